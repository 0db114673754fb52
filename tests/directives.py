"""Small documents for the tests of extraction: a text as read, its metadata, and its tasks in a form that reads well."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import dedent

from chidao.corpus.document import Block, Document, Source
from chidao.corpus.reading.plain import read_text
from chidao.extractors.decisions import find_decisions
from chidao.extractors.records import Deadline, DocumentKind, Metadata, Owner, Task
from chidao.extractors.tasks import find_tasks

ISSUED = date(2031, 3, 10)
SOURCE = Source("thu/van-ban.txt", "0" * 64, "text/plain")


def document(text: str) -> Document:
    """The document that a text file with these paragraphs is; the common margin of a literal is taken off."""
    return read_text(dedent(text).strip("\n"), SOURCE)


def by_lines(text: str) -> Document:
    """A document of one paragraph a line, as the text stands."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Document(text, SOURCE, tuple(blocks))


def letterhead(
    kind: DocumentKind = "cong_van", issuer: str | None = "Ủy ban nhân dân tỉnh Lâm Sơn", title: str | None = None
) -> Metadata:
    """What the head of a letter of Lâm Sơn province says."""
    return Metadata(kind, "12/UBND-TH", ISSUED, issuer, title)


def tasks_of(text: str, meta: Metadata | None = None) -> tuple[Document, tuple[Task, ...]]:
    """The document and its tasks, as they are beside its decisions."""
    read, meta = document(text), meta or letterhead()
    return read, find_tasks(read, meta, decisions=find_decisions(read, meta))


def owners_line(owners: Iterable[Owner]) -> str:
    """ "Sở Y tế, Sở Nội vụ + các đơn vị": those who lead, then those who support; "–" where nobody is named."""
    lead = "; ".join(one.name for one in owners if one.role == "lead") or "–"
    support = "; ".join(one.name for one in owners if one.role == "support")
    return f"{lead} + {support}" if support else lead


def deadline_line(document: Document, deadline: Deadline | None) -> str:
    """ "trước ngày 15/4/2031 = by 2031-04-15"; empty where there is none."""
    if deadline is None:
        return ""
    value = " ".join(str(one) for one in (deadline.kind, deadline.due, deadline.every) if one)
    return f"{document.text[deadline.start : deadline.end]} = {value}"


def found(text: str, meta: Metadata | None = None) -> list[tuple[str, str]]:
    """Owners and words of each task."""
    read, tasks = tasks_of(text, meta)
    return [(owners_line(task.owners), read.text[task.start : task.end]) for task in tasks]


def deadlines(text: str, meta: Metadata | None = None) -> list[str]:
    """The deadline of each task."""
    read, tasks = tasks_of(text, meta)
    return [deadline_line(read, task.deadline) for task in tasks]


def rows_of(read: Document) -> list[str]:
    """The tasks of a document's table: "owners | words | deadline"."""
    tasks = find_tasks(read, letterhead("ke_hoach"))
    found = [
        (owners_line(one.owners), " ".join(read.text[one.start : one.end].split()), deadline_line(read, one.deadline))
        for one in tasks
    ]
    return [" | ".join(part for part in one if part) for one in found]


DIRECTIVE = letterhead("chi_thi")
PLAN = letterhead("ke_hoach")
NOTICE = letterhead("thong_bao")
NEWS = letterhead("news")
REPORT = letterhead("news", issuer=None)
"""News of which nobody knows who issues it."""


def lines(text: str, meta: Metadata | None = None) -> list[str]:
    """The tasks of a text, a line each: "owners | words"."""
    return [f"{owners} | {words}" for owners, words in found(text, meta)]


def points(*texts: str) -> str:
    """Numbered points of a directive."""
    return "\n\n".join(f"{at}. {text}" for at, text in enumerate(texts, 1))
