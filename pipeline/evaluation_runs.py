"""An evaluation run: gold and texts from a folder, extractions made now or read from a file, and the run before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path, PurePath

from chidao.pipeline.evaluation import DocumentTallies, Tally, score_document
from chidao.pipeline.evaluation_marks import Annotation
from chidao.pipeline.folders import cache_folder
from chidao.pipeline.progress import Reporter, Silence

Run = Mapping[str, DocumentTallies]
"""Tallies by the names of the documents."""


class GoldError(Exception):
    """A folder or a file that is not what an evaluation needs; the message is Vietnamese."""


def gold_names(gold: Path) -> list[str]:
    """The documents of a gold folder: those with NAME.json and NAME.txt."""
    names = [path.stem for path in sorted(gold.glob("*.json")) if path.with_suffix(".txt").is_file()]
    if not names:
        raise GoldError(f"{gold}: không có cặp tệp TÊN.json và TÊN.txt nào để đối chiếu")
    return names


def read_predictions(path: Path) -> dict[str, Annotation]:
    """Extractions of a `.jsonl` file by the stem of their source."""
    predictions: dict[str, Annotation] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            extraction = json.loads(line)
            predictions[PurePath(extraction["source"]["path"]).stem] = extraction
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f"{path}: dòng {number} không phải kết quả trích xuất dạng JSON") from error
    return predictions


def extract_gold(gold: Path, names: list[str], reporter: Reporter | None = None) -> Iterator[tuple[str, Annotation]]:
    """Extractions of the texts of a gold folder, made now. A text that could not be read is said and left out."""
    from chidao.pipeline.loading import Outcome, extract_path

    reporter = reporter or Silence()
    for name in names:
        reporter.begin(name)
        result = next(extract_path(gold / f"{name}.txt"))
        if isinstance(result, Outcome):
            reporter.say(result.reason or name)
        else:
            yield name, result.model_dump(mode="json")
        reporter.finish()


def score_run(gold: Path, names: list[str], predictions: Mapping[str, Annotation]) -> Run:
    """Every document of the folder scored; one without an extraction counts as empty."""
    return {
        name: score_document(
            (gold / f"{name}.txt").read_text(encoding="utf-8"),
            json.loads((gold / f"{name}.json").read_text(encoding="utf-8")),
            predictions.get(name),
        )
        for name in names
    }


class LastRun:
    """The run before on the same folder and the same source of extractions, kept in the user's cache folder."""

    def __init__(self, gold: Path, predictions: Path | None) -> None:
        key = f"{gold.resolve()}\0{predictions.resolve() if predictions else ''}"
        self.path = cache_folder() / "eval" / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.json"

    def read(self) -> Run | None:
        """None where there was none, or what was kept is not readable any more."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return {name: {figure: Tally(*counts) for figure, counts in tallies.items()} for name, tallies in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def write(self, run: Run) -> None:
        kept = {name: {figure: astuple(tally) for figure, tally in tallies.items()} for name, tallies in run.items()}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(json.dumps(kept), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Change:
    """The F1 of one figure of one document in two runs."""

    document: str
    figure: str
    before: float
    now: float


def changes(before: Run, now: Run) -> Iterator[Change]:
    """Wherever the two runs differ on a document that both have."""
    for name in now:
        for figure, tally in now[name].items():
            old = before.get(name, {}).get(figure)
            if old is not None and round(old.f1, 4) != round(tally.f1, 4):
                yield Change(name, figure, old.f1, tally.f1)
