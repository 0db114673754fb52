"""Whether two figures of two documents speak of one thing, and whether they say the same of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from chidao.corpus.abbreviations import expand
from chidao.corpus.folding import canonical

__all__ = ["ALIKE", "Measure", "Verdict", "compare", "same_matter", "same_unit"]

Verdict = Literal["agree", "differ"]

ROUNDING = 0.05
"""“khoảng 12.000” and 12.350 agree: about, nearly and more than leave that much room, as a share of the larger."""
ALIKE = 0.6
"""Share of the shorter subject's words that the other must have for both to be of one thing."""

_WORD = re.compile(r"[^\W_]+")
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "vạn": 1e4, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
# Words of subjects that tell how something is counted, not what.
_EMPTY = frozenset(
    [
        "tổng",
        "số",
        "toàn",
        "các",
        "những",
        "của",
        "và",
        "với",
        "là",
        "có",
        "được",
        "đã",
        "đang",
        "hiện",
        "nay",
        "trên",
        "địa",
        "bàn",
        "tỉnh",
        "thành",
        "phố",
        "trong",
        "năm",
        "so",
        "đạt",
        "khoảng",
        "về",
        "cho",
        "tại",
        "từ",
        "đến",
        "do",
        "này",
        "đó",
        "ước",
        "thực",
        "cả",
        "nước",
        "gồm",
        "khi",
        "theo",
    ]
)
_CHANGES = frozenset(["tăng", "giảm"])


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure as it is compared. `unit` is canonical and without its multiplier, `value` with it."""

    value: float
    unit: str
    comparator: str
    subject: frozenset[str]
    period: str | None
    whole: float | None
    changes: bool
    """It is a change (“tăng 13,5 %”), not a level."""
    text: str
    document: int

    @classmethod
    def of(
        cls,
        value: float,
        unit: str,
        comparator: str,
        subject: str | None,
        period: str | None,
        whole: float | None,
        text: str,
        document: int,
    ) -> Measure:
        """From a figure's fields as the register has them."""
        words = _WORD.findall(canonical(expand(unit))) or [unit.strip()]
        scale = 1.0
        while len(words) > 1 and words[0] in _SCALES:
            scale *= _SCALES[words.pop(0)]
        told = _WORD.findall(canonical(expand(subject or "")))
        return cls(
            value * scale,
            " ".join(words),
            comparator,
            frozenset(told) - _EMPTY - _CHANGES,
            period,
            whole * scale if whole else None,
            bool(_CHANGES.intersection(told)),
            text,
            document,
        )

    @property
    def digits(self) -> int:
        """How many digits the value has that are no mere zeros: 12.181 has five, 12.000 two."""
        return len(f"{self.value:.10g}".replace(".", "").strip("0").split("e")[0])


def same_unit(one: str, other: str) -> bool:
    """“cụm” and “cụm công nghiệp” are one unit: the shorter begins the longer."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return longer[: len(shorter)] == shorter


def same_matter(one: Measure, other: Measure) -> float:
    """How much the subjects have in common, 0 to 1; 0 where unit, period or kind of figure differ."""
    if not same_unit(one.unit, other.unit) or one.changes != other.changes or (one.whole is None) != (other.whole is None):
        return 0.0
    if one.period and other.period and one.period != other.period:
        return 0.0
    shorter, longer = sorted((one.subject, other.subject), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def compare(one: Measure, other: Measure) -> Verdict:
    """Whether both figures can be true of one thing, given their comparators and how far they are rounded."""
    larger = max(abs(one.value), abs(other.value))
    distance = abs(one.value - other.value)
    if distance <= larger * 1e-9:
        return "agree"
    loose = {one.comparator, other.comparator} - {"exact"}
    if loose and distance <= larger * ROUNDING:
        return "agree"
    coarser, finer = sorted((one, other), key=lambda measure: measure.digits)
    return "agree" if coarser.digits < finer.digits and _rounded(finer.value, coarser.digits) == coarser.value else "differ"


def _rounded(value: float, digits: int) -> float:
    return float(f"{value:.{max(digits - 1, 0)}e}")
