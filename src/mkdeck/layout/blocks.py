"""Blocks that every page is made of: frame, title, footer, numerals, and the rows behind charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mkdeck.layout.footer import footer_text
from mkdeck.scene import Chart, Fragment, Item, Mark, Picture, Rect, Text
from mkdeck.story import Derived, Part, ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdeck.claims import Claim
    from mkdeck.layout.look import Look
    from mkdeck.quantity import Quantity


HAIRLINE = 1.0


TITLE_WIDTH = 645.0
"""Nine columns of a slide: a longer line is hard to scan."""


DIGIT = 0.33
"""Half the height of a digit, in em: what centres a numeral on a bar."""


@dataclass(frozen=True)
class Row:
    """One mark of a chart: whose figure it is and what it is called."""

    claim: Claim
    name: str
    label: str
    quantity: Quantity

    @property
    def key(self) -> str:
        """What an author calls it: the name among a claim's values, else the claim's id."""
        return self.name or self.claim.id


def rows(part: Part) -> list[Row]:
    """The figures of the part's claims: one a claim, or each value of a single claim."""
    found = []
    for claim in part.claims:
        words = part.words[claim.id]
        if claim.spec.values:
            found += [
                Row(claim, name, words.labels.get(name, name), quantity)
                for name, quantity in claim.spec.values.items()
            ]
        elif claim.quantities:
            found.append(Row(claim, "", words.label, claim.main))
    return found


def rule(
    look: Look,
    y: float,
    *,
    strong: bool = False,
    x: float | None = None,
    right: float | None = None,
) -> Rect:
    """A rule across the content: a hairline, or the heavier one that opens a page."""
    left = look.format.margin if x is None else x
    end = look.format.right if right is None else right
    token = look.colour("ink" if strong else "rule")
    return Rect(left, y, end - left, look.format.rule if strong else HAIRLINE, token, "rule")


def title(part: Part, look: Look, y: float, width: float) -> Text:
    """The takeaway, on at most two lines, broken for good; `y` is its first baseline."""
    return look.text(
        "title",
        part.title,
        look.format.margin,
        y,
        width,
        lines=2,
        hard=True,
        name="title",
        claims=ids(part.shown),
    )


def framed(
    part: Part,
    look: Look,
    body: Sequence[Item],
    *,
    notes: Sequence[str] = (),
    base: bool = True,
    own: Sequence[Derived] = (),
) -> Fragment:
    """A slide in reading order: rule, title, subtitle, body, footer, page number.

    Args:
        part: The slide.
        look: How it looks.
        body: What stands between title and footer.
        notes: What the slide's kind adds to the footer.
        base: Whether the footer says who was asked.
        own: Figures that the slide's kind worked out itself.
    """
    heading = title(part, look, 76, TITLE_WIDTH)
    items: list[Item] = [rule(look, look.format.top, strong=True), heading]
    if part.options.subtitle:
        items.append(
            look.text(
                "subtitle",
                part.options.subtitle,
                look.format.margin,
                heading.last + 35,
                look.format.inner,
                name="subtitle",
            )
        )
    foot = [*footer(part, look, notes=notes, base=base, own=own), page(part, look)]
    return canvas(look, [*items, *body, *foot])


def page(part: Part, look: Look) -> Text:
    """The slide's number at the right end of the footer."""
    form = look.format
    return look.text(
        "footer",
        str(part.number),
        form.right - 40,
        form.foot + form.footer_gap,
        40,
        align="right",
        role="page",
    )


def footer(
    part: Part,
    look: Look,
    *,
    notes: Sequence[str] = (),
    base: bool = True,
    own: Sequence[Derived] = (),
) -> list[Item]:
    """The hairline, and below it source, base and notes; see `footer.footer_text`."""
    text = footer_text(part, look, notes=notes, base=base, own=own) if part.shown else None
    if text is None:
        return [rule(look, look.format.foot)]
    return [rule(look, text.y - look.format.footer_gap), text]


def picture(
    kind: str,
    found: Sequence[Row],
    width: float,
    height: float,
    marks: Sequence[Mark],
    alt: str,
    role: Literal["chart", "callout"] = "chart",
) -> Picture:
    """Marks that show the rows, as one picture at 0, 0; `kind` is the chart's or callout's name."""
    data = Chart(
        kind,
        tuple((row.label, row.quantity.amount, row.quantity.upper) for row in found),
        found[0].quantity.unit,
    )
    claims = tuple(dict.fromkeys(row.claim.id for row in found))
    return Picture(0, 0, width, height, tuple(marks), role, alt, data, claims)


def told(found: Sequence[Row], look: Look) -> str:
    """The rows of a chart in words, for alternative texts."""
    return look.language.semicolons(
        look.language.word("row", label=row.label, value=look.language.running(row.quantity))
        for row in found
    )


def canvas(look: Look, items: Sequence[Item]) -> Fragment:
    """Items on the whole canvas."""
    return Fragment(look.format.width, look.format.height, tuple(items))
