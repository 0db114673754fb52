"""Times that are one only because they fill the cell of a column of times: “15/4”, “25-28/4”, “Tháng 10 - 11”."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from chidao.extractors.dates import Time, pattern
from chidao.extractors.deadlines.cues import Stretch
from chidao.extractors.records import Deadline

_DAY: Final = pattern(
    r"\W*(?:(?:xong|hoàn thành|trình|gửi|sáng|chiều)(?: ngày)? )?"
    r"(?P<whole>(?P<first>\d{1,2}(?:[/.]\d{1,2})? ?- ?)?(?P<day>\d{1,2})[/.](?P<month>\d{1,2})(?:[/.](?P<year>20\d\d))?)\W*$"
)
_MONTHS: Final = pattern(r"\W*(?P<whole>(?:các )?tháng (?P<first>\d{1,2}) ?(?:-|đến|,|và) ?(?:tháng )?(?P<last>\d{1,2}))\W*$")
_LAST_MONTH: Final = 12


def times_of_column(stretch: Stretch) -> Iterator[Deadline]:
    """“15/4” is a day, “25-28/4” the days up to the last, “Tháng 10 - 11” the months up to the last."""
    if not stretch.context.time_column:
        return
    days, months = _DAY.match(stretch.text), _MONTHS.match(stretch.text)
    found = days or months
    if found is None:
        return
    start, end = found.span("whole")
    if days:
        year = int(days["year"]) if days["year"] else None
        time = Time(start, end, int(days["day"]), int(days["month"]), None, year)
    else:
        first, last = int(found["first"]), int(found["last"])
        if not (1 <= first <= _LAST_MONTH and 1 <= last <= _LAST_MONTH):
            return
        time = Time(start, end, None, first, last)
    due = stretch.context.last_day(time)
    if due is not None and not stretch.context.is_past(due):
        yield Deadline(start, end, "on" if months or found["first"] else "by", due=due)
