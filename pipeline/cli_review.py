"""`chidao review`: a person goes over what the machine found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from chidao.pipeline.cli_options import Day, db_option, format_option, paths_argument
from chidao.pipeline.cli_register_options import (
    Group,
    actor,
    answer,
    opened,
    owner_options,
    owners,
    task_argument,
    tasks_argument,
    who_option,
    why_option,
)

if TYPE_CHECKING:
    from chidao.outputs.register import Register
    from chidao.outputs.review import Review, Reviewed


@click.group(cls=Group, short_help="Duyệt nhiệm vụ: xác nhận, sửa, loại, gộp, tách, thêm, giao lại, hoàn tác.")
def review() -> None:
    """Duyệt những gì máy trích được. Mọi thao tác đều ghi nhật ký và hoàn tác được; đọc lại văn bản không ghi đè việc đã duyệt.

    \b
    Ví dụ:
      chidao review list --limit 20
      chidao review confirm 12 13 14
      chidao review correct 15 --due 30/9/2024 --why "hạn ghi ở đầu mục"
      chidao review undo
    """


def _done(form: str, done: Reviewed, words: str) -> None:
    changed = len(done.task_ids)
    answer(
        form, done.to_json(), f"{words}: {changed} nhiệm vụ (thao tác số {done.batch})." if changed else "Không có gì thay đổi."
    )


def _reviewing(register: Register, who: str) -> Review:
    from chidao.outputs.review import Review

    return Review(register, actor(who))


@review.command("list", short_help="Các nhiệm vụ chờ duyệt.")
@db_option
@click.option("--document", "document_id", metavar="SỐ", type=int, help="Chỉ của văn bản này.")
@click.option("--limit", metavar="SỐ", type=click.IntRange(1), default=50, help="In nhiều nhất bấy nhiêu (mặc định 50).")
@format_option
def queue(db: Path, document_id: int | None, limit: int, form: str) -> None:
    """Liệt kê bản nháp chờ duyệt, việc máy ít chắc nhất đứng đầu.

    \b
    Ví dụ:
      chidao review list --document 3
    """
    import json

    from chidao.outputs.listing import TaskFilter

    with opened(db) as register:
        page = register.tasks(TaskFilter(state="draft", document_id=document_id, doubtful_first=True, limit=limit))
    if form == "json":
        click.echo(json.dumps(page.to_json(), ensure_ascii=False))
        return
    from chidao.pipeline.printing import print_tasks

    print_tasks(page)


@review.command(short_help="Xác nhận là đúng.")
@click.argument("task_ids", metavar="[SỐ...]", nargs=-1, type=int)
@click.option("--document", "document_id", metavar="SỐ", type=int, help="Xác nhận mọi bản nháp của văn bản này.")
@db_option
@who_option
@format_option
def confirm(task_ids: tuple[int, ...], document_id: int | None, db: Path, who: str, form: str) -> None:
    """Xác nhận một hay nhiều nhiệm vụ, hoặc mọi bản nháp của một văn bản.

    \b
    Ví dụ:
      chidao review confirm 12 13
      chidao review confirm --document 3
    """
    from chidao.outputs.listing import TaskFilter

    if not task_ids and document_id is None:
        raise click.UsageError("Hãy nêu số nhiệm vụ, hoặc --document SỐ để xác nhận cả văn bản.")
    with opened(db) as register:
        listed = TaskFilter(state="draft", document_id=document_id, limit=None)
        drafts = () if document_id is None else (task.task_id for task in register.tasks(listed).tasks)
        _done(form, _reviewing(register, who).confirm([*task_ids, *drafts]), "Đã xác nhận")


@review.command(short_help="Loại những gì không phải nhiệm vụ.")
@tasks_argument
@why_option
@db_option
@who_option
@format_option
def reject(task_ids: tuple[int, ...], why: str | None, db: Path, who: str, form: str) -> None:
    """Loại khỏi sổ những gì không phải nhiệm vụ.

    \b
    Ví dụ:
      chidao review reject 16 --why "chỉ là căn cứ"
    """
    with opened(db) as register:
        _done(form, _reviewing(register, who).reject(task_ids, why), "Đã loại")


@review.command(short_help="Sửa lời văn, người giao, cơ quan, hạn.")
@task_argument
@click.option("--text", metavar="LỜI_VĂN", help="Lời nhiệm vụ, trích nguyên văn từ văn bản.")
@click.option("--assigner", metavar="TÊN", help="Người giao; để trống '' nếu không rõ.")
@owner_options
@click.option("--due", metavar="NGÀY", type=Day(), help="Hạn đúng.")
@click.option("--no-deadline", is_flag=True, help="Nhiệm vụ không có hạn.")
@why_option
@db_option
@who_option
@format_option
def correct(task_id: int, db: Path, who: str, form: str, why: str | None, **changed: Any) -> None:
    """Sửa những chỗ máy đọc sai; chỗ không nêu thì giữ nguyên.

    \b
    Ví dụ:
      chidao review correct 15 --owner "Sở Y tế" --support "Công an tỉnh"
      chidao review correct 15 --due 30/9/2024 --why "hạn ghi ở đầu mục"
    """
    with opened(db) as register:
        changes = _changes(register, task_id, **changed)
        if not changes:
            raise click.UsageError("Hãy nêu chỗ cần sửa, ví dụ --owner, --due, --text.")
        _done(form, _reviewing(register, who).correct(task_id, changes, why), "Đã sửa")


def _changes(
    register: Register,
    task_id: int,
    *,
    text: str | None,
    assigner: str | None,
    owner: tuple[str, ...],
    support: tuple[str, ...],
    due: date | None,
    no_deadline: bool,
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if text is not None:
        changes["text"] = text
    if assigner is not None:
        changes["assigner"] = assigner.strip() or None
    if owner or support:
        changes["owners"] = owners(owner, support)
    if due or no_deadline:
        changes["deadline"] = _deadline(register, task_id, due) if due else None
    return changes


def _deadline(register: Register, task_id: int, due: date) -> Any:
    """The day that a person gives; the words of the deadline stay where the task has some."""
    from chidao.outputs.interchange import DeadlineForm
    from chidao.outputs.snapshots import read_snapshot

    task = read_snapshot(register, task_id)
    words = task["deadline"] or {"start": task["end"], "end": task["end"], "text": ""}
    return DeadlineForm(start=words["start"], end=words["end"], text=words["text"], kind="by", due=due)


@review.command(short_help="Giao lại cho cơ quan khác, một hay nhiều nhiệm vụ.")
@tasks_argument
@owner_options
@why_option
@db_option
@who_option
@format_option
def reassign(
    task_ids: tuple[int, ...], owner: tuple[str, ...], support: tuple[str, ...], why: str | None, db: Path, who: str, form: str
) -> None:
    """Thay toàn bộ cơ quan chủ trì, phối hợp của các nhiệm vụ.

    \b
    Ví dụ:
      chidao review reassign 12 13 --owner "Sở Tài chính" --why "sáp nhập cơ quan"
    """
    if not owner and not support:
        raise click.UsageError("Hãy nêu cơ quan nhận việc: --owner TÊN.")
    with opened(db) as register:
        _done(form, _reviewing(register, who).reassign(task_ids, owners(owner, support), why), "Đã giao lại")


@review.command(short_help="Gộp nhiều nhiệm vụ thành một.")
@tasks_argument
@why_option
@db_option
@who_option
@format_option
def merge(task_ids: tuple[int, ...], why: str | None, db: Path, who: str, form: str) -> None:
    """Gộp vào nhiệm vụ nêu đầu tiên.

    \b
    Ví dụ:
      chidao review merge 12 13
    """
    with opened(db) as register:
        _done(form, _reviewing(register, who).merge(task_ids, why), "Đã gộp")


@review.command(short_help="Tách một nhiệm vụ thành nhiều.")
@task_argument
@click.option(
    "--at", "marks", metavar="LỜI_VĂN", multiple=True, required=True, help="Mấy chữ đầu của phần sau; nhiều lần được."
)
@why_option
@db_option
@who_option
@format_option
def split(task_id: int, marks: tuple[str, ...], why: str | None, db: Path, who: str, form: str) -> None:
    """Tách trước những chữ nêu ở --at.

    \b
    Ví dụ:
      chidao review split 15 --at "xử lý nghiêm"
    """
    from chidao.outputs.snapshots import read_snapshot

    with opened(db) as register:
        task = read_snapshot(register, task_id)
        _done(form, _reviewing(register, who).split(task_id, _pieces(task, marks), why), "Đã tách")


def _pieces(task: dict[str, Any], marks: tuple[str, ...]) -> list[tuple[int, int]]:
    text, bounds = task["text"], [0]
    for mark in marks:
        place = text.find(mark, bounds[-1] + 1)
        if place < 0:
            raise click.UsageError(f"Không thấy “{mark}” sau chỗ tách trước trong lời nhiệm vụ.")
        bounds.append(place)
    pieces = []
    for start, end in zip(bounds, [*bounds[1:], len(text)], strict=True):
        kept = text[start:end].rstrip(" ;,.\n")
        pieces.append((task["start"] + start, task["start"] + start + len(kept)))
    return pieces


@review.command(short_help="Thêm nhiệm vụ mà máy bỏ sót.")
@click.argument("document_id", metavar="SỐ_VĂN_BẢN", type=int)
@click.option("--text", metavar="LỜI_VĂN", required=True, help="Lời nhiệm vụ, trích nguyên văn từ văn bản.")
@click.option("--assigner", metavar="TÊN", help="Người giao.")
@owner_options
@click.option("--due", metavar="NGÀY", type=Day(), help="Hạn.")
@why_option
@db_option
@who_option
@format_option
def add(
    document_id: int,
    text: str,
    assigner: str | None,
    owner: tuple[str, ...],
    support: tuple[str, ...],
    due: date | None,
    why: str | None,
    db: Path,
    who: str,
    form: str,
) -> None:
    """Thêm một nhiệm vụ có lời văn đứng trong văn bản.

    \b
    Ví dụ:
      chidao review add 3 --text "báo cáo kết quả trước ngày 30/6/2024" --owner "Sở Y tế" --due 30/6/2024
    """
    from chidao.outputs.interchange import DeadlineForm

    deadline = DeadlineForm(start=0, end=0, text="", kind="by", due=due) if due else None
    with opened(db) as register:
        named = owners(owner, support)
        done = _reviewing(register, who).add(document_id, text, owners=named, assigner=assigner, deadline=deadline, reason=why)
        _done(form, done, "Đã thêm")


@review.command(short_help="Hoàn tác thao tác duyệt.")
@click.argument("batch", metavar="[SỐ_THAO_TÁC]", type=int, required=False)
@db_option
@who_option
@format_option
def undo(batch: int | None, db: Path, who: str, form: str) -> None:
    """Hoàn tác thao tác cuối của mình, hoặc thao tác có số nêu ra.

    \b
    Ví dụ:
      chidao review undo
      chidao review undo 41
    """
    with opened(db) as register:
        _done(form, _reviewing(register, who).undo(batch), "Đã hoàn tác")


@review.command(short_help="Bản mới của một văn bản khác bản cũ ở đâu.")
@click.argument("document_id", metavar="SỐ_VĂN_BẢN", type=int)
@db_option
@format_option
def changes(document_id: int, db: Path, form: str) -> None:
    """So các nhiệm vụ của văn bản với bản trước của chính văn bản ấy (cùng số, ngày, nơi ban hành, loại).

    \b
    Ví dụ:
      chidao review changes 7
    """
    from chidao.outputs.versions import version_changes

    words = {"same": "giữ nguyên", "changed": "thay đổi", "added": "thêm mới", "removed": "không còn"}
    with opened(db) as register:
        found = version_changes(register, document_id)
    lines = [
        f"{words[change.kind]}: cũ {change.old_task or '-'} → mới {change.new_task or '-'} {', '.join(change.fields)}".rstrip()
        for change in found
    ]
    answer(form, [change.to_json() for change in found], "\n".join(lines) or "Sổ không có bản trước của văn bản này.")


@review.command(short_help="Đọc lại văn bản đã nạp; việc đã duyệt giữ nguyên.")
@paths_argument
@db_option
@format_option
@click.pass_context
def reread(ctx: click.Context, paths: tuple[Path, ...], db: Path, form: str) -> None:
    """Đọc lại tệp bằng bản chidao đang dùng: bản nháp theo lần đọc mới, nhiệm vụ đã duyệt hay đang theo dõi giữ nguyên.

    \b
    Ví dụ:
      chidao review reread CongVanDen/3228.docx
    """
    from chidao.outputs.errors import RegisterError
    from chidao.outputs.rereading import reread_form
    from chidao.pipeline.loading import Outcome, extract_path, find_files

    outcomes, failed = [], False
    with opened(db) as register:
        for path in find_files(paths):
            for result in extract_path(path):
                if isinstance(result, Outcome):
                    failed = True
                    click.echo(result.reason or result.path, err=True)
                    continue
                try:
                    outcomes.append(reread_form(register, result))
                except RegisterError as error:
                    failed = True
                    click.echo(str(error), err=True)
    lines = (
        f"Văn bản {one.document_id}: giữ {len(one.kept)}, đổi {len(one.changed)}, thêm {len(one.added)},"
        f" rút {len(one.withdrawn)}."
        for one in outcomes
    )
    answer(form, [one.to_json() for one in outcomes], "\n".join(lines) or "Không đọc lại được văn bản nào.")
    ctx.exit(1 if failed else 0)


@review.command(short_help="Xuất những gì đã duyệt làm dữ liệu chuẩn.")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path, file_okay=False))
@click.option("--unfinished", is_flag=True, help="Kể cả văn bản chưa duyệt hết.")
@db_option
@format_option
def gold(folder: Path, unfinished: bool, db: Path, form: str) -> None:
    """Ghi mỗi văn bản đã duyệt thành TÊN.txt và TÊN.json, đo được bằng chidao eval.

    \b
    Ví dụ:
      chidao review gold du-lieu-chuan/
      chidao eval du-lieu-chuan/
    """
    from chidao.outputs.gold import export_gold

    with opened(db) as register:
        written = export_gold(register, folder, unfinished=unfinished)
    answer(form, [str(path) for path in written], f"Đã xuất {len(written)} văn bản vào {folder}.")
