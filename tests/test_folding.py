"""Folding: one word for all its spellings, and the way back to the source."""

from __future__ import annotations

import unicodedata

import pytest
from chidao.corpus.folding import canonical, fold, fold_with_map, unify_tones
from hypothesis import given
from hypothesis import strategies as st

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵĐẤƯỚ 12/-"
)
ANY = st.text()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đất đai", "dat dai"),
        ("ĐẤT ĐAI", "dat dai"),
        ("Uỷ ban nhân dân", "uy ban nhan dan"),
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        (unicodedata.normalize("NFD", "nước thải cụm công nghiệp"), "nuoc thai cum cong nghiep"),
        ("3228/UBND-KTTH", "3228/ubnd-ktth"),
        ("m² ﬁ №", "m2 fi no"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "unified"),
    [
        ("hoà bình", "hòa bình"),
        ("UỶ BAN", "ỦY BAN"),
        ("Uỷ ban", "Ủy ban"),
        ("thuỷ lợi, khoẻ, toà án", "thủy lợi, khỏe, tòa án"),
        ("hoàn thành", "hoàn thành"),
        ("tòan dân", "toàn dân"),
        ("quý II, quỹ đất, Quỳnh", "quý II, quỹ đất, Quỳnh"),
        ("qúy I", "quý I"),
        ("hùynh", "huỳnh"),
        ("xoá đói", "xóa đói"),
        ("loại, khoáng, toán", "loại, khoáng, toán"),
    ],
)
def test_unify_tones(text: str, unified: str) -> None:
    assert unify_tones(text) == unified


def test_canonical_keeps_accents_and_forgets_case() -> None:
    assert canonical("Hoà giải") == canonical("HÒA GIẢI") == "hòa giải"
    assert canonical("đất") != canonical("dất")


@given(ANY)
def test_fold_is_stable_and_the_same_for_composed_and_decomposed(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(ANY)
def test_map_leads_back(text: str) -> None:
    folded = fold_with_map(text)
    assert folded.text == fold(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)


@given(VIETNAMESE, st.data())
def test_source_of_a_stretch_folds_to_it(text: str, data: st.DataObject) -> None:
    source = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), text)
    folded = fold_with_map(source)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.source_span(start, end)
    assert fold(source[first:last]) == folded.text[start:end]


@given(VIETNAMESE)
def test_unified_keeps_length_and_folding(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    unified = unify_tones(composed)
    assert len(unified) == len(composed)
    assert fold(unified) == fold(composed)
    assert canonical(canonical(text)) == canonical(text)


NEWER = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
SYLLABLES = st.lists(st.sampled_from([*NEWER, *NEWER.values(), *"qQhnotT 1-"]), max_size=6).map("".join)


def _one_place(text: str) -> str:
    """The rule letter by letter: open syllables have the newer spelling, closed ones and those with "qu" the older."""
    older = {new: old for old, new in NEWER.items()}

    def swapped(text: str, table: dict[str, str], *, after_q: bool, closed: bool | None) -> str:
        at, found = 0, []
        while at < len(text):
            pair, follows = text[at : at + 2], text[at + 2 : at + 3].isalpha()
            q = text[at - 1 : at].lower() == "q"
            hit = table.get(pair.lower()) if q == after_q and closed in (None, follows) else None
            if hit:
                hit = hit.upper() if pair.isupper() else hit[0].upper() + hit[1] if pair[0].isupper() else hit
            found.append(hit or text[at])
            at += 2 if hit else 1
        return "".join(found)

    text = swapped(text, NEWER, after_q=False, closed=False)
    text = swapped(text, older, after_q=False, closed=True)
    return swapped(text, older, after_q=True, closed=None)


@given(SYLLABLES)
def test_unify_tones_is_the_rule_letter_by_letter(text: str) -> None:
    for written in (text, text.upper(), text.title()):
        assert unify_tones(written) == _one_place(written)
