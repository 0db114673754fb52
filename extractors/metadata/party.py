"""Names of bodies of the Party and of mass organisations from a letterhead.

A Party letterhead names the Party organisation over the issuing committee (Hướng dẫn 36-HD/VPTW, mục II.1): “ĐẢNG BỘ TỈNH X /
ĐẢNG ỦY UBND TỈNH” is the “Đảng ủy UBND tỉnh X”, “TỈNH ỦY X / BAN TỔ CHỨC” the “Ban Tổ chức Tỉnh ủy X”.
"""

from __future__ import annotations

import re

from chidao.corpus.folding import unify_tones
from chidao.extractors.metadata.case import sentence_case

__all__ = ["organisation_name", "with_place"]

_COMMITTEES = r"(?:đảng ủy|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|chi ủy|đảng bộ|chi bộ)"
_ORGANS = (
    r"(?:ban thường vụ|ban chấp hành|ban thường trực|thường trực|văn phòng|ban tổ chức|ban tuyên giáo và dân vận|ban tuyên giáo"
    r"|ban dân vận|ban nội chính|ủy ban kiểm tra|ban xây dựng đảng|cơ quan ủy ban kiểm tra|trung tâm chính trị)"
)
_MASS = (
    r"(?:ủy ban mặt trận tổ quốc(?: việt nam)?|ủy ban mttq(?: việt nam)?|liên đoàn lao động|công đoàn|hội nông dân"
    r"|hội liên hiệp phụ nữ|hội lhpn|hội cựu chiến binh|đoàn thanh niên cộng sản hồ chí minh|tỉnh đoàn|thành đoàn|huyện đoàn)"
)
_PARENT = re.compile(rf"{_COMMITTEES}(?!\w)|{_MASS}(?!\w)")
_ISSUING = re.compile(rf"(?<!\w)(?:{_ORGANS} )?(?:{_COMMITTEES}|{_MASS})(?!\w)")
_ORGAN = re.compile(rf"(?<!\w){_ORGANS}$")
_LEVELS = r"tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"
_PLACE = re.compile(rf"(?<!\w)(?P<level>{_LEVELS}) (?!ủy)(?P<place>\w+(?: \w+){{0,2}})$")
_BARE_LEVEL = re.compile(rf"(?<!\w)(?P<level>{_LEVELS})$")
_COMMITTEE_OF = {"tỉnh": "tỉnh ủy", "thành phố": "thành ủy", "huyện": "huyện ủy", "quận": "quận ủy", "thị xã": "thị ủy"}


def organisation_name(joined: str, text: str) -> str | None:
    """The issuing body of a letterhead (`joined`: its lines as one) of the Party or a mass organisation; None for others.

    `text` shows how the document itself writes names.
    """
    small = unify_tones(joined.lower())
    if len(small) != len(joined) or (_PARENT.match(small) is None and _ISSUING.match(small) is None):
        return None
    begin = [match.start() for match in _ISSUING.finditer(small)][-1]
    parent, child = small[:begin].strip(" -–*"), small[begin:].strip(" -–*")
    organ = _ORGAN.search(child)
    if organ is not None and organ.start() > 0:
        # “TỈNH ỦY X / BAN TỔ CHỨC”: the organ stands below whose it is.
        return _written(f"{organ.group()} {child[: organ.start()].strip(' -–*')}", text)
    if parent and (level := _BARE_LEVEL.search(child)) is not None:
        child = f"{child} {_place_of(parent, level['level'])}".strip()
    return _written(child, text)


def _place_of(parent: str, level: str) -> str:
    """The place of that level in the name of the parent organisation, "" where it names none."""
    if (match := _PLACE.search(parent)) is not None and match["level"] == level:
        return match["place"]
    committee = _COMMITTEE_OF.get(level, "")
    return parent.removeprefix(committee).strip() if committee and parent.startswith(committee) else ""


def _written(name: str, text: str) -> str:
    """The name with the capitals of such names, its place in capitals too."""
    name = sentence_case(name.upper(), text)
    if (body := _BODY.match(name)) is not None:
        name = name[: body.start("body")] + sentence_case(body["body"].upper(), text)
    name = with_place(name)
    return _UBND.sub("UBND", _MTTQ.sub("MTTQ", name))


_BODY = re.compile(r"Đảng ủy (?P<body>(?:bộ|sở|tập đoàn|tổng công ty|trường|bệnh viện|ngân hàng|công an|quân sự)(?!\w).+)$")
_UBND, _MTTQ = re.compile(r"(?<!\w)ubnd(?!\w)", re.IGNORECASE), re.compile(r"(?<!\w)mttq(?!\w)", re.IGNORECASE)
_AFTER_COMMITTEE = re.compile(rf"^(?:.*\s)?(?:{_COMMITTEES}|{_LEVELS}) (?P<place>[^\W\d]+(?: [^\W\d]+){{0,2}})$", re.IGNORECASE)
# A word without a vowel is an abbreviation: BHXH, ĐTXD.
_SHORT = re.compile(r"(?<!\w)[b-df-hj-np-tv-xzđ]{2,}(?!\w)", re.IGNORECASE)
_REGION = re.compile(r"(?<=khu vực )[ivx]+$")
_NO_PLACE = re.compile(
    rf"(?<!\w)(?:{_LEVELS}|các|cơ quan|ubnd|ủy ban|bộ|sở"
    r"|công an|quân sự|đảng|chính phủ|khối|ngành|quốc gia|trung ương)(?!\w)"
)


def with_place(name: str) -> str:
    """The name with capitals for the place at its end, as its letterhead in capitals does not show them."""
    name = _SHORT.sub(lambda match: match[0].upper(), _REGION.sub(lambda match: match[0].upper(), name))
    match = _AFTER_COMMITTEE.match(name)
    if match is None or _NO_PLACE.search(match["place"].lower()):
        return name
    return name[: match.start("place")] + " ".join(word[:1].upper() + word[1:] for word in match["place"].split())
