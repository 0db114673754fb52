"""Which names in the register stand for a body on a day: its own, and those of the ended bodies whose duties it took over.

The register keeps names as written; the directory of bodies tells who answers for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from chidao.corpus.bodies import Body, Directory, Step, Successor
from chidao.outputs.names import name_key

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Claim", "Standing", "claims_of", "owing_body", "standing_of"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Why a name stands for the body asked for: `inherited_from` is the ended body, None where it is the body itself.

    `shared_with` names the others who took over from that body as well: between them a person decides.
    """

    inherited_from: str | None = None
    shared_with: tuple[str, ...] = ()


def claims_of(register: Register, agency: str, on: date) -> dict[int, Claim]:
    """The numbers of the names that `agency` answers for on that day.

    Where the name means no one body, only names spelt like it.
    """
    directory = Directory.load()
    body = directory.resolve(agency, on=on)
    if not body:
        return dict.fromkeys(register.names.matching(agency), Claim())
    claims: dict[int, Claim] = {}
    for ended in directory.inherited(body, on):
        others = tuple(owner.name for owner in directory.owed_by(ended, on) if owner.id != body.id)
        for number in _numbers(register, ended, ended.name):
            claims.setdefault(number, Claim(ended.name, others))
    return claims | dict.fromkeys(_numbers(register, body, agency), Claim())


def _numbers(register: Register, body: Body, typed: str) -> Iterator[int]:
    """Names linked to the body, and names of it that were not linked; short ones only where they can mean no other."""
    names = {name_key(name) for name in (typed, body.name, *(() if body.province else body.aliases))}
    linked = "SELECT id FROM names WHERE agency_id = ?"
    yield from (row[0] for row in register.db.execute(linked, [body.id]))
    for name in names:
        unlinked = "SELECT id FROM names WHERE folded = ? AND agency_id = ''"
        yield from (row[0] for row in register.db.execute(unlinked, [name]))


def owing_body(agency_id: str, on: date) -> Body | None:
    """Who answers on that day for the duties of a body; None where nobody or more than one is known to."""
    directory = Directory.load()
    body = directory.get(agency_id)
    owing = directory.owed_by(body, on) if body else ()
    return owing[0] if len(owing) == 1 else None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the directory tells of a body for a day.

    `steps` are the body and those who followed it, `owing` who answers for its duties then (several where these were split:
    between them a person decides), `successors` who took over when it ended, each with the duties it took.
    """

    body: Body
    steps: tuple[Step, ...]
    owing: tuple[Body, ...]
    successors: tuple[Successor, ...]

    @property
    def passed_on(self) -> bool:
        """Whether another body answers for its duties now, or several do."""
        return tuple(one.id for one in self.owing) != (self.body.id,)


def standing_of(body: Body, on: date) -> Standing:
    """How a body stands on a day."""
    directory = Directory.load()
    return Standing(body, directory.chain(body, on), directory.owed_by(body, on), directory.successors(body))
