"""Whom an authority charges besides in one sentence: "… yêu cầu các tỉnh rà soát, đồng thời | giao Bộ Tài chính …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from chidao.extractors.signs import Signed
from chidao.extractors.tasks.clause import read_clause
from chidao.extractors.tasks.leaders import is_one_chief
from chidao.extractors.tasks.ranks import rank_of
from chidao.extractors.words import Words

__all__ = ["DEPARTMENT", "charged_besides"]

# Whom the same authority charges besides: "Thủ tướng yêu cầu các tỉnh rà soát, đồng thời | giao Bộ Tài chính bố trí vốn".
_BESIDES: Final = Signed.of(
    r", (?P<too>đồng thời(?: cũng)? )?(?:và )?(?=(?:giao|phân công|đề nghị|yêu cầu) (?!nhiệm vụ))",
    ", đồng thời", ", giao ", ", phân công ", ", đề nghị ", ", yêu cầu ",
    ", và giao ", ", và phân công ", ", và đề nghị ", ", và yêu cầu ",
)  # fmt: skip
_REQUESTS: Final = {"đề nghị", "yêu cầu", "lưu ý"}


def charged_besides(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, parted where the authority that charges one body charges another too.

    Whom a body that is given something to do ("giao") asks for something, it asks in turn; without "đồng thời" so does any body
    those below it.
    """
    found: list[tuple[int, int]] = []
    for begin, stop in parts:
        charges = read_clause(Words.of(text, begin, stop)) if _BESIDES.search(text, begin, stop) else None
        if charges is None or charges.form != "charged" or not charges.authority:
            found.append((begin, stop))
            continue
        for besides in _BESIDES.finditer(text, begin, stop):
            if _charges_too(text, begin, besides, stop, one_chief=is_one_chief(charges.authority)):
                found.append((begin, besides.start()))
                begin = besides.end()
        found.append((begin, stop))
    return found


# Departments of one place: none stands above another.
DEPARTMENT: Final = re.compile(r"(?:Sở|Công an (?:tỉnh|[Tt]hành phố)|Bộ [Cc]hỉ huy|Thanh tra (?:tỉnh|[Tt]hành phố))(?!\w)")


def _charges_too(text: str, begin: int, besides: re.Match[str], stop: int, *, one_chief: bool) -> bool:
    first = read_clause(Words.of(text, begin, besides.start()))
    more = read_clause(Words.of(text, besides.end(), stop))
    if first is None or more is None or not (first.form == more.form == "charged" and more.bodies):
        return False
    if first.predicate is None or text.startswith("căn cứ", Words.of(text, begin, stop).starts[first.predicate]):
        return False  # "giao Bộ trưởng A căn cứ tổng số vốn, | giao các tỉnh danh mục": what he is to do stands behind it
    if besides["too"]:
        return more.charge not in _REQUESTS or first.charge in _REQUESTS
    if not (one_chief and first.bodies):
        return False
    asks, asked = first.bodies[0].name, more.bodies[0].name
    return bool(DEPARTMENT.match(asks) and DEPARTMENT.match(asked)) or 0 < rank_of(asks) <= rank_of(asked)
