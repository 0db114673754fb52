"""`chidao extract` and `chidao load`: from files to tasks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_options import db_option, format_option, issued_on_option, jobs_option, paths_argument

if TYPE_CHECKING:
    from chidao.pipeline.outcomes import Summary
    from chidao.pipeline.progress import Reporter
    from chidao.pipeline.work import Done


INTERRUPTED = 130
"""Exit code of a program that the user stopped, as shells have it."""


@click.command(short_help="Trích nhiệm vụ từ văn bản, in ra JSON; không đụng đến sổ.")
@paths_argument
@issued_on_option
@jobs_option
@click.option("--profile", is_flag=True, help="Đo xem thời gian đi vào đâu: làm trong một tiến trình, in bảng sau cùng.")
@click.option(
    "--profile-file",
    metavar="TỆP",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ghi thêm số đo chi tiết vào tệp, xem bằng snakeviz hay pstats (kèm --profile).",
)
@click.pass_context
def extract(
    ctx: click.Context,
    paths: tuple[Path, ...],
    issued_on: date | None,
    jobs: int | None,
    profile: bool,
    profile_file: Path | None,
) -> None:
    """Đọc văn bản và in ra những gì trích được, mỗi văn bản một dòng JSON, theo thứ tự đường dẫn. Không đụng đến sổ.

    \b
    Ví dụ:
      chidao extract CongVanDen/3228.docx
      chidao extract CongVanDen/ > ket-qua.jsonl
      chidao extract ban-tin.txt --issued-on 26/9/2023
      chidao extract CongVanDen/ --profile > ket-qua.jsonl
    """  # fmt: skip
    from chidao.pipeline.files import find_files, size_of
    from chidao.pipeline.progress import late_bar
    from chidao.pipeline.work import Job, ThisProcess, WorkshopError, results_of

    files = list(find_files(paths))
    work = iter([Job(index, path, issued_on, size_of(path)) for index, path in enumerate(files)])
    with late_bar("Đang trích", len(files), shown=not sys.stdout.isatty()) as bar:
        if profile or profile_file:
            from chidao.pipeline.profiling import profiled

            with profiled(profile_file):
                ctx.exit(_print_results(results_of(ThisProcess(work)), bar))
        from chidao.pipeline.pool import Pool

        try:
            ctx.exit(_print_results(results_of(Pool(work, jobs)), bar))
        except WorkshopError as error:
            raise click.ClickException(f"{error}.") from None


def _print_results(dones: Iterator[Done], bar: Reporter) -> int:
    """Print the extractions, say what there is none of; the exit code."""
    failed = False
    for done in dones:
        bar.begin(done.job.path.name)
        for result in done.results:
            if isinstance(result, bytes):
                click.echo(result.decode())
            else:
                failed = True
                bar.say(result.reason or result.path)
        bar.finish()
    return 1 if failed else 0


@click.command(short_help="Nạp văn bản (tệp, thư mục) vào sổ.")
@paths_argument
@db_option
@issued_on_option
@jobs_option
@click.option(
    "--cluster",
    metavar="ĐỊA_CHỈ",
    help="Đọc và trích trên cụm máy Dask có bộ điều phối ở đây (như tcp://10.0.0.5:8786). Không nêu thì chỉ dùng máy này.",
)
@click.option(
    "--report",
    metavar="TỆP",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ghi báo cáo vào tệp: .json cho chương trình khác, .csv mở bằng bảng tính, đuôi khác là lời văn.",
)
@format_option
@click.pass_context
def load(
    ctx: click.Context,
    paths: tuple[Path, ...],
    db: Path,
    issued_on: date | None,
    jobs: int | None,
    cluster: str | None,
    report: Path | None,
    form: str,
) -> None:
    """Đọc văn bản, trích nhiệm vụ và ghi vào sổ. Thư mục được duyệt đến tận cùng; tệp ẩn bị bỏ qua.

    Văn bản đã có trong sổ không bị đọc hay ghi lại. Tệp không đọc được thì để riêng, nêu rõ vì sao, các tệp khác vẫn vào sổ.
    Dừng giữa chừng (Ctrl-C) không mất gì: chạy lại lệnh cũ để nạp nốt.

    \b
    Ví dụ:
      chidao load CongVanDen/
      chidao load thang-9/*.docx thang-9/*.pdf --db so-theo-doi.db
      chidao load KhoLuuTru/ --report bao-cao-nap.csv
      chidao load KhoLuuTru/ --cluster tcp://10.0.0.5:8786
    """  # fmt: skip
    summary = _loaded(
        paths, db, issued_on, jobs, cluster, on_screen=form == "text" and sys.stdout.isatty() and sys.stderr.isatty()
    )
    if form == "json":
        from chidao.pipeline.load_report import summary_json

        click.echo(json.dumps(summary_json(summary), ensure_ascii=False))
    else:
        from chidao.pipeline.printing import print_summary

        print_summary(summary, db)
    written = report is None or _write_report(summary, db, report)
    ctx.exit(INTERRUPTED if summary.interrupted else int(bool(summary.unfinished) or not written))


def _loaded(
    paths: Sequence[Path], db: Path, issued_on: date | None, jobs: int | None, cluster: str | None, *, on_screen: bool
) -> Summary:
    """What became of the files at `paths`; `on_screen`: somebody watches the bar, so that it need not speak."""
    from chidao.outputs.register import Register
    from chidao.pipeline.loading import find_files, load_files, on_cluster, on_cores
    from chidao.pipeline.progress import late_bar
    from chidao.pipeline.work import WorkshopError

    files = list(find_files(paths))
    db.parent.mkdir(parents=True, exist_ok=True)
    with Register.open(db) as register, late_bar("Đang nạp", len(files), speaking=not on_screen) as bar:
        workshop = on_cluster(cluster, bar.say) if cluster else on_cores(jobs)
        try:
            return load_files(files, register, issued_on, bar, workshop=workshop)
        except WorkshopError as error:
            raise click.ClickException(f"{error}.") from None


def _write_report(summary: Summary, db: Path, target: Path) -> bool:
    from chidao.pipeline.load_report import write_report

    try:
        write_report(summary, db, target, datetime.now())
    except OSError as error:
        click.echo(f"Không ghi được báo cáo {target}: {error.strerror}. Văn bản vẫn đã vào sổ.", err=True)
        return False
    return True
