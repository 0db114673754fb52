"""The register's own commands: show, documents, board, audit, kept searches, copies and their restoring, check."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_follow import follow
from chidao.pipeline.cli_options import Day, db_option, format_option
from chidao.pipeline.cli_register_options import Group, actor, answer, opened, who_option
from chidao.pipeline.cli_review import review
from chidao.pipeline.cli_review_facts import COMMANDS as FACT_COMMANDS

if TYPE_CHECKING:
    from chidao.outputs.board import Grouping

__all__ = ["COMMANDS"]

_GROUPINGS = ("agency", "heir", "issuer", "field", "month", "kind")


@click.command(short_help="Bảng tổng hợp: đúng hạn, quá hạn, không hạn theo cơ quan, lĩnh vực, tháng.")
@db_option
@click.option("--on", type=Day(), metavar="NGÀY", help="Tính đến ngày này (mặc định hôm nay).")
@click.option(
    "--by",
    type=click.Choice(_GROUPINGS),
    metavar="CÁCH",
    default="agency",
    help="agency: cơ quan chủ trì như văn bản viết (mặc định); heir: cơ quan đang kế thừa việc; issuer: nơi ban hành; "
    "field: lĩnh vực; month: tháng đến hạn; kind: loại văn bản.",
)
@click.option("--confirmed", is_flag=True, help="Chỉ tính nhiệm vụ đã duyệt.")
@format_option
def board(db: Path, on: date | None, by: Grouping, confirmed: bool, form: str) -> None:
    """Đếm nhiệm vụ theo bốn ô (hoàn thành đúng hạn, quá hạn; đang làm trong hạn, quá hạn) và “không hạn”, cho bất kỳ ngày nào.

    Tính theo hạn gốc. Cột “được gia hạn” là việc quá hạn gốc nhưng còn trong hạn mới; “đến hạn” tính cả gia hạn.

    \b
    Ví dụ:
      chidao board
      chidao board --on 31/12/2024 --by month
      chidao board --by field --format json
    """
    from chidao.outputs.board import make_board

    with opened(db) as register:
        rows = make_board(register, on or register.today(), by, confirmed_only=confirmed)
    if form == "json":
        answer(form, [row.to_json() for row in rows], "")
    else:
        from chidao.pipeline.printing_register import print_board

        print_board(rows)


@click.command(short_help="Nhật ký: verify chứng minh sổ không bị sửa; SỐ kể chuyện một nhiệm vụ.")
@click.argument("what", metavar="verify|SỐ")
@db_option
@click.option("--head", metavar="MÃ_BĂM", help="Mã băm cuối đã ghi lại trước đây: kiểm tra quá khứ không bị viết lại.")
@format_option
@click.pass_context
def audit(ctx: click.Context, what: str, db: Path, head: str | None, form: str) -> None:
    """verify: đối chiếu toàn bộ sổ với chuỗi mã băm. SỐ: mọi việc đã xảy ra với một nhiệm vụ.

    \b
    Ví dụ:
      chidao audit verify
      chidao audit 12
    """
    if what == "verify":
        ctx.exit(_verify(db, head, form))
    if not what.isdecimal():
        raise click.UsageError("Hãy gõ “verify”, hoặc số của một nhiệm vụ, ví dụ: chidao audit 12")
    from chidao.outputs.story import story_of

    with opened(db) as register:
        story = story_of(register, int(what))
    lines = []
    for event in story:
        lines.append(f"{event.moment}  {event.actor}  {event.what}{f' ({event.reason})' if event.reason else ''}")
        lines += [f"    {detail}" for detail in event.details]
    answer(form, [event.to_json() for event in story], "\n".join(lines))


def _verify(db: Path, known_head: str | None, form: str) -> int:
    from chidao.outputs.verification import head, verify

    with opened(db) as register:
        faults = verify(register, known_head=known_head)
        rows, last = head(register)
    words = f"Sổ nguyên vẹn: {rows} dòng nhật ký khớp nhau và khớp với sổ.\nMã băm cuối (nên ghi lại ở nơi khác): {last}"
    answer(form, {"ok": not faults, "faults": faults, "rows": rows, "head": last}, "\n".join(faults) or words)
    return 1 if faults else 0


@click.command(short_help="Sao lưu sổ, không cần ngừng việc khác.")
@click.argument("target", metavar="[TỆP]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@db_option
@format_option
def backup(target: Path | None, db: Path, form: str) -> None:
    """Chép toàn bộ sổ sang một tệp, cạnh sổ nếu không nêu tên.

    \b
    Ví dụ:
      chidao backup
      chidao backup /luu-tru/so-2024-06-30.db
    """
    from chidao.outputs.care import backup as copy_register

    with opened(db) as register:
        written = copy_register(register, target)
    answer(form, {"path": str(written), "bytes": written.stat().st_size}, f"Đã sao lưu vào {written}.")


@click.command(short_help="Phục hồi sổ từ bản sao lưu.")
@click.argument("source", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
@db_option
@who_option
@format_option
def restore(source: Path, db: Path, who: str, form: str) -> None:
    """Đưa sổ về như bản sao lưu. Bản sao được kiểm tra trước; sổ hiện có được giữ lại bên cạnh.

    \b
    Ví dụ:
      chidao restore chidao.db.20240630-170000.bak
    """
    from chidao.outputs.care import restore as put_back

    kept = put_back(source, db, actor(who))
    words = f"Đã phục hồi {db} từ {source}." + (f" Sổ trước đó giữ tại {kept}." if kept else "")
    answer(form, {"path": str(db), "kept": str(kept) if kept else None}, words)


@click.command(short_help="Kiểm tra sổ: tệp, liên kết, chỉ mục tìm kiếm, nhật ký.")
@db_option
@click.option("--repair", is_flag=True, help="Dựng lại chỉ mục tìm kiếm trước khi kiểm tra.")
@format_option
@click.pass_context
def check(ctx: click.Context, db: Path, repair: bool, form: str) -> None:
    """Kiểm tra tệp sổ, các liên kết, chỉ mục tìm kiếm và nhật ký. Mã thoát 0 là sổ lành, 1 là có lỗi (nêu từng lỗi).

    \b
    Ví dụ:
      chidao check
      chidao check --repair
    """
    from chidao.outputs.care import repair_index

    with opened(db) as register:
        if repair:
            repair_index(register)
        faults = register.check()
    answer(form, {"ok": not faults, "faults": faults}, "\n".join(faults) or "Sổ lành.")
    ctx.exit(1 if faults else 0)


@click.group(cls=Group, short_help="Câu tìm lưu sẵn: lưu, xem, tìm lại, bỏ.")
def saved() -> None:
    """Lưu câu tìm hay dùng dưới một cái tên.

    \b
    Ví dụ:
      chidao saved add "Nước thải quá hạn" "nước thải trang-thai:qua_han"
      chidao saved run "Nước thải quá hạn"
    """


@saved.command("add", short_help="Lưu một câu tìm.")
@click.argument("name", metavar="TÊN")
@click.argument("query", metavar="CÂU_TÌM")
@db_option
@who_option
@format_option
def save(name: str, query: str, db: Path, who: str, form: str) -> None:
    """Lưu câu tìm; tên đã có thì thay câu cũ.

    \b
    Ví dụ:
      chidao saved add "Đất đai" "đất đai trang-thai:qua_han"
    """
    from chidao.outputs.saved import save_search

    with opened(db) as register:
        save_search(register, name, query, actor(who))
    answer(form, {"name": name, "query": query}, f"Đã lưu “{name}”.")


@saved.command("list", short_help="Các câu tìm đã lưu.")
@db_option
@format_option
def listed(db: Path, form: str) -> None:
    """Liệt kê các câu tìm đã lưu.

    \b
    Ví dụ:
      chidao saved list
    """
    from chidao.outputs.saved import list_searches

    with opened(db) as register:
        found = list_searches(register)
    answer(
        form, [one.to_json() for one in found], "\n".join(f"{one.name}: {one.query}" for one in found) or "Chưa lưu câu nào."
    )


@saved.command(short_help="Tìm bằng câu đã lưu.")
@click.argument("name", metavar="TÊN")
@db_option
@format_option
def run(name: str, db: Path, form: str) -> None:
    """Tìm bằng câu đã lưu.

    \b
    Ví dụ:
      chidao saved run "Đất đai"
    """
    from chidao.outputs.saved import query_named

    with opened(db) as register:
        query = query_named(register, name)
        page = register.search(query)
    if form == "json":
        answer(form, page.to_json(), "")
    else:
        from chidao.pipeline.printing import print_hits

        print_hits(query, page)


@saved.command(short_help="Bỏ câu tìm đã lưu.")
@click.argument("name", metavar="TÊN")
@db_option
@who_option
@format_option
def remove(name: str, db: Path, who: str, form: str) -> None:
    """Bỏ câu tìm đã lưu.

    \b
    Ví dụ:
      chidao saved remove "Đất đai"
    """
    from chidao.outputs.saved import delete_search

    with opened(db) as register:
        delete_search(register, name, actor(who))
    answer(form, {"name": name}, f"Đã bỏ “{name}”.")


@click.command(short_help="Xem trọn một nhiệm vụ: lời văn trong văn bản, hạn, theo dõi, nhật ký.")
@click.argument("task_id", metavar="SỐ", type=int)
@db_option
@click.option("--on", type=Day(), metavar="NGÀY", help="Tình trạng tính đến ngày này (mặc định hôm nay).")
@format_option
def show(task_id: int, db: Path, on: date | None, form: str) -> None:
    """In một nhiệm vụ cùng đoạn văn bản chung quanh, các mục theo dõi và mọi thay đổi.

    \b
    Ví dụ:
      chidao show 12
    """
    from chidao.outputs.cards import task_card

    with opened(db) as register:
        card = task_card(register, task_id, on)
    if form == "json":
        answer(form, card.to_json(), "")
        return
    from chidao.pipeline.printing_register import print_card

    print_card(card)


@click.command(short_help="Danh sách văn bản trong sổ, kèm số nhiệm vụ và số chờ duyệt.")
@click.argument("words", metavar="[TỪ...]", nargs=-1)
@db_option
@click.option("--limit", metavar="SỐ", type=click.IntRange(1), default=50, help="In nhiều nhất bấy nhiêu (mặc định 50).")
@format_option
def documents(words: tuple[str, ...], db: Path, limit: int, form: str) -> None:
    """Liệt kê văn bản có các từ nêu ra trong số ký hiệu, trích yếu, nơi ban hành hay tên tệp; nạp sau đứng trước.

    \b
    Ví dụ:
      chidao documents
      chidao documents 3228 kon tum
    """
    from chidao.outputs.cards import list_documents

    with opened(db) as register:
        page = list_documents(register, " ".join(words), limit=limit)
    if form == "json":
        answer(form, page.to_json(), "")
        return
    from chidao.pipeline.printing_register import print_documents

    print_documents(page)


for fact_command in FACT_COMMANDS:
    review.add_command(fact_command)

COMMANDS = [show, documents, review, follow, board, audit, saved, backup, restore, check]
