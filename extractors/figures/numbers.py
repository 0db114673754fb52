"""Numbers as Vietnamese text writes them: “1.234,5”, “1 234”, “0,5”, “mười hai”.

A point groups thousands and a comma begins decimals (TCVN, Nghị định 30/2020/NĐ-CP); what can only be the English way
(“1,234,567”, “12.5”) is read that way.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["DIGITS", "FIRST_WORDS", "WORDS", "is_year", "parse_number", "parse_words"]

DIGITS: Final = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?(?![.,]?\d)|\d+(?:[.,]\d+)*"
"""A number in digits: groups parted by single blanks, or points and commas between digits."""

_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_PLAIN: Final = re.compile(r"(\d+)(?:[.,](\d+))?")


def parse_number(text: str) -> float | None:
    """The value of a number in digits, None where separators make no number (“1.2.3”, “12,345.67.8”).

    One separator followed by three digits is a group behind a point and decimals behind a comma: “1.704” is 1704,
    “214,635” is 214.635. A leading zero is never grouped: “0.125” is an eighth.
    """
    text = text.replace(" ", "").replace("\u00a0", "")
    if text.startswith("0.") and text.count(".") == 1 and "," not in text:
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", "")) if _is_english(text) else float(text.replace(".", "").replace(",", "."))
    match = _PLAIN.fullmatch(text)
    return float(f"{match[1]}.{match[2] or 0}") if match is not None else None


def _is_english(text: str) -> bool:
    return text.count(",") > 1 or ("," in text and text.find(",") < text.find("."))


def is_year(text: str) -> bool:
    """Whether digits may be a year: four of them without separators, 1900 to 2100."""
    return len(text) == 4 and text.isdecimal() and 1900 <= int(text) <= 2100


_UNITS: Final = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_DIGIT: Final = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín"
WORDS: Final = rf"(?:{_DIGIT})[ ]mươi(?:[ ](?:{_DIGIT}|mốt|tư|lăm|nhăm))?|mười(?:[ ](?:{_DIGIT}|lăm))?|{_DIGIT}"
"""A number in words from một to chín mươi chín."""
FIRST_WORDS: Final = ("mười", *_DIGIT.split("|"))
"""The words with which one begins."""


def parse_words(text: str) -> int | None:
    """The value of a number in words up to chín mươi chín, None for anything else."""
    syllables = text.lower().split()
    match syllables:
        case [digit] if digit in _UNITS and digit not in ("mốt", "lăm", "nhăm", "tư"):
            return _UNITS[digit]
        case ["mười"]:
            return 10
        case ["mười", digit] if digit in _UNITS and digit not in ("mốt", "tư", "nhăm"):
            return 10 + _UNITS[digit]
        case [tens, "mươi"] if 2 <= _UNITS.get(tens, 0) <= 9:
            return 10 * _UNITS[tens]
        case [tens, "mươi", digit] if 2 <= _UNITS.get(tens, 0) <= 9 and digit in _UNITS:
            return 10 * _UNITS[tens] + _UNITS[digit]
    return None
