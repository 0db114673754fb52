"""Who supports: the bodies of "phối hợp với …", and how far they hold."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import head_words, read_head
from chidao.extractors.agencies.lexicon import inner_group
from chidao.extractors.agencies.provinces import provinces_at
from chidao.extractors.tasks.clause import Clause
from chidao.extractors.words import Words

_ADVERBS: Final = {
    "chặt", "chẽ", "tốt", "hiệu", "quả", "đồng", "bộ", "kịp", "thời", "thường", "xuyên", "có", "tích", "cực", "chủ", "động",
    "nhịp", "nhàng", "thống", "nhất", "hơn", "nữa", "sâu", "quyết", "liệt", "linh", "hoạt", "toàn", "diện",
}  # fmt: skip
# Without one of these nothing names partners: most clauses need no closer look.
_WORKING_TOGETHER: Final = frozenset({"phối", "kết", "cùng"})
_LIST_ENDS: Final = frozenset({".", ":", "trong", ")"})
# "Xây dựng quy chế phối hợp với Công an": with whom the paper is about.
_ON_PAPER: Final = (
    ["quy", "chế"],
    ["chương", "trình"],
    ["cơ", "chế"],
    ["kế", "hoạch"],
    ["văn", "bản"],
    ["thỏa", "thuận"],
    ["biên", "bản"],
    ["giải", "pháp"],
    ["phương", "án"],
)
_CHAINING: Final = (
    ["chỉ", "đạo"],
    ["đôn", "đốc"],
    ["hướng", "dẫn"],
    ["yêu", "cầu"],
    ["đề", "nghị"],
    ["vận", "động"],
    ["giám", "sát"],
    ["giao", "cho"],
    ["phân", "công"],
)

# "…, cùng Sở Y tế …": with whom whoever leads works.
_LEADING: Final = (["đầu", "mối"], ["chủ", "trì"], ["trách", "nhiệm"], ["nhiệm", "chính"])
_CHAINING_FIRST: Final = frozenset(verb[0] for verb in _CHAINING)


def read_partners(words: Words, predicate: int) -> tuple[Mention, ...]:
    """The partners of "phối hợp với …" in the main chain of verbs from word `predicate` on."""
    if _WORKING_TOGETHER.isdisjoint(words.plain[predicate:]):
        return ()
    if words.plain[predicate] == "cùng":
        return _partners_at(words, predicate - 1)
    for at in words.among(_telling(), predicate, len(words) - 1):
        word = words.plain[at]
        if word in {";", ":"}:
            return ()
        if word in {"phối", "cùng"} and words.plain[at - 1] == "(":
            return _partners_at(words, at if word == "phối" else at - 1)
        if word == "cùng" and words.plain[at - 1] == "," and words.plain[at - 3 : at - 1] in _LEADING:
            return _partners_at(words, at - 2)
        if word == "chủ" and (beside := _beside(words, at)):
            return beside
        if word == "chủ" and _leads_together(words, at):
            return _partners_at(words, at + (1 if words.plain[at + 2] == "," else 0))
        if word in {"phối", "kết"} and words.plain[at + 1] == "hợp" and not _is_noun(words, at):
            found = _partners_at(words, at)
            if found or word == "phối":
                return found
        elif words.plain[at : at + 2] == ["phối", "với"]:
            return _partners_at(words, at - 1)  # "chủ trì, phối với Bộ Tài chính": "hợp" is left out now and then
        elif at > predicate and _chained(words, predicate, at):
            return ()
    return ()


def _leads_together(words: Words, at: int) -> bool:
    """Whether whoever leads does so with others: "chủ trì cùng Sở Y tế …", "chủ trì, cùng …"."""
    after = words.plain[at + 2 : at + 4]
    return words.plain[at + 1] == "trì" and "cùng" in after and after[0] in {",", "cùng"}


def _beside(words: Words, at: int) -> tuple[Mention, ...]:
    """Those who support by a verb of their own beside whoever leads: "chủ trì, | Sở Tài chính phối hợp lập đề án"."""
    if words.plain[at + 1 : at + 3] != ["trì", ","] or read_head(words, at + 3, len(words)) is None:
        return ()
    verb = find_predicate(words, at + 3, len(words))
    if verb is None or words.plain[verb : verb + 2] != ["phối", "hợp"] or words.plain[verb + 2 : verb + 3] == ["với"]:
        return ()
    bodies = read_bodies(words, at + 3, verb)
    return bodies.mentions if bodies else ()


def _is_noun(words: Words, at: int) -> bool:
    """Whether working together is but told of: "sự phối hợp", "quy chế phối hợp"."""
    return words.plain[at - 1] == "sự" or words.plain[at - 2 : at] in _ON_PAPER


@cache
def _telling() -> frozenset[str]:
    """The words that tell whether and with whom somebody works together; all others are passed over."""
    return frozenset({";", ":", "chủ", "phối", "kết", "cùng"} | head_words())


_LEADS: Final = re.compile(r"\((?:là )?(?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)\)\W*$", re.IGNORECASE)
_SUPPORTS: Final = re.compile(r"\((?:là )?(?:cơ quan |đơn vị )?phối hợp\)\W*$", re.IGNORECASE)


def told_apart(bodies: tuple[Mention, ...] | None) -> tuple[tuple[Mention, ...] | None, tuple[Mention, ...]]:
    """Who leads and who supports by the brackets behind their names: "Sở A (chủ trì), Sở B, Sở C (phối hợp)"."""
    if bodies is None or not any(body.name.endswith(")") for body in bodies):
        return bodies, ()
    leads: list[Mention] = []
    supports: list[Mention] = []
    unmarked: list[Mention] = []
    for body in bodies:
        unmarked.append(body)
        if _LEADS.search(body.name) or _SUPPORTS.search(body.name):
            (leads if _LEADS.search(body.name) else supports).extend(unmarked)
            unmarked = []
    (supports if leads and supports else leads).extend(unmarked)
    return tuple(leads), tuple(supports)


def partners_hold(words: Words, clause: Clause, first: bool) -> bool:
    """Whether the partners hold for the clauses that follow: "Chủ trì, phối hợp với …", or a sentence
    that begins "Phối hợp với …"."""
    if clause.predicate is None:
        return False
    at = words.find(["phối", "hợp"], clause.predicate)
    if at is None:
        # "chủ trì cùng Công an tỉnh"
        leads = words.find(["chủ", "trì"], clause.predicate)
        return leads is not None and "cùng" in words.plain[leads + 2 : leads + 4]
    if "trì" in words.plain[max(clause.predicate, at - 4) : at]:
        return True
    return first and clause.form == "imperative" and at == clause.predicate and words.plain[at + 2 : at + 3] == ["với"]


def _chained(words: Words, predicate: int, at: int) -> bool:
    """Whether the body at `at` is charged by the subject: whoever it works with is no partner of ours."""
    head = read_head(words, at, len(words))
    if head is None or not (words.capital[head.noun] or head.plural):
        return False
    if words.plain[at - 1] == "giao" and words.plain[at - 2 : at - 1] not in (["bàn"], ["chuyển"]):
        return True
    return any(words.plain[i : i + 2] in _CHAINING for i in words.among(_CHAINING_FIRST, predicate, at))


def _tells_how(words: Words, index: int) -> bool:
    """Whether the word at `index` still says how they work together: "phối hợp chặt chẽ, quyết liệt với …"."""
    if words.plain[index] == ",":
        return words.plain[index - 1] in _ADVERBS and not _ADVERBS.isdisjoint(words.plain[index + 1 : index + 2])
    return words.plain[index] in _ADVERBS


def _partners_at(words: Words, at: int) -> tuple[Mention, ...]:
    index = at + 2
    while index < len(words) and _tells_how(words, index) and read_head(words, index, len(words)) is None:
        index += 1
    joined = index < len(words) and words.plain[index] in {"với", "cùng"}
    while index < len(words) and words.plain[index] in {"với", "cùng"}:
        index += 1
    if index < len(words) and words.plain[index] == "," and not joined:
        follow = predicate_label(words, index + 1)
        if follow and words.plain[index + 1] in {"hỗ"}:
            index += 1 + follow[0]
            joined = True
    if index >= len(words) or (words.plain[at] == "kết" and not joined):
        return ()
    head = read_head(words, index, len(words))
    if head is None and joined:
        return _places_at(words, index)
    if head is None or (not joined and index > at + 2):
        return ()
    end = find_predicate(words, index, len(words))
    stop = next((i for i in words.among(_LIST_ENDS, index) if _ends(words, index, i) or _within(words, i)), len(words))
    bodies = read_bodies(words, index, min(end if end is not None else len(words), stop))
    return bodies.mentions if bodies else ()


def _places_at(words: Words, index: int) -> tuple[Mention, ...]:
    """Provinces by their names alone and the bodies that follow them: "phối hợp với | TP.HCM và Bộ Quốc phòng"."""
    places, after = provinces_at(words, index)
    if after < len(words) and words.capital[after]:
        return ()  # "phối hợp với Hà Nội Metro": a name of which the province's is a part
    if not places or after >= len(words) or words.plain[after] not in {",", "và"}:
        return places
    end = find_predicate(words, after + 1, len(words))
    others = read_bodies(words, after + 1, len(words) if end is None else end)
    return places + others.mentions if others else places


def _ends(words: Words, first: int, index: int) -> bool:
    """Whether a stop, a colon or the bracket around it ends the list from `first`; that of "các Sở: Y tế" does not."""
    if words.plain[index] == ")":
        return "(" not in words.plain[first:index]  # "(phối hợp với Công an tỉnh)"
    if words.plain[index] != ":":
        return words.plain[index] == "."
    listing = words.plain[index - 2 : index - 1] == ["các"] and index + 1 < len(words)
    named = listing and words.capital[index + 1]
    return not (named and (inner_group(words, index + 1, len(words)) or predicate_label(words, index + 1) is None))


def _within(words: Words, index: int) -> bool:
    """Whether "trong" at `index` begins the matter rather than the place: "trong quản lý", not "trong tỉnh"."""
    after = words.plain[index + 1] if index + 1 < len(words) else ""
    return words.plain[index] == "trong" and after not in {
        "tỉnh",
        "thành",
        "huyện",
        "ngành",
        "hệ",
        "khối",
        "khu",
        "và",
        "nước",
        "vùng",
    }
