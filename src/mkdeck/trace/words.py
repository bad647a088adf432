"""Words of a shape held against the figures that were delivered with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdeck.claims import plain
from mkdeck.trace.findings import PUT_BACK, TAKE_OUT, Finding
from mkdeck.trace.matching import aligned, figures_now, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mkdeck.languages import Language
    from mkdeck.scene import Figure
    from mkdeck.trace.findings import Carrier, Part
    from mkdeck.trace.standing import Judge, Owner


@dataclass(frozen=True, eq=False)
class Page:
    """What a page was delivered with, to hold its words against.

    Attributes:
        judge: What the library says.
        number: Of the slide.
        language: What it is written in.
        contents: Hash of what the library said of each claim, by id.
        owners: Whose each figure of the page is, as `key` has it.
        claims: Ids of all claims that it shows.
        printed: The figures of its claims, as they were delivered.
        carrier: What its claims are known by.
        whole: Whether all figures on it are ours, so that a further one is a fault.
    """

    judge: Judge
    number: int
    language: Language
    contents: Mapping[str, str]
    owners: Mapping[str, tuple[Owner, ...]]
    claims: tuple[str, ...]
    printed: tuple[str, ...]
    carrier: Carrier
    whole: bool = True

    def finding(self, shape: str, part: Part = "words") -> Finding:
        """A finding at a place of the page, of which nothing is said yet."""
        return Finding("same", self.number, shape, part, carrier=self.carrier)

    def whose(self, printed: str, but: Owner = ("", "")) -> Owner | None:
        """Whose figure of the page it is: as delivered, else in the library.

        Args:
            printed: The figure.
            but: The claim and value that it is not to be.
        """
        others = (owner for owner in self.owners.get(key(printed), ()) if owner != but)
        return next(others, None) or self.judge.whose(printed, self.claims, self.language, but)

    def words(
        self,
        place: Finding,
        text: str,
        delivered: Sequence[Figure],
        named: Sequence[str] = (),
        *,
        free: bool = False,
        reworded: bool = False,
    ) -> Iterator[Finding]:
        """Findings about every figure of a text.

        Args:
            place: A finding at its place.
            text: What stands there.
            delivered: The figures that were delivered with it.
            named: Ids of the claims that the shape is named after.
            free: Whether figures may come and go, as in an author's own notes.
            reworded: Whether the words are known to be others than those delivered.
        """
        # Of figures that are no claim's, those with a space would be read in pieces.
        own = [one.text for one in delivered if one.claim or " " in one.text]
        known = [*self.printed, *own]
        now = figures_now(text, known, self.language)
        for old, new in aligned(delivered, now, moved=free):
            if old is None:
                if not free:
                    yield from self.added(place, new, text, named)
            elif not new:
                if old.claim and not free:
                    yield self._gone(place, old, text)
            elif key(old.text) == key(new):
                if old.claim:
                    yield self._same(place, old, new, text if reworded else "")
            else:
                yield self.replaced(place, old, new)

    def _same(self, place: Finding, old: Figure, new: str, text: str) -> Finding:
        qualified = self._qualified(old, text)
        if qualified:
            return self.replaced(place, old, qualified)
        found = replace(place, claim=old.claim, value=old.value, printed=new, delivered=old.text)
        return self.judge.judged(found, self.contents.get(old.claim, ""), self.language)

    def _qualified(self, old: Figure, text: str) -> str:
        """The figure with a word such as over or nearly that the claim's own words have not."""
        said = key(text)
        for pattern in self.language.catalogue.qualifiers.values() if text else ():
            phrase = plain(self.language.fill(pattern, q=old.text))
            longer = key(phrase) != key(old.text) and key(phrase) in said
            if longer and not self.judge.says(old.claim, phrase, self.language):
                return phrase
        return ""

    def _gone(self, place: Finding, old: Figure, text: str) -> Finding:
        found = replace(place, claim=old.claim, value=old.value, delivered=old.text)
        counted = self.language.number_words.search(text)
        if counted:
            message = f'"{old.text}" was delivered here, and the words now count by "{counted[0]}"'
            return replace(found, kind="edited", message=message, hint=PUT_BACK)
        message = f'"{old.text}" of "{old.claim}" was delivered here, and is gone'
        hint = "see that the words are true without it"
        return replace(found, kind="gone", message=message, hint=hint)

    def replaced(self, place: Finding, old: Figure, new: str) -> Finding:
        """The finding of a figure that stands where another was delivered."""
        found = replace(place, claim=old.claim, value=old.value, printed=new, delivered=old.text)
        mine = (old.claim, old.value)
        if old.claim and self.judge.whose(new, [old.claim], self.language) == mine:
            message = (
                f'prints "{new}", which the library says of "{old.claim}" today, where '
                f'"{old.text}" was delivered'
            )
            hint = "build the deck again, so that its tags say so too"
            return replace(found, kind="guessed", library=new, message=message, hint=hint)
        owner = self.whose(new, mine)
        own = f' of "{old.claim}"' if old.claim else ""
        if owner:
            message = (
                f'prints "{new}", a figure of "{owner[0]}", where "{old.text}"{own} was delivered'
            )
            return replace(found, kind="another-claim", message=message, hint=PUT_BACK)
        message = f'prints "{new}" where "{old.text}"{own} was delivered'
        return replace(found, kind="edited", message=message, hint=PUT_BACK)

    def added(self, place: Finding, new: str, text: str, named: Sequence[str]) -> Iterator[Finding]:
        """The finding of a figure that was not delivered there."""
        if not self.judge.nameless(new):
            return
        found = replace(place, printed=new, carrier="text")
        own = self.judge.whose(new, named, self.language)
        owner = own or self.whose(new)
        if owner and named and not own:
            message = f'prints "{new}", a figure of "{owner[0]}", which was not delivered here'
            found = replace(found, kind="another-claim", message=message, hint=PUT_BACK)
        else:
            owner = owner or self.judge.about(new, text, self.language)
            if owner is None and not self.whole:
                return
            if owner is None:
                message = f'prints "{new}", which was not delivered here and is no claim\'s'
                found = replace(found, kind="no-claim", message=message, hint=TAKE_OUT)
            else:
                message = f'prints "{new}", taken for a figure of "{owner[0]}" by its words alone'
                hint = "see that it means that claim"
                found = replace(found, kind="guessed", message=message, hint=hint)
        yield replace(found, claim=owner[0], value=owner[1]) if owner else found
