"""A progress bar on standard error that only shows itself when the work takes more than two seconds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

PATIENCE = 2.0
"""Seconds that a person waits without a sign."""


def span_words(seconds: float) -> str:
    """A span of time as people say it, never finer than makes sense: 40 giây, 3 phút, 2 giờ 10 phút."""
    if seconds < 59.5:
        return f"{max(1, round(seconds))} giây"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} phút"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} giờ {minutes} phút" if minutes else f"{hours} giờ"


class TimeLeft(ProgressColumn):
    """How long the rest will take, at the speed of the last half minute; nothing as long as nobody can tell."""

    max_refresh = 1.0

    def render(self, task: Task) -> Text:
        left = task.time_remaining
        return Text(f"còn khoảng {span_words(left)}" if left else "", style="progress.remaining")


class Reporter(Protocol):
    """What a long piece of work tells of itself."""

    def begin(self, name: str) -> None:
        """Work on `name` begins."""

    def finish(self) -> None:
        """One more piece is done."""

    def say(self, message: str) -> None:
        """A line for the user, at once."""


class Silence:
    """Nobody is watching."""

    def begin(self, name: str) -> None:
        pass

    def finish(self) -> None:
        pass

    def say(self, message: str) -> None:
        pass


class BarReporter:
    """Drives a bar; what it says goes above the bar, one line each, never wrapped or coloured."""

    def __init__(self, progress: Progress, total: int, *, speaking: bool = True) -> None:
        self._progress = progress
        self._speaking = speaking
        self._bar = progress.add_task("", total=total)

    def begin(self, name: str) -> None:
        self._progress.update(self._bar, description=name)

    def finish(self) -> None:
        self._progress.advance(self._bar)

    def say(self, message: str) -> None:
        if self._speaking:
            self._progress.console.print(message, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def late_bar(doing: str, total: int, *, shown: bool = True, speaking: bool = True) -> Iterator[BarReporter]:
    """A bar over `total` pieces, titled `doing` (Vietnamese), shown after two seconds where a person is watching.

    `speaking` is off where all that would be said is on the same screen a moment later.
    """
    console = Console(stderr=True)
    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeLeft(),
        TextColumn("{task.description}", markup=False),
    )
    # Results go to standard output as they are: the bar must not catch them and send them after itself.
    progress = Progress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        disable=not (shown and console.is_terminal),
    )
    timer = Timer(PATIENCE, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield BarReporter(progress, total, speaking=speaking)
    finally:
        timer.cancel()
        timer.join()
        progress.stop()
