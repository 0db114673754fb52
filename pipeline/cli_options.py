"""Parameters that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click
from chidao.pipeline.folders import default_register

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as people write it (30/6/2024) or in ISO form (2024-06-30)."""

    name = "NGÀY"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        for form in ("%d/%m/%Y", "%Y-%m-%d"):
            with suppress(ValueError):
                return datetime.strptime(value, form).date()
        return self.fail(f"{value!r} không phải là ngày; hãy viết như 30/6/2024 hoặc 2024-06-30.", param, ctx)


def paths_argument(command: Command) -> Command:
    """Files and folders. A path that is not there is no wrong usage: it is set aside like any bad file."""
    return click.argument("paths", metavar="ĐƯỜNG_DẪN...", nargs=-1, required=True, type=click.Path(path_type=Path))(command)


def db_option(command: Command) -> Command:
    """The register: `--db`, else CHIDAO_DB, else `chidao.db` in the user's data folder."""
    return click.option(
        "--db",
        metavar="TỆP",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="CHIDAO_DB",
        default=default_register,
        help="Tệp sổ. Không nêu thì lấy theo biến CHIDAO_DB, sau đó là chidao.db trong thư mục dữ liệu của người dùng.",
    )(command)


def format_option(command: Command) -> Command:
    """Words for people or JSON for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        metavar="[text|json]",
        default="text",
        help="Cách in: text cho người đọc (mặc định), json cho chương trình khác.",
    )(command)


def issued_on_option(command: Command) -> Command:
    """The day that relative deadlines count from where the document has none."""
    return click.option(
        "--issued-on",
        type=Day(),
        metavar="NGÀY",
        help="Ngày ban hành dùng để tính hạn khi văn bản không ghi ngày (như 26/9/2023).",
    )(command)


def existing(db: Path) -> Path:
    """The register of a command that only reads."""
    if not db.is_file():
        raise click.UsageError(f"Chưa có sổ ở {db}. Hãy nạp văn bản trước, ví dụ: chidao load CongVanDen/ --db {db}")
    return db


def jobs_option(command: Command) -> Command:
    """How many processes read and extract side by side."""
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 256),
        metavar="SỐ",
        help="Số tiến trình đọc và trích song song. Không nêu thì dùng mọi nhân của máy.",
    )(command)
