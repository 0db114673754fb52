"""The tasks of every sample as found now. A change of a rule shows here what it gains and what it loses.

`pytest tests/test_golden.py --renew-golden` writes the files anew; what changed is then read in the diff of the commit.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from chidao.corpus.samples import sample_files
from chidao.outputs.interchange import DeadlineForm, ExtractionForm, OwnerForm, TaskForm
from chidao.pipeline.extracting import extract_file

GOLDEN = Path(__file__).with_name("golden")
SAMPLES = {path.stem: path for path in sample_files()}


def report(extraction: ExtractionForm) -> str:
    """The document on a line, then each task: owners, its words, its deadline."""
    meta = extraction.meta
    issued = f"{meta.issued_on:%d/%m/%Y}" if meta.issued_on else "–"
    head = " | ".join((meta.kind, meta.number or "–", issued, meta.issuer or "–"))
    return "\n\n".join([head, *(task_report(task) for task in extraction.tasks)]) + "\n"


def task_report(task: TaskForm) -> str:
    """Confidence is left out: it moves with every new count of what was right."""
    lines = [owners(task.owners, "lead") or "(không nêu ai)", f"  {' '.join(task.text.split())}"]
    if support := owners(task.owners, "support"):
        lines.append(f"  phối hợp: {support}")
    if task.deadline:
        lines.append(f"  hạn: {deadline(task.deadline)}")
    if task.assigner:
        lines.append(f"  giao: {task.assigner}")
    return "\n".join(lines)


def owners(forms: tuple[OwnerForm, ...], role: str) -> str:
    return "; ".join(one.name for one in forms if one.role == role)


def deadline(form: DeadlineForm) -> str:
    value = " ".join(str(one) for one in (form.kind, form.due, form.every) if one)
    return f"{' '.join(form.text.split())} ({value})"


@pytest.mark.parametrize("name", SAMPLES)
def test_tasks_of_a_sample(name: str, request: pytest.FixtureRequest) -> None:
    found = report(extract_file(SAMPLES[name]))
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--renew-golden"):
        path.write_text(found, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    diff = unified_diff(
        kept.splitlines(), found.splitlines(), f"{path.name} (đã lưu)", f"{path.name} (bây giờ)", lineterm="", n=2
    )
    if kept != found:
        pytest.fail("\n".join([*diff, "Đúng ý thì ghi lại: pytest tests/test_golden.py --renew-golden"]), pytrace=False)


def test_each_file_has_its_sample() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(SAMPLES)
