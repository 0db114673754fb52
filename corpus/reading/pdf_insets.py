"""Pictures of text among the text of a PDF page, recognised and put in where they stand on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2
from chidao.corpus.document import Source
from chidao.corpus.reading.insets import holds_text, is_readable
from chidao.corpus.reading.ocr import Recognised, RecognitionError, is_available, recognise
from chidao.corpus.reading.pdf_flow import Flow
from chidao.corpus.reading.pdf_pages import Line, Page
from chidao.corpus.reading.pdf_pen import Box
from chidao.corpus.reading.pdf_tables import PdfTable, find_scanned_tables
from chidao.corpus.reading.scans import DPI
from PIL import Image

_MOST = 10
"""Pictures of one page that are looked at."""
_WIDE, _HIGH = 0.3, 30.0
"""Share of the page's width that a picture of text takes at least, and its least height in points."""
_BREAK = "\r\n"
"""Between the text of the page and that of its pictures."""


@dataclass(frozen=True, slots=True)
class WithInsets:
    """A page with the words of its pictures: its tables there, and the doubts of what was recognised."""

    page: Page
    tables: tuple[PdfTable, ...] = ()
    doubts: tuple[tuple[int, int, float], ...] = ()
    words: tuple[tuple[int, int, float, float, float, float], ...] = ()
    """(start, end, left, bottom, right, top) of each word of its pictures: offsets in `page.text`, points."""
    is_read: bool = False
    """Whether the page holds words of pictures."""
    is_unread: bool = False
    """Whether there are pictures of text that nothing recognises."""
    is_drawn: bool = False
    """Whether pictures of the page were unpacked, which then stand in memory."""


def put_in(raw: pypdfium2.PdfPage, page: Page, pictures: Sequence[Box]) -> WithInsets:
    """The page with what is printed on its pictures of text, if there are any; `pictures` are the places of all."""
    boxes = [box for box in pictures[:_MOST] if _may_hold_text(box, page)]
    scale = DPI / 72
    cut = [(box, picture) for box in boxes if holds_text(picture := _cut_out(raw, page, box, scale))]
    if not cut or not is_available():
        return WithInsets(page, is_unread=bool(cut), is_drawn=bool(boxes))
    paper = Image.new("RGB", (round(page.width * scale), round(page.height * scale)), "white")
    for box, picture in cut:
        paper.paste(picture, (round(box[0] * scale), round((page.height - box[3]) * scale)))
    try:
        seen = recognise(paper, page.number, (page.width, page.height))
    except RecognitionError:
        return WithInsets(page, is_unread=True, is_drawn=True)
    return _joined(page, seen, [box for box, _ in cut]) if _is_readable(seen) else WithInsets(page, is_drawn=True)


def _may_hold_text(box: Box, page: Page) -> bool:
    """Whether a picture is large enough, and no words of the page stand on it: those would be its own, read already."""
    left, bottom, right, top = box
    if right - left < _WIDE * page.width or top - bottom < _HIGH:
        return False
    if left < 0 or bottom < 0 or right > page.width or top > page.height:
        return False
    return not any(bottom <= line.base <= top and line.left < right and line.right > left for line in page.lines)


def _cut_out(raw: pypdfium2.PdfPage, page: Page, box: Box, scale: float) -> Image.Image:
    left, bottom, right, top = box
    edges = (max(left, 0), max(bottom, 0), max(page.width - right, 0), max(page.height - top, 0))
    picture: Image.Image = raw.render(scale=scale, crop=edges).to_pil()
    return picture.convert("RGB")


def _is_readable(seen: Recognised) -> bool:
    flow = Flow()
    lines = tuple(line._replace(page=1) for line in seen.page.lines)
    flow.add_recognised(replace(seen, page=replace(seen.page, number=1, lines=lines), left_out=()))
    return is_readable(flow.document(Source("", "", ""), ()))


def _joined(page: Page, seen: Recognised, boxes: Sequence[Box]) -> WithInsets:
    shift = len(page.text) + len(_BREAK)
    text = f"{page.text}{_BREAK}{seen.page.text}"
    lines = [_moved(line, shift) for line in seen.page.lines]
    words = tuple((start + shift, end + shift, *box) for start, end, *box in seen.boxes)
    doubts = tuple((start + shift, end + shift, doubt) for start, end, doubt in seen.doubts)
    alone = replace(seen.page, text=text, lines=tuple(lines))
    moved = replace(seen, page=alone, boxes=words, doubts=doubts)  # type: ignore[arg-type]
    body = list(page.lines)
    for box in sorted(boxes, key=lambda box: box[3]):
        mine = [line for line in lines if box[1] <= line.base <= box[3] and line.left < box[2] and line.right > box[0]]
        at = next((index for index, line in enumerate(body) if _is_below(line, box)), len(body))
        body[at:at] = mine
    tables = tuple(find_scanned_tables(seen.rulings, alone, moved))
    return WithInsets(replace(page, text=text, lines=tuple(body)), tables, doubts, moved.boxes, is_read=True, is_drawn=True)


def _moved(line: Line, shift: int) -> Line:
    return line._replace(ranges=tuple((start + shift, end + shift) for start, end in line.ranges))


def _is_below(line: Line, box: Box) -> bool:
    return line.base < box[1] and line.left < box[2] and line.right > box[0]
