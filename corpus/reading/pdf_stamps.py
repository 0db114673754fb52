"""Words drawn in the stamps, signatures and form fields of a page, which are no part of the page's own content.

pdfium reads the text of a page only. Making stamps part of the page (flattening) means parsing the page twice, so the words
of signatures laid out as Adobe's “Digital Signature Appearances” asks are moved to a blank page and read there instead.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_STAMPED = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_WIDGET)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_INVISIBLE | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_MAX_STAMPS = 200
_MAX_DRAWN = 500
"""Things drawn in an annotation that are looked at for text."""
_OUTSIDE = 3.0
"""Points by which letters may reach over the edge of their stamp."""

_Box = tuple[float, float, float, float]


def has_words(page: pypdfium2.PdfPage) -> bool:
    """Whether a stamp, signature or form field of the page has words."""
    with _stamps(page) as stamps:
        return any(map(_has_words, stamps))


def draw(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, number: int) -> pypdfium2.PdfPage:
    """The page `number` (from 1) with its stamps made part of it; `page` is closed where another takes its place."""
    if pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number - 1]


def lifted(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> pypdfium2.PdfPage | None:
    """A page with nothing but the words of the page's stamps, each where it stands on the page; the stamps lose them.

    The new page stands at the end of the document. None where the layout of a stamp leaves open where its words stand.
    """
    if page.get_rotation():
        return None
    with _stamps(page) as stamps:
        found = [_signed_words(stamp) for stamp in stamps if _has_words(stamp)]
        if None in found:
            return None
        blank = document.new_page(*page.get_size())
        for words in found:
            for form, text, left, bottom in words or ():
                if pdfium.FPDFFormObj_RemoveObject(form, text):
                    pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, left, bottom)
                    pdfium.FPDFPage_InsertObject(blank.raw, text)
    return blank


@contextmanager
def _stamps(page: pypdfium2.PdfPage) -> Iterator[list[Any]]:
    """The annotations that may have words, open for as long as it takes."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MAX_STAMPS)
    annotations = [pdfium.FPDFPage_GetAnnot(page.raw, index) for index in range(count)]
    try:
        yield [one for one in annotations if pdfium.FPDFAnnot_GetSubtype(one) in _STAMPED and _is_seen(one)]
    finally:
        for annotation in annotations:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _is_seen(annotation: Any) -> bool:
    """A signature without a mark on the page has a box of no size."""
    left, bottom, right, top = _box(annotation)
    return right - left > 1 and top - bottom > 1 and not pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN


def _box(annotation: Any) -> _Box:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    return min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top)


def _has_words(annotation: Any) -> bool:
    """Whether text may be drawn in the annotation; a picture of a signature need not be made part of the page."""
    pending = _things(annotation)
    if not pending:
        return True  # drawn only once it is shown
    for _ in range(_MAX_DRAWN):
        if not pending:
            return False
        thing = pending.pop()
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            return True
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            pending += _inside(thing)
    return True


def _signed_words(annotation: Any) -> list[tuple[Any, Any, float, float]] | None:
    """The texts of a signature, each with the form that holds it, and where the corner of both stands on the page.

    Adobe has signatures drawn by one form (FRM), which draws a form for each layer (n0, n2), all in the coordinates of the
    annotation's box. None for everything that is laid out otherwise.
    """
    things = _things(annotation)
    if pdfium.FPDFAnnot_GetSubtype(annotation) != pdfium.FPDF_ANNOT_WIDGET or len(things) != 1 or not _is_plain_form(things[0]):
        return None
    left, bottom, right, top = _box(annotation)
    found: list[tuple[Any, Any, float, float]] = []
    for layer in _inside(things[0]):
        if not _is_plain_form(layer):
            return None
        for thing in _inside(layer):
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                return None
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                if not _fits(thing, right - left, top - bottom):
                    return None
                found.append((layer, thing, left, bottom))
    return found


def _is_plain_form(thing: Any) -> bool:
    """Whether it is a form drawn neither moved nor turned nor scaled."""
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_FORM or not pdfium.FPDFPageObj_GetMatrix(thing, matrix):
        return False
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f) == (1, 0, 0, 1, 0, 0)


def _fits(thing: Any, width: float, height: float) -> bool:
    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(thing, *sides):
        return False
    left, bottom, right, top = (side.value for side in sides)
    return left >= -_OUTSIDE and bottom >= -_OUTSIDE and right <= width + _OUTSIDE and top <= height + _OUTSIDE


def _things(annotation: Any) -> list[Any]:
    return [pdfium.FPDFAnnot_GetObject(annotation, index) for index in range(pdfium.FPDFAnnot_GetObjectCount(annotation))]


def _inside(form: Any) -> list[Any]:
    return [pdfium.FPDFFormObj_GetObject(form, index) for index in range(pdfium.FPDFFormObj_CountObjects(form))]
