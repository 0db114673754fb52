"""The last proof that the register is whole: who asked for it, when, up to which row of the chain, what was found.

It is kept among the settings so that the page can tell it. What it says holds for the rows that were there; it is told how
many were written since, and whether the proven row is still what it was. `verification.verify` does the proving, always whole.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from chidao.outputs.verification import head, verify

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Proof", "last_proof", "prove", "proven_row_holds"]

MOST_TOLD = 50
"""Faults kept in words; of more it is kept how many."""
_KEY = "last_proof"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a check of the first `rows` rows, the last of which had the hash `hash`, found: no faults where all was whole.

    `since` and `at` are the moments of its beginning and end, `noted` the hash noted down earlier that was looked for, if any.
    """

    rows: int
    hash: str
    since: str
    at: str
    by: str
    fault_count: int
    faults: tuple[str, ...]
    noted: str | None = None


def prove(register: Register, by: str, *, noted: str | None = None) -> Proof:
    """Compute the whole chain anew, compare the register with it, and keep what was found."""
    since = register.now()
    with register.reading():
        rows, last = head(register)
        faults = verify(register, known_head=noted)
    proof = Proof(rows, last, since, register.now(), by, len(faults), tuple(faults[:MOST_TOLD]), noted)
    kept = json.dumps(asdict(proof), ensure_ascii=False)
    with register.writing():
        register.db.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", [_KEY, kept])
    return proof


def last_proof(register: Register) -> Proof | None:
    """The last proof kept; None where there was none."""
    row = register.db.execute("SELECT value FROM settings WHERE key = ?", [_KEY]).fetchone()
    kept: dict[str, Any] = json.loads(row[0]) if row else {}
    return Proof(**{**kept, "faults": tuple(kept["faults"])}) if kept else None


def proven_row_holds(register: Register, proof: Proof) -> bool:
    """Whether the last row that was proven still has the hash that it had: a chain written anew since does not."""
    row = register.db.execute("SELECT hash FROM audit WHERE seq = ?", [proof.rows]).fetchone()
    return (row[0] if row else "") == proof.hash
