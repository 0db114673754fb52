"""The field of work of a task, told by the words of its text: data in `corpus/reference/fields.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from chidao.corpus.folding import canonical
from chidao.corpus.reference import load_table
from chidao.outputs.matching import spellings

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Field", "field_expression", "fields", "mark_fields"]


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


def mark_fields(register: Register) -> None:
    """Write each live task's field into the temporary table task_fields of this connection."""
    db = register.db
    db.execute("CREATE TEMP TABLE IF NOT EXISTS task_fields (task_id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    with register.writing():
        db.execute("DELETE FROM temp.task_fields")
        for field in fields():
            db.execute(
                "INSERT OR IGNORE INTO temp.task_fields (task_id, name)"
                " SELECT rowid, ? FROM task_search WHERE task_search MATCH ?",
                [field.name, _told_by(field)],
            )


@cache
def _told_by(field: Field) -> str:
    """The expression for the index that texts with one of the field's words meet."""
    phrases = (" ".join(map(canonical, spelled)) for words in field.words for spelled in spellings(tuple(words.split())))
    return "(accented : ({}))".format(" OR ".join(f'"{phrase}"' for phrase in phrases))


def field_expression(name: str) -> str:
    """The expression for the index that just the tasks of one field meet: its words, and none of a field before it.

    For any other name, what the tasks of some field meet.
    """
    names = [field.name for field in fields()]
    if name not in names:
        return " OR ".join(map(_told_by, fields()))
    place = names.index(name)
    earlier = " OR ".join(map(_told_by, fields()[:place]))
    return f"{_told_by(fields()[place])}" + (f" NOT ({earlier})" if earlier else "")
