"""Pictures of pages with the words of a document marked on them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from chidao.corpus.reading import ReadingError, read_file
from chidao.corpus.reading.pictures import page_picture, source_ranges
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
