"""Text layers that show right and read wrong: fonts whose codes stand for other letters (“6Ӣ CÔNG 7+ѬѪ1*”)."""

from __future__ import annotations

import re

from chidao.corpus.reading.lines import LOWER, UPPER

_SAMPLE = 6000
_FEW = 40
_TOKEN = re.compile(r"\S+")
_VIETNAMESE = re.compile(rf"[{UPPER}{LOWER}]+")
_EDGES = "“”\"'‘’()[]{}.,;:!?…/-–—*+<>%&•"
_NUMBER = re.compile(r"[\d.,:/%-]+[a-zđ]?\Z")
_SOUND = 0.6
"""Share of the letters that stand in words of Vietnamese letters or in numbers. Sound pages have 0.9 and more; tables of codes
still 0.75; a page whose fonts lie has next to none."""
_PROSE = 0.08
"""Share of letters with marks from which a page without a foreign letter needs no closer look; Vietnamese prose has a fifth."""
_MARKED = re.compile("[à-ỹđĐ]")
_FOREIGN = re.compile("[\u0370-\u1dff\ue000-\uf8ff\ufffd]")


def is_rubbish(text: str) -> bool:
    """Whether most of a page's text is no words at all. Pages with few words are given the benefit of the doubt."""
    sample = text[:_SAMPLE]
    needed = _PROSE * len(sample)
    # Of prose the first half has enough of them already.
    marked = len(_MARKED.findall(sample[: len(sample) // 2]))
    if marked <= needed:
        marked = len(_MARKED.findall(sample))
    if marked > needed and not _FOREIGN.search(sample):
        return False
    tokens = _TOKEN.findall(sample)
    weight = sum(len(token) for token in tokens)
    if weight < _FEW:
        return False
    sound = sum(len(token) for token in tokens if _is_sound(token))
    return sound < _SOUND * weight


def _is_sound(token: str) -> bool:
    bare = token.strip(_EDGES)
    if not bare:
        return len(token) < 3 or len(set(token)) == 1
    return all(_VIETNAMESE.fullmatch(part) or _NUMBER.match(part) for part in re.split(r"[-/–.,:;&()]+", bare) if part)
