"""End to end on our own samples: every file goes in, comes out of the register, and says the same in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.register import Register
from chidao.pipeline.evaluation import NAMES, figures
from chidao.pipeline.evaluation_runs import score_run
from chidao.pipeline.loading import extract_path, load_files
from quality import SAMPLES

FORMATS = ("txt", "docx", "pdf")
LETTERS = [path.stem for path in sorted(SAMPLES.glob("*.json"))]
TWINS = {form: [name for name in LETTERS if SAMPLES.joinpath(f"{name}.{form}").is_file()] for form in FORMATS}
NEAR = 0.03
"""How far the figures of one format may lie from those of the plain text."""


def extraction(name: str, form: str) -> ExtractionForm:
    (result,) = extract_path(SAMPLES / f"{name}.{form}")
    assert isinstance(result, ExtractionForm), result
    return result


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """All samples loaded, each in its richest format, as `make demo` does."""
    opened = Register.open(tmp_path_factory.mktemp("register") / "so.db")
    files = [next(SAMPLES / f"{name}.{form}" for form in reversed(FORMATS) if name in TWINS[form]) for name in LETTERS]
    summary = load_files(files, opened)
    assert summary.counts["loaded"] == len(LETTERS)
    return opened


def test_there_are_samples_in_every_format() -> None:
    assert len(LETTERS) >= 12
    assert all(TWINS[form] for form in FORMATS)


def test_every_letter_that_assigns_something_gives_tasks(register: Register) -> None:
    for document_id, path in register.db.execute("SELECT id, path FROM documents").fetchall():
        gold = json.loads(Path(path).with_suffix(".json").read_text(encoding="utf-8"))
        found = register.db.execute("SELECT count(*) FROM tasks WHERE document_id = ?", [document_id]).fetchone()[0]
        assert bool(found) >= bool(gold["tasks"]), path


def test_the_register_is_sound(register: Register) -> None:
    assert register.check() == []


def test_every_task_is_found_by_its_own_words(register: Register) -> None:
    for task in register.tasks().tasks[:40]:
        words = f'"{" ".join(task.text.split()[:8])}"'
        assert task.task_id in {hit.task.task_id for hit in register.search(words, limit=100).hits}, words


@pytest.mark.parametrize("form", FORMATS)
def test_every_item_stands_where_it_says(form: str) -> None:
    for name in TWINS[form]:
        found = extraction(name, form)
        for item in (*found.tasks, *found.decisions, *found.figures, *found.citations):
            assert found.text[item.start : item.end] == item.text
            assert (item.page is not None) == (form == "pdf")


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_letter_says_the_same_in_every_format(form: str) -> None:
    names = TWINS[form]
    runs = [
        score_run(SAMPLES, names, {name: extraction(name, one).model_dump(mode="json") for name in names})
        for one in (form, "txt")
    ]
    rich, plain = (figures(list(run.values())) for run in runs)
    for name in NAMES:
        assert rich[name].f1 >= plain[name].f1 - NEAR, name
