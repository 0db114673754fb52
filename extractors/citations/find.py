"""Other documents that a text names with their number: “Nghị quyết số 115-NQ/TU ngày 26/4/2022”.

Numbers are built by Nghị định 30/2020/NĐ-CP (`15/2021/QĐ-UBND`, `3417/UBND-KTTH`), by Hướng dẫn 36-HD/VPTW for the Party
(`47-KL/TU`) and by the law on legal documents (`31/2024/QH15`). The scan anchors on the number; its kind and date are then
read from the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.citations.context import SENTENCE_REACH, Head, date_of, find_head, is_letterhead, relation_of
from chidao.extractors.citations.kinds import kind_of_code, type_codes
from chidao.extractors.citations.mentions import CITED_BY_NUMBER, Mention, number_key, short_mentions
from chidao.extractors.records import Citation

__all__ = ["cited_on", "find_citations"]

# A part of a sign: capitals, perhaps with the small letters of TTr, CTr, QĐi, TTg in it, or with figures (QH15).
_PART: Final = r"[A-ZĐƯÂÊÔƠĂ][A-ZĐƯÂÊÔƠĂa-zđ0-9.]{0,19}"
_JOIN: Final = r"[ \u00a0]?[-–/][ \u00a0]?"
_SIGN: Final = re.compile(
    rf"(?P<digits>[0-9](?<![\w/.,-].)\d{{0,5}}(?:\.\d{{1,2}})?[a-zA-Z]?)"
    rf"(?:[ ]?/[ ]?(?P<year>(?:19|20)\d\d))?"
    rf"(?P<rest>{_JOIN}{_PART}(?:(?:{_JOIN}|[ ]?&[ ]?|,){_PART}){{0,6}})(?!\w)"
)
_STANDARD: Final = re.compile(
    r"(?P<name>[TQ](?<!\w.)(?:(?<=T)C(?:VN|XDVN|XD)|(?<=Q)CVN))[ :]{0,2}(?:ISO(?:/IEC)? )?"
    r"(?P<digits>\d[\d-]{0,11})[ ]?:[ ]?(?P<year>\d{4})"
    r"(?P<rest>/[A-ZĐ]{2,8})?"
)
_SEGMENT: Final = re.compile(r"[A-ZĐƯÂÊÔƠĂ][\wĐ]*")
_NAMES_OF_ACTS: Final = {"tcvn": "Tiêu chuẩn", "qcvn": "Quy chuẩn", "tcxdvn": "Tiêu chuẩn", "tcxd": "Tiêu chuẩn"}


def find_citations(document: Document, own_number: str | None) -> tuple[Citation, ...]:
    """Each other document once, at its first mention; `own_number` (the document's own) is left out.

    A date that only a later mention gives is taken from there. Two dates for one number make two documents.
    """
    own = number_key(own_number) if own_number else ""
    found: dict[str, list[Citation]] = {}
    previous_end, previous_head = 0, None
    signed = list(_mentions(document.text))
    told = [own, *(number_key(mention.number) for mention in signed)]
    for mention in sorted((*signed, *short_mentions(document.text, told)), key=lambda mention: mention.start):
        head = find_head(document.text, mention.start, previous_end, previous_head)
        citation = _citation(document.text, mention, head, previous_end)
        previous_end, previous_head = max(mention.end, citation.end), head or previous_head
        key = number_key(mention.number)
        if key != own and not is_letterhead(document, mention.start, head):
            _merge(found.setdefault(key, []), citation)
    return tuple(sorted((citation for same in found.values() for citation in same), key=lambda citation: citation.start))


def _mentions(text: str) -> Iterator[Mention]:
    signs = (mention for match in _SIGN.finditer(text) if (mention := _sign(match)) is not None)
    standards = (
        Mention(match.start(), match.end(), re.sub(r"\s*:\s*", ":", match[0]), (), match["name"].lower())
        for match in (_STANDARD.finditer(text) if "TC" in text or "QCVN" in text else ())
    )
    return iter(sorted((*signs, *standards), key=lambda mention: mention.start))


def _sign(match: re.Match[str]) -> Mention | None:
    """The number of a match, None where its capitals are no sign (“01/CP”-like only with a code or after “số”)."""
    number = "".join(match[0].split()).replace("–", "-").rstrip(".")
    codes = tuple(_SEGMENT.findall(match["rest"]))
    trailing = len(match[0]) - len(match[0].rstrip("."))
    mention = Mention(match.start(), match.end() - trailing, number, codes)
    if _OTHER_NUMBERS.search(match.string, max(0, match.start() - _NAME_REACH), match.start()):
        return None
    if match["year"] or any(code in type_codes() for code in codes):
        return mention
    before = match.string[max(0, match.start() - SENTENCE_REACH) : match.start()]
    return mention if _NUMBERED.search(before) or _LISTED.search(before) else None


# What comes before a number whose sign has no code of a kind (“3417/UBND-KTTH”), OCR's readings of “số” included.
_NUMBERED: Final = re.compile(
    rf"(?:(?<!\w)s[ốôồổỗộóòo6ó]|{CITED_BY_NUMBER})(?: của [^:;.\d\n]{{2,60}}:)?[ \u00a0]{{0,2}}:?[ \u00a0]{{0,2}}\Z",
    re.IGNORECASE,
)
# “số 112/UBND-KTTH, 115/UBND-KTTH”: a list of numbers says “số” once.
_LISTED: Final = re.compile(r"\d/[A-ZĐƯÂÊÔƠĂ][\w&-]{1,24}(?:,? ngày [\d/]{6,10})?(?:,|;| và) $")
# Numbers of things that are no legal or administrative documents.
_NAME_REACH: Final = 40
_OTHER_NUMBERS: Final = re.compile(
    r"(?<!\w)(?:mã|biển|tài khoản|hóa đơn|lô|thửa|số máy|số hiệu)(?: [^\W\d]+){0,3}?(?: số)?[ :]*$", re.IGNORECASE
)


def _citation(text: str, mention: Mention, head: Head | None, previous_end: int) -> Citation:
    dated = date_of(text, mention.start, mention.end, head, previous_end)
    kind = head.name if head is not None and head.near else None
    by_code = _NAMES_OF_ACTS.get(mention.standard or "") or kind_of_code(mention.codes)
    if kind is None:
        kind = by_code or (head.name if head is not None else None)
    start = head.start if head is not None and head.near else _with_so(text, mention.start)
    return Citation(
        start,
        dated.end if dated is not None and dated.end > mention.end else mention.end,
        kind or "Văn bản",
        mention.number,
        dated.day if dated is not None else None,
        relation_of(text, start),
        _confidence(mention, head, by_code),
    )


def _with_so(text: str, start: int) -> int:
    match = _NUMBERED.search(text, max(0, start - 8), start)
    return match.start() if match is not None else start


def _confidence(mention: Mention, head: Head | None, by_code: str | None) -> float:
    """0.98 where the name of the kind stands before the number, less where only the sign or only “số” speaks for it."""
    if head is not None and head.near:
        return 0.98
    return 0.93 if by_code is not None or head is not None else 0.75


def _merge(same: list[Citation], citation: Citation) -> None:
    """Add a mention to those of its number: a new document only where its date is another one."""
    year_in_number = re.search(r"/(?:19|20)\d\d/", citation.number) is not None
    for index, known in enumerate(same):
        if year_in_number or known.issued_on is None or citation.issued_on in (None, known.issued_on):
            same[index] = replace(known, issued_on=known.issued_on or citation.issued_on)
            return
    same.append(citation)


def cited_on(citations: tuple[Citation, ...], number: str) -> date | None:
    """The date that a text gives for the document of `number`, None where it gives none or two."""
    dates = {citation.issued_on for citation in citations if number_key(citation.number) == number_key(number)}
    return dates.pop() if len(dates) == 1 else None
