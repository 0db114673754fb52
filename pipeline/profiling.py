"""Where the time of an extraction goes: a table for people, a file for programs that draw it."""

from __future__ import annotations

import cProfile
import pstats
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chidao.outputs.words import number_words
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

ROWS = 30
WIDTH = 120

_Row = tuple[tuple[str, int, str], int, float, float]
"""A function, how often it was called, seconds in itself, seconds with what it called."""


# A function of ours that is compiled, as the profiler calls it; what it calls in turn is not told apart.
_COMPILED = re.compile(r"<built-in method chidao\.(?P<module>[\w.]+)\.(?P<function>\w+)>")


@contextmanager
def profiled(target: Path | None) -> Iterator[None]:
    """Profile what is done inside and print the table to standard error; with `target`, all of it goes into that file.

    The language pipeline is loaded before: starting up is no part of the work.
    """
    from chidao.pipeline.work import prepare

    prepare()
    profile = cProfile.Profile()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        stats = pstats.Stats(profile)
        _print(_rows(stats))
        if target:
            stats.dump_stats(target)


def _rows(stats: pstats.Stats) -> list[_Row]:
    found: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = stats.stats  # type: ignore[attr-defined]
    return [(place, calls, own, whole) for place, (_, calls, own, whole, _) in found.items()]


def _print(rows: list[_Row]) -> None:
    total = sum(own for _, _, own, _ in rows)
    err = Console(stderr=True, highlight=False)
    err = err if err.is_terminal else Console(stderr=True, highlight=False, width=WIDTH)
    err.print(f"Thời gian tính toán: {number_words(total, 2)} giây (khi đo chậm hơn lúc thường khoảng hai lần).")
    err.print(_table("Các bước và hàm của chidao, tính cả những gì chúng gọi", _ours(rows), total))
    err.print(_table("Hàm tốn nhiều thời gian nhất, chỉ tính riêng nó", sorted(rows, key=lambda row: -row[2]), total))


def _ours(rows: list[_Row]) -> list[_Row]:
    return sorted((row for row in rows if _module(row[0][0]) or _COMPILED.match(row[0][2])), key=lambda row: -row[3])


def _table(title: str, rows: list[_Row], total: float) -> Table:
    table = Table(title=title, box=SIMPLE_HEAD, title_justify="left")
    table.add_column("Hàm", overflow="fold")
    for heading in ("Số lần gọi", "Riêng (giây)", "Kể cả gọi (giây)", "Phần trăm"):
        table.add_column(heading, justify="right", no_wrap=True)
    for place, calls, own, whole in rows[:ROWS]:
        share = (own if title.endswith("riêng nó") else whole) / total * 100 if total else 0.0
        table.add_row(_name(place), number_words(calls), number_words(own, 3), number_words(whole, 3), number_words(share, 1))
    return table


def _name(place: tuple[str, int, str]) -> str:
    file, line, function = place
    if compiled := _COMPILED.match(function):
        return f"{compiled['module'].replace('.', '/')}.py {compiled['function']}"
    if not line:  # built in
        return function
    return f"{_module(file) or Path(file).name}:{line} {function}"


def _module(file: str) -> str:
    """The path of one of our files below the folder of the program; empty for others'."""
    parts = Path(file).parts
    for package in ("extractors", "corpus", "pipeline", "outputs"):
        if package in parts and "site-packages" not in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(package) - 1 :])
    return ""
