"""Calendar time as Vietnamese offices write it: days, months, quarters, halves, years and spans of them.

`find_times` gives every such expression of a text with its place; what it means there (a deadline, the date of a cited
document, the subject of a plan) is for others to say. A part that is not written (“ngày 30/6”) stays None.
Ambiguous numbers (“15/17”, “10.9”) count as a day only where a word of time stands before them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from chidao.corpus.reference import listed
from chidao.extractors.signs import Signed

# Marks of emphasis and all kinds of blanks stand between the words of one date; letters keep their offsets.
_BLANKS: Final = re.compile("[*_\n\r\t\f\v\u00a0\u2007\u2009\u202f\u200b|]")
_DASHES: Final = re.compile("[–—‐‑−]")
_TO_CHANGE: Final = re.compile(f"{_BLANKS.pattern[:-1]}{_DASHES.pattern[1:]}")


def plain(text: str) -> str:
    """`text` in lower case with emphasis marks and breaks as blanks and one kind of dash, character for character."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return _DASHES.sub("-", _BLANKS.sub(" ", lowered)) if _TO_CHANGE.search(lowered) else lowered


def pattern(source: str) -> re.Pattern[str]:
    """A pattern over `plain` text in which one blank stands for any run of up to six, save in classes and look-behinds."""
    return re.compile(_BLANK.sub(_widened, source))


def signed(source: str, *signs: str) -> Signed:
    """A `pattern` that is tried only where one of its signs stands."""
    return Signed.of(pattern(source), *signs)


_BLANK: Final = re.compile(r"(?P<kept>\[[^\]]*\]|\(\?<[!=][^)]*\))| (?P<maybe>\?)?(?![*+{])")


def _widened(match: re.Match[str]) -> str:
    return match["kept"] or (" {0,6}" if match["maybe"] else " {1,6}")


@dataclass(frozen=True, slots=True)
class Time:
    """Time as written in `text[start:end]`: the days from `first` to `last`.

    `month` and `last_month` bound a period (a quarter has months 4 and 6); a year alone has neither. `year` is None where
    the text does not give it, `last_year` is set for spans of years only.
    """

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    last_month: int | None = None
    year: int | None = None
    last_year: int | None = None

    @property
    def grain(self) -> str:
        """“day”, “month”, “period” (of several months), “year” or “years”."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month" if self.month == self.last_month and self.last_year is None else "period"
        return "year" if self.last_year is None else "years"

    def first(self, year: int | None = None) -> date | None:
        """The first day; `year` is taken where none is written. None where the day does not exist or is not known."""
        of_year = self.year or year
        return real_day(of_year, self.month or (1 if self.day is None else None), self.day or 1)

    def last(self, year: int | None = None) -> date | None:
        """The last day, under the same conditions as `first`."""
        of_year = self.last_year or self.year or year
        if self.day is not None:
            return real_day(of_year, self.month, self.day)
        month = self.last_month or 12
        return real_day(of_year, month, monthrange(of_year, month)[1]) if of_year and 1 <= month <= 12 else None


def real_day(year: int | None, month: int | None, day: int | None) -> date | None:
    """The day, None where a part of it is not known or there is no such day."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_YEAR: Final = r"(?P<year>(?:19|20|21)\d\d)(?!\d)"
_OF_YEAR: Final = rf"(?: ?[/.-] ?| ?,? (?:của )?năm | ?, ?){_YEAR}"
_DAY: Final = r"(?P<day>\d{1,2})"
_MONTH: Final = r"(?P<month>\d{1,2})"
_SEP: Final = r" ?[/.-] ?"
_NAMED_ONLY: Final = r"(?= (?:(?:của )?năm (?:20\d\d|nay|sau)|này|tới|sau)(?!\w)|/20\d\d| ?[.,;)]|$)"
_QUARTER: Final = rf"(?:(?:iii|ii|iv|i|[1-4])(?!\w)|(?:một|hai|ba|tư){_NAMED_ONLY})"
_NUMBERS: Final = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
_MONTH_NAME: Final = rf"(?P<month_name>mười (?:một|hai)|hai|ba|tư|năm|sáu|bảy|tám|chín|mười){_NAMED_ONLY}"
_AND: Final = r" ?(?:-|,|và|đến|;) ?"
_COUNT: Final = r"\d{1,2}|một|hai|ba|bốn|năm|sáu|chín|những|các"
_OF_THE_YEAR: Final = rf"(?:của |trong )?năm(?: {_YEAR})?"
_EARLIER: Final = r"(?:\d{1,2}(?: ?-|,| và| đến| tới)(?: ngày)? ?){1,5}"
_EDGE: Final = "(?P<edge>đầu|cuối|còn lại)"
_WEEK: Final = r"(?P<week>đầu|cuối|(?:thứ )?[1-4]|thứ (?:nhất|hai|ba|tư))"
_FIRST_YEAR: Final = r"(?:/| ?năm )(?P<first_year>20\d\d)"
_LAST_MONTH: Final = rf"(?:(?:tháng )?\d{{1,2}}(?!\d){_AND})?" r"(?:hết )?(?:tháng )?(?P<last_month>\d{1,2})(?!\d)"
_QUARTER_WORD: Final = r"(?:(?:quý|quí|qúy|qúi) ?|(?<!\w)q\.? ?(?=[iv1-4]))"
_FIRST_QUARTER: Final = rf"{_QUARTER_WORD}(?P<quarter>{_QUARTER})"
_LAST_QUARTER: Final = rf"(?:(?:{_QUARTER_WORD})?{_QUARTER}{_AND})?(?:hết )?(?:{_QUARTER_WORD})?(?P<last_quarter>{_QUARTER})"


def number(text: str) -> int:
    """A small number in figures or words."""
    return int(text) if text.isdigit() else _NUMBERS[text]


def _number(match: re.Match[str], group: str) -> int | None:
    found = match.groupdict().get(group)
    return None if found is None else int(found)


def _read_day(match: re.Match[str]) -> Time | None:
    day, month, year = _number(match, "day"), _number(match, "month"), _number(match, "year")
    # A leap year stands in for an unknown one: 29/2 is a day.
    if day is None or real_day(year or 2024, month or 1, day) is None:
        return None
    return Time(match.start(), match.end(), day=day, month=month, year=year)


def _read_bare_day(match: re.Match[str]) -> Time | None:
    """“30/6” without “ngày” is a day only after a word of time: “15/17 cụm” is a share."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    return _read_day(match) if _WORD_OF_TIME.search(before) else None


WEEKDAY: Final = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
FEAST: Final = rf"(?:(?:ngày |(?:kỳ |đợt |dịp )?nghỉ |đại |dịp )?lễ|dịp|{'|'.join(listed('holidays', 'feast'))})"
"""What a day without its year is named after: “Lễ 2/9”, “Ngày Nhà giáo Việt Nam 20/11”."""
_WORD_OF_TIME: Final = pattern(
    rf"(?:(?<!\w){FEAST}|trước|sáng|trưa|chiều|tối|chậm nhất(?: là)?|hạn(?: chót| cuối)?(?: là)?|đến|nay|qua|mai|từ"
    rf"|ngày(?= ?\()|{WEEKDAY}(?= ?[(,])|ngày \d{{1,2}}(?:,| và| -)"
    r"|(?:từ|ngày) \d{1,2}/\d{1,2} ?-)[ (:,]*$"
)


def _read_months(match: re.Match[str]) -> Time | None:
    month = _number(match, "month")
    last = _number(match, "last_month") or month
    if month is None or last is None or not (1 <= month <= 12 and 1 <= last <= 12):
        return None
    return _period(match, month, last)


def _read_quarters(match: re.Match[str]) -> Time | None:
    first = _quarter(match["quarter"])
    last = _quarter(match.groupdict().get("last_quarter") or match["quarter"])
    return _period(match, 3 * first - 2, 3 * last)


def _quarter(text: str) -> int:
    return _ROMAN.get(text) or number(text)


_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _read_named_month(match: re.Match[str]) -> Time | None:
    month = number(match["month_name"])
    return _period(match, month, month)


def _read_part_of_year(match: re.Match[str]) -> Time | None:
    """The first or last so many months, or a half, of a year."""
    count = _HALF if match["count"] in _HALVES else number(match["count"])
    if not 1 <= count <= 11:
        return None
    return _period(match, 1, count) if match["edge"] == "đầu" else _period(match, 13 - count, 12)


_HALVES, _HALF = ("nửa", "những", "các"), 6
"""“Những tháng cuối năm” are, as offices speak, its second half."""


def _read_week(match: re.Match[str]) -> Time | None:
    """Weeks of a month end on its 7th, 14th and 21st day, the last with it; thượng and trung tuần on the 10th and 20th."""
    week, month, year = match["week"], _number(match, "month"), _number(match, "year")
    if month is None or not 1 <= month <= 12:
        return None
    end = _WEEK_ENDS.get(week.removeprefix("thứ "))
    if end is None:
        return Time(match.start(), match.end(), None, month, month, year)
    return Time(match.start(), match.end(), end, month, None, year)


_WEEK_ENDS: Final = {"đầu": 7, "nhất": 7, "hai": 14, "ba": 21, "1": 7, "2": 14, "3": 21, "thượng": 10, "trung": 20}


def _read_half_month(match: re.Match[str]) -> Time | None:
    month, year = _number(match, "month"), _number(match, "year")
    if month is None or not 1 <= month <= 12:
        return None
    if match["half"] == "đầu":
        return Time(match.start(), match.end(), MIDDLE, month, None, year)
    return Time(match.start(), match.end(), None, month, month, year)


MIDDLE: Final = 15
"""The day in the middle of a month, as offices count it."""


def _period(match: re.Match[str], month: int, last_month: int) -> Time | None:
    year, first_year = _number(match, "year"), _number(match, "first_year")
    if year is not None and first_year is not None and first_year != year:
        return Time(match.start(), match.end(), None, month, last_month, first_year, year) if first_year < year else None
    return Time(match.start(), match.end(), None, month, last_month, year) if month <= last_month else None


def _read_years(match: re.Match[str]) -> Time | None:
    year, last_year = _number(match, "year"), _number(match, "last_year")
    if last_year is not None and (year is None or last_year <= year):
        return None
    return Time(match.start(), match.end(), year=year, last_year=last_year)


_FORMS: Final[tuple[tuple[str, str, re.Pattern[str], Callable[[re.Match[str]], Time | None]], ...]] = (
    # (an example, the signs with which such may begin, 0 for any figure, their pattern, their reader): at one place the
    # first that reads wins, so the fuller ones stand first.
    ("ngày 10, 15/12/2025", "n", pattern(rf"ngày {_EARLIER}{_DAY}(?:/| tháng ){_MONTH}(?!\d)(?:{_OF_YEAR})?"), _read_day),
    ("ngày 05 tháng 12 năm 2025", "n0", pattern(rf"(?:ngày )?{_DAY} tháng {_MONTH}(?!\d){_OF_YEAR}"), _read_day),
    ("ngày 05/12 năm 2025", "n0", pattern(rf"(?:ngày )?{_DAY}{_SEP}{_MONTH},? năm {_YEAR}"), _read_day),
    ("ngày 05/12/2025", "n0", pattern(rf"(?:ngày )?{_DAY}{_SEP}{_MONTH}{_SEP}{_YEAR}(?!/)"), _read_day),
    ("ngày 05 tháng 12", "n0", pattern(rf"(?:ngày )?{_DAY} tháng {_MONTH}(?![\d/%])"), _read_day),
    ("ngày 05/12", "n", pattern(rf"ngày {_DAY}{_SEP}{_MONTH}(?![\d/%]|[.,-]\d)"), _read_day),
    ("từ 10 - 18/4/2025", "0",
     pattern(rf"{_EARLIER}{_DAY}/{_MONTH}(?:/{_YEAR})?(?![\d/%]|[.,-]\d)"), _read_bare_day),
    ("trước 05/12", "0", pattern(rf"{_DAY}[/.-]{_MONTH}(?![\d/%]|[.,-]\d)"), _read_bare_day),
    ("ngày 05", "n", pattern(rf"ngày {_DAY}(?![\d/%]|[.,-]\d| (?:đến|-) \d)"), _read_day),
    ("tháng 12/2025 - 3/2026", "t", pattern(rf"tháng {_MONTH}{_FIRST_YEAR}{_AND}{_LAST_MONTH}{_OF_YEAR}"), _read_months),
    ("tháng 5 đến tháng 8/2026", "t", pattern(rf"tháng {_MONTH}{_AND}{_LAST_MONTH}{_OF_YEAR}"), _read_months),
    ("tháng 12/2025", "t", pattern(rf"tháng {_MONTH}(?!\d){_OF_YEAR}"), _read_months),
    ("tháng 12", "t", pattern(rf"tháng {_MONTH}(?![\d/%]|[.,-]\d)"), _read_months),
    ("tháng Tư năm 2025", "t", pattern(rf"(?<!mỗi )(?<!hằng )(?<!hàng )(?<!\d )tháng {_MONTH_NAME}(?:{_OF_YEAR})?"),
     _read_named_month),
    ("12/2025", "0", pattern(rf"{_MONTH} ?[/-] ?{_YEAR}(?!/|-\w)"), _read_months),
    ("T12/2025", "t", pattern(rf"(?<!\w)t{_MONTH}/{_YEAR}"), _read_months),
    ("quý III/2025-I/2026", "q", pattern(rf"{_FIRST_QUARTER}{_FIRST_YEAR}{_AND}{_LAST_QUARTER}{_OF_YEAR}"), _read_quarters),
    ("quý III, IV/2025", "q", pattern(rf"{_FIRST_QUARTER}{_AND}{_LAST_QUARTER}(?:{_OF_YEAR})?"), _read_quarters),
    ("quý III/2025", "q", pattern(rf"{_FIRST_QUARTER}(?:{_OF_YEAR})?"), _read_quarters),
    ("6 tháng đầu năm 2026", "0mhbnsc", pattern(rf"(?P<count>{_COUNT}) tháng {_EDGE} {_OF_THE_YEAR}"), _read_part_of_year),
    ("nửa đầu năm 2026", "n", pattern(rf"(?P<count>nửa) {_EDGE} {_OF_THE_YEAR}"), _read_part_of_year),
    ("tuần thứ hai của tháng 6/2026", "t", pattern(rf"tuần {_WEEK} (?:của )?tháng {_MONTH}(?!\d)(?:{_OF_YEAR})?"), _read_week),
    ("thượng tuần tháng 6", "th", pattern(rf"(?P<week>thượng|trung|hạ) tuần tháng {_MONTH}(?!\d)(?:{_OF_YEAR})?"), _read_week),
    ("nửa đầu tháng 6/2026", "n", pattern(rf"nửa (?P<half>đầu|cuối) tháng {_MONTH}(?!\d)(?:{_OF_YEAR})?"), _read_half_month),
    ("năm 2025, 2026", "n", pattern(rf"năm {_YEAR}(?: ?,)?(?: ?và)? (?:năm )?(?P<last_year>20\d\d)(?!\d| trở)"), _read_years),
    ("năm 2026 - 2030", "ng",
     pattern(rf"(?:năm |giai đoạn ){_YEAR} ?(?:-|đến) ?(?:năm )?(?P<last_year>20\d\d)(?!\d)"), _read_years),
    ("2026 - 2030", "0", pattern(rf"{_YEAR} ?- ?(?P<last_year>20\d\d)(?![\d/])"), _read_years),
    ("năm 2026", "n", pattern(rf"năm {_YEAR}"), _read_years),
    ("2026", "0", pattern(rf"{_YEAR}(?![\d/%]|[.,-]\d)"), _read_years),
)  # fmt: skip


@cache
def _forms_by_first() -> dict[str, tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Time | None]], ...]]:
    """The forms that may begin with a sign, by that sign."""
    signs = {sign for _, firsts, _, _ in _FORMS for sign in firsts}
    return {sign: tuple((form, read) for _, firsts, form, read in _FORMS if sign in firsts) for sign in signs}


# Every form holds one of these.
_SIGN_OF_TIME: Final = re.compile(r"[0-9qtn](?:(?<=[0-9q])|(?<=t)háng|(?<=n)ửa)")
# It begins with the class of all first signs, spelt out, which is the quickest to look for, and leaves the midst of words.
_ANCHOR: Final = re.compile(
    r"[ntqghmbsc0-9](?<!\w.)(?:(?<=[0-9])(?<![\w/.,-].)(?<=(?=\d{1,4}(?!\w)|\d{1,2}[/.]).)|(?<=(?="
    r"(?:ngày|tháng|quý|quí|qúy|năm|giai|nửa|tuần|thượng|trung|hạ|một|hai|ba|bốn|sáu|chín|những|các) |q\.?[iv1-4]|t\d).))"
)


def find_times(text: str, start: int = 0, end: int | None = None) -> tuple[Time, ...]:
    """Every expression of calendar time within `text[start:end]`, in order and not overlapping, with places in `text`."""
    end = len(text) if end is None else end
    times = times_of(plain(text[start:end]))
    return tuple(_moved(time, start) for time in times) if start else tuple(times)


def _moved(time: Time, by: int) -> Time:
    return replace(time, start=time.start + by, end=time.end + by)


def times_of(text: str) -> Iterator[Time]:
    """Every expression of calendar time in `plain` text."""
    if not _SIGN_OF_TIME.search(text):
        return
    done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < done:
            continue
        if (time := time_at(text, anchor.start())) is not None:
            done = time.end
            yield time


def time_at(text: str, position: int) -> Time | None:
    """The expression that begins at `position` of `plain` text."""
    first = text[position : position + 1]
    for form, read in _forms_by_first().get("0" if first.isdecimal() else first, ()):
        if (match := form.match(text, position)) is not None and (time := read(match)) is not None:
            return time
    return None


def parse_date(text: str, year: int | None = None) -> date | None:
    """The one day that the whole of `text` names, with `year` for one not written; None where it names none or more."""
    times = find_times(text)
    if (
        len(times) != 1
        or times[0].day is None
        or text[: times[0].start].strip(" \t*_.,;:()")
        or text[times[0].end :].strip(" *_.,;:()")
    ):
        return None
    return times[0].first(year)
