"""Review: every act does what it says, is on record, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.interchange import DeadlineForm, OwnerForm
from chidao.outputs.listing import STATES, TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from chidao.outputs.snapshots import LIVE, of_form, read_snapshot
from hypothesis import given, settings
from hypothesis import strategies as st
from register_forms import form, task

LAN = Actor("Nguyễn Thị Lan")
HEALTH = OwnerForm(name="Sở Y tế")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so.db") as opened:
        opened.add(
            form(
                task("rà soát quy hoạch", due="2024-06-30"),
                task("kiểm tra xả thải; xử lý vi phạm", support=["Công an tỉnh"]),
                task("báo cáo kết quả", ["Sở Tài chính"]),
            )
        )
        yield opened


@pytest.fixture
def review(register: Register) -> Review:
    return Review(register, LAN)


def shown(register: Register, task_id: int) -> dict[str, Any]:
    view = register.task(task_id)
    assert view
    return view.to_json()


def texts(register: Register) -> list[str]:
    return sorted(one.text for one in register.tasks().tasks)


def test_what_is_loaded_is_what_is_read_back(register: Register) -> None:
    loaded = form(task("rà soát quy hoạch", due="2024-06-30"), path="den/khac.docx", number="900/UBND")
    document_id = register.add(loaded).document_id
    number = register.db.execute("SELECT id FROM tasks WHERE document_id = ?", [document_id]).fetchone()[0]
    assert read_snapshot(register, number) == of_form(document_id, 0, loaded.tasks[0])


def test_confirm_many_at_once(register: Register, review: Review) -> None:
    done = review.confirm([1, 2])
    assert done.task_ids == (1, 2)
    assert [shown(register, number)["state"] for number in (1, 2, 3)] == ["confirmed", "confirmed", "draft"]
    assert review.confirm([1, 2]).batch == 0


def test_reject_takes_a_task_from_lists_and_search(register: Register, review: Review) -> None:
    review.reject([1], "chỉ là căn cứ")
    assert "rà soát quy hoạch" not in texts(register)
    assert register.search("quy hoạch").total == 0
    assert register.check() == []


def test_correct_owners_deadline_and_words(register: Register, review: Review) -> None:
    deadline = DeadlineForm(start=0, end=3, text="mai", kind="by", due="2024-09-30")
    review.correct(2, {"owners": [HEALTH], "deadline": deadline, "text": "kiểm tra xả thải", "assigner": None})
    now = shown(register, 2)
    assert (now["state"], now["text"], now["assigner"]) == ("corrected", "kiểm tra xả thải", None)
    assert [owner["name"] for owner in now["owners"]] == ["Sở Y tế"]
    assert now["deadline"]["due"] == "2024-09-30"
    assert [hit.task.task_id for hit in register.search("so y te xa thai").hits] == [2]
    assert register.search("vi phạm").total == 0


@pytest.mark.parametrize(
    "changes", [{"text": "không có trong văn bản"}, {"text": ""}, {"start": 5, "end": 99_999}, {"start": 9, "end": 9}]
)
def test_words_are_quotes_or_nothing(review: Review, changes: dict[str, Any]) -> None:
    with pytest.raises(RegisterError):
        review.correct(1, changes)


def test_reassign_many(register: Register, review: Review) -> None:
    review.reassign([1, 3], [HEALTH], "theo phân công mới")
    assert [shown(register, number)["owners"][0]["name"] for number in (1, 3)] == ["Sở Y tế", "Sở Y tế"]


def test_merge_neighbours_into_one_stretch(register: Register, review: Review) -> None:
    review.merge([2, 1])
    assert shown(register, 2)["text"].startswith("rà soát quy hoạch, trước ngày 30/06/2024.\nkiểm tra xả thải")
    assert shown(register, 2)["deadline"]["due"] == "2024-06-30"
    assert register.tasks().total == 2
    assert read_snapshot(register, 1)["merged_into"] == 2


def test_merge_across_a_gap_keeps_the_first_words(register: Register, review: Review) -> None:
    review.merge([1, 3])
    now = shown(register, 1)
    assert now["text"] == "rà soát quy hoạch"
    assert {owner["name"] for owner in now["owners"]} == {"Sở Công Thương tỉnh Bình Sơn", "Sở Tài chính"}


def test_split_gives_owners_to_each_part(register: Register, review: Review) -> None:
    task_of = read_snapshot(register, 2)
    middle = task_of["start"] + len("kiểm tra xả thải")
    done = review.split(2, [(task_of["start"], middle), (middle + 2, task_of["end"])])
    assert texts(register) == ["báo cáo kết quả", "kiểm tra xả thải", "rà soát quy hoạch", "xử lý vi phạm"]
    for number in done.task_ids[1:]:
        assert [owner["name"] for owner in shown(register, number)["owners"]][-1] == "Công an tỉnh"


def test_add_what_was_overlooked(register: Register, review: Review) -> None:
    done = review.add(1, "V/v tăng cường quản lý", owners=[HEALTH])
    now = shown(register, done.task_ids[0])
    assert (now["state"], now["owners"][0]["name"]) == ("corrected", "Sở Y tế")
    with pytest.raises(RegisterError, match="nguyên văn"):
        review.add(1, "lời bịa")
    with pytest.raises(RegisterError, match="Không có văn bản số 9"):
        review.add(9, "lời")


@pytest.mark.parametrize("act", ["confirm", "reject", "correct", "reassign", "merge", "split", "add"])
def test_every_act_can_be_undone_and_redone(register: Register, review: Review, act: str) -> None:
    before = [read_snapshot(register, number) for number in (1, 2, 3)]
    second = before[1]
    {
        "confirm": lambda: review.confirm([1, 2, 3]),
        "reject": lambda: review.reject([1, 3]),
        "correct": lambda: review.correct(2, {"text": "xử lý vi phạm"}),
        "reassign": lambda: review.reassign([1, 2], [HEALTH]),
        "merge": lambda: review.merge([1, 2, 3]),
        "split": lambda: review.split(2, [(second["start"], second["start"] + 8), (second["start"] + 9, second["end"])]),
        "add": lambda: review.add(1, "V/v tăng cường"),
    }[act]()
    after = [read_snapshot(register, number) for number in (1, 2, 3)]
    listed = texts(register)
    undone = review.undo()
    assert [read_snapshot(register, number) for number in (1, 2, 3)] == before
    assert register.tasks().total == 3
    review.undo(undone.batch)
    assert [read_snapshot(register, number) for number in (1, 2, 3)] == after
    assert texts(register) == listed
    assert register.check() == []


def test_undo_walks_back_and_never_over_later_acts(register: Register, review: Review) -> None:
    first = review.confirm([1])
    review.correct(1, {"text": "rà soát"})
    with pytest.raises(RegisterError, match="sửa tiếp"):
        review.undo(first.batch)
    review.undo()
    assert shown(register, 1)["state"] == "confirmed"
    review.undo()
    assert shown(register, 1)["state"] == "draft"
    with pytest.raises(RegisterError, match="Không còn thao tác"):
        review.undo()
    with pytest.raises(RegisterError, match="đã được hoàn tác"):
        review.undo(first.batch)


def test_undo_takes_back_own_acts_only(register: Register, review: Review) -> None:
    review.confirm([1])
    with pytest.raises(RegisterError):
        Review(register, Actor("Trần Văn Minh")).undo()


def test_all_tasks_named_or_none(register: Register, review: Review) -> None:
    with pytest.raises(RegisterError, match="Không có nhiệm vụ số 99"):
        review.confirm([1, 99])
    assert shown(register, 1)["state"] == "draft"
    review.reject([1])
    with pytest.raises(RegisterError, match="đã bị loại"):
        review.confirm([1])


@given(st.lists(st.tuples(st.sampled_from(["confirm", "reject", "correct", "merge", "split", "undo"]), st.integers(1, 6))))
@settings(max_examples=25, deadline=None)
def test_any_course_of_review_leaves_the_register_whole(
    tmp_path_factory: pytest.TempPathFactory, course: list[tuple[str, int]]
) -> None:
    with Register.open(tmp_path_factory.mktemp("so") / "so.db") as register:
        register.add(form(task("một hai ba"), task("bốn năm sáu", due="2024-06-30"), task("bảy tám chín")))
        review = Review(register, LAN)
        for act, number in course:
            try:
                if act == "split":
                    start = read_snapshot(register, number)["start"]
                    review.split(number, [(start, start + 3), (start + 4, start + 7)])
                elif act == "correct":
                    review.correct(number, {"owners": [HEALTH]})
                elif act == "merge":
                    review.merge([number, number % 3 + 1])
                elif act == "undo":
                    review.undo()
                else:
                    getattr(review, act)([number])
            except RegisterError:
                continue
        assert register.check() == []


def test_the_least_sure_are_reviewed_first(register: Register) -> None:
    register.db.execute("UPDATE tasks SET confidence = CASE id WHEN 1 THEN 0.95 WHEN 2 THEN 0.4 ELSE 0.8 END")
    page = register.tasks(TaskFilter(state="draft", doubtful_first=True))
    assert [task.confidence for task in page.tasks] == [0.4, 0.8, 0.95]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    "more", [{}, {"document_id": 1}, {"due_before": date(2024, 6, 30)}, {"doubtful_first": True}, {"limit": 2}]
)
def test_lists_of_one_state_keep_their_order(tmp_path: Path, state: str, more: dict[str, Any]) -> None:
    days = ["2024-09-30", None, "2024-03-31", "2024-06-30", "2024-03-31", None, "2024-12-31", "2024-01-31"]
    with Register.open(tmp_path / "so.db") as register:
        for number in range(4):
            tasks = (task(f"việc {number} thứ {place}", due=day) for place, day in enumerate(days))
            register.add(form(*tasks, path=f"{number}", number=f"{number}/UBND"))
        for place, other in enumerate(STATES):
            register.db.execute(
                "UPDATE tasks SET state = ?, live = ?, confidence = id % 7 / 7.0 WHERE id % ? = ?",
                [other, other in LIVE, len(STATES), place],
            )
        rows = register.db.execute("SELECT id, document_id, due, confidence FROM tasks WHERE state = ?", [state]).fetchall()
        wanted = [
            row for row in rows
            if more.get("document_id") in (None, row[1]) and ("due_before" not in more or (row[2] or "9") <= "2024-06-30")
        ]  # fmt: skip
        wanted.sort(key=lambda row: (row[3], row[0]) if "doubtful_first" in more else (row[2] or "9", row[0]))
        page = register.tasks(TaskFilter(state=state, **more))
        assert page.total == len(wanted)
        assert [one.task_id for one in page.tasks] == [row[0] for row in wanted][: more.get("limit")]
