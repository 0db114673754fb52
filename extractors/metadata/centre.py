"""Which body of the Party's Centre issues a document under the letterhead of the Central Committee."""

from __future__ import annotations

import re
from typing import Final

from chidao.corpus.folding import fold
from chidao.extractors.metadata.titles import TypeHeading

__all__ = ["body_of_centre"]

_CENTRAL_BODY: Final = re.compile(r"\W*của (?P<body>bộ chính trị|ban bí thư)(?!\w)", re.IGNORECASE)
_CENTRAL_BODY_ENACTS: Final = re.compile(
    r"\W*(?P<body>Bộ Chính trị|Ban Bí thư) (?:ban hành|quy định|quyết định|kết luận|yêu cầu|chỉ thị|thống nhất)(?!\w)"
)


def body_of_centre(pieces: tuple[str, ...], heading: TypeHeading | None) -> str | None:
    """Which body issues, by the title, else by the enacting sentence (Hướng dẫn 36-HD/VPTW); None under another letterhead."""
    if heading is None or not any(fold(piece).startswith("ban chap hanh trung uong") for piece in pieces[: heading.index]):
        return None
    following = pieces[heading.index + 1 :]
    titled = (_CENTRAL_BODY.match(line) for line in (heading.rest, *following[:1]))
    enacting = (_CENTRAL_BODY_ENACTS.match(line) for line in following)
    match = next((match for match in (*titled, *enacting) if match), None)
    return {"bộ chính trị": "Bộ Chính trị", "ban bí thư": "Ban Bí thư"}[match["body"].lower()] if match else None
