"""The register follows files that are moved, and the chain of changes tells of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.filing import forget_set_aside, refile, set_aside_below
from chidao.outputs.register import Register
from chidao.outputs.rereading import reread_form
from chidao.outputs.review import Review
from chidao.outputs.verification import verify
from register_forms import form, task


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so.db") as opened:
        for path in ("den/a.zip!1.docx", "den/a.zip!2.docx", "den/a.zip", "den/a.zipx", "den/a.zi", "den/b.docx"):
            opened.add(form(task(f"rà soát {path}"), path=path, number=None, title=path))
        opened.note_set_aside("den/a.zip!3.pdf", "damaged", "den/a.zip!3.pdf: tệp hỏng; hãy lấy lại")
        yield opened


def paths(register: Register) -> list[str]:
    return [row[0] for row in register.db.execute("SELECT path FROM documents ORDER BY id")]


def test_a_file_and_its_members_move_and_nothing_else(register: Register) -> None:
    assert refile(register, "den/a.zip", "done/a (2).zip") == 3
    moved = ["done/a (2).zip!1.docx", "done/a (2).zip!2.docx", "done/a (2).zip"]
    assert paths(register) == [*moved, "den/a.zipx", "den/a.zi", "den/b.docx"]
    (waiting,) = register.set_aside()
    assert (waiting.path, waiting.message) == ("done/a (2).zip!3.pdf", "done/a (2).zip!3.pdf: tệp hỏng; hãy lấy lại")
    assert verify(register) == register.check() == []


def test_moving_again_and_reading_again_still_verifies(register: Register) -> None:
    for old, new in (("den/b.docx", "giua/b.docx"), ("giua/b.docx", "done/b.docx")):
        refile(register, old, new)
    Review(register, Actor("Lan")).correct_fact("document", 6, {"title": "Tên đúng"})
    reread_form(register, form(task("rà soát den/b.docx"), path="den/b.docx", number=None, title="den/b.docx"))
    refile(register, "done/b.docx", "kho/b.docx")
    assert paths(register)[-1] == "kho/b.docx"
    assert verify(register) == []


@pytest.mark.parametrize("moves", [0, 2])
def test_a_path_changed_behind_its_back_is_found(register: Register, moves: int) -> None:
    for number in range(moves):
        refile(register, "den/b.docx" if not number else f"kho/{number - 1}", f"kho/{number}")
    register.db.execute("UPDATE documents SET path = 'khac' WHERE id = 6")
    register.db.conn.commit()
    assert any("Văn bản số 6" in fault for fault in verify(register))


def test_what_waits_below_a_folder(register: Register) -> None:
    register.note_set_aside("den0/c.pdf", "needs_ocr", "chờ")
    register.note_set_aside("den-cu/c.pdf", "needs_ocr", "chờ")
    assert set_aside_below(register, Path("den")) == [("den/a.zip!3.pdf", "damaged")]
    forget_set_aside(register, ["den/a.zip!3.pdf"])
    assert set_aside_below(register, Path("den")) == []
    assert len(register.set_aside()) == 2


def test_a_move_onto_a_name_that_waits_already(register: Register) -> None:
    register.note_set_aside("kho/a.zip!3.pdf", "empty", "cũ")
    refile(register, "den/a.zip", "kho/a.zip")
    assert [(row.path, row.reason) for row in register.set_aside()] == [("kho/a.zip!3.pdf", "damaged")]
