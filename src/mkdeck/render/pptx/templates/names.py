"""What layouts are called, in the languages of PowerPoint and of LibreOffice."""

from __future__ import annotations

import re
from typing import Literal

Part = Literal["cover", "chapter", "content"]
"""What a layout is for: the deck's title, the title of a part of it, or anything else."""

TYPES: dict[Part, frozenset[str]] = {
    "cover": frozenset({"title"}),
    "chapter": frozenset({"secHead"}),
    "content": frozenset({"obj"}),
}
"""What files call each in their own words."""

NAMES: dict[Part, tuple[str, ...]] = {
    "cover": (
        "title slide",
        "title page",
        "cover",
        "titelfolie",
        "diapositive de titre",
        "diapositiva de título",
        "diapositiva titolo",
        "slide de título",
        "diapositivo de título",
        "titeldia",
        "rubrikbild",
        "titelslide",
        "tittellysbilde",
        "otsikkodia",
        "tiitelslaid",
        "slajd tytułowy",
        "úvodní snímek",
        "címdia",
        "титульный слайд",
        "титульний слайд",
        "başlık slaydı",
        "标题幻灯片",
        "標題投影片",
        "タイトル スライド",
        "제목 슬라이드",
    ),
    "chapter": (
        "section header",
        "section title",
        "section",
        "divider",
        "chapter",
        "abschnittsüberschrift",
        "titre de section",
        "encabezado de sección",
        "intestazione sezione",
        "cabeçalho da seção",
        "cabeçalho da secção",
        "sectiekop",
        "avsnittsrubrik",
        "afsnitsoverskrift",
        "deloverskrift",
        "osan ylätunniste",
        "jaotise päis",
        "nagłówek sekcji",
        "záhlaví oddílu",
        "szakaszfejléc",
        "заголовок раздела",
        "заголовок розділу",
        "bölüm üst bilgisi",
        "节标题",
        "區段標題",
        "セクション見出し",
        "구역 머리글",
    ),
    "content": (
        "title and content",
        "title, content",
        "titel und inhalt",
        "titre et contenu",
        "título y contenido",
        "título y objetos",
        "titolo e contenuto",
        "título e conteúdo",
        "título e objeto",
        "titel en inhoud",
        "titel en object",
        "rubrik och innehåll",
        "titel og indhold",
        "tittel og innhold",
        "otsikko ja sisältö",
        "pealkiri ja sisu",
        "tytuł i zawartość",
        "nadpis a obsah",
        "cím és tartalom",
        "заголовок и объект",
        "заголовок і об'єкт",
        "başlık ve içerik",
        "标题和内容",
        "標題及內容",
        "標題及物件",
        "タイトルとコンテンツ",
        "제목 및 내용",
    ),
}
"""Names by which layouts without a type are known, in small letters."""

FOOTERS = frozenset(
    {
        "footer",
        "fußzeile",
        "pied de page",
        "pie de página",
        "piè di pagina",
        "rodapé",
        "voettekst",
        "sidfot",
        "sidefod",
        "bunntekst",
        "alatunniste",
        "jalus",
        "stopka",
        "zápatí",
        "élőláb",
        "нижний колонтитул",
        "нижній колонтитул",
        "altbilgi",
        "页脚",
        "頁尾",
        "フッター",
        "바닥글",
    }
)
"""What footers are called in files that give them no words of their own."""

_NUMBER = re.compile(r"^\d+[_ .]*|[_ ]*\d+$")


def plain(name: str) -> str:
    """A name in small letters, without numbers at its ends that tell copies apart."""
    return _NUMBER.sub("", name.strip()).casefold()


def called(name: str, part: Part) -> bool:
    """Whether a layout's name says that it is for a part."""
    return plain(name) in NAMES[part]


def footer_words(said: str) -> str:
    """The words of a footer; nothing where they only say that one stands there."""
    return "" if said.strip("<> ").lower() in FOOTERS else said
