"""The state's bodies through time: who is meant by a name, and who answers for a body's duties on a given day.

Four verbs: `resolve` a name, `link` an owner's name in a document, follow the `chain` of a body's heirs, ask `owed_by`.
"""

from __future__ import annotations

from datetime import date

from chidao.corpus.bodies.directory import Directory
from chidao.corpus.bodies.models import Body, Step, Successor

__all__ = ["Body", "Directory", "Step", "Successor", "candidates", "chain", "link", "owed_by", "resolve"]


def candidates(name: str, *, province: str | None = None, on: date | None = None) -> tuple[Body, ...]:
    """See `Directory.candidates`."""
    return Directory.load().candidates(name, province=province, on=on)


def resolve(name: str, *, province: str | None = None, on: date | None = None) -> Body | None:
    """See `Directory.resolve`."""
    return Directory.load().resolve(name, province=province, on=on)


def chain(body: Body, on: date) -> tuple[Step, ...]:
    """See `Directory.chain`."""
    return Directory.load().chain(body, on)


def owed_by(body: Body, on: date) -> tuple[Body, ...]:
    """See `Directory.owed_by`."""
    return Directory.load().owed_by(body, on)


def link(owner: str, *, issuer: str | None, issued_on: date | None) -> str | None:
    """See `Directory.link`."""
    return Directory.load().link(owner, issuer=issuer, issued_on=issued_on)
