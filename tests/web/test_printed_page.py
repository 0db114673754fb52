"""Files of word processors in a real browser: laid out in pages, with the words of a task marked on the picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from chidao.corpus.reading.office import convert, find_converter
from chidao.corpus.samples import SAMPLES
from chidao.outputs.web import Services
from chidao.pipeline.cli_serve import load_files_of_page
from conftest import Site
from playwright.sync_api import Page, expect

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]
LAID_OUT = 180_000
"""Milliseconds until LibreOffice has laid a file out on a machine that has much else to do."""

pytestmark = pytest.mark.skipif(not find_converter(), reason="chưa cài libreoffice-writer-nogui")


@pytest.mark.parametrize("form", ["docx", "doc", "odt", "rtf"])
def test_a_letter_is_reviewed_on_its_picture(
    make_site: MakeSite, visit: Visit, shoot: Shoot, tmp_path: Path, form: str
) -> None:
    letter = tmp_path / f"cong-van.{form}"
    content = (SAMPLES / "cv-nha-o-xa-hoi.docx").read_bytes()
    letter.write_bytes(content if form == "docx" else convert(content, "docx", form))
    site = make_site(services=Services(load=load_files_of_page))
    page = visit(site, "/nap", "secretariat")
    page.get_by_label("Chọn tệp").set_input_files(letter)
    sent = page.locator(".uploads > li", has_text=letter.name)
    expect(sent.get_by_text("Đã vào sổ")).to_be_visible(timeout=LAID_OUT)
    page.goto(site.address + "/duyet/1?xem=trang&chon=nv2")
    mark = page.locator("svg.page-picture rect.task.on").first
    expect(mark).to_be_visible(timeout=LAID_OUT)
    expect(mark).to_be_in_viewport()
    shoot(page, f"duyet-ban-dan-{form}")
    page.goto(site.address + "/duyet/1?xem=trang&trang=2")
    expect(page.locator("svg.page-picture image")).to_be_visible(timeout=LAID_OUT)
    expect(page.locator("nav.page-turn").first).to_contain_text("Trang 2/")
