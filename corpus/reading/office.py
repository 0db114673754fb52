"""Old Word and Excel files, RTF, OpenDocument and one-file XML through LibreOffice, which writes them as files that we read."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 180.0
"""A file that takes longer is set aside; a book of 600 pages takes some 20 seconds."""


class NoConverterError(Exception):
    """LibreOffice is not on this machine."""


class ConversionError(Exception):
    """LibreOffice could not make sense of the file."""


class ConversionTimeError(Exception):
    """LibreOffice did not end in time and was stopped."""


def find_converter() -> str | None:
    """The path of LibreOffice's program; None where it is not installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def convert(content: bytes, suffix: str, target: str) -> bytes:
    """`content`, a file with the ending `suffix`, as a `target` file ("docx", "xlsx").

    Each call has a profile of its own, so that calls side by side do not wait for one another, and no network.
    Macros are not run: the profile is fresh and its default is to trust none.
    """
    program = find_converter()
    if program is None:
        raise NoConverterError
    with tempfile.TemporaryDirectory(prefix="chidao-") as name:
        folder = Path(name)
        source = folder / f"in.{suffix}"
        source.write_bytes(content)
        command = [
            program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", target, "--outdir", str(folder / "out"), str(source),
        ]  # fmt: skip
        _run(command, folder)
        made = folder / "out" / f"in.{target}"
        if not made.is_file():
            raise ConversionError
        return made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Runs LibreOffice in a group of processes of its own, which ends with it."""
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment,
        start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        raise ConversionTimeError from None
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
