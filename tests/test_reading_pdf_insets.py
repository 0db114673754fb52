"""Pictures of text among the text of PDF pages are read where they stand, and doubted as all recognised words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from chidao.corpus.reading import pdf_insets, read_file
from chidao.corpus.reading.pictures import picture_with_words, source_ranges
from paper import LEFT, LONG, OTHER, Paper, paragraphs, turn_pages
from pasted import LINES, chart, letters, needs_tesseract, photograph, png, seal, table
from reportlab.lib.utils import ImageReader

BEFORE, AFTER = LONG, OTHER


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    paper = Paper(tmp_path / "anh.pdf")
    paper.paragraph(BEFORE)
    return paper


def put(paper: Paper, picture: object, height: float) -> None:
    paper.canvas.drawImage(ImageReader(png(picture)), LEFT, paper.y - height, 450, height)  # type: ignore[arg-type]
    paper.y -= height + 25
    paper.paragraph(AFTER)


@needs_tesseract
@pytest.mark.parametrize("turn", [0, 90])
def test_a_picture_of_text_is_read_between_the_lines(paper: Paper, turn: int) -> None:
    put(paper, letters(), 84)
    paper.canvas.save()
    turn_pages(paper.path, turn)
    document = read_file(paper.path)
    assert paragraphs(document) == [BEFORE, *LINES, AFTER]
    assert any("nhận dạng" in note for note in document.notes)
    assert all(document.text[doubt.start : doubt.end] in " ".join(LINES) for doubt in document.doubts)
    for words in (BEFORE[:20], LINES[0][:12], AFTER[:20]):
        assert document.page_at(document.text.index(words)) == 1


@needs_tesseract
def test_a_picture_of_a_table_is_a_table(paper: Paper) -> None:
    put(paper, table(), 126)
    document = paper.read()
    assert [[document.text[cell.start : cell.end] for cell in row] for row in document.tables[0].rows][1:] == [
        ["1", "Rà soát hồ chứa nước", "Sở Y tế"], ["2", "Sửa đập", "Sở Nội vụ"],
    ]  # fmt: skip
    assert document.text.startswith(BEFORE)
    assert document.text.endswith(AFTER)


@needs_tesseract
@pytest.mark.parametrize("make", [photograph, seal, chart])
def test_other_pictures_leave_the_page_as_it_is(paper: Paper, make: object) -> None:
    put(paper, make(), 150)  # type: ignore[operator]
    document = paper.read()
    assert paragraphs(document) == [BEFORE, AFTER]
    assert not document.doubts


def test_a_picture_under_words_of_the_page_is_not_read_again(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_insets, "recognise", None)
    top = paper.y
    paper.canvas.drawImage(ImageReader(png(letters())), LEFT, top - 84, 450, 84)
    paper.line("Giao Sở Nội vụ rà soát biên chế, báo cáo trước ngày 20/3/2027.", y=top - 30)
    paper.y = top - 120
    paper.paragraph(AFTER)
    assert len(paragraphs(paper.read())) == 3


def test_without_a_recogniser_the_notes_say_so(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_insets, "is_available", lambda: False)
    put(paper, letters(), 84)
    document = paper.read()
    assert paragraphs(document) == [BEFORE, AFTER]
    assert list(document.notes) == ["Trang 1 có ảnh chứa chữ chưa nhận dạng."]


@needs_tesseract
def test_many_pages_of_pictures_are_opened_anew(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "nhieu.pdf")
    for number in range(3):
        paper.paragraph(BEFORE)
        put(paper, letters((f"Giao Sở Nội vụ rà soát biên chế lần {number + 1}, báo cáo kết quả.",)), 60)
        if number < 2:
            paper.turn()
    assert [one for one in paragraphs(paper.read()) if one.startswith("Giao")] == [
        f"Giao Sở Nội vụ rà soát biên chế lần {number}, báo cáo kết quả." for number in (1, 2, 3)
    ]


@needs_tesseract
def test_the_words_of_a_picture_are_marked_where_they_stand(paper: Paper) -> None:
    top = paper.y
    put(paper, letters(), 84)
    document = paper.read()
    begin = document.text.index(LINES[0])
    ranges = source_ranges(document, begin, begin + len(LINES[0]))
    shown = picture_with_words(paper.path, 1)
    marked = [word for word in shown.words if any(word[0] < stop and start < word[1] for start, stop in ranges[1])]
    scale = shown.height / 842
    assert len(marked) == len(LINES[0].split())
    for _, _, left, upper, right, lower in marked:
        assert 842 - top < upper / scale < lower / scale < 842 - top + 60
        assert LEFT < left / scale < right / scale < LEFT + 450
