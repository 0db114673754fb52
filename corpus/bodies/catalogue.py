"""The patterns of bodies as data: what stands at the centre, in every province, in every district and commune."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from chidao.corpus.bodies.models import Heir, Level, Pattern, Place, Span
from chidao.corpus.bodies.naming import folded, naming, read_table, words
from chidao.corpus.bodies.places import NEW_MAP, act_on_communes, provinces

_FILES: Final[tuple[tuple[str, Level], ...]] = (
    ("central.toml", "central"),
    ("regions.toml", "region"),
    ("provincial.toml", "province"),
    ("local.toml", "district"),
)


def _heirs(rows: list[dict[str, Any]], level: Level) -> tuple[Heir, ...]:
    return tuple(
        Heir(
            heir["body"],
            heir.get("level", level),
            heir.get("share", "whole"),
            heir.get("duties"),
            heir.get("otherwise"),
        )
        for heir in rows
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
        heirs=_heirs(row.get("successors", []), level),
        heirs_at_merger=_heirs(row.get("at_merger", []), level),
        aliases=aliases,
        only=frozenset(row.get("only", ())),
        excepted=frozenset(row.get("except", ())),
        some=row.get("some", False),
        area=frozenset(row.get("area", ())),
        examples=tuple(row.get("examples", ())),
    )


def _rows(table: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows, those for each of several patterns or areas written out."""
    by_id = {row["id"]: row for row in table}
    for row in table:
        if "each" in row:
            yield from (_for_one(row, by_id[id_], frozenset(row["each"])) for id_ in row["each"])
        elif "areas" in row:
            yield from (_for_area(row, position, *item) for position, item in enumerate(row["areas"].items(), start=1))
        else:
            yield row


def _for_one(row: dict[str, Any], one: dict[str, Any], each: frozenset[str]) -> dict[str, Any]:
    """`row` for the pattern `one`: “Thanh tra Sở Y tế”. Where `one` ended first, its heirs' own take over."""
    heirs = [{**heir, "body": row["id"].format(id=heir["body"])} for heir in one.get("successors", ()) if heir["body"] in each]
    ended = {"to": one["to"], "act": one["act"], "successors": heirs} if "to" in one else {}
    name = row["name"].replace("{name}", one["name"])
    own = {key: one[key] for key in ("field", "from", "except") if key in one}
    return {**row, **own, **ended, "id": row["id"].format(id=one["id"]), "name": name, "parent": one["id"]}


def _for_area(row: dict[str, Any], position: int, number: str, area: list[str]) -> dict[str, Any]:
    """`row` for one of its regions; people write its number in Arabic digits too."""
    name = f"{row['name']} {number}"
    alias = f"{row['name']} {position}"
    own = {"id": f"{row['id']}-{number.lower()}", "name": name, "aliases": [alias], "area": area, "examples": [name, alias]}
    return {**row, **own}


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


def _acts_on_communes() -> dict[str, str]:
    """The 34 resolutions of one day by which the communes of each province were formed anew."""
    return {
        act_on_communes(place.id): "Nghị quyết ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội về việc sắp xếp các đơn vị "
        f"hành chính cấp xã của {place.title} năm 2025"
        for place in provinces().places.values()
        if place.span.holds(NEW_MAP)
    }


@cache
def catalogue() -> Catalogue:
    patterns = [_pattern(row, level) for name, level in _FILES for row in _rows(read_table(name)["body"])]
    by_stem: defaultdict[tuple[str, ...], list[Stem]] = defaultdict(list)
    for pattern in patterns:
        for stem in _stems(pattern):
            by_stem[folded(stem.words)].append(stem)
    return Catalogue(
        patterns={(pattern.level, pattern.id): pattern for pattern in patterns},
        by_stem={stem: tuple(found) for stem, found in by_stem.items()},
        acts={id_: row["name"] for id_, row in read_table("acts.toml").items()} | _acts_on_communes(),
    )


def name_in(pattern: Pattern, place: Place) -> str:
    """The body's name in `place`: Sở Tài chính | tỉnh Bắc Ninh; Thành ủy | Hà Nội."""
    stem = pattern.names_by_kind.get(place.kind, pattern.name)
    return " ".join(part for part in (stem, place.name if pattern.short_title else place.title) if part)
