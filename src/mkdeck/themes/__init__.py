"""Themes: colour tokens, faces and the brand."""

from mkdeck.themes.brand import Brand, Logo
from mkdeck.themes.brand_yml import BRAND_FILES
from mkdeck.themes.colour import contrast
from mkdeck.themes.faces import Face, FaceSet, FaceSpec
from mkdeck.themes.theme import Theme, ThemeFile, load_theme
from mkdeck.themes.tokens import TEXT_CONTRAST, Colours

__all__ = [
    "BRAND_FILES",
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
