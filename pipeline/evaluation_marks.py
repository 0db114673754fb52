"""What an annotation or an extraction says of a text, brought to the form in which the two are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chidao.pipeline.evaluation_words import GoldText, Positions, body_key, fold, number_key, words_of

Annotation = Mapping[str, Any]
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TaskMark:
    """`owners` are (name, role); a task of nobody has the one owner without a name. `deadline` is None where vague."""

    words: Positions
    owners: frozenset[tuple[str, str]]
    deadline: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class FigureMark:
    words: Positions
    value: float | None
    of: float | None
    unit: tuple[str, ...]
    subject: frozenset[str]

    def is_same(self, other: FigureMark) -> bool:
        """Equal values, and units of which one may only be longer: "dự án", "dự án đầu tư"."""
        short, long = sorted((self.unit, other.unit), key=len)
        return (self.value, self.of) == (other.value, other.of) and bool(short) == bool(long) and long[: len(short)] == short


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks on one text. `citations` are days of issue by number; `meta` the four fields that are compared."""

    tasks: tuple[TaskMark, ...]
    decided: Positions
    figures: tuple[FigureMark, ...]
    citations: Mapping[str, str | None]
    meta: tuple[str, str, str, str]


def marks_of_gold(text: GoldText, gold: Annotation) -> Marks:
    """Marks of an annotation, whose items have a `quote`, or a `span` in words."""
    return _marks(gold, {kind: _place_gold(text, gold.get(kind)) for kind in ("tasks", "decisions", "figures")})


def marks_of_extraction(text: GoldText, extraction: Annotation) -> Marks:
    """Marks of an extraction in the interchange form, placed on the annotated text by their words."""
    length = max(len(extraction.get("text") or ""), 1)
    kinds = ("tasks", "decisions", "figures")
    return _marks(extraction, {kind: _place_extracted(text, extraction.get(kind), length) for kind in kinds})


Placed = list[tuple[Item, Positions]]


def _place_gold(text: GoldText, items: Iterable[Item] | None) -> Placed:
    """Items without a `span` are looked for from the place of the one before."""
    placed: Placed = []
    taken: set[Positions] = set()
    last = 0.0
    for item in items or ():
        at = frozenset(range(*item["span"])) if "span" in item else text.locate(item["quote"], last, taken)
        taken.add(at)
        if at:
            last = min(at) / max(len(text.words), 1)
        placed.append((item, at))
    return placed


def _place_extracted(text: GoldText, items: Iterable[Item] | None, length: int) -> Placed:
    placed: Placed = []
    taken: set[Positions] = set()
    for item in items or ():
        at = text.locate(item.get("text"), (item.get("start") or 0) / length, taken)
        taken.add(at)
        placed.append((item, at))
    return placed


def _marks(source: Annotation, placed: Mapping[str, Placed]) -> Marks:
    meta = source.get("meta") or {}
    return Marks(
        tasks=tuple(_task(item, at) for item, at in placed["tasks"]),
        decided=frozenset[int]().union(*(at for _, at in placed["decisions"])),
        figures=tuple(_figure(item, at) for item, at in placed["figures"]),
        citations={number_key(item["number"]): item.get("issued_on") for item in _cited(source)},
        meta=(
            fold(meta.get("kind")),
            number_key(meta.get("number")),
            fold(meta.get("issued_on")),
            body_key(meta.get("issuer")),
        ),
    )


def _cited(source: Annotation) -> list[Item]:
    return [item for item in source.get("citations") or () if item.get("number")]


def _task(item: Item, at: Positions) -> TaskMark:
    owners = frozenset((body_key(owner.get("name")), owner.get("role") or "lead") for owner in item.get("owners") or ())
    return TaskMark(at, owners or frozenset({("", "lead")}), _deadline(item), item.get("quote") or item.get("text") or "")


def _deadline(item: Item) -> str | None:
    deadline = item.get("deadline")
    if not deadline or deadline.get("kind") == "vague":
        return None
    key: str | None = deadline.get("due") or deadline.get("every") or deadline.get("kind")
    return key


def _figure(item: Item, at: Positions) -> FigureMark:
    value, of = item.get("value"), item.get("of")
    unit = (item.get("unit") or "").replace("%", " phần trăm ")
    return FigureMark(
        words=at,
        value=None if value is None else round(float(value), 4),
        of=float(of) if of else None,
        unit=tuple(words_of(unit)),
        subject=frozenset(words_of(item.get("subject"))),
    )
