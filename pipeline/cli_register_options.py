"""What the register's commands share: who acts, which tasks, how an answer is printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from chidao.pipeline.cli_options import existing

if TYPE_CHECKING:
    from chidao.outputs.audit import Actor
    from chidao.outputs.register import Register

Command = TypeVar("Command", bound=Callable[..., Any])


class Group(click.Group):
    """A group that lists its commands in the order of the work and names the places of words in Vietnamese."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"subcommand_metavar": "VIỆC [THAM_SỐ]...", **options})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        cmd.options_metavar = "[TÙY_CHỌN]"
        super().add_command(cmd, name)


def who_option(command: Command) -> Command:
    """Who acts: `--who`, else CHIDAO_USER, else the name of the user on this machine."""
    return click.option(
        "--who",
        metavar="TÊN",
        envvar="CHIDAO_USER",
        default=user_of_machine,
        help="Người thực hiện, ghi vào nhật ký.",
    )(command)


def user_of_machine() -> str:
    """The name of the user on this machine."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "không rõ"


def actor(who: str) -> Actor:
    """The person who acts."""
    from chidao.outputs.audit import Actor

    return Actor(who.strip() or user_of_machine())


def why_option(command: Command) -> Command:
    """Why, for the chain of changes."""
    return click.option("--why", metavar="LÝ_DO", help="Lý do, ghi vào nhật ký.")(command)


def tasks_argument(command: Command) -> Command:
    """One or more numbers of tasks."""
    return click.argument("task_ids", metavar="SỐ...", nargs=-1, type=int, required=True)(command)


def task_argument(command: Command) -> Command:
    """A task's number."""
    return click.argument("task_id", metavar="SỐ", type=int)(command)


def owner_options(command: Command) -> Command:
    """Owners in the lead and in support."""
    for name, words in (
        ("--support", "Cơ quan phối hợp; nêu nhiều lần được."),
        ("--owner", "Cơ quan chủ trì; nêu nhiều lần được."),
    ):
        command = click.option(name, metavar="TÊN", multiple=True, help=words)(command)
    return command


def owners(owner: tuple[str, ...], support: tuple[str, ...]) -> list[Any]:
    """Owners from the options."""
    from chidao.outputs.interchange import OwnerForm

    return [OwnerForm(name=name) for name in owner] + [OwnerForm(name=name, role="support") for name in support]


def opened(db: Path) -> Register:
    """The register of a command that needs one; its own errors are lines for the user."""
    from chidao.outputs.register import Register

    return Register.open(existing(db), create=False)


def answer(form: str, value: Any, words: str) -> None:
    """JSON for programs, a line or more for people."""
    click.echo(json.dumps(value, ensure_ascii=False) if form == "json" else words)
