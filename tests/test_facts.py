"""Facts besides tasks: corrected, confirmed, rejected, undone, and kept when the document is read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.cards import document_card
from chidao.outputs.errors import RegisterError
from chidao.outputs.facts import read_fact
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.rereading import reread_form
from chidao.outputs.review import Review
from chidao.outputs.verification import verify
from register_forms import form, task

HEADING = "Quy hoạch 365 ha, 12 dự án.\n"


def figure(start: int, text: str, value: float, unit: str) -> dict[str, Any]:
    return {"start": start, "end": start + len(text), "text": text, "value": value, "unit": unit}


def letter(heading: str = HEADING, **more: Any) -> ExtractionForm:
    offset = heading.index("365")
    figures = [figure(offset, "365 ha", 365, "ha"), figure(offset + 8, "12 dự án", 12, "dự án")]
    return form(task("rà soát", due="2024-06-30"), heading=heading, figures=figures, **more)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so.db") as opened:
        opened.add(letter())
        yield opened


@pytest.fixture
def review(register: Register) -> Review:
    return Review(register, Actor("Nguyễn Thị Lan"))


def values(register: Register) -> list[tuple[float, str]]:
    return [(one["value"], one["state"]) for one in document_card(register, 1).figures]


def again(heading: str = HEADING, **more: Any) -> ExtractionForm:
    return letter(heading, **more).model_copy(update={"source": letter().source})


def test_a_figure_is_corrected_rejected_and_taken_back(register: Register, review: Review) -> None:
    review.correct_fact("figure", 1, {"value": 356.0}, "đọc nhầm")
    review.decide("figure", [2], "rejected")
    assert values(register) == [(356, "corrected")]
    review.undo()
    review.undo()
    assert values(register) == [(365, "draft"), (12, "draft")]
    assert verify(register) == register.check() == []


def test_facts_of_the_document_reach_lists_and_search(register: Register, review: Review) -> None:
    review.correct_fact("document", 1, {"issuer": "Ủy ban nhân dân tỉnh Trà Giang", "issued_on": "2024-05-01"})
    assert register.search("tra giang rà soát").total == 1
    assert register.search('ban-hanh:"Bình Sơn"').total == 0
    assert register.tasks(TaskFilter(on=date(2024, 4, 1))).total == 0
    assert verify(register) == register.check() == []
    review.undo()
    assert register.search('ban-hanh:"Bình Sơn"').total == 1
    assert verify(register) == register.check() == []


def test_reading_again_keeps_what_was_decided(register: Register, review: Review) -> None:
    review.correct_fact("figure", 1, {"value": 356.0})
    review.correct_fact("document", 1, {"title": "Trích yếu đúng"})
    reread_form(register, again("Đầu trang\n" + HEADING, title="Trích yếu máy đọc", issuer="Nơi khác"))
    assert values(register) == [(356, "corrected"), (12, "draft")]
    document = document_card(register, 1).document
    assert (document["title"], document["issuer"]) == ("Trích yếu đúng", "Nơi khác")
    card = document_card(register, 1)
    for one in card.figures:
        assert card.text[one["start"] : one["end"]] == one["text"]
    assert verify(register) == register.check() == []
    reread_form(register, again(title="Trích yếu máy đọc", issuer="Nơi khác nữa"))
    assert document_card(register, 1).document["issuer"] == "Nơi khác nữa"
    assert verify(register) == []


def test_what_was_taken_back_follows_the_reading_again(register: Register, review: Review) -> None:
    review.correct_fact("document", 1, {"title": "Sai"})
    review.undo()
    reread_form(register, again(title="Trích yếu mới"))
    assert document_card(register, 1).document["title"] == "Trích yếu mới"
    assert verify(register) == []


def test_words_that_are_gone_refuse_the_reading(register: Register, review: Review) -> None:
    review.decide("figure", [1], "confirmed")
    gone = form(task("rà soát"), heading="Không còn số liệu.\n").model_copy(update={"source": letter().source})
    with pytest.raises(RegisterError, match="Số liệu số 1"):
        reread_form(register, gone)
    assert values(register) == [(365, "confirmed"), (12, "draft")]
    assert verify(register) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE figures SET value = 1 WHERE id = 1", "Số liệu số 1"),
        ("UPDATE figures SET state = 'rejected' WHERE id = 2", "ngoài nhật ký"),
        ("UPDATE figures SET state = 'draft' WHERE id = 1", "Số liệu số 1"),
        ("DELETE FROM figures WHERE id = 1", "Số liệu số 1"),
        ("UPDATE documents SET title = 'khác'", "thông tin không khớp"),
    ],
)
def test_tampering_with_facts_is_found(register: Register, review: Review, statement: str, words: str) -> None:
    review.correct_fact("figure", 1, {"value": 356.0})
    register.db.execute(statement)
    register.db.conn.commit()
    assert any(words in fault for fault in verify(register))


@pytest.mark.parametrize(
    ("subject", "number", "changes"), [("figure", 99, {"value": 1}), ("figure", 1, {"x": 1}), ("figure", 1, {"state": "draft"})]
)
def test_what_makes_no_sense_is_refused(register: Register, review: Review, subject: str, number: int, changes: Any) -> None:
    before = read_fact(register, "figure", 1)
    with pytest.raises(RegisterError):
        review.correct_fact(subject, number, changes)
    with pytest.raises(RegisterError):
        review.decide("document", [1], "confirmed")
    assert read_fact(register, "figure", 1) == before
