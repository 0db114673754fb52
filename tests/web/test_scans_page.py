"""A scan in a real browser, from the file sent in to the words marked on its picture in review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from chidao.corpus.reading import ocr
from chidao.outputs.web import Services
from chidao.pipeline.cli_serve import load_files_of_page
from conftest import Site
from paper import Paper
from photocopies import as_picture, scanned
from playwright.sync_api import Locator, Page, expect

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]
RECOGNISED = 180_000
"""Milliseconds until a page is recognised on a machine that has much else to do."""

pytestmark = pytest.mark.skipif(not ocr.is_available(), reason="chưa cài tesseract-ocr và tesseract-ocr-vie")

HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH SƠN", "Số: 77/CT-UBND", "Bình Sơn, ngày 12 tháng 5 năm 2026", "CHỈ THỊ",
        "Về việc bảo đảm an toàn hồ, đập trong mùa mưa lũ")  # fmt: skip
BEGINNING = "Để chủ động ứng phó với mưa lũ năm nay, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"
FIRST = "1. Sở Công Thương kiểm tra việc vận hành hồ chứa thủy điện, báo cáo kết quả trước ngày 30/8/2026."
SECOND = "2. Sở Xây dựng rà soát nhà ở không bảo đảm an toàn ven sông, hoàn thành trong tháng 9 năm 2026."


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letter as it was printed: what the scans are pictures of."""
    paper = Paper(tmp_path_factory.mktemp("in") / "in.pdf")
    for line in HEAD:
        paper.centre(line)
    paper.paragraph(BEGINNING)
    paper.y -= 240  # what is to be done stands low on the page, below what a screen shows of it
    for paragraph in (FIRST, SECOND):
        paper.paragraph(paragraph)
    paper.canvas.save()
    return paper.path


def as_png(printed: Path, path: Path) -> Path:
    as_picture(printed).save(path, dpi=(300, 300))
    return path


def as_scan(printed: Path, path: Path) -> Path:
    return scanned(as_picture(printed), path, 200)


def words_under(printed: Path, page: Page, mark: Locator) -> str:
    """The words that stand on the printed page where the mark lies on its picture."""
    picture, box = page.locator("svg.page-picture").bounding_box(), mark.bounding_box()
    assert picture
    assert box
    document = pypdfium2.PdfDocument(printed)
    width, height = document[0].get_size()
    scale = width / picture["width"]
    left, top = (box["x"] - picture["x"]) * scale, (box["y"] - picture["y"]) * scale
    words = (
        document[0]
        .get_textpage()
        .get_text_bounded(left - 2, height - top - box["height"] * scale - 2, left + box["width"] * scale + 2, height - top + 2)
    )
    document.close()
    return " ".join(words.split())


@pytest.mark.parametrize(("make", "name"), [(as_png, "chi-thi.png"), (as_scan, "chi-thi.pdf")], ids=["png", "pdf"])
def test_a_scan_is_reviewed_on_its_picture(
    make_site: MakeSite, visit: Visit, shoot: Shoot, printed: Path, tmp_path: Path,
    make: Callable[[Path, Path], Path], name: str,
) -> None:  # fmt: skip
    site = make_site(services=Services(load=load_files_of_page))
    page = visit(site, "/nap", "secretariat")
    page.get_by_label("Chọn tệp").set_input_files(make(printed, tmp_path / name))
    sent = page.locator(".uploads > li", has_text=name)
    expect(sent.get_by_text("Đã vào sổ")).to_be_visible(timeout=RECOGNISED)
    sent.get_by_role("link", name="Duyệt").click()
    page.get_by_role("link", name="Ảnh trang").click()
    # The picture is there at once, its marks come by themselves.
    expect(page.locator("svg.page-picture rect.task.on").first).to_be_visible(timeout=RECOGNISED)
    expect(page.locator("svg.page-picture image")).to_be_visible()
    shoot(page, f"duyet-ban-quet-{name[-3:]}")
    marks = page.locator("svg.page-picture a:has(rect.task)")
    seen = {words_under(printed, page, marks.nth(place)) for place in range(marks.count())}
    assert any("kiểm tra việc vận hành" in words for words in seen), seen
    assert any("rà soát nhà ở" in words for words in seen), seen
    chosen = page.locator("#sua textarea").first.input_value()
    under = words_under(printed, page, page.locator("svg.page-picture rect.task.on").first)
    assert under.split()[1] in chosen
    other = page.locator("svg.page-picture a:has(rect.task:not(.on))").first
    wanted = words_under(printed, page, other).split()[1]
    other.click()
    expect(page.locator("#sua textarea").first).not_to_have_value(chosen)
    assert wanted in page.locator("#sua textarea").first.input_value()


def test_what_is_chosen_comes_into_view_on_the_picture(
    make_site: MakeSite, visit: Visit, printed: Path, tmp_path: Path
) -> None:
    site = make_site(services=Services(load=load_files_of_page))
    page = visit(site, "/nap", "secretariat")
    page.get_by_label("Chọn tệp").set_input_files(as_png(printed, tmp_path / "chi-thi.png"))
    expect(page.get_by_text("Đã vào sổ").first).to_be_visible(timeout=RECOGNISED)
    page.goto(site.address + "/duyet/1?xem=trang&chon=nv2")
    mark = page.locator("svg.page-picture rect.task.on").first
    expect(mark).to_be_visible(timeout=RECOGNISED)
    expect(mark).to_be_in_viewport()
