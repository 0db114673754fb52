"""The legend under an assignment table: numbers that stand for bodies in its cells ("(1) Sở Nội vụ; (2) Sở Y tế")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from chidao.corpus.document import Document, Table
from chidao.extractors.structure import Provision
from chidao.extractors.tasks.headings import names_bodies

Legend = dict[str, tuple[int, int]]
"""Where the words of each mark stand (offsets)."""

_OPENS: Final = re.compile(r"\W*(?:ghi chú|chú thích|chú giải|trong đó|\(1\))", re.IGNORECASE)
_ENTRY: Final = re.compile(r"\((?P<mark>\d{1,2}|[a-zđ])\)\s*[:\-–]?\s*(?P<words>[^;()\n]+)")
_MARK: Final = re.compile(r"\((\d{1,2}|[a-zđ])\)")
_ONLY_MARKS: Final = re.compile(r"(?:\((?:\d{1,2}|[a-zđ])\)|[\s,;.&+]|và)+")
_NEAR: Final = 12
"""So many paragraphs after its table a legend may end."""


def read_legend(document: Document, table: Table) -> Legend:
    """The marks that the paragraphs under a table explain; empty where none does."""
    found: Legend = {}
    first = bisect_left(document.blocks, table.end, key=lambda block: block.start)
    following = [block for block in document.blocks[first : first + _NEAR] if block.kind == "paragraph"]
    for at, block in enumerate(following):
        if not found and (at > 1 or not _OPENS.match(document.text, block.start, block.end)):
            break
        entries = [  # what bodies they are and nothing else: a numbered point says what they do
            entry
            for entry in _ENTRY.finditer(document.text, block.start, block.end)
            if names_bodies(document.text, *entry.span("words"))
        ]
        if found and not entries:
            break
        for entry in entries:
            found.setdefault(entry.group("mark"), entry.span("words"))
    return found


def without_legends(document: Document, provisions: Sequence[Provision]) -> list[Provision]:
    """The provisions without those that are a table's legend."""
    told = [start for table in document.tables for start, _ in read_legend(document, table).values()]
    return [one for one in provisions if not any(one.start <= start < one.end for start in told)]


def told_by(legend: Legend, text: str) -> list[tuple[int, int]]:
    """Where the words stand for which a cell has nothing but marks; empty where it has words of its own."""
    if not legend or not _ONLY_MARKS.fullmatch(text.strip()):
        return []
    return [legend[mark] for mark in _MARK.findall(text) if mark in legend]
