"""What holds for every page, those to come included: accessible by axe's rules at both widths, light and dark, and light in weight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from chidao.outputs.web import WebSettings, create_app
from conftest import Site
from playwright.sync_api import Page, Response
from register_forms import form, task
from routes_of import address, routes_of

LARGEST_PAGE = 150_000
LETTER = form(
    task("Kiểm tra hệ thống xử lý nước thải của các cụm công nghiệp", due="2024-06-30", support=("Sở Y tế tỉnh Bình Sơn",)),
    task("Báo cáo kết quả về Ủy ban nhân dân tỉnh", owners=("Sở Tài chính tỉnh Bình Sơn",), due="2099-01-15"),
    task("Tuyên truyền trên Báo Bình Sơn", owners=()),
)
NOT_PAGES = (".rss", ".ics", ".json", ".png", ".csv", ".xlsx", "/api/")


def _pages() -> list[str]:
    app = create_app(WebSettings(Path("khong-mo.db"), hosts=("*",)))
    found = {address(route) for method, route in routes_of(app) if method == "GET"}
    return sorted(path for path in found if not any(mark in path for mark in NOT_PAGES))


@pytest.fixture(scope="module")
def axe() -> Axe:
    return Axe()


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site(LETTER)


def _violations(axe: Axe, page: Page) -> list[str]:
    found: Any = axe.run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    return [f"{one['id']}: {node['html'][:200]}" for one in found.response["violations"] for node in one["nodes"]]


def test_axe_does_find_faults(axe: Axe, browser: Any) -> None:
    page = browser.new_page()
    page.set_content("<html><body><img src=x><input><p>chữ</p></body></html>")
    assert len(_violations(axe, page)) >= 3
    page.close()


def _is_page(answer: Response) -> bool:
    """A whole page, and no part of one that a script asks for."""
    return "text/html" in answer.headers.get("content-type", "") and answer.text().lower().startswith("<!doctype")


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_on_any_page(site: Site, visit: Callable[..., Page], axe: Axe, width: int) -> None:
    page = visit(site, "/", "administrator", width=width, height=844 if width == 390 else 768)
    found: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for path in _pages():
            answer = page.goto(site.address + path)
            if answer and _is_page(answer) and (faults := _violations(axe, page)):
                found[f"{scheme} {path}"] = faults
    assert not found


def test_no_page_scrolls_sideways_on_a_phone_or_at_double_size(site: Site, visit: Callable[..., Page]) -> None:
    page = visit(site, "/", "administrator", width=390, height=844)
    for width in (390, 683):
        page.set_viewport_size({"width": width, "height": 844})
        for path in _pages():
            page.goto(site.address + path)
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (path, width, over)


def test_no_page_is_heavy(site: Site) -> None:
    client = site.client("administrator")
    for path in _pages():
        answer = client.get(path)
        assert len(answer.content) <= LARGEST_PAGE, path


def test_pages_say_no_to_whatever_comes_from_elsewhere(site: Site) -> None:
    client = site.client("administrator")
    for path in _pages():
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy, path
        assert policy.startswith("default-src 'none'"), path
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert " style=" not in answer.text, path
        assert "<script>" not in answer.text, path
