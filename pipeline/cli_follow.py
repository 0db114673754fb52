"""`chidao follow`: what became of a task."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from chidao.pipeline.cli_options import Day, db_option, format_option
from chidao.pipeline.cli_register_options import Group, actor, answer, opened, task_argument, who_option

if TYPE_CHECKING:
    from chidao.outputs.follow_up import Evidence, FollowUp
    from chidao.outputs.register import Register

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(cls=Group, short_help="Theo dõi thực hiện: tiến độ, kết quả, trả lại, gia hạn, kết thúc, mở lại.")
def follow() -> None:
    """Ghi việc thực hiện nhiệm vụ. Hạn gốc không bao giờ đổi; gia hạn là mục riêng. Chỉ kết thúc được khi có bằng chứng.

    \b
    Ví dụ:
      chidao follow note 12 "đã họp với các huyện"
      chidao follow result 12 --file bao-cao.pdf --on 28/6/2024
      chidao follow close 12
      chidao follow list 12
    """


def entry_options(command: Command) -> Command:
    """The day that counts, and what every command has."""
    for option in (
        format_option,
        who_option,
        db_option,
        click.option(
            "--on", type=Day(), metavar="NGÀY", help="Ngày sự việc diễn ra (mặc định hôm nay; khi kết thúc: ngày của kết quả)."
        ),
    ):
        command = option(command)
    return command


def evidence_options(command: Command) -> Command:
    """What shows a result."""
    for option in (
        click.option("--note", metavar="LỜI", help="Lời ghi kết quả."),
        click.option("--document", "document_id", metavar="SỐ", type=int, help="Văn bản trong sổ làm bằng chứng."),
        click.option("--file", type=click.Path(path_type=Path, dir_okay=False), metavar="TỆP", help="Tệp giữ trong sổ."),
    ):
        command = option(command)
    return command


def _evidence(note: str | None, document_id: int | None, file: Path | None) -> Evidence:
    from chidao.outputs.follow_up import Evidence

    return Evidence(note, document_id, file)


def _acting(register: Register, who: str) -> FollowUp:
    from chidao.outputs.follow_up import FollowUp

    return FollowUp(register, actor(who))


def _recorded(form: str, task_id: int, number: int, words: str) -> None:
    answer(form, {"task_id": task_id, "follow_up": number}, f"Nhiệm vụ số {task_id}: {words} (mục {number}).")


@follow.command(short_help="Ghi tiến độ.")
@task_argument
@click.argument("text", metavar="LỜI")
@entry_options
def note(task_id: int, text: str, on: date | None, db: Path, who: str, form: str) -> None:
    """Ghi việc đã làm đến đâu.

    \b
    Ví dụ:
      chidao follow note 12 "đã họp với các huyện" --on 15/5/2024
    """
    with opened(db) as register:
        _recorded(form, task_id, _acting(register, who).note(task_id, text, on=on), "đã ghi tiến độ")


@follow.command(short_help="Báo kết quả kèm bằng chứng.")
@task_argument
@evidence_options
@entry_options
def result(task_id: int, on: date | None, db: Path, who: str, form: str, **evidence: Any) -> None:
    """Báo kết quả, kèm văn bản trong sổ, tệp hoặc lời ghi.

    \b
    Ví dụ:
      chidao follow result 12 --file bao-cao.pdf --on 28/6/2024
      chidao follow result 12 --document 31
    """
    with opened(db) as register:
        _recorded(form, task_id, _acting(register, who).result(task_id, _evidence(**evidence), on=on), "đã ghi kết quả")


@follow.command("return", short_help="Trả lại kết quả chưa đạt.")
@task_argument
@click.option("--why", metavar="LÝ_DO", required=True, help="Vì sao chưa đạt.")
@click.option("--by", metavar="TÊN", help="Ai trả lại.")
@entry_options
def return_(task_id: int, why: str, by: str | None, on: date | None, db: Path, who: str, form: str) -> None:
    """Trả lại kết quả; phải có kết quả mới thì mới kết thúc được.

    \b
    Ví dụ:
      chidao follow return 12 --why "thiếu số liệu cấp xã" --by "Văn phòng UBND tỉnh"
    """
    with opened(db) as register:
        _recorded(form, task_id, _acting(register, who).return_(task_id, why, on=on, by=by), "đã trả lại kết quả")


@follow.command(short_help="Gia hạn: ai cho phép, đến ngày nào, vì sao, theo văn bản nào.")
@task_argument
@click.option("--to", "new_due", type=Day(), metavar="NGÀY", required=True, help="Hạn mới.")
@click.option("--by", metavar="TÊN", required=True, help="Ai cho phép.")
@click.option("--why", metavar="LÝ_DO", required=True, help="Lý do gia hạn.")
@click.option("--document", "document_id", metavar="SỐ", type=int, help="Văn bản cho phép, theo số trong sổ.")
@entry_options
def extend(
    task_id: int,
    new_due: date,
    by: str,
    why: str,
    document_id: int | None,
    on: date | None,
    db: Path,
    who: str,
    form: str,
) -> None:
    """Ghi gia hạn. Hạn gốc giữ nguyên: đúng hạn hay quá hạn vẫn tính theo hạn gốc, bảng tổng hợp ghi riêng việc được gia hạn.

    \b
    Ví dụ:
      chidao follow extend 12 --to 31/8/2024 --by "Chủ tịch UBND tỉnh" --why "chờ quy hoạch" --document 31
    """
    with opened(db) as register:
        number = _acting(register, who).extend(task_id, new_due, by=by, reason=why, on=on, document_id=document_id)
        _recorded(form, task_id, number, f"đã ghi gia hạn đến {new_due:%d/%m/%Y}")


@follow.command(short_help="Báo cáo cấp trên.")
@task_argument
@click.option("--to", metavar="TÊN", required=True, help="Báo cáo ai.")
@click.option("--why", metavar="LÝ_DO", required=True, help="Vì sao.")
@entry_options
def escalate(task_id: int, to: str, why: str, on: date | None, db: Path, who: str, form: str) -> None:
    """Ghi việc đã báo cáo lên cấp trên.

    \b
    Ví dụ:
      chidao follow escalate 12 --to "Chủ tịch UBND tỉnh" --why "quá hạn 20 ngày"
    """
    with opened(db) as register:
        _recorded(form, task_id, _acting(register, who).escalate(task_id, to, why, on=on), "đã báo cáo cấp trên")


@follow.command(short_help="Kết thúc nhiệm vụ đã có bằng chứng.")
@task_argument
@evidence_options
@entry_options
def close(task_id: int, on: date | None, db: Path, who: str, form: str, **evidence: Any) -> None:
    """Kết thúc, vào ngày của kết quả nếu không nêu ngày. Có thể nêu bằng chứng ngay tại đây.

    \b
    Ví dụ:
      chidao follow close 12
      chidao follow close 12 --note "Báo cáo số 45/BC-SYT" --on 28/6/2024
    """
    with opened(db) as register:
        number = _acting(register, who).close(task_id, on=on, evidence=_evidence(**evidence))
        _recorded(form, task_id, number, "đã kết thúc")


@follow.command(short_help="Mở lại nhiệm vụ đã kết thúc.")
@task_argument
@click.option("--why", metavar="LÝ_DO", required=True, help="Vì sao mở lại.")
@entry_options
def reopen(task_id: int, why: str, on: date | None, db: Path, who: str, form: str) -> None:
    """Mở lại; phải có kết quả mới thì mới kết thúc được lần nữa.

    \b
    Ví dụ:
      chidao follow reopen 12 --why "thanh tra thấy chưa làm xong"
    """
    with opened(db) as register:
        _recorded(form, task_id, _acting(register, who).reopen(task_id, why, on=on), "đã mở lại")


@follow.command("list", short_help="Các mục theo dõi của một nhiệm vụ.")
@task_argument
@db_option
@format_option
def entries(task_id: int, db: Path, form: str) -> None:
    """Liệt kê mọi mục theo dõi, mục cũ đứng trước.

    \b
    Ví dụ:
      chidao follow list 12
    """
    from chidao.outputs.follow_up import LABELS, entries_of

    with opened(db) as register:
        found = entries_of(register, task_id)
    lines = []
    for entry in found:
        day = f"{date.fromisoformat(entry.happened_on):%d/%m/%Y}"
        parts = (entry.note, entry.decided_by, entry.document_id and f"văn bản số {entry.document_id}",
                 entry.new_due and f"hạn mới {date.fromisoformat(entry.new_due):%d/%m/%Y}")  # fmt: skip
        lines.append(f"{day}  {LABELS[entry.kind]}  {'; '.join(str(part) for part in parts if part)}  ({entry.actor})")
    answer(form, [entry.to_json() for entry in found], "\n".join(lines) or "Chưa có mục theo dõi nào.")
