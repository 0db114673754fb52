"""Deadlines that return: a day of each month, a step (“02 lần/năm”), a list of them.

Each reads one stretch of `plain` text and yields deadlines with places in it; `rules` puts them in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from chidao.extractors.dates import WEEKDAY, number, pattern, signed
from chidao.extractors.deadlines.cues import Stretch, cue_of
from chidao.extractors.deadlines.terms import NUMBER, UNITS, recurrence_of
from chidao.extractors.records import Deadline, Recurrence
from chidao.extractors.signs import Signed, signs_of

__all__ = [
    "STEP_SIGNS",
    "half_yearly_list",
    "recurring_day",
    "recurring_list",
    "recurring_step",
    "recurring_word",
    "twice_yearly",
]

_EACH: Final = pattern(
    r" ?,?(?: của)? ?\(? ?(?:hằng|hàng|hẳng|mỗi) (?P<unit>tuần|tháng|quý|năm)(?!\w)"
    r"| (?:của )?tháng (?P<of_quarter>cuối(?: cùng)?|đầu(?: tiên)?|thứ hai)(?: của)?(?: mỗi| hằng| hàng)?"
    r" quý(?: sau| tiếp theo)?(?! (?:i{1,3}|iv|\d+)(?!\w))"
    r"| (?:của )?tháng (?P<next_month>sau|kế tiếp|tiếp theo|liền kề)(?! \d)"
    r"| của (?:mỗi )?tháng(?! [\dc]|\w)"
    r"| của (?P<next_year>năm (?:trước|sau|liền kề|tiếp theo|báo cáo|kế hoạch))(?! \d)"
)


def recurring_day(stretch: Stretch) -> Iterator[Deadline]:
    """“trước ngày 20 hằng tháng”, “ngày 15 của tháng cuối quý”."""
    for time in stretch.times:
        after = _EACH.match(stretch.text, time.end)
        if after is None or (after["unit"] and time.year is not None and time.day is None):
            continue
        every: Recurrence = UNITS[after["unit"]] if after["unit"] else "quarter" if after["of_quarter"] else "month"
        cue = cue_of(stretch, time)
        yield Deadline(cue.start if cue else time.start, after.end(), "every", every="year" if after["next_year"] else every)


_TWICE_YEARLY: Final = pattern(
    r"(?<!\w)(?:(?:trước|vào|chậm nhất) )?(?:ngày )?\d{1,2}(?: ?/ ?| tháng )\d{1,2}(?:,| và|;) (?:(?:trước|vào) )?(?:ngày )?"
    r"\d{1,2}(?: ?/ ?| tháng )\d{1,2},? (?:hằng|hàng) năm(?!\w)"
)


def twice_yearly(stretch: Stretch) -> Iterator[Deadline]:
    """“trước ngày 01/6 và 15/11 hằng năm”."""
    yield from stretch.each(_TWICE_YEARLY, "every", "half_year")


_EACH_WORD: Final = pattern(
    r"(?<!\w)(?:(?<!ngân )(?<!mặt )hàng|hằng|hẳng|hăng|mỗi) (?P<unit>ngày|đêm|tuần|tháng|quý|năm)(?!\w| ?20\d\d)"
)
_EACH_BEFORE: Final = pattern(
    rf"(?<!\w)(?:(?:định kỳ|thường xuyên,|(?:(?:sáng|trưa|chiều|tối) )?{WEEKDAY}|cuối)(?: vào)?(?: |, ?| và ))+$"
)
_PARENTHESIS: Final = r"(?: ?\([^()]{0,80}\))"
_DATED: Final = r"(?: ?\((?![^()]*20\d\d)(?=[^()]*\d)[^()]{4,60}\))"
_EACH_LIST: Final = pattern(
    rf"{_PARENTHESIS}(?:(?:,| và|;) (?:\d{{1,2}} tháng|quý|năm|tổng kết năm|(?:hằng|hàng) \w+){_PARENTHESIS}?)*"
)
_AFTER_HALF_YEAR: Final = pattern(r"(?<!\w)(?:6|06|sáu) tháng(?: đầu năm)? ?\([^()]*\)(?:,| và|;) $")
_ATTRIBUTE: Final = pattern(
    r"(?<!\w)(?:(?:kế hoạch|chương trình)(?: [^\W\d]+){0,9}"
    r"|(?:ngân sách|dự toán|kinh phí|vốn|dự trữ|quyết toán|chỉ tiêu|nhiệm vụ|trung hạn|chi thường xuyên|biên chế)"
    r"(?: [^\W\d]+){0,2}|năm)(?: và|,| -)? ?$"
)
# Between commas, or before whom it tells to do something, it is no attribute: "Căn cứ nguồn vốn, hằng năm, UBND xã lập …".
_LISTED: Final = pattern(r"(?:hằng|hàng|tháng|quý|năm|tuần)(?: \w+)?, ?$")
_SET_APART: Final = pattern(r"(?:,| (?:các|ubnd|hđnd|uỷ|ủy|sở|bộ|phòng|công an|trường)(?!\w))")
_REPORT: Final = pattern(r"(?<!\w)(?:báo cáo|tổng hợp|định kỳ|đánh giá|sơ kết|rà soát|kiểm tra)(?!\w)")


def recurring_list(stretch: Stretch) -> Iterator[Deadline]:
    """“hằng tháng (trước ngày 16), 6 tháng (trước ngày 16/6)”: the first step of the list counts."""
    for match in _EACH_WORD.finditer(stretch.text):
        after = _EACH_LIST.match(stretch.text, match.end())
        if after and re.search(r"\d", after.group()) and not _AFTER_HALF_YEAR.search(stretch.before(match.start())):
            yield _every(stretch, match, after.end())


def recurring_word(stretch: Stretch) -> Iterator[Deadline]:
    """“Hằng tháng …”, “định kỳ thứ Hai hàng tuần”; not the yearly budget or plan, which is a thing and no time."""
    for match in _EACH_WORD.finditer(stretch.text):
        before = stretch.before(match.start())
        if stretch.context.time_column or _is_set_apart(stretch, before, match.end()) or not _is_attribute(before):
            yield _every(stretch, match, match.end())


def _is_set_apart(stretch: Stretch, before: str, end: int) -> bool:
    return before.rstrip().endswith(",") and not _LISTED.search(before) and _SET_APART.match(stretch.text, end) is not None


_HALF_YEARLY: Final = pattern(
    rf"(?<!\w)(?:định kỳ )?(?:6|06|sáu) tháng(?: đầu năm)?{_DATED}"
    rf"(?:,| và|;) (?:báo cáo |tổng kết |cả |kết quả )?(?:01 |1 |một |hằng |hàng )?năm{_DATED}"
)


def half_yearly_list(stretch: Stretch) -> Iterator[Deadline]:
    """“6 tháng (trước ngày 10/6), năm (trước ngày 10/12)”: with no year in them such days return."""
    yield from stretch.each(_HALF_YEARLY, "every", "half_year")


def _every(stretch: Stretch, match: re.Match[str], end: int) -> Deadline:
    before = stretch.before(match.start())
    lead = _EACH_BEFORE.search(before)
    start = match.start() - (len(before) - lead.start() if lead else 0)
    return Deadline(start, end, "every", every=UNITS[match["unit"]])


_ALWAYS_ATTRIBUTE: Final = pattern(
    r"(?<!\w)(?:(?:xếp loại|thi đua|tiêu chí|khen thưởng)(?: [^\W\d]+){0,6}|sinh hoạt|đời sống|cuộc sống|công việc|tăng trưởng"
    r"|tốc độ tăng|bình quân|trợ cấp|phụ cấp|tiền lương|lương hưu|học phí|chương trình (?:công tác )?kiểm tra, giám sát) ?$"
)
_MADE: Final = pattern(r"(?<!\w)(?:xây dựng|lập|ban hành|tham mưu|phê duyệt|giao)(?: (?:và|các|bổ sung|ban hành|trình))* $")


def _is_attribute(before: str) -> bool:
    """Whether “hằng năm” belongs to the noun before it: the yearly plan, unless making it is the task."""
    if _EACH_BEFORE.search(before):
        return False
    if _ALWAYS_ATTRIBUTE.search(before):
        return True
    match = _ATTRIBUTE.search(before)
    return match is not None and not _REPORT.search(match.group()) and not _MADE.search(before[: match.start()])


class Step(NamedTuple):
    """A way to say how often: by the count and the unit in it, unless it is always `every`."""

    form: Signed
    every: Recurrence | None = None


_STEPS: Final = (
    Step(
        signed(rf"(?<!\w)(?:định kỳ )?(?P<count>{NUMBER}) (?P<unit>ngày|tuần|tháng|quý|năm) ?(?:/|một |01 |1 )lần(?!\w)", "lần")
    ),
    Step(
        signed(
            rf"(?<!\w)(?:định kỳ|báo cáo) (?:mỗi )?(?P<count>{NUMBER}) (?P<unit>tháng)(?!\w)(?! (?:đầu|cuối) năm \d)", "tháng"
        )
    ),
    Step(
        signed(
            rf"(?<!\w)(?:ít nhất |tối thiểu )?(?P<times>{NUMBER}) lần ?(?:/|trong (?:một )?|mỗi |một )"
            r"(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)(?! (?:\d|[ivx]+\b))",
            "lần",
        )
    ),
    Step(signed(rf"(?<!\w)(?:định kỳ |cứ )?{NUMBER} giờ ?(?:/|một |01 |1 )lần(?!\w)", "lần"), "day"),
    Step(
        signed(
            rf"(?<!\w)(?:(?:mỗi|một|01|1) )?(?P<unit>ngày|tuần|(?<=[ộỗ1][ti] )năm) (?P<times>{NUMBER}) lần(?!\w| thứ)", "lần"
        )
    ),
    Step(
        signed(
            r"(?<!\w)(?:(?:trước|trong|vào|chậm nhất(?: là| vào)?) )?(?:ngày(?: làm việc)?|tuần) "
            r"(?:cuối(?: cùng)?|đầu(?: tiên)?|thứ (?:nhất|hai|ba|tư|năm|\d{1,2})) của (?:mỗi )?(?P<unit>tháng|quý)"
            r"(?!\w| ?\d| [iv]+| (?:này|tới|sau|nay))",
            "của",
        )
    ),
    Step(
        signed(r"(?<!\w)(?:tại|vào) (?:các )?kỳ họp (?:[^\W\d]+ ){0,2}giữa năm(?:,| và)(?: kỳ họp)? cuối năm(?! \d)", "giữa"),
        "half_year",
    ),
    Step(
        signed(
            rf"(?<!\w)định kỳ (?:vào )?(?:(?:sáng|trưa|chiều|tối|các|ngày) )*{WEEKDAY}(?:(?:,| và) {WEEKDAY})*"
            r"(?: (?:hằng|hàng|mỗi) tuần)?(?!\w)",
            "kỳ",
        ),
        "week",
    ),
    Step(signed(r"(?<!\w)các ngày thứ \w+(?:(?:,| và) (?:thứ )?(?:hai|ba|tư|năm|sáu|bảy|[2-7]))*(?!\w| tuần)", "thứ"), "week"),
    Step(signed(rf"(?<!\w)định kỳ (?:mỗi )?(?P<count>{NUMBER}) (?P<unit>ngày|tuần)(?!\w)(?! ?(?:/|một |01 |1 )lần)", "kỳ")),
    Step(signed(r"(?<!\w)định kỳ (?:theo |vào |cuối )?(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w| \d|, đêm)", "kỳ")),
    Step(
        signed(
            r"(?<!\w)(?:báo cáo|tổng hợp|rà soát|cập nhật)(?: [^\W\d]+){0,3}"
            r" theo (?P<unit>tuần|tháng|quý|năm)(?!\w| \d| học| [iv]+)",
            "theo",
        )
    ),
)


STEP_SIGNS: Final = signs_of(*(step.form for step in _STEPS))


def recurring_step(stretch: Stretch) -> Iterator[Deadline]:
    """“6 tháng một lần”, “02 lần/năm”, “định kỳ quý”, “định kỳ sáng thứ Hai”."""
    for form, always in _STEPS:
        for match in form.finditer(stretch.text):
            if (every := always or _named_step(match)) is not None:
                yield Deadline(*match.span(), "every", every=every)


def _named_step(match: re.Match[str]) -> Recurrence | None:
    count, times = match.groupdict().get("count"), match.groupdict().get("times")
    if times and match["unit"] == "năm":
        return recurrence_of(max(1, _MONTHS // max(1, number(times))), "tháng")
    return recurrence_of(number(count) if count else 1, match["unit"])


_MONTHS: Final = 12
