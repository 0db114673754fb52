"""Saved pages, e-mail, archives and spreadsheets."""

from __future__ import annotations

import datetime
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading import ReadingError, read_all, read_documents, read_file
from chidao.corpus.reading.mail import Message, may_hold_document, read_message
from chidao.corpus.reading.sniffing import sniff
from PIL import Image
from word_xml import docx_bytes

ARTICLE = """<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/a">Giới thiệu</a></li></ul></nav>
<div class="main"><h1>Chủ tịch tỉnh An Sơn kiểm tra tuyến đường ven biển</h1><div class="date">02/03/2027 08:00</div>
<h2 class="sapo">Sáng 02/3, Chủ tịch UBND tỉnh An Sơn kiểm tra tiến độ tuyến đường ven biển đoạn qua huyện Hải Đông.</h2>
<div class="content"><p>Theo báo cáo của Ban Quản lý dự án, toàn tuyến đã bàn giao được 42/45 km mặt bằng, giải ngân 1.250 tỷ đồng.</p>
<p>Chủ tịch UBND tỉnh yêu cầu <b>Sở Xây dựng</b> chủ trì, phối hợp với UBND huyện hoàn thành bàn giao trước ngày 30/4/2027.</p>
<table><tr><th>TT</th><th>Hạng mục</th></tr><tr><td>1</td><td>Cầu Sông Đào</td></tr></table>
<ul><li>Sở Tài chính bố trí vốn.</li></ul></div>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/x">Khởi công cầu mới ở phía tây tỉnh</a></li></ul></div>
<div class="comment">Gửi phản hồi</div></div><footer>Bản quyền của Cổng thông tin</footer></body></html>"""


def test_an_article_without_its_page(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(ARTICLE)
    document = read_file(path)
    lines = document.text.split("\n")
    assert lines[:3] == [
        "Chủ tịch tỉnh An Sơn kiểm tra tuyến đường ven biển",
        "02/03/2027 08:00",
        "Sáng 02/3, Chủ tịch UBND tỉnh An Sơn kiểm tra tiến độ tuyến đường ven biển đoạn qua huyện Hải Đông.",
    ]
    assert lines[-1] == "Sở Tài chính bố trí vốn."
    assert len(document.tables) == 1
    for unwanted in ("Trang chủ", "Gửi phản hồi", "Tin liên quan", "cầu mới", "Bản quyền"):
        assert unwanted not in document.text
    for offset, letter in enumerate(document.text):
        place = document.source_offset(offset)
        assert letter.isspace() or (place is not None and ARTICLE[place] == letter)


def test_an_official_document_on_a_page_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "vb.html"
    path.write_text(
        "<html><body><div><a>Văn bản</a></div><div><table><tr><td>UBND TỈNH<br>AN SƠN</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        "</td></tr><tr><td>Số: 12/CT-UBND</td><td>An Sơn, ngày 3 tháng 2 năm 2027</td></tr></table><p>CHỈ THỊ</p>"
        "<p>1. Sở Y tế chủ trì &amp; phối hợp&nbsp;ngay.</p><div>a) Giám sát;<br>b) Báo cáo.</div><p>Nơi nhận:</p></div></body></html>"
    )
    document = read_file(path)
    assert document.text.split("\n")[2:] == [
        "CHỈ THỊ",
        "1. Sở Y tế chủ trì & phối hợp ngay.",
        "a) Giám sát;",
        "b) Báo cáo.",
        "Nơi nhận:",
    ]
    assert [document.text[c.start : c.end] for c in document.tables[0].cells][:2] == [
        "UBND TỈNH AN SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_a_web_archive(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "Tin"
    message["MIME-Version"] = "1.0"
    message.set_content(ARTICLE, subtype="html")
    message.make_related()
    path = tmp_path / "tin.mht"
    path.write_bytes(bytes(message))
    assert sniff(path.read_bytes()) == "mht"
    assert "Sở Tài chính bố trí vốn." in read_file(path).text


def letter() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Gửi báo cáo tháng 3"
    message["From"] = "Văn thư <vanthu@an-son.gov.vn>"
    message["To"] = "so-y-te@an-son.gov.vn"
    message["Date"] = "Tue, 02 Mar 2027 08:00:00 +0700"
    message.set_content("Kính gửi Sở Y tế,\n\nĐề nghị gửi báo cáo trước ngày 15/3/2027.\n> thư trước đó\n")
    return message


def test_mail_and_its_attachments(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(
        docx_bytes("Giao Sở Y tế."), maintype="application", subtype="octet-stream", filename="../../giao.docx"
    )
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(message))
    body, attached = read_documents(path, display_path="thu.eml")
    assert body.text.split("\n") == ["Gửi báo cáo tháng 3", "Kính gửi Sở Y tế,", "Đề nghị gửi báo cáo trước ngày 15/3/2027."]
    assert any("02/03/2027" in note for note in body.notes)
    assert (attached.source.path, attached.text) == ("thu.eml!giao.docx", "Giao Sở Y tế.")
    assert read_file(path).text == body.text


def picture(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (width, height), 255).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("image001.png", picture(320, 90), False),  # a logo
        ("bieu-ngu.png", picture(2400, 300), False),
        ("cong-van.png", picture(1240, 1754), True),
        ("smime.p7s", b"0\x82\x01\x02", False),
        ("lich.ics", b"BEGIN:VCALENDAR", False),
        ("danh-thiep.VCF", b"BEGIN:VCARD", False),
        ("ho-so.rar", b"Rar!\x1a\x07\0", True),  # set aside, so that somebody looks into it
        ("ghi-chu.txt", b"Giao", True),
    ],
)
def test_what_is_read_of_a_mails_attachments(name: str, content: bytes, read: bool) -> None:
    assert may_hold_document(name, content) is read


def test_an_attachment_that_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(b"Rar!\x1a\x07\0" + bytes(200), maintype="application", subtype="octet-stream", filename="ho-so.rar")
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(message))
    reading = read_all(path, display_path="thu.eml")
    assert [(error.path, error.reason) for error in reading.set_aside] == [("thu.eml!ho-so.rar", "unsupported")]
    assert len(reading.documents) == 1


def test_mail_of_html_only() -> None:
    message = Message("Giao việc", "a@b.vn", None, None, b"<p>S\xe1\xbb\x9f Y t\xe1\xba\xbf b\xc3\xa1o c\xc3\xa1o.</p>", ())
    document = read_message(message, Source("x", "0", "message/rfc822"))
    assert document.text == "Giao việc\nSở Y tế báo cáo."


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_archives_give_their_members(tmp_path: Path) -> None:
    inner = zipped({"c.txt": "Văn bản thứ ba.".encode()})
    path = tmp_path / "goi.zip"
    path.write_bytes(
        zipped(
            {
                "thư mục/a.docx": docx_bytes("Văn bản một."),
                "../../b.txt": "Văn bản hai.".encode(),
                "trong.zip": inner,
                "hong.pdf": b"%PDF-1.7 x",
                "__MACOSX/._a.docx": b"x",
            }
        )
    )
    reading = read_all(path, display_path="goi.zip")
    assert {document.source.path: document.text for document in reading.documents} == {
        "goi.zip!thư mục/a.docx": "Văn bản một.",
        "goi.zip!b.txt": "Văn bản hai.",
        "goi.zip!trong.zip!c.txt": "Văn bản thứ ba.",
    }
    assert [(error.path, error.reason) for error in reading.set_aside] == [("goi.zip!hong.pdf", "damaged")]
    assert any("hong.pdf" in note for note in read_documents(path)[0].notes)
    with pytest.raises(ReadingError, match="nhiều văn bản"):
        read_file(path)


def test_an_archive_that_holds_a_pdf_uncompressed_is_an_archive() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("ct.pdf", b"%PDF-1.4 xxx")
    assert sniff(buffer.getvalue()) == "zip"


def test_an_archive_of_one_is_that_one(tmp_path: Path) -> None:
    path = tmp_path / "goi.zip"
    path.write_bytes(zipped({"a.txt": "Một văn bản.".encode()}))
    assert read_file(path).text == "Một văn bản."


BOMBS = [
    (zipped({"0.txt": b"0" * 60_000_000}), "too_large"),
    (zipped({}), "empty"),
    (b"PK\x03\x04" + b"\0" * 100, "damaged"),
]


@pytest.mark.parametrize(("content", "reason"), BOMBS)
def test_hostile_archives(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "bom.zip"
    path.write_bytes(content)
    with pytest.raises(ReadingError) as caught:
        read_documents(path)
    assert caught.value.reason == reason


def test_archives_nested_too_deep(tmp_path: Path) -> None:
    content = "Đáy.".encode()
    for _ in range(12):
        content = zipped({"trong.zip": content})
    path = tmp_path / "sau.zip"
    path.write_bytes(content)
    with pytest.raises(ReadingError) as caught:
        read_documents(path)
    assert caught.value.reason == "too_large"


def test_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["PHỤ LỤC PHÂN CÔNG"])
    sheet.append([])
    sheet.append(["TT", "Nhiệm vụ", "Cơ quan", "Hạn", "Kinh phí"])
    sheet.append([1, "Rà soát hồ chứa", "Sở Nông nghiệp", datetime.date(2027, 6, 30), 1250.5])
    sheet.append([2, "Sửa đập", None, None, 0.125])
    sheet["E5"].number_format = "0.0%"
    sheet.merge_cells("C4:C5")
    path = tmp_path / "bang.xlsx"
    book.save(path)
    document = read_file(path)
    assert document.text.split("\n")[0] == "PHỤ LỤC PHÂN CÔNG"
    (table,) = document.tables
    rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert rows == [
        ["TT", "Nhiệm vụ", "Cơ quan", "Hạn", "Kinh phí"],
        ["1", "Rà soát hồ chứa", "Sở Nông nghiệp", "30/06/2027", "1250,5"],
        ["2", "Sửa đập", "", "12,5%"],
    ]
    assert [cell.row_span for cell in table.rows[1]] == [1, 1, 2, 1, 1]


def test_a_sheet_with_letterhead_title_and_signature(tmp_path: Path) -> None:
    """Only what stands under the head of the table is a row of it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["UBND TỈNH AN SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["VĂN PHÒNG", None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["TỔNG HỢP NHIỆM VỤ"],
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
        ["I", "Nhóm kinh tế"],
        [1, "Rà soát cụm công nghiệp", "Sở Công Thương", "30/4/2027"],
        [2, "Lập danh mục dự án"],
        [],
        ["Nơi nhận:", None, None, "CHÁNH VĂN PHÒNG"],
        [None, None, None, "Trần Văn Bình"],
    ):
        sheet.append(row)
    path = tmp_path / "bang.xlsx"
    book.save(path)
    document = read_file(path)
    assert document.text.split("\n") == [
        "UBND TỈNH AN SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "VĂN PHÒNG", "Độc lập - Tự do - Hạnh phúc", "TỔNG HỢP NHIỆM VỤ",
        "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn", "I\tNhóm kinh tế\t\t", "1\tRà soát cụm công nghiệp\tSở Công Thương\t30/4/2027",
        "2\tLập danh mục dự án\t\t", "Nơi nhận:", "CHÁNH VĂN PHÒNG", "Trần Văn Bình",
    ]  # fmt: skip
    assert len(document.tables) == 1
