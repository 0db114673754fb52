"""Pictures of pages with the words of a document marked on them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from chidao.corpus.reading import ReadingError, ocr, read_file
from chidao.corpus.reading.pictures import page_picture, picture_with_words, source_ranges
from paper import LONG, OTHER, Paper
from PIL import Image


def marked_rows(png: bytes) -> tuple[int, int]:
    """The first and last row with the marker's colour; (-1, -1) where there is none."""
    dots = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
    rows = np.nonzero(((dots[..., 0] > 230) & (dots[..., 2] < 130)).any(axis=1))[0]
    return (int(rows[0]), int(rows[-1])) if rows.size else (-1, -1)


def test_words_are_marked_where_they_stand(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.paragraph(LONG)
    paper.turn()
    paper.paragraph(LONG)
    paper.paragraph(OTHER)
    document = paper.read()
    start = document.text.index("dự phòng ngân sách")
    ranges = source_ranges(document, start, start + len("dự phòng ngân sách"))
    assert set(ranges) == {2}
    first, last = marked_rows(page_picture(paper.path, 2, ranges[2], dpi=72))
    assert 0 < first < last
    assert last - first < 45, "one or two lines are marked"
    assert marked_rows(page_picture(paper.path, 1)) == (-1, -1)


@pytest.mark.skipif(not ocr.is_available(), reason="chưa cài tesseract-ocr và tesseract-ocr-vie")
@pytest.mark.parametrize("degrees", [0, 90, 180])
def test_a_scan_is_shown_as_it_was_turned(tmp_path: Path, degrees: int) -> None:
    """Each word stands on the picture where it is said to: there is ink in the middle half of its box's height."""
    paper = Paper(tmp_path / "a.pdf")
    paper.centre("CHỈ THỊ")
    for _ in range(4):
        paper.paragraph(LONG)
    paper.canvas.save()
    plain = Image.open(io.BytesIO(page_picture(paper.path, 1, dpi=200)))
    plain.rotate(degrees, expand=True).save(tmp_path / "quet.png")
    shown = picture_with_words(tmp_path / "quet.png", 1)
    assert shown.width < shown.height
    dots = np.asarray(Image.open(io.BytesIO(shown.png)).convert("L"))
    assert dots.shape == (shown.height, shown.width)
    assert len(shown.words) > 100
    for _, _, left, top, right, bottom in shown.words:
        quarter = (bottom - top) / 4
        assert dots[int(top + quarter) : int(bottom - quarter) + 1, int(left) : int(right) + 1].min() < 160


def test_pages_and_files_without_pictures(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "a.pdf")
    paper.paragraph(LONG)
    paper.read()
    with pytest.raises(ReadingError):
        page_picture(paper.path, 9)
    text = tmp_path / "a.txt"
    text.write_text("Giao Sở Y tế.")
    with pytest.raises(ReadingError, match="không có ảnh trang"):
        page_picture(text, 1)
    assert source_ranges(read_file(text), 0, 5) == {}
