"""E-mail: the message as a document, and its attachments for the readers of their own kinds."""

from __future__ import annotations

import email
import email.message
import email.policy
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import escape

from chidao.corpus.document import Document, Source
from chidao.corpus.reading import winmail
from chidao.corpus.reading.decoding import NotTextError, decode
from chidao.corpus.reading.plain import read_text
from chidao.corpus.reading.sniffing import sniff
from chidao.corpus.reading.web import read_html

MAX_ATTACHMENTS = 200
_NO_DOCUMENTS = frozenset({"p7s", "asc", "sig", "ics", "vcf"})
"""What the names of a mail's signatures, calendars and cards end with."""
_PAGE_SIDE, _PAGE_SHAPE = 600, 3.0
"""Dots of the shorter side of a page at least, and how many times longer the other may be: logos are smaller, banners lower."""


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
    if not (message.text or "").strip() and message.html is not None:
        head = f"<html><head><meta charset='utf-8'></head><body><h1>{escape(message.subject)}</h1>"
        return read_html(head.encode() + message.html, source, notes, whole=True)
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
            attachments.append((safe_name(name, len(attachments)), payload))
        elif kind == "text/plain" and text is None:
            text = _text_of(part, payload)
        elif kind == "text/html" and html is None:
            html = _text_of(part, payload).encode()
    found = Message(
        str(message.get("subject", "")).strip(), str(message.get("from", "")).strip(), _sent(message), text, html,
        tuple(attachments[:MAX_ATTACHMENTS]),
    )  # fmt: skip
    return _unpacked(found)


def _unpacked(message: Message) -> Message:
    """The message with what Outlook packed into “winmail.dat” in that file's place, its body where the message has none."""
    text, html = message.text, message.html
    attachments: list[tuple[str, bytes]] = []
    for name, content in message.attachments:
        if not winmail.is_winmail(content):
            attachments.append((name, content))
            continue
        inside = winmail.unpacked(content)
        if not (text or "").strip() and html is None:
            text, html = inside.text, inside.html
        attachments += [(safe_name(one, number), attached) for number, (one, attached) in enumerate(inside.attachments)]
    return replace(message, text=text, html=html, attachments=tuple(attachments[:MAX_ATTACHMENTS]))


def _parts(message: email.message.Message) -> Iterator[email.message.Message]:
    """The leaves of a message; a message inside it is one leaf."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    payload = message.get_payload()
    for part in payload if isinstance(payload, list) else ():
        if isinstance(part, email.message.Message):
            yield from _parts(part)


_SAID_OF_ANYTHING = frozenset(
    {"us-ascii", "ascii", "utf-8", "utf8", "iso-8859-1", "latin-1", "windows-1252", "cp1252", "unknown-8bit"}
)
"""Character sets that programs state without looking; no Vietnamese text is in the Western ones."""


def _text_of(part: email.message.Message, payload: bytes) -> str:
    """The characters of a part: in UTF-8 where they are that, else as stated, else as the bytes tell."""
    stated = part.get_content_charset() or "utf-8"
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return decode(payload)[0] if stated in _SAID_OF_ANYTHING else payload.decode(stated, errors="replace")
    except (LookupError, NotTextError):
        return payload.decode("utf-8", errors="replace")


def _sent(message: email.message.Message) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("date", "")))
    except (ValueError, TypeError):
        return None


def safe_name(name: str | None, number: int) -> str:
    """The bare name of an attachment: folders in it are left out, whichever way they lead."""
    bare = (name or "").replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "").strip()
    return bare or f"dinh-kem-{number + 1}"


def may_hold_document(name: str, attached: bytes) -> bool:
    """Whether an attachment is worth reading: no signature, calendar or card, and no picture but one of a page."""
    if name.lower().rpartition(".")[2] in _NO_DOCUMENTS:
        return False
    return sniff(attached) != "image" or _is_page(attached)


def _is_page(picture: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            return min(opened.size) >= _PAGE_SIDE and max(opened.size) <= _PAGE_SHAPE * min(opened.size)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def eml_document(content: bytes, source: Source) -> Document:
    return read_message(parse_eml(content), source)
