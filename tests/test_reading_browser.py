"""Pages printed from a browser to PDF: what the browser adds and what stands round the article is left out of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from paper import COLUMNS, HEAD, LEFT, LONG, OTHER, Paper, paragraphs

HEADLINE = "Rà soát các hồ chứa nước trước mùa mưa"
CHROME = (("22/3/2027, 17:03", 24.0, 820.0), (f"{HEADLINE} - Báo An Sơn", 230.0, 820.0),
          ("https://baoanson.vn/ho-chua-12.html", 24.0, 15.0), ("{}/2", 560.0, 15.0))  # fmt: skip
FIREFOX = ((f"{HEADLINE} - Báo An Sơn", 24.0, 820.0), ("https://baoanson.vn/ho-chua-12.html", 330.0, 820.0),
           ("{} of 2", 24.0, 15.0), ("3/22/27, 5:03 PM", 480.0, 15.0))  # fmt: skip


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "tin.pdf")


def edges(paper: Paper, browser: tuple[tuple[str, float, float], ...], number: int) -> None:
    """Drawn last on each page, as browsers do."""
    for words, x, y in browser:
        paper.line(words.format(number), x, size=8, y=y)


@pytest.mark.parametrize("browser", [CHROME, FIREFOX])
def test_an_article_printed_from_the_screen(paper: Paper, browser: tuple[tuple[str, float, float], ...]) -> None:
    paper.line("BÁO AN SƠN")
    paper.line("Trang chủ   Thời sự   Kinh tế")
    paper.line(HEADLINE, size=20)
    paper.y -= 10
    begun = paper.y
    paper.paragraph(LONG, indent=0)
    paper.line("Sở Y tế kiểm tra nước", 560, size=8, y=begun)
    half = len(OTHER.split()) // 2
    paper.paragraph(" ".join(OTHER.split()[:half]), indent=0)
    edges(paper, browser, 1)
    paper.turn()
    paper.paragraph(" ".join(OTHER.split()[half:]), indent=0)
    paper.y -= 10
    paper.line("Tin liên quan")
    paper.line("Giao Sở Xây dựng kiểm tra cầu yếu")
    edges(paper, browser, 2)
    document = paper.read()
    assert paragraphs(document) == [HEADLINE, LONG, OTHER]
    left_out = [one.text for one in document.furniture]
    assert {"BÁO AN SƠN", "Sở Y tế kiểm tra nước", "Giao Sở Xây dựng kiểm tra cầu yếu"} <= set(left_out)
    assert browser[0][0] in " ".join(left_out)


def test_a_table_goes_on_behind_what_the_browser_adds(paper: Paper) -> None:
    paper.table([HEAD, ("1", "Rà soát hồ", "Sở Y tế", "Quý I")], COLUMNS)
    edges(paper, CHROME, 1)
    paper.turn()
    paper.table([HEAD, ("2", "Sửa đập", "Sở Xây dựng", "Quý II")], COLUMNS)
    edges(paper, CHROME, 2)
    (table,) = (document := paper.read()).tables
    assert document.text[table.start : table.end].split("\n") == [
        "TT\tNhiệm vụ\tCơ quan\tThời hạn", "1\tRà soát hồ\tSở Y tế\tQuý I", "2\tSửa đập\tSở Xây dựng\tQuý II",
    ]  # fmt: skip


@pytest.mark.parametrize("foot", ["3/4", "https://anson.gov.vn", "Lưu hành nội bộ, in lúc 17:03, 22/3/2027"])
def test_a_number_or_an_address_alone_is_no_browser(paper: Paper, foot: str) -> None:
    """Letters have page numbers, addresses and hours of print of their own; nothing else on the page is touched for them."""
    paper.line("VĂN PHÒNG")
    paper.paragraph(LONG)
    paper.line("Trang tin: xem Phụ lục", LEFT, y=30)
    paper.line(foot, 300, y=15)
    texts = paragraphs(paper.read())
    assert texts[:2] == ["VĂN PHÒNG", LONG]
    assert any("Trang tin: xem Phụ lục" in text for text in texts)
