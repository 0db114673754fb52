"""What people see on a terminal: tables of tasks, summaries, figures. Dates as dd/mm/yyyy, numbers as 1.234,5."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chidao.outputs.status import LABELS
from chidao.outputs.words import RECURRENCES, day_words, number_words
from chidao.pipeline.progress import span_words
from rich.box import ROUNDED, SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from chidao.outputs.listing import TaskPage, TaskView
    from chidao.outputs.searching import SearchPage
    from chidao.pipeline.evaluation import Score
    from chidao.pipeline.evaluation_runs import Change
    from chidao.pipeline.loading import Status, Summary

LONG = 10.0
"""Seconds from which it matters how long a load took."""
WIDTH_OF_FILES = 120
"""Columns of a table that goes into a file or another program."""

STATUS_WORDS: dict[Status, str] = {
    "loaded": "Đã nạp vào sổ",
    "known": "Đã có trong sổ từ trước",
    "needs_ocr": "Chờ nhận dạng chữ (bản quét)",
    "set_aside": "Để riêng, chưa nạp được",
}
STATUS_COLOURS = {"open_late": "red", "done_late": "yellow", "done_in_time": "green"}
FIGURE_WORDS = {
    "task.words": "lời văn nằm trong nhiệm vụ",
    "task.units": "nhiệm vụ tách đúng",
    "task.owned": "ai chịu trách nhiệm",
    "task.deadline": "hạn hoàn thành",
    "decision": "nội dung quyết định",
    "figure": "số liệu",
    "citation": "văn bản viện dẫn",
    "meta": "thông tin văn bản",
    "figure.subject": "đối tượng của số liệu",
}


def console() -> Console:
    """Standard output; not a terminal's width where it is none."""
    out = Console(highlight=False)
    return out if out.is_terminal else Console(highlight=False, width=WIDTH_OF_FILES)


def print_summary(summary: Summary, db: Path) -> None:
    """What became of the files, as a clerk reads it; the reasons are on standard error already."""
    out = console()
    if not summary.outcomes and not summary.interrupted:
        out.print("Không thấy tệp nào để nạp.")
        return
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column()
    table.add_column(justify="right")
    for status, count in summary.counts.items():
        if count or status == "loaded":
            table.add_row(STATUS_WORDS[status], f"{number_words(count)} văn bản")
    table.add_row("Nhiệm vụ mới", number_words(summary.tasks))
    if summary.pages:
        table.add_row("Số trang đã đọc", number_words(summary.pages))
    if summary.seconds >= LONG:
        table.add_row("Thời gian", span_words(summary.seconds))
    out.print(table)
    for outcome in summary.unfinished:
        out.print(f"  • {outcome.reason}", markup=False, soft_wrap=True)
    if summary.interrupted:
        out.print("Đã dừng theo yêu cầu. Các văn bản trên đã vào sổ trọn vẹn; chạy lại lệnh cũ để nạp nốt.")
    out.print(f"Sổ: {db}", markup=False, soft_wrap=True)


def print_tasks(page: TaskPage) -> None:
    """The list of tasks."""
    out = console()
    if not page.tasks:
        out.print("Không có nhiệm vụ nào khớp điều kiện.")
        return
    out.print(_task_table((task, Text(task.text)) for task in page.tasks))
    out.print(f"{number_words(page.total)} nhiệm vụ{_shown(len(page.tasks), page.total)}.")


def print_hits(query: str, page: SearchPage) -> None:
    """What a search found, the hits marked."""
    out = console()
    if not page.hits:
        out.print(f"Không tìm thấy nhiệm vụ nào với: {query}", markup=False)
        return
    snippets = (
        (hit.task, Text.assemble(*((words, "bold yellow" if marked else "") for words, marked in hit.snippet.parts)))
        for hit in page.hits
    )
    out.print(_task_table(snippets))
    for name, values in page.facets.items():
        counts = ", ".join(f"{value['value']} ({number_words(value['count'])})" for value in values)
        out.print(f"{name}: {counts}", markup=False, soft_wrap=True)
    out.print(f"Tìm thấy {number_words(page.total)} nhiệm vụ{_shown(len(page.hits), page.total)}.")


def _shown(shown: int, total: int) -> str:
    return f", đang xem {number_words(shown)}; tăng --limit để xem thêm" if shown < total else ""


def _task_table(rows: Iterable[tuple[TaskView, Text]]) -> Table:
    table = Table(box=ROUNDED, show_lines=True, expand=True)
    table.add_column("Số", justify="right", no_wrap=True)
    table.add_column("Nhiệm vụ", ratio=5)
    table.add_column("Ai làm", ratio=3)
    table.add_column("Hạn", min_width=10, max_width=16)
    table.add_column("Nguồn", ratio=3)
    for task, words in rows:
        table.add_row(str(task.task_id), words, _owners(task), _deadline(task), _source(task))
    return table


def _owners(task: TaskView) -> Text:
    lead = ", ".join(owner["name"] or "" for owner in task.owners if owner["role"] == "lead")
    support = ", ".join(owner["name"] or "" for owner in task.owners if owner["role"] == "support")
    words = Text(lead or "chưa rõ ai làm", style="bold" if lead else "dim")
    if support:
        words.append(f"\nPhối hợp: {support}", style="not bold")
    if task.inherited_from:
        words.append(f"\n(nhận từ {task.inherited_from})", style="not bold dim")
    return words


def _deadline(task: TaskView) -> Text:
    if not task.deadline:
        return Text("không hạn", style="dim")
    words = Text(_due(task.deadline), style=STATUS_COLOURS.get(task.status, ""))
    if task.status in STATUS_COLOURS:
        words.append(f"\n{LABELS[task.status].split(', ')[-1]}")
    return words


def _due(deadline: Mapping[str, Any]) -> str:
    quote = " ".join(str(deadline["text"]).split())
    return day_words(deadline["due"]) or RECURRENCES.get(deadline["every"] or "") or quote


def _source(task: TaskView) -> Text:
    document = task.document
    named = document["number"] or document["title"] or document["path"] or ""
    words = Text(named if len(named) <= 60 else f"{named[:59]}…")
    if document["issued_on"]:
        words.append(f"\nngày {day_words(document['issued_on'])}")
    if document["issuer"]:
        words.append(f"\n{document['issuer']}", style="dim")
    if task.page:
        words.append(f"\ntrang {task.page}", style="dim")
    return words


def print_figures(title: str, scores: Mapping[str, Score]) -> None:
    """The figures of an evaluation."""
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    table.add_column("Chỉ tiêu")
    table.add_column("Nghĩa")
    for heading in ("F1", "Chính xác", "Đầy đủ", "TB văn bản", "Số mục"):
        table.add_column(heading, justify="right")
    for name, score in scores.items():
        shares = (_share(value) for value in (score.f1, score.precision, score.recall, score.mean))
        table.add_row(name, FIGURE_WORDS[name], *shares, number_words(score.gold))
    console().print(table)


def _share(value: float | None) -> str:
    return "" if value is None else number_words(value, 3)


def print_changes(changes: Sequence[Change] | None) -> None:
    """What each document gained or lost since the last run; None where there was none."""
    out = console()
    if changes is None:
        out.print("Lần chạy đầu: chưa có số liệu cũ để so sánh.")
        return
    out.print("So với lần chạy trước:" if changes else "Không có thay đổi so với lần chạy trước.")
    for change in changes:
        gain = change.now - change.before
        mark = Text(f"{'+' if gain > 0 else '-'}{_share(abs(gain))}", style="green" if gain > 0 else "red")
        figures = f"{_share(change.before)} → {_share(change.now)}"
        out.print(Text.assemble(f"  {change.document}  {change.figure}  {figures}  ", mark), soft_wrap=True)
