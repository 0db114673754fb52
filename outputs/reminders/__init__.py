"""Reminders by e-mail: what is due soon or late, to each body's addresses, each mail once; and a digest a week.

`remind` does a day's work; `mails` and `settle` are for the person who looks after it.
"""

from __future__ import annotations

from chidao.outputs.reminders.outbox import Mail, mails, settle
from chidao.outputs.reminders.running import Run, drafts, remind
from chidao.outputs.reminders.settings import EXAMPLE, MailSettings, read_mail_settings

__all__ = ["EXAMPLE", "Mail", "MailSettings", "Run", "drafts", "mails", "read_mail_settings", "remind", "settle"]
