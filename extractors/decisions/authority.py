"""Who may decide in a document: its issuer and its leaders; in news any authority that is reported."""

from __future__ import annotations

import re

from chidao.extractors.decisions.lexicon import length_at
from chidao.extractors.records import Metadata
from chidao.extractors.tasks.naming import expand
from chidao.extractors.words import Words, plain

_LOWER = re.compile(r"\b(?:huyện|xã|phường|thị xã|quận|thị trấn|đặc khu|cấp)\b", re.IGNORECASE)
_LONGEST = 18


def _key(name: str) -> str:
    return " ".join(plain(word) for word in expand(name).split())


class Deciders:
    """Knows whether words name who decides here."""

    def __init__(self, meta: Metadata) -> None:
        self._news = meta.kind == "news"
        self._issuer = _key(meta.issuer) if meta.issuer else ""
        self._lower = bool(_LOWER.search(self._issuer))

    def decides(self, name: str) -> bool:
        """Whether `name`, taken as a whole, names an authority of this document."""
        words = Words.of(name.strip(' *_"“”'))
        if not 0 < len(words) <= _LONGEST:
            return False
        if len(words) <= 3 and length_at(words, 0, "authority", "lone") == len(words):
            return True
        if any(length_at(words, at, "authority", "never") and not words.capital[at] for at in range(len(words))):
            return False
        if not self._news and not self._lower and _LOWER.search(name):
            return False
        first = length_at(words, 0, "authority", "titles")
        if first and first < len(words) and words.plain[0] in {"ông", "bà", "đồng", "đ"} and all(words.capital[first:]):
            return True
        if length_at(words, first, "authority", "heads"):
            return self._news or not self._other(words, first)
        return False

    def _other(self, words: Words, first: int) -> bool:
        """Whether a Sở or Bộ that is not the issuer is named in an official document."""
        if words.plain[first] not in {"sở", "bộ", "cục", "ban", "giám", "tổng", "viện"} or words.plain[first : first + 2] in (
            ["bộ", "trưởng"],
            ["bộ", "chính"],
            ["tổng", "bí"],
            ["ban", "bí"],
            ["ban", "thường"],
        ):
            return False
        return not (self._issuer and _key(words.slice(first, len(words))) in self._issuer)
