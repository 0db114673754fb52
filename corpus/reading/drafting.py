"""Putting a `Document` together from pieces of source text, keeping the way back to the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from chidao.corpus.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Doubt,
    Furniture,
    Place,
    Source,
    Style,
    StyleName,
    Table,
)
from chidao.corpus.reading import symbol_fonts
from chidao.corpus.reading.lines import joins_without_space

_MAY_JOIN: Final = frozenset("-/0123456789")
"""Last signs of a line that may have been broken within a code or a year."""


class Piece(NamedTuple):
    """A stretch of source text with one look. `source` is where it begins in the source (see `Place`)."""

    text: str
    source: int
    page: int | None = None
    bold: bool = False
    italic: bool = False
    confidence: float | None = None


Spot = tuple[int, int, int | None]
"""(start, source_start, page), as in `Place`."""


class Composed(NamedTuple):
    """One paragraph ready to be laid at any place: all offsets count from its own beginning."""

    text: str
    places: Sequence[Spot]
    styles: Sequence[Style]
    doubts: Sequence[Doubt]


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A cell yet to be laid into the text; each item of `paragraphs` is one paragraph of the cell, in pieces or composed."""

    row: int
    column: int
    paragraphs: Sequence[Sequence[Piece] | Composed]
    row_span: int = 1
    column_span: int = 1


# Eth stands for the Vietnamese đ in files that passed through Western code pages; no Vietnamese text has an eth of its own.
# Word's private-use bullets are shown as the bullets they print as; ligatures come from PDF fonts.
_LETTERS: Final = {
    0x00D0: "Đ", 0x00F0: "đ", 0x2010: "-", 0x2011: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", **symbol_fonts.IN_ANY_FONT,
}  # fmt: skip
# Control and zero-width characters carry nothing to read.
_DROPPED: Final = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_ODD: Final = re.compile(
    r"[\x00-\x1f\x7f-\xa0\xad\xd0\xf0\u1680\u2000-\u2011\u2028-\u202f\u205f-\u206f\u3000"
    r"\ud800-\udfff\uf000-\uf0ff\ufb00-\ufb02\ufeff\ufffe\uffff]|  "
)
_ODD_PRINTED: Final = "\xd0\xf0\u2010\u2011\ufb00\ufb01\ufb02"
_WORDS_AND_GAPS: Final = re.compile(r"\s+|\S+")
NOTE_MARK: Final = re.compile(r"\[(?:\d{1,3}|[ivx]{1,5})\]")
_CLUSTER: Final = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")


def _cleaned(text: str) -> Iterator[tuple[str, int]]:
    """The clean stretches of `text`, each with its offset in `text`; runs of blanks come as one space."""
    if not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        yield text, 0
        return
    for match in _WORDS_AND_GAPS.finditer(text):
        word, at = match.group(), match.start()
        if word[0].isspace():
            yield " ", at
        elif not _ODD.search(word) and unicodedata.is_normalized("NFC", word):
            yield word, at
        else:
            for cluster in _CLUSTER.finditer(word):
                letters = _DROPPED.sub("", cluster.group()).translate(_LETTERS)
                if letters:
                    yield unicodedata.normalize("NFC", letters), at + cluster.start()


def compose_sound(stretches: Iterable[tuple[str, int, int]], *, bold: bool = False) -> Composed | None:
    """Lines of sound text (see `is_sound`) as one paragraph; None where blanks stand together in it after all.

    `stretches` are (text, where it stands in its source, page), with no blank at either end, all of one look.
    """
    parts: list[str] = []
    places: list[Spot] = []
    length, shift, last_page = 0, None, 0
    for text, source, page in stretches:
        if length and not (parts[-1][-1] in _MAY_JOIN and joins_without_space(parts[-1])):
            parts.append(" ")
            length += 1
        if source - length != shift or page != last_page:
            places.append((length, source, page))
            shift, last_page = source - length, page
        parts.append(text)
        length += len(text)
    whole = "".join(parts)
    return None if "  " in whole else Composed(whole, places, (Style(0, length, "bold"),) if bold else (), ())


def _compose(pieces: Iterable[Piece]) -> Composed:
    """Joins pieces without blanks at either end and with single blanks inside."""
    pieces = list(pieces)
    if len(pieces) == 1 and (plain := _compose_plain(pieces[0])) is not None:
        return plain
    whole = "".join([piece.text for piece in pieces])
    places: list[Spot] = []
    looks: list[tuple[int, int, Piece]] = []
    if _is_clean(whole):
        _join_clean(pieces, places, looks)
    else:
        whole = _join_cleaned(pieces, places, looks)
        if not unicodedata.is_normalized("NFC", whole):
            whole = _recomposed(whole, places, looks)
    text = whole.rstrip()
    while places and places[-1][0] >= len(text):
        places.pop()
    doubts = [
        Doubt(start, min(end, len(text)), piece.confidence)
        for start, end, piece in looks
        if piece.confidence is not None and start < len(text)
    ]
    return Composed(text, places, _styles(looks, text), doubts)


def _compose_plain(piece: Piece) -> Composed | None:
    """A paragraph of one piece without any look, as most are; None where there is more to do."""
    text = piece.text.lstrip()
    if piece.bold or piece.italic or piece.confidence is not None or not _is_clean(text):
        return None
    source = piece.source + len(piece.text) - len(text)
    text = text.rstrip()
    return Composed(text, ((0, source, piece.page),) if text else (), (), ())


def is_sound(text: str) -> bool:
    """Whether no letter needs a second look: what `_ODD` finds is not printable, or two blanks, or one of a few letters."""
    # Text that is composed already is given back as it is, in a third of the time that asking takes.
    if not text.isprintable() or unicodedata.normalize("NFC", text) != text:
        return False
    return not any(map(text.__contains__, _ODD_PRINTED))


def _is_clean(text: str) -> bool:
    """Whether the text is sound and has neither a blank before it nor two together."""
    return "  " not in text and text[:1] != " " and is_sound(text)


def _join_clean(pieces: Iterable[Piece], places: list[Spot], looks: list[tuple[int, int, Piece]]) -> None:
    """Most paragraphs need no cleaning: they are looked at in one go, which is several times as fast."""
    length, shift, page = 0, None, None
    for piece in pieces:
        end = length + len(piece.text)
        if end == length:
            continue
        if piece.source - length != shift or piece.page != page:
            shift, page = piece.source - length, piece.page
            places.append((length, piece.source, page))
        looks.append((length, end, piece))
        length = end


def _join_cleaned(pieces: Iterable[Piece], places: list[Spot], looks: list[tuple[int, int, Piece]]) -> str:
    """The joined text of pieces that are cleaned one by one."""
    parts: list[str] = []
    length, after_blank = 0, True
    for piece in pieces:
        begun = length
        for stretch, at in _cleaned(piece.text):
            kept = stretch.lstrip() if after_blank else stretch
            if not kept:
                continue
            source = piece.source + at + len(stretch) - len(kept)
            last = places[-1] if places else None
            if not last or last[2] != piece.page or source - last[1] != length - last[0]:
                places.append((length, source, piece.page))
            parts.append(kept)
            length += len(kept)
            after_blank = kept[-1].isspace()
        if length > begun:
            looks.append((begun, length, piece))
    return "".join(parts)


@cache
def _following() -> frozenset[str]:
    """The characters that are no marks by class and still become one with what stands before them, of Hangul and Indic."""
    composed = map(chr, [*range(0xC0, 0x3100), *range(0x11000, 0x11A00)])
    pairs = [unicodedata.decomposition(letter).split() for letter in composed]
    seconds = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and not pair[0].startswith("<")}
    return frozenset({*seconds, *map(chr, [*range(0x1161, 0x1176), *range(0x11A8, 0x11C3)])})


def _recomposed(text: str, places: list[Spot], looks: list[tuple[int, int, Piece]]) -> str:
    """The text with letters and marks made one that came in two pieces or had something between them that was dropped.

    `places` and `looks` are changed to lead from the new text; a letter stands where its first part stood.
    """
    starts = [at for at, sign in enumerate(text) if not (at and (unicodedata.combining(sign) or sign in _following()))]
    parts: list[str] = []
    moved: list[int] = []
    length = 0
    for start, end in pairwise([*starts, len(text)]):
        parts.append(unicodedata.normalize("NFC", text[start:end]))
        moved += [length, *[length + len(parts[-1])] * (end - start - 1)]
        length += len(parts[-1])
    moved.append(length)
    begun, spots = set(starts), list(places)
    places.clear()
    for (start, source, page), (stop, _, _) in pairwise([*spots, (len(text), 0, None)]):
        shift: int | None = None
        for at in range(start, stop):
            if at in begun and moved[at] - at != shift:
                shift = moved[at] - at
                places.append((moved[at], source + at - start, page))
    looks[:] = [(moved[start], moved[end], piece) for start, end, piece in looks if moved[start] < moved[end]]
    return "".join(parts)


def _styles(looks: Sequence[tuple[int, int, Piece]], text: str) -> Sequence[Style]:
    """Neighbours of one look are one style; a blank between them does not part them. No style ends on a blank."""
    looks = [look for look in looks if look[2].bold or look[2].italic]
    if not looks:
        return ()
    styles: list[Style] = []
    names: tuple[StyleName, StyleName] = ("bold", "italic")
    for name in names:
        for start, end, piece in looks:
            if not (piece.bold if name == "bold" else piece.italic):
                continue
            stop = min(end, len(text))
            while stop > start and text[stop - 1].isspace():
                stop -= 1
            while start < stop and text[start].isspace():
                start += 1
            if start >= stop:
                continue
            last = styles[-1] if styles else None
            if last and last.name == name and not text[last.end : start].strip():
                styles[-1] = replace(last, end=stop)
            else:
                styles.append(Style(start, stop, name))
    return tuple(sorted(styles, key=lambda style: (style.start, style.end)))


@dataclass(slots=True)
class Draft:
    """A document in the making. Blocks are added in reading order; `finish` gives the `Document`."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _styles: list[Style] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _doubts: list[Doubt] = field(default_factory=list)
    _furniture: list[Furniture] = field(default_factory=list)
    _marks: set[str] = field(default_factory=set)

    def __len__(self) -> int:
        return self._length

    def mentions(self, mark: str) -> bool:
        """Whether the mark of a note, "[1]" or "[ii]", stands in a part of the text already laid."""
        return mark in self._marks

    def paragraph(
        self,
        pieces: Iterable[Piece],
        *,
        kind: BlockKind = "paragraph",
        label: str | None = None,
        level: int | None = None,
        centered: bool = False,
    ) -> Block | None:
        """Adds a paragraph; a blank one leaves no trace. `label` is already part of `pieces`."""
        composed = _compose(pieces)
        if not composed.text:
            return None
        start = self._begin()
        self._lay(composed)
        page = composed.places[0][2] if composed.places else None
        block = Block(kind, start, self._length, page, label, level, centered)
        self._blocks.append(block)
        return block

    def sound_paragraph(self, composed: Composed, *, centered: bool) -> None:
        """Adds a paragraph that is composed already."""
        start = self._begin()
        self._lay(composed)
        self._blocks.append(Block("paragraph", start, self._length, composed.places[0][2], None, None, centered))

    def table(self, drafts: Sequence[CellDraft]) -> Table | None:
        """Adds a table: cells parted by tabs, rows by line ends. A table without a word leaves no trace."""
        composed = [
            [one for one in (one if isinstance(one, Composed) else _compose(one) for one in draft.paragraphs) if one.text]
            for draft in drafts
        ]
        if not any(composed):
            return None
        start = self._begin()
        cells: list[Cell] = []
        for index, (draft, paragraphs) in enumerate(zip(drafts, composed, strict=True)):
            if index:
                self._glue("\t" if draft.row == drafts[index - 1].row else "\n")
            cell_start = self._length
            for number, paragraph in enumerate(paragraphs):
                if number:
                    self._glue(" ")
                self._lay(paragraph)
            cells.append(Cell(cell_start, self._length, draft.row, draft.column, draft.row_span, draft.column_span))
        page = next((one.places[0][2] for paragraphs in composed for one in paragraphs if one.places), None)
        table = Table(start, self._length, tuple(cells), page)
        self._tables.append(table)
        self._blocks.append(Block("table", start, self._length, page))
        return table

    def furniture(self, text: str, source: int, page: int | None) -> None:
        """Remembers what is left out of the text."""
        self._furniture.append(Furniture(unicodedata.normalize("NFC", " ".join(text.split())), source, page))

    def finish(self, source: Source, notes: Iterable[str] = ()) -> Document:
        return Document(
            text="".join(self._parts),
            source=source,
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            styles=tuple(self._styles),
            places=tuple(self._places),
            doubts=tuple(self._doubts),
            notes=tuple(dict.fromkeys(notes)),
            furniture=tuple(sorted(self._furniture, key=lambda one: (one.page or 0, one.source_start))),
        )

    def _begin(self) -> int:
        if self._parts:
            self._glue("\n")
        return self._length

    def _glue(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if "[" in text:
            self._marks.update(NOTE_MARK.findall(text))

    def _lay(self, composed: Composed) -> None:
        at = self._length
        if composed.places:
            (start, source, page), *others = composed.places
            last = self._places[-1] if self._places else None
            if not last or last.page != page or source - last.source_start != at + start - last.start:
                self._places.append(Place(at + start, source, page))
            if others:
                self._places += [Place(at + start, source, page) for start, source, page in others]
        if composed.styles:
            self._styles += [Style(at + style.start, at + style.end, style.name) for style in composed.styles]
        if composed.doubts:
            self._doubts += [Doubt(at + doubt.start, at + doubt.end, doubt.confidence) for doubt in composed.doubts]
        self._glue(composed.text)
