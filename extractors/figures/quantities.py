"""One scan over the numbers of a text, in digits and in words, each with its unit: quantities, of substance or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from chidao.extractors.figures.numbers import DIGITS, FIRST_WORDS, WORDS, is_year, parse_number, parse_words
from chidao.extractors.figures.units import Unit, match_unit
from chidao.extractors.words import word_starts

__all__ = ["NUMBER_FORM", "Quantity", "numbers_in", "quantities"]

NUMBER_FORM: Final = re.compile(
    r"(?<![\w.,/_:#=&?%@\\])(?:"
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})"
    rf"|(?P<first>{DIGITS})(?:(?P<join>[ ]?[-–—][ ]?|[ ](?:đến|tới|lên|xuống)[ ]|[ ]?[x×][ ]?|/"
    rf"|(?<=\d[.,]\d\d\d)[ ]?/[ ](?=\d+[.,]\d))(?P<second>{DIGITS}))?"
    rf"|(?P<words>{WORDS})(?!\w))",
    re.IGNORECASE,
)


_FIRST_WORDS: Final = frozenset(FIRST_WORDS)


class _MayBegin(dict[str, bool]):
    """Whether a number may begin with a word: every word of a text is looked up here."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        begins = self[word] = word in _FIRST_WORDS or word[0].isdigit()
        return begins


_MOST_WORDS: Final = 1 << 16
_MAY_BEGIN: Final = _MayBegin()


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """Every match of `NUMBER_FORM` in order: it is tried at the words with which a number may begin."""
    done = 0
    for at in word_starts(text, _MAY_BEGIN.__getitem__):
        if at >= done and (match := NUMBER_FORM.match(text, at)) is not None:
            done = match.end()
            yield match


@dataclass(frozen=True, slots=True)
class Quantity:
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


def quantities(text: str) -> Iterator[Quantity]:
    """Numbers with a unit, whether or not they are of substance."""
    done = 0
    for match in numbers_in(text):
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


_DECIMALS: Final = re.compile(r"\.\d\d?$")
_OF: Final = re.compile(rf"[ ]?/[ ]?(?={DIGITS})")
_NUMBER: Final = re.compile(DIGITS)
_NEXT: Final = re.compile(r"[ ](?P<number>\d{1,3})(?![\d.,])")


_PER: Final = (1, 10, 100, 1000, 10_000, 100_000, 1_000_000)


def _with_slash(text: str, quantity: Quantity) -> tuple[Quantity, Quantity | None]:
    """“142 ha/214,635 ha” is a share whose part has a unit of its own; “96 tàu/780 lao động” are two quantities.

    “18 bác sĩ/1 vạn dân” is one rate.
    """
    if quantity.second is not None or (slash := _OF.match(text, quantity.unit.end)) is None:
        return quantity, None
    number = _NUMBER.match(text, slash.end())
    unit = match_unit(text, number.end()) if number is not None else None
    value = parse_number(number[0]) if number is not None else None
    if number is None or unit is None or value is None:
        return quantity, None
    if value in _PER:
        per = replace(quantity.unit, end=unit.end, written=text[quantity.unit.start : unit.end])
        return replace(quantity, unit=per), None
    if unit.written != quantity.unit.written:
        return quantity, Quantity(number.start(), number.end(), value, unit)
    whole = replace(unit, start=quantity.unit.start)
    return replace(quantity, join="/", second=value, second_start=number.start(), unit=whole), None


def _compound_end(text: str, unit: Unit) -> int:
    """Where a measure with its smaller part ends: “15 mẫu 2 sào”, “35 tỷ 500 triệu đồng” are one figure."""
    following = _NEXT.match(text, unit.end) if unit.kind == "measure" else None
    part = match_unit(text, following.end()) if following is not None else None
    return part.end if part is not None and part.kind == "measure" and part.scaled == unit.scaled else unit.end


def _quantity(text: str, match: re.Match[str], unit: Unit) -> Quantity | None:
    if match["words"] is not None:
        words = parse_words(match["words"])
        return None if words is None else Quantity(match.start(), match.end(), words, unit, in_words=True)
    value = parse_number(match["first"])
    second = parse_number(match["second"]) if match["second"] else None
    if value is None or (match["second"] and second is None):
        return None
    join = (match["join"] or "").strip()
    year = is_year(match["first"]) or (match["second"] is not None and is_year(match["second"]))
    whole = value == int(value) and "," not in match["first"] and not _DECIMALS.search(match["first"])
    return Quantity(match.start(), match.end(), value, unit, join, second, match.start("second"), year=year, whole=whole)
