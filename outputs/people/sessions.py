"""Sessions and personal tokens: what proves at each request who asks. The register keeps hashes, the browser the secret."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chidao.outputs.errors import RegisterError
from chidao.outputs.people.accounts import Account, Accounts

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["ABSOLUTE", "IDLE", "AccessToken", "Session", "Sessions", "Tokens"]

IDLE = timedelta(hours=2)
"""Without a request for so long a session ends."""
ABSOLUTE = timedelta(hours=12)
"""So long after the login it ends anyway."""
_NOTED = timedelta(minutes=5)
"""How exactly the last request is noted: not each one is worth a transaction."""
MOST_TOKENS = 20


@dataclass(frozen=True, slots=True)
class Session:
    """A login that holds. `form_token` has to come with every form, so that no other site can send one."""

    account: Account
    form_token: str


class Sessions:
    """The sessions of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def begin(self, account: Account) -> str:
        """Open a session; the secret goes into the person's cookie. Sessions that ended are forgotten on the way."""
        secret = secrets.token_urlsafe(32)
        now = datetime.fromisoformat(self._register.now())
        with self._register.writing():
            self._register.db.execute(
                "DELETE FROM sessions WHERE seen_at < ? OR created_at < ?", [_iso(now - IDLE), _iso(now - ABSOLUTE)]
            )
            self._register.db.execute(
                "INSERT INTO sessions (token_hash, account_id, form_token, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
                [_hash(secret), account.id, secrets.token_urlsafe(24), _iso(now), _iso(now)],
            )
        return secret

    def find(self, secret: str) -> Session | None:
        """The session of a cookie's secret; None where there is none or it ended."""
        row = self._register.db.execute(
            "SELECT account_id, form_token, created_at, seen_at FROM sessions WHERE token_hash = ?", [_hash(secret)]
        ).fetchone()
        if not row:
            return None
        now = datetime.fromisoformat(self._register.now())
        if now - datetime.fromisoformat(row[3]) > IDLE or now - datetime.fromisoformat(row[2]) > ABSOLUTE:
            return None
        account = Accounts(self._register).get(row[0])
        if not account or account.disabled:
            return None
        if now - datetime.fromisoformat(row[3]) > _NOTED:
            with self._register.writing():
                self._register.db.execute("UPDATE sessions SET seen_at = ? WHERE token_hash = ?", [_iso(now), _hash(secret)])
        return Session(account, row[1])

    def end(self, secret: str) -> None:
        """Log out."""
        with self._register.writing():
            self._register.db.execute("DELETE FROM sessions WHERE token_hash = ?", [_hash(secret)])


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A personal token, by which a calendar or a program reads in a person's name."""

    id: int
    label: str
    writes: bool
    created_at: str


class Tokens:
    """The personal tokens of a register. As a rule they read; only one made for it may change what its owner may change."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def of(self, account: Account) -> list[AccessToken]:
        """A person's tokens, the newest first."""
        rows = self._register.db.execute(
            "SELECT id, label, writes, created_at FROM access_tokens WHERE account_id = ? ORDER BY id DESC", [account.id]
        )
        return [AccessToken(id_, words, bool(writes), created_at) for id_, words, writes, created_at in rows]

    def create(self, account: Account, label: str, *, writes: bool = False) -> str:
        """A new token, told this once; RegisterError where it has no label or there are too many."""
        label = " ".join(label.split())[:100]
        if not label:
            raise RegisterError("Hãy đặt tên cho mã truy cập, ví dụ: lịch trên điện thoại.")
        secret = secrets.token_urlsafe(32)
        with self._register.writing():
            if len(self.of(account)) >= MOST_TOKENS:
                raise RegisterError(f"Mỗi người có tối đa {MOST_TOKENS} mã truy cập; hãy bỏ bớt mã không dùng.")
            self._register.db.execute(
                "INSERT INTO access_tokens (token_hash, account_id, label, writes, created_at) VALUES (?, ?, ?, ?, ?)",
                [_hash(secret), account.id, label, int(writes), self._register.now()],
            )
        return secret

    def delete(self, account: Account, token_id: int) -> None:
        """Forget one's own token; another's is not touched."""
        with self._register.writing():
            self._register.db.execute("DELETE FROM access_tokens WHERE id = ? AND account_id = ?", [token_id, account.id])

    def find(self, secret: str, *, writing: bool = False) -> Account | None:
        """Whose token this is; None for an unknown one, one that only reads when `writing`, or a disabled account."""
        row = self._register.db.execute(
            "SELECT account_id FROM access_tokens WHERE token_hash = ? AND writes >= ?", [_hash(secret), int(writing)]
        ).fetchone()
        account = Accounts(self._register).get(row[0]) if row else None
        return account if account and not account.disabled else None


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
