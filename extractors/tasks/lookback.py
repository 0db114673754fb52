"""What a report looks back on: what came of orders by now, days long past, what was said before anybody concluded."""

from __future__ import annotations

import re
from typing import Final

from chidao.extractors.tasks.leaders import chief_title

# "Ngay từ đầu năm, huyện đã … . UBND huyện giao … . | Đến nay, toàn bộ các xã đều có …".
_SINCE: Final = re.compile(
    r"\W*(?:Ngay )?(?:[Tt]ừ (?:đầu|năm|tháng|khi|những)\b|Những năm|Thời gian qua|Năm qua|Năm \d{4}"
    r"|Trong (?:năm|nhiệm kỳ|\d+ năm))\b"
)
_BY_NOW: Final = re.compile(r"(?<=[.”] )(?:Đến nay|Tới nay|Nhờ đó|Nhờ vậy|Kết quả(?: là)?,|Từ đó đến nay)\b")
_TO_COME: Final = re.compile(r"\b(?:thời gian tới|tới đây|năm tới|sắp tới)\b")


def tells_outcome(text: str, paragraph: int, stop: int) -> bool:
    """Whether a sentence that ends at `stop` stands in a paragraph that tells how it came out by now."""
    if _SINCE.match(text, paragraph) is None:
        return False
    end = text.find("\n", stop)
    by_now = _BY_NOW.search(text, stop, end if end >= 0 else len(text))
    return by_now is not None and _TO_COME.search(text, paragraph, by_now.start()) is None


_DATE: Final = re.compile(r"(?<![\d/-])\d{1,2}[/-]\d{1,2}[/-](?P<year>(?:19|20)\d\d)(?![\d/-])")
_DATED: Final = re.compile(
    r"\W*(?:(?:Đầu|Giữa|Cuối|Từ|Ngay từ|Sau|Mùa [^\W\d]+) )?(?:[Nn]gày|[Nn]ăm|[Tt]háng)\b"
    r"[^,.;:]{0,24}?\b(?P<year>(?:19|20)\d\d)\b"
)
_NOWADAYS: Final = re.compile(
    r"\W*(?:Hôm nay|Ngày nay|Hiện nay|Hiện|Đến nay|Giờ đây|Bây giờ|Sáng|Chiều|Tối|Trưa|Tại|Phát biểu|Kết luận"
    r"|Ngày \d|Mới đây|Vừa qua|Thời gian tới|Năm \d)"
)
_AGO: Final = re.compile(
    r"\W*(?:(?:Hơn |Gần )?(?:[Mm]ười|[Hh]ai mươi|[Bb]a mươi|[Bb]ốn mươi|[Nn]ăm mươi|\d\d) năm (?:trước|về trước)\b(?! kia)"
    r"|Ngày ấy|Ngày đó|Hồi đó|Hồi ấy|Thuở|Ngày xưa|Xưa kia|Ngày trước)"
)
_FAR, _LONG_PAST = 15, 30
"""Years before the latest day of a text from which back a paragraph, and those that go on with it, are history."""


class History:
    """Tells which paragraphs of a report are history: those that open with a year long past, and those that go on with it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._latest = max((int(one["year"]) for one in _DATE.finditer(text)), default=0)
        self._paragraph = -1
        self._past = self._goes_on = False

    def tells(self, paragraph: int) -> bool:
        """Whether the paragraph that begins at `paragraph` is history; they are asked for in the order of the text."""
        if paragraph != self._paragraph:
            self._paragraph = paragraph
            dated = _DATED.match(self._text, paragraph)
            ago = self._latest - int(dated["year"]) if dated else 0
            told = _AGO.match(self._text, paragraph) is not None
            goes_on = self._goes_on and _NOWADAYS.match(self._text, paragraph) is None
            self._past = told or (ago >= _FAR if dated else goes_on)
            self._goes_on = ago >= _LONG_PAST if dated else self._past
        return self._past


# A meeting at which a draft is spoken about: what is asked for there binds nobody until somebody concludes.
_GATHERS: Final = re.compile(r"\b(?:góp ý|lấy ý kiến|phản biện|tham vấn|tọa đàm|toạ đàm)\b", re.IGNORECASE)
_CONCLUDES: Final = re.compile(r"\b(?:[Kk]ết luận|bế mạc|[Tt]iếp thu|[Tt]hay mặt|[Tt]hời gian tới)\b")
_VIEW: Final = re.compile(r"\b(?:cho rằng|góp ý|kiến nghị|đề xuất|băn khoăn|lưu ý|nêu ý kiến|đề nghị)\b")
_CHIEF: Final = re.compile(rf"(?<!\w){chief_title()}(?! (?:UBND|HĐND|Ủy ban) (?:xã|phường|thị trấn))")
_HEAD: Final = 400
"""Characters of a report within which its headline and lead tell what the meeting was for."""


class Views:
    """Tells which sentences of a report are but views put forward at a meeting that gathers them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open = _GATHERS.search(text, 0, text.find("\n", 0, _HEAD) + 1 or _HEAD) is not None

    def tells(self, begin: int, stop: int) -> bool:
        """Whether the sentence `text[begin:stop]` is one; they are asked for in the order of the text."""
        if self._open and _CONCLUDES.search(self._text, begin, stop):
            self._open = False
        return self._open and not _CHIEF.search(self._text, begin, stop)


_OTHER_ORDERED: Final = re.compile(rf"{chief_title()}[^.;:]{{0,80}}? đã (?:yêu cầu|giao|chỉ đạo|đề nghị)\b")


def quotes_orders(text: str, paragraph: int, begin: int, stop: int) -> bool:
    """Whether somebody who is quoted tells what a chief has ordered: "“Chủ tịch UBND tỉnh đã yêu cầu …”, ông Đức nói"."""
    opened = next((at for at in range(paragraph, begin + 1) if not text[at].isspace()), begin)
    if text[opened] not in '“"' or "”" in text[opened:begin]:
        return False
    return _OTHER_ORDERED.search(text, begin, stop) is not None
