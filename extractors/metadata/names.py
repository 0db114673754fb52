"""Names of issuing bodies from a letterhead: which body issues, its full name, and the small letters of what stood in capitals.

A letterhead names the parent body over the issuing one (Nghị định 30/2020/NĐ-CP, phụ lục I, mục II.2): “UBND TỈNH X / SỞ Y” is
“Sở Y tỉnh X”. Recognised letterheads have broken accents and lost blanks, so bodies and provinces are found by their letters
without accents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from chidao.corpus.abbreviations import expand
from chidao.corpus.folding import fold
from chidao.corpus.reading.lines import is_capitals, opens_issuer
from chidao.corpus.reference import listed
from chidao.extractors.metadata.case import is_short, sentence_case, with_place
from chidao.extractors.metadata.letterheads import LEVELS_BY_LETTERS, any_word, bodies_of, bodies_within, small, with_parent
from chidao.extractors.metadata.party import organisation_name
from chidao.extractors.metadata.places import (
    letters,
    main_province,
    province_in,
    province_prefix,
    provinces,
    with_level,
)

_COUNCILS: Final = {"uy ban nhan dan": "Ủy ban nhân dân", "ubnd": "Ủy ban nhân dân", "hoi dong nhan dan": "Hội đồng nhân dân",
             "hdnd": "Hội đồng nhân dân"}  # fmt: skip


def _loose(words: str) -> str:
    """A pattern for `words` whose blanks may be lost or doubled."""
    return words.replace(" ", r"[\s.]*")


_LOCAL: Final = re.compile(
    rf"(?P<council>{'|'.join(map(_loose, _COUNCILS))})[\s.]*"
    rf"(?:(?P<level>{'|'.join(map(_loose, LEVELS_BY_LETTERS))})[\s.]+(?P<rest>.*))?$",
    re.DOTALL,
)
# "VĂN PHÒNG HĐND VÀ UBND HUYỆN": an office that serves a council with others.
_OFFICE_OF: Final = re.compile(
    rf"{_loose('van phong')}[\s.]+(?P<delegates>doan[\s.]+(?:dbqh|{_loose('dai bieu quoc hoi')})(?:[\s.]+va|,)[\s.]+)?"
    rf"(?P<council>(?:hdnd|{_loose('hoi dong nhan dan')})[\s.]+va[\s.]+)?$"
)
# A gazette names the body over its documents, and the letterhead names it again.
_SECTION_OF_GAZETTE: Final = re.compile(
    rf"(?:{'|'.join(map(_loose, _COUNCILS))})(?:[\s.]+(?:tinh|thanh pho))?[\s.]+(?={'|'.join(map(_loose, _COUNCILS))})"
)
_STANDING: Final = {
    fold(name): name
    for name in (
        "Đảng đoàn Quốc hội", "Đảng ủy Quốc hội",
        "Thủ tướng Chính phủ", "Văn phòng Chính phủ", "Chính phủ", "Ủy ban Thường vụ Quốc hội", "Văn phòng Quốc hội",
        "Quốc hội", "Văn phòng Chủ tịch nước", "Chủ tịch nước", "Bộ Chính trị", "Ban Bí thư", "Thanh tra Chính phủ",
        "Kiểm toán nhà nước", "Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước", "Văn phòng Trung ương Đảng",
        "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao",
    )
}  # fmt: skip
_CENTRE: Final = re.compile(r"^ban chap hanh trung uong(?: dang)?(?: cong san viet nam)?(?!\w)\W*")


def issuer_name(lines: Sequence[str], text: str) -> str | None:
    """The full name of the body whose letterhead `lines` are; `text` shows how the document itself writes names."""
    lines = [_in_full(line) for line in lines]
    joined = " ".join(" ".join(lines).replace("*", " ").split()).strip(" -–_.")
    if not joined:
        return None
    folded = fold(joined)
    if len(folded) != len(joined):
        return sentence_case(joined, text)
    if organisation := organisation_name(joined, text):
        return organisation
    for key, name in _STANDING.items():
        if re.search(rf"(?:^|\W){_loose(key)}\W*$", folded):
            return name
    if match := _CENTRE.match(folded):
        return _of_centre(joined[match.end() :], text)
    if repeated := _SECTION_OF_GAZETTE.search(folded):
        joined, folded = joined[repeated.end() :], folded[repeated.end() :]
    if match := _lowest_council(folded):
        return _of_local(match, joined, text)
    return with_place(_of_bodies(bodies_of(lines), text) or _of_parent(joined, folded, text))


def _in_full(line: str) -> str:
    """A line in capitals with its abbreviations written out: "PHÒNG GD&ĐT" holds no name that could be calmed."""
    if not is_capitals(line):
        return line
    return "".join(part if part in _AS_PRINTED else expand(part).upper() for part in _PRINTED.split(line))


_AS_PRINTED: Final = ("UBND", "HĐND")
"""Read by themselves, and left as they are in a Party committee's name."""
_PRINTED: Final = re.compile(rf"(?<!\w)({'|'.join(_AS_PRINTED)})(?!\w)")


_TITLE_PIECES: Final = 10
_BASES: Final = re.compile(r"\W*(?:Căn cứ|Xét|Theo|Trên cơ sở|Sau khi|Để|QUYẾT)(?!\w)")


def issuer_below(pieces: Sequence[str], after: int, text: str) -> str | None:
    """The issuer that is printed again in capitals under the title, whose type stands in piece `after`; None if it is not."""
    for before, piece in zip(pieces[after:], pieces[after + 1 : after + 1 + _TITLE_PIECES], strict=False):
        if _BASES.match(piece):
            return None
        if is_capitals(piece) and opens_issuer(before, piece):
            return issuer_name([piece], text)
    return None


def _of_bodies(bodies: Sequence[str], text: str) -> str | None:
    """The last of several bodies that have lines of their own; None where there is but one."""
    if len(bodies) < 2 or any(len(fold(body)) != len(body) for body in bodies):
        return None
    parent, child = (sentence_case(body, text) for body in bodies[-2:])
    return with_parent(child, parent)


def _lowest_council(folded: str) -> re.Match[str] | None:
    """Of "UBND HUYỆN A / ỦY BAN NHÂN DÂN XÃ B" the council of the commune, which issues under its parent."""
    match = _LOCAL.search(folded)
    if match is None or match["rest"] is None:
        return match
    lower = _LOCAL.search(folded, match.start("rest"))
    return lower if lower is not None and lower["level"] is not None else match


def _of_centre(rest: str, text: str) -> str:
    child = sentence_case(rest, text)
    if not child:
        return "Ban Chấp hành Trung ương Đảng"
    return "Văn phòng Trung ương Đảng" if child == "Văn phòng" else child if "rung ương" in child else f"{child} Trung ương"


def _of_local(match: re.Match[str], joined: str, text: str) -> str:
    council = _COUNCILS[" ".join(_key(match["council"], _COUNCILS).split())]
    if office := _OFFICE_OF.search(fold(joined[: match.start()])):
        delegates = "Đoàn đại biểu Quốc hội và " if office["delegates"] else ""
        council = f"Văn phòng {delegates}{'Hội đồng nhân dân và ' if office['council'] else ''}{council}"
    if match["level"] is None:
        province = main_province(text[:3000])
        return f"{council} {with_level(province)}" if province else council
    level = LEVELS_BY_LETTERS[_key(match["level"], LEVELS_BY_LETTERS)]
    rest = joined[match.start("rest") :].strip()
    place, child = _place_and_child(rest, level)
    parent = f"{council} {level} {place}".strip()
    if not child:
        return parent
    return _child_name(sentence_case(child, text), parent, level, place)


def _key(found: str, table: dict[str, str]) -> str:
    wanted = letters(found)
    return next(key for key in table if letters(key) == wanted)


def _place_and_child(rest: str, level: str) -> tuple[str, str]:
    """Splits what follows “UBND TỈNH”: the place, and the body under it where one is named."""
    words = rest.split()
    if level in ("tỉnh", "thành phố"):
        if province := province_prefix(rest):
            return province, " ".join(words[len(province.split()) :])
        for count in range(min(5, len(words)), 0, -1):
            if province := province_in(" ".join(words[:count])):
                return province, " ".join(words[count:])
    lowered = small(rest)
    child = next((m for m in bodies_within().finditer(lowered) if m.start() > 0 and _has_name(lowered, m)), None)
    place, below = (rest[: child.start()], rest[child.start() :]) if child else (rest, "")
    return " ".join(word.capitalize() for word in place.strip(" -*").split()), below


_NAME_WORDS: Final = 2


def _has_name(lowered: str, head: re.Match[str]) -> bool:
    """Whether a head of one word has its name behind it, or an abbreviation: else it ends the place's name ("TÂN HỘI")."""
    behind = lowered[head.end() :].split()
    if behind[:1] == [head.group()]:  # "XÃ TÂN HỘI / HỘI NÔNG DÂN"
        return False
    return " " in head.group() or len(behind) >= _NAME_WORDS or bool(behind and is_short(behind[0]))


def _child_name(child: str, parent: str, level: str, place: str) -> str:
    if child in ("Văn phòng", "Văn phòng Ủy ban nhân dân", "Văn phòng UBND"):
        return f"Văn phòng {parent}"
    if child == "Thường trực":
        return f"{child} {parent}"
    if place and place in child:
        return child
    return f"{child.removesuffix(' ' + level)} {level} {place}"


def _of_parent(joined: str, folded: str, text: str) -> str:
    """The last body named; a committee's or a ministry's office carries the name of its parent."""
    department = _department().match(folded)
    if department is not None and department.end() == len(folded):
        return sentence_case(joined, text)
    lowered = small(joined)
    heads = [match.start() for match in bodies_within().finditer(lowered)]
    least = department.end() if department else 1
    start = next((at for at in reversed(heads) if at >= least and _begins_body(lowered, at)), 0)
    if start == 0:
        return sentence_case(_from_head(joined), text)
    parent, child = sentence_case(joined[:start].strip(" -*"), text), sentence_case(joined[start:], text)
    return with_parent(child, parent)


_PARENTS: Final = frozenset({"bo", "tinh", "thanh", "huyen", "dang", "ban", "tong", "uy", "so", "truong", "dai", "lien"})
_INSIDE: Final = frozenset({"va", "cua", "ban", "cac", "so", "trung", "to", "chi", "quan"})


def _begins_body(lowered: str, at: int) -> bool:
    """Whether the word at `at` begins a body under the one before it, and is no part of that one's name."""
    before = lowered[:at].split()
    if len(before) < 2 or bodies_within().fullmatch(before[-1]) or letters(before[-1] + lowered[at:].split()[0]) in provinces():
        return False
    return fold(before[0]) in _PARENTS and fold(before[-1]) not in _INSIDE


@cache
def _department() -> re.Pattern[str]:
    """A ministry or department by its field, whose name may hold words that begin other bodies (“Bộ Nội vụ”)."""
    fields = set(map(fold, listed("body_words", "field")))
    return re.compile(rf"(?:bo|so|ban)\s+(?:{'|'.join(map(_loose, sorted(fields, key=len, reverse=True)))})(?!\w)")


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:bộ|tập đoàn|{any_word('committee')})(?!\w)|{bodies_within().pattern}")


def _from_head(joined: str) -> str:
    """What stands from the first word that begins a body's name; noise of a recogniser may stand before it."""
    match = _any_head().search(small(joined))
    return joined[match.start() :] if match else joined
