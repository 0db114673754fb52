"""Fitting the confidence of tasks, and seeing whether a confidence holds: of what is marked 0.9, how much is right?

The model is judged on documents that it was not fitted on: ten parts of the documents in turn, in five orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

import numpy as np
from chidao.extractors.tasks.confidence import Line, Model
from chidao.pipeline.judging import Item
from numpy.typing import NDArray

SURE = 0.9
"""From here on an item counts as sure …"""
SURE_RIGHT = 0.98
"""… and of those so many must be right in cross-validation. Promised is 0.95: new documents are harder than known ones."""
REVIEW = 0.7
"""Below it an item should be looked over first …"""
REVIEW_ERRORS = 0.5
"""… and this share of all errors should lie there."""
FEW = 0.05
"""The share of all items that must be sure for the finding to count."""
FOLDS, ORDERS = 10, 5
PENALTY, SUM_PENALTY = 10.0, 2.5
"""How strongly weights are drawn to 0 (L2); less those that many items speak for. From 3 to 30 it hardly makes a difference."""
SUMS = frozenset({"name_signs", "range_signs", "partner_signs", "others_named", "known_names", "news"})
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)

Vector = NDArray[np.float64]
Values = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """An item judged by a model that has not seen its document: the log-odds, and what became of it."""

    item: Item
    log_odds: float


def fit(items: Sequence[Item]) -> Model:
    """The weights under which what is known of the items is most likely. The same items give the same weights."""
    names = sorted({name for item in items for name, _ in item.values})
    rows, right = _matrix(items, names), np.array([float(item.right) for item in items])
    penalty = np.diag([SUM_PENALTY if name in SUMS else PENALTY for name in names] + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + penalty @ weights
        step = np.linalg.solve(rows.T @ (rows * (chance * (1 - chance))[:, None]) + penalty, slope)
        weights = weights - step
        if float(np.abs(step).max(initial=0.0)) < 1e-9:
            break
    found = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=False)}
    return Model(round(float(weights[-1]), 3), {name: weight for name, weight in found.items() if weight})


def _matrix(items: Sequence[Item], names: Sequence[str]) -> Vector:
    """A row an item: its values in the order of `names`, and a 1 for the bias."""
    columns = {name: column for column, name in enumerate(names)}
    rows = np.zeros((len(items), len(names) + 1))
    rows[:, -1] = 1.0
    for row, item in enumerate(items):
        for name, value in item.values:
            rows[row, columns[name]] = value
    return rows


def cross_validate(items: Sequence[Item]) -> list[Guess]:
    """Every item, `ORDERS` times, judged by a model fitted on other documents."""
    return [guess for order in range(ORDERS) for guess in _one_order(items, order)]


def _one_order(items: Sequence[Item], order: int) -> Iterator[Guess]:
    documents = sorted({item.document for item in items})
    Random(order).shuffle(documents)
    for fold in range(FOLDS):
        out = set(documents[fold::FOLDS])
        judged = [item for item in items if item.document in out]
        if judged:
            model = fit([item for item in items if item.document not in out])
            yield from (Guess(item, model.log_odds(item.values)) for item in judged)


def calibrate(items: Sequence[Item]) -> tuple[Model, list[Guess]]:
    """The model of all items, with lines that make its values hold in cross-validation; and the guesses behind them."""
    guesses = cross_validate(items)
    official = _line([guess for guess in guesses if not guess.item.news])
    reported = [guess for guess in guesses if guess.item.news]
    news = _line(reported) if reported else official
    return replace(fit(items), official=official, news=news), guesses


def _line(guesses: Sequence[Guess]) -> Line:
    """The line through two points.

    The lowest log-odds from which on `SURE_RIGHT` are right is reported as `SURE`; that below which `REVIEW_ERRORS` of the
    errors lie, as `REVIEW`.
    """
    sure, review = _sure_from(guesses), _review_below(guesses)
    slope = round((_odds(SURE) - _odds(REVIEW)) / (sure - review), 3) if sure > review else 1.0
    return Line(slope, round(_odds(SURE) - slope * sure, 3))


def _odds(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def _sure_from(guesses: Sequence[Guess]) -> float:
    """The lowest log-odds from which on `SURE_RIGHT` of the guesses are right.

    Where fewer than `FEW` of them are up there, that is chance: then a value above all, and nothing is sure.
    """
    ordered = sorted(guesses, key=lambda guess: -guess.log_odds)
    lowest, right = ordered[0].log_odds + 0.5 if ordered else 0.0, 0
    for count, guess in enumerate(ordered, 1):
        right += guess.item.right
        if count >= FEW * len(ordered) and right >= SURE_RIGHT * count:
            lowest = guess.log_odds
    return lowest


def _review_below(guesses: Sequence[Guess]) -> float:
    """The log-odds below which `REVIEW_ERRORS` of all errors lie."""
    wrong = sorted(guess.log_odds for guess in guesses if not guess.item.right)
    return wrong[int(REVIEW_ERRORS * len(wrong))] if wrong else 0.0


def as_reported(model: Model, guesses: Sequence[Guess]) -> list[Item]:
    """The guessed items with the confidence that would have been reported for them."""
    return [replace(guess.item, confidence=model.reported(guess.log_odds, news=guess.item.news)) for guess in guesses]


@dataclass(frozen=True, slots=True)
class Bin:
    """Items reported from `low` up to `high`: how many, and how many of them are right."""

    low: float
    high: float
    count: int
    right: int

    @property
    def share(self) -> float:
        """Right ones; 1 where there are none at all."""
        return self.right / self.count if self.count else 1.0


def bins(items: Sequence[Item], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The items by the confidence reported; the last bin holds its upper edge too."""
    found = []
    for low, high in pairwise(edges):
        inside = [one for one in items if low <= one.confidence < high or one.confidence == high == edges[-1]]
        found.append(Bin(low, high, len(inside), sum(one.right for one in inside)))
    return found


@dataclass(frozen=True, slots=True)
class Reliability:
    """What reported values are worth. Shares are 0 to 1."""

    count: int
    right: float
    sure: float
    """How many are reported as `SURE` or more."""
    sure_right: float
    review: float
    """How many are reported below `REVIEW`."""
    review_errors: float
    """Of all errors, how many lie there."""


def reliability(items: Sequence[Item]) -> Reliability:
    """The figures behind "confidence means something"."""
    sure = [one for one in items if one.confidence >= SURE]
    review = [one for one in items if one.confidence < REVIEW]
    errors = sum(not one.right for one in items)
    count = max(len(items), 1)
    return Reliability(
        count=len(items),
        right=sum(one.right for one in items) / count,
        sure=len(sure) / count,
        sure_right=sum(one.right for one in sure) / len(sure) if sure else 1.0,
        review=len(review) / count,
        review_errors=sum(not one.right for one in review) / errors if errors else 1.0,
    )


HEAD = """# How sure a task is: weights of a logistic model by the features of extractors/tasks/confidence.py.
# Fitted by "chidao calibrate … --out" on {tasks} tasks of {documents} documents; do not edit by hand.

"""


def to_toml(model: Model, items: Sequence[Item]) -> str:
    """The model as the text of task_confidence.toml."""
    head = HEAD.format(tasks=len(items), documents=len({item.document for item in items}))
    weights = "".join(f'"{name}" = {weight}\n' for name, weight in sorted(model.weights.items()))
    lines = "".join(
        f"[{sort}]\nslope = {line.slope}\nshift = {line.shift}\n\n"
        for sort, line in (("official", model.official), ("news", model.news))
    )
    return f"{head}bias = {model.bias}\n\n{lines}[weights]\n{weights}"
