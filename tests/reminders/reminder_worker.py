"""A process that sends reminders and dies at a chosen point, as if its power was cut.

python reminder_worker.py REGISTER SETTINGS POINT [DIGEST]
"""

from __future__ import annotations

import os
import signal
import smtplib
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from chidao.outputs.register import Register
from chidao.outputs.reminders import read_mail_settings, remind, running, sending
from chidao.outputs.reminders.outbox import Outbox


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before(owner: Any, name: str, act: Any) -> None:
    """Do something just before a function runs."""
    kept = getattr(owner, name)

    def instead(*arguments: Any, **options: Any) -> Any:
        act(*arguments)
        return kept(*arguments, **options)

    setattr(owner, name, instead)


def after(owner: Any, name: str, act: Any) -> None:
    """Do something just after a function ran."""
    kept = getattr(owner, name)

    def instead(*arguments: Any, **options: Any) -> Any:
        result = kept(*arguments, **options)
        act(*arguments)
        return result

    setattr(owner, name, instead)


def last_line(session: smtplib.SMTP, words: bytes | str) -> None:
    """Dies once the last line has gone out, before any answer."""
    if words == b".\r\n":
        die()


def half_the_text(session: smtplib.SMTP, words: bytes | str) -> None:
    """Sends half of the text, then dies."""
    if isinstance(words, bytes) and len(words) > 500:
        assert session.sock
        session.sock.sendall(words[: len(words) // 2])
        die()


ENDS = {
    "after planning": (before, Outbox, "keep", die),
    "after keeping": (after, Outbox, "keep", die),
    "connected": (after, running, "connect", die),
    "in the middle of the text": (before, smtplib.SMTP, "send", half_the_text),
    "before claiming": (before, Outbox, "claim", die),
    "after claiming": (after, Outbox, "claim", die),
    "after the last line": (after, smtplib.SMTP, "send", last_line),
    "after the answer": (after, sending, "_finish", die),
    "after marking": (after, Outbox, "sent", die),
}
"""The end at each point: before or after which function of whom, and what is done there."""
POINTS = (*ENDS, "never")


def main() -> None:
    """Do what the command line says."""
    path, settings, point, *digest = sys.argv[1:]
    if point in ENDS:
        when, owner, name, end = ENDS[point]
        when(owner, name, end)
    moment = datetime.fromisoformat(os.environ["MOMENT"])
    with Register.open(Path(path), clock=lambda: moment) as register:
        run = remind(register, read_mail_settings(Path(settings)), digest=bool(digest))
    sys.stdout.write(f"{run.sent} {len(run.unsure)} {run.busy}\n")


if __name__ == "__main__":
    main()
