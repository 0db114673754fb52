"""The command as the tests call it: within this process, or as users have it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from chidao.pipeline.cli import cli
from click.testing import CliRunner

ENTRY = "import sys; from chidao.pipeline.cli import main; sys.argv[0] = 'chidao'; main()"


class Result:
    """What a run of the command gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def chidao(*arguments: str | Path, **variables: str) -> Result:
    """A run within this process, which is quicker."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], prog_name="chidao", env=variables)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return Result(result.exit_code, result.stdout, result.stderr)


def chidao_process(*arguments: str | Path, **variables: str) -> Result:
    """A run as users have it."""
    command = [sys.executable, "-c", ENTRY, *map(str, arguments)]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)
    return Result(done.returncode, done.stdout, done.stderr)
