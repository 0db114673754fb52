"""Provisions: paragraphs with their labels, split where a conversion has glued them, each under the one that governs it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from chidao.corpus.document import Block, Document
from chidao.extractors.letters import letter_pattern
from chidao.extractors.structure.labels import Label, LabelKind, read_label
from chidao.extractors.structure.splitting import trim

# "MỤC TIÊU1. Duy trì", "QUYẾT ĐỊNH:Điều 1.", "2021 - 20251. Xây dựng": a heading glued to what follows.
# Both patterns begin with the class of the signs that they are known by, which is the quickest to look for.
_GLUED_NUMBER: Final = letter_pattern(
    r"[0-9ĐIVX](?:(?<=[^\W\d_:]\d)(?=\d?(?:\.\d{1,2})?\.\s?[^\W\d_])"
    r"|(?<=(?:19|20)\d\d\d)(?=\d?\.\s[^\W\d_])"
    r"|(?<=\SĐ)(?=iều \d{1,3}\.)"
    r"|(?<=[<Ll>;.:][IVX])(?=[IVX]{0,3}\.\s?[<Lu>]{2}))"
)
_GLUED_LETTER: Final = letter_pattern(
    r"\)(?:(?<=[^\W\d_<Ll>][a-zđ]\))(?=\s[<Lu>])"
    r"|(?<=[<Ll>:;.][a-eđ]\))(?=\s[A-ZĐ][<Ll>]))"
)
_RANK: Final[dict[LabelKind, int]] = {
    "part": 0, "article": 1, "roman": 1, "number": 3, "decimal": 4, "step": 5, "parenthesis": 6, "letter": 6,
    "ordinal": 6, "dash": 7, "plus": 8, "none": 9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Provision:
    """`text[start:end]` without its label. `parent` is the index of the provision under which it stands, -1 at the top.

    `level` counts from 0. A provision without a label stands beside the last labelled one's children.
    `bold` says that it begins in bold; `cell` that it is the cell of a layout table.
    """

    index: int
    parent: int
    level: int
    label: Label
    start: int
    end: int
    bold: bool = False
    cell: bool = False


def _glued_letters(text: str, start: int, end: int) -> list[int]:
    """Where "a) ", "b) " are glued to what stands before; within parentheses such a sign closes them."""
    found: list[int] = []
    depth, counted = 0, start
    for match in _GLUED_LETTER.finditer(text, start + 1, end):
        at = match.start() - 1
        depth += text.count("(", counted, at) - text.count(")", counted, at)
        counted = at
        if depth <= 0:
            found.append(at)
    return found


def _glued_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = [match.start() for match in _GLUED_NUMBER.finditer(text, start, end)]
    if text.find(")", start, end) >= 0:
        found = sorted(found + _glued_letters(text, start, end))
    if not found:
        return [(start, end)] if text[start:end].strip() else []
    cuts = [start, *found, end]
    return [(a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]


_OVER_HYPHENS: Final = frozenset("*•●▪")


class _Outline:
    """The labels that are open, from the outermost in; tells the level of the next one."""

    def __init__(self) -> None:
        self._open: list[tuple[LabelKind, int, int, str]] = []

    def place(self, label: Label, index: int, leads: bool = False) -> tuple[int, int]:
        """Parent index and level of a provision with this label; `leads`: it ends in a colon."""
        if label.kind == "none":
            parent = self._open[-1][2] if self._open else -1
            return parent, len(self._open)
        rank = _RANK[label.kind]
        depth = label.text.count(".") if label.kind == "decimal" else 0
        sign = label.text[-1:] if label.kind == "dash" else ""
        for at, (kind, level_rank, _, over) in enumerate(self._open):
            same = kind == label.kind and level_rank == rank * 10 + depth and (not over or over == sign)
            if same or (level_rank >= rank * 10 + depth and kind != label.kind and self._outer(label, kind)):
                del self._open[at:]
                break
        parent = self._open[-1][2] if self._open else -1
        level = len(self._open)
        # "* UBND các xã:" stands over lines with a hyphen; any other bullet is one more of its kind.
        self._open.append((label.kind, rank * 10 + depth, index, sign if leads and sign in _OVER_HYPHENS else ""))
        return parent, level

    @staticmethod
    def _outer(label: Label, kind: LabelKind) -> bool:
        """Whether `label` is of a kind that closes an open `kind`."""
        return _RANK[label.kind] < _RANK[kind]

    def reset(self) -> None:
        self._open.clear()


def _bold_at(document: Document, bold_starts: list[int], bold_ends: list[int], offset: int) -> bool:
    at = bisect_left(bold_starts, offset + 1) - 1
    return at >= 0 and bold_starts[at] <= offset < bold_ends[at]


def _ranges(document: Document, block: Block) -> list[tuple[int, int, bool]]:
    """The stretches of a block that hold provisions: the paragraph's parts, or the cells of a layout table."""
    if block.kind == "paragraph":
        return [(a, b, False) for a, b in _glued_parts(document.text, block.start, block.end)]
    return []


def read_provisions(document: Document, cells: tuple[tuple[int, int], ...] = ()) -> list[Provision]:
    """The provisions of the document in order; `cells` are further stretches (of layout tables) to be read as paragraphs."""
    text = document.text
    bold = sorted((style.start, style.end) for style in document.styles if style.name == "bold")
    bold_starts, bold_ends = [s for s, _ in bold], [e for _, e in bold]
    stretches = [one for block in document.blocks for one in _ranges(document, block)]
    stretches += [(a, b, True) for start, end in cells for a, b in _glued_parts(text, start, end)]
    outline = _Outline()
    found: list[Provision] = []
    for start, end, cell in sorted(stretches):
        start, end = trim(text, start, end)
        if start >= end:
            continue
        label = read_label(text, start, end)
        body, stop = trim(text, label.end, end)
        parent, level = outline.place(label, len(found), text[body:stop].rstrip("*_ ").endswith(":"))
        is_bold = (
            bool(bold)
            and body < stop
            and (_bold_at(document, bold_starts, bold_ends, body) or _bold_at(document, bold_starts, bold_ends, start))
        )
        found.append(Provision(len(found), parent, level, label, body, stop, is_bold, cell))
    return found
