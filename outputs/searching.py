"""Search: the tasks that a query finds, ranked, counted by facets, each shown with the hit in its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from chidao.outputs.listing import DAY_WITHOUT_DEADLINE, TaskView, views
from chidao.outputs.loading import iso
from chidao.outputs.matching import Match, build_match
from chidao.outputs.names import name_key
from chidao.outputs.query import Query, parse_query
from chidao.outputs.snippets import Snippet, make_snippet
from chidao.outputs.status import status_sql

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["SearchHit", "SearchPage", "search_tasks"]

RANKED = 2_000
"""So many hits are ranked by the weight of their words; of more, those with all words side by side come first, newest in
front: weighing a hundred thousand takes longer than anyone waits, and says little."""

COUNTED = 20_000
"""So many hits, the newest, are counted for facets."""

_FACET_VALUES = 20
_WEIGHTS = "bm25(task_search, 4.0, 1.0, 0.0)"


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A task found, with the hit in its sentence."""

    task: TaskView
    snippet: Snippet
    score: float

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return {**self.task.to_json(), "snippet": self.snippet.text, "score": round(self.score, 4)}


@dataclass(frozen=True, slots=True)
class SearchPage:
    """`total` tasks are found. `facets` count values of kind, agency, issuer, year and status over `counted` of them."""

    total: int
    hits: tuple[SearchHit, ...]
    facets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    counted: int = 0

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        form: dict[str, Any] = {"total": self.total, "hits": [hit.to_json() for hit in self.hits], "facets": self.facets}
        if self.facets:
            form["facets_counted"] = self.counted
        return form


@dataclass(frozen=True, slots=True)
class _Conditions:
    """What a query asks of the tables; empty where it asks for words only."""

    sql: str
    parameters: tuple[Any, ...]


def search_tasks(
    register: Register, text: str, *, limit: int = 20, offset: int = 0, facets: bool = False, on: date | None = None
) -> SearchPage:
    """The tasks that `text` finds; `on` is the day for which their status is told, today by default."""
    day = on or register.today()
    query = parse_query(text)
    if query.no_words:
        return SearchPage(0, ())
    match = build_match(query.terms)
    conditions = _conditions(query, match, day)
    total = _count(register, match, conditions)
    ranked = _ranked(register, match, conditions, total, limit, offset)
    found = views(register, [task_id for task_id, _ in ranked], day)
    scores = dict(ranked)
    hits = tuple(SearchHit(task, make_snippet(task.text, match.spellings), scores[task.task_id]) for task in found)
    if not facets:
        return SearchPage(total, hits)
    return SearchPage(total, hits, _facets(register, match, conditions, day), min(total, COUNTED))


def _conditions(query: Query, match: Match, on: date) -> _Conditions:
    """Fields, dates and status as SQL over tasks t and documents d."""
    found: list[tuple[str, list[Any]]] = []
    for role, name in (("lead", query.lead), ("support", query.support), ("", query.owner)):
        if name:
            of_role = f"o.role = '{role}' AND " if role else ""
            found.append((f"t.id IN (SELECT o.task_id FROM owners o WHERE {of_role}o.name_id IN ({_NAMES}))", [_inside(name)]))
    if query.assigner:
        found.append((f"t.assigner_id IN ({_NAMES})", [_inside(query.assigner)]))
    if query.issuer:
        found.append(("instr(' ' || d.issuer_folded || ' ', ?)", [_inside(query.issuer)]))
    if query.number:
        found.append(("(d.number = ? OR d.number LIKE ? ESCAPE '\\')", [query.number, _like(query.number) + "/%"]))
    for column, value in (
        ("t.due >= ?", query.due_from), ("t.due <= ?", query.due_to),
        ("d.issued_on >= ?", query.issued_from), ("d.issued_on <= ?", query.issued_to),
    ):  # fmt: skip
        if value:
            found.append((column, [iso(value)]))
    for column, values in (("d.kind", query.kinds), (status_sql(on), query.statuses), ("t.state", query.states)):
        if values:
            found.append((f"{column} IN ({', '.join('?' * len(values))})", list(values)))
    if match.excluded:
        excluded = "SELECT rowid FROM task_search WHERE task_search MATCH ?"
        found.append((f"t.id NOT IN ({excluded})", [f"{{text context}} : ({match.excluded})"]))
    return _Conditions(" AND ".join(sql for sql, _ in found), tuple(value for _, values in found for value in values))


_NAMES = "SELECT id FROM names WHERE instr(' ' || folded || ' ', ?)"


def _inside(name: str) -> str:
    return f" {name_key(name)} "


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _source(match: Match, conditions: _Conditions, expression: str | None = None) -> tuple[str, list[Any]]:
    """FROM and WHERE of what is found, or of those among it that meet another expression."""
    if match.found is None:
        where = f"t.live = 1{' AND ' + conditions.sql if conditions.sql else ''}"
        if "t.state IN" in conditions.sql:
            where = conditions.sql
        return f"FROM tasks t JOIN documents d ON d.id = t.document_id WHERE {where}", list(conditions.parameters)
    wanted = match.found if expression is None else f"({match.found}) AND ({expression})"
    if not conditions.sql:
        return "FROM task_search s WHERE task_search MATCH ?", [wanted]
    return (
        "FROM task_search s CROSS JOIN tasks t ON t.id = s.rowid JOIN documents d ON d.id = t.document_id"
        f" WHERE task_search MATCH ? AND {conditions.sql}",
        [wanted, *conditions.parameters],
    )


def _count(register: Register, match: Match, conditions: _Conditions) -> int:
    source, parameters = _source(match, conditions)
    return int(register.db.execute(f"SELECT count(*) {source}", parameters).fetchone()[0])


def _ranked(
    register: Register, match: Match, conditions: _Conditions, total: int, limit: int, offset: int
) -> list[tuple[int, float]]:
    """The page's tasks with their scores, from 0 to 4 and upwards the better."""
    if not total or limit <= 0:
        return []
    if match.found is None:
        source, parameters = _source(match, conditions)
        order = f"ORDER BY coalesce(t.due, '{DAY_WITHOUT_DEADLINE}'), t.id LIMIT ? OFFSET ?"
        return [(row[0], 0.0) for row in register.db.execute(f"SELECT t.id {source} {order}", [*parameters, limit, offset])]
    if total <= RANKED:
        return _weighed(register, match, conditions)[offset : offset + limit]
    return list(_by_tiers(register, match, conditions, limit, offset))


def _weighed(register: Register, match: Match, conditions: _Conditions) -> list[tuple[int, float]]:
    source, parameters = _source(match, conditions)
    scores = {row[0]: -row[1] for row in register.db.execute(f"SELECT s.rowid, {_WEIGHTS} {source}", parameters)}
    highest = max(scores.values(), default=0.0) or 1.0
    ranks = {task_id: max(score, 0.0) / highest for task_id, score in scores.items()}
    for expression, weight in ((match.exact, 2.0), (match.side_by_side, 1.0)):
        if expression:
            source, parameters = _source(match, conditions, expression)
            for (task_id,) in register.db.execute(f"SELECT s.rowid {source}", parameters):
                ranks[task_id] += weight
    return sorted(ranks.items(), key=lambda item: (-item[1], -item[0]))


def _by_tiers(
    register: Register, match: Match, conditions: _Conditions, limit: int, offset: int
) -> Iterator[tuple[int, float]]:
    """Best tier first, newest first within each; a task stands in the first tier that it meets."""
    tiers = [(expression, score) for expression, score in ((match.side_by_side, 3.0), (match.exact, 2.0)) if expression]
    earlier: list[str] = []
    for expression, score in [*tiers, (match.found or "", 0.0)]:
        wanted = f"({expression})" + "".join(f" NOT ({one})" for one in earlier)
        source, parameters = _source(match, conditions, wanted)
        rows = register.db.execute(
            f"SELECT s.rowid {source} ORDER BY s.rowid DESC LIMIT ? OFFSET ?", [*parameters, limit, offset]
        ).fetchall()
        yield from ((row[0], score) for row in rows)
        limit -= len(rows)
        if limit <= 0:
            return
        if not rows and offset:
            offset -= int(register.db.execute(f"SELECT count(*) {source}", parameters).fetchone()[0])
        else:
            offset = 0
        earlier.append(expression)


_FACETS = """
SELECT d.kind, d.issuer, substr(d.issued_on, 1, 4), t.lead_id, {status} FROM (SELECT {id} AS id {source} {newest})
h CROSS JOIN tasks t ON t.id = h.id CROSS JOIN documents d ON d.id = t.document_id
"""


def _facets(register: Register, match: Match, conditions: _Conditions, on: date) -> dict[str, list[dict[str, Any]]]:
    source, parameters = _source(match, conditions)
    number = "t.id" if match.found is None else "s.rowid"
    newest = f"ORDER BY {number} DESC LIMIT {COUNTED}"
    rows = register.db.execute(_FACETS.format(status=status_sql(on), id=number, source=source, newest=newest), parameters)
    columns: Sequence[tuple[Any, ...]] = list(zip(*rows, strict=True)) or [()] * 5
    kinds, issuers, years, leads, statuses = (Counter(column) for column in columns)
    named = Counter({_name_of(register, lead): count for lead, count in leads.items() if lead is not None})
    counted = {"kind": kinds, "agency": named, "issuer": issuers, "year": years, "status": statuses}
    return {name: _listed(counter) for name, counter in counted.items()}


def _name_of(register: Register, name_id: int) -> str:
    return str(register.db.execute("SELECT name FROM names WHERE id = ?", [name_id]).fetchone()[0])


def _listed(counter: Counter[Any]) -> list[dict[str, Any]]:
    present = {value: count for value, count in counter.items() if value is not None}
    listed = sorted(present.items(), key=lambda item: (-item[1], str(item[0])))[:_FACET_VALUES]
    return [{"value": value, "count": count} for value, count in listed]
