"""Documents that assign nothing yield no task: invitations, calendars, appointments, answers, interviews, festivals."""

from __future__ import annotations

from pathlib import Path

import pytest
from chidao.pipeline.extracting import extract_file

DOCUMENTS = sorted(Path(__file__).with_name("no_tasks").glob("*.txt"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_what_assigns_nothing_has_no_task(path: Path) -> None:
    assert [task.text for task in extract_file(path).tasks] == []


def test_there_are_documents_of_many_kinds() -> None:
    assert len(DOCUMENTS) >= 12
