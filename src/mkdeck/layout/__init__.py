"""Layout: looks, rooms, blocks, frames and footers that every kind is made of."""

from mkdeck.layout.annotating import Marked, annotated, check_lines, compared, heads, uprights
from mkdeck.layout.blocks import DIGIT, HAIRLINE, described, emblem, picture, rule, title, told
from mkdeck.layout.brand import brand_items, branded, strip
from mkdeck.layout.doubts import contradicted_notes, doubts
from mkdeck.layout.footer import (
    certainty_notes,
    citation_spans,
    cited_briefly,
    derived_notes,
    implied_notes,
    label_span,
    references,
    whisker_notes,
)
from mkdeck.layout.frame import banded, canvas, footer, framed, page
from mkdeck.layout.keys import keyed
from mkdeck.layout.kinds import Chart, Laid, Section
from mkdeck.layout.level import Level
from mkdeck.layout.levels import level
from mkdeck.layout.look import Changes, Look
from mkdeck.layout.numerals import numeral, said
from mkdeck.layout.room import DEEP, Room
from mkdeck.layout.rows import (
    Bundle,
    Order,
    Row,
    bundles,
    loudest,
    numerals,
    ordered,
    rows,
    unlike_groups,
)
from mkdeck.layout.scales import Scale, refuse_uncomparable, scale, ticks
from mkdeck.layout.times import thinned, time_label, time_labels
from mkdeck.layout.uncertain import (
    OPEN,
    extents,
    forecast,
    forecast_notes,
    from_zero,
    is_open,
    open_room,
    tip,
    whisker_ends,
    whiskers,
)

__all__ = [
    "DEEP",
    "DIGIT",
    "HAIRLINE",
    "OPEN",
    "Bundle",
    "Changes",
    "Chart",
    "Laid",
    "Level",
    "Look",
    "Marked",
    "Order",
    "Room",
    "Row",
    "Scale",
    "Section",
    "annotated",
    "banded",
    "brand_items",
    "branded",
    "bundles",
    "canvas",
    "certainty_notes",
    "check_lines",
    "citation_spans",
    "cited_briefly",
    "compared",
    "contradicted_notes",
    "derived_notes",
    "described",
    "doubts",
    "emblem",
    "extents",
    "footer",
    "forecast",
    "forecast_notes",
    "framed",
    "from_zero",
    "heads",
    "implied_notes",
    "is_open",
    "keyed",
    "label_span",
    "level",
    "loudest",
    "numeral",
    "numerals",
    "open_room",
    "ordered",
    "page",
    "picture",
    "references",
    "refuse_uncomparable",
    "rows",
    "rule",
    "said",
    "scale",
    "strip",
    "thinned",
    "ticks",
    "time_label",
    "time_labels",
    "tip",
    "title",
    "told",
    "unlike_groups",
    "uprights",
    "whisker_ends",
    "whisker_notes",
    "whiskers",
]
