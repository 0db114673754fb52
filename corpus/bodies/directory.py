"""The directory of the state's bodies: names to bodies, bodies through time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from chidao.corpus.bodies.catalogue import Catalogue, catalogue, name_in
from chidao.corpus.bodies.matching import Context, find_seats
from chidao.corpus.bodies.models import Body, Pattern, Place, Step, Successor
from chidao.corpus.bodies.places import districts_of, local_predecessors, place_of, predecessors, provinces
from chidao.corpus.bodies.succession import Seat, ending_act, heirs_of

_EAGER: Final = timedelta(days=31)
"""Letters of the last weeks before a reorganisation already charge the bodies to come."""


@dataclass(frozen=True, slots=True)
class Directory:
    """All bodies, written out one by one only when asked for."""

    _catalogue: Catalogue

    @staticmethod
    def load() -> Directory:
        """The directory of this package's data, read once."""
        return _load()

    def get(self, id_: str) -> Body | None:
        """The body with this id, None where there is none."""
        seat = self._seat(id_)
        return self._written(seat) if seat else None

    def bodies(self) -> Iterator[Body]:
        """The bodies of centre and regions and those that stand in every province, old and new.

        Not listed are districts and communes, and what stands in some provinces and the data do not say in which.
        """
        for body in self._around(()):
            yield body
        for body in self._around(tuple(provinces().places)):
            if not body.attested and body.province:
                yield body

    def candidates(self, name: str, *, province: str | None = None, on: date | None = None) -> tuple[Body, ...]:
        """The bodies that `name` may mean: those that stand `on` that day where there are any, else those that had ended.

        `province` (a name or an id) is where the name was written: it completes “Sở Y tế” and “Công an tỉnh”.
        """
        context = Context.of_province(province) if province else Context()
        return self._find(name, context, on)

    def candidates_anywhere(self, name: str, *, on: date | None = None) -> tuple[Body, ...]:
        """The bodies that a name without its province may mean: “Sở Y tế” is one in every province of that day."""
        standing = [place.id for place in provinces().places.values() if on is None or place.span.holds(on)]
        found = (body for province in standing for body in self._find(name, Context(province), on))
        return tuple({body.id: body for body in found}.values())

    def resolve(self, name: str, *, province: str | None = None, on: date | None = None) -> Body | None:
        """The one body that `name` means, None where there is none or more than one."""
        found = self.candidates(name, province=province, on=on) or self.candidates(name, province=province)
        return found[0] if len(found) == 1 else None

    def successors(self, body: Body) -> tuple[Successor, ...]:
        """Who took over when `body` ended, the heir of most first; none where it stands or where the data do not say."""
        return self._successors(body, None)

    def _successors(self, body: Body, origin: Place | None) -> tuple[Successor, ...]:
        seat = self._seat(body.id)
        day, heirs = heirs_of(*seat, origin) if seat else (None, [])
        if day is None:
            return ()
        found = [Successor(self._written(at), day, body.act, heir.share, heir.duties) for heir, at in heirs]
        unique = {successor.body.id: successor for successor in found}
        return tuple(sorted(unique.values(), key=lambda successor: successor.share == "part"))

    def owed_by(self, body: Body, on: date) -> tuple[Body, ...]:
        """Who answers on that day for the duties of `body`: itself, its heir, or several among whom a person decides.

        None before the body came to be, and where the data do not say who followed.
        """
        return tuple({owner.id: owner for owner in self._owners(body, on, self._province(body))}.values())

    def _owners(self, body: Body, on: date, origin: Place | None) -> Iterator[Body]:
        if body.valid_to is None or on <= body.valid_to:
            yield from (body,) if body.stands_on(on) else ()
        else:
            for successor in self._successors(body, origin):
                yield from self._owners(successor.body, on, origin)

    def _province(self, body: Body) -> Place | None:
        return provinces().places.get(body.province or "")

    def chain(self, body: Body, on: date) -> tuple[Step, ...]:
        """`body` and those who followed it up to that day, by the line of the heir of most, each with what it held and when.

        The line ends where several took over alike, or nobody is known; `owed_by` names them.
        """
        steps = [Step(body.id, body.name, body.valid_from, body.valid_to, body.founding_act)]
        origin = self._province(body)
        while body.valid_to and on > body.valid_to:
            leading = [successor for successor in self._successors(body, origin) if successor.share != "part"]
            if len(leading) != 1:
                break
            body = leading[0].body
            steps.append(Step(body.id, body.name, leading[0].on, body.valid_to, leading[0].act))
        return tuple(steps)

    def inherited(self, body: Body, on: date) -> tuple[Body, ...]:
        """The ended bodies for whose duties `body` answers on that day, alone or with others."""
        ended = (one for one in self._before(body) if one.id != body.id and one.valid_to and one.valid_to < on)
        return tuple(one for one in ended if any(owner.id == body.id for owner in self.owed_by(one, on)))

    def link(self, owner: str, *, issuer: str | None, issued_on: date | None) -> str | None:
        """The id of the body that a document of `issuer` means by `owner`, None where it is not certain.

        “Sở Y tế” in a letter of the People's Committee of Kon Tum is that province's; in a ministry's letter it is nobody's.
        """
        found = self._find(owner, self.context(issuer, issued_on), issued_on)
        return found[0].id if len(found) == 1 else None

    def context(self, issuer: str | None, on: date | None) -> Context:
        """Where a document of `issuer` was written, empty where that is not certain."""
        return _context(issuer, on) if issuer else Context()

    def _find(self, name: str, context: Context, on: date | None) -> tuple[Body, ...]:
        found = {body.id: body for body in map(self._written, find_seats(name, context))}
        return _those_meant(tuple(found.values()), on)

    def _before(self, body: Body) -> Iterator[Body]:
        """The bodies from which `body` may have taken over."""
        if body.level == "commune":
            yield from self._in_places(local_predecessors(body.id.partition(".")[2]))
            return
        areas = (body.province, *predecessors(body.province)) if body.province else ()
        yield from self._around(areas)
        raised = {heir.body for pattern in self._catalogue.at("district") for heir in pattern.heirs if heir.level == "province"}
        if body.id.partition(".")[0] in raised:
            yield from self._in_places(districts_of(areas))

    def _in_places(self, places: Iterable[Place]) -> Iterator[Body]:
        for place in places:
            standing = (pattern for pattern in self._catalogue.at(place.level) if pattern.stands_in(place))
            yield from (self._written((pattern, place)) for pattern in standing)

    def _around(self, places: tuple[str, ...]) -> Iterator[Body]:
        """The bodies of the provinces and of their regions; without provinces, all central and regional ones."""
        if not places:
            yield from (self._written((pattern, None)) for pattern in self._catalogue.at("central"))
        regions = (region for region in self._catalogue.at("region") if not places or region.area.intersection(places))
        yield from (self._written((region, None)) for region in regions)
        yield from self._in_places(provinces().places[id_] for id_ in places)

    def _seat(self, id_: str) -> Seat | None:
        stem, _, place_id = id_.partition(".")
        if not place_id:
            patterns = self._catalogue.patterns
            pattern = patterns.get(("central", stem)) or patterns.get(("region", stem))
            return (pattern, None) if pattern else None
        place = place_of(place_id)
        pattern = self._catalogue.patterns.get((place.level, stem)) if place else None
        return (pattern, place) if pattern and place and pattern.stands_in(place) else None

    def _written(self, seat: Seat) -> Body:
        pattern, place = seat
        acts = self._catalogue.acts
        span = (pattern.span.meet(place.span) if place else None) or pattern.span
        return Body(
            id=f"{pattern.id}.{place.id}" if place else pattern.id,
            name=_full_name(pattern, place) if place else pattern.name,
            kind=pattern.kind,
            level=pattern.level,
            parent=self._parent(pattern, place),
            valid_from=span.start,
            valid_to=span.end,
            province=place.province if place else None,
            aliases=pattern.aliases,
            founding_act=acts.get(pattern.founding_act or ""),
            act=acts.get(ending_act(pattern, place) or ""),
            attested=pattern.some,
        )

    def _parent(self, pattern: Pattern, place: Place | None) -> str | None:
        """The parent in the same place, else one level up, else at the centre."""
        above: Place | None = place
        while pattern.parent and above:
            found = self._catalogue.patterns.get((above.level, pattern.parent))
            if found and (found, above) != (pattern, place) and found.stands_in(above):
                return f"{found.id}.{above.id}"
            above = place_of(above.parent or "")
        return pattern.parent


@lru_cache(maxsize=4096)
def _context(issuer: str, on: date | None) -> Context:
    found = [place for _, place in find_seats(issuer, Context()) if place]
    return Context.of_places(found, on) if found else Context.of_tail(issuer)


@cache
def _load() -> Directory:
    return Directory(catalogue())


def _full_name(pattern: Pattern, place: Place) -> str:
    """The name with all places above, so that it is this body's alone: “… xã Chi Lăng, tỉnh Bắc Ninh”."""
    names = [name_in(pattern, place)]
    above = place_of(place.parent or "")
    while above:
        names.append(above.title)
        above = place_of(above.parent or "")
    return ", ".join(names)


def _those_meant(bodies: tuple[Body, ...], on: date | None) -> tuple[Body, ...]:
    """Those that stand on that day, else those that had ended, else those soon to be founded."""
    if on is None:
        return bodies
    standing = tuple(body for body in bodies if body.stands_on(on))
    ended = tuple(body for body in bodies if body.valid_to and body.valid_to < on)
    return standing or ended or tuple(body for body in bodies if body.valid_from and body.valid_from <= on + _EAGER)
