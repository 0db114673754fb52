"""How good the extraction is: counts of hits, inventions and misses against gold, by the annotation guidelines.

* `task.words`: words that lie inside a task.
* `task.units`: tasks found one to one (at least half of their words in common).
* `task.owned`: (word, owner, role): who answers for which words. The figure that matters most.
* `task.deadline`: deadlines on their own task with the same last day or recurrence.
* `decision`: words inside decisions.
* `figure`: same value and unit at the same place; `figure.subject`: of those, the share whose subject agrees.
* `citation`: cited documents by number, and by date where gold has one.
* `meta`: kind, number, date and issuer of the document itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeVar

from chidao.pipeline.evaluation_marks import Annotation, FigureMark, Marks, TaskMark, marks_of_extraction, marks_of_gold
from chidao.pipeline.evaluation_words import GoldText, Positions

NAMES = ("task.words", "task.units", "task.owned", "task.deadline", "decision", "figure", "citation", "meta")
SUBJECT = "figure.subject"

Mark = TypeVar("Mark")


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, invented and missed. Nothing to find and nothing found counts as perfect."""

    hits: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.invented + other.invented, self.missed + other.missed)

    @classmethod
    def of_sets(cls, gold: frozenset[Mark] | set[Mark], got: frozenset[Mark] | set[Mark]) -> Tally:
        """A tally of things that are the same where they are equal."""
        return cls(len(gold & got), len(got - gold), len(gold - got))

    @property
    def gold(self) -> int:
        """How many there are to find."""
        return self.hits + self.missed

    @property
    def precision(self) -> float:
        found = self.hits + self.invented
        return self.hits / found if found else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.hits + self.invented + self.missed
        return 2 * self.hits / total if total else 1.0


DocumentTallies = Mapping[str, Tally]


def score_document(text: str, gold: Annotation, extraction: Annotation | None) -> DocumentTallies:
    """Tallies of one document by the names of `NAMES`, and `SUBJECT`. No extraction scores as an empty one."""
    words = GoldText(text)
    return _compare(marks_of_gold(words, gold), marks_of_extraction(words, extraction or {}))


def _compare(gold: Marks, got: Marks) -> DocumentTallies:
    figures = pair(gold.figures, got.figures, 0.01, lambda a, b: _overlap(a.words, b.words) if a.is_same(b) else 0.0)
    units = pair(gold.tasks, got.tasks, 0.5, _task_overlap)
    return {
        "task.words": Tally.of_sets(_words(gold.tasks), _words(got.tasks)),
        "task.units": Tally(len(units), len(got.tasks) - len(units), len(gold.tasks) - len(units)),
        "task.owned": Tally.of_sets(_owned(gold.tasks), _owned(got.tasks)),
        "task.deadline": _deadlines(gold.tasks, got.tasks),
        "decision": Tally.of_sets(gold.decided, got.decided),
        "figure": Tally(len(figures), len(got.figures) - len(figures), len(gold.figures) - len(figures)),
        SUBJECT: _subjects([(gold.figures[i], got.figures[j]) for i, j in figures]),
        "citation": _citations(gold.citations, got.citations),
        "meta": _meta(gold.meta, got.meta),
    }


def pair(
    gold: Sequence[Mark], got: Sequence[Mark], least: float, alike: Callable[[Mark, Mark], float]
) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs (index in gold, index in got), the most alike first, at least `least`."""
    rows = sorted((-alike(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(got))
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for unlike, i, j in rows:
        if -unlike < least:
            break
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _overlap(a: Positions, b: Positions) -> float:
    together = len(a | b)
    return len(a & b) / together if together else 0.0


def _task_overlap(a: TaskMark, b: TaskMark) -> float:
    return _overlap(a.words, b.words)


def _words(tasks: Sequence[TaskMark]) -> Positions:
    return frozenset[int]().union(*(task.words for task in tasks))


def _owned(tasks: Sequence[TaskMark]) -> set[tuple[int, str, str]]:
    return {(word, *owner) for task in tasks for word in task.words for owner in task.owners}


def _deadlines(gold: Sequence[TaskMark], got: Sequence[TaskMark]) -> Tally:
    partners = dict(pair(gold, got, 0.3, _task_overlap))
    total = Tally()
    for index, task in enumerate(gold):
        have = got[partners[index]].deadline if index in partners else None
        hit = task.deadline is not None and task.deadline == have
        total += Tally(int(hit), int(have is not None and not hit), int(task.deadline is not None and not hit))
    strangers = set(range(len(got))) - set(partners.values())
    return total + Tally(invented=sum(got[index].deadline is not None for index in strangers))


def _subjects(pairs: Sequence[tuple[FigureMark, FigureMark]]) -> Tally:
    agree = [2 * len(a.subject & b.subject) / (len(a.subject) + len(b.subject)) >= 0.5 for a, b in pairs if a.subject]
    return Tally(hits=sum(agree), missed=len(agree) - sum(agree))


def _citations(gold: Mapping[str, str | None], got: Mapping[str, str | None]) -> Tally:
    right = {number for number, issued_on in gold.items() if number in got and issued_on in (None, got[number])}
    return Tally(len(right), len(set(got) - right), len(set(gold) - right))


def _meta(gold: Sequence[str], got: Sequence[str]) -> Tally:
    right = sum(a == b for a, b in zip(gold, got, strict=True))
    wrong = len(gold) - right
    return Tally(right, wrong, wrong)


@dataclass(frozen=True, slots=True)
class Score:
    """One printed figure. `mean` is over the documents' own F1: one long annex must not outweigh forty letters."""

    f1: float
    precision: float | None
    recall: float | None
    gold: int
    mean: float | None


def figures(documents: Sequence[DocumentTallies]) -> dict[str, Score]:
    """The figures over several documents: all their items together, and the mean over documents."""
    scores = {name: _score([tallies[name] for tallies in documents]) for name in NAMES}
    subject = reduce(Tally.__add__, (tallies[SUBJECT] for tallies in documents), Tally())
    return {**scores, SUBJECT: Score(round(subject.recall, 4), None, None, subject.gold, None)}


def _score(tallies: Sequence[Tally]) -> Score:
    total = reduce(Tally.__add__, tallies, Tally())
    mean = sum(tally.f1 for tally in tallies) / len(tallies) if tallies else 1.0
    return Score(round(total.f1, 4), round(total.precision, 4), round(total.recall, 4), total.gold, round(mean, 4))
