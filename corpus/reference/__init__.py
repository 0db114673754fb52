"""The field's reference data as files: document types, bodies, places, abbreviations, units, each with examples."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["listed", "load_table", "read_reference"]


def read_reference(name: str) -> str:
    """The text of the reference file `name` with its ending ("units.toml"); FileNotFoundError where there is none."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def load_table(name: str) -> dict[str, Any]:
    """The TOML reference file `name`, with or without its ending, read once and shared: do not change what it returns.

    Raises FileNotFoundError where there is no such file and tomllib.TOMLDecodeError where it is not TOML.
    """
    return tomllib.loads(read_reference(name if name.endswith(".toml") else f"{name}.toml"))


def listed(table: str, section: str, key: str = "words") -> list[str]:
    """The words and phrases that an entry of a table lists with semicolons between them."""
    return [phrase for part in load_table(table)[section][key].split(";") if (phrase := " ".join(part.split()))]
