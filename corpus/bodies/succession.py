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


def _seats(heir: Heir, place: Place | None, day: date) -> list[Seat]:
    catalogued = catalogue().patterns
    if heir.level == "central":
        pattern = catalogued.get(("central", heir.body))
        return [(pattern, None)] if pattern else []
    seats: list[Seat] = []
    for seat in places_on(place, heir.level, day) if place else ():
        for id_ in (heir.body, heir.otherwise):
            pattern = catalogued.get((heir.level, id_)) if id_ else None
            if pattern and pattern.stands_in(seat):
                seats.append((pattern, seat))
                break
    return seats


def ended_by_itself(pattern: Pattern, place: Place | None) -> bool:
    """Whether the body ended by an act of its own, not because its place did."""
    end = pattern.span.end
    return end is not None and (place is None or place.span.end is None or end <= place.span.end)


def ending_act(pattern: Pattern, place: Place | None) -> str | None:
    """The id of the act by which the body ended, None where it stands or the data do not say."""
    if place is None or ended_by_itself(pattern, place):
        return pattern.act
    return place.act


def heirs_of(pattern: Pattern, place: Place | None) -> tuple[date | None, list[tuple[Heir, Seat]]]:
    """The day of succession and who took over what; no day where the body still stands."""
    span = pattern.span if place is None else pattern.span.meet(place.span)
    day = span.day_after if span else None
    if day is None:
        return None, []
    # Districts ended with nothing of their kind after them: there the pattern says who took over.
    by_pattern = ended_by_itself(pattern, place) or pattern.level == "district"
    heirs = pattern.heirs if by_pattern else (Heir(pattern.id, pattern.level),)
    return day, [(heir, seat) for heir in heirs for seat in _seats(heir, place, day)]
