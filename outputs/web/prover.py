"""Proving the chain while people go on working: a large register takes longer than anyone waits for a page."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from chidao.corpus.reading.guard import Guarded, GuardedProcessError
from chidao.outputs.errors import RegisterError
from chidao.outputs.proving import prove
from chidao.outputs.register import Register
from chidao.outputs.verification import head

__all__ = ["Prover"]

AT_ONCE = 2_000
"""Rows of the chain that are proven while the page is waited for."""
LONGEST = 24 * 3600.0
"""Seconds; a million tasks take some minutes."""

log = logging.getLogger(__name__)
Job = tuple[Path, str, str | None]


class Prover:
    """Proves one register, one proof at a time. `since` tells when the one under way began, `failed` why the last one ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: Guarded | None = None
        self.since: str | None = None
        self.failed: str | None = None

    def begin(self, register: Register, by: str, noted: str | None) -> None:
        """Prove a small register at once; begin with a larger one, unless a proof is under way."""
        if head(register)[0] <= AT_ONCE:
            prove(register, by, noted=noted)
            return
        with self._lock:
            if self.since:
                return
            self.since, self.failed = register.now(), None
        job: Job = (register.path.absolute(), by, noted)
        threading.Thread(target=self._prove, args=(job,), daemon=True, name="chidao-kiem-tra-so").start()

    def _prove(self, job: Job) -> None:
        # A process of its own: a proof keeps one processor busy, and pages are not to wait for it.
        try:
            self._process = Guarded(prove_or_words)
            self.failed = self._process.call(job, LONGEST)
        except (EOFError, TimeoutError, GuardedProcessError):
            log.exception("the proof of %s was cut off", job[0])
            self.failed = "Lần kiểm tra vừa rồi bị ngắt giữa chừng. Hãy kiểm tra lại."
        finally:
            self.stop()
            self.since = None

    def stop(self) -> None:
        """End what is under way."""
        process, self._process = self._process, None
        if process:
            process.close()


def prove_or_words(job: Job) -> str | None:
    """What the process does: prove and keep what was found; words where that cannot be."""
    path, by, noted = job
    try:
        with Register.open(path, create=False) as register:
            prove(register, by, noted=noted)
    except RegisterError as error:
        return str(error)
    return None
