"""Saved web pages (.html, .mht): the article or document itself, without menus, comments and related links."""

from __future__ import annotations

import email
import email.policy
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import lxml.html
import trafilatura
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.decoding import decode
from chidao.corpus.reading.drafting import CellDraft, Draft, Piece
from chidao.corpus.reading.lines import OTHER_ARTICLES
from chidao.corpus.reading.package import DamagedError
from chidao.corpus.reading.web_blocks import (
    BLOCKS,
    NOT_READ,
    Paragraph,
    Rows,
    joined,
    of_extraction,
    own_text,
    text_of,
    walk,
    without_menus,
)
from lxml import etree

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_FRAMES = re.compile(rb"<frameset\b", re.IGNORECASE)
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
_CRUMBS = re.compile(r"trang chủ\s*[>»›/|]", re.IGNORECASE)
"""How the way to a page through the menus begins."""
_WRITTEN_WITH = re.compile(r"Microsoft Word|LibreOffice|OpenOffice", re.IGNORECASE)
_WRITTEN_PART = re.compile(r"(?:Word)?Section1|doc-content")
"""Classes of what Word and Google Docs save as a page."""
_INNER_PART = re.compile(r"\b(?:WordSection\d|doc-content\b)")
"""The same where it stands inside another page."""
_STATED_DAYS = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""Of the day of publication only what the page states; the days in its text are others."""
_NO_HEADLINE = NOT_READ | {"ul", "ol", "head", "title"}
_PIECES = 40
"""Pieces of text of an element that are looked at for the title of its page."""


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

    def pieces(self, paragraph: Paragraph) -> list[Piece]:
        """A paragraph in pieces that lead to where its letters stand in the source; its label is where they begin."""
        found = self._found(paragraph.text)
        return [Piece(paragraph.label, found[0].source), *found] if paragraph.label else found

    def _found(self, text: str) -> list[Piece]:
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


def read_html(content: bytes, source: Source, notes: Iterable[str] = (), *, whole: bool = False) -> Document:
    """Reads a web page. `Place.source_start` counts the characters of the decoded page. `whole` leaves nothing of it out."""
    text, decoding_notes = _decoded(content)
    tree = _parsed(text)
    page = _Page(tree, text, whole)
    draft = Draft()
    for block in page.blocks():
        if isinstance(block, Rows):
            draft.table(_cells(block, page.visible))
        else:
            draft.paragraph(page.visible.pieces(block), label=block.label.strip() or None, level=block.level)
    return draft.finish(source, [*notes, *decoding_notes, *page.notes])


def read_mht(content: bytes, source: Source) -> Document:
    """Reads the page inside a web archive, of pages in frames the longest. Raises `DamagedError` where there is none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    pages = [
        _as_utf8(payload, part.get_content_charset())
        for part in message.walk()
        if part.get_content_type() == "text/html" and isinstance(payload := part.get_payload(decode=True), bytes)
    ]
    if not pages:
        raise DamagedError("no page")
    is_framed = _FRAMES.search(pages[0]) and len(pages) > 1
    return read_html(max(pages[1:], key=len) if is_framed else pages[0], source)


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
    is_whole: bool = False
    visible: _Visible = field(init=False)
    headline: etree._Element | None = field(init=False)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.visible = _Visible.of(self.source)
        self.headline = next((one for one in self.tree.iter("h1") if text_of(one)), None)

    def blocks(self) -> Iterator[Paragraph | Rows]:
        document = self._document_element()
        if document is not None:
            yield from _tidy(walk(document))
            return
        article = self._article()
        if sum(len(block.text) for block in article if isinstance(block, Paragraph)) < 150:
            article = list(walk(without_menus(self._body())))
        yield from _tidy(article)

    def _body(self) -> etree._Element:
        body = self.tree.find("body")
        return self.tree if body is None else body

    def _document_element(self) -> etree._Element | None:
        """What a word processor saved, or the smallest element that holds both ends of an official document shown on a page."""
        if self.is_whole or self._is_written():
            return self._body()
        parts = [one for one in self._body().iter("div") if _INNER_PART.search(one.get("class", ""))]
        if parts:
            return parts[0] if len(parts) == 1 else parts[0].getparent()
        heads = [one for one in self.tree.iter() if isinstance(one.tag, str) and _LETTERHEAD.search(own_text(one))]
        if len(heads) < 2:
            return None
        above = [set(one.iterancestors()) for one in (heads[0], heads[-1])]
        return next((one for one in heads[0].iterancestors() if one in above[1]), None)

    def _is_written(self) -> bool:
        generators = (meta.get("content", "") for meta in self.tree.iter("meta") if meta.get("name", "").lower() == "generator")
        body = self._body()
        parts = (one.get("class", "") for one in (body, *body.iterchildren("div")))
        return any(map(_WRITTEN_WITH.match, generators)) or any(map(_WRITTEN_PART.search, parts))

    def _article(self) -> list[Paragraph | Rows]:
        extracted: Any = trafilatura.bare_extraction(
            self.source, include_tables=True, include_comments=False, include_formatting=False, favor_recall=True,
            deduplicate=False, with_metadata=True, date_extraction_params=_STATED_DAYS,
        )  # fmt: skip
        if extracted is None:
            return []
        if self.headline is None and extracted.title:
            self.headline = self._saying(extracted.title)
        found = list(of_extraction(extracted.body))
        words = joined(found)
        head: list[Paragraph | Rows] = []
        title = extracted.title if self.headline is None else text_of(self.headline)
        if title and "".join(title.split()) not in words[: len(title) + 400]:
            head.append(Paragraph(title, 0))
        elif found and isinstance(found[0], Paragraph) and found[0].text == title:
            head.append(found.pop(0))
        head += [Paragraph(date) for date in self._shown_date(extracted.date) if "".join(date.split()) not in words]
        head += [Paragraph(lead) for lead in self._leads() if "".join(lead.split()) not in words]
        return [*head, *found]

    def _saying(self, title: str) -> etree._Element | None:
        """The smallest element that says the title and is no heading by its tag; the way to the page ends with it, too."""
        wanted, found = "".join(title.split()), None
        for one in self._body().iter():
            if not isinstance(one.tag, str) or (found is not None and found not in one.iterancestors()):
                continue
            words = "".join("".join(map(str, islice(one.itertext(), _PIECES))).split())
            if words == wanted and not any(_is_way(above) for above in one.iterancestors()):
                found = one
        return found

    def _leads(self) -> Iterator[str]:
        """The lead under the headline, which extraction takes for a teaser on some pages."""
        for element in self._under_headline(12):
            named = _LEAD_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}") or element.tag == "h2"
            words = text_of(element)
            if named and 40 <= len(words) <= 900:
                yield words
                return

    def _shown_date(self, stated: str | None) -> Iterator[str]:
        for element in self._under_headline(10):
            words = text_of(element)
            if len(words) < 60 and _SHOWN_DATE.search(words):
                yield words
                return
        if stated and re.fullmatch(r"\d{4}-\d{2}-\d{2}", stated):
            self.notes.append(f"Ngày đăng: {stated[8:]}/{stated[5:7]}/{stated[:4]}.")

    def _under_headline(self, count: int) -> Iterator[etree._Element]:
        """The next elements after the headline that hold words and no further blocks, in the order of the page."""
        headline, found, passed = self.headline, 0, False
        if headline is None:
            return
        for one in headline.getroottree().iter():
            if one is headline:
                passed = True
            elif passed and isinstance(one.tag, str) and one.tag not in NOT_READ and headline not in one.iterancestors():
                if any(child.tag in BLOCKS for child in one) or not text_of(one):
                    continue
                yield one
                found += 1
                if found >= count:
                    return


def _is_way(element: etree._Element) -> bool:
    return element.tag in _NO_HEADLINE or "crumb" in element.get("class", "").lower()


def _tidy(blocks: Iterable[Paragraph | Rows]) -> Iterator[Paragraph | Rows]:
    """Leaves out buttons, and all that follows the heading of links to other articles."""
    for block in blocks:
        if isinstance(block, Paragraph):
            words = block.text.strip(" .:»«>").lower()
            if OTHER_ARTICLES.match(words):
                return
            if _CRUMBS.match(words) or all(_BUTTONS.fullmatch(part.strip()) for part in words.split("|")):
                continue
        yield block


def _cells(block: Rows, visible: _Visible) -> list[CellDraft]:
    drafts: list[CellDraft] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(block.rows):
        column = 0
        for paragraphs, height, width in row:
            while (number, column) in taken:
                column += 1
            drafts.append(CellDraft(number, column, [visible.pieces(one) for one in paragraphs], height, width))
            taken.update((number + down, column + across) for down in range(min(height, 500)) for across in range(width))
            column += width
    return drafts
