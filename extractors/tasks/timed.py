"""Times in front: where a clause goes on behind one, and to whom or what, and times that are over."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies import predicate_label
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.subjects import subject_at
from chidao.extractors.words import Words

_TIMES: Final = (
    ["hằng"],
    ["hàng"],
    ["định", "kỳ"],
    ["thường", "kỳ"],
    ["mỗi"],
    ["trước", "ngày"],
    ["chậm", "nhất"],
    ["đến", "ngày"],
)
_PERIODS: Final = (["trong", "năm"], ["trong", "quý"], ["trong", "tháng"])
_FROM_NOW: Final = (["trong", "thời", "gian", "tới"], ["thời", "gian", "tới"])
# How those who speak of their own body call it: "thời gian tới đơn vị tiếp tục …", "… ngành y tế sẽ …".
_BARE_BODIES: Final = {"đơn", "ngành", "sở", "bộ", "tỉnh", "huyện", "xã", "phường"}
_TIMES_FIRST: Final = {first[0] for first in (*_TIMES, *_PERIODS)}
_OF_TIMES: Final = {
    "tuần", "tháng", "quý", "năm", "ngày", "kỳ", "hằng", "hàng", "định", "mỗi", "thường", "đến", "trước", "nhất", "chậm",
    "trong", "i", "ii", "iii", "iv",
}  # fmt: skip


def body_behind_time(words: Words, index: int) -> int:
    """The word after a time at `index` where a body follows it at once ("Hằng năm UBND tỉnh …", "Thời gian tới Sở Y tế …");
    else `index`.
    """
    ahead = words.length_of(_FROM_NOW, index)
    if ahead:
        at = index + ahead
        head = read_head(words, at, len(words))
        named = head and (words.capital[at] or head.plural or words.plain[at] in _BARE_BODIES)
        return at if named and subject_at(words, at) else index
    if words.plain[index] not in _TIMES_FIRST:
        return index
    period = words.plain[index : index + 2] in _PERIODS
    if not (period or words.length_of(_TIMES, index)):
        return index
    rest = range(index, len(words))
    after = next((at for at in rest if words.plain[at] not in _OF_TIMES and words.plain[at][0] not in "/0123456789"), index)
    if after >= len(words) or words.plain[after - 1] == "mỗi":
        return index
    head = read_head(words, after, len(words))
    if head is None or (period and not (words.capital[after] or head.plural)):
        return index
    return after if subject_at(words, after) else index


_OF_DAYS: Final = {
    "trong",
    "trước",
    "đến",
    "từ",
    "nay",
    "ngày",
    "cuối",
    "hết",
    "tháng",
    "năm",
    "này",
    "chậm",
    "nhất",
    "vào",
    "/",
    "-",
}


def _behind_day(words: Words, index: int) -> int | None:
    """The verb right behind a day, or behind "từ nay đến cuối năm": "đến 20/11 | hoàn thành xử lý …"."""
    at = index
    while at < len(words) and (words.plain[at] in _OF_DAYS or words.plain[at][0].isdigit()):
        at += 1
    time = words.plain[index:at]
    dated = "/" in time or time[:2] == ["từ", "nay"]
    if not dated or at >= len(words) or words.plain[index] not in {"trong", "trước", "đến", "từ", "chậm"}:
        return None
    hit = predicate_label(words, at)
    return at if hit and hit[1] == "action" and not words.capital[at] else None


_RECURRING: Final = {"hằng", "hàng", "định", "thường", "mỗi"}


def verb_behind_time(words: Words, index: int) -> int | None:
    """The verb that follows a time without a comma: "định kỳ hằng tháng báo cáo …", "trong ngày 15/11 hoàn thiện …"."""
    if words.plain[index] not in _RECURRING:
        return _behind_day(words, index)
    at = index
    while at < min(len(words), index + 8):
        hit = predicate_label(words, at)
        if hit and hit[1] == "action":
            return at
        if words.plain[at] in {",", ";", ":"} or (words.capital[at] and at > index):
            return None
        at += hit[0] if hit else 1
    return None


_AHEAD: Final = (
    ["thời", "gian", "tới"],
    ["trong", "thời", "gian", "tới"],
    ["trước", "mắt"],
    ["từ", "nay"],
    ["trong", "năm"],
    ["ngay"],
)
_OF_TIMES_AHEAD: Final = {",", "đến", "năm"}


def behind_time_of_charge(words: Words, index: int) -> int:
    """The word after a time between a charge and whom it charges ("đề nghị thời gian tới các ngành …"); 0 if none."""
    ahead = words.length_of(_AHEAD, index)
    if not ahead:
        return 0
    rest = range(index + ahead, len(words))
    return next((at for at in rest if words.plain[at] not in _OF_TIMES_AHEAD and not words.plain[at].isdigit()), len(words))


_PARTS_OF_DAY: Final = {"sáng", "trưa", "chiều", "tối"}


def weekly(words: Words, index: int) -> int:
    """How many words of a day of each week stand at `index`: "Thứ Năm hằng tuần", "Sáng thứ Bảy hàng tuần"; 0 if none."""
    at = index + (words.plain[index] in _PARTS_OF_DAY)
    days = (["chủ", "nhật"], ["thứ"])
    if words.plain[at : at + 2] != days[0] and words.plain[at : at + 1] != days[1]:
        return 0
    return at + 4 - index if words.plain[at + 2 : at + 4] in (["hằng", "tuần"], ["hàng", "tuần"]) else 0


_YEAR: Final = 4
_OF_LABELS: Final = {
    "năm", "từ", "đến", "-", "–", "và", ",", "i", "ii", "iii", "iv", "(", ")", "/",
    "ngày", "tháng", "quý", "trước", "hết", "trong",
}  # fmt: skip
_LABEL_WORDS: Final = 28


def behind_label(words: Words, index: int) -> int | None:
    """The word behind a year or a stage that opens a clause: "Năm 2026: …", "Năm 2026, …", "Giai đoạn 2 (2027 - 2030): …",
    "Đợt 1 (đến ngày 10/10): …".
    """
    numbered = words.plain[index] in {"đợt", "bước"} and "".join(words.plain[index + 1 : index + 2]).isdigit()
    stage = numbered or words.plain[index : index + 2] == ["giai", "đoạn"]
    if not stage and not (words.plain[index] == "năm" and _is_year(words, index + 1)):
        return None
    for at in range(index + 2, min(len(words) - 1, index + _LABEL_WORDS)):
        word = words.plain[at]
        if word == ":" or (word == "," and not stage and not _is_year(words, at + 1)):
            return at + 1
        if not (word in _OF_LABELS or word[0].isdigit()):
            return None
    return None


def _is_year(words: Words, at: int) -> bool:
    return at < len(words) and words.plain[at].isdigit() and len(words.plain[at]) == _YEAR


_PAST_SPANS: Final = (["thời", "gian", "qua"], ["năm", "qua"], ["tháng", "qua"], ["vừa", "qua"], ["thời", "gian", "vừa"])


def tells_past(words: Words, index: int) -> bool:
    """Whether a clause opens with a time that is over: "Trong thời gian qua, …", "Những năm qua, …"."""
    return words.plain[index] in {"trong", "những", "các", "thời", "vừa", "nhiều", "suốt"} and any(
        words.length_of(_PAST_SPANS, at) for at in range(index, min(index + 4, len(words)))
    )


# "Vừa qua, UBND tỉnh có văn bản yêu cầu …" is how what has just been charged is told.
_LONG_PAST: Final = (*_PAST_SPANS[:3], ["từ", "đầu", "năm"], ["từ", "đầu", "nhiệm"])


def looks_back(words: Words, index: int) -> bool:
    """Whether a clause opens with a time over which things were done, so that what was charged in it is no news."""
    return words.plain[index] in {"trong", "những", "các", "thời", "nhiều", "suốt", "từ", "ngay"} and any(
        words.length_of(_LONG_PAST, at) for at in range(index, min(index + 5, len(words)))
    )
