"""What mkdeck chooses where an author leaves it open: kinds, and whole stories out of topics."""

from mkdeck.auto.expanding import expanded
from mkdeck.auto.meaning import MEANINGS, Meaning
from mkdeck.auto.writing import begun, written

__all__ = ["MEANINGS", "Meaning", "begun", "expanded", "written"]
