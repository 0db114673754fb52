"""What a figure measures, in the text's own words, and the period it holds for.

The subject of “nộp ngân sách hơn 317 tỷ đồng” stands left of the number, that of “100% hồ sơ được xử lý trực tuyến” right of
it, that of “giải ngân đạt 66,7% kế hoạch” on both sides; of “tăng 13,5%” only the change stands there and the rest is what the
figure before measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from chidao.extractors.figures.phrases import phrases
from chidao.extractors.figures.right import first_words
from chidao.extractors.figures.sides import Sides
from chidao.extractors.figures.wording import FEW_WORDS, SHORT, tidy

__all__ = ["Shared", "row_head", "subject_of"]

_REACH: Final = 500
_LONG: Final = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """What the figures of one sentence share.

    `left`: the words left of the last one; `measured`: what it measured without its own change; `whole`: its subject.
    """

    left: str = ""
    measured: str = ""
    whole: str = ""


def subject_of(sides: Sides, shared: Shared, *, parallel: bool) -> tuple[str | None, Shared]:
    """The subject of a figure with these sides, and what the next figure of the sentence may share.

    `parallel`: the figure before it has the same unit, so a word or two left of this one only name another part of what that
    one measured (“giao thông 60 tỷ đồng, y tế 12 tỷ đồng”). A side is left out where it tells of something much wider than
    the other.
    """
    left, right = sides.left, _right_of(sides)
    if phrases().change.fullmatch(left):
        return _changed(sides, left, right, shared)
    of_part = (
        shared.measured != ""
        and not (sides.enclosed and left)
        and (sides.elliptic or (parallel and _names_a_part(sides, left, right, shared)))
    )
    if sides.joined and not left:
        left = shared.left
    elif sides.repeats and shared.whole:
        return shared.whole, shared
    elif sides.goes_on and (len(right.split()) <= SHORT or _COMPARED.match(right)):
        return tidy(f"{shared.measured} {right}") or None, shared
    elif of_part:
        left = tidy(f"{shared.measured} {left}")
    elif sides.first and len(left.split()) <= FEW_WORDS and not left[:1].isupper() and _says_little(sides, left, right):
        left = tidy(f"{sides.wider} {left}")
    if not left and not right:
        return shared.whole or shared.measured or None, shared
    if _drops_left(left, right):
        subject, measured = right, right
    else:
        subject, measured = tidy(f"{left} {right}"), phrases().changing.sub("", left) or right
    if (sides.goes_on or of_part or sides.enclosed) and shared.measured:
        return subject, shared
    return subject, Shared(left, measured, subject)


def _names_a_part(sides: Sides, left: str, right: str, shared: Shared) -> bool:
    measured = phrases().measured
    if sides.counted or not sides.nominal or right or measured.match(left) or len(left.split()) not in (1, FEW_WORDS):
        return False
    return len(shared.measured.split()) <= _LIST_HEAD or measured.match(shared.measured) is not None


_LIST_HEAD: Final = 4


def _says_little(sides: Sides, left: str, right: str) -> bool:
    """Whether the words beside the figure need those of the clause before (“…, phấn đấu đạt trên 65% kế hoạch”)."""
    if phrases().bare.fullmatch(left):
        return len(right.split()) <= FEW_WORDS
    if not right:
        return not (sides.counted and left)
    return not left and not sides.counted and len(right.split()) <= FEW_WORDS


def _right_of(sides: Sides) -> str:
    """The words right of a figure, without the place of an amount whose noun stands left of it."""
    if not sides.counted and phrases().measured.match(sides.left) and phrases().locative.match(sides.right):
        return ""
    return sides.right


def _changed(sides: Sides, left: str, right: str, shared: Shared) -> tuple[str | None, Shared]:
    """What changes by the figure: what the one before measured, or what the verb has for its object."""
    if (sides.first or sides.counted) and right and not _COMPARED.match(right):
        return tidy(f"{left} {right}"), Shared(left, right, right)
    base = shared.measured or sides.wider
    return tidy(f"{base} {left} {right}"), shared if base else Shared(left, left)


_COMPARED: Final = re.compile(r"(?:so|về|với|mỗi|một|trong|tại|trên|ở)(?!\w)", re.IGNORECASE)


def row_head(text: str, start: int) -> str | None:
    """What a bare figure in a cell is about: the first words of the first cell of its row that says something."""
    low = text.rfind("\n", max(0, start - 2 * _REACH), start) + 1
    for cell in text[low:start].split("\t")[:-1]:
        if len(cell.split()) > SHORT:
            return first_words(cell) or None
    return None


def _drops_left(left: str, right: str) -> bool:
    words = len(re.findall(r"\w+", right))
    if right.startswith("so với"):
        return False  # what a change is compared with says nothing alone
    if words >= SHORT and phrases().place.fullmatch(left):
        return True
    if words >= SHORT and phrases().predicate.match(right):
        return len(left.split()) > max(words, _LONG)
    return words > SHORT and len(left.split()) > _LONG * words
