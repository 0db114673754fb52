"""Who stands above whom: the centre, ministries, provinces, districts and communes."""

from __future__ import annotations

import re
from functools import cache

from chidao.corpus.reference import load_table

__all__ = ["rank_of"]

_ADDRESS = ("các đồng chí ", "đồng chí ")


@cache
def _ranks() -> tuple[tuple[re.Pattern[str], int], ...]:
    return tuple((re.compile("|".join(table["forms"])), table["rank"]) for table in load_table("ranks").values())


def rank_of(name: str) -> int:
    """The rank of a body or its head, from 4 for the centre down to 1; 0 for one whose rank a name does not tell."""
    name = name.lower()
    for address in _ADDRESS:
        name = name.removeprefix(address)
    return next((rank for form, rank in _ranks() if form.match(name)), 0)
