"""What is found about a figure, and about a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mkdeck.codes import Severity

Kind = Literal[
    "same", "edited", "another-claim", "no-claim", "changed", "withdrawn", "source-gone", "aged",
    "guessed", "gone", "unread",
]  # fmt: skip
"""What is found; all but `same` are codes of problems."""

ERRORS = frozenset({"edited", "another-claim", "no-claim", "changed", "withdrawn", "source-gone"})
"""Kinds that are wrong; the others ask for a look."""

PUT_BACK = "put the figure back that was delivered, or build the deck again"

TAKE_OUT = "take it out, or make a claim of it and build the deck again"

Carrier = Literal["tags", "names", "notes", "manifest", "packet", "text", ""]
"""What a figure's claim was known by."""

Part = Literal["words", "alternative text", "chart", "sheet", "label", "notes", "picture", "file"]
"""Where it stands in a shape, a slide or a file."""


@dataclass(frozen=True)
class Finding:
    """A finding about one figure, or about a place where figures cannot be read.

    Attributes:
        slide: Number of the slide, or 0 of what is on none.
        shape: Name of the shape, or nothing.
        claim: Id, or nothing where it is no claim's.
        value: Name of the claim's value.
        printed: The figure as the file prints it, or nothing.
        delivered: The same as it was delivered, where that is known.
        library: The same as the library has it today, where it has the claim.
        carrier: What its claim was known by.
        message: What was found, in lower case; nothing of a figure that is the same.
        hint: What would put it right.
        mild: Whether it is only a warning, though its kind is wrong.
    """

    kind: Kind
    slide: int = 0
    shape: str = ""
    part: Part = "words"
    claim: str = ""
    value: str = ""
    printed: str = ""
    delivered: str = ""
    library: str = ""
    carrier: Carrier = ""
    message: str = ""
    hint: str = ""
    mild: bool = False

    @property
    def severity(self) -> Severity | None:
        """How bad it is; None of a figure that is the same."""
        if self.kind == "same":
            return None
        return "error" if self.kind in ERRORS and not self.mild else "warning"


@dataclass(frozen=True)
class Traced:
    """A file that was read back.

    Attributes:
        file: What messages call it.
        slides: How many slides it has, and on how many there is anything of ours.
        findings: In the order of the file.
        others: How many figures stand on slides without anything of ours.
        left: How many claims of a picture found no room in what it says of itself.
    """

    file: str
    slides: tuple[int, int] = (0, 0)
    findings: tuple[Finding, ...] = field(default=())
    others: int = 0
    left: int = 0
