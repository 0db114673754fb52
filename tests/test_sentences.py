"""Deadlines, citations and heads in texts as offices and newsrooms write them (tests/sentences/)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.plain import read_text
from chidao.extractors.citations import find_citations, number_key
from chidao.extractors.deadlines import DateContext, deadline_of
from chidao.extractors.metadata import read_metadata

SENTENCES = Path(__file__).with_name("sentences")
CONTEXT = DateContext(date(2025, 6, 10), 2025)


def lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (SENTENCES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.rpartition("|")
            yield text, expected


def paper(text: str) -> Document:
    return read_text(text, Source("mau.txt", "0" * 64, "text/plain"))


def heads() -> Iterator[tuple[str, list[str | None]]]:
    for part in (SENTENCES / "heads.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, text = part.partition("\n")
        yield text.strip("\n"), [None if field == "null" else field for field in head.split("|")]


@pytest.mark.parametrize(("text", "expected"), list(lines("deadlines.txt")))
def test_deadline_of_a_unit(text: str, expected: str) -> None:
    chosen = deadline_of(text, 0, len(text), CONTEXT)
    if chosen is None or chosen.kind == "vague":
        assert expected == "-"
    else:
        assert (chosen.due.isoformat() if chosen.due else chosen.every or chosen.kind) == expected


@pytest.mark.parametrize(("text", "expected"), list(lines("citations.txt")))
def test_citations_of_a_sentence(text: str, expected: str) -> None:
    found = {number_key(c.number): c.issued_on.isoformat() if c.issued_on else "-" for c in find_citations(paper(text), None)}
    wanted = dict(item.rsplit(" ", 1) for item in expected.split(";") if item.strip())
    assert found == {number_key(number): day for number, day in wanted.items()}


@pytest.mark.parametrize(("text", "expected"), list(heads()), ids=[text.split("\n")[0] for text, _ in heads()])
def test_head(text: str, expected: list[str | None]) -> None:
    meta = read_metadata(paper(text))
    issuer = meta.issuer.casefold() if meta.issuer else None
    wanted = expected[3].casefold() if expected[3] else None
    assert [meta.kind, meta.number, meta.issued_on.isoformat() if meta.issued_on else None] == expected[:3]
    assert issuer == wanted
