"""The .docx form: a report on how the tasks are carried out, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I.

The frame comes from the letterhead; the text is made of figures; tasks late and due soon are listed in appendices.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from chidao.outputs.listing import TaskView
from chidao.outputs.reports.content import (
    Outcome,
    Report,
    days_late,
    due_of,
    last_day,
    names_of,
    notes_of,
    plain,
    source_of,
)
from chidao.outputs.reports.letter_parts import (
    ALIGN,
    SIZE,
    Look,
    body_text,
    grid,
    line_below,
    new_part,
    plain_table,
    prepare,
    say,
)
from chidao.outputs.reports.letter_words import by_body, coming, general, late, subject
from chidao.outputs.reports.options import Letterhead, ReportOptions
from chidao.outputs.reports.tally import SOON, BodyTally, Tally
from chidao.outputs.status import STATUSES
from chidao.outputs.words import day_words, number_words
from docx import Document
from docx.document import Document as Paper
from docx.shared import Inches, Length, Mm, Pt

__all__ = ["write"]

MOST_BODIES = 30
LONGEST_TEXT = 600
"""Characters of a task in a table; the register has the rest."""
MOTTO_WIDTH = 12.22
"""Of “Độc lập - Tự do - Hạnh phúc” in bold Times New Roman, in ems: the line below is as long as the words."""
LETTER_WIDTH, CAPITAL_WIDTH = 0.47, 0.63
"""Of a bold letter of that font on average, in ems."""
TEXT_WIDTH = Mm(160)
_BLANK = "……………"
_LEFT, _RIGHT = Mm(62), Mm(98)


def write(report: Report, stream: BinaryIO, options: ReportOptions) -> Outcome:
    """Write the report."""
    tally, lists = Tally(report.on, by_heir=options.by_heir), _Lists(report.on, options.most_listed)
    for task in tally.counting(report.tasks):
        lists.add(task)
    paper = Document()
    prepare(paper)
    frame, title = options.letterhead, plain(subject(report.wanted.agency, report.on))
    paper.core_properties.title, paper.core_properties.author = title, frame.issuer
    paper.core_properties.created = paper.core_properties.modified = report.made_at.replace(tzinfo=None)
    _head(paper, frame, report, title)
    _text(paper, report, tally, lists, frame)
    _end(paper, frame, report.on)
    _appendices(paper, frame, report, lists)
    whole = io.BytesIO()
    paper.save(whole)
    stream.write(whole.getvalue())
    return Outcome(tally.whole.total)


@dataclass(slots=True)
class _Lists:
    """The tasks open late, most late first, and those due soon, next first; no more of them than are listed."""

    on: date
    most: int
    late: list[TaskView] = field(default_factory=list)
    coming: list[TaskView] = field(default_factory=list)
    longest: int = 0

    def add(self, task: TaskView) -> None:
        """Take a task."""
        if task.status == "open_late":
            self.longest = max(self.longest, days_late(task, self.on) or 0)
            self._take(self.late, task)
        day = last_day(task)
        if task.done_on is None and day and self.on <= day <= self.on + SOON:
            self._take(self.coming, task)

    def _take(self, tasks: list[TaskView], task: TaskView) -> None:
        tasks.append(task)
        if len(tasks) > 2 * self.most + 100:
            tasks[:] = self._first(tasks)

    def _first(self, tasks: list[TaskView]) -> list[TaskView]:
        key = due_of if tasks is self.late else last_day
        return sorted(tasks, key=lambda task: (key(task) or date.max, task.task_id))[: self.most]

    def listed_late(self) -> list[TaskView]:
        """Those that are listed."""
        return self._first(self.late)

    def listed_coming(self) -> list[TaskView]:
        """Those that are listed."""
        return self._first(self.coming)


def _head(paper: Paper, frame: Letterhead, report: Report, title: str) -> None:
    left, right = plain_table(paper, (_LEFT, _RIGHT))
    if frame.parent:
        say(left, frame.parent.upper(), Look(13))
    issuer = (frame.issuer or _BLANK).upper()
    say(left, issuer, Look(13, bold=True))
    line_below(left, _LEFT, 0.4 * min(len(issuer) * CAPITAL_WIDTH * 13, _LEFT.pt))
    say(left, f"Số: {frame.number or '……'}/{frame.symbol or 'BC-……'}", Look(13, before=4))
    say(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Look(12.5, bold=True))
    say(right, "Độc lập - Tự do - Hạnh phúc", Look(13.5, bold=True))
    line_below(right, _RIGHT, MOTTO_WIDTH * 13.5)
    say(right, _place_and_day(frame, report), Look(13.5, italic=True, before=4))
    say(paper, "BÁO CÁO", Look(bold=True, before=18))
    say(paper, title, Look(bold=True))
    line_below(paper, TEXT_WIDTH, 0.4 * min(len(title) * LETTER_WIDTH * SIZE, TEXT_WIDTH.pt))
    if frame.to:
        say(paper, f"Kính gửi: {frame.to}", Look(before=10, after=4))


def _place_and_day(frame: Letterhead, report: Report) -> str:
    """The day is written by hand where the number is: both come when the report is signed."""
    made = report.made_at.astimezone().date()
    day = f"{made.day:02}" if frame.number else "……"
    month = f"{made.month:02}" if made.month < 3 else str(made.month)
    return f"{frame.place or _BLANK}, ngày {day} tháng {month} năm {made.year}"


def _text(paper: Paper, report: Report, tally: Tally, lists: _Lists, frame: Letterhead) -> None:
    bodies = list(tally.bodies().values())
    _heading(paper, "I. TÌNH HÌNH CHUNG")
    for sentence in general(tally, report.scope, report.on):
        body_text(paper, sentence)
    if not bodies:
        return
    _chart(paper, bodies)
    _heading(paper, "II. KẾT QUẢ THEO CƠ QUAN CHỦ TRÌ")
    for sentence in by_body(bodies, MOST_BODIES):
        body_text(paper, sentence)
    _bodies(paper, bodies, tally.whole)
    _heading(paper, "III. NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN")
    names = _appendix_names(lists)
    late_words = late(tally.whole, lists.longest, names.get("late", ""), len(lists.listed_late()))
    body_text(paper, f"1. {late_words}")
    until = report.on + SOON
    body_text(paper, f"2. {coming(tally.whole, report.on, until, names.get('coming', ''), len(lists.listed_coming()))}")
    if frame.proposals:
        _heading(paper, "IV. KIẾN NGHỊ, ĐỀ XUẤT")
        for number, proposal in enumerate(frame.proposals, 1):
            body_text(paper, f"{number}. {proposal}")


def _heading(paper: Paper, words: str) -> None:
    paragraph = say(paper, words, Look(bold=True, align=ALIGN.LEFT, before=8, after=4, keep_with_next=True))
    paragraph.paragraph_format.first_line_indent = Mm(12.7)


def _chart(paper: Paper, bodies: Sequence[BodyTally]) -> None:
    from chidao.outputs.reports.chart import MOST_BARS, draw

    title = "Nhiệm vụ theo cơ quan chủ trì và tình trạng"
    if len(bodies) > MOST_BARS:
        title += f" ({MOST_BARS} cơ quan đầu của bảng ở Phần II)"
    say(paper, f"Biểu đồ: {title}", Look(13, bold=True, before=8, after=2, keep_with_next=True))
    paragraph = say(paper, "", Look())
    picture = paragraph.add_run().add_picture(io.BytesIO(draw(bodies)), width=Inches(6.2))
    picture._inline.docPr.set("descr", f"Biểu đồ cột chồng: {title}; số liệu như bảng ở Phần II.")


def _bodies(paper: Paper, bodies: Sequence[BodyTally], whole: BodyTally) -> None:
    headings = ("TT", "Cơ quan chủ trì", "Tổng số", "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Đang làm, trong hạn",
                "Đang làm, quá hạn", "Không hạn")  # fmt: skip
    widths = [Mm(10), Mm(46), Mm(14), Mm(18), Mm(18), Mm(17), Mm(17), Mm(20)]

    def cells(number: str, name: str, body: BodyTally) -> list[str]:
        return [number, name, number_words(body.total), *(number_words(body.boxes[status]) for status in STATUSES)]

    rows = [cells(str(number), body.name, body) for number, body in enumerate(bodies[:MOST_BODIES], 1)]
    table = grid(paper, headings, widths, [*rows, cells("", "Toàn bộ (mỗi nhiệm vụ tính một lần)", whole)], frozenset({1}))
    for cell in table.rows[-1].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    say(paper, "", Look(4))


def _end(paper: Paper, frame: Letterhead, on: date) -> None:
    who = f", {frame.issuer} báo cáo{f' {frame.to}' if frame.to else ''}" if frame.issuer else ""
    words = f"Trên đây là báo cáo tình hình thực hiện nhiệm vụ tính đến ngày {day_words(on)}{who}./."
    # Nobody signs a page that holds nothing but signatures.
    body_text(paper, words).paragraph_format.keep_with_next = True
    say(paper, "", Look(6, keep_with_next=True))
    left, right = plain_table(paper, (Mm(75), Mm(85)))
    say(left, "Nơi nhận:", Look(12, bold=True, italic=True, align=ALIGN.LEFT))
    recipients = frame.recipients or ("Như trên" if frame.to else _BLANK, "Lưu: VT.")
    for number, one in enumerate(recipients, 1):
        ending = "." if number == len(recipients) else ";"
        say(left, f"- {one.rstrip('.;')}{ending}", Look(11, align=ALIGN.LEFT))
    for words in (frame.authority, frame.position or ("" if frame.authority else "QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ")):
        if words:
            say(right, words.upper(), Look(bold=True))
    # Room for the signature and the stamp.
    say(right, "", Look()).paragraph_format.space_after = Pt(64)
    say(right, frame.signer or _BLANK, Look(bold=True))


def _appendix_names(lists: _Lists) -> dict[str, str]:
    """What the appendices are called: numbered where there are two."""
    present = [name for name, tasks in (("late", lists.late), ("coming", lists.coming)) if tasks]
    if len(present) == 1:
        return {present[0]: "Phụ lục"}
    return dict(zip(present, ("Phụ lục I", "Phụ lục II"), strict=False))


def _appendices(paper: Paper, frame: Letterhead, report: Report, lists: _Lists) -> None:
    for kind, name in _appendix_names(lists).items():
        new_part(paper)
        title = "NHIỆM VỤ ĐANG THỰC HIỆN, QUÁ HẠN" if kind == "late" else "NHIỆM VỤ SẮP ĐẾN HẠN"
        say(paper, name, Look(bold=True))
        say(paper, title, Look(bold=True))
        say(paper, _attached_to(frame, report), Look(italic=True))
        line_below(paper, Mm(257), 120)
        say(paper, "", Look(6))
        tasks = lists.listed_late() if kind == "late" else lists.listed_coming()
        delay = "Số ngày chậm" if kind == "late" else "Còn (ngày)"
        headings = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Văn bản giao", "Hạn", "Gia hạn đến", delay, "Ghi chú")
        widths: list[Length] = [Mm(11), Mm(88), Mm(40), Mm(34), Mm(24), Mm(24), Mm(15), Mm(21)]
        grid(paper, headings, widths, _rows(tasks, report.on, kind), frozenset({1, 2, 3, 7}))


def _attached_to(frame: Letterhead, report: Report) -> str:
    day = _place_and_day(frame, report).rpartition(", ")[2]
    symbol = f"{frame.number or '……'}/{frame.symbol or 'BC-……'}"
    return f"(Kèm theo Báo cáo số {symbol} {day} của {frame.issuer or _BLANK})"


def _rows(tasks: Iterable[TaskView], on: date, kind: str) -> Iterator[list[str]]:
    for number, task in enumerate(tasks, 1):
        last = last_day(task)
        days = days_late(task, on) if kind == "late" else (last - on).days if last else None
        issued = f" ngày {day_words(task.document['issued_on'])}" if task.document["issued_on"] else ""
        yield [
            str(number), _short(task.text), names_of(task, "lead") or "Chưa rõ", _short(source_of(task), 120) + issued,
            day_words(due_of(task)), day_words(task.extended_to), number_words(days or 0), notes_of(task),
        ]  # fmt: skip


def _short(text: str, most: int = LONGEST_TEXT) -> str:
    words = plain(text).strip()
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + "…"
