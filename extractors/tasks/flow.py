"""Owners, partners and deadlines flow from headings and lead-ins down to the units, as the guidelines fix it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from chidao.extractors.agencies import Mention
from chidao.extractors.deadlines import DateContext
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Decision
from chidao.extractors.structure import Provision, section_role, sentences
from chidao.extractors.tasks.advisers import advice
from chidao.extractors.tasks.assignment import Charged, addressed, behind_announcement, charged_by, guided, stands_for
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.duties import Place, commits, is_task, issuer_speaks
from chidao.extractors.tasks.frames import Frames, Held
from chidao.extractors.tasks.headings import Heading, is_furniture, read_heading, tells_purposes
from chidao.extractors.tasks.joining import joined_clauses
from chidao.extractors.tasks.leaders import is_leader
from chidao.extractors.tasks.leadins import names_duties, unit_end, whose_duties
from chidao.extractors.tasks.meetings import ASKING, charge_within, names_leader, pledge_within
from chidao.extractors.tasks.partners import partners_hold, read_partners
from chidao.extractors.tasks.parts import Part, SentenceState
from chidao.extractors.tasks.pointfields import PointFields
from chidao.extractors.tasks.refusals import is_closing, is_procedure
from chidao.extractors.tasks.speech import (
    assesses,
    behind_myself,
    charged_besides,
    first_person,
    quoted_speech,
    read_speech,
    told_sentences,
    unquoted,
)
from chidao.extractors.tasks.telling import (
    concludes,
    is_pronoun,
    names_chief,
    read_telling,
    tells_beside,
    tells_result,
    tells_views,
    who_demands,
)
from chidao.extractors.tasks.times import Times

# "5. Nguồn lực" among solutions is one of them.
_MEANS = re.compile(r"\bnguồn lực\W*$", re.IGNORECASE)
_TITLED = re.compile(
    r"(?:Nhiệm vụ|Nội dung|Nội dung (?:thực hiện|triển khai)|Giải pháp|Nhiệm vụ cụ thể|Nội dung nhiệm vụ)"
    r"(?:,? (?:bao )?gồm(?: có)?)?\s*:\s+(?=\S)"
)
_TOLD = re.compile(r"(?:kết luận|ý kiến|phát biểu|quyết định|ban hành|thông báo|trả lời)[^,;]{0,60}:?\s*$")
_NOTICE = re.compile(r"\b(?:thông báo|công bố|trả lời|phúc đáp)\b[^:]{0,160}:\s*$")
_DATELINE = letter_pattern(
    r"(?:\([^()]{2,40}\)\s*(?:[-–—:]\s*)?|(?:[<Lu>]{2,}[<Lu>\d.]*|\w+\.(?:vn|com|net|org))\s*[-–—]\s+)(?=[<Lu>“])"
)
_CLOSED = re.compile(r"\W*Trên đây là\b")
# A closing of its own, whatever point stands before it.
_COURSE = re.compile(
    r"(?:Trong quá|Quá) trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)\b[^.;:]{0,60}\b(?:nếu )?(?:có|gặp|phát sinh)\b"
)
_ASSESSED = re.compile(
    r"(?:(?:Thống nhất|Nhất trí) đánh giá"
    r"|(?:Đánh giá|Kết quả|Tình hình|Ưu điểm|Hạn chế|Tồn tại)(?! kiểm tra)[^:.;,\n]{0,40})\s*:\s"
)
# An article under which the programme that it adopts stands word for word.
_LISTS = re.compile(
    r"(?<!\w)(?:chương trình (?:giám sát|hành động|công tác|hoạt động)|(?:nhiệm vụ|giải pháp|biện pháp)(?!\w))[^:]*"
    r"\b(?:như sau|sau đây|sau) ?[:.]\W*$",
    re.IGNORECASE,
)
# What holds for what is ordered: it is said in the passive, and nothing is told in it.
_RULED = re.compile(r"^(?!.*\b(?:đã|đang|hiện|vừa|bị)\b)[^,;]{4,80}\b(?:được|phải được|là căn cứ|là cơ sở)\b", re.DOTALL)
_STRESS = re.compile(r"(?:Đặc biệt là|Điển hình là|Nhất là|Trước hết là)\b")
# What has been directed before: "Thủ tướng Chính phủ đã kịp thời chỉ đạo các cấp …".
_DIRECTED = re.compile(r"\bđã (?:(?:kịp thời|tập trung|quyết liệt|luôn|thường xuyên|quan tâm|tích cực|lãnh đạo),? )+chỉ đạo\b")
# What is stressed without a verb: "Đặc biệt, các tuyến, địa bàn trọng điểm …"; the orders go on behind it.
_EMPHASIS = re.compile(r"\W*(?:Đặc biệt|Nhất là|Trước hết|Trong đó)\b")
# Decisions with which a leader answers at a meeting; what he issues or founds, a report goes on to describe.
_ANSWERS = {"agree", "allow", "reject"}


class Flow:
    """Reads the provisions of a document in order and collects drafts of tasks.

    `news`: a report, where running text charges only by speech; `ordered`: numbered points are orders unless a heading
    says otherwise; `announced`: the headline tells of orders; `default`: who is charged where nothing names anybody;
    `decisions`: what is settled here: who settles one thing may charge with another behind it.
    """

    def __init__(
        self,
        text: str,
        provisions: Sequence[Provision],
        authority: Authority,
        dates: DateContext,
        *,
        news: bool,
        ordered: bool,
        announced: bool = False,
        default: tuple[Mention, ...] | None = None,
        decisions: Sequence[Decision] = (),
    ) -> None:
        self._text = text
        self._times = Times(text, dates, news=news)
        self._provisions = provisions
        self._authority = authority
        self._drafts: list[Draft] = []
        self._news = news
        self._frames = Frames(default, ordered=ordered)
        # No method of our own is handed in: a ring of references would keep all of a document until the collector comes.
        self._fields = PointFields(text, provisions, self._frames, self._drafts, self._times.of_field)
        self._labelled = False
        self._led = False
        """In a report: whether a leader was the subject of the last clause."""
        self._advice = advice(text) if news else None
        self._announced = announced
        """In a report: whether the last sentence told of a directive: the next may say what it holds."""
        self._advised = False
        """In a report: whether the one who was named last gives but advice."""
        self._decisions = sorted(decisions, key=attrgetter("start"))
        self._pledged = ("", -9)
        """In a report: the body that committed itself last, and the provision in which it did."""
        self._charging = False
        """In running text: whether the last sentence charged someone, so that the next may go on with it."""

    def read(self) -> list[Draft]:
        """The drafts of all provisions."""
        for at in range(len(self._provisions)):
            self._provision(at)
        return self._drafts

    # Provisions

    def _provision(self, at: int) -> None:
        one = self._provisions[at]
        unlabelled = one.label.kind == "none"
        if unlabelled and _COURSE.match(self._text, one.start, one.end):
            self._frames.set_apart(one.level, one.index)
        else:
            self._frames.close(one.level)
        if not (self._news and unlabelled):
            self._charging = False
        if self._fields.read_listed(one) or self._fields.read(one.start, one.end) or self._fields.read_leading(one):
            return
        if unlabelled and not self._news:
            self._frames.decides(self._text[one.start : one.end])
        if self._news and is_furniture(self._text, one):
            self._furniture(one)
            return
        heading = read_heading(self._text, self._provisions, at)
        self._labelled = self._labelled or not unlabelled
        if heading:
            self._heading(one, heading, unlabelled)
            self._lists(one)
            return
        if not unlabelled:
            self._frames.open(one.level, one.index)
        start = self._dateline_end(one)
        if not unlabelled and _ASSESSED.match(self._text, start, one.end):
            self._frames.top.role = "background"
        titled = _TITLED.match(self._text, start, one.end)
        if titled:
            start = titled.end()
            self._frames.top.role = "operative"
        purposes = tells_purposes(self._text[start : one.end]) if not unlabelled else None
        self._sentences(start, start + purposes.start() if purposes else one.end, one)
        if purposes:
            self._frames.top.role = "background"
        self._lists(one)

    def _lists(self, one: Provision) -> None:
        """Notes that under an article stands what it adopts: those are orders."""
        if one.label.kind == "article" and _LISTS.search(self._text, one.start, one.end) and self._frames.top.role == "neutral":
            self._frames.top.role = "operative"

    def _dateline_end(self, one: Provision) -> int:
        """Where a report's paragraph begins behind the name of its paper: "(LS) - Chủ tịch …", "VOV.VN - …"."""
        dateline = _DATELINE.match(self._text, one.start, one.end) if self._news and one.label.kind == "none" else None
        return dateline.end() if dateline else one.start

    def _furniture(self, one: Provision) -> None:
        """A headline within a report can end its orders."""
        title = self._text[one.start : one.end]
        if one.label.kind == "none" and section_role(title) == "background" and self._frames.root.role == "operative":
            self._frames.root.role = "background"

    def _heading(self, one: Provision, heading: Heading, unlabelled: bool) -> None:
        capitals = self._text[one.start : one.end].isupper()
        if unlabelled and not self._labelled:
            if self._news:
                self._sentences(one.start, one.end, one)
                return
            if heading.rest is None and capitals:
                return
        if unlabelled and not heading.bodies:
            self._title(heading, capitals)
            return
        frame = self._frames.top if unlabelled else self._frames.open(one.level, one.index)
        among = not capitals and self._frames.role() == "operative" and _MEANS.search(self._text[one.start : one.end])
        if heading.role != "neutral" and not among:
            frame.role = heading.role
        if heading.partners:
            frame.partners = heading.partners
        if heading.bodies:
            frame.bodies, frame.source, frame.current = heading.bodies, "heading", None
        if heading.rest is not None:
            self._sentences(heading.rest, one.end, one)

    def _title(self, heading: Heading, capitals: bool) -> None:
        """A title without number: it sets the role of what stands under it."""
        if self._frames.at_root and not self._labelled:
            return
        if heading.role != "neutral":
            self._frames.top.role = heading.role
        if capitals:
            self._frames.top.current = None

    # Sentences

    def _sentences(self, start: int, end: int, one: Provision) -> None:
        besides = charged_besides(self._text, start, end) if self._news else None
        if besides:
            self._sentences(start, besides[0], one)
            self._charging = True
            self._sentences(besides[1], end, one)
            return
        speech = quoted_speech(self._text, start, end, self._authority) if self._news else None
        if speech:
            start, end = speech
        for begin, stop in (told_sentences if self._news else sentences)(self._text, start, end):
            if self._news and self._aside(begin, stop):
                self._charging = False
                continue
            if _CLOSED.match(self._text, begin, stop):
                self._frames.root.role, self._charging = "background", False
                continue
            if begin > start and self._fields.read(begin, stop):
                continue
            if self._news:
                begin = self._told(begin, stop)
            quoted = unquoted(self._text, begin, stop, self._authority) if self._news else None
            if quoted:
                begin, stop = quoted
            if quoted or speech or (self._news and first_person(self._text, start, begin, stop, self._authority)):
                begin = behind_myself(self._text, begin, stop)
                self._charging = True
            if not self._deadline_sentence(begin, stop, one) and not self._goes_on(begin, stop, one):
                self._sentence(begin, stop, one)
            chief = who_demands(self._text, begin, stop) if self._news else None
            if chief:
                self._authority.speak(chief)
                self._charging = True

    def _aside(self, begin: int, stop: int) -> bool:
        """In a report: whether a sentence tells what else happened, or what an adviser says: so does his "ông" behind it."""
        advises = self._advice is not None and self._advice(begin, stop)
        self._advised = advises or (self._advised and not names_chief(self._text, begin, stop))
        return advises or tells_beside(self._text, begin, stop)

    def _told(self, begin: int, stop: int) -> int:
        """In a report: where the words of the directive begin that a sentence tells of."""
        told = read_telling(self._text, begin, stop, self._announced)
        self._announced = told.announces
        self._charging = self._charging or told.charges
        return told.start

    def _goes_on(self, start: int, end: int, one: Provision) -> bool:
        """A sentence that only stresses a part of the unit before ("Đặc biệt là …") belongs to it."""
        if not self._drafts or not _STRESS.match(self._text, start, end) or self._drafts[-1].provision != one.index:
            return False
        self._drafts[-1].end = end
        return True

    def _deadline_sentence(self, start: int, end: int, one: Provision) -> bool:
        """A sentence that only sets a time binds the units of its point; in a report, those of its paragraph if it has some."""
        deadline = self._times.set_alone(start, end)
        if deadline is None:
            return False
        waiting = self._frames.waiting(self._drafts)
        near = [draft for draft in waiting if draft.provision == one.index] if self._news else []
        for draft in near or waiting:
            draft.deadline = deadline
        return bool(self._frames.top.drafts)

    def _sentence(self, start: int, end: int, one: Provision) -> None:
        if self._news and (tells_views(self._text, start, end) or tells_result(self._text, start, end)):
            return
        ordered = bool(self._drafts) and self._drafts[-1].provision == one.index
        if self._news and ordered and concludes(self._text, start, end):
            self._charging = True
        state = SentenceState()
        told = settles = False
        charging, drafts = self._charging, len(self._drafts)
        for number, (begin, stop) in enumerate(joined_clauses(self._text, start, end)):
            part = Part.of(self._text, begin, stop, number, one)
            if part is None:
                continue
            if self._news and part.clause.meets:
                part = part._replace(clause=part.clause._replace(past=True))
            if number == 0:
                told = part.clause.past and (not part.clause.speech or assesses(part))
            elif part.clause.form == "charged":
                told = False
            elif told and part.clause.form in {"imperative", "modal"} and part.verb not in {"cần", "phải"}:
                continue
            decision = self._decision(begin, stop)
            self._part((decision and self._behind(decision, part)) or part, state)
            if self._news and decision and decision.kind in _ANSWERS:
                self._charging = settles = True
        if state.pledged:
            self._charging = charging
        if settles and len(self._drafts) == drafts:
            # What goes on behind it concerns what is settled, not those charged before.
            self._charging, self._frames.top.current = True, None

    def _decision(self, begin: int, stop: int) -> Decision | None:
        """What is settled in a clause."""
        at = bisect_left(self._decisions, begin, key=attrgetter("start"))
        return self._decisions[at] if at < len(self._decisions) and self._decisions[at].start < stop else None

    def _behind(self, decision: Decision, part: Part) -> Part | None:
        """The charge behind what is settled in the same clause: "Đồng ý mở rộng chợ và giao Sở Công Thương hướng dẫn"."""
        behind = Part.of(self._text, decision.end, part.stop, part.number, part.one) if decision.end < part.stop else None
        if behind is None or behind.clause.form != "charged" or not behind.clause.bodies:
            return None
        if self._news and decision.authority and is_leader(decision.authority):
            self._authority.speak(decision.authority)
        return behind

    # Clauses

    def _part(self, part: Part, state: SentenceState) -> None:
        if self._advised and is_pronoun(part.clause.authority or ""):
            return
        if part.clause.speech and self._news and part.clause.bodies:
            speech = read_speech(part, self._authority)
            if speech is None:
                self._charging = self._charging and part.number > 0
                return
            if part.clause.scope_bodies:
                self._frames.top.current = part.clause.scope_bodies
            self._charging = speech.chief
            if speech.inner:
                self._part(speech.inner, state)
            return
        if part.clause.past and part.number == 0:
            self._charging = False
        inner = (charge_within(part, self._authority, led=self._led) or pledge_within(part)) if self._news else None
        self._led = self._news and names_leader(part)
        if inner:
            self._charging = True
            self._part(inner, state)
            return
        if is_procedure(part.content):
            if part.content.rstrip().endswith(":") and part.opens_orders:
                self._frames.lead(part.clause.bodies if part.clause.form == "charged" and part.clause.bodies else None)
            return
        dated = (self._frames.operative() or self._charging) and self._times.sets_day(part)
        charged = charged_by(part, self._authority, self._frames, dated=dated, named=state.owners is not None)
        if charged is None:
            self._uncharged(part)
        else:
            self._charged(part, charged, state)

    def _uncharged(self, part: Part) -> None:
        if part.leads and part.clause.authority and self._authority.holds(part.clause.authority, part.clause.charge):
            self._authority.speak(part.clause.authority)
        bodies = addressed(part) or (whose_duties(self._text, part.begin, part.stop) if self._news and part.leads else ())
        if bodies or (part.leads and part.running and part.opens_orders):
            self._frames.lead(bodies or None, orders=bool(part.clause.authority or bodies) and part.says_orders)
        elif part.clause.authority and is_leader(part.clause.authority) and self._news:
            self._charging = True
        elif part.number == 0 and not (self._news and (_EMPHASIS.match(part.content) or self._within_orders(part))):
            self._charging = False

    def _within_orders(self, part: Part) -> bool:
        """Whether a statement stands among the orders of its paragraph: "Kết quả kiểm tra được tính vào điểm thi đua …"."""
        among = bool(self._drafts) and self._drafts[-1].provision == part.one.index
        return (
            self._charging and among and not part.clause.past and not part.clause.speech and bool(_RULED.search(part.content))
        )

    def _charged(self, part: Part, charged: Charged, state: SentenceState) -> None:
        if not self._news and charged.form == "charged" and _DIRECTED.search(part.content[: charged.start - part.begin]):
            return
        if self._begins_again(part, charged):
            self._frames.top.current = None
        held = self._frames.held()
        own = charged.bodies if charged.bodies is not None and not stands_for(charged.bodies, held.bodies) else None
        if own is not None and charged.form == "named" and self._speaks(part):
            if part.leads and part.opens_orders:
                if is_leader(own[0].name):
                    self._authority.speak(own[0].name)
                self._frames.lead(guided(part), orders=part.says_orders)
            elif part.leads and _NOTICE.search(part.content):
                self._frames.notice()
            elif not self._news and (inner := behind_announcement(part)):
                self._part(inner, state)
            return
        # Whom those work with whom an owner directs in turn is theirs: "UBND xã chỉ đạo Trạm Y tế phối hợp với Công an xã …".
        in_turn = part.clause.form == "charged" and charged.form != "charged" and bool(part.clause.bodies)
        partners = () if in_turn or part.clause.predicate is None else read_partners(part.words, part.clause.predicate)
        # What a report's lead-in leads to within its own paragraph ends with its sentence: so do those it works with.
        within = self._news and part.leads and part.stop < part.one.end
        if part.leads:
            self._lead(part, charged, own, () if within else partners, state)
        role = self._frames.role()
        place = Place(self._authority, self._news, self._frames.operative(), self._charging or self._pledges(part, own), role)
        follows = self._news and charged.form == "charged" and own is not None and not part.leads and names_duties(part.content)
        found = not follows and is_task(part, charged.form, own is not None, place)
        if (
            found
            and own is not None
            and not place.operative
            and not self._charging
            and (place.charging or commits(part, self._news, self._authority))
        ):
            state.pledged, self._pledged = True, (own[0].name, part.one.index)
        closes = not self._news and charged.form == "charged" and is_closing(part.content)
        asks = self._news and names_leader(part) and part.verb in ASKING
        self._announced = self._announced or follows
        self._charging = found or closes or follows or asks or (self._charging and (part.number > 0 or part.leads))
        if found:
            self._draft(part, charged, self._owners(own, state, held, partners), place.operative, state)
        held_partners = partners if not in_turn and partners_hold(part.words, part.clause, part.number == 0) else None
        if own is not None:
            if found or part.leads or closes or follows:
                self._frames.top.current = own
            state.owners, state.partners = own, held_partners or (partners if within else ())
        elif held_partners is not None:
            state.partners = held_partners

    def _pledges(self, part: Part, own: tuple[Mention, ...] | None) -> bool:
        """Whether a body goes on with what it has committed itself to in the sentence or paragraph before."""
        name, index = self._pledged
        return own is not None and len(own) == 1 and own[0].name == name and part.one.index - index <= 1

    def _begins_again(self, part: Part, charged: Charged) -> bool:
        """In news: whether somebody charges anew after other paragraphs, so that those charged before are no longer meant."""
        if not (self._news and part.clause.authority and charged.bodies is None and charged.form == "charged"):
            return False
        return bool(self._drafts) and part.one.index - self._drafts[-1].provision > 1

    def _speaks(self, part: Part) -> bool:
        """Whether the named body is the issuer or a leader whose words follow."""
        opens = part.leads and part.running
        return (opens and bool(_TOLD.search(part.content[-90:]))) or issuer_speaks(part, self._authority, opens)

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
            self._frames.lead(own, partners, self._times.within(charged.start, part.stop), orders=orders)
        elif state.owners is not None:
            self._frames.lead(state.owners, state.partners, state.first_deadline)
        elif partners:
            self._frames.top.partners = partners
        elif part.clause.form == "charged" and part.clause.authority:
            self._frames.lead(part.clause.scope_bodies or None, orders=orders)
        elif part.running and part.opens_orders:
            self._frames.lead(None)

    @staticmethod
    def _owners(own: tuple[Mention, ...] | None, state: SentenceState, held: Held, partners: tuple[Mention, ...]) -> Held:
        """Who is charged with a unit and who supports: its own words first, then its sentence, then what holds here."""
        if own is not None:
            others = state.owners is not None and {body.name for body in own}.isdisjoint(body.name for body in state.owners)
            return Held(own, "own", partners or (() if others else state.partners))
        supporting = partners or state.partners or held.partners
        if state.owners is not None:
            return Held(state.owners, "sentence", supporting)
        return Held(held.bodies, held.source, supporting)

    def _draft(self, part: Part, charged: Charged, owners: Held, operative: bool, state: SentenceState) -> None:
        end = unit_end(self._text, charged.start, part.stop) if part.leads else part.stop
        if end <= charged.start:
            return
        names = {body.name for body in owners.bodies}
        partners = tuple(partner for partner in owners.partners if partner.name not in names)
        draft = Draft(charged.start, end, owners.bodies, partners, owners.source, charged.form, operative, part.one.index)
        self._times.give(draft, part, state, self._frames)
        self._fields.read_aside(draft)
        self._drafts.append(draft)
        self._frames.note(len(self._drafts) - 1)
        if charged.form == "charged" and not self._news and part.one.label.kind in {"number", "letter", "dash"}:
            self._frames.sibling_charged()
