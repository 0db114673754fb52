"""What an address asks of the lists: filters read from it, and each again as a chip that takes it off."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from chidao.outputs.board import GROUPINGS, Grouping
from chidao.outputs.board_rows import row_name
from chidao.outputs.listing import STATES, TaskFilter
from chidao.outputs.query import field_words
from chidao.outputs.searching import ORDERS, Order
from chidao.outputs.status import STATUSES, Status
from chidao.outputs.web.forms import Fields
from chidao.outputs.web.pages import with_query
from chidao.outputs.web.wording import GROUPING_WORDS, KIND_WORDS, STATE_WORDS, STATUS_WORDS, day

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = [
    "LISTED",
    "TASK_PARAMETERS",
    "AskedSearch",
    "AskedTasks",
    "Chip",
    "facet_links",
    "page_asked",
    "read_search",
    "read_tasks",
]

LISTED = 50
"""Tasks on a page of a list."""
FURTHEST_PAGE = 200_000
MOST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in words; `without` is the address of the list without it."""

    words: str
    without: str


@dataclass(frozen=True, slots=True)
class AskedTasks:
    """A list of tasks as its address asks for it. `parameters` are those given, but for the page."""

    wanted: TaskFilter
    parameters: dict[str, str]
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class AskedSearch:
    """A search as its address asks for it. `query` is all of it in the language of search, filters included."""

    words: str
    query: str
    order: Order
    parameters: dict[str, str]
    chips: tuple[Chip, ...]


def page_asked(fields: Fields) -> int:
    """The page's number, from 0 on."""
    return min(max(fields.number("trang") or 1, 1), FURTHEST_PAGE) - 1


def _given(fields: Fields, names: Sequence[str]) -> dict[str, str]:
    return {name: value for name in names if (value := fields.text(name, longest=500))}


def _chips(path: str, parameters: Mapping[str, str], words: Mapping[str, str], *together: tuple[str, ...]) -> tuple[Chip, ...]:
    """A chip for each of `words`; parameters of one group go together."""

    def without(name: str) -> str:
        group = next((group for group in together if name in group), (name,))
        return with_query(path, parameters, **dict.fromkeys(group))

    return tuple(Chip(said, without(name)) for name, said in words.items() if name in parameters)


# Lists of tasks

TASK_PARAMETERS = (
    "co_quan", "vai_tro", "tinh_trang", "han_tu", "han_den", "trong_ngay", "gia_han", "loai", "trang_thai", "van_ban",
    "theo", "dong", "da_duyet", "ngay", "xep",
)  # fmt: skip
ROLES_ASKED = {"lead": "chủ trì", "support": "phối hợp"}


def read_tasks(register: Register, fields: Fields, path: str) -> AskedTasks:
    """The list that an address asks for; BadRequestError for a value that means nothing."""
    parameters = _given(fields, TASK_PARAMETERS)
    by, key = fields.choice("theo", GROUPINGS), fields.text("dong", longest=500)
    within = fields.number("trong_ngay")
    wanted = TaskFilter(
        agency=fields.text("co_quan", longest=300) or None,
        role=fields.choice("vai_tro", tuple(ROLES_ASKED)),
        on=fields.day("ngay"),
        status=cast("Status | None", fields.choice("tinh_trang", STATUSES)),
        due_after=fields.day("han_tu"),
        due_before=fields.day("han_den"),
        kind=fields.choice("loai", tuple(KIND_WORDS)),
        state=fields.choice("trang_thai", STATES),
        confirmed_only=fields.flag("da_duyet"),
        document_id=fields.number("van_ban"),
        doubtful_first=fields.choice("xep", ("han", "chac"), "han") == "chac",
        row=(cast("Grouping", by), key) if by else None,
        extended=fields.flag("gia_han"),
        within=min(within, MOST_DAYS) if within is not None else None,
        limit=LISTED,
        offset=page_asked(fields) * LISTED,
    )
    return AskedTasks(wanted, parameters, _chips(path, parameters, _task_words(register, wanted), ("theo", "dong")))


def _task_words(register: Register, wanted: TaskFilter) -> dict[str, str]:
    """The filters of a list in words, each under the name of its parameter."""
    words: dict[str, object] = {
        "co_quan": wanted.agency,
        "vai_tro": ROLES_ASKED.get(wanted.role or ""),
        "theo": wanted.row and _row_words(register, *wanted.row),
        "tinh_trang": wanted.status and STATUS_WORDS[wanted.status],
        "gia_han": wanted.extended and "quá hạn gốc, còn trong hạn mới",
        "trong_ngay": wanted.within is not None and f"đến hạn trong {wanted.within} ngày",
        "han_tu": wanted.due_after and f"hạn từ {day(wanted.due_after)}",
        "han_den": wanted.due_before and f"hạn đến {day(wanted.due_before)}",
        "loai": wanted.kind and KIND_WORDS[wanted.kind],
        "trang_thai": wanted.state and STATE_WORDS[wanted.state],
        "da_duyet": wanted.confirmed_only and "chỉ việc đã duyệt",
        "van_ban": wanted.document_id is not None and f"văn bản số {wanted.document_id} trong sổ",
        "ngay": wanted.on and f"tính đến {day(wanted.on)}",
    }
    return {name: str(said) for name, said in words.items() if said}


def _row_words(register: Register, by: Grouping, key: str) -> str:
    name = row_name(register, by, key)
    return f"{GROUPING_WORDS[by].lower()}: {KIND_WORDS.get(name, name) if by == 'kind' else name}"


# Search

_FACETS: dict[str, tuple[str, Callable[[str], str]]] = {
    "loai": ("kind", lambda value: KIND_WORDS.get(value, value)),
    "co_quan": ("lead", lambda value: value),
    "noi_ban_hanh": ("issuer", lambda value: value),
    "nam": ("year", lambda value: f"năm {value}"),
    "tinh_trang": ("status", lambda value: STATUS_WORDS.get(value, value)),
}
"""The filters of search: the field of the query that each stands for, and its value in words."""


def read_search(fields: Fields, path: str) -> AskedSearch:
    """The search that an address asks for: its words and its filters make one query in the one language of search."""
    words = fields.text("q", longest=1_500)
    parameters = ({"q": words} if words else {}) | _given(fields, (*_FACETS, "han_tu", "han_den", "xep"))
    fields.choice("loai", tuple(KIND_WORDS)), fields.choice("tinh_trang", STATUSES)
    year, since, until = fields.number("nam"), fields.day("han_tu"), fields.day("han_den")
    parts = [words, *(field_words(_FACETS[name][0], value) for name, value in parameters.items() if name in _FACETS)]
    said = {name: _FACETS[name][1](value) for name, value in parameters.items() if name in _FACETS}
    if since or until:
        parts.append(field_words("due", f"{_typed(since)}..{_typed(until)}"))
    said |= {"han_tu": f"hạn từ {day(since)}"} if since else {}
    said |= {"han_den": f"hạn đến {day(until)}"} if until else {}
    if year is not None:
        parameters["nam"] = str(year)
    order = cast("Order", fields.choice("xep", ORDERS, "best"))
    query = " ".join(part for part in parts if part)
    return AskedSearch(words, query, order, parameters, _chips(path, parameters, said))


def _typed(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


def facet_links(asked: AskedSearch, facets: Mapping[str, Sequence[Mapping[str, Any]]], path: str) -> list[dict[str, Any]]:
    """The facets at the side: each value in words, its count, and the address of the search narrowed to it."""
    sides = []
    for name, (field, spoken) in _FACETS.items():
        values = facets.get("agency" if field == "lead" else field, ())
        if name in asked.parameters or len(values) < 2:
            continue
        listed = [
            {"words": spoken(str(one["value"])).removeprefix("năm "), "count": one["count"],
             "address": with_query(path, asked.parameters, **{name: one["value"]})}
            for one in values
        ]  # fmt: skip
        sides.append({"name": name, "values": listed})
    return sides
