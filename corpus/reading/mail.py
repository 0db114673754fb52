"""E-mail (.eml, .msg): the message as a document, and its attachments for the readers of their own kinds."""

from __future__ import annotations

import email
import email.message
import email.policy
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import olefile
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.package import DamagedError
from chidao.corpus.reading.plain import read_text
from chidao.corpus.reading.web import read_html

MAX_ATTACHMENTS = 200


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it came: `text` or else `html` is its body."""

    subject: str
    sender: str
    sent: datetime | None
    text: str | None
    html: bytes | None
    attachments: tuple[tuple[str, bytes], ...]


def read_message(message: Message, source: Source) -> Document:
    """The message itself: its subject, then its body. Who sent it and when stands in the notes."""
    notes = [f"Thư điện tử của {message.sender}." if message.sender else "Thư điện tử."]
    if message.sent:
        notes.append(f"Gửi ngày {message.sent:%d/%m/%Y} lúc {message.sent:%H:%M}.")
    if message.text is None and message.html is not None:
        page = b"<html><head><meta charset='utf-8'></head><body><h1>%s</h1>" % message.subject.encode() + message.html
        return read_html(page, source, notes)
    body = "\n".join(line for line in (message.text or "").splitlines() if not line.startswith(">"))
    return read_text(f"{message.subject}\n\n{body}", source, notes)


def parse_eml(content: bytes) -> Message:
    message = email.message_from_bytes(content, policy=email.policy.default)
    text = html = None
    attachments: list[tuple[str, bytes]] = []
    for part in _parts(message):
        name = part.get_filename()
        kind = part.get_content_type()
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            payload = inner.as_bytes() if isinstance(inner, email.message.Message) else payload
            name = name or "thu-kem-theo.eml"
        if not isinstance(payload, bytes):
            continue
        if name or part.get_content_disposition() == "attachment":
            attachments.append((_safe_name(name, len(attachments)), payload))
        elif kind == "text/plain" and text is None:
            text = _text_of(part, payload)
        elif kind == "text/html" and html is None:
            html = _text_of(part, payload).encode()
    return Message(
        str(message.get("subject", "")).strip(), str(message.get("from", "")).strip(), _sent(message), text, html,
        tuple(attachments[:MAX_ATTACHMENTS]),
    )  # fmt: skip


def _parts(message: email.message.Message) -> Iterator[email.message.Message]:
    """The leaves of a message; a message inside it is one leaf."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    payload = message.get_payload()
    for part in payload if isinstance(payload, list) else ():
        if isinstance(part, email.message.Message):
            yield from _parts(part)


def _text_of(part: email.message.Message, payload: bytes) -> str:
    try:
        return payload.decode(part.get_content_charset() or "utf-8", errors="replace")
    except LookupError:
        return payload.decode("utf-8", errors="replace")


def _sent(message: email.message.Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("date", "")))
    except (ValueError, TypeError):
        return None


def _safe_name(name: str | None, number: int) -> str:
    """The bare name of an attachment: folders in it are left out, whichever way they lead."""
    bare = (name or "").replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "").strip()
    return bare or f"dinh-kem-{number + 1}"


def parse_msg(content: bytes) -> Message:
    """Reads Outlook's own form of a message ([MS-OXMSG]). Raises `DamagedError`."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            return Message(
                _property(ole, [], "0037"), _property(ole, [], "0C1A"), _msg_sent(ole), _property(ole, [], "1000") or None,
                _stream(ole, [], "10130102"), tuple(_msg_attachments(ole)),
            )  # fmt: skip
    except (OSError, ValueError, IndexError) as error:
        raise DamagedError(str(error)) from error


def _property(ole: olefile.OleFileIO, folder: list[str], tag: str) -> str:
    wide = _stream(ole, folder, f"{tag}001F")
    if wide is not None:
        return wide.decode("utf-16-le", errors="replace").strip("\0 ")
    narrow = _stream(ole, folder, f"{tag}001E")
    return narrow.decode("cp1258", errors="replace").strip("\0 ") if narrow is not None else ""


def _stream(ole: olefile.OleFileIO, folder: list[str], tag: str) -> bytes | None:
    name = [*folder, f"__substg1.0_{tag}"]
    if not ole.exists(name):
        return None
    with ole.openstream(name) as stream:
        return bytes(stream.read())


def _msg_sent(ole: olefile.OleFileIO) -> datetime | None:
    """PR_CLIENT_SUBMIT_TIME (0x0039), hundreds of nanoseconds since 1601, among the fixed-length properties."""
    with ole.openstream("__properties_version1.0") as stream:
        data = bytes(stream.read())
    for start in range(32, len(data) - 15, 16):
        if data[start : start + 4] == b"\x40\x00\x39\x00":
            ticks = int.from_bytes(data[start + 8 : start + 16], "little")
            try:
                return datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
            except OverflowError:
                return None
    return None


def _msg_attachments(ole: olefile.OleFileIO) -> Iterator[tuple[str, bytes]]:
    folders = sorted({entry[0] for entry in ole.listdir() if entry[0].startswith("__attach_version1.0_")})
    for number, folder in enumerate(folders[:MAX_ATTACHMENTS]):
        data = _stream(ole, [folder], "37010102")
        if data is not None:
            name = _property(ole, [folder], "3707") or _property(ole, [folder], "3704")
            yield _safe_name(name, number), data


def eml_document(content: bytes, source: Source) -> Document:
    return read_message(parse_eml(content), source)


def msg_document(content: bytes, source: Source) -> Document:
    return read_message(parse_msg(content), replace(source))
