"""Accounts: who may log in, with which role. Every change to one is recorded with who made it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from chidao.outputs.audit import MACHINE, Actor, Change, append
from chidao.outputs.errors import RegisterError
from chidao.outputs.people import passwords
from chidao.outputs.people.rights import ROLES, Right, Role, may

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["FIRST_LOGIN", "Account", "Accounts"]

FIRST_LOGIN = "quan-tri"
_LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?")
_COLUMNS = "id, login, name, role, agency, must_change, disabled"


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may log in. `agency` is the body whose tasks the start page shows first; None for all."""

    id: int
    login: str
    name: str
    role: Role
    agency: str | None = None
    must_change: bool = False
    disabled: bool = False

    @property
    def actor(self) -> Actor:
        """As whom the chain of changes names this person: names may be alike, logins are not."""
        return Actor(f"{self.name} ({self.login})")

    def may(self, right: Right) -> bool:
        """Whether this person has a right."""
        return not self.disabled and may(self.role, right)

    def to_json(self) -> dict[str, Any]:
        """What the chain of changes and the API tell; nothing of passwords."""
        return asdict(self)


class Accounts:
    """The accounts of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def all(self) -> list[Account]:
        """Every account by login, disabled ones last."""
        return self._found("1 ORDER BY disabled, login")

    def get(self, account_id: int) -> Account | None:
        """The account of this number."""
        return next(iter(self._found("id = ?", account_id)), None)

    def named(self, login: str) -> Account | None:
        """The account of this login, however its case."""
        return next(iter(self._found("login = ?", login.strip().lower())), None)

    def make_first(self) -> tuple[Account, str] | None:
        """Where there is no account yet, one administrator with a one-time password; None where there are accounts."""
        with self._register.writing():
            if self._register.db.execute("SELECT 1 FROM accounts").fetchone():
                return None
            password = passwords.one_time_password()
            return self._create(FIRST_LOGIN, "Quản trị", "administrator", None, password, MACHINE), password

    def create(self, login: str, name: str, role: str, actor: Actor, agency: str | None = None) -> tuple[Account, str]:
        """A new account and its one-time password; RegisterError where something is missing or the login is taken."""
        with self._register.writing():
            password = passwords.one_time_password()
            return self._create(login, name, role, agency, password, actor), password

    def authenticate(self, login: str, password: str) -> Account | None:
        """The account that this login and password open; None without saying which of the two was wrong."""
        account = self.named(login)
        row = self._register.db.execute(
            "SELECT password_hash FROM accounts WHERE id = ?", [account.id if account else 0]
        ).fetchone()
        matches = passwords.password_matches(password, row[0] if row else None)
        return account if matches and account and not account.disabled else None

    def change_password(self, account: Account, old: str, new: str) -> Account:
        """A new password by the person's own hand; other sessions of theirs end. RegisterError where it may not be."""
        if not self.authenticate(account.login, old):
            raise RegisterError("Mật khẩu hiện tại không đúng.")
        if old == new:
            raise RegisterError("Mật khẩu mới phải khác mật khẩu hiện tại.")
        passwords.check_strength(new, account.login)
        with self._register.writing():
            self._keep_password(account.id, new, must_change=False)
            self._record("change_password", account.id, None, None, account.actor)
        return self._existing(account.id)

    def reset_password(self, account_id: int, actor: Actor) -> str:
        """A new one-time password for someone who forgot theirs; all their sessions end."""
        with self._register.writing():
            self._existing(account_id)
            password = passwords.one_time_password()
            self._keep_password(account_id, password, must_change=True)
            self._record("reset_password", account_id, None, None, actor)
            return password

    def change(self, account_id: int, actor: Actor, *, name: str, role: str, agency: str | None, disabled: bool) -> Account:
        """Another name, role, body, or an end to an account; the last administrator stays one."""
        with self._register.writing():
            before = self._existing(account_id)
            name, agency = self._checked(name, role, agency)
            self._register.db.execute(
                "UPDATE accounts SET name = ?, role = ?, agency = ?, disabled = ? WHERE id = ?",
                [name, role, agency, int(disabled), account_id],
            )
            if not self._found("role = 'administrator' AND disabled = 0"):
                raise RegisterError("Phải còn ít nhất một tài khoản quản trị đang dùng.")
            if disabled:
                self._register.db.execute("DELETE FROM sessions WHERE account_id = ?", [account_id])
                self._register.db.execute("DELETE FROM access_tokens WHERE account_id = ?", [account_id])
            after = self._existing(account_id)
            if after != before:
                self._record("change_account", account_id, before, after, actor)
            return after

    def _create(self, login: str, name: str, role: str, agency: str | None, password: str, actor: Actor) -> Account:
        login = login.strip().lower()
        if not _LOGIN.fullmatch(login):
            raise RegisterError("Tên đăng nhập gồm chữ thường không dấu, số, dấu chấm, gạch ngang; dài tối đa 64 ký tự.")
        if self.named(login):
            raise RegisterError(f"Tên đăng nhập “{login}” đã có người dùng.")
        name, agency = self._checked(name, role, agency)
        cursor = self._register.db.execute(
            "INSERT INTO accounts (login, name, role, agency, password_hash, must_change, created_at)"
            " VALUES (?, ?, ?, ?, ?, 1, ?)",
            [login, name, role, agency, passwords.hash_password(password), self._register.now()],
        )
        account = self._existing(int(cursor.lastrowid or 0))
        self._record("create_account", account.id, None, account, actor)
        return account

    def _checked(self, name: str, role: str, agency: str | None) -> tuple[str, str | None]:
        name = " ".join(name.split())
        if not name or len(name) > 100:
            raise RegisterError("Họ tên phải có, dài tối đa 100 ký tự.")
        if role not in ROLES:
            raise RegisterError("Vai trò không có trong danh sách.")
        return name, " ".join((agency or "").split())[:200] or None

    def _keep_password(self, account_id: int, password: str, *, must_change: bool) -> None:
        self._register.db.execute(
            "UPDATE accounts SET password_hash = ?, must_change = ? WHERE id = ?",
            [passwords.hash_password(password), int(must_change), account_id],
        )
        self._register.db.execute("DELETE FROM sessions WHERE account_id = ?", [account_id])

    def _existing(self, account_id: int) -> Account:
        account = self.get(account_id)
        if not account:
            raise RegisterError(f"Không có tài khoản số {account_id}.")
        return account

    def _found(self, condition: str, *parameters: Any) -> list[Account]:
        rows = self._register.db.execute(f"SELECT {_COLUMNS} FROM accounts WHERE {condition}", list(parameters))
        return [
            Account(id_, login, name, role, agency, bool(must_change), bool(disabled))
            for id_, login, name, role, agency, must_change, disabled in rows
        ]

    def _record(self, action: str, account_id: int, before: Account | None, after: Account | None, actor: Actor) -> None:
        change = Change(action, "account", account_id, before.to_json() if before else None, after.to_json() if after else None)
        append(self._register.db, actor, self._register.now(), [change])
