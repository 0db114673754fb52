"""`chidao watch`: a folder into which files are dropped."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_options import db_option, format_option
from chidao.pipeline.folders import printable

if TYPE_CHECKING:
    from chidao.pipeline.watching import Filed


@click.command(short_help="Canh một thư mục: văn bản thả vào thư mục ấy tự được nạp vào sổ.")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@db_option
@click.option("--once", is_flag=True, help="Nạp những tệp đang có rồi thoát, dùng cho cron.")
@click.option(
    "--settle",
    type=click.FloatRange(0, 86_400),
    metavar="GIÂY",
    default=10.0,
    help="Tệp phải đứng yên bấy nhiêu giây mới được đọc, mặc định 10; mạng chậm thì tăng lên.",
)
@click.option(
    "--every",
    type=click.FloatRange(0.05, 86_400),
    metavar="GIÂY",
    default=5.0,
    help="Xem thư mục mỗi bấy nhiêu giây, mặc định 5.",
)
@format_option
@click.pass_context
def watch(ctx: click.Context, folder: Path, db: Path, once: bool, settle: float, every: float, form: str) -> None:
    """Canh THƯ_MỤC và các thư mục con: tệp chép xong tự được nạp vào sổ như lệnh load, rồi được chuyển đi.

    Nạp xong, tệp sang done/. Tệp không đọc được sang set-aside/, bên cạnh có tệp ghi chú nói vì sao và phải làm gì. Bản quét
    chờ nhận dạng chữ nằm ở set-aside/ và tự được nạp khi đã cài chương trình. Dừng lúc nào cũng được (Ctrl-C, tắt máy): lần
    sau canh tiếp từ chỗ dở, không nạp hai lần.

    \b
    Ví dụ:
      chidao watch CongVanDen/
      chidao watch /mnt/chung/den --settle 60
      chidao watch CongVanDen/ --once
    """
    from chidao.pipeline.watching.lock import FolderTakenError

    if not folder.is_dir():
        raise click.UsageError(f"Không có thư mục {printable(folder)}. Hãy tạo thư mục ấy trước.")
    try:
        failed = _watched(folder, db, settle, every, form, once=once)
    except FolderTakenError as error:
        click.echo(f"Lỗi: {printable(folder)} đang được canh bởi {error.holder or 'một tiến trình khác'}.", err=True)
        ctx.exit(1)
    except OSError as error:
        click.echo(f"Lỗi: không ghi được vào {printable(folder)} ({error.strerror}); hãy cấp quyền ghi.", err=True)
        ctx.exit(1)
    ctx.exit(int(once and failed))


def _watched(folder: Path, db: Path, settle: float, every: float, form: str, *, once: bool) -> bool:
    """Watches until it is told to stop, or looks `once`; whether a file was set aside or the folder is in trouble."""
    from chidao.pipeline.watching import Watcher
    from chidao.pipeline.watching.arrivals import STATE
    from chidao.pipeline.watching.lock import holding
    from chidao.pipeline.watching.running import Stop, run, run_once
    from chidao.pipeline.watching.watcher import PATIENCE

    failed = False

    def show(filed: Filed) -> None:
        nonlocal failed
        failed = failed or filed.verdict == "set_aside"
        click.echo(json.dumps(_as_json(filed), ensure_ascii=False) if form == "json" else _in_words(filed, folder.resolve()))

    stop = Stop()
    stop.listen()
    with holding(folder / STATE):
        patience = 0.0 if once else PATIENCE
        watcher = Watcher(folder, db, settle, patience, tell=_tell, interruptible=stop.breakable)
        if once:
            run_once(watcher, stop, show)
        else:
            if form == "text":
                click.echo(f"Đang canh {printable(folder)}, ghi vào sổ {printable(db)}. Dừng: Ctrl-C.")
            run(watcher, stop, every, show)
    return failed or watcher.in_trouble


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _in_words(filed: Filed, folder: Path) -> str:
    name, target = printable(filed.path.relative_to(folder)), printable(filed.target.relative_to(folder))
    moment = f"{datetime.now():%d/%m/%Y %H:%M:%S}"
    if filed.verdict == "taken_back":
        return f"{moment}  {name}: đã có chương trình để đọc, nạp lại → {target}"
    if filed.verdict == "set_aside":
        why = "; ".join(reason.removeprefix(f"{printable(filed.path)}: ") for reason in filed.reasons)
        return f"{moment}  {name}: để riêng → {target}" + (f" ({why})" if why else "")
    became = "đã có trong sổ" if filed.known else "đã vào sổ" if filed.tasks is None else f"vào sổ, {filed.tasks} nhiệm vụ"
    return f"{moment}  {name}: {became} → {target}"


def _as_json(filed: Filed) -> dict[str, object]:
    return {
        "file": printable(filed.path), "to": printable(filed.target), "verdict": filed.verdict, "known": filed.known,
        "tasks": filed.tasks, "reasons": list(filed.reasons),
    }  # fmt: skip
