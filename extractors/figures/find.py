"""Quantities of substance: amounts, counts with a counted noun, areas, rates, shares, changes.

One scan over numbers in digits and in words; each is then judged by its unit (`units`), by what stands before it
(`context`) and gets its subject and period (`subjects`). Dates, labels, ranks, durations and bare numbers are
no figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.figures.context import comparator_of, silent_stretches
from chidao.extractors.figures.judgement import is_substance
from chidao.extractors.figures.periods import period_of, periods_at
from chidao.extractors.figures.phrases import phrases
from chidao.extractors.figures.quantities import Quantity, quantities
from chidao.extractors.figures.sides import Sentence, sentence_at, sides_of
from chidao.extractors.figures.subjects import Shared, row_head, subject_of
from chidao.extractors.figures.wording import FEW_WORDS
from chidao.extractors.records import Comparator, Figure

__all__ = ["find_figures"]


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Every figure of the document in the order of the text. A range gives two, a share (15/17) one with `of`."""
    text = document.text
    silent = silent_stretches(document)
    kept = [
        quantity for quantity in quantities(text) if not _is_silent(silent, quantity.start) and is_substance(text, quantity)
    ]
    found: list[Figure] = []
    shared, ended = Shared(), 0
    period: str | None = None
    for sentence, group in _by_sentence(text, kept):
        if text[max(0, sentence[0] - 2) : sentence[0]] != "; " or "\n" in text[ended : sentence[0]]:
            shared = Shared()
        ended = sentence[1]
        inherited: str | None = period if _INLINE_BULLET.match(text, max(0, sentence[0] - 1)) else None
        subjects, shared = _subjects(text, sentence, group, shared)
        times = periods_at(text, group[0].start, group[-1].unit.end)
        for quantity, subject in zip(group, subjects, strict=True):
            period = period_of(text, times, quantity.start, quantity.unit.end) or inherited
            found += _figures(text, quantity, subject or row_head(text, quantity.start), period)
    return tuple(found)


# In “Mục tiêu đến năm 2030: - 100% …. - 80% …” the items of a list that stands in one line share the period.
_INLINE_BULLET: Final = re.compile(r"[ ][-+–][ ]")


def _by_sentence(text: str, kept: list[Quantity]) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """The quantities of each sentence that has any."""
    sentence: Sentence = (0, 0)
    group: list[Quantity] = []
    for quantity in kept:
        if not sentence[0] <= quantity.start < sentence[1]:
            if group:
                yield sentence, group
            sentence, group = sentence_at(text, quantity.start, quantity.unit.end), []
        group.append(quantity)
    if group:
        yield sentence, group


_NEIGHBOURS: Final = 4


def _subjects(text: str, sentence: Sentence, group: list[Quantity], shared: Shared) -> tuple[list[str | None], Shared]:
    """What the quantities of one sentence measure, and what the next part of the sentence may share."""
    ends = [sentence[0], *(quantity.unit.end for quantity in group)]
    starts = [quantity.start for quantity in group]
    sides = [
        sides_of(text, sentence, quantity, ends[index], starts[index + 1 :][:_NEIGHBOURS])
        for index, quantity in enumerate(group)
    ]
    for index in range(len(sides) - 2, -1, -1):
        # “18 nhà, 3 trạm bơm và 145 mộ bị ngập”: what stands behind the last holds for all; not in “46 tỷ đồng, 78 tấn gạo”.
        own, following = sides[index].right, sides[index + 1].right
        held = sides[index].counted or phrases().predicate.match(following) is not None
        if sides[index].open and held and (not own or (len(own.split()) <= FEW_WORDS < len(following.split()))):
            sides[index] = replace(sides[index], right=f"{own} {following}".strip())
    found: list[str | None] = []
    unit = None
    for quantity, side in zip(group, sides, strict=True):
        subject, shared = subject_of(side, shared, parallel=quantity.unit.written == unit)
        unit = quantity.unit.written
        found.append(subject)
    return found, shared


def _is_silent(silent: tuple[tuple[int, int], ...], at: int) -> bool:
    index = bisect_right(silent, (at, at)) - 1
    return index >= 0 and silent[index][0] <= at < silent[index][1]


# Readers of one text do not always take the upper end of a range for a figure of its own.
_UPPER_BOUND: Final = 0.8
_RANGES: Final = ("-", "–", "—", "đến", "tới")


def _figures(text: str, quantity: Quantity, subject: str | None, period: str | None) -> list[Figure]:
    unit, start = quantity.unit, quantity.start
    confidence = _confidence(quantity)
    comparator = comparator_of(text, start, unit.end)

    def figure(at: int, value: float, comparator: Comparator, of: float | None = None, sure: float = confidence) -> Figure:
        return Figure(at, unit.end, value, unit.written, of, comparator, subject, period, sure)

    if quantity.second is None or quantity.join.lower() in ("x", "×"):
        return [figure(start, quantity.value, comparator)]
    if quantity.join == "/":
        return [figure(start, quantity.value, comparator, quantity.second)]
    bounds: tuple[Comparator, Comparator] = ("at_least", "at_most") if quantity.join in _RANGES else ("exact", "exact")
    upper = min(confidence, _UPPER_BOUND)
    return [figure(start, quantity.value, bounds[0]), figure(quantity.second_start, quantity.second, bounds[1], sure=upper)]


def _confidence(quantity: Quantity) -> float:
    if quantity.in_words:
        return 0.7
    return {"rate": 0.98, "measure": 0.97, "rating": 0.8, "multiple": 0.85, "count": 0.9, "abbreviation": 0.7, "guess": 0.6}[
        quantity.unit.kind
    ]
