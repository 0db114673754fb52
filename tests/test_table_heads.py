"""The head of a column of numbers, and the table of its words."""

from __future__ import annotations

import re

import pytest
from chidao.corpus.reference import load_table
from chidao.corpus.table_heads import NUMBER_HEAD_AMONG_HEADS, is_number_head, may_hold_number_head

TABLE = load_table("table_heads")
AMONG_HEADS = re.compile(rf"{NUMBER_HEAD_AMONG_HEADS}\.?", re.IGNORECASE)


@pytest.mark.parametrize("head", TABLE["number"]["examples"])
def test_a_head_of_numbers(head: str) -> None:
    assert is_number_head(head)
    assert is_number_head(f" {head}\n")
    assert may_hold_number_head(f"PHỤ LỤC\n{head}\nNhiệm vụ")


@pytest.mark.parametrize("text", TABLE["number"]["others"])
def test_no_head_of_numbers(text: str) -> None:
    assert not is_number_head(text)


@pytest.mark.parametrize("head", TABLE["number_among_heads"]["examples"])
def test_among_heads(head: str) -> None:
    assert AMONG_HEADS.fullmatch(head)


@pytest.mark.parametrize("text", TABLE["number_among_heads"]["others"])
def test_no_number_among_heads(text: str) -> None:
    assert not AMONG_HEADS.fullmatch(text)


@pytest.mark.parametrize("text", ["Quyết định số 12/QĐ-TTg", "chỉ thị", "Attila", "STTT"])
def test_pages_without_one_are_passed_over(text: str) -> None:
    assert not may_hold_number_head(text)
