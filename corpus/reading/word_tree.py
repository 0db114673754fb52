"""The XML of a Word document: what only wraps, what stands twice, and what is not printed once all changes are accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import itemgetter

from chidao.corpus.reading.word_styles import W, attribute
from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION, _EMBEDDED = _OFFICE + "id", _OFFICE + "embed"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
TRANSPARENT = frozenset(
    W + name
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
        "subDoc",
    )
)
"""Elements that only wrap what is printed. `w:del` and `w:moveFrom` are not among them: the text reads as finally agreed."""
BLOCK_WRAPPERS = TRANSPARENT - {W + "hyperlink", W + "fldSimple"}


def settle(root: etree._Element) -> None:
    """Changes the tree to what is printed: no hints of empty controls, no fields without an end, no deleted paragraph ends."""
    for control in root.iter(W + "sdt"):
        properties = control.find(W + "sdtPr")
        if properties is not None and properties.find(W + "showingPlcHdr") is not None:
            for text in control.iter(W + "t"):
                text.text = ""
    _drop_open_fields(root)
    for paragraph in list(root.iter(W + "p")):
        _join_with_next(paragraph)


def _drop_open_fields(root: etree._Element) -> None:
    """A field that never ends would hide all that follows."""
    opened: list[etree._Element] = []
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            opened.append(mark)
        elif kind == "end" and opened:
            opened.pop()
    for mark in opened:
        holder = mark.getparent()
        if holder is not None:
            holder.remove(mark)


def _join_with_next(paragraph: etree._Element) -> None:
    """A paragraph whose end was deleted goes on with the next one, which gives both their form."""
    marks, holder = paragraph.find(f"{W}pPr/{W}rPr"), paragraph.getparent()
    if marks is None or holder is None or (marks.find(W + "del") is None and marks.find(W + "moveFrom") is None):
        return
    following = paragraph.getnext()
    if following is not None and following.tag == W + "p":
        at = 1 if len(following) and following[0].tag == W + "pPr" else 0
        for child in [child for child in paragraph if child.tag != W + "pPr"]:
            following.insert(at, child)
            at += 1
        holder.remove(paragraph)
    elif next(paragraph.iter(W + "t"), None) is None:
        holder.remove(paragraph)  # nothing of it is left


def printed_choice(alternatives: etree._Element) -> etree._Element | None:
    """Word writes a shape twice, for new programs and for old; only one of them is printed."""
    choice = alternatives.find(MC + "Choice")
    return choice if choice is not None and len(choice) else alternatives.find(MC + "Fallback")


def boxes_in(drawing: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes, outermost only."""
    for child in drawing:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            choice = printed_choice(child)
            if choice is not None:
                yield from boxes_in(choice)
        elif isinstance(child.tag, str):
            yield from boxes_in(child)


def pictures_in(drawing: etree._Element) -> Iterator[str]:
    """The relation ids of the pictures drawn, without those of its text boxes."""
    for one in drawing.iter(_BLIP, _IMAGE_DATA):
        relation = one.get(_EMBEDDED) or one.get(RELATION)
        inside = takewhile(lambda above: above is not drawing, one.iterancestors())
        boxed = any(above.tag == W + "txbxContent" for above in inside)
        if relation and not boxed:
            yield relation


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the grid columns left free before it, and its cells with how many each spans."""

    skipped: int
    cells: tuple[tuple[etree._Element, int], ...]

    @property
    def spans(self) -> tuple[int, ...]:
        return tuple(span for _, span in self.cells)


def grid_of(table: etree._Element) -> list[Row]:
    """The rows of a table. Cells that a converter put too many at the end of a row are left out."""
    rows = [Row(_skipped(row), tuple((cell, _span(cell)) for cell in _cells_of(row))) for row in _rows_of(table)]
    usual = max(Counter(row.spans for row in rows).items(), key=itemgetter(1), default=((), 0))[0]
    return [_without_surplus(row, usual) for row in rows]


def _without_surplus(row: Row, usual: tuple[int, ...]) -> Row:
    """LibreOffice ends rows that hold a table with as many empty cells, and squeezes the others to make room for them."""
    surplus = [cell for cell, _ in row.cells[len(usual) :]]
    if not surplus or len(usual) < 2 or any(text.text for cell in surplus for text in cell.iter(W + "t")):
        return row
    return Row(row.skipped, tuple((cell, span) for (cell, _), span in zip(row.cells, usual, strict=False)))


def is_layout(rows: Sequence[Row]) -> bool:
    """Whether the table only frames what is printed: a single column, or a column beside one that holds a whole table."""
    widest = max((len(row.cells) for row in rows), default=0)
    if widest < 2:
        return True
    inner = (table for row in rows for cell, _ in row.cells for table in cell.iter(W + "tbl"))
    return widest == 2 and any(sum(len(row.cells) > 2 for row in grid_of(table)) > 1 for table in inner)


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == W + "tr":
            properties = child.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                yield child
        elif child.tag in BLOCK_WRAPPERS:
            yield from _rows_of(child)


def _cells_of(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == W + "tc":
            if child.find(f"{W}tcPr/{W}cellDel") is None:
                yield child
        elif child.tag in BLOCK_WRAPPERS:
            yield from _cells_of(child)


def _skipped(row: etree._Element) -> int:
    return _whole(attribute(row.find(f"{W}trPr/{W}gridBefore")), 0)


def _span(cell: etree._Element) -> int:
    return _whole(attribute(cell.find(f"{W}tcPr/{W}gridSpan")), 1)


def _whole(value: str | None, otherwise: int) -> int:
    return min(int(value), 1000) if value and value.isdigit() else otherwise
