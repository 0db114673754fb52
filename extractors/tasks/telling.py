"""How reports tell of a directive: that it came out, what it says, whose words an office conveys with it."""

from __future__ import annotations

import re
from typing import NamedTuple

from chidao.extractors.tasks.charges import read_charge
from chidao.extractors.words import Words

# A directive is told of, and what it holds follows: "… có công điện gửi các địa phương. Theo đó, các xã phải …".
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:ký|ban hành|có|gửi|ra|phát đi|phát)(?: [^\W\d]+){0,6} "
    r"(?:công điện|công văn|chỉ thị|văn bản|thông báo|kết luận)(?!\w)",
    re.IGNORECASE,
)
_ACCORDINGLY = re.compile(r"\W*(?:Theo đó|Cụ thể|Trong đó)\b")
# The directive itself is told to say it: "Công điện nêu rõ, …", "Văn bản cũng yêu cầu các xã …".
_TEXT_SAYS = re.compile(
    r"\W*(?:Công điện|Công văn|Văn bản|Chỉ thị|Thông báo(?: kết luận)?)(?: này| trên)? (?:cũng |còn )?"
    r"(?:(?:nêu rõ|nhấn mạnh|chỉ rõ|nêu)(?: rõ)?[,:]? (?=\S)|(?=(?:yêu cầu|giao|đề nghị) ))"
)
# An office tells what its leader has said: "… truyền đạt ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh giao Sở Y tế …".
_CONVEYS = re.compile(
    r"(?:truyền đạt|thông báo|thông tin)(?: nội dung)? (?:ý kiến|kết luận)(?: chỉ đạo| kết luận)*(?: của)?"
    r" (?=(?:đồng chí |ông |bà )?(?:(?:Phó )?(?:Thủ tướng|Chủ tịch|Bí thư)|Bộ trưởng|Thứ trưởng|Lãnh đạo|lãnh đạo))"
)


class Telling(NamedTuple):
    """What a sentence tells: `start` is where the directive's own words begin, `charges` says that they are orders.

    `announces`: it tells that a directive came out, so that the next sentence may say what it holds.
    """

    start: int
    charges: bool
    announces: bool


def read_telling(text: str, begin: int, stop: int, announced: bool) -> Telling:
    """What the sentence `text[begin:stop]` tells, `announced` as the one before it did."""
    charges = announced and _ACCORDINGLY.match(text, begin, stop) is not None
    announces = _ANNOUNCED.search(text, begin, stop) is not None
    says = _TEXT_SAYS.match(text, begin, stop)
    if says:
        begin, charges = says.end(), True
    conveys = _CONVEYS.search(text, begin, stop)
    if conveys and read_charge(Words.of(text, conveys.end(), stop), 0):
        begin = conveys.end()
    return Telling(begin, charges, announces)
