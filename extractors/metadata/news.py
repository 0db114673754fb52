"""What a press or portal report is about: the document or the meeting, whose it is, and when it was.

The first sentences decide. A report on a document says that a body “ban hành”, “ký”, “có” it; a report on a meeting begins
with the day and says who “chủ trì”, “tổ chức”, “làm việc”; else the leader whose orders are reported speaks for his body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.metadata.actors import Actor, completed, find_actors
from chidao.extractors.metadata.reported import ORDERS, Reported, acting, document_of, known_for, reported_by
from chidao.extractors.metadata.story import Story, read_story, sentences
from chidao.extractors.records import Metadata

OPENING_PARAGRAPHS, LEAD_PARAGRAPHS, MEETING_PARAGRAPHS = 1, 4, 6
DAY_REACH, VERB_REACH, OPENING_LENGTH = 160, 100, 200


def read_news(document: Document) -> Metadata:
    story = read_story(document)
    lead, rest = story.paragraphs[:LEAD_PARAGRAPHS], story.paragraphs[LEAD_PARAGRAPHS:]
    found = _in_lead(story, lead) or _meeting_further_on(story, rest[:MEETING_PARAGRAPHS])
    if found is None:
        ordering = _ordering_body(story)
        found = _document_further_on(story, rest, ordering) or _event(story, lead)
        if found is None:
            body = ordering or _gathering_body(story, lead)
            return Metadata("news", None, _day_of_gathering(story), body, story.headline)
    return Metadata("news", found.number, found.day, found.body, story.headline, found.signer)


def report_year(document: Document) -> int | None:
    """The year in which a report was published, as far as it says so."""
    return read_story(document).year


def _in_lead(story: Story, paragraphs: Sequence[str]) -> Reported | None:
    for index, paragraph in enumerate(paragraphs):
        for sentence in sentences(paragraph):
            if sentence.startswith("Trước đó"):
                continue
            opens = index < OPENING_PARAGRAPHS
            if (found := document_of(story, sentence, opens=opens) or _meeting_of(story, sentence)) is not None:
                return found
    return None


def _meeting_further_on(story: Story, paragraphs: Sequence[str]) -> Reported | None:
    meetings = (_meeting_of(story, sentence) for paragraph in paragraphs for sentence in sentences(paragraph))
    return next((meeting for meeting in meetings if meeting is not None), None)


_ADDED: Final = re.compile(r"(?<!\w)(?:cũng|trước đó|Trước đó|từng)(?!\w)")


def _document_further_on(story: Story, paragraphs: Sequence[str], body: str | None) -> Reported | None:
    """A numbered document of the `body` that gives the orders, where the first sentences name neither document nor meeting."""
    for paragraph in paragraphs:
        for sentence in sentences(paragraph):
            found = document_of(story, sentence)
            if found is not None and found.number and found.body == body and not _ADDED.search(sentence):
                return found
    return None


_BEGINS_WITH_DAY: Final = re.compile(
    r"^(?:\([^)]{2,40}\)\s*[-–:]?\s*|[\"“]|.{0,30}?\s?[-–:] ?|[A-Z]{3,10} |Gần )?"
    r"(?P<day>(?:[Vv]ào )?(?:[Ss]áng|[Cc]hiều|[Tt]rưa|[Tt]ối|[Nn]gày|[Hh]ôm nay|[Tt]rong ngày)|Phát biểu|Kết luận|Tại)(?!\w)"
)
# "Hưởng ứng Ngày Môi trường thế giới, sáng 05/6, …": what the day is for may stand before it.
_COMES_TO_DAY: Final = re.compile(r"^[^\W\d_][^.;:]{10,220}?, (?P<day>(?:vào )?(?:sáng|chiều|tối|trưa|ngày)(?: ngày)? \d)")
_HELD: Final = re.compile(
    r"(?<!\w)(?:đồng chủ trì|chủ trì|tổ chức|chủ tọa|làm việc|kiểm tra|thị sát|khảo sát|dự|tiếp|thăm|chỉ đạo|phát biểu|nghe"
    r"|thảo luận|thông qua|xem xét|có (?:buổi|cuộc|chuyến)|(?<!cuộc )(?<!phiên )(?<!kỳ )(?<!buổi )họp)(?!\w)"
)
_GATHERING: Final = re.compile(
    r"(?<!\w)(?:họp|[hH]ội nghị|phiên họp|buổi làm việc|làm việc|hội thảo|tọa đàm|kiểm tra|khảo sát|thị sát|[lL]ễ|[kK]ỳ họp"
    r"|diễn đàn|tiếp (?:công )?dân|đối thoại|tiếp xúc cử tri|giám sát|giao ban|ra quân|ra mắt|phát động)(?!\w)"
)


def _gathering_body(story: Story, paragraphs: Sequence[str]) -> str | None:
    """The body that met on a day whose year the report does not tell."""
    sents = (sentence for paragraph in paragraphs for sentence in sentences(paragraph))
    return next((meeting.body for sentence in sents if (meeting := _meeting_of(story, sentence, dated=False))), None)


def _meeting_of(story: Story, sentence: str, *, dated: bool = True) -> Reported | None:
    begins = _BEGINS_WITH_DAY.match(sentence) or _COMES_TO_DAY.match(sentence)
    if begins is None or not _GATHERING.search(sentence):
        return None
    day = story.day_of(sentence, begins.start("day"), begins.start("day") + DAY_REACH)
    if dated and day is None:
        return None
    # Where the day does not open the sentence, who acts stands behind it.
    actors = [actor for actor in acting(sentence) if begins.re is _BEGINS_WITH_DAY or actor.start > begins.start("day")]
    for verb in _HELD.finditer(sentence):
        near = [actor for actor in actors if actor.end <= verb.start() and "." not in sentence[actor.end : verb.start()]]
        if near and verb.start() - near[-1].end < VERB_REACH:
            return reported_by(story, _convened(sentence, verb.end()) or near[-1], None, day)
    return None


_SESSION_OF: Final = re.compile(r" (?:cuộc họp|phiên họp|[hH]ội nghị|buổi họp)(?: thường kỳ)?(?: của)? ")


def _convened(sentence: str, position: int) -> Actor | None:
    """The body whose own session it is: “chủ trì hội nghị Ban Thường vụ Tỉnh ủy”."""
    match = _SESSION_OF.match(sentence, position)
    body = next(find_actors(sentence[match.end() :]), None) if match else None
    return body if body is not None and body.start == 0 and body.leader is None else None


_EVENT_DAY: Final = re.compile(r"(?:[Ss]áng|[Cc]hiều|[Tt]rưa|[Tt]ối|[Nn]gày)(?: ngày| nay)? ?\(?\d")


def _event(story: Story, lead: Sequence[str]) -> Reported | None:
    """A first sentence that begins with a day on which the body that gives the orders did something."""
    body = _ordering_body(story)
    for paragraph in lead:
        opening = paragraph[:OPENING_LENGTH]
        if not _BEGINS_WITH_DAY.match(opening) or not _EVENT_DAY.search(opening[:70]):
            continue
        actor, day = next(iter(acting(opening)), None), story.day_of(opening[:90])
        if actor is not None and day is not None and completed(actor.body, story.province) == body:
            return reported_by(story, actor, None, day)
    return None


_GATHERED: Final = re.compile(
    r"(?<!\w)(?:họp|hội nghị|làm việc|buổi|phiên)(?!\w)[^.;]{0,180}?(?=(?:sáng|chiều|trưa|tối|ngày) )", re.IGNORECASE
)


def _day_of_gathering(story: Story) -> date | None:
    """The day of the meeting at which the reported orders were given, where a first sentence names it in passing."""
    for paragraph in story.paragraphs[:LEAD_PARAGRAPHS]:
        match = _GATHERED.search(paragraph)
        if match is not None and (day := story.day_of(paragraph, match.end(), match.end() + 24)) is not None:
            return day
    return None


_CONCLUDES: Final = re.compile(r"^(?:Phát biểu )?(?:kết luận|chỉ đạo)", re.IGNORECASE)


_GUIDES: Final = re.compile(r"[^.;:]{0,20}?(?<!\w)(?:hướng dẫn|quy định|ban hành|công bố)(?!\w)")


def _ordering_body(story: Story) -> str | None:
    """The body whose leader gives most of the orders; who concludes counts most."""
    weights: Counter[str] = Counter()
    for paragraph in story.paragraphs:
        for sentence in sentences(paragraph):
            if sentence.startswith("Trước đó"):
                continue
            actor = next((actor for actor in acting(sentence) if ORDERS.match(sentence, actor.end)), None)
            if actor is None and (known := known_for(sentence)):
                actor = known[0]
            if actor is not None:
                weight = 5 if _CONCLUDES.match(sentence) else 2 if actor.leader else 1
                weights[completed(actor.body, story.province)] += weight
    if weights:
        return weights.most_common(1)[0][0]
    actor = next(iter(acting(story.headline or "")), None)
    headline = story.headline or ""
    orders = actor and (ORDERS.match(headline, actor.end) or _GUIDES.match(headline, actor.end))
    return completed(actor.body, story.province) if actor and orders else None
