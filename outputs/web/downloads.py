"""Lists taken along: written to a file that belongs to nobody, sent from there, never shown as a page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, BinaryIO, cast
from urllib.parse import quote

from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.reports import FORMS, Form, ReportOptions, write_report
from chidao.outputs.web.forms import BadRequestError, Fields
from fastapi.responses import StreamingResponse

__all__ = ["TABLES", "form_asked", "send_file", "send_tasks"]

IN_MEMORY = 8 * 1024 * 1024
CHUNK = 256 * 1024
TABLES = ("xlsx", "csv")
"""The forms in which tables are offered; reports come in more."""


def form_asked(fields: Fields, among: tuple[str, ...] = tuple(FORMS)) -> Form:
    """The form that an address asks for; BadRequestError where it names none."""
    form = fields.choice("dang", among)
    if form is None:
        raise BadRequestError("Địa chỉ tải về thiếu dạng tệp (xlsx, csv…).")
    return cast("Form", form)


def send_tasks(
    register: Register,
    wanted: TaskFilter,
    form: Form,
    name: str,
    *,
    task_ids: Iterable[int] | None = None,
    options: ReportOptions | None = None,
) -> StreamingResponse:
    """A list of tasks in one of the forms of reports."""
    on = wanted.on or register.today()

    def write(stream: BinaryIO) -> None:
        write_report(register, wanted, form, stream, options, task_ids=task_ids)

    return send_file(write, FORMS[form], f"{name}-{on:%Y-%m-%d}.{form}")


def send_file(write: Callable[[BinaryIO], Any], media_type: str, name: str) -> StreamingResponse:
    """What `write` writes, as a file to be saved under `name`."""
    # Closed when it was sent, long after this function.
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    try:
        write(cast("BinaryIO", file))
        file.seek(0, 2)
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "Content-Length": str(size)}
    return StreamingResponse(_chunks(file), media_type=media_type, headers=headers)


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk
