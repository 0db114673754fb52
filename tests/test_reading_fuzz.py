"""Mutated files of every format end in a document or a `ReadingError`: no crash, no hang, nothing half done.

`CHIDAO_FUZZ` sets how many mutations of each file are tried; thousands take some minutes.
"""

from __future__ import annotations

import io
import os
import random
import re
import time
import unicodedata
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import openpyxl
import pytest
from chidao.corpus.document import Document
from chidao.corpus.reading import ReadingError
from chidao.corpus.reading.guard import GuardedReader
from msg_files import compound_file, message
from paper import COLUMNS, HEAD, LONG, OTHER, Paper, picture, sign
from PIL import Image

ROUNDS = int(os.environ.get("CHIDAO_FUZZ", "40"))


def word_file(folder: Path) -> bytes:
    document = docx.Document()
    document.add_heading("KẾ HOẠCH", level=1)
    document.add_paragraph(LONG, style="List Number")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "Nhiệm vụ"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_file(folder: Path) -> bytes:
    paper = Paper(folder / "a.pdf")
    paper.paragraph(LONG)
    paper.table([HEAD, ("1", "a", "b", "c")], COLUMNS)
    paper.turn(2)
    paper.paragraph(OTHER)
    paper.canvas.save()
    return paper.path.read_bytes()


def sheet_file(folder: Path) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Nhiệm vụ", "Hạn"])
    sheet.append([1, "Rà soát", "30/6/2027"])
    sheet.merge_cells("A3:C3")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def page_file(folder: Path) -> bytes:
    return f"<html><body><h1>Tin</h1><p>{LONG}</p><table><tr><td rowspan=2>1</td><td>a</td></tr></table></body></html>".encode()


def mail_file(folder: Path) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "Giao việc", "a@an-son.gov.vn", "b@an-son.gov.vn"
    message["Date"] = "Tue, 02 Mar 2027 08:00:00 +0700"
    message.set_content(LONG)
    message.add_attachment(word_file(folder), maintype="application", subtype="octet-stream", filename="a.docx")
    return bytes(message)


def outlook_file(folder: Path) -> bytes:
    return compound_file(message("Giao việc", plain=LONG, attachments={"a.docx": word_file(folder)}))


def zip_file(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("thu/a.docx", word_file(folder))
        archive.writestr("b.txt", LONG)
    return buffer.getvalue()


def text_file(folder: Path) -> bytes:
    return f"**CHỈ THỊ**\n\n{LONG}\n\n| TT | Việc |\n|---|---|\n| 1 | a |\n\n2\n\f{OTHER}".encode()


def signed_file(folder: Path) -> bytes:
    """A PDF with signatures, nothing in it packed, so that mutations reach what is drawn."""
    paper = Paper(folder / "s.pdf")
    paper.canvas.setPageCompression(0)
    paper.paragraph(LONG)
    sign(paper.canvas, (124, 700, 156, 720), ["3519"])
    sign(paper.canvas, (300, 700, 500, 760), ["Ký bởi: UBND tỉnh An Sơn", "Thời gian ký: 02/03/2027 08:00:00"], scale=2)
    paper.canvas.save()
    return paper.path.read_bytes()


def saved_page_file(folder: Path) -> bytes:
    message = MIMEMultipart("related")
    message["Subject"], message["Snapshot-Content-Location"] = "Tin", "https://an-son.gov.vn/tin"
    message.attach(MIMEText(page_file(folder).decode(), "html", "utf-8"))
    return message.as_bytes()


def picture_file(folder: Path) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((60, 40), 40).save(buffer, "TIFF")
    return buffer.getvalue()


def answer_file(folder: Path) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = "Re: Giao việc", "a@an-son.gov.vn"
    quoted = (
        f"<blockquote type=cite><p>{OTHER}</p></blockquote><div>From: A<br>Sent: B<br>To: C<br>Subject: D</div><p>{OTHER}</p>"
    )
    message.set_content(f"<div>{LONG}</div>{quoted}", subtype="html")
    return bytes(message)


def rows_file(folder: Path) -> bytes:
    return f'TT;Việc;Hạn\r\n1;"{LONG} ""hỏa tốc"";";30/6/2027\r\n2;Kiểm tra;\r\n'.encode()


def one_xml_file(folder: Path) -> bytes:
    """A Word document in one file of XML."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(word_file(folder))) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                data = archive.read(name).decode().partition("?>")[2]
                parts.append(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{data}</pkg:xmlData></pkg:part>')
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{"".join(parts)}</pkg:package>'.encode()


def pictured_file(folder: Path) -> bytes:
    """A PDF with a picture too small to hold text, a form, and words aslant."""
    paper = Paper(folder / "p.pdf")
    paper.canvas.setPageCompression(0)
    paper.paragraph(LONG)
    paper.canvas.drawImage(picture(), 85, 400, 60, 20)
    paper.canvas.acroForm.textfield(name="so", value="27/PGV", x=120, y=300, width=120, height=18)
    paper.canvas.rotate(30)
    paper.line("DỰ THẢO", 400, y=100, size=60)
    paper.canvas.save()
    return paper.path.read_bytes()


FILES: list[Callable[[Path], bytes]] = [
    word_file,
    pdf_file,
    signed_file,
    saved_page_file,
    picture_file,
    sheet_file,
    page_file,
    mail_file,
    outlook_file,
    zip_file,
    text_file,
    answer_file,
    rows_file,
    one_xml_file,
    pictured_file,
]


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content cut, spliced, doubled in part, or with bytes changed."""
    data = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(data)) if data else 0
        kind = chance.randrange(5)
        if kind == 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del data[at : at + chance.randrange(1, 200)]
        elif kind == 2:
            data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 60)))
        elif kind == 3:
            data[at:at] = data[at : at + chance.randrange(1, 500)]
        elif chance.random() < 0.2:
            del data[at:]
    return bytes(data)


_TAG = re.compile(rb"<[^>]+>")
_VALUE = re.compile(rb'="([^"]*)"')
_ODD_VALUES = (b"", b"-1", b"0", b"x", b"65535", b"2147483648", b"99999999999", b"1e9")


def rewritten(content: bytes, chance: random.Random) -> bytes:
    """The package with one of its parts changed tag by tag: what is packed again is sound, so that the reader gets to see it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    heavy = [name for name in parts if re.search("document.xml$|sheet|numbering|styles|notes", name)]
    name = chance.choice(heavy)
    parts[name] = _retagged(parts[name], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for one, data in parts.items():
            package.writestr(one, data)
    return buffer.getvalue()


def _retagged(xml: bytes, chance: random.Random) -> bytes:
    data = bytearray(xml)
    for _ in range(chance.choice((1, 2, 6))):
        tag, other = chance.choices(list(_TAG.finditer(data)), k=2)
        values = list(_VALUE.finditer(tag.group()))
        kind = chance.randrange(3)
        if kind == 0 and values:
            start, end = chance.choice(values).span(1)
            data[tag.start() + start : tag.start() + end] = chance.choice(_ODD_VALUES)
        elif kind == 1:
            data[tag.start() : tag.end()] = other.group()
        else:
            data[tag.start() : tag.start()] = other.group() * chance.choice((1, 1, 50))
    return bytes(data)


CASES = [(make, mutated) for make in FILES] + [(word_file, rewritten), (sheet_file, rewritten)]


@pytest.mark.parametrize(("make", "mutate"), CASES, ids=lambda one: str(one.__name__))
def test_mutated_files_end_in_a_document_or_an_error(
    tmp_path: Path, make: Callable[[Path], bytes], mutate: Callable[[bytes, random.Random], bytes]
) -> None:
    content = make(tmp_path)
    chance = random.Random(make.__name__)
    path = tmp_path / "bien-doi"
    with GuardedReader(seconds=60) as reader:
        for number in range(ROUNDS):
            path.write_bytes(mutate(content, chance))
            started = time.monotonic()
            try:
                reading = reader.read(path)
            except ReadingError as error:
                assert error.message.startswith(str(path))  # noqa: PT017
                assert "\n" not in error.message  # noqa: PT017
                continue
            finally:
                assert time.monotonic() - started < 55, f"mutation {number} hangs"
            for document in reading.documents:
                check(document)


def check(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    for table in document.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
    starts = [place.start for place in document.places]
    assert starts == sorted(starts)
    assert all(0 <= style.start < style.end <= len(document.text) for style in document.styles)
    assert unicodedata.is_normalized("NFC", document.text)
