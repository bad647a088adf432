"""Themes: colour tokens, faces and the brand."""

from mkdeck.themes.brand import Brand, Logo
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
    "Brand",
    "Colours",
    "Face",
    "FaceSet",
    "FaceSpec",
    "Logo",
    "Theme",
    "ThemeFile",
    "contrast",
    "load_theme",
]
