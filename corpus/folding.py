"""Folding of Vietnamese text for comparison and search.

Two strengths. `fold` forgets accents: "Đất đai", "dat dai" and "ĐẤT ĐAI" become one word; the letter đ, which has no
decomposition in Unicode, becomes d. `canonical` keeps accents and forgets only case and the place of the tone mark:
"Hoà" and "hòa", "UỶ" and "ủy" become one word.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from typing import Final

__all__ = ["Folded", "canonical", "fold", "fold_with_map", "unify_tones"]

_TONES: Final = ("̀", "́", "̉", "̃", "̣")


def _toned(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


# The two spellings of one syllable, newer on the left: tone on the second vowel of an open syllable (hoà, khoẻ, uỷ). After
# "q" the u belongs to the consonant, so there the tone is at home on y.
_OPEN: Final = {
    second + _toned(vowel, tone): _toned(second, tone) + vowel
    for second, vowel in (("o", "a"), ("o", "e"), ("u", "y"))
    for tone in _TONES
}
_NEWER: Final = {
    **_OPEN,
    **{key.upper(): value.upper() for key, value in _OPEN.items()},
    **{key[0].upper() + key[1]: value[0].upper() + value[1] for key, value in _OPEN.items()},
}
_OLDER: Final = {older: newer for newer, older in _NEWER.items()}


def _pair(spellings: dict[str, str]) -> tuple[str, str]:
    """Classes of the first and the second letters; a class at its start lets a pattern skip through a text quickly."""
    return tuple(f"[{''.join(sorted({pair[at] for pair in spellings}))}]" for at in (0, 1))  # type: ignore[return-value]


_FIRST_NEW, _SECOND_NEW = _pair(_NEWER)
_FIRST_OLD, _SECOND_OLD = _pair(_OLDER)
# What stands before is looked at last: the second letter rules out most places at once. A mark on the second vowel moves to the
# first in an open syllable, one on the first moves to the second in a closed syllable and after "q".
_MISPLACED: Final = re.compile(
    rf"{_FIRST_NEW[:-1]}{_FIRST_OLD[1:]}(?:(?<={_FIRST_NEW}){_SECOND_NEW}(?<![qQ]..)(?![^\W\d_])"
    rf"|(?<={_FIRST_OLD}){_SECOND_OLD}(?:(?<=[qQ]..)|(?=[^\W\d_])))"
)
_MOVED: Final = _NEWER | _OLDER


class _FoldTable(dict[int, str]):
    """What each character folds to, worked out once for each character met."""

    def __missing__(self, code: int) -> str:
        folded = _without_marks(chr(code))
        while (again := _without_marks(folded.casefold())) != folded:
            folded = again
        self[code] = folded
        return folded


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).replace("đ", "d").replace("Đ", "D")


_FOLD: Final = _FoldTable()


def fold(text: str) -> str:
    """`text` in small letters without accents: what is compared where accents do not count.

    Composed and decomposed input give the same result, and folding twice changes nothing.
    """
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows, for each of its characters, where in the source it came from."""

    text: str
    origins: array[int]
    """`origins[i]` is the source offset of folded character i; one more at the end gives the source's length."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The source's stretch whose folding is `text[start:end]`, loose accents after a letter included."""
        if start >= end:
            return self.origins[start], self.origins[start]
        last = self.origins[end - 1]
        following = end
        while following < len(self.text) and self.origins[following] == last:
            following += 1
        return self.origins[start], self.origins[following]


def fold_with_map(text: str) -> Folded:
    """`fold(text)` with the way back to the source."""
    pieces = [_FOLD[ord(char)] for char in text]
    origins = array("L", [index for index, piece in enumerate(pieces) for _ in piece])
    origins.append(len(text))
    return Folded("".join(pieces), origins)


def unify_tones(text: str) -> str:
    """Every syllable with its tone mark in one place, letters and case kept: hoà → hòa, UỶ → ỦY, tòan → toàn, qúy → quý.

    NFC in, NFC out, and of the same length, so that offsets stay right.
    """
    return _MISPLACED.sub(lambda match: _MOVED.get(match.group(), match.group()), text)


def canonical(text: str) -> str:
    """`text` in small letters with its accents, spelt in one way: what is compared where accents do count."""
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return unify_tones(lowered)
