"""Handing a mail to the server so that it is known, at every moment, whether the server can have it.

RFC 5321: a server that loses the connection before the line with the single dot throws away what it got (3.3, 4.1.1.4), and
after it answers that the mail is its own now. So everything but this last line is sent first; then the register keeps that the
mail is `sending`; then the line goes out. What breaks before was certainly not delivered, whatever the server answered
afterwards tells the rest; only a silence after the last line leaves a doubt.
"""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from email.utils import parseaddr

from chidao.outputs.errors import RegisterError
from chidao.outputs.reminders.settings import Server, password_of

__all__ = ["DoubtfulError", "RefusedError", "connect", "hand_over"]


class RefusedError(Exception):
    """The server certainly has not taken the mail; the message says why in Vietnamese."""


class DoubtfulError(Exception):
    """Whether the server has taken the mail is not known."""


_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT = re.compile(rb"(?m)^\.")


def connect(server: Server) -> smtplib.SMTP:
    """A conversation with the server, encrypted and logged in as the settings say; RefusedError where that cannot be."""
    where = f"máy chủ thư {server.host}:{server.port}"
    if server.certificates and not server.certificates.is_file():
        raise RegisterError(f"Không có tệp chứng chỉ {server.certificates}.")
    try:
        context = ssl.create_default_context(cafile=server.certificates)
        if server.security == "ssl":
            session: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=server.seconds, context=context)
        else:
            session = smtplib.SMTP(server.host, server.port, timeout=server.seconds)
        if server.security == "starttls":
            session.starttls(context=context)
        session.ehlo_or_helo_if_needed()
        if server.user:
            _log_in(session, server.user, password_of(server))
    except smtplib.SMTPAuthenticationError as error:
        raise RefusedError(f"{where} không nhận tài khoản {server.user} hoặc mật khẩu ({_said(error.smtp_error)})") from error
    except smtplib.SMTPNotSupportedError as error:
        raise RefusedError(f"{where} không hỗ trợ cách kết nối đã đặt (bao_mat = {server.security!r}): {error}") from error
    except ssl.SSLError as error:
        raise RefusedError(f"không kết nối an toàn được với {where}; kiểm tra bao_mat, chứng chỉ ({error.reason})") from error
    except (OSError, smtplib.SMTPException) as error:
        raise RefusedError(f"không kết nối được với {where}; kiểm tra địa chỉ, cổng, mạng ({_words(error)})") from error
    return session


def _log_in(session: smtplib.SMTP, user: str, password: str) -> None:
    if (user + password).isascii():
        session.login(user, password)
        return
    # The library speaks ASCII only; RFC 4616 has names and passwords in UTF-8.
    words = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, answer = session.docmd("AUTH", f"PLAIN {words}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)


def hand_over(session: smtplib.SMTP, sender: str, address: str, content: bytes, claim: Callable[[], bool]) -> bool:
    """Send one mail. `claim` is asked just before the last line and stops everything when it says no: then False is given.

    RefusedError where the server has certainly not taken it, DoubtfulError where that is not known; the session is closed
    after either, unless it was the server that refused.
    """
    try:
        _expect(session.docmd("MAIL", f"FROM:<{parseaddr(sender)[1]}>"), 250, "không nhận người gửi này")
        _expect(session.docmd("RCPT", f"TO:<{address}>"), 250, f"không nhận người nhận {address}")
        _expect(session.docmd("DATA"), 354, "không nhận thư")
        session.send(_quoted(content))
    except RefusedError:
        _reset(session)
        raise
    except (OSError, smtplib.SMTPException) as error:
        session.close()
        raise RefusedError(f"mất kết nối với máy chủ thư ({_words(error)})") from error
    return _finish(session, claim)


def _finish(session: smtplib.SMTP, claim: Callable[[], bool]) -> bool:
    try:
        is_ours = claim()
    except RegisterError as error:
        session.close()
        raise RefusedError(f"không ghi được vào sổ ({error})") from error
    if not is_ours:
        # Hung up before the last line: the server throws the mail away.
        session.close()
        return False
    try:
        session.send(b".\r\n")
        code, answer = session.getreply()
    except (OSError, smtplib.SMTPException) as error:
        session.close()
        raise DoubtfulError(f"mất kết nối khi chờ máy chủ xác nhận ({_words(error)})") from error
    _expect((code, answer), 250, "không nhận thư")
    return True


def _quoted(content: bytes) -> bytes:
    """Lines as the protocol has them, up to the last line, and a dot in front of those that begin with one."""
    lines = _DOT.sub(b"..", _LINE_END.sub(b"\r\n", content))
    return lines if lines.endswith(b"\r\n") else lines + b"\r\n"


def _expect(reply: tuple[int, bytes], code: int, refused: str) -> None:
    if reply[0] != code and not (code == 250 and reply[0] == 251):
        raise RefusedError(f"máy chủ thư {refused}: {reply[0]} {_said(reply[1])}")


def _reset(session: smtplib.SMTP) -> None:
    """Ready for the next mail; where even that fails, the session is closed."""
    try:
        session.rset()
    except (OSError, smtplib.SMTPException):
        session.close()


def _said(answer: bytes | str) -> str:
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(words.split())[:200]


def _words(error: Exception) -> str:
    for kind, words in (
        (socket.gaierror, "không tìm thấy máy chủ này"),
        (TimeoutError, "quá thời gian chờ"),
        (ConnectionRefusedError, "máy chủ từ chối kết nối"),
        (smtplib.SMTPServerDisconnected, "máy chủ ngắt kết nối"),
        (ConnectionError, "kết nối bị ngắt"),
    ):
        if isinstance(error, kind):
            return words
    return _said(str(error)) or type(error).__name__
