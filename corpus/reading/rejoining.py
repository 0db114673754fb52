"""Paragraphs from lines that were broken at the width of a page, by what the lines themselves tell.

Readers that know where a line stands on its page (PDF, OCR) add that to the evidence; plain text has only the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.furniture import Gap

_WIDEST_PAGE = 130
"""A line printed on paper holds no more characters; longer ones are paragraphs left unbroken."""
_FIRST_LINE = 0.92
"""The first line of a paragraph is indented by 1 cm to 1.27 cm of the 16 cm between the margins (Nghị định 30/2020/NĐ-CP)."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is broken into lines: `width` in characters, None where paragraphs are unbroken."""

    width: float | None

    @classmethod
    def of(cls, lines: Sequence[str], gaps: Sequence[Gap]) -> Wrapping:
        """A text is wrapped where many lines break off and the next goes on in lower case."""
        broken = [
            len(line)
            for line, following, gap in zip(lines, lines[1:], gaps[1:], strict=False)
            if gap < Gap.BLANK
            and len(line) <= _WIDEST_PAGE
            and not line_of.is_closed(line)
            and line_of.starts_small(following)
            and not line_of.opens_paragraph(following)
        ]
        if len(broken) < max(3, 0.06 * len(lines)):
            return cls(None)
        return cls(float(sorted(broken)[int(0.9 * (len(broken) - 1))]))


def group_lines(lines: Sequence[str], gaps: Sequence[Gap]) -> list[list[int]]:
    """The indices of the lines of each paragraph."""
    wrapping = Wrapping.of(lines, gaps)
    groups: list[list[int]] = []
    for index in range(len(lines)):
        if index and _continues(lines, gaps, index, groups[-1][0], wrapping):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _continues(lines: Sequence[str], gaps: Sequence[Gap], index: int, first: int, wrapping: Wrapping) -> bool:
    """Whether line `index` goes on with the paragraph that begins at `first` and ends with the line before."""
    before, line, gap = lines[index - 1], lines[index], gaps[index]
    if gap is Gap.RULE:
        return False
    if line_of.LABEL_ALONE.match(before) and index - 1 == first:
        return not line_of.LABEL_ALONE.match(line) and not _is_number(line)
    if _is_number(before) and index - 1 == first:
        return gap is Gap.NONE and line[0].isupper()
    if line_of.opens_paragraph(line):
        return gap is not Gap.BLANK and _opening_is_inside(before, line)
    fullness = _fullness(lines, index, first, wrapping)
    if gap is Gap.BLANK:
        return _continues_over_blank(before, line, fullness)
    if line_of.is_closed(before):
        return _continues_after_stop(before, line, fullness)
    return _continues_unfinished(before, line, fullness, lines[first])


def _opening_is_inside(before: str, line: str) -> bool:
    """“kinh tế” + “- xã hội”, “Điều” + “12. …”: what looks like a number or bullet belongs to the words before it."""
    if line_of.dash_joins(before, line):
        return True
    last = before.split()[-1]
    return last in {"số", "Điều", "khoản", "điểm", "tháng", "ngày", "năm", "quý", "mục"} and line[0].isdigit()


def _continues_over_blank(before: str, line: str, fullness: float | None) -> bool:
    """Recognised pages have blank lines at random; elsewhere a blank line parts paragraphs."""
    if line_of.is_closed(before) or line_of.is_capitals(before) != line_of.is_capitals(line):
        return False
    if line_of.starts_small(line):
        return len(before) >= 60 or (fullness is not None and fullness >= 0.5)
    return fullness is not None and fullness >= 0.92


def _continues_after_stop(before: str, line: str, fullness: float | None) -> bool:
    """After a full stop a line goes on only where the line before is full, so that the stop fell at its end by chance."""
    if fullness is None or line_of.is_capitals(line):
        return False
    if line_of.ends_sentence(before):
        return fullness >= 0.97 and not before.endswith("./.")
    return line_of.starts_small(line) and fullness >= 0.85


def _continues_unfinished(before: str, line: str, fullness: float | None, first: str) -> bool:
    if line_of.starts_small(line) or line_of.opens_bracketed(line):
        return fullness is not None or len(before) >= 30 or line_of.runs_on(before)
    if line_of.runs_on(before) or first.startswith("V/v"):
        return True
    if fullness is None:
        # An amount at the head of a line cannot open a paragraph: “… làm ngập” + “12.500 ha lúa”.
        return line[0].isdigit() and 60 <= len(before)
    if line_of.is_capitals(before) != line_of.is_capitals(line):
        return False
    return fullness >= (0.8 if line_of.is_capitals(before) else 0.9) and len(before) >= 25


def _fullness(lines: Sequence[str], index: int, first: int, wrapping: Wrapping) -> float | None:
    """How far line `index - 1` and the first word after it fill the width that lines have around there.

    None where the text is not wrapped. At 1 or more the next word had no room left on the line.
    """
    if wrapping.width is None:
        return None
    around = [len(one) for one in lines[max(0, index - 6) : index + 6] if len(one) <= 1.2 * wrapping.width]
    width = min(max(around, default=0) or wrapping.width, wrapping.width)
    if index - 1 == first:
        width *= _FIRST_LINE
    return (len(lines[index - 1]) + 1 + len(lines[index].split(" ", 1)[0])) / width


def _is_number(line: str) -> bool:
    return line.isdigit() and len(line) <= 3
