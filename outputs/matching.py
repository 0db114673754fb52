"""From a query's terms to expressions of the full-text index.

An abbreviation and what it stands for are one term, whichever of them is typed and whichever stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from chidao.corpus.abbreviations import abbreviations
from chidao.corpus.folding import canonical, fold
from chidao.outputs.query import Term

__all__ = ["Match", "build_match", "spellings"]

_WORD = re.compile(r"[^\W_]+")
_MOST_SPELLINGS = 6

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Expressions for the index: `found` is what meets the query; the others, where they differ from it, what meets it best.

    `exact`: with the accents as typed; `side_by_side`: the words as one phrase of the task's text; `in_text`: all words
    there; `unwanted`: what must not occur. None where there is nothing to ask. `narrowed` is to be put behind each of
    the expressions: what all hits meet besides, and what none may have.
    """

    found: str | None
    exact: str | None
    side_by_side: str | None
    in_text: str | None
    narrowed: str
    unwanted: str | None
    spellings: tuple[Words, ...]
    """Every group of folded words whose occurrence is to be marked; the last word of a prefix ends in "*"."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """One thing that must occur: any of its spellings, in the words as typed or as the data have them."""

    spellings: tuple[Words, ...]
    prefix: bool = False
    excluded: bool = False


@cache
def _groups() -> dict[Words, tuple[Words, ...]]:
    """All spellings of one thing, by each of its spellings folded."""
    by_full: dict[Words, list[Words]] = {}
    for abbreviation in abbreviations():
        full, short = tuple(_WORD.findall(abbreviation.full)), tuple(_WORD.findall(abbreviation.short))
        by_full.setdefault(_folded(full), [full]).append(short)
    groups: dict[Words, tuple[Words, ...]] = {}
    for key, spelled in by_full.items():
        for inner, others in by_full.items():
            if len(inner) < len(key):
                spelled.extend(_with_inner(spelled[0], key, inner, others[1:2]))
        unique = tuple({_folded(words): words for words in spelled}.values())[:_MOST_SPELLINGS]
        groups.update(dict.fromkeys(map(_folded, unique), unique))
    return groups


def _with_inner(full: Words, key: Words, inner: Words, shorts: Sequence[Words]) -> list[Words]:
    for start in range(len(key) - len(inner) + 1):
        if key[start : start + len(inner)] == inner:
            return [full[:start] + short + full[start + len(inner) :] for short in shorts]
    return []


def _folded(words: Iterable[str]) -> Words:
    return tuple(fold(word) for word in words)


def spellings(words: Words) -> tuple[Words, ...]:
    """The words as they are, with every abbreviation in them written in full, and with every full form abbreviated."""
    groups, folded = _groups(), _folded(words)
    other: list[str] = []
    place = 0
    while place < len(words):
        end = next((end for end in range(len(words), place, -1) if folded[place:end] in groups), None)
        if end is None:
            other.append(words[place])
            place += 1
        else:
            group = groups[folded[place:end]]
            other.extend(group[1] if folded[place:end] == _folded(group[0]) else group[0])
            place = end
    return tuple({_folded(one): one for one in (words, tuple(other))}.values())


def build_match(terms: Sequence[Term], narrowing: str = "") -> Match:
    """The expressions for a query's terms; `narrowing` is what all that is found has to meet besides."""
    units = _units(terms)
    wanted = [unit for unit in units if not unit.excluded]
    unwanted = [unit for unit in units if unit.excluded]
    excluded = f"{{text context}} : ({_any(unwanted)})" if unwanted else None
    if not wanted:
        return Match(None, None, None, None, "", excluded, ())
    narrowed = (f" AND ({narrowing})" if narrowing else "") + (f" NOT ({excluded})" if excluded else "")
    all_words = " AND ".join(_expression(unit, fold) for unit in wanted)
    exact = _exact(wanted)
    phrase = _side_by_side(terms)
    return Match(
        found=f"{{text context}} : ({all_words})",
        in_text=f"({{text}} : ({all_words}))",
        exact=f"({exact})" if exact else None,
        side_by_side=f"({phrase})" if phrase else None,
        narrowed=narrowed,
        unwanted=excluded,
        spellings=tuple(_marked(words, unit.prefix) for unit in wanted for words in unit.spellings),
    )


def _any(units: Iterable[_Unit]) -> str:
    return " OR ".join(_expression(unit, fold) for unit in units)


def _units(terms: Sequence[Term]) -> list[_Unit]:
    units: list[_Unit] = []
    place = 0
    while place < len(terms):
        term = terms[place]
        if _is_plain(term):
            end, group = _longest_group(terms, place)
            units.append(_Unit(group))
            place = end
        else:
            spelled = spellings(term.words) if term.quoted else (term.words,)
            units.append(_Unit(spelled, term.prefix, term.excluded))
            place += 1
    return units


def _is_plain(term: Term) -> bool:
    return not (term.quoted or term.prefix or term.excluded)


def _longest_group(terms: Sequence[Term], place: int) -> tuple[int, tuple[Words, ...]]:
    """The longest run of plain terms from `place` on that is known by several spellings, else the term alone."""
    words: Words = ()
    best: tuple[int, tuple[Words, ...]] = place + 1, (terms[place].words,)
    for end in range(place, min(place + 10, len(terms))):
        if not _is_plain(terms[end]):
            break
        words += terms[end].words
        group = _groups().get(_folded(words))
        if group:
            best = end + 1, tuple({_folded(one): one for one in (words, *group)}.values())
    return best


def _expression(unit: _Unit, spelt: Callable[[str], str], columns: str = "") -> str:
    star = "*" if unit.prefix else ""
    phrases = [f'{columns}"{" ".join(map(spelt, words))}"{star}' for words in unit.spellings]
    return phrases[0] if len(phrases) == 1 else f"({' OR '.join(phrases)})"


def _exact(units: Sequence[_Unit]) -> str | None:
    """With accents as typed; a word typed without any may have any. None where no accent is typed."""
    accented = [_has_accents(unit) for unit in units]
    if not any(accented):
        return None
    parts = []
    for unit, with_accents in zip(units, accented, strict=True):
        if with_accents:
            parts.append(f"({_expression(unit, canonical, 'accented : ')} OR {_expression(unit, fold, 'context : ')})")
        else:
            parts.append(_expression(unit, fold, "{text context} : "))
    return " AND ".join(parts)


def _has_accents(unit: _Unit) -> bool:
    return any(canonical(word) != fold(word) for word in unit.spellings[0])


def _side_by_side(terms: Sequence[Term]) -> str | None:
    """All plain words as one phrase of the text, with their accents where they have some; None for a single word."""
    words = tuple(word for term in terms if _is_plain(term) for word in term.words)
    if len(words) < 2 or not all(_is_plain(term) for term in terms):
        return None
    typed = any(canonical(word) != fold(word) for word in words)
    unit = _Unit(spellings(words))
    return _expression(unit, canonical, "accented : ") if typed else _expression(unit, fold, "text : ")


def _marked(words: Words, prefix: bool) -> Words:
    tokens = tuple(token for word in words for token in _WORD.findall(fold(word)))
    return (*tokens[:-1], tokens[-1] + "*") if prefix and tokens else tokens
