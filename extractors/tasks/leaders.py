"""Who leads, and so may charge others: chiefs of places, ministries and committees."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.letters import letter_pattern

PRONOUNS: Final = {"ông", "bà", "đồng chí", "đ/c", "thầy", "cô"}
"""How a person is called, in small letters: alone, they tell no more than is known of him."""
ADDRESS: Final = "(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à)"
"""The source of a pattern for how a person is called before his name."""
_COMRADE: Final = re.compile(r"(?:(?:các )?đồng chí|đ/c) (?=\w)", re.IGNORECASE)


def without_address(name: str) -> str:
    """Who is named without "đồng chí" before it, which is no part of an office."""
    address = _COMRADE.match(name)
    return name[address.end() :] if address else name


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    table = load_table("leaders")
    address, entry = table["leader"]["address"], table[kind]
    private = f"(?! (?:{'|'.join(entry['private'])}))" if "private" in entry else ""
    return re.compile(rf"(?:(?:{'|'.join(address)}) )*(?:{'|'.join(entry['titles'])}){private}", re.IGNORECASE)


@cache
def _led_privately() -> re.Pattern[str]:
    """An office at the head of what concerns its members only: "Chủ tịch Hiệp hội …"."""
    entry = load_table("leaders")["leader"]
    return re.compile(rf"(?:{'|'.join(entry['titles'])}) (?:{'|'.join(entry['private'])})", re.IGNORECASE)


@cache
def _without_office() -> re.Pattern[str]:
    """What stands behind the name of one who holds no office, or no longer: "bà Lê Thị Hoa, người dân tổ 5"."""
    return re.compile("|".join((*_FORMER, *load_table("leaders")["leader"]["commoner"])), re.IGNORECASE)


def chief_title() -> str:
    """The source of a pattern for the title of a chief as it stands in running text, with a capital: "Phó Chủ tịch"."""
    chief = load_table("leaders")["chief"]
    titles = [title for title in chief["titles"] if not title.endswith("$")]
    return rf"(?=[A-ZĐ])(?i:(?:{'|'.join(titles)})(?! (?:{'|'.join(chief['private'])})))"


def chief_called() -> str:
    """The source of a pattern for a chief as he is called, with or without an address: "đồng chí Phó Chủ tịch"."""
    return rf"(?:đồng chí |ông |bà )?{chief_title()}"


def sayings(*kinds: str) -> str:
    """The source of a pattern for the verbs of saying of some kinds of the table "leaders": "stresses", "orders", "tells"."""
    verbs = load_table("leaders")["saying"]
    return f"(?:{'|'.join(verb for kind in kinds for verb in verbs[kind])})"


# "Ông Trần Văn Bình, | Phó Chủ tịch UBND tỉnh", "Đồng chí Trần Văn Bình - | Bí thư Tỉnh ủy": the offices behind the name.
_NAMED_FIRST: Final = letter_pattern(rf"{ADDRESS}(?: [<Lu>][<Ll>]*){{1,5}}(?=,| [-–] )")
_NEXT_OFFICE: Final = re.compile(r"(?:,| [-–]) ")
# Who has held an office holds none: "bà Lê Thị Hoa, nguyên Phó Giám đốc Sở Y tế".
_FORMER: Final = ("nguyên ", "cựu ")


def is_chief(words: str) -> bool:
    """Whether these words name a chief of a place or a ministry, whose words at a meeting are orders."""
    words = words.strip()
    person = _NAMED_FIRST.match(words)
    offices = _NEXT_OFFICE.split(words[person.end() :]) if person else [words]
    if any(office.lower().startswith(_FORMER) for office in offices):
        return False
    return any(_pattern("chief").match(office) for office in offices)


def is_one_chief(words: str) -> bool:
    """Whether these words name one chief, not those of several places: "Bộ trưởng", not "Chủ tịch UBND các huyện"."""
    return is_chief(words) and _SEVERAL.search(words) is None


_SEVERAL: Final = re.compile(r"\b(?:các|những|cấp)\b")


def is_leader(words: str) -> bool:
    """Whether these words name someone who leads and so may charge others; no more than the office behind his name allows."""
    words = words.strip()
    person = _NAMED_FIRST.match(words)
    offices = _NEXT_OFFICE.split(words[person.end() :])[1:] if person else []
    if any(_led_privately().match(office) for office in offices) or (offices and _without_office().match(offices[0])):
        return False
    return bool(_pattern("leader").match(words))
