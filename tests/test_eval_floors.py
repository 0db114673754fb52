"""The figures of our own samples may only rise."""

from __future__ import annotations

import pytest
from chidao.pipeline.evaluation import NAMES, SUBJECT
from quality import measure, raised, read_floors

FLOORS = read_floors()


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    return measure()


@pytest.mark.parametrize("figure", [*NAMES, SUBJECT])
def test_a_figure_does_not_fall_below_its_floor(figure: str, reached: dict[str, float]) -> None:
    assert reached[figure] >= FLOORS[figure]


@pytest.mark.parametrize(
    ("floor", "value", "expected"), [(0.5, 0.61239, 0.612), (0.7, 0.6, 0.7), (0.5, 0.5, 0.5), (0.999, 1.0, 1.0)]
)
def test_floors_never_sink(floor: float, value: float, expected: float) -> None:
    assert raised({"figure": floor}, {"figure": value}) == {"figure": expected}
