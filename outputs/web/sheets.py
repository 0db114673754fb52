"""One page of a document as its picture, with what was found on it marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chidao.corpus.reading.errors import ReadingError
from chidao.outputs.cards import DocumentCard
from chidao.outputs.register import Register
from chidao.outputs.web.access import settings_of
from chidao.outputs.web.originals import GoneError, find_original
from chidao.outputs.web.page_keeper import PageKeeper, PageLayout, Spot
from chidao.outputs.web.segments import Mark
from fastapi import Request

__all__ = ["Sheet", "is_paged", "open_sheet"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Page `number` of `pages`. Without `layout` the marks are still being looked for, or `fault` says why there are none."""

    document_id: int
    number: int
    pages: int
    layout: PageLayout | None = None
    spots: Sequence[Spot] = ()
    fault: str = ""


def is_paged(card: DocumentCard) -> bool:
    """Whether a document has pages of which there may be pictures."""
    media_type = str(card.document["media_type"])
    return media_type == "application/pdf" or media_type.startswith("image/")


def open_sheet(
    request: Request, register: Register, card: DocumentCard, marks: Sequence[Mark], page: int | None
) -> Sheet | None:
    """A page with its marks, the first one where `page` is none of the document's; None for a document without pages."""
    if not is_paged(card):
        return None
    number, pages = int(card.document["id"]), int(card.document["pages"] or 1)
    page = max(1, min(page or 1, pages))
    keeper: PageKeeper = request.app.state.pages
    try:
        original = find_original(register, number, settings_of(request).files)
        layout = keeper.layout(original, page)
    except (GoneError, ReadingError) as error:
        return Sheet(number, page, pages, fault=str(error))
    if layout is None or isinstance(layout, str):
        return Sheet(number, page, pages, fault=layout or "")
    return Sheet(number, page, pages, layout, layout.spots(marks, card.text))
