"""Official documents that come without their letterhead, as legal databases print them: a title line and the text."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from chidao.corpus.document import Document
from chidao.corpus.folding import fold, unify_tones
from chidao.extractors.metadata.actors import completed
from chidao.extractors.metadata.kinds import type_at_start
from chidao.extractors.metadata.places import main_province
from chidao.extractors.metadata.reported import acting
from chidao.extractors.records import Metadata

TITLE_PIECES, ADDRESS_PIECES, LEAST_NUMBERED = 3, 6, 4
PREAMBLE_LINES, CLOSING_LINES = 12, 25

_PRESS: Final = re.compile(
    r"https?://|www\.|(?<!\w)(?:Ảnh|Nguồn|Theo báo|PV|Tin, ảnh)\s*:|\(\w+\.vn\)|\b(?:TTXVN|VGP)\b|^\s*\([^)]{2,30}\)\s*[-–]",
    re.MULTILINE,
)
# "Chỉ thị V/v …": so a document is titled, and no report.
_ABOUT: Final = re.compile(r"\s*:?\s*(?P<title>V/[vV]\s)")
# "Quyết định này có hiệu lực …" in a report: a sentence about the document, not its title.
_ITSELF: Final = re.compile(r"\s+(?:này|trên|nêu trên|nói trên)(?!\w)", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"^(?:\d{1,2}[./]|[IVX]{1,4}\.|[a-zđ]\)|[-+•])\s", re.MULTILINE)
_ADDRESSED: Final = re.compile(r"Kính gửi\s*:", re.IGNORECASE)
_ORDERS: Final = re.compile(
    r"[^.;:]{0,60}?(?<!\w)(?:yêu cầu|chỉ thị|giao|quyết định|ban hành|xây dựng|đề nghị|có ý kiến)(?!\w)"
)
_NOTIFIES: Final = re.compile(
    r" (?:xin |trân trọng )*thông báo(?: ý kiến| kết luận| nội dung)?[^.]{0,60}?(?:để|đến|tới|cho)(?!\w)"
)


def read_without_letterhead(document: Document, pieces: tuple[str, ...]) -> Metadata | None:
    """The metadata of a text that opens with the name of its type and speaks of itself by it; None for any other text."""
    text = unify_tones(document.text)
    for piece in pieces[:TITLE_PIECES]:
        found = type_at_start(piece)
        if found is None or _ITSELF.match(piece, len(found[0])):
            continue
        name, kind = found
        title = " ".join(piece.split())
        about = _ABOUT.match(title, len(name))
        if _PRESS.search(text) or not (
            about or _speaks_of_itself(text, name) or len(_NUMBERED.findall(text)) >= LEAST_NUMBERED
        ):
            return None
        return Metadata(kind, issuer=issuer_in_text(text), title=title[about.start("title") :] if about else title)
    if any(_ADDRESSED.match(piece) for piece in pieces[:ADDRESS_PIECES]):
        return Metadata("cong_van", issuer=issuer_in_text(text))
    return None


# “Điều 1. …” under its bases, “… thông báo để các cơ quan biết, thực hiện” at its end: no report is written so.
_FORMS: Final = re.compile(
    r"^Điều 1[.:] |(?<!\w)thông báo (?:để|đến|tới) [^.;]{3,160} biết(?:,| và) (?:nghiêm túc )?(?:triển khai )?thực hiện",
    re.MULTILINE,
)


def _speaks_of_itself(text: str, name: str) -> bool:
    if _FORMS.search(text):
        return True
    return bool(re.search(rf"(?<!\w){re.escape(name)} này(?!\w)", text, re.IGNORECASE)) or bool(
        re.search(rf"^\W*{re.escape(fold(name))}\s*:?\s*$", fold(text), re.MULTILINE)
    )


def issuer_in_text(text: str) -> str | None:
    """The body that sends the text out at its end, else the one that orders in its preamble."""
    province = main_province(text) or main_province(text.title())
    lines = text.split("\n")
    for part, sign in ((lines[-CLOSING_LINES:], _NOTIFIES), (lines[:PREAMBLE_LINES], _ORDERS)):
        for line in part:
            actors = list(acting(line))
            for actor, following in zip_longest(actors, actors[1:]):
                match = sign.match(line, actor.end)
                if match and (following is None or following.start >= match.end()):
                    return completed(actor.body, province)
    first = next((actor for line in lines[:PREAMBLE_LINES] for actor in acting(line)), None)
    return completed(first.body, province) if first else None
