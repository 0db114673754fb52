"""Units of figures: scales, measures and counted nouns, from corpus/reference/units.toml.

A unit is kept as written. For a count it is the shortest noun that names what is counted; nouns that the table does not
know are taken as they stand (one or two syllables) and marked as a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from chidao.corpus.reference import load_table
from chidao.extractors.words import plain

__all__ = ["Unit", "match_unit", "scale_factor"]

UnitKind = Literal["rate", "rating", "measure", "multiple", "count", "abbreviation", "guess"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit `text[start:end]`, as written without a break in it. `noun` is the counted noun in lower case, if any."""

    start: int
    end: int
    written: str
    kind: UnitKind
    noun: str | None = None
    scaled: bool = False


_BLANK: Final = "[ \u00a0]"
_BLANKS: Final = re.compile(r"\s+")
_SYLLABLE: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?\d?")


@dataclass(frozen=True, slots=True)
class _Table:
    scale: re.Pattern[str]
    measure: re.Pattern[str]
    kinds: dict[str, UnitKind]
    multiples: frozenset[str]
    nouns: dict[str, frozenset[tuple[str, ...]]]
    abbreviations: frozenset[str]
    refused: dict[str, frozenset[tuple[str, ...]]]
    stops: frozenset[str]


def _alternatives(names: Iterable[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(name).replace(r"\ ", _BLANK) for name in longest_first)


def _by_first(names: Iterable[str]) -> dict[str, frozenset[tuple[str, ...]]]:
    """Phrases as tuples of syllables, a comma being one, by the first syllable."""
    table: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        key = tuple(plain(part) for part in re.findall(r"[^\W_]+|,", name))
        table.setdefault(key[0], set()).add(key)
    return {first: frozenset(keys) for first, keys in table.items()}


_KINDS: Final[dict[str, UnitKind]] = {"rate": "rate", "rating": "rating"}


@cache
def _table() -> _Table:
    data = load_table("units")
    counted = [name for row in data["counted"] if row["field"] != "abbreviations" for name in row["names"]]
    scales = [name for row in data["scale"] for name in row["names"]]
    measures = [name for row in data["measure"] for name in row["names"]]
    return _Table(
        scale=re.compile(rf"(?:{_alternatives(scales)})(?!\w)(?:{_BLANK}(?:{_alternatives(scales)})(?!\w))?", re.IGNORECASE),
        measure=re.compile(rf"(?:{_alternatives(measures)})(?!\w|²|³)"),
        kinds={name: kind for row in data["measure"] for name in row["names"] if (kind := _KINDS.get(row["quantity"]))},
        multiples=frozenset(name for row in data["multiple"] for name in row["names"]),
        nouns=_by_first(counted),
        abbreviations=frozenset(name for row in data["counted"] if row["field"] == "abbreviations" for name in row["names"]),
        refused=_by_first([name for key in ("time", "manner", "verb") for row in data[key] for name in row["names"]]),
        stops=frozenset(word for row in data["stop"] for word in row["words"]),
    )


@cache
def _factors() -> dict[str, int]:
    return {name: row["factor"] for row in load_table("units")["scale"] for name in row["names"]}


def scale_factor(unit: str) -> int:
    """What one of `unit` is in its base: 1.000.000.000 for “tỷ đồng”, 1 for “dự án”. “nghìn tỷ đồng” multiplies."""
    factor = 1
    for word in unit.lower().split():
        if word not in _factors():
            break
        factor *= _factors()[word]
    return factor


# "đến năm 2030 tỷ lệ hộ nghèo …": a noun that begins like a scale.
_RATIO: Final = re.compile(rf"(?:tỷ|tỉ){_BLANK}(?:lệ|trọng|suất|giá)(?!\w)", re.IGNORECASE)


def match_unit(text: str, at: int) -> Unit | None:
    """The unit that begins at `at` or one or two blanks behind it; None where the number there counts or measures nothing."""
    table = _table()
    start = at + 1 if text[at : at + 1] in (" ", "\u00a0") else at
    start = start + 1 if text[start : start + 1] == " " else start
    if _RATIO.match(text, start):
        return None
    begin, scaled = start, False
    if (scale := table.scale.match(text, start)) is not None:
        scaled, start = True, scale.end()
        start += text[start : start + 1] in (" ", "\u00a0")
    measure = table.measure.match(text, start)
    if measure is not None and (_noun_at(text, start, (table.nouns,)) or 0) <= measure.end():
        return _measured(text, begin, measure, scaled)
    counted = _counted(text, start, begin, scaled) if scaled or start > at else None
    if counted is None and scale is not None:
        end = _denominators(text, scale.end())
        return Unit(begin, end, _written(text[begin:end]), "measure", None, True)
    return counted


def _measured(text: str, begin: int, measure: re.Match[str], scaled: bool) -> Unit:
    end = _denominators(text, measure.end())
    return Unit(begin, end, _written(text[begin:end]), _table().kinds.get(measure[0], "measure"), None, scaled)


def _written(text: str) -> str:
    return _BLANKS.sub(" ", text)


_SLASH: Final = re.compile(rf"{_BLANK}?/{_BLANK}?(?=[^\W\d_])")


def _denominators(text: str, end: int) -> int:
    """Where “/người/tháng”, “/xã, phường” behind a unit end."""
    for _ in range(3):
        slash = _SLASH.match(text, end)
        if slash is None:
            return end
        if (scale := _table().scale.match(text, slash.end())) is not None:
            end = _noun_at(text, scale.end(), (_table().nouns,)) or scale.end()
        elif (measure := _table().measure.match(text, slash.end())) is not None:
            end = measure.end()
        elif (noun := _noun_at(text, slash.end(), (_table().nouns, _table().refused))) is not None:
            end = _coordinated(text, noun, slash.end())
        elif (syllable := _SYLLABLE.match(text, slash.end())) is not None and not syllable[0].isupper():
            end = syllable.end()
        else:
            return end
    return end


def _counted(text: str, start: int, begin: int, scaled: bool) -> Unit | None:
    table = _table()
    first = _SYLLABLE.match(text, start)
    if first is None:
        return None
    refused = _noun_at(text, start, (table.refused,))
    end = _noun_at(text, start, (table.nouns,))
    if end is not None and (refused is None or end > refused):
        end = _coordinated(text, end, start)
        kind: UnitKind = "count"
    elif refused is not None:
        return _multiple(text, start, first)
    elif first[0].isupper() and len(first[0]) > 1:
        end, kind = first.end(), "abbreviation" if first[0] not in table.abbreviations else "count"
    elif first[0].islower() and len(first[0]) > 1 and plain(first[0]) not in table.stops:
        end, kind = _guessed(text, first), "guess"
    else:
        return None
    noun = _written(text[start:end])
    end = _denominators(text, end)
    return Unit(begin, end, _written(text[begin:end]), kind, noun.lower(), scaled)


def _multiple(text: str, start: int, first: re.Match[str]) -> Unit | None:
    if plain(first[0]) not in _table().multiples:
        return None
    return Unit(start, first.end(), first[0], "multiple")


def _noun_at(text: str, start: int, tables: tuple[dict[str, frozenset[tuple[str, ...]]], ...]) -> int | None:
    """The end of the longest known noun at `start`."""
    first = _TOKEN.match(text, start)
    keys = [key for table in tables for key in table.get(plain(first["word"]), ())] if first is not None else []
    if not keys:
        return None
    words: list[str] = []
    ends: list[int] = []
    best = None
    at = start
    longest = max(map(len, keys))
    while len(words) < longest and (token := _TOKEN.match(text, at)) is not None:
        words.append(plain(token["word"]))
        at = token.end()
        ends.append(at)
    for key in keys:
        if len(key) <= len(words) and key == tuple(words[: len(key)]):
            best = max(best or 0, ends[len(key) - 1])
    return best


_TOKEN: Final = re.compile(rf"{_BLANK}?(?P<word>[^\W_]+|,)")
_NUMBER: Final = re.compile(rf"(?:{_BLANK}(?!và |hoặc )[^\W\d_]+){{0,4}}{_BLANK}\d")
_COORDINATION: Final = re.compile(rf"{_BLANK}?,{_BLANK}")


def _coordinated(text: str, end: int, start: int) -> int:
    """“thôn, bản”, “doanh nghiệp, hợp tác xã”: nouns that the table knows, joined by commas, are one unit.

    A capital behind small letters begins the name of somebody else: “30.000 doanh nghiệp, Ban Chỉ đạo …”.
    """
    for _ in range(2):
        comma = _COORDINATION.match(text, end)
        following = _noun_at(text, comma.end(), (_table().nouns,)) if comma is not None else None
        verb = _noun_at(text, comma.end(), (_table().refused,)) if comma is not None else None
        named = comma is not None and text[comma.end()].isupper() and not text[start : start + 1].isupper()
        if following is None or named or (verb or 0) > following or not text[following - 1].islower():
            return end
        if comma is not None and _organises(text, comma.end(), following):
            return end
        if _NUMBER.match(text, following):
            return end
        end = following
    return end


def _organises(text: str, start: int, end: int) -> bool:
    """Whether “tổ chức” at `start` has an object, so that it is what is done: “03 mũi thi công, tổ chức làm ba ca”."""
    if plain(text[start:end]) != "tổ chức":
        return False
    ahead = _TOKEN.match(text, end)
    return text.startswith((" “", ' "'), end) or (ahead is not None and plain(ahead["word"]) not in {",", *_table().stops})


def _guessed(text: str, first: re.Match[str]) -> int:
    """Most nouns have two syllables: the second joins where it is a small word that can be part of one."""
    token = _TOKEN.match(text, first.end())
    if token is not None and _noun_at(text, first.end(), (_table().nouns, _table().refused)) not in (None, token.end()):
        return first.end()  # a longer word begins there: “113 nghìn giấy đề nghị”
    if token is None or not token["word"].islower() or not token["word"].isalpha() or plain(token["word"]) in _table().stops:
        return first.end()
    return token.end()
