"""`chidao agency` as people and programs meet it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from chidao.pipeline.cli_bodies import agency
from click.testing import CliRunner


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(agency, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def answer(*arguments: str) -> dict[str, Any]:
    code, out, _ = run(*arguments, "--format", "json")
    assert code == 0
    read: dict[str, Any] = json.loads(out)
    return read


def test_the_chain_of_heirs_with_days_and_acts() -> None:
    read = answer("Sở Kế hoạch và Đầu tư tỉnh Bắc Giang", "--on", "2026-01-01")
    assert (read["id"], read["name"]) == ("so-ke-hoach-va-dau-tu.bac-giang", "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang")
    assert (read["valid_from"], read["valid_to"]) == (None, "2025-02-28")
    assert read["parent"] == "Ủy ban nhân dân tỉnh Bắc Giang"
    assert [(step["id"], step["from"], step["to"]) for step in read["chain"]] == [
        ("so-ke-hoach-va-dau-tu.bac-giang", None, "2025-02-28"),
        ("so-tai-chinh.bac-giang", "2025-03-01", "2025-06-30"),
        ("so-tai-chinh.bac-ninh", "2025-07-01", None),
    ]
    assert [step["act"] for step in read["chain"]] == [
        None,
        "Nghị định số 45/2025/NĐ-CP ngày 28/02/2025",
        "Nghị quyết số 202/2025/QH15 ngày 12/6/2025",
    ]
    assert read["owes_now"] == ["Sở Tài chính tỉnh Bắc Ninh"]


@pytest.mark.parametrize(
    ("day", "owner"),
    [
        ("28/02/2025", "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang"),
        ("1/3/2025", "Sở Tài chính tỉnh Bắc Giang"),
        ("30/6/2025", "Sở Tài chính tỉnh Bắc Giang"),
        ("2025-07-01", "Sở Tài chính tỉnh Bắc Ninh"),
    ],
)
def test_the_owner_on_the_days_of_change(day: str, owner: str) -> None:
    assert answer("so khdt bac giang", "--on", day)["owes_now"] == [owner]


def test_a_split_body_names_all_with_their_parts() -> None:
    read = answer("Sở Thông tin và Truyền thông tỉnh Thái Nguyên", "--on", "2025-12-31")
    assert read["owes_now"] == ["Sở Khoa học và Công nghệ tỉnh Thái Nguyên", "Sở Văn hóa, Thể thao và Du lịch tỉnh Thái Nguyên"]
    assert [successor["share"] for successor in read["successors"]] == ["main", "part"]
    assert "báo chí" in read["successors"][1]["duties"]


@pytest.mark.parametrize("name", ["Sở Y tế", "UBND huyện Châu Thành", "Sở Hàng không vũ trụ tỉnh Gia Lai", ""])
def test_a_name_that_is_not_one_body_ends_with_1_and_candidates(name: str) -> None:
    code, out, err = run(name, "--format", "json")
    assert code == 1
    found = [body["name"] for body in json.loads(out)["candidates"]]
    assert len(found) == {"Sở Y tế": 34}.get(name, len(found))
    assert (not found) == ("Không có cơ quan nào" in err)


def test_for_people_it_speaks_vietnamese() -> None:
    code, out, _ = run("Cục Thuế tỉnh Kon Tum", "--on", "1/1/2026")
    assert code == 0
    for words in ("đến hết 28/02/2025", "Chi cục Thuế khu vực XIV", "Thuế tỉnh Quảng Ngãi", "Theo văn bản"):
        assert words in out


def test_a_day_that_is_none_is_wrong_usage() -> None:
    assert run("Bộ Y tế", "--on", "31/2/2025")[0] == 2
