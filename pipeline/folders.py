"""Names of files: where a user's register and what the program remembers between runs are kept, and how a name is shown."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """The folder of the register where no other is named."""
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "AppData/Local")
    if sys.platform == "darwin":
        return _folder("XDG_DATA_HOME", "Library/Application Support")
    return _folder("XDG_DATA_HOME", ".local/share")


def cache_folder() -> Path:
    """The folder of what may be deleted at any time."""
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "AppData/Local") / "cache"
    if sys.platform == "darwin":
        return _folder("XDG_CACHE_HOME", "Library/Caches")
    return _folder("XDG_CACHE_HOME", ".cache")


def default_register() -> Path:
    """The register of a user who names none."""
    return data_folder() / "chidao.db"


def printable(words: str | Path) -> str:
    """On one line, and safe for JSON: a file name may hold line breaks, and bytes that are no text."""
    return str(words).replace("\n", " ").replace("\r", " ").encode("utf-8", "backslashreplace").decode("utf-8")


def _folder(variable: str, below_home: str) -> Path:
    base = os.environ.get(variable)
    return (Path(base) if base else Path.home() / below_home) / "chidao"
