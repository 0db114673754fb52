"""`chidao serve`: the web page over a register, with the loading of files handed in."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from chidao.pipeline.cli_options import db_option
from chidao.pipeline.cli_register_options import actor, user_of_machine

if TYPE_CHECKING:
    from chidao.outputs.people.accounts import Account, Accounts
    from chidao.outputs.web import Services, WebSettings
    from chidao.outputs.web.settings import LoadedFile

LOCAL = ("127.0.0.1", "localhost")
EVERYWHERE = ("0.0.0.0", "::")


@click.command(short_help="Mở trang web của sổ trên máy này.")
@db_option
@click.option("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", show_default=True, help="Nơi lắng nghe; mặc định chỉ máy này.")
@click.option("--port", default=8080, metavar="CỔNG", show_default=True, type=click.IntRange(0, 65535), help="0 là cổng trống.")
@click.option("--name", "names", multiple=True, metavar="TÊN_MÁY", help="Tên máy mà người dùng gõ, khi mở cho máy khác.")
@click.option("--trust-header", metavar="TÊN", help="Đăng nhập một cửa: trường ghi tên người đã đăng nhập. Mặc định tắt.")
@click.option("--proxy", "proxies", multiple=True, metavar="ĐỊA_CHỈ", help="Máy chủ trung gian được tin (mặc định máy này).")
@click.option("--https", is_flag=True, help="Người dùng vào qua https của máy chủ trung gian.")
@click.option(
    "--reset-password", "forgetful", metavar="TÊN", help="Cấp lại mật khẩu dùng một lần cho một tài khoản rồi mở trang."
)
@click.option("--open/--no-open", "open_page", default=None, help="Có tự mở trình duyệt hay không.")
def serve(
    db: Path,
    host: str,
    port: int,
    names: tuple[str, ...],
    trust_header: str | None,
    proxies: tuple[str, ...],
    https: bool,
    forgetful: str | None,
    open_page: bool | None,
) -> None:
    """Mở trang web để nạp, duyệt, tìm và theo dõi nhiệm vụ bằng trình duyệt. Dừng bằng Ctrl-C.

    Lần đầu, lệnh lập một tài khoản quản trị và in mật khẩu dùng một lần. Không có gì được gửi ra ngoài máy.

    \b
    Ví dụ:
      chidao serve
      chidao serve --db so-theo-doi.db --port 9000
    """
    from chidao.outputs.people.accounts import Accounts
    from chidao.outputs.register import Register
    from chidao.outputs.web import Services, WebSettings

    with Register.open(db) as register:
        first = Accounts(register).make_first()
        if forgetful:
            _tell(*_renewed(Accounts(register), forgetful))
    if first:
        _tell(*first)
    if host not in LOCAL and not names and host in EVERYWHERE:
        raise click.UsageError(
            "Mở cho máy khác thì nêu tên máy mà người dùng gõ trên trình duyệt, ví dụ: --name so.coquan.local"
        )
    settings = WebSettings(
        db, hosts=(*LOCAL, *((host,) if host not in EVERYWHERE else ()), *names), trusted_header=trust_header,
        trusted_proxies=proxies or ("127.0.0.1", "::1"), secure_cookies=https,
    )  # fmt: skip
    _run(settings, Services(load=load_files_of_page), host, port, open_page)


def _renewed(accounts: Accounts, login: str) -> tuple[Account, str]:
    """Whoever may write the register's file may let somebody in again; the chain of changes keeps who did."""
    account = accounts.named(login)
    if not account:
        logins = ", ".join(one.login for one in accounts.all())
        raise click.UsageError(f"Không có tài khoản “{login}”. Đang có: {logins}.")
    return account, accounts.reset_password(account.id, actor(user_of_machine()))


def _tell(account: Account, password: str) -> None:
    click.echo(f"Đăng nhập bằng tài khoản: {account.login}")
    click.echo(f"Mật khẩu dùng một lần:    {password}")


def _run(settings: WebSettings, services: Services, host: str, port: int, open_page: bool | None) -> None:
    import socket
    import webbrowser

    import uvicorn
    from chidao.outputs.web import create_app

    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        raise click.UsageError(
            f"Không mở được cổng {port} ở {host}: có thể đang có chương trình khác dùng. Chọn cổng khác bằng --port."
        ) from None
    address = f"http://{'[' + host + ']' if ':' in host else host}:{listening.getsockname()[1]}/"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            """Tells the address only now: from here on Ctrl-C ends the server in good order."""
            await super().startup(sockets=sockets)
            click.echo(f"Trang web đang mở tại {address} (dừng bằng Ctrl-C)")
            if open_page or (open_page is None and sys.stdout.isatty()):
                webbrowser.open(address)

    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    config = uvicorn.Config(
        create_app(settings, services), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        Server(config).run(sockets=[listening])
    click.echo("Đã dừng trang web.")


def load_files_of_page(files: Sequence[Path], register: Path) -> Iterator[LoadedFile]:
    """Load files as `chidao load` does, telling of each document as it is done."""
    from chidao.outputs.register import Register
    from chidao.outputs.web.settings import LoadedFile
    from chidao.pipeline.loading import load_each

    with Register.open(register) as opened:
        for outcome in load_each(files, opened):
            yield LoadedFile(outcome.path, outcome.status, outcome.reason, outcome.tasks)
