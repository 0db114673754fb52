"""Whom a clause itself charges where it stands: a charge under a heading that names a body is that body's own act."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.records import Decision
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.frames import Frames, Held
from chidao.extractors.tasks.headings import whole_bodies
from chidao.extractors.tasks.openers import skip_connectives
from chidao.extractors.tasks.parts import Part, SentenceState
from chidao.extractors.tasks.refusals import is_closing
from chidao.extractors.tasks.subjects import subject_at
from chidao.extractors.words import Words

# Nouns that take up, without a name, the owners that hold.
_BARE_NOUNS: Final = {
    "cơ quan", "đơn vị", "các cơ quan", "các đơn vị", "các văn phòng", "cơ quan này", "các trường", "các ban", "các sở",
}  # fmt: skip
# What a body named above is in the matter: under "Sở Công Thương", "Cơ quan đầu mối theo dõi, tổng hợp …".
_PARTS_PLAYED: Final = {
    "cơ quan đầu mối", "đơn vị đầu mối", "đầu mối", "cơ quan thường trực", "đơn vị thường trực",
}  # fmt: skip
_POINTING: Final = re.compile(
    r"(?:các |những )?(?:cơ quan|đơn vị|địa phương|bộ|ngành|sở|tỉnh|huyện|xã|phường)(?:, (?:đơn vị|địa phương|ngành|phường))*"
    r" (?:này|nói trên|nêu trên|kể trên)"
)
# What takes up one body of its kind, and nobody of another: "bộ này" is no Prime Minister.
_OF_ONE: Final = re.compile(r"(?:bộ|sở) này")
# Bodies whose own act it is to lead others: "Lãnh đạo UBND tỉnh ban hành …".
_PARTY: Final = re.compile(
    r"(?:các |ban thường vụ |thường trực |ban chấp hành )*(?:đảng [uủ][ỷy]|tỉnh ủy|huyện ủy|thành ủy|cấp [uủ][ỷy]|đảng đoàn|"
    r"ban cán sự)",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"\b(?:đã|vừa)\b")
# "giao nhiệm vụ", "giao trách nhiệm": what whoever is charged does within his own house.
_HANDS_OUT: Final = (["giao", "nhiệm"], ["giao", "trách"])
# What owners themselves do to others, where it goes on with their sentence.
_OWN_STAFF: Final = re.compile(r"(?:các |từng |mỗi )?(?:đoàn|đội|tổ|bộ phận|cán bộ|công chức|cá nhân)\b")
"""Whom an owner has within his own house."""
_ASKS: Final = {"đề nghị", "kiến nghị"}
_OF_OWNERS: Final = {"kêu gọi", "phân công", "cử"}


class Charged(NamedTuple):
    """`bodies` charged by the clause itself (None: nobody is named), the `form` it has here, where its unit begins."""

    bodies: tuple[Mention, ...] | None
    form: str
    start: int


def proposes(part: Part, authority: Authority) -> bool:
    """Whether somebody asks one above him for something: "Giám đốc Sở Y tế đề nghị Bộ Y tế sớm hướng dẫn"."""
    clause = part.clause
    return (
        clause.charge in _ASKS and bool(clause.bodies) and authority.asks_above(clause.authority or "", clause.bodies[0].name)
    )


def charged_by(part: Part, authority: Authority, frames: Frames, *, dated: bool, named: bool) -> Charged | None:
    """Whom the clause charges; None where it charges nobody.

    `dated`: a statement here may set a day for a thing to be sent; `named`: the sentence has named its owner already.
    """
    clause = part.clause
    if clause.form == "charged":
        if _own_act(part, authority, frames, named):
            if clause.authority and _DONE.search(part.content.partition(f" {clause.charge} ")[0]):
                return None
            named_by = _subject(clause.authority) if clause.authority else None
            return Charged(named_by, "named" if clause.authority else "imperative", _first(part))
        if proposes(part, authority):
            return None
        if clause.authority:
            authority.speak(clause.authority)
        taken_up = clause.scope_bodies and len(clause.bodies) == 1 and _POINTING.fullmatch(clause.bodies[0].name.lower())
        bodies = clause.scope_bodies if taken_up else clause.bodies or clause.scope_bodies
        return Charged(bodies or None, "charged", clause.start)
    if clause.form == "statement" and clause.charge and not clause.authority and _own_act(part, authority, frames, named):
        # Under "Sở Y tế": "Phân công cán bộ …", whoever is charged in turn.
        return Charged(None, "imperative", _first(part))
    if clause.form == "named":
        if part.words.plain[:2] == ["lãnh", "đạo"] and any(_PARTY.match(body.name) for body in frames.held().bodies):
            return Charged(None, "imperative", clause.start)
        return Charged(clause.bodies, "named", clause.start)
    if clause.form == "statement" and clause.charge == "chỉ đạo" and clause.authority and part.leads:
        # “Sở Y tế chỉ đạo: a) …”: whoever he directs, what follows is his to see to.
        return (
            None if authority.holds(clause.authority, "chỉ đạo") else Charged(_subject(clause.authority), "named", clause.start)
        )
    if clause.scope_bodies and clause.form == "imperative":
        return Charged(clause.scope_bodies, "named", clause.start)
    recommended = recommended_to(part) if authority.inspects and not frames.under_heading() else None
    if recommended:
        return recommended
    if clause.form in {"imperative", "modal"} or (clause.authority is None and dated):
        return Charged(None, clause.form, clause.start)
    return None


def _first(part: Part) -> int:
    """Where the part begins behind its connectives."""
    return part.words.starts[min(skip_connectives(part.words, 0), len(part.words) - 1)]


def recommended_to(part: Part) -> Charged | None:
    """Who is to do what an inspection recommends: "Kiến nghị Giám đốc Sở Nội vụ tham mưu …"; None where nobody is named."""
    at, words = part.clause.predicate, part.words
    if part.clause.form != "imperative" or at is None or words.plain[at : at + 2] != ["kiến", "nghị"]:
        return None
    subject = subject_at(words, at + 2)
    return Charged(subject[0], "charged", words.starts[at + 2]) if subject else None


def _own_act(part: Part, authority: Authority, frames: Frames, named: bool) -> bool:
    """Whether the charge is what an owner is to do ("Chỉ đạo các xã …" under "Sở Y tế"), not the issuer's charge."""
    clause = part.clause
    if not clause.authority:
        if part.running and is_closing(part.content):
            return False
        if clause.charge == "kêu gọi" and frames.operative():
            return True
        asks = clause.form == "statement" and clause.charge == "yêu cầu"
        hands = part.words.plain[:2] in _HANDS_OUT
        if named and (asks or clause.charge in _OF_OWNERS or hands):
            return True
        if (hands or asks) and part.number > 0 and frames.held().bodies:
            return True
        if hands and frames.held().bodies and all(_OWN_STAFF.match(body.name) for body in clause.bodies):
            return True
        return clause.charge.split()[0] != "giao" and frames.under_heading()
    if not authority.holds(clause.authority, clause.charge):
        return True
    return clause.charge == "chỉ đạo" and frames.operative() and not authority.issues(clause.authority)


def _subject(authority: str) -> tuple[Mention, ...] | None:
    words = Words.of(authority)
    predicate = find_predicate(words, 0, len(words))
    bodies = read_bodies(words, 0, len(words) if predicate is None else predicate)
    return bodies.mentions if bodies else None


def stands_for(bodies: tuple[Mention, ...], held: tuple[Mention, ...]) -> bool:
    """Whether a bare "cơ quan", "các văn phòng" takes up the owners that hold here."""
    name = bodies[0].name.lower() if len(bodies) == 1 else ""
    if len(held) == 1 and (held[0].name.lower() == f"các {name}" or held[0].name.lower().startswith(f"{name} các ")):
        return True
    if held and _POINTING.fullmatch(name):
        return not _OF_ONE.match(name) or any(one.name.lower().startswith(name.split()[0]) for one in held)
    if held and name in _PARTS_PLAYED:
        return True
    return name in _BARE_NOUNS and any(one.name.lower().startswith(name) and len(one.name) > len(name) for one in held)


_OWN_LIABILITY: Final = re.compile(r"người đứng đầu|thủ trưởng", re.IGNORECASE)


def own_bodies(charged: Charged, held: Held, *, directed: bool) -> tuple[Mention, ...] | None:
    """The owners that a clause itself names; None where it names nobody, or those who do it for whoever is `directed` here."""
    bodies = charged.bodies
    if bodies is None or stands_for(bodies, held.bodies):
        return None
    in_turn = directed and charged.form == "named" and not _OWN_LIABILITY.match(bodies[0].name)
    return None if in_turn else bodies


_CHARGE_BEHIND: Final = re.compile(r"(?:[,;]\s+(?:và |đồng thời )?| (?:và|đồng thời) )(?=(?:đề nghị|yêu cầu|giao) )")


def behind_announcement(part: Part) -> Part | None:
    """The charge behind what the issuer says of itself: "Bộ sẽ thành lập các đoàn kiểm tra, đề nghị các Sở chuẩn bị …"."""
    for comma in _CHARGE_BEHIND.finditer(part.text, part.begin, part.stop):
        inner = part.rest(comma.end())
        if inner and inner.clause.form == "charged" and inner.clause.bodies:
            return inner
    return None


def behind_decision(decision: Decision, part: Part) -> Part | None:
    """The charge behind what is settled in the same clause: "Đồng ý mở rộng chợ và giao Sở Công Thương hướng dẫn".

    So is whoever takes it up there: "Đồng ý về chủ trương, Bộ Y tế bố trí vốn".
    """
    behind = part.rest(decision.end) if decision.end < part.stop else None
    if behind is None or not behind.clause.bodies:
        return None
    named = behind.clause.form == "named" and not (behind.clause.past or behind.clause.speech)
    return behind if named or behind.clause.form == "charged" else None


_GUIDES: Final = (["hướng", "dẫn"], ["đề", "nghị"], ["yêu", "cầu"], ["chỉ", "đạo"])


def guided(part: Part) -> tuple[Mention, ...] | None:
    """Whom the issuer leads to what follows: "Sở hướng dẫn các trường thực hiện các việc sau:"; None where nobody is named."""
    at, words = part.clause.predicate, part.words
    if at is None or words.plain[at : at + 2] not in _GUIDES:
        return None
    hit = predicate_label(words, at)
    first = at + (hit[0] if hit else 2)
    after = find_predicate(words, first, len(words)) if first < len(words) else None
    bodies = read_bodies(words, first, after) if after is not None else None
    return bodies.mentions if bodies else None


def addressed(part: Part) -> tuple[Mention, ...]:
    """Whom a charge names that ends with their names: "Chính phủ yêu cầu các bộ, địa phương:"; none where it says more."""
    if part.clause.form != "statement" or not part.clause.charge or not part.leads:
        return ()
    first = next((at for at, start in enumerate(part.words.starts) if start >= part.clause.start), len(part.words))
    return whole_bodies(part.words, first, len(part.words))


def owners_of(own: tuple[Mention, ...] | None, state: SentenceState, held: Held, partners: tuple[Mention, ...]) -> Held:
    """Who is charged with a unit and who supports: its own words first, then its sentence, then what holds here."""
    if own is not None:
        others = state.owners is not None and {body.name for body in own}.isdisjoint(body.name for body in state.owners)
        return Held(own, "own", partners or (() if others else state.partners))
    supporting = partners or state.partners or held.partners
    if state.owners is not None:
        return Held(state.owners, "sentence", supporting)
    return Held(held.bodies, held.source, supporting)
