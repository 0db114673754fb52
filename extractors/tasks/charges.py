"""An authority's charge: who charges, with which verb, and where whom it charges begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from chidao.corpus.reference import listed, load_table
from chidao.extractors.agencies import Mention, find_predicate, predicate_label
from chidao.extractors.agencies.heads import Head, read_head
from chidao.extractors.agencies.lexicon import inner_group, inner_words, predicate_table, stands_alone, verb_words
from chidao.extractors.agencies.provinces import provinces_at
from chidao.extractors.agencies.verbs_in_names import closing, fights
from chidao.extractors.tasks.leaders import is_leader
from chidao.extractors.tasks.sent import names_matter, sent_to
from chidao.extractors.words import PhraseTable, Words

_ASSIGNING: Final = {"giao", "yêu", "đề", "phân", "chỉ", "lưu", "kêu", "cử", "ủy", "nhấn", "nhắc"}
_DIRECT: Final = (["giao"], ["yêu", "cầu"], ["đề", "nghị"], ["phân", "công"], ["kêu", "gọi"], ["cử"])
_LIMIT: Final = 60
_DEMAND: Final = 14
_AGREEING: Final = (["đồng", "ý"], ["nhất", "trí"], ["thống", "nhất"])
# "giao thông", "theo đề nghị của", "ý kiến chỉ đạo": the same words as nouns.
_NOT_AFTER: Final = {
    "giao": {"thông", "dịch", "lưu", "ban", "thoa", "tiếp", "diện", "nhận", "hữu"},
    "chỉ": {"thị", "tiêu", "số"},
    "phân": {"bón", "cấp"},
    "yêu": set(),
}
# "Giao ban thường vụ các tỉnh ủy …": there "ban" is whom it is given to.
_BOARDS: Final = (["thường"], ["chấp"], ["quản"], ["chỉ"], ["tổ"], ["cán"], ["tuyên"], ["nội"])
_NOT_BEFORE: Final = {
    "theo", "đáp", "ứng", "các", "những", "sơ", "bản", "được", "về", "với", "khi", "việc", "sự", "mọi", "một", "số",
        "đơn", "biểu", "kiến", "bàn", "chuyển",
    "phục", "đạt", "đúng", "tiếp", "thông", "nghị", "và", "ban", "đã", "lệnh", "nhằm", "để", "từ", "tác", "nhiệm",
        "lãnh", "có", "từng", "trước", "ngoại", "mục", "đặt", "xem", "vực",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Charge:
    """An authority's charge: `authority` are its words, `verb` the charging verb, `after` the word that follows it."""

    authority: str
    verb: str
    after: int
    recipients: tuple[Mention, ...] = ()
    """Whom the directive was sent to that the charge stands in: who is charged where nobody else is named."""


@lru_cache(maxsize=128)
def read_charge(words: Words, index: int) -> Charge | None:
    """A charge that begins at `index`: "Chủ tịch UBND tỉnh yêu cầu …", "Giao …"; None where none does.

    Several readers of a clause ask for it one after the other.
    """
    if index >= len(words):
        return None
    head = read_head(words, index, len(words)) or (_province(words, index) if words.capital[index] else None)
    if head is None and words.plain[index] not in _ASSIGNING:
        return None
    stop = min(len(words), index + (_LIMIT if head is not None else 1))
    reached = index
    verbs = predicate_table()
    for at in words.among(_telling(), index, stop):
        if at < reached:
            continue
        word = words.plain[at]
        reached = _behind_inner(words, at, stop, named=head is not None and at > index)
        if reached > at:
            continue
        if word in _STOPS or (words.plain[at - 1] == "thừa" and at > index):
            return None  # "Bộ trưởng …, thừa ủy quyền Thủ tướng, ký …": who has been empowered himself
        if word not in _ASSIGNING and (head is None or at < head.end):
            continue
        hit = verbs.at(words, at)
        if hit and (fights(words, at) or words.plain[at : at + 2] == ["gửi", "lời"]):
            reached = at + hit[0]
            continue
        if hit and _may_charge(words, index, at, hit[1]):
            if _informs(words, index, at) if at > index else not _is_direct(words, at):
                return None
            if hit[1] == "charge" or _directs(words, at):
                return _begun(words, index, at, hit[0], head)
        if hit and head is not None and at >= head.end and _goes_before(words, index, at, *hit):
            if word == "gửi":
                return _sent(words, index, at)
            if not _reporting(words, at) and not names_matter(words, index, at):
                return None
            reached = at + hit[0]
    return None


_STOPS: Final = frozenset({";", ".", ":"})


@cache
def _telling() -> frozenset[str]:
    """The words that tell whether somebody charges, or belong to a name or an aside; all others are passed over."""
    return verb_words() | _STOPS | {"("}


def _behind_inner(words: Words, at: int, stop: int, *, named: bool) -> int:
    """The word behind an aside, or behind what stands inside a name (`named`), that begins at `at`; else `at` itself."""
    if words.plain[at] == "(":
        return closing(words, at, stop)
    return at + inner_group(words, at, stop) if named and words.plain[at] in inner_words() else at


def _sent(words: Words, index: int, at: int) -> Charge | None:
    """The charge in a directive of the authority at `index` that is sent at word `at`; None where it charges nobody."""
    sent = sent_to(words, index, at)
    if sent is None:
        return None
    bodies, after, asks = sent
    authority = words.slice(index, _name_end(words, index, at))
    if not asks:
        first = next(i for i in range(at + 1, len(words)) if words.starts[i] >= bodies[0].start)
        return Charge(authority, "đề nghị", first)
    return Charge(authority, " ".join(words.plain[after : after + 2]), _after_charge(words, after + 2), bodies)


# With these a clause goes on whose subject is a city that is but called "TP".
_BEHIND_CITY: Final = {"yêu", "giao", "đề", "cũng", "đã", "còn", "vừa"}


def _province(words: Words, index: int) -> Head | None:
    """A province by its name alone, or "TP" for a city, as the one who charges: "Hà Nội yêu cầu các phường …"."""
    if words.plain[index] == "tp" and words.plain[index + 1 : index + 2] and words.plain[index + 1] in _BEHIND_CITY:
        return Head(index, index, index + 1, "agency")
    names, after = provinces_at(words, index)
    return Head(index, index, after, "agency") if len(names) == 1 else None


def _may_charge(words: Words, index: int, at: int, label: str) -> bool:
    """Whether the verb at `at` can be a charging one: with capitals only where the sentence begins."""
    return (
        label in {"charge", "action"}
        and (words.plain[at] in _ASSIGNING or (words.plain[at] == "kiến" and _inspects(words, index, at)))
        and (at == index or not words.capital[at])
        and not is_noun(words, at, index)
    )


_PAST: Final = {"đã", "từng"}
_INFORMING: Final = (["cho", "biết"], ["cho", "hay"])


def _informs(words: Words, index: int, at: int) -> bool:
    """Whether somebody tells of what was charged: "Chủ tịch UBND tỉnh cho biết, tỉnh đã | chỉ đạo Sở Y tế …"."""
    informing = words.among(frozenset({"cho"}), index, at) if words.plain[at - 1] in _PAST else ()
    return any(words.plain[one : one + 2] in _INFORMING for one in informing)


# Whoever inspects recommends, and an answer is owed; others who "kiến nghị" ask those above them.
_INSPECTING: Final = (["thanh", "tra"], ["kiểm", "toán"], ["kiểm", "tra"])


def _inspects(words: Words, index: int, at: int) -> bool:
    """Whether those named from `index` to `at` are inspectors: "Chánh Thanh tra tỉnh | kiến nghị UBND huyện thu hồi …"."""
    return any(words.plain[one : one + 2] in _INSPECTING for one in range(index, min(at, index + 6)))


def _goes_before(words: Words, index: int, at: int, length: int, label: str) -> bool:
    """Whether the verb at `at` is another that stands between the authority and its charge.

    A verb of one syllable may be half of a noun in the authority's name ("Tòa án nhân dân").
    """
    if label not in {"modal", "action"} or at <= index or words.capital[at]:
        return False
    return label == "modal" or length > 1 or bool(stands_alone(words.plain[at - 1], words.plain[at]))


def _is_direct(words: Words, at: int) -> bool:
    """Whether a sentence may begin with this verb as a charge by whoever signs."""
    return words.length_of(_DIRECT, at) > 0


def _directs(words: Words, at: int) -> bool:
    return words.plain[at : at + 2] == ["chỉ", "đạo"]


def _begun(words: Words, index: int, at: int, length: int, head: Head | None) -> Charge | None:
    """The charge whose verb of `length` words stands at `at`; None where nobody, or somebody charged, stands before it."""
    if at > index and (
        head is None or any(words.plain[i] == "được" and not _is_given_name(words, i) for i in range(index, at))
    ):
        return None
    authority = words.slice(index, at)
    named = words.slice(index, _name_end(words, index, at))
    at, length = _last_of_chain(words, at, length)
    last = authority.rsplit(",", 1)[-1].strip()
    behind = "," in authority and not _directs(words, at) and is_leader(last) and not is_leader(authority)
    return Charge(last if behind else named, " ".join(words.plain[at : at + length]), _after_charge(words, at + length))


def _last_of_chain(words: Words, at: int, length: int) -> tuple[int, int]:
    """The verb that charges in "chỉ đạo, giao Sở Y tế …", "chỉ đạo và yêu cầu các xã …", and how many words it has."""
    if not _directs(words, at):
        return at, length
    after = at + length
    while after < len(words) and words.plain[after] in {",", "và"}:
        after += 1
    hit = predicate_label(words, after) if after < len(words) else None
    if hit and hit[1] == "charge" and _is_direct(words, after) and not is_noun(words, after, after):
        return after, hit[0]
    return at, length


def _name_end(words: Words, index: int, at: int) -> int:
    """Where the authority's name ends before the verbs that lead to the charge at `at`: "UBND tỉnh | vừa ban hành …"."""
    predicate = find_predicate(words, index, at) if index < at else None
    agreeing = next((i for i in range(index, at) if words.plain[i : i + 2] in _AGREEING), at)
    predicate = agreeing if predicate is None else min(predicate, agreeing)
    return at if "không" in words.plain[predicate:at] else predicate


def _is_given_name(words: Words, at: int) -> bool:
    """Whether a word of grammar is rather somebody's name: "Nguyễn Văn Được giao …"."""
    return words.plain[at] == "được" and words.capital[at]


def is_noun(words: Words, at: int, first: int) -> bool:
    after = words.plain[at + 1] if at + 1 < len(words) else ""
    if words.plain[at : at + 2] == ["giao", "ban"] and words.plain[at + 2 : at + 3] in _BOARDS:
        return False
    if words.plain[at + 1 : at + 4] in (["cầu", "đặt", "ra"], ["cầu", "của"], ["cầu", "về"], ["nghị", "truy", "tố"]):
        return True
    if at == first and words.plain[at] == "yêu" and "đòi" in words.plain[at : at + _DEMAND]:
        return True  # "Yêu cầu phát triển đòi hỏi tỉnh phải …"
    if after in _NOT_AFTER.get(words.plain[at], ()) and not words.capital[at + 1]:
        return True
    if words.plain[at - 2 : at] in (["văn", "bản"], ["công", "văn"]) and words.plain[at - 3] in {"có", "hành", "gửi", "ký"}:
        return False
    if at > first and words.plain[at - 1] in _NOT_BEFORE and not _is_given_name(words, at - 1):
        return words.plain[at - 1] not in {"đã", "và", "có"} or words.plain[at - 2 : at] == ["văn", "bản"]
    return after == "của"


def _reporting(words: Words, at: int) -> bool:
    """Whether the verb at `at` only leads to the charge: "có ý kiến", "ghi nhận … và yêu cầu", "đã", "động viên"."""
    return tuple(words.plain[at : at + 2]) in _LEADING_TO or words.plain[at] in {"đã", "cũng", "tiếp"}


_LEADING_TO: Final = {
    ("có", "ý"), ("cho", "ý"), ("quyết", "định"), ("thống", "nhất"), ("biểu", "dương"), ("ký", "công"), ("ban", "hành"),
    ("có", "văn"), ("có", "công"), ("ghi", "nhận"), ("đánh", "giá"), ("hoan", "nghênh"), ("chủ", "trì"), ("có", "mặt"),
    ("trực", "tiếp"), ("chia", "sẻ"), ("động", "viên"), ("thăm", "hỏi"),
}  # fmt: skip


def _after_charge(words: Words, at: int) -> int:
    while at < len(words) and words.plain[at] in {"cho", ",", ":", "rằng", "là", "“", '"'} and not _opinion(words, at):
        at += 1
    return at


def _opinion(words: Words, at: int) -> bool:
    """Whether "cho" begins a verb of its own: "đề nghị | cho ý kiến về dự thảo"."""
    return words.plain[at : at + 3] == ["cho", "ý", "kiến"]


_HANDED_WITHIN: Final = 16


@cache
def _handed_things() -> dict[str, PhraseTable]:
    return {kind: PhraseTable.of({kind: listed("handed_things", kind)}) for kind in load_table("handed_things")}


def hands_down(words: Words, index: int) -> bool:
    """Whether "giao", "cử" or "phân công" is what one is told to do with a thing: "Giao kế hoạch năm cho các chi nhánh"."""
    things = _handed_things()
    if words.plain[index : index + 2] == ["phân", "công"]:
        return words.plain[index + 2 : index + 3] != [] and (
            words.plain[index + 2].isdigit() or things["shared_out"].at(words, index + 2) is not None
        )
    if index + 1 >= len(words):
        return False
    if words.plain[index] == "cử":
        return words.plain[index + 1].isdigit() or things["sent"].at(words, index + 1) is not None
    if words.plain[index] != "giao" or words.capital[index + 1]:
        return False
    if things["given"].at(words, index + 1):
        return True
    return things["given_to"].at(words, index + 1) is not None and "cho" in words.plain[index + 2 : index + _HANDED_WITHIN]
