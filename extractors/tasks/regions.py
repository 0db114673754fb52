"""Which provisions are the text itself: letterhead, addressees, recipients and signature charge nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from chidao.corpus.document import Document
from chidao.corpus.reading.lines import OTHER_ARTICLES
from chidao.extractors.recent import once_a_document
from chidao.extractors.structure import Provision, read_provisions

_RECIPIENTS: Final = re.compile(r"^\W*nơi nhận\b", re.IGNORECASE)
_ANNEX: Final = re.compile(
    r"^\W*(?:phụ lục|kế hoạch|quy chế|quy định|đề án|chương trình|phương án|danh mục|nội dung|"
    r"hướng dẫn|biểu|mẫu)\b",
    re.IGNORECASE,
)
# The name of an annexed text on a line of its own: what follows is its title.
ANNEXED: Final = re.compile(
    r"(?:QUY CHẾ|QUY ĐỊNH|KẾ HOẠCH|ĐỀ ÁN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|CHIẾN LƯỢC|HƯỚNG DẪN|ĐIỀU LỆ|QUY TRÌNH|DANH MỤC)"
    r"(?: (?:HÀNH ĐỘNG|PHỐI HỢP|TRIỂN KHAI|THỰC HIỆN|TỔNG THỂ|CHI TIẾT))*(?: CỦA CHÍNH PHỦ)?",
    re.IGNORECASE,
)
_ADDRESSEES: Final = re.compile(r"^\W*kính gửi", re.IGNORECASE)
# "Chủ tịch UBND tỉnh điện:" over those whom a telegram goes to; "3. Về giá điện: …" is a point about power.
_WIRES: Final = re.compile(r"^\W*(?!về |đối với |công tác )[^\n]{0,60} điện\s*:", re.IGNORECASE)
_STATE: Final = r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–—]\s*tự do"
_FURNITURE: Final = re.compile(rf"{_STATE}|^\W*số\s*:|đảng cộng sản việt nam|nơi nhận|^\W*(?:KT|TM|TL|TUQ|Q)\. ", re.IGNORECASE)
# The state's name and motto beside the issuer's, on one line where a conversion has joined two columns.
_MOTTO: Final = re.compile(rf"{_STATE}|đảng cộng sản việt nam\W*$", re.IGNORECASE)
_MOTTO_LENGTH: Final = 160
# The last lines of a digital signature's stamp: its address and its time ("18.11.2024 07:25:14", "+07:00").
_SIGNED: Final = re.compile(r"\S+@\S+\.\S+|\d{1,2}[./-]\d{1,2}[./-]\d{4},? \d{1,2}:\d{2}(?::\d{2})?|\+07:?00\W*$")
_STAMP_LINES: Final = 4
_STAMP_LENGTH: Final = 60
_PROSE: Final = 260


@once_a_document
def all_provisions(document: Document) -> list[Provision]:
    """The provisions of the document, those in the cells of layout tables among them."""
    return read_provisions(document, layout_cells(document))


def layout_cells(document: Document) -> tuple[tuple[int, int], ...]:
    """Cells of layout tables that hold prose: some converters put the whole letter into a table."""
    found = []
    for table in document.tables:
        long = [cell for cell in table.cells if cell.end - cell.start >= _PROSE * 2]
        if long and max(cell.column for cell in table.cells) <= 4 and len(table.rows) <= 8:
            found += [
                (cell.start, cell.end) for cell in long if not _FURNITURE.search(document.text[cell.start : cell.start + 120])
            ]
    return tuple(found)


@once_a_document
def whole_body(document: Document) -> list[Provision]:
    """The provisions of the document that are the text itself."""
    return body_provisions(document, all_provisions(document))


def body_provisions(document: Document, provisions: Sequence[Provision]) -> list[Provision]:
    """The provisions without letterhead, addressees, recipients and signature; their indices are made anew."""
    kept: list[Provision] = []
    closed = addressed = False
    stamped = _stamped(document, provisions)
    titled = False
    for at, one in enumerate(provisions):
        if at in stamped:
            continue
        content = document.text[one.start : one.end]
        if (
            titled
            and one.label.kind == "none"
            and not content.rstrip(" *_").endswith((".", ":", ";"))
            and len(content) < _PROSE
        ):
            continue
        titled = bool(ANNEXED.fullmatch(content.strip(" *_")))
        if len(content) < _MOTTO_LENGTH and _MOTTO.search(content):
            continue
        if _RECIPIENTS.match(content[:40]):
            closed = True
        if closed and _opens_annex(one, content):
            closed = False
        if closed:
            continue
        if len(content) < 400 and (
            _ADDRESSEES.match(content[:80]) or (one.label.kind == "none" and _WIRES.match(content[:80]))
        ):
            addressed = True
            continue
        if addressed and one.label.kind == "dash" and len(content) < 200:
            continue
        addressed = False
        kept.append(one)
    return _renumbered(kept)


# The words of a law that a letter quotes: "“Điều 42. Thời hạn nộp thuế", "“a) Doanh nghiệp phải …".
_QUOTED_LAW: Final = re.compile(
    r"\W{0,3}[“\"]\W{0,2}(?:(?:Điều|Khoản|Điểm|Mục) \w+|\d{1,2}(?:\.\d+)*\s?[.)]|[a-zđ]\s?\)|[-+] )\W*"
)
# What a letter quotes of another: a paragraph all in quotation marks, or several.
_QUOTED_PARAGRAPH: Final = re.compile(r"\W{0,3}[“\"](?=[^”\"]{60})")
_QUOTE_ENDS: Final = re.compile(r"[”\"]\W*$")
_QUOTED_PARAGRAPHS: Final = 30


def without_quoted_law(text: str, provisions: Sequence[Provision]) -> list[Provision]:
    """The provisions without those that quote an article, a clause or a point of a law; their indices are made anew."""
    kept: list[Provision] = []
    last = -1
    for at, one in enumerate(provisions):
        if at <= last:
            continue
        line = text.rfind("\n", 0, one.start) + 1
        law = _QUOTED_LAW.match(text, line, one.end)
        if law or _QUOTED_PARAGRAPH.match(text, line, one.end):
            ends = (
                no
                for no in range(at, min(len(provisions), at + _QUOTED_PARAGRAPHS))
                if _QUOTE_ENDS.search(text, max(one.start + 1, provisions[no].end - 4), provisions[no].end)
            )
            last = next(ends, at if law else -1)
            if last >= at:
                continue
        kept.append(one)
    return _renumbered(kept)


def _stamped(document: Document, provisions: Sequence[Provision]) -> set[int]:
    """The provisions that are the stamp of a digital signature amid a page: short lines, last its address and time."""
    found: set[int] = set()
    for at, one in enumerate(provisions):
        content = document.text[one.start : one.end]
        if len(content) > _STAMP_LENGTH or not _SIGNED.search(content) or one.label.kind != "none":
            continue
        found.add(at)
        for before in range(at - 1, max(-1, at - _STAMP_LINES), -1):
            line = document.text[provisions[before].start : provisions[before].end]
            if len(line) > _STAMP_LENGTH or provisions[before].label.kind != "none" or not line.isupper():
                break
            found.add(before)
    return found


def _opens_annex(one: Provision, content: str) -> bool:
    title = one.label.kind == "part" or (
        bool(_ANNEX.match(content[:40])) and (content.isupper() or one.bold or len(content) < 40)
    )
    return title or (one.label.kind == "roman" and (one.bold or content.isupper()))


def _renumbered(provisions: Sequence[Provision]) -> list[Provision]:
    index = {one.index: at for at, one in enumerate(provisions)}
    return [
        one
        if one.index == at and one.parent == index.get(one.parent, -1)
        else Provision(at, index.get(one.parent, -1), one.level, one.label, one.start, one.end, one.bold, one.cell)
        for at, one in enumerate(provisions)
    ]


_HEADLINE_BLOCKS: Final = 16
_LINKS_HEADING: Final = 40
_PROSE_WORDS: Final = 25


def report_body(text: str, provisions: Sequence[Provision], title: str | None) -> list[Provision]:
    """The provisions of a report behind its headline, without links to other articles; their indices are made anew.

    The headline charges nobody though it may end like a sentence of the report.
    """
    return _renumbered(_without_links(text, _behind_headline(text, provisions, title)))


def _behind_headline(text: str, provisions: Sequence[Provision], title: str | None) -> Sequence[Provision]:
    opening = provisions[:_HEADLINE_BLOCKS]
    first = next((at for at, one in enumerate(opening) if text[one.start : one.end].strip("*# ") == title), None)
    headline = first is not None and not (title or "").endswith((".", ":"))
    return provisions[first + 1 :] if first is not None and headline else provisions


def _without_links(text: str, provisions: Sequence[Provision]) -> list[Provision]:
    """Without what stands under a heading of links, up to the next paragraph of prose."""
    kept = []
    linked = False
    for one in provisions:
        content = text[one.start : one.end].strip(" *_#.:»«>-")
        if len(content) < _LINKS_HEADING and OTHER_ARTICLES.match(content):
            linked = True
        elif linked and text[one.start : one.end].rstrip("* _").endswith(".") and content.count(" ") > _PROSE_WORDS:
            linked = False
        if not linked:
            kept.append(one)
    return kept
