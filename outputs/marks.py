"""Marks: words that no text has, put into the index beside a task's own, so that search narrows by them as by any word.

A task is marked with the kind and the year of its document and with the month that it is due in. Looking each of a hundred
thousand hits up in its table instead would take longer than anyone waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from chidao.outputs.query import Query

__all__ = ["marks_of", "narrowed"]

MOST_MONTHS = 24
"""Over a longer stretch the marks of many months cost more than looking at the tasks."""


def marks_of(kind: str, issued_on: str | None, due: str | None) -> str:
    """The marks of a task; days as the register writes them."""
    marks = [f"xloai{kind.replace('_', '')}"]
    if issued_on:
        marks.append(f"xnam{issued_on[:4]}")
    if due:
        marks.append(f"xhan{due[:4]}{due[5:7]}")
    return " ".join(marks)


def narrowed(query: Query) -> tuple[str, Query]:
    """An expression for the index that all hits meet, empty where there is none, and what is left to ask of the tables."""
    expressions = []
    if query.kinds:
        expressions.append(_any(f"xloai{kind.replace('_', '')}" for kind in query.kinds))
        query = replace(query, kinds=())
    if query.issued_from and query.issued_to and query.issued_to.year - query.issued_from.year < 30:
        first, last = query.issued_from, query.issued_to
        expressions.append(_any(f"xnam{year:04}" for year in range(first.year, last.year + 1)) or '"xnam"')
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            query = replace(query, issued_from=None, issued_to=None)
    if query.due_from and query.due_to:
        first, last = query.due_from, query.due_to
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        if len(months) <= MOST_MONTHS:
            expressions.append(_any(f"xhan{month // 12:04}{month % 12 + 1:02}" for month in months) or '"xhan"')
            if first.day == 1 and last < date.max and (last + timedelta(days=1)).day == 1:
                query = replace(query, due_from=None, due_to=None)
    return " AND ".join(f"context : ({expression})" for expression in expressions), query


def _any(marks: Iterable[str]) -> str:
    return " OR ".join(f'"{mark}"' for mark in marks)
