"""What holds for every answer: headers that browsers obey, limits on what is sent, a line in the access log."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from chidao.outputs.web.settings import MEGABYTE, WebSettings
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["AccessLog", "BodyLimit", "SafeHeaders"]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SafeHeaders:
    """The headers of `HEADERS` on every answer; pages are kept by no cache, files of `/static/` by all."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        cache = "public, max-age=31536000, immutable" if scope["path"].startswith("/static/") else "no-store"

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                wanted = {**HEADERS, "Cache-Control": cache}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.encode(), value.encode())
                        for name, value in wanted.items()
                        if name.lower().encode() not in present
                    ),
                ]
            await send(message)

        await self._app(scope, receive, with_headers)


class BodyLimit:
    """Refuses what is too large, told beforehand or found while it comes in, and what another site sends.

    `larger` are the addresses, as patterns of the whole path, that take more than other forms, each with its limit in bytes.
    """

    def __init__(self, app: ASGIApp, settings: WebSettings, larger: Mapping[str, int]) -> None:
        self._app = app
        self._limit = settings.largest_form
        self._larger = [(re.compile(pattern), limit) for pattern, limit in larger.items()]

    def _limit_of(self, path: str) -> int:
        return next((limit for pattern, limit in self._larger if pattern.fullmatch(path)), self._limit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if headers.get(b"sec-fetch-site", b"none") not in (b"same-origin", b"none"):
            await _refuse(send, 403, "Yêu cầu đến từ trang khác nên bị từ chối.")
            return
        limit = self._limit_of(scope["path"])
        declared = headers.get(b"content-length", b"0")
        if not declared.isdigit() or int(declared) > limit:
            await _refuse(send, 413, _too_large(limit))
            return
        received, started = 0, False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise _TooLargeError
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, counted, watched)
        except _TooLargeError:
            if not started:
                await _refuse(send, 413, _too_large(limit))


class _TooLargeError(Exception):
    pass


def _too_large(limit: int) -> str:
    return f"Dữ liệu gửi lên quá lớn (tối đa {limit // MEGABYTE} MB một lần). Hãy chia nhỏ rồi gửi lại."


async def _refuse(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


class AccessLog:
    """One JSON object a request: when, from where, who, what, with which result. No query words: they may be confidential."""

    def __init__(self, app: ASGIApp, path: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._app = app
        self._clock = clock
        self._log = logging.Logger("chidao.access")
        self._log.addHandler(RotatingFileHandler(path, maxBytes=10 * MEGABYTE, backupCount=10, encoding="utf-8", delay=True))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        began, status = time.monotonic(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            line = {
                "at": self._clock().isoformat(timespec="milliseconds"),
                "from": (scope.get("client") or ("?",))[0],
                "who": scope.get("state", {}).get("login"),
                "method": scope["method"],
                "path": scope["path"][:500],
                "status": status,
                "ms": round((time.monotonic() - began) * 1000),
            }
            self._log.info(json.dumps(line, ensure_ascii=False))
