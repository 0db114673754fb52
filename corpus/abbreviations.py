"""The abbreviations of official letters, from `reference/abbreviations.toml`, and their expansion in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chidao.corpus.reference import load_table

__all__ = ["Abbreviation", "abbreviations", "expand"]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`short` as written ("UBND") and what it stands for in `full`; `examples` are pairs of a text and that text in full."""

    short: str
    full: str
    examples: tuple[tuple[str, str], ...]


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """All abbreviations in the order of the file."""
    return tuple(
        Abbreviation(row["short"], row["full"], tuple((text, full) for text, full in row["examples"]))
        for row in load_table("abbreviations")["abbreviation"]
    )


@cache
def _lookup() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {abbreviation.short: abbreviation.full for abbreviation in abbreviations()}
    longest_first = sorted(full, key=len, reverse=True)
    # A capital or a digit on either side, or a number's slash or hyphen, makes it part of something else: 12/QĐ-UBND.
    pattern = re.compile(rf"(?<![\w/&-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w/&]|-\w)")
    return pattern, full


def expand(text: str) -> str:
    """`text` with every abbreviation that stands as a word of its own written in full; numbers of documents stay."""
    pattern, full = _lookup()
    return pattern.sub(lambda match: full[match.group()], text)
