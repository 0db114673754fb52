"""Searches kept by name."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from chidao.outputs.audit import Actor, Change, append
from chidao.outputs.errors import RegisterError

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["SavedSearch", "delete_search", "list_searches", "query_named", "save_search"]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str
    saved_by: str
    saved_at: str

    def to_json(self) -> dict[str, str]:
        """The form that other programs read."""
        return asdict(self)


def save_search(register: Register, name: str, query: str, actor: Actor) -> None:
    """Keep a query under a name; one kept under it before is replaced."""
    name = name.strip()
    if not name or not query.strip():
        raise RegisterError("Lưu câu tìm phải có tên và câu tìm.")
    with register.writing():
        before = next((one.to_json() for one in list_searches(register) if one.name == name), None)
        saved = SavedSearch(name, query, actor.name, register.now())
        register.db.execute(
            "INSERT OR REPLACE INTO saved_searches (name, query, saved_by, saved_at) VALUES (?, ?, ?, ?)",
            [saved.name, saved.query, saved.saved_by, saved.saved_at],
        )
        append(register.db, actor, saved.saved_at, [Change("save_search", "search", None, before, saved.to_json())])


def delete_search(register: Register, name: str, actor: Actor) -> None:
    """Forget a kept query; RegisterError where there is none of this name."""
    with register.writing():
        before = SavedSearch(name, query_named(register, name), "", "").to_json()
        register.db.execute("DELETE FROM saved_searches WHERE name = ?", [name])
        append(register.db, actor, register.now(), [Change("delete_search", "search", None, before)])


def list_searches(register: Register) -> list[SavedSearch]:
    """All kept queries by name."""
    rows = register.db.execute("SELECT name, query, saved_by, saved_at FROM saved_searches ORDER BY name")
    return [SavedSearch(*row) for row in rows]


def query_named(register: Register, name: str) -> str:
    """The query kept under a name; RegisterError, naming those there are, where there is none."""
    row = register.db.execute("SELECT query FROM saved_searches WHERE name = ?", [name]).fetchone()
    if row:
        return str(row[0])
    names = ", ".join(one.name for one in list_searches(register)) or "chưa có câu nào"
    raise RegisterError(f"Không có câu tìm nào tên “{name}”. Đang lưu: {names}.")
