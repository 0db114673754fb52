"""The board as a table: .xlsx to work on, .csv for any program."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import BinaryIO, Literal

import xlsxwriter
from chidao.outputs.board import BoardRow
from chidao.outputs.reports.content import plain
from chidao.outputs.reports.separated import guarded
from chidao.outputs.words import day_words

__all__ = ["COLUMNS", "TableForm", "write_board"]

TableForm = Literal["xlsx", "csv"]
COLUMNS: tuple[tuple[str, Callable[[BoardRow], int | float | None]], ...] = (
    ("Tổng số", lambda row: row.total),
    ("Hoàn thành đúng hạn", lambda row: row.done_in_time),
    ("Hoàn thành quá hạn", lambda row: row.done_late),
    ("Đang thực hiện, trong hạn", lambda row: row.open_in_time),
    ("Đang thực hiện, quá hạn", lambda row: row.open_late),
    ("Không hạn", lambda row: row.no_deadline),
    ("Quá hạn gốc, còn trong hạn mới", lambda row: row.late_but_extended),
    ("Đến hạn trong 7 ngày", lambda row: row.due_in_7),
    ("Đến hạn trong 15 ngày", lambda row: row.due_in_15),
    ("Đến hạn trong 30 ngày", lambda row: row.due_in_30),
    ("Chậm bình quân (ngày)", lambda row: None if row.average_delay is None else round(row.average_delay, 1)),
)
"""The headings and what stands under them."""


def write_board(rows: Sequence[BoardRow], heading: str, on: date, form: TableForm, stream: BinaryIO) -> None:
    """Write the rows, the last of which is the sum; `heading` says what they are grouped by."""
    (_write_xlsx if form == "xlsx" else _write_csv)(rows, heading, on, stream)


def _write_xlsx(rows: Sequence[BoardRow], heading: str, on: date, stream: BinaryIO) -> None:
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Bảng theo dõi")
    font = {"font_name": "Times New Roman", "font_size": 12, "border": 1, "valign": "top"}
    title = book.add_format({"font_name": "Times New Roman", "font_size": 14, "bold": True})
    head = book.add_format({**font, "bold": True, "text_wrap": True, "align": "center"})
    words, number = book.add_format({**font, "text_wrap": True}), book.add_format(font)
    strong = book.add_format({**font, "bold": True})
    sheet.write(0, 0, f"Tình hình thực hiện nhiệm vụ đến ngày {day_words(on)}", title)
    for place, text in enumerate((heading, *(name for name, _ in COLUMNS))):
        sheet.write_string(2, place, text, head)
    for line, row in enumerate(rows, 3):
        is_sum = line == len(rows) + 2
        sheet.write_string(line, 0, plain(row.name), strong if is_sum else words)
        for place, (_, value) in enumerate(COLUMNS, 1):
            sheet.write(line, place, value(row), strong if is_sum else number)
    sheet.set_column(0, 0, 45)
    sheet.set_column(1, len(COLUMNS), 12)
    sheet.freeze_panes(3, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    book.close()


def _write_csv(rows: Sequence[BoardRow], heading: str, on: date, stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
    written = csv.writer(text, lineterminator="\r\n")
    written.writerow([heading, *(name for name, _ in COLUMNS)])
    for row in rows:
        written.writerow([guarded(plain(row.name)), *(value(row) for _, value in COLUMNS)])
    text.detach()
