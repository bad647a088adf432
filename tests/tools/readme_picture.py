"""Makes the README's picture out of real output: `python tests/tools/readme_picture.py`.

Slides as pictures, a card and the infographic of the loyalty deck, side by side.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from mkdeck.project import Project

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "images" / "loyalty.png"
SLIDES = ("03", "04", "07", "11", "12", "13")
WIDTH, GAP, GROUND = 620, 16, "#C9C9C4"


def picture() -> Image.Image:
    """Six slides and a card on the left, the infographic on the right."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project.open(ROOT / "decks" / "loyalty.yaml")
        project.make(Path(folder), ("slides", "infographic", "cards"))
        made = Path(folder) / "loyalty"
        small = [_open(made / "slides" / f"{name}.png", WIDTH) for name in SLIDES]
        cards = [_open(path, WIDTH) for path in sorted((made / "cards").glob("*.png"))[:2]]
        columns = [[*small[::2], cards[0]], [*small[1::2], cards[1]]]
        height = max(sum(image.height + GAP for image in column) for column in columns) + GAP
        tall = Image.open(made / "infographic.png").convert("RGB")
        tall = tall.resize((round(tall.width * (height - 2 * GAP) / tall.height), height - 2 * GAP))
    sheet = Image.new("RGB", (2 * WIDTH + tall.width + 4 * GAP, height), GROUND)
    for i, column in enumerate(columns):
        y = GAP
        for image in column:
            sheet.paste(image, (GAP + i * (WIDTH + GAP), y))
            y += image.height + GAP
    sheet.paste(tall, (2 * WIDTH + 3 * GAP, GAP))
    return sheet.quantize(128)


def _open(path: Path, width: int) -> Image.Image:
    image = Image.open(path).convert("RGB")
    size = (width, round(image.height * width / image.width))
    return image.resize(size, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    picture().save(TARGET, optimize=True)
