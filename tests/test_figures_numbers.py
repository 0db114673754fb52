"""Numbers as Vietnamese writes them, in digits and in words."""

from __future__ import annotations

import re

import pytest
from chidao.extractors.figures.numbers import DIGITS, WORDS, is_year, parse_number, parse_words
from chidao.extractors.figures.quantities import NUMBER_FORM, numbers_in
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("05", 5),
        ("12", 12),
        ("1.704", 1704),
        ("15.420", 15420),
        ("1.234.567", 1234567),
        ("1.234,5", 1234.5),
        ("214,635", 214.635),
        ("0,5", 0.5),
        ("1 234", 1234),
        ("12 345 678", 12345678),
        ("1\u00a0234,5", 1234.5),
        # what can only be the English way
        ("12.5", 12.5),
        ("0.125", 0.125),
        ("1,234,567", 1234567),
        ("1,234.5", 1234.5),
        # no number
        ("1.2.3", None),
        ("12,34,5", None),
        ("1.23.456", None),
        ("", None),
        (",5", None),
    ],
)
def test_parse_number(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@given(st.floats(0, 10**9, allow_nan=False).map(lambda value: round(value, 2)))
def test_what_is_written_in_vietnamese_is_read_back(value: float) -> None:
    written = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    assert parse_number(written) == pytest.approx(value)


@given(st.text(alphabet="0123456789., ", max_size=24))
def test_any_mixture_of_separators_gives_a_number_or_none(text: str) -> None:
    value = parse_number(text)
    assert value is None or value >= 0


DIGIT_WORDS = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(value: int) -> str:
    tens, ones = divmod(value, 10)
    if tens == 0:
        return DIGIT_WORDS[ones]
    last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, DIGIT_WORDS[ones])
    head = "mười" if tens == 1 else f"{DIGIT_WORDS[tens]} mươi"
    return f"{head} {last}".strip()


@pytest.mark.parametrize("value", range(1, 100))
def test_every_number_in_words_up_to_ninety_nine(value: int) -> None:
    words = in_words(value)
    match = re.fullmatch(WORDS, words)
    assert match is not None
    assert parse_words(words) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hai Mươi Tư", 24),
        ("ba mươi bốn", 34),
        ("bẩy", 7),
        ("hai mươi nhăm", 25),
        ("mươi", None),
        ("lăm", None),
        ("mốt", None),
        ("một mươi", None),
        ("mười mốt", None),
        ("vài", None),
        ("", None),
    ],
)
def test_parse_words(text: str, value: int | None) -> None:
    assert parse_words(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 234 567 người", "1 234 567"),
        ("12 34", "12"),
        ("1 2345", "1"),
        ("15.420 tỷ", "15.420"),
        ("3,2 triệu", "3,2"),
    ],
)
def test_where_a_number_in_digits_ends(text: str, expected: str) -> None:
    match = re.match(DIGITS, text)
    assert match is not None
    assert match[0] == expected


@pytest.mark.parametrize(("text", "year"), [("2025", True), ("1945", True), ("2.025", False), ("0205", False), ("2225", False)])
def test_is_year(text: str, year: bool) -> None:
    assert is_year(text) is year


PARTS = [
    "12",
    "3",
    ".",
    ",",
    "/",
    " ",
    "Mười",
    "MƯỜI",
    "hai",
    "mươi",
    "năm",
    "ba",
    "baba",
    "15/9/2031",
    "ha",
    "đồng",
    "_",
    "-",
    "đến",
]


@given(st.lists(st.sampled_from(PARTS), max_size=10).map("".join))
def test_the_quick_scan_finds_what_the_pattern_finds(text: str) -> None:
    assert [match.span() for match in numbers_in(text)] == [match.span() for match in NUMBER_FORM.finditer(text)]
