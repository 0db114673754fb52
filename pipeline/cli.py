"""The command `chidao`: its commands, and what it does with an error that nobody foresaw.

Command modules import what they need inside their functions, so that `--help` and `search` start without the language pipeline.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import warnings

import click
from chidao.outputs.errors import RegisterError
from chidao.pipeline.cli_bodies import agency
from chidao.pipeline.cli_calibration import calibrate
from chidao.pipeline.cli_conflicts import COMMANDS as CONFLICT_COMMANDS
from chidao.pipeline.cli_evaluation import evaluate
from chidao.pipeline.cli_flow import extract, load
from chidao.pipeline.cli_query import search, tasks
from chidao.pipeline.cli_register import COMMANDS
from chidao.pipeline.cli_reminders import remind
from chidao.pipeline.cli_reports import report
from chidao.pipeline.cli_serve import serve
from chidao.pipeline.cli_watch import watch
from chidao.pipeline.vietnamese import speak_vietnamese


class Commands(click.Group):
    """Lists its commands in the order of a day's work, and names the places of words in Vietnamese."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        cmd.options_metavar = "[TÙY_CHỌN]"
        super().add_command(cmd, name)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    options_metavar="[TÙY_CHỌN]",
    subcommand_metavar="LỆNH [THAM_SỐ]...",
)
@click.version_option(
    None, "-V", "--version", package_name="chidao", message="chidao, phiên bản %(version)s", help="Hiện phiên bản rồi thoát."
)
def cli() -> None:
    """Sổ theo dõi nhiệm vụ từ văn bản chỉ đạo: ai làm gì, hạn nào, ai giao, trích nguyên văn ở đâu.

    \b
    Bắt đầu:
      chidao load CongVanDen/            nạp cả thư mục văn bản vào sổ
      chidao tasks                       xem các nhiệm vụ
      chidao search "nuoc thai"          tìm, có dấu hay không dấu đều được

    Gõ chidao LỆNH --help để xem cách dùng và ví dụ của từng lệnh.
    """


for command in (
    serve, load, watch, tasks, search, agency, report, remind, *COMMANDS, *CONFLICT_COMMANDS, extract, evaluate, calibrate,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    """Runs the command line and ends the process: 0 all done, 1 something was set aside or failed, 2 wrong usage."""
    speak_vietnamese()
    _write_utf8()
    debugging = bool(os.environ.get("CHIDAO_DEBUG"))
    _quieten(debugging)
    try:
        cli(prog_name="chidao")
    except RegisterError as error:
        click.echo(f"Lỗi: {error}", err=True)
        sys.exit(1)
    except Exception as error:
        if debugging:
            raise
        words = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        click.echo(f"Lỗi: chương trình dừng vì sự cố chưa lường trước ({words}).", err=True)
        click.echo("Sổ không bị ảnh hưởng. Chạy lại với CHIDAO_DEBUG=1 để lấy chi tiết gửi người phụ trách phần mềm.", err=True)
        sys.exit(1)


def _write_utf8() -> None:
    """Vietnamese comes out right whatever encoding the machine's language names."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _quieten(debugging: bool) -> None:
    """Libraries that read files grumble in English about each flaw; the user gets our own line instead."""
    if debugging:
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    else:
        logging.disable(logging.CRITICAL)
        warnings.simplefilter("ignore")


if __name__ == "__main__":
    main()
