"""Quantities of substance: amounts, counts with a counted noun, areas, rates, shares, changes.

One scan over numbers in digits and in words; each is then judged by its unit (figures_units), by what stands before it
(figures_context) and gets its subject and period (figures_subjects). Dates, labels, ranks, durations and bare numbers are
no figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chidao.corpus.document import Document
from chidao.extractors.figures_context import (
    comparator_of,
    has_comparator,
    is_labelled,
    is_multiple,
    silent_stretches,
)
from chidao.extractors.figures_numbers import DIGITS, WORDS, is_year, parse_number, parse_words
from chidao.extractors.figures_subjects import Sentence, Shared, period_of, sentence_at, sides_of, subject_of
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
    whole: bool = True


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Every figure of the document in the order of the text. A range gives two, a share (15/17) one with `of`."""
    text = document.text
    silent = silent_stretches(document)
    kept = [
        quantity for quantity in _quantities(text) if not _is_silent(silent, quantity.start) and _is_substance(text, quantity)
    ]
    found: list[Figure] = []
    shared = Shared()
    for sentence, quantities in _by_sentence(text, kept):
        goes_on = text[max(0, sentence[0] - 2) : sentence[0]] == "; "
        figures, shared = _measured(text, sentence, quantities, shared if goes_on else Shared())
        found += figures
    return tuple(found)


def _by_sentence(text: str, quantities: list[_Quantity]) -> Iterator[tuple[Sentence, list[_Quantity]]]:
    """The quantities of each sentence that has any."""
    sentence: Sentence = (0, 0)
    group: list[_Quantity] = []
    for quantity in quantities:
        if not sentence[0] <= quantity.start < sentence[1]:
            if group:
                yield sentence, group
            sentence, group = sentence_at(text, quantity.start, quantity.unit.end), []
        group.append(quantity)
    if group:
        yield sentence, group


def _measured(text: str, sentence: Sentence, quantities: list[_Quantity], shared: Shared) -> tuple[list[Figure], Shared]:
    """The figures of one sentence with their subjects, and what the next part of it may share."""
    ends = [sentence[0], *(quantity.unit.end for quantity in quantities)]
    sides = [
        sides_of(text, sentence, quantity.start, quantity.unit.end, ends[index]) for index, quantity in enumerate(quantities)
    ]
    for index in range(len(sides) - 2, -1, -1):
        # “20 nhà, 1 trường và 262 mộ bị ảnh hưởng”: what stands behind the last holds for all.
        if sides[index].open and not sides[index].right:
            sides[index] = replace(sides[index], right=sides[index + 1].right)
    found: list[Figure] = []
    for quantity, side in zip(quantities, sides, strict=True):
        subject, shared = subject_of(side, shared)
        found += _figures(text, quantity, subject, period_of(text, sentence, quantity.start, quantity.unit.end))
    return found, shared


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
            quantity, beside = _with_slash(text, quantity)
            done = _compound_end(text, beside.unit if beside is not None else quantity.unit)
            yield quantity
            if beside is not None:
                yield beside


_OF = re.compile(rf"[ ]?/[ ]?(?={DIGITS})")
_NUMBER = re.compile(DIGITS)
_NEXT = re.compile(r"[ ](?P<number>\d{1,3})(?![\d.,])")


def _with_slash(text: str, quantity: _Quantity) -> tuple[_Quantity, _Quantity | None]:
    """“136 ha/265,372 ha” is a share whose part has a unit of its own; “214 tàu/1.630 lao động” are two quantities."""
    if quantity.second is not None or (slash := _OF.match(text, quantity.unit.end)) is None:
        return quantity, None
    number = _NUMBER.match(text, slash.end())
    unit = match_unit(text, number.end()) if number is not None else None
    value = parse_number(number[0]) if number is not None else None
    if number is None or unit is None or value is None:
        return quantity, None
    if unit.written != quantity.unit.written:
        return quantity, _Quantity(number.start(), number.end(), value, unit)
    whole = replace(unit, start=quantity.unit.start)
    return replace(quantity, join="/", second=value, second_start=number.start(), unit=whole), None


def _compound_end(text: str, unit: Unit) -> int:
    """Where a measure with its smaller part ends: “17 mẫu 4 sào” is one figure."""
    following = _NEXT.match(text, unit.end) if unit.kind == "measure" else None
    part = match_unit(text, following.end()) if following is not None else None
    return part.end if part is not None and part.kind == "measure" and not part.scaled else unit.end


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
    whole = value == int(value) and "," not in match["first"] and not re.search(r"\.\d\d?$", match["first"])
    return _Quantity(match.start(), match.end(), value, unit, join, second, match.start("second"), year=year, whole=whole)


_ATTACHED = re.compile(r"[\w)\]][-–+]$")
_FEW = 3
_COLLECTED = frozenset(
    ("tỉnh", "địa phương", "nước", "thành phố", "bộ", "cơ quan", "đơn vị", "bộ, ngành", "ngành", "sở", "ban")
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
    if unit.kind == "rating" and not has_comparator(text, start):
        return False
    if quantity.join == "/" and quantity.second is not None and (quantity.value > quantity.second or _is_day(text, quantity)):
        return False
    if is_labelled(text, start, year=quantity.year, weak=unit.kind in ("abbreviation", "guess") or unit.written[0].isupper()):
        return False
    if quantity.in_words and (unit.kind == "guess" or _SPELT_OUT.search(text[max(0, start - 120) : start])):
        return False
    if unit.kind in ("abbreviation", "guess") and not unit.scaled and not quantity.whole:
        return False
    return not counted or unit.scaled or not quantity.whole or _counts(text, quantity)


# “2.000 tỷ đồng (hai nghìn tỷ đồng)”, “(Bằng chữ: …)”: the same amount once more.
_SPELT_OUT = re.compile(r"\((?:[^()]{0,12})$|bằng chữ[^()\n]*$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?<!\w)(?:ngày|sáng|chiều|tối|trước|đến|hôm)\s*$", re.IGNORECASE)


def _is_day(text: str, quantity: _Quantity) -> bool:
    before = text[max(0, quantity.start - 12) : quantity.start]
    return quantity.unit.kind != "rate" and _DAY_BEFORE.search(before) is not None


def _counts(text: str, quantity: _Quantity) -> bool:
    """Whether a whole number before a noun counts things: not the few of a list named elsewhere, not “một” or “cả hai” of prose."""
    unit, noun = quantity.unit, quantity.unit.noun or ""
    if quantity.join != "/" and noun in _COLLECTED and quantity.value <= _FEW:
        return False
    if _NAMED.match(text, unit.end):
        return False
    if not quantity.in_words:
        return not _is_row_number(text, quantity)
    if unit.kind != "count":
        return False
    quoted = text[unit.end : unit.end + 1] in _QUOTES or text[quantity.start - 1 : quantity.start] in _QUOTES
    definite = (
        text[quantity.start].isupper() or _DEFINITE.search(text[max(0, quantity.start - 12) : quantity.start]) is not None
    )
    return not (quoted or definite) and (quantity.value not in (1, 5) or has_comparator(text, quantity.start))


# “4 khóa XII” is part of a name, “03 nhiệm vụ sau:” the length of the list that follows.
_NAMED = re.compile(r"[ ](?:[IVX]+(?!\w)|(?:sau|sau đây|như sau|dưới đây)[ ]?(?:[:.;,\n]|$))")
_DEFINITE = re.compile(r"(?<!\w)(?:cả|các|những|trong|giữa|thứ|số)[ ]$", re.IGNORECASE)
_QUOTES = tuple('"“”')


def _is_row_number(text: str, quantity: _Quantity) -> bool:
    """The number of a row or paragraph: nothing before it, and behind it a capital or a word that the table does not know."""
    line_start = max(text.rfind(mark, 0, quantity.start) for mark in "\n\t|") + 1
    if text[line_start : quantity.start].strip(" *_"):
        return False
    return quantity.unit.kind != "count" or quantity.unit.written[0].isupper()


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
    return {"rate": 0.98, "measure": 0.97, "rating": 0.8, "multiple": 0.85, "count": 0.9, "abbreviation": 0.7, "guess": 0.6}[
        quantity.unit.kind
    ]
