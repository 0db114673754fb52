"""The rules by which an expression of time is a deadline.

Each rule yields deadlines of one stretch of `plain` text with places in it. The word right before a time (its cue) and the
words right after it decide; `RULES` is the order in which overlapping readings have the word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from chidao.extractors.dates import MIDDLE, WEEKDAY, pattern, signed
from chidao.extractors.deadlines.columns import times_of_column
from chidao.extractors.deadlines.cues import Stretch, cue_of, may_stand_bare, reading
from chidao.extractors.deadlines.events import (
    ahead_of_event,
    at_event,
    at_session,
    before_event,
    coming_day,
    undated,
)
from chidao.extractors.deadlines.terms import (
    LENGTH,
    NUMBER,
    UNITS,
    end_of_term,
    event_day,
    is_onward,
    number,
    recurrence_of,
    term_event,
)
from chidao.extractors.records import Deadline, Recurrence
from chidao.extractors.signs import Signed

_EACH = pattern(
    r" ?,?(?: của)? ?\(? ?(?:hằng|hàng|hẳng|mỗi) (?P<unit>tuần|tháng|quý|năm)(?!\w)"
    r"| (?:của )?tháng (?P<of_quarter>cuối(?: cùng)?|đầu(?: tiên)?|thứ hai)(?: của)?(?: mỗi| hằng| hàng)?"
    r" quý(?: sau| tiếp theo)?(?! (?:i{1,3}|iv|\d+)(?!\w))"
    r"| (?:của )?tháng (?P<next_month>sau|kế tiếp|tiếp theo|liền kề)(?! \d)"
    r"| của (?:mỗi )?tháng(?! [\dc]|\w)"
    r"| của (?P<next_year>năm (?:trước|sau|liền kề|tiếp theo|báo cáo|kế hoạch))(?! \d)"
)
_OPEN_END = pattern(
    r" ?(?:,|và|-)? ?(?:(?:các|những|trong) (?:năm|tháng|giai đoạn) (?:tiếp theo|sau|kế tiếp|đầu năm)"
    r"|giai đoạn tiếp theo|trở đi)"
    r"|(?: và|,) những tháng đầu(?: năm)?"
)


def open_ended(stretch: Stretch) -> Iterator[Deadline]:
    """“năm 2026 và các năm tiếp theo”: no last day."""
    for time in stretch.times:
        if (after := _OPEN_END.match(stretch.text, time.end)) is not None:
            cue = cue_of(stretch, time)
            if cue is not None or may_stand_bare(stretch, time):
                yield Deadline(cue.start if cue else time.start, after.end(), "vague")


def recurring_day(stretch: Stretch) -> Iterator[Deadline]:
    """“trước ngày 20 hằng tháng”, “ngày 15 của tháng cuối quý”."""
    for time in stretch.times:
        after = _EACH.match(stretch.text, time.end)
        if after is None or (after["unit"] and time.year is not None and time.day is None):
            continue
        every: Recurrence = UNITS[after["unit"]] if after["unit"] else "quarter" if after["of_quarter"] else "month"
        cue = cue_of(stretch, time)
        yield Deadline(cue.start if cue else time.start, after.end(), "every", every="year" if after["next_year"] else every)


_TWICE_YEARLY = pattern(
    r"(?<!\w)(?:(?:trước|vào|chậm nhất) )?(?:ngày )?\d{1,2}(?: ?/ ?| tháng )\d{1,2}(?:,| và|;) (?:(?:trước|vào) )?(?:ngày )?"
    r"\d{1,2}(?: ?/ ?| tháng )\d{1,2},? (?:hằng|hàng) năm(?!\w)"
)


def twice_yearly(stretch: Stretch) -> Iterator[Deadline]:
    """“trước ngày 01/6 và 15/11 hằng năm”."""
    yield from stretch.each(_TWICE_YEARLY, "every", "half_year")


_REGULARLY = pattern(r"(?<!\w)định kỳ(?: vào)? ?$")
_LUNAR = pattern(r" ?\(? ?âm lịch")


def dated(stretch: Stretch) -> Iterator[Deadline]:
    """A day or period with a cue before it, or one that counts as it stands."""
    for index, time in enumerate(stretch.times):
        cue = reading(stretch, index)
        if cue is None:
            continue
        start, kind, edge = cue.start, cue.kind, cue.edge
        due = stretch.context.last_day(time)
        if _LUNAR.match(stretch.text, time.end):
            yield Deadline(start, time.end, kind)
        elif edge == "giữa" and time.grain == "month" and due is not None:
            yield Deadline(start, time.end, "on", due=due.replace(day=MIDDLE))
        elif edge in ("đầu", "giữa") and time.grain != "day":
            yield Deadline(start, time.end, "vague")
        elif time.grain == "day" and time.year is None and _REGULARLY.search(stretch.before(start)):
            yield Deadline(start, time.end, "every", every="year" if time.month else "month")
        elif time.grain == "day" and time.year is None and kind == "by" and stretch.follows_yearly:
            yield Deadline(start, time.end, "every", every="year")
        elif due is not None and not stretch.context.is_past(due) and not _is_done(stretch, start):
            yield Deadline(start, time.end, kind, due=due)
        elif due is None and not stretch.context.has_year and time.month is not None:
            if stretch.context.report:
                yield Deadline(start, time.end, kind)
            elif kind == "by":
                # A day without a year in a text that has none recurs with the programme that it belongs to.
                yield Deadline(start, time.end, "every", every="year")


# Before a time that is past, or that is to be kept clear of: "đã …", "không để dồn vào cuối năm".
_LEFT_OVER = pattern(r"(?<!\w)tồn đọng(?: [^\W\d]+){0,4} ?$")
_ONCE = r"từng(?= (?:được|bị|có|xảy ra|tham gia|đạt|là)(?!\w))"
_DONE = pattern(
    rf"(?<!\w)(?:đã|phát sinh|được cấp|hết hạn|đến hạn|(?:hết|có) hiệu lực|{_ONCE}|không để|tránh)(?: [^\W\d]+){{0,4}} ?$"
)


def _is_done(stretch: Stretch, start: int) -> bool:
    """What is left over “trước ngày 01/7” is old; where the day is known to lie ahead, it is by when that is to be settled."""
    before = stretch.before(start)
    return bool(_DONE.search(before)) or (stretch.context.issued_on is None and bool(_LEFT_OVER.search(before)))


_EACH_WORD = pattern(r"(?<!\w)(?:(?<!ngân )(?<!mặt )hàng|hằng|hẳng|hăng|mỗi) (?P<unit>ngày|tuần|tháng|quý|năm)(?!\w| ?20\d\d)")
_EACH_BEFORE = pattern(rf"(?<!\w)(?:(?:định kỳ|thường xuyên,|{WEEKDAY}|cuối)(?: vào)?(?: |, ?| và ))+$")
_PARENTHESIS = r"(?: ?\([^()]{0,80}\))"
_DATED = r"(?: ?\((?![^()]*20\d\d)(?=[^()]*\d)[^()]{4,60}\))"
_EACH_LIST = pattern(
    rf"{_PARENTHESIS}(?:(?:,| và|;) (?:\d{{1,2}} tháng|quý|năm|tổng kết năm|(?:hằng|hàng) \w+){_PARENTHESIS}?)*"
)
_AFTER_HALF_YEAR = pattern(r"(?<!\w)(?:6|06|sáu) tháng(?: đầu năm)? ?\([^()]*\)(?:,| và|;) $")
_ATTRIBUTE = pattern(
    r"(?<!\w)(?:(?:kế hoạch|chương trình)(?: [^\W\d]+){0,9}"
    r"|(?:ngân sách|dự toán|kinh phí|vốn|dự trữ|quyết toán|chỉ tiêu|nhiệm vụ|trung hạn|chi thường xuyên|biên chế)"
    r"(?: [^\W\d]+){0,2}|năm)(?: và|,| -)? ?$"
)
# Between commas, or before whom it tells to do something, it is no attribute: "Căn cứ nguồn vốn, hằng năm, UBND xã lập …".
_LISTED = pattern(r"(?:hằng|hàng|tháng|quý|năm|tuần)(?: \w+)?, ?$")
_SET_APART = pattern(r"(?:,| (?:các|ubnd|hđnd|uỷ|ủy|sở|bộ|phòng|công an|trường)(?!\w))")
_REPORT = pattern(r"(?<!\w)(?:báo cáo|tổng hợp|định kỳ|đánh giá|sơ kết|rà soát|kiểm tra)(?!\w)")


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


_CLOSING = pattern(r" ?\)[ .;*]*$")
_THROUGHOUT = pattern(r"\( ?(?:xuyên suốt |liên tục |trong |thực hiện )?$")


def closing_years(stretch: Stretch) -> Iterator[Deadline]:
    """“Số hóa hồ sơ (2025 - 2030).”: years in parentheses at the very end say when; “(giai đoạn 2021 - 2025)” names a plan."""
    for time in stretch.times:
        if time.grain != "years" or not _CLOSING.match(stretch.text, time.end):
            continue
        due = stretch.context.last_day(time)
        if due is not None and _THROUGHOUT.search(stretch.before(time.start)):
            yield Deadline(time.start, time.end, "on", due=due)


_HALF_YEARLY = pattern(
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


_ALWAYS_ATTRIBUTE = pattern(
    r"(?<!\w)(?:(?:xếp loại|thi đua|tiêu chí|khen thưởng)(?: [^\W\d]+){0,6}|sinh hoạt|đời sống|cuộc sống|công việc|tăng trưởng"
    r"|tốc độ tăng|bình quân) ?$"
)
_MADE = pattern(r"(?<!\w)(?:xây dựng|lập|ban hành|tham mưu|phê duyệt|giao)(?: (?:và|các|bổ sung|ban hành|trình))* $")


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


_STEPS = (
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
            rf"(?<!\w)(?:ít nhất |tối thiểu )?{NUMBER} lần ?(?:/|trong (?:một )?|mỗi |một )"
            r"(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w)(?! (?:\d|[ivx]+\b))",
            "lần",
        )
    ),
    Step(signed(rf"(?<!\w)(?:định kỳ |cứ )?{NUMBER} giờ ?(?:/|một |01 |1 )lần(?!\w)", "lần"), "day"),
    Step(signed(rf"(?<!\w)(?P<unit>ngày|tuần) {NUMBER} lần(?!\w| thứ)", "lần")),
    Step(
        signed(
            r"(?<!\w)(?:(?:trước|trong|vào|chậm nhất(?: là| vào)?) )?(?:ngày(?: làm việc)?|tuần) "
            r"(?:cuối(?: cùng)?|đầu(?: tiên)?|thứ (?:nhất|hai|ba|tư)) của (?:mỗi )?(?P<unit>tháng|quý)(?!\w| ?\d| [iv]+|"
            r" (?:này|tới|sau|nay))",
            "của",
        )
    ),
    Step(
        signed(r"(?<!\w)(?:tại|vào) (?:các )?kỳ họp (?:[^\W\d]+ ){0,2}giữa năm(?:,| và)(?: kỳ họp)? cuối năm(?! \d)", "giữa"),
        "half_year",
    ),
    Step(signed(r"(?<!\w)các ngày thứ \w+(?:(?:,| và) (?:thứ )?(?:hai|ba|tư|năm|sáu|bảy|[2-7]))*(?!\w| tuần)", "thứ"), "week"),
    Step(signed(rf"(?<!\w)định kỳ (?:mỗi )?(?P<count>{NUMBER}) (?P<unit>ngày|tuần)(?!\w)(?! ?(?:/|một |01 |1 )lần)", "kỳ")),
    Step(signed(r"(?<!\w)định kỳ (?:theo |vào |cuối )?(?P<unit>ngày|tuần|tháng|quý|năm)(?!\w| \d)", "kỳ")),
    Step(
        signed(
            r"(?<!\w)(?:báo cáo|tổng hợp|rà soát|cập nhật)(?: [^\W\d]+){0,3}"
            r" theo (?P<unit>tuần|tháng|quý|năm)(?!\w| \d| học| [iv]+)",
            "theo",
        )
    ),
)


def recurring_step(stretch: Stretch) -> Iterator[Deadline]:
    """“6 tháng một lần”, “02 lần/năm”, “định kỳ quý”."""
    for form, always in _STEPS:
        for match in form.finditer(stretch.text):
            if (every := always or _named_step(match)) is not None:
                yield Deadline(*match.span(), "every", every=every)


def _named_step(match: re.Match[str]) -> Recurrence | None:
    count = match.groupdict().get("count")
    return recurrence_of(number(count) if count else 1, match["unit"])


_TERM = signed(
    r"(?P<cue>[cmktsí](?<!\w.)(?:(?<=c)(?:hậm nhất|hỉ trong)|(?<=m)uộn nhất|(?<=k)hông quá|(?<=t)(?:ối đa|rong|ối thiểu)"
    r"|(?<=s)au|(?<=í)t nhất)"
    r"(?: (?:là|trong|sau|không quá|tối đa|thời gian|thời hạn|vòng|khoảng|chậm nhất))*)"
    rf" {LENGTH}(?! (?:\d|đầu|cuối|qua|gần|vừa|trước đây|liên tục|liên tiếp)| ?\(\d\d? ?-|,? (?:sáng |chiều )?ngày \d)",
    "nhất", "trong", "quá", "tối", "sau",
)  # fmt: skip


# "Hoàn thành trong thời gian không quá 2 năm" is a limit; "trong 5 năm", "tối đa 3 năm" is mostly how long a thing lasts.
_YEARS_AT_MOST = pattern(r"trong .*không quá")

_TERM_ALONE = pattern(rf"^(?P<cue> ?){LENGTH}(?= (?:kể từ|từ|sau|tính từ)| làm việc|$)")


def term(stretch: Stretch) -> Iterator[Deadline]:
    """“trong 15 ngày kể từ ngày ký”, “không quá 24 giờ”, “trong thời gian không quá 2 năm”."""
    terms = list(_TERM.finditer(stretch.text))
    if stretch.context.time_column and not terms:
        terms = list(_TERM_ALONE.finditer(stretch.text))
    for match in terms:
        event = term_event(stretch.text, match.end())
        onward = is_onward(stretch.text, match.end())
        is_bare = event is None and onward is None
        if is_bare and match["cue"].startswith(("sau", "ít nhất", "tối thiểu", "tối đa")):
            continue
        if match["unit"] == "năm" and event is None and not _YEARS_AT_MOST.match(match["cue"]):
            continue
        start = event_day(event["event"], stretch.context) if event else stretch.context.issued_on if onward else None
        is_before = event is not None and stretch.text[match.end() : event.start("event")].strip(" ,").startswith("trước")
        due = (
            None
            if start is None or is_before
            else end_of_term(start, number(match["count"]), match["unit"], bool(match["working"]))
        )
        end = event.end() if event else onward.end() if onward else match.end()
        yield Deadline(match.start(), end - _trailing_blanks(stretch.text, end), "within", due=due)


def _trailing_blanks(text: str, end: int) -> int:
    return len(text[:end]) - len(text[:end].rstrip())


_VAGUE = (
    signed(
        r"(?<!\w)(?:(?:ngay )?trong )?(?:khoảng )?thời gian (?:sớm nhất|ngắn nhất|nhanh nhất|sắp tới|tới đây|tới)(?!\w)",
        "sớm", "ngắn", "nhanh", "tới",
    ),
    signed(
        r"(?<!\w)(?:trong )?(?:những|các|vài|một vài) (?:năm|tháng|tuần|ngày) (?:tới|tiếp theo|cuối năm|đầu năm)(?! \d|\w)",
        "tới", "tiếp", "cuối", "đầu",
    ),
    signed(r"(?<!\w)(?:càng )?sớm (?:nhất )?(?:có thể|càng tốt)(?!\w)", "sớm"),
)  # fmt: skip
_SOON = signed(r"(?<!\w)sớm(?= [^\W\d])(?! (?:nhất|muộn|hơn|rủi ro|và|các|với))", "sớm")
_PURPOSE = pattern(
    r"(?<!\w)(?:để|nhằm|cảnh báo|phát hiện|phục vụ|giúp|mong|phấn đấu|dự báo|từ|phương án|giải pháp)(?: [^\W\d]+){0,3} $"
)


def vague(stretch: Stretch) -> Iterator[Deadline]:
    """“trong thời gian tới”, and “sớm” before a verb unless it says what something is for."""
    for form in _VAGUE:
        yield from stretch.each(form, "vague")
    for match in _SOON.finditer(stretch.text):
        if not _PURPOSE.search(stretch.before(match.start())):
            yield Deadline(*match.span(), "vague")


class Rule(NamedTuple):
    """A rule with the words of which it needs one; None where it reads the stretch's times."""

    read: Callable[[Stretch], Iterator[Deadline]]
    signs: tuple[str, ...] | None = None


def deadlines_by_rule(stretch: Stretch) -> Iterator[Deadline]:
    """What the rules find in a stretch, rule by rule; most stretches have nothing of what most rules need."""
    holds = stretch.text.__contains__
    for read, signs in RULES:
        if stretch.times if signs is None else any(map(holds, signs)):
            yield from read(stretch)


_EACH_SIGNS = ("hằng", "hàng", "hẳng", "hăng", "mỗi")
RULES = (
    Rule(times_of_column, ("/", ".", "-", "tháng")),
    Rule(open_ended),
    Rule(recurring_list, _EACH_SIGNS),
    Rule(twice_yearly, ("hằng", "hàng")),
    Rule(half_yearly_list, ("6 tháng", "sáu tháng")),
    Rule(recurring_day),
    Rule(recurring_word, _EACH_SIGNS),
    Rule(recurring_step, ("lần", "tháng", "quý", "thứ", "định", "theo", "giữa")),
    Rule(term, ("giờ", "h", "ngày", "tuần", "tháng", "quý", "năm")),
    Rule(ahead_of_event, ("trước",)),
    Rule(at_session, ("họp",)),
    Rule(dated),
    Rule(coming_day),
    Rule(undated, ("này", "tới", "sau", "từ nay", "ngay trong")),
    Rule(closing_years),
    Rule(at_event, ("kết", "ngay")),
    Rule(before_event, ("trước", "tháng chạp", "tháng giêng", "mùng")),
    Rule(vague, ("thời", "sớm", "những", "các", "vài")),
)
