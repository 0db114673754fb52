"""Outlook's own form of a message (.msg): an OLE file of properties ([MS-OXMSG], [MS-OXPROPS])."""

from __future__ import annotations

import email.policy
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import olefile
from chidao.corpus.document import Document, Source
from chidao.corpus.reading.mail import MAX_ATTACHMENTS, Message, read_message, safe_name
from chidao.corpus.reading.package import DamagedError
from chidao.corpus.reading.rtf_mail import VIETNAMESE, body_in, coding_of, decoded

_MAX_DEPTH = 4
"""Messages attached to messages are opened this deep."""
_SUBJECT, _BODY, _HTML, _RTF, _SENDER, _ADDRESS, _SMTP = "0037", "1000", "1013", "1009", "0C1A", "0C1F", "5D01"
_NAME, _SHORT_NAME, _SHOWN_NAME, _DATA = "3707", "3704", "3001", "3701"
_SENT, _DELIVERED = 0x00390040, 0x0E060040
_CODE_PAGES = (0x3FDE0003, 0x3FFD0003)
"""Of the page that a message carries (PidTagInternetCodepage), and of its texts in bytes (PidTagMessageCodepage)."""
_VIETNAM = timezone(timedelta(hours=7))


def msg_document(content: bytes, source: Source) -> Document:
    """Reads the message itself. Raises `DamagedError`."""
    return read_message(parse_msg(content), source)


def parse_msg(content: bytes) -> Message:
    """Reads a message with its attachments. Raises `DamagedError`."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            return _Storage(ole, [], 32).message(0)
    except (OSError, ValueError, IndexError, RecursionError) as error:
        raise DamagedError(str(error)) from error


class _Storage:
    """A folder of the file that holds a message. `header` bytes stand before its fixed-length properties."""

    def __init__(self, ole: olefile.OleFileIO, folder: list[str], header: int) -> None:
        self._ole = ole
        self._folder = folder
        self._fixed = self._fixed_properties(header)
        page = next((value for tag in _CODE_PAGES if (value := self._fixed.get(tag))), 0) & 0xFFFFFFFF
        self._coding = coding_of(page) if page else VIETNAMESE

    def message(self, depth: int) -> Message:
        sender, address = self._text(_SENDER), self._text(_SMTP) or self._text(_ADDRESS)
        if "@" in address and address not in sender:
            sender = f"{sender} <{address}>" if sender else address
        text, html = self._body()
        return Message(self._text(_SUBJECT), sender, self._sent(), text, html, tuple(self._attachments(depth)))

    def _body(self) -> tuple[str | None, bytes | None]:
        """The plain text or, where there is none, the page, which Outlook may keep inside rich text."""
        plain = self._text(_BODY)
        if plain.strip():
            return plain, None
        html = self._stream(f"{_HTML}0102")
        if html:
            return None, decoded(html, self._coding).encode()
        written = self._text(_HTML)
        if written:
            return None, written.encode()
        rtf = self._stream(f"{_RTF}0102")
        if not rtf:
            return plain or None, None
        text, page = body_in(rtf)
        return text or plain or None, page

    def _sent(self) -> datetime | None:
        """In Vietnam's time; the file counts hundreds of nanoseconds since 1601."""
        ticks = self._fixed.get(_SENT) or self._fixed.get(_DELIVERED)
        if not ticks:
            return None
        try:
            return (datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)).astimezone(_VIETNAM)
        except OverflowError:
            return None

    def _attachments(self, depth: int) -> Iterator[tuple[str, bytes]]:
        level = len(self._folder)
        inside = (entry[level] for entry in self._ole.listdir() if len(entry) > level and entry[:level] == self._folder)
        for number, name in enumerate(sorted({one for one in inside if one.startswith("__attach_version1.0_")})):
            if number >= MAX_ATTACHMENTS:
                return
            storage = _Storage(self._ole, [*self._folder, name], 8)
            shown = storage._text(_NAME) or storage._text(_SHORT_NAME) or storage._text(_SHOWN_NAME)
            data = storage._stream(f"{_DATA}0102")
            if data is not None:
                yield safe_name(shown, number), data
            elif depth < _MAX_DEPTH and self._ole.exists([*storage._folder, f"__substg1.0_{_DATA}000D"]):
                attached = _Storage(self._ole, [*storage._folder, f"__substg1.0_{_DATA}000D"], 24).message(depth + 1)
                name = safe_name(shown or attached.subject, number)
                yield name if name.endswith(".eml") else f"{name}.eml", _as_eml(attached)

    def _text(self, tag: str) -> str:
        wide = self._stream(f"{tag}001F")
        if wide is not None:
            return wide.decode("utf-16-le", errors="replace").strip("\0 ")
        narrow = self._stream(f"{tag}001E")
        return narrow.decode(self._coding, errors="replace").strip("\0 ") if narrow is not None else ""

    def _stream(self, tag: str) -> bytes | None:
        name = [*self._folder, f"__substg1.0_{tag}"]
        if not self._ole.exists(name):
            return None
        with self._ole.openstream(name) as stream:
            return bytes(stream.read())

    def _fixed_properties(self, header: int) -> dict[int, int]:
        """By tag (its number and type), as far as they are numbers."""
        name = [*self._folder, "__properties_version1.0"]
        if not self._ole.exists(name):
            return {}
        with self._ole.openstream(name) as stream:
            data = bytes(stream.read())
        found = {}
        for start in range(header, len(data) - 15, 16):
            tag, value = int.from_bytes(data[start : start + 4], "little"), data[start + 8 : start + 16]
            found[tag] = int.from_bytes(value[:4] if tag & 0xFFFF == 3 else value, "little")
        return found


def _as_eml(message: Message) -> bytes:
    """A message inside a message, as a file of its own."""
    made = EmailMessage(policy=email.policy.SMTPUTF8)
    made["Subject"], made["From"] = (" ".join(words.split()) for words in (message.subject, message.sender))
    if message.sent:
        made["Date"] = message.sent
    if message.html is not None:
        made.set_content(message.html.decode(errors="replace"), subtype="html")
    else:
        made.set_content(message.text or "")
    for name, content in message.attachments:
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return bytes(made)
