"""Which documents of the register speak of one event or one directive, and by which signs.

Signs are weighed, not counted: a shared number of document decides alone; shared odd figures, names, dates, citations and
wording have to come together. Nothing is joined without a person: what is found is a proposal with its reasons.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from chidao.outputs.agreement import ALIKE, Measure, compare, same_matter, same_unit
from chidao.outputs.audit import entries
from chidao.outputs.pairing_readings import Reading, read_documents, shared_wording

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Evidence", "Pair", "Rarity", "find_pairs", "same_figure", "weigh"]

Sign = Literal["number", "cites", "figures", "people", "day", "wording", "citations", "other_citations", "title"]

ENOUGH = 4.0
"""Weight from which two documents are proposed as one matter."""
FAR_APART = 60
"""Days between two documents of known date beyond which only a shared number makes them one matter."""
LONG_COPY = 150
"""Runs of words in common from which one text was copied from the other, or both from a third."""
SAME_LETTER = 31
"""Days that the dates of a letter and of a report about it may differ: that of the letter, that of the meeting."""
DECISIVE = 6.0
"""Weight of a sign that decides alone."""
OTHER_CITATIONS = -3.0
"""Weight of citing letters, both documents, and none in common."""
MOST_SHARING = 12
"""A figure, name or citation that more documents have tells nothing of two of them."""

OFFICIAL_ALIKE = 0.7
"""Share of wording in common from which two official documents are one that was issued again: forms alone give up to half."""

_WORDING = ((0.5, 5.0), (0.25, 3.0), (0.1, 1.5), (0.03, 0.5))
"""Least share of wording in common, and its weight: reports of two events in one office's words reach a tenth at most."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign that two documents belong together: what it weighs, and in words for the reader."""

    sign: Sign
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of one matter, the one loaded first first."""

    documents: tuple[int, int]
    evidence: tuple[Evidence, ...]
    confirmed: bool = False
    """A person said so."""

    @property
    def weight(self) -> float:
        return sum(evidence.weight for evidence in self.evidence)

    @property
    def reason(self) -> str:
        """The signs in words, the weightiest first."""
        return "; ".join(one.words for one in sorted(self.evidence, key=lambda one: -one.weight))


class Rarity:
    """In how many of the documents read each figure, name and citation stands."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._people: Counter[str] = Counter()
        self._cited: Counter[str] = Counter()
        for reading in readings:
            self._people.update(reading.people)
            self._cited.update(reading.cited)

    def person(self, name: str) -> float:
        count = self._people[name]
        return 1.0 if count <= 3 else 0.5 if count <= MOST_SHARING else 0.0

    def citation(self, number: str) -> float:
        return 1.0 if self._cited[number] <= 3 else 0.5 if self._cited[number] <= MOST_SHARING else 0.0


def weigh(one: Reading, other: Reading, rarity: Rarity) -> tuple[Evidence, ...]:
    """The signs that two documents are of one matter; none where they cannot be."""
    if one.province and other.province and one.province != other.province:
        return ()
    numbered = _number_sign(one, other)
    days = abs((one.issued_on - other.issued_on).days) if one.issued_on and other.issued_on else None
    if days is not None and days > FAR_APART and not numbered:
        return ()
    signs = [numbered, _figure_sign(one, other), _people_sign(one, other, rarity), _citation_sign(one, other, rarity)]
    if days == 0 and one.issued_on:
        signs.append(Evidence("day", 1.0, f"cùng ngày {one.issued_on:%d/%m/%Y}"))
    signs += [_wording_sign(one, other), _title_sign(one, other)]
    return tuple(sign for sign in signs if sign)


def _number_sign(one: Reading, other: Reading) -> Evidence | None:
    if not one.number or one.number != other.number:
        return None
    days = abs((one.issued_on - other.issued_on).days) if one.issued_on and other.issued_on else None
    if (days or 0) > SAME_LETTER or not _may_be_one_issuer(one.issuer, other.issuer):
        return None
    # Every body counts from 1 every year: without the day and without the issuer in full the number is half a sign.
    certain = days == 0 or (one.issuer is not None and one.issuer == other.issuer)
    return Evidence("number", DECISIVE if certain else DECISIVE / 2, f"cùng số, ký hiệu {one.number.upper()}")


def _may_be_one_issuer(one: str | None, other: str | None) -> bool:
    """A report may leave the province away: “Ủy ban nhân dân tỉnh”."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def _figure_sign(one: Reading, other: Reading) -> Evidence | None:
    shared: dict[str, float] = {}
    for measure in one.measures:
        if any(same_figure(measure, known) for known in other.measures):
            share = "%" in measure.unit
            shared[measure.text] = (0.1, 0.1, 0.2, 1.0, 2.0)[min(measure.digits, 4)] if share else _weight(measure)
    if not shared:
        return None
    words = ", ".join(sorted(shared, key=lambda text: -shared[text])[:4])
    return Evidence("figures", min(sum(shared.values()), 4.0), f"cùng số liệu {words}")


def _weight(measure: Measure) -> float:
    return (0.25, 0.25, 0.75, 1.5, 2.0)[min(measure.digits, 4)]


def same_figure(one: Measure, other: Measure) -> bool:
    """One value of one unit: the same number, or a rounded one of the same matter."""
    if one.value == other.value and one.changes == other.changes:
        return same_unit(one.unit, other.unit)
    return same_matter(one, other) >= ALIKE and compare(one, other) == "agree"


def _people_sign(one: Reading, other: Reading, rarity: Rarity) -> Evidence | None:
    weights = {name: weight for name in one.people & other.people if (weight := rarity.person(name))}
    if not weights:
        return None
    words = ", ".join(sorted(weights, key=lambda name: (-weights[name], name))[:3])
    return Evidence("people", min(sum(weights.values()), 2.0), f"cùng nêu {words}")


def _citation_sign(one: Reading, other: Reading, rarity: Rarity) -> Evidence | None:
    if (one.number and one.number in other.cited) or (other.number and other.number in one.cited):
        return Evidence("cites", 1.5, "văn bản này dẫn số của văn bản kia")
    if one.cited and other.cited and not one.cited & other.cited:
        # One office speaks of each year's event in the same words; which letters it follows up tells the years apart.
        return Evidence("other_citations", OTHER_CITATIONS, "nhưng dẫn những văn bản khác nhau")
    weights = {number: weight for number in one.cited & other.cited if (weight := rarity.citation(number))}
    if not weights:
        return None
    words = ", ".join(sorted(weights)[:3]).upper()
    return Evidence("citations", min(sum(weights.values()), 2.0), f"cùng dẫn {words}")


def _wording_sign(one: Reading, other: Reading) -> Evidence | None:
    share = shared_wording(one, other)
    weight = next((weight for least, weight in _WORDING if share >= least), 0.0)
    if weight >= 3 and len(one.shingles & other.shingles) >= LONG_COPY:
        weight += 1.5
    return Evidence("wording", weight, f"{share:.0%} câu chữ giống nhau".replace("%", " %")) if weight else None


def _title_sign(one: Reading, other: Reading) -> Evidence | None:
    both = one.title & other.title
    alike = len(both) / len(one.title | other.title) if both else 0.0
    return Evidence("title", 1.5, "tiêu đề gần như nhau") if alike >= 0.5 and len(both) >= 4 else None


def _is_one_matter(one: Reading, other: Reading, evidence: tuple[Evidence, ...]) -> bool:
    if any(sign.sign == "number" and sign.weight == DECISIVE for sign in evidence):
        return True
    if "news" not in (one.kind, other.kind):
        # Two letters on one subject cite and say much alike without being one, and letters of one form even more: only the
        # same letter issued again counts, under no other number unless it names the one that it replaces.
        renumbered = one.number and other.number and not any(sign.sign == "cites" for sign in evidence)
        return not renumbered and shared_wording(one, other) >= OFFICIAL_ALIKE and one.issuer == other.issuer
    weighty = [sign for sign in evidence if sign.weight >= 0.5]
    return len(weighty) >= 2 and sum(sign.weight for sign in evidence) >= ENOUGH


def find_pairs(register: Register, document_id: int | None = None) -> list[Pair]:
    """The pairs of documents that speak of one event or one directive, in the order of the documents.

    Those that a person ruled out are left out. With `document_id` only the pairs of that document, which is quick; how rare
    a name or a citation is, is then told from these documents alone.
    """
    decided = {
        documents: confirmed
        for documents, confirmed in decisions(register).items()
        if document_id is None or document_id in documents
    }
    proposed = candidates(register, document_id) | {documents for documents, confirmed in decided.items() if confirmed}
    readings = read_documents(register, {id_ for pair in proposed for id_ in pair})
    rarity = Rarity(readings.values())
    pairs: list[Pair] = []
    for first, second in sorted(proposed):
        evidence = weigh(readings[first], readings[second], rarity)
        confirmed = decided.get((first, second))
        if confirmed or (confirmed is None and _is_one_matter(readings[first], readings[second], evidence)):
            pairs.append(Pair((first, second), evidence, bool(confirmed)))
    return pairs


def decisions(register: Register) -> dict[tuple[int, int], bool]:
    """What people decided on pairs, the last word on each: whether they are one matter. The chain of changes holds it."""
    decided: dict[tuple[int, int], bool] = {}
    for entry in entries(register.db, "subject = 'pair'"):
        told = json.loads(entry.after or "{}")
        first, second = told["documents"]
        decided[first, second] = told["confirmed"]
    return decided


# What two documents must share to be looked at: each asks for groups of document numbers, and with the second part for
# those alone that the document :id belongs to.
_SHARED = (
    (
        "SELECT group_concat(id) FROM documents WHERE number IS NOT NULL{} GROUP BY number",
        " AND number = (SELECT number FROM documents WHERE id = :id)",
    ),
    (
        "SELECT group_concat(DISTINCT document_id) FROM figures"
        " WHERE state <> 'rejected' AND (value >= 100 OR value <> round(value)){} GROUP BY value, unit",
        " AND (value, unit) IN (SELECT value, unit FROM figures WHERE document_id = :id)",
    ),
    (
        "SELECT group_concat(DISTINCT document_id) FROM citations WHERE state <> 'rejected'{} GROUP BY number",
        " AND number IN (SELECT number FROM citations WHERE document_id = :id)",
    ),
    (
        "SELECT group_concat(DISTINCT t.document_id) FROM tasks t JOIN task_texts x ON x.task_id = t.id"
        " WHERE length(x.text) > 40{} GROUP BY x.text",
        " AND x.text IN (SELECT o.text FROM task_texts o JOIN tasks ot ON ot.id = o.task_id WHERE ot.document_id = :id)",
    ),
    (
        "SELECT group_concat(id) FROM documents WHERE issued_on IS NOT NULL AND issuer_folded <> ''{}"
        " GROUP BY issued_on, issuer_folded",
        " AND (issued_on, issuer_folded) = (SELECT issued_on, issuer_folded FROM documents WHERE id = :id)",
    ),
    (
        "SELECT group_concat(id) FROM documents WHERE title IS NOT NULL{} GROUP BY title",
        " AND title = (SELECT title FROM documents WHERE id = :id)",
    ),
    (
        "SELECT d.id || ',' || c.document_id FROM documents d JOIN citations c ON c.number = d.number"
        " WHERE c.document_id <> d.id{}",
        " AND (d.id = :id OR c.document_id = :id)",
    ),
)


def candidates(register: Register, document_id: int | None = None) -> set[tuple[int, int]]:
    """The pairs of documents that share something odd enough to look at them; of one document where it is named."""
    found: set[tuple[int, int]] = set()
    for query, narrowing in _SHARED:
        for (group,) in register.db.execute(query.format(narrowing if document_id else ""), {"id": document_id}):
            ids = sorted({int(id_) for id_ in group.split(",")})
            if 2 <= len(ids) <= MOST_SHARING:
                found.update(pair for pair in combinations(ids, 2) if document_id is None or document_id in pair)
    return found
