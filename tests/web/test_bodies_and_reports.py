"""Bodies and reports in a real browser."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import Site
from playwright.sync_api import Page

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def test_a_body_is_found_without_accents(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/co-quan", "official")
    assert page.locator("tbody tr").count() == 7
    page.get_by_label("Tên cơ quan").fill("so tai chinh")
    page.get_by_role("button", name="Tìm").last.click()
    assert page.get_by_role("link", name="Sở Tài chính tỉnh Bình Sơn").is_visible()
    assert page.get_by_role("link", name="Sở Tài chính tỉnh Bắc Ninh").is_visible()
    shoot(page, "co-quan")


def test_a_body_with_what_it_inherited(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/co-quan/xem?ten=" + quote("so tai chinh bac ninh"), "official")
    assert page.get_by_role("heading", name="Sở Tài chính tỉnh Bắc Ninh").is_visible()
    assert page.get_by_text("1 việc kế thừa").is_visible()
    assert page.get_by_text("kế thừa từ Sở Kế hoạch và Đầu tư tỉnh Bắc Giang").is_visible()
    shoot(page, "co-quan-xem")
    page.locator("section", has_text="Kế thừa việc của").get_by_role(
        "link", name="Sở Kế hoạch và Đầu tư tỉnh Bắc Giang"
    ).click()
    assert page.get_by_role("heading", name="Sở Kế hoạch và Đầu tư tỉnh Bắc Giang").is_visible()
    page.get_by_label("Tính đến ngày").fill("2026-01-05")
    page.get_by_role("button", name="Xem").click()
    assert page.get_by_text("Việc nay thuộc về").is_visible()


def test_a_body_that_the_directory_does_not_know(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/co-quan/xem?ten=" + quote("Sở Nông nghiệp và Môi trường tỉnh Bình Sơn"), "official")
    assert page.get_by_text("không có trong danh bạ").is_visible()
    numbers = page.locator("a.tile")
    client = site.client("official")
    for place in range(numbers.count()):
        shown = numbers.nth(place).locator("b").inner_text()
        assert f"<h1>{shown} nhiệm vụ</h1>" in client.get(str(numbers.nth(place).get_attribute("href"))).text
    shoot(page, "co-quan-ngoai-danh-ba")
    page.goto(site.address + "/co-quan/xem?ten=" + quote("Sở Y tế"))
    assert page.get_by_text("có thể là").is_visible()
    assert site.client("official").get("/co-quan/xem").status_code == 404


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv", "ics", "json"])
def test_reports_are_made(site: Site, visit: Visit, shoot: Shoot, form: str) -> None:
    page = visit(site, "/bao-cao", "auditor")
    page.get_by_label("Tình trạng").select_option("open_late")
    page.locator(f"input[value={form}]").check()
    if form == "docx":
        page.get_by_text("Khung báo cáo").click()
        page.get_by_label("Cơ quan ban hành").fill("SỞ <b>NỘI VỤ</b> & VĂN PHÒNG")
        shoot(page, "bao-cao")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải báo cáo").click()
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename.endswith(f".{form}")
    if form == "docx":
        assert "NỘI VỤ" in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    words = {"csv": "Lập kế hoạch đầu tư", "ics": "BEGIN:VEVENT", "json": "open_late"}.get(form)
    assert words is None or words in content.decode("utf-8-sig")


@pytest.mark.parametrize(
    "path", ["/co-quan?ten=so", "/co-quan/xem?ten=S%E1%BB%9F+T%C3%A0i+ch%C3%ADnh+t%E1%BB%89nh+B%E1%BA%AFc+Ninh", "/bao-cao"]
)
def test_on_a_phone(site: Site, visit: Visit, shoot: Shoot, path: str) -> None:
    page = visit(site, path, "official", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shoot(page, path.split("?")[0].strip("/").replace("/", "-"))


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "' OR 1=1 --", "%", "a" * 299, "😀", "."])
def test_hostile_names_are_words(site: Site, name: str) -> None:
    client = site.client("official")
    for path in ("/co-quan", "/co-quan/xem"):
        answer = client.get(path, params={"ten": name, "ngay": "2025-01-01"})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.text
