"""The pairs of documents of one matter and their conflicts, found beforehand and kept: on a big register it takes a while.

They change with the documents and with people's decisions. Decisions count at once; documents are gone through again in the
background, and until that is done the pairs found before are shown and said to be of before.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chidao.corpus.reading.guard import Guarded, GuardedProcessError
from chidao.outputs.errors import RegisterError
from chidao.outputs.pairing import decisions
from chidao.outputs.reconciliation import Conflict, Pair, conflicts_between, find_pairs

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["Matters", "matters_of"]

AT_ONCE = 60
"""Documents that are gone through while a page is waited for."""
LONGEST = 24 * 3600.0
"""Seconds; ten thousand documents take a minute or two."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Matters:
    """`pairs` as people decided so far, those found first; `current` False where newer documents are still gone through."""

    pairs: tuple[Pair, ...]
    conflicts: tuple[Conflict, ...]
    current: bool = True
    known: bool = True
    """False where nothing was found yet: the first look is still going on."""

    def of_document(self, document_id: int) -> tuple[Pair, ...]:
        """The pairs that a document stands in."""
        return tuple(pair for pair in self.pairs if document_id in pair.documents)

    def pair(self, documents: tuple[int, int]) -> Pair | None:
        """The pair of these two, the one loaded first first."""
        return next((pair for pair in self.pairs if pair.documents == documents), None)


_kept: dict[Path, tuple[int, Matters]] = {}
_running: set[Path] = set()
_lock = threading.Lock()


def matters_of(register: Register, *, begin: bool = True) -> Matters:
    """What is known of the matters of a register; where more is to be found and that takes longer, it is begun if asked for."""
    state, kept = _state(register), _kept.get(register.path)
    decided = decisions(register)
    if kept and kept[0] == state and _holds(kept[1], decided):
        return _decided(kept[1], decided)
    documents = register.db.execute("SELECT count(*) FROM documents").fetchone()[0]
    if documents <= AT_ONCE:
        return _decided(_found(register, state), decided)
    if begin:
        _begin(register.path)
    return replace(_decided(kept[1], decided), current=False) if kept else Matters((), (), current=False, known=False)


def _state(register: Register) -> int:
    """The number of the last change that tells something new of documents; decisions on pairs are looked up by themselves."""
    subjects = ("document", "decision", "figure", "citation")
    last = "SELECT max(seq) FROM audit WHERE subject = ?"
    return max(register.db.execute(last, [subject]).fetchone()[0] or 0 for subject in subjects)


def _holds(matters: Matters, decided: dict[tuple[int, int], bool]) -> bool:
    """Whether every pair that a person confirmed is among those found: one of their own may have been added since."""
    known = {pair.documents for pair in matters.pairs}
    return all(documents in known for documents, confirmed in decided.items() if confirmed)


def _decided(matters: Matters, decided: dict[tuple[int, int], bool]) -> Matters:
    pairs = tuple(
        replace(pair, confirmed=decided.get(pair.documents, False))
        for pair in matters.pairs
        if decided.get(pair.documents, True)
    )
    kept = {pair.documents for pair in pairs}
    return replace(matters, pairs=pairs, conflicts=tuple(one for one in matters.conflicts if one.pair.documents in kept))


def _found(register: Register, state: int) -> Matters:
    pairs = find_pairs(register)
    matters = Matters(tuple(pairs), tuple(conflicts_between(register, pairs)))
    _kept[register.path] = (state, matters)
    return matters


def _begin(path: Path) -> None:
    with _lock:
        if path in _running:
            return
        _running.add(path)
    threading.Thread(target=_look, args=(path,), daemon=True, name="chidao-doi-chieu").start()


def _look(path: Path) -> None:
    # A process of its own: it keeps one processor busy for a while, and pages are not to wait for it.
    try:
        with Guarded(_matters_or_words) as process:
            answer: tuple[int, Matters] | str = process.call(path.absolute(), LONGEST)
        if isinstance(answer, str):
            log.error("pairs of %s: %s", path, answer)
        else:
            _kept[path] = answer
    except (EOFError, TimeoutError, GuardedProcessError):
        log.exception("pairs of %s", path)
    finally:
        with _lock:
            _running.discard(path)


def _matters_or_words(path: Path) -> tuple[int, Matters] | str:
    """What the process does: the state that it saw and the matters of then; words where the register cannot be read."""
    from chidao.outputs.register import Register

    try:
        with Register.open(path, create=False) as register:
            state = _state(register)
            return state, _found(register, state)
    except (RegisterError, OSError) as error:
        return str(error)
