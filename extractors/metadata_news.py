"""What a press or portal report is about: the document or the meeting, whose it is, and when it was.

The first sentences decide. A report on a document says that a body “ban hành”, “ký”, “có” it; a report on a meeting begins
with the day and says who “chủ trì”, “tổ chức”, “làm việc”; else the leader whose orders are reported speaks for his body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from chidao.corpus.document import Document
from chidao.corpus.folding import unify_tones
from chidao.corpus.reference import load_table
from chidao.extractors.dates import find_times
from chidao.extractors.metadata_actors import Actor, completed, find_actors
from chidao.extractors.metadata_head import issuer_of_code
from chidao.extractors.metadata_names import main_province
from chidao.extractors.records import Metadata

CUT_HEADLINE_WORDS = 20
LEAD_PARAGRAPHS, MEETING_PARAGRAPHS = 4, 6


@dataclass(frozen=True, slots=True)
class Story:
    """The report: its headline, its paragraphs without page furniture, the day on which it was published."""

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


def read_news(document: Document) -> Metadata:
    story = _story(document)
    lead, rest = story.paragraphs[:LEAD_PARAGRAPHS], story.paragraphs[LEAD_PARAGRAPHS:]
    return (
        _reported(story, lead)
        or _reported_meeting(story, rest[:MEETING_PARAGRAPHS])
        or _reported_document(story, rest)
        or _event(story, lead)
        or Metadata("news", None, _day_of_gathering(story), _ordering_body(story), story.headline)
    )


def report_year(document: Document) -> int | None:
    """The year in which a report was published, as far as it says so."""
    return _story(document).year


_MONTHS = {m: i for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}
_STAMP = re.compile(r"(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2}) (?P<year>20\d\d) \d\d:\d\d")
_FURNITURE = re.compile(
    r"(?i)^(?:skip |download|app store|google play|gửi phản hồi|in bài viết|nội dung chính|tin tức|trang chủ|chia sẻ|đăng nhập|thứ \w+,"
    r"|ảnh[: ]|nguồn[: ]|tác giả|theo dõi|menu|tìm kiếm|home|share|facebook|zalo|xem thêm|từ khóa|tags?[: ])|\.(?:jpe?g|png)$"
)


_AGENCY = re.compile(r"\([^)]{2,40}\)\s*[-–]\s*")
_CITY = re.compile(r"(?<!\w)(?:TP\.?\s?HCM|TPHCM|TP\.\s?Hồ Chí Minh)(?!\w)")


def _story(document: Document) -> Story:
    text = unify_tones(document.text)
    published: date | None = None
    headline: str | None = None
    paragraphs: list[str] = []
    for index, block in enumerate(document.blocks):
        piece = " ".join(_CITY.sub("thành phố Hồ Chí Minh", text[block.start : block.end]).split())
        if index < 12 and published is None and len(piece) < 80 and (published := _stamp(piece)) is not None:
            continue
        if not piece or _FURNITURE.search(piece[:60]):
            continue
        is_cut = piece.endswith("...") and len(piece.split()) < CUT_HEADLINE_WORDS
        if headline is None and not paragraphs and len(piece.split()) >= 5 and (is_cut or not _is_prose(piece)):
            headline = piece
        elif _is_prose(piece):
            paragraphs.append(piece)
    if headline is None and paragraphs and (agency := _AGENCY.match(paragraphs[0])):
        headline = paragraphs[0][agency.end() :].rstrip(".")
    year = published.year if published else _year(headline, paragraphs)
    province = main_province(headline or "") or main_province(" ".join(paragraphs))
    return Story(headline, tuple(paragraphs), published, year, province)


def _year(headline: str | None, paragraphs: Sequence[str]) -> int | None:
    """The latest year in which the text dates something; years of plans to come are no help."""
    times = [time for piece in (headline or "", *paragraphs) for time in find_times(piece) if time.year is not None]
    days = [time.year for time in times if time.grain == "day" and time.year]
    return max(days, default=None) or min((time.year for time in times if time.grain == "year" and time.year), default=None)


def _stamp(piece: str) -> date | None:
    if match := _STAMP.search(piece):
        return date(int(match["year"]), _MONTHS[match["month"].lower()], int(match["day"]))
    if iso := re.match(r"(20\d\d-\d\d-\d\d)(?!\d)", piece):
        return date.fromisoformat(iso[1])
    times = [time for time in find_times(piece) if time.grain == "day" and time.year is not None]
    return times[0].first() if times and len(piece) < 60 and not piece.endswith(".") else None


def _is_prose(piece: str) -> bool:
    return bool(re.search(r"[.;:!?…][”\"]?$", piece)) and len(piece.split()) >= 8 and not re.search(r"\bẢnh\s*:", piece[-60:])


def _sentences(paragraph: str) -> Iterator[str]:
    yield from re.split(r"(?<=[^\d\s.][.!?…]) +(?=[\"“]?[A-ZÀ-ÝĂĐĨŨƠƯẠ-Ỹ])", paragraph)


def _reported(story: Story, paragraphs: Sequence[str]) -> Metadata | None:
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            found = _document_of(story, sentence) or _meeting_of(story, sentence)
            if found is not None:
                return found
    return None


def _reported_meeting(story: Story, paragraphs: Sequence[str]) -> Metadata | None:
    meetings = (_meeting_of(story, sentence) for paragraph in paragraphs for sentence in _sentences(paragraph))
    return next((meeting for meeting in meetings if meeting is not None), None)


def _reported_document(story: Story, paragraphs: Sequence[str]) -> Metadata | None:
    """A numbered document named later on, where the first sentences name neither document nor meeting."""
    body = _ordering_body(story)
    for paragraph in paragraphs:
        for sentence in _sentences(paragraph):
            found = _document_of(story, sentence)
            if found is not None and found.number and found.issuer == body and not _ADDED.search(sentence):
                return found
    return None


_ADDED = re.compile(r"(?<!\w)(?:cũng|trước đó|Trước đó|từng)(?!\w)")
_ISSUED = r"(?:ban hành|ký|có|gửi|ra|phát đi|công bố|thông báo)"


@cache
def _types() -> str:
    names = {name for kind in load_table("document_types")["type"] for name in (kind["name"], *kind["aliases"])} | {
        "Văn bản",
        "Công điện",
    }
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _issue() -> re.Pattern[str]:
    return re.compile(
        rf"[^.;]{{0,70}}?(?<!\w)(?<!được )(?P<verb>{_ISSUED})(?!\w)[^.;:]{{0,45}}?(?<!\w)(?P<type>(?i:{_types()}))(?!\w)"
        r"(?: (?:hỏa tốc|hoả tốc|khẩn|kết luận))?(?: \(?số)?:? ?"
        r"(?P<number>\d{1,6}(?:/20\d\d)?(?: ?[/-] ?[A-ZĐƯ][\w&Đđ-]*(?:[/-][\w&]+)*)?)?(?![\d/])"
    )


@cache
def _theirs() -> re.Pattern[str]:
    """A document named with its owner: “Theo Công văn số … ngày … của UBND tỉnh”, “nội dung tại Chỉ thị số … của …”."""
    return re.compile(
        r"(?:(?:^|[\"“(] ?)(?:Theo|Tại|Trong|Căn cứ)(?: nội dung)?|(?:nội dung|chỉ đạo|yêu cầu|được nêu|nêu rõ) (?:trong|tại|của))"
        rf" (?P<type>(?i:{_types()}))(?: số)? (?P<number>\d{{1,6}}(?:/20\d\d)?[/-][A-ZĐƯ][\w&/-]*)(?P<between>[^.;]{{0,40}}?) (?:của|do) "
    )


@cache
def _opening() -> re.Pattern[str]:
    """“Tại Công điện số … ngày …, Thủ tướng yêu cầu”."""
    return re.compile(
        rf"(?:\([^)]{{2,30}}\)\s*[-–]\s*)?(?:Theo|Tại|Trong)(?: nội dung)? (?i:{_types()})(?: số)?"
        r" (?P<number>\d{1,6}(?:/20\d\d)?[/-][A-ZĐƯ][\w&/-]*)(?P<between>[^,.;]{0,60}),(?= )"
    )


@cache
def _orders_in() -> re.Pattern[str]:
    """“Đó là chỉ đạo của UBND tỉnh … tại Công văn số …”: the owner stands before the document."""
    return re.compile(
        rf"[^.]{{0,200}}?(?<!\w)tại (?:nội dung )?(?i:{_types()})(?: số)? (?P<number>\d{{1,6}}(?:/20\d\d)?[/-][A-ZĐƯ][\w&/-]*)"
    )


_BEFORE_ACTOR = re.compile(
    r"(?:tại|ở|trụ sở|với|của|cho|về|cùng|gửi|đến|tới|được|theo|thuộc|báo cáo)\s*(?:đồng chí |ông |bà )?$", re.IGNORECASE
)


def _document_of(story: Story, sentence: str) -> Metadata | None:
    for actor in find_actors(sentence):
        if _BEFORE_ACTOR.search(sentence[: actor.start]):
            continue
        match = _issue().match(sentence, actor.end)
        if match is not None and (match["number"] or _is_reported(sentence, match)):
            day = story.day_of(sentence, match.end(), match.end() + 30) or story.day_of(sentence, 0, match.start("verb"))
            signer = actor.person if match["verb"] == "ký" else None
            return _news(story, actor, _number(match["number"]), day, signer)
        inside = _orders_in().match(sentence, actor.end)
        if inside is not None and _ORDERS.match(sentence, actor.end):
            return _news(story, actor, _number(inside["number"]), story.day_of(sentence, inside.end(), inside.end() + 30), None)
    if (
        known := re.match(r"Đó là (?:một trong những )?(?:chỉ đạo|yêu cầu|nội dung|ý kiến)[^.]{0,30}? của ", sentence)
    ) is not None:
        theirs = next((a for a in find_actors(sentence[known.end() :]) if a.start < 12), None)
        inside = _orders_in().match(sentence, known.end())
        if theirs is not None and inside is not None:
            return _news(
                story, theirs, _number(inside["number"]), story.day_of(sentence, inside.end(), inside.end() + 30), None
            )
    if (opening := _opening().match(sentence)) is not None:
        speaker = next((a for a in find_actors(sentence[opening.end() :]) if a.start < 20), None)
        if speaker is not None:
            return _news(story, speaker, _number(opening["number"]), story.day_of(opening["between"]), None)
    if (match := _theirs().search(sentence)) is not None:
        theirs = next((a for a in find_actors(sentence[match.end() :]) if a.start == 0), None)
        if theirs is not None:
            return _news(story, theirs, _number(match["number"]), story.day_of(match["between"]), None)
    return None


_FRESH = re.compile(r"(?<!\w)(?:vừa|mới|mới đây|hôm nay|[nN]gày \d)(?!\w)|^(?:Sáng|Chiều|Ngày)")
_CONTENT = re.compile(r" (?:yêu cầu|chỉ đạo|về|gửi|đề nghị|giao|thông báo|hướng dẫn|phê duyệt)(?!\w)")


def _is_reported(sentence: str, match: re.Match[str]) -> bool:
    """A document without a number is what the report is about where it is fresh and its content follows."""
    if re.search(r"(?<!\w)(?:nhiều|các|một số|những|hàng loạt)(?!\w)", sentence[match.start("verb") : match.start("type")]):
        return False
    if match["verb"] != "có":
        return True
    return bool(_FRESH.search(sentence[: match.start("type")]) or _CONTENT.match(sentence, match.end("type")))


def _number(written: str | None) -> str | None:
    return re.sub(r"\s", "", written).rstrip("-/") if written else None


_MEETING_DAY = re.compile(
    r"^(?:\([^)]{2,40}\)\s*[-–:]?\s*|[\"“]|.{0,30}?\s?[-–:] ?|[A-Z]{3,10} )?(?:(?:Vào )?(?:[Ss]áng|[Cc]hiều|[Tt]rưa|[Tt]ối|[Nn]gày|[Hh]ôm nay|[Tt]rong ngày)|Phát biểu|Kết luận|Tại)(?!\w)"
)
_MEETING = re.compile(
    r"(?<!\w)(?:đồng chủ trì|chủ trì|tổ chức|chủ tọa|làm việc|kiểm tra|thị sát|khảo sát|dự|tiếp|thăm|chỉ đạo|phát biểu|nghe"
    r"|có (?:buổi|cuộc|chuyến)|(?<!cuộc )(?<!phiên )(?<!kỳ )(?<!buổi )họp)(?!\w)"
)
_GATHERING = re.compile(
    r"(?<!\w)(?:họp|[hH]ội nghị|phiên họp|buổi làm việc|làm việc|hội thảo|tọa đàm|kiểm tra|khảo sát|thị sát|[lL]ễ|kỳ họp|diễn đàn)(?!\w)"
)


def _meeting_of(story: Story, sentence: str) -> Metadata | None:
    if not _MEETING_DAY.match(sentence) or not _GATHERING.search(sentence):
        return None
    day = story.day_of(sentence[:160])
    if day is None:
        return None
    actors = [actor for actor in find_actors(sentence) if not _BEFORE_ACTOR.search(sentence[: actor.start])]
    for verb in _MEETING.finditer(sentence):
        near = [actor for actor in actors if actor.end <= verb.start() and "." not in sentence[actor.end : verb.start()]]
        if near and verb.start() - near[-1].end < 100:
            return _news(story, _convened(sentence, verb.end()) or near[-1], None, day, None)
    return None


_EVENT_DAY = re.compile(r"(?:[Ss]áng|[Cc]hiều|[Tt]rưa|[Tt]ối|[Nn]gày)(?: ngày| nay)? ?\(?\d")


def _event(story: Story, lead: Sequence[str]) -> Metadata | None:
    """A first sentence that begins with a day on which the body that gives the orders did something."""
    body = _ordering_body(story)
    for paragraph in lead:
        opening = paragraph[:200]
        if not _MEETING_DAY.match(opening) or not _EVENT_DAY.search(opening[:70]):
            continue
        actor = next((a for a in find_actors(opening) if not _BEFORE_ACTOR.search(opening[: a.start])), None)
        day = story.day_of(opening[:90])
        if actor is not None and day is not None and completed(actor.body, story.province) == body:
            return _news(story, actor, None, day, None)
    return None


_SESSION_OF = re.compile(r" (?:cuộc họp|phiên họp|[hH]ội nghị|buổi họp)(?: thường kỳ)?(?: của)? ")


def _convened(sentence: str, position: int) -> Actor | None:
    """The body whose own session it is: “chủ trì hội nghị Ban Thường vụ Tỉnh ủy”."""
    match = _SESSION_OF.match(sentence, position)
    body = next(find_actors(sentence[match.end() :]), None) if match else None
    return body if body is not None and body.start == 0 and body.leader is None else None


_GATHERED = re.compile(
    r"(?<!\w)(?:họp|hội nghị|làm việc|buổi|phiên)(?!\w)[^.;]{0,120}?(?=(?:sáng|chiều|trưa|tối|ngày) )", re.IGNORECASE
)


def _day_of_gathering(story: Story) -> date | None:
    """The day of the meeting at which the reported orders were given, where a first sentence names it in passing."""
    for paragraph in story.paragraphs[:LEAD_PARAGRAPHS]:
        if (match := _GATHERED.search(paragraph)) is not None:
            return story.day_of(paragraph, match.end(), match.end() + 24)
    return None


def _news(story: Story, actor: Actor, number: str | None, day: date | None, signer: str | None) -> Metadata:
    body = issuer_of_code(number, None) or completed(actor.body, story.province)
    return Metadata("news", number, day, body, story.headline, signer)


_ORDERS = re.compile(
    r"[^.;:]{0,60}?(?<!\w)(?P<verb>yêu cầu|đề nghị|giao|chỉ đạo|nhấn mạnh|kết luận|lưu ý|khẳng định|phân công|có ý kiến|phát biểu)(?!\w)"
)
_CONCLUDES = re.compile(r"^(?:Phát biểu )?(?:kết luận|chỉ đạo)", re.IGNORECASE)


def _ordering_body(story: Story) -> str | None:
    """The body whose leader gives most of the orders; who concludes counts most."""
    weights: Counter[str] = Counter()
    for paragraph in story.paragraphs:
        for sentence in _sentences(paragraph):
            for actor in () if sentence.startswith("Trước đó") else find_actors(sentence):
                if not _BEFORE_ACTOR.search(sentence[: actor.start]) and _ORDERS.match(sentence, actor.end):
                    body = completed(actor.body, story.province)
                    weights[body] += 5 if _CONCLUDES.match(sentence) else 2 if actor.leader else 1
                    break
    return weights.most_common(1)[0][0] if weights else None
