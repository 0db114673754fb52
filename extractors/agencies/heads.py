"""The head of a body's name: its first words, after a quantity ("các", "tất cả các", "2") if there is one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple

from chidao.extractors.agencies.lexicon import body_heads, collective_heads, head_nouns, predicate_table
from chidao.extractors.records import OwnerKind
from chidao.extractors.words import Words

RANKS: Final[dict[str, int]] = {
    "tỉnh": 0, "thành": 1, "huyện": 2, "quận": 2, "thị": 2, "xã": 3, "phường": 3, "đặc": 3, "thôn": 4, "ấp": 4, "bản": 4,
    "buôn": 4, "làng": 4, "xóm": 4, "khóm": 4,
}  # fmt: skip
"""How far down a place stands, by the first word of its noun: "xã A, huyện B" is an address, "huyện B, xã A" are two places."""
PLACES: Final = frozenset({*RANKS, "khu"})


class Head(NamedTuple):
    """`words[start:noun]` is the quantity, `words[noun:end]` the noun."""

    start: int
    noun: int
    end: int
    kind: OwnerKind

    @property
    def plural(self) -> bool:
        """Whether a quantity makes it a collective."""
        return self.noun > self.start


_ALL: Final = {"các", "những", "mọi", "từng"}
_BEFORE_SUBJECTS: Final = {"cầu", "nghị", "mạnh", "ý", ":", "rằng", "dặn"}
_WHOLE: Final = {"tất", "toàn", "một"}
_NUMBERS: Final = {"hai", "ba", "bốn", *map(str, range(2, 100)), *(f"0{digit}" for digit in range(2, 10))}
COUNTS: Final = frozenset({"các", *_NUMBERS})
"""What tells that several places or bodies of one kind are named: "các xã", "2 xã"."""
# "Thanh tra tỉnh", "Thanh tra Bộ": a body, not what it does.
_NAMING_INSPECTORS: Final = PLACES | {"chính", "bộ", "sở", "nhà"}
_QUANTITIES: Final = _ALL | _WHOLE | _NUMBERS | {"mỗi"}
_COUNTED: Final = tuple(
    [noun] for noun in ("tỉnh", "địa", "bộ", "sở", "xã", "huyện", "thành", "phường", "cơ", "đơn", "ngành", "cán")
)


def _quantity(words: Words, index: int, end: int) -> int:
    """How many words of quantity begin at `index`."""
    at = index
    while at < min(end, index + 4):
        word = words.plain[at]
        if word in _ALL or (word == "mỗi" and (words.capital[at] or words.plain[at - 1] in _BEFORE_SUBJECTS)):
            at += 1  # "Mỗi xã", "yêu cầu mỗi xã" as the subject; else "mỗi xã" only tells the rate
        elif (at > index and words.plain[at : at + 2] == ["đồng", "chí"] and body_heads().at(words, at + 2, end)) or (
            word in _WHOLE and at + 1 < end and words.plain[at + 1] in {"cả", "bộ", "thể", "số"}
        ):
            at += 2
        elif word == "toàn" and at == index and words.plain[at + 1 : at + 2] == ["ngành"]:
            at += 1  # "toàn ngành Y tế"
        elif word in _NUMBERS and words.plain[at + 1 : at + 2] in _COUNTED:
            at += 1
        else:
            break
    return at - index


_CHARGED: Final = (["yêu", "cầu"], ["đề", "nghị"], ["lưu", "ý"])
# What one holds: "Tổ chức hội chợ …" names no association.
_MEETINGS: Final = (
    ["chợ"],
    ["thi"],
    ["nghị"],
    ["thảo"],
    ["diễn"],
    ["trại"],
    ["thao"],
    ["xuân"],
    ["làng"],
    ["đàm"],
    ["họp"],
    ["báo"],
)


_MODAL_WITHIN: Final = 14


def _leaders_of_body(words: Words, after: int, end: int) -> bool:
    """Whether a body by name follows that must do something: "lãnh đạo | Trung tâm Chuyển đổi số cần kiện toàn …"."""
    if after >= end or not words.capital[after] or body_heads().at(words, after, end) is None:
        return False
    return not {"cần", "phải"}.isdisjoint(words.plain[after : after + _MODAL_WITHIN])


def _leaders_listed(words: Words, index: int, after: int, end: int) -> bool:
    """Whether the leaders of a body go on with a list of names: "Phòng Giáo dục Đá Bạc, | lãnh đạo Trường Tiểu học số 2 …"."""
    listed = index > 1 and words.plain[index - 1] in {",", "và"} and words.capital[index - 2]
    return listed and after + 1 < end and words.capital[after + 1] and body_heads().at(words, after, end) is not None


def _leaders_join(words: Words, index: int, after: int) -> bool:
    """Whether somebody works with the leaders of several bodies: "cùng | lãnh đạo các bộ liên quan kiểm tra"."""
    return words.plain[index - 1] in {"với", "cùng"} and words.plain[after : after + 1] == ["các"]


_LED: Final = PLACES | {"tp", "ubnd", "bộ", "sở", "cục"}
_CHARGE_WITHIN: Final = 8
_TIMES: Final = {"vừa", "đã", "cũng", "còn", "tiếp"}


def _leaders_charge(words: Words, after: int, end: int) -> bool:
    """Whether the leaders of a place or an office charge others: "lãnh đạo | TP Hà Nội vừa yêu cầu các quận …"."""
    if after >= end or words.plain[after] not in _LED:
        return False
    for at in range(after + 1, min(end - 1, after + _CHARGE_WITHIN)):
        if words.plain[at : at + 2] in _CHARGED or words.plain[at] == "giao":
            return words.plain[at] != "giao" or words.plain[at + 1] in {"các", "sở", "ubnd", "công"}
        if not (words.capital[at] or words.plain[at] in _TIMES or words.plain[at - 1 : at + 1] == ["thành", "phố"]):
            return False
    return False


def _names_inspectors(words: Words, index: int, after: int) -> bool:
    """Whether "Thanh tra" at `index` is an office: "Thanh tra Chính phủ", in a list "…, Thanh tra các Bộ"."""
    if words.plain[after] in _NAMING_INSPECTORS:
        return True
    listed = index > 0 and words.plain[index - 1] in {",", "và"} and words.plain[after] == "các"
    return listed and words.plain[after + 1 : after + 2] in (["bộ"], ["sở"], ["tỉnh"])


# Of whom one asks something who leads these: "yêu cầu lãnh đạo bộ ngành, địa phương giải quyết …".
_LED_BODIES: Final = (["bộ"], ["sở"], ["tỉnh"], ["ubnd"], ["địa"], ["đơn"], ["cục"], ["tp"])
# What is led where a verb opens the line, not who leads: "Lãnh đạo văn hóa - xã hội".
_LED_MATTERS: Final = (
    ["kinh", "tế"],
    ["văn", "hóa"],
    ["nhiệm", "vụ"],
    ["quốc", "phòng"],
    ["việc", "thực"],
    ["toàn", "diện"],
)


def _is_verb(words: Words, index: int, end: int, length: int) -> bool:
    """Whether the words are rather a verb: "tổ chức tập huấn", "tổ chức, tham gia"; "tổ chức đảng" is a body."""
    verbs = predicate_table()
    verb = verbs.at(words, index, end) if words.plain[index] in verbs.by_first else None
    if verb is None or verb[0] < length or verb[1] == "charge":
        return False
    after = index + length
    if words.capital[index] and after < end and words.plain[index] == "thanh" and _names_inspectors(words, index, after):
        return False
    if words.plain[index] == "lãnh" and (leads := _leads(words, index, after, end)) is not None:
        return leads
    return _organises(words, index, after, end)


def _leads(words: Words, index: int, after: int, end: int) -> bool | None:
    """Whether "lãnh đạo" at `index` is what somebody does, not who does it; None where the words do not tell."""
    if words.capital[index] and words.plain[after : after + 1] and words.plain[after] not in {",", "chỉ", "công"}:
        if words.plain[after : after + 2] in _LED_MATTERS:
            return True
        if not words.capital[after] and (verb := predicate_table().at(words, after, end)) is not None and verb[1] == "action":
            return True  # "Lãnh đạo phát triển kinh tế", "Lãnh đạo thực hiện …"
        return words.plain[after : after + 2] in (["các", "cấp"], ["các", "tổ"])
    if words.plain[index - 2 : index] in _CHARGED and index >= 2:
        if words.plain[after : after + 1] != ["các"]:
            return words.plain[after : after + 1] not in _LED_BODIES
        return words.plain[after + 1 : after + 2] in (["cấp"], ["tổ"])
    holds = (
        _leaders_join(words, index, after)
        or _leaders_of_body(words, after, end)
        or _leaders_charge(words, after, end)
        or _leaders_listed(words, index, after, end)
    )
    return False if holds else None


def _organises(words: Words, index: int, after: int, end: int) -> bool:
    """Whether "tổ chức" at `index`, or another word that is a verb, too, is what somebody does."""
    if words.plain[index] != "tổ" or after >= end:
        return True
    if words.plain[after] in {"đảng", "chính", "tín", "quốc", "đoàn", "hội", "khoa", "hành"}:
        return words.plain[after] == "hội" and words.plain[after + 1 : after + 2] in _MEETINGS
    if words.capital[after] and words.plain[after : after + 2] == ["công", "đoàn"]:
        return False
    if index >= 3 and words.plain[index - 3 : index] == ["cơ", "quan", ","] and _says_how(words, after, end):
        return False  # "các cơ quan, tổ chức | kịp thời phản ánh"
    # "các cơ quan, tổ chức có liên quan"
    return not (
        index >= 2
        and words.plain[index - 1] in {",", "và"}
        and words.plain[after] in {"có", "liên", "hữu", "khác", ",", "cá", "trên", "mới", "xã", "kinh"}
    )


def _says_how(words: Words, at: int, end: int) -> bool:
    """Whether how or that something must be done stands there, which no noun but a subject goes before."""
    hit = predicate_table().at(words, at, end)
    return hit is not None and hit[1] in {"manner", "modal"}


# "Sở, ban, ngành", "Bộ, cơ quan": several are counted, though the sentence begins with a capital.
_COUNTING: Final = {"sở", "bộ", "ban"}
_COUNTED_TOGETHER: Final = (["ban"], ["ngành"], ["cơ", "quan"], ["địa", "phương"], ["đoàn", "thể"])


def counts_several(words: Words, noun: int, end: int) -> bool:
    """Whether a bare noun begins a list of bare nouns."""
    if words.plain[noun] not in _COUNTING or noun + 2 >= end or words.plain[noun + 1] != "," or words.capital[noun + 2]:
        return False
    return words.length_of(_COUNTED_TOGETHER, noun + 2) > 0


@cache
def head_words() -> frozenset[str]:
    """The words with which a head may begin: most words of a text begin none, and are passed over at once."""
    return frozenset(_QUANTITIES | body_heads().by_first.keys() | collective_heads().by_first.keys())


def read_head(words: Words, index: int, end: int) -> Head | None:
    """The head of a name that begins at `index`, None where none does."""
    return None if index >= end or words.plain[index] not in head_words() else _head_at(words, index, end)


def _is_named(words: Words, noun: int, length: int) -> bool:
    """Whether what looks like a common word has the capitals of a name: "Ban Đầu tư", not "Ban đầu"; "Nhà máy Nước Tân Lập"."""
    last = noun + length - 1
    return words.plain[noun] in {"ban", "nhà"} and words.capital[noun] and last > noun and words.capital[last]


_HOLD: Final = (["thực", "hiện"], ["triển", "khai"], ["quán", "triệt"], ["tuyên", "truyền"], ["kiểm", "tra"], ["rà", "soát"])


def _holds_it(words: Words, noun: int, length: int) -> bool:
    """Whether the end of a list does something: "các phòng, ban | tổ chức thực hiện …" names no "ban tổ chức"."""
    listed = words.plain[noun - 1 : noun] in ([","], ["và"]) and words.plain[noun : noun + length] == ["ban", "tổ", "chức"]
    return listed and not words.capital[noun] and words.plain[noun + length : noun + length + 2] in _HOLD


@lru_cache(maxsize=256)
def _head_at(words: Words, index: int, end: int) -> Head | None:
    """The head at a word with which one may begin; several readers of a clause ask for it one after the other."""
    noun = index + _quantity(words, index, end) if words.plain[index] in _QUANTITIES else index
    if noun >= end:
        return None
    hit = head_nouns().at(words, noun, end)
    if hit and hit[1] == "other" and _is_named(words, noun, hit[0]):
        hit = body_heads().at(words, noun, end)
    if hit is None or hit[1] == "other":
        return None
    longest, kind = hit
    if _holds_it(words, noun, longest):
        longest, kind = 1, "collective"
    if noun == index and words.plain[noun] in _COUNTING and counts_several(words, noun, end):
        return Head(index, noun, noun + longest, "collective")
    if noun == index and _is_verb(words, noun, end, longest):
        return None
    if (
        noun == index
        and words.plain[noun] == "cấp"
        and (noun + 1 >= end or words.plain[noun + 1] not in {"ủy", "xã", "huyện", "tỉnh", "trên"})
    ):
        return None
    if noun > index:
        return Head(index, noun, noun + longest, "office_holder" if kind == "office" else "collective")
    if kind == "office":
        return Head(index, noun, noun + longest, "office_holder")
    if kind == "agency" or (words.plain[noun] not in PLACES and body_heads().at(words, noun, end)):
        return Head(index, noun, noun + longest, "agency")
    place = words.plain[noun] in PLACES and noun + longest < end and words.capital[noun + longest]
    return Head(index, noun, noun + longest, "agency" if place else "collective")
