"""The figures of an evaluation: what counts as the same, and what is counted."""

from __future__ import annotations

from typing import Any

import pytest
from chidao.pipeline.evaluation import NAMES, SUBJECT, Tally, figures, pair, score_document
from chidao.pipeline.evaluation_words import GoldText, body_key, fold, number_key

TEXT = (
    "Sở Công Thương rà soát các chợ tạm, báo cáo trước ngày 15/8/2031. "
    "Sở Tài chính bố trí 12,5 tỷ đồng cho 30 chợ theo Quyết định số 7/QĐ-UBND."
)
FIRST, SECOND = (
    "Sở Công Thương rà soát các chợ tạm, báo cáo trước ngày 15/8/2031.",
    "Sở Tài chính bố trí 12,5 tỷ đồng cho 30 chợ",
)


def task(words: str, key: str = "text", *owners: str, **more: Any) -> dict[str, Any]:
    return {key: words, "owners": [{"name": name, "role": "lead"} for name in owners], **more}


GOLD: dict[str, Any] = {
    "meta": {"kind": "cong_van", "number": "12/UBND", "issued_on": "2031-08-01", "issuer": "Ủy ban nhân dân tỉnh Sơn La"},
    "tasks": [
        task(FIRST, "quote", "Sở Công Thương", deadline={"quote": "x", "kind": "by", "due": "2031-08-15"}),
        task(SECOND, "quote", "Sở Tài chính"),
    ],
    "decisions": [],
    "figures": [
        {"quote": "12,5 tỷ đồng", "value": 12.5, "unit": "tỷ đồng", "subject": "bố trí"},
        {"quote": "30 chợ", "value": 30, "unit": "chợ", "subject": None},
    ],
    "citations": [{"number": "7/QĐ-UBND", "issued_on": None}],
}


def as_extraction(gold: dict[str, Any]) -> dict[str, Any]:
    """The extraction that says just what the annotation says."""
    kinds = ("tasks", "figures", "decisions")
    items = {
        kind: [{**item, "text": item["quote"], "start": TEXT.find(item["quote"])} for item in gold[kind]] for kind in kinds
    }
    return {**gold, **items, "text": TEXT}


def f1(extraction: dict[str, Any] | None) -> dict[str, float]:
    return {name: score.f1 for name, score in figures([score_document(TEXT, GOLD, extraction)]).items()}


def test_the_annotation_itself_scores_one() -> None:
    assert f1(as_extraction(GOLD)) == dict.fromkeys([*NAMES, SUBJECT], 1.0)


def test_nothing_extracted_scores_zero_where_there_is_something() -> None:
    scores = f1(None)
    assert scores.pop("decision") == 1.0  # nothing to find, nothing found
    assert scores.pop(SUBJECT) == 1.0
    assert set(scores.values()) == {0.0}


@pytest.mark.parametrize(
    ("change", "figure", "expected"),
    [
        ({"tasks": [task(FIRST, "text", "Sở Công Thương")]}, "task.units", 2 / 3),
        ({"tasks": [task(FIRST, "text", "Sở Tài chính"), task(SECOND, "text", "Sở Tài chính")]}, "task.units", 1.0),
        ({"tasks": [task(FIRST), task(SECOND)]}, "task.words", 1.0),
        ({"tasks": [task(FIRST), task(SECOND)]}, "task.owned", 0.0),
        ({"tasks": [task(FIRST, deadline={"kind": "vague"})]}, "task.deadline", 0.0),
        ({"tasks": [task(FIRST, deadline={"kind": "by", "due": "2031-08-15"})]}, "task.deadline", 1.0),
        ({"tasks": [task(SECOND, deadline={"kind": "by", "due": "2031-08-15"})]}, "task.deadline", 0.0),
        ({"figures": [{"text": "30 chợ", "value": 30, "unit": "chợ tạm"}]}, "figure", 2 / 3),
        ({"figures": [{"text": "30 chợ", "value": 30, "unit": "xã"}]}, "figure", 0.0),
        ({"figures": [{"text": "12,5 tỷ đồng", "value": 12.5, "unit": "tỷ đồng", "subject": "khác"}]}, SUBJECT, 0.0),
        ({"citations": [{"number": "07/QĐ-UBND", "issued_on": "2030-01-01"}]}, "citation", 1.0),
        ({"citations": [{"number": "8/QĐ-UBND"}]}, "citation", 0.0),
        ({"decisions": [{"text": "rà soát các chợ tạm"}]}, "decision", 0.0),
        ({"meta": {"kind": "cong_van", "number": "12/UBND", "issuer": "UBND tỉnh Sơn La"}}, "meta", 0.75),
    ],
)
def test_what_is_counted(change: dict[str, Any], figure: str, expected: float) -> None:
    assert f1({**as_extraction(GOLD), **change})[figure] == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh Kon Tum", "Ủy ban nhân dân tỉnh"),
        ("Sở Công Thương tỉnh Kon Tum", "Sở Công Thương"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("UBND TP Hải Phòng", "Uỷ ban nhân dân thành phố"),
        ("Ban Quản lý KCN của tỉnh", "ban quản lý khu công nghiệp tỉnh"),
    ],
)
def test_names_of_one_body(one: str, other: str) -> None:
    assert body_key(one) == body_key(other)


@pytest.mark.parametrize(("one", "other"), [("Sở Tài chính", "Sở Nội vụ"), ("UBND xã Ia Chim", "UBND tỉnh")])
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert body_key(one) != body_key(other)


@pytest.mark.parametrize(("text", "expected"), [("Hoà Uỷ", "hòa ủy"), ("quý", "quý"), ("HOÀNG", "hoàng"), (None, "")])
def test_fold(text: str | None, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(("one", "other"), [("05/UBND-KT", "5/ubnd - kt"), ("42-KL/TU", "42 KL/TU")])
def test_spellings_of_one_number(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


def test_equal_quotes_take_different_places() -> None:
    text = GoldText("làm đường và làm đường")
    first = text.locate("làm đường", 0.0, set())
    assert first == {0, 1}
    assert text.locate("làm đường", 0.0, {first}) == {3, 4}


def test_a_quote_read_slightly_otherwise_is_placed_by_its_longest_run() -> None:
    text = GoldText("Sở Xây dựng thẩm định hồ sơ thiết kế của các dự án")
    assert text.locate("Xây dựng thẩm đinh hồ sơ thiết kế của", 0.0, set()) == {1, 2, 3, 5, 6, 7, 8, 9}
    assert text.locate("hoàn toàn khác hẳn", 0.0, set()) == frozenset()


def test_pairs_are_one_to_one_and_the_most_alike_first() -> None:
    assert pair([1.0, 2.0], [2.1, 0.5], 0.3, lambda a, b: 1 - abs(a - b)) == [(1, 0), (0, 1)]


def test_a_tally_of_nothing_is_perfect() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)


def test_mean_weighs_documents_alike() -> None:
    good, bad = score_document(TEXT, GOLD, as_extraction(GOLD)), score_document(TEXT, GOLD, None)
    assert figures([good, bad])["task.units"].mean == 0.5
