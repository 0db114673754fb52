"""Quantities of substance: amounts, counts with a counted noun, areas, rates, shares, changes.

One scan over numbers in digits and in words; each is then judged by its unit (figures_units), by what stands before it
(figures_context) and gets its subject and period (figures_subjects). Dates, labels, ranks, durations and bare numbers are
no figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from chidao.corpus.document import Document
from chidao.extractors.figures_context import (
    comparator_of,
    has_comparator,
    is_labelled,
    is_multiple,
    names_what_follows,
    silent_stretches,
)
from chidao.extractors.figures_numbers import DIGITS, WORDS, is_year, parse_number, parse_words
from chidao.extractors.figures_subjects import Sentence, period_of, sentence_at, subject_of
from chidao.extractors.figures_units import Unit, match_unit
from chidao.extractors.records import Comparator, Figure

__all__ = ["find_figures"]

_SCAN = re.compile(
    r"(?<![\w.,/_:#=&?%@\\])(?:"
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    rf"|(?P<first>{DIGITS})(?:(?P<join>[ ]?[-–—][ ]?|[ ](?:đến|tới|lên|xuống)[ ]|[ ]?[x×][ ]?|/)(?P<second>{DIGITS}))?"
    rf"|(?P<words>{WORDS})(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number (or two, with what joins them) in `text[start:number_end]` and its unit."""

    start: int
    number_end: int
    value: float
    unit: Unit
    join: str = ""
    second: float | None = None
    second_start: int = 0
    in_words: bool = False
    year: bool = False


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Every figure of the document in the order of the text. A range gives two, a share (15/17) one with `of`."""
    text = document.text
    silent = silent_stretches(document)
    found: list[Figure] = []
    sentence: Sentence = (0, 0)
    base: str | None = None
    for quantity in _quantities(text):
        if _is_silent(silent, quantity.start) or not _is_substance(text, quantity):
            continue
        if not sentence[0] <= quantity.start < sentence[1]:
            sentence, base = sentence_at(text, quantity.start, quantity.unit.end), None
        subject, base = subject_of(text, sentence, quantity.start, quantity.unit.end, base)
        period = period_of(text, sentence, quantity.start, quantity.unit.end)
        found += _figures(text, quantity, subject, period)
    return tuple(found)


def _is_silent(silent: tuple[tuple[int, int], ...], at: int) -> bool:
    index = bisect_right(silent, (at, at)) - 1
    return index >= 0 and silent[index][0] <= at < silent[index][1]


def _quantities(text: str) -> Iterator[_Quantity]:
    """Numbers with a unit, whether or not they are of substance."""
    done = 0
    for match in _SCAN.finditer(text):
        if match["date"] or match.start() < done:
            continue
        unit = match_unit(text, match.end())
        if unit is None:
            continue
        if (quantity := _quantity(text, match, unit)) is not None:
            done = unit.end
            yield quantity


def _quantity(text: str, match: re.Match[str], unit: Unit) -> _Quantity | None:
    if match["words"] is not None:
        words = parse_words(match["words"])
        return None if words is None else _Quantity(match.start(), match.end(), words, unit, in_words=True)
    value = parse_number(match["first"])
    second = parse_number(match["second"]) if match["second"] else None
    if value is None or (match["second"] and second is None):
        return None
    join = (match["join"] or "").strip()
    year = is_year(match["first"]) or (match["second"] is not None and is_year(match["second"]))
    return _Quantity(match.start(), match.end(), value, unit, join, second, match.start("second"), year=year)


_ATTACHED = re.compile(r"[\w)\]][-–+]$")
_FEW = 3
_COLLECTED = frozenset(
    (
        "tỉnh",
        "địa phương",
        "nước",
        "thành phố",
        "bộ",
        "cơ quan",
        "đơn vị",
        "bộ, ngành",
        "ngành",
        "sở",
        "ban",
        "vùng",
        "khu vực",
        "lĩnh vực",
        "xã",
        "phường",
        "huyện",
    )
)


def _is_substance(text: str, quantity: _Quantity) -> bool:
    start, unit = quantity.start, quantity.unit
    if _ATTACHED.search(text[max(0, start - 2) : start]):
        return False
    counted = unit.kind in ("count", "abbreviation", "guess")
    if counted and quantity.year and not unit.scaled:
        return False
    if unit.kind == "multiple":
        return is_multiple(text, start)
    if quantity.join == "/" and quantity.second is not None and (quantity.value > quantity.second or _is_day(text, quantity)):
        return False
    if is_labelled(text, start, year=quantity.year, weak=unit.kind in ("abbreviation", "guess")):
        return False
    if counted and quantity.value == int(quantity.value) and not unit.scaled and not _counts(text, quantity):
        return False
    return True


def _is_day(text: str, quantity: _Quantity) -> bool:
    return (
        re.search(
            r"(?<!\w)(?:ngày|sáng|chiều|tối|trước|đến|hôm)\s*$",
            text[max(0, quantity.start - 12) : quantity.start],
            re.IGNORECASE,
        )
        is not None
        and quantity.unit.kind != "rate"
    )


def _counts(text: str, quantity: _Quantity) -> bool:
    """Whether a whole number before a noun counts things: not a list's length, a manner of speaking, or “một”, “hai” of prose."""
    unit, noun = quantity.unit, quantity.unit.noun or ""
    if quantity.join != "/" and noun in _COLLECTED and (quantity.value <= _FEW or names_what_follows(text, unit.end)):
        return False
    if not quantity.in_words:
        line_start = text.rfind("\n", 0, quantity.start) + 1
        return unit.kind == "count" or bool(text[line_start : quantity.start].strip(" -+*|"))
    if unit.kind != "count":
        return False
    return quantity.value not in (1, 5) or has_comparator(text, quantity.start)


_RANGES = ("-", "–", "—", "đến", "tới")


def _figures(text: str, quantity: _Quantity, subject: str | None, period: str | None) -> list[Figure]:
    unit, start = quantity.unit, quantity.start
    confidence = _confidence(quantity)
    comparator = comparator_of(text, start, unit.end)

    def figure(at: int, value: float, comparator: Comparator, of: float | None = None) -> Figure:
        return Figure(at, unit.end, value, unit.written, of, comparator, subject, period, confidence)

    if quantity.second is None or quantity.join.lower() in ("x", "×"):
        return [figure(start, quantity.value, comparator)]
    if quantity.join == "/":
        return [figure(start, quantity.value, comparator, quantity.second)]
    bounds: tuple[Comparator, Comparator] = ("at_least", "at_most") if quantity.join in _RANGES else ("exact", "exact")
    return [figure(start, quantity.value, bounds[0]), figure(quantity.second_start, quantity.second, bounds[1])]


def _confidence(quantity: _Quantity) -> float:
    if quantity.in_words:
        return 0.7
    return {"rate": 0.98, "measure": 0.97, "multiple": 0.85, "count": 0.9, "abbreviation": 0.7, "guess": 0.6}[
        quantity.unit.kind
    ]
