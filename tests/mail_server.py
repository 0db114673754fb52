"""A real SMTP server on this machine, which keeps what it receives and can be told to be difficult."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


class MailServer:
    """`mails` are those that the server answered 250 for, and only those."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, EmailMessage]] = []
        self.rejected: dict[str, str] = {}
        self.data_answer: str | None = None
        self.seconds_before_answer = 0.0
        self.on_data: Callable[[], None] | None = None
        self.conversations = 0

    async def handle_RCPT(  # noqa: N802 - the library names its hooks so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.rejected:
            return self.rejected[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.data_answer:
            return self.data_answer
        message = message_from_bytes(envelope.content or b"", policy=default)  # type: ignore[arg-type]
        assert isinstance(message, EmailMessage)
        self.mails.append((envelope.rcpt_tos[0], message))
        if self.on_data:
            self.on_data()
        await asyncio.sleep(self.seconds_before_answer)
        return "250 OK"

    def received(self) -> list[tuple[str, str]]:
        """Addresses and subjects, in order of address."""
        return sorted((address, str(message["Subject"])) for address, message in self.mails)


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    """One account."""
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"nhacviec", "mật khẩu".encode())
    return AuthResult(success=good, handled=good)


class AnyPort(Controller):
    """On a port that the system chooses."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def start(handler: MailServer, **options: Any) -> Controller:
    """The server, on a free port of this machine."""
    controller = AnyPort(handler, hostname="127.0.0.1", port=0, **options)
    controller.start()
    return controller
