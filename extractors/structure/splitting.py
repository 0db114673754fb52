"""Sentences of a stretch of text, and the clauses that semicolons and inner numbers make of a sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.letters import letter_pattern

Range = tuple[int, int]

_STOP: Final = letter_pattern(r"[.!?…][.!?…]*[\"”’»)\]]*(?=\s|$|[<Lu>][^\W\d_])")
_LAST_WORD: Final = re.compile(r"[\w/.]+$")
# An initial within a person's name: "Lê V. Cường".
_INITIAL: Final = letter_pattern(r"(?<![<Ll><Lu>])[<Lu>][<Ll>]+ [<Lu>]$")
_INNER_NUMBER: Final = re.compile(r"\((?<=[\s:;.,].)(?:\d{1,2}|[ivx]{1,4})\)\s")
_INNER_LETTER: Final = re.compile(r"\s*[a-eđ]\)\s+")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load_table("abbreviations")["ending_in_dot"]["words"])


def _before_colon(*leads: str) -> str:
    return "|".join(rf"(?<={lead}:)|(?<={lead}\s:)" for lead in leads)


_THINGS: Final = ("công việc", "nhiệm vụ", "nội dung", "giải pháp")
_INNER_LEAD: Final = letter_pattern(
    r":(?=\s)(?:(?:"
    + _before_colon("như sau", "sau đây", "nội dung sau", "nhiệm vụ sau", "ý kiến")
    + "|"
    + _before_colon("[<Ll>] thực hiện", "[<Ll>] triển khai", "[<Ll>] tập trung")
    + r")(?=\s+[<Lu>])|(?:"
    + _before_colon(*(f"{thing} {pointing}" for thing in _THINGS for pointing in ("sau", "sau đây")))
    + r")(?=\s+\w))"
)
_OPEN, _CLOSE = "([“«", ")]”»"
_SIGN: Final = re.compile(r"[(\[“«)\]”»;]")


def _is_stop(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends a sentence there rather than an abbreviation, a label or a number."""
    after = match.end()
    while after < len(text) and text[after] in " \t\n\u00a0*_":
        after += 1
    following = text[after : after + 1]
    mark = match.group()[0]
    if following and following.islower() and mark != "!":
        return False
    if mark == "…" and following and not following.isupper():
        return False
    if mark == "." and match.group().rstrip('"”’»)]') == ".":
        word = _LAST_WORD.search(text, max(start, match.start() - 12), match.start())
        if word:
            last = word.group().lower()
            if (
                word.group() == "H"
                or last in _abbreviations()
                or _INITIAL.search(text, max(start, match.start() - 12), match.start())
            ):
                return False
            if after == match.end() and word.group().isupper() and text[after : after + 2].isupper():
                return False  # an address: "VOV.VN"
            if last.isdigit() and word.start() <= start + 1:
                return False
    return True


@lru_cache(maxsize=512)
def sentences(text: str, start: int, end: int) -> tuple[Range, ...]:
    """The sentences of `text[start:end]`, blanks trimmed; a full stop inside parentheses or quotes parts nothing.

    Several extractors ask for those of one provision, one after the other.
    """
    found: list[Range] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if match.start() < begin or not _is_stop(text, begin, match):
            continue
        if _depth(text, begin, match.start()) > 0 and _closes_later(text, match.end(), end):
            continue
        found.append((begin, match.end()))
        begin = match.end()
    if begin < end:
        found.append((begin, end))
    return tuple(trimmed for one in found if (trimmed := trim(text, *one))[0] < trimmed[1])


def _depth(text: str, start: int, end: int) -> int:
    part = text[start:end]
    return part.count("(") - part.count(")") + (part.count("“") - part.count("”"))


def _closes_later(text: str, start: int, end: int) -> bool:
    """Whether a parenthesis or quote closes before the next paragraph-sized stretch has passed."""
    near = text[start : min(end, start + 600)]
    return ")" in near or "”" in near


def trim(text: str, start: int, end: int) -> Range:
    """The range without blanks at either side."""
    while start < end and (text[start].isspace() or text[start] == "\u00a0"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\u00a0"):
        end -= 1
    return start, end


def _semicolons(text: str, start: int, end: int) -> list[Range]:
    """Where the semicolons outside parentheses and quotes stand, with the letters that number what follows."""
    found: list[Range] = []
    depth = 0
    last_close = max(text.rfind(char, start, end) for char in _CLOSE)
    for sign in _SIGN.finditer(text, start, end):
        at, char = sign.start(), sign.group()
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char == ";" and (depth == 0 or last_close < at):
            label = _INNER_LETTER.match(text, at + 1, end)
            found.append((at, label.end() if label else at + 1))
            depth = 0
    return found


def _inner_numbers(text: str, start: int, end: int) -> list[Range]:
    """Inner numbers that list clauses: from "(1)" or a separator on; "Cục Công nghiệp (08) xử lý" counts what it has."""
    found: list[Range] = []
    for match in _INNER_NUMBER.finditer(text, start, end):
        first = match.group()[1:-2] in _FIRST_NUMBERS
        if found or first or text[start : match.start()].rstrip()[-1:] in _BEFORE_NUMBERS:
            found.append((match.start(), match.end()))
    return found


_FIRST_NUMBERS: Final = {"1", "01", "i"}
_BEFORE_NUMBERS: Final = {"", ":", ";", ".", ","}


@lru_cache(maxsize=512)
def clauses(text: str, start: int, end: int) -> tuple[Range, ...]:
    """The parts of a sentence between semicolons outside parentheses and quotes, and from inner numbers "(1)" on."""
    cuts = _semicolons(text, start, end) if text.find(";", start, end) >= 0 else []
    if text.find("(", start, end) >= 0:
        cuts += _inner_numbers(text, start, end)
    if text.find(":", start, end) >= 0:
        cuts += [(match.end(), match.end()) for match in _INNER_LEAD.finditer(text, start, end)]
    if not cuts:
        whole = trim(text, start, end)
        return (whole,) if whole[0] < whole[1] else ()
    found: list[Range] = []
    begin = start
    for cut, resume in sorted(cuts):
        if cut >= begin:
            found.append((begin, cut))
            begin = resume
    found.append((begin, end))
    return tuple(trimmed for one in found if (trimmed := trim(text, *one))[0] < trimmed[1])
