"""Saved web pages (.html, .mht): the article or document itself, without menus, comments and related links."""

from __future__ import annotations

import email
import email.policy
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import lxml.html
import trafilatura
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.decoding import decode
from chidao.corpus.reading.drafting import CellDraft, Draft, Piece
from chidao.corpus.reading.lines import OTHER_ARTICLES
from chidao.corpus.reading.package import DamagedError
from lxml import etree

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_TOKEN = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style|noscript|template)\b.*?(?:</\1\s*>|$)|<[^<>]{0,5000}>|&#?\w{1,12};|\s+|[^<&\s]+|.",
    re.DOTALL | re.IGNORECASE,
)
_LETTERHEAD = re.compile(r"CỘNG\s+H[OÒ][AÀ]\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|Nơi\s+nhận\s*:")
_SHOWN_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}\b")
_LEAD_CLASS = re.compile(r"sapo|\blead\b|chapeau|summary|\bdesc|intro|teaser", re.IGNORECASE)
# Words that stand alone on a page as buttons.
_BUTTONS = re.compile(
    r"(?:gửi )?(?:phản hồi|bình luận)|in (?:trang|bài viết)|chia sẻ|quay lại|xem thêm|lên đầu trang|tải về|trang chủ|theo dõi",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "pre", "section", "article", "center"}
    | {"td", "th", "tr", "figcaption"}
)
_NOT_READ = frozenset(
    {"script", "style", "noscript", "template", "nav", "footer", "header", "aside", "form", "button", "select", "iframe", "svg"}
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: tuple[tuple[tuple[str, int, int], ...], ...]
    """(text, row span, column span) of each cell."""


@dataclass(slots=True)
class _Visible:
    """The letters of a page with their offsets in its source; blanks are left out."""

    letters: str
    offsets: list[int]
    cursor: int = 0

    @classmethod
    def of(cls, source: str) -> _Visible:
        letters: list[str] = []
        offsets: list[int] = []
        for match in _TOKEN.finditer(source):
            token = match.group()
            if (token[0] == "<" and len(token) > 1) or token.isspace():
                continue
            shown = html.unescape(token) if token[0] == "&" else token
            letters.extend(letter for letter in shown if not letter.isspace())
            offsets.extend(match.start() + (0 if token[0] == "&" else at) for at, one in enumerate(shown) if not one.isspace())
        return cls("".join(letters), offsets)

    def pieces(self, text: str) -> list[Piece]:
        """`text` in pieces that lead to where its letters stand in the source."""
        bare = "".join(text.split())
        at = self.letters.find(bare, self.cursor)
        if at < 0:
            at = self.letters.find(bare)
        if at < 0 or not bare:
            return [Piece(text, self.offsets[min(self.cursor, len(self.offsets) - 1)] if self.offsets else 0)]
        self.cursor = at + len(bare)
        pieces: list[Piece] = []
        begun, expected, index = 0, self.offsets[at], at
        for place, letter in enumerate(text):
            if letter.isspace():
                expected += 1
                continue
            offset = self.offsets[index]
            index += 1
            if offset != expected:
                if place > begun:
                    pieces.append(Piece(text[begun:place], expected - (place - begun)))
                begun, expected = place, offset
            expected += 1
        pieces.append(Piece(text[begun:], expected - (len(text) - begun)))
        return pieces


def read_html(content: bytes, source: Source, notes: Iterable[str] = ()) -> Document:
    """Reads a web page. `Place.source_start` counts the characters of the decoded page."""
    text, decoding_notes = _decoded(content)
    tree = _parsed(text)
    page = _Page(tree, text)
    draft = Draft()
    for block in page.blocks():
        if isinstance(block, _Rows):
            draft.table(_cells(block, page.visible))
        else:
            draft.paragraph(page.visible.pieces(block.text), level=block.level)
    return draft.finish(source, [*notes, *decoding_notes, *page.notes])


def read_mht(content: bytes, source: Source) -> Document:
    """Reads the page inside a web archive. Raises `DamagedError` where there is none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset()
                return read_html(_as_utf8(payload, charset), source)
    raise DamagedError("no page")


def _as_utf8(payload: bytes, charset: str | None) -> bytes:
    if charset is None:
        return payload
    try:
        return b"\xef\xbb\xbf" + payload.decode(charset, errors="replace").encode()
    except LookupError:
        return payload


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    stated = _CHARSET.search(content[:4096])
    if stated and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(stated.group(1).decode()), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content)


def _parsed(text: str) -> etree._Element:
    if not text.strip():
        raise DamagedError("no page")
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    return lxml.html.document_fromstring(text.encode(errors="replace"), parser=parser)


@dataclass(slots=True)
class _Page:
    """What of a page is its own: an official document whole, or an article with its title, date and lead."""

    tree: etree._Element
    source: str
    visible: _Visible = field(init=False)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.visible = _Visible.of(self.source)

    def blocks(self) -> Iterator[_Paragraph | _Rows]:
        document = self._document_element()
        if document is not None:
            yield from _tidy(_walk(document))
            return
        article = self._article()
        if sum(len(block.text) for block in article if isinstance(block, _Paragraph)) < 150:
            body = self.tree.find("body")
            article = list(_walk(self.tree if body is None else body))
        yield from _tidy(article)

    def _document_element(self) -> etree._Element | None:
        """The smallest element that holds both ends of an official document, where the page shows one."""
        heads = [one for one in self.tree.iter() if isinstance(one.tag, str) and _LETTERHEAD.search(_own_text(one))]
        if len(heads) < 2:
            return None
        above = [set(one.iterancestors()) for one in (heads[0], heads[-1])]
        return next((one for one in heads[0].iterancestors() if one in above[1]), None)

    def _article(self) -> list[_Paragraph | _Rows]:
        extracted: Any = trafilatura.bare_extraction(
            self.source, include_tables=True, include_comments=False, include_formatting=False, favor_recall=True,
            deduplicate=False,
        )  # fmt: skip
        if extracted is None:
            return []
        found = list(_from_extraction(extracted.body))
        words = "".join("".join(block.text.split()) for block in found if isinstance(block, _Paragraph))
        head: list[_Paragraph | _Rows] = []
        title = self._title(extracted.title)
        if title and "".join(title.split()) not in words[: len(title) + 400]:
            head.append(_Paragraph(title, 0))
        head += [_Paragraph(date) for date in self._shown_date(title, extracted.date) if "".join(date.split()) not in words]
        head += [_Paragraph(lead) for lead in self._leads() if "".join(lead.split()) not in words]
        return [*head, *found]

    def _title(self, stated: str | None) -> str | None:
        first = next((_text(one) for one in self.tree.iter("h1") if _text(one)), None)
        return first or stated

    def _leads(self) -> Iterator[str]:
        """The lead under the headline, which extraction takes for a teaser on some pages."""
        headline = next((one for one in self.tree.iter("h1") if _text(one)), None)
        if headline is None:
            return
        for element in list(_following(headline, 12)):
            named = _LEAD_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}") or element.tag == "h2"
            words = _text(element)
            if named and 40 <= len(words) <= 900:
                yield words
                return

    def _shown_date(self, title: str | None, stated: str | None) -> Iterator[str]:
        headline = next((one for one in self.tree.iter("h1") if _text(one)), None)
        for element in [] if headline is None else _following(headline, 10):
            words = _text(element)
            if len(words) < 60 and _SHOWN_DATE.search(words):
                yield words
                return
        if stated and re.fullmatch(r"\d{4}-\d{2}-\d{2}", stated):
            self.notes.append(f"Ngày đăng: {stated[8:]}/{stated[5:7]}/{stated[:4]}.")


def _following(element: etree._Element, count: int) -> Iterator[etree._Element]:
    """The next elements in the order of the page that hold words and no further blocks."""
    found, passed = 0, False
    for one in element.getroottree().iter():
        if one is element:
            passed = True
        elif passed and isinstance(one.tag, str) and one.tag not in _NOT_READ and element not in one.iterancestors():
            if any(child.tag in _BLOCKS for child in one) or not _text(one):
                continue
            yield one
            found += 1
            if found >= count:
                return


def _from_extraction(element: etree._Element | None) -> Iterator[_Paragraph | _Rows]:
    for child in element if element is not None else ():
        if child.tag == "table":
            rows = tuple(tuple((_text(cell), 1, 1) for cell in row.iter("cell")) for row in child.iter("row"))
            if rows:
                yield _Rows(rows)
        elif (child.tag in ("list", "quote") and len(child)) or child.tag in ("div", "main"):
            yield from _from_extraction(child)
        else:
            for words in _broken_lines(child):
                yield _Paragraph(words, 1 if child.tag == "head" else None)


def _broken_lines(element: etree._Element) -> Iterator[str]:
    """The lines of an element, broken at `lb` or `br`."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag in ("lb", "br"):
            parts.append("\n")
        parts += [(child.text or "") if child.tag not in ("lb", "br") else "", child.tail or ""]
    for line in "".join(" ".join(part.split(" ")) if part != "\n" else "\n" for part in parts).split("\n"):
        if line.strip():
            yield " ".join(line.split())


def _walk(element: etree._Element) -> Iterator[_Paragraph | _Rows]:
    """Every paragraph and table of an element in the order of the page."""
    words: list[str] = [element.text or ""]

    def flush() -> Iterator[_Paragraph]:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            yield _Paragraph(text)

    for child in element:
        if not isinstance(child.tag, str) or child.tag in _NOT_READ:
            words.append(child.tail or "")
            continue
        if child.tag == "table" and _is_data(child):
            yield from flush()
            yield _table(child)
        elif child.tag == "br":
            yield from flush()
        elif child.tag in _BLOCKS or any(one.tag in _BLOCKS or one.tag == "table" for one in child.iter() if one is not child):
            yield from flush()
            yield from _walk(child)
        else:
            words.append(_loose_text(child))
        words.append(child.tail or "")
    yield from flush()


def _is_data(table: etree._Element) -> bool:
    """Tables that hold other tables, or one cell, lay out a page; the others hold text in rows and columns."""
    if next((one for one in table.iterdescendants("table")), None) is not None:
        return False
    return sum(1 for _ in table.iter("td", "th")) > 1


def _table(table: etree._Element) -> _Rows:
    def span(cell: etree._Element, name: str) -> int:
        value = cell.get(name, "1")
        return min(int(value), 200) if value.isdigit() and int(value) > 0 else 1

    rows = []
    for row in table.iter("tr"):
        cells = tuple((_text(one), span(one, "rowspan"), span(one, "colspan")) for one in row if one.tag in ("td", "th"))
        if cells:
            rows.append(cells)
    return _Rows(tuple(rows))


def _tidy(blocks: Iterable[_Paragraph | _Rows]) -> Iterator[_Paragraph | _Rows]:
    """Leaves out buttons, and all that follows the heading of links to other articles."""
    for block in blocks:
        if isinstance(block, _Paragraph):
            words = block.text.strip(" .:»«>").lower()
            if OTHER_ARTICLES.match(words):
                return
            if _BUTTONS.fullmatch(words):
                continue
        yield block


def _cells(block: _Rows, visible: _Visible) -> list[CellDraft]:
    drafts: list[CellDraft] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(block.rows):
        column = 0
        for text, height, width in row:
            while (number, column) in taken:
                column += 1
            drafts.append(CellDraft(number, column, [visible.pieces(text)] if text else [], height, width))
            taken.update((number + down, column + across) for down in range(min(height, 500)) for across in range(width))
            column += width
    return drafts


def _own_text(element: etree._Element) -> str:
    return f"{element.text or ''} {' '.join(child.tail or '' for child in element)}"


def _text(element: etree._Element) -> str:
    return " ".join(_loose_text(element).split())


def _loose_text(element: etree._Element) -> str:
    """The words of an element, its blocks and breaks parted by blanks."""
    parts: Sequence[str] = [element.text or ""]
    out = list(parts)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in ("script", "style"):
            gap = " " if child.tag in _BLOCKS or child.tag == "br" else ""
            out += [gap, _loose_text(child), gap]
        out.append(child.tail or "")
    return "".join(out)
