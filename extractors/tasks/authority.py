"""Who charges: the issuer of the document, its head, the speaker that is reported."""

from __future__ import annotations

import re

from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Metadata
from chidao.extractors.tasks.leaders import is_leader
from chidao.extractors.tasks.naming import expand
from chidao.extractors.words import plain

_PLACE = letter_pattern(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường) [<Lu>][^\W\d_]*(?: (?:- )?[<Lu>][^\W\d_]*)*")
_PERSON = letter_pattern(r"(?: (?:[<Lu>][^\W\d_]+)){2,5}$")

# What a place or a ministry does to those below it; what it "đề nghị" may go to one above.
_OF_GOVERNMENTS = {"yêu cầu", "giao"}
_GOVERNING = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|bộ)\b")


def _key(words: str) -> str:
    words = expand(re.sub(r"\([^)]*\)", "", words)).strip(" ,;:")
    words = re.sub(r"(?: (?:đã|cũng|vừa|mới đây|tiếp tục|vừa qua|mới|có văn bản|có công văn|,))+$", "", words)
    words = _PERSON.sub("", words)
    words = _PLACE.sub(lambda match: " ".join(part for part in match.group().split() if part[0].islower()), words)
    return " ".join(plain(word) for word in words.split()).strip(" ,")


class Authority:
    """Knows who may charge in this document, and keeps the fullest form of the one who last did."""

    def __init__(self, meta: Metadata) -> None:
        self._keys = {_key(meta.issuer)} if meta.issuer else set()
        self._news = meta.kind == "news"
        self.current: str | None = None
        self._forms: list[str] = []

    def holds(self, words: str, verb: str) -> bool:
        """Whether these words name an authority of this document that charges with this verb.

        Who "chỉ đạo" someone is as a rule charged himself, unless he is the issuer or, in news, a leader.
        """
        key = _key(words)
        if (
            not key
            or key in self._keys
            or any(key.endswith(f" {known}") or known.startswith(f"{key} ") for known in self._keys)
        ):
            return True
        if verb == "chỉ đạo" and not self._news:
            return False
        return is_leader(key) or (self._news and verb in _OF_GOVERNMENTS and self._governs(key))

    def _governs(self, key: str) -> bool:
        """Whether a place or a ministry charges in its own name, where the report is not about a higher one."""
        kind = _GOVERNING.match(key)
        return kind is not None and all(kind.group() in known for known in self._keys)

    def speaks(self, words: str) -> bool:
        """Whether these words name the one who last charged, or the issuer's head."""
        key = _key(words)
        return bool(key) and (
            (self.current is not None and (key in _key(self.current) or _key(self.current) in key)) or key in self._keys
        )

    def issues(self, words: str) -> bool:
        """Whether these words name the issuer itself: what it says of itself is no charge."""
        key = _key(words)
        return bool(key) and any(known == key or known in {f"{key} tỉnh", f"{key} thành phố"} for known in self._keys)

    def speak(self, words: str) -> None:
        """Notes that this authority charges from here on."""
        form = re.sub(r"\s+", " ", words).strip(' ,;:“"')
        if form:
            self._forms.append(form)
            self.current = form

    def fullest(self, fallback: str | None) -> str | None:
        """The fullest form of the authority in the text."""
        return max(self._forms, key=len) if self._forms else fallback
