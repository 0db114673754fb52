"""Saved pages, e-mail, archives and spreadsheets."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading import ReadingError, read_all, read_documents, read_file
from chidao.corpus.reading.mail import Message, may_hold_document, read_message
from chidao.corpus.reading.sniffing import sniff
from PIL import Image
from word_xml import docx_bytes


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


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_mail_of_html_only(text: str | None) -> None:
    message = Message("Giao việc", "a@b.vn", None, text, b"<p>S\xe1\xbb\x9f Y t\xe1\xba\xbf b\xc3\xa1o c\xc3\xa1o.</p>", ())
    document = read_message(message, Source("x", "0", "message/rfc822"))
    assert document.text == "Giao việc\nSở Y tế báo cáo."


BODY = "Kính gửi Sở Y tế: đề nghị báo cáo trước ngày 15/3/2027."


@pytest.mark.parametrize(
    ("stated", "content"),
    [
        ("us-ascii", BODY.encode()),
        ("iso-8859-1", BODY.encode()),
        ("windows-1258", BODY.encode()),
        (None, BODY.encode()),
        ("khong-co-that", BODY.encode()),
        ("utf-16-le", BODY.encode("utf-16-le")),
        ("iso-8859-1", "Kính gửi Sở Y tế".encode("cp1258", errors="ignore") + b"."),
    ],
)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_a_mail_that_states_another_alphabet(tmp_path: Path, stated: str | None, content: bytes, kind: str) -> None:
    """Programs state what they were set to, not what they send."""
    charset = f"; charset={stated}" if stated else ""
    head = f"From: a@b.vn\r\nSubject: Giao việc\r\nMIME-Version: 1.0\r\nContent-Type: text/{kind}{charset}\r\n"
    path = tmp_path / "thu.eml"
    path.write_bytes(head.encode() + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(content))
    expected = BODY if content != "Kính gửi Sở Y tế".encode("cp1258", errors="ignore") + b"." else "Kính gi S Y t."
    assert read_file(path).text.split("\n")[1:] == [expected]


def test_a_mail_of_html_is_read_whole(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "V/v <báo cáo> & rà soát", "a@b.vn"
    message.set_content(
        "<div dir=ltr>Kính gửi các phòng,<br><br><div>Đề nghị các phòng:</div><ol><li>Rà soát hồ sơ tồn đọng.</li><li>Báo cáo trước\n"
        "15/3/2027.</li></ol><div>Trân trọng!</div></div>",
        subtype="html",
    )
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(message))
    assert read_file(path).text.split("\n") == [
        "V/v <báo cáo> & rà soát", "Kính gửi các phòng,", "Đề nghị các phòng:", "1. Rà soát hồ sơ tồn đọng.",
        "2. Báo cáo trước 15/3/2027.", "Trân trọng!",
    ]  # fmt: skip


def winmail(*attributes: tuple[int, int, bytes]) -> bytes:
    """Outlook's packet of (level, tag, bytes) attributes."""
    written = [struct.pack("<IH", 0x223E9F78, 7)]
    for level, tag, data in attributes:
        written.append(struct.pack("<BHHI", level, tag, 6, len(data)) + data + struct.pack("<H", sum(data) % 65536))
    return b"".join(written)


def properties(*values: tuple[int, int, bytes]) -> bytes:
    """(type, number, bytes) of texts and bytes, and before them one number and one of its own name."""
    odd = struct.pack("<HHI", 3, 0x0E08, 7) + struct.pack("<HH16sII", 3, 0x8001, bytes(16), 1, 5) + b"A\0B\0C\0\0\0" + bytes(4)
    written = [struct.pack("<I", len(values) + 2), odd]
    for kind, number, data in values:
        written.append(struct.pack("<HHII", kind, number, 1, len(data)) + data + bytes(-len(data) % 4))
    return b"".join(written)


@pytest.mark.parametrize(
    ("kind", "number", "inside", "read"),
    [
        (258, 0x1013, "<p>Sở Y tế báo cáo.</p>".encode(), "Sở Y tế báo cáo."),
        (31, 0x1000, "Sở Y tế báo cáo.".encode("utf-16-le") + b"\0\0", "Sở Y tế báo cáo."),
        (30, 0x1000, b"So Y te bao cao.\0", "So Y te bao cao."),
    ],
)
def test_what_outlook_packs_is_unpacked(tmp_path: Path, kind: int, number: int, inside: bytes, read: str) -> None:
    packed = winmail(
        (1, 0x9003, properties((kind, number, inside))),
        (2, 0x9002, bytes(14)), (2, 0x8010, b"GIAO~1.DOC\0"), (2, 0x800F, docx_bytes("Giao Sở Nội vụ.")),
        (2, 0x9005, properties((31, 0x3707, "Giao việc.docx".encode("utf-16-le") + b"\0\0"))),
        (2, 0x9002, bytes(14)), (2, 0x8010, b"ghi-chu.txt\0"), (2, 0x800F, "Giao Sở Xây dựng.".encode()),
    )  # fmt: skip
    message = EmailMessage()
    message["Subject"], message["From"] = "Giao việc", "a@b.vn"
    message.set_content("")
    message.add_attachment(packed, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(message))
    found = {document.source.path: document.text for document in read_all(path, display_path="thu.eml").documents}
    assert found == {
        "thu.eml": f"Giao việc\n{read}", "thu.eml!Giao việc.docx": "Giao Sở Nội vụ.", "thu.eml!ghi-chu.txt": "Giao Sở Xây dựng.",
    }  # fmt: skip


@pytest.mark.parametrize("cut", [3, 8, 20, 60, 120, 400])
def test_a_packet_cut_off_is_no_accident(tmp_path: Path, cut: int) -> None:
    packed = winmail((1, 0x9003, properties((258, 0x1013, b"<p>A</p>"))), (2, 0x9002, bytes(14)), (2, 0x800F, b"Giao" * 99))
    message = letter()
    message.add_attachment(packed[:cut], maintype="application", subtype="ms-tnef", filename="winmail.dat")
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(message))
    assert read_all(path).documents[0].text.startswith("Gửi báo cáo tháng 3")


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
