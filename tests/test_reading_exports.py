"""Files as other programs give them out: documents in one file of XML, tables as text, bare tables of portals under “.xls”."""

from __future__ import annotations

from pathlib import Path

import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading import read_file
from chidao.corpus.reading.delimited import read_rows
from chidao.corpus.reading.office import find_converter
from word_xml import NS, p

converted = pytest.mark.skipif(find_converter() is None, reason="không có LibreOffice để đọc")

FLAT = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">
<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
</pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document {NS}><w:body>{p("Giao Sở Y tế kiểm tra bếp ăn.")}</w:body></w:document>
</pkg:xmlData></pkg:part>
<pkg:part pkg:name="/word/media/image1.png"><pkg:binaryData>iVBORw0KGgo=</pkg:binaryData></pkg:part></pkg:package>"""
WORD_2003 = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>
<w:p><w:r><w:t>Giao Sở Y tế kiểm tra bếp ăn.</w:t></w:r></w:p></w:body></w:wordDocument>"""
ODF = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>Giao Sở Y tế kiểm tra bếp ăn.</text:p></office:text></office:body></office:document>"""
EXCEL_2003 = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Giao"><Table>
<Row><Cell><Data ss:Type="String">TT</Data></Cell><Cell><Data ss:Type="String">Việc</Data></Cell>
<Cell><Data ss:Type="String">Hạn</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">Rà soát quỹ đất</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-06-30T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"""
PORTAL = """<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style>td{mso-number-format:"\\@"}</style>
<table border="1"><tr><th>TT</th><th>Việc</th><th>Hạn</th></tr><tr><td>1</td><td>Rà soát quỹ đất</td><td>30/06/2026</td></tr></table>"""
SENTENCE = "Giao Sở Y tế kiểm tra bếp ăn."
TABLE = "TT\tViệc\tHạn\n1\tRà soát quỹ đất\t30/06/2026"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("van-ban.xml", FLAT, SENTENCE),
        pytest.param("van-ban.doc", WORD_2003, SENTENCE, marks=converted),
        pytest.param("van-ban.fodt", ODF, SENTENCE, marks=converted),
        pytest.param("bang.xls", EXCEL_2003, TABLE, marks=converted),
        ("bang.xls", PORTAL, TABLE),
        ("bang.csv", "TT;Việc;Hạn\r\n1;Rà soát quỹ đất;30/06/2026\r\n", TABLE),
        ("bang.csv", "sep=;\r\nTT;Việc;Hạn\r\n1;Rà soát quỹ đất;30/06/2026\r\n", TABLE),
        ("bang.csv", "TT,Việc,Hạn\n1,Rà soát quỹ đất,30/06/2026", TABLE),
    ],
)  # fmt: skip
def test_what_programs_give_out(tmp_path: Path, name: str, content: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    assert read_file(path).text == text


def test_values_in_quotes() -> None:
    text = 'DANH SÁCH;;\nTT;Việc;Hạn\n1;"Rà soát; báo cáo ""hỏa tốc""\nmỗi tuần";30/6\n\n2;Kiểm tra;\nNgười lập biểu;;\n'
    document = read_rows(text, Source("bang.csv", "", "text/plain"))
    assert document is not None
    assert document.text == (
        'DANH SÁCH\nTT\tViệc\tHạn\n1\tRà soát; báo cáo "hỏa tốc" mỗi tuần\t30/6\n2\tKiểm tra\t\nNgười lập biểu'
    )
    for words in ("DANH SÁCH", "Rà soát; báo cáo", "hỏa tốc", "mỗi tuần", "Kiểm tra", "Người lập biểu"):
        at = document.text.index(words)
        place = document.place_at(at)
        assert place is not None
        assert text.startswith(words, place.source_start + at - place.start)


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế, Sở Nội vụ, Sở Tài chính\nCông an tỉnh, Thanh tra, Văn phòng",
        "Giao Sở Y tế;Sở Nội vụ;Sở Tài chính.",
        "Giao Sở Y tế;Sở Nội vụ;Sở Tài chính.\nHạn: 30/6/2026.",
        "a,b,c\nd,e",
        '""a,' * 3000,
        "",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert read_rows(text, Source("thu.txt", "", "text/plain")) is None
