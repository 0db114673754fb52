"""Words in the stamps and signatures of PDF pages: read where they stand, and no reason to take a scan for text."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from chidao.corpus.reading import ReadingError, pdf_stamps, read_file
from chidao.corpus.reading.pictures import page_picture
from paper import LONG, Paper, paragraphs, picture, sign
from PIL import Image
from reportlab.lib.pagesizes import A4


@pytest.fixture
def letter(tmp_path: Path) -> Paper:
    paper = Paper(tmp_path / "thu.pdf")
    paper.unstamped_letter()
    return paper


@pytest.mark.parametrize("scale", [1.0, 2.5], ids=["to size", "to be scaled"])
def test_signed_numbers_are_read_where_they_stand(letter: Paper, scale: float) -> None:
    sign(letter.canvas, (124, 727, 156, 741), ["3519"], scale=scale)
    sign(letter.canvas, (406, 727, 428, 741), ["17"], scale=scale)
    texts = paragraphs(letter.read())
    assert "Số: 3519 /UBND-KT" in texts
    assert "An Sơn, ngày 17 tháng 3 năm 2027" in texts
    assert LONG in texts
    assert len(texts) == 3


def test_signatures_to_size_cost_no_second_parsing(letter: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    sign(letter.canvas, (124, 727, 156, 741), ["3519"])
    letter.canvas.save()
    monkeypatch.setattr(pdf_stamps, "draw", None)
    assert "Số: 3519 /UBND-KT" in paragraphs(read_file(letter.path))


@pytest.mark.parametrize("flags", [2, 32], ids=["hidden", "not for the screen"])
def test_words_that_nobody_sees_are_not_read(letter: Paper, flags: int) -> None:
    sign(letter.canvas, (124, 727, 156, 741), ["3519"], flags=flags)
    assert "3519" not in letter.read().text


def test_a_wordy_signature_makes_no_text_of_a_scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper(tmp_path / "quet.pdf")
    paper.canvas.drawImage(picture(), 0, 0, *A4)
    words = ["Ký bởi: Ủy ban nhân dân tỉnh An Sơn", "Cơ quan: Tỉnh An Sơn", "Thời gian ký: 02/03/2027 08:00:00"]
    for bottom in (500, 600, 700):
        sign(paper.canvas, (300, bottom, 560, bottom + 60), words)
    paper.canvas.save()
    monkeypatch.setattr("chidao.corpus.reading.pdf.is_available", lambda: False)
    with pytest.raises(ReadingError) as caught:
        read_file(paper.path)
    assert caught.value.reason == "needs_ocr"


def test_the_picture_of_a_page_shows_its_signatures(letter: Paper) -> None:
    sign(letter.canvas, (300, 400, 500, 460), ["Ký bởi: Ủy ban nhân dân tỉnh An Sơn"])
    letter.canvas.save()

    def ink(png: bytes) -> int:
        dots = np.asarray(Image.open(io.BytesIO(png)).convert("L"))
        height = dots.shape[0]
        return int((dots[height - round(460 * height / A4[1]) : height - round(400 * height / A4[1])] < 128).sum())

    assert ink(page_picture(letter.path, 1)) > 50


def test_what_is_filled_into_a_form_stands_after_its_label(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "phieu.pdf")
    form = paper.canvas.acroForm
    for y, label, value, x in (
        (750, "Số:", "27/PGV", 120), (750, "Ngày:", "02/3/2027", 360), (720, "Đơn vị nhận:", "So Xay dung", 180),
        (690, "Thời hạn:", "20/6/2027", 160),
    ):  # fmt: skip
        paper.line(label, 310 if label == "Ngày:" else 85, y=y)
        form.textfield(name=label, value=value, x=x, y=y - 5, width=120, height=18)
    assert paragraphs(paper.read()) == ["Số: 27/PGV", "Ngày: 02/3/2027", "Đơn vị nhận: So Xay dung", "Thời hạn: 20/6/2027"]
