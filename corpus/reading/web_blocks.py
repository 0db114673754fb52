"""Paragraphs and tables of a web page's elements, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chidao.corpus.reading.word_styles import number_text
from chidao.corpus.table_heads import is_number_head
from lxml import etree

BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "section", "article", "center"}
    | {"td", "th", "tr", "figcaption", "item", "head", "ul", "ol", "list"}
)
NOT_READ = frozenset(
    {"script", "style", "noscript", "template", "nav", "footer", "header", "aside", "form", "button", "select", "iframe", "svg"}
)
_BREAKS = frozenset({"br", "lb"})
"""A new line, as pages and as what trafilatura took out of them have it."""
_LISTS = frozenset({"table", "ul", "ol"})
_LINKED = 0.8
"""Share of its letters in links from which a list or table is a menu, whose other letters are marks and days."""
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""What the numbers of a list look like, by its type."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph. `label`, which is not among them, is the number that a browser prints before an item."""

    text: str
    level: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    rows: tuple[tuple[tuple[tuple[Paragraph, ...], int, int], ...], ...]
    """(paragraphs, row span, column span) of each cell."""


def of_extraction(element: etree._Element | None) -> Iterator[Paragraph | Rows]:
    """The blocks of what trafilatura took out of a page."""
    for child in element if element is not None else ():
        if child.tag == "table":
            rows = tuple(tuple((_in_cell(cell), 1, 1) for cell in row.iter("cell")) for row in child.iter("row"))
            if rows:
                yield Rows(rows)
        elif (child.tag in ("list", "quote") and len(child)) or child.tag in ("div", "main"):
            yield from of_extraction(child)
        else:
            for words in _broken_lines(child):
                yield Paragraph(words, 1 if child.tag == "head" else None)


def _broken_lines(element: etree._Element) -> Iterator[str]:
    """The lines of an element as they are shown: broken where a new one is asked for, not where the source breaks."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        is_break = child.tag in _BREAKS
        parts += ["\v"] if is_break else [child.text or ""]
        parts.append(child.tail or "")
    for line in "".join(parts).split("\v"):
        if line.strip():
            yield " ".join(line.split())


def walk(element: etree._Element) -> Iterator[Paragraph | Rows]:
    """Every paragraph and table of an element in the order of the page."""
    words: list[str] = [element.text or ""]
    label = _label(element)

    def flush() -> Iterator[Paragraph]:
        nonlocal label
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            yield Paragraph(text, label=label)
            label = ""

    for child in element:
        if not isinstance(child.tag, str) or child.tag in NOT_READ:
            words.append(child.tail or "")
            continue
        if child.tag == "table" and _is_data(child):
            yield from flush()
            yield _table(child)
        elif child.tag in _BREAKS:
            yield from flush()
        elif child.tag in BLOCKS or any(_parts_lines(one) for one in child.iterdescendants()):
            yield from flush()
            for block in walk(child):
                if label and isinstance(block, Paragraph):
                    block, label = Paragraph(block.text, block.level, label + block.label), ""
                yield block
        else:
            words.append(_loose_text(child))
        words.append(child.tail or "")
    yield from flush()


def _parts_lines(element: etree._Element) -> bool:
    return element.tag in BLOCKS or element.tag in _BREAKS or element.tag == "table"


def _label(element: etree._Element) -> str:
    """What a browser prints before an item of a numbered list; its bullets say nothing."""
    holder = element.getparent()
    if element.tag != "li" or holder is None or holder.tag != "ol":
        return ""
    number = _whole(holder.get("start"), 1)
    for item in holder.iterchildren("li"):
        number = _whole(item.get("value"), number)
        if item is element:
            break
        number += 1
    form = _FORMS.get(holder.get("type", ""), "decimal")
    return number_text(number, form) + (") " if form.startswith("lower") else ". ")


def _whole(stated: str | None, otherwise: int) -> int:
    return int(stated) if stated and re.fullmatch(r"[0-9]{1,4}", stated) else otherwise


def _is_data(table: etree._Element) -> bool:
    """Tables of one cell a row lay out a page, and so do those that hold other tables unless their head numbers the rows."""
    if next((one for one in table.iterdescendants("table")), None) is not None:
        first = next(table.iter("td", "th"), None)
        return first is not None and is_number_head(text_of(first))
    return any(sum(cell.tag in ("td", "th") for cell in row) > 1 for row in table.iter("tr"))


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Its own rows, without those of tables inside it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _table(table: etree._Element) -> Rows:
    def span(cell: etree._Element, name: str) -> int:
        return min(max(_whole(cell.get(name), 1), 1), 200)

    rows = []
    for row in _rows_of(table):
        cells = tuple((_in_cell(one), span(one, "rowspan"), span(one, "colspan")) for one in row if one.tag in ("td", "th"))
        if cells:
            rows.append(cells)
    return Rows(tuple(rows))


def _in_cell(cell: etree._Element) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell; each row of a table in it is one."""
    found: list[Paragraph] = []
    for block in walk(cell):
        if isinstance(block, Paragraph):
            found.append(block)
            continue
        for row in block.rows:
            words = " ".join(one.text for paragraphs, _, _ in row for one in paragraphs)
            if words:
                found.append(Paragraph(words))
    return tuple(found)


def without_menus(body: etree._Element) -> etree._Element:
    """The element with its menus marked as such: lists and tables of which hardly a letter stands in no link."""
    for one in body.iterdescendants(*_LISTS):
        if _is_menu(one):
            one.tag = "nav"
    return body


def _is_menu(element: etree._Element) -> bool:
    links = [len(text_of(link)) for link in element.iterdescendants("a")]
    return len(links) > 2 and sum(links) > _LINKED * len(text_of(element))


def own_text(element: etree._Element) -> str:
    """The words of an element that stand in no other inside it."""
    return f"{element.text or ''} {' '.join(child.tail or '' for child in element)}"


def text_of(element: etree._Element) -> str:
    """The words of an element in one line."""
    return " ".join(_loose_text(element).split())


def _loose_text(element: etree._Element) -> str:
    """The words of an element, its blocks and breaks parted by blanks."""
    out = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style"):
            gap = " " if _parts_lines(child) else ""
            out += [gap, _loose_text(child), gap]
        out.append(child.tail or "")
    return "".join(out)


def joined(blocks: Iterable[Paragraph | Rows]) -> str:
    """The letters of the paragraphs, without blanks."""
    return "".join("".join(block.text.split()) for block in blocks if isinstance(block, Paragraph))
