"""The head of a table's column of numbers ("TT", "STT", "Số thứ tự"): by it tables are known that nothing else marks."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chidao.corpus.reference import listed

__all__ = ["NUMBER_HEAD", "NUMBER_HEAD_AMONG_HEADS", "is_number_head", "may_hold_number_head"]

_BLANK = r"\s+"


def _source(*sections: str) -> str:
    words = sorted((word for section in sections for word in listed("table_heads", section)), key=len, reverse=True)
    return f"(?:{'|'.join(word.replace(' ', _BLANK) for word in words)})"


NUMBER_HEAD: Final = _source("number")
"""The source of a pattern for such a head in small letters, without a stop behind it."""
NUMBER_HEAD_AMONG_HEADS: Final = _source("number", "number_among_heads")
"""The same among the heads of other columns, where "Số" alone is one too."""
_HEAD: Final = re.compile(rf"\s*{NUMBER_HEAD}\.?\s*", re.IGNORECASE)


def is_number_head(text: str) -> bool:
    """Whether the words of a line or a cell are such a head."""
    return _HEAD.fullmatch(text) is not None


@cache
def _last_words() -> tuple[str, ...]:
    return tuple({word.split()[-1] for word in listed("table_heads", "number")})


def may_hold_number_head(text: str) -> bool:
    """Whether the last word of such a head stands in a long text by itself; it is asked of every page, so by no pattern."""
    small = text.lower()
    return any(_stands_alone(small, word) for word in _last_words())


def _stands_alone(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + len(word) : at + len(word) + 1].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False
