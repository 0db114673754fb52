"""Vietnamese family names, by which the name of a person is told from other words with capitals."""

from __future__ import annotations

from functools import cache

from chidao.corpus.reference import load_table

__all__ = ["family_names", "not_persons"]


@cache
def family_names() -> frozenset[str]:
    """The family names as they are written."""
    return frozenset(load_table("family_names")["names"].split())


@cache
def not_persons() -> frozenset[str]:
    """Names of people that are names of places and streets as well, and tell nothing of who is meant."""
    return frozenset(load_table("family_names")["not_persons"])
