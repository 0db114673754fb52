"""The words of decisions: verbs by kind, what may stand before them, who decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from chidao.corpus.reference import load_table
from chidao.extractors.records import DecisionKind
from chidao.extractors.words import PhraseTable, Words

KINDS: tuple[DecisionKind, ...] = (
    "approve",
    "agree",
    "allow",
    "reject",
    "issue",
    "establish",
    "amend",
    "revoke",
    "allocate",
    "other",
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of decision of `length` words; `says` where only who decides says it."""

    kind: DecisionKind
    length: int
    says: bool


def _phrases(words: str) -> list[str]:
    return [phrase.strip() for phrase in words.split(";") if phrase.strip()]


@cache
def _verbs() -> PhraseTable:
    table = load_table("decision_verbs")
    groups: dict[str, Iterable[str]] = {f"{kind} says": _phrases(table[kind]["says"]) for kind in KINDS}
    return PhraseTable.of(groups | {f"{kind} acts": _phrases(table[kind]["acts"]) for kind in KINDS})


@cache
def phrases(section: str, key: str = "words") -> PhraseTable:
    """The phrases of one list of the table."""
    return PhraseTable.of({key: _phrases(load_table("decision_verbs")[section][key])})


@cache
def _ending(section: str, key: str) -> tuple[tuple[str, ...], ...]:
    table = phrases(section, key)
    return tuple(sorted((entry for entries in table.by_first.values() for entry, _ in entries), key=lambda entry: -len(entry)))


def length_before(words: Words, index: int, first: int, section: str, key: str = "words") -> int:
    """How many words of the longest phrase of a list end right before `index`, not reaching before `first`."""
    for phrase in _ending(section, key):
        start = index - len(phrase)
        if start >= first and tuple(words.plain[start:index]) == phrase:
            return len(phrase)
    return 0


def length_at(words: Words, index: int, section: str, key: str = "words") -> int:
    """How many words of a phrase of a list stand at `index`."""
    hit = phrases(section, key).at(words, index)
    return hit[0] if hit else 0


def verb_at(words: Words, index: int) -> Verb | None:
    """The verb of decision at `index`; None where the word is part of a name or has no object to settle."""
    hit = _verbs().at(words, index)
    if hit is None:
        return None
    length, label = hit
    if (
        length > 1
        and words.capital[index]
        and all(words.capital[index : index + length])
        and not words.text[words.starts[index] : words.ends[index]].isupper()
    ):
        return None
    kind = next(one for one in KINDS if label.startswith(one))
    says = label.endswith("says")
    if kind == "other" and words.plain[index] == "quyết" and _verbs().at(words, index + length):
        return None
    if kind == "other" and words.plain[index + length : index + length + 1] in (["này"], ["số"], ["của"], ["trên"], ["nêu"]):
        return None
    if says and kind == "agree" and length_at(words, index + length, "no_object"):
        return None
    return Verb(kind, length, says)
