"""E-mail: the message as a document, and its attachments for the readers of their own kinds."""

from __future__ import annotations

import email
import email.message
import email.policy
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import escape

from chidao.corpus.document import Document, Source
from chidao.corpus.reading import winmail
from chidao.corpus.reading.decoding import NotTextError, decode
from chidao.corpus.reading.mail_text import QUOTES_LEFT_OUT, own_page, own_words, unfolded
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
        page = message.html.decode(errors="replace")
        own = own_page(page, message.subject)
        head = f"<html><head><meta charset='utf-8'></head><body><h1>{escape(message.subject)}</h1>"
        return read_html((head + own).encode(), source, _with_quotes(notes, own != page), whole=True)
    text = "\n".join((message.text or "").splitlines())
    own = own_words(text, message.subject)
    return read_text(f"{message.subject}\n\n{own}", source, _with_quotes(notes, own != text))


def _with_quotes(notes: Sequence[str], left_out: bool) -> list[str]:
    return [*notes, QUOTES_LEFT_OUT] if left_out else [*notes]


def parse_eml(content: bytes) -> Message:
    message = email.message_from_bytes(content, policy=email.policy.default)
    attachments: list[tuple[str, bytes]] = []
    for part in _parts(message):
        name = part.get_filename()
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            payload = inner.as_bytes() if isinstance(inner, email.message.Message) else payload
            name = name or "thu-kem-theo.eml"
        if not isinstance(payload, bytes):
            continue
        if name or part.get_content_disposition() == "attachment":
            attachments.append((safe_name(name, len(attachments)), payload))
    text, html = _body(message)
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


def _body(message: email.message.Message) -> tuple[str | None, bytes | None]:
    """The words of a message, its parts one under the other: plain where all are, else as one page."""
    shown = [*_shown(message)]
    if all(kind == "plain" for kind, _ in shown):
        return ("\n\n".join(words for _, words in shown) if shown else None), None
    pages = (words if kind == "html" else f"<div>{escape(words).replace(chr(10), '<br>')}</div>" for kind, words in shown)
    return None, "\n".join(pages).encode()


def _shown(message: email.message.Message) -> Iterator[tuple[str, str]]:
    """(“plain” or “html”, words) of each part of the body; of alternatives the first that says something, as they say the same.

    Programs send a body in several parts where a file stands in its middle, and gateways add a part of their own at its end.
    """
    if message.get_content_type() == "message/rfc822":
        return
    if message.is_multipart():
        payload = message.get_payload()
        parts = [part for part in payload if isinstance(part, email.message.Message)] if isinstance(payload, list) else []
        choices = [[*_shown(part)] for part in parts]
        if message.get_content_type() == "multipart/alternative":
            choices = [one for one in choices if any(words.strip() for _, words in one)][:1]
        for choice in choices:
            yield from choice
        return
    payload = message.get_payload(decode=True)
    if message.get_filename() or message.get_content_disposition() == "attachment" or not isinstance(payload, bytes):
        return
    if message.get_content_type() == "text/html":
        yield "html", _text_of(message, payload)
    elif message.get_content_type() == "text/plain":
        is_flowed, drops = (str(message.get_param(name, "")).lower() for name in ("format", "delsp"))
        words = "\n".join(_text_of(message, payload).splitlines())
        yield "plain", unfolded(words, is_flowed=is_flowed == "flowed", drops_blank=drops == "yes")


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
