"""Where words with a hyphen may be cut."""

from __future__ import annotations

import pytest

from mkdeck.text.breaking import _units


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("score in e-commerce", ("score ", "in ", "e-commerce")),
        ("уйти из-за цены", ("уйти ", "из-за ", "цены")),
        ("a first-choice channel", ("a ", "first-", "choice ", "channel")),
    ],
)
def test_a_single_letter_stays_with_its_word(text: str, cut: tuple[str, ...]) -> None:
    assert _units(text, "en") == cut
