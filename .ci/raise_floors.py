#!/usr/bin/env python3
"""Raises the floors of tests/floors.toml to the figures reached now."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chidao.pipeline.evaluation_runs import gold_names
from chidao.pipeline.progress import late_bar
from quality import SAMPLES, measure, raised, read_floors, write_floors


def main() -> None:
    with late_bar("Đang đo trên văn bản mẫu", len(gold_names(SAMPLES))) as bar:
        reached = measure(bar)
    floors = read_floors()
    higher = raised(floors, reached)
    for name, floor in higher.items():
        mark = f"{floors.get(name, 0.0):.3f} → {floor:.3f}" if floor > floors.get(name, 0.0) else f"{floor:.3f}"
        print(f"  {name:15} {mark}")
    write_floors(higher)


if __name__ == "__main__":
    main()
