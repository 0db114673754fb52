"""Deadlines as the tests of them read them: against one day of issue, the chosen one in a form that reads well."""

from __future__ import annotations

from datetime import date

from chidao.extractors.deadlines import DateContext, deadline_of

ISSUED = date(2025, 6, 10)  # a Tuesday
HERE = DateContext(ISSUED, 2025)


def read(text: str, context: DateContext = HERE) -> tuple[str, str, str | None] | None:
    """(quote, kind, due or every) of the chosen deadline, None where there is none."""
    chosen = deadline_of(text, 0, len(text), context)
    if chosen is None:
        return None
    return text[chosen.start : chosen.end], chosen.kind, chosen.due.isoformat() if chosen.due else chosen.every


def check(text: str, quote: str | None, kind: str, when: str | None, context: DateContext = HERE) -> None:
    """That the chosen deadline is of this kind and day, and in these words where any are given."""
    found = read(text, context)
    assert found is not None, text
    assert found == (quote if quote is not None else found[0], kind, when)
