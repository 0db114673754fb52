"""Provinces before and after 1/7/2025, and the districts and communes in them.

Provinces are data of ours (provinces.csv). Districts and communes come from the address data of underthesea, read as a file
and only when a name asks for one; they are as of the eve of 1/7/2025 and after it.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from chidao.corpus.bodies.models import Level, Place, Span
from chidao.corpus.bodies.naming import agree, folded, words
from chidao.corpus.folding import fold

NEW_MAP: Final = date(2025, 7, 1)
"""From this day there are no districts, and communes are those of the 34 resolutions of 16/6/2025."""
_OLD: Final = Span(None, date(2025, 6, 30))
_NEW: Final = Span(NEW_MAP, None)
_DISTRICT_KINDS: Final = ("huyện", "quận", "thị xã", "thành phố")
_COMMUNE_KINDS: Final = ("xã", "phường", "thị trấn", "đặc khu")
_SHORT_KINDS: Final = {"h": "huyện", "q": "quận", "p": "phường", "x": "xã", "tt": "thị trấn", "t": "tỉnh"}


def slug(text: str) -> str:
    """An id's spelling of a name: “Bà Rịa - Vũng Tàu” → ba-ria-vung-tau."""
    return "-".join(folded(words(text)))


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by id and by name; names are looked up folded and must agree in the accents that were typed."""

    places: dict[str, Place]
    by_name: dict[tuple[str, ...], tuple[tuple[tuple[str, ...], str], ...]] = field(repr=False)

    def named(self, name: tuple[str, ...]) -> list[Place]:
        """The places of which `name` (words without the word of kind) is a name."""
        found = self.by_name.get(folded(name), ())
        return [self.places[id_] for known, id_ in found if agree(name, known)]


def _gazetteer(places: list[Place]) -> Gazetteer:
    by_name: defaultdict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for place in places:
        for name in dict.fromkeys(words(name) for name in (place.name, *place.aliases)):
            by_name[folded(name)].append((name, place.id))
    return Gazetteer({place.id: place for place in places}, {key: tuple(value) for key, value in by_name.items()})


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def provinces() -> Gazetteer:
    """The provinces and cities under the centre: those of today and those that were merged into them."""
    text = files(__package__).joinpath("provinces.csv").read_text(encoding="utf-8")
    return _gazetteer(
        [
            Place(
                id=row["id"],
                level="province",
                kind=row["kind"],
                name=row["name"],
                span=Span(_day(row["valid_from"]), _day(row["valid_to"])),
                parent=None,
                province=row["id"],
                successors=(row["successor"],) if row["successor"] else (),
                act=row["act"] or None,
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            )
            for row in csv.DictReader(text.splitlines())
        ]
    )


@cache
def predecessors(province: str) -> tuple[str, ...]:
    """The provinces that were merged into `province`, those merged into them included."""
    direct = [place.id for place in provinces().places.values() if province in place.successors]
    return tuple(id_ for one in direct for id_ in (one, *predecessors(one)))


def _library_rows() -> list[dict[str, str]]:
    # Importing the library would load its models: only its data file is wanted.
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        return []
    path = Path(spec.origin).parent / "address" / "data" / "mapping.json"
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    rows: list[dict[str, str]] = data["ward_mapping"]
    return rows


def _kind_and_name(title: str, kinds: tuple[str, ...]) -> tuple[str, str] | None:
    for kind in kinds:
        if title[: len(kind) + 1].lower() == f"{kind} ":
            return kind, title[len(kind) + 1 :].strip()
    return None


class _Drafts:
    """Local places as they are gathered row by row: what they are, and what came after them."""

    def __init__(self) -> None:
        self.known: dict[str, Place] = {}
        self.after: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def add(self, title: str, kinds: tuple[str, ...], level: Level, parent: str, province: str, span: Span) -> str | None:
        parts = _kind_and_name(title, kinds)
        if parts is None:
            return None
        kind, name = parts
        id_ = f"{_fast_slug(f'{kind} {name}')}.{parent}"
        if id_ not in self.known:
            self.known[id_] = Place(id_, level, kind, name, span, parent, province)
        return id_


@cache
def _fast_slug(title: str) -> str:
    return "-".join(fold(title).replace("-", " ").replace("'", " ").replace("’", " ").split())


@cache
def _province_id(title: str) -> str:
    name = words(title.split(" ", 1)[1] if title.startswith("Tỉnh ") else title.removeprefix("Thành phố "))
    return provinces().named(name)[0].id


@cache
def local_places() -> Gazetteer:
    """Districts to 30/6/2025, communes before and after; where the name of an old commune is missing it is left out."""
    drafts = _Drafts()
    for row in _library_rows():
        old, new = _province_id(row["old_province"]), _province_id(row["new_province"])
        district = drafts.add(row["old_district"], _DISTRICT_KINDS, "district", old, old, _OLD)
        after = drafts.add(row["new_ward"], _COMMUNE_KINDS, "commune", new, new, _NEW)
        before = drafts.add(row["old_ward"], _COMMUNE_KINDS, "commune", district, old, _OLD) if district else None
        for id_ in (district, before):
            if id_ and after:
                drafts.after[id_][after] = None
    return _gazetteer([_with_successors(place, tuple(drafts.after[place.id])) for place in drafts.known.values()])


@cache
def _local_predecessors() -> dict[str, tuple[str, ...]]:
    before: defaultdict[str, list[str]] = defaultdict(list)
    for place in local_places().places.values():
        for successor in place.successors:
            before[successor].append(place.id)
    return {id_: tuple(ids) for id_, ids in before.items()}


def local_predecessors(id_: str) -> tuple[Place, ...]:
    """The districts and old communes from which the commune `id_` was formed."""
    return tuple(local_places().places[before] for before in _local_predecessors().get(id_, ()))


def districts_of(provinces_: tuple[str, ...]) -> tuple[Place, ...]:
    """The districts that the provinces had."""
    return tuple(
        place for place in local_places().places.values() if place.level == "district" and place.province in provinces_
    )


def _with_successors(place: Place, successors: tuple[str, ...]) -> Place:
    act = "nq-203-2025-qh15" if place.level == "district" else None
    if successors and place.level == "commune":
        act = act_on_communes(successors[0].rpartition(".")[2])
    return Place(
        place.id,
        place.level,
        place.kind,
        place.name,
        place.span,
        place.parent,
        place.province,
        successors,
        act,
        _number_names(place.name),
    )


def _number_names(name: str) -> tuple[str, ...]:
    # Wards with numbers are written “Phường 01” and “Phường 1”.
    return (f"0{name}",) if name.isdigit() and len(name) == 1 else ()


def act_on_communes(province: str) -> str:
    """The id of the act that formed the communes of today in `province`."""
    return f"nq-ubtvqh-2025.{province}"


def place_of(id_: str) -> Place | None:
    """The place with this id, None where there is none."""
    found = provinces().places.get(id_)
    return found if found or "." not in id_ else local_places().places.get(id_)


def parse_kind(name: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The word of kind at the head of a place's name and the rest: tỉnh | Bắc Ninh. None where there is none."""
    for length in (2, 1):
        head = " ".join(name[:length])
        for kind in ("tỉnh", *_DISTRICT_KINDS, *_COMMUNE_KINDS):
            if len(kind.split()) == length and head in (kind, fold(kind)):
                return kind, name[length:]
    if name and name[0] in _SHORT_KINDS:
        return _SHORT_KINDS[name[0]], name[1:]
    return None, name
