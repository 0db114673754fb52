"""Reading plain text and Markdown, wrapped or not, clean or recognised."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from chidao.corpus.document import BlockKind, Document, Source
from chidao.corpus.reading import lines as line_of
from chidao.corpus.reading.drafting import NOTE_MARK, CellDraft, Draft, Piece
from chidao.corpus.reading.emphasis import FIRSTS_OF_SIGNS, NO_MARKS, find_marks, is_marked_up
from chidao.corpus.reading.furniture import Gap, Kept, sort_out
from chidao.corpus.reading.rejoining import group_lines
from chidao.corpus.table_heads import NUMBER_HEAD

_LINE: Final = re.compile("([^\r\n\f\v\x85\u2028\u2029]*)(\r\n|[\r\n\f\v\x85\u2028\u2029]|$)")
_HEADING: Final = re.compile(r"(#{1,6})\s+")
_QUOTE: Final = re.compile(r"(?:>\s?)+")
_RULER_ROW: Final = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_TAB: Final = re.compile(r"\t")
_BAR: Final = re.compile(r"(?<!\\)\|")
_PICTURE: Final = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp)$", re.IGNORECASE)
_FRONT_FIELD: Final = re.compile(r"(title|date)\s*:\s*[\"']?\s*(.*?)\s*[\"']?\s*$")
_SIGN_OR_RULE: Final = re.compile(rf"[{FIRSTS_OF_SIGNS}═─━]")
_RULE: Final = re.compile(r"[_═─━](?:(?<=_)_{2,}|(?<!_)[═─━]{2,})")
_RULING: Final = re.compile(r"[*\s]*([_\-–—=*.─━═])(?:\s?\1){2,}[*\s]*$")


class _Line(NamedTuple):
    """A line without its marks: `pieces` are its stretches, `text` its words as they will read."""

    pieces: tuple[Piece, ...]
    text: str
    gap: Gap
    level: int | None = None


class _Span(NamedTuple):
    start: int
    end: int
    gap: Gap
    page: int | None


def draft_text(text: str) -> Draft:
    """Lays out the decoded text of a file. `Place.source_start` is the offset in `text`."""
    draft = Draft()
    marked_up = is_marked_up(text)
    pending: list[_Line] = []
    for item in _tables_apart(text, _front_matter_off(text, _spans(text))):
        if isinstance(item, list):
            _lay_paragraphs(draft, pending)
            pending = []
            draft.table(_cells(text, item, marked_up))
        elif line := _read_line(text, item, marked_up):
            pending.append(line)
        elif pending and text[item.start : item.end].strip():
            pending.append(_Line((), "", Gap.RULE if _RULING.match(text, item.start, item.end) else Gap.BLANK))
    _lay_paragraphs(draft, pending)
    return draft


def read_text(text: str, source: Source, notes: Sequence[str] = ()) -> Document:
    pages = text.count("\f") + 1 if "\f" in text.strip("\f") else None
    return draft_text(text).finish(replace(source, pages=pages), notes)


def _spans(text: str) -> Iterator[_Span]:
    """Non-blank lines with what stood before them; blanks at either end are left out."""
    gap, page = Gap.NONE, 1
    paged = "\f" in text.strip("\f")
    for match in _LINE.finditer(text):
        line, end = match.groups()
        if line.strip(" \t\xa0\u200b\ufeff"):
            begin = match.start()
            start = begin + len(line) - len(line.lstrip())
            yield _Span(start, begin + len(line.rstrip()), gap, page if paged else None)
            gap = Gap.NONE
        elif gap is Gap.NONE:
            gap = Gap.BLANK
        if end == "\f":
            gap, page = Gap.PAGE, page + 1
        if not end:
            break


def _front_matter_off(text: str, spans: Iterator[_Span]) -> Iterator[_Span]:
    """Of the `---` block that heads a published page only its date stays, and its title where the page has no other."""
    every = list(spans)
    ruled = [index for index, span in enumerate(every[:30]) if text[span.start : span.end].strip() == "---"]
    if len(ruled) < 2 or ruled[0] != 0:
        yield from every
        return
    rest = every[ruled[1] + 1 :]
    for span in every[1 : ruled[1]]:
        found = _FRONT_FIELD.match(text, span.start, span.end)
        if found and found.group(2):
            name, value = found.groups()
            if name == "date" or not any(value[-25:] in text[one.start : one.end] for one in rest):
                yield _Span(found.start(2), found.end(2), Gap.BLANK, span.page)
    yield from (span._replace(gap=Gap.BLANK) if not index else span for index, span in enumerate(rest))


def _tables_apart(text: str, spans: Iterator[_Span]) -> Iterator[_Span | list[list[_Span]]]:
    """Gathers the rows of each table of pipes or tabs; a row is the spans of its lines, one unless it was wrapped."""
    rows: list[list[_Span]] = []
    mark = ""  # what stands between the columns of a table without rulings
    for span in spans:
        line = text[span.start : span.end]
        if mark and rows and span.gap is Gap.NONE and (whole := _whole_line(text, span, mark)) is not None:
            rows.append([whole])
            continue
        if (not rows or mark) and line[:1] in "STst" and (head := _HEAD_ROW.match(line)):
            if rows:
                yield rows
            rows, mark = [[span]], head["mark"]
            continue
        if mark:
            yield rows
            rows, mark = [], ""
        unfinished = bool(rows) and span.gap is Gap.NONE and not text[rows[-1][-1].start : rows[-1][-1].end].endswith("|")
        if line.startswith("|") and (line.count("|") > 1 or rows) and not (rows and span.gap is not Gap.NONE):
            rows.append([span])
        elif unfinished and (line.endswith("|") or len(rows[-1]) < 40) and "|" in _ahead(text, span.start):
            rows[-1].append(span)
        else:
            if rows:
                yield rows
                rows = []
            if line.startswith("|") and line.count("|") > 1:
                rows.append([span])
            else:
                yield span
    if rows:
        yield rows


# The head of a table that was copied out of its document: its columns stand apart by tabs or bars.
_HEAD_ROW: Final = re.compile(rf"{NUMBER_HEAD}\.? ?(?P<mark>[\t|])[^\t|]+(?P=mark)[^\t|]", re.IGNORECASE)


def _whole_line(text: str, span: _Span, mark: str) -> _Span | None:
    """The line of `span` with the marks at its ends, which are empty cells; None where it has no mark."""
    start = max(text.rfind(mark, 0, span.start) for mark in "\r\n\f") + 1
    end = min((at for mark in "\r\n\f" if (at := text.find(mark, span.end)) >= 0), default=len(text))
    return span._replace(start=start, end=end) if text.find(mark, start, end) >= 0 else None


def _ahead(text: str, start: int) -> str:
    """The text up to the next blank line or row."""
    end = min(start + 4000, len(text))
    stops = [at for mark in ("\n\n", "\n|", "\n\r\n") if (at := text.find(mark, start, end)) >= 0]
    return text[start : min(stops, default=end)]


def _read_line(text: str, span: _Span, marked_up: bool) -> _Line | None:
    start, level = span.start, None
    if marked_up:
        if text[start] == ">" and (quote := _QUOTE.match(text, start, span.end)):
            start = quote.end()
        if text.startswith("#", start) and (heading := _HEADING.match(text, start, span.end)):
            start, level = heading.end(), len(heading.group(1)) - 1
    pieces = _pieces(text, span if start == span.start else span._replace(start=start), marked_up)
    whole = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    words = " ".join(whole.split())
    if not words or line_of.is_ornament(words) or (" " not in words and _PICTURE.match(words)):
        return None
    return _Line(pieces, words, span.gap if level is None else Gap.RULE, level)


def _pieces(text: str, span: _Span, marked_up: bool) -> tuple[Piece, ...]:
    """The stretches of a line or cell between its marks, each with its style."""
    if not _SIGN_OR_RULE.search(text, span.start, span.end):
        return (Piece(text[span.start : span.end], span.start, span.page),)
    rules = [match.span() for match in _RULE.finditer(text, span.start, span.end)]
    marks = find_marks(text, span.start, span.end) if marked_up else NO_MARKS
    if marks is NO_MARKS and not rules:
        return (Piece(text[span.start : span.end], span.start, span.page),)
    hidden = _without_overlaps(sorted([*rules, *marks.hidden]))
    breaks = {start for start, _ in rules} | marks.breaks
    changes: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for style in marks.styles:
        changes[style.start].append((style.name, 1))
        changes[style.end].append((style.name, -1))
    ends = dict(hidden)
    cuts = sorted({span.start, span.end, *ends, *ends.values(), *changes})
    pieces: list[Piece] = []
    open_styles = {"bold": 0, "italic": 0}
    shown_from = span.start
    for start, end in pairwise(cuts):
        for name, change in changes.get(start, ()):
            open_styles[name] += change
        if start in ends:
            shown_from = ends[start]
            if start in breaks:
                pieces.append(Piece(" ", start, span.page))
        if start >= shown_from:
            pieces.append(Piece(text[start:end], start, span.page, open_styles["bold"] > 0, open_styles["italic"] > 0))
    return tuple(pieces)


def _without_overlaps(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _cells(text: str, rows: list[list[_Span]], marked_up: bool) -> list[CellDraft]:
    """The cells of a pipe table on its grid. A row short of cells has a last cell that reaches to the edge."""
    split = [
        cells for row in rows if not _RULER_ROW.match(text, row[0].start, row[-1].end) and (cells := _split_row(text, row))
    ]
    width = max((len(cells) for cells in split), default=0)
    drafts: list[CellDraft] = []
    offset = 0
    for number, cells in enumerate(split):
        previous = len(split[number - 1]) if number else 0
        # A second head row stands under the last cell of the first one, which spans it.
        offset = previous - 1 if number == 1 and previous > 1 and previous - 1 + len(cells) == width else 0
        for index, spans in enumerate(cells):
            paragraphs = [_pieces(text, span, marked_up) for span in spans]
            is_last = index == len(cells) - 1
            span_of = width - offset - index if is_last and len(cells) > 1 else 1
            drafts.append(CellDraft(number, offset + index, paragraphs, 1, max(1, span_of)))
    return drafts


def _split_row(text: str, row: list[_Span]) -> list[list[_Span]]:
    """The cells of a row, each with the spans of its lines."""
    cells: list[list[_Span]] = [[]]
    piped = text.startswith("|", row[0].start)
    for span in row:
        at = span.start
        bars = _TAB if not piped and text.find("\t", span.start, span.end) >= 0 else _BAR
        for bar in bars.finditer(text, span.start, span.end):
            cells[-1].append(_Span(at, bar.start(), span.gap, span.page))
            cells.append([])
            at = bar.end()
        cells[-1].append(_Span(at, span.end, span.gap, span.page))
    if not piped:
        return cells
    if not text[row[0].start : cells[0][-1].end].strip():
        cells = cells[1:]
    if cells and not any(text[span.start : span.end].strip() for span in cells[-1]) and text[row[-1].end - 1] == "|":
        cells = cells[:-1]
    return cells


def _lay_paragraphs(draft: Draft, lines: list[_Line]) -> None:
    """Leaves out furniture, rejoins the rest and lays it, numbers that interrupted a paragraph after it."""
    lines = _gaps_closed(lines)
    kept = sort_out([line.text for line in lines], [line.gap for line in lines])
    body: list[_Line] = []
    asides: dict[int, list[_Line]] = {}
    crossed = False
    for line, what in zip(lines, kept, strict=True):
        if what is Kept.ASIDE:
            asides.setdefault(len(body) - 1, []).append(line)
        elif what is Kept.FURNITURE:
            draft.furniture(line.text, line.pieces[0].source, line.pieces[0].page)
        if what is not Kept.TEXT:
            crossed = True
            continue
        gap = Gap.RULE if body and body[-1].level is not None else line.gap
        body.append(_after(line, Gap.PAGE if crossed and body and gap is not Gap.RULE else gap))
        crossed = False
    for group in group_lines([line.text for line in body], [line.gap for line in body]):
        _lay_group(draft, [body[index] for index in group])
        for aside in (aside for index in group for aside in asides.get(index, ())):
            draft.paragraph(aside.pieces)


def _after(line: _Line, gap: Gap) -> _Line:
    """The line with that gap before it."""
    return line if line.gap is gap else _Line(line.pieces, line.text, gap, line.level)


def _gaps_closed(lines: list[_Line]) -> list[_Line]:
    """Takes out the empty lines that dropped ornaments left; what follows one stands apart."""
    if all([line.text for line in lines]):  # noqa: C419 (a generator takes longer than the look)
        return lines
    found: list[_Line] = []
    apart = Gap.NONE
    for line in lines:
        if not line.text:
            apart = max(apart, line.gap)
            continue
        found.append(_after(line, max(line.gap, apart)))
        apart = Gap.NONE
    return found


def _lay_group(draft: Draft, group: list[_Line]) -> None:
    pieces: list[Piece] = []
    for number, line in enumerate(group):
        if number and not line_of.joins_without_space(group[number - 1].text):
            last = pieces[-1]
            pieces.append(Piece(" ", last.source + len(last.text), last.page, last.bold, last.italic))
        pieces.extend(line.pieces)
    note = NOTE_MARK.match(group[0].text)
    kind: BlockKind = "footnote" if note and draft.mentions(note.group()) else "paragraph"
    draft.paragraph(pieces, kind=kind, level=group[0].level)
