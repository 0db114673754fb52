"""The words before a time that make it a deadline: “trước”, “trong”, “từ … đến”, a label, a column.

A cue ends right before its time; that it is looked for in a window of a few words keeps long texts linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from chidao.extractors.dates import FEAST, WEEKDAY, Time, pattern, plain, times_of
from chidao.extractors.deadlines.context import DateContext, relative_times
from chidao.extractors.records import Deadline, DeadlineKind, Recurrence
from chidao.extractors.signs import Ending, Signed, any_stands

_CUE_WINDOW: Final = 64


@dataclass(frozen=True)
class Stretch:
    """One stretch of `plain` text with its times and the places where a label or a column makes a bare time count."""

    text: str
    times: tuple[Time, ...]
    context: DateContext
    labelled: tuple[tuple[int, int], ...]
    preceding: str = ""
    """What stands before the stretch, as written."""

    @classmethod
    def of(cls, text: str, context: DateContext, preceding: str = "") -> Stretch:
        text = plain(text)
        times = tuple(times_of(text))
        relative = [time for time in relative_times(text, context) if not _overlaps(times, time)]
        labelled = tuple(match.span("value") for match in _LABEL.finditer(text)) if _may_label(text) else ()
        return cls(
            text,
            tuple(sorted((*times, *relative), key=lambda t: t.start)),
            context,
            labelled,
            preceding,
        )

    @cached_property
    def follows_yearly(self) -> bool:
        """Whether the text before dates a step of the same procedure “hằng năm”."""
        return bool(_YEARLY.search(plain(self.preceding)))

    def each(self, form: re.Pattern[str] | Signed, kind: DeadlineKind, every: Recurrence | None = None) -> Iterator[Deadline]:
        """Every match of `form` as a deadline whose day the text does not give."""
        for match in form.finditer(self.text):
            yield Deadline(*match.span(), kind, every=every)

    def before(self, position: int) -> str:
        return self.text[max(0, position - _CUE_WINDOW) : position]

    @cached_property
    def first(self) -> int:
        """Where the first word begins."""
        return len(self.text) - len(self.text.lstrip())

    @cached_property
    def last(self) -> int:
        """Where the last word ends."""
        return len(self.text.rstrip(" .;/"))

    def is_bare_time_counted(self, time: Time) -> bool:
        at = bisect_right(self.labelled, time.start, key=lambda span: span[0]) - 1
        return self.context.time_column or (at >= 0 and time.start < self.labelled[at][1])


def _may_label(text: str) -> bool:
    return (":" in text or "là" in text) and any_stands(_OF_LABELS, text)


_OF_LABELS: Final = ("thời", "hạn", "tiến", "lộ")


def _overlaps(times: tuple[Time, ...], time: Time) -> bool:
    at = bisect_right(times, time.start, key=lambda other: other.end)
    return at < len(times) and times[at].start < time.end


_LABEL: Final = pattern(
    r"(?<!\w)(?:thời gian|thời hạn|hạn|tiến độ|lộ trình|thời điểm)"
    r"(?: (?:hoàn thành|thực hiện|triển khai|xong|gửi|báo cáo|nộp|trình|chót|cuối|cùng|xử lý|giải quyết|phải|kết thúc)){0,3}"
    r" ?(?::|là) ?(?P<value>[^;]{1,160})"
)
_YEARLY: Final = pattern(r"ngày \d{1,2}(?: ?/ ?| tháng )\d{1,2} (?:hằng|hàng) năm")


@dataclass(frozen=True, slots=True)
class Cue:
    """Where the deadline begins, its kind, and the edge of the period that is meant."""

    start: int
    kind: DeadlineKind
    edge: str | None = None


_HOUR: Final = (
    r"(?:\d{1,2} ?(?:giờ|h|g|:) ?(?:\d{1,2})?(?: ?(?:phút|'|’))?,?(?: (?:sáng|chiều|trưa))?(?: của)?[ ,]*)?"
    rf"(?:(?:sáng|trưa|chiều|tối|đêm) )?(?:{WEEKDAY}(?: tuần (?:này|sau|tới))?,? ?\(?)?"
)
_EDGE: Final = r"(?:(?P<edge>đầu|giữa|cuối|hết) )?"
_FILLERS: Final = rf"(?: (?:là|vào|đến|hết|trước|trong|thời điểm|khoảng|lúc|ngay|{FEAST}|ngày))*"

_BY_CUE: Final = pattern(
    r"(?<!\w)(?P<cue>(?:chậm nhất|muộn nhất|trễ nhất|(?<!từ )trước|không (?:quá|muộn hơn|chậm hơn|để quá)|đến hết|đến trước"
    rf"|hạn chót|hạn cuối(?: cùng)?){_FILLERS}[ :(]*{_HOUR}{_EDGE})$"
)
_TO_CUE: Final = pattern(rf"(?<!\w)(?P<cue>đến (?:thời điểm )?{_EDGE}{_HOUR})$")
_NO_TO: Final = pattern(
    r"(?:tính|kể|tầm nhìn|định hướng|giai đoạn (?!\d\b|[ivx]+\b)\S+|thời kỳ \S+|hướng|nhìn|cập nhật|số liệu|dữ liệu)[ ,(]*$"
)
_FROM_NOW: Final = pattern(r"(?<!\w)từ (?:nay|đó|đây)(?: cho)? $")
_TO_YEAR: Final = pattern(r"(?:^|phấn đấu|hoàn thành|xong|bảo đảm|đảm bảo|[.;:])[ ,(]*$")
_ON_CUE: Final = pattern(
    r"(?<!\w)(?P<cue>(?:(?:ngay )?(?:trong|vào)|ngay|(?:đầu|cuối) giờ"
    r"|(?P<verb>phấn đấu|xong|hoàn thành|hoàn tất|kết thúc|dứt điểm|khởi công|khánh thành|thông xe|khai trương|bàn giao|trình"
    r"|đưa vào (?:sử dụng|hoạt động|khai thác|vận hành))(?: (?P<inner>trong|vào))?)"
    rf"(?: (?:ngay|cả|suốt|dịp|khoảng|các|lúc|thời gian|(?:\d{{1,2}}|hai|ba)(?: ngày)?|ngày))*[ :(]*{_HOUR}{_EDGE})$"
)
_NO_ON: Final = pattern(r"(?<!\w)(?:nhiệm vụ|chỉ tiêu|phát sinh|được giao|đã giao|đề ra|sự kiện|ngày lễ|phong trào) ?$")
_SESSION_CUE: Final = pattern(
    r"(?<!\w)(?:tại (?:các )?(?:cuộc họp|hội nghị)|(?:kỳ|phiên) họp)(?: [^\W\d]+){0,5}? (?P<cue>(?:(?P<edge>đầu|giữa|cuối) )?)$"
)
_EVENT_CUE: Final = pattern(r"(?<!\w)(?P<cue>(?<!từ )trước (?:[^\W\d]+ ){1,4}?\(? ?(?:ngày )?)$")
_OCCASION_CUE: Final = pattern(
    r"(?<!\w)(?P<cue>(?:nhân|đúng|kịp|vào|trong) (?:đúng )?dịp (?:(?:[^\W\d]+|\d+ năm) ){1,24}?\(? ?(?:ngày )?"
    r"(?:\d{1,2}/\d{1,2}/\d{4} ?- ?(?:ngày )?)?)$"
)
_OCCASION_WINDOW: Final = 160
_EDGE_CUE: Final = Ending(pattern(r"(?:^|[,;:.(] ?|phấn đấu )(?P<cue>(?P<edge>cuối|hết) )$"), ("cuối", "hết"))
_RANGE_CUE: Final = pattern(rf"(?<!\w)(?P<cue>từ nay (?:cho )?đến {_EDGE})$")
_NO_RANGE: Final = pattern(
    r"(?:nhiệm vụ|phương hướng|kế hoạch|giải pháp|kết quả|tình hình|công tác|mục tiêu|chương trình)[ ,(]*$"
)
_START_CUE: Final = pattern(r"(?<!\w)(?:từ|kể từ|bắt đầu|sau|từ sau|khởi điểm)(?: (?:đầu|giữa|cuối|khoảng))? ?$")
_RANGE_INSIDE: Final = pattern(r" đến |-")
_BETWEEN: Final = pattern(r"^ ?(?:đến|tới|-)(?: hết| cuối| trước| khi)? ?$")

# "…, trình Thủ tướng Chính phủ quý II năm 2014": the period after whom it is sent to is when.
_SUBMITTED: Final = pattern(
    r"(?<!\w)(?:trình|báo cáo|gửi) (?:(?:phó )?thủ tướng(?: chính phủ)?|chính phủ|quốc hội|ban bí thư|bộ chính trị|bộ"
    r"|(?:ban thường vụ|thường trực|ban chấp hành)?(?: )?(?:tỉnh|thành|huyện|quận|đảng) [uủ][ỷy]|lãnh đạo \w+"
    r"|(?:thường trực |(?:phó )?chủ tịch )?(?:ubnd|hđnd|[uủ][ỷy] ban nhân dân|hội đồng nhân dân))"
    r"(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường))?"
    r"(?: (?:ban hành|phê duyệt|xem xét|quyết định|cho ý kiến|thông qua|,))*$"
)
_VERB_FOLLOWS: Final = pattern(
    r"(?:hoàn thành|tổ chức|triển khai|xây dựng|ban hành|trình|tiến hành|thực hiện|phấn đấu|bố trí|rà soát|khởi công)(?!\w)"
)


def reading(stretch: Stretch, index: int) -> Cue | None:
    """How the time of `index` is a deadline, None where it is none."""
    time = stretch.times[index]
    before = stretch.before(time.start)
    if (range_start := _range_start(stretch, index)) is not None:
        return Cue(range_start, "on")
    if (cue := cue_of(stretch, time)) is not None:
        return cue
    if _START_CUE.search(before) or not may_stand_bare(stretch, time):
        return None
    is_followed = index + 1 < len(stretch.times) and _BETWEEN.match(stretch.text[time.end : stretch.times[index + 1].start])
    return None if is_followed else Cue(time.start, "by" if time.grain == "day" else "on")


def cue_of(stretch: Stretch, time: Time) -> Cue | None:
    """The cue right before `time`, the first in the order of the tests."""
    before = stretch.before(time.start)
    offset = time.start - len(before)
    if (match := _RANGE_CUE.search(before)) and not _NO_RANGE.search(before[: match.start("cue")]):
        return Cue(offset + match.start("cue"), "on")
    if match := _BY_CUE.search(before):
        return Cue(offset + match.start("cue"), "by", match["edge"])
    if match := _TO_CUE.search(before):
        is_end = _is_end(before[: match.start("cue")], time, match["edge"])
        return Cue(offset + match.start("cue"), "by", match["edge"]) if is_end else None
    if match := _ON_CUE.search(before):
        named = time.grain == "years" and not stretch.text.startswith("năm", time.start)
        if (named and offset + match.start("cue") > 0) or _NO_ON.search(before[: match.start("cue")]):
            return None
        first = "cue" if match["verb"] is None else "inner" if match["inner"] else "edge" if match["edge"] else None
        begin = match.start(first) if first else len(before)
        is_bare = match["verb"] is not None and match["inner"] is None
        return Cue(offset + begin, "by" if is_bare and time.grain == "day" else "on", match["edge"])
    if match := _SESSION_CUE.search(before):
        return Cue(offset + match.start("cue"), "on", match["edge"])
    if time.grain == "day" and time.year is not None and (match := _EVENT_CUE.search(before)):
        return Cue(offset + match.start("cue"), "by")
    if time.grain == "day" and time.year is not None and (start := _occasion_start(stretch, time)) is not None:
        return Cue(start, "on")
    if (match := _EDGE_CUE.search(before)) and not _START_CUE.search(before):
        return Cue(offset + match.start("cue"), "on", match["edge"])
    return None


def _occasion_start(stretch: Stretch, time: Time) -> int | None:
    """Where “nhân dịp kỷ niệm 80 năm Ngày … (02/9/1945 - ” begins, which is longer than other cues."""
    first = max(0, time.start - _OCCASION_WINDOW)
    if stretch.text.find("dịp", first, time.start) < 0:
        return None
    match = _OCCASION_CUE.search(stretch.text[first : time.start])
    return None if match is None else first + match.start("cue")


def _is_end(left: str, time: Time, edge: str | None) -> bool:
    """Whether “đến” ends the time to act: not that of a count (“tính đến”), not the year that a strategy is named after."""
    if _NO_TO.search(left) or _FROM_NOW.search(left):
        return False
    return time.grain not in ("year", "years") or edge is not None or bool(_TO_YEAR.search(left))


def _range_start(stretch: Stretch, index: int) -> int | None:
    """Where “từ … đến …” begins whose last day is the time of `index`."""
    time = stretch.times[index]
    if time.grain != "month" and _RANGE_INSIDE.search(stretch.text[time.start : time.end]):
        match = _START_CUE.search(stretch.before(time.start))
        return None if match is None or match.group().strip() != "từ" else time.start - len(match.group())
    if index == 0:
        return None
    first, last = stretch.times[index - 1], stretch.times[index]
    if not _BETWEEN.match(stretch.text[first.end : last.start]):
        return None
    before = stretch.before(first.start)
    match = _START_CUE.search(before)
    if match is None:
        return first.start if may_stand_bare(stretch, first) else None
    left = before[: match.start()]
    return None if _NO_TO.search(left) else first.start - len(before) + match.start()


def may_stand_bare(stretch: Stretch, time: Time) -> bool:
    """In a time column, after a label, alone in parentheses, or as “Quý II/2026, …” at the beginning."""
    if stretch.is_bare_time_counted(time):
        return time.end - time.start > 2
    left = stretch.before(time.start).rstrip()
    if time.grain == "day" and stretch.text.startswith("ngày", time.start):
        return time.end >= stretch.last and bool(_SUBMITTED.search(left))
    if time.grain == "day" or stretch.text[time.start].isdigit():
        return False
    right = stretch.text[time.end : time.end + _CUE_WINDOW].lstrip()
    if time.start <= stretch.first:
        return right.startswith((",", ":")) or bool(_VERB_FOLLOWS.match(right))
    if left.endswith("("):
        return right.startswith(")")
    return time.end >= stretch.last and (left.endswith((",", ";", " -")) or bool(_SUBMITTED.search(left)))
