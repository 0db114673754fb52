"""From a name as written to the bodies that it may mean, with the place where it was written as context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from chidao.corpus.bodies.catalogue import Stem, catalogue
from chidao.corpus.bodies.models import Level, Place
from chidao.corpus.bodies.naming import agree, folded, naming, words
from chidao.corpus.bodies.places import local_places, parse_kind, place_of, predecessors, provinces
from chidao.corpus.bodies.succession import Seat

Words = tuple[str, ...]

_RAISED: Final = {"huyện": ("thị xã", "thành phố", "quận"), "thị xã": ("thành phố",), "quận": ("thành phố",)}
"""What a district of the kind may have become: “huyện Việt Yên” is thị xã Việt Yên since 2024."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name was written: ids of the province and, below it, of the district and commune; None where unknown."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None

    @classmethod
    def of_province(cls, name: str) -> Context:
        """From a province's name, title or id; empty where there is no such province."""
        if name in provinces().places:
            return cls(name)
        found = _provinces(words(name), cls())
        return cls(found[0].id) if len(found) == 1 else cls()

    @classmethod
    def of_places(cls, places: Iterable[Place], on: date | None) -> Context:
        """What the places that an issuer's name may stand for on that day have in common."""
        every = tuple(places)
        several = tuple(place for place in every if on is None or place.span.holds(on)) or every
        owners = {place.province for place in several}
        if len(owners) != 1:
            return cls()
        one = several[0] if len(several) == 1 else None
        return cls(
            owners.pop(),
            one.id if one and one.level == "district" else one.parent if one and one.parent and "." in one.parent else None,
            one.id if one and one.level == "commune" else None,
        )

    @classmethod
    def of_tail(cls, issuer: str) -> Context:
        """From the province with which the name of a body unknown to us ends: “Ban Chỉ đạo 389 tỉnh Lào Cai”."""
        cut = words(issuer)
        for start in range(1, len(cut)):
            kind, name = parse_kind(cut[start:])
            found = _provinces(cut[start:], cls()) if kind and name else []
            if len(found) == 1:
                return cls(found[0].id)
        return cls()


def find_seats(name: str, context: Context) -> Iterator[Seat]:
    """The bodies that `name` may mean at any time; an order to a body's head counts as one to the body."""
    cut = _without_fillers(words(name))
    for rest, headed in _readings(cut):
        for length in range(len(rest), -1, -1):
            for stem in catalogue().by_stem.get(folded(rest[:length]), ()):
                if agree(rest[:length], stem.words) and not (headed and length == 0):
                    yield from _seats(stem, rest[length:], context)


def _without_fillers(cut: Words) -> Words:
    for ending in naming().trailing:
        if len(cut) > len(ending) and folded(cut[-len(ending) :]) == ending:
            cut = cut[: -len(ending)]
    return cut


def _readings(cut: Words) -> Iterator[tuple[Words, bool]]:
    yield cut, False
    for length in range(1, min(5, len(cut))):
        if folded(cut[:length]) in naming().heads:
            yield cut[length:], True


def _seats(stem: Stem, rest: Words, context: Context) -> Iterator[Seat]:
    pattern = stem.pattern
    if pattern.level in ("central", "region"):
        if not rest:
            yield pattern, None
        return
    if rest and folded(rest[:1])[0] in naming().linking:
        rest = rest[1:]
    if pattern.level == "province":
        if not rest and not pattern.bare:
            return
        places = _provinces(rest, context, needs_name=not stem.words)
    else:
        places = _local(rest, pattern.level, stem.kind, context)
    yield from ((pattern, place) for place in places if stem.suits(place) and pattern.stands_in(place))


def _provinces(rest: Words, context: Context, *, needs_name: bool = False) -> list[Place]:
    """The provinces that `rest` names: in full, without its word of kind, or by that word alone (the context's)."""
    own = provinces().places.get(context.province or "")
    if not rest:
        return [own] if own else []
    kind, name = parse_kind(rest)
    if kind and not name:
        return [own] if own and own.kind == kind and not needs_name else []
    found = [place for place in provinces().named(name) if place.kind == kind] if kind else []
    return found or ([] if needs_name else provinces().named(rest))


def _local(rest: Words, level: Level, known_kind: str | None, context: Context) -> list[Place]:
    """The districts or communes that `rest` names, in the area that it names after them or, failing that, in the context's."""
    kind, name = (known_kind, rest) if known_kind else parse_kind(rest)
    if kind is None:
        return []
    if not name:
        own = place_of((context.district if level == "district" else context.commune) or "")
        return [own] if own and own.kind == kind else []
    found: list[Place] = []
    for length in range(1, len(name) + 1):
        named = [place for place in local_places().named(name[:length]) if place.level == level]
        if named:
            found += _of_kind(_within(named, name[length:], context), kind)
    return found


def _of_kind(places: list[Place], kind: str) -> list[Place]:
    """Those of the kind written; a district alone of its name in the area is meant even if it was raised to a town since."""
    exact = [place for place in places if place.kind == kind]
    raised = len(places) == 1 and places[0].level == "district" and places[0].kind in _RAISED.get(kind, ())
    return exact or (places if raised else [])


def _within(places: list[Place], area: Words, context: Context) -> list[Place]:
    if not area:
        return _nearest(places, context)
    if folded(area[:1])[0] in naming().linking:
        area = area[1:]
    inside = [place for owner in _provinces(area, context) for place in _nearest(places, Context(owner.id))]
    if inside or places[0].level != "commune":
        return inside
    districts = {district.id for district in _local(area, "district", None, context)}
    return [place for place in places if place.parent in districts]


def _nearest(places: list[Place], context: Context) -> list[Place]:
    """Those in the context's district, else in its province, else in what was merged into it.

    Without a context the districts of the whole country count, but no communes: of those the data know too few of old.
    """
    if context.province is None:
        return [place for place in places if place.level == "district"]
    areas: tuple[set[str | None], ...] = ({context.district}, {context.province}, {*predecessors(context.province)})
    for area in areas:
        inside = [place for place in places if place.parent in area or place.province in area]
        if inside:
            return inside
    return []
