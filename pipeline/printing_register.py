"""What people see of the register on a terminal: the board, a task whole, the list of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chidao.outputs.board import BoardRow
from chidao.outputs.cards import DocumentPage, TaskCard
from chidao.outputs.follow_up import LABELS as FOLLOW_UP_LABELS
from chidao.outputs.status import LABELS
from chidao.outputs.words import day_words, number_words
from chidao.pipeline.printing import console
from rich.box import ROUNDED
from rich.table import Table
from rich.text import Text


def print_board(rows: Sequence[BoardRow]) -> None:
    """A row a body, issuer, field or month."""
    table = Table(box=ROUNDED, caption="Đến hạn: trong 7, 15, 30 ngày tới, kể cả gia hạn. Chậm: số ngày bình quân.")
    table.add_column("", min_width=30)
    for heading in ("Xong\nđúng hạn", "Xong\nquá hạn", "Trong\nhạn", "Quá\nhạn", "Không\nhạn", "Được\ngia hạn",
                    "Đến hạn\n7/15/30", "Chậm\n(ngày)"):  # fmt: skip
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        counts = (row.done_in_time, row.done_late, row.open_in_time, row.open_late, row.no_deadline, row.late_but_extended)
        delay = "" if row.average_delay is None else number_words(row.average_delay, 1)
        coming = (
            "/".join(number_words(count) for count in (row.due_in_7, row.due_in_15, row.due_in_30)) if row.due_in_30 else ""
        )
        table.add_row(row.name, *(number_words(count) if count else "" for count in counts), coming, delay)
    console().print(table if rows else "Chưa có nhiệm vụ nào tính đến ngày này.")


def print_card(card: TaskCard) -> None:
    """A task with its surroundings, follow-up and story."""
    out = console()
    grid = Table(box=None, show_header=False, padding=(0, 1))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column()
    for heading, words in _facts(card):
        if words:
            grid.add_row(heading, Text(words))
    out.print(grid)
    before, after = card.before[-200:].split("\n")[-1], card.after[:200].split("\n")[0]
    out.print(Text.assemble(("\n…" + before, "dim"), (card.task.text, "bold"), (after + "…\n", "dim")))
    for entry in card.follow_ups:
        details = (entry.note, entry.decided_by, entry.new_due and f"hạn mới {day_words(entry.new_due)}")
        words = "; ".join(part for part in details if part)
        out.print(f"{day_words(entry.happened_on)}  {FOLLOW_UP_LABELS[entry.kind]}  {words}  ({entry.actor})", markup=False)
    for event in card.story:
        reason = f" ({event.reason})" if event.reason else ""
        out.print(Text(f"{event.moment}  {event.actor}  {event.what}{reason}", style="dim"))


def _facts(card: TaskCard) -> Iterator[tuple[str, str]]:
    """Headings and words; empty words are left out."""
    task, document = card.task, card.task.document
    named = (document["number"], day_words(document["issued_on"]), document["issuer"])
    names = " · ".join(part for part in named if part) or document["title"] or document["path"]
    done = f", xong ngày {day_words(task.done_on)}" if task.done_on else ""
    sources = (f"số {source.task_id} ({source.document['number'] or source.document['path']})" for source in card.sources)
    yield "Nhiệm vụ", f"số {task.task_id}, {LABELS[task.status]}{done}"
    yield "Văn bản", f"số {document['id']} trong sổ: {names}"
    yield "Chủ trì", _owners(card, "lead") or "chưa rõ"
    yield "Phối hợp", _owners(card, "support")
    yield "Người giao", task.assigner or "chưa rõ"
    yield "Hạn", f"{day_words(task.deadline['due'])} “{task.deadline['text']}”".strip() if task.deadline else "không hạn"
    yield "Gia hạn đến", day_words(task.extended_to)
    yield "Trang", str(task.page or "")
    yield "Gộp vào", f"nhiệm vụ số {card.merged_into}" if card.merged_into else ""
    yield "Gộp từ", "; ".join(sources)


def _owners(card: TaskCard, role: str) -> str:
    return "; ".join(owner["name"] or "" for owner in card.task.owners if owner["role"] == role)


def print_documents(page: DocumentPage) -> None:
    """A row a document."""
    if not page.documents:
        console().print("Không có văn bản nào khớp.")
        return
    table = Table(box=ROUNDED)
    for heading in ("Số", "Số ký hiệu", "Ngày", "Nơi ban hành", "Trích yếu"):
        table.add_column(heading)
    for heading in ("Nhiệm vụ", "Chờ duyệt"):
        table.add_column(heading, justify="right")
    for document in page.documents:
        table.add_row(
            str(document["id"]), Text(document["number"] or ""), day_words(document["issued_on"]),
            Text(document["issuer"] or ""),
            Text(document["title"] or document["path"]), number_words(document["tasks"]), number_words(document["drafts"]),
        )  # fmt: skip
    console().print(table)
    console().print(f"{number_words(page.total)} văn bản.")
