"""Days on which Vietnamese offices work, and terms counted in them.

Weekends (Bộ luật Lao động 2019, điều 111) and public holidays (điều 112; Tết and Giỗ Tổ move with the lunar calendar) are
days off. The yearly decision on days exchanged between a working day and a Saturday stands in
`corpus/reference/holidays.toml` and overrides what the calendar says.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from chidao.corpus.reference import load_table
from holidays import country_holidays

_SATURDAY: Final = 5


@lru_cache(maxsize=256)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, days off in lieu included, exchanged days not yet applied."""
    return frozenset(country_holidays("VN", years=year))


@lru_cache(maxsize=1)
def _exchanged_days() -> dict[date, bool]:
    """What each exchanged day has become: True for a working day."""
    exchanges = load_table("holidays")["exchange"]
    return {exchange["off"]: False for exchange in exchanges} | {exchange["working"]: True for exchange in exchanges}


def is_working_day(day: date) -> bool:
    """Whether state offices work on `day`."""
    exchanged = _exchanged_days().get(day)
    if exchanged is not None:
        return exchanged
    return day.weekday() < _SATURDAY and day not in public_holidays(day.year)


def add_working_days(start: date, count: int) -> date:
    """The `count`-th working day after `start`, which itself is not counted (Bộ luật Dân sự 2015, điều 147)."""
    if count < 0:
        raise ValueError("count must not be negative")
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def add_months(start: date, count: int) -> date:
    """The day of the same number `count` months later, or the last of a shorter month (điều 148)."""
    index = start.year * 12 + start.month - 1 + count
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def end_of_week(day: date) -> date:
    """The Sunday of the week of `day`."""
    return day + timedelta(days=6 - day.weekday())


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def end_of_quarter(day: date) -> date:
    month = (day.month + 2) // 3 * 3
    return end_of_month(day.replace(month=month, day=1))


def end_of_half_year(day: date) -> date:
    return date(day.year, 6, 30) if day.month <= 6 else date(day.year, 12, 31)


def end_of_year(day: date) -> date:
    return date(day.year, 12, 31)
