"""Numbers of documents whose letters the recogniser mistook: “45/TB-VPGP” is of the VPCP, “12/OĐ-UBND” a QĐ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from chidao.corpus.reading.ocr_program import Word
from chidao.corpus.reference import load_table

_ALIKE = ("CG", "OQ0", "DĐ", "NM", "B8", "PF", "UƯ", "AÂĂ", "EÊ", "S5", "I1l", "VY")
"""Capitals and digits that the recogniser takes for each other."""
_SIGN = re.compile(r"(\d*(?:/\d{4})?[/-])(\w[\w&/-]*\w)(.*)$")
_PART = re.compile(r"[-/&]")
_SURE = 80.0
"""Percent at most of a word that was changed."""


def settled(words: Sequence[Word]) -> list[Word]:
    """The words, unknown parts of document numbers read as the one abbreviation that looks like them; these stay doubtful.

    Nothing is changed where none is like it or several are, or where the number has no part that is known.
    """
    return [
        replace(word, text=text, sure=min(word.sure, _SURE)) if (text := mended(word.text)) != word.text else word
        for word in words
    ]


def mended(text: str) -> str:
    """One word as `settled` reads it."""
    found = _SIGN.match(text)
    if not found or not any(letter.isupper() for letter in found.group(2)):
        return text
    parts = _PART.split(found.group(2))
    first = _like(parts[0], _codes() if len(parts[0]) == 2 else _known())
    seen = [first, *(_like(part, _known()) if len(part) > 2 else part for part in parts[1:])]
    changed = sum(one != other for one, other in zip(parts, seen, strict=True))
    if changed != 1 or not any(part in _known() for part in parts):
        return text
    separators = [*_PART.findall(found.group(2)), ""]
    return found.group(1) + "".join(part + between for part, between in zip(seen, separators, strict=True)) + found.group(3)


def _like(part: str, known: frozenset[str]) -> str:
    """The one of the known abbreviations that differs in one letter, which looks like it; the part itself otherwise."""
    if part in _known() or len(part) < 2:
        return part
    found = {
        part[:at] + other + part[at + 1 :]
        for at, letter in enumerate(part)
        for group in _ALIKE
        if letter in group
        for other in group
        if other != letter
    } & known
    return found.pop() if len(found) == 1 else part


@cache
def _codes() -> frozenset[str]:
    """Of types of documents, as they stand first in a number."""
    return frozenset(code for kind in load_table("document_types")["type"] for code in kind["codes"])


@cache
def _known() -> frozenset[str]:
    """Those codes, and abbreviations of bodies and matters."""
    short = (part for one in load_table("abbreviations")["abbreviation"] for part in _PART.split(one["short"]))
    return _codes() | frozenset([*short, "TU"])
