"""`chidao remind`: reminders by e-mail, once each; for a person to start, or the machine's scheduler every morning."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_options import db_option, format_option
from chidao.pipeline.cli_register_options import Group, actor, answer, opened, who_option

if TYPE_CHECKING:
    from chidao.outputs.register import Register
    from chidao.outputs.reminders import Mail, MailSettings, Run

__all__ = ["remind"]

SETTINGS = "nhac-viec.toml"
"""The settings beside the register, where no others are named."""


@click.group(
    cls=Group,
    invoke_without_command=True,
    subcommand_metavar="[VIỆC]",
    short_help="Nhắc việc qua thư: trước hạn, quá hạn, tổng hợp tuần; mỗi thư gửi đúng một lần.",
)
@db_option
@click.option(
    "--settings",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP",
    help=f"Cài đặt máy chủ thư, lịch nhắc, địa chỉ (mặc định {SETTINGS} cạnh sổ); mẫu: chidao remind example.",
)
@click.option("--digest", is_flag=True, help="Gửi cả thư tổng hợp tuần này của từng cơ quan, nếu chưa gửi.")
@click.option("--dry-run", is_flag=True, help="Chỉ in các thư sẽ gửi, không gửi gì.")
@format_option
@click.pass_context
def remind(ctx: click.Context, db: Path, settings: Path | None, digest: bool, dry_run: bool, form: str) -> None:
    """Gửi thư nhắc những việc đến ngày phải nhắc. Chạy lại bao nhiêu lần trong ngày cũng không gửi trùng.

    Mã thoát: 0 là đã gửi hết (hoặc không có gì phải gửi), 1 là còn thư chưa gửi được hay cần người quyết định.

    \b
    Ví dụ:
      chidao remind                     # mỗi sáng, đặt trong cron hay Task Scheduler
      chidao remind --digest            # sáng thứ Hai
      chidao remind --dry-run
      chidao remind list
    """
    if ctx.invoked_subcommand:
        return
    from chidao.outputs.reminders import read_mail_settings
    from chidao.outputs.reminders import remind as send

    with opened(db) as register:
        chosen = read_mail_settings(settings or db.with_name(SETTINGS))
        if dry_run:
            _show(register, chosen, digest, form)
            return
        run = send(register, chosen, digest=digest)
        answer(form, run.to_json(), _words(register, chosen, run))
    ctx.exit(0 if run.well or run.busy else 1)


def _show(register: Register, settings: MailSettings, digest: bool, form: str) -> None:
    from chidao.outputs.reminders import drafts

    made = list(drafts(register, settings, digest=digest))
    words = [f"Tới: {one.address}\nTiêu đề: {one.subject}\n\n{one.text}" for one in made]
    listed = [{"address": one.address, "subject": one.subject, "text": one.text} for one in made]
    answer(form, listed, f"\n{'-' * 72}\n".join(words) or "Không có thư nào phải gửi.")


def _words(register: Register, settings: MailSettings, run: Run) -> str:
    if run.busy:
        return "Một lệnh nhắc việc khác đang chạy; lệnh này không làm gì."
    lines = [f"Đã gửi {run.sent} thư." if run.sent else "Không có thư nào được gửi.", *run.problems]
    lines += [_unsure_words(mail) for mail in run.unsure]
    lines += [f"Trong sổ chưa có việc nào của “{name}”; hãy kiểm tra cách viết tên trong tệp cài đặt." for name in run.unknown]
    if not settings.schedule.drafts:
        query = "SELECT count(*) FROM tasks WHERE state = 'draft' AND due >= ? AND done_on IS NULL"
        drafts = register.db.execute(query, [register.today().isoformat()]).fetchone()[0]
        if drafts:
            lines.append(f"Còn {drafts} nhiệm vụ chưa đến hạn mà chưa duyệt nên không được nhắc; duyệt bằng chidao review.")
    return "\n".join(lines)


def _unsure_words(mail: Mail) -> str:
    return (
        f"Thư số {mail.id} gửi {mail.address} chưa rõ máy chủ đã nhận hay chưa ({mail.error}), nên không tự gửi lại. Hãy hỏi"
        f" người nhận hoặc xem nhật ký máy chủ thư (mã {mail.message_id}), rồi gõ: chidao remind settle {mail.id} received,"
        f" hoặc: chidao remind settle {mail.id} again"
    )


@remind.command("list", short_help="Các thư đã gửi, chờ gửi, chưa rõ.")
@click.option(
    "--state", type=click.Choice(["queued", "sent", "unsure"]), metavar="[queued|sent|unsure]", help="Chỉ thư ở trạng thái này."
)
@click.option("--limit", type=click.IntRange(1), default=50, metavar="SỐ", help="In nhiều nhất bấy nhiêu thư (mặc định 50).")
@db_option
@format_option
def list_mails(state: str | None, limit: int, db: Path, form: str) -> None:
    """Liệt kê thư trong sổ, thư mới đứng trước.

    \b
    Ví dụ:
      chidao remind list --state unsure
    """
    from chidao.outputs.reminders import mails
    from chidao.outputs.reminders.outbox import STATE_WORDS

    with opened(db) as register:
        found = mails(register, state, limit)  # type: ignore[arg-type]
    lines = [
        f"{one.id}  {STATE_WORDS[one.state]}  {one.address}  {one.subject}{f'  ({one.error})' if one.error else ''}"
        for one in found
    ]
    answer(form, [one.to_json() for one in found], "\n".join(lines) or "Chưa có thư nào.")


@remind.command("settle", short_help="Quyết định về thư chưa rõ: received là đã tới, again là gửi lại.")
@click.argument("mail_id", metavar="SỐ", type=int)
@click.argument("decision", metavar="received|again", type=click.Choice(["received", "again"]))
@db_option
@who_option
@format_option
def settle_mail(mail_id: int, decision: str, db: Path, who: str, form: str) -> None:
    """Ghi quyết định của người về thư mà máy chủ không kịp trả lời. Gửi lại thì giữ nguyên mã thư cũ.

    \b
    Ví dụ:
      chidao remind settle 7 received
      chidao remind settle 7 again
    """
    from chidao.outputs.reminders import settle

    with opened(db) as register:
        settle(register, mail_id, actor(who), received=decision == "received")
    words = "đã ghi là người nhận đã nhận" if decision == "received" else "sẽ gửi lại ở lần chạy tới"
    answer(form, {"mail": mail_id, "decision": decision}, f"Thư số {mail_id}: {words}.")


@remind.command("example", short_help="In mẫu tệp cài đặt.")
def example() -> None:
    """In mẫu tệp cài đặt có lời giải thích, để sửa thành của cơ quan mình.

    \b
    Ví dụ:
      chidao remind example > nhac-viec.toml
    """
    from chidao.outputs.reminders import EXAMPLE

    click.echo(EXAMPLE.read_text(encoding="utf-8"), nl=False)
