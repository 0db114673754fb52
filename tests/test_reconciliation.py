"""Documents of one matter: pairs found and not found, figures that contradict each other, a person's word, tasks made one.

The texts in tests/pairs stand in for an inbox: two files whose names begin alike are of one matter, those with x are of none.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from chidao.corpus.reference import load_table
from chidao.outputs.agreement import Measure, compare, same_matter
from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.pairing_readings import people_in
from chidao.outputs.reconciliation import common_tasks, decide, find_conflicts, find_pairs, merge_common_tasks
from chidao.outputs.register import Register
from chidao.outputs.verification import verify
from chidao.pipeline.cli_conflicts import conflicts, pairs
from chidao.pipeline.extracting import extract_file
from click.testing import CliRunner

PAIRS = Path(__file__).parent / "pairs"
SEEDS = Path(os.environ.get("CHIDAO_EVAL_DIR", Path(__file__).parents[2] / "shared" / "eval")) / "dev"
PERSON = Actor("Lê Thị Hoa")
KINDS = {
    "a": "a letter and the news of it",
    "b": "two reports of one meeting",
    "c": "a letter and its re-issue",
    "d": "a notice of conclusions and the news of the meeting",
    "e": "an order and news that leaves its number away",
}


def loaded(path: Path, files: list[Path]) -> Register:
    register = Register.open(path)
    for _ in register.add_all(extract_file(file) for file in files):
        pass
    return register


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """All texts in one register: for reading only."""
    with loaded(tmp_path_factory.mktemp("so") / "so.db", sorted(PAIRS.glob("*.txt"))) as register:
        yield register


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Register]:
    """A letter and its re-issue, a notice and its news."""
    with loaded(tmp_path / "so.db", sorted([*PAIRS.glob("c2-*.txt"), *PAIRS.glob("d2-*.txt")])) as register:
        yield register


def stems(register: Register) -> dict[int, str]:
    return {number: Path(path).stem for number, path in register.db.execute("SELECT id, path FROM documents")}


def test_all_true_pairs_are_found_and_no_other(whole: Register) -> None:
    names = stems(whole)
    expected = {
        tuple(sorted(pair)) for pair in combinations(names.values(), 2) if pair[0][:2] == pair[1][:2] and pair[0][0] in KINDS
    }
    assert len(expected) >= 10
    assert {pair[0][0] for pair in expected} == KINDS.keys()
    found = {tuple(sorted(names[number] for number in pair.documents)) for pair in find_pairs(whole)}
    assert found == expected


def test_every_pair_says_why(whole: Register) -> None:
    for pair in find_pairs(whole):
        assert pair.reason
        assert not pair.confirmed


def test_the_conflicts_are_those_written_into_the_texts(whole: Register) -> None:
    names = stems(whole)
    found = {
        (names[conflict.pair.documents[0]][:2], frozenset(measure.text for measure, _, _ in conflict.figures))
        for conflict in find_conflicts(whole)
    }
    assert found == {
        ("b1", frozenset({"5.137 ha", "5.317 ha"})),
        ("b3", frozenset({"365,4 tỷ đồng", "356,4 tỷ đồng"})),
        ("c1", frozenset({"8.640 trẻ", "8.460 trẻ"})),
    }


def test_a_person_has_the_last_word(small: Register) -> None:
    first, second = (pair.documents for pair in find_pairs(small))
    decide(small, PERSON, first, confirmed=False, reason="hai việc khác nhau")
    assert [pair.documents for pair in find_pairs(small)] == [second]
    decide(small, PERSON, (first[1], first[0]), confirmed=True)
    assert [(pair.documents, pair.confirmed) for pair in find_pairs(small)] == [(first, True), (second, False)]
    assert verify(small) == []


def test_a_confirmed_pair_stays_though_no_sign_speaks_for_it(small: Register) -> None:
    ours = {name: number for number, name in stems(small).items()}
    odd = (ours["c2-ban-dau"], ours["d2-tin"])
    decide(small, PERSON, odd, confirmed=True)
    assert odd in [pair.documents for pair in find_pairs(small)]


@pytest.mark.parametrize("documents", [(1, 99), (1, 1)])
def test_a_word_on_documents_that_are_not_there_is_refused(small: Register, documents: tuple[int, int]) -> None:
    with pytest.raises(RegisterError):
        decide(small, PERSON, documents, confirmed=True)


def test_common_tasks_become_one_with_two_sources(small: Register) -> None:
    documents = next(pair.documents for pair in find_pairs(small) if stems(small)[pair.documents[0]].startswith("c2"))
    together = common_tasks(small, documents)
    assert len(together) == 3
    before = small.tasks().total
    kept = merge_common_tasks(small, PERSON, documents)
    assert kept == [one for one, _ in together]
    assert small.tasks().total == before - 3
    assert common_tasks(small, documents) == []
    assert verify(small) == []


def figure(value: float, unit: str, subject: str | None, **more: Any) -> Measure:
    told = {"comparator": "exact", "period": None, "whole": None, "text": f"{value} {unit}", "document": 1, **more}
    return Measure.of(value=value, unit=unit, subject=subject, **told)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (figure(356, "ha", "diện tích"), figure(365, "ha", "diện tích"), "differ"),
        (figure(356, "ha", "diện tích"), figure(356, "ha", "diện tích"), "agree"),
        (figure(317, "tỷ đồng", "thu", comparator="more_than"), figure(317.35, "tỷ đồng", "thu"), "agree"),
        (figure(12000, "lao động", "việc làm", comparator="about"), figure(12350, "lao động", "việc làm"), "agree"),
        (figure(12000, "lao động", "việc làm", comparator="about"), figure(21000, "lao động", "việc làm"), "differ"),
        (figure(2.5, "nghìn ha", "rừng"), figure(2500, "ha", "rừng"), "agree"),
        (figure(1.2, "tỷ đồng", "thu"), figure(1215, "triệu đồng", "thu"), "agree"),
        (figure(13, "%", "tăng"), figure(13.2, "%", "tăng"), "agree"),
        (figure(13.4, "%", "tăng"), figure(13.5, "%", "tăng"), "differ"),
    ],
)
def test_figures_agree_within_what_their_words_leave_open(one: Measure, other: Measure, expected: str) -> None:
    assert compare(one, other) == compare(other, one) == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (figure(1, "ha", "tổng diện tích quy hoạch"), figure(1, "ha", "diện tích quy hoạch định hướng"), True),
        (figure(1, "ha", "diện tích quy hoạch"), figure(1, "%", "diện tích quy hoạch"), False),
        (figure(1, "cụm", "đang hoạt động ổn định"), figure(1, "cụm công nghiệp", "đang hoạt động ổn định"), True),
        (figure(1, "%", "doanh thu tăng"), figure(1, "%", "doanh thu"), False),
        (figure(1, "%", "doanh thu tăng so với năm 2016"), figure(1, "%", "nộp ngân sách tăng so với năm 2016"), False),
        (figure(1, "ha", "trồng rừng", period="2024"), figure(1, "ha", "trồng rừng", period="2025"), False),
        (figure(1, "ha", "trồng rừng", period="2024"), figure(1, "ha", "trồng rừng"), True),
        (figure(1, "ha", None), figure(1, "ha", None), False),
        (figure(1, "CCN", "chưa có trạm xử lý", whole=3), figure(1, "CCN", "chưa có trạm xử lý"), False),
    ],
)
def test_figures_of_one_matter(one: Measure, other: Measure, alike: bool) -> None:
    assert (same_matter(one, other) >= 0.6) == (same_matter(other, one) >= 0.6) == alike


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("đồng chí Nguyễn  Đình Khương, Bí thư Tỉnh ủy", {"Nguyễn Đình Khương"}),
        ("Chủ tịch Ủy ban nhân dân tỉnh Hòa An Lương Thế Đạt yêu cầu", {"Lương Thế Đạt"}),
        ("Thành phố Hồ Chí Minh, đường Trần Phú, xã Đồng Mạ", set()),
        ("ông Ksor H'Bơ Khăp và bà Lê Thị Mai.", {"Ksor H'Bơ Khăp", "Lê Thị Mai"}),
    ],
)
def test_people_are_told_from_places(text: str, names: set[str]) -> None:
    assert people_in(text) == names


def test_examples_of_family_names_are_people_and_places_are_none() -> None:
    table = load_table("family_names")
    assert [people_in(f"Đồng chí {name} dự họp") for name in table["examples"]] == [{name} for name in table["examples"]]
    assert not any(people_in(f"Thành phố {name} họp") for name in table["not_persons"])


def run(command: Any, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command, list(arguments))
    return result.exit_code, result.stdout


def test_the_commands(small: Register) -> None:
    db = ("--db", str(small.path))
    code, out = run(pairs, "list", *db, "--format", "json")
    assert code == 0
    first, second = json.loads(out)
    assert {"documents", "reason", "confirmed", "evidence"} <= first.keys()
    numbers = [str(number) for number in first["documents"]]
    code, out = run(pairs, "confirm", *numbers, *db, "--who", "Lê Thị Hoa", "--why", "bản phát hành lại", "--format", "json")
    assert code == 0
    assert len(json.loads(out)["merged"]) == 3
    assert run(pairs, "reject", *(str(number) for number in second["documents"]), *db)[0] == 0
    code, out = run(pairs, "list", *db)
    assert "đã xác nhận" in out
    assert len(out.strip().splitlines()) == 1
    code, out = run(conflicts, *db)
    assert (code, "Không thấy số liệu nào" in out) == (0, True)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="không có thư mục đánh giá (CHIDAO_EVAL_DIR)")
def test_the_seeds_hold_one_event_and_one_conflict(tmp_path: Path) -> None:
    with loaded(tmp_path / "so.db", sorted(SEEDS.glob("seed-*.txt"))) as register:
        names = stems(register)
        (pair,) = find_pairs(register)
        assert {names[number] for number in pair.documents} == {"seed-ha-nam-2018-a", "seed-ha-nam-2018-b"}
        (conflict,) = find_conflicts(register)
        assert {(figure["value"], figure["unit"]) for figure in conflict.to_json()["figures"]} == {(356.0, "ha"), (365.0, "ha")}
