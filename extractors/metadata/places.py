"""Provinces and cities named in a text, in their right spelling (`corpus/reference/province_names.toml`)."""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches
from functools import cache
from typing import Final

from chidao.corpus.folding import fold, unify_tones
from chidao.corpus.reference import load_table
from chidao.extractors.letters import any_name

LONGEST_NAME: Final = 5
_SIGNS: Final = re.compile(r"[^a-z0-9]")


def letters(text: str) -> str:
    """The letters and digits of `text` without accents and blanks."""
    return _SIGNS.sub("", fold(text))


@cache
def provinces() -> dict[str, str]:
    """Names of provinces and cities by their `letters`."""
    table = load_table("province_names")
    names = {letters(name): name for name in (*table["cities"], *table["provinces"])}
    return {letters(other): name for other, name in table["aliases"].items()} | names


@cache
def is_city(province: str) -> bool:
    return province in load_table("province_names")["cities"]


def with_level(province: str) -> str:
    return f"{'thành phố' if is_city(province) else 'tỉnh'} {province}"


def province_in(text: str) -> str | None:
    """The province that `text` as a whole names, one wrong letter of a recogniser forgiven."""
    key = letters(text)
    if key in provinces():
        return provinces()[key]
    close = [one for one in get_close_matches(key, provinces(), n=3, cutoff=0.8) if _one_letter_off(key, one)]
    return provinces()[close[0]] if len(close) == 1 else None


def _one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is wrong, missing or too many: "hailang" is no misread "hagiang"."""
    short, long = sorted((one, other), key=len)
    same = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    return len(long) - len(short) <= 1 and short[same + (len(short) == len(long)) :] == long[same + 1 :]


def province_prefix(name: str) -> str | None:
    """The province with which `name` begins, in its right spelling; the name of a person may follow."""
    words = name.split()
    keys = (letters(" ".join(words[:count])) for count in range(min(LONGEST_NAME, len(words)), 0, -1))
    return next((provinces()[key] for key in keys if key in provinces()), None)


@cache
def _named_province() -> re.Pattern[str]:
    return re.compile(any_name(sorted(set(provinces().values()), key=len, reverse=True), ignore_case=False))


_LEVEL: Final = re.compile(r"(?<!\w)(?:tỉnh|thành phố|TP\.?|T\.P\.?)\s*$")
_LEVEL_REACH: Final = 16


def main_province(text: str) -> str | None:
    """The province or city that `text` speaks of most, those called so before all others; None where it names none."""
    text = unify_tones(text)
    found = list(_named_province().finditer(text))
    called = [match.group() for match in found if _LEVEL.search(text[max(0, match.start() - _LEVEL_REACH) : match.start()])]
    names = Counter(called) or Counter(match.group() for match in found)
    return names.most_common(1)[0][0] if names else None
