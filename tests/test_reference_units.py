"""The reference tables: they load, say nothing twice, and every example in them is read as it says."""

from __future__ import annotations

from collections import Counter
from typing import Any, get_args

import pytest
from chidao.corpus.document import Block, Document, Source
from chidao.corpus.reference import load_table, read_reference
from chidao.extractors.citations import find_citations
from chidao.extractors.citations.kinds import kind_names
from chidao.extractors.figures import find_figures
from chidao.extractors.figures.units import scale_factor
from chidao.extractors.records import DocumentKind

UNITS = load_table("units")
TYPES = load_table("document_types")["type"]


def paper(text: str) -> Document:
    return Document(text, Source("mau.txt", "0" * 64, "text/plain"), (Block("paragraph", 0, len(text)),))


def test_load_table_with_and_without_ending_is_read_once() -> None:
    assert load_table("units") is load_table("units")
    assert load_table("units.toml") == load_table("units")


def test_a_missing_table_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="khong-co"):
        read_reference("khong-co.toml")


@pytest.mark.parametrize("row", TYPES, ids=lambda row: row["name"])
def test_kinds_are_those_of_the_records(row: dict[str, Any]) -> None:
    assert row["kind"] in get_args(DocumentKind)


@pytest.mark.parametrize(("row", "number"), [(row, number) for row in TYPES for number in row["examples"]])
def test_numbers_of_each_kind_are_found_under_its_name(row: dict[str, Any], number: str) -> None:
    text = f"Cơ quan đã nhận {row['name']} số {number} của nơi gửi."
    (citation,) = find_citations(paper(text), None)
    assert (citation.number, citation.kind.lower()) == (number, row["name"].lower())


def test_every_spelling_of_a_kind_is_known() -> None:
    assert {spelling.lower() for row in TYPES for spelling in (row["name"], *row["aliases"])} <= set(kind_names())


@pytest.mark.parametrize(
    ("names", "example"),
    [
        (row["names"], example)
        for table in ("measure", "counted", "multiple")
        for row in UNITS[table]
        for example in row["examples"]
    ],
)
def test_unit_examples(names: list[str], example: str) -> None:
    figures = find_figures(paper(f"Địa bàn ghi nhận {example}."))
    assert figures, example
    words = figures[0].unit.lower().split("/")[0].split()
    while words and scale_factor(words[0]) > 1:
        words.pop(0)
    assert any(name.lower().startswith(" ".join(words)[:12]) or " ".join(words).startswith(name.lower()) for name in names)


@pytest.mark.parametrize("table", ["measure", "counted", "scale"])
def test_no_unit_stands_twice_in_its_field(table: str) -> None:
    for row in UNITS[table]:
        assert [name for name, count in Counter(row["names"]).items() if count > 1] == []


@pytest.mark.parametrize(
    ("word", "comparator"), [(word, row["comparator"]) for row in UNITS["comparator"] for word in row["before"]]
)
def test_comparators_before_the_number(word: str, comparator: str) -> None:
    (figure,) = find_figures(paper(f"Diện tích gieo trồng đạt {word} 1.250 ha."))
    assert figure.comparator == comparator


@pytest.mark.parametrize(
    ("word", "comparator"), [(word, row["comparator"]) for row in UNITS["comparator"] for word in row["after"]]
)
def test_comparators_behind_the_unit(word: str, comparator: str) -> None:
    (figure,) = find_figures(paper(f"Hỗ trợ các vườn ươm từ 15 ha {word}."))
    assert figure.comparator == comparator


@pytest.mark.parametrize("word", [word for row in UNITS["time"] for word in row["names"]])
def test_units_of_time_give_no_figure(word: str) -> None:
    assert find_figures(paper(f"Việc này cần 12 {word}.")) == ()


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("tỷ đồng", 10**9),
        ("nghìn tỷ đồng", 10**12),
        ("triệu lượt khách", 10**6),
        ("trăm hộ", 100),
        ("dự án", 1),
        ("%", 1),
        ("", 1),
    ],
)
def test_scale_of_a_unit(unit: str, factor: int) -> None:
    assert scale_factor(unit) == factor
