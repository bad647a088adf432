"""YAML to located trees, and trees to models."""

from mkdeck.reading.models import FrozenDict, M, Model, parse
from mkdeck.reading.nodes import Node, read, read_text

__all__ = ["FrozenDict", "M", "Model", "Node", "parse", "read", "read_text"]
