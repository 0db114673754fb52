"""Working days and terms counted in them."""

from datetime import date, timedelta

import pytest
from chidao.corpus.reference import load_table
from chidao.extractors.calendar import (
    add_months,
    add_working_days,
    end_of_half_year,
    end_of_month,
    end_of_quarter,
    end_of_week,
    end_of_year,
    is_working_day,
)
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 6, 10), True),
        (date(2025, 6, 14), False),  # Saturday
        (date(2025, 1, 1), False),
        (date(2025, 4, 30), False),
        (date(2025, 9, 2), False),
        (date(2025, 1, 29), False),  # the first day of Tết Ất Tỵ
        (date(2026, 2, 17), False),  # the first day of Tết Bính Ngọ
        (date(2025, 4, 7), False),  # Giỗ Tổ, the tenth of the third lunar month
        (date(2026, 4, 27), False),  # in lieu of a Giỗ Tổ on a Sunday
        (date(2025, 5, 2), False),  # exchanged …
        (date(2025, 4, 26), True),  # … for a Saturday
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
    ],
)
def test_working_day(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 6, 10), 0, date(2025, 6, 10)),
        (date(2025, 6, 10), 1, date(2025, 6, 11)),
        (date(2025, 6, 10), 5, date(2025, 6, 17)),  # over a weekend
        (date(2025, 4, 28), 3, date(2025, 5, 6)),  # over 30/4, 1/5 and the exchanged 2/5
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # over Tết
        (date(2025, 4, 25), 1, date(2025, 4, 26)),  # onto a Saturday on which offices work
    ],
)
def test_working_days_later(start, count, end):
    assert add_working_days(start, count) == end


def test_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2025, 1, 1), -1)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 15), 3, date(2026, 2, 15)),
        (date(2025, 3, 15), 0, date(2025, 3, 15)),
    ],
)
def test_months_later(start, count, end):
    assert add_months(start, count) == end


def test_ends_of_periods():
    day = date(2025, 5, 14)
    assert end_of_week(day) == date(2025, 5, 18)
    assert end_of_month(day) == date(2025, 5, 31)
    assert end_of_quarter(day) == end_of_half_year(day) == date(2025, 6, 30)
    assert end_of_half_year(date(2025, 7, 1)) == end_of_year(day) == date(2025, 12, 31)


def test_exchanged_days_are_weekday_against_weekend():
    for exchange in load_table("holidays")["exchange"]:
        assert exchange["off"].weekday() < 5
        assert exchange["working"].weekday() >= 5


@given(DAYS, st.integers(0, 60))
def test_as_many_working_days_lie_between(start, count):
    end = add_working_days(start, count)
    days = (start + timedelta(days=ahead) for ahead in range(1, (end - start).days + 1))
    assert sum(is_working_day(day) for day in days) == count
    assert count == 0 or is_working_day(end)


@given(DAYS, st.integers(0, 240))
def test_months_go_forward(start, count):
    end = add_months(start, count)
    assert (end.year - start.year) * 12 + end.month - start.month == count
    assert end.day <= start.day
