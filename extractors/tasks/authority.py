"""Who charges: the issuer of the document, its head, the speaker that is reported."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from chidao.extractors.agencies.provinces import is_province, level_of
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Metadata
from chidao.extractors.tasks.leaders import PRONOUNS, is_leader, without_address
from chidao.extractors.tasks.ranks import asks_above, rank_of
from chidao.extractors.tasks.spelling import expand
from chidao.extractors.words import plain

_PLACE: Final = letter_pattern(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường) [<Lu>][^\W\d_]*(?: (?:- )?[<Lu>][^\W\d_]*)*")
# Whose conclusion it is: "Kết luận của Phó Thủ tướng Trần An tại cuộc họp …".
_CONCLUDED: Final = re.compile(
    r"(?:kết luận|ý kiến|chỉ đạo|phát biểu)(?: (?:chỉ đạo|kết luận))* của (?P<who>[^;.:]{3,120}?)"
    r"(?=,? (?:tại|về|trong|sau|trên|đối với|khi|nhân dịp|ở|sau khi)\b|[;.:]|$)",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(r"\b(?:ubnd|hđnd)\b")
# What else one is, said aside: "Bộ Y tế (Cơ quan Thường trực Ban Chỉ đạo quốc gia)".
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")
# What he decides before he charges: "Phó Chủ tịch UBND tỉnh Lê Văn Bình | đồng ý chủ trương và giao …".
_DECIDES: Final = re.compile(r" (?:đồng ý|nhất trí|thống nhất|chấp thuận|cho phép)(?!\w).*$", re.DOTALL)
_PERSON: Final = letter_pattern(r"(?: (?:[<Lu>][^\W\d_]+)){2,5}$")

# Whoever inspects recommends, and an answer is owed; others who "kiến nghị" ask those above them.
_INSPECTS: Final = re.compile(r"\b(?:thanh tra|kiểm toán|kiểm tra|giám sát)\b", re.IGNORECASE)

# What a place or a ministry does to those below it; what it "đề nghị" may go to one above.
_OF_GOVERNMENTS: Final = {"yêu cầu", "giao"}
# A report may be about what an agency asks of those below it, where nobody above has charged before.
_OF_AGENCIES: Final = {"yêu cầu", "đề nghị"}
# How a report names the authorities of its place: "tỉnh chỉ đạo các địa phương …"; where nobody higher has charged before,
# those of a smaller one: "huyện chỉ đạo các trạm y tế …".
_BARE_PLACES: Final = {"tỉnh", "thành phố"}
_SMALLER_PLACES: Final = {"huyện", "quận", "thị xã", "xã", "phường", "đặc khu"}
_AGENCY: Final = re.compile(r"(?:sở|chi cục|cục|tổng cục|thanh tra|công an|bộ|ban chỉ đạo|ban chỉ huy|bộ chỉ huy)\b")
# "UBND các xã": many of a kind are charged in a document of one, and do not charge in it.
_SEVERAL: Final = re.compile(
    r"^(?:\w+ ){0,4}?các (?:huyện|thị xã|thành phố|quận|xã|phường|tỉnh|sở|địa phương|đơn vị|cơ quan)\b"
)
_GOVERNING: Final = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|bộ)\b")


# A committee's standing part acts for it: "Ban Thường vụ Huyện ủy" issues what the head of the letter gives to the "Huyện ủy".
_STANDING: Final = re.compile(r"^(?:ban thường vụ|ban chấp hành|thường trực) (?=(?:tỉnh|thành|huyện|quận|thị|đảng) (?:ủy|uỷ))")
# What the letter's head calls the "Tỉnh ủy", a text calls the "Ban Chấp hành Đảng bộ tỉnh".
_COMMITTEE: Final = re.compile(r"^ban chấp hành đảng bộ (?P<level>tỉnh|thành phố|huyện|thị xã|quận)\b")
_COMMITTEES: Final = {"tỉnh": "tỉnh ủy", "thành phố": "thành ủy", "huyện": "huyện ủy", "thị xã": "thị ủy", "quận": "quận ủy"}


LEVELS: Final = frozenset({*_BARE_PLACES, *_SMALLER_PLACES, "thị trấn"})
"""What kinds of places there are."""


def _without_standing(key: str) -> str:
    return _COMMITTEE.sub(lambda match: _COMMITTEES[match["level"]], _STANDING.sub("", key))


@lru_cache(maxsize=1024)
def name_key(words: str) -> str:
    """How a name is told from others: the few of one document are asked for again and again."""
    words = expand(re.sub(r"\([^)]*\)", "", words)).strip(" ,;:")
    words = re.sub(r"(?: (?:đã|cũng|vừa|mới đây|tiếp tục|vừa qua|mới|có văn bản|có công văn|,))+$", "", words, flags=re.I)
    words = _PERSON.sub("", words).removesuffix(" này")
    words = _PLACE.sub(lambda match: " ".join(part for part in match.group().split() if part[0].islower()), words)
    return " ".join(plain(word) for word in words.split()).strip(" ,-–")


class Authority:
    """Knows who may charge in this document, and keeps the fullest form of the one who last did."""

    def __init__(self, meta: Metadata) -> None:
        self._keys = {name_key(meta.issuer)} if meta.issuer else set()
        self._news = meta.kind == "news"
        self._issuer = meta.issuer
        self._letter = meta.kind == "cong_van"
        self.inspects = not self._news and bool(_INSPECTS.search(f"{meta.issuer or ''} {meta.title or ''}"))
        """Whether the document tells what an inspection found: what it recommends is a charge."""
        self.current: str | None = None
        self._heard: str | None = None
        self.told = False
        """Whether it has been told that somebody says something, so that what a body "sẽ" do may be its pledge."""
        self.forms: list[str] = []
        """How those who charge are called, in the order in which they do."""
        concluded = _CONCLUDED.search(meta.title or "") if meta.kind in {"thong_bao", "ket_luan"} else None
        if concluded and is_leader(concluded.group("who")):
            self._keys.add(name_key(concluded.group("who")))
            self.speak(concluded.group("who"))

    def holds(self, words: str, verb: str) -> bool:
        """Whether these words name an authority of this document that charges with this verb.

        Who "chỉ đạo" someone is as a rule charged himself, unless he is the issuer or, in news, a leader.
        """
        key = name_key(words)
        if (
            not key
            or key in self._keys
            or any(key.endswith(f" {known}") or known.startswith(f"{key} ") for known in self._keys)
        ):
            return True
        if not self._news and (verb == "chỉ đạo" or _SEVERAL.search(key)):
            return False
        place = words.strip().lower() if verb == "chỉ đạo" else ""
        if place in _BARE_PLACES or (place in _SMALLER_PLACES and self._news and not self.forms):
            return True
        if not self._news:
            return is_leader(key)
        if self.current is not None and key == name_key(self.current):
            return True  # Who has charged before charges again.
        if not self.forms and _AGENCY.match(key) and verb in _OF_AGENCIES:
            return True
        return (is_leader(key) and is_leader(words)) or (verb in _OF_GOVERNMENTS and self._governs(key))

    def _governs(self, key: str) -> bool:
        """Whether a place or a ministry charges in its own name, where the report is not about a higher one."""
        if is_province(key):
            return all("tỉnh" in known or "thành phố" in known for known in self._keys)
        kind = _GOVERNING.match(key)
        return kind is not None and all(kind.group() in known or level_of(known) == kind.group() for known in self._keys)

    def speaks(self, words: str) -> bool:
        """Whether these words name the one who last charged, or the issuer's head."""
        key = name_key(words)
        return bool(key) and (
            (self.current is not None and (key in name_key(self.current) or name_key(self.current) in key)) or key in self._keys
        )

    def asks_above(self, words: str, name: str) -> bool:
        """Whether one who charges asks a body above him; where a report names nobody (`words` are ""), its issuer asks."""
        asker = words or (self._issuer or "" if self._news and rank_of(self.current or "") == 0 else self.current or "")
        return asks_above(asker, name)

    def stands_above(self, office: str) -> bool:
        """Whether the one who last charged stands above an office that is named without a person."""
        return self.current is not None and not _PERSON.search(office) and 0 < rank_of(office) < rank_of(self.current)

    def issues(self, words: str) -> bool:
        """Whether these words name the issuer itself: what it says of itself is no charge."""
        key = _without_standing(name_key(words))
        return bool(key) and any(
            known == key or (known.startswith(f"{key} ") and known.removeprefix(f"{key} ") in LEVELS)
            for known in map(_without_standing, self._keys)
        )

    def writes(self, words: str) -> bool:
        """Whether these words name who writes this letter: what it has been given to do itself is why it writes."""
        return self._letter and self.issues(words)

    def hear(self, words: str) -> None:
        """Notes a chief who has said something: a mere "đồng chí" who charges behind it is he."""
        self.told = True
        if words.strip().lower() not in PRONOUNS:
            self._heard = words

    def speak(self, words: str) -> None:
        """Notes that this authority charges from here on."""
        if words.strip().lower() in PRONOUNS and self.current is None and self._heard:
            self.speak(self._heard)
        form = without_address(re.sub(r"\s+", " ", _DECIDES.sub("", _ASIDE.sub("", words))).strip(' ,;:“"'))
        if form and form.lower() not in PRONOUNS and not form.isupper():
            form = _SHORT.sub(lambda short: short.group().upper(), form)
            self.forms.append(form[0].upper() + form[1:])
        self.current = form or self.current
