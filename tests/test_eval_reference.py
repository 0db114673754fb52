"""Our figures are those of the reference scorer, to the last digit. Needs the optional evaluation folder."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from chidao.pipeline.evaluation import figures
from chidao.pipeline.evaluation_runs import gold_names, read_predictions, score_run

FOLDER = Path(os.environ.get("CHIDAO_EVAL_DIR", Path(__file__).parents[2] / "shared" / "eval"))
SCORER, GOLD = FOLDER / "score.py", FOLDER / "dev"

pytestmark = pytest.mark.skipif(not SCORER.is_file(), reason="không có thư mục đánh giá (CHIDAO_EVAL_DIR)")


@pytest.fixture(scope="module", params=[0.0, 0.3])
def predictions(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Extractions made from the gold, each item spoiled in some way with the given probability."""
    dice = random.Random(7)
    path = tmp_path_factory.mktemp("predictions") / "predictions.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for name in gold_names(GOLD):
            text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
            gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
            if dice.random() < request.param / 5:
                continue
            file.write(json.dumps(spoiled(name, text, gold, dice, request.param)) + "\n")
    return path


def spoiled(name: str, text: str, gold: dict[str, Any], dice: random.Random, much: float) -> dict[str, Any]:
    items = {
        kind: [spoil(item, text, dice, much) for item in gold.get(kind) or () if dice.random() >= much / 2]
        for kind in ("tasks", "decisions", "figures", "citations")
    }
    meta = {field: None if dice.random() < much else value for field, value in gold["meta"].items()}
    return {"source": {"path": f"in/{name}.docx"}, "text": text, "meta": meta, **items}


def spoil(item: dict[str, Any], text: str, dice: random.Random, much: float) -> dict[str, Any]:
    words = item["quote"].split()
    if dice.random() < much:
        del words[dice.randrange(len(words)) :]
    if dice.random() < much and len(words) > 2:
        words[dice.randrange(len(words))] = "lỗi"
    item = {**item, "text": " ".join(words), "start": max(text.find(item["quote"]), 0)}
    for field in ("owners", "deadline", "subject", "unit", "value", "issued_on"):
        if field in item and dice.random() < much / 3:
            item[field] = [] if field == "owners" else None
    return item


def test_figures_equal_those_of_the_reference(predictions: Path) -> None:
    command = [sys.executable, "-B", str(SCORER), str(GOLD), str(predictions), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    expected = json.loads(done.stdout)
    names = gold_names(GOLD)
    found = figures(list(score_run(GOLD, names, read_predictions(predictions)).values()))
    assert {
        name: {"f1": score.f1, "p": score.precision, "r": score.recall, "gold": score.gold, "mean": score.mean}
        for name, score in found.items()
    } == expected
