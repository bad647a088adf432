"""What is wrong with a part: its claims, its words, the rows that its options name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdeck.claims import gate_claim
from mkdeck.errors import did_you_mean
from mkdeck.story.gate import check_words
from mkdeck.story.kinds import drawn, span
from mkdeck.story.spec import ROW, ROWS, SHOWN, WAYS, marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mkdeck.claims import Claim
    from mkdeck.errors import Problem
    from mkdeck.formats import Form
    from mkdeck.languages import Language
    from mkdeck.reading import Node
    from mkdeck.story.kinds import Kind
    from mkdeck.story.parts import Draft, Part
    from mkdeck.story.spec import DeckSpec


def claim_problems(
    draft: Draft, claims: tuple[Claim, ...], kinds: Mapping[str, Kind]
) -> Iterator[Problem]:
    """As many claims as the kind takes, each of a sort that it shows, fit for one axis."""
    kind, node = draft.kind, draft.node
    refused = [cannot for claim in claims if (cannot := kind.accepts(claim))]
    yield from _count_problems(draft, claims, rows=not refused)
    for i, claim in enumerate(claims):
        cannot = kind.accepts(claim)
        if cannot:
            way = next(key for key in WAYS if getattr(draft.options, key))
            yield node.problem(
                f'"{kind.name}" cannot show claim "{claim.id}": {cannot}',
                way,
                *((i,) if way == "claims" else ()),
                code="unfit",
                hint=_kinds_for(claim, draft.form, kinds),
            )
    yield from _incomparable(kind, claims, node)


def _count_problems(draft: Draft, claims: tuple[Claim, ...], *, rows: bool) -> Iterator[Problem]:
    """Too few or too many claims, or figures of them where these are to be counted."""
    kind, node = draft.kind, draft.node
    if not kind.least <= len(claims) <= kind.most:
        hint = '"mkdeck explain" tells why the selection left each claim'
        yield node.problem(
            f'"{kind.name}" needs {kind.needs}; {len(claims)} given',
            "kind",
            code="claim-count",
            hint=hint if draft.options.select else "name as many, or choose another kind",
        )
        return
    count = sum(map(drawn, claims))
    if rows and not kind.rows[0] <= count <= kind.rows[1]:
        noun = "figure" if kind.rows[1] == 1 else "figures"
        yield node.problem(
            f'"{kind.name}" shows {span(*kind.rows)} {noun}; its claims have {count}',
            "kind",
            code="row-count",
            hint="choose another kind, or claims with "
            f"{'fewer' if count > kind.rows[1] else 'more'} figures",
        )


def _kinds_for(claim: Claim, form: Form, kinds: Mapping[str, Kind]) -> str:
    """A hint that names the kinds which can show a claim alone."""
    able = [
        kind.name
        for kind in kinds.values()
        if form in kind.forms
        and kind.draws
        and kind.least <= 1 <= kind.most
        and kind.rows[0] <= drawn(claim) <= kind.rows[1]
        and not kind.accepts(claim)
    ]
    return f"kinds that can show it: {', '.join(able)}" if able else ""


def _incomparable(kind: Kind, claims: tuple[Claim, ...], node: Node) -> Iterator[Problem]:
    """The first two claims that cannot share an axis."""
    for other in claims[1:]:
        differs = kind.apart(claims[0], other)
        if differs:
            yield node.problem(
                f'"{claims[0].id}" and "{other.id}" cannot share an axis: {differs}',
                "kind",
                hint='show them as "stats", each with its own base and source',
                code="incomparable",
            )
            return


def word_problems(
    draft: Draft, claims: Iterable[Claim], language: Language, literals: Collection[str]
) -> Iterator[Problem]:
    """Words in the deck's language, with no figures but the claim's own."""
    for claim in claims:
        if language.tag in claim.texts:
            yield from gate_claim(claim, draft.node, literals)
            yield from _unnamed_units(claim, draft.node, language)
        else:
            yield draft.node.problem(
                f'claim "{claim.id}" has no text in {language.catalogue.name}',
                code="untranslated",
                hint=f'add its words to a file "claims/….{language.tag}.yaml", or choose another',
            )


def _unnamed_units(claim: Claim, node: Node, language: Language) -> Iterator[Problem]:
    """Units of the library's own that have no name in the deck's language."""
    quantities = claim.quantities.values()
    units = [quantity.unit for quantity in quantities]
    units += [quantity.rate.unit for quantity in quantities if quantity.rate]
    for unit in dict.fromkeys(units):
        if unit.names and language.tag not in unit.names:
            yield node.problem(
                f'the unit "{unit.key}" of claim "{claim.id}" has no name in '
                f"{language.catalogue.name}",
                code="untranslated",
                hint=f'add "{language.tag}: …" to its names in units.yaml',
            )


def row_problems(draft: Draft, claims: tuple[Claim, ...]) -> Iterator[Problem]:
    """Options that name a row, or a claim that is shown, must name one."""
    shown = {claim.id for claim in claims}
    rows = {key for claim in claims for key in claim.spec.values or (claim.id,)}
    named = [(name, rows) for name in marked(draft.kind.options, ROW)]
    named += [(name, rows) for name in marked(draft.kind.options, ROWS)]
    named += [(name, shown) for name in marked(draft.kind.options, SHOWN)]
    for field_name, keys in named:
        held = getattr(draft.options, field_name)
        for key in [held] if isinstance(held, str) else held:
            if key and key not in keys:
                yield draft.node.problem(
                    f'"{key}" is not among what is shown',
                    field_name,
                    code="unknown-row",
                    hint=did_you_mean(key, keys) or "name a claim that is shown",
                )


def plain_words(spec: DeckSpec, node: Node) -> Iterator[Problem]:
    """That a text of the author's is not in the language that the deck is built in."""
    own, wanted = spec.own, spec.file.language
    text = node.value if isinstance(node.value, str) else ""
    if node.language or own == wanted or not any(map(str.isalpha, text)):
        return
    falls = spec.file.fallback == own
    yield node.problem(
        f'the text is in "{own}" only' + ("; it stands as it is" if falls else ""),
        code="untranslated",
        hint=f"write {{{own}: …, {wanted}: …}}"
        + ("" if falls else f', or add "fallback: {own}" to the deck'),
        severity="warning" if falls else "error",
    )


def deck_word_problems(spec: DeckSpec, language: Language) -> Iterator[Problem]:
    """The gate for the words that belong to no single slide."""
    for steps in (
        ("title",),
        ("kicker",),
        ("infographic", "title"),
        ("infographic", "kicker"),
        ("infographic", "standfirst"),
    ):
        node = spec.node.at(*steps)
        if isinstance(node.value, str) and node is not spec.node.at(*steps[:-1]):
            yield from check_words(node, {}, spec.file.literals, language)
            yield from plain_words(spec, node)


def contradictions(parts: Sequence[Part]) -> Iterator[Problem]:
    """Claims that contradict each other and stand nowhere side by side."""
    places: dict[str, list[Part]] = {}
    for part in parts:
        for claim in part.shown:
            places.setdefault(claim.id, []).append(part)
    for i, part in enumerate(parts):
        for claim in part.shown:
            for key, reason in claim.spec.conflicts.items():
                earlier = [other for other in places.get(key, ()) if other in parts[:i]]
                if not earlier or any(other in places[key] for other in places[claim.id]):
                    continue
                yield part.node.problem(
                    f'claim "{claim.id}" contradicts "{key}" of {earlier[0].place}: {reason}',
                    "kind",
                    code="contradiction",
                    hint="show the two side by side, or leave one of them out",
                    severity="warning",
                )
