"""The tables behind names of bodies and predicates, read once from corpus/reference."""

from __future__ import annotations

from functools import cache

from chidao.corpus.reference import listed, load_table
from chidao.extractors.words import PhraseTable, Words, split_phrase


def _table(name: str, *sections: str) -> PhraseTable:
    return PhraseTable.of({section: listed(name, section) for section in sections})


@cache
def predicate_table() -> PhraseTable:
    """Predicate words by kind: modal, charge, speech, act, manner, action."""
    return _table("predicates", "modal", "charge", "speech", "act", "manner", "action")


@cache
def body_heads() -> PhraseTable:
    """First words of single bodies ("agency") and office-holders ("office")."""
    return _table("body_words", "office", "agency")


@cache
def collective_heads() -> PhraseTable:
    """First words of collectives."""
    return _table("body_words", "collective")


@cache
def names_of_places() -> PhraseTable:
    """Names that only a place goes with: "UBND", "Công an"."""
    return _table("body_words", "of_place")


@cache
def head_nouns() -> PhraseTable:
    """What heads of names begin with ("office", "agency", "collective"), and what begins like one and is none ("other": "trường
    hợp", "báo cáo"): the longest tells which it is."""
    return _table("body_words", "other", "office", "agency", "collective")


@cache
def _inner_groups() -> PhraseTable:
    return _table("body_words", "field", "compound", "department")


@cache
def inner_words() -> frozenset[str]:
    """The words with which an `inner_group` may begin."""
    return frozenset(_inner_groups().by_first)


@cache
def verb_words() -> frozenset[str]:
    """The words with which a predicate or an `inner_group` may begin: others need no closer look within a name."""
    return frozenset({*predicate_table().by_first, *inner_words()})


def inner_group(words: Words, index: int, end: int) -> int:
    """Length of the group at `index` that stands inside names though it holds "và", commas or verbs; 0 where there is none.

    A department and a short field are names only with a capital: "Sở Xây dựng", "ngành giáo dục", but "các xã xây dựng kế
    hoạch"; what a department works in is also what a board is for: "Ban Chỉ đạo phát triển khoa học, công nghệ …".
    """
    hit = _inner_groups().at(words, index, end)
    if hit is None:
        return 0
    length, kind = hit
    of_branch = index > 0 and words.plain[index - 1 : index + 2] == ["ngành", "giáo", "dục"]
    named = kind == "department" and words.plain[max(index - 1, 0)] != "đạo"
    small = named or (kind == "field" and length < 3 and not of_branch)
    return 0 if small and not words.capital[index] else length


@cache
def naming_verbs() -> PhraseTable:
    """Verbs that belong to a name after "cơ quan", "đơn vị" and the like, always or where another predicate follows."""
    return _table("body_words", "naming_verb", "naming_verb_followed")


@cache
def naming_words() -> frozenset[tuple[str, ...]]:
    """Words after which a verb belongs to the name."""
    return frozenset(split_phrase(phrase) for phrase in listed("body_words", "naming"))


@cache
def offices() -> frozenset[tuple[str, ...]]:
    """Those of them that are offices, which act by their bare noun too."""
    return frozenset(split_phrase(phrase) for phrase in listed("body_words", "naming_office"))


@cache
def names_of_offices() -> PhraseTable:
    """Verbs that name an office in small letters: "ban quản lý chợ"."""
    return _table("body_words", "names_office")


@cache
def _joined_syllables() -> dict[str, frozenset[str]]:
    return {
        verb: frozenset(word for (word,) in map(split_phrase, entry["not_after"].split(";")))
        for verb, entry in load_table("syllables").items()
    }


def stands_alone(before: str, word: str) -> bool | None:
    """Whether a verb of one syllable is a word of its own after `before`; None where the table does not have the verb."""
    joined = _joined_syllables().get(word)
    return None if joined is None else before not in joined
