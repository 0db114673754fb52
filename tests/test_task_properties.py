"""Tasks of whatever text: they lie in it, do not depend on what was read before, and their cost grows with it."""

from __future__ import annotations

import sys

import pytest
from chidao.extractors.records import Metadata
from chidao.extractors.tasks import find_tasks
from directives import DIRECTIVE, document, letterhead, tasks_of
from hypothesis import given, settings
from hypothesis import strategies as st

# Whatever the text


FIELD = [
    "Sở Y tế", "UBND các xã, phường", "các sở, ngành", "Chủ tịch UBND tỉnh", "giao", "Giao", "yêu cầu", "rà soát", "báo cáo", "phối hợp với", "chủ trì,", "phải", "đã",
    "cho biết", "trước ngày 15/4/2031", "hằng tháng", "Thời gian hoàn thành:", "Cơ quan chủ trì:", "như sau:", "Đối với", "để", "“", "”", "(", ")", ".", ";", ",", ":", "…",
    "\n\n1.", "\n\na)", "\n\n-", "\n\nII.", "\n\nĐiều 2.", "\n\n", "NHIỆM VỤ", "MỤC TIÊU", "TT", "Nơi nhận:", "Kính gửi:", "Phụ lục", "\n\nTin liên quan:\n\n", "hồ chứa", "500 triệu đồng", "./.",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FIELD), max_size=60).map(" ".join)
KINDS = st.sampled_from(["chi_thi", "cong_van", "ke_hoach", "news", "quyet_dinh", "thong_bao"])


@given(TEXTS, KINDS)
@settings(deadline=None)
def test_whatever_the_words_tasks_lie_in_the_text(text: str, kind: str) -> None:
    read, tasks = tasks_of(text, letterhead(kind))  # type: ignore[arg-type]
    starts = [task.start for task in tasks]
    assert starts == sorted(set(starts))
    for task in tasks:
        assert 0 <= task.start < task.end <= len(read.text)
        assert read.text[task.start : task.end].strip()
        assert 0 <= task.confidence <= 1
        assert len({owner.name.lower() for owner in task.owners}) == len(task.owners)
        assert all(owner.name and owner.name == owner.name.strip() for owner in task.owners)
        if task.deadline:
            assert 0 <= task.deadline.start < task.deadline.end <= len(read.text)


@given(TEXTS, KINDS)
@settings(deadline=None, max_examples=50)
def test_tasks_do_not_depend_on_what_was_read_before(text: str, kind: str) -> None:
    meta = letterhead(kind)  # type: ignore[arg-type]
    read = document(text)
    assert find_tasks(read, meta) == find_tasks(read, meta)


@given(TEXTS)
@settings(deadline=None)
def test_a_headline_charges_nobody_whatever_follows(text: str) -> None:
    headline = "Lâm Sơn: Sở Y tế phải rà soát danh mục"
    _, tasks = tasks_of(f"{headline}\n\n{text}", letterhead("news", title=headline))
    assert all(task.start >= len(headline) for task in tasks)


def calls(text: str, meta: Metadata) -> int:
    """How many functions finding the tasks calls: work counted, not timed."""
    count = 0

    def counting(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    read = document(text)
    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        find_tasks(read, meta)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát danh mục; báo cáo UBND tỉnh trước ngày 15/4/2031.",
        "UBND các xã, phường tăng cường kiểm tra (theo Mục 3. Khoản 2) các chợ; niêm yết giá.",
        "hồ chứa, đập dâng, kênh mương và trạm bơm",
    ],
)  # fmt: skip
@pytest.mark.parametrize("joint", ["\n\n1. ", "\n\n- ", " ", "; ", ", "])
def test_work_grows_with_the_text(text: str, joint: str) -> None:
    """Four times the text takes about four times the work, however it hangs together."""
    find_tasks(document(text), DIRECTIVE)
    small = calls("1. " + joint.join([text] * 40), DIRECTIVE)
    large = calls("1. " + joint.join([text] * 160), DIRECTIVE)
    assert large < 6 * small


@pytest.mark.parametrize(
    "joint",
    [
        "\n\n- ",
        " ",
        ", ",
        "; ",
    ],
)
def test_work_grows_with_parentheses_that_never_close(joint: str) -> None:
    small = calls("1. " + joint.join(["( ( “ Sở Y tế"] * 40), DIRECTIVE)
    large = calls("1. " + joint.join(["( ( “ Sở Y tế"] * 160), DIRECTIVE)
    assert large < 6 * small
