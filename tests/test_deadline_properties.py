"""What holds of the deadlines of any text: when they are due, where they stand, that none is passed over."""

from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter

from chidao.extractors.deadlines import DateContext, find_deadlines
from chidao.extractors.deadlines.cues import Stretch
from chidao.extractors.deadlines.rules import RULES, deadlines_by_rule
from due import HERE, ISSUED, read
from hypothesis import given
from hypothesis import strategies as st

DATES = st.dates(ISSUED, date(2099, 12, 31))
PHRASES = (
    "trước ngày {}",
    "chậm nhất ngày {}",
    "hoàn thành trước {}",
    "báo cáo trước ngày {}.",
    "không muộn hơn ngày {}",
    "vào ngày {}",
)


@given(
    DATES,
    st.sampled_from(PHRASES),
    st.sampled_from(("{0.day}/{0.month}/{0.year}", "{0.day:02} tháng {0.month:02} năm {0.year}")),
)
def test_any_day_with_a_cue_is_due_on_that_day(day, phrase, form):
    found = read(phrase.format(form.format(day)))
    assert found is not None
    assert found[2] == day.isoformat()


@given(DATES, st.integers(1, 90), st.sampled_from(("ngày", "ngày làm việc", "tuần", "tháng")))
def test_a_term_ends_after_it_begins(issued, count, unit):
    text = f"trả lời trong {count} {unit} kể từ ngày ký"
    (found,) = find_deadlines(text, 0, len(text), DateContext(issued, issued.year))
    assert found.due is not None
    assert found.due > issued


@given(DATES, st.integers(1, 31), st.integers(1, 12))
def test_a_day_without_its_year_is_never_long_before_the_document(issued, day, month):
    text = f"báo cáo trước ngày {day}/{month}"
    for found in find_deadlines(text, 0, len(text), DateContext(issued, issued.year)):
        assert found.due is None or found.due >= issued - timedelta(days=31)


@given(st.text(alphabet="trước ngày tháng quý năm hằng 0123456789/.,;()trong đến từ ", max_size=120), st.booleans())
def test_any_text_gives_ordered_spans_inside_it(text, time_column):
    found = find_deadlines(text, 0, len(text), DateContext(ISSUED, 2025, time_column))
    assert all(0 <= d.start < d.end <= len(text) for d in found)
    assert all(earlier.end <= later.start for earlier, later in pairwise(found))


def test_places_are_those_of_the_whole_text():
    text = "Điều 1. Sở Y tế báo cáo trước ngày 30/6/2025. Sở Nội vụ báo cáo trước ngày 30/9/2025."
    start = text.index("Sở Nội vụ")
    (found,) = find_deadlines(text, start, len(text), HERE)
    assert text[found.start : found.end] == "trước ngày 30/9/2025"


def test_long_text_goes_through_in_time():
    unit = "Sở Tài chính phối hợp với các đơn vị liên quan, trong thời gian tới, báo cáo trước ngày 30 tháng 6 năm 2025 và hằng quý; "
    text = unit * 8000  # 1 MB
    began = perf_counter()
    assert len(find_deadlines(text, 0, len(text), HERE)) == 3 * 8000
    assert perf_counter() - began < 30


WORDS_OF_TIME = [
    "trước", "trong", "sau", "đến", "hết", "từ", "ngày", "tháng", "năm", "tuần", "quý", "quí", "giờ", "phút", "lần", "hằng",
    "hàng", "mỗi", "định", "kỳ", "theo", "báo", "cáo", "thời", "gian", "sớm", "nhất", "có", "thể", "tới", "này", "nay", "mai",
    "hôm", "cuối", "đầu", "giữa", "kết", "thúc", "ngay", "khi", "Đề", "án", "mùa", "mưa", "tết", "họp", "hai", "ba", "sáu",
    "làm", "việc", "kể", "ký", "2031", "12/2031", "15/9", "I", "III", "II/2031", "q.III", "24h", "6", "15", "(2", ")", "-", ",",
    ";", ":", "chậm", "muộn", "không", "quá", "nửa", "thứ", "Hai", "các", "những", "tiếp", "theo", "Sở", "rà", "soát",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS_OF_TIME), max_size=9).map(" ".join), st.booleans())
def test_what_a_rule_finds_is_never_passed_over(text: str, time_column: bool) -> None:
    """Clauses without any sign of time are passed over unread."""
    context = DateContext(date(2031, 5, 2), 2031, time_column)
    stretch = Stretch.of(text, context)
    every = [deadline for rule in RULES for deadline in rule.read(stretch)]
    assert list(deadlines_by_rule(stretch)) == every
    if every:
        assert find_deadlines(text, 0, len(text), context)
