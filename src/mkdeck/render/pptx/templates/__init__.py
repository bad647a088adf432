"""Templates: what there is in a presentation that slides are to be made on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frozendict import frozendict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdeck.render.template import Report, Template


def read_template(name: str, data: bytes, layouts: Mapping[str, str] = frozendict()) -> Template:
    """A template's file as what slides are laid out on.

    Args:
        name: What messages call it.
        data: The file.
        layouts: Names of its layouts by kinds of slide.

    Raises:
        TemplateError: Slides cannot be made on it.
    """
    from mkdeck.render.pptx.templates.reading import analysed, template
    from mkdeck.render.pptx.templates.report import warnings

    reading = analysed(data, layouts)
    return template(name, data, reading, warnings(name, reading), layouts)


def check_template(name: str, data: bytes) -> Report:
    """Everything about a template; arguments and errors are those of `read_template`."""
    from mkdeck.render.pptx.templates.reading import analysed
    from mkdeck.render.pptx.templates.report import report

    return report(name, analysed(data))
