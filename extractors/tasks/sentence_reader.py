"""Reads a sentence clause by clause: whom each charges with what, and what it says for those behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from chidao.extractors.agencies import Mention
from chidao.extractors.records import Decision
from chidao.extractors.structure import Provision
from chidao.extractors.tasks import lines
from chidao.extractors.tasks.assignment import (
    Charged,
    addressed,
    behind_announcement,
    behind_decision,
    charged_by,
    guided,
    own_bodies,
    owners_of,
    proposes,
)
from chidao.extractors.tasks.authority import LEVELS, Authority
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.duties import Place, is_task, issuer_speaks
from chidao.extractors.tasks.frames import Frames, Held
from chidao.extractors.tasks.headings import only_fields
from chidao.extractors.tasks.joining import behind_aims, joined_clauses
from chidao.extractors.tasks.leaders import is_leader, is_one_chief
from chidao.extractors.tasks.leadins import names_duties, unit_end, whose_duties
from chidao.extractors.tasks.meetings import ASKING, SHARING, asks_stranger, names_leader
from chidao.extractors.tasks.partners import partners_hold, read_partners, told_apart
from chidao.extractors.tasks.parts import Part, SentenceState
from chidao.extractors.tasks.pointfields import PointFields
from chidao.extractors.tasks.refusals import is_closing
from chidao.extractors.tasks.report import Report
from chidao.extractors.tasks.speech import assesses, read_speech
from chidao.extractors.tasks.telling import concludes, tells_result, tells_views
from chidao.extractors.tasks.times import Times

# Decisions with which a leader answers at a meeting; what he issues or founds, a report goes on to describe.
_ANSWERS: Final = {"agree", "allow", "reject"}


_PLACE: Final = re.compile(rf"(?:{'|'.join(sorted(LEVELS))}|địa phương)(?= |$)", re.IGNORECASE)


def _is_place(bodies: tuple[Mention, ...]) -> bool:
    return len(bodies) == 1 and bodies[0].kind == "agency" and bool(_PLACE.match(bodies[0].name))


def _charged_earlier(part: Part, charged: Charged) -> bool:
    """Whether it is told that somebody has been charged: "UBND tỉnh đã giao Sở Y tế …"."""
    before = part.content[: charged.start - part.begin]
    return charged.form == "charged" and (lines.directed_before(before) or lines.charged_before(before))


class Shared(NamedTuple):
    """What the reader of provisions and the reader of their sentences both work on."""

    text: str
    provisions: Sequence[Provision]
    authority: Authority
    times: Times
    frames: Frames
    fields: PointFields
    drafts: list[Draft]


class SentenceReader:
    """Reads sentences clause by clause and adds drafts of tasks. `report`, `decisions`: see `Flow`."""

    def __init__(self, shared: Shared, *, report: Report | None, decisions: Sequence[Decision]) -> None:
        self._text, self._provisions, self._authority, self._times, self._frames, self._fields, self._drafts = shared
        self._report = report
        self._news = report is not None
        self._decisions = sorted(decisions, key=attrgetter("start"))
        self.charging = False
        """In running text: whether the last sentence charged someone, so that the next may go on with it."""

    def read(self, start: int, end: int, one: Provision) -> None:
        """Drafts what the sentence `text[start:end]` of a provision charges."""
        if self._news and (tells_views(self._text, start, end) or tells_result(self._text, start, end)):
            return
        ordered = self._has_drafts(one)
        if self._report and (ordered or self._report.led) and concludes(self._text, start, end, ordered=ordered):
            self.charging = True
        state, told, settles = SentenceState(), False, False
        charging, drafts = self.charging, len(self._drafts)
        for number, (begin, stop) in enumerate(behind_aims(self._text, joined_clauses(self._text, start, end))):
            part = Part.of(self._text, begin, stop, number, one)
            if part is None:
                continue
            if self._news and part.clause.meets:
                part = part._replace(clause=part.clause._replace(past=True))
            if number == 0:
                told = part.clause.past and (not part.clause.speech or assesses(part))
            elif part.clause.form == "charged":
                told = False
            elif told and part.clause.form in {"imperative", "modal"} and not part.must:
                continue
            decision, part = self._settled(part)
            before = len(self._drafts)
            self._part(part, state)
            if number == 0 and told:
                # "Thứ trưởng ghi nhận …, đồng thời đề nghị Sở A …"
                told = len(self._drafts) == before
                state.owners = None if told else state.owners
            if self._news and decision and decision.kind in _ANSWERS:
                self.charging = settles = True
        if state.pledged:
            self.charging = charging
        if settles and len(self._drafts) == drafts:
            # What goes on behind it concerns what is settled, not those charged before.
            self.charging, self._frames.top.current = True, None

    def _has_drafts(self, one: Provision) -> bool:
        """Whether the last charge stands in this provision."""
        return bool(self._drafts) and self._drafts[-1].provision == one.index

    def _settled(self, part: Part) -> tuple[Decision | None, Part]:
        """What is settled in a clause, and the charge behind it, by whoever settles it; else the clause itself."""
        at = bisect_left(self._decisions, part.begin, key=attrgetter("start"))
        decision = self._decisions[at] if at < len(self._decisions) and self._decisions[at].start < part.stop else None
        behind = behind_decision(decision, part) if decision else None
        if decision and behind and self._news and decision.authority and is_leader(decision.authority):
            self._authority.speak(decision.authority)
        return decision, behind or part

    # Clauses

    def _part(self, part: Part, state: SentenceState) -> None:
        if self._report and self._report.is_advice(part):
            return
        if self._report and part.number == 0:
            self._report.notes_word(part)
        if part.clause.speech and self._news and part.clause.bodies:
            speech = read_speech(part, self._authority)
            if speech is None:
                self.charging = self.charging and part.number > 0
                return
            if part.clause.scope_bodies or (speech.chief and self._speaks_anew(part)):
                self._frames.top.current = part.clause.scope_bodies or None
            self.charging = speech.chief
            if speech.inner:
                self._part(speech.inner, state)
            return
        if part.clause.past and part.number == 0:
            self.charging = False
        inner = self._report.within(part) if self._report else None
        if inner:
            self.charging = True
            self._part(inner, state)
            return
        if part.is_procedure:
            self._procedure(part)
            return
        operative = self._frames.operative()
        drawn_up = operative and part.number == 0 and only_fields(self._text, self._provisions, part.one.index)
        dated = drawn_up or ((operative or self.charging) and self._times.sets_day(part))
        charged = charged_by(part, self._authority, self._frames, dated=dated, named=state.owners is not None)
        if charged is None:
            self._uncharged(part)
        else:
            self._charged(part, charged, state)

    def _procedure(self, part: Part) -> None:
        """What the grounds that open a sentence lead to: "Xét đề nghị của Sở A, Chủ tịch UBND tỉnh có ý kiến như sau:"."""
        if not (part.content.rstrip().endswith(":") and part.opens_orders):
            return
        clause = part.clause
        if clause.form == "named" and len(clause.bodies) == 1 and is_leader(clause.bodies[0].name):
            self._authority.speak(clause.bodies[0].name)
        whom = clause.bodies if clause.form == "charged" else ()
        writes = clause.form == "named" and issuer_speaks(part, self._authority, leads=True)
        self._frames.lead(whom or (guided(part) if writes else None) or None)

    def _uncharged(self, part: Part) -> None:
        if part.leads and part.clause.authority and self._authority.holds(part.clause.authority, part.clause.charge):
            self._authority.speak(part.clause.authority)
        bodies = addressed(part) or (whose_duties(self._text, part.begin, part.stop) if self._news and part.leads else ())
        if bodies or (part.leads and part.running and part.opens_orders):
            self._frames.lead(bodies or None, orders=bool(part.clause.authority or bodies) and part.says_orders)
        elif part.clause.authority and is_leader(part.clause.authority) and self._news and not proposes(part, self._authority):
            self.charging = True
        elif part.number == 0 and not (self._news and (lines.emphasises(part.content) or self._within_orders(part))):
            self.charging = False

    def _within_orders(self, part: Part) -> bool:
        """Whether a statement stands among the orders of its paragraph: "Kết quả kiểm tra được tính vào điểm thi đua …"."""
        among = self.charging and self._has_drafts(part.one)
        return among and not (part.clause.past or part.clause.speech) and lines.rules(part.content)

    def _charged(self, part: Part, charged: Charged, state: SentenceState) -> None:
        if not self._news and _charged_earlier(part, charged):
            return
        if self._begins_again(part, charged):
            self._frames.top.current = None
        held = self._frames.held()
        own, beside = told_apart(own_bodies(charged, held, directed=self._frames.directed()))
        if own is not None and charged.form == "named" and self._speaks(part):
            self._own_words(part, own, state)
            return
        if not self._news and part.leads and part.clause.speech and charged.form == "named":
            return  # Who only says something has none of it to do: "Qua kiểm tra, Sở Y tế nhận thấy còn một số tồn tại:".
        # Whom those work with whom an owner directs in turn is theirs: "UBND xã chỉ đạo Trạm Y tế phối hợp với Công an xã …".
        in_turn = part.clause.form == "charged" and charged.form != "charged" and bool(part.clause.bodies)
        partners = () if in_turn or part.clause.predicate is None else read_partners(part.words, part.clause.predicate)
        partners = (*beside, *partners)
        # What a report's lead-in leads to within its own paragraph ends with its sentence: so do those it works with.
        within = self._news and part.leads and part.stop < part.one.end
        if part.leads:
            self._lead(part, charged, own, () if within else partners, state)
        place = self._place(part, charged, own)
        follows = self._news and charged.form == "charged" and own is not None and not part.leads and names_duties(part.content)
        found = not follows and is_task(part, charged.form, own is not None, place)
        if self._report and found and not (place.operative or self.charging):
            state.pledged = self._report.commits_alone(part, own) or state.pledged
        closes = not self._news and charged.form == "charged" and is_closing(part.content)
        asks = self._news and names_leader(part) and part.verb in ASKING and not asks_stranger(part)
        if follows and self._report:
            self._report.announced = True
        self.charging = found or closes or follows or asks or (self.charging and (part.number > 0 or part.leads))
        if found:
            self._draft(part, charged, owners_of(own, state, held, partners), place.operative, state)
        held_partners = partners if not in_turn and partners_hold(part.words, part.clause, part.number == 0) else None
        if own is not None:
            if found or part.leads or closes or follows:
                self._frames.top.current = own
            state.owners, state.partners = own, held_partners or (partners if within else ())
        elif held_partners is not None:
            state.partners = held_partners

    def _place(self, part: Part, charged: Charged, own: tuple[Mention, ...] | None) -> Place:
        """Where the clause stands, as far as it decides whether it is a task."""
        frames, report = self._frames, self._report
        charging = self.charging or (report is not None and report.pledges(part, own))
        due = own is not None and frames.ordered and self._times.to_come(charged.start, part.stop)
        spoken = report is not None and bool(report.has_word(part))
        return Place(self._authority, self._news, frames.operative(), charging, frames.role(), due, spoken)

    def _own_words(self, part: Part, own: tuple[Mention, ...], state: SentenceState) -> None:
        """What the issuer or a leader says of himself: it leads to his orders, to a notice, or to a charge behind it."""
        if part.leads and lines.leads_to_guide(part.content):
            self._frames.guide()
        elif part.leads and part.opens_orders:
            if is_leader(own[0].name):
                self._authority.speak(own[0].name)
            self._frames.lead(guided(part), orders=part.says_orders)
        elif part.leads and lines.leads_to_notice(part.content):
            self._frames.notice()
        elif self._news and part.leads and part.verb in SHARING:
            self._authority.speak(own[0].name)
            self.charging = True
        elif not self._news and (inner := behind_announcement(part)):
            self._part(inner, state)

    def _begins_again(self, part: Part, charged: Charged) -> bool:
        """In news: whether somebody charges anew after other paragraphs, so that those charged before are no longer meant.

        So does a chief in the next paragraph, unless he goes on ("cũng yêu cầu", "Đối với …, …") or it is about one place.
        """
        if not (self._news and part.clause.authority and charged.bodies is None and charged.form == "charged"):
            return False
        apart = part.one.index - self._drafts[-1].provision if self._drafts else 0
        anew = apart == 1 and is_one_chief(part.clause.authority) and part.charges_anew(part.clause.authority)
        return apart > 1 or (anew and not _is_place(self._frames.held().bodies))

    def _speaks_anew(self, part: Part) -> bool:
        """Whether a chief takes the word behind points that charge others: what he says there is for all."""
        speaker = part.clause.bodies[0].name
        if part.number > 0 or not self._drafts or not (is_one_chief(speaker) and part.charges_anew(speaker)):
            return False
        last = self._drafts[-1].provision
        return part.running and any(one.index == last and one.label.kind != "none" for one in self._provisions)

    def _speaks(self, part: Part) -> bool:
        """Whether the named body is the issuer or a leader whose words follow."""
        opens = part.leads and part.running
        first = opens and not (self._news or self._drafts) and [body.kind for body in part.clause.bodies] == ["agency"]
        told = opens and (lines.leads_to_words(part.content) or (first and lines.draws_up(part.content)))
        return told or issuer_speaks(part, self._authority, opens)

    def _lead(
        self,
        part: Part,
        charged: Charged,
        own: tuple[Mention, ...] | None,
        partners: tuple[Mention, ...],
        state: SentenceState,
    ) -> None:
        """What a clause that leads to others says for them."""
        orders = part.clause.form == "charged" and part.says_orders
        if own is not None:
            self._frames.lead(own, partners, self._times.within(charged.start, part.stop), orders=orders, directs=part.directs)
        elif state.owners is not None:
            self._frames.lead(state.owners, state.partners, state.first_deadline)
        elif partners:
            self._frames.top.partners = partners
        elif part.clause.form == "charged" and part.clause.authority:
            self._frames.lead(part.clause.scope_bodies or None, orders=orders)
        elif part.running and part.opens_orders:
            self._frames.lead(None)
        if own is None and state.owners is None and (due := self._times.within(charged.start, part.stop)):
            self._frames.top.deadline = due

    def _draft(self, part: Part, charged: Charged, owners: Held, operative: bool, state: SentenceState) -> None:
        end = unit_end(self._text, charged.start, part.stop) if part.leads else part.stop
        if end <= charged.start:
            return
        names = {body.name for body in owners.bodies}
        partners = tuple(partner for partner in owners.partners if partner.name not in names)
        draft = Draft(charged.start, end, owners.bodies, partners, owners.source, charged.form, operative, part.one.index)
        if self._news and self._authority.forms:
            draft.assigner = self._authority.forms[-1]
        self._times.give(draft, part, state, self._frames)
        self._fields.read_aside(draft)
        self._drafts.append(draft)
        self._frames.note(len(self._drafts) - 1)
        if charged.form == "charged" and not self._news and part.one.label.kind in {"number", "letter", "dash"}:
            self._frames.sibling_charged()
