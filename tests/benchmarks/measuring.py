"""Measuring on a machine that has other things to do: pairs side by side, several rounds, medians, and how far they scatter."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, in Vietnamese. `passed` is None where there is no bar."""

    what: str
    measured: str
    bar: str = ""
    passed: bool | None = None


@dataclass(slots=True)
class Times:
    """Seconds of several rounds: on the clock, and of all processors together."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.wall)

    @property
    def scatter(self) -> float:
        """How far the rounds are apart, as a share of the median."""
        return (max(self.wall) - min(self.wall)) / self.median if self.median else 0.0


def processor_seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def side_by_side(rounds: int, **actions: Callable[[], object]) -> dict[str, Times]:
    """Each action once a round, one after the other, so that what else the machine does meets all of them alike."""
    found = {name: Times() for name in actions}
    for number in range(rounds):
        names = list(actions) if number % 2 == 0 else list(actions)[::-1]
        for name in names:
            wall, cpu = time.perf_counter(), processor_seconds()
            actions[name]()
            found[name].wall.append(time.perf_counter() - wall)
            found[name].cpu.append(processor_seconds() - cpu)
    return found


def number(value: float, places: int = 0) -> str:
    """1.234,5."""
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))
