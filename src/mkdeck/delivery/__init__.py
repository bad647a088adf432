"""Delivery: results staged, listed in a manifest and put in their place."""

from mkdeck.delivery.manifest import KIND_OF, entry
from mkdeck.delivery.staging import Staging

__all__ = ["KIND_OF", "Staging", "entry"]
