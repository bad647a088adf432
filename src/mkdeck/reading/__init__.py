"""YAML and plain data to located trees, and trees to models."""

from mkdeck.reading.files import is_file, is_folder, yaml_file, yaml_files_below, yaml_files_in
from mkdeck.reading.folding import on_one_line
from mkdeck.reading.frozen import FrozenDict, Plain
from mkdeck.reading.gate import gate
from mkdeck.reading.merging import merged
from mkdeck.reading.models import M, Model, RuleError, parse
from mkdeck.reading.nodes import Node, node_of, placed
from mkdeck.reading.places import Places
from mkdeck.reading.text import read, read_text

__all__ = [
    "FrozenDict",
    "M",
    "Model",
    "Node",
    "Places",
    "Plain",
    "RuleError",
    "gate",
    "is_file",
    "is_folder",
    "merged",
    "node_of",
    "on_one_line",
    "parse",
    "placed",
    "read",
    "read_text",
    "yaml_file",
    "yaml_files_below",
    "yaml_files_in",
]
