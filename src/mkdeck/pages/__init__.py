"""Pages: fragments arranged as slides, cards and an infographic."""

from mkdeck.pages.arrange import all_scenes, page_counts
from mkdeck.pages.models import models

__all__ = ["all_scenes", "models", "page_counts"]
