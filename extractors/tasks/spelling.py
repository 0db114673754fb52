"""How the names of bodies are written out, and by what they are compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.letters import letter_pattern
from chidao.extractors.words import plain

__all__ = ["expand", "of_department", "spelt"]

_DOTTED: Final = letter_pattern(r"\b(TP|TX|TT|[QHP])\.\s?(?=[<Lu>\d])")

# Before initials stands a department, not a place: "P. KHTH".
_DEPARTMENT: Final = letter_pattern(r"^P\.\s?(?=[<Lu>]{3,})")


@lru_cache(maxsize=4096)
def expand(name: str) -> str:
    """A name with the field's abbreviations written out."""
    name = _DOTTED.sub(lambda match: f"{_dotted()[match.group(1)]} ", name)
    for short, form, full in _expansions():
        if short in name:
            name = form.sub(full, name)
    return re.sub(r"\bỦy ban nhân dân (?:Ủy ban nhân dân|Uỷ ban nhân dân) ", "Ủy ban nhân dân ", name)


def of_department(name: str) -> str:
    """A name with its department written out: "P. KHTH" → "Phòng KHTH"."""
    return _DEPARTMENT.sub("Phòng ", name)


def spelt(name: str) -> str:
    """A name in one spelling, abbreviations written out: by it names are compared."""
    return " ".join(map(plain, expand(name).split()))


@cache
def _dotted() -> dict[str, str]:
    return {entry["short"]: entry["full"] for entry in load_table("abbreviations")["dotted"]}


@cache
def _expansions() -> list[tuple[str, re.Pattern[str], str]]:
    pairs = sorted(
        ((entry["short"], entry["full"]) for entry in load_table("abbreviations")["abbreviation"]),
        key=lambda pair: -len(pair[0]),
    )
    return [(short, re.compile(rf"(?<![\w&]){re.escape(short)}(?![\w&])"), full) for short, full in pairs]
