"""Which layouts a deck has, and which of them each slide has: one a kind, and more where it needs.

Slides of a kind share a layout as long as their pinned placeholders stand in one place. What they
have in common (rules, the brand) stands on it, so that a slide says only what is its own.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdeck.render.pptx.placeholders import CHART, TABLE, Filling, Holder, fillings
from mkdeck.render.pptx.plotted import chart_place
from mkdeck.render.pptx.tables import table_place
from mkdeck.scene import Box, Image, Line, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from mkdeck.render.backend import Document
    from mkdeck.render.pptx.placeholders import Slot
    from mkdeck.scene import Item, Scene
    from mkdeck.themes import Theme

FIXED = frozenset({"rule", "logo", "brand"})
"""Names and roles of what may stand on a layout without being a placeholder."""

TRIED = 12
"""How many places and how many widths of a placeholder are tried, so that large decks take no
longer a slide than small ones."""


@dataclass
class Plan:
    """A layout.

    Attributes:
        name: What PowerPoint lists it as.
        scene: A scene that has it, which gives its ground and colours.
        holders: Its placeholders by their numbers, the title first.
        fixed: What else stands on it.
        content: Where its chart or table stands, if it has one, and which it is.
    """

    name: str
    scene: Scene
    holders: dict[int, Holder] = field(default_factory=dict)
    fixed: tuple[Item, ...] = ()
    content: tuple[Slot, Box] | None = None


def planned(scenes: Sequence[Scene], document: Document) -> tuple[list[Plan], list[Plan]]:
    """The layouts of a deck, and the one of each scene.

    Args:
        scenes: The slides.
        document: Gives faces, and a model of each kind: the layout of those without a slide.
    """
    models, theme = document.models(), document.theme
    groups: list[_Group] = []
    member: list[_Group] = []
    for scene in scenes:
        own = fillings(scene)
        group = next((one for one in groups if one.takes(scene, own)), None)
        if group is None:
            group = _Group(scene, theme)
            groups.append(group)
        group.add(scene, own)
        member.append(group)
    seen = {scene.kind for scene in scenes}
    for model in models:
        if model.scene.kind not in seen:
            groups.append(_Group(model.scene, theme))
            groups[-1].add(model.scene, fillings(model.scene))
    known = {model.scene.kind: model for model in models}
    counts: Counter[str] = Counter()
    plans = []
    for group in groups:
        found = known.get(group.scene.kind)
        name = found.name if found else (group.scene.kind or "slide").capitalize()
        counts[name] += 1
        numbered = f"{name} {counts[name]}" if counts[name] > 1 else name
        places = (_content(scene, document) for scene in group.scenes)
        bare = (CHART, found.chart) if found and found.chart else None
        plans.append(group.plan(numbered, next(filter(None, places), bare)))
    of = {id(group): plan for group, plan in zip(groups, plans, strict=True)}
    return plans, [of[id(group)] for group in member]


class _Group:
    """Scenes of one kind and ground that share a layout."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        self.scene, self.theme = scene, theme
        self.pinned: dict[int, Holder] = {}
        self.found: dict[int, list[Filling]] = {}
        self.scenes: list[Scene] = []
        self.heading = 0

    def takes(self, scene: Scene, own: Sequence[Filling]) -> bool:
        """Whether a scene may share the layout."""
        if (scene.kind, scene.layout) != (self.scene.kind, self.scene.layout):
            return False
        if self.heading != _heading(own):
            return False
        pinned = [filling for filling in own if filling.slot.pinned]
        return all(
            self.pinned[filling.idx].keeps(filling)
            for filling in pinned
            if filling.idx in self.pinned
        )

    def add(self, scene: Scene, own: Sequence[Filling]) -> None:
        self.scenes.append(scene)
        self.heading = _heading(own)
        for filling in own:
            self.found.setdefault(filling.idx, []).append(filling)
            if filling.slot.pinned:
                self.pinned.setdefault(filling.idx, Holder.of(filling, self.theme))

    def plan(self, name: str, content: tuple[Slot, Box] | None) -> Plan:
        """The layout; a placeholder stands as it does on most of the slides."""
        holders = {idx: self.holder(idx, found) for idx, found in self.found.items()}
        common = [
            {_place(item): item for item in scene.items if _is_fixed(item)} for scene in self.scenes
        ]
        fixed = [item for place, item in common[0].items() if all(place in one for one in common)]
        ordered = dict(sorted(holders.items()))
        return Plan(name, self.scene, ordered, tuple(fixed), content)

    def holder(self, idx: int, found: Sequence[Filling]) -> Holder:
        """The placeholder in which most of what fills it keeps its place and its lines."""
        pinned = self.pinned.get(idx)
        own = Counter(Holder.of(filling, self.theme) for filling in found)
        bases = [pinned] if pinned else [base for base, _ in own.most_common(TRIED)]
        widths = _spread(sorted({filling.box.inner for filling in found}))
        tried = [base.as_wide(width) for base in bases for width in widths]
        tried = [one for one in (*bases, *tried) if one.align == "left"] or bases
        kept = [sum(one.keeps(filling) for filling in found) for one in tried]
        best = tried[kept.index(max(kept))]
        for filling in found:
            if best.keeps(filling):
                best = best.reaching(Holder.of(filling, self.theme))
        return best


def _content(scene: Scene, document: Document) -> tuple[Slot, Box] | None:
    """Where a scene's first chart or table of the document's own stands, and which it is."""
    for slot, place in (CHART, chart_place(scene, document)), (TABLE, table_place(scene)):
        if place:
            return slot, place
    return None


def _heading(own: Sequence[Filling]) -> int:
    """How many lines a title has that a subtitle stands below; such titles end at one height."""
    roles = {filling.first.role: filling.first for filling in own}
    return len(roles["title"].lines) if "subtitle" in roles and "title" in roles else 0


def _spread(widths: Sequence[float]) -> list[float]:
    """Some of the widths, the narrowest and the widest among them, where there are many."""
    steps = min(len(widths), TRIED)
    return [widths[i * (len(widths) - 1) // max(steps - 1, 1)] for i in range(steps)]


def _is_fixed(item: Item) -> bool:
    """Whether an item may stand on a layout as it is."""
    called = item.role if isinstance(item, Text) else getattr(item, "name", "")
    return isinstance(item, Rect | Line | Image | Text) and called in FIXED


def _place(item: Item) -> Hashable:
    """What tells whether two slides have the same."""
    box = item.box
    edges = tuple(round(edge, 1) for edge in (box.x, box.y, box.width, box.height))
    look = item.fill if isinstance(item, Rect) else ""
    return type(item).__name__, edges, look


def loose_items(scene: Scene, plan: Plan) -> list[Item]:
    """What of a scene is not on its layout."""
    on_layout = {_place(item) for item in plan.fixed}
    return [item for item in scene.items if not (_is_fixed(item) and _place(item) in on_layout)]
