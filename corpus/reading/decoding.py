"""From the bytes of a text file to characters: which encoding it is in, told by its content."""

from __future__ import annotations

import codecs
import re

from chidao.corpus.reading.legacy import mend

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_BROKEN_SHARE = 0.005
"""A UTF-8 file cut off or spliced keeps a few bad bytes; a file in another encoding has one in every word."""


class NotTextError(Exception):
    """The bytes are not those of a text file."""


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a text file and notes in Vietnamese on what had to be guessed. Raises `NotTextError`."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(content[len(mark) :].decode(encoding, errors="replace")), ()
    wide = _wide_encoding(content[:_SAMPLE])
    if wide:
        return _checked(content.decode(wide, errors="replace")), ()
    if b"\0" in content[:_SAMPLE]:
        raise NotTextError
    try:
        text = _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_narrow(content)
    once = _decoded_once(text)
    if once is not None:
        return once, (_DECODED_TWICE,)
    mended, changed = mend(text)
    return mended, (_OLD_FONTS,) if changed else ()


_TWICE = tuple(
    (first, re.compile(f"{first}[\x80-\xbf\u0152-\u2122]"))
    for first in (*(letter + sign for letter in "\xe1\xe2" for sign in "\xba\xbb\u20ac"), "\xc3", "\xc4", "\xc6")
)
"""Letters of UTF-8 that was taken for the Western Windows code page, “á»§” for “ủ”, each with what it begins with."""
_FEWEST_TWICE = 3
_DECODED_TWICE = "Chữ trong tệp bị đổi bảng mã hai lần (như “á»§” thay cho “ủ”), đã khôi phục."


def _decoded_once(text: str) -> str | None:
    """The characters before their bytes were taken for Western letters and these saved; None where that did not happen."""
    sample = text[:_SAMPLE]
    if sum(len(letter.findall(sample)) for first, letter in _TWICE if first in sample) < _FEWEST_TWICE:
        return None
    try:
        return b"".join(map(_western_byte, text)).decode("utf-8")
    except UnicodeError:
        return None


def _western_byte(letter: str) -> bytes:
    """Of the codes without a letter programs make the control characters of the same number."""
    return bytes([ord(letter)]) if ord(letter) < 0xA0 else letter.encode("cp1252")


def _decode_narrow(content: bytes) -> tuple[str, tuple[str, ...]]:
    mended = content.decode("utf-8", errors="replace")
    bad = mended.count("\ufffd")
    if bad <= max(3, len(mended) * _BROKEN_SHARE) and any(ord(letter) > 0x7F and letter != "\ufffd" for letter in mended):
        return _checked(mended), (f"{bad} ký tự hỏng trong tệp được thay bằng dấu \ufffd.",)
    western = content.decode("cp1252", errors="replace")
    old, changed = mend(western.replace("\ufffd", ""))
    if changed:
        return _checked(old), (_OLD_FONTS,)
    # Windows-1258 has five holes; bytes there are dropped with a mark rather than stop the file.
    return _checked(content.decode("cp1258", errors="replace")), ("Tệp dùng bảng mã cũ Windows-1258, đã đổi sang Unicode.",)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its spaces and Latin letters is zero."""
    if len(sample) < 4:
        return None
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.3 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


_OLD_FONTS = "Tệp dùng bảng mã cũ (TCVN3 hoặc VNI), đã đổi sang Unicode."
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])


def _checked(text: str) -> str:
    """`text` if it can be writing: one control character in a hundred is the mark of a binary file."""
    sample = text[:_SAMPLE]
    encoded = sample.encode("utf-8", "surrogatepass")
    controls = len(encoded) - len(encoded.translate(None, _CONTROLS))
    if controls > max(2, len(sample) // 100) or sample.count("\ufffd") > max(3, len(sample) // 20):
        raise NotTextError
    return text
