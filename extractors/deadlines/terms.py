"""Terms (“15 ngày làm việc kể từ ngày ký”) and recurrences (“6 tháng một lần”, “trước ngày 20 của tháng cuối quý”)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from chidao.extractors.calendar import add_months, add_working_days
from chidao.extractors.dates import find_times, pattern
from chidao.extractors.deadlines.context import DateContext
from chidao.extractors.records import Recurrence

NUMBER: Final = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
LENGTH: Final = (
    rf"(?P<count>{NUMBER})(?: ?\([^()]{{1,30}}\))? ?"
    r"(?P<unit>giờ|(?<![^\W\d])h|ngày|tuần|tháng|quý|năm)(?!\w)(?P<working> làm việc)?"
)

_EVENT: Final = pattern(
    r",? ?(?:(?:được )?(?:kể|tính)(?: kể)? từ(?: khi)?|từ(?: khi)?|sau(?: khi)?|trước(?: khi)?) (?P<event>[^,;.:()]{2,120})"
)
_ISSUE: Final = pattern(
    r"^(?:ngày )?(?:ký|ban hành|phát hành|nay|hôm nay)(?!\w)"
    r"(?! (?:quyết định (?!này)\w|(?:hợp đồng|biên bản|giấy|bản án)(?! này)))"
    r"|^(?:ngày |khi )?(?:\w+ ){0,3}này (?:được )?(?:ký|ban hành|có hiệu lực)"
    r"|^(?:ngày )?(?:có|ban hành|ký) (?:\w+ ){1,3}này(?!\w)"
)
_ONWARD: Final = pattern(r" (?:tới|tiếp theo|này|nữa)(?!\w)")

UNITS: Final[dict[str, Recurrence]] = {
    "ngày": "day",
    "đêm": "day",
    "tuần": "week",
    "tháng": "month",
    "quý": "quarter",
    "năm": "year",
}
_LONG: Final = {"tháng": 1, "quý": 3, "năm": 12}
_MONTHLY: Final[tuple[tuple[int, Recurrence], ...]] = ((2, "month"), (5, "quarter"), (11, "half_year"), (12, "year"))
_DAILY: Final[tuple[tuple[int, Recurrence], ...]] = ((3, "day"), (14, "week"), (45, "month"), (135, "quarter"))


def recurrence_of(count: int, unit: str) -> Recurrence | None:
    """How often “`count` `unit` một lần” is, by the nearest step; None for more than a year."""
    if unit in _LONG:
        months = count * _LONG[unit]
        return next((step for most, step in _MONTHLY if months <= most), None)
    days = count * (7 if unit == "tuần" else 1)
    return next((step for most, step in _DAILY if days <= most), None)


def term_event(text: str, position: int) -> re.Match[str] | None:
    """The event from which a term that ends at `position` of `plain` text runs, in the group `event`."""
    return _EVENT.match(text, position)


def is_onward(text: str, position: int) -> re.Match[str] | None:
    """“tới”, “tiếp theo” after a term: it runs from the day of issue."""
    return _ONWARD.match(text, position)


def event_day(event: str, context: DateContext) -> date | None:
    """The day of the event: the document's own issue, or the one day that is written in it."""
    if _ISSUE.search(event):
        return context.issued_on
    days = [time.first(context.year) for time in find_times(event) if time.grain == "day"]
    return days[0] if len(days) == 1 and "ngày" in event[:8] else None


def end_of_term(start: date, count: int, unit: str, working: bool) -> date:
    """The last day of a term; its first day is not counted (Bộ luật Dân sự 2015, điều 147)."""
    if working and unit == "ngày":
        return add_working_days(start, count)
    ends: dict[str, Callable[[], date]] = {
        "h": lambda: start + timedelta(days=-(-count // 24)),
        "giờ": lambda: start + timedelta(days=-(-count // 24)),
        "ngày": lambda: start + timedelta(days=count),
        "tuần": lambda: start + timedelta(days=7 * count),
        "tháng": lambda: add_months(start, count),
        "quý": lambda: add_months(start, 3 * count),
        "năm": lambda: add_months(start, 12 * count),
    }
    return ends[unit]()
