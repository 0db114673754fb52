"""Reading .docx: the text as it comes out in print, with automatic numbers, tables, text boxes and footnotes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chidao.corpus.document import Document, Source
from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.drafting import Draft, Piece
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.furniture import is_page_number
from chidao.corpus.reading.package import DamagedError, Package
from chidao.corpus.reading.word_blocks import Grid, Paragraph
from chidao.corpus.reading.word_heads import Heads
from chidao.corpus.reading.word_styles import Numbering, Styles, W
from chidao.corpus.reading.word_tree import settle
from chidao.corpus.reading.word_walk import Walk
from lxml import etree


def read_docx(content: bytes, source: Source, notes: Iterable[str] = ()) -> Document:
    """Reads a Word document. Raises `DamagedError`, `TooLargeError`, `ReadingError` (pictures only, no recogniser)."""
    package = Package(content)
    main = package.related("", "officeDocument") or "word/document.xml"
    root = package.xml(main)
    body = root.find(W + "body")
    if body is None:
        raise DamagedError("no body")
    settle(body)
    paged = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
    walk = Walk(
        package, Styles.of(_part(package, main, "styles")), Numbering.of(_part(package, main, "numbering")), paged, main
    )
    draft = Draft()
    heads = Heads.of(package, main, body)
    for head in heads.letterheads:
        _lay(draft, walk.blocks(head))
    walk.sees_pictures = True
    _lay(draft, walk.blocks(body))
    walk.sees_pictures = False
    notes_of = {kind: _notes(package, main, kind) for kind in {kind for kind, _ in walk.notes_called}}
    for number, (kind, name) in enumerate(walk.notes_called, start=1):
        _lay_note(draft, walk, number, notes_of[kind].get(name))
    _remember_heads(draft, walk, heads.others)
    if walk.contents:
        draft.furniture("".join(walk.contents), walk.offset, None)
    if walk.unread_pictures:
        if not len(draft):
            raise ReadingError(source.path, "needs_ocr")
        walk.remarks.append("Ảnh chứa chữ trong văn bản chưa được nhận dạng.")
    return draft.finish(replace(source, pages=walk.page if paged else None), [*notes, *walk.remarks])


def _lay(draft: Draft, blocks: Iterable[Paragraph | Grid]) -> None:
    waiting: Paragraph | Grid | None = None
    for block in blocks:
        if isinstance(block, Paragraph) and block.words == block.label:
            continue  # printed, and counted, but it says nothing
        if isinstance(waiting, Paragraph) and isinstance(block, Paragraph) and _is_title_torn(waiting, block):
            waiting = replace(waiting, pieces=(*waiting.pieces, Piece(" ", _end(waiting)), *block.pieces))
        elif isinstance(waiting, Grid) and isinstance(block, Grid) and waiting.width == block.width > 2:
            waiting = waiting.with_below(block)
        else:
            _lay_block(draft, waiting)
            waiting = block
    _lay_block(draft, waiting)


def _lay_block(draft: Draft, block: Paragraph | Grid | None) -> None:
    if isinstance(block, Grid):
        draft.table(block.cells)
    elif block is not None:
        _lay_paragraph(draft, block)


def _lay_paragraph(draft: Draft, paragraph: Paragraph) -> None:
    if not line_of.is_ornament(paragraph.words):
        draft.paragraph(paragraph.pieces, label=paragraph.label, level=paragraph.level, centered=paragraph.centered)


def _is_title_torn(before: Paragraph, after: Paragraph) -> bool:
    """Titles are often broken over several centred paragraphs, to look well."""
    first, second = before.words, after.words
    if not (before.centered and after.centered) or line_of.is_closed(first) or after.label:
        return False
    return (
        (line_of.starts_small(second) and not line_of.is_capitals(first))
        or line_of.runs_on(first)
        or line_of.office_goes_on(first, second)
    )


def _end(paragraph: Paragraph) -> int:
    return paragraph.pieces[-1].source + len(paragraph.pieces[-1].text)


def _notes(package: Package, main: str, kind: str) -> dict[str, etree._Element]:
    """The footnotes or endnotes of a document by their ids."""
    root = _part(package, main, kind)
    if root is None:
        return {}
    settle(root)
    return {note.get(W + "id", ""): note for note in root if isinstance(note.tag, str)}


def _lay_note(draft: Draft, walk: Walk, number: int, holder: etree._Element | None) -> None:
    if holder is None:
        return
    pieces: list[Piece] = [Piece(f"[{number}] ", walk.offset)]
    for block in walk.blocks(holder):
        if isinstance(block, Paragraph):
            pieces += [*block.pieces, Piece(" ", walk.offset)]
    draft.paragraph(pieces, kind="footnote")


def _remember_heads(draft: Draft, walk: Walk, holders: Iterable[etree._Element]) -> None:
    """What is printed at the head and foot of the pages, page numbers aside, is furniture."""
    for holder in holders:
        walk.fields.clear()
        begun = walk.offset
        blocks = (one for one in walk.blocks(holder) if isinstance(one, Paragraph))
        words = " ".join(block.words for block in blocks if not is_page_number(block.words))
        if words:
            draft.furniture(words, begun, None)


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    """A part that a document can do without: where it is missing or broken the text still stands."""
    name = package.related(main, kind)
    if name is None or name not in package.names:
        return None
    try:
        return package.xml(name)
    except DamagedError:
        return None
