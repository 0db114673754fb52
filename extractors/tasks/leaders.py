"""Who leads, and so may charge others: chiefs of places, ministries and committees."""

from __future__ import annotations

import re
from functools import cache

from chidao.corpus.reference import load_table


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    entry = load_table("leaders")[kind]
    return re.compile(rf"(?:(?:{'|'.join(entry['address'])}) )*(?:{'|'.join(entry['titles'])})", re.IGNORECASE)


def is_chief(words: str) -> bool:
    """Whether these words name a chief of a place or a ministry, whose words at a meeting are orders."""
    return bool(_pattern("chief").match(words.strip()))


def is_leader(words: str) -> bool:
    """Whether these words name someone who leads and so may charge others."""
    return bool(_pattern("leader").match(words.strip()))
