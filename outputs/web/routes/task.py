"""One task: its words in their place, who owes it now, what became of it, and the forms that carry it on."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Annotated, Any, cast, get_args
from urllib.parse import quote

from chidao.corpus.bodies import Directory
from chidao.outputs.cards import AROUND, TaskCard, brief_documents, task_card
from chidao.outputs.errors import RegisterError
from chidao.outputs.finding_documents import document_meant
from chidao.outputs.follow_up import LABELS, Entry, Evidence, FollowUp, Kind, evidence_content
from chidao.outputs.inheritance import Standing, standing_of
from chidao.outputs.matters import matters_of
from chidao.outputs.pairing import Pair
from chidao.outputs.reconciliation import common_tasks
from chidao.outputs.register import Register
from chidao.outputs.seen import ChangedMeanwhileError, check_seen, versions_of
from chidao.outputs.web.access import Form, OpenRegister, Reader, Visitor, needs_form
from chidao.outputs.web.forms import BadRequestError, Fields, Number
from chidao.outputs.web.pages import Notice, go_on, render
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

router = APIRouter(prefix="/nhiem-vu")

FOLLOW_UP_PATHS = r"/nhiem-vu/\d+/(bao-cao|quyet-dinh)"
"""The addresses that take files of evidence."""
REPORTED: tuple[Kind, ...] = ("note", "result")
DECIDED: tuple[Kind, ...] = ("extension", "return", "escalation", "close", "reopen")
LIVE = ("draft", "confirmed", "corrected")
LONGEST_WORDS = 10_000
MOST_RELATED = 5
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")

ReportForm = Annotated[Form, Depends(needs_form("report_progress", most_files=1))]
DecideForm = Annotated[Form, Depends(needs_form("decide_progress", most_files=1))]


@dataclass(frozen=True, slots=True)
class Refused:
    """A form that could not be done: which one, why, and what was typed into it."""

    kind: str
    words: str
    typed: Mapping[str, str]


@router.get("/{task_id}")
def show_task(request: Request, register: OpenRegister, visitor: Reader, task_id: Number) -> Response:
    """Everything of one task, as it stood on the day `ngay` or today."""
    return _page(request, register, visitor, task_id)


def _page(
    request: Request, register: Register, visitor: Visitor, task_id: int, refused: Refused | None = None, status: int = 200
) -> Response:
    on = Fields(request.query_params).day("ngay")
    if not register.db.execute("SELECT 1 FROM tasks WHERE id = ?", [task_id]).fetchone():
        raise BadRequestError(f"Không có nhiệm vụ số {task_id} trong sổ.", 404)
    card = task_card(register, task_id, on)
    return render(
        request, "task.html", visitor, register, status=status, card=card, task=card.task, on=on or register.today(),
        other_day=on is not None, context=_context(card), owners=_owners(register, card, on), labels=LABELS,
        kinds=_open_acts(card), refused=refused, seen=versions_of(register, [task_id])[task_id],
        related=_related(register, card), merged_into=card.merged_into,
        documents=_documents(register, card.follow_ups), files=_files(register, card.follow_ups),
    )  # fmt: skip


def _context(card: TaskCard) -> list[tuple[str, str]]:
    """The task's words with what stands around them, in stretches: the text of each, and what it is."""
    around = card.before + card.task.text + card.after
    began = card.task.start - len(card.before)
    marks = [(card.task.start - began, card.task.end - began, "task")]
    deadline = card.task.deadline
    if deadline and (deadline["start"] >= card.task.end or deadline["end"] <= card.task.start):
        marks.append((deadline["start"] - began, deadline["end"] - began, "deadline"))
    parts, place = [], 0
    for start, end, what in sorted(marks):
        if place <= start < end <= len(around):
            parts += [(around[place:start], ""), (around[start:end], what)]
            place = end
    parts.append((around[place:], ""))
    cut = [("… ", "")] if began > 0 and len(card.before) == AROUND else []
    return [*cut, *parts, *([(" …", "")] if len(card.after) == AROUND else [])]


def _owners(register: Register, card: TaskCard, on: date | None) -> list[tuple[dict[str, str | None], Standing | None]]:
    """Each owner as written, with how its body stands on the day where the directory knows it."""
    directory, day = Directory.load(), on or register.today()
    found = []
    for owner in card.task.owners:
        body = directory.get(owner["agency_id"]) if owner["agency_id"] else None
        found.append((owner, standing_of(body, day) if body else None))
    return found


def _related(register: Register, card: TaskCard) -> list[tuple[Pair, dict[str, Any], int | None]]:
    """The documents of one matter with the task's own: the pair, the other document, and the task there that is this one."""
    own = int(card.task.document["id"])
    pairs = matters_of(register, begin=False).of_document(own)[:MOST_RELATED]
    others = {pair: pair.documents[1] if pair.documents[0] == own else pair.documents[0] for pair in pairs}
    heads = brief_documents(register, others.values())
    found = []
    for pair, other in others.items():
        same = [both for both in common_tasks(register, pair.documents) if card.task.task_id in both]
        twin = next((number for number in same[0] if number != card.task.task_id), None) if same else None
        found.append((pair, heads[other], twin))
    return found


def _open_acts(card: TaskCard) -> tuple[Kind, ...]:
    """What can be done with the task as it stands."""
    if card.task.state not in LIVE:
        return ()
    acts: list[Kind] = ["note"]
    if _is_done(card.follow_ups):
        return (*acts, "reopen")
    acts += ["result", "close"]
    if card.task.deadline and card.task.deadline["due"]:
        acts.append("extension")
    if _has_result(card.follow_ups):
        acts.append("return")
    return (*acts, "escalation")


def _is_done(entries: tuple[Entry, ...]) -> bool:
    turns = [entry.kind for entry in entries if entry.kind in ("close", "reopen")]
    return bool(turns) and turns[-1] == "close"


def _has_result(entries: tuple[Entry, ...]) -> bool:
    turns = [entry.kind for entry in entries if entry.kind in ("result", "return", "reopen")]
    return bool(turns) and turns[-1] == "result"


def _documents(register: Register, entries: tuple[Entry, ...]) -> dict[int, str]:
    names = {}
    for number in {entry.document_id for entry in entries if entry.document_id is not None}:
        row = register.db.execute("SELECT coalesce(number, title, path) FROM documents WHERE id = ?", [number]).fetchone()
        names[number] = str(row[0]) if row else f"số {number}"
    return names


def _files(register: Register, entries: tuple[Entry, ...]) -> dict[str, tuple[str, int]]:
    query = "SELECT name, size FROM evidence_files WHERE sha256 = ?"
    hashes = {entry.file_sha256 for entry in entries if entry.file_sha256}
    return {sha256: row for sha256 in hashes if (row := register.db.execute(query, [sha256]).fetchone())}


@router.get("/{task_id}/tep/{sha256}")
def send_evidence(register: OpenRegister, visitor: Reader, task_id: Number, sha256: str) -> Response:
    """A file kept as evidence of this task: always to be saved, never shown as a page."""
    query = "SELECT 1 FROM follow_ups WHERE task_id = ? AND file_sha256 = ?"
    known = _SHA256.match(sha256) and register.db.execute(query, [task_id, sha256]).fetchone()
    file = evidence_content(register, sha256) if known else None
    if not file:
        raise BadRequestError("Nhiệm vụ này không có tệp bằng chứng như vậy.", 404)
    name, content = file
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type="application/octet-stream", headers={"Content-Disposition": disposition})


@router.post("/{task_id}/bao-cao")
def report(request: Request, register: OpenRegister, form: ReportForm, task_id: Number) -> Response:
    """How far the work is, or a result with what shows it."""
    return _done(request, register, form, task_id, REPORTED)


@router.post("/{task_id}/quyet-dinh")
def decide(request: Request, register: OpenRegister, form: DecideForm, task_id: Number) -> Response:
    """Extend, return, escalate, close, reopen."""
    return _done(request, register, form, task_id, DECIDED)


def _done(request: Request, register: Register, form: Form, task_id: int, allowed: tuple[Kind, ...]) -> Response:
    """Do what the form says in one transaction, where nobody changed the task meanwhile; else show the form again."""
    fields = form.fields
    kind = cast("Kind | None", fields.choice("viec", allowed))
    if kind is None:
        raise BadRequestError("Biểu mẫu gửi lên thiếu việc cần làm. Hãy mở lại trang rồi thử lại.")
    seen = fields.needed_number("da_xem")
    try:
        with _kept_file(fields) as file, register.writing():
            check_seen(register, {task_id: seen})
            _ACTS[kind](FollowUp(register, form.visitor.account.actor), task_id, fields, file, register)
    except (RegisterError, BadRequestError) as error:
        typed = {name: fields.text(name, longest=LONGEST_WORDS) for name in _TYPED}
        status = 409 if isinstance(error, ChangedMeanwhileError) else 422
        return _page(request, register, form.visitor, task_id, Refused(kind, str(error), typed), status)
    return go_on(f"/nhiem-vu/{task_id}", Notice(f"Đã {LABELS[kind]}: nhiệm vụ số {task_id}."))


_TYPED = ("noi_dung", "ngay", "han_moi", "ai", "van_ban")


@contextmanager
def _kept_file(fields: Fields) -> Iterator[Path | None]:
    """The file that came with a form, under its own name, for as long as it takes to keep it."""
    files = fields.files("tep")
    if not files:
        yield None
        return
    name = PurePath((files[0].filename or "").replace("\\", "/")).name
    name = "".join(char for char in name if char.isprintable()).strip(" .")[-100:] or "bang-chung"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        with path.open("wb") as target:
            shutil.copyfileobj(files[0].file, target)
        yield path


def _evidence(register: Register, fields: Fields, file: Path | None) -> Evidence:
    note = fields.text("noi_dung", longest=LONGEST_WORDS) or None
    return Evidence(note, document_meant(register, fields.text("van_ban")), file)


Act = Callable[[FollowUp, int, Fields, Path | None, Register], int]


def _extend(acts: FollowUp, task_id: int, fields: Fields, file: Path | None, register: Register) -> int:
    new_due = fields.day("han_moi")
    if not new_due:
        raise RegisterError("Gia hạn phải nêu hạn mới.")
    document = document_meant(register, fields.text("van_ban"))
    return acts.extend(
        task_id, new_due, by=fields.text("ai", longest=200), reason=fields.text("noi_dung", longest=LONGEST_WORDS),
        on=fields.day("ngay"), document_id=document,
    )  # fmt: skip


def _reason(fields: Fields) -> str:
    return fields.text("noi_dung", longest=LONGEST_WORDS)


_ACTS: dict[str, Act] = {
    "note": lambda acts, task_id, fields, file, register: acts.note(task_id, _reason(fields), on=fields.day("ngay")),
    "result": lambda acts, task_id, fields, file, register: acts.result(
        task_id, _evidence(register, fields, file), on=fields.day("ngay")
    ),
    "extension": _extend,
    "return": lambda acts, task_id, fields, file, register: acts.return_(
        task_id, _reason(fields), on=fields.day("ngay"), by=fields.text("ai", longest=200) or None
    ),
    "escalation": lambda acts, task_id, fields, file, register: acts.escalate(
        task_id, fields.text("ai", longest=200), _reason(fields), on=fields.day("ngay")
    ),
    "close": lambda acts, task_id, fields, file, register: acts.close(
        task_id, on=fields.day("ngay"), evidence=_evidence(register, fields, file) or None
    ),
    "reopen": lambda acts, task_id, fields, file, register: acts.reopen(task_id, _reason(fields), on=fields.day("ngay")),
}
assert _ACTS.keys() == set(get_args(Kind))
