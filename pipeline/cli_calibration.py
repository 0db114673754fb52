"""`chidao calibrate`: whether a confidence means what it says, and the weights behind that of tasks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_options import format_option

if TYPE_CHECKING:
    from chidao.pipeline.judging import Item

KIND_WORDS = {"task": "nhiệm vụ", "decision": "quyết định", "figure": "số liệu", "citation": "viện dẫn"}


@click.command(short_help="Đo độ tin cậy có đúng như đã ghi không; khớp lại mô hình của nhiệm vụ.")
@click.argument(
    "folders", metavar="THƯ_MỤC...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option(
    "--out",
    metavar="TỆP",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ghi trọng số vừa khớp ra tệp .toml này. Không nêu thì chỉ đo, không ghi gì.",
)
@format_option
def calibrate(folders: tuple[Path, ...], out: Path | None, form: str) -> None:
    """Trích các văn bản đã gán nhãn rồi so: trong các mục ghi độ tin cậy từ 0,9 trở lên, bao nhiêu mục đúng.

    Riêng nhiệm vụ còn được khớp lại mô hình và kiểm tra chéo: mỗi văn bản do mô hình chưa từng thấy nó chấm.

    \b
    Ví dụ:
      chidao calibrate corpus/samples
      chidao calibrate corpus/samples nhan-that --out corpus/reference/task_confidence.toml
    """
    from chidao.pipeline.calibration import as_reported, bins, reliability, to_toml
    from chidao.pipeline.calibration import calibrate as fitted
    from chidao.pipeline.evaluation_runs import GoldError, gold_names
    from chidao.pipeline.judging import KINDS, read_items
    from chidao.pipeline.progress import late_bar

    try:
        with late_bar("Đang trích", sum(len(gold_names(folder)) for folder in folders)) as bar:
            items = read_items(folders, bar)
    except GoldError as error:
        raise click.UsageError(str(error)) from error
    tasks = [item for item in items if item.kind == "task"]
    if not any(item.right for item in tasks) or all(item.right for item in tasks):
        raise click.UsageError("Cần cả nhiệm vụ trích đúng lẫn trích sai để khớp mô hình; hãy nêu thêm văn bản gán nhãn.")
    model, guesses = fitted(tasks)
    tables: dict[str, Sequence[Item]] = {"task.cross_validated": as_reported(model, guesses)}
    tables |= {kind: [item for item in items if item.kind == kind] for kind in KINDS}
    if form == "json":
        summary = {
            name: {**asdict(reliability(rows)), "bins": [asdict(one) for one in bins(rows)]} for name, rows in tables.items()
        }
        click.echo(json.dumps(summary, ensure_ascii=False))
    else:
        for name, rows in tables.items():
            _print(name, rows)
    if out:
        out.write_text(to_toml(model, tasks), encoding="utf-8")
        click.echo(f"Đã ghi trọng số vào {out}", err=True)


def _print(name: str, items: Sequence[Item]) -> None:
    from chidao.outputs.words import number_words
    from chidao.pipeline.calibration import bins, reliability
    from chidao.pipeline.printing import console
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    kind, _, checked = name.partition(".")
    title = f"Độ tin cậy của {KIND_WORDS[kind]}" + (", kiểm tra chéo theo văn bản" if checked else "")
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for heading in ("Ghi là", "Số mục", "Đúng", "Tỷ lệ đúng (%)"):
        table.add_column(heading, justify="right")
    for one in bins(items):
        if one.count:
            span = f"{number_words(one.low, 2)} đến {number_words(one.high, 2)}"
            table.add_row(span, number_words(one.count), number_words(one.right), number_words(100 * one.share, 1))
    out = console()
    out.print(table)
    worth = reliability(items)
    out.print(
        f"  Từ 0,9 trở lên: {number_words(100 * worth.sure, 1)} % số mục, đúng {number_words(100 * worth.sure_right, 1)} %. "
        f"Dưới 0,7: {number_words(100 * worth.review, 1)} % số mục, chứa {number_words(100 * worth.review_errors, 1)} % "
        "số lỗi.\n"
    )


COMMANDS = [calibrate]
