"""What looks like a duty and is none: closing formulas, procedure for the text itself, rights, threats, results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from chidao.corpus.reference import load_table

_CLOSING_LENGTH = 420
_OPENING_LENGTH = 260
_QUALITY_WORDS = 16


@cache
def _tests(*kinds: str) -> tuple[Callable[[str], re.Match[str] | None], ...]:
    """One test of the beginning, and one a pattern that is sought: alone, it skips through a text to its first word."""
    beginning: list[str] = []
    anywhere: list[str] = []
    for kind in kinds:
        table = load_table("refusals")[kind]
        for pattern in (re.sub(r"\\\n\s+", "", written) for written in table["patterns"]):
            sought = table["where"] == "anywhere" and not pattern.startswith("^")
            (anywhere if sought else beginning).append(pattern)
    opening = [re.compile("|".join(f"(?:{pattern})" for pattern in beginning)).match] if beginning else []
    return (*opening, *(re.compile(pattern).search for pattern in anywhere))


def refuses(kind: str, content: str) -> bool:
    """Whether `content` is of that kind of the table "refusals"; KeyError where there is no such kind."""
    return _fits(_tests(kind), content)


def _fits(tests: Iterable[Callable[[str], re.Match[str] | None]], content: str) -> bool:
    content = content.lower()
    for test in tests:  # noqa: SIM110 (any() of a generator takes longer than most of the tests)
        if test(content):
            return True
    return False


def is_bare(predicate: str) -> bool:
    """A predicate that says nothing beyond carrying out this text: "nghiêm túc tổ chức triển khai thực hiện Kế hoạch này"."""
    return refuses("bare", predicate.strip())


def is_closing(content: str) -> bool:
    """A closing formula: it charges everybody with the whole text ("nghiêm túc triển khai thực hiện")."""
    return len(content) < _CLOSING_LENGTH and refuses("closing", content)


def is_procedure(content: str) -> bool:
    """Procedure for the text itself, its legal bases, its recipients."""
    return refuses("procedure", content[:_OPENING_LENGTH])


def is_refused(content: str) -> bool:
    """A threat of sanction, a statement of what a matter is, a forecast, what falls short, membership, agreement."""
    return _fits(_tests(*_REFUSED), content)


_REFUSED = ("threat", "copula", "forecast", "assent", "shortcoming", "membership")


def is_general(name: str) -> bool:
    """Whether a name stands for citizens and firms in general, whom the law binds and no directive charges."""
    return refuses("general", name)


def is_right(around: str) -> bool:
    """Whether the words around the verb give a right: "có quyền yêu cầu", "được phép"."""
    return refuses("right", around)


def is_quality(content: str) -> bool:
    """A clause that only says how well the unit before is to be done: "bảo đảm thống nhất, đồng bộ"."""
    return len(content.split()) <= _QUALITY_WORDS and refuses("quality", content)
