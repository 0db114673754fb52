"""Names of bodies and office-holders as the register keeps them: each once, found again however it is typed."""

from __future__ import annotations

import re

from chidao.corpus.abbreviations import expand
from chidao.corpus.folding import fold
from sqlite_utils import Database

__all__ = ["Names", "name_key"]

_WORD = re.compile(r"\w+")


def name_key(name: str) -> str:
    """What two spellings of one name have in common: full words, no accents, no punctuation."""
    return " ".join(_WORD.findall(fold(expand(name))))


class Names:
    """The table of names with what was looked up lately; `forget` after a transaction was rolled back."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._ids: dict[tuple[str, str, str], int] = {}

    def forget(self) -> None:
        """Drop what was looked up."""
        self._ids.clear()

    def id_of(self, name: str, kind: str = "agency", agency_id: str | None = None) -> int:
        """The number of a name, new where it was unknown."""
        key = (name, kind, agency_id or "")
        if key not in self._ids:
            if len(self._ids) > 100_000:
                self._ids.clear()
            self._ids[key] = self._find_or_insert(*key)
        return self._ids[key]

    def _find_or_insert(self, name: str, kind: str, agency_id: str) -> int:
        folded = name_key(name)
        row = self._db.execute(
            "SELECT id FROM names WHERE folded = ? AND name = ? AND kind = ? AND agency_id = ?",
            [folded, name, kind, agency_id],
        ).fetchone()
        if row:
            return int(row[0])
        cursor = self._db.execute(
            "INSERT INTO names (name, kind, agency_id, folded) VALUES (?, ?, ?, ?)", [name, kind, agency_id, folded]
        )
        return int(cursor.lastrowid or 0)

    def matching(self, name: str) -> list[int]:
        """The names that `name` means: spelt alike, or, where none is, those that begin with its words."""
        key = name_key(name)
        if not key:
            return []
        exact = self._db.execute("SELECT id FROM names WHERE folded = ?", [key]).fetchall()
        if not exact:
            exact = self._db.execute("SELECT id FROM names WHERE folded >= ? AND folded < ?", [key + " ", key + "!"]).fetchall()
        return [row[0] for row in exact]
