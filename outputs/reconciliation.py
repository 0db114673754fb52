"""Documents that speak of one matter: figures that should agree and don't, a person's word on the pair, tasks made one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chidao.corpus.abbreviations import expand
from chidao.corpus.folding import canonical
from chidao.outputs.agreement import ALIKE, Measure, compare, same_matter
from chidao.outputs.audit import Actor, Change, append
from chidao.outputs.errors import RegisterError
from chidao.outputs.pairing import Pair, find_pairs, same_figure
from chidao.outputs.pairing_readings import Reading, read_documents
from chidao.outputs.review import Review

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = [
    "Conflict", "Pair", "common_tasks", "conflicts_between", "decide", "find_conflicts", "find_pairs", "merge_common_tasks",
    "place_of",
]  # fmt: skip

_WORD = re.compile(r"[^\W_]+")
CLOSE = 1.5
"""How many times the larger of two values may be the smaller for a slip of the pen."""
LEAST_COMMON = 3
"""Words that two subjects must share besides: “tổng diện tích” alone may be that of anything."""


SAME_TASK = 0.6
"""Share of words in common from which two provisions of a pair are one task: a report shortens and rephrases."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two figures of one thing that cannot both be true, in two documents of one matter."""

    pair: Pair
    subject: str
    figures: tuple[tuple[Measure, float, str], tuple[Measure, float, str]]
    """Each with its value and unit as written."""

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        figures = [
            {"value": value, "unit": unit, "text": measure.text, "document": measure.document}
            for measure, value, unit in self.figures
        ]
        return {"documents": list(self.pair.documents), "reason": self.pair.reason, "subject": self.subject, "figures": figures}


def find_conflicts(register: Register) -> list[Conflict]:
    """The conflicts of all pairs that nobody has ruled out."""
    return conflicts_between(register, find_pairs(register))


def conflicts_between(register: Register, pairs: Sequence[Pair]) -> list[Conflict]:
    """The conflicts within each of the pairs."""
    readings = read_documents(register, {id_ for pair in pairs for id_ in pair.documents})
    found: list[Conflict] = []
    for pair in pairs:
        first, second = (readings[id_] for id_ in pair.documents)
        for one, other in differing(first, second):
            subject = _subject(register, one) or _subject(register, other) or one.text
            found.append(Conflict(pair, subject, (_as_written(register, one), _as_written(register, other))))
    return found


def differing(first: Reading, second: Reading) -> list[tuple[Measure, Measure]]:
    """The figures of two documents that are of one thing and differ, each at most once.

    A figure that the other document has as well is settled, whatever else there looks like it.
    """
    alone = [measure for measure in first.measures if not any(same_figure(measure, known) for known in second.measures)]
    others = [measure for measure in second.measures if not any(same_figure(measure, known) for known in first.measures)]
    return [
        (one, other)
        for one in alone
        if (other := _nearest(one, others)) and _nearest(other, alone) is one and compare(one, other) == "differ"
    ]


def _nearest(measure: Measure, others: list[Measure]) -> Measure | None:
    """The figure of the same matter; None where there is none, or several alike."""
    alike = [
        (same_matter(measure, other), other)
        for other in others
        if same_matter(measure, other) >= ALIKE and _told_enough(measure, other)
    ]
    best = max((share for share, _ in alike), default=0.0)
    nearest = [other for share, other in alike if share == best]
    return nearest[0] if len(nearest) == 1 else None


def _told_enough(one: Measure, other: Measure) -> bool:
    """Whether the subjects say enough to be sure: several words in common, or all of few and values close to each other."""
    if len(one.subject & other.subject) >= LEAST_COMMON:
        return True
    smaller, larger = sorted((abs(one.value), abs(other.value)))
    return one.subject == other.subject and larger <= smaller * CLOSE


def _row(register: Register, measure: Measure) -> tuple[float, str, str | None]:
    row = register.db.execute(
        "SELECT value, unit, subject FROM figures WHERE document_id = ? AND text = ? ORDER BY start",
        [measure.document, measure.text],
    ).fetchone()
    return float(row[0]), str(row[1]), row[2]


def _subject(register: Register, measure: Measure) -> str | None:
    return _row(register, measure)[2]


def place_of(register: Register, measure: Measure) -> tuple[int, int]:
    """Where a figure stands in its document's text."""
    row = register.db.execute(
        'SELECT start, "end" FROM figures WHERE document_id = ? AND text = ? ORDER BY start', [measure.document, measure.text]
    ).fetchone()
    return int(row[0]), int(row[1])


def _as_written(register: Register, measure: Measure) -> tuple[Measure, float, str]:
    value, unit, _ = _row(register, measure)
    return measure, value, unit


def decide(register: Register, actor: Actor, documents: tuple[int, int], *, confirmed: bool, reason: str | None = None) -> None:
    """Write down a person's word on whether two documents are of one matter; a later word replaces it.

    RegisterError where there is no such document.
    """
    first, second = sorted(documents)
    with register.writing():
        known = {row[0] for row in register.db.execute("SELECT id FROM documents WHERE id IN (?, ?)", [first, second])}
        missing = sorted({first, second} - known)
        if missing or first == second:
            raise RegisterError(f"Văn bản số {missing[0]} không có trong sổ." if missing else "Phải nêu hai văn bản khác nhau.")
        told = {"documents": [first, second], "confirmed": confirmed}
        append(register.db, actor, register.now(), [Change("pair", "pair", None, None, told, reason)])


def common_tasks(register: Register, documents: tuple[int, int]) -> list[tuple[int, int]]:
    """The tasks that both documents have, as pairs of their numbers: each the other's nearest, and near enough."""
    first, second = (_task_words(register, document) for document in documents)
    found = []
    for one, words in first.items():
        other = _nearest_task(words, second)
        if other is not None and _nearest_task(second[other], first) == one:
            found.append((one, other))
    return found


def merge_common_tasks(
    register: Register,
    actor: Actor,
    documents: tuple[int, int],
    reason: str | None = None,
    *,
    only: Collection[tuple[int, ...]] | None = None,
) -> list[int]:
    """Make one task with two sources of each that both documents have; returns the numbers of those that stay.

    `only` names those that a person chose, each as the numbers of its two tasks.
    """
    why = reason or f"Văn bản số {documents[0]} và số {documents[1]} cùng một việc"
    kept = []
    for one, other in common_tasks(register, documents):
        if only is not None and (one, other) not in only:
            continue
        Review(register, actor).merge((one, other), why)
        kept.append(one)
    return kept


def _task_words(register: Register, document: int) -> dict[int, Counter[str]]:
    rows = register.db.execute(
        "SELECT t.id, x.text FROM tasks t JOIN task_texts x ON x.task_id = t.id WHERE t.document_id = ? AND t.live = 1",
        [document],
    )
    return {number: Counter(_WORD.findall(canonical(expand(text)))) for number, text in rows}


def _nearest_task(words: Counter[str], others: dict[int, Counter[str]]) -> int | None:
    shares = {number: 2 * (words & other).total() / ((words.total() + other.total()) or 1) for number, other in others.items()}
    best = max(shares, key=lambda number: shares[number], default=None)
    return best if best is not None and shares[best] >= SAME_TASK else None
