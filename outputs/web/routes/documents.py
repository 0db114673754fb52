"""Documents: the list, one of them with all that was found in it, its file, the pictures of its pages."""

from __future__ import annotations

from concurrent.futures import TimeoutError as TookTooLongError
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from chidao.corpus.reading.errors import ReadingError
from chidao.outputs.cards import DocumentCard, brief_documents, document_card, list_documents
from chidao.outputs.citing import cited_by, cited_documents
from chidao.outputs.pairing import decisions, find_pairs
from chidao.outputs.register import Register
from chidao.outputs.web.access import OpenRegister, Reader, settings_of
from chidao.outputs.web.forms import BadRequestError, Fields, Number
from chidao.outputs.web.originals import GoneError, find_original
from chidao.outputs.web.pages import render
from chidao.outputs.web.review_wording import COMPARATORS, DECISIONS, RELATIONS
from chidao.outputs.web.reviewing import Desk
from chidao.outputs.web.sheets import is_paged, open_sheet
from chidao.outputs.web.wording import KIND_WORDS
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

router = APIRouter(prefix="/van-ban")

MOST_DOCUMENTS = 40
MOST_FINDINGS = 60
MOST_TASKS = 60
MOST_PAIRS = 20
PATIENCE = 25.0
"""Seconds that a request waits for a picture; drawing goes on, and the next request finds it."""


@router.get("")
def show_documents(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """The documents of the register, the newest loaded first."""
    fields = Fields(request.query_params)
    words, kind = fields.text("q", longest=200), fields.choice("loai", tuple(KIND_WORDS))
    loaded_from, loaded_to = fields.day("nap_tu"), fields.day("nap_den")
    page = max(1, min(fields.number("trang") or 1, 1_000_000))
    found = list_documents(
        register, words, kind=kind, loaded_from=_midnight(loaded_from),
        loaded_before=_midnight(loaded_to + timedelta(days=1)) if loaded_to and loaded_to < date.max else None,
        limit=MOST_DOCUMENTS, offset=(page - 1) * MOST_DOCUMENTS,
    )  # fmt: skip
    parameters = {
        "q": words, "loai": kind, "nap_tu": loaded_from.isoformat() if loaded_from else None,
        "nap_den": loaded_to.isoformat() if loaded_to else None,
    }  # fmt: skip
    return render(
        request, "documents.html", visitor, register, found=found, words=words, kind=kind, loaded_from=loaded_from,
        loaded_to=loaded_to, parameters=parameters, limit=MOST_DOCUMENTS, offset=(page - 1) * MOST_DOCUMENTS,
        kinds=[("", "Mọi loại"), *KIND_WORDS.items()],
    )  # fmt: skip


def _midnight(day: date | None) -> str | None:
    """When a day begins where the server is, as moments are written."""
    if not day:
        return None
    try:
        return datetime.combine(day, time.min).astimezone().astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:
        raise BadRequestError(f"Không có ngày {day:%d/%m/%Y} trong sổ.") from None


@router.get("/{document_id}")
def show_document(request: Request, register: OpenRegister, visitor: Reader, document_id: Number) -> Response:
    """A document: its words or pages with marks, its tasks, what it cites and what cites it, its versions and relatives."""
    fields = Fields(request.query_params)
    card = document_card(register, document_id)
    desk = Desk(register, card, "vi_tri", fields.text("chon", longest=30) or "-")
    look = fields.choice("xem", ("chu", "trang"), "chu")
    chosen = desk.chosen
    on = (chosen.key, chosen.page) if chosen else ("", None)
    sheet = open_sheet(request, register, card, desk.marks(), fields.number("trang"), on) if look == "trang" else None
    part = desk.part(fields.number("phan"))
    seek = fields.flag("lien_quan")
    return render(
        request, "document.html", visitor, register, card=card, desk=desk, chosen=chosen, sheet=sheet, part=part, look=look,
        segments=[] if sheet else desk.segments(part), paged=is_paged(card), seek=seek, decisions=DECISIONS,
        comparators=COMPARATORS, relations=RELATIONS, most=MOST_FINDINGS, most_tasks=MOST_TASKS,
        **_neighbours(register, card, seek=seek),
    )  # fmt: skip


def _neighbours(register: Register, card: DocumentCard, *, seek: bool) -> dict[str, Any]:
    """The documents around this one, and what they are called."""
    number, previous = int(card.document["id"]), card.document["previous_id"]
    cited, citing = cited_documents(register, number), cited_by(register, card.document)
    if seek:
        pairs = [(_other(pair.documents, number), pair.reason, pair.confirmed) for pair in find_pairs(register, number)]
    else:
        decided = decisions(register).items()
        pairs = [(_other(pair, number), "", True) for pair, together in decided if together and number in pair]
    named = {one for many in cited.values() for one in many} | {one.document_id for one in citing} | set(card.newer_ids)
    named |= {other for other, _, _ in pairs} | ({previous} if previous else set())
    return {
        "cited": cited, "citing": citing, "pairs": pairs[:MOST_PAIRS], "documents": brief_documents(register, named),
    }  # fmt: skip


def _other(pair: tuple[int, int], number: int) -> int:
    return pair[0] if pair[1] == number else pair[1]


@router.get("/{document_id}/tep")
def download(request: Request, register: OpenRegister, visitor: Reader, document_id: Number) -> Response:
    """The file as it was loaded: to be saved, never to be shown."""
    try:
        original = find_original(register, document_id, settings_of(request).files)
    except GoneError as error:
        raise BadRequestError(str(error), 404) from None
    return FileResponse(original.path, media_type="application/octet-stream", filename=original.name)


@router.get("/{document_id}/trang/{page}.png")
def show_picture(request: Request, register: OpenRegister, visitor: Reader, document_id: Number, page: Number) -> Response:
    """The picture of a page."""
    try:
        original = find_original(register, document_id, settings_of(request).files)
        if not original.has_pages or not 0 < page <= 10_000:
            raise BadRequestError("Văn bản này không có ảnh của trang ấy.", 404)
        picture = request.app.state.pages.picture(original, page, PATIENCE)
    except (GoneError, ReadingError) as error:
        raise BadRequestError(str(error), 404) from None
    except TookTooLongError:
        raise BadRequestError("Trang này vẽ lâu hơn thường lệ. Hãy mở lại sau ít phút.", 503) from None
    return FileResponse(picture, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})
