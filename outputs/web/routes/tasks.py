"""Lists of tasks."""

from __future__ import annotations

from dataclasses import replace

from chidao.outputs.listing import STATES, TaskPage, list_tasks
from chidao.outputs.register import Register
from chidao.outputs.status import STATUSES
from chidao.outputs.web.access import OpenRegister, Reader
from chidao.outputs.web.asking import LISTED, TASK_PARAMETERS, AskedTasks, read_tasks
from chidao.outputs.web.downloads import form_asked, send_tasks
from chidao.outputs.web.forms import Fields
from chidao.outputs.web.pages import render
from chidao.outputs.web.wording import KIND_WORDS, STATE_WORDS, STATUS_WORDS
from fastapi import APIRouter, Request
from fastapi.responses import Response

router = APIRouter(prefix="/nhiem-vu")

CHOICES = {
    "tinh_trang": [("", "Tất cả"), *((status, STATUS_WORDS[status]) for status in STATUSES)],
    "vai_tro": [("", "Chủ trì hoặc phối hợp"), ("lead", "Chủ trì"), ("support", "Phối hợp")],
    "loai": [("", "Tất cả"), *KIND_WORDS.items()],
    "trang_thai": [("", "Còn hiệu lực"), *((state, STATE_WORDS[state]) for state in STATES)],
    "xep": [("", "Hạn sớm nhất trước"), ("chac", "Máy kém chắc nhất trước")],
}


@router.get("")
def show_tasks(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """Tasks by filters, all of them in the address."""
    asked = read_tasks(register, Fields(request.query_params), "/nhiem-vu")
    page, offset = listed(register, asked)
    return render(
        request, "tasks.html", visitor, register, asked=asked, page=page, offset=offset, limit=LISTED, choices=CHOICES,
        asks={name: asked.parameters.get(name, "") for name in TASK_PARAMETERS},
    )  # fmt: skip


@router.get("/tai")
def send_list(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """The whole list as a file."""
    fields = Fields(request.query_params)
    asked = read_tasks(register, fields, "/nhiem-vu")
    return send_tasks(register, asked.wanted, form_asked(fields), "nhiem-vu")


def listed(register: Register, asked: AskedTasks) -> tuple[TaskPage, int]:
    """The page, and where it begins: the last one where the address asks for one beyond it."""
    page, offset = list_tasks(register, asked.wanted), asked.wanted.offset
    if page.total and not page.tasks:
        offset = (page.total - 1) // LISTED * LISTED
        page = list_tasks(register, replace(asked.wanted, offset=offset))
    return page, offset
