"""What people decided goes out as gold and comes back the same: words, owners, deadlines."""

from __future__ import annotations

from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.gold import export_gold
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from chidao.pipeline.loading import extract_path

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"


def read(path: Path) -> ExtractionForm:
    (form,) = extract_path(path)
    assert isinstance(form, ExtractionForm)
    return form


@pytest.mark.parametrize("name", ["cv-xu-ly-nuoc-thai.txt", "kh-chuyen-doi-so.txt"])
def test_gold_read_again_gives_the_same_tasks(tmp_path: Path, name: str) -> None:
    form = read(SAMPLES / name)
    with Register.open(tmp_path / "so.db") as register:
        register.add(form)
        numbers = [one.task_id for one in register.tasks(TaskFilter(limit=None)).tasks]
        Review(register, Actor("Nguyễn Thị Lan")).confirm(numbers)
        (path,) = export_gold(register, tmp_path / "vang")
    again = read(path.with_suffix(".txt"))
    assert [(one.text, one.owners, one.deadline and one.deadline.due) for one in again.tasks] == [
        (one.text, one.owners, one.deadline and one.deadline.due) for one in form.tasks
    ]
