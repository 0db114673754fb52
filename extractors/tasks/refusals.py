"""What looks like a duty and is none: closing formulas, procedure for the text itself, rights, threats, results."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from chidao.corpus.reference import load_table

_CLOSING_LENGTH: Final = 420
_OPENING_LENGTH: Final = 260
_QUALITY_WORDS: Final = 16


Test = Callable[[str], re.Match[str] | None]


@cache
def _tests(*kinds: str) -> tuple[tuple[str, Test], ...]:
    """Each test with a sign, which stands wherever it succeeds; "" where there is none to name.

    The beginning is tested as a whole, and each pattern that is sought by itself: so it skips through a text to its first word.
    """
    beginning: list[str] = []
    tests: list[tuple[str, Test]] = []
    for kind in kinds:
        table = load_table("refusals")[kind]
        for one in table["patterns"]:
            written, signs = (one, []) if isinstance(one, str) else (one["form"], one["signs"])
            pattern = re.sub(r"\\\n\s+", "", written)
            sought = table["where"] == "anywhere" and not pattern.startswith("^")
            if signs or sought:
                form = re.compile(pattern)
                tests += [(sign, form.search if sought else form.match) for sign in signs or ("",)]
            else:
                beginning.append(f"(?:{pattern})")
    return (*([("", re.compile("|".join(beginning)).match)] if beginning else ()), *tests)


def refuses(content: str, *kinds: str) -> bool:
    """Whether `content` is of one of those kinds of the table "refusals"; KeyError where there is no such kind."""
    content = content.lower()
    for sign, test in _tests(*kinds):  # noqa: SIM110 (any() of a generator takes longer than most of the tests)
        if sign in content and test(content):
            return True
    return False


def is_bare(predicate: str) -> bool:
    """A predicate that says nothing beyond carrying out this text ("nghiêm túc tổ chức triển khai thực hiện Kế hoạch này"), or
    by what a body lives ("tổ chức, hoạt động theo Điều lệ").
    """
    return refuses(predicate.strip(), "bare", "status")


def is_closing(content: str) -> bool:
    """A closing formula: it charges everybody with the whole text ("nghiêm túc triển khai thực hiện")."""
    return len(content) < _CLOSING_LENGTH and refuses(content, "closing")


def is_procedure(content: str) -> bool:
    """Procedure for the text itself, its legal bases, its recipients."""
    return refuses(content[:_OPENING_LENGTH], "procedure")


def is_refused(content: str) -> bool:
    """A threat of sanction, a statement of what a matter is, a forecast, what falls short, what comes of it, a cost,
    membership or a remark.
    """
    return refuses(content, *_REFUSED)


_REFUSED: Final = ("threat", "copula", "forecast", "assent", "shortcoming", "effect", "membership", "amount", "remark")


def is_general(name: str) -> bool:
    """Whether a text begins with whom no directive charges: citizens, firms, unions of states in general, or who speaks."""
    return refuses(name, "general")


def is_under_law(name: str) -> bool:
    """Whether a name begins as those of whom the law binds in general: firms, owners, whoever pays taxes."""
    return refuses(name, "under_law")


def is_foreign(name: str) -> bool:
    """Whether a name is that of another country's authority."""
    return refuses(name, "foreign")


def is_right(around: str) -> bool:
    """Whether the words around the verb give a right: "có quyền yêu cầu", "được phép"."""
    return refuses(around, "right")


def is_quality(content: str) -> bool:
    """A clause that only says how well the unit before is to be done: "bảo đảm thống nhất, đồng bộ"."""
    return len(content.split()) <= _QUALITY_WORDS and refuses(content, "quality")
