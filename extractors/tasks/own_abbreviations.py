"""Abbreviations that a text explains itself: "Khảo thí và Bảo đảm chất lượng (KT&BĐCL)", "Ghi chú: HTQT: Hợp tác quốc tế"."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.letters import letter_pattern
from chidao.extractors.signs import Signed

_BRACKETED: Final = letter_pattern(r"\((?P<short>[<Lu>][<Lu>&]{1,11})\)")
_LEGEND: Final = Signed.of(
    r"(?:Ghi chú|Chú thích|Chú giải|(?:Các )?(?:[Tt]ừ|[Cc]hữ|[Kk]ý hiệu) viết tắt|Viết tắt)[^:\n]{0,30}:"
    r"(?P<entries>[^\n]+)",
    "Ghi chú",
    "Chú thích",
    "Chú giải",
    "iết tắt",
)
_ENTRY: Final = letter_pattern(r"(?P<short>[<Lu>][<Lu>&]{1,11})\s*[:=–-]\s*(?P<full>[<Lu><Ll>][^;:=.()\n]{3,80})")
# "Phòng KHTH", "P. KHTH" where "Phòng Kế hoạch tổng hợp" stands elsewhere.
_DEPARTMENT: Final = letter_pattern(r"(?<!\w)(?P<head>Phòng|Khoa|Ban|Vụ|Cục|P\.) ?(?P<short>[<Lu>]{3,7})(?!\w)")
_BETWEEN: Final = frozenset({"và", "&", "-", "–", "về", "của", ","})
_MOST_WORDS: Final = 16


def own_abbreviations(text: str) -> dict[str, str]:
    """What each abbreviation that the text explains stands for; the first explanation holds."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        full = _spelt_by(text[max(0, match.start() - 160) : match.start()], match["short"])
        if full:
            found.setdefault(match["short"], full)
    for legend in _LEGEND.finditer(text):
        for entry in _ENTRY.finditer(legend["entries"]):
            found.setdefault(entry["short"], entry["full"].strip(" ,-–"))
    for head, short in dict.fromkeys(match.groups() for match in _DEPARTMENT.finditer(text)):
        if short not in found and (full := _named_in_full(text, "Phòng" if head == "P." else head, short)):
            found[short] = full
    return found


def _named_in_full(text: str, head: str, short: str) -> str | None:
    """The name behind `head` in the text of whose words `short` has the first letters; None where none or several."""
    first, others = short[0], short[1:]
    rest = "".join(rf",?(?: và| -| –)? [{letter}{letter.lower()}][^\W\d_]*" for letter in others)
    names = {" ".join(match.split()) for match in re.findall(rf"(?<!\w){head} ({first}[^\W\d_]+{rest})(?!\w)", text)}
    return min(names) if len({name.lower() for name in names}) == 1 else None


def _spelt_by(before: str, short: str) -> str | None:
    """The last words of `before` whose first letters `short` is; None where it is something else."""
    letters = [letter for letter in short if letter != "&"]
    words = list(re.finditer(r"[^\s]+", before))[-_MOST_WORDS:]
    first = None
    for word in reversed(words):
        if not letters:
            break
        content = word.group().strip(",")
        if content and content[0].upper() == letters[-1]:
            letters.pop()
            first = word.start()
        elif content not in _BETWEEN:
            return None
    return None if letters or first is None else " ".join(before[first:].split())


def written_out(name: str, abbreviations: dict[str, str]) -> str:
    """A name with the text's own abbreviations written out: "Phòng CTSV" → "Phòng Công tác sinh viên"."""
    for short, full in abbreviations.items():
        at = name.find(short)
        if at < 0:
            continue
        # What names a body, first in it or behind its first word, begins with a capital.
        named = f"{full[0].upper()}{full[1:]}" if name.count(" ", 0, at) <= 1 else full
        name = re.sub(rf"(?<![\w&]){re.escape(short)}(?![\w&])", named.replace("\\", r"\\"), name)
    return name
