"""The API for programs: review and follow-up, as the pages do them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.people.rights import Right
from chidao.outputs.register import Register
from chidao.outputs.review import Review, Reviewed
from chidao.outputs.seen import check_seen
from chidao.outputs.web import api_models as models
from chidao.outputs.web.access import ForbiddenError, OpenRegister, Visitor, needs_token
from chidao.outputs.web.forms import BadRequestError, Number
from chidao.outputs.web.routes.api import PROBLEMS
from fastapi import APIRouter, Depends

router = APIRouter(prefix="/api/v1", tags=["duyệt và theo dõi"], responses=PROBLEMS)

Reviewer = Annotated[Visitor, Depends(needs_token("review"))]
Reporter = Annotated[Visitor, Depends(needs_token("report_progress"))]

_DECIDING = frozenset({"return", "extension", "escalation", "close", "reopen"})


def _done(register: Register, seen: Mapping[int, int | None], act: Callable[[], Reviewed]) -> dict[str, Any]:
    with register.writing():
        check_seen(register, {number: version for number, version in seen.items() if version is not None})
        return act().to_json()


def _versions(seen: Mapping[str, int]) -> dict[int, int]:
    if any(not (key.isascii() and key.isdigit()) or len(key) > 18 for key in seen):
        raise BadRequestError("“seen” phải là số nhiệm vụ → phiên bản.", 422)
    return {int(key): version for key, version in seen.items()}


@router.post("/review/confirm", response_model=models.Reviewed)
def confirm(register: OpenRegister, visitor: Reviewer, wanted: models.Review) -> dict[str, Any]:
    """Say of drafts that they are right."""
    review = Review(register, visitor.account.actor)
    return _done(register, _versions(wanted.seen), lambda: review.confirm(wanted.tasks))


@router.post("/review/reject", response_model=models.Reviewed)
def reject(register: OpenRegister, visitor: Reviewer, wanted: models.Rejection) -> dict[str, Any]:
    """Say of tasks that they are none."""
    review = Review(register, visitor.account.actor)
    return _done(register, _versions(wanted.seen), lambda: review.reject(wanted.tasks, wanted.reason))


@router.post("/review/merge", response_model=models.Reviewed)
def merge(register: OpenRegister, visitor: Reviewer, wanted: models.Review) -> dict[str, Any]:
    """Make one task of several; the first stays."""
    review = Review(register, visitor.account.actor)
    return _done(register, _versions(wanted.seen), lambda: review.merge(wanted.tasks, wanted.reason))


@router.post("/review/undo", response_model=models.Reviewed)
def undo(register: OpenRegister, visitor: Reviewer, wanted: models.Undo) -> dict[str, Any]:
    """Take back an act: that of this number, else one's own last."""
    return Review(register, visitor.account.actor).undo(wanted.batch).to_json()


@router.post("/tasks/{task_id}/correct", response_model=models.Reviewed)
def correct(register: OpenRegister, visitor: Reviewer, task_id: Number, wanted: models.Correction) -> dict[str, Any]:
    """Change what is wrong of a task."""
    review = Review(register, visitor.account.actor)
    return _done(register, {task_id: wanted.seen}, lambda: review.correct(task_id, wanted.changes(), wanted.reason))


@router.post("/tasks/{task_id}/split", response_model=models.Reviewed)
def split(register: OpenRegister, visitor: Reviewer, task_id: Number, wanted: models.Split) -> dict[str, Any]:
    """Make several tasks of one."""
    review = Review(register, visitor.account.actor)
    return _done(register, {task_id: wanted.seen}, lambda: review.split(task_id, wanted.pieces, wanted.reason))


@router.post("/documents/{document_id}/tasks", response_model=models.Reviewed)
def add(register: OpenRegister, visitor: Reviewer, document_id: Number, wanted: models.AddTask) -> dict[str, Any]:
    """Add a task that the machine overlooked."""
    review = Review(register, visitor.account.actor)
    done = review.add(
        document_id, wanted.text, owners=[owner.form() for owner in wanted.owners], assigner=wanted.assigner,
        deadline=wanted.deadline.form() if wanted.deadline else None, start=wanted.start, reason=wanted.reason,
    )  # fmt: skip
    return done.to_json()


@router.post("/tasks/{task_id}/follow-up")
def follow_up(register: OpenRegister, visitor: Reporter, task_id: Number, wanted: models.Progress) -> dict[str, int]:
    """Record progress, a result, more time, the end …; gives the entry's number."""
    needed: Right = "decide_progress" if wanted.kind in _DECIDING else "report_progress"
    if not visitor.may(needed):
        raise ForbiddenError(visitor.account)
    with register.writing():
        if wanted.seen is not None:
            check_seen(register, {task_id: wanted.seen})
        return {"entry": _recorded(FollowUp(register, visitor.account.actor), task_id, wanted)}


def _recorded(follow: FollowUp, task_id: int, wanted: models.Progress) -> int:
    note, on = wanted.note or "", wanted.on
    evidence = Evidence(wanted.note, wanted.document_id)
    match wanted.kind:
        case "note":
            return follow.note(task_id, note, on=on)
        case "result":
            return follow.result(task_id, evidence, on=on)
        case "return":
            return follow.return_(task_id, note, on=on, by=wanted.decided_by)
        case "extension":
            if not wanted.new_due:
                raise BadRequestError("Gia hạn phải nêu hạn mới (new_due).", 422)
            by = wanted.decided_by or ""
            return follow.extend(task_id, wanted.new_due, by=by, reason=note, on=on, document_id=wanted.document_id)
        case "escalation":
            return follow.escalate(task_id, wanted.decided_by or "", note, on=on)
        case "close":
            return follow.close(task_id, on=on, evidence=evidence if evidence else None)
        case "reopen":
            return follow.reopen(task_id, note, on=on)
