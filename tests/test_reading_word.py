"""Word documents as they come out in print."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from chidao.corpus.reading import read_file
from chidao.corpus.reading.word_styles import number_text
from word_xml import FIELD, NS, NUMBERING, body, numbered, p, run


def test_automatic_numbers_are_printed(tmp_path: Path) -> None:
    xml = "".join([
        numbered("Mục tiêu", 1), numbered("Chung", 1, 1), numbered("Riêng", 1, 1), numbered("Chi tiết", 1, 2),
        numbered("Nhiệm vụ", 1), numbered("Sở Y tế", 1, 1), numbered("Khám", 2), numbered("Chữa", 2),
        numbered("Bệnh viện tỉnh", 2, 1), numbered("Sở Nội vụ", 1, 1), numbered("Thi tuyển", 3), numbered("Nâng ngạch", 2),
    ])  # fmt: skip
    document = body(tmp_path, xml, {"word/numbering.xml": NUMBERING})
    assert document.text.split("\n") == [
        "I. Mục tiêu", "1. Chung", "2. Riêng", "1.2.1 Chi tiết", "II. Nhiệm vụ", "1. Sở Y tế", "a) Khám", "b) Chữa",
        "• Bệnh viện tỉnh", "2. Sở Nội vụ", "a) Thi tuyển", "b) Nâng ngạch",
    ]  # fmt: skip
    assert [block.label for block in document.blocks][:4] == ["I.", "1.", "2.", "1.2.1"]
    assert [block.level for block in document.blocks][:4] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "upperRoman", "IV"),
        (9, "lowerRoman", "ix"),
        (27, "lowerLetter", "aa"),
        (2_000_000_000, "lowerLetter", "2000000000"),
        (2_000_000_000, "upperRoman", "2000000000"),
        (7, "decimalZero", "07"),
        (3, "ordinal", "3"),
    ],
)
def test_number_forms(number: int, form: str, printed: str) -> None:
    assert number_text(number, form) == printed


SHAPE = (
    "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
)
PRINTED = [
    # (body, text)
    (f"<w:p>{run('Giao ')}<w:ins>{run('Sở Y tế')}</w:ins><w:del><w:r><w:delText>Sở cũ</w:delText></w:r></w:del></w:p>",
     "Giao Sở Y tế"),
    (f"<w:p><w:moveFrom>{run('đã dời')}</w:moveFrom><w:moveTo>{run('chỗ mới')}</w:moveTo></w:p>", "chỗ mới"),
    (f"<w:p>{run('Trước ngày ')}{FIELD.format(run('15'))}{run(' tháng 6')}</w:p>", "Trước ngày 15 tháng 6"),
    (f"<w:p><w:hyperlink>{run('chinhphu.vn')}</w:hyperlink><w:fldSimple>{run(' 2')}</w:fldSimple></w:p>", "chinhphu.vn 2"),
    (f"<w:sdt><w:sdtContent>{p('Trong ô điều khiển')}</w:sdtContent></w:sdt>", "Trong ô điều khiển"),
    (f"<w:p>{run('ẩn', '<w:vanish/>')}{run('hiện')}</w:p>", "hiện"),
    (f"<w:p>{run('Thông báo', '<w:caps/>')}</w:p>", "THÔNG BÁO"),
    (f"<w:p><w:r>{SHAPE.format(p('Số: 12/TB'))}</w:r>{run('Nội dung')}</w:p>", "Nội dung\nSố: 12/TB"),
    ("<w:p><w:r><w:t>2</w:t><w:noBreakHyphen/><w:t>3 xã</w:t><w:tab/><w:t>núi</w:t></w:r></w:p>", "2-3 xã núi"),
    ("<w:p><w:r><w:t>- Như trên;</w:t><w:br/><w:t>- Lưu: VT.</w:t></w:r></w:p>", "- Như trên;\n- Lưu: VT."),
    ("<w:p><w:r><w:t>Về việc phòng, chống</w:t><w:br/><w:t>dịch bệnh</w:t></w:r></w:p>", "Về việc phòng, chống dịch bệnh"),
    (f"<w:tbl><w:tr><w:tc>{p('Trong khung')}{p('hai dòng')}</w:tc></w:tr></w:tbl>", "Trong khung\nhai dòng"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), PRINTED)
def test_what_is_printed(tmp_path: Path, xml: str, text: str) -> None:
    assert body(tmp_path, xml).text == text


def test_titles_over_several_centred_paragraphs_are_one(tmp_path: Path) -> None:
    centred = '<w:jc w:val="center"/>'
    document = body(
        tmp_path, p("Về việc tăng cường quản lý", centred) + p("đất đai năm 2027", centred) + p("Kính gửi:", centred)
    )
    assert document.text == "Về việc tăng cường quản lý đất đai năm 2027\nKính gửi:"
    assert document.blocks[0].centered


def test_footnotes_stand_at_the_end(tmp_path: Path) -> None:
    notes = f'<w:footnotes {NS}><w:footnote w:id="5">{p("Theo báo cáo quý I.")}</w:footnote></w:footnotes>'
    xml = f'<w:p>{run("Đạt 95%")}<w:r><w:footnoteReference w:id="5"/></w:r>{run(" kế hoạch.")}</w:p>{p("Hết.")}'
    document = body(tmp_path, xml, {"word/footnotes.xml": notes})
    assert document.text == "Đạt 95%[1] kế hoạch.\nHết.\n[1] Theo báo cáo quý I."
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph", "footnote"]


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    rows = [
        cell("TT") + cell("Nhiệm vụ") + cell("Cơ quan"),
        cell("I", '<w:gridSpan w:val="1"/>') + cell("Nhóm một", '<w:gridSpan w:val="2"/>'),
        cell("1") + cell("Trồng rừng") + cell("Sở Nông nghiệp", '<w:vMerge w:val="restart"/>'),
        cell("2") + cell("Giữ rừng") + cell("", "<w:vMerge/>"),
    ]
    document = body(tmp_path, "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
    (table,) = document.tables
    grid = [(document.text[c.start : c.end], c.row, c.column, c.row_span, c.column_span) for c in table.cells]
    assert ("Nhóm một", 1, 1, 1, 2) in grid
    assert ("Sở Nông nghiệp", 2, 2, 2, 1) in grid
    assert len(grid) == 3 + 2 + 3 + 2
    assert document.text.split("\n")[0] == "TT\tNhiệm vụ\tCơ quan"


def test_styles_are_inherited_and_traced(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("1. Mục đích").bold = True
    paragraph.add_run(" nâng cao ")
    paragraph.add_run("chất lượng").italic = True
    document.add_heading("Nhiệm vụ", level=2)
    path = tmp_path / "a.docx"
    document.save(str(path))
    read = read_file(path)
    styles = [(read.text[style.start : style.end], style.name) for style in read.styles]
    assert ("1. Mục đích", "bold") in styles
    assert ("chất lượng", "italic") in styles
    assert ("Nhiệm vụ", "bold") in styles
    assert read.blocks[1].level == 1
    offsets = [read.source_offset(offset) for offset in range(len(read.blocks[0:1]))]
    assert offsets == [0]


def test_pages_are_those_that_word_last_laid_out(tmp_path: Path) -> None:
    broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Trang hai</w:t></w:r></w:p>"
    document = body(tmp_path, p("Trang một") + broken)
    assert [block.page for block in document.blocks] == [1, 2]
    assert document.source.pages == 2
    assert body(tmp_path, p("Một trang")).source.pages is None


def test_the_head_with_the_number_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Số: 25/TB-UBND"
    document.add_paragraph("Nội dung.")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert read_file(path).text == "Số: 25/TB-UBND\nNội dung."


def test_heads_and_feet_of_pages_are_remembered_beside_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "UBND tỉnh An Sơn - Kế hoạch 2027"
    section.footer.paragraphs[0].text = "2"
    section.footer.add_paragraph("Lưu hành nội bộ")
    document.add_paragraph("Nội dung.")
    document.add_section()  # with the same head and foot
    path = tmp_path / "a.docx"
    document.save(str(path))
    read = read_file(path)
    assert read.text == "Nội dung."
    assert [one.text for one in read.furniture] == ["UBND tỉnh An Sơn - Kế hoạch 2027", "Lưu hành nội bộ"]


def test_deep_nesting_does_not_overflow(tmp_path: Path) -> None:
    nested: Callable[[str], str] = lambda inner: f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc/></w:tr></w:tbl>"  # noqa: E731
    xml = p("Đáy")
    for _ in range(60):
        xml = nested(xml)
    assert "Đầu" in body(tmp_path, p("Đầu") + re.sub(r"\s+", " ", xml)).text
