"""Old Vietnamese encodings carried by fonts: TCVN3 (.VnTime, ABC) and VNI.

In both a text is stored as Western letters that only the font shows as Vietnamese ones: TCVN3 (TCVN 5712:1993, VN3) has one
code a letter, VNI writes a mark after its vowel. TCVN3 fonts whose names end in H show every letter as a capital.
"""

from __future__ import annotations

import re
from typing import Literal

Encoding = Literal["tcvn3", "vni"]

_TCVN3_CODES = "A1A2A3A4A5A6A7 A8A9AAABACADAE B5B6B7B8B9 BBBCBDBEC6 C7C8C9CACB CCCECFD0D1 D2D3D4D5D6 D7D8DCDDDE DFE1E2E3E4"
_TCVN3_MORE = "E5E6E7E8E9 EAEBECEDEE EFF1F2F3F4 F5F6F7F8F9 FAFBFCFDFE"
_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐ ăâêôơưđ àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ "
    "ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ"
)  # fmt: skip
_TCVN3 = dict(zip(bytes.fromhex(f"{_TCVN3_CODES} {_TCVN3_MORE}"), _TCVN3_LETTERS.replace(" ", ""), strict=True))
_VNI_MARKS = "ùøûõï âáàåãä êéèúüë"
_VNI_MADE = {
    "a": "áàảãạ âấầẩẫậ ăắằẳẵặ",
    "e": "éèẻẽẹ êếềểễệ",
    "o": "óòỏõọ ôốồổỗộ",
    "u": "úùủũụ",
    "y": "ýỳỷỹ",
    "ô": "ớờởỡợ",
    "ö": "ứừửữự",
}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "í": "í", "ì": "ì"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    marks = _VNI_MARKS.split()
    for vowel, groups in _VNI_MADE.items():
        for group, letters in zip(marks, groups.split(), strict=False):
            table.update({vowel + mark: letter for mark, letter in zip(group, letters, strict=False)})
    capitals = {source.upper(): letter.upper() for source, letter in table.items()}
    mixed = {source[0].upper() + source[1:]: letter.upper() for source, letter in table.items() if len(source) == 2}
    return {**table, **mixed, **capitals}


_VNI = _vni_table()
_VNI_FORMS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

_FONTS: tuple[tuple[re.Pattern[str], Encoding], ...] = (
    (re.compile(r"\.?Vn[A-Z3]|\.vn[a-z]"), "tcvn3"),
    (re.compile(r"VNI[- ]|VNI$", re.IGNORECASE), "vni"),
)
_CAPITAL_FONT = re.compile(r"\.?Vn\w+H(?:\s|$)|\.vn\w+h(?:\s|$)")


def encoding_of_font(font: str) -> Encoding | None:
    """The old encoding that a font of this name shows; None for the fonts of our day."""
    return next((encoding for pattern, encoding in _FONTS if pattern.match(font)), None)


def to_unicode(text: str, font: str) -> str:
    """`text` as it is seen in `font`; fonts of our day leave it as it is."""
    encoding = encoding_of_font(font)
    if encoding is None or _is_unicode(text):
        return text
    shown = convert(text, encoding)
    return shown.upper() if encoding == "tcvn3" and _CAPITAL_FONT.match(font) else shown


def convert(text: str, encoding: Encoding) -> str:
    """`text` out of an old encoding."""
    if encoding == "tcvn3":
        return text.translate(_TCVN3)
    return _VNI_FORMS.sub(lambda match: _VNI[match.group()], text)


_MODERN = re.compile("[\u0102\u0103\u0111\u0128\u0129\u0168\u0169\u01a1\u01af\u01b0\u1ea0-\u1ef9]")


def _is_unicode(text: str) -> bool:
    """Text typed in Unicode but left in an old font is shown by a substitute font as it is."""
    return bool(_MODERN.search(text))


# Syllables that hardly a paragraph of official prose lacks.
_COMMON = """
    và của các được đã đến để theo những trong với về việc từ ủy uỷ nhân dân tỉnh huyện xã chủ tịch thực hiện quyết định số năm
    tháng ngày độc lập tự hạnh phúc cộng hòa hoà hội nghĩa việt chính phủ bộ sở điều khoản nghị thông báo kế hoạch đơn vị cơ
    quan là này phải người công tác quản lý nước đầu tư phát triển
"""
_SPECIAL = frozenset(word for word in _COMMON.split() if not word.isascii())
_WORDS = re.compile(r"[^\W\d_]+")


def guess_encoding(text: str) -> Encoding | None:
    """The old encoding that unmarked text is in; None where it reads as well, or better, as it stands."""
    # Prose in Unicode has so many within its first lines.
    if len(_MODERN.findall(text[:500])) > 20 or len(_MODERN.findall(text[:2000])) > 20:
        return None
    plain = _hits(text)
    best: Encoding | None = None
    most = max(2, 2 * plain)
    encodings: tuple[Encoding, ...] = ("tcvn3", "vni")
    for encoding in encodings:
        hits = _hits(convert(text, encoding))
        if hits > most:
            best, most = encoding, hits
    return best


def _hits(text: str) -> int:
    return sum(word in _SPECIAL for word in _WORDS.findall(text[:100_000].lower()))


def mend(text: str) -> tuple[str, bool]:
    """Unmarked text with its paragraphs in old encodings converted, and whether any was; the others stay as they are."""
    found = guess_encoding(text)
    if found is None:
        return text, False
    lines = text.splitlines(keepends=True)
    return "".join(line if _is_unicode(line) else convert(line, found) for line in lines), True
