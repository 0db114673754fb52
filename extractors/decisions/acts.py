"""One clause read as a decision: the matter it opens with, who decides, and the verb."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from chidao.extractors.agencies import find_predicate
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.decisions.lexicon import Verb, first_words, length_at, length_before, verb_of, verbs
from chidao.extractors.tasks.openers import skip_connectives
from chidao.extractors.words import Words

Decides = Callable[[str], bool]

_BRACKETS: Final = {"(": 1, ")": -1}
_SEPARATORS: Final = frozenset({",", ":", "(", ")"})
_PAST: Final = {"đã", "vừa", "mới"}
_RECENT: Final = {"vừa", "mới", "mới đây", "vừa qua"}
# After these a capital begins a sentence or a clause rather than a name.
_OPENING: Final = {":", ",", "*", "“", '"', ".", "”", "-", "–"}
# A clause that opens so tells what may be, or what is asked of another.
_UNSETTLED: Final = re.compile(
    r"^(?:nếu|khi|trường hợp|trong trường hợp|sau khi được|trước khi|giả sử|chỉ|để được|đề nghị(?! của)|kiến nghị(?! của)|"
    r"đề xuất(?! của)|trình|tham mưu|báo cáo|giao|yêu cầu)\b",
    re.IGNORECASE,
)
_THIS: Final = re.compile(
    r"^(?:quyết định|nghị quyết|thông tư|nghị định|hướng dẫn|quy định|quy chế|chỉ thị|kế hoạch|công văn|văn bản|thông báo|"
    r"chương trình|kết luận) này\b",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"^(?P<who>[^,;]+?)\s+(?:(?:đã|vừa|mới|mới đây|cũng)\s+)*(?P<how>ký|ban hành|có|ký ban hành)\s+"
    r"(?:quyết định|nghị quyết)\b(?![^,;]*\bgiao\b)[^,;]*$",
    re.IGNORECASE,
)
_STATES: Final = re.compile(
    r"(?:theo )?(?:quyết định|nghị quyết)(?: này| cũng)? (?:nêu rõ|nêu|quy định|ghi rõ|xác định)", re.IGNORECASE
)
# What delegates agree on is an opinion; what they vote through is settled.
_DELEGATES: Final = re.compile(r"\bđại biểu\b(?! (?:đề nghị|kiến nghị))", re.IGNORECASE)
_VOTED: Final = re.compile(r"\bbiểu quyết\b", re.IGNORECASE)
_FRAME: Final = re.compile(
    r"\b(?:có |đã |cho )*(?:ý kiến|kết luận|quyết định|quyết nghị|nhấn mạnh|cho biết|chỉ đạo)\b[^:]*$", re.IGNORECASE
)
# What else a lead-in says that they did: "thảo luận và kết luận như sau".
_DOES: Final = re.compile(
    r"\s(?:đã|cũng|thảo luận|nghe|xem xét|làm việc|kiểm tra|trao đổi|thống nhất|thông qua|và)\b.*$", re.DOTALL
)
_OPEN_MATTER: Final = {"đã", "được", "chưa", "đang", "do", "để", "phải", "cần", "sẽ"}


@dataclass(frozen=True, slots=True)
class Act:
    """A clause that may settle something. `start` and `verb_start` are offsets in the text, `after` the word behind the verb.

    `who` are the words of who decides, "" where none are there; `before` is all that stands before the verb. `past` and
    `recent` come from "đã", "vừa", `decided` from "quyết định" before the verb. `bare` says that nothing but connectives
    stood before the verb, `of_text` that "Quyết định này …" is its subject.
    """

    verb: Verb
    start: int
    verb_start: int
    after: int
    who: str = ""
    before: str = ""
    past: bool = False
    recent: bool = False
    decided: bool = False
    bare: bool = False
    of_text: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """A verb at `index`, its modifiers from `begin` on, and what they say of the time."""

    verb: Verb
    index: int
    begin: int
    past: bool
    recent: bool
    decided: bool


def read_act(words: Words, decides: Decides) -> Act | None:
    """The first act of the clause that `words` make; None where it settles nothing."""
    first = skip_connectives(words, 0)
    depth = refused = 0
    table = verbs()
    for index in words.among(first_words(), first):
        word = words.plain[index]
        if word in _BRACKETS:
            depth += _BRACKETS[word]
            continue
        if depth > 0 or index < refused:
            continue
        if words.capital[index] and index > first and words.plain[index - 1] not in _OPENING:
            continue
        hit = table.at(words, index)
        verb = verb_of(words, index, hit) if hit else None
        if verb is None:
            continue
        act = _read_before(words, first, _with_modifiers(words, index, first, verb), decides)
        if act:
            return act
        if verb.kind == "reject":
            refused = index + verb.length  # in "không đồng ý" there is no "đồng ý"
    return None


def read_frame(lead: str, decides: Decides) -> str:
    """Who has the say in a lead-in: "…, Chủ tịch UBND tỉnh có ý kiến như sau" → "Chủ tịch UBND tỉnh"; "" where nobody does."""
    who = _DOES.sub("", _FRAME.sub("", lead).rsplit(",", 1)[-1]).strip()
    return who if who != lead and decides(who) else ""


def _with_modifiers(words: Words, index: int, first: int, verb: Verb) -> _Found:
    begin, modifiers = index, set()
    while length := length_before(words, begin, first, "modifier"):
        modifiers.add(" ".join(words.plain[begin - length : begin]))
        begin -= length
    past = any(word in _PAST for one in modifiers for word in one.split())
    return _Found(verb, index, begin, past, bool(modifiers & _RECENT), any("quyết" in one for one in modifiers))


def _last_separator(words: Words, first: int, end: int) -> int | None:
    depth, found = 0, None
    for index in words.among(_SEPARATORS, first, end):
        word = words.plain[index]
        depth += (word == "(") - (word == ")")
        if depth <= 0 and word in {",", ":"}:
            found = index
    return found


def _read_before(words: Words, first: int, found: _Found, decides: Decides) -> Act | None:
    """What stands before the verb, read whole: nothing, a matter, who decides, or the text itself."""
    before = words.slice(first, found.index)
    if found.begin == first:
        start = found.index if found.decided and not found.past else first
        return _act(words, found, words.starts[start], "", before, bare=True)
    if _UNSETTLED.match(before):
        return None
    separator = _last_separator(words, first, found.begin)
    comma = separator is not None and words.plain[separator] == ","
    kept = words.starts[first] if comma and found.verb.says and length_at(words, first, "matter", "kept") else None
    subject = skip_connectives(words, first if separator is None else separator + 1)
    subject = _behind_saying(words, subject, found.begin)
    if subject >= found.begin and separator is not None:
        return _after_matter(words, first, separator, found, kept, decides)
    who = words.slice(subject, found.begin)
    if decides(who) or (_DELEGATES.search(who) and _VOTED.search(words.slice(found.begin, found.index + found.verb.length))):
        return _act(words, found, words.starts[subject] if kept is None else kept, who, before)
    signed = _SIGNED.match(who)
    if signed and decides(signed.group("who")):
        recent = found.recent or bool(re.search(r"\b(?:vừa|mới)\b", who))
        return Act(
            found.verb, words.starts[found.index], words.starts[found.index], found.index + found.verb.length,
            signed.group("who"), before, past=True, recent=recent, decided=signed.group("how") != "có",
        )  # fmt: skip
    if _THIS.match(before):
        start = found.index if "hiệu lực" in before.lower() else first
        return _act(words, found, words.starts[start], "", before, of_text=True)
    # "Đối với 17 hộ chưa thống nhất …": behind what they are about, words of refusal tell which they are.
    runs_in = found.verb.says and found.verb.kind != "reject" and not found.past
    if separator is None and runs_in and _is_matter(words, first, found.begin):
        return _act(words, found, words.starts[first], "", before)
    return None


def _behind_saying(words: Words, first: int, end: int) -> int:
    """The word behind "ông A cho biết" where what is said goes on to the verb; else `first`."""
    said = (at + 2 for at in range(first, end - 2) if words.plain[at : at + 2] in (["cho", "biết"], ["cho", "hay"]))
    behind = next(said, first)
    return behind + 1 if behind > first and words.plain[behind] == "rằng" else behind


def _act(words: Words, found: _Found, start: int, who: str, before: str, bare: bool = False, of_text: bool = False) -> Act:
    return Act(
        found.verb, start, words.starts[found.index], found.index + found.verb.length,
        who, before, found.past, found.recent, found.decided, bare, of_text,
    )  # fmt: skip


def _after_matter(words: Words, first: int, separator: int, found: _Found, kept: int | None, decides: Decides) -> Act | None:
    """ "Đối với X, thống nhất …", "Về đề nghị của Y: không chấp thuận …": nobody is named between the matter and the verb.

    In "Quyết định nêu rõ, bổ sung …" the text that is told of decides.
    """
    before = words.slice(first, found.index)
    if _STATES.fullmatch(words.slice(first, separator)):
        return _act(words, replace(found, decided=True), words.starts[found.index], "", before)
    verb_start = words.starts[found.index]
    colon = words.plain[separator] == ":"
    matter = length_at(words, first, "matter", "kept") > 0 or length_at(words, first, "matter", "dropped") > 0
    if colon and not matter:
        who = read_frame(words.slice(first, separator), decides)
        titled = found.verb.says and not found.past and _is_title(words, first, separator)
        return _act(words, found, verb_start, who, before) if who or titled else None
    if not matter or (not found.verb.says and not colon):
        return None
    return _act(words, found, verb_start if kept is None else kept, "", before)


_TITLE_WORDS: Final = 12


def _is_title(words: Words, first: int, colon: int) -> bool:
    """Whether the words before a colon only name the matter, behind which a sentence begins: "Gói thầu 13: Chấp thuận …"."""
    short = colon - first <= _TITLE_WORDS and words.capital[first] and words.capital[colon + 1]
    return short and read_head(words, first, colon) is None and find_predicate(words, first, colon) is None


def _is_matter(words: Words, first: int, end: int) -> bool:
    """ "đối với hỗ trợ tạm cư … thống nhất": a matter runs straight into the verb."""
    return length_at(words, first, "matter", "kept") > 0 and not _OPEN_MATTER & set(words.plain[first:end])
