"""The field of work of a task, told by the words of its text: data in `corpus/reference/fields.toml`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chidao.corpus.folding import canonical
from chidao.corpus.reference import load_table
from chidao.outputs.indexing import TOKENIZER, indexed_tasks
from chidao.outputs.matching import spellings

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Field", "field_places", "fields"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of work, the words that tell it, and texts that belong to it."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def fields() -> tuple[Field, ...]:
    """All fields in their order: the first whose words a text has is its field."""
    rows = load_table("fields")["field"]
    return tuple(Field(row["name"], tuple(row["words"]), tuple(row["examples"])) for row in rows)


def field_places(register: Register, numbers: Iterable[int] | None = None) -> dict[int, int]:
    """The place of its field in `fields` by the number of each live task that has one, of all or of some.

    Of some, the index is asked over their own words alone: the large one takes as long for few as for all.
    """
    if numbers is None:
        return _places(register.db.conn, "task_search")
    own = sqlite3.connect(":memory:")
    try:
        own.execute(f"CREATE VIRTUAL TABLE few USING fts5(accented, content='', tokenize={TOKENIZER})")
        rows = ((number, accented) for number, _, _, accented in indexed_tasks(register.db, numbers))
        own.executemany("INSERT INTO few (rowid, accented) VALUES (?, ?)", rows)
        return _places(own, "few")
    finally:
        own.close()


def _places(connection: sqlite3.Connection, index: str) -> dict[int, int]:
    places: dict[int, int] = {}
    for place, field in enumerate(fields()):
        for (number,) in connection.execute(f"SELECT rowid FROM {index} WHERE {index} MATCH ?", [_told_by(field)]):
            places.setdefault(number, place)
    return places


@cache
def _told_by(field: Field) -> str:
    """The expression for the index that texts with one of the field's words meet."""
    phrases = (" ".join(map(canonical, spelled)) for words in field.words for spelled in spellings(tuple(words.split())))
    return "(accented : ({}))".format(" OR ".join(f'"{phrase}"' for phrase in phrases))
