"""What the machines of a cluster do: files in, extractions out. Runs inside Dask's workers.

Each thread of a worker keeps one process of its own in which files are read and extracted, with the limits that `chidao
load` has on one machine: a file that hangs or crashes is set aside, and the worker lives.
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import as_file, files
from pathlib import Path
from threading import local

from chidao.corpus.reading.errors import ReadingError, Reason
from chidao.corpus.reading.guard import Guarded, allowed_seconds
from chidao.pipeline.files import sha256_of
from chidao.pipeline.outcomes import failed
from chidao.pipeline.work import GROWN, TRIES, Job, Result, do, prepare, read_within_limits

_HERE = local()


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file on its way to another machine: by its bytes, or, without `content`, by its path in a folder that both see.

    `shown` is how its owner names it.
    """

    path: Path
    shown: str
    size: int
    sha256: str
    issued_on: date | None = None
    content: bytes | None = None


class OtherReleaseError(Exception):
    """The machine runs another release than the one that sends the work: what it extracts would not be the same."""


def extract_parcels(parcels: tuple[Parcel, ...], release_there: str) -> list[tuple[Result, ...] | None]:
    """The results of each parcel, in order; None for a file that is not seen from here."""
    if release_there != release():
        raise OtherReleaseError(release())
    return [_extract(parcel) for parcel in parcels]


@cache
def release() -> str:
    """The version with a digest of the rules and reference data: equal where the same text gives the same extraction."""
    digest = hashlib.sha256()
    for package in ("chidao.corpus", "chidao.extractors"):
        with as_file(files(package)) as folder:
            for path in sorted(folder.rglob("*")):
                if path.suffix in _SOURCES and "samples" not in path.parts:
                    digest.update(path.relative_to(folder).as_posix().encode())
                    digest.update(path.read_bytes())
    try:
        return f"{version('chidao')}+{digest.hexdigest()[:12]}"
    except PackageNotFoundError:
        return digest.hexdigest()[:12]


_SOURCES = frozenset([".py", ".toml", ".csv", ".json", ".txt"])


def _extract(parcel: Parcel) -> tuple[Result, ...] | None:
    reason: Reason = "damaged"
    for _ in range(TRIES):
        process = _process()
        try:
            results: tuple[Result, ...] | None = process.call(parcel, allowed_seconds(parcel.size))
        except TimeoutError:
            _end()
            reason = "too_slow"
            break
        except EOFError:
            _end()
            continue
        if process.resident > GROWN:
            _end()
        return results
    return (failed(parcel.shown, ReadingError(parcel.shown, reason)),)


def _process() -> Guarded:
    process: Guarded | None = getattr(_HERE, "process", None)
    if process is None:
        process = _HERE.process = Guarded(do_parcel, prepare)
    return process


def _end() -> None:
    _HERE.process.close()
    _HERE.process = None


def do_parcel(parcel: Parcel) -> tuple[Result, ...] | None:
    """Read and extract a file; None where it is not here. Raises nothing."""
    job = Job(0, Path(parcel.shown), parcel.issued_on)
    if parcel.content is None:
        seen = sha256_of(parcel.path) == parcel.sha256
        return do(job, lambda _: read_within_limits(parcel.path, parcel.shown)) if seen else None
    with tempfile.NamedTemporaryFile(prefix="chidao-") as file:
        file.write(parcel.content)
        file.flush()
        return do(job, lambda _: read_within_limits(Path(file.name), parcel.shown))
