"""Official documents: owners, partners and deadlines flow from headings and lead-ins down to the units, as the guidelines fix it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chidao.extractors.agencies import Mention, find_predicate, predicate_label, read_bodies
from chidao.extractors.deadlines import DateContext, choose_deadline, find_deadlines
from chidao.extractors.records import Deadline
from chidao.extractors.structure import Provision, clauses, section_role, sentences
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.charges import read_charge
from chidao.extractors.tasks.clause import Clause, read_clause
from chidao.extractors.tasks.leaders import is_chief, is_leader
from chidao.extractors.tasks.openers import skip_connectives
from chidao.extractors.tasks.partners import partners_hold, read_partners
from chidao.extractors.tasks.drafts import Draft, Frame
from chidao.extractors.tasks.fieldlines import FieldLine, read_field_line
from chidao.extractors.tasks.headings import Heading, announces, is_furniture, opens_orders, read_heading, whole_bodies
from chidao.extractors.tasks.refusals import is_bare, is_closing, is_general, is_procedure, is_quality, is_refused, is_right
from chidao.extractors.words import Words

_LEAD_OUT = re.compile(
    r"[;,]?\s*(?:trong đó|cụ thể|trước mắt|đồng thời)?,?\s*(?:cần\s+)?(?:sớm\s+|và\s+)?(?:khẩn trương\s+|khân trương\s+)?(?:tập trung|lưu ý|chú trọng|quan tâm|thực hiện|triển khai)?"
    r"[^.;:]{0,60}\b(?:nhiệm vụ|nội dung|công việc|giải pháp|việc|vấn đề)\b[^.;:]{0,40}(?:sau|sau đây|dưới đây|như sau)\s*[:.]?\s*$"
)
_ANNOUNCED = re.compile(
    r"(?:thực hiện|triển khai|làm|tập trung|nội dung|chỉ đạo|quán triệt)\b[^.;]{0,90}\b(?:nhiệm vụ|nội dung|công việc|giải pháp|việc|vấn đề|biện pháp|yêu cầu)\b[^.;:]{0,60}(?:sau|sau đây|dưới đây|như sau|cụ thể)?\s*[:.]?\s*$"
)
_FROM_NOW = re.compile(r"\W*(?:Trong thời gian tới|Thời gian tới|Từ nay đến|Trong những tháng cuối năm)\b", re.IGNORECASE)
_TITLED = re.compile(r"(?:Nhiệm vụ|Nội dung|Nội dung thực hiện|Giải pháp|Nhiệm vụ cụ thể|Nội dung nhiệm vụ)\s*:\s+(?=\S)")
_BARE_NOUNS = {"cơ quan", "đơn vị", "các cơ quan", "các đơn vị", "các văn phòng", "cơ quan này", "các trường", "các ban", "các sở"}
_ADDITION = re.compile(r"\W*(?:nhất là|đặc biệt là|bao gồm|gồm|ví dụ|như là)\b", re.IGNORECASE)
_MUST = re.compile(r",\s+(?:do đó |do vậy |vì vậy |vì thế |nên )?(?:phải|cần)\s+")
_TOLD = re.compile(r"(?:kết luận|ý kiến|phát biểu|quyết định|ban hành)[^,;]{0,60}:?\s*$")
_BEFORE = re.compile(r"\W*Trước đó\b")
_CLOSED = re.compile(r"\W*Trên đây là\b")
_ACCORDING = re.compile(r"\W*(?:Cũng theo|Theo) (?P<who>(?:ông|bà|đồng chí|Thủ tướng|Phó Thủ tướng|Bộ trưởng|Chủ tịch|Bí thư)[^,.]{0,60}), ")
_SAID = re.compile(
    r"[”\"],?\s+(?P<who>[A-ZĐÔ][^.”\"]{3,90}?)\s+(?:nhấn mạnh|yêu cầu|lưu ý|khẳng định|chỉ đạo|đề nghị|nói|phát biểu|nêu rõ)[^.”\"]{0,60}[.]?\s*$"
)
_STRESS = re.compile(r"(?:Đặc biệt là|Điển hình là|Nhất là|Trước hết là)\b")
_DEADLINE_ONLY = re.compile(r"^\W*(?:thời gian|thời hạn|hoàn thành|xong|tiến độ|báo cáo kết quả)", re.IGNORECASE)


class Flow:
    """Reads provisions in order and collects drafts of tasks."""

    def __init__(
        self, text: str, provisions: Sequence[Provision], authority: Authority, dates: DateContext, *, news: bool, ordered: bool, default: tuple[Mention, ...] | None = None,
    ) -> None:
        self.text = text
        self.dates = dates
        self.provisions = provisions
        self.authority = authority
        self.drafts: list[Draft] = []
        self.news = news
        self.ordered = ordered
        self._root = Frame(-1, -1, "neutral")
        self._root.bodies, self._root.source = default, "title"
        self._frames: list[Frame] = [self._root]
        self._sentence_deadline: Deadline | None = None
        self._first_deadline: Deadline | None = None
        self._labelled = False
        self._charging = False
        """In running text: whether the last sentence charged someone, so that the next may go on with it."""

    def read(self) -> list[Draft]:
        """The drafts of all provisions."""
        for at in range(len(self.provisions)):
            self._provision(at)
        return self.drafts

    def _provision(self, at: int) -> None:
        one = self.provisions[at]
        unlabelled = one.label.kind == "none"
        while len(self._frames) > 1 and self._frames[-1].level >= one.level:
            self._frames.pop()
        if not (self.news and unlabelled):
            self._charging = False
        if self._field_line(one):
            return
        if self.news and is_furniture(self.text, one):
            if unlabelled and section_role(self.text[one.start : one.end]) == "background" and self._root.role == "operative":
                self._root.role = "background"
            return
        heading = read_heading(self.text, self.provisions, at)
        self._labelled = self._labelled or not unlabelled
        if heading:
            self._heading(one, heading, unlabelled)
            return
        if not unlabelled:
            self._frames.append(Frame(one.level, one.index))
        start = one.start
        titled = _TITLED.match(self.text, start, one.end)
        if titled:
            start = titled.end()
            self._frames[-1].role = "operative"
        self._sentences(start, one.end, one)

    def _heading(self, one: Provision, heading: Heading, unlabelled: bool) -> None:
        role = heading.role
        if self.news and unlabelled and not self._labelled:
            self._sentences(one.start, one.end, one)
            return
        if unlabelled and heading.rest is None and self.text[one.start : one.end].isupper() and not self._labelled:
            return
        if unlabelled and not heading.bodies:
            if len(self._frames) == 1 and not self._labelled:
                return
            if role != "neutral":
                self._frames[-1].role = role
            if self.text[one.start : one.end].isupper():
                self._frames[-1].current = None
            return
        frame = self._frames[-1] if unlabelled else Frame(one.level, one.index)
        if not unlabelled:
            self._frames.append(frame)
        if role != "neutral":
            frame.role = role
        if heading.partners:
            frame.partners = heading.partners
        if heading.bodies:
            frame.bodies, frame.source, frame.current = heading.bodies, "heading", None
        if heading.rest is not None:
            self._sentences(heading.rest, one.end, one)

    def _field_line(self, one: Provision) -> bool:
        """ "Đơn vị chủ trì: …", "Thời gian thực hiện: …" after the units of a point hold for all of them."""
        field = read_field_line(self.text, one.start, one.end)
        if field is None:
            return False
        frame = next((frame for frame in reversed(self._frames) if frame.drafts), None)
        if frame is None or field.value_start >= one.end:
            return True
        for index in frame.drafts:
            self._apply(self.drafts[index], field, one.end)
        return True

    def _apply(self, draft: Draft, field: FieldLine, end: int) -> None:
        if field.kind == "time":
            if draft.deadline is None or draft.deadline_inherited:
                context = DateContext(self.dates.issued_on, self.dates.year, time_column=True)
                draft.deadline = self._deadline(field.value_start, end, context)
            return
        words = Words.of(self.text, field.value_start, end)
        bodies = read_bodies(words, 0, len(words))
        if bodies is None:
            return
        if field.kind == "lead" and draft.source != "own":
            draft.bodies, draft.source = bodies.mentions, "heading"
        elif field.kind == "support":
            known = {mention.name for mention in draft.partners}
            draft.partners += tuple(mention for mention in bodies.mentions if mention.name not in known)

    # What holds here

    def _operative(self) -> bool:
        for frame in reversed(self._frames):
            if frame.role in {"operative", "background", "named"}:
                return frame.role == "operative"
        return self.ordered and len(self._frames) > 1

    def _role(self) -> str:
        return next((frame.role for frame in reversed(self._frames) if frame.role != "neutral"), "neutral")

    def _commits(self, clause: Clause, words: Words) -> bool:
        """In news: a body's own commitment ("Tỉnh sẽ bàn giao mặt bằng …")."""
        if not self.news or clause.predicate is None or words.plain[clause.predicate] != "sẽ":
            return False
        return all(body.kind == "agency" for body in clause.bodies) and len(clause.bodies) == 1

    def _inherited(self) -> tuple[tuple[Mention, ...], str, tuple[Mention, ...]]:
        """Owners that hold here, where they come from, and the partners of their lead-in."""
        for frame in reversed(self._frames):
            if frame.current is not None:
                return frame.current, "paragraph", frame.partners
            if frame.bodies is not None:
                return frame.bodies, frame.source, self._partners()
        return (), "none", self._partners()

    def _partners(self) -> tuple[Mention, ...]:
        for frame in reversed(self._frames):
            if frame.partners:
                return frame.partners
            if frame.bodies is not None:
                return ()
        return ()

    def _under_heading(self) -> bool:
        """Whether a heading or lead-in close by names who acts, so that "Yêu cầu X …" is that body's own act."""
        return any(frame.bodies is not None and frame.source == "heading" for frame in self._frames[1:])

    # Sentences

    def _sentences(self, start: int, end: int, one: Provision) -> None:
        for begin, stop in sentences(self.text, start, end):
            if _BEFORE.match(self.text, begin, stop) and self.news:
                continue
            if _CLOSED.match(self.text, begin, stop):
                self._root.role, self._charging = "background", False
                continue
            if self.news:
                begin, stop = self._unquoted(begin, stop)
            if self._deadline_sentence(begin, stop):
                continue
            if self._goes_on(begin, stop, one):
                continue
            self._sentence(begin, stop, one)

    def _unquoted(self, start: int, end: int) -> tuple[int, int]:
        """ "“Bộ Y tế phải …”, Thủ tướng nhấn mạnh": the words of a leader are a charge, who said them stands behind."""
        told = _ACCORDING.match(self.text, start, end)
        if told and self.authority.speaks(told.group("who")):
            self._charging = True
            return told.end(), end
        said = _SAID.search(self.text, start, end)
        if said and is_leader(said.group("who")):
            self.authority.speak(said.group("who"))
            self._charging = True
            return start, said.start()
        return start, end

    def _goes_on(self, start: int, end: int, one: Provision) -> bool:
        """A sentence that only stresses a part of the unit before ("Đặc biệt là …") belongs to it."""
        if not self.drafts or not _STRESS.match(self.text, start, end) or self.drafts[-1].provision != one.index:
            return False
        self.drafts[-1].end = end
        return True

    def _deadline_sentence(self, start: int, end: int) -> bool:
        """A sentence that only sets a time binds the units of its point."""
        if end - start > 130 or not _DEADLINE_ONLY.match(self.text[start:end]) or not re.search(r"\d", self.text[start:end]):
            return False
        words = self.text[start:end].lower()
        if not re.match(r"\W*(?:thời gian|thời hạn|tiến độ)", words) and len(words.split()) > 14:
            return False
        deadline = self._deadline(start, end, DateContext(self.dates.issued_on, self.dates.year, time_column=True))
        if deadline is None:
            return False
        frame = self._frames[-1]
        for index in frame.drafts:
            if self.drafts[index].deadline is None or self.drafts[index].deadline_inherited:
                self.drafts[index].deadline = deadline
        return bool(frame.drafts)

    def _deadline(self, start: int, end: int, context: DateContext | None = None) -> Deadline | None:
        return choose_deadline(find_deadlines(self.text, start, end, context or self.dates), self.text, start, end)

    def _inherited_deadline(self) -> Deadline | None:
        for frame in reversed(self._frames):
            if frame.deadline is not None:
                return frame.deadline
        return None

    def _sentence(self, start: int, end: int, one: Provision) -> None:
        parts = self._joined(clauses(self.text, start, end))
        sticky: tuple[Mention, ...] = ()
        own: tuple[Mention, ...] | None = None
        told = False
        self._sentence_deadline = self._first_deadline = None
        for number, (begin, stop) in enumerate(parts):
            words = Words.of(self.text, begin, stop)
            clause = read_clause(words)
            if clause is None:
                continue
            if number == 0:
                told = clause.past and not clause.speech
            elif clause.form == "charged":
                told = False
            elif told and clause.form == "imperative":
                continue
            result = self._clause(clause, words, begin, stop, one, own, sticky, number)
            if result is not None:
                own, sticky = result

    def _joined(self, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Clauses with a verb of their own; a list of objects goes with the clause before."""
        found: list[tuple[int, int]] = []
        listing = False
        for begin, stop in parts:
            words = Words.of(self.text, begin, stop)
            clause = read_clause(words)
            listing = listing or bool(found and self._lists_objects(*found[-1]))
            alone = clause is not None and clause.form != "statement" and not self._passive(clause, words)
            if listing:
                found[-1] = (found[-1][0], stop)
            elif found and (self._only_bodies(*found[-1]) or self._open_partners(*found[-1])):
                found[-1] = (found[-1][0], stop)
            elif found and (not alone or _ADDITION.match(self.text, begin, stop) or self._time_only(begin, stop) or is_quality(self.text[begin:stop])):
                found[-1] = (found[-1][0], stop)
            else:
                found.append((begin, stop))
        return found

    def _only_bodies(self, start: int, end: int) -> bool:
        """Whether a part is the beginning of a list of bodies that goes on behind the semicolon."""
        words = Words.of(self.text, start, end)
        first = skip_connectives(words, 0)
        charge = read_charge(words, first)
        return bool(whole_bodies(words, charge.after if charge else first, len(words)))

    @staticmethod
    def _passive(clause: Clause, words: Words) -> bool:
        """Whether a clause without a subject is passive, and so goes on with what the one before says of its object."""
        if clause.form != "imperative" or clause.predicate is None:
            return False
        return "được" in words.plain[clause.predicate : clause.predicate + 3] and words.plain[clause.predicate] != "không"

    def _lists_objects(self, start: int, end: int) -> bool:
        """Whether a part with a verb and its object ends in a colon, so that numbered objects follow."""
        if not self.text[start:end].rstrip().endswith(":") or announces(self.text[start:end].rstrip(" :")):
            return False
        words = Words.of(self.text, start, end)
        clause = read_clause(words)
        return clause is not None and clause.form == "imperative" and self._says_more(clause, start, end)

    def _open_partners(self, start: int, end: int) -> bool:
        """Whether a part ends within its list of partners: "… phối hợp với các sở; UBND các xã rà soát …"."""
        words = Words.of(self.text, start, end)
        at = next((at for at in range(len(words) - 3) if words.plain[at : at + 3] == ["phối", "hợp", "với"]), None)
        return at is not None and bool(whole_bodies(words, at + 3, len(words)))

    def _time_only(self, start: int, end: int) -> bool:
        content = self.text[start:end].lower().strip(" .;*/")
        return end - start < 90 and bool(re.match(r"(?:và )?(?:hoàn thành|xong|thời gian hoàn thành|thời hạn|chậm nhất)\b", content)) and bool(
            re.match(r"(?:và )?(?:hoàn thành|xong|thời gian hoàn thành|thời hạn|chậm nhất)(?: xong)?(?: là| vào|:)? ?(?:trước|trong|chậm|ngày|quý|tháng|năm|đến)?", content)
        ) and len(content.split()) <= 12

    def _clause(
        self, clause: Clause, words: Words, begin: int, stop: int, one: Provision,
        own: tuple[Mention, ...] | None, sticky: tuple[Mention, ...], number: int,
    ) -> tuple[tuple[Mention, ...] | None, tuple[Mention, ...]] | None:  # fmt: skip
        if clause.speech and self.news and clause.bodies:
            return self._said(clause, words, stop, one, own, sticky, number)
        if clause.past and number == 0:
            self._charging = False
        inherited, source, lead_partners = self._inherited()
        if is_procedure(self.text[begin:stop]):
            if self.text[begin:stop].rstrip().endswith(":") and opens_orders(self.text[begin:stop]):
                self._lead(None, (), one)
            return None
        bodies, form, start = self._charged(clause, words, inherited, own)
        leads = announces(self.text[begin:stop]) and stop == one.end or self.text[begin:stop].rstrip().endswith(":")
        if bodies is None and form is None:
            if leads and one.label.kind == "none" and opens_orders(self.text[begin:stop]):
                self._lead(None, (), one)
            elif clause.authority and is_leader(clause.authority) and self.news:
                self._charging = True
            elif number == 0:
                self._charging = False
            return None
        if bodies is not None and self._stands_for(bodies, inherited):
            bodies = None
        explicit = bodies is not None
        if bodies is None:
            bodies = own if own is not None else inherited
            source = "sentence" if own is not None else source
        else:
            source = "own"
        told = leads and one.label.kind == "none" and form == "named" and bool(_TOLD.search(self.text[begin:stop][-90:]))
        if explicit and form == "named" and (told or self._issuer_speaks(clause, leads and one.label.kind == "none")):
            if leads and opens_orders(self.text[begin:stop]):
                self._lead(None, (), one)
            return None
        partners = read_partners(words, clause.predicate) if clause.predicate is not None else ()
        if leads and explicit:
            self._lead(bodies, partners, one)
            self._frames[-1].deadline = self._deadline(start, stop)
        elif leads and own is not None:
            self._lead(own, sticky, one)
            self._frames[-1].deadline = self._first_deadline
        elif leads and partners:
            self._frames[-1].partners = partners
        elif leads and clause.form == "charged" and clause.authority:
            self._lead(clause.scope_bodies or None, (), one)
        elif leads and one.label.kind == "none" and opens_orders(self.text[begin:stop]):
            self._lead(None, (), one)
        is_task = self._is_task(clause, form, explicit, begin, stop, leads, one)
        self._charging = is_task or (self._charging and (number > 0 or leads))
        if is_task:
            end = self._unit_end(start, stop, leads)
            if end > start:
                held = partners or sticky or (lead_partners if not explicit else ())
                held = tuple(p for p in held if p.name not in {b.name for b in bodies})
                draft = Draft(start, end, bodies, held, source, form or clause.form, self._operative(), one.index)
                self._time(draft, number, clause.times_from)
                self._add(draft)
                if form == "charged" and not self.news:
                    self._first_sibling_charged(one)
        if explicit:
            if is_task or leads:
                self._remember(bodies, one)
            return bodies, partners if partners_hold(words, clause, number == 0) else ()
        return own, partners if partners_hold(words, clause, number == 0) else sticky

    def _said(
        self, clause: Clause, words: Words, stop: int, one: Provision, own: tuple[Mention, ...] | None, sticky: tuple[Mention, ...], number: int
    ) -> tuple[tuple[Mention, ...] | None, tuple[Mention, ...]] | None:
        """What a leader says: where a body "cần" or "phải" do something, that is a charge."""
        speaker = clause.bodies[0].name
        chief = self.authority.speaks(speaker) or is_chief(speaker)
        if not chief and words.plain[clause.predicate or 0] != "cam":
            return None
        if clause.scope_bodies:
            self._frames[-1].current = clause.scope_bodies
        verb = predicate_label(words, clause.predicate or 0)
        after = (clause.predicate or 0) + (verb[0] if verb else 1)
        while after < len(words) and words.plain[after] in {":", ",", "rằng", "“", '"', "là"}:
            after += 1
        start = words.starts[after] if after < len(words) else stop
        must = _MUST.search(self.text, start, stop)
        inner = read_clause(Words.of(self.text, start, stop))
        if not chief and not (inner and self._commits(inner, Words.of(self.text, start, stop))):
            return None
        self._charging = chief
        if inner and inner.form == "named" and not inner.past and self._obliges(inner, start, stop):
            return self._clause(inner, Words.of(self.text, start, stop), start, stop, one, own, sticky, number)
        inner = read_clause(Words.of(self.text, must.end(), stop)) if must else None
        if must and inner and inner.form == "imperative":
            return self._clause(inner, Words.of(self.text, must.end(), stop), must.end(), stop, one, own, sticky, number)
        return None

    def _obliges(self, clause: Clause, start: int, stop: int) -> bool:
        words = Words.of(self.text, start, stop)
        return clause.predicate is not None and words.plain[clause.predicate] in {"cần", "phải", "sẽ", "có"}

    @staticmethod
    def _stands_for(bodies: tuple[Mention, ...], inherited: tuple[Mention, ...]) -> bool:
        """Whether a bare "cơ quan", "các văn phòng" takes up the owners that hold here."""
        name = bodies[0].name.lower() if len(bodies) == 1 else ""
        return name in _BARE_NOUNS and any(one.name.lower().startswith(name) and len(one.name) > len(name) for one in inherited)

    def _charged(
        self, clause: Clause, words: Words, inherited: tuple[Mention, ...], own: tuple[Mention, ...] | None
    ) -> tuple[tuple[Mention, ...] | None, str | None, int]:
        """Who the clause itself charges (None: nobody named), the form it then has, and where its unit begins."""
        start = clause.start
        if clause.form == "charged":
            chained = not clause.authority and clause.charge.split()[0] != "giao" and self._under_heading()
            if clause.authority and not self.authority.holds(clause.authority, clause.charge):
                chained = True
            if clause.charge == "chỉ đạo" and clause.authority and self._operative() and not self.authority.issues(clause.authority):
                chained = True
            if chained:
                first = self._first_word(words, clause)
                return (self._subject_of(clause), "named", first) if clause.authority else (None, "imperative", first)
            if clause.authority:
                self.authority.speak(clause.authority)
            if clause.bodies:
                return clause.bodies, "charged", start
            return (clause.scope_bodies or None), "charged", start
        if clause.form == "named":
            return clause.bodies, "named", start
        if clause.scope_bodies and clause.form == "imperative":
            return clause.scope_bodies, "named", start
        if clause.form in {"imperative", "modal"}:
            return None, clause.form, start
        if clause.form == "statement" and clause.authority is None and self._dated(words):
            return None, "statement", start
        return None, None, start

    def _dated(self, words: Words) -> bool:
        """Whether a statement sets a day for something to be sent or done: "Báo cáo gửi về Sở Y tế trước ngày 05/12/2025"."""
        if not self._operative() or not len(words) or not {"gửi", "trình", "nộp"} & set(words.plain[:12]):
            return False
        deadline = self._deadline(words.starts[0], words.ends[-1])
        return deadline is not None and deadline.due is not None

    def _first_word(self, words: Words, clause: Clause) -> int:
        return words.starts[min(skip_connectives(words, 0), len(words) - 1)]

    def _subject_of(self, clause: Clause) -> tuple[Mention, ...] | None:
        inner = Words.of(clause.authority or "")
        predicate = find_predicate(inner, 0, len(inner))
        bodies = read_bodies(inner, 0, len(inner) if predicate is None else predicate)
        return bodies.mentions if bodies else None

    def _time(self, draft: Draft, number: int, before: int | None) -> None:
        """Gives the draft its own deadline, or the one that its sentence opens with, or that of the lead-in."""
        draft.deadline = self._deadline(before if before is not None else draft.start, draft.end)
        if number == 0:
            self._first_deadline = draft.deadline
        if draft.deadline is not None:
            if number == 0 and draft.deadline.start - draft.start <= 2 and self.text[draft.deadline.end : draft.deadline.end + 2] == ", ":
                self._sentence_deadline = draft.deadline
            return
        draft.deadline = self._sentence_deadline or self._inherited_deadline()
        draft.deadline_inherited = draft.deadline is not None

    def _lead(self, bodies: tuple[Mention, ...] | None, partners: tuple[Mention, ...], one: Provision) -> None:
        frame = self._frames[-1]
        if bodies is not None:
            frame.bodies, frame.source = bodies, "lead-in"
        frame.current = None
        frame.partners = partners
        if frame.role == "neutral":
            frame.role = "operative"

    def _remember(self, bodies: tuple[Mention, ...], one: Provision) -> None:
        self._frames[-1].current = bodies

    def _is_task(
        self, clause: Clause, form: str | None, explicit: bool, begin: int, stop: int, leads: bool, one: Provision
    ) -> bool:
        content = self.text[begin:stop]
        if clause.past or is_closing(content) or self._is_right(clause, begin, stop) or is_refused(content) or self._is_bare(clause, begin, stop):
            return False
        if leads and (not explicit and one.label.kind == "none" or not self._says_more(clause, begin, stop)):
            return False
        if form == "named" and explicit and (self._issuer_speaks(clause) or is_general(clause.bodies[0].name if clause.bodies else "")):
            return False
        if form == "charged":
            return True
        if form == "statement":
            return self._operative()
        if clause.form == "charged" and self.news and not self._operative() and clause.charge in {"đề nghị", "yêu cầu"}:
            return False
        if self._operative():
            return form is not None
        if self._charging:
            return form is not None and not self._leader_acts(clause, explicit)
        if explicit and form == "named":
            words = Words.of(self.text, begin, stop)
            if self._role() == "named" or self._commits(clause, words):
                return True
            if self.news:
                return bool(_FROM_NOW.match(content))
            modal = clause.predicate is not None and words.plain[clause.predicate] in {"cần", "phải"}
            return modal or "có trách nhiệm" in content[:400] or bool(_FROM_NOW.match(content))
        return False

    def _leader_acts(self, clause: Clause, explicit: bool) -> bool:
        """Whether the clause tells what a leader did at the meeting."""
        return explicit and clause.form == "named" and all(b.kind == "office_holder" and is_leader(b.name) for b in clause.bodies)

    def _first_sibling_charged(self, one: Provision) -> None:
        """Where one numbered point charges someone, the points beside it do so too."""
        if one.label.kind in {"number", "letter", "dash"} and len(self._frames) > 1 and self._frames[-2].role == "neutral":
            self._frames[-2].role = "operative"

    def _says_more(self, clause: Clause, begin: int, stop: int) -> bool:
        """Whether a lead-in is itself a full charge beside what it announces."""
        words = Words.of(self.text, begin, stop)
        if clause.predicate is None:
            return False
        predicate = words.starts[clause.predicate]
        cut = _LEAD_OUT.search(self.text, predicate, stop)
        if cut:
            return len(self.text[predicate : cut.start()].split()) >= 9
        return not _ANNOUNCED.search(self.text, predicate, stop) and len(self.text[predicate:stop].split()) >= 9

    def _issuer_speaks(self, clause: Clause, leads: bool = False) -> bool:
        """Whether the subject is the issuer or a leader who speaks: what they do charges nobody."""
        if len(clause.bodies) != 1:
            return False
        name = clause.bodies[0].name
        return self.authority.issues(name) or (leads and is_leader(name) and clause.bodies[0].kind == "office_holder")

    def _is_right(self, clause: Clause, begin: int, stop: int) -> bool:
        words = Words.of(self.text, begin, stop)
        if clause.predicate is None:
            return is_right(self.text[begin : begin + 40])
        at = words.starts[clause.predicate]
        return is_right(self.text[max(begin, at - 14) : at + 12])

    def _is_bare(self, clause: Clause, begin: int, stop: int) -> bool:
        words = Words.of(self.text, begin, stop)
        return clause.predicate is not None and is_bare(self.text[words.starts[clause.predicate] : stop])

    def _unit_end(self, start: int, stop: int, leads: bool) -> int:
        if leads:
            cut = _LEAD_OUT.search(self.text, start, stop)
            if cut and cut.start() > start:
                return cut.start()
        return stop

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        for frame in self._frames:
            frame.drafts.append(len(self.drafts) - 1)
