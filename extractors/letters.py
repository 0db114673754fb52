"""Vietnamese capitals and small letters in patterns: `re` has no class for them, and ranges of code points mix both."""

from __future__ import annotations

import re
import unicodedata

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưy"

_ACCENTED = "".join(
    dict.fromkeys(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in _VOWELS
        for tone in _TONES
        if not (vowel in "aeiouy" and tone == "")
    )
)
SMALL = f"a-zđ{_ACCENTED}"
"""The inside of a character class of small letters."""
CAPITAL = f"A-ZĐ{_ACCENTED.upper()}"
"""The inside of a character class of capitals."""


def letter_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which <Lu> and <Ll> inside character classes stand for all Vietnamese capitals and small letters."""
    return re.compile(source.replace("<Lu>", CAPITAL).replace("<Ll>", SMALL), flags)
