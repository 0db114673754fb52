"""Options and fixtures of the whole suite."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chidao.outputs.register import Register


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-golden", action="store_true", help="write the files of tests/golden anew from what is found now")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """A new register with nothing in it."""
    with Register.open(tmp_path / "so.db") as opened:
        yield opened
