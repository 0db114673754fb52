"""What a figure measures, in the text's own words, and the period it holds for.

The subject of “nộp ngân sách hơn 317 tỷ đồng” stands left of the number, that of “100% hồ sơ được xử lý trực tuyến” right of
it, that of “giải ngân đạt 66,7% kế hoạch” on both sides; of “tăng 13,5%” only the change stands there and the rest is what the
figure before measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from chidao.extractors.figures.phrases import phrases
from chidao.extractors.figures.sides import FEW_WORDS, SHORT, Sides, first_words, tidy

__all__ = ["Shared", "row_head", "subject_of"]

_REACH = 500
_LONG = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """What the figures of one sentence share: the words left of the last one, and what it measured without its own change."""

    left: str = ""
    measured: str = ""


def subject_of(sides: Sides, shared: Shared) -> tuple[str | None, Shared]:
    """The subject of a figure with these sides, and what the next figure of the sentence may share.

    A side is left out where it tells of something much wider than the other.
    """
    left, right = sides.left, sides.right
    if phrases().change.fullmatch(left):
        base = shared.measured or sides.wider
        return tidy(f"{base} {left} {right}"), shared if base else Shared(left, left)
    if sides.joined and not left:
        left = shared.left
    elif sides.goes_on and len(right.split()) <= SHORT:
        return tidy(f"{shared.measured} {right}") or None, shared
    elif not right and len(left.split()) <= FEW_WORDS and not left[:1].isupper():
        left = tidy(f"{sides.wider} {left}")
    if not left and not right:
        return shared.measured or None, shared
    following = Shared(left, phrases().changing.sub("", left) or right)
    if _drops_left(left, right):
        return right, following
    return tidy(f"{left} {right}"), following


def row_head(text: str, start: int) -> str | None:
    """What a bare figure in a cell is about: the first words of the first cell of its row that says something."""
    low = text.rfind("\n", max(0, start - 2 * _REACH), start) + 1
    for cell in text[low:start].split("\t")[:-1]:
        if len(cell.split()) > SHORT:
            return first_words(cell) or None
    return None


def _drops_left(left: str, right: str) -> bool:
    words = len(right.split())
    if words >= SHORT and phrases().predicate.match(right):
        return len(left.split()) > max(words, _LONG)
    return words > SHORT and len(left.split()) > _LONG * words
