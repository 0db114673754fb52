"""Paragraphs from lines that were broken at the width of a page, by what the lines themselves tell.

Readers that know where a line stands on its page (PDF, OCR) add that to the evidence; plain text has only the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.furniture import Gap

_WIDEST_PAGE: Final = 130
"""A line printed on paper holds no more characters; longer ones are paragraphs left unbroken."""
_PROSE: Final = 50
"""Lines of a table's column are shorter; a full stop in one of them ends its cell."""
_PARTED_SHARE: Final = 0.75
"""Share of line ends with a blank line in Markdown made from a page, where only torn paragraphs lack it."""
_LEADING_IN: Final = re.compile(r"(?:Thực hiện|Triển khai) (?:(?:Nghị|Quyết|Kế|Thông|Chỉ|Chương|Công|Kết|Hướng) \w+ số|Luật) ")
"""How the first paragraph of a plan begins under its title, of which it is no part."""
_AMOUNT: Final = re.compile(rf"\d[\d.,]* [{line_of.LOWER}]")
_PARAGRAPH: Final = 120
"""A line of so many characters under “V/v …” is no part of it but the first paragraph of an unwrapped text."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_POINT: Final = re.compile(r"\d+(?:\.\d+)*[.)] +(?=\S)(?![a-zà-ỹđ\d])")
_SUBJECTS: Final = ("V/v", "Về ", "Kết luận ")
"""How the subject (trích yếu) under the document's name begins; a blank line ends it however full its last line is."""
_FIRST_LINE: Final = 0.92
"""The first line of a paragraph is indented by 1 cm to 1.27 cm of the 16 cm between the margins (Nghị định 30/2020/NĐ-CP)."""
_NONE, _BLANK, _RULE = Gap.NONE, Gap.BLANK, Gap.RULE


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is broken into lines: `width` in characters, None where paragraphs are unbroken.

    `parted_by_blanks` tells that a blank line stands between paragraphs throughout, so that a bare line end parts nothing.
    """

    width: float | None
    parted_by_blanks: bool = False
    is_printed: bool = False
    """Whether the lines are those of a page, which are broken though too few of them tell."""

    @property
    def is_unbroken(self) -> bool:
        return self.width is None and not self.is_printed

    @classmethod
    def of(cls, lines: Sequence[str], gaps: Sequence[Gap]) -> Wrapping:
        """A text is wrapped where many lines break off and the next goes on in lower case."""
        broken = [
            len(line)
            for line, following, gap in zip(lines, lines[1:], gaps[1:], strict=False)
            if line_of.starts_small(following)
            and gap < _BLANK
            and len(line) <= _WIDEST_PAGE
            and not line_of.is_closed(line)
            and not line_of.opens_paragraph(following)
        ]
        if len(broken) < max(3, 0.06 * len(lines)):
            blanks = sum(gap >= _BLANK for gap in gaps[1:])
            return cls(None, len(lines) >= 6 and blanks >= _PARTED_SHARE * (len(lines) - 1))
        return cls(float(sorted(broken)[int(0.9 * (len(broken) - 1))]))


Hint = Literal["starts", "continues"] | None
"""What the place of a line on its page says of it; None where it says nothing."""


def group_lines(lines: Sequence[str], gaps: Sequence[Gap], hints: Sequence[Hint] | None = None) -> list[list[int]]:
    """The indices of the lines of each paragraph. What `hints` say goes before what the words say."""
    wrapping = replace(Wrapping.of(lines, gaps), is_printed=hints is not None)
    groups: list[list[int]] = []
    for index in range(len(lines)):
        hint = hints[index] if hints and index else None
        if hint == "starts" and _is_cut(lines[index - 1], lines[index]):
            hint = None
        if hint == "starts" and index and line_of.is_label(lines[index - 1]) and groups[-1][0] == index - 1:
            hint = None
        if hint == "continues" or (index and hint is None and _continues(lines, gaps, index, groups[-1][0], wrapping)):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _is_cut(before: str, line: str) -> bool:
    """The middle of a sentence or of a code (“6138/UBND-” + “KGVX”) falls between the two, wherever they stand on the page."""
    if before.endswith("-") and line_of.joins_without_space(before):
        return True
    if line[0].isdigit() and _opening_is_inside(before, line):
        return True
    small = line_of.starts_small(line) and not line_of.opens_paragraph(line)
    return small and not line_of.is_closed(before) and not line_of.is_capitals(before)


def _continues(lines: Sequence[str], gaps: Sequence[Gap], index: int, first: int, wrapping: Wrapping) -> bool:
    """Whether line `index` goes on with the paragraph that begins at `first` and ends with the line before."""
    before, line, gap = lines[index - 1], lines[index], gaps[index]
    if gap is _RULE:
        return False
    if index - 1 == first and line_of.is_label(before):
        return not line_of.is_label(line) and not _is_number(line)
    if _is_number(before) and index - 1 == first:
        return gap is _NONE and line[0].isupper()
    if (line_of.is_stamp(line) and not line_of.runs_on(before)) or line_of.is_stamp(before):
        return False
    if wrapping.parted_by_blanks and gap is _NONE and _is_torn(before, line):
        return not _is_next_item(lines[first], line)
    if line_of.opens_paragraph(line) or line_of.is_label(line):
        return gap is not _BLANK and _opening_is_inside(before, line)
    if line_of.opens_row(line) and (len(before) < _PROSE or line_of.is_closed(before)):
        return False
    fullness = _fullness(lines, index, first, wrapping)
    if gap is _BLANK:
        return _continues_over_blank(before, line, fullness, lines[first])
    if line_of.is_closed(before):
        return _continues_after_stop(before, line, fullness)
    return _continues_unfinished(before, line, fullness, lines[first], wrapping)


def _is_torn(before: str, line: str) -> bool:
    """An unfinished line of prose and its rest, which may begin with a dash or capital: “Viễn thông” + “- Công nghệ Số”."""
    if line_of.is_closed(before) or line_of.is_capitals(before) or len(before) < 60:
        return False
    return line.startswith(("- ", "– ")) or not line_of.opens_paragraph(line)


def _is_next_item(first: str, line: str) -> bool:
    """The next item of a list that stands without blank lines: “- Sở Y tế: …” + “- Sở Nội vụ: …”."""
    return line.startswith(("- ", "– ")) and first.startswith(line[:2])


def _opening_is_inside(before: str, line: str) -> bool:
    """“kinh tế” + “- xã hội”, “Điều” + “12. …”: what looks like a number or bullet belongs to the words before it."""
    if line_of.dash_joins(before, line):
        return True
    last = before.split()[-1]
    if last[-1].isdigit() and re.match(r"[-–]\s*\d", line):
        return True  # a range: “05” + “- 06%”
    if last == "năm":
        return bool(_YEAR.match(line))
    if last == "số" and _POINT.match(line):
        return False  # a title and its first point: “1. Nhận thức số” + “1.1. Tổ chức …”
    return last in {"số", "Điều", "khoản", "điểm", "tháng", "ngày", "quý", "mục"} and line[0].isdigit()


def _continues_over_blank(before: str, line: str, fullness: float | None, first: str) -> bool:
    """Recognised pages have blank lines at random; elsewhere a blank line parts paragraphs."""
    if line_of.is_closed(before) or line_of.is_capitals(before) != line_of.is_capitals(line):
        return False
    if line_of.starts_small(line):
        return len(before) >= 60 or (fullness is not None and fullness >= 0.5)
    if fullness is None or first.startswith(_SUBJECTS) or (_LEADING_IN.match(line) and not line_of.runs_on(before)):
        return False
    return fullness >= (0.85 if line_of.runs_on(before) else 0.92)


def _continues_after_stop(before: str, line: str, fullness: float | None) -> bool:
    """After a full stop a line goes on only where the line before is full, so that the stop fell at its end by chance."""
    if fullness is None or line_of.is_capitals(line):
        return False
    if line_of.ends_sentence(before):
        return fullness >= 0.97 and len(before) >= _PROSE and not before.endswith("./.")
    return line_of.starts_small(line) and fullness >= 0.85


def _continues_unfinished(before: str, line: str, fullness: float | None, first: str, wrapping: Wrapping) -> bool:
    if line_of.starts_small(line) or line_of.opens_bracketed(line):
        return fullness is not None or len(before) >= 30 or line_of.runs_on(before)
    if line_of.is_capitals(before) and line_of.opens_issuer(before, line):
        return False
    runs_on = line_of.runs_on(before) and not (wrapping.is_unbroken and line_of.may_end(before, line))
    if runs_on or line_of.office_goes_on(before, line) or (first.startswith("V/v") and len(line) < _PARAGRAPH):
        return True
    if fullness is None:
        # An amount at the head of a line cannot open a paragraph: “… làm ngập” + “12.500 ha lúa”.
        return line[0].isdigit() and len(before) >= 60
    if line_of.is_capitals(before) != line_of.is_capitals(line):
        return False
    if len(before) >= _PROSE and _AMOUNT.match(line):
        return True
    return fullness >= (0.8 if line_of.is_capitals(before) else 0.9) and len(before) >= 25


def _fullness(lines: Sequence[str], index: int, first: int, wrapping: Wrapping) -> float | None:
    """How far line `index - 1` and the first word after it fill the width that lines have around there.

    None where the text is not wrapped. At 1 or more the next word had no room left on the line.
    """
    if wrapping.width is None or len(lines[index - 1]) > 1.3 * wrapping.width:
        return None
    around = [len(one) for one in lines[max(0, index - 6) : index + 6] if len(one) <= 1.2 * wrapping.width]
    width = min(max(around, default=0) or wrapping.width, wrapping.width)
    if index - 1 == first:
        width *= _FIRST_LINE
    return (len(lines[index - 1]) + 1 + len(lines[index].split(" ", 1)[0])) / width


def _is_number(line: str) -> bool:
    return line.isdigit() and len(line) <= 3
