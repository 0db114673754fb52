"""The .csv form: for Excel with a double click, and for any program that reads tables.

UTF-8 with the mark that Excel knows it by; commas by default, as RFC 4180 has them and as Excel expects them under the English
and the Vietnamese settings of Windows alike. Days are written 2024-06-30: the one spelling that no setting misreads
(05/06/2024 is May 6th under the English ones); Excel shows them as the machine is used to.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import BinaryIO

from chidao.outputs.reports.columns import COLUMNS, Cell, row_of
from chidao.outputs.reports.content import Outcome, Report
from chidao.outputs.reports.options import ReportOptions

__all__ = ["guarded", "unguarded", "write"]

_DANGEROUS = ("=", "+", "-", "@", "\t", "\n", "'")


def write(report: Report, stream: BinaryIO, options: ReportOptions) -> Outcome:
    """Write the list."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    rows = csv.writer(text, delimiter=options.separator, lineterminator="\r\n")
    rows.writerow([column.heading for column in COLUMNS])
    count = 0
    for task in report.tasks:
        rows.writerow([_cell(value) for value in row_of(task, report.on)])
        count += 1
    text.detach()
    return Outcome(count)


def _cell(value: Cell) -> str | int:
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else "" if value is None else value


def guarded(text: str) -> str:
    """With an apostrophe in front where a spreadsheet would take the text for a formula (or where it begins with one).

    A task's words often begin with the dash of their list, and anybody's letter may hold “=…”.
    """
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` was given."""
    return cell.removeprefix("'")
