"""Verbs that belong to a name, whole or half: "các cơ quan | quản lý nhà nước", "Tổ công tác | xử lý nợ xấu"."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies.heads import PLACES, read_head
from chidao.extractors.agencies.lexicon import (
    body_heads,
    inner_group,
    inner_words,
    names_of_offices,
    names_of_places,
    naming_verbs,
    naming_words,
    offices,
    predicate_table,
)
from chidao.extractors.agencies.states import RELATIVE, STOPS, described, undone_till, verb_within
from chidao.extractors.words import Hit, Words

_GENERIC: Final = {
    ("cơ", "quan"), ("đơn", "vị"), ("tổ", "chức"), ("doanh", "nghiệp"), ("lực", "lượng"), ("cá", "nhân"), ("tác", "xã"),
    ("địa", "phương"), ("nhà", "máy"), ("cơ", "sở"), ("ngân", "hàng"), ("công", "ty"), ("chức", "năng"), ("đầu", "mối"),
}  # fmt: skip
# Bare nouns that are counted one after the other.
_COUNTED: Final = frozenset({"phòng", "ban", "sở", "ngành"})
# "Quốc phòng", "bệnh viện": the naming word is but half of another.
_HALVES: Final = {"phòng": {"quốc", "biên", "hải", "dự"}, "viện": {"bệnh", "học", "thư"}}
# Words with which the name of a department goes on, or its list.
_GOING_ON: Final = {
    "và",
    "hoặc",
    "hay",
    "cùng",
    "với",
    "thuộc",
    "của",
    "ở",
    "tại",
    "tp",
    "các",
    "liên",
    "nơi",
    "trung",
    "là",
    "nêu",
    "nói",
}


def predicate_label(words: Words, index: int, end: int | None = None) -> tuple[int, str] | None:
    """Length and kind of the predicate word group at `index`, whatever stands before it."""
    hit = predicate_table().at(words, index, end)
    return None if hit and _numbered(words, index + hit[0]) else hit


def _numbered(words: Words, after: int) -> bool:
    """Whether the word before `after` names a document: "Quyết định số 12/QĐ-UBND", "Chỉ thị số 05-CT/TU"."""
    return words.plain[after : after + 1] == ["số"] and after + 1 < len(words) and words.plain[after + 1][0].isdigit()


def after_generic(words: Words, index: int, first: int) -> bool:
    """Whether "cơ quan", "đơn vị" or the like stands right before `index`."""
    return index - 2 >= first and (words.plain[index - 2], words.plain[index - 1]) in _GENERIC


def _after_naming(words: Words, index: int, first: int) -> bool:
    """Whether the verb at `index` stands right behind a noun that it names: "tổ kiểm tra", but "Văn phòng | rà soát …"."""
    if words.capital[index - 1] and index - 1 > first + 1:
        return False
    if words.plain[index - 2] in _HALVES.get(words.plain[index - 1], ()):
        return False
    if words.plain[index - 2] == "," and words.plain[index - 1] in _COUNTED and words.plain[index - 3] in _COUNTED:
        return False  # "các phòng, ban | tổ chức thực hiện"
    names = naming_words()
    one, two = (words.plain[index - 1],), (words.plain[index - 2], words.plain[index - 1])
    noun = two if index - 2 >= first and two in names else one
    return noun in names and not (noun in offices() and names_of_offices().at(words, index) is None)


_NEAR: Final = 14
"""So many words behind a name or a verb are looked at for what the body must do."""


def _predicate_follows(words: Words, index: int, end: int) -> bool:
    """Whether another predicate follows within the same stretch without a stop."""
    table = predicate_table()
    for at in range(index, min(end, index + _NEAR)):
        if words.plain[at] in STOPS:
            return False
        if not words.capital[at] and table.at(words, at, end):
            return True
    return False


def _chain_end(words: Words, index: int, end: int) -> int:
    """The word after the verbs that stand one behind the other from `index` on: "được giao | chủ trì tổng hợp"."""
    while index < end and (hit := predicate_table().at(words, index, end)) and hit[1] == "action":
        index += hit[0]
    return index


# What names an authority where its verb follows at once: "các cơ quan quản lý | đảm bảo nguồn cung".
_OF_AUTHORITIES: Final = (["quản", "lý"], ["điều", "tra"], ["thẩm", "định"], ["tiếp", "nhận"])
_DRAWN_UP: Final = (
    ["kế", "hoạch"], ["đề", "án"], ["phương", "án"], ["chương", "trình"], ["dự", "thảo"], ["dự", "toán"], ["quy", "chế"],
    ["báo", "cáo"], ["kịch", "bản"], ["quy", "trình"], ["hồ", "sơ"],
)  # fmt: skip
# What tells of several which one is meant: "đơn vị chủ trì | báo cáo …"; with these it is rather what they do together.
_PRESIDED: Final = (["triển", "khai"], ["xây", "dựng"], ["tham", "mưu"], ["tổ", "chức"], ["rà", "soát"], ["thẩm", "định"])


def _named_by(words: Words, index: int, after: int, end: int) -> bool:
    """Whether the verb at `index` names the body: then a modal follows ("cơ quan phối hợp có trách nhiệm …").

    What draws up a plan is its verb, whatever the plan is for: "các đơn vị | xây dựng kế hoạch sẽ thực hiện".
    """
    if words.plain[index:after] == ["xây", "dựng"] and words.plain[after : after + 2] in _DRAWN_UP:
        return False
    if words.plain[index] in RELATIVE:
        return _predicate_follows(words, _chain_end(words, after, end), end)
    if words.plain[after : after + 1] == ["("]:
        return _predicate_follows(words, closing(words, after, end), end)
    if words.plain[index:after] == ["quản", "lý"] and _duty_follows(words, after, end, with_object=False):
        return True
    of_authority = words.plain[index - 1] == "quan" and words.plain[index : index + 2] in _OF_AUTHORITIES
    of_authority |= _presides(words, index, after)
    for at in range(after, min(end, after + _NEAR)):
        if words.plain[at] == "(":
            rest = closing(words, at, end)
            label = predicate_table().at(words, rest, end)
            return label is not None and label[1] == "modal"
        if words.plain[at] in STOPS:
            return False
        hit = predicate_table().at(words, at, end)
        if hit and at == after and of_authority and (hit[0] > 1 or words.plain[at] in RELATIVE):
            return True
        if hit and hit[1] == "modal" and not words.capital[at]:
            return True
    return False


def _presides(words: Words, index: int, after: int) -> bool:
    """Whether "chủ trì" tells which office is meant: "Đơn vị chủ trì | thực hiện …", "cơ quan chủ trì | báo cáo …"."""
    if words.plain[index:after] != ["chủ", "trì"] or words.plain[index - 1] not in {"quan", "vị"}:
        return False
    several = words.plain[index - 3 : index - 2] in (["các"], ["những"], [","], ["và"])
    return not several and words.plain[after : after + 2] not in _PRESIDED


# After these a verb is but part of a noun: "việc thực hiện", "công tác tuyên truyền".
_NOUN_BEFORE: Final = {"việc", "sự", "tác", "cuộc", "chế", "quy"}
# Adjuncts that stand before the verb and hold commas of their own.
_ADJUNCTS: Final = (["theo", "chức", "năng"], ["căn", "cứ"], ["trong", "quá", "trình"], ["trên", "cơ", "sở"])
# First words of what a steering committee is set up for.
_PROGRAMMES: Final = {"đề", "nghị", "chương", "chiến", "chỉ", "kế", "quy", "luật", "cuộc", "phong", "dự", "quyết", "kết", "đại"}


def _duty_follows(words: Words, after: int, end: int, *, with_object: bool) -> bool:
    """Whether what a body must do follows at or behind `after`, so that the verb before it names the body.

    "Tổ công tác xử lý nợ xấu | rà soát …", but "Tổ công tác | kiểm tra hiện trường"; `with_object`: a verb with nothing
    behind it is rather the object of the verb before ("giải quyết kiến nghị").
    """
    reached = after
    for at in range(after, min(end, after + _NEAR)):
        if words.plain[at] in STOPS:
            return False
        hit = predicate_table().at(words, at, end) if at >= reached else None
        if hit is None or words.capital[at] or words.plain[at - 1] in _NOUN_BEFORE:
            body = read_head(words, at, end) if at > after or words.capital[at] else None
            if body is not None and (body.plural or words.capital[at]):
                return False
            continue
        if hit[1] in {"action", "charge"}:
            rest = at + hit[0]
            return at > after and not (with_object and (rest >= end or words.plain[rest] in STOPS))
        if hit[1] != "manner" or verb_within(words, at + hit[0], at + hit[0] + 1, end):
            return True
        if words.length_of(_ADJUNCTS, at):
            return verb_within(words, at + hit[0], at + _NEAR, end)
        reached = at + hit[0]
    return False


def _programme(words: Words, index: int) -> bool:
    """Whether a named programme begins at `index`: "Tổ công tác triển khai Đề án 06"."""
    return index < len(words) and words.capital[index] and words.plain[index] in _PROGRAMMES


_OFFICES: Final = {"phòng", "cục", "chi", "vụ", "tổng"}
# What boards manage, which they may be named by: "Ban Quản lý đầu tư".
_BY_BOARDS: Final = (["đầu", "tư"], ["xây", "dựng"], ["vận", "hành"])


def _managed(words: Words, index: int, first: int) -> bool:
    """Whether what an office manages begins here: "Phòng Quản lý | xây dựng", "Cục Quản lý | đầu tư"."""
    if index - 2 <= first or words.plain[index - 2 : index] != ["quản", "lý"] or not words.capital[index - 2]:
        return False
    return words.plain[first] in _OFFICES or (words.plain[first] == "ban" and words.plain[index : index + 2] in _BY_BOARDS)


def _takes_part(words: Words, index: int, first: int, end: int) -> int:
    """How many words from "tham gia" on tell which of several are meant: "Các sở Y tế tham gia thí điểm | có trách nhiệm …"."""
    if words.plain[index : index + 2] != ["tham", "gia"] or words.plain[first] not in {"các", "những"}:
        return 0
    for at in range(index + 2, min(end, index + _NEAR)):
        if words.plain[at] in STOPS:
            return 0
        hit = predicate_table().at(words, at, end)
        if hit and hit[1] == "modal" and words.plain[at : at + 2] != ["được", "giao"]:
            return at - index
    return 0


def _nothing_follows(words: Words, after: int, end: int) -> bool:
    """Whether a name stands alone, or before others: "Ban Quản lý đầu tư, Ban Kỹ thuật:"."""
    if after >= end or words.plain[after] == ":":
        return True
    return (
        words.plain[after] in {",", ";"} and words.capital[min(after + 1, end - 1)] and bool(read_head(words, after + 1, end))
    )


def within_name(words: Words, index: int, first: int, end: int, chained: bool = False) -> int:
    """How many words at `index` belong to the name though they look like a predicate; 0 where none do."""
    hit = predicate_table().at(words, index, end)
    compound = hit is not None and hit[1] == "action" and hit[0] > 1
    if compound and (department_ended(words, index, first) or _of_a_place(words, index, first)):
        return 0
    group = inner_group(words, index, end) if words.plain[index] in inner_words() else 0
    if not group and words.capital[index - 1]:
        group = _rest_of_head(words, index, end)
    if group:
        return group
    if words.capital[index] or hit is None:
        return 0
    if _managed(words, index, first) and (
        _predicate_follows(words, index + hit[0], end) or _nothing_follows(words, index + hit[0], end)
    ):
        return hit[0]
    if words.plain[index] == "lãnh" and words.plain[index - 1] == "," and read_head(words, index, end):
        return 2
    if words.plain[index] == "tổ" and read_head(words, index - (words.plain[index - 1] in _BEFORE_NOUN), end):
        return 2
    if (chained or after_generic(words, index, first)) and (told := _told_of(words, index, hit, end)) is not None:
        return told
    if taken := _takes_part(words, index, first, end):
        return taken
    if words.plain[index] == "chưa" and (undone := undone_till(words, index, end)):
        return undone
    if words.plain[index] == "đang" and words.plain[index + 1 : index + 2] == ["bị"]:
        return 1 if _predicate_follows(words, index + 2, end) else 0
    if hit[1] == "action" and (_after_naming(words, index, first) or _joined(words, index, end)):
        after = index + hit[0]
        whole = _is_whole(words, index) and not _programme(words, after)
        return hit[0] if not whole or _duty_follows(words, after, end, with_object=True) else 0
    if fights(words, index) or _in_charge(words, index, first, end):
        return hit[0]
    steers = words.plain[index - 3 : index] == ["ban", "chỉ", "đạo"] and _programme(words, index + hit[0])
    return hit[0] if steers and _duty_follows(words, index + hit[0], end, with_object=True) else 0


def _told_of(words: Words, index: int, hit: Hit, end: int) -> int | None:
    """How many words at `index`, behind a noun such as "đơn vị", tell which; None where they may be a predicate."""
    named = naming_verbs().at(words, index, end)
    if named and named[1] == "naming_verb" and named[0] >= hit[0]:
        return named[0]
    if named and _named_by(words, index, index + named[0], end):
        charged = words.plain[index : index + hit[0]] == ["được", "giao"]
        return _chain_end(words, index + hit[0], end) - index if charged else max(named[0], hit[0])
    if words.plain[index] in RELATIVE and not (hit[0] > 1 and hit[1] in {"action", "modal"} and words.plain[index] == "có"):
        if words.plain[index] in {"đang", "đã", "chưa"}:
            return 1 if described(words, index, end) else 0
        return 1 if _predicate_follows(words, _chain_end(words, index + hit[0], end), end) else 0
    return None


def _is_whole(words: Words, index: int) -> bool:
    """Whether a noun that names a body by itself stands before `index`: a verb goes on with it only where a duty follows."""
    return words.plain[index - 3 : index] == ["tổ", "công", "tác"] or words.plain[index - 2 : index] == ["văn", "phòng"]


# What a body is set up against is part of its name: "Ban Chỉ đạo phòng, chống dịch Covid-19".
_NAME_OF_BOARD: Final = 7
_AGAINST: Final = (["ban", "chỉ", "đạo"], ["ban", "chỉ", "huy"])


def fights(words: Words, index: int) -> bool:
    """Whether what a board is set up against begins at `index`: "Ban Chỉ đạo | phòng, chống dịch …", "Ban chỉ đạo tỉnh | …"."""
    if words.plain[index] != "phòng":
        return False
    near = words.plain[max(0, index - _NAME_OF_BOARD) : index]
    last = next((at for at in range(len(near) - 1, -1, -1) if near[at] in {",", ";"}), -1)
    return any(near[at : at + 3] in _AGAINST for at in range(last + 1, len(near) - 2))


_CHARGE_WITHIN: Final = 30


def _in_charge(words: Words, index: int, first: int, end: int) -> bool:
    """Whether "phụ trách" tells which holder of an office is meant: "Phó Chủ tịch phụ trách kinh tế | chủ trì …"; where no verb
    follows, or one behind a comma, it is what he must do: "phụ trách tiêu chí số 2, hướng dẫn các xã". A heading that names a
    deputy tells which one: "Phó Hiệu trưởng phụ trách chuyên môn:".
    """
    if words.plain[index : index + 2] != ["phụ", "trách"]:
        return False
    reached = index + 3
    addressed = 2 * (words.plain[first : first + 2] == ["đồng", "chí"])
    deputy = words.plain[first + addressed] == "phó"
    for at in range(reached, min(end, index + _CHARGE_WITHIN)):
        if words.plain[at] in {";", ".", ":"}:
            return deputy and words.plain[at] == ":"
        if words.plain[at - 1] == "," and read_head(words, at, end):
            return True
        reached = max(reached, at + inner_group(words, at, end))
        hit = predicate_table().at(words, at, end) if at >= reached else None
        if hit and words.plain[at - 1] not in _NOUN_BEFORE and not words.capital[at] and hit[1] != "manner":
            return words.plain[at - 1] not in {",", "và"}
    return deputy and end == len(words) and reached < end <= index + _CHARGE_WITHIN


def _rest_of_head(words: Words, index: int, end: int) -> int:
    """How many words the head of a further body has behind its first, if that stands, with a capital, before `index`: "các
    thành viên Ban | chỉ đạo …"."""
    head = body_heads().at(words, index - 1, end)
    return head[0] - 1 if head else 0


# No name goes on with these: "… phối hợp với Ban Tuyên giáo và | chủ trì …".
_WORKING_TOGETHER: Final = (["chủ", "trì"], ["phối", "hợp"])


def _joined(words: Words, index: int, end: int) -> bool:
    """Whether "và" joins the verb to the name before it ("Ban Quản lý hạ tầng và phát triển đô thị"): no clause begins so."""
    acts = words.plain[index : index + 2] in _WORKING_TOGETHER
    return words.plain[index - 1] == "và" and not acts and read_head(words, index, end) is None


def department_ended(words: Words, index: int, first: int) -> bool:
    """Whether a department's name, a head and its field, has ended before a word that no name goes on with: its verb."""
    if words.plain[first] not in {"sở", "bộ"} or words.capital[index] or not words.plain[index].isalpha():
        return False
    if first + 1 + inner_group(words, first + 1, index) != index:
        return False
    return words.plain[index] not in _GOING_ON and words.plain[index] not in PLACES


def _of_a_place(words: Words, index: int, first: int) -> bool:
    """Whether the name is of those that only a place goes with, so that a verb in it is what they do.

    Behind "các" stands a noun: "UBND tỉnh, các tổ chức chính trị - xã hội".
    """
    if words.capital[index] or words.plain[index] in RELATIVE or words.plain[index - 1] in _BEFORE_NOUN:
        return False
    return names_of_places().at(words, first) is not None


_BEFORE_NOUN: Final = frozenset({"các", "những", "mọi", "mỗi", "một"})


def closing(words: Words, index: int, end: int) -> int:
    """The word after the parenthesis or the quotation that opens at `index`."""
    if words.plain[index] == '"':
        return next((at + 1 for at in range(index + 1, end) if words.plain[at] == '"'), index + 1)
    depth = 0
    for at in range(index, end):
        depth += {"(": 1, ")": -1, "“": 1, "”": -1}.get(words.plain[at], 0)
        if depth == 0:
            return at + 1
    return end
