"""Whether each extracted item is right, by the gold of its document.

A task is right where its unit is found (half of the words at least) and its owners are exactly those of the gold; a decision
where half of its words lie in a decision; a figure by value, unit and place; a citation by number, and date where gold has one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chidao.corpus.reading import read_file
from chidao.extractors.records import Citation, Decision, Extraction, Figure, Task
from chidao.extractors.tasks.confidence import noting
from chidao.pipeline.evaluation import pair
from chidao.pipeline.evaluation_marks import Annotation, FigureMark, Marks, TaskMark, marks_of_extraction, marks_of_gold
from chidao.pipeline.evaluation_runs import gold_names
from chidao.pipeline.evaluation_words import GoldText, Positions, number_key
from chidao.pipeline.extracting import form_of
from chidao.pipeline.nlp import extract
from chidao.pipeline.progress import Reporter, Silence

KINDS = ("task", "decision", "figure", "citation")


@dataclass(frozen=True, slots=True)
class Item:
    """Something extracted: its kind, its document, the confidence reported, and whether it is right.

    `values` are the features of a task, by name.
    """

    kind: str
    document: str
    confidence: float
    right: bool
    news: bool = False
    values: tuple[tuple[str, float], ...] = ()


def read_items(folders: Iterable[Path], reporter: Reporter | None = None) -> list[Item]:
    """Everything extracted from the texts of gold folders. Raises `GoldError` for a folder that is none."""
    reporter = reporter or Silence()
    items: list[Item] = []
    for folder in folders:
        for name in gold_names(folder):
            reporter.begin(name)
            items += judged(folder / f"{name}.txt")
            reporter.finish()
    return items


def judged(path: Path) -> Iterator[Item]:
    """The items of one text, whose gold stands beside it."""
    document = read_file(path)
    with noting() as noted:
        extraction = extract(document)
    words = GoldText(path.read_text(encoding="utf-8"))
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    right = _right(words, gold, form_of(document, extraction).model_dump(mode="json"))
    for kind, found in _groups(extraction):
        for one, verdict in zip(found, right[kind], strict=True):
            features = noted.get((one.start, one.end)) if kind == "task" else None
            values = tuple(features.values()) if features else ()
            yield Item(kind, path.stem, one.confidence, verdict, extraction.meta.kind == "news", values)


def _groups(extraction: Extraction) -> Iterator[tuple[str, Sequence[Task | Decision | Figure | Citation]]]:
    yield from zip(KINDS, (extraction.tasks, extraction.decisions, extraction.figures, extraction.citations), strict=True)


def _right(words: GoldText, gold: Annotation, got: Annotation) -> dict[str, list[bool]]:
    """For each kind, whether the items are right, in their order."""
    wanted, found = marks_of_gold(words, gold), marks_of_extraction(words, got)
    decided = [marks_of_extraction(words, {**got, "decisions": [one]}).decided for one in got["decisions"]]
    return {
        "task": _right_tasks(wanted.tasks, found.tasks),
        "decision": [bool(at) and len(at & wanted.decided) >= 0.5 * len(at) for at in decided],
        "figure": _right_figures(wanted.figures, found.figures),
        "citation": [_is_cited(wanted, number_key(one["number"]), one["issued_on"]) for one in got["citations"]],
    }


def _right_tasks(gold: Sequence[TaskMark], got: Sequence[TaskMark]) -> list[bool]:
    partners = {theirs: mine for mine, theirs in pair(gold, got, 0.5, lambda a, b: overlap(a.words, b.words))}
    return [at in partners and gold[partners[at]].owners == one.owners for at, one in enumerate(got)]


def _right_figures(gold: Sequence[FigureMark], got: Sequence[FigureMark]) -> list[bool]:
    alike = {theirs for _, theirs in pair(gold, got, 0.01, lambda a, b: overlap(a.words, b.words) if a.is_same(b) else 0.0)}
    return [at in alike for at in range(len(got))]


def _is_cited(gold: Marks, number: str, issued_on: str | None) -> bool:
    return number in gold.citations and gold.citations[number] in (None, issued_on)


def overlap(a: Positions, b: Positions) -> float:
    """The words that two share, of those that either has."""
    together = len(a | b)
    return len(a & b) / together if together else 0.0
