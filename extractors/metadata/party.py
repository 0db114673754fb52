"""Names of bodies of the Party and of mass organisations from a letterhead.

A Party letterhead names the Party organisation over the issuing committee (Hướng dẫn 36-HD/VPTW, mục II.1): “ĐẢNG BỘ TỈNH X /
ĐẢNG ỦY UBND TỈNH” is the “Đảng ủy UBND tỉnh X”, “TỈNH ỦY X / BAN TỔ CHỨC” the “Ban Tổ chức Tỉnh ủy X”.
"""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.metadata.case import sentence_case, with_place
from chidao.extractors.metadata.letterheads import LEVELS, any_word, small

__all__ = ["organisation_name"]

_COMMITTEES, _ORGANS, _MASS = (rf"(?:{any_word(section)})" for section in ("committee", "organ", "mass_organisation"))
_PARENT: Final = re.compile(rf"{_COMMITTEES}(?!\w)|{_MASS}(?!\w)")
_ISSUING: Final = re.compile(rf"(?<!\w)(?:{_ORGANS} )?(?:{_COMMITTEES}|{_MASS})(?!\w)")
_ORGAN: Final = re.compile(rf"(?<!\w){_ORGANS}$")
_PLACE: Final = re.compile(rf"(?<!\w)(?P<level>{LEVELS}) (?!ủy)(?P<place>\w+(?: \w+){{0,2}})$")
_BARE_LEVEL: Final = re.compile(rf"(?<!\w)(?P<level>{LEVELS})$")
_COMMITTEE_OF: Final = {"tỉnh": "tỉnh ủy", "thành phố": "thành ủy", "huyện": "huyện ủy", "quận": "quận ủy", "thị xã": "thị ủy"}


_OF_MASS: Final = re.compile(
    rf"(?P<whose>{_MASS})(?: việt nam)? (?P<organ>ban chấp hành|ban thường vụ|ban thường trực)(?: đoàn| hội)? "
    rf"(?P<place>(?:{LEVELS}) \w+(?: \w+){{0,3}})$"
)
# The union over those of the provinces.
_CONFEDERATION: Final = re.compile(r"^tổng liên đoàn lao động việt nam (?=liên đoàn lao động|công đoàn)")


def organisation_name(joined: str, text: str) -> str | None:
    """The issuing body of a letterhead (`joined`: its lines as one) of the Party or a mass organisation; None for others.

    `text` shows how the document itself writes names.
    """
    lowered = small(joined)
    if (committee := _OF_MASS.match(lowered)) is not None and len(lowered) == len(joined):
        # "HỘI NÔNG DÂN VIỆT NAM / BAN CHẤP HÀNH TỈNH X"
        return _written(f"{committee['organ']} {committee['whose']} {committee['place']}", text)
    lowered = _CONFEDERATION.sub("", lowered)
    joined = joined[len(joined) - len(lowered) :]
    if len(lowered) != len(joined) or (_PARENT.match(lowered) is None and _ISSUING.match(lowered) is None):
        return None
    begin = [match.start() for match in _ISSUING.finditer(lowered)][-1]
    parent, child = lowered[:begin].strip(" -–*"), lowered[begin:].strip(" -–*")
    organ = _ORGAN.search(child)
    if organ is not None and organ.start() > 0:
        # “TỈNH ỦY X / BAN TỔ CHỨC”: the organ stands below whose it is.
        return _written(f"{organ.group()} {child[: organ.start()].strip(' -–*')}", text)
    return _written(f"{child} {_place_of(parent, child)}".strip() if parent else child, text)


def _place_of(parent: str, child: str) -> str:
    """The place of a body named without it, from its parent: “ĐẢNG BỘ TỈNH X / BAN THƯỜNG VỤ TỈNH ỦY”.

    "" where the body says it itself, or where the parent is of another level or names none.
    """
    if child == "đảng ủy":
        return parent.removeprefix("đảng bộ ") if parent.startswith("đảng bộ ") else ""
    if (level := _level_of(child)) is None:
        return ""
    if (match := _PLACE.search(parent)) is not None and match["level"] == level:
        return match["place"]
    committee = _COMMITTEE_OF.get(level, "")
    return parent.removeprefix(committee).strip() if committee and parent.startswith(committee) else ""


def _level_of(child: str) -> str | None:
    """The level with which a name ends: “tỉnh” of “đảng ủy ubnd tỉnh” and of “ban thường vụ tỉnh ủy”."""
    if (bare := _BARE_LEVEL.search(child)) is not None:
        return bare["level"]
    return next((level for level, committee in _COMMITTEE_OF.items() if child.endswith(committee)), None)


def _written(name: str, text: str) -> str:
    """The name with the capitals of such names, its place in capitals too."""
    name = sentence_case(name.upper(), text)
    if (body := _BODY.match(name)) is not None:
        name = name[: body.start("body")] + sentence_case(body["body"].upper(), text)
    return with_place(name)


_BODY: Final = re.compile(
    r"Đảng ủy (?P<body>(?:bộ|sở|tập đoàn|tổng công ty|trường|bệnh viện|ngân hàng|công an|quân sự)(?!\w).+)$"
)
