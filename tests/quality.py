"""The quality of the extraction on our own samples, and the floors below which it may not fall."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

from chidao.pipeline.evaluation import figures
from chidao.pipeline.evaluation_runs import extract_gold, gold_names, score_run
from chidao.pipeline.progress import Reporter

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
FLOORS = Path(__file__).with_name("floors.toml")
HEAD = """# F1 of the extraction on corpus/samples, as `chidao eval corpus/samples` prints it: a floor for each figure.
# Floors only rise: "make floors" raises them to what is reached now.

"""


def read_floors() -> dict[str, float]:
    """The floors by figure."""
    return {name: float(floor) for name, floor in tomllib.loads(FLOORS.read_text(encoding="utf-8"))["f1"].items()}


def measure(reporter: Reporter | None = None) -> dict[str, float]:
    """F1 by figure, now."""
    names = gold_names(SAMPLES)
    run = score_run(SAMPLES, names, dict(extract_gold(SAMPLES, names, reporter)))
    return {name: score.f1 for name, score in figures(list(run.values())).items()}


def raised(floors: dict[str, float], reached: dict[str, float]) -> dict[str, float]:
    """The floors after a rise to what is reached, rounded down to three places; none sinks."""
    return {name: max(floors.get(name, 0.0), math.floor(value * 1000) / 1000) for name, value in reached.items()}


def write_floors(floors: dict[str, float]) -> None:
    """Write the floor file."""
    rows = "".join(f'"{name}" = {floor:.3f}\n' for name, floor in floors.items())
    FLOORS.write_text(f"{HEAD}[f1]\n{rows}", encoding="utf-8")
