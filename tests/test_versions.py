"""Reading again never overwrites what a person decided; a new version shows what changed and counts nothing twice."""

from __future__ import annotations

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import FollowUp
from chidao.outputs.interchange import ExtractionForm, OwnerForm
from chidao.outputs.register import Register
from chidao.outputs.rereading import reread_form
from chidao.outputs.review import Review
from chidao.outputs.verification import verify
from chidao.outputs.versions import version_changes
from register_forms import form, task

LAN = Actor("Nguyễn Thị Lan")


def texts(register: Register) -> list[str]:
    return sorted(one.text for one in register.tasks().tasks)


def read_again(old: ExtractionForm, new: ExtractionForm) -> ExtractionForm:
    return new.model_copy(update={"source": old.source})


FIRST = form(
    task("rà soát quy hoạch", ["Sở A"], due="2024-06-30"), task("kiểm tra xả thải", ["Sở B"]), task("tuyên truyền", [])
)


def test_drafts_follow_the_new_reading(register: Register) -> None:
    register.add(FIRST)
    better = form(task("rà soát quy hoạch", ["Sở A"], due="2024-06-30"), task("kiểm tra xả thải", ["Sở C"]))
    outcome = reread_form(register, read_again(FIRST, better))
    assert (outcome.kept, outcome.changed, outcome.added, outcome.withdrawn) == ((1,), (2,), (), (3,))
    assert texts(register) == ["kiểm tra xả thải", "rà soát quy hoạch"]
    assert register.search("tuyên truyền").total == 0
    assert reread_form(register, FIRST).added == (4,)
    assert texts(register) == ["kiểm tra xả thải", "rà soát quy hoạch", "tuyên truyền"]
    assert register.check() == verify(register) == []


def test_what_a_person_decided_stays(register: Register) -> None:
    register.add(FIRST)
    review = Review(register, LAN)
    review.correct(2, {"owners": [OwnerForm(name="Sở Đúng")]})
    review.reject([3])
    FollowUp(register, LAN).note(1, "đang làm")
    worse = form(task("rà soát quy hoạch", ["Sở Sai"]), task("kiểm tra xả thải", ["Sở Sai"]), task("tuyên truyền", ["Sở Sai"]))
    outcome = reread_form(register, read_again(FIRST, worse))
    assert outcome.kept == (1, 2, 3)
    owners = {one.text: one.owners[0]["name"] for one in register.tasks().tasks}
    assert owners == {"rà soát quy hoạch": "Sở A", "kiểm tra xả thải": "Sở Đúng"}
    assert register.check() == verify(register) == []


def test_a_text_read_differently_moves_what_was_decided(register: Register) -> None:
    register.add(FIRST)
    Review(register, LAN).confirm([1, 2])
    moved = form(*(task(one.text, ["Sở X"]) for one in FIRST.tasks), heading="ĐẦU VĂN BẢN ĐỌC ĐẦY ĐỦ HƠN\n")
    reread_form(register, read_again(FIRST, moved))
    for one in register.tasks().tasks:
        assert moved.text[one.start : one.end] == one.text
    lost = form(task("tuyên truyền"))
    with pytest.raises(RegisterError, match="Nhiệm vụ số 1 đã được duyệt"):
        reread_form(register, read_again(FIRST, lost))
    assert texts(register) == ["kiểm tra xả thải", "rà soát quy hoạch", "tuyên truyền"]
    assert register.check() == verify(register) == []


def test_only_what_is_loaded_is_read_again(register: Register) -> None:
    with pytest.raises(RegisterError, match="chưa có trong sổ"):
        reread_form(register, FIRST)


def test_a_new_version_shows_what_changed(register: Register) -> None:
    register.add(FIRST)
    second = form(
        task("Rà soát  quy hoạch", ["Sở A"], due="2024-06-30"),
        task("kiểm tra xả thải", ["Sở B"], due="2024-09-30"),
        task("báo cáo kết quả", []),
        path="den/214-ban-2.docx",
    )
    outcome = register.add(second)
    assert (outcome.status, outcome.previous_id) == ("loaded", 1)
    changes = [(change.kind, change.old_task, change.new_task, set(change.fields)) for change in version_changes(register, 2)]
    assert changes == [
        ("same", 1, 4, set()),
        ("changed", 2, 5, {"deadline"}),
        ("added", None, 6, set()),
        ("removed", 3, None, set()),
    ]
    assert texts(register) == ["báo cáo kết quả", "kiểm tra xả thải", "rà soát quy hoạch", "tuyên truyền"]
    assert register.check() == verify(register) == []


def test_a_correction_stands_over_a_new_version(register: Register) -> None:
    register.add(FIRST)
    review = Review(register, LAN)
    review.correct(1, {"owners": [OwnerForm(name="Sở Đúng")]})
    review.reject([3])
    register.add(FIRST.model_copy(update={"source": FIRST.source.model_copy(update={"sha256": "khác", "path": "b.pdf"})}))
    owners = {one.text: [owner["name"] for owner in one.owners] for one in register.tasks().tasks}
    assert owners == {"rà soát quy hoạch": ["Sở Đúng"], "kiểm tra xả thải": ["Sở B"]}
    assert [change.kind for change in version_changes(register, 2)] == ["same"] * 3


@pytest.mark.parametrize(
    "other",
    [
        {"number": None},
        {"number": "215/UBND-KT"},
        {"issued_on": "2025-03-12"},
        {"issuer": "Ủy ban nhân dân tỉnh Trà Giang"},
        {"kind": "ke_hoach"},
    ],
)
def test_another_document_is_no_version(register: Register, other: dict[str, str]) -> None:
    register.add(FIRST)
    outcome = register.add(form(task("rà soát quy hoạch", ["Sở A"]), path="khac.docx", **other))  # type: ignore[arg-type]
    assert outcome.previous_id is None
    assert register.tasks().total == 4


def test_a_report_in_the_news_is_no_version(register: Register) -> None:
    register.add(form(task("rà soát"), kind="news"))
    assert register.add(form(task("rà soát"), kind="news", path="tin-khac.html")).previous_id is None
