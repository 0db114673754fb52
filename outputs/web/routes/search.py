"""Search: one box, everything else in the address; searches kept by name."""

from __future__ import annotations

from typing import Annotated

from chidao.outputs.errors import RegisterError
from chidao.outputs.listing import TaskFilter
from chidao.outputs.query import FIELDS
from chidao.outputs.register import Register
from chidao.outputs.saved import delete_search, list_searches, save_search
from chidao.outputs.searching import SearchPage, search_numbers, search_tasks
from chidao.outputs.web.access import Form, OpenRegister, Reader, needs_form, safe_target
from chidao.outputs.web.asking import AskedSearch, facet_links, page_asked, read_search
from chidao.outputs.web.downloads import form_asked, send_tasks
from chidao.outputs.web.forms import Fields
from chidao.outputs.web.pages import Notice, go_on, render, with_query
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

router = APIRouter(prefix="/tim")

FOUND = 25
"""Hits on a page."""
FURTHEST = 100_000

SearchForm = Annotated[Form, Depends(needs_form("read"))]


@router.get("")
def show_search(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """What a query finds; without one, how to ask and the searches kept."""
    fields = Fields(request.query_params)
    asked = read_search(fields, "/tim")
    here = min(page_asked(fields), FURTHEST // FOUND - 1)
    page, here = found(register, asked, here) if asked.query else (SearchPage(0, ()), 0)
    return render(
        request, "search.html", visitor, register, asked=asked, page=page, offset=here * FOUND, limit=FOUND,
        sides=facet_links(asked, page.facets, "/tim"), query_text=asked.words, saved=list_searches(register),
        hits=[(hit.task, hit.snippet) for hit in page.hits], fields=FIELDS,
    )  # fmt: skip


def found(register: Register, asked: AskedSearch, here: int) -> tuple[SearchPage, int]:
    """The page, and its number: the last one where the address asks for one beyond it."""
    page = search_tasks(register, asked.query, limit=FOUND, offset=here * FOUND, facets=True, order=asked.order)
    if page.total and not page.hits:
        here = (page.total - 1) // FOUND
        page = search_tasks(register, asked.query, limit=FOUND, offset=here * FOUND, facets=True, order=asked.order)
    return page, here


@router.get("/tai")
def send_found(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """All that a query finds as a file, in the order shown."""
    fields = Fields(request.query_params)
    asked, form = read_search(fields, "/tim"), form_asked(fields)
    numbers = search_numbers(register, asked.query, order=asked.order) if asked.query else []
    return send_tasks(register, TaskFilter(), form, "ket-qua-tim", task_ids=numbers)


@router.post("/luu")
def keep(register: OpenRegister, form: SearchForm) -> Response:
    """Keep a search by name; another person's is not overwritten."""
    name, query = form.fields.text("name", longest=100), form.fields.text("query", longest=2_000)
    actor, back = form.visitor.account.actor, safe_target(form.fields.text("tiep"))
    with register.writing():
        other = next((one for one in list_searches(register) if one.name == name and one.saved_by != actor.name), None)
        if other:
            raise RegisterError(f"{other.saved_by} đã lưu một câu tìm tên “{name}”. Hãy đặt tên khác.")
        save_search(register, name, query, actor)
    return go_on(back, Notice(f"Đã lưu câu tìm “{name}”. Mở lại từ trang Tìm nhiệm vụ."))


@router.post("/bo")
def forget(register: OpenRegister, form: SearchForm) -> Response:
    """Forget a kept search: one's own, or any as an administrator."""
    name, actor = form.fields.text("name", longest=100), form.visitor.account.actor
    with register.writing():
        other = next((one for one in list_searches(register) if one.name == name and one.saved_by != actor.name), None)
        if other and not form.visitor.may("people"):
            raise RegisterError(f"Câu tìm “{name}” do {other.saved_by} lưu; chỉ người ấy hoặc quản trị bỏ được.")
        delete_search(register, name, actor)
    return go_on(with_query("/tim", {}), Notice(f"Đã bỏ câu tìm “{name}”."))
