"""Orders that stand before whose they are: "Xong mặt bằng trước mùa mưa là yêu cầu của Chủ tịch UBND tỉnh với các huyện"."""

from __future__ import annotations

from typing import Final, NamedTuple

from chidao.extractors.agencies import Mention, read_bodies
from chidao.extractors.signs import Signed
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.speech import gives_word
from chidao.extractors.tasks.topics import is_duty
from chidao.extractors.words import Words

_WHOSE: Final = Signed.of(
    r"(?P<what>[^;:“”\"]{12,240}?),? (?:đó |cũng |chính )*là (?:yêu cầu|chỉ đạo|mệnh lệnh|lời nhắc nhở)(?: [^\W\d]+){0,3}? của "
    r"(?P<who>[^.,;”\"]{3,90}?)(?: (?:đối với|với|dành cho|gửi(?: tới| đến)?) (?P<whom>[^.;”\"]{3,160}?))?"
    r"(?=,? (?:tại|khi|trong|sau|nhân|trước|sáng|chiều)\b|\.?\s*$)",
    "là yêu cầu",
    "là chỉ đạo",
    "là mệnh lệnh",
    "là lời nhắc nhở",
)


class OrderFirst(NamedTuple):
    """Where the words of an order end, and who is charged with it; nobody where the text does not say."""

    stop: int
    bodies: tuple[Mention, ...]


def order_first(text: str, start: int, end: int, authority: Authority) -> OrderFirst | None:
    """The order that a sentence begins with, a leader's by the words behind it; None where it begins with none."""
    order = _WHOSE.match(text, start, end)
    if order is None or not is_duty(Words.of(text, start, order.end("what")), 0):
        return None
    if not gives_word(text, order["who"], authority):
        return None
    whom = Words.of(text, *order.span("whom")) if order["whom"] else None
    bodies = read_bodies(whom, 0, len(whom)) if whom else None
    return OrderFirst(order.end("what"), bodies.mentions if bodies else ())
