"""What the letters of symbol fonts print as: “≥” set in Symbol and “☒” in Wingdings are stored under codes of their own.

Sources: Adobe's encoding of Symbol (PostScript Language Reference, appendix E) and Unicode's charts of Wingdings' dingbats.
"""

from __future__ import annotations

_GREEK = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip("abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
)
_SYMBOL = {ord(letter): greek for letter, greek in _GREEK.items()} | {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xCE: "∈", 0xD1: "∇", 0xD5: "∏", 0xD6: "√",
    0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xB7: "•", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_FIRST, _LAST = 0xF000, 0xF0FF
"""The private range in which Word keeps the letters of these fonts, apart from those of text."""

IN_ANY_FONT = {
    _FIRST + 0x2B: "+", _FIRST + 0x2D: "-",
    **{_FIRST + code: _SYMBOL[code] for code in (0xA3, 0xB1, 0xB3, 0xB4, 0xB7, 0xB9, 0xBB)},
    **{_FIRST + code: _WINGDINGS[code] for code in (0xA7, 0xA8, 0xD8, 0xE0, 0xFC, 0xFE)},
}  # fmt: skip
"""What stands under these codes where the font is not known, as in many a PDF: the signs that offices use."""


def printed(text: str, font: str) -> str:
    """The text with the letters of a symbol font as they print; those of other fonts, and unknown ones, stay."""
    signs = _FONTS.get(font.lower())
    if signs is None or text.isascii():
        return text
    return "".join(signs.get(ord(one) - _FIRST, one) if _FIRST <= ord(one) <= _LAST else one for one in text)


def sign(code: int, font: str) -> str:
    """The letter of a symbol font under a code, with or without the private range in which Word keeps it."""
    return printed(chr(_FIRST + code % 256), font) if font.lower() in _FONTS and (code < 256 or code >= _FIRST) else chr(code)
