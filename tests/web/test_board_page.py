"""The board and downloads in a real browser: every number leads to a list of so many, files open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from chidao.outputs.board import GROUPINGS
from conftest import Site
from playwright.sync_api import Page
from register_forms import form, task
from sample_lists import days

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_number_leads_to_a_list_of_so_many(site: Site, visit: Visit, shoot: Shoot, by: str) -> None:
    page = visit(site, f"/bang-theo-doi?theo={by}", "official")
    shoot(page, f"bang-{by}")
    links = page.locator("table.board td a")
    found = [(links.nth(place).inner_text(), links.nth(place).get_attribute("href")) for place in range(links.count())]
    assert len(found) > 8
    client = site.client("official")
    for number, target in found:
        assert f"<h1>{number} nhiệm vụ</h1>" in client.get(str(target)).text, target


def test_the_board_of_another_day(site: Site, visit: Visit) -> None:
    page = visit(site, "/bang-theo-doi", "auditor")
    page.get_by_label("Tính đến ngày").fill("2024-07-01")
    page.get_by_label("Gộp theo").select_option("kind")
    page.get_by_role("button", name="Xem").click()
    assert page.get_by_role("heading", name="01/07/2024").is_visible()
    assert page.locator("table.board tbody tr").count() == 2
    page.goto(site.address + "/bang-theo-doi?ngay=2001-01-01")
    assert page.get_by_text("Chưa có nhiệm vụ nào").is_visible()


def test_the_board_is_printed_without_its_frame(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/bang-theo-doi", "auditor")
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert not page.locator(".board-form").is_visible()
    assert page.locator("table.board").is_visible()
    shoot(page, "bang-in")


@pytest.mark.parametrize(
    ("path", "first", "count"),
    [
        ("/nhiem-vu?tinh_trang=open_late", "Số trong sổ", 3), ("/tim?q=nuoc+thai", "Số trong sổ", 2),
        ("/bang-theo-doi?theo=kind", "Loại văn bản", 4),
    ],
)  # fmt: skip
def test_what_is_shown_is_taken_along(site: Site, visit: Visit, path: str, first: str, count: int) -> None:
    page = visit(site, path, "official")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert rows[0][0] == first
    assert len(rows) == count + 1
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert any(sheet.max_row > count for sheet in book.worksheets)


def test_a_download_keeps_the_order_of_the_search(site: Site) -> None:
    client = site.client("official")
    for order, first in (("due", "1"), ("best", "3")):
        rows = list(csv.reader(io.StringIO(client.get(f"/tim/tai?q=nuoc+thai+ccn&xep={order}&dang=csv").text)))
        assert rows[1][0] == first


def test_formulas_of_letters_stay_words(make_site: MakeSite) -> None:
    site = make_site(form(task("=HYPERLINK(1)", ["=1+1"], due=days(-1)), issuer="+cmd"))
    client = site.client("official")
    assert "'=1+1" in client.get("/bang-theo-doi/tai?dang=csv").text
    for target in ("/bang-theo-doi/tai?dang=xlsx", "/nhiem-vu/tai?dang=xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(client.get(target).content))
        cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
        assert cells
        assert all(cell.data_type == "s" for cell in cells)


@pytest.mark.parametrize(
    "path", ["/nhiem-vu/tai", "/tim/tai?q=x&dang=exe", "/bang-theo-doi/tai?dang=docx", "/bang-theo-doi?theo=x"]
)
def test_a_form_that_there_is_not(site: Site, path: str) -> None:
    assert site.client("official").get(path).status_code == 400


def test_the_board_on_a_phone(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/bang-theo-doi", "official", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shoot(page, "bang")
