"""Reminders by e-mail: each is received once, whatever happens to the sender and however many there are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from chidao.outputs.register import Register
from chidao.outputs.reminders import settle
from chidao.outputs.reminders.outbox import only_sender
from chidao.outputs.verification import verify
from mail_server import MailServer
from reminder_worker import POINTS
from reminding import LAN, NOW, Write, at, worker

WHOLE = 6
"""Mails of a run with digests: three reminders, three digests."""


@pytest.mark.parametrize("point", POINTS)
def test_received_once_each_wherever_the_sender_is_killed(db: Path, inbox: MailServer, write: Write, point: str) -> None:
    settings = write()
    killed = worker(db, settings, point, "digest")
    _, errors = killed.communicate(timeout=60)
    assert killed.returncode == (0 if point == "never" else -9), errors
    run = at(db, settings, digest=True)
    if point == "after claiming":
        # The only moment at which nothing was handed over and nobody can know it: a person is asked, and nobody else.
        assert [mail.state for mail in run.unsure] == ["unsure"]
        assert len(inbox.mails) == WHOLE - 1
        with Register.open(db, clock=lambda: NOW) as register:
            settle(register, run.unsure[0].id, LAN, received=False)
        run = at(db, settings, digest=True)
        assert run.well
    elif point in ("after the last line", "after the answer"):
        # Received, and the sender could not note it: not sent again, and a person is told.
        assert [mail.state for mail in run.unsure] == ["unsure"]
        assert run.unsure[0].message_id in {str(message["Message-ID"]) for _, message in inbox.mails}
    else:
        assert run.well
    numbers = [str(message["Message-ID"]) for _, message in inbox.mails]
    assert len(numbers) == len(set(numbers)) == WHOLE
    assert len({(address, str(message["Subject"])) for address, message in inbox.mails}) == WHOLE
    with Register.open(db) as register:
        assert verify(register) == []


@pytest.mark.parametrize("round_", range(6))
def test_received_once_each_when_killed_at_any_moment(db: Path, inbox: MailServer, write: Write, round_: int) -> None:
    """Killed again and again from outside, by the server's own clock."""
    settings, inbox.seconds_before_answer = write(), 0.05
    for kill in range(4):
        process = worker(db, settings, "never", "digest")
        inbox.on_data = process.kill if (kill + round_) % 2 else None
        try:
            process.wait(0.5 + 0.11 * ((kill * 7 + round_ * 3) % 9))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
    inbox.on_data = None
    run = at(db, settings, digest=True)
    for mail in run.unsure:
        arrived = mail.message_id in {str(message["Message-ID"]) for _, message in inbox.mails}
        with Register.open(db, clock=lambda: NOW) as register:
            settle(register, mail.id, LAN, received=arrived)
    at(db, settings, digest=True)
    numbers = [str(message["Message-ID"]) for _, message in inbox.mails]
    assert len(numbers) == len(set(numbers)) == WHOLE


def test_two_senders_at_once(db: Path, inbox: MailServer, write: Write) -> None:
    settings, inbox.seconds_before_answer = write(), 0.1
    processes = [worker(db, settings, "never", "digest") for _ in range(4)]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    assert len(inbox.mails) == WHOLE


def test_two_senders_without_the_lock(db: Path, inbox: MailServer, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the lock is lost: the second one hangs up before the last line, and the server throws its half away."""
    from chidao.outputs.reminders.outbox import Outbox

    settings, claim = write(), Outbox.claim
    seen: list[int] = []

    def another_is_faster(outbox: Outbox, mail_id: int) -> bool:
        seen.append(mail_id)
        if len(seen) == 1:
            assert claim(outbox, mail_id)
            outbox.sent(mail_id)
        return claim(outbox, mail_id)

    monkeypatch.setattr(Outbox, "claim", another_is_faster)
    run = at(db, settings)
    assert run.sent == 2
    assert len(inbox.mails) == 2


def test_a_second_sender_does_nothing(db: Path, inbox: MailServer, write: Write) -> None:
    with Register.open(db, clock=lambda: NOW) as register, only_sender(register) as alone:
        assert alone
        assert at(db, write()).busy
    assert inbox.mails == []
    assert at(db, write()).sent == 3
