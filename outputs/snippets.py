"""The hit shown in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chidao.corpus.folding import fold_with_map

__all__ = ["CLOSE", "OPEN", "Snippet", "make_snippet", "marks_in"]

OPEN, CLOSE = "<mark>", "</mark>"
WIDTH = 240
"""Characters of a snippet, about three lines of a result."""

_TOKEN = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.;!?…]\s+|\n+")
_GAP = re.compile(r"[\s,/&-]*\Z")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a task's text with the hits in it. `parts` are (text, is a hit), for those who set marks of their own.

    `text` carries the marks as tags but is no HTML: the words between them are as in the document.
    """

    text: str
    parts: tuple[tuple[str, bool], ...]


def marks_in(text: str, spellings: Sequence[Sequence[str]]) -> list[Span]:
    """Where `text` has one of the spellings (folded words side by side), neighbours joined."""
    folded = fold_with_map(text)
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(folded.text)]
    spans = []
    for words in {tuple(words) for words in spellings if words}:
        for place in range(len(tokens) - len(words) + 1):
            if all(_is(word, tokens[place + index][0]) for index, word in enumerate(words)):
                spans.append(folded.source_span(tokens[place][1], tokens[place + len(words) - 1][2]))
    return _joined(text, sorted(spans))


def _is(word: str, token: str) -> bool:
    return token.startswith(word[:-1]) if word.endswith("*") else token == word


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and (start <= joined[-1][1] or _GAP.match(text[joined[-1][1] : start])):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def make_snippet(text: str, spellings: Sequence[Sequence[str]]) -> Snippet:
    """The sentence of `text` with most hits, cut to a readable length; its beginning where nothing is hit."""
    marks = marks_in(text, spellings)
    start, end = _window(text, marks)
    parts: list[tuple[str, bool]] = [("… ", False)] if start else []
    place = start
    for first, last in marks:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        parts += [(text[place:first], False), (text[first:last], True)]
        place = last
    parts.append((text[place:end] + (" …" if end < len(text) else ""), False))
    kept = tuple((part.replace("\n", " "), hit) for part, hit in parts if part)
    return Snippet("".join(f"{OPEN}{part}{CLOSE}" if hit else part for part, hit in kept), kept)


def _window(text: str, marks: Sequence[Span]) -> Span:
    if len(text) <= WIDTH:
        return 0, len(text)
    bounds = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    starts = [start for start, _ in marks]
    sentences = [(first, last) for first, last in pairwise(bounds) if first < last]
    first, last = max(sentences, key=lambda one: bisect_left(starts, one[1]) - bisect_left(starts, one[0]))
    if last - first <= WIDTH:
        return first, last
    hit = next((start for start in starts if first <= start < last), first)
    start = max(first, min(hit - WIDTH // 3, last - WIDTH))
    start = first if start == first else text.rfind(" ", first, start + 1) + 1 or start
    end = min(last, start + WIDTH)
    return start, end if end == last else max(text.rfind(" ", start, end), start + 1)
