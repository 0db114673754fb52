"""Logging in and out, one's own password, single sign-on behind a proxy."""

from __future__ import annotations

import secrets
from typing import Annotated

from chidao.outputs.errors import RegisterError
from chidao.outputs.people.accounts import Account, Accounts
from chidao.outputs.people.guesses import WINDOW, Guesses
from chidao.outputs.people.sessions import Sessions
from chidao.outputs.register import Register
from chidao.outputs.web.access import (
    COOKIE,
    Form,
    OpenRegister,
    Reader,
    Visitor,
    address_of,
    needs_form,
    safe_target,
    settings_of,
    told_by_proxy,
)
from chidao.outputs.web.forms import Fields, read_fields
from chidao.outputs.web.pages import Notice, go_on, render
from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

router = APIRouter()

LOGIN_COOKIE = "chidao_dang_nhap"
"""Carries the token of the login form: there is no session yet that could."""


async def login_fields(request: Request) -> Fields:
    """The login form, if it is our own."""
    return await read_fields(request, request.cookies.get(LOGIN_COOKIE) or secrets.token_hex())


LoginForm = Annotated[Fields, Depends(login_fields)]
OwnForm = Annotated[Form, Depends(needs_form("read"))]


@router.get("/dang-nhap")
def show_login(request: Request, register: OpenRegister, tiep: str = "/") -> Response:
    """The login form; behind a proxy that tells who it is, straight on."""
    login = told_by_proxy(request)
    if settings_of(request).trusted_header:
        account = Accounts(register).named(login or "")
        if not account or account.disabled:
            words = (
                "Hệ thống đăng nhập chung chưa cho biết anh/chị là ai, hoặc chưa có tài khoản ở đây. Hãy báo người quản trị."
            )
            return render(request, "message.html", None, None, status=403, title="Chưa vào được", words=words, back="/")
        return _begun(request, register, account, safe_target(tiep))
    return _login_page(request, safe_target(tiep))


def _login_page(request: Request, target: str, words: str = "", login: str = "", status: int = 200) -> Response:
    token = request.cookies.get(LOGIN_COOKIE) or secrets.token_urlsafe(24)
    page = render(request, "login.html", None, None, status=status, target=target, words=words, login=login, form_token=token)
    page.set_cookie(LOGIN_COOKIE, token, httponly=True, samesite="strict", secure=settings_of(request).secure_cookies)
    return page


@router.post("/dang-nhap")
def log_in(request: Request, register: OpenRegister, fields: LoginForm) -> Response:
    """Check login and password; after too many wrong guesses nothing is checked for a while."""
    login, target = fields.text("login", longest=100), safe_target(fields.text("tiep"))
    guesses, address = Guesses(register), address_of(request)
    if settings_of(request).trusted_header:
        return go_on("/dang-nhap")
    if guesses.too_many(login, address):
        minutes = WINDOW.seconds // 60
        words = f"Sai quá nhiều lần. Hãy đợi {minutes} phút rồi thử lại, hoặc nhờ người quản trị cấp lại mật khẩu."
        return _login_page(request, target, words, login, 429)
    account = Accounts(register).authenticate(login, fields.text("password", longest=1_000))
    if not account:
        guesses.failed(login, address)
        return _login_page(request, target, "Tên đăng nhập hoặc mật khẩu không đúng.", login, 401)
    guesses.succeeded(login)
    return _begun(request, register, account, target)


def _begun(request: Request, register: Register, account: Account, target: str) -> Response:
    response = RedirectResponse(target, status_code=303)
    secret = Sessions(register).begin(account)
    response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=settings_of(request).secure_cookies)
    response.delete_cookie(LOGIN_COOKIE)
    return response


@router.post("/dang-xuat")
def log_out(request: Request, register: OpenRegister, form: OwnForm) -> Response:
    """End the session."""
    Sessions(register).end(request.cookies.get(COOKIE, ""))
    response = go_on("/dang-nhap", Notice("Đã đăng xuất."))
    response.delete_cookie(COOKIE)
    return response


@router.get("/mat-khau")
def show_password(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """The form for one's own password."""
    return _password_page(request, register, visitor)


def _password_page(request: Request, register: Register, visitor: Visitor, words: str = "", status: int = 200) -> Response:
    return render(request, "password.html", visitor, register, status=status, words=words)


@router.post("/mat-khau")
def change_password(request: Request, register: OpenRegister, form: OwnForm) -> Response:
    """Change one's own password; other sessions end, this one goes on."""
    account, fields = form.visitor.account, form.fields
    new = fields.text("new", longest=1_000)
    try:
        if new != fields.text("again", longest=1_000):
            raise RegisterError("Hai lần gõ mật khẩu mới không giống nhau.")
        changed = Accounts(register).change_password(account, fields.text("old", longest=1_000), new)
    except RegisterError as error:
        return _password_page(request, register, form.visitor, str(error), 422)
    response = go_on("/", Notice("Đã đổi mật khẩu."))
    secret = Sessions(register).begin(changed)
    response.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=settings_of(request).secure_cookies)
    return response
