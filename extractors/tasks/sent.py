"""Whom a directive was sent to, of which a report tells: "Bộ Y tế vừa có công điện gửi UBND các tỉnh đề nghị tăng cường …"."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.tasks.ranks import rank_of
from chidao.extractors.words import Words

_PAPERS: Final = {"điện", "văn", "thị", "bản"}
# With these the words go on about the paper, not with what it says.
_ABOUT: Final = {"về", "v", "để", "nhằm", "do", "liên"}
_ASKING: Final = {"yêu", "đề"}
_WITHIN: Final = 90


def sent_to(words: Words, first: int, at: int) -> tuple[tuple[Mention, ...], int, bool] | None:
    """Whom the paper goes to that the authority from word `first` on sends at word `at`, and where it goes on: at the verb
    that charges them (True) or right at what they must do (False); None where it charges nobody."""
    if _PAPERS.isdisjoint(words.plain[first:at]):
        return None
    begin = at + 1
    while begin < len(words) and words.plain[begin] in {"đến", "tới", "cho"}:
        begin += 1
    charge = _charging(words, begin)
    predicate = find_predicate(words, begin, len(words)) if begin < len(words) else None
    if predicate is None:
        return None
    about = next((i for i in range(begin, len(words)) if words.plain[i] in _ABOUT), len(words))
    stop = min(about, predicate) if charge is None else min(about, predicate, charge)
    bodies = read_bodies(words, begin, stop)
    if bodies is None or not _below(bodies.mentions[0].name, words.slice(first, at)):
        return None
    if charge is not None:
        return bodies.mentions, charge, True
    hit = predicate_label(words, predicate)
    told = about > predicate and hit is not None and hit[1] in {"action", "manner", "modal"}
    return (bodies.mentions, predicate, False) if told else None


def names_matter(words: Words, first: int, at: int) -> bool:
    """Whether the verb at `at` is part of what a paper is about: "có công văn về việc | tăng cường kiểm tra gửi …"."""
    about = next((i for i in range(first, at) if words.plain[i] == "về" and not _PAPERS.isdisjoint(words.plain[first:i])), None)
    return about is not None and "gửi" in words.plain[at : at + _WITHIN]


def _charging(words: Words, begin: int) -> int | None:
    """The first "yêu cầu", "đề nghị" from word `begin` on, in its sentence."""
    for at in range(begin, min(len(words), begin + _WITHIN)):
        if words.plain[at] in {";", ".", ":"}:
            return None
        hit = predicate_label(words, at) if words.plain[at] in _ASKING else None
        if hit and hit[1] == "charge" and words.plain[at - 1] not in {"theo", "các", "những", "có", "một"}:
            return at
    return None


def _below(name: str, authority: str) -> bool:
    """Whether those of that name stand below the authority, so that it may charge them: several of a kind do below any one."""
    above = rank_of(authority)
    return above > rank_of(name) or (above == 0 and " các " in f" {name.lower()}")
