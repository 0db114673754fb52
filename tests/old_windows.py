"""Text in the code page of Vietnamese Windows of old, for the tests of telling encodings apart."""

from __future__ import annotations

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def in_1258(text: str) -> bytes:
    """As old Windows writes it: the letter of a vowel, then its tone."""
    return "".join(map(_parted, text)).encode("cp1258", errors="xmlcharrefreplace")


def _parted(letter: str) -> str:
    """The tone after the vowel, which has its own mark still: â, ê, ô, ă, ơ, ư are in one piece."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones if tones else letter
