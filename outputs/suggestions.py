"""Bodies and office-holders by their first letters: what people pick from instead of typing a name out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from chidao.corpus.bodies import Body, Directory
from chidao.corpus.folding import fold
from chidao.outputs.interchange import OwnerForm
from chidao.outputs.names import name_key

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Suggestion", "named_owner", "suggest", "warm_up"]

MOST = 8
MOST_LOOKED_AT = 400
_OFFICES = re.compile(
    r"(?:phó |nguyên |quyền )*(?:chủ tịch|chủ nhiệm|giám đốc|tổng giám đốc|bí thư|bộ trưởng|thứ trưởng|thủ tướng|chánh|"
    r"trưởng ban|trưởng phòng|cục trưởng|vụ trưởng|thống đốc|tổng thanh tra|viện trưởng|hiệu trưởng)\b"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name in full, and how often the register names it (0: only the directory of bodies knows it)."""

    name: str
    count: int


def suggest(register: Register, typed: str, document_id: int | None = None) -> list[Suggestion]:
    """The names that what is typed may begin or abbreviate: those of the document first, then by how often they stand."""
    key = name_key(typed)
    if len(fold(typed).strip()) < 2 or not key:
        return []
    initials = fold("".join(_WORD.findall(typed)))
    here = _names_of_document(register, document_id)
    counted = dict(_names(register, key, initials))
    ranked = sorted(counted, key=lambda name: (name not in here, not name_key(name).startswith(key), -counted[name], name))
    found = [Suggestion(name, counted[name]) for name in ranked[:MOST]]
    known = {name_key(one.name) for one in found}
    issuer, issued_on = _issuer_of(register, document_id)
    for name in _directory_names(issuer, issued_on, key, initials):
        if len(found) >= MOST:
            break
        if name_key(name) not in known:
            found.append(Suggestion(name, 0))
            known.add(name_key(name))
    return found


def warm_up() -> None:
    """Write out the directory of bodies and of places once, which takes most of a second, before anybody waits for it."""
    _standing(None, date.today())
    Directory.load().context("Ủy ban nhân dân xã An Bình", date.today())


def named_owner(register: Register, document_id: int, name: str, role: str) -> OwnerForm:
    """An owner by a name that a person gave, with its kind and its body as the register or the directory knows them."""
    row = register.db.execute(
        "SELECT n.kind, n.agency_id FROM names n WHERE n.folded = ? AND n.name = ? AND n.kind <> 'assigner'"
        " ORDER BY (SELECT count(*) FROM owners o WHERE o.name_id = n.id) DESC LIMIT 1",
        [name_key(name), name],
    ).fetchone()
    if row:
        return OwnerForm(name=name, role=role, kind=row[0], agency_id=row[1] or None)
    if _OFFICES.match(name.casefold()):
        return OwnerForm(name=name, role=role, kind="office_holder")
    issuer, issued_on = _issuer_of(register, document_id)
    return OwnerForm(name=name, role=role, agency_id=Directory.load().link(name, issuer=issuer, issued_on=issued_on))


def _names(register: Register, key: str, initials: str) -> Iterator[tuple[str, int]]:
    """Names of the register that have what is typed at the beginning of a word, or whose words begin with its letters."""
    rows = register.db.execute("SELECT name, folded, id FROM names ORDER BY folded")
    matching = [(name, number) for name, folded, number in rows if _fits(folded, key, initials)][:MOST_LOOKED_AT]
    counts: dict[str, int] = {}
    for name, number in matching:
        count = register.db.execute("SELECT count(*) FROM owners WHERE name_id = ?", [number]).fetchone()[0]
        counts[name] = counts.get(name, 0) + count
    yield from counts.items()


def _fits(folded: str, key: str, initials: str) -> bool:
    if folded.startswith(key) or f" {key}" in folded:
        return True
    return len(initials) >= 2 and "".join(word[0] for word in folded.split()).startswith(initials)


def _names_of_document(register: Register, document_id: int | None) -> set[str]:
    rows: Any = register.db.execute(
        "SELECT DISTINCT n.name FROM tasks t JOIN owners o ON o.task_id = t.id JOIN names n ON n.id = o.name_id"
        " WHERE t.document_id = ?",
        [document_id],
    )
    return {row[0] for row in rows}


def _issuer_of(register: Register, document_id: int | None) -> tuple[str | None, date | None]:
    row = register.db.execute("SELECT issuer, issued_on FROM documents WHERE id = ?", [document_id]).fetchone()
    return (row[0], date.fromisoformat(row[1]) if row[1] else None) if row else (None, None)


def _directory_names(issuer: str | None, issued_on: date | None, key: str, initials: str) -> list[str]:
    """Bodies of the document's province and of the centre that stood on its day."""
    province = Directory.load().context(issuer, issued_on).province
    return [name for name, folded in _standing(province, issued_on or date.today()) if _fits(folded, key, initials)][:MOST]


@lru_cache(maxsize=64)
def _standing(province: str | None, on: date) -> tuple[tuple[str, str], ...]:
    found = [body for body in _bodies() if body.province in (province, None) and body.stands_on(on)]
    found.sort(key=lambda body: (body.province is None, body.name))
    return tuple((body.name, name_key(body.name)) for body in found)


@cache
def _bodies() -> tuple[Body, ...]:
    return tuple(Directory.load().bodies())
