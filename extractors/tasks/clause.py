"""One clause taken apart: what opens it, who charges, who is charged, where the action begins."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.adjuncts import after_commas, asked_together, leader_charges
from chidao.extractors.tasks.charges import Charge, hands_down, is_noun, read_charge
from chidao.extractors.tasks.heard import ends_in_speaker, names_person, speaks_behind
from chidao.extractors.tasks.openers import opener, skip_connectives
from chidao.extractors.tasks.provinces import province
from chidao.extractors.tasks.subjects import is_verb, leads_itself, only_noun, subject_at, with_asked
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
    charges_someone,
    is_duty,
    is_result,
    matter_given,
    titled_duty,
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
    start = index = _behind_only(words, _behind_title(words, index))
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
    scope, purpose, topic = *_openers_at(words, index), behind_topic(words, index)
    scope_bodies: tuple[Mention, ...] = ()
    if scope or purpose or topic:
        main = _main_start(words, index, purpose=bool(purpose and not scope))
        if main is not None and only_noun(words, main) and (told := leader_charges(words, index, anywhere=True)):
            main = told
        if scope and leads_itself(words, index + scope):
            main = index = index + scope
            scope = 0
        if topic and not (main and main < topic and read_charge(words, main)):
            main = topic
        if main is not None and scope:
            scope_bodies = _bodies_before(words, index + scope, main, asked=_is_asked(words, main))
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


def _openers_at(words: Words, index: int) -> tuple[int, int]:
    """How many words of a scope and of a purpose stand at `index`: what leaders say or do there opens as a purpose does."""
    scope, purpose = opener(words, index, "scope"), opener(words, index, "purpose")
    scope = scope if scope >= purpose else 0
    spoken = predicate_label(words, index)
    if spoken and spoken[1] == "action" and spoken[0] > scope and words.plain[index] == "theo":
        scope = 0  # "theo dõi …" opens no scope
    if spoken and spoken[1] in {"speech", "act"}:
        purpose = purpose or spoken[0]
    return scope, purpose


# Of what stands before an authority and its charge only whom or what they concern is part of the unit.
_CONCERNING = (["đối", "với"], ["về", "phía"], ["riêng", "đối"])
_TITLE_WORDS = 14
_TITLE_ENDS = frozenset({":", ".", ";", "“", "("})


def _behind_title(words: Words, index: int) -> int:
    """The word after a point's title where a body with its verb follows: "Lập danh sách: Trạm Y tế xã rà soát …", or where
    one is charged: "Cầu Đá Bạc: giao Sở Xây dựng …".
    """
    colon = next(words.among(_TITLE_ENDS, index, index + _TITLE_WORDS), None)
    if colon is None or words.plain[colon] != ":" or colon + 2 >= len(words):
        return index
    labels = ((at, predicate_label(words, at)) for at in range(index, colon))
    said = any(label and label[1] in {"speech", "charge", "act"} and not is_noun(words, at, index) for at, label in labels)
    named = read_head(words, index, colon) is not None and not words.plain[index].isdigit()
    if said or opener(words, index, "scope"):
        return index
    charge = read_charge(words, colon + 1)
    if charge and not charge.authority and subject_at(words, charge.after):
        return colon + 1
    follows = words.capital[colon + 1] and (subject_at(words, colon + 1) or _scope_of_subject(words, colon + 1))
    if named:
        return index
    return colon + 1 if follows or titled_duty(words, index, colon) else index


def _scope_of_subject(words: Words, index: int) -> bool:
    """Whether a scope begins at `index` and a body with its verb follows it: "…: Hằng năm, căn cứ dự toán, các xã lập …"."""
    if not opener(words, index, "scope"):
        return False
    main = _main_start(words, index, purpose=False)
    return main is not None and subject_at(words, main) is not None


def _behind_only(words: Words, index: int) -> int:
    """The word after "Riêng" where that stresses who is charged: "Riêng Sở Y tế rà soát …"; in "Riêng các xã vùng cao, Sở Y tế
    rà soát …" it opens a scope.
    """
    if words.plain[index] != "riêng" or index + 1 >= len(words):
        return index
    subject = subject_at(words, index + 1)
    heads = {body.name.split()[0].lower() for body in subject[0]} if subject else set()
    return index + 1 if len(heads) == 1 else index


# Openers of what is told, where "đã" stands between them and the verb: "Theo báo cáo, từ đầu năm đã …, làm …".
_TELLING = {"theo", "từ", "qua"}
_TOLD_WITHIN = 24
_BARE_SUBJECTS = {"cơ", "đơn", "chủ", "người", "đề", "cấp", "tỉnh", "sở", "bộ", "huyện", "địa", "nhà", "liên", "tư"}


def _main_start(words: Words, index: int, purpose: bool) -> int | None:
    """Where the main clause begins after an opening adjunct at `index`: after the comma or colon that one can follow.

    A charge or a body with a capital or a quantity is taken first; bare nouns may still belong to the adjunct's own list.
    """
    bare: int | None = None
    for after in after_commas(words, index):
        charge = read_charge(words, after)
        if charge and not words.text.startswith(charge.authority, words.starts[after]):
            continue  # Its authority stands behind a later comma.
        if charge and speaks_behind(charge.authority):
            continue
        if charge and (charge.authority or charges_someone(words, charge.after)):
            return after
        timed = body_behind_time(words, after)
        subject = subject_at(words, timed)
        if subject and (ends_in_speaker(subject[0]) or asked_together(words, index, after)):
            continue
        if subject and words.plain[subject[1] - 1] not in {",", ":"}:
            if words.capital[timed] or words.plain[timed] in {"các", "những"} or names_person(words, timed):
                return timed
            if bare is None and words.plain[after] in _BARE_SUBJECTS:
                bare = after
        modal = purpose and words.plain[after] in {"cần", "phải"}
        if (
            bare is None
            and (modal or not purpose)
            and (not words.capital[after] or words.plain[after - 1] == ":")
            and is_duty(words, after)
            and words.plain[after] not in {"không", "nhất"}
            and words.plain[after + 2 : after + 3] != [","]  # "…, hằng năm, Sở Y tế …"
            and not is_result(words, after)
            and not (words.plain[index] in _TELLING | {"trong"} and "đã" in words.plain[index:after])
        ):
            bare = after
            break
    return bare


_DONE = frozenset({"đã", "đang", "vừa"})


def _past(words: Words, predicate: int | None) -> bool:
    """Whether the verb tells what is done or said rather than what is to be done."""
    if predicate is None:
        return False
    if words.plain[predicate] == "chưa":
        return True
    if not _DONE.isdisjoint(words.plain[predicate : predicate + 2]):
        return True
    return _label(words, predicate) in {"speech", "act"} and not _meets(words, predicate)


def _meets(words: Words, predicate: int) -> bool:
    """Whether a meeting is held: "tổ chức hội nghị", "tổ chức cuộc họp"."""
    return words.plain[predicate : predicate + 2] == ["tổ", "chức"] and _label(words, predicate) == "act"


def _label(words: Words, predicate: int) -> str:
    """The kind of the verb, behind an adverb if there is one: "cũng nêu rõ"."""
    hit = predicate_label(words, predicate + (words.plain[predicate] in {"cũng", "còn"}))
    return hit[1] if hit else ""


def _speech(words: Words, predicate: int) -> bool:
    at = predicate + (words.plain[predicate] in {"cũng", "còn"})
    return _label(words, predicate) == "speech" or words.plain[at : at + 2] in (["nhấn", "mạnh"], ["lưu", "ý"])


# First words of whom a matter concerns, not who is charged: "Đối với cán bộ, công chức: mở lớp …".
CONCERNED = {"cán", "hộ", "cá"}


# Of collectives by small letters those are charged that are offices, not places or firms that a matter concerns.
_OFFICES = {"sở", "ban", "ngành", "phòng", "bộ"}


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
        return _of_charge(words, behind, behind, late, ())
    if _modal_ahead(words, index):
        return Clause("modal", begin, index, (), scope_bodies)
    return Clause("statement", begin, None, (), scope_bodies)


def _of_charge(words: Words, start: int, index: int, charge: Charge, scope_bodies: tuple[Mention, ...]) -> Clause | None:
    """A clause in which someone charges: those named behind the charge, at once or behind a time, or whoever it is for."""

    def begin(at: int) -> int:
        return words.starts[start] if start < index else words.starts[min(at, len(words) - 1)]

    charged = subject_at(words, charge.after)
    sends = charge.verb == "cử" and charged is not None and all(body.name == body.name.lower() for body in charged[0])
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


_TIME_WORDS = 7


def _tells(words: Words, index: int) -> bool:
    """Whether the verb at `index` tells what was done: "Theo báo cáo, từ đầu năm đã …"; a pledge is what one is to do."""
    ahead = words.plain[index : index + _TOLD_WITHIN]
    if ahead[0] in _TELLING and ("đã" in ahead or (ahead[0] == "theo" and "sẽ" in ahead)):
        return True
    if ahead[0] == "ngay" and "," in ahead[1:_TIME_WORDS] and "đã" in ahead:
        subject = subject_at(words, index + ahead.index(",") + 1)  # "Ngay trong đêm, lực lượng chức năng đã đưa 31 hộ …"
        if subject and words.plain[subject[1]] == "đã":
            return True
    if ahead[0] == "trong" and "đã" in ahead[1:_TIME_WORDS]:
        return True  # "Trong tháng đã tổ chức 3 cuộc giám sát"
    if ahead[0] in _CARRYING_OUT and _told_behind(words, index):
        return True
    return tells_past(words, skip_connectives(words, 0)) or (_past(words, index) and ahead[:2] != ["cam", "kết"])


_CARRYING_OUT = {"thực", "triển", "quán", "chấp", "phát"}


def _told_behind(words: Words, index: int) -> bool:
    """Whether what was carried out is told: "Thực hiện Chỉ thị số 5, thời gian qua các xã đã …"."""
    return any(
        tells_past(words, after) and "đã" in words.plain[after : after + _TOLD_WITHIN] for after in after_commas(words, index)
    )


_ASKED = {"yêu cầu", "đề nghị"}
_MATTERS = {"công", "việc", "các", "những", "mọi", "mỗi", "quá", "hệ", "hồ", "thời", "nội", "tiến"}


def _must_be(words: Words, index: int) -> bool:
    """Whether an authority asks that a matter be so: "yêu cầu công tác giám sát phải bảo đảm chặt chẽ"."""
    if index >= len(words) or words.plain[index] not in _MATTERS:
        return False
    stop = next((at for at in range(index, len(words)) if words.plain[at] in {",", ";"}), len(words))
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
    main = _main_start(words, after, purpose=bool(purpose and not scope)) if scope or purpose else None
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
