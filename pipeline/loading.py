"""From files and folders into the register: on all cores, written by one, and a bad document costs only itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chidao.pipeline.files import Read, extract_path, find_files, sha256_of, size_of
from chidao.pipeline.folders import printable
from chidao.pipeline.outcomes import STATUSES, Outcome, Status, Summary, failed
from chidao.pipeline.progress import Reporter, Silence
from chidao.pipeline.work import Done, InOrder, Job, ThisProcess, Workshop, WorkshopError

if TYPE_CHECKING:
    from chidao.outputs.interchange import ExtractionForm
    from chidao.outputs.register import Register

__all__ = [
    "STATUSES", "Outcome", "Read", "Status", "Summary", "extract_path", "find_files", "load_each", "load_files", "on_cluster",
    "on_cores",
]  # fmt: skip

MakeWorkshop = Callable[[Iterator[Job | Done]], Workshop]
"""Where the work is done: given the jobs, a `Workshop`."""

SECONDS = 0.5
"""How long what is done waits for company before it is written: that much work is done again after a kill."""


def on_cores(workers: int | None = None) -> MakeWorkshop:
    """On so many cores of this machine, all of them unless told otherwise."""

    def make(jobs: Iterator[Job | Done]) -> Workshop:
        from chidao.pipeline.pool import Pool

        return Pool(jobs, workers)

    return make


def on_cluster(address: str, say: Callable[[str], None]) -> MakeWorkshop:
    """On the cluster of the scheduler at `address`; `say` takes a line where there is nobody to do the work."""

    def make(jobs: Iterator[Job | Done]) -> Workshop:
        from chidao.pipeline.cluster import Cluster

        return Cluster(jobs, address, say)

    return make


def load_files(
    files: Iterable[Path],
    register: Register,
    issued_on: date | None = None,
    reporter: Reporter | None = None,
    read: Read | None = None,
    workshop: MakeWorkshop | None = None,
) -> Summary:
    """Reads, extracts and registers every file. Each file goes in whole or not at all, so stopping is safe at any time.

    The work is done in `workshop`, on all cores unless told otherwise; with `read` in this process, reading files that way.
    What goes in does not depend on where it is done, nor on how many do it. WorkshopError where the work cannot go on; what
    was done by then is in the register.
    """
    began = time.monotonic()
    load = _Load(register, issued_on, reporter or Silence())
    written = list(load.run(workshop or _chosen(read), files))
    outcomes = tuple(outcome for _, some in sorted(written, key=lambda pair: pair[0]) for outcome in some)
    return Summary(outcomes, load.interrupted, load.files, time.monotonic() - began)


def load_each(
    files: Iterable[Path], register: Register, issued_on: date | None = None, workshop: MakeWorkshop | None = None
) -> Iterator[Outcome]:
    """As `load_files`, telling of each document once it is safe in the register."""
    load = _Load(register, issued_on, Silence())
    for _, outcomes in load.run(workshop or on_cores(), files):
        yield from outcomes


def _chosen(read: Read | None) -> MakeWorkshop:
    return on_cores() if read is None else lambda jobs: ThisProcess(jobs, read)


Written = tuple[int, list[Outcome]]
"""The place of a file among all, and what became of its documents."""


class _Load:
    """One load: files go out as jobs, what is done comes back, in order as far as may be, and is written together."""

    def __init__(self, register: Register, issued_on: date | None, reporter: Reporter) -> None:
        self.files = 0
        self.interrupted = False
        self._register = register
        self._issued_on = issued_on
        self._reporter = reporter
        self._line = InOrder()
        self._keep_going: Callable[[], None] = lambda: None
        """Called between two documents written, so that nobody waits for us meanwhile."""

    def run(self, make: MakeWorkshop, files: Iterable[Path]) -> Iterator[Written]:
        stopped: WorkshopError | None = None
        try:
            with make(self._jobs(files)) as workshop:
                self._keep_going = workshop.keep_going
                while workshop.unfinished:
                    self._line.put(workshop.gather(SECONDS))
                    yield from self._write(self._line.take())
        except KeyboardInterrupt:
            self.interrupted = True
        except WorkshopError as error:
            stopped = error
        yield from self._write(self._line.take(everything=True))
        if stopped:
            raise stopped

    def _jobs(self, files: Iterable[Path]) -> Iterator[Job | Done]:
        """Every file as a job; one that the register knows is done already, and never read again."""
        for index, path in enumerate(files):
            self.files = index + 1
            sha256 = sha256_of(path)
            job = Job(index, path, self._issued_on, size_of(path), sha256)
            if sha256 and self._register.knows_file(sha256, printable(path)):
                yield Done(job, (Outcome(printable(path), "known"),))
            else:
                self._reporter.begin(path.name)
                yield job

    def _write(self, batch: list[Done]) -> list[Written]:
        """Write what is done, all in one transaction; where that fails for one file, each in its own."""
        if not batch:
            return []
        from chidao.outputs.errors import RegisterError

        try:
            written = self._write_together(batch)
        except RegisterError:
            raise
        except Exception as error:
            if len(batch) > 1:
                return [written for done in batch for written in self._write([done])]
            written = [[self._note(failed(str(batch[0].job.path), error))]]
        for outcomes in written:
            for outcome in outcomes:
                if outcome.reason:
                    self._reporter.say(outcome.reason)
            self._reporter.finish()
        return [(done.job.index, outcomes) for done, outcomes in zip(batch, written, strict=True)]

    def _write_together(self, batch: list[Done]) -> list[list[Outcome]]:
        if all(done.is_known for done in batch):
            return [[result for result in done.results if isinstance(result, Outcome)] for done in batch]
        with self._register.writing():
            return [list(self._write_file(done)) for done in batch]

    def _write_file(self, done: Done) -> Iterator[Outcome]:
        from chidao.outputs.interchange import ExtractionForm

        whole, forms = True, []
        for result in done.results:
            if isinstance(result, Outcome):
                whole = whole and result.status == "known"
                yield self._note(result)
            else:
                form = ExtractionForm.model_validate_json(result)
                forms.append(form.source.sha256)
                outcome = self._write_form(form)
                self._keep_going()
                whole = whole and outcome.reason is None
                yield outcome
        if whole and forms and done.job.sha256 and done.job.sha256 not in forms:
            self._register.note_container(done.job.sha256, len(forms))

    def _write_form(self, form: ExtractionForm) -> Outcome:
        from chidao.outputs.errors import RegisterError

        try:
            added = self._register.add(form)
        except RegisterError as error:
            return self._note(Outcome(form.source.path, "set_aside", str(error), "rejected"))
        pages = form.source.pages or 0 if added.status == "loaded" else 0
        return Outcome(form.source.path, added.status, tasks=added.tasks, pages=pages)

    def _note(self, outcome: Outcome) -> Outcome:
        if outcome.reason:
            self._register.note_set_aside(outcome.path, outcome.code or outcome.status, outcome.reason)
        return outcome
