"""Outlook's messages: bodies in each of their forms, old code pages, attachments, messages inside messages, broken files."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from chidao.corpus.reading import ReadingError, read_all, read_file
from chidao.corpus.reading.package import DamagedError
from chidao.corpus.reading.rtf_mail import text_of, unpack
from chidao.corpus.reading.sniffing import sniff
from hypothesis import given
from hypothesis import strategies as st
from msg_files import Tree, compound_file, compressed_rtf, message, uncompressed_rtf
from word_xml import docx_bytes

SENT = datetime(2027, 3, 2, 18, 30, tzinfo=UTC)
LINES = ["Gửi báo cáo tháng 3", "Kính gửi Sở Y tế,", "Đề nghị gửi báo cáo trước ngày 15/3/2027."]
BODY = "Kính gửi Sở Y tế,\r\n\r\nĐề nghị gửi báo cáo trước ngày 15/3/2027.\r\n"
PAGE = "<html><body><p>Kính gửi Sở Y tế,</p><p>Đề nghị gửi báo cáo trước ngày 15/3/2027.</p></body></html>"
RICH = (
    rb"{\rtf1\ansi\ansicpg1258\fromtext \deff0{\fonttbl{\f0\fswiss Arial;}}{\colortbl\red0\green0\blue0;}"
    rb"\uc1\pard\plain\deftab360 \f0\fs20 K\u237?nh g\u7917?i S\u7903? Y t\u7871?,\par\par"
    rb" \u272?\u7873? ngh\u7883? g\u7917?i b\u225?o c\u225?o tr\u432?\u7899?c ng\u224?y 15/3/2027.\par}"
)
WRAPPED = (
    rb"{\rtf1\ansi\ansicpg65001\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\*\generator Riched20;}"
    rb"{\*\htmltag19 <html>}{\*\htmltag50 <body>}\uc1\pard\plain\htmlrtf \f0\fs20 \htmlrtf0 {\*\htmltag64 <p>}"
    rb"\htmlrtf {\htmlrtf0 K\u237?nh g\u7917?i S\u7903? Y t\u7871?,\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}{\*\htmltag64 <p>}"
    rb"{\*\htmltag84 &#272;&#7873; }ngh\'e1\'bb\'8b g\'e1\'bb\'adi b\u225?o c\u225?o tr\u432?\u7899?c ng\u224?y 15/3/2027.\htmlrtf\par\htmlrtf0"
    rb"{\*\htmltag72 </p>}{\*\htmltag58 </body>}{\*\htmltag27 </html>}}"
)

BODIES = {
    "plain": message(LINES[0], plain=BODY, sent=SENT),
    "plain and page": message(LINES[0], plain=BODY, html=b"<p>khac</p>", sent=SENT),
    "page": message(LINES[0], html=PAGE.encode(), code_page=None, sent=SENT),
    "rich text, packed": message(LINES[0], rtf=compressed_rtf(RICH), sent=SENT),
    "rich text, not packed": message(LINES[0], rtf=uncompressed_rtf(RICH), sent=SENT),
    "page in rich text": message(LINES[0], rtf=compressed_rtf(WRAPPED), sent=SENT),
    "texts in UTF-8": message(LINES[0], plain=BODY, code_page=65001, sent=SENT),
}  # fmt: skip


def saved(tmp_path: Path, tree: Tree) -> Path:
    path = tmp_path / "thu.msg"
    path.write_bytes(compound_file(tree))
    assert sniff(path.read_bytes()) == "msg"
    return path


@pytest.mark.parametrize("form", BODIES)
def test_bodies(tmp_path: Path, form: str) -> None:
    document = read_file(saved(tmp_path, BODIES[form]))
    assert document.text.split("\n") == LINES
    assert document.notes[:2] == (
        "Thư điện tử của Văn thư <vanthu@an-son.gov.vn>.",
        "Gửi ngày 03/03/2027 lúc 01:30.",
    ), "the day is that of Vietnam"


def test_texts_in_the_code_page_of_old_windows(tmp_path: Path) -> None:
    """Windows-1258 writes a vowel and its tone as two letters."""
    words = "Kinh g\u01b0\u0309i Sơ\u0309 Y tê\u0301"
    document = read_file(saved(tmp_path, message("Bao cao", plain=words, code_page=1258)))
    assert document.text.split("\n") == ["Bao cao", "Kinh gửi Sở Y tế"]


def test_attachments_are_tied_to_their_message(tmp_path: Path) -> None:
    inner = message(
        "Thư trước", plain="Sở Y tế báo cáo.", sent=SENT, attachments={"b.docx": docx_bytes("Bảng.")}, embedded=True
    )
    large = "Giao Sở Y tế. " * 700
    tree = message(
        "Gửi kèm", plain="Xem tệp.", attachments={"..\\..\\giao.docx": docx_bytes("Giao Sở Y tế."), "Thư trước": inner,
                                                  "dài.txt": large.encode(), "logo.png": b"\x89PNG\r\n\x1a\n"})  # fmt: skip
    reading = read_all(saved(tmp_path, tree), display_path="thu.msg")
    assert reading.set_aside == ()
    texts = {document.source.path: document.text for document in reading.documents}
    assert list(texts) == [
        "thu.msg",
        "thu.msg!giao.docx",
        "thu.msg!Thư trước.eml",
        "thu.msg!Thư trước.eml!b.docx",
        "thu.msg!dài.txt",
    ]
    assert texts["thu.msg"] == "Gửi kèm\nXem tệp."
    assert texts["thu.msg!Thư trước.eml"] == "Thư trước\nSở Y tế báo cáo."
    assert texts["thu.msg!Thư trước.eml!b.docx"] == "Bảng."
    assert texts["thu.msg!dài.txt"] == large.strip()


@given(st.binary(max_size=3000) | st.text(alphabet="ab{}\\par ", max_size=3000).map(str.encode))
def test_what_is_packed_is_unpacked(rtf: bytes) -> None:
    assert unpack(compressed_rtf(rtf)) == unpack(uncompressed_rtf(rtf)) == rtf


def test_the_example_of_the_standard() -> None:
    """[MS-OXRTFCP] 3.1 and 3.2: a plain text, and a reference that runs into what it writes itself."""
    packed = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0")
    assert unpack(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    crossing = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")
    assert unpack(crossing) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@pytest.mark.parametrize("content", [b"", b"x" * 15, b"\0" * 40])
def test_what_is_not_packed_right(content: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack(content)


@given(st.binary(max_size=400) | st.text(alphabet="{}\\'u*hpar0123 \n", max_size=400).map(str.encode))
def test_any_rich_text_gives_some_text(rtf: bytes) -> None:
    text, is_page = text_of(rtf)
    assert isinstance(text, str)
    text.encode()
    assert not is_page or b"fromhtml1" in rtf


def test_broken_files_end_in_a_document_or_an_error(tmp_path: Path) -> None:
    whole = compound_file(message("Gửi kèm", rtf=compressed_rtf(WRAPPED), attachments={"a.docx": docx_bytes("Giao.")}))
    chance, path = random.Random(7), tmp_path / "thu.msg"
    for _ in range(300):
        broken = bytearray(whole)
        for _ in range(chance.choice((1, 5, 30))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        if chance.random() < 0.2:
            del broken[chance.randrange(len(broken)) :]
        path.write_bytes(broken)
        try:
            reading = read_all(path)
        except ReadingError as error:
            assert "\n" not in error.message  # noqa: PT017
        else:
            assert reading.documents or reading.set_aside
