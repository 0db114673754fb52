"""`chidao search` and `chidao tasks`: questions to the register."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click
from chidao.outputs.status import LABELS, Status
from chidao.pipeline.cli_options import Day, db_option, existing, format_option


@click.command(short_help="Tìm nhiệm vụ trong sổ, có dấu hay không dấu đều được.")
@click.argument("query", metavar="CÂU_TÌM")
@db_option
@click.option(
    "--limit", type=click.IntRange(1), metavar="SỐ", default=20, help="In nhiều nhất bấy nhiêu kết quả (mặc định 20)."
)
@click.option("--facets", is_flag=True, help="Kèm số lượng theo cơ quan, loại, tình trạng.")
@format_option
def search(query: str, db: Path, limit: int, facets: bool, form: str) -> None:
    """Tìm nhiệm vụ theo từ, cụm từ trong ngoặc kép, số ký hiệu văn bản. Gõ không dấu, viết tắt đều tìm được.

    \b
    Ví dụ:
      chidao search "nuoc thai cum cong nghiep"
      chidao search '"cụm công nghiệp" -vốn' --limit 50
      chidao search 3228/UBND-KTTH --format json
    """
    from chidao.outputs.register import Register

    with Register.open(existing(db)) as register:
        page = register.search(query, limit=limit, facets=facets)
    if form == "json":
        click.echo(json.dumps(page.to_json(), ensure_ascii=False))
    else:
        from chidao.pipeline.printing import print_hits

        print_hits(query, page)


@click.command(short_help="Xem các nhiệm vụ trong sổ: ai làm, hạn nào, theo văn bản nào.")
@db_option
@click.option("--agency", metavar="TÊN", help="Chỉ nhiệm vụ của cơ quan này, viết đủ hay viết tắt.")
@click.option("--on", type=Day(), metavar="NGÀY", help="Tình trạng tính đến ngày này (mặc định hôm nay).")
@click.option(
    "--status",
    type=click.Choice(list(LABELS)),
    metavar="TÌNH_TRẠNG",
    help="; ".join(f"{status}: {words}" for status, words in LABELS.items()) + ".",
)
@click.option("--due-before", type=Day(), metavar="NGÀY", help="Chỉ nhiệm vụ có hạn đến hết ngày này.")
@click.option("--limit", type=click.IntRange(1), metavar="SỐ", help="In nhiều nhất bao nhiêu nhiệm vụ (mặc định in hết).")
@format_option
def tasks(
    db: Path,
    agency: str | None,
    on: date | None,
    status: Status | None,
    due_before: date | None,
    limit: int | None,
    form: str,
) -> None:
    """Liệt kê nhiệm vụ, việc đến hạn trước đứng trước.

    \b
    Ví dụ:
      chidao tasks
      chidao tasks --agency "Sở Công Thương" --due-before 30/6/2024
      chidao tasks --status open_late --on 31/12/2024 --format json
    """
    from chidao.outputs.listing import TaskFilter
    from chidao.outputs.register import Register

    wanted = TaskFilter(agency=agency, on=on, status=status, due_before=due_before, limit=limit)
    with Register.open(existing(db)) as register:
        page = register.tasks(wanted)
    if form == "json":
        click.echo(json.dumps(page.to_json(), ensure_ascii=False))
    else:
        from chidao.pipeline.printing import print_tasks

        print_tasks(page)
