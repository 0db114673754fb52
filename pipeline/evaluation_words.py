"""When two spellings count as the same: words, names of bodies, numbers of documents.

The definitions are those of the annotation guidelines. Everything is compared on case-folded words, never on offsets, so a
reader that wraps lines differently neither gains nor loses.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Collection
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

WORD = re.compile(r"\w+")
TONE_MARKS = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
"""The newer place of a tone mark and the older one, which is the one compared: hoà, hòa; uỷ, ủy."""
NEW_TONE_MARK = re.compile(rf"(?<!q)(?:{'|'.join(TONE_MARKS)})(?!\w)")
BODY_OF_PROVINCE = re.compile(r"(sở|ban|ủy ban|hội đồng|công an|chi cục|cục|thành ủy|tỉnh ủy)\b")
BARE_PROVINCE = re.compile(r"^(sở .+|tỉnh ủy|thành ủy) (tỉnh|thành phố)$")
EMPTY_WORDS = frozenset({"và", "của", "trên", "địa", "bàn"})


@cache
def _spellings() -> tuple[list[tuple[re.Pattern[str], str]], list[tuple[re.Pattern[str], re.Pattern[str]]]]:
    """Abbreviations, longest first, with their words; provinces as (with its level, at the end of a name)."""
    data = tomllib.loads(Path(__file__).with_name("evaluation.toml").read_text(encoding="utf-8"))
    shorts = sorted(data["abbreviations"], key=len, reverse=True)
    abbreviations = [(re.compile(rf"(?<!\w){re.escape(short)}(?!\w)"), data["abbreviations"][short]) for short in shorts]
    provinces = [(re.compile(rf"\b(tỉnh|thành phố) {name}\b"), re.compile(rf" {name}$")) for name in data["provinces"]]
    return abbreviations, provinces


def fold(text: str | None) -> str:
    """Lower case, NFC, one place for tone marks."""
    folded = unicodedata.normalize("NFC", text or "").casefold()
    return NEW_TONE_MARK.sub(lambda match: TONE_MARKS[match.group()], folded)


def words_of(text: str | None) -> list[str]:
    """The folded words of a text."""
    return WORD.findall(fold(text))


@cache
def body_key(name: str | None) -> str:
    """What two names of one body have in common: abbreviations in full, the province of a provincial body left out."""
    key = fold(name)
    abbreviations, provinces = _spellings()
    for short, full in abbreviations:
        key = short.sub(full, key)
    for with_level, at_end in provinces:
        key = with_level.sub(r"\1", key)
        if BODY_OF_PROVINCE.match(key):
            key = at_end.sub("", key)
    key = BARE_PROVINCE.sub(r"\1", key)
    return " ".join(word for word in WORD.findall(key) if word not in EMPTY_WORDS)


def number_key(number: str | None) -> str:
    """What two spellings of a document's number have in common."""
    return re.sub(r"[^\w/]", "", fold(number)).lstrip("0")


Positions = frozenset[int]


class GoldText:
    """A text as a list of folded words, in which quotes are found by their words."""

    def __init__(self, text: str) -> None:
        self.words = words_of(text)
        self._starts: dict[str, list[int]] = defaultdict(list)
        for position, word in enumerate(self.words):
            self._starts[word].append(position)

    def locate(self, quote: str | None, hint: float, taken: Collection[Positions]) -> Positions:
        """Positions of the words of a quote: of its occurrences the one not yet taken that is nearest to `hint` (0 to 1).

        A quote that does not stand there word for word is placed where its longest run of words stands; empty where nothing
        fits.
        """
        wanted = words_of(quote)
        if not wanted:
            return frozenset()
        size = len(wanted)
        found = [start for start in self._starts[wanted[0]] if self.words[start : start + size] == wanted]
        if not found:
            return self._locate_partly(wanted)
        near = hint * len(self.words)
        best = min(found, key=lambda start: (frozenset(range(start, start + size)) in taken, abs(start - near)))
        return frozenset(range(best, best + size))

    def _locate_partly(self, wanted: list[str]) -> Positions:
        blocks = SequenceMatcher(None, self.words, wanted, autojunk=False).get_matching_blocks()
        longest = max(blocks, key=lambda block: block.size)
        if longest.size < min(3, len(wanted)):
            return frozenset()
        begin = longest.a - longest.b
        near = range(begin - 5, begin + len(wanted) + 5)
        return frozenset(position for block in blocks if block.a in near for position in range(block.a, block.a + block.size))
