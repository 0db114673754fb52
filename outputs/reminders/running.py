"""A day's work of the reminders: what is due is written down, then sent, each mail once."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from chidao.outputs.inheritance import claims_of
from chidao.outputs.reminders.composing import Draft, Sender, compose_digest, compose_reminder
from chidao.outputs.reminders.outbox import Mail, Outbox, mails, only_sender
from chidao.outputs.reminders.plan import plan_digests, plan_reminders
from chidao.outputs.reminders.sending import DoubtfulError, RefusedError, connect, hand_over
from chidao.outputs.reminders.settings import MailSettings

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Run", "drafts", "remind"]


@dataclass(slots=True)
class Run:
    """What a run did. `busy`: another one is at work, this one did nothing. `problems` are Vietnamese lines for a person.

    `unknown` are bodies of the settings that nothing in the register is of: their names may be misspelt. `unsure` are mails
    of which nobody knows whether the server has them, from this run and earlier ones.
    """

    busy: bool = False
    sent: int = 0
    waiting: int = 0
    problems: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unsure: tuple[Mail, ...] = ()

    @property
    def well(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.waiting or self.problems or self.unsure)

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        return asdict(self)


def remind(register: Register, settings: MailSettings, *, digest: bool = False) -> Run:
    """Send what is due today and was not sent yet, and with `digest` this week's digests; also what waits from before."""
    with only_sender(register) as alone:
        if not alone:
            return Run(busy=True)
        outbox, today = Outbox(register), register.today()
        wanted = {(body.name, address) for body in settings.bodies for address in body.addresses}
        outbox.tidy(today, today - timedelta(days=today.weekday()), wanted)
        with register.reading():
            made = list(drafts(register, settings, digest=digest))
        outbox.keep(made)
        run = _send(outbox, settings)
        run.unknown = tuple(body.name for body in settings.bodies if not claims_of(register, body.name, today))
        run.unsure = tuple(mails(register, "unsure"))
        run.waiting = len(outbox.waiting())
    return run


def drafts(register: Register, settings: MailSettings, *, digest: bool = False) -> Iterator[Draft]:
    """The mails that are due and that the register does not have yet."""
    number = register.db.execute("SELECT value FROM settings WHERE key = 'register_id'").fetchone()[0]
    sender = Sender(settings.server.sender, number, datetime.fromisoformat(register.now()))
    today = register.today()
    for letter in plan_reminders(register, settings):
        yield compose_reminder(letter, today, sender)
    if digest:
        for week, addresses in plan_digests(register, settings):
            for address in addresses:
                yield compose_digest(week, address, today, sender)


def _send(outbox: Outbox, settings: MailSettings) -> Run:
    """Send what waits, in one conversation as long as it holds."""
    run, problems = Run(), list[str]()
    session: smtplib.SMTP | None = None
    try:
        for mail, content in outbox.waiting():
            if session is None or session.sock is None:
                session = connect(settings.server)
            try:
                if hand_over(session, settings.server.sender, mail.address, content, partial(outbox.claim, mail.id)):
                    outbox.sent(mail.id)
                    run.sent += 1
            except RefusedError as error:
                outbox.refused(mail.id, str(error))
                problems.append(f"Thư số {mail.id} gửi {mail.address}: {error}. Lần chạy sau sẽ gửi lại.")
            except DoubtfulError as error:
                outbox.doubt(mail.id, str(error))
    except RefusedError as error:
        problems.append(f"Chưa gửi được thư: {error}. Lần chạy sau sẽ gửi lại.")
    finally:
        if session is not None:
            _goodbye(session)
    run.problems = tuple(problems)
    return run


def _goodbye(session: smtplib.SMTP) -> None:
    try:
        session.quit()
    except (OSError, smtplib.SMTPException):
        session.close()
