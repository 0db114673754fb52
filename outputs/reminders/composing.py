"""The mails themselves: plain text with the same as HTML, every word Vietnamese, every name and text of documents escaped."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape

from chidao.outputs.listing import TaskView
from chidao.outputs.reminders.plan import Digest, Letter
from chidao.outputs.reports.content import due_of, last_day, plain, source_of
from chidao.outputs.status import LABELS, STATUSES
from chidao.outputs.words import day_words, number_words

__all__ = ["Draft", "compose_digest", "compose_reminder"]

LONGEST_TEXT = 400
_POLICY = SMTP.clone(cte_type="7bit")
"""No server has to know more than ASCII."""
_CLOSING = (
    "Việc nào đã xong, xin gửi kết quả kèm văn bản để cập nhật sổ theo dõi.",
    "Thư này do phần mềm theo dõi nhiệm vụ tự động gửi.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail that is made and not yet kept; `covers` are the tasks, last days and marks that it reminds of."""

    message_id: str
    kind: str
    agency: str
    address: str
    made_for: date
    subject: str
    content: bytes
    text: str
    covers: tuple[tuple[int, date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading and the entries below it; an entry is its first line and further ones."""

    heading: str
    entries: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: the address as written in the settings, the register's own number, the moment."""

    sender: str
    register_id: str
    moment: datetime

    def message_id(self, *parts: object) -> str:
        """The same parts have the same number, whenever and however often a mail is made of them."""
        told = hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]
        return f"<{told}.{self.register_id}@{parseaddr(self.sender)[1].rpartition('@')[2]}>"


def compose_reminder(letter: Letter, today: date, sender: Sender) -> Draft:
    """A reminder."""
    late = [due for due in letter.dues if due.last_day < today]
    coming = [due for due in letter.dues if due.last_day >= today]
    counts = [f"{number_words(len(dues))} nhiệm vụ {words}" for dues, words in ((late, "quá hạn"), (coming, "đến hạn")) if dues]
    subject = f"Nhắc việc {day_words(today)}: {', '.join(counts)} – {letter.agency}"
    sections = [
        _Section(heading, tuple(_entry(due.task, today) for due in dues))
        for heading, dues in (("Đã quá hạn", late), ("Đến hạn, sắp đến hạn", coming))
        if dues
    ]
    covers = tuple((due.task.task_id, due.last_day, due.mark) for due in letter.dues)
    number = sender.message_id("reminder", letter.address, today, covers)
    opening = (f"Kính gửi: {letter.agency}", f"Các nhiệm vụ cần lưu ý về thời hạn, tính đến ngày {day_words(today)}:")
    return _draft(number, "reminder", (letter.agency, letter.address), today, subject, (opening, sections), sender, covers)


def compose_digest(digest: Digest, address: str, today: date, sender: Sender) -> Draft:
    """The digest of a week."""
    subject = f"Tổng hợp nhiệm vụ tuần từ {day_words(digest.monday)} – {digest.agency}"
    boxes = digest.tally.boxes
    extended = f" (gia hạn {number_words(digest.tally.extended)})" if digest.tally.extended else ""
    counts = tuple(
        (f"{_capital(LABELS[status])}: {number_words(boxes[status])}{extended if status == 'open_late' else ''}",)
        for status in STATUSES
        if boxes[status]
    )
    sections = [_Section(f"Tổng số {number_words(digest.tally.total)} nhiệm vụ", counts)]
    late_count = boxes["open_late"] - digest.tally.extended
    for words, tasks, count in (
        ("Đã hết hạn, kể cả hạn được gia hạn", digest.late, late_count),
        ("Đến hạn trong 14 ngày tới", digest.coming, digest.coming_count),
        ("Hoàn thành trong 7 ngày qua", digest.done, digest.done_count),
    ):
        if tasks:
            shown = f", nêu {number_words(len(tasks))} nhiệm vụ đầu" if len(tasks) < count else ""
            sections.append(_Section(f"{words}: {number_words(count)} nhiệm vụ{shown}", _entries(tasks, today)))
    number = sender.message_id("digest", digest.agency, address, digest.monday)
    opening = (f"Kính gửi: {digest.agency}", f"Tình hình nhiệm vụ tính đến ngày {day_words(today)}:")
    return _draft(number, "digest", (digest.agency, address), digest.monday, subject, (opening, sections), sender)


def _entries(tasks: Iterable[TaskView], today: date) -> tuple[tuple[str, ...], ...]:
    return tuple(_entry(task, today) for task in tasks)


def _entry(task: TaskView, today: date) -> tuple[str, ...]:
    """A task's words, its day, its document."""
    words = " ".join(plain(task.text).split())
    short = words if len(words) <= LONGEST_TEXT else words[:LONGEST_TEXT].rsplit(" ", 1)[0] + "…"
    issued = f" ngày {day_words(task.document['issued_on'])}" if task.document["issued_on"] else ""
    lines = [short, *_day_lines(task, today), f"Văn bản: {' '.join(plain(source_of(task)).split())}{issued}"]
    if task.inherited_from:
        shared = f" (cùng {', '.join(task.shared_with)})" if task.shared_with else ""
        lines.append(f"Nhận từ: {task.inherited_from}{shared}")
    return (*lines, f"Số trong sổ: {task.task_id}")


def _day_lines(task: TaskView, today: date) -> Iterator[str]:
    if task.done_on:
        yield f"Hoàn thành ngày {day_words(task.done_on)}"
    elif last := last_day(task):
        days = (last - today).days
        left = f"còn {days} ngày" if days > 0 else "đến hạn hôm nay" if days == 0 else f"quá hạn {-days} ngày"
        original = f"; hạn gốc {day_words(due_of(task))}, đã gia hạn" if task.extended_to else ""
        yield f"Hạn: {day_words(last)} ({left}{original})"


Body = tuple[tuple[str, ...], list[_Section]]


def _draft(
    number: str, kind: str, whose: tuple[str, str], made_for: date, subject: str, body: Body, sender: Sender,
    covers: tuple[tuple[int, date, int], ...] = (),
) -> Draft:  # fmt: skip
    agency, address = whose
    message = EmailMessage(policy=_POLICY)
    message["Subject"] = _one_line(subject)
    message["From"] = sender.sender
    message["To"] = address
    message["Date"] = format_datetime(sender.moment.astimezone())
    message["Message-ID"] = number
    # So that nobody's absence note answers a machine (RFC 3834; the second line is Exchange's own).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    text = _text(*body)
    message.set_content(text)
    message.add_alternative(_html(*body), subtype="html")
    return Draft(number, kind, agency, address, made_for, _one_line(subject), message.as_bytes(), text, covers)


def _one_line(words: str) -> str:
    return " ".join(plain(words).split())


def _text(opening: Sequence[str], sections: Sequence[_Section]) -> str:
    lines = [f"{_one_line(words)}\n" for words in opening]
    for section in sections:
        lines.append(section.heading.upper())
        for number, (first, *rest) in enumerate(section.entries, 1):
            lines.append(f"{number}. {_one_line(first)}" if rest else f"- {_one_line(first)}")
            lines.extend(f"   {_one_line(line)}" for line in rest)
        lines.append("")
    return "\n".join([*lines, *_CLOSING]) + "\n"


def _html(opening: Sequence[str], sections: Sequence[_Section]) -> str:
    parts = [f"<p>{escape(_one_line(words))}</p>" for words in opening]
    for section in sections:
        listed = "ol" if any(len(entry) > 1 for entry in section.entries) else "ul"
        parts.append(f"<h3>{escape(section.heading)}</h3>\n<{listed}>")
        for first, *rest in section.entries:
            more = "".join(f"<br>{escape(_one_line(line))}" for line in rest)
            parts.append(f"<li><b>{escape(_one_line(first))}</b>{more}</li>" if rest else f"<li>{escape(first)}</li>")
        parts.append(f"</{listed}>")
    parts.extend(f"<p>{escape(words)}</p>" for words in _CLOSING)
    page = "\n".join(parts)
    return f'<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"></head>\n<body>\n{page}\n</body></html>\n'


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
