"""Work that goes wrong by the name of its file, for tests of workers: it is done in other processes, which import this."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from pathlib import Path

from chidao.outputs.interchange import ExtractionForm
from chidao.pipeline.cluster_task import Parcel
from chidao.pipeline.work import Job, Result


def work(job: Job) -> tuple[Result, ...]:
    """Hang asleep or in C code, die, flood the memory, or grow, before doing what is to be done."""
    name = job.path.name
    if "treo" in name:
        time.sleep(3600)
    if "quanh-quan" in name:  # holds the interpreter's lock for ages
        re.match(r"(a+)+$", "a" * 60 + "b")
    if "sap" in name:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "phinh" in name:
        bytearray(64 * 1024**3)
    if "dinh" in name:  # dies in its first worker only
        mark = Path(job.path.parent, "da-chet")
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if "lon" in name:
        work.kept = bytearray(os.urandom(1024**2) * 320)  # type: ignore[attr-defined]
    if "dem" in name:  # one more dot for everyone
        with Path(job.path.parent, "da-lam").open("a", encoding="utf-8") as marks:
            marks.write(".")
    if "cham" in name:
        time.sleep(0.3)
    return read_quickly(job)


def read_quickly(job: Job) -> tuple[Result, ...]:
    """A letter with its last line for a task, without loading anything that reads or extracts."""
    content = job.path.read_bytes()
    text = content.decode()
    start = text.rindex("\n", 0, -1) + 1
    task = {"start": start, "end": len(text), "text": text[start:], "owners": [{"name": "Sở Tài chính"}], "confidence": 0.5}
    source = {"path": str(job.path), "sha256": hashlib.sha256(content).hexdigest(), "media_type": "text/plain"}
    form = ExtractionForm.model_validate({"source": source, "text": text, "meta": {"kind": "cong_van"}, "tasks": [task]})
    return (form.model_dump_json().encode(),)


def task(parcels: tuple[Parcel, ...], release_there: str) -> list[tuple[Result, ...] | None]:
    """The same on a cluster: what crashes takes the cluster's worker along; a mark tells who did what."""
    for parcel in parcels:
        with Path(parcel.path.parent.parent, "da-lam").open("a", encoding="utf-8") as marks:
            marks.write(f"{os.getpid()} {parcel.path.name}\n")
        if "sap" in parcel.path.name:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.02)
    return [work(Job(0, parcel.path)) for parcel in parcels]
