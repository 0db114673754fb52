"""The card that a legal database or a portal prints over a document, field by field: its number, its day, who issued it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from chidao.corpus.document import Document
from chidao.corpus.folding import unify_tones
from chidao.extractors.dates import find_times
from chidao.extractors.metadata.actors import completed
from chidao.extractors.metadata.case import is_upper
from chidao.extractors.metadata.head import issuer_of_code, number_in
from chidao.extractors.metadata.kinds import kind_of_code, type_at_start
from chidao.extractors.metadata.places import letters, main_province, province_prefix
from chidao.extractors.records import DocumentKind, Metadata

__all__ = ["behind_intro", "read_card"]

_CARD_LENGTH: Final = 3000
_LABELS: Final = {
    "number": r"Số (?:/ ?)?(?:ký )?hiệu|Số, ký hiệu|Ký hiệu",
    "issuer": r"(?:Cơ quan|Nơi|Đơn vị) ban hành",
    "kind": r"(?:Loại|Hình thức|Thể loại) văn bản",
    "signer": r"Người ký(?: duyệt)?",
    "title": r"Trích yếu(?: nội dung)?",
}
_OTHERS: Final = (
    r"Ngày (?:ban hành|hiệu lực|có hiệu lực|hết hiệu lực|đăng công báo|công báo|văn bản)|Lĩnh vực|Tình trạng|Số công báo|Tải về"
)
_ANY_LABEL: Final = rf"(?:{'|'.join((*_LABELS.values(), _OTHERS))})(?: văn bản)?"
_FIELDS: Final = {
    name: re.compile(
        # A colon, a bar or a new cell parts label and value, or nothing where the label opens a line.
        rf"(?:(?<!\w)(?:{label})(?: văn bản)?[ \t]*[:|\t\n][\s:|]*|^(?:{label})(?: văn bản)? +)(?P<value>[^|\t\n]+?)"
        rf"(?=\s*(?:[|\t\n]|$|{_ANY_LABEL}\s*[:|\t\n]))",
        re.MULTILINE,
    )
    for name, label in _LABELS.items()
}
# A database explains the label before it gives the day: "Ngày ban hành: Ngày ban hành là ngày, tháng, năm văn bản được …".
_DAY: Final = re.compile(
    r"(?:(?<!\w)Ngày (?:ban hành|văn bản|ký)[ \t]*[:|\t\n]\D{0,140}?|^Ngày ban hành +)"
    r"(?P<day>\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})",
    re.MULTILINE,
)
_NUMBER: Final = re.compile(r"\d{1,6}[a-zA-Z]?(?:/(?:19|20)\d\d)?[/-][A-ZĐ][\w&/.-]*")


def read_card(document: Document) -> Metadata | None:
    """What the card over the text says; None where there is none, or none that gives a number and a day or an issuer."""
    if document.text.find("hiệu", 0, _CARD_LENGTH) < 0:
        return None
    text = unify_tones(document.text[:_CARD_LENGTH])
    number = _field(text, "number")
    found = _NUMBER.fullmatch("".join(number.split())) if number else None
    if found is None:
        return None
    day, issuer = _day(text), _field(text, "issuer")
    if not (day or issuer):
        return None
    named = type_at_start(_field(text, "kind") or "")
    kind: DocumentKind = kind_of_code(found.group()[found.group().find("/") :]) or (named[1] if named else "cong_van")
    return Metadata(
        kind,
        found.group().rstrip("."),
        day,
        _issuer(issuer, found.group(), text),
        _field(text, "title"),
        _field(text, "signer"),
    )


def _field(text: str, name: str) -> str | None:
    match = _FIELDS[name].search(text)
    return " ".join(match["value"].split()) if match else None


def _day(text: str) -> date | None:
    match = _DAY.search(text)
    times = find_times(f"ngày {match['day']}") if match else ()
    return times[0].first() if times else None


def _issuer(named: str | None, number: str, text: str) -> str | None:
    """The issuer in full; of a place alone ("Tỉnh Lâm Đồng"), its council by the letters of the number."""
    level = re.match(r"(?:Tỉnh|Thành phố|TP\.?) ", named or "")
    if named is None or level:
        return issuer_of_code(number, province_prefix(named[level.end() :]) if named and level else None) or named
    return completed(named, main_province(text))


_INTRO_PIECES, _TITLE_PIECES, _LEAST_WORDS = 35, 3, 2


def behind_intro(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The pieces from the letterhead on, where a database first says which document it is and what became of it.

    It begins with the type and number of the document, and the letterhead bears the same number.
    """
    numbered = ((piece, match.group()) for piece in pieces[:_TITLE_PIECES] if (match := _NUMBER.search(piece)))
    own = next((number for piece, number in numbered if piece.startswith("Công văn ") or type_at_start(piece)), None)
    if own is None:
        return pieces
    for at, piece in enumerate(pieces[1:_INTRO_PIECES], 1):
        number = number_in(piece)
        if number is None or letters(number) != letters(own):
            continue
        first = (one for one in range(1, at) if is_upper(pieces[one]) and len(pieces[one].split()) >= _LEAST_WORDS)
        return pieces[next(first, 0) :]
    return pieces
