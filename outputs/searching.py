"""Search: the tasks that a query finds, ranked, counted by facets, each shown with the hit in its sentence."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from chidao.corpus.folding import fold
from chidao.outputs.listing import TaskView, views
from chidao.outputs.loading import iso
from chidao.outputs.marks import narrowed
from chidao.outputs.matching import Match, build_match
from chidao.outputs.names import name_key
from chidao.outputs.query import Query, Term, parse_query, without_question_words
from chidao.outputs.snippets import Snippet, make_snippet
from chidao.outputs.status import AsOf

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["ORDERS", "Order", "SearchHit", "SearchPage", "search_numbers", "search_tasks"]

Order = Literal["best", "due", "newest"]
ORDERS: tuple[Order, ...] = get_args(Order)
"""What stands in front: what meets the query best, what is due first, what was given last."""

COUNTED = 100_000
"""So many hits are counted; of more it is said that they are more. Nobody pages through them."""

FACETED = 5_000
"""So many hits are counted for facets: all where there are no more, else the newest."""

_FACET_VALUES = 20


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
    """`total` tasks are found, or more where `more` is set.

    `facets` count the values of kind, agency, issuer, year and status over the newest `faceted` of them.
    """

    total: int
    hits: tuple[SearchHit, ...]
    more: bool = False
    facets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    faceted: int = 0
    relaxed: bool = False
    """Nothing has all words; these have all but the words of asking (ai, bao giờ, …)."""

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        hits = [hit.to_json() for hit in self.hits]
        form = {
            "total": self.total,
            "total_is_minimum": self.more,
            "relaxed": self.relaxed,
            "hits": hits,
            "facets": self.facets,
        }
        return {**form, "facets_counted": self.faceted} if self.facets else form


@dataclass(frozen=True, slots=True)
class _Search:
    """A query made ready: expressions for the index, conditions over tasks t with their parameters."""

    register: Register
    match: Match
    as_of: AsOf
    condition: str
    parameters: tuple[Any, ...]

    def source(self, expression: str | None = None) -> tuple[str, list[Any]]:
        """FROM and WHERE of what is found, or of what meets another expression and the conditions; see `number`."""
        if self.match.found is None:
            return f"FROM tasks t WHERE {self.condition}", list(self.parameters)
        wanted = f"({expression or self.match.found}){self.match.narrowed}"
        if not self.condition:
            return "FROM task_search s WHERE task_search MATCH ?", [wanted]
        tables = "task_search s CROSS JOIN tasks t ON t.id = s.rowid"
        return f"FROM {tables} WHERE task_search MATCH ? AND {self.condition}", [wanted, *self.parameters]

    @property
    def number(self) -> str:
        """The column that is the task's number."""
        return "t.id" if self.match.found is None else "s.rowid"


def search_tasks(
    register: Register,
    text: str,
    *,
    limit: int = 20,
    offset: int = 0,
    facets: bool = False,
    on: date | None = None,
    order: Order = "best",
) -> SearchPage:
    """The tasks that `text` finds; `on` is the day for which their status is told, today by default."""
    as_of = AsOf(on or register.today(), register.today())
    understood = _understood(register, text, as_of)
    if not understood:
        return SearchPage(0, ())
    search, few, relaxed = understood
    total = len(few) if few is not None else _count(search)
    ranked = _ranked(search, few, limit, offset, order) if total else {}
    hits = tuple(
        SearchHit(task, make_snippet(task.text, search.match.spellings), ranked[task.task_id])
        for task in views(register, ranked, as_of)
    )
    counts = _facets(search, few) if facets else {}
    faceted = min(total, FACETED) if facets else 0
    return SearchPage(min(total, COUNTED), hits, total > COUNTED, counts, faceted, relaxed and total > 0)


def search_numbers(register: Register, text: str, *, order: Order = "best") -> list[int]:
    """The numbers of all tasks that `text` finds in their order, as far as hits are counted."""
    understood = _understood(register, text, AsOf(register.today(), register.today()))
    return list(_ranked(understood[0], understood[1], COUNTED, 0, order)) if understood else []


def _understood(register: Register, text: str, as_of: AsOf) -> tuple[_Search, list[int] | None, bool] | None:
    """The search, all that it finds where that is little, and whether words were left out; None where nothing is asked."""
    query = parse_query(text)
    if query.no_words:
        return None
    search = _prepared(register, query, as_of)
    few = _few(search)
    relaxed = few == [] and (asked := without_question_words(query)) is not None
    if relaxed:
        search = _prepared(register, asked or query, as_of)
        few = _few(search)
    return search, few, relaxed


def _prepared(register: Register, query: Query, as_of: AsOf) -> _Search:
    narrowing, left = narrowed(query)
    match = build_match(_bounded(query.terms, register), narrowing)
    condition, parameters = _conditions(left if match.found else query, match, as_of)
    return _Search(register, match, as_of, condition, parameters)


def _bounded(terms: Sequence[Term], register: Register) -> list[Term]:
    """The terms with beginnings of words long enough for the size of the register; a shorter one is taken as a word.

    "c*" stands for every tenth word: among a million tasks that is nothing to search for.
    """
    size = register.db.execute("SELECT max(id) FROM tasks").fetchone()[0] or 0
    shortest = 1 if size < 20_000 else 2 if size < 200_000 else 3
    return [replace(term, prefix=term.prefix and len(fold(term.words[-1])) >= shortest) for term in terms]


def _conditions(query: Query, match: Match, as_of: AsOf) -> tuple[str, tuple[Any, ...]]:
    """Fields, dates and status as conditions on tasks t; what is found by words is live already."""
    found: list[tuple[str, list[Any]]] = []
    for role, name in (("lead", query.lead), ("support", query.support), ("", query.owner)):
        if name:
            of_role = f"o.role = '{role}' AND " if role else ""
            found.append((f"t.id IN (SELECT o.task_id FROM owners o WHERE {of_role}o.name_id IN ({_NAMES}))", [_inside(name)]))
    if query.assigner:
        found.append((f"t.assigner_id IN ({_NAMES})", [_inside(query.assigner)]))
    for condition, value in (("t.due >= ?", query.due_from), ("t.due <= ?", query.due_to)):
        if value:
            found.append((condition, [iso(value)]))
    if query.statuses:
        found.append((" OR ".join(f"({as_of.condition(status)})" for status in query.statuses), []))
    documents = _document_conditions(query)
    if documents:
        where = " AND ".join(condition for condition, _ in documents)
        values = [value for _, listed in documents for value in listed]
        found.append((f"t.document_id IN (SELECT d.id FROM documents d WHERE {where})", values))
    if match.unwanted and not match.found:
        found.append(("t.id NOT IN (SELECT rowid FROM task_search WHERE task_search MATCH ?)", [match.unwanted]))
    if query.states:
        found.append((f"t.state IN ({', '.join('?' * len(query.states))})", list(query.states)))
    elif match.found is None:
        found.append(("t.live = 1", []))
    return " AND ".join(f"({sql})" for sql, _ in found), tuple(value for _, values in found for value in values)


def _document_conditions(query: Query) -> list[tuple[str, list[Any]]]:
    found: list[tuple[str, list[Any]]] = []
    if query.issuer:
        found.append(("instr(' ' || d.issuer_folded || ' ', ?)", [_inside(query.issuer)]))
    if query.number:
        found.append(("(d.number = ? OR d.number LIKE ? ESCAPE '\\')", [query.number, _like(query.number) + "/%"]))
    if query.kinds:
        found.append((f"d.kind IN ({', '.join('?' * len(query.kinds))})", list(query.kinds)))
    for condition, value in (("d.issued_on >= ?", query.issued_from), ("d.issued_on <= ?", query.issued_to)):
        if value:
            found.append((condition, [iso(value)]))
    return found


_NAMES = "SELECT id FROM names WHERE instr(' ' || folded || ' ', ?)"


def _inside(name: str) -> str:
    return f" {name_key(name)} "


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _few(search: _Search) -> list[int] | None:
    """All that are found, newest first, where these are few enough to be counted for facets; None for more.

    Oldest first is how the index reads quickest.
    """
    source, parameters = search.source()
    rows = search.register.db.execute(f"SELECT {search.number} {source} LIMIT {FACETED + 1}", parameters).fetchall()
    return sorted((row[0] for row in rows), reverse=True) if len(rows) <= FACETED else None


def _count(search: _Search) -> int:
    """How many are found, up to one more than are counted."""
    source, parameters = search.source()
    bounded = f"SELECT count(*) FROM (SELECT 1 {source} LIMIT {COUNTED + 1})"
    return int(search.register.db.execute(bounded, parameters).fetchone()[0])


_SORTED = {"due": "t.due NULLS LAST, t.id", "newest": "t.given_on DESC NULLS LAST, t.id DESC"}


def _sorted(search: _Search, few: list[int] | None, limit: int, offset: int, order: str) -> dict[int, float]:
    """The page's tasks in an order that the words have no part in."""
    if few is not None:
        found, parameters = "SELECT value AS id FROM json_each(?)", [json.dumps(few)]
    else:
        source, parameters = search.source()
        found = f"SELECT {search.number} AS id {source}"
    query = f"SELECT t.id FROM ({found}) h CROSS JOIN tasks t ON t.id = h.id ORDER BY {order} LIMIT ? OFFSET ?"
    return dict.fromkeys((row[0] for row in search.register.db.execute(query, [*parameters, limit, offset])), 0.0)


def _ranked(search: _Search, few: list[int] | None, limit: int, offset: int, order: Order) -> dict[int, float]:
    """The page's tasks with their scores, best first.

    Tiers rather than weights of words: in provisions of a sentence or two a weight says little, and weighing a hundred
    thousand hits takes longer than anyone waits. First those with the words side by side, with accents where these were
    typed; then those with the accents typed; then those with all words in their own text; then the others. The newest
    are first in each.
    """
    if order != "best" and (search.match.found or order != "due"):
        return _sorted(search, few, limit, offset, _SORTED[order])
    if search.match.found is None:
        source, parameters = search.source()
        due_first = f"ORDER BY {_SORTED['due']} LIMIT ? OFFSET ?"
        rows = search.register.db.execute(f"SELECT t.id {source} {due_first}", [*parameters, limit, offset])
        return dict.fromkeys((row[0] for row in rows), 0.0)
    if few is not None and len(few) <= 1:
        return dict.fromkeys(few[offset : offset + limit], _TOP)
    return dict(_by_tiers(search, few, limit, offset))


_TOP = 4.0


def _by_tiers(search: _Search, few: list[int] | None, limit: int, offset: int) -> Iterator[tuple[int, float]]:
    match, earlier = search.match, ""
    seen: set[int] = set()
    for expression, score in ((match.side_by_side, _TOP), (match.exact, 3.0), (match.in_text, 2.0)):
        if not expression or limit <= 0:
            continue
        source, parameters = search.source(f"({expression}){earlier}")
        earlier += f" NOT ({expression})"
        newest = f"SELECT s.rowid {source} ORDER BY s.rowid DESC LIMIT ?"
        rows = [row[0] for row in search.register.db.execute(newest, [*parameters, limit + offset])]
        seen.update(rows)
        yield from ((number, score) for number in rows[offset:])
        limit -= len(rows[offset:])
        offset = max(0, offset - len(rows))
    if limit > 0:
        yield from ((number, 1.0) for number in _others(search, few, seen, earlier, limit, offset))


def _others(search: _Search, few: list[int] | None, seen: set[int], earlier: str, limit: int, offset: int) -> Iterable[int]:
    """Those of no better tier; where all are known, `seen` are those of better tiers."""
    if few is not None:
        return [number for number in few if number not in seen][offset : offset + limit]
    source, parameters = search.source(f"({search.match.found}){earlier}")
    newest = f"SELECT s.rowid {source} ORDER BY s.rowid DESC LIMIT ? OFFSET ?"
    return [row[0] for row in search.register.db.execute(newest, [*parameters, limit, offset])]


_FACETS = """
SELECT d.kind, d.issuer, substr(t.given_on, 1, 4), t.lead_id, {status} FROM ({found}) h
CROSS JOIN tasks t ON t.id = h.id CROSS JOIN documents d ON d.id = t.document_id
"""


def _facets(search: _Search, few: list[int] | None) -> dict[str, list[dict[str, Any]]]:
    if few is not None:
        found, parameters = "SELECT value AS id FROM json_each(?)", [json.dumps(few)]
    else:
        source, parameters = search.source()
        # The index gives its newest first for nothing; a condition on tasks alone is left to whichever index of these fits.
        newest = f"ORDER BY {search.number} DESC" if search.match.found else ""
        found = f"SELECT {search.number} AS id {source} {newest} LIMIT {FACETED}"
    rows = search.register.db.execute(_FACETS.format(status=search.as_of.status, found=found), parameters).fetchall()
    columns: Iterable[tuple[Any, ...]] = zip(*rows, strict=True) if rows else [()] * 5
    kinds, issuers, years, leads, statuses = (Counter(column) for column in columns)
    agencies = Counter[Any]()
    for lead, count in leads.items():
        if lead is not None:
            agencies[_name_of(search.register, lead)] += count
    counted = {"kind": kinds, "agency": agencies, "issuer": issuers, "year": years, "status": statuses}
    return {name: _listed(counter) for name, counter in counted.items()}


def _name_of(register: Register, name_id: int) -> str:
    return str(register.db.execute("SELECT name FROM names WHERE id = ?", [name_id]).fetchone()[0])


def _listed(counter: Counter[Any]) -> list[dict[str, Any]]:
    present = {value: count for value, count in counter.items() if value is not None}
    listed = sorted(present.items(), key=lambda item: (-item[1], str(item[0])))[:_FACET_VALUES]
    return [{"value": value, "count": count} for value, count in listed]
