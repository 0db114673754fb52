"""Figures in sentences as letters and news have them (tests/sentences/figures.txt): found exactly, mostly with their subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from chidao.corpus.document import Block, Document, Source
from chidao.extractors.figures import find_figures
from chidao.extractors.records import Figure

SENTENCES = Path(__file__).with_name("sentences") / "figures.txt"
SUBJECTS_FLOOR = 0.90
"""The share of subjects that overlap by half at least with those marked; it only rises."""

_MARK = re.compile(r"\[\[([^\[\]]*)\]\]")
_QUOTE = re.compile(r"(?P<first>\d[\d.,]*)(?:\s?(?P<join>/|-|đến)\s?(?P<second>\d[\d.,]*))?\s?(?P<unit>.*)")


@dataclass(frozen=True)
class Marked:
    """A figure as marked: value, whole, unit, subject."""

    value: float
    of: float | None
    unit: str
    subject: str


def number(text: str) -> float:
    return float(text.strip(".,").replace(".", "").replace(",", "."))


def marked(mark: str) -> Iterator[Marked]:
    quote, subject, *unit = mark.split("|")
    match = _QUOTE.fullmatch(quote)
    assert match is not None, quote
    written = unit[0] if unit else match["unit"]
    share = match["join"] == "/"
    yield Marked(number(match["first"]), number(match["second"]) if share else None, written, subject)
    if match["second"] and not share:
        yield Marked(number(match["second"]), None, written, subject)


def sentences() -> Iterator[tuple[str, tuple[Marked, ...]]]:
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            figures = tuple(figure for match in _MARK.finditer(line) for figure in marked(match[1]))
            yield _MARK.sub(lambda match: match[1].split("|")[0], line), figures


def found(text: str) -> tuple[Figure, ...]:
    return find_figures(Document(text, Source("mau.txt", "0" * 64, "text/plain"), (Block("paragraph", 0, len(text)),)))


def alike(unit: str, other: str) -> bool:
    """Units of which one may only be longer: “dự án”, “dự án đầu tư”."""
    return unit == other or unit.startswith(f"{other} ") or other.startswith((f"{unit} ", f"{unit},"))


@pytest.mark.parametrize(("text", "expected"), list(sentences()))
def test_every_figure_of_a_sentence_is_found_and_no_other(text: str, expected: tuple[Marked, ...]) -> None:
    got = found(text)
    assert [(figure.value, figure.of) for figure in got] == [(figure.value, figure.of) for figure in expected]
    assert all(alike(figure.unit, want.unit) for figure, want in zip(got, expected, strict=True))


def test_most_subjects_overlap_with_those_marked() -> None:
    hits = []
    for text, expected in sentences():
        for figure, want in zip(found(text), expected, strict=True):
            said, wanted = (set(re.findall(r"\w+", (subject or "").lower())) for subject in (figure.subject, want.subject))
            hits.append(2 * len(said & wanted) >= 0.5 * (len(said) + len(wanted)))
    assert sum(hits) / len(hits) >= SUBJECTS_FLOOR
