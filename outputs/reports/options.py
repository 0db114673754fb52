"""What a report says of the office that makes it, and how a calendar shows its tasks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from chidao.outputs.errors import RegisterError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

__all__ = ["CalendarEntry", "Letterhead", "ReportOptions", "Separator", "read_letterhead", "wrong_keys"]

CalendarEntry = Literal["event", "todo"]
Separator = Literal[",", ";", "\t"]


class Letterhead(BaseModel):
    """The frame of a report by Nghị định 30/2020/NĐ-CP. What is left empty stays dotted, to be filled in by hand.

    The keys of the file are Vietnamese: office people write it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)

    parent: str = Field("", alias="co_quan_chu_quan")
    issuer: str = Field("", alias="co_quan_ban_hanh")
    number: str = Field("", alias="so")
    symbol: str = Field("", alias="ky_hieu")
    place: str = Field("", alias="dia_danh")
    to: str = Field("", alias="kinh_gui")
    proposals: tuple[str, ...] = Field((), alias="kien_nghi")
    authority: str = Field("", alias="quyen_han")
    position: str = Field("", alias="chuc_vu")
    signer: str = Field("", alias="nguoi_ky")
    recipients: tuple[str, ...] = Field((), alias="noi_nhan")


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What differs between reports of one form.

    `by_heir` counts by the bodies that answer for the tasks on the day, not by those that the documents name. `most_listed`
    limits the tasks that each table of the .docx lists.
    """

    letterhead: Letterhead = field(default_factory=lambda: Letterhead.model_validate({}))
    separator: Separator = ","
    entry: CalendarEntry = "event"
    alarm_days: tuple[int, ...] = (7, 3, 1)
    by_heir: bool = False
    most_listed: int = 200


def read_letterhead(path: Path) -> Letterhead:
    """The letterhead in a TOML file; RegisterError naming the file and the line of it that is wrong."""
    try:
        return Letterhead.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise RegisterError(f"Không đọc được tệp khung báo cáo {path}. Hãy kiểm tra tên tệp.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(
            f"Tệp khung báo cáo {path} không đúng dạng TOML ({error}). Xem mẫu trong docs/bao-cao.md."
        ) from error
    except ValidationError as error:
        raise RegisterError(f"Tệp khung báo cáo {path}: {wrong_keys(error)}. Xem mẫu trong docs/bao-cao.md.") from error


def wrong_keys(error: ValidationError) -> str:
    """The keys of a settings file that are wrong, in Vietnamese."""
    words = {"extra_forbidden": "không có mục này", "missing": "còn thiếu"}
    found = []
    for one in error.errors():
        name = ".".join(str(part) for part in one["loc"])
        wrong = words.get(one["type"]) or f"không nhận giá trị {one['input']!r}"
        found.append(f"“{name}” {wrong}")
    return "; ".join(found)
