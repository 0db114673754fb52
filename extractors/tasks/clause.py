"""One clause taken apart: what opens it, who charges, who is charged, where the action begins."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, NamedTuple

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.agencies.provinces import province, provinces_at
from chidao.extractors.tasks.adjuncts import after_commas, leader_charges
from chidao.extractors.tasks.charges import Charge, hands_down, read_charge
from chidao.extractors.tasks.leaders import is_chief
from chidao.extractors.tasks.openers import opener, skip_connectives
from chidao.extractors.tasks.openings import TELLING, behind_consent, behind_only, behind_title, main_start, openers_at
from chidao.extractors.tasks.subjects import (
    behind_then,
    is_verb,
    leads_itself,
    only_noun,
    singled_out,
    stranger_at,
    subject_at,
    with_asked,
)
from chidao.extractors.tasks.timed import (
    behind_label,
    behind_time_of_charge,
    body_behind_time,
    looks_back,
    tells_past,
    verb_behind_time,
)
from chidao.extractors.tasks.topics import (
    behind_topic,
    charge_behind_matters,
    is_duty,
    is_result,
    matter_done_by,
    matter_given,
)
from chidao.extractors.words import Words

Form = Literal["charged", "named", "imperative", "modal", "statement"]
"""charged: an authority charges; named: a body with its verb; imperative: a verb alone; modal: a statement of what must be."""


class Clause(NamedTuple):
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
    meets: bool = False
    """Whether a meeting is held: a duty in a plan, what is told in a report."""


@lru_cache(maxsize=256)
def read_clause(words: Words) -> Clause | None:
    """The parts of the clause that `words` make; None where there are no words.

    Several steps ask for the same clause, one after the other.
    """
    index = skip_connectives(words, 0)
    if index >= len(words):
        return None
    start = index = behind_only(words, behind_consent(words, behind_title(words, index)))
    charge = read_charge(words, index)
    if charge is None:
        index = body_behind_time(words, index)
    subject = None if charge else subject_at(words, index)
    if charge or subject:
        return _assemble(words, start, index, charge, subject, ())
    at_once = verb_behind_time(words, index)
    if at_once is not None:
        return Clause("imperative", words.starts[index], at_once)
    labelled = behind_label(words, index)
    if labelled is not None and _does_at(words, labelled):
        charge = read_charge(words, labelled)
        subject = None if charge else subject_at(words, labelled)
        return _assemble(words, start, labelled, charge, subject, ())
    return _behind_opening(words, start, index)


def _does_at(words: Words, at: int) -> bool:
    """Whether somebody charges or is named at `at`, or what is to be done stands there rather than how it came out."""
    if read_charge(words, at) or subject_at(words, at):
        return True
    return is_duty(words, at) and not is_result(words, at)


def _behind_opening(words: Words, start: int, index: int) -> Clause | None:
    """The parts of a clause that opens at `index` neither with a charge nor with a body: with a scope, a purpose, a topic, or
    with what a leader does before he charges. `start` is where its words begin.
    """
    opening = index
    scope, purpose, topic = *openers_at(words, index), behind_topic(words, index)
    scope_bodies: tuple[Mention, ...] = ()
    if scope or purpose or topic:
        main = main_start(words, index, purpose=bool(purpose and not scope))
        if main is not None and only_noun(words, main) and (told := leader_charges(words, index, anywhere=True)):
            main = told
        if scope and leads_itself(words, index + scope):
            main = index = index + scope
            scope = 0
        if topic and not (main and main < topic and read_charge(words, main)):
            main = topic
        if main is not None and scope:
            scope_bodies = _bodies_before(words, index + scope, main, asked=_is_asked(words, main)) or singled_out(words, index)
        elif main is not None and (not topic or purpose or not is_verb(words, index)):
            start = main
        index = index if main is None else main
    elif (told := leader_charges(words, index)) is not None:
        start = index = told
    if index == opening:
        return _assemble(words, start, index, None, None, scope_bodies)
    charge = read_charge(words, index)
    subject = None if charge else subject_at(words, index)
    if charge and charge.authority and words.plain[start : start + 2] not in _CONCERNING:
        start = index
    clause = _assemble(words, start, index, charge, subject, scope_bodies)
    if clause and clause.form == "charged" and clause.authority and looks_back(words, skip_connectives(words, 0)):
        return clause._replace(past=True)
    return clause


# Of what stands before an authority and its charge only whom or what they concern is part of the unit.
_CONCERNING: Final = (["đối", "với"], ["về", "phía"], ["riêng", "đối"])


_TOLD_WITHIN: Final = 24


_DONE: Final = frozenset({"đã", "đang", "vừa"})
# "Các ngành phản ánh: kinh phí còn thấp", "Ông An chia sẻ: “…": what was said in the discussion.
_OPINIONS: Final = (["phản", "ánh", ":"], ["kiến", "nghị", ":"], ["đề", "xuất", ":"], ["chia", "sẻ", ":"])


def _past(words: Words, predicate: int | None) -> bool:
    """Whether the verb tells what is done or said rather than what is to be done."""
    if predicate is None:
        return False
    if words.plain[predicate] == "chưa" or words.plain[predicate : predicate + 3] in _OPINIONS:
        return True
    if not _DONE.isdisjoint(words.plain[predicate : predicate + 2]) or _issued(words, predicate):
        return True
    return _label(words, predicate) in {"speech", "act"} and not (_meets(words, predicate) or _pledges(words, predicate))


_PAPER_WORDS: Final = 6


def _issued(words: Words, predicate: int) -> bool:
    """Whether somebody issued a paper that has its number: "Liên Bộ ban hành Thông tư liên tịch số 29/2030/TTLT-…"."""
    if words.plain[predicate : predicate + 2] != ["ban", "hành"]:
        return False
    near = words.plain[predicate + 2 : predicate + 2 + _PAPER_WORDS]
    return "số" in near[:-1] and near[near.index("số") + 1][0].isdigit() and "," not in near[: near.index("số")]


def _pledges(words: Words, predicate: int) -> bool:
    """Whether somebody pledges to do a thing: "Nhà thầu cam kết hoàn thành …", not what he says ("cam kết rằng …")."""
    return words.plain[predicate : predicate + 2] == ["cam", "kết"] and (
        predicate + 2 < len(words) and (predicate_label(words, predicate + 2) or (0, ""))[1] == "action"
    )


def _meets(words: Words, predicate: int) -> bool:
    """Whether a meeting is held: "tổ chức hội nghị", "tổ chức cuộc họp"."""
    return words.plain[predicate : predicate + 2] == ["tổ", "chức"] and _label(words, predicate) == "act"


def _label(words: Words, predicate: int) -> str:
    """The kind of the verb, behind an adverb if there is one: "cũng nêu rõ"."""
    hit = predicate_label(words, predicate + (words.plain[predicate] in {"cũng", "còn"}))
    return hit[1] if hit else ""


def _speech(words: Words, predicate: int) -> bool:
    if _pledges(words, predicate):
        return False
    at = predicate + (words.plain[predicate] in {"cũng", "còn"})
    return _label(words, predicate) == "speech" or words.plain[at : at + 2] in (["nhấn", "mạnh"], ["lưu", "ý"])


# Behind provinces' names what else they are: "Đối với Gia Lai, An Giang - những nơi còn tàu vi phạm, …".
_ASIDE_OF_PLACES: Final = frozenset({"-", "–", "(", ","})
# First words of whom a matter concerns, not who is charged: "Đối với cán bộ, công chức: mở lớp …".
CONCERNED: Final = {"cán", "hộ", "cá"}


# Of collectives by small letters those are charged that are offices, not places or firms that a matter concerns.
_OFFICES: Final = {"sở", "ban", "ngành", "phòng", "bộ"}


def _is_asked(words: Words, index: int) -> bool:
    """Whether an authority asks for something at `index`: "…, Bộ trưởng yêu cầu rà soát"."""
    charge = read_charge(words, index)
    return charge is not None and bool(charge.authority) and charge.verb in _ASKED


def _bodies_before(words: Words, first: int, end: int, *, asked: bool = False) -> tuple[Mention, ...]:
    """The bodies of "Đối với Sở Y tế, …", none where the scope is a matter.

    Several of a kind are rather the matter, save where they are `asked` by name: "Đối với các huyện, Bộ trưởng yêu cầu …".
    """
    while end > first and words.plain[end - 1] in {",", ":"}:
        end -= 1
    if words.plain[end - 1] == "thì":
        return ()  # "Trường hợp xã thiếu vốn thì": what befalls them stands behind their name.
    places, after = provinces_at(words, first)
    if places and (after >= end or words.plain[after] in _ASIDE_OF_PLACES):
        return places
    place = province(words, first, end)
    if place:
        return (place,)
    head = read_head(words, first, end)
    if head is None or words.plain[head.noun] in CONCERNED:
        return ()
    offices = words.plain[head.noun] in _OFFICES or "liên" in words.plain[first:end]
    if head.kind == "collective" and not words.capital[head.noun] and not offices and not asked:
        return ()
    bodies = read_bodies(words, first, end)
    return bodies.mentions if bodies and find_predicate(words, first, end) is None else ()


def _assemble(
    words: Words,
    start: int,
    index: int,
    charge: Charge | None,
    subject: tuple[tuple[Mention, ...], int] | None,
    scope_bodies: tuple[Mention, ...],
) -> Clause | None:
    if charge:
        return _of_charge(words, start, index, charge, scope_bodies)
    begin = words.starts[start]
    if subject:
        past, speech = _past(words, subject[1]), _speech(words, subject[1])
        meets = _meets(words, subject[1])
        return Clause("named", begin, subject[1], subject[0], scope_bodies, past=past, speech=speech, meets=meets)
    if is_verb(words, index):
        return Clause("imperative", begin, index, (), scope_bodies, past=_tells(words, index), meets=_meets(words, index))
    given = matter_given(words, index)
    if given is not None and (charge := read_charge(words, given)):
        return _of_charge(words, start, given, charge, ())
    behind = leader_charges(words, index, anywhere=True) or charge_behind_matters(words, index)
    if behind is not None and (late := read_charge(words, behind)):
        return _of_charge(words, behind, behind, late, singled_out(words, index))
    doers = matter_done_by(words, index)
    if doers:
        return Clause("named", begin, doers[1], doers[0], scope_bodies)
    then = behind_then(words, index)
    if then is not None:
        return _assemble(words, start, then, read_charge(words, then), subject_at(words, then), scope_bodies)
    if _modal_ahead(words, index):
        return Clause("modal", begin, index, (), scope_bodies)
    return Clause("statement", begin, None, (), scope_bodies)


def _of_charge(words: Words, start: int, index: int, charge: Charge, scope_bodies: tuple[Mention, ...]) -> Clause | None:
    """A clause in which someone charges: those named behind the charge, at once or behind a time, or whoever it is for."""

    def begin(at: int) -> int:
        return words.starts[start] if start < index else words.starts[min(at, len(words) - 1)]

    charged = subject_at(words, charge.after) or (stranger_at(words, charge.after) if charge.authority else None)
    sends = charge.verb in _SENDING and (charged is None or all(body.name == body.name.lower() for body in charged[0]))
    if sends and charge.authority and not (words.plain[-1] == ":" and is_chief(charge.authority)):
        sharing = subject_at(words, index)  # "UBND các xã phân công cán bộ trực …": persons without a name are no body.
        if sharing and hands_down(words, sharing[1]):
            return Clause("named", begin(index), sharing[1], sharing[0], scope_bodies, past=_past(words, sharing[1]))
    if charged and not (sends and not charge.authority and hands_down(words, index)):
        bodies, at = with_asked(words, charged)
        past = _past(words, at)
        return Clause("charged", begin(charge.after), at, bodies, scope_bodies, charge.authority, charge.verb, past)
    timed = behind_time_of_charge(words, charge.after)
    later = subject_at(words, timed) if timed else None
    if later:
        bodies, at = later
        return Clause(
            "charged", begin(timed), at, bodies, scope_bodies, charge.authority, charge.verb,
            times_from=min(words.starts[charge.after], begin(timed)),
        )  # fmt: skip
    if not charge.authority and hands_down(words, index):
        return Clause("imperative", words.starts[start], index, (), scope_bodies)
    if is_duty(words, charge.after):
        asked = charge.recipients
        return Clause("charged", begin(charge.after), charge.after, asked, scope_bodies, charge.authority, charge.verb)
    return _charged_later(words, start, index, charge, scope_bodies)


_SENDING: Final = {"cử", "phân công"}
_TIME_WORDS: Final = 7


def _tells(words: Words, index: int) -> bool:
    """Whether the verb at `index` tells what was done: "Theo báo cáo, từ đầu năm đã …"; a pledge is what one is to do."""
    ahead = words.plain[index : index + _TOLD_WITHIN]
    if ahead[0] in TELLING and ("đã" in ahead or (ahead[0] == "theo" and "sẽ" in ahead)):
        return True
    if ahead[0] == "ngay" and "," in ahead[1:_TIME_WORDS] and "đã" in ahead:
        subject = subject_at(words, index + ahead.index(",") + 1)  # "Ngay trong đêm, lực lượng chức năng đã đưa 31 hộ …"
        if subject and words.plain[subject[1]] == "đã":
            return True
    if ahead[0] == "trong" and "đã" in ahead[1:_TIME_WORDS]:
        return True  # "Trong tháng đã tổ chức 3 cuộc giám sát"
    if ahead[0] in _CARRYING_OUT and _told_behind(words, index):
        return True
    return tells_past(words, skip_connectives(words, 0)) or (
        _past(words, index) and ahead[:2] != ["cam", "kết"] and ahead[0] != "hứa"
    )


_CARRYING_OUT: Final = {"thực", "triển", "quán", "chấp", "phát"}


def _told_behind(words: Words, index: int) -> bool:
    """Whether what was carried out is told: "Thực hiện Chỉ thị số 5, thời gian qua các xã đã …"."""
    return any(
        tells_past(words, after) and "đã" in words.plain[after : after + _TOLD_WITHIN] for after in after_commas(words, index)
    )


_ASKED: Final = {"yêu cầu", "đề nghị"}
_MATTERS: Final = {"cả", "công", "việc", "các", "những", "mọi", "mỗi", "quá", "hệ", "hồ", "thời", "nội", "tiến"}


def _must_be(words: Words, index: int) -> bool:
    """Whether an authority asks that a matter be so: "yêu cầu công tác giám sát phải bảo đảm chặt chẽ"."""
    if index >= len(words) or words.plain[index] not in _MATTERS:
        return False
    ends = {";"} if words.plain[index] == "việc" else {",", ";"}  # "việc thi công, giám sát phải …"
    stop = next((at for at in range(index, len(words)) if words.plain[at] in ends), len(words))
    return any(words.plain[at] in {"phải", "cần"} for at in range(index + 2, stop))


def _charged_later(words: Words, start: int, index: int, charge: Charge, scope_bodies: tuple[Mention, ...]) -> Clause:
    """ "… yêu cầu, với vai trò …, Sở Y tế …": an adjunct stands between the charge and whom it charges."""
    after = charge.after
    statement = Clause(
        "statement", words.starts[min(after, len(words) - 1)], None, (), scope_bodies, charge.authority, charge.verb
    )
    if charge.authority and charge.verb in _ASKED and words.plain[-1] != ":" and _must_be(words, after):
        return Clause("charged", statement.start, after, (), scope_bodies, charge.authority, charge.verb)
    if after >= len(words) or words.plain[-1] == ":":
        return statement
    scope, purpose = opener(words, after, "scope"), opener(words, after, "purpose")
    scope = scope if scope >= purpose else 0
    main = main_start(words, after, purpose=bool(purpose and not scope)) if scope or purpose else None
    if main is None:
        own = subject_at(words, index) if charge.authority else None
        if own is None:
            return statement
        past, speech = _past(words, own[1]), _speech(words, own[1])
        return Clause("named", words.starts[start], own[1], own[0], scope_bodies, past=past or speech, speech=speech)
    begin = words.starts[start] if start < index else words.starts[after if scope else main]
    bodies = scope_bodies or (_bodies_before(words, after + scope, main) if scope else ())
    subject = subject_at(words, main)
    if subject:
        return Clause("charged", begin, subject[1], subject[0], bodies, charge.authority, charge.verb, _past(words, subject[1]))
    if is_duty(words, main):
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
