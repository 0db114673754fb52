"""Who came after a body: by its own act, or because its place was merged or ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chidao.corpus.bodies.catalogue import catalogue
from chidao.corpus.bodies.models import Heir, Level, Pattern, Place
from chidao.corpus.bodies.places import place_of

Seat = tuple[Pattern, Place | None]
"""A pattern where it stands: a body before it is written out; no place at the centre."""


def places_on(place: Place, level: Level, day: date) -> Iterator[Place]:
    """The places of `level` in whose area `place` lies on `day`, or which were formed from it."""
    if level == "province" and place.level != "province":
        province = place_of(place.province)
        if province:
            yield from places_on(province, "province", day)
    elif level == place.level and place.span.holds(day):
        yield place
    else:
        for id_ in place.successors:
            successor = place_of(id_)
            if successor and (successor.level == level or place.level == successor.level):
                yield from places_on(successor, level, day)


def _seats(heir: Heir, origin: Place | None, area: frozenset[str], day: date) -> Iterator[Seat]:
    """Where `heir` stands for duties that came from `origin`; from a region's body without it, anywhere in the area."""
    patterns = catalogue().patterns
    if heir.level == "central":
        yield from ((pattern, None) for pattern in (patterns.get(("central", heir.body)),) if pattern)
    elif heir.level == "region":
        regions = (pattern for pattern in catalogue().at("region") if pattern.id.startswith(f"{heir.body}-"))
        yield from ((pattern, None) for pattern in regions if origin and origin.province in pattern.area)
    else:
        starts = [origin] if origin else [place for id_ in sorted(area) if (place := place_of(id_))]
        for place in (place for start in starts for place in places_on(start, heir.level, day)):
            named = (patterns.get((heir.level, id_)) for id_ in (heir.body, heir.otherwise) if id_)
            standing = next((pattern for pattern in named if pattern and pattern.stands_in(place)), None)
            if standing:
                yield standing, place


def _ended_by_itself(pattern: Pattern, place: Place | None) -> bool:
    """Whether the body ended by an act of its own, not because its place did."""
    end = pattern.span.end
    return end is not None and (place is None or place.span.end is None or end <= place.span.end)


def ending_act(pattern: Pattern, place: Place | None) -> str | None:
    """The id of the act by which the body ended, None where it stands or the data do not say."""
    if place is None or _ended_by_itself(pattern, place):
        return pattern.act
    return place.act


def heirs_of(pattern: Pattern, place: Place | None, origin: Place | None = None) -> tuple[date | None, list[tuple[Heir, Seat]]]:
    """The day of succession and who took over what; no day where the body still stands.

    `origin` is the province from which duties had come to a region's body: they go on to the body of that province.
    """
    span = pattern.span if place is None else pattern.span.meet(place.span)
    day = span.day_after if span else None
    if day is None:
        return None, []

    def seated(heirs: tuple[Heir, ...]) -> list[tuple[Heir, Seat]]:
        return [(heir, seat) for heir in heirs for seat in _seats(heir, place or origin, pattern.area, day)]

    # Districts ended with nothing of their kind after them: there the pattern says who took over.
    if _ended_by_itself(pattern, place) or pattern.level == "district":
        return day, seated(pattern.heirs)
    return day, seated((Heir(pattern.id, pattern.level),)) or seated(pattern.heirs_at_merger)
