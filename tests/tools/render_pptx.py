"""Draws slides as PNG files: `python tests/tools/render_pptx.py DECK.pptx... DIR`.

A check for people's eyes, not part of mkdeck. LibreOffice lays the slides out with the pinned
fonts alone: static instances of Arimo, which Arial is mapped to, Caladea for Cambria, and Noto Sans
CJK.
Needs `soffice` (Debian: libreoffice-impress) and the `dev` extra.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import font_caladea
import fontpkg
import noto_cjk_sans_jp_bold
import noto_cjk_sans_jp_regular
import pypdfium2
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FACES = [
    ("Arimo", "normal", 400),
    ("Arimo", "normal", 700),
    ("Arimo", "italic", 400),
    ("Arimo", "italic", 700),
]
EAST_ASIAN = ("Microsoft YaHei", "Microsoft JhengHei", "Yu Gothic", "Meiryo")
PIXELS_PER_POINT = 2


def fonts(folder: Path) -> Path:
    """Writes static fonts and a fontconfig file into the folder; gives the file."""
    folder.mkdir(parents=True, exist_ok=True)
    for family, style, weight in FACES:
        target = folder / f"{family}-{style}-{weight}.ttf"
        if not target.exists():
            font = TTFont(fontpkg.path(family, weight, style))
            static = instancer.instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
            static.save(target)
    folders = [
        folder,
        Path(font_caladea.font_directory),
        Path(noto_cjk_sans_jp_regular.FONT_PATH).parent,
        Path(noto_cjk_sans_jp_bold.FONT_PATH).parent,
    ]
    aliases = [
        ("Arial", "Arimo"),
        ("Cambria", "Caladea"),
        *((name, "Noto Sans CJK JP") for name in EAST_ASIAN),
    ]
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        + "".join(f"<dir>{path}</dir>" for path in folders)
        + f"<cachedir>{folder / 'cache'}</cachedir>"
        + "".join(
            f'<alias binding="same"><family>{one}</family><prefer><family>{other}</family>'
            "</prefer></alias>"
            for one, other in aliases
        )
        + "</fontconfig>",
        "utf-8",
    )
    return config


def to_pdf(decks: list[Path], folder: Path) -> None:
    """Lets LibreOffice print the decks into the folder."""
    config = fonts(Path(tempfile.gettempdir()) / "mkdeck-slide-fonts")
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *map(str, decks),
            ],
            check=True,
            env={**os.environ, "FONTCONFIG_FILE": str(config)},
            capture_output=True,
        )


def draw(decks: list[Path], folder: Path) -> list[Path]:
    """PNG files of every slide, `<deck>-<number>.png`."""
    folder.mkdir(parents=True, exist_ok=True)
    to_pdf(decks, folder)
    made = []
    for deck in decks:
        with pypdfium2.PdfDocument(folder / f"{deck.stem}.pdf") as pdf:
            for i, page in enumerate(pdf, 1):
                target = folder / f"{deck.stem}-{i:02d}.png"
                page.render(scale=PIXELS_PER_POINT).to_pil().save(target)
                made.append(target)
    return made


if __name__ == "__main__":
    for path in draw([Path(name) for name in sys.argv[1:-1]], Path(sys.argv[-1])):
        sys.stdout.write(f"{path}\n")
