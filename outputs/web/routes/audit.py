"""The chain of changes by time: who did what, when; and the proof that it is whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from chidao.outputs.audit import newest
from chidao.outputs.proving import last_proof, proven_row_holds
from chidao.outputs.story import ACTIONS, event_of
from chidao.outputs.verification import head
from chidao.outputs.web.access import Form, OpenRegister, Visitor, needs, needs_form
from chidao.outputs.web.asking import page_asked
from chidao.outputs.web.forms import Fields
from chidao.outputs.web.pages import render
from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

router = APIRouter(prefix="/nhat-ky")

SHOWN = 50
COUNTED = 100_000

Auditor = Annotated[Visitor, Depends(needs("audit"))]
AuditForm = Annotated[Form, Depends(needs_form("audit"))]


@router.post("/kiem-tra")
def begin_proof(request: Request, register: OpenRegister, form: AuditForm) -> Response:
    """Compute the whole chain anew and compare the register with it: at once, or in the background where that takes longer."""
    noted = form.fields.text("ma_bam", longest=200)
    request.app.state.prover.begin(register, form.visitor.account.name, noted or None)
    return RedirectResponse("/nhat-ky", status_code=303)


@router.get("")
def show_chain(request: Request, register: OpenRegister, visitor: Auditor) -> Response:
    """The changes, the newest first, by who, what and when; what the last proof found."""
    fields = Fields(request.query_params)
    who, what, task = fields.text("ai", longest=200), fields.choice("viec", tuple(ACTIONS)), fields.number("nhiem_vu")
    since, until = fields.day("tu"), fields.day("den")
    conditions: list[tuple[str, Any]] = []
    if who:
        conditions.append(("instr(actor, ?)", who))
    if what:
        conditions.append(("action = ?", what))
    if task is not None:
        conditions.append(("subject = 'task' AND subject_id = ?", task))
    if since:
        conditions.append(("at >= ?", _moment(since)))
    if until:
        conditions.append(("at < ?", _moment(until, 1)))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    values = tuple(value for _, value in conditions)
    count = f"SELECT count(*) FROM (SELECT 1 FROM audit WHERE {where} LIMIT ?)"
    total = int(register.db.execute(count, [*values, COUNTED + 1]).fetchone()[0])
    here = min(page_asked(fields), max(0, min(total, COUNTED) - 1) // SHOWN)
    rows = newest(register.db, where, values, limit=SHOWN, offset=here * SHOWN)
    proof = last_proof(register)
    given = {name: fields.text(name, longest=200) for name in ("ai", "viec", "nhiem_vu", "tu", "den")}
    return render(
        request, "audit.html", visitor, register, events=[(entry, event_of(register, entry)) for entry in rows],
        total=min(total, COUNTED), more=total > COUNTED, offset=here * SHOWN, limit=SHOWN, given=given, since=since,
        until=until, actions=[("", "Tất cả"), *sorted(ACTIONS.items(), key=lambda one: one[1])], head=head(register),
        prover=request.app.state.prover, proof=proof, proof_holds=not proof or proven_row_holds(register, proof),
    )  # fmt: skip


def _moment(day: date, later: int = 0) -> str:
    """When a day begins where the server is (or so many days later), in UTC, as moments are written."""
    if day.year < 2 or day.year > 9990:
        return day.isoformat()
    local = datetime.combine(day + timedelta(days=later), time.min).astimezone()
    return local.astimezone(UTC).isoformat(timespec="microseconds")
