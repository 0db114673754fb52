"""Turn after turn until someone says stop."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from chidao.pipeline.watching.watcher import Filed, Watcher


class Stop:
    """Ctrl-C, or the system's request to end. Work that may be broken off is; anything else is finished first."""

    def __init__(self) -> None:
        self.requested = False
        self._breakable = False

    def listen(self) -> None:
        """From now on signals come here; for the life of the process."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked)
        # The kernel sends it where a program opens a file at the very moment that we ask whether one has it open.
        signal.signal(signal.SIGIO, signal.SIG_IGN)

    @contextmanager
    def breakable(self) -> Iterator[None]:
        """What is done inside ends with `KeyboardInterrupt` once a stop is asked for."""
        self._breakable = True
        try:
            if self.requested:
                raise KeyboardInterrupt
            yield
        finally:
            self._breakable = False

    def sleep(self, seconds: float) -> None:
        """Returns early where a stop is asked for."""
        try:
            with self.breakable():
                time.sleep(seconds)
        except KeyboardInterrupt:
            pass

    def _asked(self, number: int, frame: FrameType | None) -> None:
        self.requested = True
        if self._breakable:
            self._breakable = False
            raise KeyboardInterrupt


def run(watcher: Watcher, stop: Stop, every: float, show: Callable[[Filed], None]) -> None:
    """Watches until stopped, looking every so many seconds."""
    while not stop.requested:
        _turn(watcher, show)
        stop.sleep(every)


def run_once(watcher: Watcher, stop: Stop, show: Callable[[Filed], None]) -> None:
    """Takes in what is there and stands still for the time of settling, and ends."""
    _turn(watcher, show)
    if watcher.still_growing and not stop.requested:
        stop.sleep(watcher.settle)
        _turn(watcher, show)


def _turn(watcher: Watcher, show: Callable[[Filed], None]) -> None:
    # After a stop is asked for the turn still puts away what it has loaded, and loads no more.
    for filed in watcher.turn():
        show(filed)
