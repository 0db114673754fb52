"""The limit on guesses: who failed too often, by login or by address, waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["MOST_PER_ADDRESS", "MOST_PER_LOGIN", "WINDOW", "Guesses"]

WINDOW = timedelta(minutes=15)
MOST_PER_LOGIN = 5
MOST_PER_ADDRESS = 30
"""Failed logins within the window after which further ones are not even looked at. An office often shares one address."""


class Guesses:
    """The failed logins of a register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def too_many(self, login: str, address: str) -> bool:
        """Whether this login or this address has to wait."""
        return (
            self._failed(f"login {login.strip().lower()}") >= MOST_PER_LOGIN
            or self._failed(f"address {address}") >= MOST_PER_ADDRESS
        )

    def failed(self, login: str, address: str) -> None:
        """Remember a wrong guess; those of yesterday are forgotten."""
        now = self._register.now()
        with self._register.writing():
            self._register.db.execute("DELETE FROM failed_logins WHERE at < ?", [self._since(timedelta(days=1))])
            self._register.db.conn.executemany(
                "INSERT INTO failed_logins (who, at) VALUES (?, ?)",
                [(f"login {login.strip().lower()}"[:200], now), (f"address {address}"[:200], now)],
            )

    def succeeded(self, login: str) -> None:
        """A right password clears the login's account, not the address's."""
        with self._register.writing():
            self._register.db.execute("DELETE FROM failed_logins WHERE who = ?", [f"login {login.strip().lower()}"])

    def _failed(self, who: str) -> int:
        query = "SELECT count(*) FROM failed_logins WHERE who = ? AND at >= ?"
        return int(self._register.db.execute(query, [who[:200], self._since(WINDOW)]).fetchone()[0])

    def _since(self, span: timedelta) -> str:
        return (datetime.fromisoformat(self._register.now()) - span).isoformat(timespec="microseconds")
