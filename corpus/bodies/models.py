"""What the directory of bodies consists of: frozen records.

`valid_from` and `valid_to` are the first and the last day, both included; None where the data do not go back or the body
still stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Level = Literal["central", "region", "province", "district", "commune"]
Share = Literal["whole", "main", "part"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included; None is open."""

    start: date | None
    end: date | None

    def holds(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def meet(self, other: Span) -> Span | None:
        """The days that both have, None where they have none in common."""
        starts = [day for day in (self.start, other.start) if day]
        ends = [day for day in (self.end, other.end) if day]
        span = Span(max(starts, default=None), min(ends, default=None))
        return None if span.start and span.end and span.start > span.end else span

    @property
    def day_after(self) -> date | None:
        return self.end + timedelta(days=1) if self.end else None


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit. `kind` is its word in small letters ("tỉnh", "thị xã"), `parent` the unit that it lies in."""

    id: str
    level: Level
    kind: str
    name: str
    span: Span
    parent: str | None
    province: str
    successors: tuple[str, ...] = ()
    act: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """“tỉnh Bắc Ninh”, “huyện Bình Sơn”."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Heir:
    """A pattern's successor: which pattern, at which level, and which part of the duties went there."""

    body: str
    level: Level
    share: Share = "whole"
    duties: str | None = None
    otherwise: str | None = None
    """The pattern that took over where the first one does not exist."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A body that stands in every place of a level (or once, at the centre)."""

    id: str
    level: Level
    kind: str
    name: str
    names_by_kind: dict[str, str]
    """Its name in places of one kind, where that differs: Thành ủy in a city."""
    short_title: bool
    bare: bool
    span: Span
    parent: str | None
    act: str | None
    founding_act: str | None
    heirs: tuple[Heir, ...]
    heirs_at_merger: tuple[Heir, ...]
    """Who takes over where its place was merged into one in which it does not stand."""
    aliases: tuple[str, ...]
    only: frozenset[str]
    excepted: frozenset[str]
    some: bool
    """It stands in some places, and the data do not say in which: a text that names it attests it."""
    area: frozenset[str]
    """The provinces of a region's body."""
    examples: tuple[str, ...]

    def stands_in(self, place: Place) -> bool:
        """Whether the body exists in `place` at any time that the two have in common."""
        if (self.only and place.id not in self.only) or place.id in self.excepted:
            return False
        return self.span.meet(place.span) is not None


@dataclass(frozen=True, slots=True)
class Body:
    """One body: “Sở Công Thương tỉnh Kon Tum”, `so-cong-thuong.kon-tum`.

    `province` is the id of the province that it belongs to, None for central bodies. `parent` is a body's id. `founding_act`
    and `act` name the acts by which it came and went, where known.
    """

    id: str
    name: str
    kind: str
    level: Level
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    province: str | None
    aliases: tuple[str, ...] = ()
    founding_act: str | None = None
    act: str | None = None
    attested: bool = False
    """Not in every province: that this one has it is the word of the text that names it."""

    def stands_on(self, day: date) -> bool:
        return Span(self.valid_from, self.valid_to).holds(day)


@dataclass(frozen=True, slots=True)
class Successor:
    """`body` took over from `on` by `act`: everything ("whole"), the greater part ("main") or a part of the duties."""

    body: Body
    on: date
    act: str | None
    share: Share
    duties: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A body in the chain of those who answered for the duties: from when to when, and by which act it came to it."""

    id: str
    name: str
    valid_from: date | None
    valid_to: date | None
    act: str | None
