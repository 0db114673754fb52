"""Owners, partners and deadlines flow from headings and lead-ins down to the units, as the guidelines fix it."""

from __future__ import annotations

from collections.abc import Sequence

from chidao.extractors.agencies import Mention, begins_duty
from chidao.extractors.deadlines import DateContext
from chidao.extractors.records import Decision
from chidao.extractors.structure import Provision, section_role, sentences
from chidao.extractors.tasks import lines
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.contents import Contents
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.fieldlines import describes
from chidao.extractors.tasks.frames import Frames
from chidao.extractors.tasks.furniture import is_furniture
from chidao.extractors.tasks.headings import Heading, read_heading, tells_purposes
from chidao.extractors.tasks.orders_first import order_first
from chidao.extractors.tasks.pointfields import PointFields
from chidao.extractors.tasks.report import Report
from chidao.extractors.tasks.sentence_reader import SentenceReader, Shared
from chidao.extractors.tasks.speech import quoted_speech
from chidao.extractors.tasks.times import Times
from chidao.extractors.tasks.told_sentences import charge_behind_quote, told_sentences


class Flow:
    """Reads the provisions of a document in order and collects drafts of tasks.

    `report`: what a report has told so far: there running text charges only by speech; `ordered`: numbered points are orders
    by themselves; `default`: who is charged where nobody is named; `decisions`: who settles one thing may charge behind it.
    """

    def __init__(
        self,
        text: str,
        provisions: Sequence[Provision],
        authority: Authority,
        dates: DateContext,
        *,
        report: Report | None,
        ordered: bool,
        default: tuple[Mention, ...] | None = None,
        decisions: Sequence[Decision] = (),
    ) -> None:
        self._text = text
        self._report = report
        self._news = report is not None
        self._times = Times(text, dates, news=self._news)
        self._provisions = provisions
        self._authority = authority
        self._drafts: list[Draft] = []
        self._frames = Frames(default, ordered=ordered)
        # No method of our own is handed in: a ring of references would keep all of a document until the collector comes.
        self._fields = PointFields(text, provisions, self._frames, self._drafts, self._times.of_field)
        self._contents = Contents(text)
        self._labelled = False
        shared = Shared(text, provisions, authority, self._times, self._frames, self._fields, self._drafts)
        self._reader = SentenceReader(shared, report=report, decisions=decisions)

    def read(self) -> list[Draft]:
        """The drafts of all provisions."""
        for at in range(len(self._provisions)):
            self._provision(at)
        return self._drafts

    # Provisions

    def _provision(self, at: int) -> None:
        one = self._provisions[at]
        unlabelled = one.label.kind == "none"
        level = lines.closes_from(self._text, self._provisions, one) if self._news else self._leads_from(at)
        self._frames.come_to(level, one.index, apart=lines.goes_for_all(self._text, one))
        if not (self._news and unlabelled):
            self._reader.charging = False
        if self._fields.takes(one) if self._news else self._says_nothing(one):
            return
        if unlabelled and not self._news:
            self._frames.decides(self._text[one.start : one.end])
        if self._report and self._stands_between(one, self._report):
            return
        heading = read_heading(self._text, self._provisions, at)
        self._labelled = self._labelled or not unlabelled
        if heading:
            self._heading(one, heading, unlabelled)
            self._adopts(one)
            return
        if not unlabelled:
            self._frames.open(one.level, one.index)
        opening = lines.behind_dateline(self._text, one) if self._news else one.start
        if lines.assesses_state(self._text, one):
            self._frames.top.role = "background"
        start = lines.behind_duties_title(self._text, opening, one.end)
        if start > opening:
            self._frames.top.role = "operative"
        elif self._frames.role() == "background":
            start = lines.behind_requirement(self._text, opening, one.end)
        purposes = tells_purposes(self._text[start : one.end]) if not unlabelled else None
        self._sentences(start, start + purposes.start() if purposes else one.end, one)
        if purposes:
            self._frames.top.role = "background"
        self._adopts(one)

    def _says_nothing(self, one: Provision) -> bool:
        """Whether a provision of a document is a line of contents or of an agenda, a field of a task, or a description."""
        return (
            self._contents.covers(one, self._drafts)
            or self._fields.takes(one)
            or lines.tells_agenda(self._text, one)
            or describes(self._text, one)
        )

    def _leads_from(self, at: int) -> int:
        """The level from which a provision closes others: a lead-in closes what its points, which are under it, would close."""
        one = self._provisions[at]
        under = self._provisions[at + 1] if at + 1 < len(self._provisions) else None
        if one.label.kind != "none" or under is None or under.label.kind not in {"number", "roman"}:
            return one.level
        return min(one.level, under.level) if self._text[one.start : one.end].rstrip("* _").endswith(":") else one.level

    def _adopts(self, one: Provision) -> None:
        """Notes that an article adopts what stands under it: those are orders."""
        if lines.adopts_duties(self._text, one) and self._frames.top.role == "neutral":
            self._frames.top.role = "operative"

    def _stands_between(self, one: Provision, report: Report) -> bool:
        """Whether a line of a report is a headline within it or a question, which charge nobody themselves."""
        if is_furniture(self._text, one):
            self._furniture(one)
            return True
        content = self._text[one.start : one.end]
        if content.rstrip(" *").endswith("?"):
            report.asked(content)
        if not lines.is_question(self._text, one):
            return False
        self._frames.root.role, self._reader.charging = "background", False
        self._frames.top.current = None
        return True

    def _furniture(self, one: Provision) -> None:
        """A headline within a report can end its orders."""
        ends = one.label.kind == "none" and section_role(self._text[one.start : one.end]) == "background"
        if ends and self._frames.root.role == "operative":
            self._frames.root.role = "background"

    def _heading(self, one: Provision, heading: Heading, unlabelled: bool) -> None:
        capitals = self._text[one.start : one.end].isupper()
        if unlabelled and not self._labelled:
            charges = bool(heading.bodies) and begins_duty(self._text, heading.rest)
            if self._news and not (charges and self._frames.operative()):
                self._told_heading(one, heading, charges=charges and self._reader.charging)
                return
            if heading.rest is None and capitals:
                return
        if unlabelled and not heading.bodies:
            self._title(heading, capitals)
            return
        frame = self._frames.top if unlabelled else self._frames.open(one.level, one.index)
        among = not capitals and self._frames.role() == "operative" and lines.is_means(self._text[one.start : one.end])
        if heading.role != "neutral" and not among:
            frame.role = heading.role
        frame.partners = heading.partners or frame.partners
        if not unlabelled:
            frame.deadline = self._times.of_title(one.start, one.end if heading.rest is None else heading.rest)
        if heading.bodies:
            frame.bodies, frame.source, frame.current = heading.bodies, "heading", None
        if heading.rest is not None:
            self._sentences(heading.rest, one.end, one)

    def _told_heading(self, one: Provision, heading: Heading, *, charges: bool) -> None:
        """Running text like another; where it charges its bodies among orders, with what stands behind them."""
        if charges:
            self._frames.top.current = heading.bodies
        self._sentences(heading.rest or one.start if charges else one.start, one.end, one)

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
        besides = charge_behind_quote(self._text, start, end) if self._news else None
        if besides:
            self._sentences(start, besides[0], one)
            self._reader.charging = True
            self._sentences(besides[1], end, one)
            return
        report = self._report
        quoted = quoted_speech(self._text, start, end, self._authority) if report else None
        start, end = quoted or (start, end)
        for begin, stop in (told_sentences if report else sentences)(self._text, start, end):
            if report and report.is_aside(begin, stop):
                self._reader.charging = False
                continue
            if lines.closes_text(self._text, begin, stop):
                self._frames.root.role, self._reader.charging = "background", False
                continue
            if begin > start and (self._fields.read(begin, stop) or self._fields.read_given(begin, stop, one.index)):
                continue
            first = order_first(self._text, begin, stop, self._authority) if report else None
            if first:
                stop, self._frames.top.current, self._reader.charging = first.stop, first.bodies, True
            elif report:
                begin, stop, charges = report.words_of(start, begin, stop, quoted=quoted is not None)
                self._reader.charging = self._reader.charging or charges
            if not self._deadline_sentence(begin, stop, one) and not self._goes_on(begin, stop, one):
                self._reader.read(begin, stop, one)
            if report and report.tells_demands(begin, stop):
                self._reader.charging = True

    def _goes_on(self, start: int, end: int, one: Provision) -> bool:
        """A sentence that only stresses a part of the unit before ("Đặc biệt là …") belongs to it."""
        if not self._drafts or not lines.only_stresses(self._text, start, end) or self._drafts[-1].provision != one.index:
            return False
        self._drafts[-1].end = end
        return True

    def _deadline_sentence(self, start: int, end: int, one: Provision) -> bool:
        """A sentence that only sets a time binds the units of its point; in a report, those of its paragraph if it has some."""
        for_all = self._times.set_for_all(start, end)
        if for_all is not None:
            for draft in self._frames.waiting(self._drafts, beside=True):
                draft.deadline = for_all
            return bool(self._drafts)
        deadline = self._times.set_alone(start, end)
        if deadline is None:
            return False
        waiting = self._frames.waiting(self._drafts)
        near = [draft for draft in waiting if draft.provision == one.index] if self._news else []
        for draft in near or waiting:
            draft.deadline = deadline
        return bool(self._frames.top.drafts)
