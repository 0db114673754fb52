"""One page of a document as its picture, with what was found on it marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.printing import can_be_printed
from chidao.outputs.cards import DocumentCard
from chidao.outputs.register import Register
from chidao.outputs.web.access import settings_of
from chidao.outputs.web.originals import GoneError, Original, find_original, has_pages
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
    return has_pages(str(card.document["media_type"]))


def open_sheet(
    request: Request, register: Register, card: DocumentCard, marks: Sequence[Mark], asked: int | None,
    chosen: tuple[str, int | None] = ("", None),
) -> Sheet | None:  # fmt: skip
    """A page with its marks: the one `asked` for, else that of the `chosen` item (its key and page), else the first.

    None for a document without pages.
    """
    if not is_paged(card):
        return None
    number, pages = int(card.document["id"]), int(card.document["pages"] or 1)
    keeper: PageKeeper = request.app.state.pages
    key, known = chosen
    page = max(1, min(asked or known or 1, pages))
    try:
        original = find_original(register, number, settings_of(request).files)
        if can_be_printed(original.media_type):
            page, pages = _laid_out(keeper, original, [mark for mark in marks if mark.key == key], card.text, asked)
        layout = keeper.layout(original, page)
    except (GoneError, ReadingError) as error:
        return Sheet(number, page, pages, fault=str(error))
    if layout is None or isinstance(layout, str):
        return Sheet(number, page, pages, fault=layout or "")
    return Sheet(number, page, pages, layout, layout.spots(marks, card.text))


def _laid_out(keeper: PageKeeper, original: Original, chosen: Sequence[Mark], text: str, asked: int | None) -> tuple[int, int]:
    """The page to show and how many there are, by the layout made here: the author's pages may break elsewhere."""
    places = keeper.places(original)
    if places is None:
        return 1, 1
    pages = max(1, places.pages)
    here = next((page for mark in chosen if (page := places.page_of(mark, text))), 1)
    return max(1, min(asked or here, pages)), pages
