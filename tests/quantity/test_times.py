"""Points in time as people write them, and how far apart they stand."""

from __future__ import annotations

import pytest

from mkdeck.languages import load_language
from mkdeck.quantity import read_time, slots


@pytest.mark.parametrize(
    ("text", "step", "start"),
    [
        ("2024", "year", 2024.0),
        ("FY2024", "fiscal-year", 2024.0),
        ("FY24", "fiscal-year", 2024.0),
        ("2023/24", "fiscal-year", 2024.0),
        ("H2 2024", "half", 2024.5),
        ("2024-Q3", "quarter", 2024.5),
        ("Q3 2024", "quarter", 2024.5),
        ("2024-07", "month", 2024.5),
        ("Jul 2024", "month", 2024.5),
        ("July 2024", "month", 2024.5),
        ("2024-01-01", "day", 2024.0),
        ("1 January 2024", "day", 2024.0),
    ],
)
def test_times_as_people_write_them(text: str, step: str, start: float) -> None:
    time = read_time(text)
    assert time is not None
    assert (time.step, float(time.start)) == (step, start)


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-02-30", "Q5 2024", "2023/25", "phone", "Foo 2024", "24", "0999", ""]
)
def test_what_is_no_time(text: str) -> None:
    assert read_time(text) is None


@pytest.mark.parametrize(
    ("times", "places"),
    [
        ("1990 2010 2023 2024", [0, 20, 33, 34]),
        ("1990 2000 2020", [0, 1, 3]),
        ("2024-Q1 2024-Q2 2024-Q4", [0, 1, 3]),
        ("2023-12 2024-01 2024-03", [0, 1, 3]),
        ("2024-02-28 2024-02-29 2024-03-01", [0, 1, 2]),
        ("2024", [0]),
    ],
)
def test_a_gap_in_time_is_a_gap_on_the_axis(times: str, places: list[int]) -> None:
    found = [time for text in times.split() if (time := read_time(text))]
    assert slots(found) == places


def test_a_time_is_written_as_the_language_has_it() -> None:
    said = {
        tag: [load_language(tag).time(time) for text in ("2024-Q3", "2024-07", "2024-07-01")
              if (time := read_time(text))]
        for tag in ("en", "ru", "ja")
    }  # fmt: skip
    assert said == {
        "en": ["Q3\u00a02024", "Jul\u00a02024", "1\u00a0Jul\u00a02024"],
        "ru": [
            "3-й\u00a0кв.\u00a02024\u00a0г.",
            "июль\u00a02024\u00a0г.",
            "1\u00a0июл.\u00a02024\u00a0г.",
        ],
        "ja": ["2024/Q3", "2024年7月", "2024年7月1日"],
    }
