"""Words with their places, one spelling for each, and phrases looked up at a word."""

from __future__ import annotations

import re

import pytest
from chidao.corpus.folding import canonical
from chidao.corpus.reference import load_table
from chidao.extractors.letters import CAPITAL, SMALL, any_word, letter_pattern
from chidao.extractors.words import PhraseTable, Words, plain, split_phrase
from hypothesis import given
from hypothesis import strategies as st

TEXT = st.text(alphabet="Uỷ ủy Bân dâ12,.;:()/-–“”_\n\tđĐ&", max_size=60)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Uỷ", "ủy"),  # older spelling, tone on the second vowel
        ("ủy", "ủy"),
        ("HOÀ", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỵ", "thụy"),
        ("quý", "quý"),  # after q the u is part of the consonant
        ("QUỸ", "quỹ"),
        ("toàn", "toàn"),  # closed syllables have one spelling
        ("Đất", "đất"),
        ("30", "30"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_word_has_one_spelling(word: str, expected: str) -> None:
    assert plain(word) == expected


@pytest.mark.parametrize(
    "syllable", ["oà", "hoá", "toả", "xoã", "doạ", "oè", "khoé", "loẻ", "toẽ", "xoẹ", "thuỳ", "luý", "huỷ", "luỹ", "truỵ"]
)
def test_the_spelling_is_that_of_the_search(syllable: str) -> None:
    """What the register's folding holds for one word is one word here."""
    assert plain(syllable) == canonical(syllable) != syllable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế rà soát.", ["sở", "y", "tế", "rà", "soát", "."]),
        ("UBND tỉnh/thành phố", ["ubnd", "tỉnh", "/", "thành", "phố"]),
        ("TN&MT", ["tn", "&", "mt"]),
        ("Lao động - Thương binh", ["lao", "động", "-", "thương", "binh"]),
        ("Quyết định 15/2031/QĐ-UBND", ["quyết", "định", "15", "/", "2031", "/", "qđ", "-", "ubnd"]),
        ("“Một cửa”", ["“", "một", "cửa", "”"]),
        ("____", ["_", "_", "_", "_"]),  # blanks to fill in are marks, not letters
        ("a_b", ["a", "_", "b"]),
        ("  \n\t ", []),
        ("", []),
    ],
)  # fmt: skip
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    words = Words.of(text)
    assert words.plain == expected
    assert len(words) == len(expected)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Kính gửi: Sở Y tế, UBND xã Đá Bạc."
    start, end = text.index("UBND"), text.index(".")
    words = Words.of(text, start, end)
    assert words.plain == ["ubnd", "xã", "đá", "bạc"]
    assert (words.starts[0], words.ends[-1]) == (start, end)
    assert words.capital == [True, False, True, True]
    assert words.slice(2, 4) == "Đá Bạc"
    assert words.slice(2, 2) == words.slice(3, 1) == ""


def test_a_range_that_cuts_a_word_takes_the_part_inside() -> None:
    assert Words.of("Ủy ban nhân dân", 4, 9).plain == ["an", "nh"]


@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_each_word_stands_where_it_says(text: str, start: int, end: int) -> None:
    end = min(max(start, end), len(text))
    words = Words.of(text, start, end)
    assert len(words.plain) == len(words.starts) == len(words.ends) == len(words.capital)
    for word, begin, stop in zip(words.plain, words.starts, words.ends, strict=True):
        assert start <= begin < stop <= end
        assert plain(text[begin:stop]) == word
    assert list(words.starts) == sorted(words.starts)
    assert all(stop <= begin for stop, begin in zip(words.ends, words.starts[1:], strict=False))
    assert sum(map(len, words.plain)) == sum(not char.isspace() for char in text[start:end])


@given(st.text(alphabet="àáảãạaăâeêioôơuưyqhtđ", max_size=8))
def test_spelling_once_is_spelling_for_good(word: str) -> None:
    assert plain(plain(word)) == plain(word)
    assert plain(word.upper()) == plain(word)


@given(TEXT)
def test_a_phrase_is_split_as_the_text_is(text: str) -> None:
    assert list(split_phrase(text)) == Words.of(text).plain


TABLE = PhraseTable.of({
    "verb": ["tổ chức", "tổ chức thực hiện", "giao", "phòng, chống"],
    "noun": ["giao thông", "tổ chức", "Uỷ ban", "  "],
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "index", "end", "expected"),
    [
        ("tổ chức hội nghị", 0, None, (2, "verb")),  # a phrase of two labels is the first one's
        ("tổ chức thực hiện tốt", 0, None, (4, "verb")),  # the longest wins
        ("tổ chức thực hiện tốt", 0, 3, (2, "verb")),  # ... of those that fit before the end
        ("tổ chức thực hiện tốt", 0, 1, None),
        ("giao thông", 0, None, (2, "noun")),  # across labels too
        ("giao Sở", 0, None, (1, "verb")),
        ("Ủy ban", 0, None, (2, "noun")),  # spelt either way
        ("UỶ BAN", 0, None, (2, "noun")),
        ("phòng , chống", 0, None, (3, "verb")),  # punctuation is a word, blanks are none
        ("phòng chống", 0, None, None),
        ("sẽ giao", 1, None, (1, "verb")),
        ("giao", 1, None, None),  # past the end
        ("", 0, None, None),
        ("thực hiện", 0, None, None),
    ],
)  # fmt: skip
def test_the_longest_phrase_at_a_word(text: str, index: int, end: int | None, expected: tuple[int, str] | None) -> None:
    assert TABLE.at(Words.of(text), index, end) == expected


@given(
    st.lists(st.lists(st.sampled_from(["sở", "y", "tế", "giao", ","]), min_size=1, max_size=4), max_size=6), st.integers(0, 8)
)
def test_a_phrase_that_is_found_stands_there(phrases: list[list[str]], index: int) -> None:
    table = PhraseTable.of({"one": [" ".join(phrase) for phrase in phrases]})
    words = Words.of("sở y tế giao sở , y tế")
    hit = table.at(words, index)
    fitting = [phrase for phrase in phrases if words.plain[index : index + len(phrase)] == phrase]
    assert (hit[0] if hit else 0) == max(map(len, fitting), default=0)


ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcdghklmnpqrstvxfjwz"


def test_patterns_know_small_letters_from_capitals() -> None:
    small, capital = letter_pattern("[<Ll>]"), letter_pattern("[<Lu>]")
    for letter in ALPHABET:
        assert small.fullmatch(letter)
        assert not capital.fullmatch(letter)
        assert capital.fullmatch(letter.upper())
        assert not small.fullmatch(letter.upper())


def test_classes_of_letters_hold_each_once() -> None:
    for inside in (SMALL, CAPITAL):
        assert len(set(inside)) == len(inside)


@pytest.mark.parametrize("text", ["1", " ", "-", ".", "_", "“"])
def test_other_characters_are_no_letters(text: str) -> None:
    assert not letter_pattern("[<Ll><Lu>]").search(text)


SPOILT = [form for pair in load_table("scan_words")["pair"] for form in pair["scanned"]]
STRETCHES = st.lists(st.sampled_from([*SPOILT, *" ".join(SPOILT).split(), "Sở", "12/2031", "_", "\n", " ", "a_b"]), max_size=9)


@given(STRETCHES, st.integers(0, 60), st.integers(0, 60))
def test_the_words_of_a_stretch_are_those_of_its_text_alone(parts: list[str], start: int, length: int) -> None:
    """Whatever stands around a stretch, even if it cuts a word or a pair that a scan has spoilt in two."""
    text = " ".join(parts)
    end = min(start + length, len(text))
    start = min(start, end)
    within, alone = Words.of(text, start, end), Words.of(text[start:end])
    assert (within.plain, within.capital) == (alone.plain, alone.capital)
    assert list(within.starts) == [at + start for at in alone.starts]
    assert list(within.ends) == [at + start for at in alone.ends]


def test_a_long_text_has_its_words_where_they_stand() -> None:
    """Texts are taken apart in pieces of some thousand lines."""
    text = "".join(f"{number}. Sở số {number} báo cáo;\n" for number in range(9000))
    at = text.index("8999. Sở")
    assert Words.of(text, at, len(text)).plain == ["8999", ".", "sở", "số", "8999", "báo", "cáo", ";"]
    assert len(Words.of(text, 1, len(text))) + 1 == len(Words.of(text)) == 9000 * 8


def test_from_one_word_of_a_set_to_the_next() -> None:
    words = Words.of("Giao Sở A, Sở B; (Sở C) rà soát")
    wanted = frozenset({"sở", ";"})
    assert [words.plain[at] for at in words.among(wanted)] == ["sở", "sở", ";", "sở"]
    assert list(words.among(wanted, 2)) == [at for at in words.among(wanted) if at >= 2]
    assert list(words.among(wanted, 2, 5)) == [at for at in words.among(wanted) if 2 <= at < 5]
    assert list(words.among(wanted, 90)) == []


@given(TEXT, st.integers(0, 9))
def test_a_phrase_is_found_where_it_first_stands(text: str, first: int) -> None:
    words = Words.of(text)
    for phrase in ([word] for word in words.plain[first:]):
        assert words.find(phrase, first) == words.plain.index(phrase[0], first)
    assert words.find(["không", "có", "ở", "đây"], first) is None


def test_a_phrase_is_found_behind_one_that_only_begins_like_it() -> None:
    words = Words.of("phối cảnh, phối hợp với các xã, phối hợp")
    assert words.find(["phối", "hợp"]) == 3
    assert words.find(["phối", "hợp"], 4) == 9
    assert words.find(["phối", "hợp", "với"], 4) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("Sở Y tế, sở thích", [0]), ("các Sở; Bộ", [4, 8]), ("cơsở", []), ("Sởi và Bộ_1", []), ("(Bộ", [1]), ("", [])],
)
def test_any_word_stands_whole(text: str, found: list[int]) -> None:
    assert [match.start() for match in re.finditer(any_word("Sở", "Bộ"), text)] == found
