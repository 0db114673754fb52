"""Writing a report: any list of tasks, in any form, to a stream or to a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, cast, get_args

from chidao.outputs.errors import RegisterError
from chidao.outputs.listing import TaskFilter, each_task, views
from chidao.outputs.reports.content import Outcome, Report, scope_words
from chidao.outputs.reports.options import ReportOptions
from chidao.outputs.status import AsOf

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["FORMS", "Form", "form_of", "save_report", "write_report"]

Form = Literal["xlsx", "docx", "csv", "json", "ics"]
FORMS: dict[Form, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
}
"""The forms, also the endings of their files, and their media types."""

Writer = Callable[[Report, BinaryIO, ReportOptions], Outcome]
MODULES: dict[Form, str] = {"xlsx": "workbook", "docx": "letter", "csv": "separated", "json": "structured", "ics": "calendar"}
"""The module of each form, imported only when it is asked for: the libraries of the others stay unloaded."""


def form_of(path: Path) -> Form:
    """The form that a file's name asks for; RegisterError naming those there are."""
    ending = path.suffix.lower().removeprefix(".")
    if ending not in get_args(Form):
        endings = ", ".join(f".{form}" for form in FORMS)
        raise RegisterError(f"Không biết viết báo cáo ra tệp {path.name!r}: đuôi tệp phải là một trong {endings}.")
    return cast("Form", ending)


def write_report(
    register: Register,
    wanted: TaskFilter,
    form: Form,
    stream: BinaryIO,
    options: ReportOptions | None = None,
    *,
    task_ids: Iterable[int] | None = None,
) -> Outcome:
    """Write the whole list that `wanted` means (its `limit` and `offset` do not count) as of the day `wanted.on` or today.

    With `task_ids` the list is these tasks in this order, as a search found them; of `wanted` only `on` counts then. The
    list is that of one moment, whatever others write meanwhile.
    """
    on = wanted.on or register.today()
    made_at = datetime.fromisoformat(register.now())
    write: Writer = import_module(f"chidao.outputs.reports.{MODULES[form]}").write
    with register.reading():
        if task_ids is None:
            tasks, scope = each_task(register, wanted), scope_words(wanted, _document_words(register, wanted))
        else:
            wanted = replace(TaskFilter(), on=wanted.on)
            tasks, scope = iter(views(register, task_ids, AsOf(on, register.today()))), "theo kết quả tìm kiếm"
        report = Report(register, wanted, on, made_at, scope, tasks)
        return write(report, stream, options or ReportOptions())


def save_report(
    register: Register,
    wanted: TaskFilter,
    path: Path,
    options: ReportOptions | None = None,
    *,
    form: Form | None = None,
    overwrite: bool = False,
) -> Outcome:
    """Write a report to a file, which appears only once it is whole; the form is that of its ending unless given.

    RegisterError where the file is there already and is not to be overwritten, or cannot be written.
    """
    form = form or form_of(path)
    if path.exists() and not overwrite:
        raise RegisterError(f"Đã có tệp {path}. Hãy chọn tên khác, hoặc thêm --force để ghi đè.")
    partial: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".dang-ghi", dir=path.parent)
        partial = Path(name)
        with os.fdopen(handle, "wb") as stream:
            outcome = write_report(register, wanted, form, stream, options)
            stream.flush()
            os.fsync(stream.fileno())
        partial.chmod(0o666 & ~_umask())
        _put_in_place(partial, path, overwrite=overwrite)
    except OSError as error:
        raise RegisterError(f"Không ghi được báo cáo {path}: {_why(error)}") from error
    finally:
        if partial:
            partial.unlink(missing_ok=True)
    return outcome


def _put_in_place(partial: Path, path: Path, *, overwrite: bool) -> None:
    if overwrite:
        partial.replace(path)
        return
    try:
        # A link fails where another was faster with a file of that name; a renaming would overwrite it.
        os.link(partial, path)
    except FileExistsError as error:
        raise RegisterError(f"Đã có tệp {path}. Hãy chọn tên khác, hoặc thêm --force để ghi đè.") from error
    except OSError:
        partial.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có thư mục này."
    if isinstance(error, PermissionError):
        return "không có quyền ghi vào đây, hoặc tệp đang mở ở chương trình khác."
    if isinstance(error, IsADirectoryError):
        return "đó là một thư mục."
    return error.strerror or str(error)


def _document_words(register: Register, wanted: TaskFilter) -> str:
    if wanted.document_id is None:
        return ""
    row = register.db.execute(
        "SELECT coalesce(number, title, path) FROM documents WHERE id = ?", [wanted.document_id]
    ).fetchone()
    return str(row[0]) if row else f"số {wanted.document_id} trong sổ"
