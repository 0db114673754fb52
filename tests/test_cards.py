"""A document or a task with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.cards import document_card, list_documents, task_card
from chidao.outputs.errors import RegisterError
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from register_forms import form, task


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so.db") as opened:
        heading = "Có 12 dự án.\n"
        figure = {"start": 3, "end": 11, "text": "12 dự án", "value": 12, "unit": "dự án"}
        opened.add(form(task("rà soát"), task("kiểm tra"), heading=heading, figures=[figure], notes=["đọc từ bản chụp"]))
        opened.add(form(task("rà soát"), path="den/ban-2.pdf"))
        yield opened


def test_a_document_shows_all_that_was_found(register: Register) -> None:
    card = document_card(register, 1)
    assert [one.text for one in card.tasks] == ["rà soát", "kiểm tra"]
    assert [figure["text"] for figure in card.figures] == ["12 dự án"]
    assert card.document["notes"] == ["đọc từ bản chụp"]
    assert card.newer_ids == (2,)
    assert card.to_json()["text"].startswith("Có 12 dự án.")
    with pytest.raises(RegisterError, match="Không có văn bản số 9"):
        document_card(register, 9)


def test_a_task_shows_its_sources_and_where_it_stands(register: Register) -> None:
    Review(register, Actor("Lan")).merge([1, 2])
    card = task_card(register, 1)
    assert [(source.task_id, source.document["id"]) for source in card.sources] == [(2, 1), (3, 2)]
    assert card.before == "Có 12 dự án.\n"
    assert task_card(register, 2).merged_into == 1


def test_the_words_around_a_task_are_whole(tmp_path: Path) -> None:
    many = " ".join(f"nghiêng{number}" for number in range(200))
    with Register.open(tmp_path / "so.db") as register:
        register.add(form(task("rà soát"), task(many), heading=f"{many}\n"))
        card = task_card(register, 1)
    assert 350 < len(card.before) <= 400
    assert 350 < len(card.after) <= 400
    assert set(card.before.split()) <= set(many.split())
    assert set(card.after.strip(".\n ").split()) <= set(many.split())


def test_documents_newest_first(register: Register) -> None:
    page = list_documents(register, limit=1)
    assert (page.total, [document["id"] for document in page.documents]) == (2, [2])
    assert list_documents(register, kind="ke_hoach").total == 0
    assert list_documents(register, "ban 2 pdf").total == 1
