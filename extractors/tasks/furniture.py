"""What stands on a report's page and is none of its paragraphs: headlines, captions, teasers, the page's own words."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.letters import letter_pattern
from chidao.extractors.signs import any_stands
from chidao.extractors.structure import Provision

_CAPTION: Final = letter_pattern(
    r"\(?(?<![<Ll><Lu>])(?i:Ảnh|Nguồn|Hình)\s*:|(?<![<Ll><Lu>])Ảnh\s+[<Lu>]|(?i:\.(?:jpg|png)|https?://|^(?:title|layout|date|"
    r"categories)\s*:)"
)


_OF_CAPTIONS: Final = ("ảnh", "nguồn", "hình", ".jpg", ".png", "http", "title", "layout", "date", "categories")


def _is_caption(content: str) -> bool:
    lowered = content.lower()
    return any_stands(_OF_CAPTIONS, lowered) and _CAPTION.search(content) is not None


# What is at work in a picture, told in one short sentence: "Thi công cầu Sông Lam trên tuyến cao tốc."
_PICTURED: Final = re.compile(
    r"(?:Thi công|Thu hoạch|Chế biến|Sản xuất|Vận hành|Khai thác|Bốc xếp|Đóng gói|Lắp ráp|Hoạt động)\b"
    r"(?![^.]*\b(?:phải|cần)\b)[^.;:]+\.$"
)
_FEW_WORDS: Final = 16


def _is_pictured(content: str) -> bool:
    return content.count(" ") < _FEW_WORDS and _PICTURED.match(content) is not None


# No headline and no caption is as long, in words; a stop is only missing.
_MOST_WORDS: Final = 40
# So long a paragraph at the end of a report, behind which its author alone is named, lost but its stop.
_OF_TITLE, _AUTHOR = 18, 5


# A paragraph of the report before: what stands behind it and ends with dots is no teaser.
_TOLD_BEFORE: Final = re.compile(r"[^\n]{100}\.[”\"*_]*[ \t]*$", re.MULTILINE)
_AGAIN: Final = 40


def _is_teaser(text: str, one: Provision) -> bool:
    """Whether a paragraph that ends with dots stands before the report, or the report says its words again."""
    begins = text[one.start : one.start + _AGAIN]
    return _TOLD_BEFORE.search(text, 0, one.start) is None or text.find(begins, one.end) >= 0


def is_furniture(text: str, one: Provision) -> bool:
    """In news: headlines, captions, teasers and the page's own words; a paragraph of the report ends with a stop."""
    content = text[one.start : one.end].rstrip("* _")
    if one.label.kind != "none":
        return False
    if len(content) < 400 and (_is_caption(content) or _is_pictured(content)):
        return True
    if content.endswith(("...", " …")) and len(content) < 260 and _is_teaser(text, one):
        return True
    if content.endswith((".", ":", ";", "!", "?", "”", '"', "…", ")", "/", ",")) or content.count(" ") >= _MOST_WORDS:
        return False
    ends = len(text[one.end :].split()) <= _AUTHOR and _TOLD_BEFORE.search(text, 0, one.start) is not None
    return content.count(" ") < _OF_TITLE or not ends
