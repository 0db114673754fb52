"""Bodies: finding one, and how what it owes and owed stands, with those before and after it."""

from __future__ import annotations

from datetime import date
from typing import Any

from chidao.corpus.bodies import Directory
from chidao.outputs.bodies_named import candidates_of, named_bodies, tasks_of_body
from chidao.outputs.inheritance import standing_of
from chidao.outputs.listing import TaskFilter, list_tasks
from chidao.outputs.register import Register
from chidao.outputs.status import Status
from chidao.outputs.web.access import OpenRegister, Reader
from chidao.outputs.web.asking import page_asked
from chidao.outputs.web.charts import bar_of
from chidao.outputs.web.forms import BadRequestError, Fields
from chidao.outputs.web.pages import render
from fastapi import APIRouter, Request
from fastapi.responses import Response

router = APIRouter(prefix="/co-quan")

SHOWN = 50
MOST_LISTED = 10
LISTED: tuple[Status, ...] = ("open_late", "open_in_time")
"""Those of a body's tasks that are listed on its page; the others are a click away."""


@router.get("")
def find_body(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """Bodies by a few words of their name: those that tasks name, and those of the directory."""
    fields = Fields(request.query_params)
    words, here = fields.text("ten", longest=300), page_asked(fields)
    total, named = named_bodies(register, words, limit=SHOWN, offset=here * SHOWN)
    known = {body.name for body in named}
    others = [body for body in candidates_of(words, register.today()) if body.name not in known] if words else []
    return render(
        request, "bodies.html", visitor, register, words=words, total=total, named=named, others=others, offset=here * SHOWN,
        limit=SHOWN,
    )  # fmt: skip


@router.get("/xem")
def show_body(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """What a body owes and owed by status on a day, with its predecessors and successors."""
    fields = Fields(request.query_params)
    name, asked_on = fields.text("ten", longest=300), fields.day("ngay")
    if not name:
        raise BadRequestError("Địa chỉ thiếu tên cơ quan. Hãy tìm cơ quan ở mục Cơ quan.", 404)
    on = asked_on or register.today()
    body = Directory.load().resolve(name, on=on)
    return render(
        request, "body.html", visitor, register, name=body.name if body else name, typed=name, on=on, body=body,
        other_day=asked_on is not None, standing=standing_of(body, on) if body else None,
        inherited=Directory.load().inherited(body, on) if body else (),
        candidates=() if body else candidates_of(name, on), **_owed(register, name, on),
        asked={"co_quan": name, "ngay": on.isoformat() if asked_on else ""},
    )  # fmt: skip


def _owed(register: Register, name: str, on: date) -> dict[str, Any]:
    tasks = tasks_of_body(register, name, on)
    lists = [
        (status, list_tasks(register, TaskFilter(agency=name, on=on, status=status, limit=MOST_LISTED)))
        for status in LISTED
        if tasks.counts[status]
    ]
    return {"tasks": tasks, "bar": bar_of(tasks.counts), "lists": lists}
