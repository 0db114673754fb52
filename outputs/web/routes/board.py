"""The follow-up board for any day, by any grouping; every number leads to its list."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO, cast

from chidao.outputs.board import GROUPINGS, BoardRow, Grouping, make_board, sum_board
from chidao.outputs.register import Register
from chidao.outputs.reports import FORMS
from chidao.outputs.reports.board_table import TableForm, write_board
from chidao.outputs.web.access import OpenRegister, Reader
from chidao.outputs.web.asking import page_asked
from chidao.outputs.web.charts import status_bar
from chidao.outputs.web.downloads import TABLES, form_asked, send_file
from chidao.outputs.web.forms import Fields
from chidao.outputs.web.pages import render
from chidao.outputs.web.wording import GROUPING_WORDS, KIND_WORDS
from fastapi import APIRouter, Request
from fastapi.responses import Response

router = APIRouter(prefix="/bang-theo-doi")

SHOWN = 50
"""Rows on a page: a province has more than a thousand bodies."""


@dataclass(frozen=True, slots=True)
class AskedBoard:
    """A board as its address asks for it."""

    on: date
    by: Grouping
    confirmed_only: bool
    parameters: dict[str, str]


def _asked(register: Register, fields: Fields) -> AskedBoard:
    by = cast("Grouping", fields.choice("theo", GROUPINGS, GROUPINGS[0]))
    on, confirmed_only = fields.day("ngay"), fields.flag("da_duyet")
    given = {"ngay": on.isoformat() if on else "", "theo": by, "da_duyet": "1" if confirmed_only else ""}
    return AskedBoard(on or register.today(), by, confirmed_only, {name: value for name, value in given.items() if value})


def _rows(register: Register, asked: AskedBoard) -> tuple[list[BoardRow], BoardRow]:
    rows = make_board(register, asked.on, asked.by, confirmed_only=asked.confirmed_only)
    if asked.by == "month":
        rows.sort(key=lambda row: row.key or "9999")
    if asked.by == "kind":
        rows = [replace(row, name=KIND_WORDS.get(row.name, row.name)) for row in rows]
    return rows, sum_board(register, asked.on, confirmed_only=asked.confirmed_only)


@router.get("")
def show_board(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """How each body (issuer, field, month …) stands on a day."""
    fields = Fields(request.query_params)
    asked = _asked(register, fields)
    rows, total = _rows(register, asked)
    here = min(page_asked(fields), max(0, len(rows) - 1) // SHOWN)
    shown = rows[here * SHOWN : (here + 1) * SHOWN]
    return render(
        request, "board.html", visitor, register, asked=asked, rows=[(row, status_bar(row)) for row in shown], total=total,
        count=len(rows), offset=here * SHOWN, limit=SHOWN, groupings=GROUPING_WORDS, total_bar=status_bar(total),
        linked={"theo": asked.by, "ngay": asked.on.isoformat(), "da_duyet": "1" if asked.confirmed_only else ""},
    )  # fmt: skip


@router.get("/tai")
def send_board(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """The whole board as a table."""
    fields = Fields(request.query_params)
    asked, form = _asked(register, fields), cast("TableForm", form_asked(fields, TABLES))
    rows, total = _rows(register, asked)

    def write(stream: BinaryIO) -> None:
        write_board([*rows, total], GROUPING_WORDS[asked.by], asked.on, form, stream)

    return send_file(write, FORMS[form], f"bang-theo-doi-{asked.on:%Y-%m-%d}.{form}")
