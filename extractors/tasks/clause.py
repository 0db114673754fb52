"""One clause taken apart: what opens it, who charges, who is charged, where the action begins, who supports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from chidao.corpus.reference import load_table
from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.words import PhraseTable, Words

Form = Literal["charged", "named", "imperative", "modal", "statement"]
"""charged: an authority charges; named: a body with its verb; imperative: a verb alone; modal: a statement of what must be."""

ASSIGNING = {"giao", "yêu", "đề", "phân", "chỉ", "lưu", "kêu", "cử", "ủy", "nhấn"}
_DIRECT = {("giao",), ("yêu", "cầu"), ("đề", "nghị"), ("phân", "công"), ("kêu", "gọi"), ("cử",)}
_LEADERS = re.compile(
    r"^(?:đồng chí |ông |bà |đ/c )?(?:quyền )?(?:thủ tướng|phó thủ tướng|chủ tịch|phó chủ tịch|bí thư|phó bí thư|bộ trưởng|thứ trưởng|tổng bí thư|thống đốc|"
    r"chính phủ|ban bí thư|bộ chính trị|quốc hội|ban thường vụ|thường trực|ban chấp hành|trưởng ban|phó trưởng ban|tổng thanh tra|giám đốc sở|chánh văn phòng|"
    r"lãnh đạo|đồng chí|ông|bà|tổng giám đốc|cục trưởng|ủy ban nhân dân|ubnd|văn phòng)",
    re.IGNORECASE,
)


_CHIEFS = re.compile(
    r"^(?:đồng chí |ông |bà |đ/c )?(?:quyền )?(?:thủ tướng|phó thủ tướng|chủ tịch|phó chủ tịch|bí thư|phó bí thư|bộ trưởng|thứ trưởng|tổng bí thư|đồng chí$)",
    re.IGNORECASE,
)


def is_chief(words: str) -> bool:
    """Whether these words name a chief of a place or a ministry, whose words at a meeting are orders."""
    return bool(_CHIEFS.match(words.strip()))


def is_leader(words: str) -> bool:
    """Whether these words name someone who leads and so may charge others."""
    return bool(_LEADERS.match(words.strip()))


_PARTNER_ADVERBS = {"chặt", "chẽ", "tốt", "hiệu", "quả", "đồng", "bộ", "kịp", "thời", "thường", "xuyên", "có", "tích", "cực", "chủ", "động", "nhịp", "nhàng", "thống", "nhất", "hơn", "nữa", "tốt", "sâu"}
_LIMIT = 60


@cache
def _openers() -> dict[str, PhraseTable]:
    table = load_table("clause_words")
    return {name: PhraseTable.of({name: table[name]["words"].split(";")}) for name in ("connective", "purpose", "scope")}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of `words`. `start` is where its unit begins (a text offset), `predicate` the word of its verb.

    `bodies` are those charged or named as subject, `scope_bodies` those of a leading "Đối với …", `authority` the words of
    who charges, "" where the charge names none.
    """

    form: Form
    start: int
    predicate: int | None
    bodies: tuple[Mention, ...] = ()
    scope_bodies: tuple[Mention, ...] = ()
    authority: str | None = None
    charge: str = ""
    past: bool = False
    speech: bool = False
    """Whether the subject only says something."""
    times_from: int | None = None
    """Where a deadline that stands before the unit is to be sought from."""


def opener(words: Words, index: int, kind: str) -> int:
    """How many words of an opener of that kind stand at `index`."""
    hit = _openers()[kind].at(words, index)
    return hit[0] if hit else 0


def skip_connectives(words: Words, index: int) -> int:
    """The word after connectives and their commas."""
    while index < len(words):
        if words.plain[index] in {",", ";", "-", "–", ":", "“", '"', "(", ")", "*", ".", "…"}:
            index += 1
            continue
        length = opener(words, index, "connective")
        after = index + length
        if not length or after >= len(words):
            return index
        follows = words.plain[after]
        if follows not in {",", ":"} and words.plain[index] in {"cụ", "riêng", "trước", "đặc", "nhất", "tại", "cũng", "thứ", "cùng", "trong", "lưu", "và"}:
            if words.plain[index] != "và" and not (words.plain[index] == "trong" and words.plain[index + 1] == "đó"):
                return index
        index = after
    return index


# "giao thông", "theo đề nghị của", "ý kiến chỉ đạo": the same words as nouns.
_NOT_AFTER = {"giao": {"thông", "dịch", "lưu", "ban", "thoa", "tiếp", "diện", "nhận", "hữu"}, "chỉ": {"thị", "tiêu", "số"}, "phân": {"bón", "cấp"}, "yêu": set()}
_NOT_BEFORE = {
    "theo", "đáp", "ứng", "các", "những", "sơ", "bản", "được", "về", "với", "khi", "việc", "sự", "mọi", "một", "số", "đơn", "biểu", "kiến", "bàn", "chuyển",
    "phục", "đạt", "đúng", "tiếp", "thông", "nghị", "và", "ban", "đã", "lệnh", "nhằm", "để", "từ", "tác", "nhiệm", "lãnh", "có", "ngoại", "mục", "đặt", "xem",
}  # fmt: skip


def _is_noun(words: Words, at: int, first: int) -> bool:
    after = words.plain[at + 1] if at + 1 < len(words) else ""
    if words.plain[at + 1 : at + 4] in (["cầu", "đặt", "ra"], ["cầu", "của"], ["cầu", "về"]):
        return True
    if after in _NOT_AFTER.get(words.plain[at], ()) and not words.capital[at + 1]:
        return True
    if at > first and words.plain[at - 1] in _NOT_BEFORE:
        return words.plain[at - 1] not in {"đã", "và", "có"} or words.plain[at - 2 : at] == ["văn", "bản"]
    return after == "của"


@dataclass(frozen=True, slots=True)
class Charge:
    """An authority's charge: `authority` are its words, `verb` the charging verb, `after` the word that follows it."""

    authority: str
    verb: str
    after: int


def read_charge(words: Words, index: int) -> Charge | None:
    """A charge that begins at `index`: "Chủ tịch UBND tỉnh yêu cầu …", "Giao …"; None where none does."""
    head = read_head(words, index, len(words))
    at = index
    stop = min(len(words), index + _LIMIT)
    while at < stop:
        word = words.plain[at]
        if word in {";", ".", ":"}:
            return None
        hit = predicate_label(words, at)
        if hit and hit[1] in {"charge", "action"} and word in ASSIGNING and (at == index or not words.capital[at]) and not _is_noun(words, at, index):
            key = tuple(words.plain[at : at + 2])
            if at == index and not any(tuple(words.plain[at : at + len(direct)]) == direct for direct in _DIRECT):
                return None
            if hit[1] == "charge" or key == ("chỉ", "đạo"):
                authority = words.slice(index, at)
                if at > index and (head is None or "được" in words.plain[index:at]):
                    return None
                last = authority.rsplit(",", 1)[-1].strip()
                if "," in authority and is_leader(last) and not is_leader(authority):
                    authority = last
                return Charge(authority, " ".join(words.plain[at : at + hit[0]]), _after_charge(words, at + hit[0]))
        if hit and hit[1] in {"modal", "action"} and at > index and not words.capital[at] and head is not None and at >= head.end:
            if not _reporting(words, at):
                return None
            at += hit[0]
            continue
        at += 1
    return None


def _reporting(words: Words, at: int) -> bool:
    """Whether the verb at `at` only leads to the charge: "có ý kiến", "ghi nhận … và yêu cầu", "đã", "tiếp tục"."""
    pair = tuple(words.plain[at : at + 2])
    return pair in {("có", "ý"), ("cho", "ý"), ("quyết", "định"), ("thống", "nhất"), ("biểu", "dương"), ("ký", "công"), ("ban", "hành"), ("chủ", "trì")} or words.plain[at] in {"đã", "cũng", "tiếp"}


def _after_charge(words: Words, at: int) -> int:
    while at < len(words) and words.plain[at] in {"cho", ",", ":", "rằng", "là", "“", '"'}:
        at += 1
    return at


def _subject(words: Words, index: int) -> tuple[tuple[Mention, ...], int] | None:
    """Bodies at `index` and the word of their predicate; None where no body with a predicate begins there."""
    if index >= len(words) or read_head(words, index, len(words)) is None:
        return None
    predicate = find_predicate(words, index, len(words))
    if predicate is None:
        return None
    bodies = read_bodies(words, index, predicate)
    return (bodies.mentions, predicate) if bodies else None


def _is_verb(words: Words, index: int) -> bool:
    return index < len(words) and predicate_label(words, index) is not None


def _main_start(words: Words, index: int, purpose: bool) -> int | None:
    """Where the main clause begins after an opening adjunct at `index`: after the comma or colon that one can follow.

    A charge or a body with a capital or a quantity is taken first; bare nouns may still belong to the adjunct's own list.
    """
    bare: int | None = None
    for after in _after_commas(words, index):
        charge = read_charge(words, after)
        if charge and (charge.authority or _subject(words, charge.after) or _is_verb(words, charge.after)):
            return after
        subject = _subject(words, after)
        if subject and words.plain[subject[1] - 1] != ",":
            if words.capital[after] or words.plain[after] in {"các", "những"}:
                return after
            if bare is None and words.plain[after] in {"cơ", "đơn", "chủ", "người", "đề", "tỉnh", "sở", "bộ", "huyện", "địa"}:
                bare = after
        modal = purpose and words.plain[after] in {"cần", "phải"}
        if bare is None and (modal or not purpose) and not words.capital[after] and _is_duty(words, after) and words.plain[after] not in {"không", "nhất"}:
            bare = after
            break
    return bare


def _after_commas(words: Words, index: int) -> Iterator[int]:
    """The words after the commas and colons outside parentheses that follow `index`."""
    depth = 0
    for at in range(index, min(len(words), index + 120)):
        word = words.plain[at]
        depth += {"(": 1, ")": -1}.get(word, 0)
        if depth == 0 and at > index and words.plain[at : at + 2] in (["đề", "nghị"], ["yêu", "cầu"]) and not _is_noun(words, at, index):
            if read_head(words, at + 2, len(words)):
                yield at
        if depth == 0 and word in {",", ":"}:
            after = skip_connectives(words, at + 1)
            if after < len(words):
                yield after


def _past(words: Words, predicate: int | None) -> bool:
    """Whether the verb tells what is done or said rather than what is to be done."""
    if predicate is None:
        return False
    return any(word in {"đã", "đang", "vừa"} for word in words.plain[predicate : predicate + 2]) or _label(words, predicate) in {"speech", "act"}


def _label(words: Words, predicate: int) -> str:
    hit = predicate_label(words, predicate)
    return hit[1] if hit else ""


def _speech(words: Words, predicate: int) -> bool:
    return _label(words, predicate) == "speech" or words.plain[predicate : predicate + 2] in (["nhấn", "mạnh"], ["lưu", "ý"])


def read_clause(words: Words) -> Clause | None:
    """The parts of the clause that `words` make; None where there are no words."""
    index = skip_connectives(words, 0)
    if index >= len(words):
        return None
    start, scope_bodies = index, ()
    charge = read_charge(words, index)
    subject = None if charge else _subject(words, index)
    if charge is None and subject is None:
        scope, purpose = opener(words, index, "scope"), opener(words, index, "purpose")
        spoken = predicate_label(words, index)
        if spoken and spoken[1] in {"speech", "act"}:
            purpose = purpose or spoken[0]
        topic = _topic_colon(words, index)
        at_once = _verb_after_time(words, index)
        if at_once is not None:
            return Clause("imperative", words.starts[index], at_once)
        if scope or purpose or topic:
            main = _main_start(words, index, purpose=bool(purpose and not scope))
            if topic and not (main and main < topic and read_charge(words, main)):
                main = topic
            if main is not None:
                if scope:
                    scope_bodies = _bodies_before(words, index + scope, main)
                elif not topic or purpose or not _is_verb(words, index):
                    start = main
                index = main
                charge = read_charge(words, index)
                subject = None if charge else _subject(words, index)
    return _assemble(words, start, index, charge, subject, scope_bodies)


_RECURRING = {"hằng", "hàng", "định", "thường", "mỗi"}


def _verb_after_time(words: Words, index: int) -> int | None:
    """The verb that follows a recurring time without a comma: "định kỳ hằng tháng báo cáo UBND tỉnh, …"."""
    if words.plain[index] not in _RECURRING:
        return None
    at = index
    while at < min(len(words), index + 8):
        hit = predicate_label(words, at)
        if hit and hit[1] == "action":
            return at
        if words.plain[at] in {",", ";", ":"} or (words.capital[at] and at > index):
            return None
        at += hit[0] if hit else 1
    return None


def _topic_colon(words: Words, index: int) -> int | None:
    """The word after the colon of a topic: "Về mở rộng nhà máy: giao …"."""
    if words.plain[index] not in {"về", "đối", "nguồn", "việc", "công", "nội", "liên"}:
        return None
    for at in range(index, min(len(words), index + 120)):
        if words.plain[at] == ":":
            after = at + 1
            if after < len(words) and (read_charge(words, after) or _subject(words, after)):
                return after
    return None


def _bodies_before(words: Words, first: int, end: int) -> tuple[Mention, ...]:
    """The bodies of "Đối với Sở Y tế, …", none where the scope is a matter."""
    while end > first and words.plain[end - 1] in {",", ":"}:
        end -= 1
    place = _province(words, first, end)
    if place:
        return (place,)
    head = read_head(words, first, end)
    if head is None or (head.kind == "collective" and not words.capital[head.noun] and "liên" not in words.plain[first:end]):
        return ()
    bodies = read_bodies(words, first, end)
    return bodies.mentions if bodies and find_predicate(words, first, end) is None else ()


@cache
def _provinces() -> dict[str, str]:
    table = load_table("province_names")
    return {**{name: f"thành phố {name}" for name in table["cities"]}, **{name: f"tỉnh {name}" for name in table["provinces"]}}


def _province(words: Words, first: int, end: int) -> Mention | None:
    """The province that "Với Bắc Giang, …" speaks to."""
    name = words.slice(first, end)
    full = _provinces().get(name)
    return Mention(words.starts[first], words.ends[end - 1], full, "agency") if full else None


def _assemble(
    words: Words, start: int, index: int, charge: Charge | None, subject: tuple[tuple[Mention, ...], int] | None, scope_bodies: tuple[Mention, ...]
) -> Clause | None:
    if charge:
        charged = _subject(words, charge.after)
        begin = words.starts[start] if start < index else words.starts[min(charge.after, len(words) - 1)]
        if charged:
            return Clause("charged", begin, charged[1], charged[0], scope_bodies, charge.authority, charge.verb, _past(words, charged[1]))
        timed = _after_time(words, charge.after)
        later = _subject(words, timed) if timed else None
        if later:
            begin = words.starts[start] if start < index else words.starts[timed]
            return Clause("charged", begin, later[1], later[0], scope_bodies, charge.authority, charge.verb, times_from=words.starts[charge.after])
        if _is_duty(words, charge.after):
            return Clause("charged", begin, charge.after, (), scope_bodies, charge.authority, charge.verb)
        return _charged_later(words, start, index, charge, scope_bodies)
    if subject:
        past, speech = _past(words, subject[1]), _speech(words, subject[1])
        return Clause("named", words.starts[start], subject[1], subject[0], scope_bodies, past=past, speech=speech)
    if _is_verb(words, index):
        return Clause("imperative", words.starts[start], index, (), scope_bodies, past=_past(words, index))
    if _modal_ahead(words, index):
        return Clause("modal", words.starts[start], index, (), scope_bodies)
    return Clause("statement", words.starts[start], None, (), scope_bodies)


_TIMES = (["thời", "gian", "tới"], ["trong", "thời", "gian", "tới"], ["trước", "mắt"], ["từ", "nay"], ["trong", "năm"], ["ngay"])


def _after_time(words: Words, index: int) -> int:
    """The word after a time that stands between a charge and whom it charges: "đề nghị thời gian tới các ngành …"; 0 if none."""
    for time in _TIMES:
        if words.plain[index : index + len(time)] == time:
            after = index + len(time)
            while after < len(words) and words.plain[after] in {",", "đến", "năm"} or (after < len(words) and words.plain[after].isdigit()):
                after += 1
            return after
    return 0


_NO_DUTY = {"để", "nhằm", "theo", "như", "vào", "trên", "trong", "khi", "nếu", "đã", "đang", "với", "mỗi", "dựa", "căn"}


def _is_duty(words: Words, index: int) -> bool:
    """Whether the verb of a duty stands at `index`, rather than a word that opens an adjunct."""
    hit = predicate_label(words, index) if index < len(words) else None
    return hit is not None and words.plain[index] not in _NO_DUTY


def _charged_later(words: Words, start: int, index: int, charge: Charge, scope_bodies: tuple[Mention, ...]) -> Clause:
    """ "… yêu cầu, với vai trò …, Sở Y tế …": an adjunct stands between the charge and whom it charges."""
    after = charge.after
    statement = Clause("statement", words.starts[min(after, len(words) - 1)], None, (), scope_bodies, charge.authority, charge.verb)
    if after >= len(words) or words.plain[-1] == ":":
        return statement
    scope, purpose = opener(words, after, "scope"), opener(words, after, "purpose")
    main = _main_start(words, after, purpose=bool(purpose and not scope)) if scope or purpose else None
    if main is None:
        own = _subject(words, index) if charge.authority else None
        if own is None:
            return statement
        past, speech = _past(words, own[1]), _speech(words, own[1])
        return Clause("named", words.starts[start], own[1], own[0], scope_bodies, past=past or speech, speech=speech)
    begin = words.starts[start] if start < index else words.starts[after if scope else main]
    bodies = scope_bodies or (_bodies_before(words, after + scope, main) if scope else ())
    subject = _subject(words, main)
    if subject:
        return Clause("charged", begin, subject[1], subject[0], bodies, charge.authority, charge.verb, _past(words, subject[1]))
    if _is_duty(words, main):
        return Clause("charged", begin, main, (), bodies, charge.authority, charge.verb)
    return statement


def _modal_ahead(words: Words, index: int) -> bool:
    """Whether "phải", "cần" or "không được" stands near the beginning: a thing must be so."""
    for at in range(index, min(len(words), index + 40)):
        if words.plain[at] in {"phải", "cần"} and words.plain[at - 1] not in {"không", "những", "gì", "chưa"}:
            return True
        if words.plain[at : at + 2] == ["không", "được"]:
            return True
    return False


def read_partners(words: Words, predicate: int) -> tuple[Mention, ...]:
    """The partners of "phối hợp với …" in the main chain of verbs from word `predicate` on."""
    at = predicate
    while at < len(words) - 1:
        if words.plain[at] in {";", ":"}:
            return ()
        if words.plain[at : at + 2] == ["chủ", "trì"] and "cùng" in words.plain[at + 2 : at + 4] and words.plain[at + 2] in {",", "cùng"}:
            return _partners_at(words, at + (1 if words.plain[at + 2] == "," else 0))
        if words.plain[at : at + 2] in (["phối", "hợp"], ["kết", "hợp"]):
            found = _partners_at(words, at)
            if found or words.plain[at] == "phối":
                return found
        elif at > predicate and read_head(words, at, len(words)) is not None and _chained(words, predicate, at):
            return ()
        at += 1
    return ()


def partners_hold(words: Words, clause: Clause, first: bool) -> bool:
    """Whether the partners hold for the clauses that follow: "Chủ trì, phối hợp với …", or a sentence
    that begins "Phối hợp với …"."""
    if clause.predicate is None:
        return False
    at = next((at for at in range(clause.predicate, len(words) - 1) if words.plain[at : at + 2] == ["phối", "hợp"]), None)
    if at is None:
        return False
    if "trì" in words.plain[max(clause.predicate, at - 4) : at]:
        return True
    return first and clause.form == "imperative" and at == clause.predicate and words.plain[at + 2 : at + 3] == ["với"]


_CHAINING = (["chỉ", "đạo"], ["đôn", "đốc"], ["hướng", "dẫn"], ["yêu", "cầu"], ["đề", "nghị"], ["vận", "động"], ["giám", "sát"], ["giao", "cho"])


def _chained(words: Words, predicate: int, at: int) -> bool:
    """Whether the body at `at` is charged by the subject: whoever it works with is no partner of ours."""
    head = read_head(words, at, len(words))
    if head is None or not (words.capital[head.noun] or head.plural):
        return False
    return any(words.plain[i : i + 2] in _CHAINING for i in range(predicate, at))


def _partners_at(words: Words, at: int) -> tuple[Mention, ...]:
    index = at + 2
    while index < len(words) and words.plain[index] in _PARTNER_ADVERBS:
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
    if head is None or (not joined and index > at + 2):
        return ()
    end = find_predicate(words, index, len(words))
    stop = next((i for i in range(index, len(words)) if words.plain[i] in {":", "."} or _within(words, i)), len(words))
    bodies = read_bodies(words, index, min(end if end is not None else len(words), stop))
    return bodies.mentions if bodies else ()


def _within(words: Words, index: int) -> bool:
    """Whether "trong" at `index` begins the matter rather than the place: "trong quản lý", not "trong tỉnh"."""
    after = words.plain[index + 1] if index + 1 < len(words) else ""
    return words.plain[index] == "trong" and after not in {"tỉnh", "thành", "huyện", "ngành", "hệ", "khối", "khu", "và", "nước", "vùng"}
