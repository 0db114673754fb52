"""Word documents as offices really make them: tracked changes, controls, tables of contents, cells numbered by themselves."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from chidao.corpus.reading import read_file
from chidao.corpus.reading.office import find_converter
from word_xml import FIELD, NS, NUMBERING, body, docx_bytes, numbered, p, run

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
DELETED_END = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


HINT = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
OPEN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
EMPTY_CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>'
    "</w:pict></mc:Fallback></mc:AlternateContent>"
)
PRINTED = [
    # (body, text)
    (f"<w:p>{run('Hạn: ')}{HINT.format(run('Bấm để nhập ngày.'))}{run('không nêu')}</w:p>", "Hạn: không nêu"),
    (p("Giao Sở Y tế chủ trì, ", DELETED_END) + p("phối hợp với Sở Tài chính."), "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính."),
    (numbered("Một", 2) + f"<w:p><w:pPr>{NUMBERED}{DELETED_END}</w:pPr><w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del></w:p>"
     + numbered("Hai", 2), "a) Một\nb) Hai"),
    (numbered("Một", 2) + numbered("", 2) + numbered("Ba", 2), "a) Một\nc) Ba"),
    (f"<w:p>{OPEN}{run('Giao Sở Y tế')}</w:p>{p('Đoạn sau')}", "Giao Sở Y tế\nĐoạn sau"),
    (f"<w:p>{FIELD.format(run('1'))}{OPEN}</w:p>{p('Đoạn sau')}", "1\nĐoạn sau"),
    (f"<w:p><w:r>{EMPTY_CHOICE.format(p('Số: 15/KH'))}</w:r></w:p>", "Số: 15/KH"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), PRINTED)
def test_what_is_printed(tmp_path: Path, xml: str, text: str) -> None:
    assert body(tmp_path, xml, {"word/numbering.xml": NUMBERING}).text == text


TABLES = [
    # (what, table, rows as read)
    ("numbers by themselves in cells with nothing else",
     table(row(cell(p("TT")), cell(p("Việc"))), *(row(cell(f"<w:p><w:pPr>{NUMBERED}</w:pPr></w:p>"), cell(p(f"Việc {one}")))
                                                 for one in "AB")),
     "TT\tViệc\na)\tViệc A\nb)\tViệc B"),
    ("cells made one sideways by old programs",
     table(row(cell(p("I. Nhóm"), '<w:hMerge w:val="restart"/>'), cell(p(""), "<w:hMerge/>"), cell(p(""), "<w:hMerge/>")),
           row(cell(p("1")), cell(p("Làm đường")), cell(p("Sở Xây dựng")))),
     "I. Nhóm\n1\tLàm đường\tSở Xây dựng"),
    ("a cell struck out", table(row(cell(p("1")), cell(p("cũ"), '<w:cellDel w:id="3"/>'), cell(p("mới")))), "1\tmới"),
    ("two tables with nothing between them",
     table(row(cell(p("TT")), cell(p("Việc")), cell(p("Ai"))), row(cell(p("1")), cell(p("x")), cell(p("y"))))
     + table(row(cell(p("2")), cell(p("z")), cell(p("t")))),
     "TT\tViệc\tAi\n1\tx\ty\n2\tz\tt"),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "text"), [one[1:] for one in TABLES], ids=[one[0] for one in TABLES])
def test_tables(tmp_path: Path, xml: str, text: str) -> None:
    document = body(tmp_path, xml, {"word/numbering.xml": NUMBERING})
    assert len(document.tables) == 1
    assert document.text == text


def test_a_cell_made_one_sideways_spans_its_columns(tmp_path: Path) -> None:
    cells = body(tmp_path, TABLES[1][1]).tables[0].cells
    assert [(one.row, one.column, one.column_span) for one in cells][:2] == [(0, 0, 3), (1, 0, 1)]


def test_notes_and_heads_read_as_finally_agreed(tmp_path: Path) -> None:
    hint = HINT.format(run("Bấm để nhập."))
    note = f'<w:footnote w:id="2"><w:p>{run("Chú thích")}{hint}</w:p></w:footnote>'
    called = f'<w:p>{run("Giao Sở Y tế")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" khám.")}</w:p>'
    document = body(tmp_path, called, {"word/footnotes.xml": f"<w:footnotes {NS}>{note}</w:footnotes>"})
    assert document.text == "Giao Sở Y tế[1] khám.\n[1] Chú thích"


def test_a_table_of_contents_is_no_text(tmp_path: Path) -> None:
    """It says again what stands in the document, so that each task would come twice."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>'
    separate, end = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    link = f"<w:hyperlink>{run('1. Sở Y tế khám')}<w:r><w:tab/></w:r>{FIELD.format(run('4'))}</w:hyperlink>"
    listing = f"<w:p>{begin}{separate}{link}</w:p><w:p>{link}</w:p><w:p>{end}</w:p>"
    document = body(tmp_path, listing + p("1. Sở Y tế khám"))
    assert document.text == "1. Sở Y tế khám"
    assert [one.text for one in document.furniture] == ["1. Sở Y tế khám 4 1. Sở Y tế khám 4"]


LINKED = f"""<w:numbering {NS}>
<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="DanhSach"/>
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Muc"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Khoan"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="DanhSach"/></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""
OF_LIST = '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>'
LINKED_STYLES = f"""<w:styles {NS}>
<w:style w:type="paragraph" w:styleId="Muc">{OF_LIST}</w:style>
<w:style w:type="paragraph" w:styleId="Khoan">{OF_LIST}</w:style>
<w:style w:type="paragraph" w:styleId="KhoanNho"><w:basedOn w:val="Khoan"/></w:style></w:styles>"""


def test_styles_tell_the_level_of_their_numbers(tmp_path: Path) -> None:
    names = [("Mục tiêu", "Muc"), ("Chung", "Khoan"), ("Riêng", "KhoanNho"), ("Nhiệm vụ", "Muc"), ("Sở Y tế", "Khoan")]
    xml = "".join(p(text, f'<w:pStyle w:val="{style}"/>') for text, style in names)
    document = body(tmp_path, xml, {"word/numbering.xml": LINKED, "word/styles.xml": LINKED_STYLES})
    assert document.text.split("\n") == ["I. Mục tiêu", "1. Chung", "2. Riêng", "II. Nhiệm vụ", "1. Sở Y tế"]


def test_a_list_takes_its_numbers_from_a_style_of_lists(tmp_path: Path) -> None:
    document = body(tmp_path, numbered("Một", 6) + numbered("Hai", 6), {"word/numbering.xml": LINKED})
    assert document.text == "I. Một\nII. Hai"


ASSIGNED = table(
    row(*(cell(p(words)) for words in ("TT", "Nhiệm vụ", "Chủ trì"))),
    row(*(cell(p(words)) for words in ("1", "Rà soát hồ", "Sở Xây dựng"))),
)
LAYOUTS = [
    # (what, table that only frames)
    ("one column", table(row(cell(p("I. Chung"))), row(cell(p("1. Sở Y tế khám."))), row(cell(ASSIGNED + p("Hết."))))),
    ("a column beside it", table(row(cell(p("I. Chung")), cell(p("1. Sở Y tế khám."))), row(cell(ASSIGNED), cell(p("Hết."))))),
]


@pytest.mark.parametrize("xml", [one[1] for one in LAYOUTS], ids=[one[0] for one in LAYOUTS])
def test_a_table_that_only_frames_is_none(tmp_path: Path, xml: str) -> None:
    document = body(tmp_path, xml)
    assert document.text.split("\n") == [
        "I. Chung",
        "1. Sở Y tế khám.",
        "TT\tNhiệm vụ\tChủ trì",
        "1\tRà soát hồ\tSở Xây dựng",
        "Hết.",
    ]
    assert [len(one.rows) for one in document.tables] == [2]


def test_cells_too_many_at_the_end_of_a_row(tmp_path: Path) -> None:
    """LibreOffice writes them for rows that hold a table, and gives each cell of that row another width."""
    wide = '<w:gridSpan w:val="2"/>'
    inner = table(row(cell(p("xã A")), cell(p("2 hồ"))))
    xml = table(
        row(*(cell(p(words), wide) for words in ("TT", "Nhiệm vụ", "Chủ trì"))),
        row(cell(p("1")), cell(p("Rà soát:") + inner + p(""), wide), cell(p("Sở Xây dựng")), cell(p("")), cell(p(""))),
    )
    document = body(tmp_path, xml)
    assert document.text == "TT\tNhiệm vụ\tChủ trì\n1\tRà soát: xã A, 2 hồ\tSở Xây dựng"
    assert [one.column for one in document.tables[0].rows[1]] == [one.column for one in document.tables[0].rows[0]]


NESTED_RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}\uc1
\trowd\trgaph108\cellx4000\cellx9000
\pard\intbl\itap1 So Y te\cell
\pard\intbl\itap2 TT\nestcell{\nonesttables\par}\pard\intbl\itap2 Nhiem vu\nestcell{\nonesttables\par}
\pard\intbl\itap2 Chu tri\nestcell{\nonesttables\par}
\pard\intbl\itap2{{\*\nesttableprops\trowd\trgaph108\cellx800\cellx2500\cellx4500\nestrow}{\nonesttables\par}}
\pard\intbl\itap2 1\nestcell{\nonesttables\par}\pard\intbl\itap2 Ra soat ho\nestcell{\nonesttables\par}
\pard\intbl\itap2 So Xay dung\nestcell{\nonesttables\par}
\pard\intbl\itap2{{\*\nesttableprops\trowd\trgaph108\cellx800\cellx2500\cellx4500\nestrow}{\nonesttables\par}}
\pard\intbl\itap1\cell\row
\pard Het\par}"""


@pytest.mark.skipif(find_converter() is None, reason="không có LibreOffice để đọc .rtf")
def test_a_table_within_a_table_of_rich_text(tmp_path: Path) -> None:
    path = tmp_path / "bang.rtf"
    path.write_text(NESTED_RTF, encoding="ascii")
    document = read_file(path)
    assert document.text.split("\n") == ["So Y te", "TT\tNhiem vu\tChu tri", "1\tRa soat ho\tSo Xay dung", "Het"]


def tick(properties: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{properties}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


CHOICES = '<w:ddList>{}<w:listEntry w:val="Sở Y tế"/><w:listEntry w:val="Sở Công Thương"/></w:ddList>'
SIGNS = [
    # (runs, text)
    (tick("<w:checkBox><w:default w:val='1'/></w:checkBox>") + run(" Hỏa tốc"), "☒ Hỏa tốc"),
    (tick("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>") + run(" Hỏa tốc"), "☐ Hỏa tốc"),
    (tick("<w:checkBox><w:checked/></w:checkBox>") + run(" Hỏa tốc"), "☒ Hỏa tốc"),
    (run("Đơn vị: ") + tick(CHOICES.format('<w:result w:val="1"/>')), "Đơn vị: Sở Công Thương"),
    (run("Đơn vị: ") + tick(CHOICES.format("")), "Đơn vị: Sở Y tế"),
    (run("Đơn vị: ") + tick(CHOICES.format('<w:result w:val="7"/>')) + run("."), "Đơn vị: ."),
    (symbol("Symbol", "F0B3") + run(" 95%"), "≥ 95%"),
    (symbol("Symbol", "00A3") + run(" 5%"), "≤ 5%"),
    (symbol("Wingdings", "F0FE") + run(" Trình ký"), "☑ Trình ký"),
    (symbol("Wingdings 2", "F0A3") + run(" Lưu"), "☐ Lưu"),
    (symbol("Times New Roman", "2265") + run(" 95%"), "≥ 95%"),
    (run("\uf0a3 5%", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "≤ 5%"),
    (run("Giao", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "Giao"),
]


@pytest.mark.parametrize(("runs", "text"), SIGNS)
def test_what_is_ticked_chosen_and_drawn(tmp_path: Path, runs: str, text: str) -> None:
    assert body(tmp_path, f"<w:p>{runs}</w:p>").text == text


INNER = table(row(cell(p("Đoạn 1")), cell(p("Km 0 – Km 2"))), row(cell(p("Đoạn 2.")), cell(p("")), cell(p("xong "))))
INNERMOST = table(row(cell(p("A")), cell(INNER)), row(cell(p("B")), cell(p("C"))))


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (INNER, "Đoạn 1, Km 0 – Km 2; Đoạn 2. xong"),
        (p("Gồm:") + INNER + p("báo cáo."), "Gồm: Đoạn 1, Km 0 – Km 2; Đoạn 2. xong báo cáo."),
        (INNERMOST, "A, Đoạn 1, Km 0 – Km 2; Đoạn 2. xong; B, C"),
    ],
)
def test_the_cells_of_a_table_in_a_cell_do_not_run_together(tmp_path: Path, inner: str, text: str) -> None:
    xml = table(*(row(*(cell(p(words)) for words in cells)) for cells in (("TT", "Việc", "Chủ trì"), ("1", "Làm", "Sở A"))),
                row(cell(p("2")), cell(inner), cell(p("Sở B"))))  # fmt: skip
    assert body(tmp_path, xml).text.split("\n")[-1] == f"2\t{text}\tSở B"


PAGE = '<html><head><meta charset="utf-8"></head><body><p>Giao Sở Nội vụ.</p><table><tr><td>TT</td><td>Việc</td></tr></table></body></html>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (PAGE.encode(), "Trước.\nGiao Sở Nội vụ.\nTT\tViệc\nSau."),
        (docx_bytes("Giao Sở Y tế."), "Trước.\nGiao Sở Y tế.\nSau."),
        (b"PK\x03\x04" + bytes(50), "Trước.\nSau."),
    ],
)
def test_a_file_put_into_the_document_is_part_of_it(tmp_path: Path, content: bytes, text: str) -> None:
    path = tmp_path / "ghep.docx"
    body(tmp_path, p("Trước.") + f'<w:altChunk xmlns:r="{RELATIONS}" r:id="rId800"/>' + p("Sau."))
    with zipfile.ZipFile(tmp_path / "thu.docx") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/_rels/document.xml.rels":
                added = f'<Relationship Id="rId800" Type="{RELATIONS}/aFChunk" Target="ghep.bin"/></Relationships>'
                part = part.replace(b"</Relationships>", added.encode())
            target.writestr(name, part)
        target.writestr("word/ghep.bin", content)
    document = read_file(path)
    assert document.text == text
    assert any("tệp ghép" in note for note in document.notes) is (len(text) < 15)
