"""Bad files: one Vietnamese line that names the file and says what to do, never a crash."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest
from chidao.corpus.reading import ReadingError, read_file
from word_xml import docx_bytes

PDF_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

BAD = [
    # (content, reason)
    (b"", "empty"),
    (b" \n\t\r\n", "empty"),
    (b"\xef\xbb\xbf\n", "empty"),
    (os.urandom(5000).replace(b"\n", b"\0"), "unsupported"),
    (b"\x7fELF\x02\x01\x01" + b"\0" * 200, "unsupported"),
    (PDF_HEAD, "damaged"),
    (docx_bytes("Giao Sở Y tế.")[:4000], "damaged"),
    (b"PK\x03\x04" + b"word/document.xml" + b"x" * 100, "damaged"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
]


@pytest.mark.parametrize(("content", "reason"), BAD)
def test_bad_files_are_set_aside(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(content)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.reason == reason
    assert "hong.docx" in caught.value.message
    assert "\n" not in caught.value.message


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        read_file(tmp_path / "khong-co.txt")
    assert caught.value.reason == "missing"
    with pytest.raises(ReadingError) as caught:
        read_file(tmp_path)
    assert caught.value.reason == "not_a_file"


@pytest.mark.parametrize(("error", "reason"), [(PermissionError, "no_permission"), (OSError, "unreadable")])
def test_a_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], reason: str) -> None:
    """Stood in for, as the superuser who may run the tests is refused nothing."""

    def refuse(_: Path) -> bytes:
        raise error

    path = tmp_path / "kin.txt"
    path.write_text("Giao Sở Y tế.")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.reason == reason


@pytest.mark.parametrize("name", ["thu.pdf", "thu.txt", "thu", "thư có dấu cách.doc"])
def test_the_kind_is_told_by_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(docx_bytes("Giao Sở Y tế chủ trì."))
    document = read_file(path)
    assert document.text == "Giao Sở Y tế chủ trì."
    assert document.source.media_type.endswith("wordprocessingml.document")
    assert document.source.path == str(path)
    assert document.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_shown_path_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nội dung.")
    assert read_file(path, display_path="goc/a.txt").source.path == "goc/a.txt"
    path.write_text("")
    with pytest.raises(ReadingError, match=r"goc/a\.txt"):
        read_file(path, display_path="goc/a.txt")


def test_a_zip_bomb_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "bom.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 50_000_000 + b"</a>")
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.reason == "too_large"


def test_an_entity_bomb_does_not_expand(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<!DOCTYPE d [<!ENTITY a0 "aaaaaaaaaa">{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>Giao Sở Y tế &a9;</w:t></w:r></w:p></w:body></w:document>"
    )
    path = tmp_path / "thuc-the.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
    assert len(text_if_readable(path)) < 1000


def text_if_readable(path: Path) -> str:
    try:
        return read_file(path).text
    except ReadingError:
        return ""
