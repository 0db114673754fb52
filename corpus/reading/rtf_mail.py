"""The rich text that Outlook keeps of a message: unpacked ([MS-OXRTFCP]), and read as the text or the page inside it."""

from __future__ import annotations

import re
import struct

from chidao.corpus.reading.package import DamagedError, TooLargeError

_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_MAX = 32 * 1024 * 1024
VIETNAMESE = "cp1258"
"""The code page of Vietnamese Windows, where texts in bytes come from of which none is named."""
# [MS-OXRTFCP] 2.1.2.1: what the window holds before the first byte.
_WINDOW = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def unpack(content: bytes) -> bytes:
    """The RTF of PidTagRtfCompressed. Raises `DamagedError`, `TooLargeError`."""
    if len(content) < 16:
        raise DamagedError("no header")
    _, size, kind, _ = struct.unpack_from("<IIII", content)
    if size > _MAX:
        raise TooLargeError
    if kind == _PLAIN:
        return content[16 : 16 + size]
    if kind != _PACKED:
        raise DamagedError("unknown packing")
    return _unpacked(content, size)


def _unpacked(content: bytes, size: int) -> bytes:
    window = bytearray(4096)
    window[: len(_WINDOW)] = _WINDOW
    write, at, out = len(_WINDOW), 16, bytearray()
    while at < len(content) and len(out) < size:
        flags, at = content[at], at + 1
        for bit in range(8):
            if not flags >> bit & 1:
                run = content[at : at + 1]
                at += 1
            else:
                token = int.from_bytes(content[at : at + 2], "big")
                at += 2
                offset, length = token >> 4, (token & 15) + 2
                if offset == write:
                    return bytes(out)
                run = b""
                # The stretch may run into what it writes itself.
                for step in range(length):
                    byte = window[(offset + step) % 4096]
                    window[(write + step) % 4096] = byte
                    run += bytes([byte])
            for step, byte in enumerate(run):
                window[(write + step) % 4096] = byte
            write = (write + len(run)) % 4096
            out += run
            if not run:
                return bytes(out)
    return bytes(out)


_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
_SIGNS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "tab": "\t", "cell": "\t", "lquote": "‘",
          "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "endash": "–", "emdash": "—", "emspace": " ",
          "enspace": " "}  # fmt: skip
_ASIDE = frozenset({"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "listtable", "rsidtbl",
                    "generator", "themedata", "datastore", "listoverridetable", "latentstyles", "xmlnstbl"})  # fmt: skip


def body_in(packed: bytes) -> tuple[str | None, bytes | None]:
    """(text, page) that PidTagRtfCompressed holds, one of them; neither where it is damaged."""
    try:
        words, is_page = text_of(unpack(packed))
    except (DamagedError, TooLargeError):
        return None, None
    return (None, words.encode()) if is_page else (words, None)


def text_of(rtf: bytes) -> tuple[str, bool]:
    """The text, and whether it is the source of a page ([MS-OXRTFEX]: RTF that only wraps HTML)."""
    head = rtf[:500]
    return _Reader(b"\\fromhtml1" in head).read(rtf), b"\\fromhtml1" in head


class _Reader:
    """Goes through the words of RTF with what holds inside each pair of braces."""

    def __init__(self, is_page: bool) -> None:
        self._is_page = is_page
        self._page = "cp1252"
        self._pending = bytearray()
        self._parts: list[str] = []
        # Of each open brace: whether what stands inside is left out; how many letters stand behind `\u` for old readers.
        self._states: list[tuple[bool, int]] = [(False, 1)]
        self._skip = 0
        self._starred = False

    def read(self, rtf: bytes) -> str:
        for match in _TOKEN.finditer(rtf):
            word, number, code, sign, brace, words = match.groups()
            if word is not None:
                self._word(word.decode(), int(number) if number else None)
            elif code is not None:
                self._letters(bytes([int(code, 16)]))
            elif brace is not None:
                self._brace(brace)
            elif sign == b"*":
                self._starred = True
            elif sign is not None:
                self._sign(sign)
            elif words is not None:
                self._letters(words)
        self._flush()
        # Letters beyond the first plane come as two halves.
        return "".join(self._parts).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    @property
    def _left_out(self) -> bool:
        return self._states[-1][0]

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._starred = False
        if brace == b"{":
            self._states.append(self._states[-1])
        elif len(self._states) > 1:
            self._states.pop()

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        left_out, fallback = self._states[-1]
        if word == "u" and number is not None:
            self._flush()
            if not left_out:
                self._parts.append(chr(number % 0x10000))
            self._skip = fallback
        elif word == "uc":
            self._states[-1] = (left_out, min(max(number or 0, 0), 8))
        elif word == "ansicpg" and number:
            self._page = coding_of(number)
        elif word == "htmltag":
            self._states[-1] = (not self._is_page, fallback)
        elif word == "htmlrtf":
            self._states[-1] = (self._is_page and number != 0, fallback)
        elif starred or word in _ASIDE:
            self._states[-1] = (True, fallback)
        elif word in _SIGNS:
            self._flush()
            if not left_out:
                self._parts.append(_SIGNS[word])

    def _sign(self, sign: bytes) -> None:
        if sign == b"~":
            self._letters(b"\xa0" if self._page.startswith("cp") else b" ")
        elif sign == b"_":
            self._letters(b"-")
        elif sign in (b"\\", b"{", b"}"):
            self._letters(sign)

    def _letters(self, letters: bytes) -> None:
        skipped = min(self._skip, len(letters))
        self._skip -= skipped
        if not self._left_out:
            self._pending += letters[skipped:]

    def _flush(self) -> None:
        """Letters of several bytes come one by one: they are decoded together."""
        if self._pending:
            self._parts.append(self._pending.decode(self._page, errors="replace"))
            self._pending.clear()


def coding_of(page: int) -> str:
    """Python's name of a code page; the usual one where it knows none."""
    name = "utf-8" if page == 65001 else f"cp{page}"
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def decoded(words: bytes, coding: str = VIETNAMESE) -> str:
    """What reads as UTF-8 is UTF-8, whatever code page the message names."""
    try:
        return words.decode()
    except UnicodeDecodeError:
        return words.decode(coding, errors="replace")
