"""The document's own time, and what “cuối năm”, “tháng này” or an unwritten year mean against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from chidao.extractors.calendar import add_months, end_of_month, end_of_week
from chidao.extractors.dates import WEEKDAY, Time, number, pattern, signed, times_of

_GRACE: Final = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class DateContext:
    """What the document says about its own time.

    `year` is used where the day of issue is not known. In a `time_column` of a table, or after “Thời gian hoàn thành:”, a
    period without a word before it counts.
    """

    issued_on: date | None = None
    year: int | None = None
    time_column: bool = False
    report: bool = False
    """Whether it is a report: its days without a year are those of one meeting, not of a programme that recurs."""

    @property
    def has_year(self) -> bool:
        return self.issued_on is not None or self.year is not None

    def last_day(self, time: Time) -> date | None:
        """The last day of `time`; a year that is not written is the first in which it is not past."""
        if time.day is not None and time.month is None:
            return self._day_of_month(time.day)
        if time.year is not None or self.issued_on is None:
            return time.last(self.year)
        last = time.last(self.issued_on.year)
        return last if last is None or not self.is_past(last) else time.last(self.issued_on.year + 1)

    def _day_of_month(self, day: int) -> date | None:
        """The next day of that number; months that do not have it are passed over."""
        if self.issued_on is None:
            return None
        months = (add_months(self.issued_on.replace(day=1), ahead) for ahead in range(3))
        days = (month.replace(day=day) for month in months if day <= end_of_month(month).day)
        return next((found for found in days if found >= self.issued_on), None)

    def is_past(self, due: date) -> bool:
        """Whether `due` lies before the document, so that nobody can be held to it.

        A conclusion is often sent out some weeks after the meeting that set its dates.
        """
        if self.issued_on is not None:
            return due < self.issued_on - _GRACE
        return self.year is not None and due.year < self.year


_RELATIVE: Final = signed(
    r"(?<!\w)(?:(?P<edge>cuối )?(?P<unit>tuần|tháng|quý|năm) (?P<which>này|nay|tới|sau)(?! ?\d|\w)"
    r"|(?<=trong )(?P<now>tuần|tháng|quý)(?= ?(?:[.,;)]|$))"
    r"|(?P<end>cuối năm)(?! \d|\w| học)|(?P<today>hôm nay|(?:sáng|trưa|chiều|tối|đêm) nay)"
    r"|(?P<same>cùng ngày(?! (?:này|đó|\d)|\w))"
    r"|(?P<tomorrow>(?:ngày|(?:sáng|trưa|chiều|tối)(?: ngày)?) mai)"
    rf"|(?P<weekday>{WEEKDAY})(?: của)?(?: tuần (?P<week>này|nay|tới|sau)"
    r"| (?:này|tới))(?!\w))",
    "này",
    "nay",
    "tới",
    "sau",
    "cuối",
    "mai",
    "cùng ngày",
    "trong tuần",
    "trong tháng",
    "trong quý",
)
_SUNDAY: Final = 6
# "Ngay trong tuần", "trình UBND huyện trong tuần": not the work "trong tuần" that is looked back on.
_ACTS_NOW: Final = pattern(
    r"(?<!\w)(?:ngay|(?:trình|gửi|xong|hoàn thành|hoàn tất|dứt điểm|bàn giao)(?: [^\W\d]+){0,6}) trong $"
)
_REACH: Final = 64
_MONTHS: Final = {"tháng": 1, "quý": 3, "năm": 12}


def relative_times(text: str, context: DateContext) -> Iterator[Time]:
    """Times of `plain` text that are named by their distance from the document; none where its time is not known."""
    for match in _RELATIVE.finditer(text):
        if match["now"] and not _ACTS_NOW.search(text[max(0, match.start() - _REACH) : match.start()]):
            continue
        if match["same"]:
            yield from _same_day(text, match, context)
            continue
        if (period := _relative_period(match, context)) is not None:
            first, last = period
            if first != last and last == end_of_month(last):
                yield Time(match.start(), match.end(), None, first.month, last.month, last.year)
            else:
                yield Time(match.start(), match.end(), last.day, last.month, None, last.year)


# "… trước 17 giờ | cùng ngày": an hour stands before it, as it does not in "bão số 5, số 6 cùng ngày vào Biển Đông".
_HOUR: Final = pattern(r"\d ?(?:giờ|h|g|:) ?(?:\d{1,2})?(?: ?phút)?,? (?:(?:sáng|trưa|chiều|tối) )?$")


def _same_day(text: str, match: re.Match[str], context: DateContext) -> Iterator[Time]:
    """“17 giờ cùng ngày”: the last day named before it, else that of the text."""
    before = text[: match.start()]
    if _HOUR.search(before[-_REACH:]) is None:
        return
    named = [time for time in times_of(before) if time.day is not None and time.month is not None]
    if named:
        yield replace(named[-1], start=match.start(), end=match.end())
    elif (today := context.issued_on) is not None:
        yield Time(match.start(), match.end(), today.day, today.month, None, today.year)


def _relative_period(match: re.Match[str], context: DateContext) -> tuple[date, date] | None:
    today = context.issued_on
    ahead = match["which"] in ("tới", "sau")
    if (match["end"] or match["unit"] == "năm") and (year := today.year if today else context.year) is not None:
        return date(year + ahead, 1, 1), date(year + ahead, 12, 31)
    if today is None:
        return None
    if match["today"] or match["tomorrow"]:
        day = today + timedelta(days=1) if match["tomorrow"] else today
        return day, day
    if match["weekday"]:
        day = _weekday(match, today)
        return day, day
    unit = match["unit"] or match["now"]
    if unit == "tuần":
        last = end_of_week(today + timedelta(days=7 * ahead))
        return last - timedelta(days=6), last
    if unit is None:
        return None
    length = _MONTHS[unit]
    first = add_months(date(today.year, (today.month - 1) // length * length + 1, 1), length * ahead)
    return first, end_of_month(add_months(first, length - 1))


def _weekday(match: re.Match[str], today: date) -> date:
    """“thứ Sáu tuần này”, “thứ Hai tới”: a week begins on Monday; without a week, the next such day."""
    name = match["weekday"].split()[-1]
    day = _SUNDAY if name == "nhật" else number(name) - 2
    monday = today - timedelta(days=today.weekday())
    if match["week"]:
        return monday + timedelta(days=day + 7 * (match["week"] in ("tới", "sau")))
    return today + timedelta(days=(day - today.weekday() - 1) % 7 + 1)
