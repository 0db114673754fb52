"""A mail server that keeps what it gets, the settings for it, and a register with tasks that are due."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from mail_server import MailServer, start
from register_forms import task
from reminding import SETTINGS, Write, confirmed


@pytest.fixture
def server() -> Iterator[tuple[MailServer, Controller]]:
    handler = MailServer()
    controller = start(handler)
    yield handler, controller
    controller.stop()


@pytest.fixture
def inbox(server: tuple[MailServer, Controller]) -> MailServer:
    return server[0]


@pytest.fixture
def write(server: tuple[MailServer, Controller], tmp_path: Path) -> Write:
    def settings(server_lines: str = "", schedule: str = "", port: int | None = None) -> Path:
        path = tmp_path / "nhac-viec.toml"
        words = SETTINGS.format(port=port or server[1].port, server=server_lines, schedule=schedule)
        path.write_text(words, encoding="utf-8")
        return path

    return settings


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return confirmed(
        tmp_path / "so.db",
        task("rà soát hệ thống thoát nước", ["Sở A"], due="2024-05-05"),
        task("báo cáo quá hạn một ngày", ["Sở A"], due="2024-05-01", support=["Sở B"]),
        task("còn mười ngày", ["Sở A"], due="2024-05-12"),
        task("đúng hạn hôm nay", ["Sở B"], due="2024-05-02"),
        task("không hạn", ["Sở B"]),
    )
