"""The words of a text with their places, and tables of word groups to look up at a word.

Vietnamese is written in syllables; here every run of letters and digits and every punctuation mark is a word. Words are
lower case and spelt in one way (hoà/hòa, uỷ/ủy), so that tables need one spelling only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from chidao.corpus.reference import load_table

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word in lower case with the tone mark where the newer spelling has it."""
    word = word.lower()
    if word[-2:] in _OLD_TONES and word[-3:-2] != "q":
        return word[:-2] + _OLD_TONES[word[-2:]]
    return word


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `text[start:end]` in parallel lists; `starts` and `ends` are offsets into `text`."""

    text: str
    plain: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> Words:
        """The words between two offsets."""
        found = list(_WORD.finditer(text, start, len(text) if end is None else end))
        raw = [match.group() for match in found]
        return cls(
            text,
            _as_printed([plain(word) for word in raw]),
            [match.start() for match in found],
            [match.end() for match in found],
            [word[0].isupper() for word in raw],
        )

    def __len__(self) -> int:
        return len(self.plain)

    def slice(self, first: int, last: int) -> str:
        """The text from word `first` up to, without, word `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


@cache
def _spoilt() -> dict[tuple[str, str], tuple[str, str]]:
    """Pairs of words that scans spoil, with what the page says."""
    table: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in load_table("scan_words")["pair"]:
        first, second = entry["read"].split()
        for form in entry["scanned"]:
            one, other = form.split()
            table[plain(one), plain(other)] = plain(first), plain(second)
    return table


def _as_printed(words: list[str]) -> list[str]:
    """The words with the marks that a scan has lost."""
    table = _spoilt()
    for at in range(len(words) - 1):
        whole = table.get((words[at], words[at + 1]))
        if whole:
            words[at], words[at + 1] = whole
    return words


def split_phrase(phrase: str) -> tuple[str, ...]:
    """A phrase as the words that `Words` would make of it."""
    return tuple(plain(match.group()) for match in _WORD.finditer(phrase))


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """Word groups, each with a label; the longest that begins at a word wins."""

    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, groups: dict[str, Iterable[str]]) -> PhraseTable:
        """A table from label to phrases; where two labels share a phrase, the first label has it."""
        table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        seen: set[tuple[str, ...]] = set()
        for label, phrases in groups.items():
            for phrase in phrases:
                key = split_phrase(phrase)
                if key and key not in seen:
                    seen.add(key)
                    table.setdefault(key[0], []).append((key, label))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return cls(table)

    def at(self, words: Words, index: int, end: int | None = None) -> tuple[int, str] | None:
        """Length in words and label of the longest phrase at `index`, None where there is none."""
        if index >= len(words):
            return None
        entries = self.by_first.get(words.plain[index])
        if not entries:
            return None
        limit = len(words) if end is None else end
        for key, label in entries:
            stop = index + len(key)
            if stop <= limit and (len(key) == 1 or tuple(words.plain[index:stop]) == key):
                return len(key), label
        return None
