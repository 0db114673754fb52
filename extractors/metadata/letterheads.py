"""The words of letterheads as patterns over small letters, and the bodies that a head names one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from chidao.corpus.folding import unify_tones
from chidao.corpus.reference import listed

__all__ = ["LEVELS", "LEVELS_BY_LETTERS", "any_word", "bodies_of", "bodies_within", "small", "with_parent"]

LEVELS_BY_LETTERS: Final = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "tp": "thành phố", "quan": "quận", "huyen": "huyện", "thi xa": "thị xã",
    "thi tran": "thị trấn", "xa": "xã", "phuong": "phường", "dac khu": "đặc khu",
}  # fmt: skip
"""The levels of places by their letters without accents."""
LEVELS: Final = "|".join(dict.fromkeys(LEVELS_BY_LETTERS.values()))
"""Pattern: the levels of places."""


def small(text: str) -> str:
    """The text in small letters, its tones spelt in one way; as long as it was where its letters are of one kind."""
    return unify_tones(text.lower())


def any_word(*sections: str, key: str = "words") -> str:
    """A pattern for any of the words of these sections, longer ones first; `key`: of another list of theirs."""
    return "|".join(map(re.escape, _longest_first(sections, key)))


def _longest_first(sections: Sequence[str], key: str = "words") -> list[str]:
    words = {word for section in sections for word in listed("letterheads", section, key)}
    return sorted(words, key=lambda word: (-len(word), word))


def _heads(*sections: str) -> str:
    """A pattern for heads, save where they are half of another word or go on into one."""
    behind: dict[str, str] = {}
    for phrase in listed("letterheads", "no_head"):
        first, _, last = phrase.rpartition(" ")
        behind[last] = behind.get(last, "") + rf"(?<!{re.escape(first)} )"
    onward: dict[str, str] = {}
    for phrase in listed("letterheads", "no_head", "onward"):
        first, _, last = phrase.partition(" ")
        onward[first] = onward.get(first, "") + (rf"(?!{last})" if last == "," else rf"(?! {re.escape(last)}(?!\w))")
    return "|".join(
        f"{behind.get(word, '')}{re.escape(word)}(?!\\w){onward.get(word, '')}" for word in _longest_first(sections)
    )


@cache
def bodies_within() -> re.Pattern[str]:
    """Where the name of a body may begin behind another's."""
    return re.compile(rf"(?<!\w)(?:{_heads('head', 'head_behind')})")


@cache
def _begins_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{_heads('head', 'head_of_line')})")


@cache
def _open_line() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{any_word('goes_on')})$|^trường$|[-–,]$")


def bodies_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The names of the bodies that have lines of their own, the highest first; a name may be broken over several lines."""
    bodies: list[str] = []
    for line in (" ".join(line.replace("*", " ").split()) for line in lines):
        if not line:
            continue
        if bodies and (_open_line().search(small(bodies[-1])) or not _begins_line().match(small(line))):
            bodies[-1] += f" {line}"
        else:
            bodies.append(line)
    return tuple(bodies)


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('bare')})$|(?:{any_word('bare', key='beginnings')})(?!\w)")


def with_parent(child: str, parent: str) -> str:
    """The name of a body, with its parent's where it says nothing alone: “Văn phòng” of “Bộ Y tế”."""
    if _bare().match(small(child)) is None:
        return child
    if small(parent) in small(child):
        return child
    branch = small(parent).startswith("ngân hàng") and small(child).startswith("chi nhánh")
    return f"{parent} {child[0].lower()}{child[1:]}" if branch else f"{child} {parent}"
