"""Who acts in a sentence of a report: a body, or a leader who acts for his body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from chidao.corpus.persons import family_names
from chidao.corpus.reference import listed
from chidao.extractors.letters import CAPITAL
from chidao.extractors.metadata.places import is_city, province_prefix, with_level

_CAPITAL: Final = f"[{CAPITAL}]"
_LEVEL: Final = r"(?:tỉnh|thành phố|Thành phố|TP\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)"
_PLACE: Final = rf"(?: {_LEVEL})?(?: {_CAPITAL}\w*(?:(?: -)? {_CAPITAL}\w*){{0,3}})?"
_COUNCIL: Final = r"(?:UBND|HĐND|[ỦU][yỷ] ban [nN]hân dân|Hội đồng [nN]hân dân)"
_PARTY: Final = r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) (?:ủy|uỷ)"
_LEADERS: Final = (
    r"(?:Chủ tịch|Bí thư|Bộ trưởng|Thứ trưởng|Giám đốc|Tổng [gG]iám đốc|Chánh [vV]ăn phòng|Chủ nhiệm|Cục trưởng"
    r"|Tổng [cC]ục trưởng|Trưởng [bB]an|Chánh [tT]hanh tra|Tổng [tT]hanh tra|Thống đốc|Thủ tướng|Viện trưởng|Chánh án"
    r"|Tổng Bí thư|Người đứng đầu)"
)

# Services whose second syllable is small, so that capitals do not tell where the name ends.
_SERVICES: Final = (
    "Hải quan|Thống kê|Thủy sản|Lâm nghiệp|Thủy lợi|Chăn nuôi(?: và [Tt]hú y)?|Thú y|Đường bộ|Đường sắt|Hàng không|Hàng hải"
    "|Dân số|Du lịch|Kiểm lâm|Dự trữ Nhà nước|Quản lý [tT]hị trường|Thi hành án dân sự|Viễn thông|An toàn thực phẩm"
    "|Quản lý [đĐ]ất đai|Khí tượng [tT]hủy văn|Phòng, chống thiên tai|Xuất nhập khẩu|Y tế dự phòng|Việc làm|Đăng kiểm"
)


_ASSOCIATIONS: Final = (
    r"[ỦU][yỷ] ban (?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?|[ỦU][yỷ] ban (?:ATGT|An toàn giao thông) [qQ]uốc gia"
    r"|Liên đoàn Lao động|Hội (?:Nông dân|Cựu chiến binh|Chữ thập đỏ|Liên hiệp Phụ nữ|LHPN)|Bưu điện|Điện lực|Bảo hiểm xã hội"
    r"|Ban [cC]hỉ huy (?:Phòng thủ dân sự|PTDS|Phòng,? chống thiên tai(?: và [tT]ìm kiếm cứu nạn)?|PCTT(?: (?:và|&) TKCN)?)"
    r"|[ỦU][yỷ] ban [kK]iểm tra (?:Tỉnh|Thành|Trung) (?:ủy|uỷ|ương)"
)


# "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ": its name goes on to what it does.
_STEERING: Final = (
    r"Ban [cC]hỉ đạo(?: (?:Trung ương|[qQ]uốc gia|Nhà nước))?(?: của Chính phủ)?"
    rf"(?: về [^().;:\n]{{5,120}}?(?= \(|, {_CAPITAL}| (?:đã|họp|tổ chức|do|chủ trì|yêu cầu|vừa|có|tại|ngày)(?!\w)|[).;]|$)"
    r"|(?<=ương)|(?<=uốc gia)|(?<=hà nước)|(?<=hính phủ))"
)


@dataclass(frozen=True, slots=True)
class Actor:
    """`body` acts at `start` to `end`; `leader` is the head's title where a person acts for it, `person` his name."""

    start: int
    end: int
    body: str
    leader: str | None = None
    person: str | None = None


@cache
def _fields() -> str:
    """A pattern for any field of a department, longer ones first."""
    return "|".join(map(re.escape, sorted(listed("body_words", "field"), key=len, reverse=True)))


@cache
def _ministry() -> re.Pattern[str]:
    """After the title of a minister: his field alone ("Bộ trưởng Y tế Lê Thị B")."""
    return re.compile(rf"(?=[{CAPITAL}])(?P<field>(?i:{_fields()}))(?!\w)")


@cache
def _body() -> re.Pattern[str]:
    field = _fields()
    return re.compile(
        rf"(?:(?P<standing>Thủ tướng(?: Chính phủ)?|Văn phòng Chính phủ|Chính phủ|Bộ Chính trị|Ban Bí thư|Quốc hội"
        rf"|nước(?! ngoài)|Ủy ban Thường vụ Quốc hội|Thanh tra Chính phủ)"
        rf"|(?P<office>Văn phòng |Thường trực )?(?P<council>{_COUNCIL})(?P<council_place>{_PLACE})"
        rf"|(?P<organ>(?:Ban Thường vụ|BTV|Thường trực|Ban Chấp hành|Ban [cC]án sự Đảng|Văn phòng|Ban (?i:{field})) )?"
        rf"(?P<party>{_PARTY})(?P<party_place>{_PLACE})"
        rf"|(?P<department>(?:Bộ|Sở|Ban) (?i:{field}))(?!\w)(?P<department_place>{_PLACE})"
        rf"|(?P<other>{_STEERING}"
        rf"|(?:Tổng cục|Cục|Chi cục) (?:{_SERVICES})(?!\w)"
        rf"|(?:Tổng cục|Cục|Công an|Kho bạc|Ngân hàng|Tập đoàn|Ban [qQ]uản lý|Thanh tra|Ban [cC]hỉ đạo) "
        rf"(?:tỉnh|{_CAPITAL}\w*)(?: {_CAPITAL}?\w+(?= {_CAPITAL})| {_CAPITAL}\w*){{0,4}})"
        rf"|(?P<association>(?:(?:Ban )?Thường trực )?(?:{_ASSOCIATIONS}))(?P<association_place>{_PLACE})"
        rf"|(?P<locality>tỉnh|thành phố|TP\.?|huyện|xã|phường)(?P<locality_place> {_CAPITAL}\w*(?: {_CAPITAL}\w*){{0,3}}))"
    )


_LEADER: Final = re.compile(
    rf"(?<!\w)(?P<deputy>Phó |nguyên )?(?P<leader>(?<=Phó )(?:thủ tướng|bí thư|chủ tịch|giám đốc)|{_LEADERS})"
    r"(?:\s(?:[tT]hường trực|[tT]hứ nhất))?(?!\w)(?P<of> )?",
    re.UNICODE,
)
_PERSON: Final = re.compile(rf" (?P<name>{_CAPITAL}\w+(?: {_CAPITAL}\w+){{1,4}})")
# All but "nguyên Chủ tịch …" begin with a capital; the class of first letters is the quickest to look for.
_START: Final = re.compile(rf"[n{CAPITAL}](?<!\w.)(?:(?<!n)|(?=guyên {_LEADERS}(?!\w)))")


def find_actors(text: str) -> Iterator[Actor]:
    """Bodies and leaders in order; a chain of offices of one person comes as one actor."""
    pending: Actor | None = None
    position = 0
    for at in _START.finditer(text):
        if at.start() < position or (actor := _actor_at(text, at.start())) is None:
            continue
        position = actor.end
        if pending is None:
            pending = actor
        elif pending.leader and actor.leader and re.fullmatch(r"\s*[,–-]?\s*(?:kiêm\s*)?", text[pending.end : actor.start]):
            pending = _chained(pending, actor)
        else:
            yield pending
            pending = actor
    if pending is not None:
        yield pending


def _chained(first: Actor, second: Actor) -> Actor:
    """Of several offices the Party secretary's speaks, else the last that is named."""
    speaks = first if first.leader == "Bí thư" else second
    return replace(speaks, start=first.start, end=second.end, person=second.person or first.person)


def _actor_at(text: str, position: int) -> Actor | None:
    if (match := _LEADER.match(text, position)) is not None:
        return _leader(text, match)
    if (match := _body().match(text, position)) is None or match["locality"]:
        return None
    name, end = _full_name(match)
    return Actor(position, end, name)


def _leader(text: str, match: re.Match[str]) -> Actor | None:
    leader, is_deputy = match["leader"], bool(match["deputy"])
    end = match.end("leader")
    body = _body().match(text, match.end()) if match["of"] else None
    ministry = _ministry().match(text, match.end()) if match["of"] and leader in ("Bộ trưởng", "Thứ trưởng") else None
    if leader in ("Thủ tướng", "thủ tướng"):
        name = "Chính phủ" if is_deputy else "Thủ tướng Chính phủ"
        end = body.end("standing") if body and body["standing"] == "Chính phủ" else end
    elif leader == "Tổng Bí thư":
        name = "Ban Chấp hành Trung ương Đảng"
    elif ministry is not None:
        name, end = f"Bộ {ministry['field']}", ministry.end()
    elif body is not None:
        name, end = _full_name(body)
        name = {"nước": "Chủ tịch nước"}.get(name, name)
    elif leader in _OF_THE_STATE and not text.startswith((" bang", " tỉnh", " vùng"), end):
        name = _OF_THE_STATE[leader]
    else:
        return None
    person = _PERSON.match(text, end)
    return Actor(
        match.start(),
        person.end() if person else end,
        name,
        f"Phó {leader}" if is_deputy else leader,
        person["name"] if person else None,
    )


# Offices of which the State has one.
_OF_THE_STATE: Final = {"Thống đốc": "Ngân hàng Nhà nước Việt Nam", "Tổng Thanh tra": "Thanh tra Chính phủ"}
_PARTS: Final = {"BTV": "Ban Thường vụ"}


def _full_name(match: re.Match[str]) -> tuple[str, int]:
    """The name in full and where it ends; the name of a person after it is no part of the place."""
    if match["standing"]:
        return {"Thủ tướng": "Thủ tướng Chính phủ"}.get(match["standing"], match["standing"]), match.end()
    if match["council"]:
        name = "Hội đồng nhân dân" if match["council"][0] == "H" else "Ủy ban nhân dân"
        place, end = _place(match, "council_place")
        return f"{match['office'] or ''}{name}{place}", end
    if match["party"]:
        place, end = _place(match, "party_place")
        organ = (match["organ"] or "").strip()
        return f"{_PARTS.get(organ, organ)} {match['party'].replace('uỷ', 'ủy')}{place}".strip(), end
    if match["department"]:
        place, end = _place(match, "department_place")
        return f"{match['department']}{'' if match['department'].startswith('Bộ') else place}", end
    if match["association"]:
        place, end = _place(match, "association_place")
        return f"{match['association']}{place}", end
    if match["locality"]:
        place, end = _place(match, "locality_place")
        level = {"TP": "thành phố", "TP.": "thành phố"}.get(match["locality"], match["locality"])
        return f"Ủy ban nhân dân {level}{place}", end
    return match["other"], match.end()


_MIDDLE_NAMES: Final = ("Thị", "Văn")


def _is_head(run: list[str]) -> bool:
    """Whether the capitals behind a level are the name of its head and no place's: "UBND huyện | Trịnh Thị Hoa".

    Two are a place; four are a place and a name where the third begins one ("Kim Bảng | Lê Hoa").
    """
    if len(run) < 3 or run[0] not in family_names():
        return False
    return run[1] in _MIDDLE_NAMES or len(run) == 3 or run[2] not in family_names()


def _place(match: re.Match[str], group: str) -> tuple[str, int]:
    written = match[group]
    level = re.match(rf" {_LEVEL}(?!\w)", written)
    name = written[level.end() if level else 0 :].strip()
    prefix = province_prefix(name)
    local = level and level.group().strip() not in ("tỉnh", "thành phố", "Thành phố")
    words = len(prefix.split()) if prefix else 2 if local and not _is_head(name.split()) else 0
    kept = " ".join(name.split()[:words])
    if not kept:
        end = match.start(group) + (level.end() if level else 0)
    else:
        end = match.start(group) + written.index(kept) + len(kept)
    label = (
        {"TP": "thành phố", "TP.": "thành phố", "Thành phố": "thành phố"}.get(level.group().strip(), level.group().strip())
        if level
        else ""
    )
    shown = prefix or kept
    return "".join(f" {part}" for part in (label, shown) if part), end


_OPEN_LEVEL: Final = re.compile(r"(?<!\w)(?P<level>tỉnh|thành phố)$")


def completed(body: str, province: str | None) -> str:
    """A local body without a place gets the province or city that the report is about."""
    if province is None:
        return body
    if _OPEN_LEVEL.search(body):
        fits = (body.endswith("thành phố")) == is_city(province)
        return f"{body} {province}" if fits else body
    if body in ("Ủy ban nhân dân", "Hội đồng nhân dân"):
        return f"{body} {with_level(province)}"
    if body.endswith(("Tỉnh ủy", "Thành ủy")) and body.endswith("Thành ủy") == is_city(province):
        return f"{body} {province}"
    if re.match(r"Sở |Công an$", body) and province not in body:
        return f"{body} {with_level(province)}"
    return body
