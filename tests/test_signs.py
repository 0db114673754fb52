"""Patterns with signs find what they would find without them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import chidao.extractors
import pytest
from chidao.corpus.samples import SAMPLES
from chidao.extractors.signs import Ending, Signed


def _held(value: object) -> Iterator[Signed | Ending]:
    if isinstance(value, Signed | Ending):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _held(one)


def _all() -> list[tuple[str, Signed | Ending]]:
    """Every such pattern of the extractors, by where it stands."""
    names = [one.name for one in pkgutil.walk_packages(chidao.extractors.__path__, "chidao.extractors.")]
    modules = [importlib.import_module(name) for name in names]
    return [
        (f"{module.__name__}.{name}", one) for module in modules for name, value in vars(module).items() for one in _held(value)
    ]


LINES = [line for path in sorted(SAMPLES.rglob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines()]
PATTERNS = _all()


def test_there_are_patterns_and_lines() -> None:
    assert len(PATTERNS) > 10
    assert len(LINES) > 1000


@pytest.mark.parametrize(("name", "one"), [pair for pair in PATTERNS if isinstance(pair[1], Signed)])
def test_signed(name: str, one: Signed) -> None:
    for line in LINES:
        for text in (line, line.lower()):
            assert _span(one.search(text)) == _span(one.form.search(text)), text
            assert _span(one.match(text)) == _span(one.form.match(text)), text


@pytest.mark.parametrize(("name", "one"), [pair for pair in PATTERNS if isinstance(pair[1], Ending)])
def test_ending(name: str, one: Ending) -> None:
    for line in LINES:
        for number in re.finditer(r"\d", line):
            before = line[max(0, number.start() - 40) : number.start()]
            for text in (before, before.upper()):
                assert _span(one.search(text)) == _span(one.form.search(text)), text


def test_a_sign_counts_within_the_bounds_alone() -> None:
    one = Signed.of(r"có kế hoạch", "kế hoạch")
    text = "Sở có kế hoạch"
    assert one.search(text) is not None
    assert one.search(text, 0, 6) is None
    assert [match.start() for match in one.finditer(text)] == [3]
    assert list(one.finditer(text, 4)) == []
    assert one.match(text, 3) is not None
    assert one.match(text) is None


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match and match.span()
