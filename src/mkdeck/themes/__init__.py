"""Themes: colour tokens and faces."""

from mkdeck.themes.colour import contrast
from mkdeck.themes.theme import (
    TEXT_CONTRAST,
    Colours,
    Face,
    FaceSet,
    FaceSpec,
    Theme,
    ThemeFile,
    load_theme,
)

__all__ = [
    "TEXT_CONTRAST",
    "Colours",
    "Face",
    "FaceSet",
    "FaceSpec",
    "Theme",
    "ThemeFile",
    "contrast",
    "load_theme",
]
