"""Names of bodies as the tests of them read them: a case with a bar where the predicate begins, and names with their marks."""

from __future__ import annotations

from chidao.extractors.agencies import find_predicate, read_bodies
from chidao.extractors.words import Words

MARKS = {"collective": "~", "office_holder": "@", "agency": "", "other": "?", "person": "!"}


def names_in(text: str) -> str:
    """The names of the list that a text without predicate is."""
    words = Words.of(text)
    bodies = read_bodies(words, 0, len(words))
    return " | ".join(MARKS[one.kind] + one.name for one in bodies.mentions) if bodies else ""


def read(case: str) -> tuple[str, str]:
    """Names and the rest from the predicate on, of a case whose bar has been taken out."""
    text = case.replace("| ", "")
    words = Words.of(text)
    at = find_predicate(words, 0, len(words))
    bodies = read_bodies(words, 0, len(words) if at is None else at)
    names = " | ".join(MARKS[one.kind] + one.name for one in bodies.mentions) if bodies else ""
    return names, "" if at is None else text[words.starts[at] :]


def check(case: str, names: str) -> None:
    assert read(case) == (names, case.partition("| ")[2])
