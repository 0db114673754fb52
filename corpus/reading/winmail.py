"""What Outlook packs into “winmail.dat” ([MS-OXTNEF]) when it sends rich text to others: the attachments and the body."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from chidao.corpus.reading.rtf_mail import body_in, decoded

_SIGNATURE = b"\x78\x9f\x3e\x22"
_HEAD, _ATTRIBUTE, _CHECKSUM = struct.Struct("<4sH"), struct.Struct("<BHHI"), 2
"""The signature and a key; whose an attribute is, what, of which type and length; bytes behind what it holds."""
_BODY, _PROPERTIES, _ATTACHED, _TITLE, _DATA, _OF_ATTACHED = 0x800C, 0x9003, 0x9002, 0x8010, 0x800F, 0x9005
_LONG_NAME, _PLAIN, _PAGE, _RICH = 0x3707, 0x1000, 0x1013, 0x1009
_FIXED = {2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 2, 20: 8, 64: 8, 72: 16}
"""Bytes of the types of properties that have no length of their own."""
_TEXTS, _WIDE, _BYTES = (30, 31, 258, 13), 31, (258, 13)
_MANY = 0x1000
"""In the type of a property that has several values."""
_NAMED = 0x8000
"""Properties of this number and above carry the name that their program gave them."""
_MOST = 10_000
"""Properties and values of one; no message comes near."""


@dataclass(slots=True)
class Unpacked:
    """What stands inside: `text` or else `html`, and (name, content) of each attachment."""

    text: str | None = None
    html: bytes | None = None
    attachments: list[tuple[str, bytes]] = field(default_factory=list)


def is_winmail(content: bytes) -> bool:
    return content.startswith(_SIGNATURE)


def unpacked(content: bytes) -> Unpacked:
    """Reads as far as the file goes; what is cut off is left out."""
    found = Unpacked()
    for tag, data in _attributes(content):
        if tag == _ATTACHED:
            found.attachments.append(("", b""))
        elif tag == _BODY and found.text is None:
            found.text = _narrow(data)
        elif tag == _PROPERTIES:
            _take_body(found, _properties(data))
        elif found.attachments:
            name, attached = found.attachments[-1]
            if tag == _DATA:
                attached = data
            elif tag == _TITLE:
                name = name or _narrow(data)
            elif tag == _OF_ATTACHED:
                name = _as_text(_properties(data).get(_LONG_NAME)) or name
            found.attachments[-1] = (name, attached)
    found.attachments = [(name, attached) for name, attached in found.attachments if attached]
    return found


def _take_body(found: Unpacked, properties: dict[int, tuple[int, bytes]]) -> None:
    plain = _as_text(properties.get(_PLAIN))
    if plain.strip():
        found.text = plain
        return
    if page := properties.get(_PAGE):
        found.html = page[1] if page[0] in _BYTES else _as_text(page).encode()
    elif rich := properties.get(_RICH):
        text, html = body_in(rich[1])
        found.text, found.html = text or found.text, html or found.html


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(what it is, its bytes) of each attribute of the message and its attachments."""
    at = _HEAD.size
    while at + _ATTRIBUTE.size <= len(content):
        _, tag, _, length = _ATTRIBUTE.unpack_from(content, at)
        at += _ATTRIBUTE.size
        yield tag, content[at : at + length]
        at += length + _CHECKSUM


def _properties(data: bytes) -> dict[int, tuple[int, bytes]]:
    """(type, bytes) of each property by its number; of several values the first."""
    found: dict[int, tuple[int, bytes]] = {}
    try:
        (count,) = struct.unpack_from("<I", data)
        at = 4
        for _ in range(min(count, _MOST)):
            kind, number = struct.unpack_from("<HH", data, at)
            at = _past_name(data, at + 4) if number >= _NAMED else at + 4
            value, at = _value(data, at, kind)
            found.setdefault(number, (kind & ~_MANY, value))
    except struct.error:
        pass
    return found


def _past_name(data: bytes, at: int) -> int:
    """Where the value of a property begins that has a name of its own: a number or a text."""
    is_text, length = struct.unpack_from("<II", data, at + 16)
    return at + 24 + (_padded(length) if is_text else 0)


def _value(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """The bytes of a value and where it ends."""
    bare = kind & ~_MANY
    count = 1
    if kind & _MANY or bare in _TEXTS:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    first = b""
    for number in range(min(count, _MOST)):
        length = _FIXED.get(bare, 4)
        size = length
        if bare in _TEXTS:
            (length,) = struct.unpack_from("<I", data, at)
            at, size = at + 4, _padded(length)
        if not number:
            first = data[at : at + length]
        at += size
    return first, at


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4


def _as_text(value: tuple[int, bytes] | None) -> str:
    if value is None:
        return ""
    return value[1].decode("utf-16-le", errors="replace").rstrip("\0") if value[0] == _WIDE else _narrow(value[1])


def _narrow(words: bytes) -> str:
    """Texts in bytes, of which the packet does not tell the code page."""
    return decoded(words.rstrip(b"\0"))
