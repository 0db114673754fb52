"""The .json form, for other programs: the tasks as `chidao tasks --format json` has them, and the counts over them."""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from chidao.outputs.reports.content import Outcome, Report
from chidao.outputs.reports.options import ReportOptions
from chidao.outputs.reports.tally import Tally

__all__ = ["write"]


def write(report: Report, stream: BinaryIO, options: ReportOptions) -> Outcome:
    """Write one object task by task; the counts come last, when all tasks have gone by."""
    head = {"on": report.on.isoformat(), "made_at": report.made_at.isoformat(), "scope": report.scope}
    stream.write(_json(head)[:-1] + b',"tasks":[')
    tally = Tally(report.on, by_heir=options.by_heir)
    for number, task in enumerate(tally.counting(report.tasks)):
        stream.write((b",\n" if number else b"\n") + _json(task.to_json()))
    counts = {key: value for key, value in tally.whole.to_json().items() if key != "name"}
    bodies = [body.to_json() for body in tally.bodies().values()]
    stream.write(b"\n]," + _json({**counts, "documents": len(tally.documents), "agencies": bodies})[1:] + b"\n")
    return Outcome(tally.whole.total)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")
