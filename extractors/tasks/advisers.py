"""Who speaks in a report and charges nobody: experts, lawyers, scientists, voters, residents, the accused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.letters import any_word, letter_pattern
from chidao.extractors.tasks.leaders import chief_title
from chidao.extractors.tasks.refusals import is_foreign

Test = Callable[[int, int], bool]


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a title of an adviser begins, and the title with a name behind it."""
    titles = load_table("leaders")["adviser"]["titles"]
    titles = [*titles, *[title[0].upper() + title[1:] for title in titles if title[0].islower()]]
    name = r"(?P<name>[<Lu>][<Ll>]+(?: [<Lu>][<Ll>]+){1,4})"
    with_name = letter_pattern(
        rf"(?:{'|'.join(sorted(titles, key=len, reverse=True))})[.,]?(?: (?!(?:của|từ|tại|ở) )[<Ll>]+){{0,3}} {name}"
    )
    return re.compile(any_word(*titles)), with_name


@cache
def _offices() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An office in which its holder charges others: with what stands up to a name behind it, and behind a name."""
    office = rf"(?:{chief_title()}|(?=[A-ZĐ])(?i:{'|'.join(load_table('leaders')['adviser']['offices'])}))"
    return re.compile(rf"{office}[^.;:,]{{0,60}} $"), re.compile(rf"(?:,| [-–]) (?:[^.;:]{{0,40}}, )?{office}")


@cache
def _sayings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Behind a name, the verb with which advice is told; before it, whose advice is given ("Theo TS. …")."""
    table = load_table("leaders")
    verbs = any_word(*table["adviser"]["verbs"], *(verb for kind in table["saying"].values() for verb in kind))
    return re.compile(rf"(?!\w)(?:[ ,–-]+[^.;:”\"]{{0,140}}?)?[ ,]{verbs}"), re.compile(r"(?<!\w)[Tt]heo (?:[^,.;]{0,60} )?$")


# How one is called who has been introduced: "ông Nam", "luật sư Hoa".
_ADDRESSED: Final = re.compile(r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ll]uật sư|TS\.?|PGS\.?TS\.?) $")
_ADDRESS, _OFFICE = 12, 80


def introduced(text: str) -> set[str]:
    """The names in `text` behind an adviser's title: "TS. Trần Văn Bình", "cử tri Lê Hoa"."""
    first, with_name = _titles()
    found = (with_name.match(text, begin.start()) for begin in first.finditer(text))
    return {one["name"] for one in found if one and not is_foreign(f"Chính phủ {one['name']}")}  # "chuyên gia Nhật Bản"


def advice(text: str) -> Test | None:
    """A test whether a stretch of the report tells what an adviser says; None where the report has no adviser.

    Who also holds an office ("GS.TS Trần An, Bộ trưởng …") is none.
    """
    whole = {name for name in introduced(text) if not _leads(text, name)}
    if not whole:
        return None
    given = {name.rsplit(" ", 1)[-1] for name in whole}
    return lambda begin, stop: any(_speaks(text, begin, stop, *one) for one in _named(text, begin, stop, whole, given))


def _leads(text: str, name: str) -> bool:
    """Whether an office stands before or behind the name."""
    before, behind = _offices()
    return any(
        before.search(text, max(0, start - _OFFICE), start) or behind.match(text, end)
        for start, end in _places(text, name, 0, len(text))
    )


def _places(text: str, name: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    at = text.find(name, begin, stop)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1, stop)


def _named(text: str, begin: int, stop: int, whole: set[str], given: set[str]) -> Iterator[tuple[int, int]]:
    """Where advisers are named, by their whole names or by the given one behind how they are called."""
    for name in whole:
        yield from _places(text, name, begin, stop)
    for name in given:
        for start, end in _places(text, name, begin, stop):
            if _ADDRESSED.search(text, max(begin, start - _ADDRESS), start):
                yield start, end


def _speaks(text: str, begin: int, stop: int, start: int, end: int) -> bool:
    says, according = _sayings()
    return says.match(text, end, stop) is not None or according.search(text, begin, start) is not None
