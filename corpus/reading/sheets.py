"""Spreadsheets (.xlsx; .xls and .ods through LibreOffice): each sheet is lines, a table and lines."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time

import openpyxl
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.drafting import CellDraft, Draft, Piece
from chidao.corpus.reading.legacy import to_unicode
from chidao.corpus.reading.office import ConversionError, ConversionTimeError, NoConverterError, convert
from chidao.corpus.reading.package import DamagedError, Package, TooLargeError
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.datetime import from_excel
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

MAX_SHEET = 40 * 1024 * 1024
"""Bytes of a sheet's XML; about half a million cells."""
MAX_CELLS = 200_000
_FEWEST = 3
"""Filled cells of a table's head at least, where the sheet is that wide; the two sides of a letterhead are fewer."""
_NOTE = 20
"""Letters from which words alone in the first column are a note under the table."""
_DAY_HEAD = re.compile(
    r"(?:thời )?hạn\b|(?:thời điểm|ngày)(?: tháng)?(?: \w+){0,4}$|thời gian (?:hoàn thành|thực hiện|báo cáo)$", re.IGNORECASE
)
"""The head of a column of days."""
_FIRST_DAY, _LAST_DAY = 36_526, 73_050
"""The first days of 2000 and 2100 as spreadsheets count them."""
_WITHOUT_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>))?\s*</(?:\w+:)?c>"
)
"""A formula at the end of its cell, where no result follows it."""
_Filled = list[tuple[Cell, str]]
"""The filled cells of a row and what they show."""


def read_xlsx(content: bytes, source: Source) -> Document:
    """Reads a workbook. `Place.source_start` counts the characters of its cells in order, `page` the sheets that it shows."""
    package = Package(content)
    for name in package.names:
        if name.startswith("xl/worksheets/") and package.size(name) > MAX_SHEET:
            raise TooLargeError
    book = _opened(_reckoned(content, package))
    draft = Draft()
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    notes = [f"Trang tính “{sheet.title}” bị ẩn, không đọc." for sheet in book.worksheets if sheet not in sheets]
    for number, sheet in enumerate(sheets, start=1):
        rows, columns = _lay_sheet(draft, sheet, number)
        hidden = [f"{count} {what}" for count, what in ((rows, "dòng bị ẩn hoặc bị lọc"), (columns, "cột bị ẩn")) if count]
        if hidden:
            notes.append(f"Trang tính “{sheet.title}” có {' và '.join(hidden)}, không đọc; hãy bỏ ẩn nếu cần.")
    return draft.finish(replace(source, pages=len(sheets)), notes)


def _reckoned(content: bytes, package: Package) -> bytes:
    """The workbook with the results of its formulas, which programs other than spreadsheets leave out."""
    sheets = (name for name in package.names if name.startswith("xl/worksheets/") and name.endswith(".xml"))
    if not any(_WITHOUT_RESULT.search(package.read(name)) for name in sheets):
        return content
    try:
        return convert(content, "xlsx", "xlsx")
    except (NoConverterError, ConversionError, ConversionTimeError):
        return content


def _opened(content: bytes) -> Workbook:
    """The workbook as openpyxl takes it, which refuses what spreadsheets put up with; LibreOffice writes that anew."""
    try:
        return openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except (TypeError, ValueError, AttributeError) as error:
        fault: Exception = error
    except Exception as error:  # openpyxl lets whatever a broken file causes pass through
        raise DamagedError(str(error)) from error
    try:
        return openpyxl.load_workbook(io.BytesIO(convert(content, "xlsx", "xlsx")), data_only=True, keep_links=False)
    except Exception:
        raise DamagedError(str(fault)) from fault


def _lay_sheet(draft: Draft, sheet: Worksheet, number: int) -> tuple[int, int]:
    """Lays what the sheet shows; how many rows and columns with something in them it hides."""
    if (sheet.max_row or 0) * (sheet.max_column or 0) > MAX_CELLS * 50:
        raise TooLargeError
    spans = {
        (merged.min_row, merged.min_col): (merged.max_row - merged.min_row + 1, merged.max_col - merged.min_col + 1)
        for merged in sheet.merged_cells.ranges
    }
    every = list(_rows(sheet))
    if sum(len(row) for row in every) > MAX_CELLS:
        raise TooLargeError
    shown = [row for row in every if not sheet.row_dimensions[row[0][0].row].hidden]
    hidden = _hidden_columns(sheet)
    unread = {cell.column for row in shown for cell, _ in row} & hidden
    rows = _dated([kept for row in shown if (kept := [one for one in row if one[0].column not in hidden])])
    begins, ends = _table_within(rows)
    for row in rows[:begins]:
        _lay_lines(draft, row, number)
    if begins < ends:
        draft.table(_cells(rows[begins:ends], spans, hidden, number, len(draft)))
    for row in rows[ends:]:
        _lay_lines(draft, row, number)
    return len(every) - len(shown), len(unread)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    dimensions = [one for one in sheet.column_dimensions.values() if one.hidden]
    return {number for one in dimensions for number in range(one.min or 0, (one.max or 0) + 1)}


def _dated(rows: Sequence[_Filled]) -> list[_Filled]:
    """The rows, days that lost their form shown as days again: under a head that asks for a day stands 46200 for 27/06/2026."""
    heads = {cell.column for row in rows for cell, words in row if _DAY_HEAD.match(words)}
    return [[(cell, _as_day(cell) or words if cell.column in heads else words) for cell, words in row] for row in rows]


def _as_day(cell: Cell) -> str | None:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float) or not _FIRST_DAY <= value <= _LAST_DAY:
        return None
    return f"{from_excel(int(value)):%d/%m/%Y}" if float(value).is_integer() else None


def _lay_lines(draft: Draft, row: _Filled, number: int) -> None:
    for cell, words in row:
        draft.paragraph([Piece(words, len(draft), number)], centered=cell.alignment.horizontal == "center")


def _table_within(rows: Sequence[_Filled]) -> tuple[int, int]:
    """From which row to which the table stands: below letterhead and title, above notes, recipients and signature."""
    widest = max(map(len, rows), default=0)
    begins = next((index for index, row in enumerate(rows) if len(row) >= min(_FEWEST, widest) and len(row) > 1), len(rows))
    ends = len(rows)
    for index in range(len(rows) - 1, begins, -1):
        row, above = rows[index], rows[index - 1]
        if len(row) > 2 or row[0][1].isdigit():
            break
        is_note = len(row) == 1 and row[0][0].column == 1 and len(row[0][1]) > _NOTE
        if is_note or row[0][0].row > above[0][0].row + 1:
            ends = index
    return begins, ends


def _rows(sheet: Worksheet) -> Iterator[_Filled]:
    """The rows with something in them, their filled cells only."""
    for row in sheet.iter_rows():
        filled = [(cell, words) for cell in row if not isinstance(cell, MergedCell) and (words := _shown(cell))]
        if filled:
            yield filled


def _cells(
    rows: Sequence[_Filled], spans: dict[tuple[int, int], tuple[int, int]], hidden: set[int], page: int, offset: int
) -> list[CellDraft]:
    """Filled cells and, so that columns can be told, the empty ones between them."""
    left = min(cell.column for row in rows for cell, _ in row)
    right = max(cell.column for row in rows for cell, _ in row)
    columns = [column for column in range(left, right + 1) if column not in hidden]
    numbers = {row[0][0].row: index for index, row in enumerate(rows)}
    covered: set[tuple[int, int]] = set()
    drafts: list[CellDraft] = []
    for index, row in enumerate(rows):
        words = {cell.column: text for cell, text in row}
        for place, column in enumerate(columns):
            if (index, column) in covered:
                continue
            height, width = spans.get((row[0][0].row, column), (1, 1))
            below = sum(1 for number in range(row[0][0].row, row[0][0].row + height) if number in numbers)
            under = [one for one in columns[place:] if one < column + width]
            covered.update((index + down, one) for down in range(below) for one in under)
            text = words.get(column, "")
            drafts.append(CellDraft(index, place, _paragraphs(text, offset, page), max(1, below), len(under)))
            offset += len(text)
    return drafts


def _paragraphs(text: str, offset: int, page: int) -> Sequence[Sequence[Piece]]:
    return [[Piece(text, offset, page)]] if text else []


def _shown(cell: Cell) -> str:
    """The value as a Vietnamese reader writes it; numbers keep a decimal comma."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float | int):
        return _number(value, cell.number_format or "")
    words = str(value).strip()
    return to_unicode(words, cell.font.name) if cell.font and cell.font.name else words


def _number(value: float, form: str) -> str:
    if form.endswith("%"):
        return f"{_trimmed(value * 100)}%"
    if float(value).is_integer():
        if form.strip("0") == "":
            return f"{int(value):0{len(form)}d}"
        whole = f"{int(value):,}".replace(",", ".")
        return whole if "," in form or "#" in form else str(int(value))
    if "#,#" in form:
        whole, _, rest = f"{value:,.6f}".partition(".")
        return f"{whole.replace(',', '.')},{rest}".rstrip("0").rstrip(",")
    return _trimmed(value)


def _trimmed(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
