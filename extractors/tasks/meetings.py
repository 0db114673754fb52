"""What leaders do at a meeting that a report tells of, and the charges that stand within it."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.assignment import behind_announcement
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.leaders import is_chief, is_leader, sayings
from chidao.extractors.tasks.parts import Part
from chidao.extractors.tasks.ranks import asks_above
from chidao.extractors.tasks.refusals import is_refused
from chidao.extractors.tasks.subjects import subject_at

_WILL: Final = re.compile(r"(?:,| và| đồng thời|, đồng thời) (?=sẽ )")
# "… tiếp thu ý kiến của Thứ trưởng và cho biết | tỉnh sẽ mở đợt cao điểm …".
_TELLS_PLEDGE: Final = re.compile(
    r"(?:,| và| đồng thời|, đồng thời) (?:cho biết|khẳng định|cho hay|cam kết)(?: rằng)?,? "
    r"(?=(?:tỉnh|thành phố|huyện|xã|phường|đơn vị|Sở|Bộ|Cục|UBND) (?:[^\s,.;]+ ){0,8}?sẽ )"
)
SHARING: Final = {"phân", "giao"}
"""First words of the verbs with which a leader gives each his share: "Chủ tịch UBND tỉnh phân công cụ thể: | Sở Y tế …"."""
ASKING: Final = {"yêu", "đề", "lưu", "chỉ"}
"""First words of the verbs with which a leader asks for something, whatever follows them."""


def names_leader(part: Part) -> bool:
    """Whether the subject of a clause is one leader, by one office or by several: "Phó Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh"."""
    bodies = part.clause.bodies
    if part.clause.form != "named" or not bodies:
        return False
    return is_leader(bodies[0].name) if len(bodies) == 1 else all(map(is_chief, (body.name for body in bodies)))


def asks_stranger(part: Part) -> bool:
    """Whether what a leader asks is asked of one whose name tells no body here: "Thứ trưởng đề nghị OIF hỗ trợ Việt Nam"."""
    at = (part.clause.predicate or 0) + 2
    return at < len(part.words) and part.words.capital[at] and read_head(part.words, at, len(part.words)) is None


_ORDERING: Final = {"giao", "yêu cầu"}


def _goes_down(part: Part, inner: Part, *, led: bool) -> bool:
    """Whether the `inner` charge is one of those below; what a body asks for ("đề nghị") is, where a leader asks it of them."""
    if inner.clause.charge in _ORDERING:
        return True
    return led and not asks_above(part.clause.bodies[0].name, inner.clause.bodies[0].name)


def _done_by(part: Part, authority: Authority) -> bool:
    """Whether the clause tells what one authority of the report has done, or issues with it."""
    bodies, at = part.clause.bodies, part.clause.predicate
    if part.clause.form != "named" or len(bodies) != 1 or at is None:
        return False
    issues = part.words.plain[at : at + 2] == ["ban", "hành"]
    return (part.clause.past or issues) and authority.holds(bodies[0].name, "giao")


def _directed(part: Part) -> Part | None:
    """What bodies must do in a sentence that goes on with a leader's: "Đồng thời, chỉ đạo các sở rà soát …"."""
    at = part.clause.predicate
    if (
        at is None
        or part.clause.form != "imperative"
        or part.words.plain[at : at + 2] != ["chỉ", "đạo"]
        or at + 2 >= len(part.words)
    ):
        return None
    inner = part.rest(part.words.starts[at + 2])
    return inner if inner and inner.clause.form == "named" else None


# What a leader does on the spot before he charges: "Bí thư Tỉnh ủy ghi nhận kết quả, yêu cầu Đảng ủy xã …".
_ON_THE_SPOT: Final = (
    ["ghi", "nhận"], ["lắng", "nghe"], ["nghe", "báo"], ["hoan", "nghênh"], ["động", "viên"], ["thăm", "hỏi"], ["thị", "sát"],
    ["khảo", "sát"], ["chia", "sẻ"], ["trao", "đổi"], ["phê", "bình"], ["nhắc", "nhở"], ["biểu", "dương"], ["cảm", "ơn"],
    ["đánh", "giá"], ["khen", "ngợi"],
)  # fmt: skip


def _listens(part: Part) -> bool:
    at = part.clause.predicate
    return at is not None and part.words.plain[at : at + 2] in _ON_THE_SPOT


# What a leader stresses behind what he did: "biểu dương các xã, đồng thời nhấn mạnh | các sở cần …".
_STRESSES: Final = re.compile(rf"(?:,|,? và|,? đồng thời)(?: cũng)? {sayings('stresses')}(?: rằng| thêm)?,? (?=[^\W\d_]|\d)")


def _stressed(part: Part) -> Part | None:
    """What must be done according to what a leader stresses; None where he stresses how things are."""
    for stress in _STRESSES.finditer(part.text, part.begin, part.stop):
        inner = part.rest(stress.end())
        if inner is None or inner.clause.past or is_refused(inner.content):
            continue
        if inner.clause.form in {"named", "imperative"} and inner.must:
            return inner
        if inner.clause.form == "modal":
            return inner
    return None


def charge_within(part: Part, authority: Authority, *, led: bool) -> Part | None:
    """The charge within a clause that tells what a leader or an authority did, or goes on with it where a leader `led` the one
    before.

    "ghi nhận nỗ lực của ngành và yêu cầu Sở Y tế …"; "đã giải thể bệnh viện, đồng thời giao Sở Y tế …"; "Đồng thời, chỉ đạo …".
    """
    led_here = names_leader(part) and (part.clause.past or part.verb == "thống" or _listens(part))
    if led_here or _done_by(part, authority):
        inner = behind_announcement(part)
        if inner and _goes_down(part, inner, led=led_here):
            return inner
        return _stressed(part) if led_here and inner is None else None
    return _directed(part) if led and part.number == 0 else None


def forbidden_within(part: Part, authority: Authority) -> Part | None:
    """What an authority forbids: "Bộ Công Thương cũng | nghiêm cấm tặng quà cho lãnh đạo"; None where it forbids nothing."""
    at, bodies = part.clause.predicate, part.clause.bodies
    if part.clause.form != "named" or len(bodies) != 1 or at is None or not authority.holds(bodies[0].name, "yêu cầu"):
        return None
    at += part.words.plain[at] in _BESIDES
    if part.words.plain[at : at + 2] != ["nghiêm", "cấm"]:
        return None
    inner = part.rest(part.words.starts[at])
    whom = subject_at(part.words, at + 2) if at + 2 < len(part.words) else None
    return inner._replace(clause=inner.clause._replace(scope_bodies=whom[0])) if inner and whom else inner


_BESIDES: Final = {"cũng", "còn"}


def pledge_within(part: Part) -> Part | None:
    """What a body commits itself to behind what it has done: "Đoàn kiểm tra ghi nhận các ý kiến và | sẽ giao Sở Y tế …", and
    what its head says it will do.
    """
    bodies = part.clause.bodies
    if part.clause.form != "named" or len(bodies) != 1:
        return None
    if names_leader(part) and (told := _TELLS_PLEDGE.search(part.text, part.begin, part.stop)):
        return part.rest(told.end())
    if not part.clause.past or bodies[0].kind != "agency":
        return None
    will = _WILL.search(part.text, part.begin, part.stop)
    inner = part.rest(will.end()) if will else None
    if inner is None:
        return None
    start = inner.words.starts[0]
    clause = inner.clause._replace(form="named", start=start, predicate=0, bodies=bodies, authority=None, charge="", past=False)
    return inner._replace(clause=clause)
