"""The start page."""

from __future__ import annotations

from chidao.outputs.board import UNNAMED, make_board
from chidao.outputs.listing import TaskFilter, list_tasks
from chidao.outputs.overview import make_overview
from chidao.outputs.web.access import OpenRegister, Reader
from chidao.outputs.web.charts import status_bar
from chidao.outputs.web.pages import render
from fastapi import APIRouter, Request
from fastapi.responses import Response

router = APIRouter()

MOST_BODIES = 8
MOST_TASKS = 6


@router.get("/")
def show_start(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """What waits, what is late, what comes due, how each body stands; of one's own body where the account names one."""
    today = register.today()
    overview = make_overview(register)
    board = [row for row in make_board(register, today) if row.name != UNNAMED["agency"]]
    mine = None
    if visitor.account.agency:
        wanted = TaskFilter(agency=visitor.account.agency, on=today, status="open_late", limit=MOST_TASKS)
        mine = (list_tasks(register, wanted), list_tasks(register, TaskFilter(
            agency=visitor.account.agency, on=today, status="open_in_time", limit=MOST_TASKS)))  # fmt: skip
    late = list_tasks(register, TaskFilter(status="open_late", limit=MOST_TASKS))
    return render(
        request, "start.html", visitor, register, overview=overview, late=late, mine=mine,
        bodies=[(row, status_bar(row)) for row in board[:MOST_BODIES]], more_bodies=max(0, len(board) - MOST_BODIES),
    )  # fmt: skip
