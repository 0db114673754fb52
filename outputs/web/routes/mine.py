"""One's own account: the password, and the tokens by which calendars and programs read in one's name."""

from __future__ import annotations

from typing import Annotated

from chidao.outputs.people.sessions import Tokens
from chidao.outputs.register import Register
from chidao.outputs.web.access import Form, OpenRegister, Reader, Visitor, needs_form
from chidao.outputs.web.pages import Notice, go_on, render
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

router = APIRouter(prefix="/toi")

OwnForm = Annotated[Form, Depends(needs_form("read"))]


@router.get("")
def show_mine(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """Who I am here, and my tokens."""
    return _page(request, register, visitor)


def _page(request: Request, register: Register, visitor: Visitor, secret: str | None = None) -> Response:
    return render(
        request, "mine.html", visitor, register, tokens=Tokens(register).of(visitor.account), secret=secret,
        base=str(request.base_url).rstrip("/"),
    )  # fmt: skip


@router.post("/ma")
def create_token(request: Request, register: OpenRegister, form: OwnForm) -> Response:
    """A new token, shown this once."""
    secret = Tokens(register).create(
        form.visitor.account, form.fields.text("label", longest=200), writes=form.fields.flag("writes")
    )
    return _page(request, register, form.visitor, secret)


@router.post("/ma/bo")
def delete_token(register: OpenRegister, form: OwnForm) -> Response:
    """Forget one of one's own tokens."""
    Tokens(register).delete(form.visitor.account, form.fields.needed_number("token"))
    return go_on("/toi", Notice("Đã bỏ mã truy cập; lịch hay chương trình dùng mã ấy không đọc được nữa."))
