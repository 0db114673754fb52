"""The document that a sentence of a report is about: who issued it, its number, its day, who signed it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.metadata.actors import Actor, completed, find_actors
from chidao.extractors.metadata.head import issuer_of_code
from chidao.extractors.metadata.story import Story

FRESH_DAYS: Final = 90
"""A report on a document comes out within these days of it; an older one is background."""

_DATE_AFTER: Final = 30


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report is about: the body, and for a document its number, its day and who signed it."""

    body: str
    number: str | None = None
    day: date | None = None
    signer: str | None = None


def reported_by(story: Story, actor: Actor, number: str | None, day: date | None, signer: str | None = None) -> Reported:
    """Letters like “-TTg” name the issuer even where a deputy signs."""
    number = re.sub(r"\s", "", number).rstrip("-/") if number else None
    return Reported(issuer_of_code(number, None) or completed(actor.body, story.province), number, day, signer)


ORDERS: Final = re.compile(
    r"[^.;:]{0,60}?(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|nhấn mạnh|kết luận|lưu ý|khẳng định|phân công|có ý kiến"
    r"|phát biểu)(?!\w)"
)
_NOT_ACTING: Final = re.compile(
    r"(?:tại|ở|trụ sở|với|(?<!oàn công tác )(?<!oàn kiểm tra )(?<!oàn giám sát )của"
    r"|cho|về|cùng|gửi|đến|tới|được|theo|thuộc|báo cáo)\s*(?:đồng chí |ông |bà )?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def acting(sentence: str) -> tuple[Actor, ...]:
    """Bodies and leaders that may be subjects of the sentence: not those at whose seat, with whom or by whose plan.

    Several readers of a report ask for those of its first sentences.
    """
    return tuple(
        actor for actor in find_actors(sentence) if not _NOT_ACTING.search(sentence, max(0, actor.start - _BEFORE), actor.start)
    )


_BEFORE: Final = 40
"""Characters that are looked at before a body; the words that it must not follow are shorter."""


_NUMBER: Final = r"(?P<number>\d{1,6}(?:/20\d\d)?[/-][A-ZĐƯ][\w&/-]*)"
_ANY_NUMBER: Final = (
    r"(?P<number>\d{1,6}(?:/20\d\d)?(?: ?[/-] ?[A-ZĐƯ][\w&Đđ-]*(?:(?<=-) (?=[A-ZĐ]{2})[\w&]+)?(?:[/-][\w&]+)*)?)"
)
_ISSUED: Final = r"(?:ban hành|ký|có|gửi|ra|phát đi|công bố|thông báo|phê duyệt|quyết định(?= \())"


@cache
def _types() -> str:
    table = load_table("document_types")["type"]
    names = {name for kind in table for name in (kind["name"], *kind["aliases"])} | {"Văn bản", "Công điện"}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _directives() -> str:
    """Types by which orders are given; “Theo Nghị định số …” is mostly the law behind a story."""
    return "(?i:công văn|văn bản|công điện|thông báo(?: kết luận)?|chỉ thị|kế hoạch|kết luận|tờ trình|hướng dẫn)"


@cache
def _issue() -> re.Pattern[str]:
    """After an actor: “vừa ký ban hành Chỉ thị số …”."""
    return re.compile(
        rf"[^.;]{{0,70}}?(?<!\w)(?<!được )(?P<verb>{_ISSUED})(?!\w)[^.;:]{{0,45}}?(?<!\w)(?P<type>(?i:{_types()}))(?!\w)"
        rf"(?: (?:hỏa tốc|hoả tốc|khẩn|kết luận))?(?: \(?số)?:? ?(?:{_ANY_NUMBER})?(?![\d/])"
    )


@cache
def _theirs() -> re.Pattern[str]:
    """Before an owner: “Theo Công văn số … ngày … của”, “nội dung tại Chỉ thị số … của”."""
    return re.compile(
        r"(?:(?:^|[\"“(] ?)(?:Theo|Tại|Trong)(?: nội dung)?|(?:nội dung|chỉ đạo|yêu cầu|được nêu|nêu rõ)"
        r"(?: (?:nổi bật|đáng chú ý|chính|quan trọng|mới|(?:được|vừa được) [^\W\d]+))* (?:trong|tại|của))"
        rf" {_directives()}(?: số)? {_NUMBER}(?P<between>[^.;]{{0,40}}?) (?:của|do) "
    )


@cache
def _opening() -> re.Pattern[str]:
    """Before a speaker: “Tại Công điện số … ngày …, Thủ tướng yêu cầu”."""
    return re.compile(
        r"(?:\([^)]{2,30}\)\s*[-–]\s*)?(?:Theo|Tại|Trong)(?: nội dung)? "
        rf"{_directives()}(?: số)? {_NUMBER}"
        r"(?P<between>[^,.;]{0,60}(?:,? (?:ban hành|ký|phát hành)? ?ngày [^,.;]{3,20})?),(?= )"
    )


@cache
def _orders_in() -> re.Pattern[str]:
    """After a body: “… yêu cầu các sở … tại Công văn số …”."""
    return re.compile(
        rf"(?:(?!thực hiện|theo (?:chỉ đạo|ý kiến))[^.]){{0,200}}?(?<!\w)tại (?:nội dung )?(?i:{_types()})(?: số)? {_NUMBER}"
    )


_KNOWN: Final = re.compile(
    r"(?:Đó|Đây) là (?:một trong những |một trong các )?(?:phát biểu |ý kiến )?(?:chỉ đạo|yêu cầu|nội dung|ý kiến)"
    r"(?:[^.]{0,30}? của | (?:được|do) )"
)


def known_for(sentence: str) -> list[Actor] | None:
    """Whom “Đó là chỉ đạo của …” names for what was told before; None where the sentence does not begin so."""
    known = _KNOWN.match(sentence)
    return [actor for actor in find_actors(sentence) if actor.start >= known.end()] if known else None


def document_of(story: Story, sentence: str, *, opens: bool = False) -> Reported | None:
    """The document that the sentence reports; one that it only mentions, old or “đã ban hành”, is none.

    Where the sentence `opens` the report, “đã ban hành” is its news.
    """
    found = _issued(story, sentence, opens) or _ordered(story, sentence) or _quoted(story, sentence)
    if found is not None and found.day is not None and story.published is not None:
        return found if (story.published - found.day).days <= FRESH_DAYS else None
    return found


def _issued(story: Story, sentence: str, opens: bool) -> Reported | None:
    for actor in acting(sentence):
        match = _issue().match(sentence, actor.end)
        if match is None or (not match["number"] and _ASKS.search(sentence, actor.end, match.start("verb"))):
            continue
        if match["number"] and not (opens or _is_fresh(sentence, match)):
            # The story goes on from an older document: its body speaks, its number is background.
            return reported_by(story, actor, None, None)
        if match["number"] or _is_reported(sentence, match):
            before = _CITED_DAY.sub(lambda cited: " " * len(cited[0]), sentence[: match.start("verb")])
            day = (
                story.day_of(sentence, match.end(), match.end() + _DATE_AFTER)
                or story.day_of(before, max(0, actor.start - _DATE_AFTER))
                or story.day_of(before)
            )
            return reported_by(story, actor, match["number"], day, actor.person if match["verb"] == "ký" else None)
    return None


# What is still to be issued: "Thủ tướng yêu cầu các bộ ban hành kế hoạch".
_ASKS: Final = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao)(?!\w)")
# The day of another document: "Thực hiện Chỉ thị số 35/CT-TTg ngày 1/9/2020 …, UBND tỉnh đã ban hành".
_CITED_DAY: Final = re.compile(r"\d[/-][A-ZĐ][\w/&-]*,? ngày \d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| tháng \d{1,2} năm \d{4})")


def _ordered(story: Story, sentence: str) -> Reported | None:
    known = known_for(sentence)
    for actor in acting(sentence) if known is None else known:
        match = _orders_in().match(sentence, actor.end)
        if match is not None and (known is not None or ORDERS.match(sentence, actor.end)):
            return reported_by(story, actor, match["number"], story.day_of(sentence, match.end(), match.end() + _DATE_AFTER))
    return None


def _quoted(story: Story, sentence: str) -> Reported | None:
    for pattern, reach in ((_opening(), 20), (_theirs(), 0)):
        match = pattern.match(sentence) if reach else pattern.search(sentence)
        if match is None:
            continue
        actor = next((a for a in find_actors(sentence[match.end() :]) if a.start <= reach), None)
        if actor is not None:
            return reported_by(story, actor, match["number"], story.day_of(match["between"]))
    return None


_FRESH: Final = re.compile(
    r"(?<!\w)(?:vừa|mới|mới đây|hôm nay|[nN]gày \d{1,2}(?:[/.-]\d{1,2}| tháng \d{1,2}))(?![/.-]?\w| năm)"
    r"|^(?:Sáng|Chiều|Ngày)"
)
_WAS: Final = re.compile(r"(?<!\w)đã $")
_CONTENT: Final = re.compile(r" (?:yêu cầu|chỉ đạo|về|gửi|đề nghị|giao|thông báo|hướng dẫn|phê duyệt)(?!\w)")
_MANY: Final = re.compile(r"(?<!\w)(?:nhiều|các|một số|những|hàng loạt)(?!\w)")


def _is_fresh(sentence: str, match: re.Match[str]) -> bool:
    return not _WAS.search(sentence[: match.start("verb")]) or bool(_FRESH.search(sentence[: match.start("type")]))


def _is_reported(sentence: str, match: re.Match[str]) -> bool:
    """A document without a number is what the report is about where it is fresh and its content follows."""
    if _MANY.search(sentence[match.start("verb") : match.start("type")]):
        return False
    if match["verb"] != "có":
        return True
    return bool(_FRESH.search(sentence[: match.start("type")]) or _CONTENT.match(sentence, match.end("type")))
