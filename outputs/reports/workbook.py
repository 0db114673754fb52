"""The .xlsx form: a sheet of the tasks to filter and print, and a sheet that counts them by body with formulas.

The day that statuses and delays are counted for stands in one cell; whoever changes it sees the whole workbook change.
Written row by row, so that a register of any size fits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

import xlsxwriter
from chidao.outputs.listing import TaskView
from chidao.outputs.reports.columns import COLUMNS, Cell, Column, row_of
from chidao.outputs.reports.content import Outcome, Report, plain
from chidao.outputs.reports.options import ReportOptions
from chidao.outputs.reports.tally import BodyTally, Tally
from chidao.outputs.status import LABELS, STATUSES, Status
from chidao.outputs.words import day_words
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

__all__ = ["LARGEST_CELL", "write"]

LARGEST_CELL = 32_767
"""Characters that a cell can hold."""
MOST_LOOKUPS = 5_000_000
"""Cells that the formulas of the summary may look at; beyond, they keep Excel busy for minutes: numbers stand there."""
DAY = "NGAY_TINH"
"""The name of the cell with the day that everything is counted for."""
FONT = "Times New Roman"
SUMMARY, TASKS = "Tổng hợp", "Nhiệm vụ"
_WIDTHS = {
    "Số trong sổ": 6, "Nội dung nhiệm vụ": 40, "Chủ trì": 18, "Phối hợp": 14, "Người giao": 13, "Văn bản": 14,
    "Ngày văn bản": 10.5, "Hạn": 10.5, "Gia hạn đến": 10.5, "Ngày hoàn thành": 10.5, "Tình trạng": 12, "Số ngày chậm": 7,
    "Ghi chú": 14,
}  # fmt: skip
"""The columns of the sheet of tasks and their widths in characters; a paper's width holds no more of them legibly."""
LINE, HIGHEST_ROW = 14.5, 409
"""Points of a line of text, and of the highest row that Excel knows."""
LETTERS = 1.2
"""Of running text, in the width of a digit, which widths of columns are counted in."""
_COLUMNS = tuple(column for column in COLUMNS if column.heading in _WIDTHS)
_PLACES = {column.heading: chr(ord("A") + place) for place, column in enumerate(_COLUMNS)}
_KEY = chr(ord("A") + len(_COLUMNS))
_FIRST = 2
"""The row of the first task, counted from 1 as formulas do."""


def write(report: Report, stream: BinaryIO, options: ReportOptions) -> Outcome:
    """Write both sheets."""
    book = xlsxwriter.Workbook(stream, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    book.set_properties({"title": "Tổng hợp tình hình thực hiện nhiệm vụ", "created": report.made_at.replace(tzinfo=None)})
    styles = _Styles(book)
    summary, sheet = book.add_worksheet(SUMMARY), book.add_worksheet(TASKS)
    book.define_name(DAY, f"='{SUMMARY}'!$C$3")
    tally = Tally(report.on, by_heir=options.by_heir)
    last = _write_tasks(report, sheet, styles, tally)
    _write_summary(report, summary, styles, tally, last)
    book.close()
    return Outcome(tally.whole.total)


class _Styles:
    """The looks of cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        def style(**more: Any) -> Format:
            return book.add_format({"font_name": FONT, "font_size": 11, "valign": "top", **more})

        lined = {"border": 1, "border_color": "#808080"}
        head = {**lined, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#DCE6F1"}
        self.text = style(**lined, text_wrap=True)
        self.number = style(**lined, num_format="#,##0", align="center")
        self.day = style(**lined, num_format="dd/mm/yyyy", align="center")
        self.head = style(**head)
        self.total = style(**lined, bold=True, num_format="#,##0", align="center")
        self.delay = style(**lined, num_format="#,##0.0", align="center")
        self.total_delay = style(**lined, bold=True, num_format="#,##0.0", align="center")
        self.total_text = style(**lined, bold=True)
        self.title = style(bold=True, font_size=14)
        self.plain = style()
        self.note = style(italic=True, text_wrap=True)
        self.input = style(**lined, bold=True, num_format="dd/mm/yyyy", align="center", bg_color="#FFF2CC")
        self.late = book.add_format({"bold": True, "font_color": "#9C0006", "bg_color": "#FFE1E1"})

    def of(self, value: Cell) -> Format:
        return self.day if isinstance(value, date) else self.number if isinstance(value, int) else self.text


def _write_tasks(report: Report, sheet: Worksheet, styles: _Styles, tally: Tally) -> int:
    """Write the sheet of tasks; returns its last row, counted from 1."""
    for place, column in enumerate(_COLUMNS):
        sheet.set_column(place, place, _WIDTHS[column.heading])
        sheet.write_string(0, place, column.heading, styles.head)
    sheet.set_column(len(_COLUMNS), len(_COLUMNS), None, None, {"hidden": True})
    sheet.write_string(0, len(_COLUMNS), "Khóa cơ quan", styles.head)
    sheet.set_row(0, 46)
    for row, task in enumerate(tally.counting(report.tasks), 1):
        _write_task(report, sheet, styles, row, task)
        sheet.write_string(row, len(_COLUMNS), "".join(f"|{_short(key)}|" for key in tally.bodies_of(task)))
    last = max(1 + tally.whole.total, _FIRST)
    sheet.autofilter(0, 0, last - 1, len(_COLUMNS) - 1)
    sheet.freeze_panes(1, 2)
    status = _PLACES["Tình trạng"]
    sheet.conditional_format(
        f"{status}{_FIRST}:{status}{last}",
        {"type": "cell", "criteria": "==", "value": f'"{_heading("open_late")}"', "format": styles.late},
    )
    sheet.repeat_rows(0)
    _paper(sheet, f"DANH MỤC NHIỆM VỤ, tính đến ngày {day_words(report.on)}", report.scope)
    sheet.print_area(0, 0, last - 1, len(_COLUMNS) - 1)
    return last


def _write_task(report: Report, sheet: Worksheet, styles: _Styles, row: int, task: TaskView) -> None:
    formulas, cells = _formulas(row + 1), row_of(task, report.on, _COLUMNS)
    sheet.set_row(row, _height((cell, _WIDTHS[column.heading]) for cell, column in zip(cells, _COLUMNS, strict=True)))
    for place, (column, value) in enumerate(zip(_COLUMNS, cells, strict=True)):
        _write_cell(sheet, styles, row, place, column, value, formulas)


def _write_cell(
    sheet: Worksheet, styles: _Styles, row: int, place: int, column: Column, value: Cell, formulas: Mapping[str, str]
) -> None:
    if column.heading in formulas:
        # The value beside the formula is what programs show that do not calculate.
        style = styles.text if isinstance(value, str) else styles.number
        sheet.write_formula(row, place, formulas[column.heading], style, "" if value is None else value)
    elif isinstance(value, str):
        sheet.write_string(row, place, _fitting(value), styles.text)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, styles.day)
    elif value is None:
        sheet.write_blank(row, place, None, styles.text)
    else:
        sheet.write_number(row, place, value, styles.of(value))


def _height(cells: Iterable[tuple[Cell, float]]) -> float:
    """Of a row whose texts are broken at the widths of their columns: not every program finds it out by itself."""
    lines = max(sum(1 + int(len(line) / width / LETTERS) for line in str(cell).split("\n")) for cell, width in cells)
    return min(LINE * lines + 1, HIGHEST_ROW)


def _formulas(row: int) -> dict[str, str]:
    due, done = (f"{_PLACES[heading]}{row}" for heading in ("Hạn", "Ngày hoàn thành"))
    words = {status: f'"{_heading(status)}"' for status in STATUSES}
    is_done = f'AND({done}<>"",{done}<={DAY})'
    done_words = f"IF({done}<={due},{words['done_in_time']},{words['done_late']})"
    open_words = f"IF({DAY}<={due},{words['open_in_time']},{words['open_late']})"
    behind = f"IF({is_done},{done},{DAY})-{due}"
    return {
        "Tình trạng": f'=IF({due}="",{words["no_deadline"]},IF({is_done},{done_words},{open_words}))',
        "Số ngày chậm": f'=IF({due}="","",IF({behind}>0,{behind},""))',
    }


def _fitting(text: str) -> str:
    """Cut to what a cell holds, saying so."""
    ending = "… (còn nữa, xem trong sổ)"
    return text if len(text) <= LARGEST_CELL else text[: LARGEST_CELL - len(ending)] + ending


def _short(key: str) -> str:
    """A key that fits into a criterion, of which Excel takes 255 characters, and that holds none of its wildcards."""
    if not key:
        return "-"
    return key if len(key) <= 100 else hashlib.sha256(key.encode()).hexdigest()


def _write_summary(report: Report, sheet: Worksheet, styles: _Styles, tally: Tally, last: int) -> None:
    bodies = tally.bodies()
    computed = len(bodies) * last * len(STATUSES) <= MOST_LOOKUPS
    for place, width in enumerate((5, 46, 13, 14, 14, 14, 14, 13, 12)):
        sheet.set_column(place, place, width)
    sheet.set_column(9, 9, None, None, {"hidden": True})
    sheet.write_string(0, 0, "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ", styles.title)
    sheet.write_string(1, 0, plain(f"Phạm vi: {report.scope or 'toàn bộ sổ theo dõi'}"), styles.plain)
    sheet.write_string(2, 0, "Tính đến ngày", styles.plain)
    sheet.write_datetime(2, 2, report.on, styles.input)
    sheet.write_string(2, 3, "← đổi ngày ở ô này, tình trạng và số ngày chậm tính lại theo" if computed else "", styles.plain)
    headings = ("TT", "Cơ quan chủ trì", "Tổng số", *(_heading(status) for status in STATUSES), "Ngày chậm bình quân")
    sheet.set_row(4, 48)
    for place, heading in enumerate(headings):
        sheet.write_string(4, place, heading, styles.head)
    ranges = _Ranges(last)
    _write_counts(sheet, styles, 5, "", "Toàn bộ", tally.whole, ranges if computed or last * 5 <= MOST_LOOKUPS else None)
    for number, (key, body) in enumerate(bodies.items(), 1):
        _write_counts(sheet, styles, 5 + number, _short(key), body.name, body, ranges if computed else None, number)
    _write_notes(sheet, styles, 7 + len(bodies), tally, computed)
    sheet.freeze_panes(5, 0)
    sheet.repeat_rows(4)
    _paper(sheet, "", "")


def _heading(status: Status) -> str:
    label = LABELS[status]
    return label[0].upper() + label[1:]


@dataclass(frozen=True, slots=True)
class _Ranges:
    """Columns of the sheet of tasks, as formulas of the other sheet name them."""

    last: int

    def of(self, place: str) -> str:
        return f"'{TASKS}'!${place}${_FIRST}:${place}${self.last}"


def _write_counts(
    sheet: Worksheet, styles: _Styles, row: int, key: str, name: str, body: BodyTally, ranges: _Ranges | None, number: int = 0
) -> None:
    """A row of the summary: of one body where it has a number, else of all."""
    text, count = (styles.text, styles.number) if number else (styles.total_text, styles.total)
    sheet.set_row(row, _height([(name, 46)]))
    sheet.write_string(row, 0, str(number or ""), count)
    sheet.write_string(row, 1, _fitting(plain(name)), text)
    mine = f',{ranges.of(_KEY)},"*|"&$J{row + 1}&"|*"' if ranges and number else ""
    cells: list[tuple[str, float]] = [(f"=SUM(D{row + 1}:H{row + 1})", body.total)]
    for letter, status in zip("DEFGH", STATUSES, strict=True):
        formula = f"=COUNTIFS({ranges.of(_PLACES['Tình trạng'])},{letter}$5{mine})" if ranges else ""
        cells.append((formula, body.boxes[status]))
    for place, (formula, value) in enumerate(cells, 2):
        if formula:
            sheet.write_formula(row, place, formula, count, value)
        else:
            sheet.write_number(row, place, value, count)
    _write_delay(sheet, styles.delay if number else styles.total_delay, row, body, ranges, mine)
    sheet.write_string(row, 9, key)


def _write_delay(sheet: Worksheet, style: Format, row: int, body: BodyTally, ranges: _Ranges | None, mine: str) -> None:
    delay: float | str = round(body.days_late / body.late, 1) if body.late else ""
    if ranges:
        days = ranges.of(_PLACES["Số ngày chậm"])
        formula = f'=IFERROR(ROUND(AVERAGEIFS({days},{days},">0"{mine}),1),"")'
        sheet.write_formula(row, 8, formula, style, delay)
    elif delay == "":
        sheet.write_blank(row, 8, None, style)
    else:
        sheet.write_number(row, 8, float(delay), style)


def _write_notes(sheet: Worksheet, styles: _Styles, row: int, tally: Tally, computed: bool) -> None:
    notes = [
        "Đúng hạn hay quá hạn tính theo hạn gốc; việc được gia hạn ghi ở cột “Gia hạn đến” của danh mục.",
        "Nhiệm vụ do nhiều cơ quan cùng chủ trì được đếm ở từng cơ quan, nên cộng các dòng có thể lớn hơn dòng “Toàn bộ”.",
    ]
    if tally.whole.drafts:
        notes.append(f"Có {tally.whole.drafts} nhiệm vụ do máy trích ra, chưa được duyệt (ghi “Chưa duyệt” ở cột Ghi chú).")
    if not computed:
        notes.append("Danh mục rất dài: các số ở bảng này đã tính sẵn, không phải công thức.")
    for place, note in enumerate(notes):
        sheet.merge_range(row + place, 0, row + place, 8, note, styles.note)


def _paper(sheet: Worksheet, head: str, scope: str) -> None:
    """A4 across, as wide as the paper, pages counted at the foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8 if head else 0.6, bottom=0.7)
    sheet.set_footer(f'&C&"{FONT},Regular"&10Trang &P/&N')
    if head:
        # A header takes 255 characters in all, and an ampersand is a command there.
        words = f"{head}{f' ({scope})' if scope else ''}".replace("\n", " ")[:150].replace("&", "&&")
        sheet.set_header(f'&C&"{FONT},Bold"&12{words}')
