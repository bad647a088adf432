"""Slides of a kind before they show anything, which documents make their layouts of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frozendict import frozendict

from mkdeck.layout.blocks import CAPITALS, rule
from mkdeck.layout.brand import brand_items
from mkdeck.layout.frame import numbered
from mkdeck.layout.kinds import AIR, Chart
from mkdeck.scene import Box, Scene, move
from mkdeck.text import DoesNotFitError, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.languages import Language
    from mkdeck.layout.kinds import Laid
    from mkdeck.layout.look import Look
    from mkdeck.scene import Item, Text

FIGURE, WORDS_BELOW = 0.46, 50.5
"""Where a figure stands, as a share of the body's height, and how far below it what it says."""

WIDTH = 0.5
"""Share of the width that a figure's words take."""

LINES = 3
"""Lines of them."""

PROMPTS = {
    "title": {
        "en": "Title: what it comes to",
        "et": "Pealkiri: mis sellest järeldub",
        "ru": "Заголовок: главный вывод",
        "zh-Hans": "标题：结论",
        "zh-Hant": "標題：結論",
        "ja": "タイトル：要点",
    },
    "lead": {
        "en": "What the figure says",
        "et": "Mida arv ütleb",
        "ru": "О чём говорит число",
        "zh-Hans": "数字说明什么",
        "zh-Hant": "數字說明什麼",
        "ja": "数字が示すこと",
    },
    "fact": {
        "en": "A second fact",
        "et": "Teine fakt",
        "ru": "Второй факт",
        "zh-Hans": "另一个事实",
        "zh-Hant": "另一項事實",
        "ja": "もう一つの事実",
    },
    "subtitle": {
        "en": "What is measured, and in which unit",
        "et": "Mida mõõdetakse ja mis ühikus",
        "ru": "Что измеряется и в каких единицах",
        "zh-Hans": "测量内容与单位",
        "zh-Hant": "測量內容與單位",
        "ja": "測定内容と単位",
    },
    "axis": {
        "en": "A detail",
        "et": "Täpsustus",
        "ru": "Уточнение",
        "zh-Hans": "细节",
        "zh-Hant": "細節",
        "ja": "補足",
    },
    "table": {
        "en": "Table",
        "et": "Tabel",
        "ru": "Таблица",
        "zh-Hans": "表格",
        "zh-Hant": "表格",
        "ja": "表",
    },
    "chart": {
        "en": "Chart",
        "et": "Diagramm",
        "ru": "Диаграмма",
        "zh-Hans": "图表",
        "zh-Hant": "圖表",
        "ja": "グラフ",
    },
}
"""Words that say what stands where, by language; a source is called as footers call it."""

FIGURES = "00%"
"""What stands for a figure in every language."""

NAMELESS = "…"
"""What stands for them in a language that has none."""


def prompts(language: Language) -> Mapping[str, str]:
    """The words by what a text is for."""
    said = {role: language.say(words) or NAMELESS for role, words in PROMPTS.items()}
    source = language.word("source-label")
    return frozendict(said | {"number": FIGURES, "footer": source, "reference": source})


def model(kind: Laid, look: Look) -> tuple[Scene, Box | None]:
    """A slide of a kind with words that say what stands where, and where its chart stands."""
    sheet = look.format
    words = prompts(look.language)
    heading = _prompt(
        look,
        "title",
        words["title"],
        sheet.margin,
        sheet.rule.top + sheet.title.drop,
        sheet.title.width or sheet.inner,
        hard=True,
        lines=sheet.title.lines,
    )
    items: list[Item] = [rule(look, sheet.rule.top, strong=True), heading]
    # Below a title of all the lines that it may take.
    last = heading.y + heading.pitch * (sheet.title.lines - 1)
    top = sheet.body.top or last + sheet.body.gap
    bottom = sheet.body.bottom or sheet.footer.top - sheet.body.foot
    body = Box(sheet.margin, top, sheet.inner, bottom - top)
    chart = None
    if isinstance(kind, Chart) or kind.axis:
        y = last + sheet.subtitle.drop
        items.append(_prompt(look, "subtitle", words["subtitle"], sheet.margin, y, sheet.inner))
        chart = Box(body.x, body.y + AIR[0], body.width, body.height - sum(AIR))
    elif kind.rows[0]:
        items += _figure(look, words, body)
    else:
        text = _prompt(look, "lead", words["lead"], body.x, 0, body.width, lines=LINES)
        items.append(move(text, 0, body.y + text.size))
    items += _foot(look, words, cites=bool(kind.rows[0]))
    return (
        Scene(
            kind.name,
            sheet.width,
            sheet.height,
            (*items, *brand_items(look, items)),
            kind.name,
            look.theme.palette,
            ground=look.background,
            layout=look.ground,
            lang=look.language.tag,
            kind=kind.name,
        ),
        chart,
    )


def _prompt(
    look: Look, style: str, words: str, x: float, y: float, wide: float, **changes: Any
) -> Text:
    """Words that say what stands there, or the nameless sign where a face is too wide for them."""
    try:
        return look.text(style, words, x, y, wide, **changes)
    except DoesNotFitError:
        return look.text(style, NAMELESS, x, y, wide, **changes)


def _figure(look: Look, words: Mapping[str, str], body: Box) -> list[Item]:
    """A figure, and what it says below it."""
    size = min(look.spec("hero").size, FIGURE * body.height / CAPITALS)
    y, wide = body.y + FIGURE * body.height, body.width * WIDTH
    size = min(size, look.widest("hero", [[Span(words["number"])]], wide))
    number = look.text("hero", words["number"], body.x, y, wide, size=size, role="number")
    said = _prompt(look, "lead", words["lead"], body.x, y + WORDS_BELOW, wide, lines=LINES)
    return [number, said]


def _foot(look: Look, words: Mapping[str, str], *, cites: bool) -> list[Item]:
    """The hairline, the source below it, and the number of the page."""
    sheet = look.format
    y = sheet.footer.top + sheet.footer.drop
    items: list[Item] = [rule(look, sheet.footer.top)]
    if cites:
        wide = sheet.inner - sheet.footer.reserved
        items.append(_prompt(look, "footer", words["footer"], sheet.margin, y, wide))
    return [*items, *numbered(0, look)]
