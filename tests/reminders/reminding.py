"""What the tests of reminders share: an office with tasks that are due, its settings, a run at a moment, a sender of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from chidao.outputs.audit import Actor
from chidao.outputs.register import Register
from chidao.outputs.reminders import Run, read_mail_settings, remind
from chidao.outputs.review import Review
from register_forms import form

NOW = datetime(2024, 5, 2, 2, tzinfo=UTC)
LAN = Actor("Nguyễn Thị Lan")
SETTINGS = """
[may_chu]
dia_chi = "127.0.0.1"
cong = {port}
bao_mat = "khong"
nguoi_gui = "Văn phòng UBND tỉnh <nhacviec@binhson.gov.vn>"
cho_giay = 20
{server}
[nhac]
{schedule}
[[co_quan]]
ten = "Sở A"
thu = ["a1@binhson.gov.vn", "a2@binhson.gov.vn"]
[[co_quan]]
ten = "Sở B"
thu = ["b@binhson.gov.vn"]
"""


Write = Callable[..., Path]


def confirmed(path: Path, *tasks: dict[str, object], now: datetime = NOW) -> Path:
    with Register.open(path, clock=lambda: now) as register:
        outcome = register.add(form(*tasks, path=f"{len(tasks)}{now}"))
        found = register.db.execute("SELECT id FROM tasks WHERE document_id = ?", [outcome.document_id])
        Review(register, LAN).confirm([row[0] for row in found])
    return path


def at(path: Path, settings: Path, now: datetime = NOW, *, digest: bool = False) -> Run:
    with Register.open(path, clock=lambda: now) as register:
        return remind(register, read_mail_settings(settings), digest=digest)


def worker(db: Path, settings: Path, point: str, *digest: str, now: datetime = NOW) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("reminder_worker.py")), str(db), str(settings), point, *digest]
    environment = {**os.environ, "MOMENT": now.isoformat()}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
