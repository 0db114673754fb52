"""Vietnamese capitals and small letters in patterns: `re` has no class for them, and ranges of code points mix both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS: Final = "aăâeêioôơuưy"

_ACCENTED: Final = "".join(
    dict.fromkeys(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in _VOWELS
        for tone in _TONES
        if not (vowel in "aeiouy" and tone == "")
    )
)
SMALL: Final = f"a-zđ{_ACCENTED}"
"""The inside of a character class of small letters."""
CAPITAL: Final = f"A-ZĐ{_ACCENTED.upper()}"
"""The inside of a character class of capitals."""


def any_word(*words: str, after: str = r"(?!\w)") -> str:
    """The source of a pattern for the first letter of any of `words`, themselves sources, where one of them stands whole.

    `re` looks for a class of signs many times faster than it tries words at every place of a text: so the pattern begins
    with the class of their first letters, which they must begin with, and looks back from there. `after` is what follows.
    """
    firsts = "".join(dict.fromkeys(word[0] for word in words))
    return rf"[{firsts}](?<=(?<!\w)(?=(?:{'|'.join(words)}){after}).)"


def any_name(names: Iterable[str], *, ignore_case: bool = True) -> str:
    """The source of a pattern for any of `names` as whole words; of two at one place the former holds.

    It begins with the class of their first letters as `any_word` does, but takes in the name itself.
    """
    rests: dict[str, list[str]] = {}
    for name in names:
        firsts = f"{name[0].lower()}{name[0].upper()}" if ignore_case else name[0]
        rests.setdefault(firsts, []).append(re.escape(name[1:]))
    forms = "|".join(rf"(?<=[{first}])(?:{'|'.join(rest)})" for first, rest in rests.items())
    return rf"[{''.join(rests)}](?<!\w.)(?{'i' if ignore_case else ''}:{forms})(?!\w)"


def letter_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which <Lu> and <Ll> inside character classes stand for all Vietnamese capitals and small letters."""
    return re.compile(source.replace("<Lu>", CAPITAL).replace("<Ll>", SMALL), flags)
