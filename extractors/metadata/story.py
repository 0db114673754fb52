"""A press or portal report as its headline, its paragraphs and the day of its publication, page furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chidao.corpus.document import Document
from chidao.corpus.folding import unify_tones
from chidao.extractors.dates import find_times, real_day
from chidao.extractors.letters import letter_pattern
from chidao.extractors.metadata.places import main_province, province_prefix
from chidao.extractors.recent import once_a_document

STAMP_PIECES, STAMP_LENGTH = 12, 80
HEADLINE_WORDS, CUT_HEADLINE_WORDS, PROSE_WORDS = 5, 20, 8
TEASER_WORDS, LONG_TEASER_WORDS = 15, 40


@dataclass(frozen=True, slots=True)
class Story:
    """`year` is that of publication or, without a stamp, the latest in which the report dates something."""

    headline: str | None
    paragraphs: tuple[str, ...]
    published: date | None
    year: int | None
    province: str | None

    def day_of(self, text: str, start: int = 0, end: int | None = None) -> date | None:
        """The first day that is named, its year taken from the day of publication where it is not written."""
        for time in find_times(text, start, end):
            if time.grain == "day" and time.month is not None:
                day = time.first(self.year)
                if day and self.published and time.year is None and day > self.published:
                    return time.first(self.published.year - 1)
                return day
        return None


_SENTENCE_BREAK: Final = letter_pattern(r" (?<=[^\d\s.][.!?…].) *(?=[\"“]?[<Lu>])")
_FURNITURE: Final = re.compile(
    r"(?i)^(?:skip |download|app store|google play|gửi phản hồi|in bài viết|nội dung chính|tin tức|trang chủ|chia sẻ|đăng nhập"
    r"|thứ \w+,|ảnh[: ]|nguồn[: ]|tác giả|theo dõi|menu|tìm kiếm|home|share|facebook|zalo|xem thêm|từ khóa|tags?[: ])"
    r"|\.(?:jpe?g|png)$"
)
_AGENCY: Final = re.compile(r"\([^)]{2,40}\)\s*[-–]\s*")
_SHORT_FORM: Final = re.compile(r" \((?:UBND|HĐND|MTTQ|BTV|ATGT|GTVT|GD&ĐT|TN&MT|NN&PTNT|NN&MT)\)(?=[ ,])")
_CITY: Final = re.compile(r"(?<!\w)(?:T[Pp]\.?\s?HCM|TPHCM|TP\.\s?Hồ Chí Minh)(?!\w)")


@once_a_document
def read_story(document: Document) -> Story:
    text = unify_tones(document.text)
    published: date | None = None
    headline: str | None = None
    paragraphs: list[str] = []
    for index, block in enumerate(document.blocks):
        piece = text[block.start : block.end]
        if block.kind == "table" and headline is None and not paragraphs:
            piece = _title_row(piece)
        piece = " ".join((_CITY.sub("thành phố Hồ Chí Minh", piece) if "TP" in piece or "HCM" in piece else piece).split())
        piece = _SHORT_FORM.sub("", piece)
        if index < STAMP_PIECES and published is None and len(piece) < STAMP_LENGTH and (published := _stamp(piece)):
            continue
        if not piece or _FURNITURE.search(piece[:60]):
            continue
        if headline is None and not paragraphs and _is_headline(piece):
            headline = _STAMPED.sub("", piece)
            published = published or (_stamp(piece[len(headline) :]) if headline != piece else None)
        elif _is_prose(piece) or (headline and _is_teaser(piece)):
            paragraphs.append(piece)
    if headline is None and paragraphs and (agency := _AGENCY.match(paragraphs[0])):
        headline = paragraphs[0][agency.end() :].rstrip(".")
    year = published.year if published else _year(headline, paragraphs)
    province = main_province(headline or "") or main_province(" ".join(paragraphs)) or _province_of_dateline(paragraphs)
    return Story(headline, tuple(paragraphs), published, year, province)


def _title_row(table: str) -> str:
    """What is set over the columns of a table, in one cell; empty where it begins with their heads."""
    row = table.partition("\n")[0]
    return "" if "\t" in row else row


_DATELINE: Final = re.compile(r"(?P<place>[^\W\d_]{2,8}(?: [^\W\d_]{1,8}){0,3}) [-–] ")


def _province_of_dateline(paragraphs: Sequence[str]) -> str | None:
    """The province in capitals that a report is from: "ĐÀ NẴNG - UBND thành phố …"."""
    dateline = _DATELINE.match(paragraphs[0]) if paragraphs else None
    return province_prefix(dateline["place"]) if dateline and dateline["place"].isupper() else None


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph; “1.”, “10.9” and “TP.” end none."""
    yield from _SENTENCE_BREAK.split(paragraph)


def _is_headline(piece: str) -> bool:
    words = len(piece.split())
    is_cut = piece.endswith("...") and words < CUT_HEADLINE_WORDS
    return words >= HEADLINE_WORDS and (is_cut or not _is_prose(piece))


def _is_prose(piece: str) -> bool:
    if not _ENDED.search(piece, max(0, len(piece) - 3)) or len(piece.split()) < PROSE_WORDS:
        return False
    return not _CAPTION.search(piece[-60:])


def _is_teaser(piece: str) -> bool:
    """The opening of a report, printed without its full stop: a long one, or one that tells what was done on a day."""
    words = len(piece.split())
    opens = words >= LONG_TEASER_WORDS or (words >= TEASER_WORDS and _OPENS_WITH_DAY.match(piece) is not None)
    return opens and not _CAPTION.search(piece)


_OPENS_WITH_DAY: Final = re.compile(r"(?:\([^)]{2,40}\)\s*[-–:]?\s*)?(?:Sáng|Chiều|Tối|Trưa|Ngày)(?: ngày)? \d{1,2}\W")
_ENDED: Final = re.compile(r"[.;:!?…][”\"]?$")
_CAPTION: Final = re.compile(r"\bẢnh\s*:")


# Việt Nam has been on the Internet since 19 November 1997 (Nghị định 21-CP ngày 5/3/1997 allowed it).
_FIRST_ONLINE: Final = 1997


def _year(headline: str | None, paragraphs: Sequence[str]) -> int | None:
    """The year after the one whose same period the text compares with, else the latest in which it dates something.

    Years of plans to come are no help, nor is what happened before there was news to save from the net.
    """
    pieces = (headline or "", *paragraphs)
    if compared := [int(match["year"]) for piece in pieces for match in _SAME_PERIOD.finditer(piece)]:
        return max(compared) + 1
    dated = ((piece, time) for piece in pieces for time in find_times(piece) if time.year is not None)
    times = [
        time
        for piece, time in dated
        if (time.year or 0) >= _FIRST_ONLINE and not _LONG_AGO.search(piece, max(0, time.start - _NEAR), time.start)
    ]
    for grain in ("day", "month"):
        if years := [time.year for time in times if time.grain == grain and time.year]:
            return max(years)
    return min((time.year for time in times if time.grain == "year" and time.year), default=None)


# Since when something stands: "khởi công năm 2014", "cắm biển từ năm 2019" tell nothing of when the report was written.
_LONG_AGO: Final = re.compile(
    r"\b(?:từ|xây|xây dựng|khởi công|thành lập|sinh|ra đời|sử dụng|khai thác|vận hành|xong|hoàn thành|dừng thi công)"
    r"(?: (?:từ|vào))?(?: năm)? $"
)
_NEAR: Final = 28
_SAME_PERIOD: Final = re.compile(r"so (?:với )?cùng kỳ năm (?P<year>20\d\d)")
# The line with the day that a conversion has joined with the headline.
_STAMPED: Final = re.compile(r",? \d{1,2}/\d{1,2}/20\d\d(?:,? (?:- )?\d{1,2}[:h]\d{2})?$")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MAIL_STAMP: Final = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>20\d\d) \d\d:\d\d")
_ISO_STAMP: Final = re.compile(r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def _stamp(piece: str) -> date | None:
    """The day of publication, where `piece` is the line that says so."""
    if match := _MAIL_STAMP.search(piece):
        return real_day(int(match["year"]), _MONTHS.index(match["month"]) + 1, int(match["day"]))
    if match := _ISO_STAMP.match(piece):
        return real_day(int(match["year"]), int(match["month"]), int(match["day"]))
    times = [time for time in find_times(piece) if time.grain == "day" and time.year is not None]
    return times[0].first() if times and len(piece) < 60 and not piece.endswith(".") else None
