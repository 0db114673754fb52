"""Reading and extraction on a cluster: documents go out to Dask's workers, extractions come back, one writer loads them.

Workers may come and go: what a lost one had is done again by another. Work that brings down one worker after another is
given up by the scheduler (`distributed.scheduler.allowed-failures`: after three workers unless set otherwise); its files are
tried one by one when all else is done, and those that fail even then are set aside.
"""

from __future__ import annotations

import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any, Self
from uuid import uuid4

from chidao.corpus.reading.errors import ReadingError
from chidao.pipeline.cluster_task import OtherReleaseError, Parcel, extract_parcels, release
from chidao.pipeline.intake import Intake
from chidao.pipeline.outcomes import failed
from chidao.pipeline.work import BATCH, Done, Job, Result, WorkshopError, do

if TYPE_CHECKING:
    from distributed import Future

CONNECT = 15.0
"""Seconds until a scheduler must have answered."""
TOGETHER = 16
"""Files in one piece of work, as far as they are small: a piece costs the scheduler a few milliseconds."""
SMALL = 256 * 1024
"""Bytes of files that go together; a larger file goes alone."""
AHEAD = 3
"""Pieces of work under way for each thread of the cluster: enough that none waits for us, no more than memory bears."""
LOST = "mất liên lạc với cụm máy {address}; phần đã vào sổ vẫn nguyên, chạy lại đúng lệnh cũ để nạp nốt"


class Cluster(Intake):
    """The cluster of a scheduler. Files go out by their path as long as the workers see them there, else by their bytes.

    `say` takes a line for the user where there is nobody to do the work. Use it as a context manager.
    """

    def __init__(
        self,
        jobs: Iterable[Job | Done],
        address: str,
        say: Callable[[str], None] = lambda message: None,
        *,
        task: Callable[[tuple[Parcel, ...], str], list[tuple[Result, ...] | None]] = extract_parcels,
    ) -> None:
        super().__init__(jobs)
        self._address, self._say = address, say
        self._task = task
        self._client = _connect(address)
        self._suspects: deque[Job] = deque()
        """Files of work that failed. A scheduler gives up whatever waited at the workers that died, so that each of these
        gets another try when all else is done and nothing but itself can be to blame."""
        self._out: dict[str, tuple[Future[Any], list[Job]]] = {}
        self._back: Queue[str] = Queue()
        self._on_trial = False
        self._seen_there = True
        self._threads = 0
        self._counted_at = self._told_at = float("-inf")

    @property
    def _given_out(self) -> bool:
        return bool(self._suspects or self._out)

    def gather(self, seconds: float, most: int = BATCH) -> list[Done]:
        until = time.monotonic() + seconds
        while self._under_way and len(self._done) < most:
            self._send_out()
            left = until - time.monotonic()
            if left <= 0 or not self._under_way:
                break
            try:
                self._take_back(self._back.get(timeout=min(left, 1.0)))
            except Empty:
                if self._client.status not in ("running", "connecting"):
                    raise WorkshopError(LOST.format(address=self._address)) from None
        return self._fetched(most)

    def keep_going(self) -> None:
        """Threads of the client's own take back what is done, and the machines have enough ahead."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        futures = [future for future, _ in self._out.values()]
        self._out.clear()
        if futures and self._client.status == "running":
            self._client.cancel(futures, force=True)
        self._client.close(timeout=5)

    def _done_at_once(self, job: Job) -> Done | None:
        # Nobody can read it; the reader has the words for why.
        return Done(job, do(job)) if job.sha256 is None else None

    def _room(self) -> int:
        """How many more pieces of work may go out, given the machines that are there now."""
        if time.monotonic() - self._counted_at > 1.0:
            self._counted_at = time.monotonic()
            workers = self._client.scheduler_info(n_workers=-1)["workers"]
            self._threads = sum(int(worker["nthreads"]) for worker in workers.values())
            if not workers and time.monotonic() - self._told_at > 60.0:
                self._told_at = time.monotonic()
                self._say(f"Cụm {self._address} chưa có máy nào nhận việc; đang chờ. Bấm Ctrl-C để dừng.")
        return AHEAD * self._threads - len(self._out)

    def _send_out(self) -> None:
        room = self._room()
        self._look_ahead(max(1, AHEAD * self._threads) * TOGETHER)
        for _ in range(room):
            if self._waiting:
                self._submit(self._together())
                self._look_ahead(TOGETHER)
        if self._suspects and not self._waiting and not self._out and self._exhausted:
            self._on_trial = True
            self._submit([self._suspects.popleft()])

    def _together(self) -> list[Job]:
        """The next piece of work: fewer files towards the end, so that all machines end at the same time."""
        most = min(TOGETHER, max(1, len(self._waiting) // max(1, 2 * self._threads)))
        jobs = [self._waiting.popleft()]
        while self._waiting and len(jobs) < most and sum(job.size for job in jobs) + self._waiting[0].size <= SMALL:
            jobs.append(self._waiting.popleft())
        return jobs

    def _submit(self, jobs: list[Job]) -> None:
        sent: list[tuple[Job, Parcel]] = []
        for job in jobs:
            try:
                sent.append((job, _parcel(job, with_content=not self._seen_there)))
            except OSError as error:  # gone since we looked
                self._done.append(Done(job, (failed(str(job.path), _unreadable(job.path, error)),)))
        if not sent:
            return
        key = f"chidao-{uuid4().hex}"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large arguments: they are bounded, and gone with the answer
            future: Any = self._client.submit(self._task, tuple(parcel for _, parcel in sent), release(), key=key, pure=False)
        self._out[key] = (future, [job for job, _ in sent])
        future.add_done_callback(lambda one: self._back.put(str(one.key)))

    def _take_back(self, key: str) -> None:
        future, jobs = self._out.pop(key)
        try:
            answers = future.result(timeout=120.0)
        except OtherReleaseError as error:
            raise WorkshopError(
                f"có máy trong cụm chạy bản chidao khác (bản {error}, ở đây là {release()});"
                " hãy cài cùng một bản trên mọi máy rồi chạy lại đúng lệnh cũ"
            ) from None
        except ModuleNotFoundError as error:
            raise WorkshopError(
                f"có máy trong cụm chưa cài chidao hay một gói đi kèm ({error.name}); hãy cài cùng một bản trên mọi máy"
            ) from None
        except Exception as error:
            self._failed(jobs, error)
            return
        for job, results in zip(jobs, answers, strict=True):
            self._finish(job, results)

    def _finish(self, job: Job, results: tuple[Result, ...] | None) -> None:
        if results is None:  # its machine does not see our folder: from now on the bytes go out
            self._seen_there = False
            self._waiting.appendleft(job)
        else:
            self._done.append(Done(job, results))

    def _failed(self, jobs: list[Job], error: Exception) -> None:
        """A piece of work that brought down its machines, or was lost with them: one of its files may be to blame."""
        if self._client.status != "running":
            raise WorkshopError(LOST.format(address=self._address)) from error
        if not self._on_trial:
            self._suspects.extend(jobs)
            return
        words = "các máy của cụm dừng khi đang đọc tệp này; hãy nạp riêng tệp này trên một máy"
        for job in jobs:
            self._done.append(Done(job, (failed(str(job.path), ReadingError(str(job.path), "damaged", words)),)))


def _parcel(job: Job, *, with_content: bool) -> Parcel:
    content = job.path.read_bytes() if with_content else None
    return Parcel(job.path.absolute(), str(job.path), job.size, job.sha256 or "", job.issued_on, content)


def _unreadable(path: Path, error: OSError) -> ReadingError:
    return ReadingError(str(path), "missing" if isinstance(error, FileNotFoundError) else "unreadable")


def _connect(address: str) -> Any:  # a Client, which is not typed
    try:
        from distributed import Client
    except ImportError:
        raise WorkshopError("chạy trên cụm máy cần thêm gói distributed; cài bằng: pip install 'chidao[cluster]'") from None
    try:
        connect: Any = Client
        return connect(address, timeout=CONNECT, set_as_default=False, name="chidao load")
    except (OSError, ValueError, TimeoutError) as error:
        words = " ".join(str(error).split())[:120]
        raise WorkshopError(
            f"không nối được với bộ điều phối tại {address} ({words}); kiểm tra địa chỉ (như tcp://10.0.0.5:8786),"
            " mạng và lệnh dask scheduler trên máy ấy"
        ) from None
