"""A number of a document as it stands in a text, and the numbers that the press gives without their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from chidao.extractors.letters import letter_pattern

__all__ = ["Mention", "number_key", "short_mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as it stands in `text[start:end]`, written together, with the codes in it."""

    start: int
    end: int
    number: str
    codes: tuple[str, ...]
    standard: str | None = None


_SIGNS: Final = re.compile(r"[^\w/]")


def number_key(number: str) -> str:
    """A number without case, punctuation, leading zeros and spaces: how two mentions of one document are told."""
    return _SIGNS.sub("", number.casefold()).lstrip("0")


# “Nghị định số 111/2022 của Chính phủ”, “Quyết định số 72 ngày 18/7/2022”: whose or of which day it is stands behind.
_SHORT: Final = letter_pattern(
    r"[0-9](?<![\w/.,-].)\d{0,3}(?:/(?:19|20)\d\d)?(?:(?P<whose>(?= của [<Lu>]))"
    r"|(?P<dated>(?= ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}))|(?= ngày \d{1,2}[/.-]\d| năm (?:19|20)\d\d(?! ?[-–])))"
)
CITED_BY_NUMBER: Final = (
    r"(?:nghị định|nghị quyết|quyết định|chỉ thị|thông tư|công điện|kết luận|quy định|công văn|văn bản|thông báo"
    r"|kế hoạch|hướng dẫn|tờ trình)"
)
"""Pattern: kinds of which a number tells which one is meant, though its letters do not; "Chương trình 135" is a name."""
_KIND_BEFORE: Final = re.compile(rf"(?<!\w){CITED_BY_NUMBER}(?P<numbered> số)? $", re.IGNORECASE)
_REACH: Final = 24


def short_mentions(text: str, told: Sequence[str]) -> Iterator[Mention]:
    """Numbers without letters behind the name of a kind, save those that the text also gives in full (keys in `told`)."""
    for match in _SHORT.finditer(text):
        before = _KIND_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        if before is None or not (before["numbered"] or match["whose"] is not None or match["dated"] is not None):
            continue
        if not any(_is_of(number_key(match[0]), key) for key in told):
            yield Mention(match.start(), match.end(), match[0], ())


def _is_of(short: str, full: str) -> bool:
    """Whether `full` begins with the short number: “57” of “57nq/tw”, “111” of “111/2022/nđcp”."""
    return full.startswith(short) and not full[len(short) : len(short) + 1].isdigit()
