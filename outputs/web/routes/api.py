"""The API for programs: what the pages show, as JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from chidao.outputs.board import GROUPINGS, Grouping, make_board
from chidao.outputs.cards import document_card, list_documents, task_card
from chidao.outputs.listing import TaskFilter, list_tasks
from chidao.outputs.overview import make_overview
from chidao.outputs.people.rights import RIGHTS
from chidao.outputs.saved import list_searches
from chidao.outputs.seen import versions_of
from chidao.outputs.status import Status
from chidao.outputs.web import api_models as models
from chidao.outputs.web.access import OpenRegister, Visitor, needs_token
from chidao.outputs.web.forms import Number
from fastapi import APIRouter, Depends, Query, Request
from starlette.exceptions import HTTPException

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": models.Problem, "description": words}
    for status, words in (
        (400, "Yêu cầu không đúng dạng"), (401, "Chưa đăng nhập, hoặc mã truy cập không đúng"), (403, "Không có quyền"),
        (404, "Không có mục này"), (409, "Đã có người thay đổi trước"), (422, "Tham số không hợp lệ, hoặc sổ từ chối"),
    )
}  # fmt: skip

router = APIRouter(prefix="/api/v1", tags=["sổ"], responses=PROBLEMS)

Program = Annotated[Visitor, Depends(needs_token("read"))]
Limit = Annotated[int, Query(ge=1, le=200)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Text = Annotated[str | None, Query(max_length=500)]
State = Literal["draft", "confirmed", "corrected", "rejected", "merged", "split", "withdrawn"]


@router.get("/openapi.json", include_in_schema=False)
def describe(request: Request, visitor: Program) -> dict[str, Any]:
    """The description of this API."""
    described: dict[str, Any] = request.app.openapi()
    return described


@router.get("/me")
def tell_me(visitor: Program) -> models.Me:
    """Who asks, with which rights."""
    account = visitor.account
    rights: list[str] = [right for right in RIGHTS if visitor.may(right)]
    return models.Me(login=account.login, name=account.name, role=account.role, rights=rights, form_token=visitor.form_token)


@router.get("/overview")
def tell_overview(register: OpenRegister, visitor: Program) -> models.OverviewOut:
    """The counts of the start page."""
    overview = make_overview(register)
    return models.OverviewOut(**{name: getattr(overview, name) for name in models.OverviewOut.model_fields})


@router.get("/tasks", response_model=models.TaskList)
def list_all_tasks(
    register: OpenRegister,
    visitor: Program,
    agency: Text = None,
    role: Literal["lead", "support"] | None = None,
    on: date | None = None,
    status: Status | None = None,
    due_before: date | None = None,
    due_after: date | None = None,
    kind: Text = None,
    state: State | None = None,
    document_id: Annotated[int | None, Query(ge=0, le=2**62)] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Tasks, those due first in front; conditions are joined by and. `agency` brings what that body inherited by `on`."""
    wanted = TaskFilter(
        agency=agency, role=role, on=on, status=status, due_before=due_before, due_after=due_after, kind=kind, state=state,
        document_id=document_id, limit=limit, offset=offset,
    )  # fmt: skip
    return list_tasks(register, wanted).to_json()


@router.get("/tasks/{task_id}", response_model=models.TaskDetail)
def show_task(register: OpenRegister, visitor: Program, task_id: Number, on: date | None = None) -> dict[str, Any]:
    """One task with everything that belongs to it."""
    _must_exist(register, "tasks", task_id)
    return {**task_card(register, task_id, on).to_json(), "version": versions_of(register, [task_id])[task_id]}


@router.get("/search", response_model=models.SearchResult)
def search(
    register: OpenRegister,
    visitor: Program,
    q: Annotated[str, Query(max_length=500)],
    limit: Limit = 20,
    offset: Offset = 0,
    facets: bool = False,
    on: date | None = None,
) -> dict[str, Any]:
    """Tasks by words, accents or not, best first."""
    return register.search(q, limit=limit, offset=offset, facets=facets, on=on).to_json()


@router.get("/documents", response_model=models.DocumentList)
def list_all_documents(
    register: OpenRegister,
    visitor: Program,
    q: Annotated[str, Query(max_length=500)] = "",
    kind: Text = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Documents whose number, title, issuer or file name has all words."""
    return list_documents(register, q, kind=kind, limit=limit, offset=offset).to_json()


@router.get("/documents/{document_id}", response_model=models.Document)
def show_document(register: OpenRegister, visitor: Program, document_id: Number) -> dict[str, Any]:
    """One document with its text and all that was found in it."""
    _must_exist(register, "documents", document_id)
    return document_card(register, document_id).to_json()


@router.get("/board")
def show_board(
    register: OpenRegister, visitor: Program, on: date | None = None, by: Annotated[Grouping, Query()] = GROUPINGS[0]
) -> list[dict[str, Any]]:
    """The four boxes and “không hạn” by body, issuer, kind, month or field, on a day."""
    return [row.to_json() for row in make_board(register, on or register.today(), by)]


@router.get("/saved-searches")
def list_saved(register: OpenRegister, visitor: Program) -> list[dict[str, str]]:
    """Searches kept by name."""
    return [one.to_json() for one in list_searches(register)]


def _must_exist(register: OpenRegister, table: Literal["tasks", "documents"], number: int) -> None:
    if not register.db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [number]).fetchone():
        raise HTTPException(404)
