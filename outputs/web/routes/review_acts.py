"""What is done on the page of review. Every act is a form; it is refused where somebody else was quicker."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any

from chidao.outputs.cards import document_card
from chidao.outputs.errors import RegisterError
from chidao.outputs.register import Register
from chidao.outputs.review import Review, Reviewed
from chidao.outputs.seen import ChangedMeanwhileError, check_seen
from chidao.outputs.snapshots import read_snapshot
from chidao.outputs.web.access import Form, OpenRegister, needs_form, safe_target
from chidao.outputs.web.forms import BadRequestError, Fields, Number
from chidao.outputs.web.pages import Notice, go_on, with_query
from chidao.outputs.web.review_fields import document_changes, fact_changes, given_deadline, given_owners, task_changes
from chidao.outputs.web.reviewing import KINDS, Desk, Item, parse_key
from chidao.outputs.web.routes.review import View, show_desk
from chidao.outputs.web.wording import number
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

router = APIRouter(prefix="/duyet")

ReviewForm = Annotated[Form, Depends(needs_form("review"))]


@router.post("/hoan-tac")
def undo(request: Request, register: OpenRegister, form: ReviewForm) -> Response:
    """Take back an act, or this person's last one, and show what it was about."""
    batch = form.fields.number("batch")
    done = Review(register, form.visitor.account.actor).undo(batch or None)
    return go_on(_undone_target(request, register, done), Notice("Đã hoàn tác."))


def _undone_target(request: Request, register: Register, done: Reviewed) -> str:
    came_from = request.headers.get("referer", "").removeprefix(str(request.base_url).rstrip("/"))
    target = safe_target(came_from)
    if not target.startswith("/duyet/") or not done.task_ids:
        return target if target != "/" else "/duyet"
    rows = register.db.execute(
        "SELECT document_id, id FROM tasks WHERE id IN (SELECT value FROM json_each(?)) AND live = 1 ORDER BY id",
        [json.dumps(done.task_ids)],
    ).fetchall()
    return f"/duyet/{rows[0][0]}?chon=nv{rows[0][1]}" if rows else target.partition("?")[0]


class _Act:
    """One act on the page: what it is about, and where it goes on."""

    def __init__(self, request: Request, register: Register, form: Form, document_id: int) -> None:
        self.request, self.register, self.form, self.document_id = request, register, form, document_id
        self.fields: Fields = form.fields
        self.view = View.of(form.fields)
        self.review = Review(register, form.visitor.account.actor)
        self.desk = Desk(register, document_card(register, document_id), self.view.order, self.view.chosen)

    @property
    def item(self) -> Item:
        """The item that the form is about; BadRequestError where it is not one of this document."""
        item = self.desk.items.get(self.view.chosen)
        if not item:
            raise RegisterError("Mục này không còn chờ duyệt ở đây: có thể đã bị loại, gộp hoặc tách. Hãy xem lại danh sách.")
        return item

    @property
    def reason(self) -> str | None:
        return self.fields.text("ly_do", longest=1_000) or None

    def run(self, act: Callable[[], Reviewed], seen: dict[str, dict[int, int]]) -> Reviewed:
        """Do it, unless something of what was seen has changed."""
        with self.register.writing():
            for subject, versions in seen.items():
                check_seen(self.register, versions, subject)
            return act()

    def seen(self, item: Item) -> dict[str, dict[int, int]]:
        return {KINDS[item.kind]: {item.id: self.fields.needed_number("seen")}}

    def go_on(self, done: Reviewed, words: str, chosen: str | None) -> Response:
        """To what comes next, telling what was done."""
        target = with_query(f"/duyet/{self.document_id}", self.view.parameters, chon=chosen)
        return go_on(target, Notice(words, undo=done.batch or None) if done.batch else Notice("Không có gì thay đổi."))

    def next_key(self, item: Item) -> str | None:
        following = self.desk.after(item)
        return following.key if following else None


def _tried(
    request: Request, register: Register, form: Form, document_id: int, do: Callable[[_Act], Response]
) -> Response:  # fmt: skip
    """Do an act; a refusal shows the page as it stands now, with what the person had filled in."""
    act = _Act(request, register, form, document_id)
    try:
        return do(act)
    except ChangedMeanwhileError as error:
        since, status, fault = form.fields.number("seen"), 409, error
    except (RegisterError, BadRequestError) as error:
        since, status, fault = None, 422, error  # type: ignore[assignment]
    gone = parse_key(act.view.chosen) is not None and act.view.chosen not in act.desk.items
    view = replace(act.view, chosen="") if gone else act.view
    return show_desk(
        request, register, form.visitor, document_id, view, status=status, fault=str(fault), kept=form, changed_since=since
    )


@router.post("/{document_id}/xac-nhan")
def confirm(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """A task is right, as it stands in the form: what a person changed there is corrected."""

    def do(act: _Act) -> Response:
        item = act.item

        def change() -> Reviewed:
            changes = task_changes(register, document_id, read_snapshot(register, item.id), act.fields)
            return act.review.correct(item.id, changes, act.reason) if changes else act.review.confirm([item.id])

        done = act.run(change, act.seen(item))
        if not done.batch:
            return act.go_on(done, "", act.next_key(item))
        corrected = read_snapshot(register, item.id)["state"] == "corrected"
        return act.go_on(done, f"{'Đã sửa' if corrected else 'Đã xác nhận'} nhiệm vụ {item.id}.", act.next_key(item))

    return _tried(request, register, form, document_id, do)


@router.post("/{document_id}/loai")
def reject(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """What the machine took for a task is none."""

    def do(act: _Act) -> Response:
        item = act.item
        done = act.run(lambda: act.review.reject([item.id], act.reason), act.seen(item))
        return act.go_on(done, f"Đã loại mục {item.id}: không phải nhiệm vụ.", act.next_key(item))

    return _tried(request, register, form, document_id, do)


@router.post("/{document_id}/tach")
def split(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """Two tasks of one: at a place of the text, or before the first words of the second."""

    def do(act: _Act) -> Response:
        item = act.item
        place = _split_place(item, act.fields)
        text = item.text
        first = text[:place].rstrip(" ;,.:\n\t")
        second = place + len(text[place:]) - len(text[place:].lstrip(" ;,.:-\n\t"))
        pieces = [(item.start, item.start + len(first)), (item.start + second, item.end)]
        if not first.strip() or second >= len(text):
            raise RegisterError("Chỗ tách phải nằm giữa lời nhiệm vụ.")
        done = act.run(lambda: act.review.split(item.id, pieces, act.reason), act.seen(item))
        return act.go_on(done, f"Đã tách nhiệm vụ {item.id} làm hai.", f"nv{done.task_ids[1]}")

    return _tried(request, register, form, document_id, do)


def _split_place(item: Item, fields: Fields) -> int:
    place = fields.number("tach_tai")
    if place is not None and item.start < place < item.end:
        return place - item.start
    words = fields.text("tach_chu", longest=2_000)
    if not words:
        raise RegisterError("Hãy bôi đen hoặc gõ mấy chữ đầu của phần sau, rồi tách.")
    found = item.text.find(words, 1)
    if found < 0:
        raise RegisterError(f"Không thấy “{words}” trong lời nhiệm vụ; hãy gõ đúng mấy chữ đầu của phần sau.")
    return found


@router.post("/{document_id}/gop")
def merge(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """One task of two: with the one that stands next in the text."""

    def do(act: _Act) -> Response:
        item = act.item
        following = act.desk.following(item)
        if not following or following.id != act.fields.number("sau"):
            raise RegisterError("Không còn nhiệm vụ đứng ngay sau để gộp. Hãy xem lại danh sách.")
        seen = act.seen(item)
        seen["task"][following.id] = act.fields.needed_number("seen_sau")
        done = act.run(lambda: act.review.merge([item.id, following.id], act.reason), seen)
        return act.go_on(done, f"Đã gộp nhiệm vụ {following.id} vào nhiệm vụ {item.id}.", item.key)

    return _tried(request, register, form, document_id, do)


@router.post("/{document_id}/them")
def add(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """A task that the machine overlooked; its words stand in the document."""

    def do(act: _Act) -> Response:
        fields = act.fields
        text = fields.text("text", longest=20_000)
        if not text:
            raise RegisterError("Hãy bôi đen lời nhiệm vụ ở văn bản bên trái, hoặc chép nguyên văn vào ô đầu tiên.")
        start = fields.number("tai")
        near = start if start is not None else max(0, act.desk.card.text.find(text))
        done = act.run(
            lambda: act.review.add(
                document_id, text, owners=given_owners(register, document_id, fields, ()),
                assigner=fields.text("assigner", longest=500) or None,
                deadline=given_deadline(fields, act.desk.card.text, near, near + len(text), None), start=near,
                reason=act.reason,
            ),
            {},
        )  # fmt: skip
        return act.go_on(done, f"Đã thêm nhiệm vụ {done.task_ids[0]}.", f"nv{done.task_ids[0]}")

    return _tried(request, register, form, document_id, do)


@router.post("/{document_id}/xac-nhan-het")
def confirm_rest(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """All that waits in a document is right: what the person was shown, and nothing that came since."""

    def do(act: _Act) -> Response:
        seen: dict[str, dict[int, int]] = {}
        kinds = [kind for kind in KINDS if kind == "nv" or act.fields.flag("ca_muc_khac")]
        for kind in kinds:
            seen[KINDS[kind]] = _versions(act.fields.text(f"seen_{kind}", longest=60_000))
        if not any(seen.values()):
            raise RegisterError("Không còn mục nào chờ duyệt.")

        def confirm_all() -> Reviewed:
            others = [
                act.review.decide(subject, versions, "confirmed")
                for subject, versions in seen.items()
                if versions and subject != "task"
            ]
            tasks = act.review.confirm(seen["task"]) if seen["task"] else None
            return tasks or others[-1]

        done = act.run(confirm_all, seen)
        return act.go_on(done, f"Đã xác nhận {number(sum(map(len, seen.values())))} mục còn lại.", None)

    return _tried(request, register, form, document_id, do)


def _versions(listed: str) -> dict[int, int]:
    """“12:0,13:45” → the version of each item that was shown."""
    pairs = [pair.split(":") for pair in listed.split(",") if pair]
    if any(len(pair) != 2 or not all(one.isascii() and one.isdigit() and len(one) < 19 for one in pair) for pair in pairs):
        raise BadRequestError("Biểu mẫu gửi lên không đúng dạng. Hãy mở lại trang rồi thử lại.")
    return {int(one): int(version) for one, version in pairs}


@router.post("/{document_id}/muc")
def decide_fact(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """A decision, a figure or a citation is right as it stands in the form, or it is none."""

    def do(act: _Act) -> Response:
        item = act.item
        if item.kind == "nv":
            raise BadRequestError("Mục này là nhiệm vụ. Hãy mở lại trang rồi thử lại.")
        subject = KINDS[item.kind]
        wrong = act.fields.choice("viec", ("dung", "loai"), "dung") == "loai"

        def change() -> Reviewed:
            if wrong:
                return act.review.decide(subject, [item.id], "rejected", act.reason)
            changes = fact_changes(item, act.fields)
            if changes:
                return act.review.correct_fact(subject, item.id, changes, act.reason)
            return act.review.decide(subject, [item.id], "confirmed")

        done = act.run(change, act.seen(item))
        following = act.desk.after(item) or act.desk.beside(item, 1)
        words = f"{'Đã loại' if wrong else 'Đã xác nhận'} “{item.text[:60]}”."
        return act.go_on(done, words, following.key if following else None)

    return _tried(request, register, form, document_id, do)


@router.post("/{document_id}/van-ban")
def correct_document(request: Request, register: OpenRegister, form: ReviewForm, document_id: Number) -> Response:
    """What the document is: kind, number, day, issuer, title, signer."""

    def do(act: _Act) -> Response:
        changes: dict[str, Any] = document_changes(act.desk.card.document, act.fields)
        seen = {"document": {document_id: act.fields.needed_number("seen")}}
        done = act.run(lambda: act.review.correct_fact("document", document_id, changes, act.reason), seen)
        return act.go_on(done, "Đã sửa thông tin văn bản.", "van-ban")

    return _tried(request, register, form, document_id, do)
