"""The patterns of bodies as data: what stands at the centre, in every province, in every district and commune."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any

from chidao.corpus.bodies.models import Heir, Level, Pattern, Place, Span
from chidao.corpus.bodies.naming import folded, naming, read_table, words

_FILES: tuple[tuple[str, Level], ...] = (
    ("central.toml", "central"),
    ("provincial.toml", "province"),
    ("local.toml", "district"),
)


def _heirs(row: dict[str, Any], level: Level) -> tuple[Heir, ...]:
    return tuple(
        Heir(
            heir["body"],
            heir.get("level", level),
            heir.get("share", "whole"),
            heir.get("duties"),
            heir.get("otherwise"),
        )
        for heir in row.get("successors", ())
    )


def _names(row: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The name in full and all other ways of writing it."""
    name: str = row["name"]
    fields = naming().fields[row["field"]] if "field" in row else ("",)
    spelt = [name.replace("{field}", form) for form in fields]
    return spelt[0], (*spelt[1:], *row.get("aliases", ()))


def _pattern(row: dict[str, Any], level: Level) -> Pattern:
    level = row.get("level", level)
    name, aliases = _names(row)
    return Pattern(
        id=row["id"],
        level=level,
        kind=row["kind"],
        name=name,
        names_by_kind=row.get("names", {}),
        short_title=row.get("title") == "short",
        bare=row.get("bare", True),
        span=Span(row.get("from"), row.get("to")),
        parent=row.get("parent"),
        act=row.get("act"),
        founding_act=row.get("founding_act"),
        heirs=_heirs(row, level),
        aliases=aliases,
        only=frozenset(row.get("only", ())),
        excepted=frozenset(row.get("except", ())),
        examples=tuple(row.get("examples", ())),
    )


@dataclass(frozen=True, slots=True)
class Stem:
    """The words of a pattern's name before the place; `kind` where they are those of one kind of place (“Thành ủy”)."""

    words: tuple[str, ...]
    pattern: Pattern
    kind: str | None = None

    def suits(self, place: Place) -> bool:
        return self.kind is None or place.kind == self.kind


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All patterns, by level and id, and by the folded words of their names."""

    patterns: dict[tuple[Level, str], Pattern]
    by_stem: dict[tuple[str, ...], tuple[Stem, ...]]
    acts: dict[str, str]

    def at(self, level: Level) -> tuple[Pattern, ...]:
        return tuple(pattern for pattern in self.patterns.values() if pattern.level == level)


def _stems(pattern: Pattern) -> list[Stem]:
    named = {stem: Stem(stem, pattern) for stem in map(words, (pattern.name, *pattern.aliases))}
    of_kind = [Stem(words(name), pattern, kind) for kind, name in pattern.names_by_kind.items()]
    return [*(stem for stem in named.values() if stem.words not in {one.words for one in of_kind}), *of_kind]


@cache
def catalogue() -> Catalogue:
    patterns = [_pattern(row, level) for name, level in _FILES for row in read_table(name)["body"]]
    by_stem: defaultdict[tuple[str, ...], list[Stem]] = defaultdict(list)
    for pattern in patterns:
        for stem in _stems(pattern):
            by_stem[folded(stem.words)].append(stem)
    return Catalogue(
        patterns={(pattern.level, pattern.id): pattern for pattern in patterns},
        by_stem={stem: tuple(found) for stem, found in by_stem.items()},
        acts={id_: row["name"] for id_, row in read_table("acts.toml").items()},
    )


def name_in(pattern: Pattern, place: Place) -> str:
    """The body's name in `place`: Sở Tài chính | tỉnh Bắc Ninh; Thành ủy | Hà Nội."""
    stem = pattern.names_by_kind.get(place.kind, pattern.name)
    return " ".join(part for part in (stem, place.name if pattern.short_title else place.title) if part)
