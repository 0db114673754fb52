"""Assembling the application: middleware, routes, and what a person sees when something cannot be done."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from chidao.outputs.errors import RegisterError
from chidao.outputs.ledger import with_fields
from chidao.outputs.register import Register
from chidao.outputs.seen import ChangedMeanwhileError
from chidao.outputs.suggestions import warm_up
from chidao.outputs.web import routes
from chidao.outputs.web.access import ForbiddenError, LoginNeededError, safe_target
from chidao.outputs.web.forms import BadRequestError
from chidao.outputs.web.middleware import AccessLog, BodyLimit, SafeHeaders
from chidao.outputs.web.page_keeper import PageKeeper
from chidao.outputs.web.pages import STATIC, render
from chidao.outputs.web.prover import Prover
from chidao.outputs.web.settings import Services, WebSettings
from chidao.outputs.web.worker import LoadingWorker
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

__all__ = ["API", "create_app"]

API = "/api/"
"""Addresses for programs; errors there are JSON."""

log = logging.getLogger(__name__)


def create_app(settings: WebSettings, services: Services | None = None) -> FastAPI:
    """The application over one register, which must exist."""
    app = FastAPI(
        title="chidao", summary="Sổ theo dõi nhiệm vụ từ văn bản chỉ đạo", version="1", docs_url=None, redoc_url=None,
        openapi_url=None, lifespan=_lifespan,
    )  # fmt: skip
    app.state.settings = settings
    app.state.services = services or Services()
    app.state.worker = LoadingWorker(settings, app.state.services)
    app.state.pages = PageKeeper(settings.pictures)
    app.state.prover = Prover()
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in routes.PAGE_ROUTERS:
        app.include_router(router, include_in_schema=False)
    for router in routes.API_ROUTERS:
        app.include_router(router)
    for error, handler in _HANDLERS:
        app.add_exception_handler(error, handler)
    # The last one added is the first to see a request.
    app.add_middleware(BodyLimit, settings=settings, larger=routes.larger_bodies(settings))
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_middleware(SafeHeaders)
    app.add_middleware(AccessLog, path=settings.access_log)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """What was sent in and not loaded when the last run ended is loaded now."""
    worker: LoadingWorker = app.state.worker
    worker.wake()
    threading.Thread(target=_make_ready, args=(app.state.settings,), name="chidao-chuan-bi", daemon=True).start()
    yield
    await run_in_threadpool(worker.stop)
    await run_in_threadpool(app.state.pages.stop)
    await run_in_threadpool(app.state.prover.stop)


def _make_ready(settings: WebSettings) -> None:
    """What takes a moment the first time is there before anybody waits for it: names of bodies, what the board counts."""
    warm_up()
    try:
        with Register.open(settings.register, create=False) as register:
            with_fields(register)
    except RegisterError:
        log.exception("the register cannot be made ready")


def _failed(request: Request, status: int, words: str, title: str = "Chưa làm được") -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"error": words}, status_code=status)
    back = safe_target(request.url.path if request.method == "GET" and status != 404 else "/")
    return render(request, "message.html", None, None, status=status, title=title, words=words, back=back)


def _login_needed(request: Request, error: Exception) -> Response:
    target = error.target if isinstance(error, LoginNeededError) else "/"
    if request.url.path.startswith(API):
        return JSONResponse({"error": "Cần đăng nhập hoặc mã truy cập."}, status_code=401)
    if target == "/mat-khau":
        return RedirectResponse("/mat-khau", status_code=303)
    return RedirectResponse(f"/dang-nhap?tiep={quote(target, safe='')}", status_code=303)


def _forbidden(request: Request, error: Exception) -> Response:
    words = "Tài khoản của anh/chị không có quyền làm việc này. Nếu cần, hãy đề nghị người quản trị cấp quyền."
    return _failed(request, 403, words, "Không có quyền")


def _bad_request(request: Request, error: Exception) -> Response:
    return _failed(request, error.status if isinstance(error, BadRequestError) else 400, str(error))


def _changed_meanwhile(request: Request, error: Exception) -> Response:
    return _failed(request, 409, str(error), "Đã có người thay đổi trước")


def _register_error(request: Request, error: Exception) -> Response:
    return _failed(request, 422, str(error))


def _invalid(request: Request, error: Exception) -> Response:
    return _failed(request, 422, "Tham số trong địa chỉ không đúng dạng.")


def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    words = {
        404: "Không có trang hoặc mục này. Có thể địa chỉ gõ sai, hoặc mục đã được gộp vào mục khác.",
        405: "Địa chỉ này không nhận yêu cầu kiểu đó.",
        400: "Yêu cầu gửi lên không đúng dạng.",
    }
    title = "Không tìm thấy" if status == 404 else "Chưa làm được"
    return _failed(request, status, words.get(status, "Yêu cầu không thực hiện được."), title)


def _unforeseen(request: Request, error: Exception) -> Response:
    log.error("unforeseen", exc_info=error)
    words = "Chương trình gặp sự cố chưa lường trước. Sổ không bị ảnh hưởng. Hãy thử lại, hoặc báo người phụ trách phần mềm."
    return _failed(request, 500, words, "Sự cố")


Handler = Callable[[Request, Exception], Any]
_HANDLERS: Sequence[tuple[type[Exception], Handler]] = (
    (LoginNeededError, _login_needed),
    (ForbiddenError, _forbidden),
    (BadRequestError, _bad_request),
    (ChangedMeanwhileError, _changed_meanwhile),
    (RegisterError, _register_error),
    (RequestValidationError, _invalid),
    (HTTPException, _http_error),
    (Exception, _unforeseen),
)
