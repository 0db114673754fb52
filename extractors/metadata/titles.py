"""The title of an official document: the lines under the name of its type, or the “V/v …” under the number of a letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from chidao.corpus.folding import fold
from chidao.extractors.metadata.case import is_upper, title_case
from chidao.extractors.metadata.places import letters
from chidao.extractors.records import DocumentKind

ABOUT: Final = re.compile(r"(?:^|\s)(?P<title>(?:V/v|V/V|Về việc|VỀ VIỆC)\s*:?\s*.+)$", re.DOTALL)
ADDRESSED: Final = re.compile(r"[Kk](?<!\S.)[íi]nh\s*[Gg][ửu]i\s*:?")

_GOES_ON: Final = re.compile(r"^(?:của|CỦA|tại|TẠI|về|VỀ|Về|V/v|V/V|ban hành|Ban hành|đối với|trên địa bàn|\()")
_BODY: Final = re.compile(r"^(?:Căn cứ|Thực hiện|Ngày|Sáng|Chiều|Thời gian qua|Trong|Kính gửi|[IVX1-9]+[.)])")
_WHAT_ABOUT: Final = re.compile(r"(?:V/v|về)\s", re.IGNORECASE)
_OF_WHOM: Final = re.compile(r"của\s", re.IGNORECASE)
# “CỦA BỘ TRƯỞNG BỘ Y TẾ SỐ 12/2003/CT-BYT NGÀY 3 THÁNG 4 NĂM 2003 VỀ …”, as gazettes once printed it.
_OF_WHOM_NUMBERED: Final = re.compile(
    r"của\s.{4,80}?\ssố:?\s\S+,?\sngày\s[\d/.\-]+(?:\stháng\s\d+\snăm\s\d{4})?,?\s(?=về\s)", re.IGNORECASE
)
_ASKS_FOR_NAME: Final = re.compile(r"(?<!\w)(?:của|thuộc|do|cho|với|và|tại)\W*$", re.IGNORECASE)
_DATED: Final = re.compile(r"ngày\s*\d{0,2}\s*tháng", re.IGNORECASE)
_LONGEST_TITLE_LINE: Final = 250
_LONGEST, _LONGEST_LINE, _LEAST_WORDS, _BODY_LINES = 600, 500, 3, 3


@dataclass(frozen=True, slots=True)
class TypeHeading:
    """The piece of the head that names the type of the document: its `name`, and the `rest` of its line."""

    index: int
    kind: DocumentKind
    name: str
    rest: str


def find_title(
    pieces: tuple[str, ...], heading: TypeHeading | None, text: str, number_at: int | None, issuer: str | None
) -> str | None:
    """The title of the document whose head are `pieces`, the names in it as `text` writes them; None where there is none."""
    if heading is None:
        return _of_letter(pieces, number_at)
    lines = [heading.rest] if heading.rest else []
    first = heading.index + 1
    if not lines and any(map(_OF_WHOM.match, pieces[first : first + 1])):
        lines, first = [pieces[first]], first + 1
    if lines and _OF_WHOM.match(lines[0]) and any(map(_WHAT_ABOUT.match, pieces[first : first + 1])):
        lines = []  # “CHỈ THỊ CỦA CHỦ TỊCH UBND TỈNH X / V/v …”: who directs is no part of the title
    following = lines or list(pieces[first : first + 1])
    whose = heading.name.removeprefix("Thông báo ").capitalize() if following and _OF_WHOM.match(following[0]) else ""
    for at, piece in enumerate(pieces[first:], first):
        fresh = not lines
        if (
            _opens_body(piece, fresh)
            or len(piece) > _LONGEST_LINE
            or not (fresh or is_upper(piece) or piece[0].islower() or _GOES_ON.match(piece))
        ):
            break
        if not fresh and _is_body_name(pieces, at, lines, issuer):
            break
        lines.append(piece)
    if not is_upper(" ".join(lines)):
        lines = [_cased(line, text) for line in lines]
    joined = " ".join(" ".join(lines).split()).strip(" .*")
    if by_number := _OF_WHOM_NUMBERED.match(joined):
        joined, whose = joined[by_number.end() :], ""
    title = title_case(joined, text)
    return f"{whose} {title[0].lower()}{title[1:]}" if whose and title else title or None


def _cased(line: str, text: str) -> str:
    """A line of a title set partly in capitals: "KẾT LUẬN CỦA CHỦ TỊCH UBND TỈNH tại cuộc họp …"."""
    words = line.split()
    small = next((at for at, word in enumerate(words) if any(map(str.isalpha, word)) and not word.isupper()), len(words))
    if small < _LEAST_WORDS:
        return line
    title = title_case(" ".join(words[:small]), text)
    title = f"{title[0].lower()}{title[1:]}" if _GOES_ON.match(line) else title
    return " ".join([title, *words[small:]])


def _opens_body(piece: str, fresh: bool) -> bool:
    """Whether the text itself begins here; right under its type a plan may be titled "Thực hiện phong trào …" all the same."""
    titled = fresh and piece.startswith("Thực hiện") and len(piece) < _LONGEST_TITLE_LINE and piece[-1] not in ":;.,"
    return bool(_BODY.match(piece)) and not titled


def _of_letter(pieces: tuple[str, ...], number_at: int | None) -> str | None:
    """“V/v …”; without these words, what stands between the number and the addressees."""
    addressed = next((at for at, piece in enumerate(pieces) if ADDRESSED.search(piece)), None)
    for piece in pieces[: len(pieces) if addressed is None else addressed + 1]:
        if (match := ABOUT.search(piece)) and len(match["title"]) < _LONGEST:
            return " ".join(match["title"].split()).strip(" .*")
    if number_at is None or addressed is None:
        return None
    lines: list[str] = []
    for piece in pieces[number_at + 1 : addressed]:
        if is_upper(piece) or _DATED.search(piece) or not any(char.isalpha() for char in piece):
            if lines:
                break
        elif "Độc lập" not in piece:
            lines.append(piece)
    title = " ".join(" ".join(lines).split()).strip(" .*|")
    return title if len(title.split()) >= _LEAST_WORDS and len(title) < _LONGEST else None


def _is_body_name(pieces: tuple[str, ...], at: int, lines: list[str], issuer: str | None) -> bool:
    """Whether the issuing body is printed again under the title, be it over several lines."""
    piece = pieces[at]
    if _ASKS_FOR_NAME.search(lines[-1]):
        return False
    if (is_upper(piece) and not is_upper(lines[0])) or fold(piece).startswith(
        ("uy ban nhan dan", "chu tich", "bo truong", "thu tuong", "hoi dong")
    ):
        return True
    wanted = letters(issuer or "")
    upper = [line for line in pieces[at : at + _BODY_LINES] if is_upper(line)]
    joined = ("".join(map(letters, upper[:count])) for count in range(1, len(upper) + 1))
    return bool(wanted) and is_upper(piece) and any(one == wanted for one in joined)
