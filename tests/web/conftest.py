"""A real site over a real register, and a real browser. Tests of pages use nothing of the application but its addresses."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import httpx
import pytest
import sample_lists
import uvicorn
from chidao.outputs.audit import Actor
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.people.accounts import Account, Accounts
from chidao.outputs.people.passwords import hash_password
from chidao.outputs.people.rights import ROLES
from chidao.outputs.register import Register
from chidao.outputs.web import Services, WebSettings, create_app
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PASSWORD = "mat khau cua toi 12"
SHOTS = os.environ.get("CHIDAO_SHOTS")
"""A folder for pictures of the pages, to be looked at; none are made without it."""


@dataclass
class Site:
    """A running site. Every account of `accounts` has the password PASSWORD."""

    address: str
    register: Path
    accounts: dict[str, Account] = field(default_factory=dict)

    def open_register(self) -> Register:
        return Register.open(self.register)

    def client(self, login: str | None = None) -> httpx.Client:
        """An HTTP client, logged in as `login`."""
        client = httpx.Client(base_url=self.address, follow_redirects=True, timeout=60)
        if login:
            page = client.get("/dang-nhap")
            form = {"form_token": form_token(page.text), "login": login, "password": PASSWORD, "tiep": "/"}
            assert client.post("/dang-nhap", data=form).status_code == 200
        return client


def form_token(page: str) -> str:
    """The token that a page's forms carry."""
    found = re.search(r'name="form_token" value="([^"]+)"', page)
    assert found, page[:500]
    return found[1]


@pytest.fixture
def make_site(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    """Starts sites: over the given extractions, with an account for each role, named like the role."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(
        *forms: ExtractionForm,
        services: Services | None = None,
        accounts: bool = True,
        register: Path | None = None,
        **settings: object,
    ) -> Site:
        path = register or tmp_path / "so.db"
        site = Site("", path)
        with Register.open(path) as opened:
            for form in forms:
                opened.add(form)
            if accounts:
                site.accounts = make_accounts(opened)
        app = create_app(WebSettings(path, **settings), services)  # type: ignore[arg-type]
        server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
        port = server.servers[0].sockets[0].getsockname()[1]
        site.address = f"http://127.0.0.1:{port}"
        running.append((server, thread))
        return site

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(timeout=10)


@cache
def _kept_password() -> str:
    """Hashed once: that is meant to be slow."""
    return hash_password(PASSWORD)


def make_accounts(register: Register) -> dict[str, Account]:
    """One account of each role, named like the role, past its first login."""
    accounts = Accounts(register)
    made = {role: accounts.create(role, f"Người {role}", role, Actor("kiểm thử"))[0] for role in ROLES}
    with register.writing():
        register.db.execute("UPDATE accounts SET password_hash = ?, must_change = 0", [_kept_password()])
    return made


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    """A site over the register of `sample_lists`, some of its tasks followed up."""
    made = make_site(*sample_lists.forms())
    with made.open_register() as register:
        sample_lists.follow(register)
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system, headless, cut off from the network but for this machine."""
    program = shutil.which("chromium")
    assert program, "Thiếu trình duyệt: sudo apt-get install -y chromium"
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync"]  # fmt: skip
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=arguments)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of a site as somebody; every request that leaves the machine, and every error of a script, fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(site: Site, path: str = "/", login: str | None = None, *, width: int = 1366, height: int = 768) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN", accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda request: (
                faults.append(request.url) if not request.url.startswith((site.address, "blob:", "data:")) else None
            ),
        )
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda said: faults.append(said.text) if said.type == "error" and "status of 4" not in said.text else None,
        )
        if login:
            page.goto(site.address + "/dang-nhap")
            page.get_by_label("Tên đăng nhập").fill(login)
            page.get_by_label("Mật khẩu").fill(PASSWORD)
            page.get_by_role("button", name="Đăng nhập").click()
        page.goto(site.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def shoot() -> Callable[[Page, str], None]:
    """Takes a picture of a page where CHIDAO_SHOTS names a folder."""

    def take(page: Page, name: str) -> None:
        if SHOTS:
            Path(SHOTS).mkdir(parents=True, exist_ok=True)
            width = (page.viewport_size or {"width": 0})["width"]
            page.screenshot(path=Path(SHOTS, f"{name}-{width}.png"), full_page=True)

    return take
