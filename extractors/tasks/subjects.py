"""Who is charged: the bodies at the beginning of a clause, with their verb."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import Head, head_words, read_head
from chidao.extractors.agencies.provinces import provinces_at
from chidao.extractors.tasks.charges import is_noun, read_charge
from chidao.extractors.tasks.refusals import is_foreign
from chidao.extractors.words import Words


@lru_cache(maxsize=128)
def subject_at(words: Words, index: int) -> tuple[tuple[Mention, ...], int] | None:
    """Bodies at `index` and the word of their predicate; None where no body with a predicate begins there.

    Several readers of a clause ask for them one after the other.
    """
    count = len(words.plain)
    if index >= count:
        return None
    head = read_head(words, index, count) if words.plain[index] in head_words() else None
    if head is None:
        return _provinces(words, index) if words.capital[index] else None
    predicate = find_predicate(words, index, count)
    if predicate is None:
        predicate = _only_verb(words, head)
    if predicate is None or not _CONDITIONS.isdisjoint(words.plain[index:predicate]):
        return None  # "Nhà thầu nào không đáp ứng, …", "Nhà thầu vi phạm thì …" are conditions
    if not head.plural and "là" in words.plain[index:predicate]:
        return None  # "Doanh nghiệp là động lực tăng trưởng"; but "các sở là thành viên Ban Chỉ đạo rà soát …"
    if any(words.plain[at + 1 : at + 3] == ["vai", "trò"] for at in words.among(_PLAYS, index, predicate)):
        return None  # "Nhà nước giữ vai trò chủ đạo, tập trung thực hiện một số nội dung sau:"
    bodies = read_bodies(words, index, predicate)
    if bodies is None or words.plain[predicate - 1] == "mình" or any(_RUN_ON.search(body.name) for body in bodies.mentions):
        return None  # "Trường học được sửa sang; đường làng …, giúp …": no name goes on across a semicolon.
    return bodies.mentions, predicate


# Clauses, rather than the fields of "Thường trực các Ủy ban: Pháp luật; Tư pháp".
_RUN_ON: Final = re.compile(r"^[^:]*;")
_CONDITIONS: Final = frozenset({"nào", "thì"})
_PLAYS: Final = frozenset({"giữ", "đóng"})
_CASES: Final = frozenset({"vụ", "hồ", "trường", "hộ", "việc"})
_THEN, _THEN_WITHIN = frozenset({"thì", ",", ";", ":", "."}), 16


def behind_then(words: Words, index: int) -> int | None:
    """The word behind "thì" where somebody's case opens a sentence and a duty follows: "Nhà thầu vi phạm thì | xử lý …"."""
    if index >= len(words):
        return None
    if words.plain[index] not in _CASES and (words.plain[index] not in head_words() or not read_head(words, index, len(words))):
        return None
    then = next(words.among(_THEN, index + 1, min(len(words), index + _THEN_WITHIN)), None)
    if then is None or words.plain[then] != "thì" or then + 1 >= len(words):
        return None
    acts = is_verb(words, then + 1) and words.plain[then + 1 : then + 3] not in (["chậm", "nhất"], ["muộn", "nhất"])
    return then + 1 if acts or subject_at(words, then + 1) else None


def _provinces(words: Words, index: int) -> tuple[tuple[Mention, ...], int] | None:
    """Provinces by their names alone, and their verb right behind, or behind others: "Hà Nội, Bắc Ninh khẩn trương rà soát",
    "TP Hòa Bình và các xã rà soát".
    """
    names, after = provinces_at(words, index)
    if names and after + 1 < len(words) and words.plain[after] in {",", "và"}:
        others = None if words.capital[after + 1] else subject_at(words, after + 1)
        return ((*names, *others[0]), others[1]) if others else None
    hit = predicate_label(words, after) if names and after < len(words) else None
    return (names, after) if hit and hit[1] in {"modal", "manner", "action"} and not words.capital[after] else None


_STRANGER_WORDS: Final = 4
_FOREIGN_LENGTH: Final = 7
"""Letters of a name of one word that cannot be a common noun of one syllable at the head of a quotation."""
# Whose names charges go to that bind nobody here: countries, and what is no body at all.
_NO_STRANGERS: Final = frozenset({"việt", "đảng", "tổ", "nhân", "quốc"})


def stranger_at(words: Words, index: int) -> tuple[tuple[Mention, ...], int] | None:
    """One who is charged by a name alone that tells no kind of body: "yêu cầu | Hòa Bình Xanh đẩy nhanh tiến độ".

    A firm or a place whose verb follows at once; an acronym may be anybody's, a country's name is a stranger's.
    """
    if index >= len(words):
        return None
    at = index
    while at < min(len(words), index + _STRANGER_WORDS) and words.capital[at] and words.plain[at].isalpha():
        at += 1
    own = at > index + 1 or len(words.plain[index]) >= _FOREIGN_LENGTH
    if not own or at >= len(words) or words.plain[index] in _NO_STRANGERS or not words.plain[index - 1].isalpha():
        return None
    name = words.slice(index, at)
    hit = predicate_label(words, at)
    if hit is None or hit[1] not in {"modal", "manner", "action"} or name.isupper() or is_foreign(name):
        return None
    return (Mention(words.starts[index], words.starts[index] + len(name), name, "agency"),), at


def singled_out(words: Words, index: int) -> tuple[Mention, ...]:
    """The province that a sentence singles out before it tells who asks: "Riêng Hà Nội với vai trò …, Thủ tướng yêu cầu …"."""
    if words.plain[index] != "riêng":
        return ()
    names, after = provinces_at(words, index + 1)
    return names if words.plain[after : after + 1] in (["với"], [","]) else ()


def with_asked(words: Words, charged: tuple[tuple[Mention, ...], int]) -> tuple[tuple[Mention, ...], int]:
    """With those of "yêu cầu các đơn vị trực thuộc và đề nghị UBND các xã rà soát", where both are charged with the same.

    So it is behind a comma, where nothing yet is said of those before: "đề nghị các huyện, yêu cầu các phòng rà soát".
    """
    bodies, at = charged
    if words.plain[at - 1] not in {"và", ","} or words.plain[at : at + 2] not in (["đề", "nghị"], ["yêu", "cầu"]):
        return charged
    more = subject_at(words, at + 2)
    return (bodies + more[0], more[1]) if more else charged


def _only_verb(words: Words, head: Head) -> int | None:
    """The verb right after a plural head where no other follows: "Các phòng rà soát …"."""
    if not head.plural or head.end + 3 > len(words):
        return None
    hit = predicate_label(words, head.end)
    return head.end if hit and hit[1] == "action" and hit[0] > 1 and head.end + hit[0] + 1 < len(words) else None


def leads_itself(words: Words, index: int) -> bool:
    """Whether the body of a scope has its verb right behind: "Đối với Chi cục Kiểm lâm chủ trì …"."""
    own = subject_at(words, index) if index < len(words) and words.capital[index] else None
    return own is not None and len(own[0]) == 1 and words.plain[own[1] : own[1] + 2] in (["chủ", "trì"], ["phối", "hợp"])


def only_noun(words: Words, index: int) -> bool:
    """Whether what looks like the main verb may be a noun of a list: "Sau khi nghe phản ánh, kiến nghị của dân, …"."""
    return read_charge(words, index) is None and subject_at(words, index) is None


# "Dự báo trong tháng tới, mưa còn nhiều" tells what is foreseen.
_FORESEEN: Final = {"trong", "thời", "năm", "từ", "đến", ",", ":"}
# Nouns, and how things are: "Không có ai hướng dẫn"; "không để xảy ra …" is what to do.
_NO_VERBS: Final = (
    ["trình", "tự"], ["trình", "độ"],
    ["không", "có"], ["không", "phải"], ["không", "còn"], ["không", "thể"], ["không", "chỉ"], ["chưa", "có"],
)  # fmt: skip


def is_verb(words: Words, index: int) -> bool:
    """Whether a clause may begin with the verb at `index`; "về công tác …" only tells what it is about."""
    if index >= len(words) or words.plain[index] == "về" or words.plain[index : index + 2] in _NO_VERBS:
        return False
    if words.plain[index : index + 2] == ["dự", "báo"] and not _FORESEEN.isdisjoint(words.plain[index + 2 : index + 3]):
        return False
    return predicate_label(words, index) is not None and not is_noun(words, index, index)
