"""One clause read as a decision: the matter it opens with, who decides, and the verb."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from chidao.extractors.decisions.lexicon import Verb, length_at, length_before, verb_at
from chidao.extractors.tasks.clause import skip_connectives
from chidao.extractors.words import Words

Decides = Callable[[str], bool]

_PAST = {"đã", "vừa", "mới"}
_RECENT = {"vừa", "mới", "mới đây", "vừa qua"}
_CONDITION = re.compile(
    r"^(?:nếu|khi|trường hợp|trong trường hợp|sau khi được|trước khi|giả sử|chỉ|để được|đề nghị|kiến nghị|trình|tham mưu|báo cáo)\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"^(?:quyết định|nghị quyết|thông tư|nghị định|hướng dẫn|quy định|quy chế|chỉ thị|kế hoạch|công văn|văn bản|thông báo|chương trình|kết luận) này\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^(?P<who>[^,;]+?)\s+(?:(?:đã|vừa|mới|mới đây|cũng)\s+)*(?:ký|ban hành|có|ký ban hành)\s+(?:Quyết định|Nghị quyết|quyết định|nghị quyết)\b[^,;]*$"
)
_FRAME = re.compile(r"\b(?:ý kiến|kết luận|quyết định|quyết nghị|nhấn mạnh|cho biết|chỉ đạo)\b[^:]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Act:
    """A clause that may settle something. `start` and `verb_start` are offsets in the text.

    `who` are the words of who decides, "" where none are there; `before` is all that stands before the verb. `bare` says
    that nothing but connectives stood before the verb, `of_text` that "Quyết định này …" is its subject.
    """

    verb: Verb
    start: int
    verb_start: int
    after: int
    who: str
    before: str
    past: bool = False
    recent: bool = False
    decided: bool = False
    bare: bool = False
    of_text: bool = False


def read_acts(words: Words, decides: Decides) -> Act | None:
    """The first act of the clause that `words` make; None where it settles nothing."""
    first = skip_connectives(words, 0)
    depth = 0
    for index in range(first, len(words)):
        depth += {"(": 1, ")": -1}.get(words.plain[index], 0)
        if depth > 0 or (
            words.capital[index] and index > first and words.plain[index - 1] not in {":", ",", "*", "“", '"', ".", "”"}
        ):
            continue
        verb = verb_at(words, index)
        act = _read_before(words, first, index, verb, decides) if verb else None
        if act:
            return act
    return None


def _modifiers(words: Words, index: int, first: int) -> tuple[int, list[str]]:
    """The word at which the modifiers before `index` begin, and what they are."""
    found: list[str] = []
    while length := length_before(words, index, first, "modifier"):
        found.append(" ".join(words.plain[index - length : index]))
        index -= length
    return index, found


def _last_separator(words: Words, first: int, end: int) -> int | None:
    depth, found = 0, None
    for index in range(first, end):
        depth += {"(": 1, ")": -1}.get(words.plain[index], 0)
        if depth <= 0 and words.plain[index] in {",", ":"}:
            found = index
    return found


def _read_before(words: Words, first: int, index: int, verb: Verb, decides: Decides) -> Act | None:
    begin, modifiers = _modifiers(words, index, first)
    before = words.slice(first, index)
    past = any(word in _PAST for one in modifiers for word in one.split())
    marks = (past, any(one in _RECENT or one.startswith("vừa") for one in modifiers), any("quyết" in one for one in modifiers))
    after = index + verb.length
    separator = _last_separator(words, first, begin)
    if begin == first:
        return Act(
            verb,
            words.starts[index if marks[2] and not past else first],
            words.starts[index],
            after,
            "",
            before,
            *marks,
            bare=True,
        )
    subject = skip_connectives(words, first if separator is None else separator + 1)
    head = "" if separator is None else words.slice(first, separator)
    if _CONDITION.match(head) or _CONDITION.match(words.slice(first, begin)):
        return None
    comma = separator is not None and words.plain[separator] == ","
    start = words.starts[first] if comma and length_at(words, first, "matter", "kept") else None
    if subject >= begin and separator is not None:
        return _after_matter(words, first, separator, index, verb, marks, start, decides)
    who = words.slice(subject, begin)
    if decides(who):
        return Act(verb, words.starts[subject] if start is None else start, words.starts[index], after, who, before, *marks)
    signed = _SIGNED.match(who)
    if signed and decides(signed.group("who")):
        recent = bool(re.search(r"\b(?:vừa|mới)\b", who))
        return Act(verb, words.starts[index], words.starts[index], after, signed.group("who"), before, True, recent, True)
    if _THIS.match(words.slice(first, begin)):
        whole = "hiệu lực" not in before
        return Act(verb, words.starts[first if whole else index], words.starts[index], after, "", before, *marks, of_text=True)
    if separator is None and verb.says and not marks[0] and _names_matter(words, first, begin):
        return Act(verb, words.starts[first], words.starts[index], after, "", before, *marks)
    return None


def _after_matter(
    words: Words,
    first: int,
    separator: int,
    index: int,
    verb: Verb,
    marks: tuple[bool, bool, bool],
    start: int | None,
    decides: Decides,
) -> Act | None:
    """ "Đối với X, thống nhất …", "Về đề nghị của Y: không chấp thuận …": nobody is named between the matter and the verb."""
    before = words.slice(first, index)
    colon = words.plain[separator] == ":"
    matter = length_at(words, first, "matter", "kept") > 0 or length_at(words, first, "matter", "dropped") > 0
    if colon and not matter:
        who = _FRAME.sub("", words.slice(first, separator)).strip(" ,")
        who = re.sub(r"\s+(?:có|đã|cho|cũng)$", "", who)
        if not (_FRAME.search(words.slice(first, separator)) and decides(who)):
            return None
        return Act(verb, words.starts[index], words.starts[index], index + verb.length, who, before, *marks)
    if not matter or (not verb.says and not colon) or words.plain[first] in {"để", "nhằm"}:
        return None
    begin = words.starts[index] if start is None or colon else start
    return Act(verb, begin, words.starts[index], index + verb.length, "", before, *marks)


def _names_matter(words: Words, first: int, end: int) -> bool:
    """ "đối với hỗ trợ tạm cư … thống nhất": a matter runs straight into the verb."""
    if not length_at(words, first, "matter", "kept"):
        return False
    return not {"đã", "được", "chưa", "đang", "do", "để", "phải", "cần", "sẽ"} & set(words.plain[first:end])
