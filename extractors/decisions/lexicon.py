"""The words of decisions: verbs by kind, what may stand before them, who decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from chidao.corpus.reference import listed
from chidao.extractors.records import DecisionKind
from chidao.extractors.words import Hit, PhraseTable, Words, split_phrase

KINDS: Final[tuple[DecisionKind, ...]] = (
    "approve", "agree", "allow", "reject", "issue", "establish", "amend", "revoke", "allocate", "other",
)  # fmt: skip
_POINTING: Final = {"này", "số", "của", "trên", "nêu", "đó"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of decision of `length` words; `says` where only who decides says it, `firm` where it is hardly an order.

    `settles` is false where a bare verb is an order as often: "thống nhất" with what is to be made alike, "không phê
    duyệt" with what is not to be let pass.
    """

    kind: DecisionKind
    length: int
    says: bool
    firm: bool = False
    settles: bool = True


def _phrases(section: str, key: str) -> list[str]:
    return listed("decision_verbs", section, key)


@cache
def verbs() -> PhraseTable:
    """The verbs of decision, labelled with their kind and whether they say or act."""
    groups: dict[str, Iterable[str]] = {f"{kind} says": _phrases(kind, "says") for kind in KINDS}
    return PhraseTable.of(groups | {f"{kind} acts": _phrases(kind, "acts") for kind in KINDS})


@cache
def _table(section: str, key: str) -> PhraseTable:
    return PhraseTable.of({key: _phrases(section, key)})


@cache
def _by_last(section: str, key: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a list by their last word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    phrases = map(split_phrase, _phrases(section, key))
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase[-1], []).append(phrase)
    return found


def length_before(words: Words, index: int, first: int, section: str, key: str = "words") -> int:
    """How many words of the longest phrase of a list end right before `index`, not reaching before `first`."""
    for phrase in _by_last(section, key).get(words.plain[index - 1], ()) if index > first else ():
        start = index - len(phrase)
        if start >= first and tuple(words.plain[start:index]) == phrase:
            return len(phrase)
    return 0


def length_at(words: Words, index: int, section: str, key: str = "words") -> int:
    """How many words of a phrase of a list stand at `index`."""
    hit = _table(section, key).at(words, index)
    return hit[0] if hit else 0


def _in_name(words: Words, index: int, length: int) -> bool:
    """Whether capitals make the words a name: "Cụm công nghiệp Thống Nhất"; a line all in capitals is none."""
    return length > 1 and words.capital[index + 1] and not words.text[words.starts[index] : words.ends[index + 1]].isupper()


@cache
def _settling() -> PhraseTable:
    """The verbs of decision and the words of permissions."""
    deciding = [phrase for kind in KINDS for key in ("says", "acts") for phrase in _phrases(kind, key)]
    return PhraseTable.of({"decision": deciding, "permission": _phrases("permission", "words")})


def may_settle(text: str) -> list[int]:
    """The offsets at which a verb of decision or a permission may stand: most sentences of a text hold none."""
    words = Words.whole(text)
    return [words.starts[at] for at in _settling().may_stand(words)]


@cache
def first_words() -> frozenset[str]:
    """The words with which a verb of decision may begin, and brackets."""
    return frozenset({*verbs().by_first, "(", ")"})


def verb_of(words: Words, index: int, hit: Hit) -> Verb | None:
    """The verb of decision that the table `verbs` has at `index`; None where it is a name or a noun, or settles nothing."""
    length, label = hit
    if _in_name(words, index, length):
        return None
    kind = next(one for one in KINDS if label.startswith(one))
    following = index + length
    if words.plain[index] == "quyết" and (
        verbs().at(words, following) or (following < len(words) and words.plain[following] in _POINTING)
    ):
        return None
    if kind == "agree" and length_at(words, following, "no_object", "unified" if _unifies(words, index, length) else "noted"):
        return None
    return Verb(kind, length, label.endswith("says"), length_at(words, index, "firm") > 0, _settles(words, index, length))


def _unifies(words: Words, index: int, length: int) -> bool:
    """Whether the verb may as well tell to make alike ("thống nhất quản lý"), which "đồng ý" and "nhất trí" never do."""
    return "thống" in words.plain[index : index + length]


def _settles(words: Words, index: int, length: int) -> bool:
    following = index + length
    if length == 2 and words.plain[index] == "thống":
        return length_at(words, following, "settled") > 0
    return not length_at(words, index, "forbids") or following >= len(words) or length_at(words, following, "refused") > 0
