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

__all__ = ["Field", "fields", "mark_fields"]


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
            phrases = (
                " ".join(map(canonical, spelled)) for words in field.words for spelled in spellings(tuple(words.split()))
            )
            expression = " OR ".join(f'"{phrase}"' for phrase in phrases)
            db.execute(
                "INSERT OR IGNORE INTO temp.task_fields (task_id, name)"
                " SELECT rowid, ? FROM task_search WHERE task_search MATCH ?",
                [field.name, f"accented : ({expression})"],
            )
