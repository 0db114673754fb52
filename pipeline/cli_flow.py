"""`chidao extract` and `chidao load`: from files to tasks."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_options import db_option, format_option, issued_on_option, paths_argument

if TYPE_CHECKING:
    from chidao.pipeline.loading import Summary


INTERRUPTED = 130
"""Exit code of a program that the user stopped, as shells have it."""


@click.command(short_help="Trích nhiệm vụ từ văn bản, in ra JSON; không đụng đến sổ.")
@paths_argument
@issued_on_option
@click.pass_context
def extract(ctx: click.Context, paths: tuple[Path, ...], issued_on: date | None) -> None:
    """Đọc văn bản và in ra những gì trích được, mỗi văn bản một dòng JSON, theo thứ tự đường dẫn. Không đụng đến sổ.

    \b
    Ví dụ:
      chidao extract CongVanDen/3228.docx
      chidao extract CongVanDen/ > ket-qua.jsonl
      chidao extract ban-tin.txt --issued-on 26/9/2023
    """
    from chidao.pipeline.loading import Outcome, extract_path, find_files, guarded_reading
    from chidao.pipeline.progress import late_bar

    files = list(find_files(paths))
    failed = False
    with late_bar("Đang trích", len(files), shown=not sys.stdout.isatty()) as bar, guarded_reading() as read:
        for path in files:
            bar.begin(path.name)
            for result in extract_path(path, issued_on, read):
                if isinstance(result, Outcome):
                    failed = True
                    bar.say(result.reason or result.path)
                else:
                    click.echo(result.model_dump_json())
            bar.finish()
    ctx.exit(1 if failed else 0)


@click.command(short_help="Nạp văn bản (tệp, thư mục) vào sổ.")
@paths_argument
@db_option
@issued_on_option
@format_option
@click.pass_context
def load(ctx: click.Context, paths: tuple[Path, ...], db: Path, issued_on: date | None, form: str) -> None:
    """Đọc văn bản, trích nhiệm vụ và ghi vào sổ. Thư mục được duyệt đến tận cùng; tệp ẩn bị bỏ qua.

    Văn bản đã có trong sổ không bị ghi lại. Tệp không đọc được thì để riêng, nêu rõ vì sao, các tệp khác vẫn vào sổ.
    Dừng giữa chừng (Ctrl-C) không mất gì: chạy lại lệnh cũ để nạp nốt.

    \b
    Ví dụ:
      chidao load CongVanDen/
      chidao load thang-9/*.docx thang-9/*.pdf --db so-theo-doi.db
    """
    from chidao.outputs.register import Register
    from chidao.pipeline.loading import find_files, load_files
    from chidao.pipeline.progress import late_bar

    files = list(find_files(paths))
    db.parent.mkdir(parents=True, exist_ok=True)
    on_screen = form == "text" and sys.stdout.isatty() and sys.stderr.isatty()
    with Register.open(db) as register, late_bar("Đang nạp", len(files), speaking=not on_screen) as bar:
        summary = load_files(files, register, issued_on, bar)
    if form == "json":
        click.echo(json.dumps(_summary_json(summary), ensure_ascii=False))
    else:
        from chidao.pipeline.printing import print_summary

        print_summary(summary, db)
    ctx.exit(INTERRUPTED if summary.interrupted else int(bool(summary.unfinished)))


def _summary_json(summary: Summary) -> dict[str, object]:
    files = [{"path": outcome.path, "status": outcome.status, "reason": outcome.reason} for outcome in summary.outcomes]
    counts: dict[str, object] = dict(summary.counts.items())
    return {**counts, "tasks": summary.tasks, "interrupted": summary.interrupted, "files": files}
