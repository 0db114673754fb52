"""Settings of reminders: the mail server, when to remind, and the addresses of each body. A TOML file with Vietnamese keys."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from email.utils import parseaddr
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from chidao.outputs.errors import RegisterError
from chidao.outputs.reports.options import wrong_keys
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

__all__ = ["EXAMPLE", "PASSWORD", "Body", "MailSettings", "Schedule", "Server", "password_of", "read_mail_settings"]

PASSWORD = "CHIDAO_SMTP_PASSWORD"
"""The variable of the environment that may hold the password."""
EXAMPLE = files(__package__).joinpath("nhac-viec.mau.toml")
"""A file of settings with a word on each, for people to fill in."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


def _address(words: str) -> str:
    if not _ADDRESS.fullmatch(words):
        raise ValueError("không phải là địa chỉ thư")
    return words


def _sender(words: str) -> str:
    """A name may stand before the address, in angle brackets then."""
    if "\n" in words or "\r" in words:
        raise ValueError("không được có dấu xuống dòng")
    _address(parseaddr(words)[1])
    return words


Address = Annotated[str, AfterValidator(_address)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)


class Server(_Part):
    """Where mails are handed in. `security`: starttls, ssl, or none for a server on this machine or network."""

    host: str = Field(alias="dia_chi", min_length=1)
    port: int = Field(587, alias="cong", ge=1, le=65535)
    security: Literal["starttls", "ssl", "khong"] = Field("starttls", alias="bao_mat")
    certificates: Path | None = Field(None, alias="tep_chung_chi")
    user: str = Field("", alias="tai_khoan")
    password_file: Path | None = Field(None, alias="tep_mat_khau")
    sender: Annotated[str, AfterValidator(_sender)] = Field(alias="nguoi_gui")
    seconds: float = Field(60, alias="cho_giay", gt=0)

    @model_validator(mode="after")
    def _no_open_password(self) -> Server:
        if self.user and self.security == "khong" and self.host not in ("localhost", "127.0.0.1", "::1"):
            raise ValueError("có tài khoản thì bao_mat phải là starttls hoặc ssl, để mật khẩu không đi qua mạng dưới dạng rõ")
        return self


class Schedule(_Part):
    """When to remind: so many days before the last day (0 is the day itself) and after it.

    A reminder that could not go out on its day (holiday, machine switched off) is made up for within `catch_up` days.
    """

    before: tuple[Annotated[int, Field(ge=0, le=365)], ...] = Field((7, 3, 1, 0), alias="truoc")
    after: tuple[Annotated[int, Field(ge=1, le=365)], ...] = Field((1, 7), alias="sau")
    catch_up: int = Field(7, alias="bu", ge=0, le=60)
    role: Literal["chu_tri", "ca_hai"] = Field("chu_tri", alias="vai_tro")
    drafts: bool = Field(False, alias="ca_chua_duyet")

    @property
    def marks(self) -> tuple[int, ...]:
        """Days before the last day, negative after it, the latest first."""
        return tuple(sorted({*self.before, *(-days for days in self.after)}))


class Body(_Part):
    """A body and who gets its mails."""

    name: str = Field(alias="ten", min_length=1)
    addresses: tuple[Address, ...] = Field(alias="thu", min_length=1)


class MailSettings(_Part):
    """Everything that reminders need to know."""

    server: Server = Field(alias="may_chu")
    schedule: Schedule = Field(default_factory=lambda: Schedule.model_validate({}), alias="nhac")
    bodies: tuple[Body, ...] = Field(alias="co_quan", min_length=1)


def read_mail_settings(path: Path) -> MailSettings:
    """The settings in a file; RegisterError naming what is wrong with it. Files named in it stand beside it."""
    hint = "Xem mẫu: chidao remind example"
    try:
        settings = MailSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise RegisterError(f"Không đọc được tệp cài đặt nhắc việc {path}. {hint}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RegisterError(f"Tệp cài đặt nhắc việc {path} không đúng dạng TOML ({error}). {hint}") from error
    except ValidationError as error:
        raise RegisterError(f"Tệp cài đặt nhắc việc {path}: {wrong_keys(error)}. {hint}") from error
    server, folder = settings.server, path.parent
    beside = {
        name: folder / named for name in ("password_file", "certificates") if (named := getattr(server, name)) is not None
    }
    return settings.model_copy(update={"server": server.model_copy(update=beside)})


def password_of(server: Server) -> str:
    """The password: from the environment, else from the file, which nobody else may be able to read."""
    given = os.environ.get(PASSWORD)
    if given:
        return given
    path = server.password_file
    if path is None:
        raise RegisterError(f"Chưa có mật khẩu gửi thư. Hãy đặt biến {PASSWORD}, hoặc nêu tep_mat_khau trong tệp cài đặt.")
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise RegisterError(f"Người khác đọc được tệp mật khẩu {path}. Hãy gõ: chmod 600 {path}")
        return path.read_text(encoding="utf-8").strip("\r\n")
    except OSError as error:
        raise RegisterError(f"Không đọc được tệp mật khẩu {path}.") from error
