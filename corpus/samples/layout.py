"""How the samples that come as .docx or .pdf are set: their text parted into paragraphs and tables, and a layout for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

ROW = re.compile(r"^\|.*\|$")
OPENERS = {"KT.", "PHÓ", "BÍ", "SỞ", "THỨ", "CHỦ TỊCH", "VĂN PHÒNG", "TỈNH", "THÀNH PHỐ"}
"""Words in capitals that begin a line of a letterhead or signature …"""
JOINED = {"KT.", "TM.", "PHÓ", "UBND", "CHÁNH"}
"""… unless one of these stands before them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one sample is set.

    `merged` are the columns whose empty cells belong to the cell above. `inserted` is a phrase that stands as a tracked
    insertion; `deleted` is a phrase of the text and the words that tracking struck out right after it, which are not in the
    text. `typed_labels` is for letters whose numbers were typed by hand.
    """

    name: str
    format: Literal["docx", "pdf"]
    merged: frozenset[int] = frozenset()
    inserted: str = ""
    deleted: tuple[str, str] | None = None
    typed_labels: bool = False


LAYOUTS = (
    Layout("kh-chuyen-doi-so", "docx", merged=frozenset({2, 4})),
    Layout("cv-nha-o-xa-hoi", "docx", inserted="không đặt thêm điều kiện ngoài quy định"),
    Layout("tbkl-giao-thong", "docx", deleted=("báo cáo Sở Xây dựng", " hằng ngày")),
    Layout("qd-ke-hoach-chay-chua-chay", "docx"),
    Layout("hd-kinh-phi-khuyen-nong", "docx"),
    Layout("ttr-de-an-lang-nghe", "docx", typed_labels=True),
    Layout("ct-chay-rung", "pdf"),
    Layout("kl-tu-cai-cach-hanh-chinh", "pdf"),
    Layout("kh-an-toan-lao-dong", "pdf"),
    Layout("nq-phan-bo-ngan-sach", "pdf"),
    Layout("qd-phan-bo-von", "pdf"),
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    centered: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells. `framed` is false for the tables that only place letterhead and signatures."""

    rows: tuple[tuple[str, ...], ...]
    framed: bool


Part = Paragraph | Grid


def parts(text: str) -> Iterator[Part]:
    """The paragraphs and tables of a sample. Lines in pipes are rows; an annex begins a new page by its own heading."""
    rows: list[tuple[str, ...]] = []
    heading = False
    for line in [*text.splitlines(), ""]:
        if ROW.match(line):
            rows.append(tuple(cell.strip() for cell in line[1:-1].split("|")))
            continue
        if rows:
            framed = len(rows) > 2 and len(rows[0]) > 3
            yield Grid(tuple(rows), framed)
            heading, rows = not framed, []
        if not line.strip():
            heading = True
            continue
        upper = line == line.upper() and not re.match(r"^(I|V|X|Đ)+\. ", line)
        centered = upper or (heading and _title(line))
        yield Paragraph(line.strip(), centered=centered, bold=centered or bool(re.match(r"^([IVX]+\.|Điều \d+\.) ", line)))
        heading = heading and centered


def _title(line: str) -> bool:
    """The lines between the name of the type and the body: no sentence ends them and no provision begins them."""
    return not line.rstrip().endswith((".", ";", ":", ",")) and not re.match(r"^(\d|-|[a-z]\)|[IVX]+\. |Điều )", line)


def broken(cell: str) -> list[str]:
    """The lines of a letterhead or signature cell."""
    words = cell.split(" ")
    lines = [words[0]]
    for before, word, after in zip(words[:-1], words[1:], [*words, ""][2:], strict=True):
        opens = {word, f"{word} {after}"} & OPENERS and before not in JOINED
        begins = before.isupper() and word[:1].isupper() and not word.isupper() and len(word) > 1
        item = word == "-" and before.endswith((":", ";"))
        if opens or begins or item or before == "phúc":
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    return lines
