"""The full name of an owner: abbreviations expanded, short forms resolved, in the text's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from chidao.extractors.agencies import Mention, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.agencies.lexicon import inner_group
from chidao.extractors.agencies.persons import is_person
from chidao.extractors.agencies.provinces import province_end
from chidao.extractors.letters import letter_pattern
from chidao.extractors.metadata.case import sentence_case
from chidao.extractors.records import Owner, Role
from chidao.extractors.signs import Signed
from chidao.extractors.tasks.authority import LEVELS
from chidao.extractors.tasks.leaders import ADDRESS, sayings
from chidao.extractors.tasks.name_ends import FIRMS, NUMBERED_UNITS, name_end
from chidao.extractors.tasks.own_abbreviations import own_abbreviations, written_out
from chidao.extractors.tasks.spelling import expand, of_department
from chidao.extractors.words import Words, split_phrase

_DEFINED: Final = re.compile(
    r"\((?:sau đây|dưới đây|gọi|viết|từ đây)?\s*(?:được\s+)?(?:gọi|viết)?\s*(?:tắt|"
    r"chung)?\s*(?:là|:)\s*[“\"]?(?P<short>[^()”\"]{2,60}?)[”\"]?\s*\)",
    re.IGNORECASE,
)
# "Ban Quản lý dự án … (Ban QLDA)": the same first word and an abbreviation right behind the name.
_APPENDED: Final = letter_pattern(
    r"\((?<=[<Ll><Lu>] \()(?P<short>(?:Ban|Bộ|Sở|Cục|Tổ|Công ty|Trung tâm|Tập đoàn|Tổng công ty|Quỹ|Viện|Trường) "
    r"[<Lu>&,\-]{2,12})\)"
)
# "Tổng công ty Đường sắt Việt Nam (VNR)".
_NAMED_FIRMS: Final = ("Tập đoàn", "Tổng công ty", "Ngân hàng")
_FIRM: Final = Signed.of(
    letter_pattern(rf"(?P<name>(?:{'|'.join(_NAMED_FIRMS)})(?: [^\s,.;:()]+){{2,12}}) \((?P<short>[<Lu>]{{2,10}})\)"),
    *_NAMED_FIRMS,
)
_SMALL_START: Final = letter_pattern(
    r"^(?:Các|Mỗi|Những|Mọi|Từng|Tất|Cơ quan|Đơn vị|Địa phương|(?:Bộ|Sở|Ban), (?=[a-zđ])|Doanh nghiệp|Chủ đầu tư|"
    r"Người đứng đầu|Chính quyền|Lực lượng|Nhà đầu tư|"
    r"(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thị trấn|Xã|Phường|Đặc khu) (?=[<Lu>]))"
)
_TITLE: Final = re.compile(rf"^(?:[Cc]ác (?=đồng chí))?(?:(?:[Cc]á nhân (?=đồng chí))?{ADDRESS}\s+)+")
# What is said of a body behind its name: asides, when it acts, which post it takes up.
_TRAIL: Final = re.compile(
    r"\s*(?:\([^()]*\)?|, trong đó (?:có|gồm) .*| trong (?:tháng|quý|tuần|ngày|năm) .*"
    r"| làm (?:[Tt]ổ|[Tt]rưởng) (?:trưởng|ban|đoàn)\b.*|[,;:.“”\"]+|\bnói riêng|\bnói chung|(?<= )đó)\s*$"
)
# "Thành lập Tổ công tác … gồm:": where a text sets up one such body, its first words alone mean it.
# The pattern begins with the rarest letters of the verbs.
_ESTABLISHED: Final = Signed.of(
    r"[ậà](?:(?<=\b[Tt]hành lậ)p|(?<=\b[Kk]iện toà)n)\s+"
    r"(?P<name>(?P<short>[Bb]an [Cc]hỉ đạo|[Tt]ổ [Cc]ông tác|[Hh]ội đồng|[Tt]ổ [Gg]iúp việc|[Tt]ổ [Bb]iên tập|[Bb]an [Tt]ổ chức"
    r"|[Đđ]oàn [Kk]iểm tra|[Đđ]oàn [Cc]ông tác|[Đđ]oàn [Gg]iám sát|[Tt]iểu ban|[Tt]ổ [Tt]hẩm định|[Bb]an [Gg]iám sát"
    r"|[ỦU][ỷy] ban [Qq]uốc gia)"
    r"(?! và )\s[^\n.;:()“”\"]{4,160}?)(?=\s*(?:[.;:\n(]|,? (?:(?:bao )?gồm\b|(?:với|do|để|theo|có|nhằm|giúp|trực thuộc)\s)))",
    "hành lập",
    "iện toàn",
)
# "Công an tỉnh - Cơ quan Thường trực Tổ công tác": what else the body is.
_ROLE: Final = re.compile(
    r"\s+[-–]\s+(?:là )?[Cc]ơ quan (?:[Tt]hường trực|[Cc]hủ trì|[Đđ]ầu mối|[Đđ]iều phối|[Cc]hủ quản)\b.*$"
)
# The one city that is written by its first letters: "UBND TP.HCM", "Công an TPHCM".
_BY_LETTERS: Final = re.compile(r"\b(?:TP\.? ?|[Tt]hành phố )HCM\b")
_DOUBLED: Final = re.compile(r"\b(Sở|Bộ|UBND|Ban) \1\b")


_LONE: Final = {
    "sở", "bộ", "ban", "văn phòng", "cục", "viện", "trung tâm", "bệnh viện", "tập đoàn", "tổng công ty", "công ty", "tỉnh",
    "thành phố", "huyện", "xã", "phường", "hội", "ban chỉ đạo",
    "thường trực tỉnh ủy", "ban thường vụ tỉnh ủy", "thường trực thành ủy",
}  # fmt: skip


# A body within a unit that is named in full elsewhere: "Đảng bộ | Công ty", "Công đoàn | Bệnh viện".
_WITHIN_UNIT: Final = re.compile(
    r"(?P<body>Đảng bộ|Đảng [uủ][ỷy]|Chi bộ|Công đoàn|Đoàn [Tt]hanh niên|Ban (?:[Tt]ổng )?[Gg]iám đốc|Ban [Ll]ãnh đạo)"
    r" (?P<unit>Công ty|Tổng [Cc]ông ty|Tập đoàn|Bệnh viện|Học viện|Sư đoàn|Lữ đoàn|Trung đoàn|Tiểu đoàn)"
)
# How a letter calls whom it is addressed to, and the line that names one body.
_POLITE: Final = re.compile(
    r"(?:các )?quý (?:cơ quan|đơn vị|sở|bộ|ban|công ty|trường|[uủ][ỷy] ban|ngân hàng|tập đoàn|"
    r"tổng công ty|cục|phòng|viện|hội|tòa án|doanh nghiệp)",
    re.IGNORECASE,
)
_ADDRESSED: Final = re.compile(r"Kính gửi\W{1,6}(?P<who>[^\W\d_][^\n;:]{3,160}?)[.;]?[ \t*]*\n(?!\s*[-+•])")

# "Tỉnh ủy Lạng Sơn" names the province too.
_OF_PARTY: Final = re.compile(r"(?<=^tỉnh) (?:ủy|uỷ)(?= )", re.IGNORECASE)
# A minister by what he is minister of, behind his title; and that he says something.
_MINISTER: Final = re.compile(r"\b(?:Bộ|Thứ) trưởng (?:Bộ )?(?=[A-ZĐ])")
_SAYS: Final = re.compile(rf"\b(?:{sayings('stresses', 'tells')}|cam kết|hứa)\b")
_CITY_COMMITTEE: Final = letter_pattern(r"(?<!thư )\bThành (?:ủy|uỷ) (?P<place>[<Lu>][<Ll>]+(?: [<Lu>][<Ll>]+){0,3})")
# What firms are named after in small letters: "Công ty than Hạ Long".
_WARES: Final = (
    "than|xi măng|điện|nước sạch|thép|gạch|vàng|cà phê|cao su|chè|mía đường|dệt|may|du lịch|xây dựng|môi trường|vận tải"
    "|thủy lợi|lâm nghiệp|nông nghiệp|xăng dầu|dược|thủy điện|nhiệt điện"
)
_THIS: Final = re.compile(r"^(Bộ|Sở|Cục|Tập đoàn|Tổng công ty|Công ty) này$", re.IGNORECASE)
# Behind these stand a partner and whom a leader leads: "phối hợp với Sở Y tế", "Bí thư Thành ủy".
_OF_OTHERS: Final = (["với"], ["thư"], ["tịch"], ["trưởng"])
# What a report calls the body that it named last.
_LONE_UNITS: Final = {"đơn vị", "đơn vị này", "cơ quan này", "địa phương này", "tỉnh này"}
_FROM_NOW: Final = ([",", "thời", "gian", "tới"], [",", "trong", "thời", "gian", "tới"], [",", "tới", "đây"])
_LEVELS: Final = (["tỉnh"], ["huyện"], ["xã"], ["phường"])
_NEAR: Final = 600
_OF_PLACE: Final = re.compile(r"^Ủy ban nhân dân (?:huyện|xã|phường|thành phố|thị xã|quận)$")
_PLACE_NAME: Final = 2
"""Words that the name of a place has as a rule."""
_EARLIER: Final = 8
"""Of a place named several times, so many of the last mentions tell its name."""


# A body of a district or commune that is named in full elsewhere: "UBND huyện", "Ban Thường vụ Huyện ủy".
_LOCAL: Final = re.compile(
    r"^(?!.*\bcác\b)[^,;]*(?: (?:huyện|thị xã|xã|phường|quận|thị trấn)|[Hh]uyện [uủ][ỷy]|[Tt]hị [uủ][ỷy]|[Đđ]ảng [uủ][ỷy])$"
)


# The chief of a body that was named in full just before: "UBND huyện Tân Hà …; Chủ tịch UBND huyện …".
_CHIEF_OF_LOCAL: Final = re.compile(
    r"(?P<office>(?:Phó )?Chủ tịch) (?P<council>Ủy ban nhân dân (?:huyện|thị xã|xã|phường|quận|thị trấn))"
)
# What several places share is written small behind it: "ỦY BAN NHÂN DÂN CÁC TỈNH, THÀNH PHỐ".
_OF_SEVERAL: Final = re.compile(r"(?:ỦY|UỶ) BAN NHÂN DÂN (?:CÁC|CẤP)\b|(?:CÁC|NHỮNG|MỌI) ")
_SHORT_FORM: Final = 8
# "UBND Q.3" is short everywhere, no heading's capitals.
_NUMBERED_PLACE: Final = re.compile(r"\b[QPTX]\.? ?\d")


def _small_letters(name: str, text: str) -> str:
    """A name that a heading prints in capitals as the text writes it in its sentences, else as such names are written."""
    if not name.isupper() or (len(name) < _SHORT_FORM and " " not in name) or _NUMBERED_PLACE.search(name):
        return name
    return name.capitalize() if _OF_SEVERAL.match(name) else sentence_case(name, text)


@dataclass(slots=True)
class Names:
    """Abbreviations that hold in one document, and the bodies that short forms may stand for."""

    text: str = ""
    short_forms: dict[str, str] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    """Those that stand within names: "Phòng CTSV"."""
    report: bool = False
    """Whether a report is read, in which a lone "đơn vị" is the body that was named last."""

    @classmethod
    def of(cls, text: str, *, report: bool = False) -> Names:
        """The abbreviations that the text itself defines: "(sau đây gọi tắt là Ban Quản lý)"."""
        names = cls(text, report=report)
        for match in (*_DEFINED.finditer(text), *_APPENDED.finditer(text)):
            before = text[max(0, match.start() - 160) : match.start()].rstrip()
            short = match.group("short").strip()
            full = _full_form(before, short.split(" ")[0] if match.re is _APPENDED else None)
            if full and len(short) < len(full):
                names.short_forms.setdefault(short.lower(), full)
        for match in _FIRM.finditer(text):
            names.short_forms.setdefault(match["short"].lower(), " ".join(match["name"].split()))
        names.short_forms = _established(text) | names.short_forms
        names.abbreviations = own_abbreviations(text)
        return names

    def full(self, mention: Mention) -> str:
        """The full name of a mention; a lone "Sở" or "Bộ" is the last one named."""
        name = _bare(mention.name)
        name = self.short_forms.get(name.lower(), name)
        if "HCM" in name:
            name = _BY_LETTERS.sub("thành phố Hồ Chí Minh", name)
        if self.report:
            name = _THIS.sub(r"\1", name)
        if _POLITE.fullmatch(name):
            return self._addressee() or name
        if name.lower() == "nhà trường":
            return self._antecedent("Trường", mention.start, _NEAR) or name
        if name.lower() in _LONE:
            return self._antecedent(name, mention.start) or name
        within = _WITHIN_UNIT.fullmatch(name)
        if within and (unit := self._antecedent(within["unit"], mention.start)):
            return f"{within['body']} {unit}"
        if self.report and name.lower() in _LONE_UNITS:
            return self._named_last(mention.start) or name
        name = expand(written_out(_small_letters(of_department(name), self.text), self.abbreviations))
        local = _is_local(name) or (self.report and _OF_PLACE.search(name))
        if local and (antecedent := self._antecedent(name, mention.start)):
            return antecedent
        chief = _CHIEF_OF_LOCAL.fullmatch(name)
        if chief and (led := self._antecedent(chief["council"], mention.start, _NEAR)):
            return f"{chief['office']} {led}"
        if _SMALL_START.match(name):
            name = name[0].lower() + name[1:]
        return name

    def _addressee(self) -> str | None:
        """The one body that the letter is addressed to, whom it speaks of as "Quý cơ quan"; None where there are several."""
        found = _ADDRESSED.search(self.text)
        words = Words.of(found["who"]) if found else None
        bodies = read_bodies(words, 0, len(words)) if words else None
        return expand(bodies.mentions[0].name) if bodies and len(bodies.mentions) == 1 else None

    def _named_last(self, before: int) -> str | None:
        """The single body by name that stands last before `before`: whom a report speaks of as "đơn vị"."""
        words = Words.of(self.text[max(0, before - _NEAR) : before])
        for at in range(len(words) - 1, -1, -1):
            head = read_head(words, at, len(words)) if words.capital[at] else None
            if head is None or head.plural or head.kind != "agency":
                continue
            last = name_end(words, head.end, words.slice(at, head.end).lower())
            last += words.plain[last : last + 1] in _LEVELS and not any(words.capital[last + 1 : last + 2])
            speaks_of_it = words.plain[last:] in _FROM_NOW  # "theo ông An, Cục trưởng Cục A, thời gian tới | đơn vị …"
            if last > head.end and (speaks_of_it or not _of_others(words, at)):
                return expand(words.slice(at, last))
        return None

    def _antecedent(self, name: str, before: int, reach: int = 6000) -> str | None:
        """The last body, within `reach` signs before `before`, whose name begins with the words that stand alone here."""
        forms = {name, name.replace("Ủy ban nhân dân", "UBND"), name.replace("Ủy ban", "Uỷ ban")}
        forms.add(name.replace("Chỉ huy quân sự", "CHQS"))
        firsts = "".join(f"{form[0].lower()}{form[0].upper()}" for form in forms)
        rests = "|".join(f"(?<={re.escape(form[0])}){re.escape(form[1:])}" for form in forms)
        party = "(?:[ ](?i:ủy|uỷ))?" if name.lower() == "tỉnh" else ""
        if self.report and name.lower() == "bộ" and (own := self._spoken_for(before)):
            return own
        number = "0-9" if name.lower() in NUMBERED_UNITS else ""
        pattern = letter_pattern(
            rf"[{re.escape(firsts)}](?<!\w.)(?i:{rests}){party}[ \u00a0]+(?!(?i:ủy|uỷ)\b)"
            rf"(?=[<Lu>{number}]|cổ phần|TNHH|trách nhiệm|(?:{_WARES}) [<Lu>])"
        )
        earlier = list(pattern.finditer(self.text, max(0, before - reach), before))
        if not earlier:
            return self._city_of_committee(before) if name.lower() == "thành phố" else None
        place = name.lower() in LEVELS
        # "Chủ tịch HĐQT Công ty Lê Thị Hoa": whoever leads it stands behind.
        if not (self.report and (place or name.lower() in FIRMS or _OF_PLACE.search(name))):
            return self._fuller(self._written(earlier[-1], name, place, bool(party)), earlier[-1])
        written = [self._written(one, name, place, bool(party)) for one in earlier[-_EARLIER:]]
        # "Chủ tịch UBND tỉnh Trần Văn Bình": a person stands behind the office, no place.
        places = [one for one in written if not _names_person(one, name)]
        if not places:
            return None
        # "Chủ tịch UBND huyện Đá Bạc Lò Văn Sáng": the place's name alone stands elsewhere.
        last, alone = places[-1], places[:-1]
        return min(
            (one for one in alone if last.startswith(f"{one} ") and last.count(" ") > one.count(" ") + 1), key=len, default=last
        )

    def _spoken_for(self, before: int) -> str | None:
        """The ministry whose minister says in the same sentence what "Bộ" will do; None where nobody says it."""
        begin = max(self.text.rfind("\n", 0, before), self.text.rfind(". ", 0, before)) + 1
        minister = next(reversed([*_MINISTER.finditer(self.text, begin, before)]), None)
        if minister is None or not _SAYS.search(self.text, minister.end(), before):
            return None
        words = Words.of(self.text, minister.end(), min(len(self.text), minister.end() + 80))
        fields = inner_group(words, 0, len(words))
        return expand(f"Bộ {words.slice(0, fields)}") if fields else None

    def _city_of_committee(self, before: int) -> str | None:
        """The city that is known by its Party committee only: "Thành ủy Cần Thơ"."""
        named = [*_CITY_COMMITTEE.finditer(self.text, max(0, before - 6000), before)]
        return f"thành phố {named[-1]['place']}" if named else None

    def _fuller(self, name: str, found: re.Match[str]) -> str:
        """The name with its place where the text has it before: "Hội Nông dân xã Lũng Cú" for "Hội Nông dân xã" behind it."""
        level = re.compile(rf"{re.escape(name)} (?P<level>tỉnh|huyện|xã|phường)(?! [A-ZĐ])")
        bare = level.match(self.text, found.start())
        if bare is None:
            return name
        placed = letter_pattern(rf"{re.escape(name)} {bare['level']}(?: [<Lu>][<Ll>]+){{1,3}}")
        whole = placed.search(self.text, 0, found.start())
        return whole.group() if whole else f"{name} {bare['level']}"

    def _written(self, found: re.Match[str], name: str, place: bool, party: bool) -> str:
        """The name of the body that begins with the words found."""
        line_end = self.text.find("\n", found.start(), found.start() + 160)
        words = Words.of(self.text, found.start(), line_end if line_end > 0 else min(len(self.text), found.start() + 160))
        last = name_end(words, len(split_phrase(found.group())), name.lower())
        full = " ".join(words.slice(0, last).split())
        full = expand(sentence_case(_OF_PARTY.sub("", full) if party else full, self.text))
        return expand((full[0].lower() if place else full[0].upper()) + full[1:])

    def owners(self, mentions: Iterable[Mention], role: Role) -> tuple[Owner, ...]:
        """An owner for each mention, each name once."""
        seen: dict[str, Owner] = {}
        for mention in mentions:
            name = self.full(mention)
            if name and name.lower() not in seen:
                seen[name.lower()] = Owner(name, role, mention.kind)
        return tuple(seen.values())


def _of_others(words: Words, at: int) -> bool:
    """Whether the body at `at` is a partner or whom a leader leads; "Với tỉnh Sơn Lĩnh, …" speaks to it."""
    return words.plain[at - 1 : at] in _OF_OTHERS and not (words.plain[at - 1] == "với" and words.capital[at - 1])


def _names_person(place: str, head: str) -> bool:
    """Whether what stands behind "tỉnh", "huyện" is somebody's name of three words or more, as no place's is."""
    words = Words.of(place[len(head) :].strip())
    return len(words) > _PLACE_NAME and is_person(words, 0, len(words)) and province_end(words, 0) == 0


def _established(text: str) -> dict[str, str]:
    """The bodies that the text sets up by their first words, where these words mean one body only."""
    found: dict[str, str] = {}
    for match in _ESTABLISHED.finditer(text):
        short, name = match["short"].lower(), " ".join(match["name"].split()).rstrip(" ,")
        if found.setdefault(short, name).casefold() not in name.casefold() and name.casefold() not in found[short].casefold():
            found[short] = ""
    return {short: name for short, name in found.items() if name}


def _full_form(before: str, head: str | None = None) -> str | None:
    """The capitalised name that ends a stretch of text; the last that begins with `head` where it is given."""
    if head is not None:
        at = before.rfind(f"{head} ")
        return before[at:] if at >= 0 and not re.search(r"[;.:]", before[at:]) else None
    match = re.search(
        r"(?:Ban|Sở|Bộ|Cục|Ủy ban|UBND|Trung tâm|Tập đoàn|Tổng công ty|Công ty|Văn phòng|Hội|"
        r"Liên đoàn|Viện|Cơ quan|Tổ|Hội đồng)(?:\s[^\s,.;:()]+){1,20}$",
        before,
    )
    return match.group() if match else None


@lru_cache(maxsize=4096)
def _is_local(name: str) -> bool:
    return _LOCAL.search(name) is not None


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """A name without titles before it and asides behind it."""
    name = _ROLE.sub("", _DOUBLED.sub(r"\1", _TITLE.sub("", name)))
    while (cut := _TRAIL.sub("", name)) != name and cut:
        name = cut
    return name
