"""Deadlines by an event: one that the text names without its day, and a day on which something is to be held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from chidao.extractors.dates import pattern, signed
from chidao.extractors.deadlines.cues import Stretch
from chidao.extractors.deadlines.terms import LENGTH
from chidao.extractors.records import Deadline
from chidao.extractors.signs import signs_of

__all__ = ["AT_EVENT_SIGNS", "ahead_of_event", "at_event", "at_session", "before_event", "coming_day", "undated"]


_GATHERS: Final = pattern(
    r"(?<!\w)(?:tổ chức|khởi công|khánh thành|thông xe|khai mạc|khai trương|khai giảng|ra quân|ra mắt|gửi|nộp|có mặt)"
    r"(?: [^\W\d]+){1,10} $"
)


def coming_day(stretch: Stretch) -> Iterator[Deadline]:
    """“Ngày 20/3/2025, tổ chức …”, “khởi công Dự án X ngày 19/12/2025”: a full date after the day of issue is no citation's.

    Of what is held soon after, the year may be left out (“tổ chức khai giảng ngày 05/9”).
    """
    issued_on = stretch.context.issued_on
    for time in stretch.times if issued_on is not None else ():
        if time.month is None or time.grain != "day" or not stretch.text.startswith("ngày", time.start):
            continue
        due = stretch.context.last_day(time)
        if due is None or issued_on is None or due <= issued_on:
            continue
        opens = time.start <= stretch.first and stretch.text[time.end : time.end + 2].lstrip()[:1] in (",", ":")
        before = stretch.before(time.start)
        held = time.end >= stretch.last and _GATHERS.search(before) and not before.endswith("từ ")
        if (opens and time.year is not None) or (held and (time.year is not None or due <= issued_on + _AT_HAND)):
            yield Deadline(time.start, time.end, "on", due)


_AT_HAND: Final = timedelta(days=100)
_AT_EVENT: Final = signed(
    r"(?<!\w)(?<!đến )(?<!trước )(?:ngay )?(?:sau )?khi kết thúc "
    r"(?:đề án|chương trình|kế hoạch|dự án|chiến dịch|đợt \w+|năm học)(?!\w)",
    "thúc",
)
_AFTER_EVENT: Final = signed(r"(?<!\w)ngay sau (?:khi )?(?!đó|đây|này)[^\W\d]+(?: [^\W\d]+){1,8}", "ngay")


AT_EVENT_SIGNS: Final = signs_of(_AT_EVENT, _AFTER_EVENT)


def at_event(stretch: Stretch) -> Iterator[Deadline]:
    """“khi kết thúc Đề án”, “ngay sau khi sắp xếp”: by an event whose day the text does not give."""
    yield from stretch.each(_AT_EVENT, "on")
    yield from stretch.each(_AFTER_EVENT, "within")


_CLOCK: Final = pattern(r"(?<!\w)(?<!từ )trước \d{1,2} ?(?:giờ|h)(?: ?\d{1,2})?(?: phút)?(?!\w)")
_NAMED_EVENT: Final = signed(
    r"(?<!\w)(?:(?<!từ )trước|từ nay (?:cho )?đến) (?:thềm |dịp |khi |thời điểm )?"
    r"(?:(?<=khi )(?:(?:học sinh|sinh viên|các em) )?(?:bước vào|vào|kết thúc|hết|khai mạc|nghỉ) )?"
    r"(?:(?:khai mạc|diễn ra) )?"
    r"(?:tết|(?<=khi )(?:(?:học sinh |sinh viên |các em )?(?:tựu trường|nghỉ (?:hè|lễ|học))|(?:cơn )?bão|mưa lũ)"
    r"|kỳ họp|phiên họp|đại hội|mùa mưa|mùa bão|mùa lũ|mùa khô|khai giảng|năm học|học kỳ|nhiệm kỳ"
    r"|ngày khai giảng|ngày bầu cử|mùa giải|lễ khởi công|vụ gieo trồng)"
    r"(?: (?!để|nhằm|theo|và|gửi|báo cáo)[^\W\d]+){0,6}(?: \d{4}(?: ?- ?\d{4})?)?",
    "tết",
    "tựu trường",
    "nghỉ",
    "bão",
    "mưa lũ",
    "họp",
    "đại",
    "mùa",
    "khai",
    "học",
    "nhiệm",
    "bầu",
    "lễ",
    "gieo",
)
_OF_LUNAR_YEAR: Final = signed(
    r"(?<!\w)(?:trước|chậm nhất(?: là| vào)?|vào) (?:(?:ngày |mùng |rằm )?(?:\d{1,2} )?tháng (?:chạp|giêng)"
    r"|mùng \d{1,2}(?: tết| tháng \d{1,2} âm lịch)?)(?!\w)",
    "chạp",
    "giêng",
    "mùng",
)
_FORBIDS: Final = pattern(r"\W*(?:tuyệt đối |kiên quyết )?không (?:để|được)(?!\w)")


def before_event(stretch: Stretch) -> Iterator[Deadline]:
    """“trước mùa mưa bão”, “trước 17 giờ”: by a day that the text does not give; "không để … trước Tết" sets none."""
    if _FORBIDS.match(stretch.text):
        return
    for form in (_NAMED_EVENT, _CLOCK, _OF_LUNAR_YEAR):
        yield from stretch.each(form, "by")


_SESSION: Final = pattern(
    r"(?<!\w)(?<!đã )(?<!được )(?<!chương )(?<!tờ )(?<!quy )(?<!công )(?<!lộ )(?<!quá )(?<!tiến )trình(?! bày| độ)"
    r"(?: [^\W\d][^\s,;.:]*){1,24}? (?P<when>(?:tại|vào) (?:các )?(?:kỳ|phiên) họp"
    r"(?: (?:thường (?:lệ|kỳ)|chuyên đề|bất thường|gần nhất|tới|sắp tới|tiếp theo|giữa năm(?: \d{4})?|cuối năm(?! \d)"
    r"|(?:lần )?thứ \w+(?: (?:mười|hai|ba|tư|năm|sáu|bảy|tám|chín))*))+)(?! (?:tháng )?\d)"
)


def at_session(stretch: Stretch) -> Iterator[Deadline]:
    """“trình HĐND tỉnh tại kỳ họp giữa năm”: by a session whose day the text does not give."""
    for match in _SESSION.finditer(stretch.text):
        yield Deadline(*match.span("when"), "by")


_AHEAD: Final = pattern(
    r"(?<!\w)(?<!từ )trước (?:khi |ngày |thời điểm )?(?!đây|đó|kia|mắt|hết|nay|đến|tình hình|ngày \d|thứ |chủ |mùng )[^\W\d]+"
    r"(?: [^\W\d]+){0,5}?"
    rf" (?:ít nhất |tối thiểu |chậm nhất )?(?:là )?{LENGTH}(?! (?:\d|tháng|năm|đầu|cuối|qua))"
)


def ahead_of_event(stretch: Stretch) -> Iterator[Deadline]:
    """“trước kỳ họp ít nhất 15 ngày”, “trước khi cắt điện 05 ngày”: so long before what has no day here."""
    yield from stretch.each(_AHEAD, "within")


_UNDATED: Final = pattern(
    r"(?<!\w)(?:ngay )?trong (?:tuần|tháng|quý) (?:này|tới|sau)(?! ?\d|\w)"
    r"|(?<!\w)ngay trong (?:tuần|tháng|quý)(?= ?(?:[.,;)]|$))"
    r"|(?<!\w)từ nay (?:cho )?đến (?:hết|cuối) (?:tháng|quý|năm)(?: nay| này)?(?! \d|\w)"
)


def undated(stretch: Stretch) -> Iterator[Deadline]:
    """“trong tuần này”, “từ nay đến cuối năm” in a text that does not tell its own day: a period without its end."""
    if stretch.context.issued_on is None:
        yield from stretch.each(_UNDATED, "on")
