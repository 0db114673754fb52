"""Accounts, for administrators."""

from __future__ import annotations

from typing import Annotated

from chidao.outputs.people.accounts import Accounts
from chidao.outputs.people.rights import ROLES
from chidao.outputs.web.access import Form, OpenRegister, Visitor, needs, needs_form
from chidao.outputs.web.forms import BadRequestError, Number
from chidao.outputs.web.pages import Notice, go_on, render
from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

router = APIRouter(prefix="/tai-khoan")

Administrator = Annotated[Visitor, Depends(needs("people"))]
PeopleForm = Annotated[Form, Depends(needs_form("people"))]


@router.get("")
def list_accounts(request: Request, register: OpenRegister, visitor: Administrator) -> Response:
    """All accounts, and the form for a new one."""
    return render(request, "people.html", visitor, register, accounts=Accounts(register).all(), roles=ROLES, secret=None)


@router.post("")
def create_account(request: Request, register: OpenRegister, form: PeopleForm) -> Response:
    """A new account; its one-time password is shown this once."""
    fields = form.fields
    account, password = Accounts(register).create(
        fields.text("login", longest=100), fields.text("name", longest=200), fields.choice("role", ROLES) or "",
        form.visitor.account.actor, fields.text("agency", longest=300) or None,
    )  # fmt: skip
    return render(
        request,
        "people.html",
        form.visitor,
        register,
        accounts=Accounts(register).all(),
        roles=ROLES,
        secret=(account, password),
    )


@router.post("/{account_id}")
def change_account(request: Request, register: OpenRegister, form: PeopleForm, account_id: Number) -> Response:
    """Name, role, body, in use or not."""
    fields = form.fields
    account = Accounts(register).change(
        account_id, form.visitor.account.actor, name=fields.text("name", longest=200), role=fields.choice("role", ROLES) or "",
        agency=fields.text("agency", longest=300) or None, disabled=not fields.flag("enabled"),
    )  # fmt: skip
    return go_on("/tai-khoan", Notice(f"Đã lưu tài khoản {account.login}."))


@router.post("/{account_id}/mat-khau")
def reset_password(request: Request, register: OpenRegister, form: PeopleForm, account_id: Number) -> Response:
    """A new one-time password for somebody, shown this once."""
    accounts = Accounts(register)
    password = accounts.reset_password(account_id, form.visitor.account.actor)
    account = accounts.get(account_id)
    if not account:
        raise BadRequestError("Không có tài khoản này.", 404)
    return render(
        request, "people.html", form.visitor, register, accounts=accounts.all(), roles=ROLES, secret=(account, password)
    )
