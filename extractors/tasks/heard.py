"""Whom a speaker has heard stands before him without a break: "Sau khi nghe ý kiến của các xã, các sở, | đồng chí An …"."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies import Mention
from chidao.extractors.letters import letter_pattern
from chidao.extractors.words import Words

_PERSON: Final = ("đồng chí ", "ông ", "bà ")
# An authority begins with a capital; what begins without one is the end of the list of those who were heard.
_RUNS_ON: Final = letter_pattern(r"[<Ll>].*, (?:đồng chí|ông|bà) ")


def names_person(words: Words, at: int) -> bool:
    """Whether a person is named at `at`: "đồng chí Trần Bình", "ông An"."""
    length = 2 if words.plain[at : at + 2] == ["đồng", "chí"] else 1 if words.plain[at] in {"ông", "bà"} else 0
    return length > 0 and words.capital[at + length : at + length + 1] == [True]


def ends_in_speaker(bodies: tuple[Mention, ...]) -> bool:
    """Whether a list of bodies runs on into the person who speaks."""
    last = bodies[-1]
    return len(bodies) > 1 and last.kind == "office_holder" and last.name.lower().startswith(_PERSON)


def speaks_behind(authority: str) -> bool:
    """Whether the words taken for those of an authority are a list that runs on into the one who charges."""
    return _RUNS_ON.match(authority) is not None
