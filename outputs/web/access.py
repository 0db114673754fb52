"""Who asks, and whether they may: checked here at every request, before a page does anything."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Annotated

from chidao.outputs.people.accounts import Account
from chidao.outputs.people.rights import Right
from chidao.outputs.people.sessions import Sessions, Tokens
from chidao.outputs.register import Register
from chidao.outputs.web.forms import BadRequestError, Fields, check_form_token, read_fields
from chidao.outputs.web.settings import WebSettings
from fastapi import Depends, Request

__all__ = [
    "COOKIE",
    "ForbiddenError",
    "Form",
    "LoginNeededError",
    "OpenRegister",
    "Reader",
    "Upload",
    "Visitor",
    "address_of",
    "needs",
    "needs_form",
    "needs_token",
    "safe_target",
    "settings_of",
    "told_by_proxy",
]  # fmt: skip

COOKIE = "chidao_phien"
MOST_FILES = 500


class LoginNeededError(Exception):
    """Nobody is logged in; `target` is where to go on afterwards."""

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.target = target


class ForbiddenError(Exception):
    """The person may not do this; `account` is who asked."""

    def __init__(self, account: Account) -> None:
        super().__init__(account.login)
        self.account = account


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks. `form_token` goes into every form of the page."""

    account: Account
    form_token: str

    def may(self, right: Right) -> bool:
        """Whether this person has a right."""
        return self.account.may(right)


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a person sent who may send it, from a page of ours."""

    visitor: Visitor
    fields: Fields


def settings_of(request: Request) -> WebSettings:
    """The settings of the application that answers."""
    settings: WebSettings = request.app.state.settings
    return settings


def open_register(request: Request) -> Iterator[Register]:
    """The register for one request."""
    with Register.open(settings_of(request).register) as register:
        yield register


OpenRegister = Annotated[Register, Depends(open_register)]


def address_of(request: Request) -> str:
    """Where the request comes from."""
    return request.client.host if request.client else "?"


def told_by_proxy(request: Request) -> str | None:
    """The login that a trusted proxy tells; None where none is configured or the request did not come through it."""
    settings = settings_of(request)
    if not settings.trusted_header or address_of(request) not in settings.trusted_proxies:
        return None
    return request.headers.get(settings.trusted_header) or None


def safe_target(target: str) -> str:
    """A place on this site to go on to; the start page for anything else."""
    ours = target.startswith("/") and not target.startswith(("//", "/\\")) and target.isprintable() and len(target) < 2_000
    return target if ours else "/"


def find_visitor(request: Request, register: Register) -> Visitor:
    """Who asks, by the session's cookie; LoginNeededError where nobody is logged in."""
    session = Sessions(register).find(request.cookies.get(COOKIE, ""))
    told = told_by_proxy(request)
    trusts_proxy = bool(settings_of(request).trusted_header)
    if session and (not trusts_proxy or (told and session.account.login == told.strip().lower())):
        request.state.login = session.account.login
        return Visitor(session.account, session.form_token)
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    raise LoginNeededError(asked if request.method == "GET" else "/")


def _allowed(visitor: Visitor, right: Right, request: Request) -> Visitor:
    if not visitor.may(right):
        raise ForbiddenError(visitor.account)
    if visitor.account.must_change and not request.url.path.startswith("/mat-khau"):
        raise LoginNeededError("/mat-khau")
    return visitor


def needs(right: Right) -> Callable[[Request, Register], Visitor]:
    """The dependency of a page that only who has `right` may see."""

    def allowed(request: Request, register: OpenRegister) -> Visitor:
        return _allowed(find_visitor(request, register), right, request)

    allowed.right = right  # type: ignore[attr-defined]
    return allowed


def needs_form(right: Right, *, most_files: int = 0) -> Callable[..., AsyncIterator[Form]]:
    """The dependency of what a form does: the right, and the token that only our own pages know."""
    allowed_visitor = Depends(needs(right))

    async def allowed(request: Request, visitor: Visitor = allowed_visitor) -> AsyncIterator[Form]:
        yield Form(visitor, await read_fields(request, visitor.form_token, most_files=most_files))
        await request.close()

    allowed.right = right  # type: ignore[attr-defined]
    return allowed


def needs_token(right: Right, *, in_address: bool = False) -> Callable[[Request, Register], Visitor]:
    """The dependency of what programs ask: a session, or a personal token.

    What changes something needs, with a session, the form token in the header X-Form-Token; a token must be one that may.
    `in_address` lets a token stand in the address (`ma=`): calendars and readers of feeds can send no header.
    """

    def allowed(request: Request, register: OpenRegister) -> Visitor:
        writing = request.method not in ("GET", "HEAD")
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        given = secret.strip() if scheme.lower() == "bearer" else request.query_params.get("ma", "") if in_address else ""
        if not given:
            visitor = find_visitor(request, register)
            if writing:
                check_form_token(request.headers.get("x-form-token"), visitor.form_token)
            return _allowed(visitor, right, request)
        account = Tokens(register).find(given, writing=writing)
        if not account:
            raise BadRequestError("Mã truy cập không đúng, đã bị bỏ, hoặc không được phép ghi.", 401)
        request.state.login = account.login
        return _allowed(Visitor(account, secrets.token_urlsafe(8)), right, request)

    allowed.right = right  # type: ignore[attr-defined]
    return allowed


Reader = Annotated[Visitor, Depends(needs("read"))]
Upload = Annotated[Form, Depends(needs_form("load", most_files=MOST_FILES))]
