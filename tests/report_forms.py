"""A register for the tests of reports: every box, an extension, several bodies in the lead, recurring and vague deadlines."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.listing import TaskFilter, TaskView
from chidao.outputs.register import Register
from chidao.outputs.reports import Form, ReportOptions
from chidao.outputs.reports.content import Report
from chidao.outputs.reports.writing import MODULES
from register_forms import form, task

NOW = datetime(2024, 5, 2, 2, tzinfo=UTC)
TODAY = date(2024, 5, 2)
LAN = Actor("Nguyễn Thị Lan")


def every(text: str, every: str) -> dict[str, object]:
    """A task whose deadline recurs."""
    one = task(text, ["Sở A"])
    return {**one, "deadline": {"text": f"định kỳ {every}", "kind": "every", "due": None, "every": every}}


def make(path: Path, now: datetime = NOW) -> Register:
    """The register, looked at on 2/5/2024."""
    register = Register.open(path, clock=lambda: now)
    register.add(
        form(
            task("xong đúng hạn", ["Sở A"], due="2024-04-20"),
            task("xong quá hạn", ["Sở A", "Sở B"], due="2024-04-10"),
            task("trong hạn, còn bảy ngày", ["Sở B"], due="2024-05-09", support=["Sở A"]),
            task("quá hạn mười hai ngày", ["Sở B"], due="2024-04-20"),
            task("quá hạn, được gia hạn", ["Sở A tỉnh Bình Sơn"], due="2024-04-25"),
            task("không hạn", ["Sở A"]),
            task("không rõ ai làm", [], due="2024-12-31"),
            every("báo cáo hằng tháng", "month"),
            task('=HYPERLINK("http://example.com")', ["- Sở C"], due="2024-07-01"),
        )
    )
    acts = FollowUp(register, LAN)
    acts.close(1, on=date(2024, 4, 18), evidence=Evidence(note="xong"))
    acts.close(2, on=date(2024, 4, 15), evidence=Evidence(note="xong"))
    acts.extend(5, date(2024, 5, 20), by="Chủ tịch", reason="vướng mặt bằng", on=date(2024, 4, 24))
    return register


def view(text: str, **more: object) -> TaskView:
    """A task that no register holds."""
    document = {
        "id": 1,
        "number": "1/UB",
        "issued_on": "2024-03-01",
        "issuer": "UB",
        "title": "V/v",
        "kind": "cong_van",
        "path": "a",
    }
    given: dict[str, Any] = {
        "task_id": 1, "text": text, "owners": ({"name": "Sở A", "role": "lead", "kind": "agency", "agency_id": None},),
        "deadline": {"start": 0, "end": 1, "text": "trước 01/05", "kind": "by", "due": "2024-05-01", "every": None},
        "status": "open_late", "document": document, "assigner": None, "state": "confirmed", "start": 0, "end": len(text),
        "page": None, "confidence": 1.0, "done_on": None,
    }  # fmt: skip
    return TaskView(**given | more)


def bytes_of(register: Register, form: Form, tasks: Iterable[TaskView], options: ReportOptions | None = None) -> bytes:
    """A report of tasks that no register holds."""
    stream = io.BytesIO()
    report = Report(register, TaskFilter(), TODAY, NOW, "", iter(tasks))
    write = import_module(f"chidao.outputs.reports.{MODULES[form]}").write
    write(report, stream, options or ReportOptions())
    return stream.getvalue()


def office(folder: Path, source: Path, ending: str) -> Path:
    """What LibreOffice makes of a file; it calculates all formulas anew."""
    if not shutil.which("soffice"):
        pytest.skip("máy không có LibreOffice")
    profile = folder / "libreoffice"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    out = folder / "ra"
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(out),
    ]
    done = subprocess.run([*command, str(source)], capture_output=True, text=True, timeout=180)
    made = out / f"{source.stem}.{ending}"
    assert made.is_file(), done.stdout + done.stderr
    return made


RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
"""LibreOffice trusts the values that it finds beside formulas unless told otherwise."""


def pages(pdf: Path) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
