"""Our own samples: the gold is well formed and stands in its text, and the twins hold the same words."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from chidao.corpus.reading import read_file
from chidao.corpus.samples import SAMPLES, sample_files, sample_names
from chidao.corpus.samples.layout import LAYOUTS, broken
from chidao.extractors.records import Comparator, DeadlineKind, DecisionKind, DocumentKind, Recurrence, Role
from chidao.pipeline.evaluation_words import words_of

NAMES = sample_names()
TWINS = sorted([*SAMPLES.glob("*.docx"), *SAMPLES.glob("*.pdf")])
WORD = re.compile(r"\w+")


def text_of(name: str) -> str:
    return (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")


def gold_of(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return gold


def every(key: str) -> list[dict[str, Any]]:
    return [item for name in NAMES for item in gold_of(name)[key]]


def test_there_are_enough_samples_of_all_kinds() -> None:
    kinds = [gold_of(name)["meta"]["kind"] for name in NAMES]
    assert len(NAMES) >= 24
    assert kinds.count("news") >= 6
    assert {
        "cong_van", "chi_thi", "ket_luan", "thong_bao", "ke_hoach", "quyet_dinh", "nghi_quyet",
        "cong_dien", "huong_dan", "to_trinh", "bao_cao", "thong_tu", "news",
    } <= set(kinds)  # fmt: skip
    assert len([twin for twin in TWINS if twin.suffix == ".docx"]) >= 6
    assert len([twin for twin in TWINS if twin.suffix == ".pdf"]) >= 5
    assert len(every("decisions")) >= 50


def test_decisions_of_every_kind() -> None:
    assert {item["kind"] for item in every("decisions")} >= set(get_args(DecisionKind)) - {"other"}


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_stands_in_its_text(name: str) -> None:
    text, gold = text_of(name), gold_of(name)
    quotes = [item["quote"] for key in ("tasks", "decisions", "figures", "citations") for item in gold[key]]
    quotes += [task["deadline"]["quote"] for task in gold["tasks"] if task["deadline"]]
    assert [quote for quote in quotes if quote not in text] == []
    assert [quote for quote in quotes if quote != quote.strip()] == []


@pytest.mark.parametrize("name", NAMES)
def test_spans_count_the_words_before_a_quote(name: str) -> None:
    words, gold = words_of(text_of(name)), gold_of(name)
    for item in (item for key in ("tasks", "decisions", "figures", "citations") for item in gold[key]):
        start, end = item.get("span", (0, 0))
        assert "span" not in item or words[start:end] == words_of(item["quote"])


@pytest.mark.parametrize("name", NAMES)
def test_text_and_gold_are_nfc(name: str) -> None:
    for path in (SAMPLES / f"{name}.txt", SAMPLES / f"{name}.json"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize("name", NAMES)
def test_tasks_do_not_overlap(name: str) -> None:
    text, end = text_of(name), 0
    for task in gold_of(name)["tasks"]:
        start = text.find(task["quote"], end)
        assert start >= 0, task["quote"]
        end = start + len(task["quote"])


@pytest.mark.parametrize("name", NAMES)
def test_values_are_valid(name: str) -> None:
    gold = gold_of(name)
    assert gold["meta"]["kind"] in get_args(DocumentKind)
    dates = [gold["meta"]["issued_on"], *(item["issued_on"] for item in gold["citations"])]
    for task in gold["tasks"]:
        assert all(owner["role"] in get_args(Role) and owner["name"] for owner in task["owners"])
        deadline = task["deadline"]
        if deadline is None:
            continue
        dates.append(deadline["due"])
        assert deadline["kind"] in get_args(DeadlineKind)
        assert (deadline["every"] in get_args(Recurrence)) == (deadline["kind"] == "every")
        assert deadline["due"] or deadline["kind"] not in ("by", "on")
    for item in dates:
        assert item is None or date.fromisoformat(item).isoformat() == item
    assert {item["kind"] for item in gold["decisions"]} <= set(get_args(DecisionKind))
    assert {item["comparator"] for item in gold["figures"]} <= set(get_args(Comparator))
    assert all(item["unit"] and item["subject"] for item in gold["figures"])


@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_cited_once(name: str) -> None:
    gold = gold_of(name)
    numbers = [item["number"] for item in gold["citations"]]
    assert len(set(numbers)) == len(numbers)
    assert gold["meta"]["kind"] == "news" or gold["meta"]["number"] not in numbers


@pytest.mark.parametrize("twin", TWINS, ids=lambda path: path.name)
def test_a_twin_holds_the_words_of_its_text(twin: Path) -> None:
    """Compared as bags of words: a table or a letterhead in two columns may come in another order."""

    def words(text: str) -> list[str]:
        return sorted(WORD.findall(text.casefold()))

    assert words(read_file(twin).text) == words(text_of(twin.stem))


def test_each_twin_has_its_layout() -> None:
    assert {twin.name for twin in TWINS} == {f"{layout.name}.{layout.format}" for layout in LAYOUTS}


def test_one_file_a_sample() -> None:
    files = sample_files()
    assert [path.stem for path in files] == list(NAMES)
    assert {path.suffix for path in files} == {".txt", ".docx", ".pdf"}


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH Lê An", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "Lê An"]),
        ("UBND TỈNH NGHỆ AN SỞ TÀI CHÍNH", ["UBND TỈNH NGHỆ AN", "SỞ TÀI CHÍNH"]),
        ("Nơi nhận: - Như trên; - Lưu: VT.", ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]),
        ("", [""]),
    ],
)  # fmt: skip
def test_lines_of_a_letterhead_cell(cell: str, lines: list[str]) -> None:
    assert broken(cell) == lines
