"""YAML to located trees, and trees to models."""

from mkdeck.reading.models import M, Model, RuleError, parse
from mkdeck.reading.nodes import Node, read, read_text

__all__ = ["M", "Model", "Node", "RuleError", "parse", "read", "read_text"]
