"""What a form or an address brings: read once, checked, refused in words. Nothing of a request is trusted before this."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated

from fastapi import HTTPException, Path, Request
from starlette.datastructures import FormData, QueryParams, UploadFile

__all__ = [
    "LARGEST_NUMBER", "LONGEST_FIELD", "BadRequestError", "Fields", "Number", "check_form_token", "parse_day", "read_fields",
]  # fmt: skip

MOST_FIELDS = 2_000
LONGEST_FIELD = 100_000
LARGEST_NUMBER = 2**62

Number = Annotated[int, Path(ge=0, le=LARGEST_NUMBER)]
"""The number of a task, a document … in an address; whatever cannot be one is refused before it reaches the register."""


class BadRequestError(Exception):
    """A request that cannot be meant so; the words say in Vietnamese what to do. `status` is the HTTP status."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


def parse_day(value: str) -> date | None:
    """A day as a person types it (30/6/2024) or a browser sends it (2024-06-30); None where it is neither."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        with suppress(ValueError):
            return datetime.strptime(value.strip(), form).date()
    return None


class Fields:
    """The fields of one form or address. Each reader checks what it gives."""

    def __init__(self, fields: FormData | QueryParams) -> None:
        self._fields = fields

    def text(self, name: str, *, longest: int = 2_000) -> str:
        """The words of a field, trimmed; empty where it is missing. Line ends are \\n, zero bytes are dropped."""
        value = self._fields.get(name, "")
        if not isinstance(value, str):
            raise BadRequestError("Biểu mẫu gửi lên không đúng dạng. Hãy mở lại trang rồi thử lại.")
        if len(value) > longest:
            raise BadRequestError(f"Nội dung nhập quá dài (tối đa {longest} ký tự).")
        return value.replace("\r\n", "\n").replace("\0", "").strip()

    def texts(self, name: str, *, most: int = 200) -> list[str]:
        """All values of a field that may be given several times, empty ones left out."""
        values = [value for value in self._fields.getlist(name) if isinstance(value, str)]
        if len(values) > most or any(len(value) > LONGEST_FIELD for value in values):
            raise BadRequestError("Biểu mẫu gửi lên quá lớn.")
        return [value.replace("\0", "").strip() for value in values if value.strip()]

    def number(self, name: str) -> int | None:
        """A whole number from 0 on; None where the field is empty."""
        value = self.text(name, longest=30)
        if not value:
            return None
        if not (value.isascii() and value.isdigit()) or int(value) > LARGEST_NUMBER:
            raise BadRequestError(f"“{value}” không phải là một số.")
        return int(value)

    def needed_number(self, name: str) -> int:
        """A whole number that has to be there."""
        value = self.number(name)
        if value is None:
            raise BadRequestError("Biểu mẫu gửi lên thiếu số thứ tự. Hãy mở lại trang rồi thử lại.")
        return value

    def numbers(self, name: str, *, most: int = 1_000) -> list[int]:
        """Whole numbers, each once."""
        values = self.texts(name, most=most)
        if any(not (value.isascii() and value.isdigit()) or int(value) > LARGEST_NUMBER for value in values):
            raise BadRequestError("Biểu mẫu gửi lên có mục không phải là số.")
        return list(dict.fromkeys(int(value) for value in values))

    def day(self, name: str) -> date | None:
        """A day; None where the field is empty."""
        value = self.text(name, longest=30)
        if not value:
            return None
        found = parse_day(value)
        if not found:
            raise BadRequestError(f"“{value}” không phải là ngày; hãy viết như 30/6/2024.")
        return found

    def choice(self, name: str, choices: Sequence[str], default: str | None = None) -> str | None:
        """One of the values that there are; `default` where the field is empty."""
        value = self.text(name, longest=100)
        if not value:
            return default
        if value not in choices:
            raise BadRequestError(f"Không có lựa chọn “{value}”.")
        return value

    def flag(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.text(name, longest=10) in ("1", "on", "true")

    def files(self, name: str) -> list[UploadFile]:
        """The files of a field; an empty choice of files is none."""
        return [one for one in self._fields.getlist(name) if isinstance(one, UploadFile) and one.filename]


async def read_fields(request: Request, form_token: str, *, most_files: int = 0) -> Fields:
    """The fields of a form that carries the session's token; BadRequestError for one that does not."""
    try:
        form = await request.form(max_files=most_files, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD * 4)
    except HTTPException:
        most = f"; mỗi lần gửi tối đa {most_files} tệp" if most_files else ""
        raise BadRequestError(f"Biểu mẫu gửi lên không đọc được{most}. Hãy mở lại trang rồi thử lại.") from None
    check_form_token(request.headers.get("x-form-token") or form.get("form_token"), form_token)
    return Fields(form)


def check_form_token(given: object, form_token: str) -> None:
    """BadRequestError where a request does not carry the session's token: only our own pages know it."""
    if not isinstance(given, str) or not secrets.compare_digest(given.encode(), form_token.encode()):
        raise BadRequestError("Biểu mẫu đã hết hạn hoặc không phải của phiên này. Hãy mở lại trang rồi thử lại.", 403)
