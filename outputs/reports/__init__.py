"""Reports on a list of tasks: a workbook, a report in the form of state letters, tables for programs, a calendar.

`write_report` writes any list in any form to a stream; `save_report` writes it to a file that appears only once it is whole.
"""

from __future__ import annotations

from chidao.outputs.reports.content import Outcome
from chidao.outputs.reports.options import CalendarEntry, Letterhead, ReportOptions, Separator, read_letterhead
from chidao.outputs.reports.writing import FORMS, Form, form_of, save_report, write_report

__all__ = [
    "FORMS",
    "CalendarEntry",
    "Form",
    "Letterhead",
    "Outcome",
    "ReportOptions",
    "Separator",
    "form_of",
    "read_letterhead",
    "save_report",
    "write_report",
]
