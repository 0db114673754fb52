"""Tables that programs give out as text (.csv): values parted by commas or semicolons, in quotes where they hold one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chidao.corpus.document import Document, Source
from chidao.corpus.reading.drafting import CellDraft, Draft, Piece

_FEWEST = 3
"""Values of a row at least: two clauses parted by a semicolon are prose."""
_MOST = 1000
"""Values of a row at most."""
_VALUES = {mark: re.compile(rf'"((?:[^"]|""){{0,5000}}+)"(?=[{mark}\r\n]|$)|([^{mark}\r\n]*)') for mark in ",;"}
_STATED = re.compile(r"sep=[,;]\r?\n", re.IGNORECASE)
"""A first line that only tells spreadsheets what parts the values."""
_DOUBLED = re.compile('""')

_Value = tuple[str, int]
"""What stands between two marks or two quotes, and where it begins in the text."""


def read_rows(text: str, source: Source, notes: Sequence[str] = ()) -> Document | None:
    """The table that `text` is, `Place.source_start` counting its characters; None where it is none.

    Rows of one value only, above and below the table, are its title and its notes.
    """
    rows = _rows(text)
    if not rows:
        return None
    draft = Draft()
    filled = [sum(bool(value.strip()) for value, _ in row) for row in rows]
    begins = next((index for index, count in enumerate(filled) if count > 1), len(rows))
    ends = max((index + 1 for index, count in enumerate(filled) if count > 1), default=begins)
    for row in rows[:begins]:
        _lay_lines(draft, row)
    draft.table([
        CellDraft(number, column, [_pieces(value)])
        for number, row in enumerate(rows[begins:ends])
        for column, value in enumerate(row)
    ])  # fmt: skip
    for row in rows[ends:]:
        _lay_lines(draft, row)
    return draft.finish(source, notes)


def _rows(text: str) -> list[list[_Value]]:
    """The rows of a text in which every line has as many values as the first one; none where it is prose.

    In prose a blank follows the comma; programs put none after their marks.
    """
    stated = _STATED.match(text)
    start = stated.end() if stated else 0
    first = text[start:].partition("\n")[0]
    for mark in ";,":
        if first.count(mark) + 1 < _FEWEST:
            continue
        rows: list[list[_Value]] = []
        for row in _split(text, mark, start):
            if (rows and len(row) != len(rows[0])) or any(value[:1] == " " for value, _ in row[1:]):
                break
            rows.append(row)
        else:
            if len(rows) > 1 and len(rows[0]) >= _FEWEST:
                return rows
    return []


def _split(text: str, mark: str, at: int) -> Iterator[list[_Value]]:
    """The rows of the text from `at` on; lines without a sign are left out. Quoted values may run over several lines."""
    row: list[_Value] = []
    while at <= len(text):
        value = _VALUES[mark].match(text, at)
        if value is None or len(row) > _MOST:
            yield row
            return
        which = 2 if value.group(1) is None else 1
        row.append((value.group(which), value.start(which)))
        at = value.end()
        if text[at : at + 1] != mark:
            if any(value.strip() for value, _ in row):
                yield row
            row = []
        at += 2 if text.startswith("\r\n", at) else 1


def _pieces(value: _Value) -> list[Piece]:
    """The value without the second of two quotes, which stand for one."""
    words, at = value
    pieces: list[Piece] = []
    begun = 0
    for two in _DOUBLED.finditer(words):
        pieces.append(Piece(words[begun : two.end() - 1], at + begun))
        begun = two.end()
    return [*pieces, Piece(words[begun:], at + begun)]


def _lay_lines(draft: Draft, row: Sequence[_Value]) -> None:
    for value in row:
        draft.paragraph(_pieces(value))
