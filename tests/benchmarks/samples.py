"""Documents for benchmarks: those of the evaluation folder where it is there, and any number of variations of our own samples."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NUMBER = re.compile(r"\d+")
_OWN_NUMBER = re.compile(r"(Số:?\s*)\d+(?=\s?[/-])")
"""The number of a letter in its head."""


def own_samples() -> list[str]:
    """The texts of our own sample documents."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "samples").glob("*.txt"))]


def evaluation_texts() -> tuple[list[str], bool]:
    """The texts of the evaluation folder's dev part, or of our own samples where there is none; whether it was there."""
    folder = Path(os.environ.get("CHIDAO_EVAL_DIR", ROOT.parent / "shared" / "eval")) / "dev"
    found = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return (found, True) if found else (own_samples(), False)


def varied(text: str, choose: random.Random) -> str:
    """The same document with other small numbers: days, articles, amounts."""
    return _NUMBER.sub(lambda found: _other(found.group(), choose), text)


def _other(number: str, choose: random.Random) -> str:
    return number if len(number) > 3 or choose.random() < 0.7 else str(choose.randint(1, 28))


def write_documents(folder: Path, count: int) -> list[Path]:
    """So many documents of our own, each a letter of its own with its own number; the same ones every time."""
    choose, samples = random.Random(1), own_samples()
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(count):
        text = f"{varied(samples[number % len(samples)], choose)}\n({number})\n"
        text = _OWN_NUMBER.sub(rf"\g<1>{number + 1}", text, count=1)
        files.append(folder / f"{number:05}.txt")
        files[-1].write_text(text, encoding="utf-8")
    return files


def long_text(characters: int) -> str:
    """A text of so many characters: varied samples one behind the other, each as a part of its own."""
    choose, samples = random.Random(2), own_samples()
    parts: list[str] = []
    size = 0
    while size < characters:
        parts.append(varied(samples[len(parts) % len(samples)], choose))
        size += len(parts[-1]) + 1
    return "\n".join(parts)[:characters]
