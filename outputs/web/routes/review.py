"""The pages of review: which documents wait, and the one where a document's items stand beside their source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from chidao.outputs.cards import document_card
from chidao.outputs.register import Register
from chidao.outputs.seen import versions_of
from chidao.outputs.story import story_of
from chidao.outputs.suggestions import suggest
from chidao.outputs.waiting import next_waiting, waiting_documents
from chidao.outputs.web.access import Form, OpenRegister, Visitor, needs
from chidao.outputs.web.forms import LONGEST_FIELD, Fields, Number
from chidao.outputs.web.pages import render
from chidao.outputs.web.review_wording import COMPARATORS, DEADLINES, DECISIONS, RELATIONS, SUBJECT_WORDS
from chidao.outputs.web.reviewing import Desk, Item, Order
from chidao.outputs.web.sheets import is_paged, open_sheet
from chidao.outputs.web.wording import KIND_WORDS
from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

__all__ = ["View", "router", "show_desk"]

router = APIRouter(prefix="/duyet")

MOST_DOCUMENTS = 30
ORDERS: tuple[Order, ...] = ("chac", "vi_tri")
_TYPED = {
    "text": "Lời nhiệm vụ", "lead": "Chủ trì", "support": "Phối hợp", "assigner": "Người giao", "deadline_text": "Lời về hạn",
    "due": "Ngày hạn", "ly_do": "Lý do",
}  # fmt: skip
VIEWS: tuple[Literal["chu", "trang"], ...] = ("chu", "trang")

Reviewer = Annotated[Visitor, Depends(needs("review"))]


@router.get("")
def list_waiting(request: Request, register: OpenRegister, visitor: Reviewer) -> Response:
    """The documents with tasks that wait."""
    fields = Fields(request.query_params)
    words, order = fields.text("q", longest=200), fields.choice("xep", ("ngo", "moi", "nhieu"), "ngo") or "ngo"
    page = max(1, min(fields.number("trang") or 1, 100_000))
    found = waiting_documents(register, words, order=order, limit=MOST_DOCUMENTS, offset=(page - 1) * MOST_DOCUMENTS)
    parameters = {"q": words, "xep": None if order == "ngo" else order}
    return render(
        request, "waiting.html", visitor, register, found=found, words=words, order=order, limit=MOST_DOCUMENTS,
        offset=(page - 1) * MOST_DOCUMENTS, parameters=parameters,
    )  # fmt: skip


@router.get("/bat-dau")
def begin(request: Request, register: OpenRegister, visitor: Reviewer) -> Response:
    """On to the document with the task that is least sure, or to the next one that waits after a document."""
    found = next_waiting(register, Fields(request.query_params).number("sau"))
    return RedirectResponse(f"/duyet/{found}" if found else "/duyet", status_code=303)


@router.get("/goi-y.json")
def suggest_names(request: Request, register: OpenRegister, visitor: Reviewer) -> Response:
    """Names of bodies and office-holders that begin as typed."""
    fields = Fields(request.query_params)
    found = suggest(register, fields.text("q", longest=100), fields.number("van_ban"))
    return JSONResponse([{"name": one.name, "count": one.count} for one in found])


@router.get("/{document_id}")
def review_document(request: Request, register: OpenRegister, visitor: Reviewer, document_id: Number) -> Response:
    """A document beside what was found in it."""
    return show_desk(request, register, visitor, document_id, View.of(Fields(request.query_params)))


@dataclass(frozen=True, slots=True)
class View:
    """How a person looks at a document: which item is chosen, in which order, text or pictures of pages, which part or page."""

    chosen: str = ""
    order: Order = "chac"
    look: Literal["chu", "trang"] = "chu"
    part: int | None = None
    page: int | None = None

    @classmethod
    def of(cls, fields: Fields) -> View:
        """From the address, or from the fields that every form of the page carries."""
        order, look = fields.choice("thu_tu", ORDERS, "chac"), fields.choice("xem", VIEWS, "chu")
        return cls(
            fields.text("chon", longest=30), "vi_tri" if order == "vi_tri" else "chac", "trang" if look == "trang" else "chu",
            fields.number("phan"), fields.number("trang"),
        )  # fmt: skip

    @property
    def parameters(self) -> dict[str, Any]:
        """What addresses of the page keep; what is as usual is left out."""
        return {
            "thu_tu": self.order if self.order != "chac" else None,
            "xem": self.look if self.look != "chu" else None,
        }

    def choose(self, item: Item | None) -> View:
        """The same view with another item chosen."""
        return replace(self, chosen=item.key if item else "", part=None, page=None)


def show_desk(
    request: Request, register: Register, visitor: Visitor, document_id: int, view: View, *, status: int = 200,
    fault: str = "", kept: Form | None = None, changed_since: int | None = None,
) -> Response:  # fmt: skip
    """The page of review. After a refusal `fault` says why, and `kept` is the form that the person had filled in."""
    card = document_card(register, document_id)
    desk = Desk(register, card, view.order, view.chosen)
    chosen = desk.chosen
    part = desk.part(view.part)
    on = (chosen.key, chosen.page) if chosen else ("", None)
    sheet = open_sheet(request, register, card, desk.marks(), view.page, on) if view.look == "trang" else None
    return render(
        request, "review.html", visitor, register, status=status, desk=desk, card=card, view=view, chosen=chosen,
        panel=_panel(view, chosen), segments=[] if sheet else desk.segments(part), part=part,
        paged=is_paged(card), sheet=sheet, fault=fault,
        filled=_filled(view, kept), typed=_typed(kept), news=_news(register, chosen, changed_since),
        version=desk.version(chosen) if chosen else 0,
        document_version=versions_of(register, [document_id], "document")[document_id],
        following=desk.following(chosen) if chosen and chosen.kind == "nv" else None,
        previous_item=desk.beside(chosen, -1), next_item=desk.beside(chosen, 1),
        chosen_kind=chosen.kind if chosen else "nv",
        deadlines=DEADLINES, decisions=DECISIONS, comparators=COMPARATORS, relations=RELATIONS, subjects=SUBJECT_WORDS,
        kinds=KIND_WORDS,
    )  # fmt: skip


def _filled(view: View, kept: Form | None) -> Callable[..., str]:
    """What a field of the form shows: what the person had typed there before a refusal, else what stands."""
    fields = kept.fields if kept and kept.fields.text("chon", longest=30) == view.chosen else None

    def filled(name: str, standing: object = "") -> str:
        return str(standing or "") if fields is None else fields.text(name, longest=LONGEST_FIELD)

    return filled


def _typed(kept: Form | None) -> list[tuple[str, str]]:
    """What a person had typed, to be shown where the refused form has no place on the page any more."""
    if not kept:
        return []
    pairs = ((words, kept.fields.text(name, longest=LONGEST_FIELD)) for name, words in _TYPED.items())
    return [(words, value) for words, value in pairs if value]


def _panel(view: View, chosen: Item | None) -> str:
    """Which form stands on the right."""
    if view.chosen in ("moi", "van-ban", "tat-ca"):
        return view.chosen
    return "xong" if not chosen else "nhiem-vu" if chosen.kind == "nv" else "muc"


def _news(register: Register, chosen: Item | None, since: int | None) -> list[Any]:
    """What happened to a task since it was shown."""
    if since is None or not chosen or chosen.kind != "nv":
        return []
    return [event for event in story_of(register, chosen.id) if event.seq > since and event.action != "load"]
