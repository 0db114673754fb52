"""How the web application is set up, and what it gets of the pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

__all__ = ["LoadedFile", "Loader", "Services", "WebSettings"]

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Settings of one running application.

    `trusted_header` names the header in which a proxy tells who logged in there; it counts only for requests that come from
    one of `trusted_proxies`. None, the default, means that people log in here. `secure_cookies` where the proxy speaks https.
    """

    register: Path
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    trusted_header: str | None = None
    trusted_proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    secure_cookies: bool = False
    largest_form: int = MEGABYTE
    largest_upload: int = 512 * MEGABYTE

    @property
    def files(self) -> Path:
        """The folder beside the register that keeps what was uploaded: page pictures are drawn from there."""
        return self.register.with_name(f"{self.register.stem}-tep")

    @property
    def pictures(self) -> Path:
        """The folder beside the register that keeps pictures of pages; whatever is in it can be drawn anew."""
        return self.register.with_name(f"{self.register.stem}-anh-trang")

    @property
    def access_log(self) -> Path:
        """Who asked for what, when: one JSON object a line."""
        return self.register.with_name(f"{self.register.stem}-truy-cap.log")


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """What became of one file: as `Outcome` of the pipeline tells it."""

    path: str
    status: Literal["loaded", "known", "needs_ocr", "set_aside"]
    reason: str | None = None
    tasks: int = 0


class Loader(Protocol):
    """Loads files into the register at `register`, one after another, telling of each as it is done."""

    def __call__(self, files: Sequence[Path], register: Path) -> Iterator[LoadedFile]: ...


def _load_nothing(files: Sequence[Path], register: Path) -> Iterator[LoadedFile]:
    for path in files:
        yield LoadedFile(str(path), "set_aside", f"{path.name}: chương trình này được mở chỉ để xem, không nạp văn bản.")


@dataclass(frozen=True, slots=True)
class Services:
    """What the application gets of the pipeline."""

    load: Loader = field(default=_load_nothing)
