"""`chidao report`: a list of tasks as a file to sign, to print, to work on or to put into a calendar."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from chidao.outputs.status import LABELS
from chidao.pipeline.cli_options import Day, db_option, format_option
from chidao.pipeline.cli_register_options import answer, opened

if TYPE_CHECKING:
    from chidao.outputs.listing import TaskFilter
    from chidao.outputs.reports import Form, Outcome, ReportOptions, Separator

__all__ = ["report"]

_FORMS = ("xlsx", "docx", "csv", "json", "ics")
_SEPARATORS: dict[str, Separator] = {"phay": ",", "cham-phay": ";", "tab": "\t"}


@click.command(short_help="Xuất báo cáo: .xlsx, .docx theo Nghị định 30, .csv, .json, lịch .ics.")
@click.argument("target", metavar="TỆP|-", type=click.Path(path_type=Path))
@db_option
@click.option("--agency", metavar="TÊN", help="Chỉ nhiệm vụ của cơ quan này, kể cả việc kế thừa.")
@click.option(
    "--role", type=click.Choice(["lead", "support"]), metavar="[lead|support]", help="Cơ quan chủ trì (lead) hay phối hợp."
)
@click.option("--on", type=Day(), metavar="NGÀY", help="Tình trạng tính đến ngày này (mặc định hôm nay).")
@click.option(
    "--status",
    type=click.Choice(list(LABELS)),
    metavar="TÌNH_TRẠNG",
    help="; ".join(f"{status}: {words}" for status, words in LABELS.items()) + ".",
)
@click.option("--due-after", type=Day(), metavar="NGÀY", help="Chỉ nhiệm vụ có hạn từ ngày này.")
@click.option("--due-before", type=Day(), metavar="NGÀY", help="Chỉ nhiệm vụ có hạn đến hết ngày này.")
@click.option("--document", "document_id", type=int, metavar="SỐ", help="Chỉ nhiệm vụ của văn bản này, theo số trong sổ.")
@click.option("--confirmed", "confirmed_only", is_flag=True, help="Chỉ nhiệm vụ đã duyệt.")
@click.option(
    "--by",
    type=click.Choice(["agency", "heir"]),
    metavar="[agency|heir]",
    default="agency",
    help="Tổng hợp theo cơ quan như văn bản viết (agency, mặc định) hay theo cơ quan đang kế thừa việc (heir).",
)
@click.option("--form", "kind", type=click.Choice(_FORMS), metavar="DẠNG", help="Dạng báo cáo, nếu tên tệp không nói.")
@click.option(
    "--letterhead",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP",
    help="Khung của báo cáo .docx (cơ quan, nơi nhận, người ký), dạng TOML; xem mẫu trong docs/bao-cao.md.",
)
@click.option(
    "--separator",
    type=click.Choice(list(_SEPARATORS)),
    metavar="[phay|cham-phay|tab]",
    default="phay",
    help="Dấu ngăn cột của .csv (mặc định dấu phẩy).",
)
@click.option("--todo", is_flag=True, help="Lịch .ics: ghi thành việc cần làm (VTODO) thay cho sự kiện cả ngày.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@format_option
def report(
    target: Path,
    db: Path,
    by: str,
    kind: Form | None,
    letterhead: Path | None,
    separator: str,
    todo: bool,
    force: bool,
    form: str,
    **conditions: Any,
) -> None:
    """Xuất danh sách nhiệm vụ ra TỆP; đuôi tệp cho biết dạng báo cáo. Điều kiện chọn việc như của lệnh tasks.

    \b
    .xlsx  danh mục có lọc, công thức, bảng tổng hợp theo cơ quan, in được khổ A4
    .docx  báo cáo tình hình thực hiện nhiệm vụ theo thể thức Nghị định 30/2020/NĐ-CP
    .csv   bảng mở được bằng Excel;  .json  cho chương trình khác
    .ics   lịch có nhắc trước hạn, nhập lại thì cập nhật chứ không nhân đôi

    \b
    Ví dụ:
      chidao report nhiem-vu.xlsx
      chidao report bao-cao.docx --agency "Sở Công Thương" --on 31/12/2024 --letterhead khung.toml
      chidao report qua-han.csv --status open_late
      chidao report lich.ics --agency "Sở Công Thương" --force
      chidao report - --form json > nhiem-vu.json
    """
    from chidao.outputs.listing import TaskFilter

    outcome = _write(db, target, TaskFilter(**conditions), kind, _options(letterhead, separator, todo, by), force)
    if target != Path("-"):
        result = {"path": str(target), "tasks": outcome.tasks, "left_out": outcome.left_out}
        answer(form, result, _words(target, outcome))


def _options(letterhead: Path | None, separator: str, todo: bool, by: str) -> ReportOptions:
    from chidao.outputs.reports import Letterhead, ReportOptions, read_letterhead

    frame = read_letterhead(letterhead) if letterhead else Letterhead.model_validate({})
    return ReportOptions(
        letterhead=frame,
        separator=_SEPARATORS[separator],
        entry="todo" if todo else "event",
        by_heir=by == "heir",
    )


def _write(db: Path, target: Path, wanted: TaskFilter, kind: Form | None, options: ReportOptions, force: bool) -> Outcome:
    from chidao.outputs.reports import save_report, write_report

    with opened(db) as register:
        if target != Path("-"):
            return save_report(register, wanted, target, options, form=kind, overwrite=force)
        if not kind:
            raise click.UsageError("Viết ra màn hình thì phải nêu dạng, ví dụ: chidao report - --form csv")
        return write_report(register, wanted, kind, sys.stdout.buffer, options)


def _words(target: Path, outcome: Outcome) -> str:
    from chidao.outputs.words import number_words

    left_out = f" {number_words(outcome.left_out)} nhiệm vụ không có ngày hạn nên không vào lịch." if outcome.left_out else ""
    return f"Đã viết {number_words(outcome.tasks)} nhiệm vụ vào {target}.{left_out}"
