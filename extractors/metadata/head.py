"""The letterhead of an official document (Nghị định 30/2020/NĐ-CP, phụ lục I; Party documents: Hướng dẫn 36-HD/VPTW)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from chidao.corpus import folding
from chidao.corpus.document import Document
from chidao.extractors.dates import real_day
from chidao.extractors.metadata.case import is_upper
from chidao.extractors.metadata.centre import body_of_centre
from chidao.extractors.metadata.kinds import bears_code, kind_of_code, type_at_start, type_names
from chidao.extractors.metadata.names import issuer_below, issuer_name
from chidao.extractors.metadata.places import letters, main_province, province_in, with_level
from chidao.extractors.metadata.titles import ABOUT, ADDRESSED, TypeHeading, find_title
from chidao.extractors.records import DocumentKind

HEAD_PIECES, HEAD_LENGTH = 40, 6000

fold = lru_cache(maxsize=512)(folding.fold)  # each piece of a head is looked at in several ways

_MOTTO: Final = re.compile(
    r"(?:cong\s*hoa\s*xa\s*hoi\s*chu\s*nghia\s*viet\s*nam|dang\s*cong\s*san\s*viet\s*nam"
    r"|doc\s*lap\s*[-–—.]?\s*tu\s*do\s*[-–—.]?\s*hanh\s*phuc)"
)
_PART_OF_MOTTO: Final = re.compile(r"\W*(?:cong hoa xa hoi(?: chu nghia)?|(?:chu nghia )?viet nam|doc lap|chu nghia)\W*$")
# "NGÂN HÀNG NHÀ NƯỚC / VIỆT NAM": the last line of a name, where the motto has its own.
_OF_NAME: Final = re.compile(r"\W*viet nam(?:\W|$)")
_NUMBER: Final = re.compile(
    r"(?:^|(?<=\s))(?:(?:Luật|Lệnh|Nghị quyết|Quyết định)\s+)?(?:[Ss][ốôó6]|SỐ)\s{0,3}[:.;]{0,2}\s{0,12}"
    r"(?P<digits>[\w§|.…]{0,9}?)\s{0,14}"
    r"(?P<code>(?:/\s?(?:19|20)\d\d\s?)?[/-]\s?[A-ZĐƯ]\w{0,9}(?:\s?[-/&.]\s?[A-ZĐƯ0-9]\w{0,14})*)"
)
_BLANK_NUMBER: Final = re.compile(r"[Ss][ốôó6]\s{0,3}[:.;]?[\s.…]{0,12}")
_NUMBER_ALONE: Final = re.compile(r"\d{1,6}[a-zA-Z]?(?:/(?:19|20)\d\d)?\s?[/-]\s?[A-ZĐ][\w&/-]*")
_LOOSE_CODE: Final = re.compile(r"(?:^|\s)/\s?[A-ZĐ]\w*-[A-ZĐ]\w*\W*$")
_DRAFT: Final = re.compile(r"\W*(?:BẢN )?DỰ THẢO(?: LẦN \w+)?\W*$")
_LONE_NUMBER: Final = re.compile(r"[Ss][ốôó6]\s{0,3}[:.;]?\s{0,12}\d{1,6}")
# Over folded text, so that broken accents do not hide a date. The day may be blank, or a stroke of the pen.
# A telegram says the hour too: "lúc 16 giờ 30 ngày 06 tháng 9", "20h00 ngày 06/9".
_HOUR: Final = r"(?:(?:(?:luc|hoi|vao)\s+)?\d{1,2}\s*(?:gio|h|:)\s*(?:\d{2})?\s*(?:phut|'|’)?,?\s*)?"
_PLACE_DATE: Final = re.compile(
    rf"(?:(?P<place>[^\W\d_][^,\n\t:;|]{{1,40}}),\s*)?{_HOUR}ngay\s*(?P<day>[\doli|]{{0,2}})"
    r"\W{0,12}(?:thang\s*(?P<month>\d{0,2})\W{0,12}nam|[/.-]\s*(?P<numeric_month>\d{1,2})\s*[/.-])\s*(?P<year>20\d\d|19\d\d)"
)
_GAZETTE: Final = re.compile(r"^\W*C[ÔO]NG B[ÁA]O\s*/")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of an official document says; `year` and `month` are known even where the day is left blank.

    `code` are the letters of its number, known even where its digits are blank.
    """

    kind: DocumentKind
    number: str | None
    issued_on: date | None
    year: int | None
    issuer: str | None
    title: str | None
    code: str | None = None
    month: int | None = None


def head_pieces(document: Document) -> tuple[str, ...]:
    """Paragraphs and cells from the beginning, in reading order; a number that is stamped before its letters joins them."""
    joined: list[str] = []
    for piece in _pieces(document):
        if joined and _NUMBER_ALONE.fullmatch(piece) and _BLANK_NUMBER.fullmatch(joined[-1]):
            joined[-1] += f" {piece}"
        elif piece.startswith(("/", "-")) and (at := _lone_number(joined)) is not None:
            joined[at] += piece
        else:
            joined.append(piece)
    return tuple(joined)


def _lone_number(pieces: list[str]) -> int | None:
    """The piece that is a number without its letters: the last one, or a blank one with only the motto behind it."""
    if pieces and _LONE_NUMBER.fullmatch(pieces[-1]):
        return len(pieces) - 1
    blank = next((at for at in range(len(pieces) - 1, -1, -1) if _BLANK_NUMBER.fullmatch(pieces[at])), None)
    if blank is None:
        return None
    return blank if all(_is_motto(piece) for piece in pieces[blank + 1 :]) else None


def _pieces(document: Document) -> Iterator[str]:
    count = 0
    for block in document.blocks:
        table = document.table_of(block) if block.kind == "table" else None
        cells = ((cell.start, cell.end) for cell in table.cells) if table else ((block.start, block.end),)
        for start, end in cells:
            if piece := document.text[start:end].strip():
                yield from (part.strip() for line in piece.split("\n") for part in _columns(line) if part.strip())
                count += 1
        if count >= HEAD_PIECES or block.end > HEAD_LENGTH:
            return


def _columns(line: str) -> list[str]:
    """The parts of a line in which a conversion set the issuer beside the state's name: "BỘ Y TẾ | CỘNG HÒA …"."""
    return line.split(" |") if " |" in line and _MOTTO.search(fold(line)) else [line]


def is_letterhead(pieces: tuple[str, ...]) -> bool:
    """Whether an official head stands here before any running text: the motto, a number line, or a type in capitals.

    A report that reprints the whole letter begins with sentences of its own.
    """
    for index, piece in enumerate(pieces[:30]):
        if _is_motto(piece) or _has_number(piece) or (index < _HEADING_PIECES and _is_type_line(piece)):
            return True
        if (
            len(piece.split()) >= _PROSE_WORDS
            and piece.endswith((".", ":", ";", "…"))
            and not (is_upper(piece) or _SITE_NOTICE.search(piece))
        ):
            return False
    return False


_HEADING_PIECES, _PROSE_WORDS = 8, 18
# What a legal database prints over a document: how to log in, and the document's own card.
_SITE_NOTICE: Final = re.compile(
    r"(?<!\w)(?:vui lòng|đăng nhập|đăng ký tài khoản|gói cước|bản quyền|đang tải nội dung)(?!\w)", re.IGNORECASE
)
_CARD_KIND: Final = re.compile(r"(?:^|\s|\|)Loại văn bản\s*[:|]\s*(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,2})")


def _is_type_line(piece: str) -> bool:
    """A line that is the name of a type in capitals and nothing else."""
    folded = fold(piece).strip(" :*")
    return is_upper(piece) and any(folded == key for key, _, _ in type_names())


def _is_motto(piece: str) -> bool:
    """Whether the motto stands in `piece` in capitals; in running text it is written in small letters."""
    folded = fold(piece)
    if _MOTTO.fullmatch(folded.strip(" *-–—_.")):
        return True
    return len(folded) == len(piece) and any(is_upper(piece[slice(*match.span())]) for match in _MOTTO.finditer(folded))


def _has_number(piece: str) -> bool:
    """Whether a number stands here as in a head: after the body in capitals, or as a line of its own."""
    match = _NUMBER.search(piece)
    if match is None or _GAZETTE.match(piece):
        return False
    if match.start() > 0:
        return is_upper(piece[: match.start()])
    is_line_of_its_own = len(piece) < 60 or bool(ABOUT.search(piece) or _PLACE_DATE.search(fold(piece)))
    return is_line_of_its_own and (piece[0] in "Ss" or match.end() == len(piece))


def number_in(piece: str) -> str | None:
    """The number that a piece gives as a head does: “Số: 12/UBND-TH”."""
    if not _has_number(piece):
        return None
    _, number, _ = _find_number((piece,))
    return number


def read_letterhead(document: Document, pieces: tuple[str, ...]) -> Letterhead:
    number_at, number, code = _find_number(pieces)
    heading = _find_heading(pieces)
    dated = _find_date(pieces[: heading.index + 6] if heading else pieces, document.text)
    limit = number_at if number_at is not None else heading.index if heading else min(6, len(pieces))
    issuer = body_of_centre(pieces, heading) or _find_issuer(pieces, limit, document.text, dated.place, code)
    if issuer is None and heading is not None:
        issuer = issuer_below(pieces, heading.index, document.text)
    is_addressed = any(ADDRESSED.search(piece) for piece in pieces)
    kind = _kind(code, heading, is_addressed)
    if heading is None and not is_addressed:
        kind = _kind_on_card(pieces) or kind
    title = find_title(pieces, heading, document.text, number_at, issuer)
    return Letterhead(kind, number, dated.date, dated.year, issuer, title, code, dated.month)


def _kind_on_card(pieces: tuple[str, ...]) -> DocumentKind | None:
    """The kind that the card of a legal database gives: "Loại văn bản: Chỉ thị"."""
    for piece in pieces[:_HEADING_PIECES]:
        if (match := _CARD_KIND.search(piece)) and (found := type_at_start(match["name"])):
            return found[1]
    return None


def _find_number(pieces: tuple[str, ...]) -> tuple[int | None, str | None, str | None]:
    """The piece of the number, the number where its digits are printed, and its letters."""
    for index, piece in enumerate(pieces):
        if _GAZETTE.match(piece) or (index > 2 and len(piece) > 900):
            continue
        match = _NUMBER.search(piece)
        if match is None or (match.start() > 0 and not is_upper(piece[: match.start()])):
            continue
        digits, code = match["digits"].strip("."), re.sub(r"\s", "", match["code"]).rstrip(".-/&")
        return index, f"{digits}{code}" if re.fullmatch(r"\d{1,6}[a-zA-Z]?", digits) else None, code
    return None, None, None


def _kind(code: str | None, heading: TypeHeading | None, is_addressed: bool) -> DocumentKind:
    """A letter bears no name of a type, whatever its letters look like (“/CT-” is also a tax office); else they decide."""
    if heading is None and is_addressed:
        return "cong_van"
    coded = kind_of_code(code)
    if heading is not None and (coded is None or bears_code(heading, code)):
        return heading.kind
    return coded or ("cong_van" if code is not None else "other")


def _find_heading(pieces: tuple[str, ...]) -> TypeHeading | None:
    """The line that names the type in capitals; a few stray signs of a recogniser before it are forgiven."""
    for index, piece in enumerate(pieces):
        if ADDRESSED.match(piece):
            return None
        head = re.sub(r"^(?:\W|\w(?=\s)){0,6}\s*", "", piece)
        folded = fold(head)
        for key, name, kind in type_names():
            if folded.startswith(key) and is_upper(head[: len(key)]) and not folded[len(key) : len(key) + 1].isalpha():
                rest = head[len(key) :].strip(" :-–")
                if key == "luat" and not rest and index + 1 >= len(pieces):
                    continue
                return TypeHeading(index, kind, name, rest)
    return None


@dataclass(frozen=True, slots=True)
class _PlaceDate:
    day: int | None = None
    month: int | None = None
    year: int | None = None
    place: str | None = None

    @property
    def date(self) -> date | None:
        return real_day(self.year, self.month, self.day)


def _find_date(pieces: tuple[str, ...], text: str) -> _PlaceDate:
    """Place and day of issue as far as they are printed, at the head or at the end."""
    pairs = (pair for first, second in zip(pieces, (*pieces[1:], ""), strict=True) for pair in (first, f"{first} {second}"))
    found = next((dated for piece in pairs if (dated := _place_date(piece)) is not None), None)
    if found is None:
        lines = text.split("\n")[-_LAST_LINES:]
        found = next((dated for line in lines if (dated := _place_date(line)) is not None and dated.place), _PlaceDate())
    return found


def _place_date(piece: str) -> _PlaceDate | None:
    """The date of issue in a piece of the head: after a place, after the number, or alone."""
    folded = fold(piece)
    match = _PLACE_DATE.search(folded) if "ngay" in folded and len(folded) == len(piece) else None
    if match is None:
        return None
    numbered = (number := _NUMBER.search(piece[: match.start()])) is not None and (
        number.start() == 0 or is_upper(piece[: number.start()])
    )
    place = piece[slice(*match.span("place"))] if match["place"] else None
    if place is None and ABOUT.search(piece, 0, match.start()):
        return None  # "Số: 12/UBND-KT | V/v đính chính Công văn số 5/UBND-KT ngày 05/01/2026"
    is_named = place is not None and place[0].isupper() and len(place.split()) <= _PLACE_WORDS and match.start() == 0
    is_named = is_named and _NUMBER.search(place or "") is None  # "Xét Tờ trình số 12/TTr-UBND, ngày 3 tháng 5 …"
    is_alone = match.end() >= len(piece) - 3 and (match.start() <= 3 or place is not None)
    is_alone = is_alone or (match.end() >= len(piece) - 3 and _is_place(piece[: match.start()]))
    if not (numbered or is_named or is_alone or _is_motto(piece)):
        return None
    if not is_named:
        place = place.split("  ")[-1] if place is not None and numbered else None
    digits = match["day"].translate(_LOOKALIKES) if re.search(r"\d", match["day"]) else ""
    month = match["month"] or match["numeric_month"]
    return _PlaceDate(int(digits) if digits.isdigit() else None, int(month) if month else None, int(match["year"]), place)


def _is_place(words: str) -> bool:
    """Whether these words are the name of a place alone: "Hà Nội ngày 5 tháng 6 năm 2003", without its comma."""
    return 0 < len(words.split()) <= _PLACE_WORDS and all(word[0].isupper() for word in words.split())


_LAST_LINES, _PLACE_WORDS = 60, 6
_LOOKALIKES: Final = str.maketrans("oli|", "0111")


def _find_issuer(pieces: tuple[str, ...], limit: int, text: str, place: str | None, code: str | None) -> str | None:
    lines: list[str] = []
    broken = _broken_motto(pieces[: limit + 1])
    whole = any(_STATE in letters(piece) or _PARTY in letters(piece) for piece in pieces[:HEAD_PIECES])
    for index, piece in enumerate(pieces[: limit + 1]):
        if index in broken:
            continue
        line = piece
        if index == limit and (match := _NUMBER.search(piece)):
            line = piece[: match.start()]
        elif index == limit:
            continue
        line = _without_motto(line)
        if (
            _GAZETTE.match(line)
            or _DRAFT.match(line)
            or (_PART_OF_MOTTO.match(fold(line)) and not (whole and _OF_NAME.match(fold(line))))
            or not is_upper(line)
            or len(re.findall(r"[^\W\d_]", line)) < 2
        ):
            continue
        lines.append(line)
    issuer = issuer_name(lines, text)
    province = province_in(place) if place else None
    if issuer in ("Ủy ban nhân dân", "Hội đồng nhân dân") and province:
        return f"{issuer} {with_level(province)}"
    if issuer and (council := _LEVEL_LEFT_OUT.match(issuer)) and province_in(council["place"]) == council["place"]:
        return f"{council['council']} {with_level(council['place'])}"
    return issuer or issuer_of_code(code, province or main_province(text[:HEAD_LENGTH]))


# “HỘI ĐỒNG NHÂN DÂN / THÁI NGUYÊN”
_LEVEL_LEFT_OUT: Final = re.compile(r"(?P<council>(?:Ủy ban|Hội đồng) nhân dân) (?P<place>[^a-zđ].*)$")
_STATE, _PARTY = "conghoaxahoichunghiavietnam", "dangcongsanvietnam"


def _broken_motto(pieces: tuple[str, ...]) -> set[int]:
    """The pieces that are the state's or the Party's name together, broken anywhere: "CỘNG HÒA XÃ" over "HỘI CHỦ NGHĨA …"."""
    found: set[int] = set()
    for first in range(len(pieces)):
        joined = ""
        for at in range(first, min(len(pieces), first + _MOTTO_LINES)):
            joined += letters(pieces[at])
            if joined in (_STATE, _PARTY):
                found.update(range(first, at + 1))
            if not joined or not (_STATE.startswith(joined) or _PARTY.startswith(joined)):
                break
    return found


_MOTTO_LINES: Final = 5


def _without_motto(line: str) -> str:
    folded = fold(line)
    if len(folded) == len(line):
        for match in reversed(list(_MOTTO.finditer(folded))):
            line = line[: match.start()] + " " + line[match.end() :]
    if dated := _PLACE_DATE.search(fold(line)):
        line = line[: dated.start()]
    line = _LOOSE_CODE.sub("", line)
    return line.strip(" *-–—_|.=")


_CODE_ISSUERS: Final = {
    "TTG": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "CTN": "Chủ tịch nước",
    "VPTW": "Văn phòng Trung ương Đảng",
}


def issuer_of_code(code: str | None, province: str | None) -> str | None:
    """The body that the letters of the number name, for a head whose body cannot be read."""
    for part in re.split(r"[/&-]", (code or "").upper()):
        if part in _CODE_ISSUERS:
            return _CODE_ISSUERS[part]
        if part in ("UBND", "HĐND") and province:
            return f"{'Ủy ban' if part == 'UBND' else 'Hội đồng'} nhân dân {with_level(province)}"
    return None
