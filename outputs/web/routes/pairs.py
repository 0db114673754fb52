"""Documents of one matter: proposals with their reasons, a person's word on them, tasks made one, figures that contradict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from chidao.outputs.cards import brief_documents
from chidao.outputs.errors import RegisterError
from chidao.outputs.listing import views
from chidao.outputs.matters import Matters, matters_of
from chidao.outputs.pairing import Pair
from chidao.outputs.reconciliation import Conflict, common_tasks, conflicts_between, decide, merge_common_tasks, place_of
from chidao.outputs.register import Register
from chidao.outputs.status import AsOf
from chidao.outputs.web.access import Form, OpenRegister, Reader, Visitor, needs_form
from chidao.outputs.web.asking import page_asked
from chidao.outputs.web.forms import BadRequestError, Fields, Number
from chidao.outputs.web.pages import Notice, go_on, render
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

router = APIRouter(prefix="/doi-chieu")

SHOWN = 20
AROUND = 140
"""Characters shown before and after a figure."""
CHOICES = (("", "Chờ quyết định"), ("roi", "Đã xác nhận"), ("so-lieu", "Số liệu vênh nhau"))

PairForm = Annotated[Form, Depends(needs_form("pair"))]


@dataclass(frozen=True, slots=True)
class FigureInPlace:
    """A figure with the words around it."""

    document: dict[str, Any]
    before: str
    words: str
    after: str


@router.get("")
def show_pairs(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """The pairs that wait for a decision, those confirmed, or the figures that contradict each other."""
    fields = Fields(request.query_params)
    shown = fields.choice("xem", ("roi", "so-lieu")) or ""
    matters = matters_of(register)
    waiting = sorted((pair for pair in matters.pairs if not pair.confirmed), key=lambda pair: -pair.weight)
    confirmed = [pair for pair in matters.pairs if pair.confirmed]
    items: list[Any] = list(matters.conflicts) if shown == "so-lieu" else confirmed if shown == "roi" else waiting
    here = min(page_asked(fields), max(0, len(items) - 1) // SHOWN)
    page = items[here * SHOWN : (here + 1) * SHOWN]
    documents = brief_documents(register, _ids(page))
    return render(
        request, "pairs.html", visitor, register, matters=matters, shown=shown, choices=CHOICES, total=len(items),
        counts={"": len(waiting), "roi": len(confirmed), "so-lieu": len(matters.conflicts)}, offset=here * SHOWN, limit=SHOWN,
        page=[(one, _figures(register, documents, one)) for one in page] if shown == "so-lieu" else page,
        documents=documents, conflicts=_conflict_counts(matters), parameters={"xem": shown},
    )  # fmt: skip


def _ids(items: Iterable[Pair | Conflict]) -> set[int]:
    return {number for one in items for number in (one.pair if isinstance(one, Conflict) else one).documents}


def _conflict_counts(matters: Matters) -> dict[tuple[int, int], int]:
    counts: dict[tuple[int, int], int] = {}
    for one in matters.conflicts:
        counts[one.pair.documents] = counts.get(one.pair.documents, 0) + 1
    return counts


def _figures(register: Register, documents: dict[int, dict[str, Any]], conflict: Conflict) -> list[FigureInPlace]:
    found = []
    for measure, _, _ in conflict.figures:
        start, end = place_of(register, measure)
        first = max(0, start - AROUND)
        query = "SELECT substr(text, ?, ?) FROM document_texts WHERE document_id = ?"
        around = str(register.db.execute(query, [first + 1, end - first + AROUND, measure.document]).fetchone()[0])
        before, words, after = around[: start - first], around[start - first : end - first], around[end - first :]
        found.append(FigureInPlace(documents[measure.document], before, words, after))
    return found


@router.get("/{first}/{second}")
def show_pair(request: Request, register: OpenRegister, visitor: Reader, first: Number, second: Number) -> Response:
    """One pair: its reasons, the tasks that both have, the figures that contradict."""
    return _pair_page(request, register, visitor, (first, second))


def _pair_page(
    request: Request, register: Register, visitor: Visitor, documents: tuple[int, int], words: str = "", status: int = 200
) -> Response:
    documents = (min(documents), max(documents))
    heads = brief_documents(register, documents)
    if len(heads) != 2:
        raise BadRequestError("Không có cặp văn bản như vậy trong sổ.", 404)
    pair = matters_of(register).pair(documents) or Pair(documents, ())
    conflicts = conflicts_between(register, [pair])
    common = common_tasks(register, documents)
    as_of = AsOf(register.today(), register.today())
    tasks = {task.task_id: task for task in views(register, {number for both in common for number in both}, as_of)}
    return render(
        request, "pair.html", visitor, register, status=status, pair=pair, heads=[heads[number] for number in documents],
        common=[(tasks[one], tasks[other]) for one, other in common], words=words,
        conflicts=[(one, _figures(register, heads, one)) for one in conflicts],
    )  # fmt: skip


@router.post("/{first}/{second}")
def decide_pair(request: Request, register: OpenRegister, form: PairForm, first: Number, second: Number) -> Response:
    """A person's word: one matter (and which common tasks become one), or not."""
    documents = (min(first, second), max(first, second))
    fields, actor = form.fields, form.visitor.account.actor
    confirmed = fields.choice("viec", ("xac-nhan", "bac-bo")) == "xac-nhan"
    reason = fields.text("ly_do") or None
    chosen = {tuple(map(int, one.split("-"))) for one in fields.texts("gop") if _is_pair(one)}
    try:
        if not fields.text("viec"):
            raise RegisterError("Hãy chọn xác nhận hay bác bỏ.")
        with register.writing():
            decide(register, actor, documents, confirmed=confirmed, reason=reason)
            merged = merge_common_tasks(register, actor, documents, reason, only=chosen) if confirmed else []
    except RegisterError as error:
        return _pair_page(request, register, form.visitor, documents, str(error), 422)
    words = (
        f"Đã xác nhận cùng một việc; gộp {len(merged)} nhiệm vụ." if confirmed else "Đã bác bỏ; sổ không đề xuất cặp này nữa."
    )
    return go_on("/doi-chieu", Notice(words))


def _is_pair(value: str) -> bool:
    one, _, other = value.partition("-")
    return all(part.isascii() and part.isdigit() and len(part) < 19 for part in (one, other))
