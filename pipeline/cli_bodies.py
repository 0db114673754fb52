"""`chidao agency`: which body a name means, and who answers for its duties on a given day."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click
from chidao.pipeline.cli_options import Day, format_option

if TYPE_CHECKING:
    from chidao.corpus.bodies import Body, Directory

MOST_SHOWN = 10
"""Candidates listed for people; programs get all."""


@click.command(short_help="Tra một cơ quan: ai là người kế thừa, từ ngày nào, theo văn bản nào.")
@click.argument("name", metavar="TÊN")
@click.option("--on", type=Day(), metavar="NGÀY", help="Ai đang gánh việc vào ngày này (mặc định hôm nay).")
@format_option
def agency(name: str, on: date | None, form: str) -> None:
    """Cho biết TÊN là cơ quan nào, tồn tại từ ngày nào đến ngày nào, và ai kế thừa việc của cơ quan ấy.

    Tên viết đủ hay viết tắt, có dấu hay không dấu; cơ quan của tỉnh thì kèm tên tỉnh. Tên chưa đủ rõ để chỉ
    một cơ quan thì in ra các cơ quan có thể đúng và kết thúc với mã 1.

    \b
    Ví dụ:
      chidao agency "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang" --on 1/1/2026
      chidao agency "so gtvt quang ngai" --format json
    """
    from chidao.corpus.bodies import Directory

    directory = Directory.load()
    day = on or date.today()
    body = directory.resolve(name, on=day)
    if body is None:
        _refuse(name, directory.candidates(name) or directory.candidates_anywhere(name, on=day), form)
    elif form == "json":
        click.echo(json.dumps(_answer(directory, body, day), ensure_ascii=False))
    else:
        _print(directory, body, day)


def _refuse(name: str, found: tuple[Body, ...], form: str) -> None:
    words = f"“{name}” có thể là một trong {len(found)} cơ quan" if found else f"Không có cơ quan nào tên là “{name}”"
    click.echo(f"{words}; hãy viết rõ hơn, kèm tên tỉnh, ví dụ: Sở Y tế tỉnh Kon Tum.", err=True)
    for body in found[:MOST_SHOWN]:
        click.echo(f"  {body.name} ({_days(body.valid_from, body.valid_to)})", err=True)
    if len(found) > MOST_SHOWN:
        click.echo(f"  … và {len(found) - MOST_SHOWN} cơ quan khác", err=True)
    if form == "json":
        click.echo(json.dumps({"candidates": [_head(body) for body in found]}, ensure_ascii=False))
    sys.exit(1)


def _head(body: Body) -> dict[str, Any]:
    return {"id": body.id, "name": body.name, "valid_from": _iso(body.valid_from), "valid_to": _iso(body.valid_to)}


def _answer(directory: Directory, body: Body, day: date) -> dict[str, Any]:
    parent = directory.get(body.parent) if body.parent else None
    return {
        **_head(body),
        "parent": parent.name if parent else None,
        "chain": [
            {"id": step.id, "name": step.name, "from": _iso(step.valid_from), "to": _iso(step.valid_to), "act": step.act}
            for step in directory.chain(body, day)
        ],
        "owes_now": [owner.name for owner in directory.owed_by(body, day)],
        "successors": [
            {
                "id": successor.body.id,
                "name": successor.body.name,
                "on": successor.on.isoformat(),
                "act": successor.act,
                "share": successor.share,
                "duties": successor.duties,
            }
            for successor in directory.successors(body)
        ],
        "on": day.isoformat(),
    }


def _print(directory: Directory, body: Body, day: date) -> None:
    from chidao.pipeline.printing import console
    from rich.table import Table

    screen = console()
    screen.print(f"[bold]{body.name}[/bold] ({body.id}), {_days(body.valid_from, body.valid_to)}")
    table = Table("Cơ quan", "Từ ngày", "Đến ngày", "Theo văn bản")
    for step in directory.chain(body, day):
        table.add_row(step.name, _shown(step.valid_from), _shown(step.valid_to), step.act or "")
    screen.print(table)
    owners = directory.owed_by(body, day)
    shown = day.strftime("%d/%m/%Y")
    if not owners:
        screen.print(f"Ngày {shown}: dữ liệu chưa cho biết cơ quan nào gánh việc.")
    elif len(owners) == 1:
        screen.print(f"Ngày {shown}, gánh việc là: [bold]{owners[0].name}[/bold]")
    else:
        screen.print(f"Ngày {shown}, việc đã chia cho nhiều cơ quan, cần người quyết định:")
        for owner in owners:
            screen.print(f"  {owner.name}{_share(directory, body, owner)}")


def _share(directory: Directory, body: Body, owner: Body) -> str:
    for successor in directory.successors(body):
        if successor.duties and any(one.id == owner.id for one in directory.owed_by(successor.body, date.max)):
            return f": {successor.duties}"
    return ""


def _days(start: date | None, end: date | None) -> str:
    if end is None:
        return f"từ {_shown(start)} đến nay" if start else "đang hoạt động"
    return f"từ {_shown(start)} đến {_shown(end)}" if start else f"đến hết {_shown(end)}"


def _shown(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


COMMANDS: list[click.Command] = [agency]
