"""Whom an opening adjunct speaks to by a place's name alone."""

from __future__ import annotations

from functools import cache

from chidao.corpus.reference import load_table
from chidao.extractors.agencies import Mention
from chidao.extractors.words import Words


@cache
def _provinces() -> dict[str, str]:
    table = load_table("province_names")
    return {**{name: f"thành phố {name}" for name in table["cities"]}, **{name: f"tỉnh {name}" for name in table["provinces"]}}


def province(words: Words, first: int, end: int) -> Mention | None:
    """The province that "Với Bắc Giang, …" speaks to."""
    name = words.slice(first, end)
    full = _provinces().get(name)
    return Mention(words.starts[first], words.ends[end - 1], full, "agency") if full else None
