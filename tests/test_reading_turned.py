"""Pages whose text does not run from left to right as the file shows them: turned by somebody, or printed across upright paper."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from chidao.corpus.reading import read_file
from chidao.corpus.reading.pictures import picture_with_words
from paper import COLUMNS, HEAD, LONG, OTHER, Paper, paragraphs, rows_of, turn_pages
from PIL import Image

ACROSS = {90: (595, 0), 180: (595, 842), 270: (0, 842)}
"""Where the corner of a page comes to stand whose content is turned by so many degrees to the left."""


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "xoay.pdf")


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_somebody_turned(paper: Paper, turn: int) -> None:
    paper.paragraph(LONG)
    paper.paragraph(OTHER)
    paper.canvas.save()
    turn_pages(paper.path, turn)
    assert paragraphs(read_file(paper.path)) == [LONG, OTHER]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_table_printed_across_upright_paper(paper: Paper, turn: int) -> None:
    """Printers for PDF put pages that lie across on upright ones."""
    paper.paragraph(LONG)
    paper.turn()
    paper.canvas.translate(*ACROSS[turn])
    paper.canvas.rotate(turn)
    paper.y = 520
    paper.paragraph("Phân công nhiệm vụ của các cơ quan:")
    paper.table(
        [HEAD, ("1", "Rà soát hồ chứa", "Sở Y tế", "Quý II"), ("2", "Sửa chữa đập", "Sở Tài chính", "Quý III")], COLUMNS
    )
    document = paper.read()
    assert document.text.startswith(LONG)
    assert rows_of(document)[1:] == [
        ["1", "Rà soát hồ chứa", "Sở Y tế", "Quý II"],
        ["2", "Sửa chữa đập", "Sở Tài chính", "Quý III"],
    ]
    assert {document.page_at(cell.start) for cell in document.tables[0].cells} == {2}


def test_words_in_the_margin_turn_no_page(paper: Paper) -> None:
    paper.paragraph(LONG)
    paper.canvas.saveState()
    paper.canvas.translate(40, 300)
    paper.canvas.rotate(90)
    paper.line("Tài liệu lưu hành nội bộ của Ủy ban nhân dân", 0, y=0)
    paper.canvas.restoreState()
    assert LONG in paragraphs(paper.read())


def test_the_picture_of_a_turned_page_stands_upright(paper: Paper) -> None:
    paper.canvas.translate(*ACROSS[90])
    paper.canvas.rotate(90)
    paper.y = 520
    paper.paragraph(LONG)
    paper.canvas.save()
    shown = picture_with_words(paper.path, 1)
    with Image.open(io.BytesIO(shown.png)) as picture:
        assert picture.width > picture.height
    first, second = shown.words[:2]
    assert first[3] == pytest.approx(second[3], abs=20)
    assert first[4] < second[2]


@pytest.mark.parametrize("angle", [20, 30, 45, -35])
@pytest.mark.parametrize(
    ("words", "size"), [("DỰ THẢO", 30), ("DỰ THẢO", 60), ("nguyenvana - 12/03/2027 08:30 - 10.1.2.3", 30)]
)
def test_what_is_printed_across_a_page_is_no_text(paper: Paper, words: str, size: int, angle: int) -> None:
    for number in range(2):
        paper.canvas.saveState()
        paper.canvas.translate(150, 400)
        paper.canvas.rotate(angle)
        paper.line(words, 0, y=0, size=size)
        paper.canvas.restoreState()
        paper.paragraph(LONG if number else OTHER)
        if not number:
            paper.turn()
    document = paper.read()
    assert paragraphs(document) == [OTHER, LONG]
    left_out = [" ".join(one.text for one in document.furniture if one.page == page) for page in (1, 2)]
    assert left_out == [words, words]
