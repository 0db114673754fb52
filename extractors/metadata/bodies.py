"""The bodies that a letterhead names one below the other, each with its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chidao.corpus.folding import unify_tones

__all__ = ["bodies_of"]

_HEAD = re.compile(
    r"(?:bộ|sở|cục|chi cục|tổng cục|vụ|ban|phòng(?! thủ| chống| cháy| bệnh|,)|trung tâm|viện|văn phòng|thanh tra|công an"
    r"|công ty|tổng công ty|tập đoàn|kiểm toán|kho bạc|bhxh|bảo hiểm xã hội|tòa án|bộ chỉ huy|bộ tư lệnh|chi nhánh|trường"
    r"|học viện|bệnh viện|hội đồng|đài|quỹ|chi cục hải quan|hải quan|thuế|ngân hàng|tổ công tác|ủy ban|ubnd|hđnd)(?!\w)"
)
# A line that ends so goes on in the next.
_OPEN = re.compile(r"(?:^|\s)(?:và|của|các|ban|quản lý|chỉ đạo|sở|bộ|cục|tổng|chi|trung|văn)$|[-–,]$")


def bodies_of(lines: Sequence[str]) -> tuple[str, ...]:
    """The names of the bodies, the highest first; a name may be broken over several lines."""
    bodies: list[str] = []
    for line in lines:
        small = unify_tones(line.lower()).strip(" *")
        if not small:
            continue
        goes_on = bool(bodies) and (_OPEN.search(unify_tones(bodies[-1].lower()).strip(" *")) or not _HEAD.match(small))
        if goes_on:
            bodies[-1] += f" {line.strip(' *')}"
        else:
            bodies.append(line.strip(" *"))
    return tuple(bodies)
