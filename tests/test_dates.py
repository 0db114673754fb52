"""Calendar time as it is written: every form reads back to what it names."""

from datetime import date
from itertools import pairwise

import pytest
from chidao.extractors.dates import _FORMS, find_times, parse_date, plain, time_at
from hypothesis import given
from hypothesis import strategies as st

DATES = st.dates(date(1950, 1, 1), date(2150, 12, 31))
YEARS = st.integers(1950, 2150)
DAY_FORMS = (
    "ngày {d} tháng {m} năm {y}",
    "ngày {d:02} tháng {m:02} năm {y}",
    "Ngày {d:02} tháng {m:02} năm {y}",
    "{d} tháng {m} năm {y}",
    "ngày {d} tháng {m}/{y}",
    "ngày {d}/{m}/{y}",
    "ngày {d:02}/{m:02}/{y}",
    "{d:02}/{m:02}/{y}",
    "ngày {d}-{m}-{y}",
    "{d}.{m}.{y}",
    "ngày {d}/ {m}/{y}",
    "ngày {d} / {m} / {y}",
    "ngày {d}/{m} năm {y}",
    "**ngày {d}/{m}/{y}**",
    "ngày **{d}/{m}/{y}",
    "ngày {d}\ntháng {m}\nnăm {y}",
    "NGÀY {d} THÁNG {m} NĂM {y}",
)
ROMAN = ("I", "II", "III", "IV")


@given(DATES, st.sampled_from(DAY_FORMS))
def test_day_reads_back(day, form):
    assert parse_date(form.format(d=day.day, m=day.month, y=day.year)) == day


@given(DATES, st.sampled_from(("ngày {d}/{m}", "ngày {d} tháng {m}", "trước {d}/{m}")))
def test_day_without_year_takes_the_one_given(day, form):
    (time,) = find_times(form.format(d=day.day, m=day.month))
    assert time.year is None
    assert time.first(day.year) == time.last(day.year) == day


@given(
    YEARS,
    st.integers(1, 12),
    st.sampled_from(("tháng {m}/{y}", "tháng {m} năm {y}", "tháng {m:02}-{y}", "T{m}/{y}", "tháng {m}.{y}")),
)
def test_month_reads_back(year, month, form):
    (time,) = find_times(form.format(m=month, y=year))
    assert (time.first(), time.last().month) == (date(year, month, 1), month)
    assert time.grain == "month"


@given(
    YEARS,
    st.integers(1, 4),
    st.sampled_from(
        ("quý {r}/{y}", "Quý {r} năm {y}", "quý {n}/{y}", "QUÝ {r}/{y}", "quý {r} của năm {y}", "quí {r}/{y}", "Q{r}/{y}")
    ),
)
def test_quarter_reads_back(year, quarter, form):
    (time,) = find_times(form.format(r=ROMAN[quarter - 1], n=quarter, y=year))
    assert time.first() == date(year, 3 * quarter - 2, 1)
    assert (time.last().year, time.last().month) == (year, 3 * quarter)


@given(YEARS, st.sampled_from(("năm {y}", "Năm {y}", "năm  **{y}**")))
def test_year_reads_back(year, form):
    (time,) = find_times(form.format(y=year))
    assert (time.first(), time.last()) == (date(year, 1, 1), date(year, 12, 31))


PERIODS = [
    ("6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
    ("sáu tháng cuối năm 2026", date(2026, 7, 1), date(2026, 12, 31)),
    ("02 tháng cuối năm 2025", date(2025, 11, 1), date(2025, 12, 31)),
    ("nửa đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30)),
    ("Quý III, IV/2025", date(2025, 7, 1), date(2025, 12, 31)),
    ("quý IV/2025 - quý I/2026", date(2025, 10, 1), date(2026, 3, 31)),
    ("tháng 11, tháng 12/2025", date(2025, 11, 1), date(2025, 12, 31)),
    ("tháng 12/2025 đến tháng 02/2026", date(2025, 12, 1), date(2026, 2, 28)),
    ("giai đoạn 2026 - 2030", date(2026, 1, 1), date(2030, 12, 31)),
    ("năm 2026, 2027", date(2026, 1, 1), date(2027, 12, 31)),
    ("nửa đầu tháng 6/2026", date(2026, 6, 15), date(2026, 6, 15)),
    ("nửa cuối tháng 6/2026", date(2026, 6, 1), date(2026, 6, 30)),
    ("thượng tuần tháng 6/2026", date(2026, 6, 10), date(2026, 6, 10)),
    ("tuần thứ hai của tháng 6/2026", date(2026, 6, 14), date(2026, 6, 14)),
    ("tuần cuối tháng 6/2026", date(2026, 6, 1), date(2026, 6, 30)),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_period(text, first, last):
    (time,) = find_times(text)
    assert (time.first(), time.last()) == (first, last)
    assert (time.start, time.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "15/17 cụm",
        "31/02/2025",
        "ngày 32/1/2025",
        "Nghị định số 32/2024/NĐ-CP",
        "7.611 tỷ đồng",
        "tháng 13/2025",
        "quý V/2025",
        "1-2 tuần",
        "",
    ],
)
def test_no_time(text):
    assert [time for time in find_times(text) if time.grain != "year"] == []


def test_place_is_exact():
    text = "Quyết định số 131/2006/QĐ-UBND ngày 01 tháng 9 năm 2006 của Ủy ban"
    (time,) = [time for time in find_times(text) if time.grain == "day"]
    assert text[time.start : time.end] == "ngày 01 tháng 9 năm 2006"


def test_only_the_stretch_is_read():
    text = "trước ngày 30/6/2025 hoặc ngày 30/9/2025"
    (time,) = find_times(text, 20)
    assert text[time.start : time.end] == "ngày 30/9/2025"


@given(st.text(max_size=80))
def test_plain_keeps_offsets(text):
    assert len(plain(text)) == len(text)


@given(st.text(alphabet="ngày tháng quý năm 0123456789/.-,IV ", max_size=60))
def test_times_are_ordered_and_apart(text):
    times = find_times(text)
    assert all(earlier.end <= later.start for earlier, later in pairwise(times))
    for time in times:
        first, last = time.first(2024), time.last(2024)
        assert first is None or last is None or first <= last


PIECES = (
    *("ngày", "tháng", "năm", "quý", "q", "t", "tuần", "thượng", "hạ", "nửa", "giai đoạn", "một", "ba", "những", "các", "chín"),
    *(
        "đầu",
        "cuối",
        "của",
        "thứ hai",
        "iii",
        "iv",
        "5",
        "12",
        "30",
        "2026",
        "2030",
        "đến",
        "và",
        " ",
        " ",
        " ",
        "/",
        "-",
        ",",
        ".",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_forms_are_tried_wherever_they_may_begin(pieces):
    text = "".join(pieces)
    for at in range(len(text)):
        readings = (read(match) for _, _, form, read in _FORMS if (match := form.match(text, at)))
        assert time_at(text, at) == next((time for time in readings if time is not None), None)
