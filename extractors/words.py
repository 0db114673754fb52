"""The words of a text with their places, and tables of word groups to look up at a word.

Vietnamese is written in syllables; here every run of letters and digits and every punctuation mark is a word. Words are
lower case and spelt in one way (hoà/hòa, uỷ/ủy), so that tables need one spelling only.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, compress
from operator import add, itemgetter
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.letters import letter_pattern

# The dot of "TP. Lâm Sơn", "UBND Q.3" belongs to the word: it ends nothing; so does that of "các ban T.Ư".
_WORD: Final = letter_pattern(r"(?:TP|TX|TT|[QHP])\.(?=\s?[<Lu>\d])|T\.Ư(?!\w)|[^\W_]+|[^\w\s]|_")
# Every character of a text stands in one piece, a word with the blanks behind it, but for the blanks that it begins with.
_PIECE: Final = re.compile(rf"(?:{_WORD.pattern})\s*")
_CHUNK: Final = 1 << 12
"""Characters that are taken apart at a time: few enough that their pieces stay in the processor's cache."""
_OLD_TONES: Final = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word in lower case with the tone mark where the newer spelling has it."""
    word = word.lower()
    if word[-1:] == "." and len(word) > 1:
        word = word[:-1]
    if word == "t.ư":
        return "tư"
    if word[-2:] in _OLD_TONES and word[-3:-2] != "q":
        return word[:-2] + _OLD_TONES[word[-2:]]
    return word


class _Forms(dict[str, tuple[str, bool, int]]):
    """What each piece of a text says: its word as `plain` gives it, whether that begins with a capital, and its length."""

    def __missing__(self, piece: str) -> tuple[str, bool, int]:
        word = piece.rstrip()
        if len(self) >= _MOST_FORMS:
            self.clear()
        form = self[piece] = plain(word), word[0].isupper(), len(word)
        return form


_MOST_FORMS: Final = 1 << 16
_FORMS: Final = _Forms()


@dataclass(slots=True, eq=False)
class Words:
    """The words of `text[start:end]` in parallel lists; `starts` and `ends` are offsets into `text`.

    Not to be changed: all who ask for one stretch share it. (Not frozen, as that would take twice as long to make.)
    """

    text: str
    plain: list[str]
    starts: Sequence[int]
    ends: Sequence[int]
    capital: list[bool]

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> Words:
        """The words between two offsets; a stretch that was read shortly before gives the same object."""
        return _words_between(text, start, len(text) if end is None else end)

    @classmethod
    def whole(cls, text: str) -> Words:
        """All words of a long text, of which stretches are read besides."""
        index = _index(text)
        words = _as_printed(index.plain.copy()) if index.spoilt else index.plain
        return cls(text, words, index.starts, index.ends, index.capital)

    def __len__(self) -> int:
        return len(self.plain)

    def among(self, wanted: frozenset[str], first: int = 0, last: int | None = None) -> Iterator[int]:
        """The indices from word `first` up to, without, word `last` at which a word of a set stands.

        To go from one such word to the next takes a fraction of the time that asking at every word does.
        """
        some = self.plain[first:last] if first or last is not None else self.plain
        return compress(range(first, first + len(some)), map(wanted.__contains__, some))

    def find(self, phrase: list[str], first: int = 0) -> int | None:
        """The first word from `first` on at which the words of a phrase stand; None where they do nowhere."""
        at = first
        try:
            while True:
                at = self.plain.index(phrase[0], at)
                if self.plain[at : at + len(phrase)] == phrase:
                    return at
                at += 1
        except ValueError:
            return None

    def length_of(self, phrases: Iterable[Sequence[str]], at: int) -> int:
        """How many words of the first of several phrases that stands at word `at` it has; 0 where none stands there."""
        return next((len(phrase) for phrase in phrases if self.plain[at : at + len(phrase)] == phrase), 0)

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


@cache
def _first_spoilt() -> frozenset[str]:
    return frozenset(first for first, _ in _spoilt())


def _as_printed(words: list[str]) -> list[str]:
    """The words with the marks that a scan has lost."""
    if _first_spoilt().isdisjoint(words):
        return words
    table = _spoilt()
    for at in range(len(words) - 1):
        whole = table.get((words[at], words[at + 1]))
        if whole:
            words[at], words[at + 1] = whole
    return words


def _taken_apart(text: str, offset: int = 0) -> tuple[list[str], list[bool], list[int], list[int]]:
    """The words of a text, which of them begin with a capital, and where they start and end, counted from `offset`."""
    pieces = _PIECE.findall(text)
    forms = list(map(_FORMS.__getitem__, pieces))
    blanks = len(text) - len(text.lstrip())
    starts = list(accumulate(map(len, pieces), initial=offset + blanks))[:-1]
    ends = list(map(add, starts, map(itemgetter(2), forms)))
    return list(map(itemgetter(0), forms)), list(map(itemgetter(1), forms)), starts, ends


class _Index:
    """All words of a text, to take those of a stretch from without reading its characters again."""

    def __init__(self, text: str) -> None:
        self.plain: list[str] = []
        self.capital: list[bool] = []
        self.starts, self.ends = array("q"), array("q")
        begin = 0
        while begin < len(text):
            end = text.find("\n", begin + _CHUNK) + 1 or len(text)
            words, capital, starts, ends = _taken_apart(text[begin:end], begin)
            self.plain += words
            self.capital += capital
            self.starts += array("q", starts)
            self.ends += array("q", ends)
            begin = end
        table, last = _spoilt(), len(self.plain) - 1
        at_first = compress(range(last), map(_first_spoilt().__contains__, self.plain))
        self.spoilt = array("q", [at for at in at_first if (self.plain[at], self.plain[at + 1]) in table])

    def between(self, text: str, start: int, end: int) -> Words | None:
        """The words of `text[start:end]`; None where that would cut one in two."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        if (first and self.ends[first - 1] > start) or (last < len(self.starts) and self.starts[last] < end):
            return None
        words = self.plain[first:last]
        at = bisect_left(self.spoilt, first)
        if at < len(self.spoilt) and self.spoilt[at] < last - 1:
            _as_printed(words)
        return Words(text, words, self.starts[first:last], self.ends[first:last], self.capital[first:last])


@lru_cache(maxsize=4)
def _index(text: str) -> _Index:
    return _Index(text)


@lru_cache(maxsize=512)
def _words_between(text: str, start: int, end: int) -> Words:
    if start <= 0 and end >= len(text):
        # A name or another short text, which nobody asks for a stretch of: an index would take longer than its words.
        words, capital, starts, ends = _taken_apart(text)
        return Words(text, _as_printed(words), starts, ends, capital)
    stretch = _index(text).between(text, start, end)
    if stretch is None:
        cut = _words_between(text[start:end], 0, end - start)
        starts, ends = ([start + at for at in offsets] for offsets in (cut.starts, cut.ends))
        stretch = Words(text, cut.plain, starts, ends, cut.capital)
    return stretch


def word_starts(text: str, wanted: Callable[[str], bool]) -> list[int]:
    """Where the words of the whole text stand that are wanted, as `plain` gives them; every word is asked about."""
    index = _index(text)
    return list(compress(index.starts, map(wanted, index.plain)))


def split_phrase(phrase: str) -> tuple[str, ...]:
    """A phrase as the words that `Words` would make of it."""
    return tuple(plain(match.group()) for match in _WORD.finditer(phrase))


Hit = tuple[int, str]
"""Length in words and label of a phrase."""


@dataclass(frozen=True, slots=True)
class PhraseTable:
    """Word groups, each with a label; the longest that begins at a word wins."""

    by_first: dict[str, tuple[Hit | None, dict[str, list[tuple[list[str], Hit]]]]] = field(default_factory=dict)
    """For each first word what it is alone, and by the second word the words that follow both, longest first."""

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
        return cls({first: _by_second(entries) for first, entries in table.items()})

    def at(self, words: Words, index: int, end: int | None = None) -> Hit | None:
        """Length in words and label of the longest phrase at `index`, None where there is none."""
        text = words.plain
        limit = len(text)
        if end is not None and end < limit:
            limit = end
        if index >= limit or (entry := self.by_first.get(text[index])) is None:
            return None
        alone, longer = entry
        if longer and index + 1 < limit:
            for following, hit in longer.get(text[index + 1], ()):
                stop = index + hit[0]
                if stop <= limit and (not following or text[index + 2 : stop] == following):
                    return hit
        return alone

    def may_stand(self, words: Words) -> list[int]:
        """The indices at which a phrase may stand, by its first two words."""
        text, by_first = words.plain, self.by_first
        firsts = compress(range(len(text)), map(by_first.__contains__, text))
        last = len(text) - 1
        return [at for at in firsts if (entry := by_first[text[at]])[0] or (at < last and text[at + 1] in entry[1])]


def _by_second(entries: list[tuple[tuple[str, ...], str]]) -> tuple[Hit | None, dict[str, list[tuple[list[str], Hit]]]]:
    alone: Hit | None = None
    longer: dict[str, list[tuple[list[str], Hit]]] = {}
    for phrase, label in sorted(entries, key=lambda entry: -len(entry[0])):
        hit = (len(phrase), label)
        if len(phrase) == 1:
            alone = hit
        else:
            longer.setdefault(phrase[1], []).append((list(phrase[2:]), hit))
    return alone, longer
