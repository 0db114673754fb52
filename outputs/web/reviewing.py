"""The page of review as data: the items of a document in their order, which one is chosen, what is left to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from chidao.corpus.folding import fold
from chidao.outputs.cards import DocumentCard
from chidao.outputs.register import Register
from chidao.outputs.seen import versions_of
from chidao.outputs.web.segments import Mark, Segment, cut, parts_of

__all__ = ["KINDS", "MOST_LISTED", "Desk", "Item", "ItemKind", "Order", "marks_of", "parse_key"]

ItemKind = Literal["nv", "qd", "sl", "vd"]
Order = Literal["chac", "vi_tri"]
KINDS: dict[ItemKind, str] = {"nv": "task", "qd": "decision", "sl": "figure", "vd": "citation"}
"""The first letters of an item's key, and the subject of the chain of changes that it is."""
MOST_LISTED = 60
_KEY = re.compile(r"(nv|qd|sl|vd)(\d{1,18})")
_AROUND = 1_500
"""Characters before a task in which the name of its owner is looked for."""


@dataclass(frozen=True, slots=True)
class Item:
    """A task, a decision, a figure or a citation. `record` is all that the register has of it; `owners` those of a task."""

    key: str
    kind: ItemKind
    id: int
    start: int
    end: int
    page: int | None
    text: str
    state: str
    confidence: float
    record: dict[str, Any]

    @property
    def waits(self) -> bool:
        """Nobody has decided on it."""
        return self.state == "draft"


def parse_key(key: str) -> tuple[ItemKind, int] | None:
    """“nv12” → task 12."""
    found = _KEY.fullmatch(key)
    return (found[1], int(found[2])) if found else None  # type: ignore[return-value]


def items_of(card: DocumentCard) -> dict[str, Item]:
    """Every item of a document by its key, in the order of the text, tasks first."""
    tasks = [
        Item(f"nv{task.task_id}", "nv", task.task_id, task.start, task.end, task.page, task.text, task.state, task.confidence,
             task.to_json())
        for task in card.tasks
    ]  # fmt: skip
    groups: Sequence[tuple[ItemKind, Sequence[dict[str, Any]]]] = (
        ("qd", card.decisions), ("sl", card.figures), ("vd", card.citations),
    )  # fmt: skip
    others = [
        Item(f"{kind}{one['id']}", kind, one["id"], one["start"], one["end"], one["page"], one["text"], one["state"],
             one["confidence"], one)
        for kind, records in groups
        for one in records
    ]  # fmt: skip
    return {item.key: item for item in (*tasks, *others)}


def marks_of(items: Sequence[Item], text: str, chosen: Item | None = None) -> list[Mark]:
    """Where the items stand; of the chosen task also its owners and its deadline."""
    marks = [Mark(item.start, item.end, KINDS[item.kind], item.key) for item in items]  # type: ignore[arg-type]
    for item in items:
        deadline = item.record.get("deadline") if item.kind == "nv" else None
        if deadline and deadline["text"]:
            marks.append(Mark(deadline["start"], deadline["end"], "deadline", item.key))
    if chosen and chosen.kind == "nv":
        marks += [Mark(*place, "owner", chosen.key) for place in _owner_places(chosen, text)]
    return marks


def _owner_places(task: Item, text: str) -> list[tuple[int, int]]:
    """Where the owners' names stand in the task or shortly before it, however they are capitalised or accented."""
    begin = max(0, task.start - _AROUND)
    stretch = text[begin : task.end]
    plain = fold(stretch)
    if len(plain) != len(stretch):
        plain = stretch.casefold() if len(stretch.casefold()) == len(stretch) else stretch
    places = []
    for owner in task.record["owners"]:
        name = fold(owner["name"]) if plain != stretch else owner["name"]
        for words in (name, _without_place(name)):
            at = plain.rfind(words)
            if at >= 0:
                places.append((begin + at, begin + at + len(words)))
                break
    return places


def _without_place(name: str) -> str:
    """“so y te tinh binh son” → “so y te”: letters leave their own province away."""
    return re.split(r"\s+(?:tinh|thanh pho|tỉnh|thành phố)\s", name, maxsplit=1)[0]


class Desk:
    """A document under review."""

    def __init__(self, register: Register, card: DocumentCard, order: Order = "chac", chosen: str = "") -> None:
        self._register = register
        self.card = card
        self.order = order
        self.items = items_of(card)
        self.tasks = self.ordered("nv")
        self.part_bounds = parts_of(card.text)
        self.chosen = self.items.get(chosen) or (self._first() if not chosen else None)

    def _first(self) -> Item | None:
        return next((item for item in self.tasks if item.waits), None)

    def ordered(self, kind: ItemKind) -> list[Item]:
        """The items of a kind: those least sure first and what is decided last, or by their place."""
        found = [item for item in self.items.values() if item.kind == kind]
        by_doubt = self.order == "chac"
        return sorted(
            found, key=lambda item: (by_doubt and not item.waits, item.confidence if by_doubt else 0, item.start, item.id)
        )

    @property
    def waiting(self) -> dict[ItemKind, int]:
        """How many of each kind wait."""
        return {kind: sum(item.kind == kind and item.waits for item in self.items.values()) for kind in KINDS}

    @property
    def counts(self) -> dict[ItemKind, int]:
        """How many there are of each kind."""
        return {kind: sum(item.kind == kind for item in self.items.values()) for kind in KINDS}

    def beside(self, item: Item | None, step: int) -> Item | None:
        """The item of the same kind before (-1) or after (1) in the order."""
        if not item:
            return None
        line = self.ordered(item.kind)
        place = next(place for place, one in enumerate(line) if one.key == item.key) + step
        return line[place] if 0 <= place < len(line) else None

    def after(self, item: Item) -> Item | None:
        """The next that waits once this one is decided: further on, else from the beginning."""
        line = self.ordered(item.kind)
        place = next((place for place, one in enumerate(line) if one.key == item.key), -1)
        rest = [*line[place + 1 :], *line[: max(place, 0)]]
        return next((one for one in rest if one.waits), None)

    def following(self, item: Item) -> Item | None:
        """The task that stands next in the text, with which a task may be merged."""
        line = sorted((one for one in self.items.values() if one.kind == "nv"), key=lambda one: (one.start, one.id))
        return next((one for one in line if (one.start, one.id) > (item.start, item.id)), None)

    def version(self, item: Item) -> int:
        """The last change to an item, for the form to carry."""
        return versions_of(self._register, [item.id], KINDS[item.kind])[item.id]

    def versions(self, kind: ItemKind) -> dict[int, int]:
        """Those of all that wait."""
        waiting = [item.id for item in self.items.values() if item.kind == kind and item.waits]
        return versions_of(self._register, waiting, KINDS[kind])

    def part(self, wanted: int | None) -> int:
        """Which part of the text is shown: the one asked for, else the one with the chosen item."""
        if wanted is not None and 0 < wanted <= len(self.part_bounds):
            return wanted - 1
        start = self.chosen.start if self.chosen else 0
        return next((place for place, (_, end) in enumerate(self.part_bounds) if start < end), 0)

    def segments(self, part: int) -> list[Segment]:
        """The text of a part, cut at its marks."""
        start, end = self.part_bounds[part]
        return cut(self.card.text, start, end, self.marks())

    def marks(self) -> list[Mark]:
        """Where everything found in the document stands."""
        return marks_of(list(self.items.values()), self.card.text, self.chosen)

    def listed(self, kind: ItemKind) -> tuple[int, list[Item], int]:
        """Those of a kind around the chosen one: how many are left out before, the items, how many after."""
        line = self.ordered(kind)
        at = next((place for place, item in enumerate(line) if self.chosen and item.key == self.chosen.key), 0)
        begin = max(0, min(at - MOST_LISTED // 2, len(line) - MOST_LISTED))
        shown = line[begin : begin + MOST_LISTED]
        return begin, shown, len(line) - begin - len(shown)
