"""Documents in a real browser: the list, one with its marks and neighbours, its file, the pictures of its pages."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from chidao.corpus import samples
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.web.segments import Mark, cut, parts_of
from chidao.pipeline.extracting import extract_file
from conftest import Site
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect
from register_forms import form, task

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]
SAMPLE = Path(samples.__file__).parent / "ct-chay-rung.pdf"
DRAWN = 60_000


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> ExtractionForm:
    """A PDF of several pages as it is loaded."""
    path = tmp_path_factory.mktemp("den") / "ct-chay-rung.pdf"
    shutil.copy(SAMPLE, path)
    return extract_file(path)


def test_the_list_is_searched_without_accents_and_narrowed(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(
        form(task("Rà soát")), form(task("Kiểm tra"), kind="chi_thi", number="3/CT", title="Phòng cháy rừng", path="b.txt")
    )
    page = visit(site, "/van-ban", "official")
    assert page.locator("tbody tr").count() == 2
    shoot(page, "van-ban-danh-sach")
    page.get_by_label("Tìm văn bản").fill("chay rung")
    page.get_by_role("button", name="Tìm", exact=True).last.click()
    assert page.locator("tbody tr").count() == 1
    page.get_by_role("link", name="“chay rung”").click()
    assert page.locator("tbody tr").count() == 2
    page.goto(site.address + "/van-ban?loai=chi_thi")
    assert page.locator("tbody tr").count() == 1
    page.goto(site.address + "/van-ban?nap_tu=2999-01-01")
    assert page.get_by_text("Không có văn bản nào như vậy").is_visible()


def test_the_tasks_of_a_version_that_says_the_same_are_followed_in_the_one_before(make_site: MakeSite, visit: Visit) -> None:
    tasks = (task("Rà soát hệ thống thoát nước"), task("Kiểm tra các cụm công nghiệp trên địa bàn"))
    site = make_site(form(*tasks), form(*tasks, path="ban-hai.rtf", heading="Bản gửi lại.\n"))
    page = visit(site, "/van-ban/2", "official")
    assert page.get_by_role("heading", name="0 nhiệm vụ").is_visible()
    told = page.get_by_text("2 nhiệm vụ như ở bản trước")
    assert told.is_visible()
    told.get_by_role("link").click()
    assert page.url.endswith("/van-ban/1")
    assert page.get_by_role("heading", name="2 nhiệm vụ").is_visible()


def test_a_document_shows_its_neighbours(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    heading = "Căn cứ Công văn số 214/UBND-KT.\n"
    citing = form(
        task("Kiểm tra hệ thống xử lý nước thải của các cụm công nghiệp trên địa bàn"), number="9/SCT", path="b.txt",
        heading=heading,
        citations=[{"start": 7, "end": 30, "text": heading[7:30], "kind": "cong_van", "number": "214/UBND-KT",
                    "relation": "implements", "confidence": 0.9}],
    )  # fmt: skip
    site = make_site(form(task("Báo cáo")), citing)
    page = visit(site, "/van-ban/1", "official")
    assert page.get_by_role("heading", name="Được viện dẫn trong").is_visible()
    page.get_by_role("link", name="Công văn 9/SCT").click()
    assert page.get_by_text("trong sổ:").is_visible()
    page.get_by_role("link", name="Tìm văn bản cùng việc").click()
    shoot(page, "van-ban")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shoot(page, "van-ban")
    assert page.get_by_role("link", name="Duyệt 1 nhiệm vụ").count() == 0
    page.locator("#nguon .m.task").first.click()
    assert page.locator("#nguon .m.on").count() >= 1


def test_the_picture_of_a_page_bears_the_marks(make_site: MakeSite, visit: Visit, pdf: ExtractionForm, shoot: Shoot) -> None:
    site = make_site(pdf)
    page = visit(site, "/duyet/1?chon=nv2&xem=trang", "secretariat")
    expect(page.locator("svg.page-picture rect.on").first).to_be_visible(timeout=DRAWN)
    expect(page.locator("svg.page-picture image")).to_be_visible()
    shoot(page, "duyet-anh-trang")
    box = page.locator("svg.page-picture").bounding_box()
    mark = page.locator("svg.page-picture rect.on").first.bounding_box()
    assert box
    assert mark
    assert box["x"] < mark["x"] < box["x"] + box["width"]
    # What the mark covers is the words that it means: the page's own words at that place.
    import pypdfium2

    assert pdf.source.pages
    document = pypdfium2.PdfDocument(pdf.source.path)
    width, height = document[pdf.tasks[1].page - 1].get_size()  # type: ignore[operator]
    scale = width / box["width"]
    found = document[pdf.tasks[1].page - 1].get_textpage().get_text_bounded(  # type: ignore[operator]
        (mark["x"] - box["x"]) * scale, height - (mark["y"] + mark["height"] - box["y"]) * scale,
        (mark["x"] + mark["width"] - box["x"]) * scale, height - (mark["y"] - box["y"]) * scale,
    )  # fmt: skip
    words = found.split()
    assert words
    assert words[1] in pdf.tasks[1].text
    other = page.locator("svg.page-picture rect.task:not(.on)").first
    other.click()
    expect(page.get_by_role("heading", name="Nhiệm vụ 2")).not_to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    shoot(page, "duyet-anh-trang")
    page.goto(site.address + "/van-ban/1?xem=trang&trang=2")
    expect(page.locator("svg.page-picture")).to_be_visible(timeout=DRAWN)
    assert page.get_by_text("Trang 2/").is_visible()


def test_pictures_are_kept_and_given_to_readers_only(make_site: MakeSite, pdf: ExtractionForm, tmp_path: Path) -> None:
    site = make_site(pdf)
    client = site.client("official")
    answer = client.get("/van-ban/1/trang/1.png")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    assert answer.content[:4] == b"\x89PNG"
    assert (tmp_path / "so-anh-trang" / pdf.source.sha256[:2] / pdf.source.sha256 / "1.png").read_bytes() == answer.content
    assert client.get("/van-ban/1/trang/99.png").status_code == 404
    assert client.get("/van-ban/1/trang/0.png").status_code == 404
    assert "/dang-nhap" in str(site.client().get("/van-ban/1/trang/1.png").url)


def test_a_file_that_is_gone_is_told_in_words(make_site: MakeSite, visit: Visit, pdf: ExtractionForm, tmp_path: Path) -> None:
    gone = pdf.model_copy(update={"source": pdf.source.model_copy(update={"path": str(tmp_path / "mat.pdf")})})
    site = make_site(gone)
    page = visit(site, "/duyet/1?xem=trang", "secretariat")
    assert page.get_by_text("Tệp gốc mat.pdf không còn ở chỗ cũ").is_visible()
    assert site.client("official").get("/van-ban/1/tep").status_code == 404
    (tmp_path / "mat.pdf").write_bytes(b"%PDF tep khac")
    assert site.client("official").get("/van-ban/1/tep").status_code == 404


def test_the_file_is_given_to_be_saved_never_shown(make_site: MakeSite, pdf: ExtractionForm) -> None:
    answer = make_site(pdf).client("official").get("/van-ban/1/tep")
    assert answer.content == SAMPLE.read_bytes()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_member_of_an_archive_has_its_file_and_pictures(make_site: MakeSite, pdf: ExtractionForm, tmp_path: Path) -> None:
    archive = tmp_path / "thu.zip"
    with zipfile.ZipFile(archive, "w") as writing:
        writing.write(SAMPLE, "van/ct.pdf")
    member = pdf.model_copy(update={"source": pdf.source.model_copy(update={"path": f"{archive}!van/ct.pdf"})})
    client = make_site(member).client("official")
    assert client.get("/van-ban/1/tep").content == SAMPLE.read_bytes()
    assert client.get("/van-ban/1/trang/1.png").status_code == 200


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=12))
def test_segments_are_the_text_whatever_the_marks(text: str, places: list[tuple[int, int]]) -> None:
    marks = [Mark(start, end, "task", f"nv{number}") for number, (start, end) in enumerate(places) if start < end <= len(text)]
    segments = cut(text, 0, len(text), marks)
    assert "".join(segment.text for segment in segments) == text
    for segment in segments:
        covering = {mark.key for mark in marks if mark.start <= segment.start < mark.end}
        assert set(segment.keys) == covering or not segment.text


@given(st.text(alphabet="ab\n", max_size=300), st.integers(2, 40))
def test_parts_are_the_text_and_not_too_long(text: str, size: int) -> None:
    parts = parts_of(text, size)
    assert "".join(text[start:end] for start, end in parts) == text
    assert all(end - start <= size for start, end in parts)
