"""What the register knows of a document that tells whether another one is of the same matter."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from chidao.corpus.bodies import Directory
from chidao.corpus.folding import canonical, fold
from chidao.corpus.persons import family_names, not_persons
from chidao.outputs.agreement import Measure

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Reading", "people_in", "read_documents", "shared_wording"]

SHINGLE = 6
"""Words in a row that count as wording in common: shorter runs are formulas that every letter has."""

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?(?:[ \t]+[^\W\d_]+(?:'[^\W\d_]+)?)*")
"""Words with nothing but spaces between them."""
_Row = tuple[int, str, str | None, str | None, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What pairing knows of one document."""

    id: int
    kind: str
    number: str | None
    issued_on: date | None
    issuer: str | None
    province: str | None
    title: frozenset[str]
    cited: frozenset[str]
    people: frozenset[str]
    measures: tuple[Measure, ...]
    shingles: frozenset[int]


def people_in(text: str) -> frozenset[str]:
    """The full names of persons in a text, as written."""
    families = family_names()
    found: set[str] = set()
    for match in _RUN.finditer(text):
        for capitalised, run in groupby(match.group().split(), key=_is_capitalised):
            words = list(run) if capitalised else []
            # A place may stand right before the name: “tỉnh Hà Nam Nguyễn Văn A”.
            start = max((place for place in range(len(words) - 2) if words[place] in families), default=None)
            if start is not None:
                found.add(" ".join(words[start : start + 4]))
    return frozenset(found - not_persons())


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(fold(text))
    return frozenset(hash(tuple(words[start : start + SHINGLE])) for start in range(len(words) - SHINGLE + 1))


def _number_key(number: str) -> str:
    return "".join(number.split()).casefold()


def read_documents(register: Register, ids: Iterable[int] | None = None) -> dict[int, Reading]:
    """What the register has of the documents (of all where none are named) for pairing."""
    only, listed = ("", []) if ids is None else (" IN (SELECT value FROM json_each(?))", [json.dumps(sorted(ids))])
    among = f" AND document_id{only}" if only else ""
    figures: defaultdict[int, list[Measure]] = defaultdict(list)
    query = "SELECT document_id, value, unit, comparator, subject, period, whole, text FROM figures WHERE state <> 'rejected'"
    for document, value, unit, comparator, subject, period, whole, text in register.db.execute(query + among, listed):
        figures[document].append(Measure.of(value, unit, comparator, subject, period, whole, text, document))
    cited: defaultdict[int, set[str]] = defaultdict(set)
    query = "SELECT document_id, number FROM citations WHERE state <> 'rejected'"
    for document, number in register.db.execute(query + among, listed):
        cited[document].add(_number_key(number))
    rows = register.db.execute(
        "SELECT d.id, d.kind, d.number, d.issued_on, d.issuer, d.title, x.text FROM documents d"
        f" JOIN document_texts x ON x.document_id = d.id{f' WHERE d.id{only}' if only else ''} ORDER BY d.id",
        listed,
    )
    return {row[0]: _reading(row, frozenset(cited[row[0]]), tuple(figures[row[0]])) for row in rows}


def _reading(row: _Row, cited: frozenset[str], measures: tuple[Measure, ...]) -> Reading:
    id_, kind, number, issued_on, issuer, title, text = row
    day = date.fromisoformat(issued_on) if issued_on else None
    return Reading(
        id=id_,
        kind=kind,
        number=_number_key(number) if number else None,
        issued_on=day,
        issuer=canonical(issuer) if issuer else None,
        province=Directory.load().context(issuer, day).province,
        title=frozenset(_WORD.findall(fold(title or ""))),
        cited=cited,
        people=people_in(text),
        measures=measures,
        shingles=_shingles(text),
    )


def shared_wording(one: Reading, other: Reading) -> float:
    """The share of the shorter document's runs of words that the other has too."""
    shorter = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / shorter if shorter else 0.0
