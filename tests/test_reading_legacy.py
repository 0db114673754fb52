"""Old encodings: TCVN3 and VNI in fonts and in plain text, and old office files through LibreOffice."""

from __future__ import annotations

import io
import os
import unicodedata
from pathlib import Path

import docx
import pytest
from chidao.corpus.reading import ReadingError, files, office, read_file
from chidao.corpus.reading.legacy import convert, encoding_of_font, guess_encoding, mend, to_unicode
from docx.oxml.ns import qn

needs_converter = pytest.mark.skipif(office.find_converter() is None, reason="chưa cài libreoffice-writer-nogui")

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
)  # fmt: skip


def test_every_letter_of_tcvn3() -> None:
    """The standard's table, in the order of its codes from A8."""
    codes = bytes.fromhex(
        "A8 A9 AA AB AC AD AE B5 B6 B7 B8 B9 BB BC BD BE C6 C7 C8 C9 CA CB CC CE CF D0 D1 D2 D3 D4 D5 D6 D7 D8 DC DD DE DF"
        "E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE EF F1 F2 F3 F4 F5 F6 F7 F8 F9 FA FB FC FD FE"
    )
    shown = convert(codes.decode("latin-1"), "tcvn3")
    assert shown == "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    assert set(shown) | set("aeiouy") == set(LETTERS)


OLD = [
    # (as stored, encoding, as read)
    ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "tcvn3", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
    ("§éc lËp - Tù do - H¹nh phóc", "tcvn3", "Độc lập - Tự do - Hạnh phúc"),
    ("UBND tØnh ®\u00adîc giao 1.250 ha", "tcvn3", "UBND tỉnh được giao 1.250 ha"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "vni", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "vni", "Độc lập - Tự do - Hạnh phúc"),
    ("ÑÖÔØNG TÆNH LOÄ, UÛY BAN, quyeát ñònh, kyõ thuaät", "vni", "ĐƯỜNG TỈNH LỘ, ỦY BAN, quyết định, kỹ thuật"),
    ("Nguyeãn Vaên Huøng, Ñaéc Nöôùc, lyù, quyû", "vni", "Nguyễn Văn Hùng, Đắc Nước, lý, quỷ"),
]


@pytest.mark.parametrize(("stored", "encoding", "read"), OLD)
def test_old_text(stored: str, encoding: str, read: str) -> None:
    assert convert(stored, "tcvn3" if encoding == "tcvn3" else "vni") == read


def test_vni_has_every_letter() -> None:
    marks = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
    found = set()
    for letter in LETTERS:
        parts = unicodedata.normalize("NFD", letter)
        if len(parts) == 2 and parts[1] in marks and parts[0] in "aeouy":
            found.add(convert(parts[0] + marks[parts[1]], "vni"))
    assert found >= set("áàảãạéèẻẽẹóòỏõọúùủũụýỳỷỹ")


FONTS = [
    (".VnTime", "tcvn3"), (".VnTimeH", "tcvn3"), (".VnArial Narrow", "tcvn3"), ("VNI-Times", "vni"), ("VNI-Helve", "vni"),
    ("Times New Roman", None), ("VNtimes new roman", None), ("Arial", None),
]  # fmt: skip


@pytest.mark.parametrize(("font", "encoding"), FONTS)
def test_fonts(font: str, encoding: str | None) -> None:
    assert encoding_of_font(font) == encoding


def test_capital_fonts_show_capitals() -> None:
    assert to_unicode("quyÕt ®Þnh", ".VnTimeH") == "QUYẾT ĐỊNH"
    assert to_unicode("quyÕt ®Þnh", ".VnTime") == "quyết định"


def test_unicode_typed_in_an_old_font_stays() -> None:
    assert to_unicode("Ủy ban nhân dân được giao", ".VnTime") == "Ủy ban nhân dân được giao"


def test_only_old_paragraphs_of_a_mixed_text_change() -> None:
    text = "Ủy ban nhân dân tỉnh giao việc được.\nC¸c së, ban, ngµnh cña tØnh vµ nh©n d©n x· thùc hiÖn ®óng quy ®Þnh.\n"
    assert (
        mend(text)[0]
        == "Ủy ban nhân dân tỉnh giao việc được.\nCác sở, ban, ngành của tỉnh và nhân dân xã thực hiện đúng quy định.\n"
    )


@pytest.mark.parametrize("text", ["Ủy ban nhân dân tỉnh", "Plain English of the office", "Für Größe à la carte", ""])
def test_other_text_is_left_alone(text: str) -> None:
    assert guess_encoding(text) is None


@pytest.mark.parametrize("coding", ["latin-1", "utf-8"])
def test_plain_files_in_tcvn3(tmp_path: Path, coding: str) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes("C¸c së, ban, ngµnh cña tØnh vµ nh©n d©n x· thùc hiÖn ®óng quy ®Þnh.".encode(coding))
    document = read_file(path)
    assert document.text == "Các sở, ban, ngành của tỉnh và nhân dân xã thực hiện đúng quy định."
    assert any("bảng mã cũ" in note for note in document.notes)


def old_docx() -> bytes:
    """Runs in TCVN3, VNI and Unicode side by side in one paragraph."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, font in (("quyÕt ®Þnh", ".VnTimeH"), (" cña ", ".VnTime"), ("Uûy ban", "VNI-Times"), (" tỉnh An Sơn", "Arial")):
        run = paragraph.add_run(text)
        run.font.name = font
        fonts = run._element.rPr.rFonts  # type: ignore[union-attr]
        fonts.set(qn("w:hAnsi"), font)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_fonts_mixed_in_one_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "cu.docx"
    path.write_bytes(old_docx())
    assert read_file(path).text == "QUYẾT ĐỊNH của Ủy ban tỉnh An Sơn"


@needs_converter
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_old_office_files(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "cu.bin"
    path.write_bytes(office.convert(old_docx(), "docx", kind))
    document = read_file(path)
    assert document.text == "QUYẾT ĐỊNH của Ủy ban tỉnh An Sơn"
    assert "wordprocessingml" not in document.source.media_type


def test_without_a_converter_the_file_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(content: bytes, suffix: str, target: str) -> bytes:
        raise office.NoConverterError

    monkeypatch.setattr(files, "convert", nothing)
    path = tmp_path / "cu.rtf"
    path.write_bytes(rb"{\rtf1 Giao viec.}")
    with pytest.raises(ReadingError, match=r"apt-get install") as caught:
        read_file(path)
    assert caught.value.reason == "needs_converter"


EVALUATION = Path(os.environ.get("CHIDAO_EVAL_DIR", "../shared/eval")) / "legacy"
REAL = sorted(path for path in EVALUATION.glob("*") if path.suffix in {".doc", ".rtf", ".xls"}) if EVALUATION.is_dir() else []


@needs_converter
@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.name))
def test_real_files_agree_with_their_transcripts(path: Path) -> None:
    """At least 98 % of the letters with a diacritic, in order (a running head that a transcript keeps is left out here)."""
    import difflib

    def marked(text: str) -> list[str]:
        return [letter for letter in unicodedata.normalize("NFC", text).lower() if letter.isalpha() and not letter.isascii()]

    expected, found = marked(path.with_suffix(".txt").read_text()), marked(read_file(path).text)
    blocks = difflib.SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) >= 0.98 * len(expected)
