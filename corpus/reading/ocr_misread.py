"""Letters that the recogniser mistakes and that no page says: each is mended, and stays doubtful."""

from __future__ import annotations

import re

from chidao.corpus.reading.lines import LOWER

__all__ = ["is_one_number", "mended"]

_GUESSED, _LIKELY = 50.0, 80.0
"""Percent at most to which a mended word is sure: where something else may be meant, and where hardly."""
_ONE_INSIDE = re.compile(rf"(?<=[{LOWER}])1(?=[{LOWER}])")
_STROKE_TWICE = re.compile(r"(?<=\d)(?:I1|1I)(?=\W|$)")
_SLASHES = re.compile(r"/?[\u2044\u2215]/?")  # of fractions and of sums: no office types them
_BARRED = re.compile(r"(?=.*\d)[\d|]+$")


# No Vietnamese syllable begins with fr or ứr, and what is reckoned by the household or month is money: “60 triệu đồng/hộ”.
_FOREIGN_HEAD = re.compile(rf"[fứ]r(?=[{LOWER}]+$)")
_MONEY = re.compile(rf"đ[ôốộ]ng/(?=[{LOWER}])")


# A year has four quarters, however many strokes are seen: “quý IH/2027” is the third, “quý 1V” the fourth.
_QUARTERS = {"I", "II", "III", "IV", "1"}
_QUARTER = re.compile(r"([IHl1|]+)(V?)(?=$|[/.,;:)-])")


def mended(text: str, sure: float, before: str = "") -> tuple[str, float]:
    """An upright stroke among digits is a one, a section sign an eight, a one among small letters an i,
    “I1” behind a digit one stroke read twice; a quarter has at most three strokes or “IV”.

    All stay doubtful. `before` is the word before.
    """
    text = _SLASHES.sub("/", text)
    if before.lower() == "quý" and (quarter := _QUARTER.match(text)) and quarter.group() not in _QUARTERS:
        strokes = "IV" if quarter.group(2) else "I" * min(3, len(quarter.group(1).replace("H", "II")))
        return strokes + text[quarter.end() :], min(sure, _GUESSED)
    if _FOREIGN_HEAD.match(text) or _MONEY.match(text):
        return _MONEY.sub("đồng/", _FOREIGN_HEAD.sub("tr", text)), min(sure, _GUESSED)
    if "|" in text and _BARRED.match(text):
        return text.replace("|", "1"), min(sure, _GUESSED)
    if "§" in text and any(letter.isdigit() for letter in text):
        return text.replace("§", "8"), min(sure, _GUESSED)
    if _STROKE_TWICE.search(text):
        return _STROKE_TWICE.sub("1", text), min(sure, _GUESSED)
    if _ONE_INSIDE.search(text):
        return _ONE_INSIDE.sub("i", text), min(sure, _LIKELY)
    return text, sure


_DATE_PART = re.compile(r"\d/$")


def is_one_number(before: str, after: str) -> bool:
    """“30/” and “10/2023” are one date that the recogniser took apart."""
    return bool(_DATE_PART.search(before)) and after[0].isdigit()
