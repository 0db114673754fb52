"""Lines that hold one column of a table written as a list: "Đơn vị chủ trì: …", "Thời gian hoàn thành: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from chidao.extractors.agencies import predicate_label
from chidao.extractors.letters import letter_pattern
from chidao.extractors.structure import Provision
from chidao.extractors.words import Words

FieldKind = Literal["lead", "support", "time", "other"]

_FIELDS: Final[tuple[tuple[FieldKind, re.Pattern[str]], ...]] = (
    ("support", re.compile(r"(?:cơ quan|đơn vị|sở, ngành|các cơ quan|các đơn vị)?,? ?"
                r"(?:đơn vị )?phối hợp(?: thực hiện)?", re.IGNORECASE)),
    (
        "lead",
        re.compile(
            r"(?:(?:cơ quan|đơn vị|sở, ngành|tổ chức|các cơ quan|các đơn vị)(?:, (?:đơn vị|"
                r"tổ chức))? (?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|tham mưu|được giao)[^:]{0,40}"
            r"|(?:chủ trì|(?:chịu trách nhiệm|phụ trách)(?: chính)?|trách nhiệm thực hiện|"
            r"phân công thực hiện|phân công nhiệm vụ)(?: thực hiện)?)",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r"(?:thời gian|thời hạn|tiến độ|hoàn thành)(?: thực hiện| hoàn thành| báo cáo| ban hành|"
        r" triển khai| trình(?: Chính phủ| Thủ tướng Chính phủ| UBND \w+| HĐND \w+| cấp có thẩm quyền)?)*"
        r"(?: hoàn thành| xong)?", re.IGNORECASE)),
    ("other", re.compile(r"(?:sản phẩm|kết quả|kinh phí|nguồn kinh phí|địa điểm|thành phần|hình thức|kết quả đầu ra|"
        r"sản phẩm đầu ra)(?: thực hiện| dự kiến| đầu ra)?", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field's kind and where its value begins and ends (offsets)."""

    kind: FieldKind
    value_start: int
    end: int


_NEXT_FIELD: Final = re.compile(r"[;.]\s+")
# A time that needs no label behind other fields: "Chủ trì: Sở Y tế; hoàn thành trước ngày 20/6".
_WHEN: Final = re.compile(r"(?:hoàn thành|xong|trước ngày|chậm nhất|trong (?:quý|tháng|năm)) (?=[^:;]*\d)", re.IGNORECASE)


def read_field_lines(text: str, start: int, end: int) -> tuple[FieldLine, ...]:
    """The fields of a provision that begins with one: "Chủ trì: Sở Y tế; phối hợp: các xã."; none where it begins otherwise."""
    found: list[FieldLine] = []
    field = read_field_line(text, start, end)
    while field is not None:
        breaks = _NEXT_FIELD.finditer(text, field.value_start, end)
        following = ((match.start(), _next_field(text, match.end(), end)) for match in breaks)
        stop, after = next(((at, one) for at, one in following if one is not None), (end, None))
        found.append(FieldLine(field.kind, field.value_start, stop))
        field = after
    return tuple(found)


def _next_field(text: str, start: int, end: int) -> FieldLine | None:
    """The field that begins behind another one."""
    field = read_field_line(text, start, end)
    return FieldLine("time", start, end) if field is None and _WHEN.match(text, start, end) else field


# A label on a line of its own, whose values stand on the lines under it; "both" only holds the two.
_BARE_LABELS: Final[tuple[tuple[FieldKind | Literal["both"], re.Pattern[str]], ...]] = (
    ("both", re.compile(r"(?:cơ quan|đơn vị),? (?:chủ trì|thực hiện)(?: thực hiện)?(?:,| và)? (?:cơ quan |đơn vị )?phối hợp"
                        r"(?: thực hiện)?", re.IGNORECASE)),
    ("support", re.compile(r"(?:các )?(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị))? phối hợp(?: thực hiện)?", re.IGNORECASE)),
    ("lead", re.compile(r"(?:(?:các )?(?:cơ quan|đơn vị)(?:, (?:cơ quan|đơn vị))? (?:chủ trì|thực hiện|đầu mối|"
                        r"chịu trách nhiệm)|chủ trì)(?: thực hiện| chính)?", re.IGNORECASE)),
)  # fmt: skip
_LONGEST_LABEL: Final = 60


def read_bare_label(text: str, start: int, end: int) -> FieldKind | Literal["both"] | None:
    """The field that a line names without a value: "a) Cơ quan chủ trì", "Đơn vị phối hợp:"; None where it says more."""
    if end - start > _LONGEST_LABEL:
        return None
    content = text[start:end].strip(" *_+-:.\n\t")
    return next((kind for kind, form in _BARE_LABELS if form.fullmatch(content)), None)


_WHO: Final = r"(?P<lead>[^,;:.()]+?(?:, [^,;:.()]+?){0,4}?)"
_BY_WHEN: Final = r"(?:[;,.] ?(?:hoàn thành|xong) (?P<time>[^()]{4,60}?))?"
# "(Công an tỉnh chủ trì, phối hợp với các xã thực hiện; hoàn thành trong năm 2026)": who leads a point, and nothing else.
_LEADING: Final = re.compile(
    rf"\W*(?:giao )?{_WHO} (?:là (?:cơ quan|đơn vị) )?chủ trì(?: thực hiện)?"
    r"(?:,? (?:phối hợp|cùng)(?: (?:với|cùng))? (?P<support>[^;:.()]+?))?(?:,? (?:tổ chức |triển khai |tham mưu )*thực hiện)?"
    rf"{_BY_WHEN}[\s.;)/]*",
    re.IGNORECASE,
)
# "(Sở Y tế chủ trì, Bảo hiểm xã hội tỉnh phối hợp; thực hiện hằng quý)": the partner stands before its verb.
_TURNED: Final = re.compile(
    rf"\W*(?:giao )?{_WHO} chủ trì(?: thực hiện)?[,;] "
    r"(?P<support>[^;:.()]+?) phối hợp(?: thực hiện)?(?:[;,.] ?(?P<time>[^()]{4,60}?))?[\s.;)/]*",
    re.IGNORECASE,
)
# "Nhiệm vụ này giao Sở Y tế chủ trì, phối hợp với các xã thực hiện.": who is charged with what stands before, and nothing else.
_GIVEN: Final = re.compile(
    r"\W*(?:(?:nhiệm vụ|việc|nội dung|công việc|phần việc)(?: này| trên| nêu trên)? (?:được )?(?:giao|do|phân công)(?: cho)? "
    r"|giao )"
    rf"{_WHO} "
    r"(?:chủ trì(?:,? phối hợp(?: với)? (?P<support>[^;:.()]+?))?(?:,? (?:tổ chức |triển khai )*thực hiện)?"
    r"|(?:tổ chức |triển khai )*thực hiện|đảm nhận|đảm nhiệm|phụ trách)"
    rf"{_BY_WHEN}[\s.;/]*",
    re.IGNORECASE,
)
_LONGEST_LEADING: Final = 300
_GIVEN_SIGN: Final = re.compile(r"\W*(?:nhiệm|việc|nội|công|phần|giao) ", re.IGNORECASE)
# Fields behind what is to be done, in its sentence: "… các kho hàng; cơ quan chủ trì: Công an tỉnh; phối hợp: các xã".
_INLINE: Final = re.compile(r"[;.,]\s+(?=(?:cơ quan|đơn vị|chủ trì|phối hợp)\b[^:;,.]{0,30}:)", re.IGNORECASE)


def read_leading_line(text: str, start: int, end: int) -> tuple[FieldLine, ...]:
    """The fields of a line that says only who leads the point before it, with whom and by when; none where it says more."""
    if end - start > _LONGEST_LEADING or text.find("chủ trì", start, end) < 0:
        return ()
    match = _TURNED.fullmatch(text, start, end) or _LEADING.fullmatch(text, start, end)
    return _fields_of(match) if match else ()


def _fields_of(match: re.Match[str]) -> tuple[FieldLine, ...]:
    kinds: tuple[FieldKind, ...] = ("lead", "support", "time")
    said = match.groupdict()
    return tuple(FieldLine(kind, *match.span(kind)) for kind in kinds if said.get(kind) is not None)


def read_given(text: str, start: int, end: int) -> tuple[FieldLine, ...]:
    """The fields of a sentence that says only to whom what stands before it is given; none where it says more."""
    if end - start > _LONGEST_LEADING or not _GIVEN_SIGN.match(text, start, end):
        return ()
    match = _GIVEN.fullmatch(text, start, end)
    return _fields_of(match) if match else ()


def read_inline(text: str, start: int, end: int) -> tuple[FieldLine, ...]:
    """The fields with which a unit ends: "…; cơ quan chủ trì: Công an tỉnh; phối hợp: các xã"."""
    if text.find(":", start, end) < 0 or (field := _INLINE.search(text, start, end)) is None:
        return ()
    return read_field_lines(text, field.end(), end)


_LAST_ASIDE: Final = re.compile(r"\([^()]+\)[\s.;/]*$")
# "(Phòng Kỹ thuật)", "(Phòng Tổng hợp thực hiện)", "(cùng Công an tỉnh)".
_DOES: Final = re.compile(
    r"\((?:(?:do|giao) )?(?P<lead>[^():;]+?)(?: (?:(?:chịu trách nhiệm|trực tiếp|tổ chức|triển khai) )*"
    r"(?:thực hiện|phụ trách|đảm nhiệm|tham mưu|theo dõi))?\)[\s.;/]*"
)
_PERSONS: Final = letter_pattern(r"(?:[Đđ]/[Cc]|[Đđ]ồng chí|[Cc]ô|[Tt]hầy|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị):? [<Lu>][<Ll>]*")
_ALONG_WITH: Final = re.compile(r"\((?:cùng(?: với)?|phối hợp(?: với| cùng)?) (?P<support>[^():;]+)\)[\s.;/]*")


def opens_persons(text: str, start: int, end: int) -> bool:
    """Whether somebody by name begins there: "cô Hằng, thầy Tâm", "Đ/c Hùng"."""
    return _PERSONS.match(text, start, end) is not None


def read_aside(text: str, start: int, end: int) -> tuple[FieldLine, ...]:
    """The fields in brackets at the end of a unit: "… tại các trạm y tế (Sở Y tế chủ trì; hoàn thành trong năm 2026)"."""
    close = text.rfind(")", max(start, end - 4), end)
    if close < 0 or (aside := _LAST_ASIDE.search(text, start, end)) is None:
        return ()
    said = read_field_lines(text, aside.start() + 1, close) or read_leading_line(text, aside.start(), aside.end())
    if said:
        return said
    if opens_persons(text, aside.start() + 1, close):
        return (FieldLine("lead", aside.start() + 1, close),)
    match = _ALONG_WITH.fullmatch(text, *aside.span()) or _DOES.fullmatch(text, *aside.span())
    return _fields_of(match) if match else ()


_DESCRIBING: Final = re.compile(
    r"[-+*\s]*(?:nội dung|đối tượng|hình thức|phương thức|cách thức|số lượng|quy mô|địa điểm|chuyên đề)[^:;.]{0,30}:\s*(?=\S)",
    re.IGNORECASE,
)


def describes(text: str, one: Provision) -> bool:
    """Whether a line tells more of the point over it rather than what is to be done: "Nội dung: Luật Lâm nghiệp"."""
    found = _DESCRIBING.match(text, one.start, one.end)
    return found is not None and predicate_label(Words.of(text, found.end(), one.end), 0) is None


def read_field_line(text: str, start: int, end: int) -> FieldLine | None:
    """The field with which a provision begins, None where it begins otherwise."""
    if text.find(":", start, end) < 0:
        return None
    while start < end and text[start] in "(*+- ":
        start += 1
    for kind, form in _FIELDS:
        match = form.match(text, start, end)
        if match:
            colon = match.end()
            while colon < end and text[colon] in " *":
                colon += 1
            if colon < end and text[colon] == ":":
                value = colon + 1
                while value < end and text[value] in " *":
                    value += 1
                return FieldLine(kind, value, end)
    return None
