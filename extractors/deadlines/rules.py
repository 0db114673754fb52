"""The rules by which an expression of time is a deadline.

Each rule yields deadlines of one stretch of `plain` text with places in it. The word right before a time (its cue) and the
words right after it decide; `RULES` is the order in which overlapping readings have the word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from chidao.extractors.dates import MIDDLE, number, pattern, signed
from chidao.extractors.deadlines.columns import times_of_column
from chidao.extractors.deadlines.cues import Stretch, cue_of, may_stand_bare, reading
from chidao.extractors.deadlines.events import (
    AT_EVENT_SIGNS,
    ahead_of_event,
    at_event,
    at_session,
    before_event,
    coming_day,
    undated,
)
from chidao.extractors.deadlines.recurring import (
    STEP_SIGNS,
    half_yearly_list,
    recurring_day,
    recurring_list,
    recurring_step,
    recurring_word,
    twice_yearly,
)
from chidao.extractors.deadlines.terms import LENGTH, end_of_term, event_day, is_onward, term_event
from chidao.extractors.records import Deadline
from chidao.extractors.signs import Ending, any_stands, signs_of

_OPEN_END: Final = pattern(
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


_REGULARLY: Final = pattern(r"(?<!\w)định kỳ(?: vào)? ?$")
_LUNAR: Final = pattern(r" ?\(? ?âm lịch")


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
_LEFT_OVER: Final = pattern(r"(?<!\w)tồn đọng(?: [^\W\d]+){0,4} ?$")
_ONCE: Final = r"từng(?= (?:được|bị|có|xảy ra|tham gia|đạt|là)(?!\w))"
_DONE: Final = pattern(
    rf"(?<!\w)(?:đã|phát sinh|được cấp|hết (?:niên )?hạn|đến hạn|(?:hết|có) hiệu lực|{_ONCE}|không để|tránh)"
    r"(?: [^\W\d]+){0,4} ?$"
)


# "Rà soát các văn bản ban hành trước ngày 01/7/2025": which ones are meant.
_OF_OLD: Final = Ending(
    pattern(
        r"(?<!\w)(?:(?:các|những|mọi|toàn bộ|số) (?:[^\W\d]+ )?(?:văn bản|hồ sơ|dự án|công trình|trường hợp|quy định|giấy phép"
        r"|giấy chứng nhận|nghị quyết|quyết định|đề án|thủ tục|kiến nghị|đơn thư|vụ việc|căn hộ|phương tiện)"
        r"(?: (?!phải|cần)[^\W\d]+){0,4}? (?:(?:được|đã|có) )?"
        r"(?:ban hành|tiếp nhận|cấp|phê duyệt|chấp thuận|ký|khởi công|phát sinh|thụ lý|đăng ký)"
        r"|(?:cán bộ|công chức|viên chức|giáo viên|người|lao động|đối tượng)(?: [^\W\d]+){0,3}? (?:được |đã )?"
        r"(?:nghỉ hưu|nghỉ việc|thôi việc|tuyển dụng|nhập ngũ)"
        r"|do [^\W\d]+(?: [^\W\d]+| \d{1,2}){0,4} gây ra|cho (?:kỳ|đợt|dịp)(?: [^\W\d]+){1,4}) ?$"
    ),
    (
        "hành",
        "nhận",
        "cấp",
        "duyệt",
        "thuận",
        "ký",
        "công",
        "sinh",
        "lý",
        "hưu",
        "việc",
        "dụng",
        "ngũ",
        "ra",
        "lễ",
        "tết",
        "hè",
    ),
)


def _is_done(stretch: Stretch, start: int) -> bool:
    """What is left over “trước ngày 01/7” is old; where the day is known to lie ahead, it is by when that is to be settled."""
    before = stretch.before(start)
    return (
        bool(_DONE.search(before))
        or bool(_OF_OLD.search(before))
        or (stretch.context.issued_on is None and bool(_LEFT_OVER.search(before)))
    )


_CLOSING: Final = pattern(r" ?\)[ .;*]*$")
_THROUGHOUT: Final = pattern(r"\( ?(?:xuyên suốt |liên tục |trong |thực hiện )?$")


def closing_years(stretch: Stretch) -> Iterator[Deadline]:
    """“Số hóa hồ sơ (2025 - 2030).”: years in parentheses at the very end say when; “(giai đoạn 2021 - 2025)” names a plan."""
    for time in stretch.times:
        if time.grain != "years" or not _CLOSING.match(stretch.text, time.end):
            continue
        due = stretch.context.last_day(time)
        if due is not None and _THROUGHOUT.search(stretch.before(time.start)):
            yield Deadline(time.start, time.end, "on", due=due)


_TERM: Final = signed(
    r"(?P<cue>[cmktsí](?<!\w.)(?:(?<=c)(?:hậm nhất|hỉ trong)|(?<=m)uộn nhất|(?<=k)hông quá|(?<=t)(?:ối đa|rong|ối thiểu)"
    r"|(?<=s)au|(?<=í)t nhất)"
    r"(?: (?:là|trong|sau|không quá|tối đa|thời gian|thời hạn|vòng|khoảng|chậm nhất))*)"
    rf" {LENGTH}(?! (?:\d|đầu|cuối|qua|gần|vừa|trước đây|liên tục|liên tiếp)| ?\(\d\d? ?-|,? (?:sáng |chiều )?ngày \d)",
    "nhất", "trong", "quá", "tối", "sau",
)  # fmt: skip


# "Hoàn thành trong thời gian không quá 2 năm" is a limit; "trong 5 năm", "tối đa 3 năm" is mostly how long a thing lasts.
_YEARS_AT_MOST: Final = pattern(r"trong .*không quá")

# "45 ngày đêm, kể từ ngày 15/3/2025": with the day from which it runs a term needs no word before it.
_TERM_DATED: Final = signed(rf"(?<!\w)(?P<cue>){LENGTH}(?: đêm)?(?=,? (?:kể|tính) từ ngày \d{{1,2}}/)", "kể từ", "tính từ")
# How long what is done lasts, not by when it is to be done.
_LASTS: Final = pattern(
    r"(?<!\w)(?:bảo hành|niêm yết|lưu trữ|lưu giữ|duy trì|thí điểm|cách ly|nuôi nhốt|ký quỹ|tạm dừng|đình chỉ|cho thuê)"
    r"(?: [^\W\d]+){0,6} $"
)
_TERM_ALONE: Final = pattern(rf"^(?P<cue> ?){LENGTH}(?= (?:kể từ|từ|sau|tính từ)| làm việc|$)")


def term(stretch: Stretch) -> Iterator[Deadline]:
    """“trong 15 ngày kể từ ngày ký”, “không quá 24 giờ”, “trong thời gian không quá 2 năm”."""
    terms = list(_TERM.finditer(stretch.text)) or list(_TERM_DATED.finditer(stretch.text))
    if stretch.context.time_column and not terms:
        terms = list(_TERM_ALONE.finditer(stretch.text))
    for match in terms:
        event = term_event(stretch.text, match.end())
        onward = is_onward(stretch.text, match.end())
        is_bare = event is None and onward is None
        if is_bare and (
            match["cue"].startswith(("sau", "ít nhất", "tối thiểu", "tối đa"))
            or (match["cue"].startswith("trong") and _LASTS.search(stretch.before(match.start())))
        ):
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


_VAGUE: Final = (
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
_SOON: Final = signed(r"(?<!\w)sớm(?= [^\W\d])(?! (?:nhất|muộn|hơn|rủi ro|và|các|với))", "sớm")
_PURPOSE: Final = pattern(
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
    for read, signs in RULES:
        if stretch.times if signs is None else any_stands(signs, stretch.text):
            yield from read(stretch)


_EACH_SIGNS: Final = ("hằng", "hàng", "hẳng", "hăng", "mỗi")
RULES: Final = (
    Rule(times_of_column, ("/", ".", "-", "tháng")),
    Rule(open_ended),
    Rule(recurring_list, _EACH_SIGNS),
    Rule(twice_yearly, ("hằng", "hàng")),
    Rule(half_yearly_list, ("6 tháng", "sáu tháng")),
    Rule(recurring_day),
    Rule(recurring_step, STEP_SIGNS),
    Rule(recurring_word, _EACH_SIGNS),
    Rule(term, ("giờ", "h", "ngày", "tuần", "tháng", "quý", "năm")),
    Rule(ahead_of_event, ("trước",)),
    Rule(at_session, ("họp",)),
    Rule(dated),
    Rule(coming_day),
    Rule(undated, ("này", "tới", "sau", "từ nay", "ngay trong")),
    Rule(closing_years),
    Rule(at_event, AT_EVENT_SIGNS),
    Rule(before_event, ("trước", "từ nay", "tháng chạp", "tháng giêng", "mùng")),
    Rule(vague, signs_of(*_VAGUE, _SOON)),
)
