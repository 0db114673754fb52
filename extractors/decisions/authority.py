"""Who may decide in a document: its issuer and its leaders; in news any authority that is reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from chidao.extractors.agencies import find_predicate
from chidao.extractors.decisions.lexicon import length_at
from chidao.extractors.records import Metadata
from chidao.extractors.tasks.leaders import PRONOUNS, without_address
from chidao.extractors.tasks.spelling import spelt
from chidao.extractors.words import Words

_LOWER: Final = re.compile(r"\b(?:huyện|xã|phường|thị xã|quận|thị trấn|đặc khu|cấp)\b", re.IGNORECASE)
_OFFICE: Final = re.compile(r"\b(?:Chủ tịch|Bí thư|Thủ tướng|Bộ trưởng|Thống đốc|Tổng Bí thư|Trưởng ban|Tổng Giám đốc)\b")
_OFFICE_REACH: Final = 60
"""So many characters of the same stretch may stand between an office and the name of who holds it."""
_BRACKETS: Final = re.compile(r" \([^()]*\)")
_WORD: Final = re.compile(r"\b[^\W\d_]\w*")
_APART: Final = re.compile(r"[.,;:\n]")
_CONCLUDED: Final = re.compile(
    r"(?:kết luận|ý kiến|chỉ đạo) của (?:đồng chí )?(?P<who>.+?)(?: tại| về| trong|,|$)", re.IGNORECASE
)
_LONGEST: Final = 18
# Heads that many bodies share: in an official document only the issuer decides under them.
_SHARED: Final = {"sở", "bộ", "cục", "ban", "giám", "tổng", "viện"}
_ALONE: Final = (
    ["bộ", "trưởng"],
    ["bộ", "chính"],
    ["tổng", "bí"],
    ["ban", "bí"],
    ["ban", "thường"],
    ["ban", "chấp"],
    ["ban", "cán"],
)


def _officials(text: str) -> dict[str, list[int]]:
    """Where words with a capital stand behind the title of an office, by word."""
    found: dict[str, list[int]] = {}
    for office in _OFFICE.finditer(text):
        for word in _WORD.finditer(text, office.end(), min(len(text), office.end() + 90)):
            if word.start() > office.end() + _OFFICE_REACH or _APART.search(text, office.end(), word.start()):
                break
            if word.group()[0].isupper():
                found.setdefault(word.group(), []).append(word.start())
    return found


def _stands_at(person: str, text: str, at: int) -> bool:
    end = at + len(person)
    return text.startswith(person, at) and not (text[end : end + 1].isalnum() or text[end : end + 1] == "_")


class Deciders:
    """Knows whether words name who decides here."""

    def __init__(self, meta: Metadata, text: str) -> None:
        self._text = text
        self._news = meta.kind == "news"
        self._issuer = spelt(meta.issuer) if meta.issuer else ""
        self._lower = bool(_LOWER.search(self._issuer))
        self._officials: dict[str, list[int]] | None = None

    def decides(self, name: str) -> bool:
        """Whether `name`, taken as a whole, names an authority of this document."""
        name = _BRACKETS.sub("", name).strip(' *_"“”')
        if len(name.split()) > _LONGEST:
            return False
        words = Words.of(name)
        if not 0 < len(words) <= _LONGEST:
            return False
        if words.plain[:2] == ["hiệu", "trưởng"] and self._issuer and "trường" not in self._issuer:
            return False  # An office over schools tells their heads what to do.
        if length_at(words, 0, "authority", "lone") == len(words):
            return True
        first = length_at(words, 0, "authority", "titles")
        person = words.plain[0] in {"ông", "bà", "đồng", "đ"} and first < len(words) and all(words.capital[first:])
        if not person and not length_at(words, first, "authority", "heads"):
            return False
        if any(length_at(words, at, "authority", "never") and not words.capital[at] for at in range(len(words))):
            return False
        if (not self._lower and _LOWER.search(name)) or self._is_pair(words):
            return False
        if person:
            # "Đồng chí" is said of officials only; anybody may be "ông".
            comrade = self._news and words.plain[0] not in {"ông", "bà"} and len(words) - first > 1
            return comrade or self._leads(words.slice(first, len(words)))
        return find_predicate(words, first, len(words)) is None and not self._is_other(words, first)

    def _leads(self, person: str) -> bool:
        """Whether the text names the person with the office of a leader."""
        if self._officials is None:
            self._officials = _officials(self._text)
        first = person.split()[0]
        return any(_stands_at(person, self._text, at) for at in self._officials.get(first, ()))

    def _is_pair(self, words: Words) -> bool:
        """ "Thủ tướng A và Thủ tướng B": what two agree on between them, neither settles."""
        return any(
            words.plain[at] in {"và", "với"} and length_at(words, at + 1, "authority", "heads") and words.capital[at + 1]
            for at in range(1, len(words) - 1)
        )

    def _is_other(self, words: Words, first: int) -> bool:
        """Whether a Sở or Bộ that is not the issuer is named; news may tell of any Bộ."""
        shared = words.plain[first] in _SHARED and not (self._news and words.plain[first] == "bộ")
        if not shared or words.plain[first : first + 2] in _ALONE:
            return False
        return not (self._issuer and spelt(words.slice(first, len(words))) in self._issuer)


class Speakers:
    """Keeps who is said to decide, and tells the fullest form of it."""

    def __init__(self, meta: Metadata, decides: Callable[[str], bool]) -> None:
        self._issuer = meta.issuer
        self._forms: dict[str, None] = {}
        self._last = ""
        concluded = _CONCLUDED.search(meta.title or "")
        if concluded and concluded.group("who")[0].isupper() and decides(concluded.group("who")):
            self.note(concluded.group("who"))

    def note(self, who: str) -> None:
        """Notes who decides from here on; a lone "Bộ", "Ông" or "Đồng chí" says no more than is known."""
        who = without_address(" ".join(who.split()))
        if len(who.split()) > 1 and who.lower() not in PRONOUNS:
            self._forms[who] = None
            self._last = who

    @property
    def last(self) -> str | None:
        """Who decides at this place, as named last; the issuer where nobody was."""
        return self._last or self._issuer

    def fullest(self, who: str | None) -> str | None:
        """The longest form in the text that begins with the words of `who`."""
        longer = [form for form in self._forms if who and form.lower().startswith(who.lower())]
        return max(longer, key=len, default=who)
