"""Reports: what any of them shares — which tasks, the file that appears whole or not at all, the command."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from chidao.outputs.errors import RegisterError
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.reports import FORMS, Form, ReportOptions, Separator, form_of, save_report, write_report
from chidao.outputs.reports.columns import COLUMNS
from chidao.outputs.reports.content import plain
from chidao.outputs.reports.separated import unguarded
from chidao.outputs.reports.tally import Tally
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_forms import TODAY, bytes_of, make, view


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with make(tmp_path / "so.db") as opened:
        yield opened


def written(register: Register, form: Form, wanted: TaskFilter | None = None, task_ids: list[int] | None = None) -> bytes:
    stream = io.BytesIO()
    write_report(register, wanted or TaskFilter(), form, stream, task_ids=task_ids)
    return stream.getvalue()


def listed(register: Register, wanted: TaskFilter | None = None, task_ids: list[int] | None = None) -> list[int]:
    return [task["task_id"] for task in json.loads(written(register, "json", wanted, task_ids))["tasks"]]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (TaskFilter(), [2, 1, 4, 5, 3, 9, 7, 6, 8]),
        (TaskFilter(limit=2, offset=3), [2, 1, 4, 5, 3, 9, 7, 6, 8]),
        (TaskFilter(status="open_late"), [4, 5]),
        (TaskFilter(agency="Sở B"), [2, 4, 3]),
        (TaskFilter(agency="Sở A", role="support"), [3]),
        (TaskFilter(due_after=TODAY), [3, 9, 7]),
        (TaskFilter(due_before=TODAY), [2, 1, 4, 5]),
        (TaskFilter(confirmed_only=True), []),
        (TaskFilter(agency="Sở không có"), []),
    ],
)
def test_the_whole_list_that_the_filter_means(register: Register, wanted: TaskFilter, expected: list[int]) -> None:
    assert listed(register, wanted) == expected


def test_tasks_by_their_numbers_in_their_order(register: Register) -> None:
    assert listed(register, task_ids=[5, 2, 7, 99]) == [5, 2, 7]


@pytest.mark.parametrize("form", get_args(Form))
def test_every_form_of_an_empty_list(register: Register, form: Form) -> None:
    assert written(register, form, TaskFilter(confirmed_only=True))


@pytest.mark.parametrize("form", FORMS)
def test_a_file_there_is_kept_unless_told(register: Register, tmp_path: Path, form: Form) -> None:
    path = tmp_path / f"bao-cao.{form}"
    path.write_text("của người khác", encoding="utf-8")
    with pytest.raises(RegisterError, match="Đã có tệp"):
        save_report(register, TaskFilter(), path)
    assert path.read_text(encoding="utf-8") == "của người khác"
    assert save_report(register, TaskFilter(), path, overwrite=True).tasks + 2 >= 9
    assert path.stat().st_size > 500
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith("dang-ghi")] == []


def test_a_report_that_fails_leaves_nothing(register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("chidao.outputs.reports.structured.write", fail)
    path = tmp_path / "bao-cao.json"
    with pytest.raises(RegisterError, match="Không ghi được"):
        save_report(register, TaskFilter(), path)
    assert [one.name for one in tmp_path.iterdir() if "bao-cao" in one.name] == []


def test_endings_name_the_forms() -> None:
    assert form_of(Path("Báo cáo.XLSX")) == "xlsx"
    with pytest.raises(RegisterError, match=r"\.xlsx, \.docx"):
        form_of(Path("bao-cao.odt"))


def test_no_such_folder_is_told(register: Register, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="không có thư mục"):
        save_report(register, TaskFilter(), tmp_path / "không có" / "a.csv")


def test_counts_in_json(register: Register) -> None:
    found = json.loads(written(register, "json"))
    assert (found["on"], found["total"], found["documents"]) == ("2024-05-02", 9, 1)
    boxes = {"done_in_time": 1, "done_late": 1, "open_in_time": 3, "open_late": 2, "no_deadline": 2}
    assert {name: found[name] for name in boxes} == boxes
    assert (found["late_but_extended"], found["due_in_30"], found["days_late"]) == (1, 2, 5 + 12 + 7)
    totals = {body["name"]: body["total"] for body in found["agencies"]}
    assert totals == {"Sở B": 3, "Sở A tỉnh Bình Sơn": 1, "Sở A": 4, "- Sở C": 1, "Chưa rõ cơ quan": 1}


def test_csv_as_excel_and_programs_read_it(register: Register) -> None:
    content = written(register, "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = {row["Số trong sổ"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))}
    assert len(rows) == 9
    assert (rows["5"]["Hạn"], rows["5"]["Gia hạn đến"], rows["5"]["Số ngày chậm"]) == ("2024-04-25", "2024-05-20", "7")
    assert rows["2"]["Chủ trì"] == "Sở A; Sở B"
    assert rows["9"]["Nội dung nhiệm vụ"] == '\'=HYPERLINK("http://example.com")'
    assert rows["9"]["Chủ trì"] == "'- Sở C"
    assert rows["8"]["Ghi chú"] == "Hạn ghi: “định kỳ month” (hằng tháng); Chưa duyệt"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1), separator=st.sampled_from([",", ";", "\t"]))
def test_any_text_comes_back_from_csv(register: Register, text: str, separator: Separator) -> None:
    raw = bytes_of(register, "csv", [view(text)], ReportOptions(separator=separator))
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert unguarded(rows[1][1]) == plain(text)
    assert not rows[1][1].startswith(("=", "+", "-", "@", "\t"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_from_json(register: Register, text: str) -> None:
    assert json.loads(bytes_of(register, "json", [view(text)]))["tasks"][0]["text"] == text


def test_counted_by_the_bodies_that_owe_the_tasks_on_the_day(register: Register) -> None:
    """On 2/5/2024 the department still stands; on 1/1/2026 another one answers for it, in every form alike."""
    owners = ({"name": "Sở KHĐT", "role": "lead", "kind": "agency", "agency_id": "so-ke-hoach-va-dau-tu.bac-giang"},)
    for day, name in ((TODAY, "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang"), (date(2026, 1, 1), "Sở Tài chính tỉnh Bắc Ninh")):
        tally = Tally(day, by_heir=True)
        tally.add(view("quyết toán vốn", owners=owners))
        assert [body.name for body in tally.bodies().values()] == [name]
    tally = Tally(date(2026, 1, 1))
    tally.add(view("quyết toán vốn", owners=owners))
    assert [body.name for body in tally.bodies().values()] == ["Sở KHĐT"]
