"""Sending files in, seeing what became of each, and what to do about those that did not go in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from chidao.outputs.audit import Change, append
from chidao.outputs.cards import brief_documents
from chidao.outputs.inbox import Inbox, Sent
from chidao.outputs.overview import midnight
from chidao.outputs.register import Register, SetAside
from chidao.outputs.web.access import Form, OpenRegister, Upload, Visitor, needs, needs_form, settings_of
from chidao.outputs.web.forms import BadRequestError, Number
from chidao.outputs.web.keeping import discard, is_clutter, keep
from chidao.outputs.web.pages import Notice, environment, go_on, render
from chidao.outputs.web.wording import filename, number
from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

router = APIRouter(prefix="/nap")

MOST_SHOWN = 80
MOST_SET_ASIDE = 100

Loading = Annotated[Visitor, Depends(needs("load"))]
LoadForm = Annotated[Form, Depends(needs_form("load"))]


@router.get("")
def show_loading(request: Request, register: OpenRegister, visitor: Loading) -> Response:
    """The place to send files in, what came in today, what was set aside."""
    return render(request, "loading.html", visitor, register, **_state(register))


@router.get("/tinh-hinh.json")
def show_state(request: Request, register: OpenRegister, visitor: Loading) -> Response:
    """The lists of the page alone, for its script to renew them."""
    words = environment().get_template("parts/uploads.html").render(visitor=visitor, **_state(register))
    return JSONResponse({"words": words})


def _state(register: Register) -> dict[str, Any]:
    sent = Inbox(register).since(midnight(register), MOST_SHOWN)
    named = {result.document_id for one in sent for result in one.results if result.document_id}
    named |= {result.previous_id for one in sent for result in one.results if result.previous_id}
    named |= {number for one in sent for result in one.results for number, _ in result.related}
    listed = {one.path for one in sent}
    left = [one for one in register.set_aside() if one.path.partition("!")[0] not in listed]
    return {
        "sent": sent,
        "done": sum(one.is_done for one in sent),
        "documents": brief_documents(register, named),
        "left": left[-MOST_SET_ASIDE:],
        "more_left": max(0, len(left) - MOST_SET_ASIDE),
    }


@router.post("/tep")
def send_in(request: Request, register: OpenRegister, form: Upload) -> Response:
    """Keep the files that were sent and have them loaded; a program is told their numbers, a person sees the page."""
    folder, inbox = settings_of(request).files, Inbox(register)
    numbers = []
    for file in form.fields.files("tep"):
        if not is_clutter(file.filename or ""):
            kept = keep(file.file, file.filename or "", folder)
            numbers.append(inbox.add(str(kept.path), kept.name, kept.sha256, kept.size, form.visitor.account.actor))
    request.app.state.worker.wake()
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"files": numbers})
    if not numbers:
        return go_on("/nap", Notice("Chưa có tệp nào được chọn. Hãy chọn tệp hoặc thư mục rồi bấm Nạp.", good=False))
    return go_on("/nap", Notice(f"Đã nhận {number(len(numbers))} tệp. Kết quả từng tệp hiện ở dưới."))


@router.post("/{upload_id}/lai")
def load_again(request: Request, register: OpenRegister, form: LoadForm, upload_id: Number) -> Response:
    """Load a file once more, say after what it needed was installed."""
    sent = Inbox(register).get(upload_id)
    if not sent.is_done:
        raise BadRequestError(f"Tệp {sent.name} đang được nạp.")
    Inbox(register).again(upload_id)
    request.app.state.worker.wake()
    return go_on("/nap", Notice(f"Đang nạp lại {sent.name}."))


@router.post("/{upload_id}/bo")
def remove(request: Request, register: OpenRegister, form: LoadForm, upload_id: Number) -> Response:
    """Take a file that did not go in off the list, and delete it unless a document of the register came of it."""
    sent = Inbox(register).remove(upload_id, form.visitor.account.actor)
    if not _holds_documents(register, sent):
        _discard_kept(request, register, sent.path)
    return go_on("/nap", Notice(f"Đã bỏ {sent.name}."))


@router.post("/de-rieng")
def treat_set_aside(request: Request, register: OpenRegister, form: LoadForm) -> Response:
    """A file that was set aside earlier, or by the command line: load it once more, or take it off the list."""
    path = form.fields.text("path")
    found = next((one for one in register.set_aside() if one.path == path), None)
    if not found:
        return go_on("/nap", Notice("Tệp này không còn trong mục để riêng.", good=False))
    again = form.fields.choice("viec", ("lai", "bo")) == "lai"
    return _again(request, register, form, found) if again else _take_off(request, register, form, found)


def _again(request: Request, register: Register, form: Form, found: SetAside) -> Response:
    inbox, whole = Inbox(register), found.path.partition("!")[0]
    sent = inbox.by_path(found.path) or inbox.by_path(whole)
    if sent:
        inbox.again(sent.id)
    else:
        inbox.add(found.path if whole == found.path else whole, filename(whole), "", 0, form.visitor.account.actor)
    request.app.state.worker.wake()
    return go_on("/nap", Notice(f"Đang nạp lại {filename(whole)}."))


def _take_off(request: Request, register: Register, form: Form, found: SetAside) -> Response:
    sent = Inbox(register).by_path(found.path)
    if sent and sent.status in ("set_aside", "needs_ocr"):
        return remove(request, register, form, sent.id)
    with register.writing():
        Inbox(register).forget_set_aside(found.path)
        told = Change("discard", "set_aside", None, before={"path": found.path, "message": found.message})
        append(register.db, form.visitor.account.actor, register.now(), [told])
    return go_on("/nap", Notice(f"Đã bỏ {filename(found.path)} khỏi danh sách."))


def _holds_documents(register: Register, sent: Sent) -> bool:
    known = "SELECT 1 FROM documents WHERE sha256 = ? OR path = ? OR substr(path, 1, ?) = ?"
    beginning = f"{sent.path}!"
    return bool(register.db.execute(known, [sent.sha256, sent.path, len(beginning), beginning]).fetchone())


def _discard_kept(request: Request, register: Register, path: str) -> None:

    if not Inbox(register).by_path(path):
        discard(Path(path), settings_of(request).files)
