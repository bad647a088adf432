"""Places in a text as ICU gives them, and as Python counts them."""

from __future__ import annotations


class Letters:
    """Counts the characters before a place of a text that is given in units of UTF-16, as ICU does.

    A letter beyond U+FFFF takes two of those. Places are asked for in their order.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = max(text, default="") <= "\uffff"
        self.letters = 0
        self.units = 0

    def before(self, units: int) -> int:
        """How many characters stand before so many units."""
        if self.plain:
            return units
        while self.units < units:
            self.units += 1 + (self.text[self.letters] > "\uffff")
            self.letters += 1
        return self.letters
