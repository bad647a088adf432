"""What may stand beside a placeholder: a figure has its own sign, currency, scale and unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdeck.languages import Language

_NAME = r"(?P<name><[^<>\s]+>)"

_SIGN_BEFORE = re.compile(rf"(?:[$€£¥₽₩₹±×√≈~]\s?|(?<![^\W_])[-−–+]\s?|[<>])+{_NAME}")
"""A sign or a currency before it; a hyphen within a word, as in "post-<value>", is none."""

_SIGN_AFTER = re.compile(
    rf"{_NAME}(?:\s*\(?[%‰％﹪×°]|-fold\b|\s(?:million|billion|trillion|per\s?cent|pct)\b)",
    re.IGNORECASE,
)

_TOUCHING = re.compile(rf"(?:[^\W_]{_NAME}|(?P<other><[^<>\s]+>)(?:[^\W_]|[.,/–-]?<[^<>\s]+>))")
"""A letter, a digit or another placeholder against it, where spaces part words."""

_DIGITS = "0-9０-９〇零一二三四五六七八九十百千万萬億亿兆"
_TOUCHING_EAST = re.compile(
    rf"(?:[{_DIGITS}A-Za-z]{_NAME}|(?P<other><[^<>\s]+>)(?:[{_DIGITS}A-Za-z割倍]|[成分](?![\u3400-\u9fff])|[.,/–-]?<))"
)
"""The same between Chinese and Japanese words, which touch a placeholder anyway."""

_MISSED = re.compile(
    r"<<[^<>]+>>|<\s*([^<>\s]+)\s*>|[‹{]\s*([^<>{}‹›\s]+)\s*[›}]|&lt;\s*([^&\s]+?)\s*&gt;"
)
"""What was meant as a placeholder, as like as not."""


def beside_placeholder(text: str, language: Language) -> tuple[str, str] | None:
    """What would change the figure of a placeholder, as it stands, and the placeholder; or None."""
    touching = _TOUCHING if language.catalogue.spaces else _TOUCHING_EAST
    for form in (_SIGN_BEFORE, _SIGN_AFTER, touching):
        found = form.search(text)
        if found:
            parts = found.groupdict()
            return found[0], parts["name"] or parts.get("other") or "<…>"
    return None


def missed_placeholder(text: str, names: Collection[str]) -> tuple[str, str] | None:
    """What looks like a placeholder of a name and is none, and the placeholder; or None."""
    for found in _MISSED.finditer(text):
        name = found[1] or found[2] or found[3] or ""
        if found[0].startswith("<<"):
            return found[0], found[0][1:-1]
        if name in names and found[0] != f"<{name}>":
            return found[0], f"<{name}>"
    return None
