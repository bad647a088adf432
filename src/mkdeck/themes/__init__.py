"""Themes: colour tokens, faces and the brand."""

from mkdeck.themes.brand import Brand, Logo
from mkdeck.themes.brand_yml import BRAND_FILES
from mkdeck.themes.colour import contrast, luminance, mix
from mkdeck.themes.faces import Face, Faces, FaceSet, FaceSets, FaceSpec
from mkdeck.themes.font_files import PACKED, font_file, installed
from mkdeck.themes.seeds import derived
from mkdeck.themes.theme import Theme, ThemeFile, load_theme
from mkdeck.themes.tokens import TEXT_CONTRAST, TOKEN_NAMES, Colours

__all__ = [
    "BRAND_FILES",
    "PACKED",
    "TEXT_CONTRAST",
    "TOKEN_NAMES",
    "Brand",
    "Colours",
    "Face",
    "FaceSet",
    "FaceSets",
    "FaceSpec",
    "Faces",
    "Logo",
    "Theme",
    "ThemeFile",
    "contrast",
    "derived",
    "font_file",
    "installed",
    "load_theme",
    "luminance",
    "mix",
]
