"""Who speaks in a report and charges nobody: experts, lawyers, scientists, voters, residents, the accused."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from chidao.corpus.reference import load_table
from chidao.extractors.letters import any_word, letter_pattern
from chidao.extractors.tasks.leaders import chief_title

Test = Callable[[int, int], bool]


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a title of an adviser begins, and the title with a name behind it."""
    titles = load_table("leaders")["adviser"]["titles"]
    titles = [*titles, *[title[0].upper() + title[1:] for title in titles if title[0].islower()]]
    name = r"(?P<name>[<Lu>][<Ll>]+(?: [<Lu>][<Ll>]+){1,4})"
    with_name = letter_pattern(rf"(?:{'|'.join(sorted(titles, key=len, reverse=True))})[.,]?(?: [<Ll>]+){{0,3}} {name}")
    return re.compile(any_word(*titles)), with_name


def introduced(text: str) -> set[str]:
    """The names in `text` behind an adviser's title: "TS. Trần Văn Bình", "cử tri Lê Hoa"."""
    first, with_name = _titles()
    found = (with_name.match(text, begin.start()) for begin in first.finditer(text))
    return {one["name"] for one in found if one}


@cache
def _says() -> str:
    return any_word(*load_table("leaders")["adviser"]["verbs"])


def advice(text: str) -> Test | None:
    """A test whether a stretch of the report tells what an adviser says; None where the report has no adviser.

    Who also holds an office ("GS.TS Trần An, Bộ trưởng …") is none.
    """
    advisers = sorted(name for name in introduced(text) if not _leads(text, name))
    if not advisers:
        return None
    whole = "|".join(map(re.escape, advisers))
    given = "|".join({re.escape(name.rsplit(" ", 1)[-1]) for name in advisers})
    who = rf"(?:(?<!\w)(?:{whole})|(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ll]uật sư|TS\.?|PGS\.?TS\.?) (?:{given}))(?!\w)"
    speaks = re.compile(rf"{who}(?:[ ,–-]+[^.;:”\"]{{0,140}}?)?[ ,]{_says()}|(?:Theo|theo) (?:[^,.;]{{0,60}} )?{who}")
    return lambda begin, stop: speaks.search(text, begin, stop) is not None


def _leads(text: str, name: str) -> bool:
    """Whether an office stands before or behind the name in which its holder charges others."""
    person = re.escape(name)
    office = rf"(?:{chief_title()}|(?=[A-ZĐ])(?i:{'|'.join(load_table('leaders')['adviser']['offices'])}))"
    return re.search(rf"{office}[^.;:,]{{0,60}} {person}|{person}(?:,| [-–]) (?:[^.;:]{{0,40}}, )?{office}", text) is not None
