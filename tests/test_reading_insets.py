"""Pictures of text inside Word documents are read where they stand; photographs, logos, seals and charts are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from chidao.corpus.reading import ReadingError, insets, read_file
from docx.shared import Inches
from pasted import LINES, chart, letters, needs_tesseract, photograph, png, seal, table
from PIL import Image


def letter(folder: Path, *pictures: Image.Image, words: bool = True) -> Path:
    document = docx.Document()
    if words:
        document.add_paragraph("Kính gửi các đơn vị.")
    for picture in pictures:
        document.add_picture(png(picture), width=Inches(6))
    if words:
        document.add_paragraph("Trân trọng.")
    path = folder / "anh.docx"
    document.save(str(path))
    return path


@needs_tesseract
def test_a_pasted_scan_is_read_where_it_stands(tmp_path: Path) -> None:
    document = read_file(letter(tmp_path, letters(), letters()))  # the same twice
    assert document.text.split("\n") == ["Kính gửi các đơn vị.", *LINES, "Trân trọng."]
    assert any("nhận dạng" in note for note in document.notes)


@needs_tesseract
def test_a_document_of_pictures_only(tmp_path: Path) -> None:
    assert read_file(letter(tmp_path, letters(), words=False)).text.split("\n") == list(LINES)


@needs_tesseract
def test_a_pasted_table_is_a_table(tmp_path: Path) -> None:
    document = read_file(letter(tmp_path, table()))
    assert [[document.text[cell.start : cell.end] for cell in row] for row in document.tables[0].rows] == [
        ["TT", "Nhiệm vụ", "Cơ quan"], ["1", "Rà soát hồ chứa nước", "Sở Y tế"], ["2", "Sửa đập", "Sở Nội vụ"],
    ]  # fmt: skip


@needs_tesseract
@pytest.mark.parametrize("make", [photograph, seal, chart])
def test_other_pictures_are_no_text(tmp_path: Path, make: Callable[[], Image.Image]) -> None:
    assert read_file(letter(tmp_path, make())).text == "Kính gửi các đơn vị.\nTrân trọng."


def test_without_a_recogniser_the_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(insets, "is_available", lambda: False)
    document = read_file(letter(tmp_path, letters()))
    assert document.text == "Kính gửi các đơn vị.\nTrân trọng."
    assert any("chưa được nhận dạng" in note for note in document.notes)
    with pytest.raises(ReadingError) as caught:
        read_file(letter(tmp_path, letters(), words=False))
    assert caught.value.reason == "needs_ocr"


@pytest.mark.parametrize(
    ("picture", "holds"),
    [
        (letters(), True),
        (letters().convert("L"), True),
        (letters().point(lambda level: round(level * 0.7)), True),  # on grey paper
        (letters().convert("RGBA").resize((280, 50)), False),  # too small for a line
        (Image.new("RGB", (800, 600), "white"), False),
        (photograph(), False),
        (seal(), False),
    ],
)
def test_what_looks_like_text(picture: Image.Image, holds: bool) -> None:
    assert insets.holds_text(picture) is holds


@needs_tesseract
def test_letters_on_clear_ground_are_on_paper(tmp_path: Path) -> None:
    clear = letters().convert("L").point(lambda level: 255 - level)
    picture = Image.merge("LA", (Image.new("L", clear.size, 0), clear))
    assert read_file(letter(tmp_path, picture)).text.split("\n")[1:-1] == list(LINES)
