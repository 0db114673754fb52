"""What a provision is before its sentences are read: a heading, a lead-in, or a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.agencies.lexicon import inner_group, naming_verbs
from chidao.extractors.agencies.persons import is_person
from chidao.extractors.letters import letter_pattern
from chidao.extractors.structure import Provision, SectionRole, section_role, sentences
from chidao.extractors.tasks.announcing import announces, gives_orders
from chidao.extractors.tasks.clause import CONCERNED, read_clause
from chidao.extractors.tasks.fieldlines import describes, read_bare_label, read_field_line, read_leading_line
from chidao.extractors.tasks.leadins import lists_contents, work_together
from chidao.extractors.tasks.partners import read_partners
from chidao.extractors.words import Words

_MOST_FIELDS: Final = 7
_END: Final = (".", ";", "…", "!", "?", "./.")
_ADDRESS: Final = re.compile(
    r"^(?:(?:giao|đề nghị|yêu cầu|phân công|đối với|trách nhiệm của|nhiệm vụ của|về phía|(?:phần việc|công việc) của|"
    r"(?:các )?(?:nội dung|nhiệm vụ|việc|công việc) giao(?: cho)?|giao (?:nhiệm vụ|việc) cho|với)\s*:?\s+)+"
    r"(?:trách nhiệm\s+(?:của|cho)\s+)?",
    re.IGNORECASE,
)
# After these a colon may open a list of names.
_LISTING: Final = (
    "các sở", "các bộ", "các ban", "các viện", "các vụ", "các cục", "các khoa", "các phòng", "các trường",
    "tỉnh", "phường", "xã", "cơ quan", "tập đoàn", "huyện", "đoàn", "thành phố", "giám đốc", "bộ trưởng", "quận", "thị trấn",
    "đặc khu", "nhà thầu", "công ty", "bệnh viện",
)  # fmt: skip
_COLON_OR_STOP: Final = re.compile(r"[:.…]")
_LONG: Final = 330
_LONGEST_LIST: Final = 90


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the bodies that it names (with partners), or the role of what stands under it."""

    role: SectionRole
    bodies: tuple[Mention, ...] = ()
    partners: tuple[Mention, ...] = ()
    rest: int | None = None
    """Where the text after an inline heading ("Sở Y tế: Rà soát …") begins, as an offset; None where nothing follows."""


def whole_bodies(words: Words, first: int, end: int) -> tuple[Mention, ...]:
    """The bodies where `words[first:end]` are nothing but a list of them; else none."""
    while end > first and words.plain[end - 1] in {":", ".", "*", "-", ";"}:
        end -= 1
    if end <= first or end - first > _LONGEST_LIST or read_head(words, first, end) is None or _leads(words, first, end):
        return ()
    predicate = find_predicate(words, first, end)
    if predicate is not None and not _attributive(words, predicate, end):
        return ()
    bodies = read_bodies(words, first, end)
    if bodies is None:
        return ()
    if any(words.plain[at] in {".", ":"} and words.plain[at - 1] not in _BEFORE_NAMES for at in range(first + 1, end)):
        return ()
    return bodies.mentions


def names_bodies(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is nothing but a list of bodies."""
    return bool(_bodies_alone(text, start, end))


def _bodies_alone(text: str, start: int, end: int) -> tuple[Mention, ...]:
    words = Words.of(text, start, end)
    return whole_bodies(words, 0, len(words))


# A colon behind these opens the names of bodies.
_BEFORE_NAMES: Final = {
    "các", "sở", "bộ", "ban", "tỉnh", "phường", "xã", "phố", "quan", "tp", "đoàn", "viện", "vụ", "cục", "khoa", "phòng",
    "trường", "quận", "huyện", "trấn", "khu", "thầu", "ty",
}  # fmt: skip
# "yêu cầu các đơn vị thực hiện:", "… thực hiện các nội dung sau:" tell what they are to do, not which they are.
_CARRIES_OUT: Final = (["thực", "hiện"], ["triển", "khai"], ["tập", "trung"])
_CARRYING: Final = frozenset(verb[0] for verb in _CARRIES_OUT)
_WHAT_FOLLOWS: Final = {"các", "một", "những", "tốt", "nghiêm", "ngay", "nhiệm", "nội", "như", "theo", "thực"}


def _leads(words: Words, first: int, end: int) -> bool:
    return any(
        words.plain[at : at + 2] in _CARRIES_OUT and (at + 2 >= end or words.plain[at + 2] in _WHAT_FOLLOWS)
        for at in words.among(_CARRYING, first + 2, end - 1)
    )


def _attributive(words: Words, predicate: int, end: int) -> bool:
    """Whether the words from `predicate` on still describe the bodies: "các doanh nghiệp sản xuất, chế biến".

    A full stop ends what they are to do with a thing: "Các đơn vị xây dựng kế hoạch mua sắm."
    """
    label = predicate_label(words, predicate, end)
    named = naming_verbs().at(words, predicate)
    if named and named[1] == "naming_verb_followed" and words.plain[end : end + 1] == ["."] and predicate + named[0] < end:
        return False
    before = tuple(words.plain[max(0, predicate - 2) : predicate])
    return (
        label is not None
        and label[1] == "action"
        and named is not None
        and before in {("doanh", "nghiệp"), ("cơ", "sở"), ("tổ", "chức"), ("cá", "nhân"), ("đơn", "vị")}
    )


def _address(text: str, start: int, end: int) -> int:
    match = _ADDRESS.match(text[start:end])
    return start + match.end() if match else start


def _lists(text: str, colon: int, end: int) -> bool:
    """Whether names follow the colon ("các xã: Tân Lập, Hòa Sơn") rather than a duty ("các xã: Rà soát …")."""
    words = Words.of(text, colon + 1, min(end, colon + 60))
    first = next((at for at in range(len(words)) if words.plain[at] not in {"*", "-", "_"}), None)
    if first is None or inner_group(words, first, len(words)):
        return True
    return predicate_label(words, first) is None


def _opens_names(text: str, start: int, colon: int, end: int) -> bool:
    """Whether the colon opens the names of those who are meant, be it bodies or the holders of an office."""
    if text[max(start, colon - 12) : colon].rstrip().lower().endswith(_LISTING):
        return _lists(text, colon, end)
    before = Words.of(text, _address(text, start, colon), colon)
    head = read_head(before, 0, len(before))
    if head is None or head.kind != "office_holder":
        return False
    words = Words.of(text, colon + 1, min(end, colon + 60))
    comma = next((at for at in range(len(words)) if words.plain[at] == ","), 0)
    return comma > 0 and is_person(words, 0, comma)


def inline_heading(text: str, start: int, end: int) -> Heading | None:
    """ "Sở Y tế: Rà soát …", "3. Đề nghị Hội Nông dân: …": bodies before a colon with their duty after it."""
    colon, reach = -1, min(end, start + 700)
    if text.find(":", start, reach) < 0:
        return None
    for mark in _COLON_OR_STOP.finditer(text, start, reach):
        at = mark.start()
        if mark.group() != ":":
            if at + 1 < end and text[at + 1].isspace():
                return None
        elif not _opens_names(text, start, at, end):
            colon = at
            break
    if colon < 0:
        return None
    words = Words.of(text, _address(text, start, colon), colon)
    concerns = text[start:colon].lower().startswith("đối với")
    bodies = whole_bodies(words, 0, len(words)) or (_described(words) if concerns else ())
    if not bodies or (concerns and words.plain[0] in CONCERNED):
        return None
    rest = colon + 1
    while rest < end and (text[rest].isspace() or text[rest] in "*_"):
        rest += 1
    return Heading("operative", bodies, (), rest if rest < end else None)


_LAST_ASIDE: Final = re.compile(r"\([^()]+\)[\s:*_]*$")


def _led_by_aside(text: str, start: int, end: int) -> Heading | None:
    """ "2. Giải phóng mặt bằng (Sở Xây dựng chủ trì, phối hợp với các xã):": who leads what stands under a title."""
    aside = _LAST_ASIDE.search(text, start, end)
    said = read_leading_line(text, aside.start(), aside.end() - (text[aside.end() - 1] == ":")) if aside else ()
    bodies = {one.kind: _bodies_alone(text, one.value_start, one.end) for one in said}
    return Heading("operative", bodies["lead"], bodies.get("support", ())) if bodies.get("lead") else None


# A word of level, with which a body's name ends, and a word with a capital behind it that may open a line of its own.
_RUN_TOGETHER: Final = letter_pattern(
    r" (?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|ngành|đơn vị|địa phương|cơ quan|đoàn thể) (?=[<Lu>][<Ll>]+ [<Ll>])"
)


def _run_together(text: str, start: int, end: int) -> Heading | None:
    """ "3. Sở Nội vụ, Công an tỉnh Rà soát danh mục": a heading of bodies that a conversion has joined with its first line."""
    for match in _RUN_TOGETHER.finditer(text, start, min(end, start + _LONG)):
        words = Words.of(text, start, min(end, match.end() + _LONGEST_VERB))
        at = next(index for index, begin in enumerate(words.starts) if begin >= match.end())
        verb = predicate_label(words, at)
        if verb and verb[1] in {"action", "manner"}:
            bodies = whole_bodies(words, 0, at)
            return Heading("operative", bodies, (), words.starts[at]) if bodies else None
    return None


_LONGEST_VERB: Final = 24
# Offices that are told from others of their kind by what they have done or not.
_OFFICES: Final = {"đơn", "cơ", "sở", "ngành", "địa", "huyện", "xã", "phường", "trường", "phòng"}


def _described(words: Words) -> tuple[Mention, ...]:
    """Offices that a relative clause tells from others: "Đối với | các đơn vị đã gửi báo cáo |: …"; else none."""
    head = read_head(words, 0, len(words))
    if head is None or head.kind != "collective" or words.plain[head.noun] not in _OFFICES or len(words) > _LONGEST_DESCRIBED:
        return ()
    if words.plain[head.end : head.end + 1] not in (["đã"], ["chưa"], ["còn"], ["đang"]):
        return ()
    return (Mention(words.starts[0], words.ends[-1], words.slice(0, len(words)), "collective"),)


_LONGEST_DESCRIBED: Final = 14


def read_heading(text: str, provisions: Sequence[Provision], at: int) -> Heading | None:
    """The heading that provision `at` is, None where it is none."""
    one = provisions[at]
    start, end = one.start, one.end
    content = text[start:end].strip()
    if not content:
        return Heading("neutral")
    inline = inline_heading(text, start, end) or (_run_together(text, start, end) if one.label.kind != "none" else None)
    if inline:
        return inline
    labelled = one.label.kind in {"roman", "number", "letter"}
    if len(content) <= _LONG * 2 and (labelled or not content.endswith((".", ";", "…"))):
        bodies = _bodies_alone(text, _address(text, start, end), end)
        if bodies and (one.label.kind not in {"dash", "plus"} or _has_children(provisions, at)):
            return Heading("operative", bodies)
    aside = _led_by_aside(text, start, end) if labelled and _has_children(provisions, at) else None
    if aside:
        return aside
    together = work_together(text, start, end) if labelled and _has_children(provisions, at) else None
    if together and not content.endswith(":"):
        return Heading("operative", *together)
    if lists_contents(text, start, end):
        return None
    if len(content) > _LONG or (content.endswith(_END) and not _bold_title(text, provisions, at)):
        return None
    if one.label.kind in {"dash", "plus"} and not (_has_children(provisions, at) and content.endswith(":")):
        return None
    if one.label.kind != "none" and len(sentences(text, start, end)) > 1 and not _titled_twice(text, provisions, at):
        return None  # "Gói thầu 5 chậm tiến độ. Giao Sở Xây dựng:"
    if _is_title(text, provisions, at, content) and not only_fields(text, provisions, at):
        words = Words.of(text, start, end)
        partners = read_partners(words, 0) if words.plain[:2] in (["chủ", "trì"], ["phối", "hợp"]) else ()
        demands = _DEMANDS.fullmatch(content) and _behind_findings(text, provisions, at)
        return Heading("operative" if partners or demands else section_role(content), (), partners)
    return None


_DEMANDS: Final = re.compile(r"[*_ ]*yêu cầu[*_ .:]*", re.IGNORECASE)
_FINDINGS: Final = re.compile(r"ưu điểm|hạn chế|khuyết điểm|tồn tại|kết quả|đánh giá|nhận xét", re.IGNORECASE)


def _behind_findings(text: str, provisions: Sequence[Provision], at: int) -> bool:
    """Whether the section before tells what was found, so that "Yêu cầu" opens what follows from it, as "mục đích" does not."""
    peers = (one for one in reversed(provisions[:at]) if one.level <= provisions[at].level)
    before = next(peers, None)
    return before is not None and _FINDINGS.search(text, before.start, min(before.end, before.start + _LONG)) is not None


def _bold_title(text: str, provisions: Sequence[Provision], at: int) -> bool:
    """Whether a line all in bold is the title of the points under it though it ends with a stop."""
    one = provisions[at]
    under = provisions[at + 1] if at + 1 < len(provisions) else None
    labelled = under is not None and under.level > one.level and under.label.kind in {"number", "decimal", "letter"}
    if not (one.bold and labelled and one.label.kind in {"roman", "number", "decimal", "letter"}):
        return False
    return len(sentences(text, one.start, one.end)) == 1 and not names_owner(text, one)


def _titled_twice(text: str, provisions: Sequence[Provision], at: int) -> bool:
    """Whether two sentences without a last stop are the title of points: "2. Phát triển văn hóa. Bảo đảm an sinh"."""
    one = provisions[at]
    under = provisions[at + 1] if at + 1 < len(provisions) else None
    if under is None or under.level <= one.level or under.label.kind == "none":
        return False
    if text[one.start : one.end].rstrip().endswith(":"):
        return False
    told = (read_clause(Words.of(text, *sentence)) for sentence in sentences(text, one.start, one.end))
    return not any(clause and (clause.bodies or clause.charge) for clause in told)


def _has_children(provisions: Sequence[Provision], at: int) -> bool:
    """Whether a provision of a deeper level follows."""
    if at + 1 >= len(provisions):
        return False
    following = provisions[at + 1]
    return following.level > provisions[at].level or (following.label.kind == "none" and provisions[at].label.kind != "none")


def only_fields(text: str, provisions: Sequence[Provision], at: int) -> bool:
    """Whether a point that says what is to be done has under it nothing but who does it, and by when."""
    level = provisions[at].level
    under = list(takewhile(lambda one: one.level > level, provisions[at + 1 : at + 1 + _MOST_FIELDS]))
    if not under or len(under) == _MOST_FIELDS or provisions[at].label.kind not in {"number", "decimal", "letter"}:
        return False
    if len(under) == 1 and not _says_who(text, under[0]):
        return False
    told = [one for one in under if not describes(text, one)]
    if len(told) < len(under) and not any(_says_who(text, one) for one in told):
        return False
    if (
        not told
        or not _is_label(text, told[0])
        or not all(_is_label(text, one) or names_bodies(text, one.start, one.end) for one in told)
    ):
        return False
    if _WRITTEN.match(text, provisions[at].start, provisions[at].end) and any(_says_who(text, one) for one in told):
        return True
    clause = read_clause(Words.of(text, provisions[at].start, provisions[at].end))
    return clause is not None and clause.form == "imperative"


# What is to be drawn up, where a line under it says by whom: "Nghị định quy định chi tiết một số điều của Luật".
_WRITTEN: Final = re.compile(
    r"(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Đề án|Dự án|Dự thảo|Báo cáo|Kế hoạch|Chương trình|Quy chế|Quy định|Luật"
    r"|Chiến lược|Quy hoạch|Danh mục|Bộ tiêu chí) (?!này\b|số \d)"
)


def _is_label(text: str, one: Provision) -> bool:
    return bool(read_field_line(text, one.start, one.end) or read_bare_label(text, one.start, one.end))


def _says_who(text: str, one: Provision) -> bool:
    field = read_field_line(text, one.start, one.end)
    return field is not None and field.kind == "lead"


def _is_title(text: str, provisions: Sequence[Provision], at: int, content: str) -> bool:
    one = provisions[at]
    if one.label.kind == "none":
        return content.isupper() or (one.bold and len(content) < 160 and not content.endswith(":"))
    if content.isupper() or one.label.kind in {"part", "roman"}:
        leads = content.endswith(":") and not content.isupper()  # "II. Đề nghị Bệnh viện tỉnh thực hiện các việc sau:"
        return not (leads and announces(content) and names_owner(text, one))
    if one.label.kind == "article":
        return not names_owner(text, one)
    if tells_purposes(content):
        return False
    return _has_children(provisions, at) and not names_owner(text, one)


_PURPOSE_LENGTH: Final = 16
_PURPOSES: Final = re.compile(r"[,;]? ?\b(?:để|nhằm)\s*:\s*$")


def tells_purposes(content: str) -> re.Match[str] | None:
    """The end of a lead-in under which stands what it is for, not what is to be done: "Sửa đổi quy định về … để:"."""
    return _PURPOSES.search(content, max(0, len(content) - _PURPOSE_LENGTH))


_ASKING: Final = {"giao", "yêu cầu", "đề nghị"}


def names_owner(text: str, one: Provision) -> bool:
    """Whether the provision charges or names a body with its verb, or ends with whom it charges: "Để …, đề nghị Sở Y tế:"."""
    clause = read_clause(Words.of(text, one.start, one.end))
    if clause is None:
        return False
    return bool(clause.bodies or (clause.authority and clause.charge)) or (
        clause.form == "statement" and clause.charge in _ASKING and gives_orders(text[one.start : one.end])
    )
