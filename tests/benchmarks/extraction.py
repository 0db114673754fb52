"""How fast a text becomes records: against underthesea's word segmentation and its NER, and by size. Not part of the suite.

    python tests/benchmarks/extraction.py [FOLDER] [--rounds 5] [--ner 4] [--sizes 10000,100000,1000000,7000000]

Compared are, over the same texts in one process, with all models loaded, turn by turn:

* the whole pipeline, from decoded text to the interchange form (document, provisions, every extractor, links to bodies);
* `underthesea.word_tokenize` alone, called once a text;
* `underthesea.ner`, on the shortest texts only, as it takes minutes for all.

The figures are medians over the rounds of processor time, which other work on the machine disturbs least, and of wall clock.
By size: time per character of one text put together from many, which should be the same at every size. FOLDER holds `.txt`
files; without it the project's own samples are read.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import underthesea
from chidao.corpus.document import Source
from chidao.corpus.reading.plain import read_text
from chidao.pipeline.extracting import extract_document

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SOURCE = Source("van-ban.txt", "0" * 64, "text/plain")


@dataclass(frozen=True, slots=True)
class Duration:
    """Seconds of processor time and of wall clock."""

    processor: float
    wall: float

    def __truediv__(self, other: Duration) -> Duration:
        return Duration(self.processor / other.processor, self.wall / other.wall)


def extract_text(text: str) -> None:
    """The whole pipeline over one text."""
    extract_document(read_text(text, SOURCE))


def texts_of(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def compare(texts: Sequence[str], rounds: int, *ways: Callable[[str], object]) -> list[Duration]:
    """The median of each way over all texts; the ways take turns, one round after another, after a round that is not counted."""
    taken: list[list[Duration]] = [[] for _ in ways]
    for number in range(rounds + 1):
        for way, durations in zip(ways, taken, strict=True):
            duration = _timed(way, texts)
            if number:
                durations.append(duration)
    return [
        Duration(statistics.median(one.processor for one in way), statistics.median(one.wall for one in way)) for way in taken
    ]


def _timed(way: Callable[[str], object], texts: Sequence[str]) -> Duration:
    processor, wall = time.process_time(), time.perf_counter()
    for text in texts:
        way(text)
    return Duration(time.process_time() - processor, time.perf_counter() - wall)


def speed_against_words(texts: Sequence[str], rounds: int) -> Duration:
    """How many times as fast as word segmentation the whole pipeline is."""
    ours, words = compare(texts, rounds, extract_text, underthesea.word_tokenize)
    return words / ours


def speed_against_ner(texts: Sequence[str], count: int) -> Duration:
    """How many times as fast as NER the whole pipeline is, over the `count` shortest texts, once."""
    ours, entities = compare(sorted(texts, key=len)[:count], 1, extract_text, underthesea.ner)
    return entities / ours


def text_of_size(texts: Sequence[str], size: int, seed: int = 1) -> str:
    """One text of so many characters, put together from many in an order of its own."""
    chance = random.Random(seed)
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts += chance.sample(list(texts), len(texts))
    return "\n\n".join(parts)[:size]


def time_by_size(texts: Sequence[str], sizes: Sequence[int], least: int = 300_000) -> Iterator[tuple[int, float]]:
    """Each size with the microseconds of processor time per character; small texts are read until `least` characters."""
    for size in sizes:
        parts = [text_of_size(texts, size, seed) for seed in range(max(1, least // size))]
        extract_text(parts[0][:20_000])
        yield size, _timed(extract_text, parts).processor / sum(map(len, parts)) * 1e6


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--ner", type=int, default=4, help="texts for NER, 0 for none")
    arguments.add_argument(
        "--sizes", default="10000,100000,1000000,7000000", help="characters, parted by commas; empty for none"
    )
    chosen = arguments.parse_args()
    texts = texts_of(chosen.folder)
    print(f"{len(texts)} texts, {sum(map(len, texts))} characters")
    found = speed_against_words(texts, chosen.rounds)
    print(f"against word_tokenize: {found.processor:.2f} times (processor), {found.wall:.2f} times (wall clock)")
    if chosen.ner:
        found = speed_against_ner(texts, chosen.ner)
        print(f"against ner: {found.processor:.0f} times (processor), {found.wall:.0f} times (wall clock)")
    for size, cost in time_by_size(texts, [int(size) for size in chosen.sizes.split(",") if size]):
        print(f"{size:>9} characters: {cost:.2f} µs a character")


if __name__ == "__main__":
    main()
