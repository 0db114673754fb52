"""`chidao eval`: the figures of the extraction against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_options import format_option

if TYPE_CHECKING:
    from chidao.pipeline.evaluation import Score
    from chidao.pipeline.evaluation_marks import Annotation


@click.command("eval", short_help="Đo chất lượng trích xuất so với bản gán nhãn.")
@click.argument("gold", metavar="THƯ_MỤC", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--predictions",
    metavar="TỆP",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Kết quả trích xuất có sẵn (.jsonl của chidao extract); không nêu thì trích ngay từ các tệp .txt.",
)
@click.option("--per-doc", is_flag=True, help="In thêm số liệu của từng văn bản.")
@format_option
def evaluate(gold: Path, predictions: Path | None, per_doc: bool, form: str) -> None:
    """So kết quả trích xuất với bản gán nhãn: mỗi văn bản là một cặp TÊN.txt và TÊN.json trong THƯ_MỤC.

    In độ chính xác, độ đầy đủ, F1 của từng loại, và văn bản nào tốt lên hay kém đi so với lần chạy trước.

    \b
    Ví dụ:
      chidao eval corpus/samples
      chidao eval corpus/samples --per-doc
      chidao eval corpus/samples --predictions ket-qua.jsonl --format json
    """
    from chidao.pipeline.evaluation import figures
    from chidao.pipeline.evaluation_runs import GoldError, LastRun, changes, gold_names, score_run

    try:
        names = gold_names(gold)
        run = score_run(gold, names, _predictions(gold, names, predictions))
    except GoldError as error:
        raise click.UsageError(str(error)) from error
    total = figures(list(run.values()))
    documents = {name: figures([tallies]) for name, tallies in run.items()} if per_doc else {}
    last = LastRun(gold, predictions)
    before = last.read()
    if form == "json":
        click.echo(json.dumps(_as_json(total, documents), ensure_ascii=False))
    else:
        from chidao.pipeline.printing import print_changes, print_figures

        for name, scores in documents.items():
            print_figures(name, scores)
        print_figures(f"Tất cả {len(names)} văn bản", total)
        print_changes(None if before is None else list(changes(before, run)))
    last.write(run)


def _predictions(gold: Path, names: list[str], predictions: Path | None) -> dict[str, Annotation]:
    from chidao.pipeline.evaluation_runs import extract_gold, read_predictions
    from chidao.pipeline.progress import late_bar

    if predictions is None:
        with late_bar("Đang trích", len(names)) as bar:
            return dict(extract_gold(gold, names, bar))
    found = read_predictions(predictions)
    missing = [name for name in names if name not in found]
    if missing:
        click.echo(f"Thiếu kết quả của {len(missing)} văn bản: {', '.join(missing[:10])}", err=True)
    return found


def _as_json(total: dict[str, Score], documents: dict[str, dict[str, Score]]) -> dict[str, object]:
    figures: dict[str, object] = {name: _score_json(score) for name, score in total.items()}
    if documents:
        figures["documents"] = {
            document: {name: _score_json(score) for name, score in scores.items()} for document, scores in documents.items()
        }
    return figures


def _score_json(score: Score) -> dict[str, float | int | None]:
    return {"f1": score.f1, "p": score.precision, "r": score.recall, "gold": score.gold, "mean": score.mean}
