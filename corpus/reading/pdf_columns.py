"""Tables without rulings: a head such as “TT · Nhiệm vụ · Cơ quan chủ trì · Thời hạn”, and words in columns under it.

Only a head opens such a table, so that letterheads, signatures, lists and text in two columns stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from chidao.corpus.reading.furniture import is_page_number
from chidao.corpus.reading.pdf_pages import Page
from chidao.corpus.reading.pdf_pen import Pen
from chidao.corpus.reading.pdf_tables import PdfCell, PdfTable, is_inside, printed_lines
from chidao.corpus.table_heads import NUMBER_HEAD, is_number_head, may_hold_number_head

_OPENS_HEAD = re.compile(rf"{NUMBER_HEAD}(?!\w)", re.IGNORECASE)
_HEAD_WORDS_AT_MOST = 3
"""Words of the head of a column of numbers."""
_HEAD_WORDS = re.compile(
    r"nhiệm vụ|nội dung|công việc|tên|chỉ tiêu|hạng mục|dự án|danh mục|cơ quan|đơn vị|chủ trì|phối hợp|thời (?:hạn|gian)|"
    r"hoàn thành|sản phẩm|kết quả|ghi chú|kinh phí|địa điểm|tiến độ|trách nhiệm|văn bản|người",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*[.)]?$")
_GROUP = re.compile(r"(?:[IVXL]{1,6}|[A-HĐ]|\d{1,2})[.)]?$")
_END = re.compile(r"(?:Nơi nhận|TM\.|T/M|KT\.|K/T|TL\.|TUQ\.|Q\.)")
_EM = 0.8
"""Blank between two words of the head, in font sizes, from which they are heads of two columns."""
_GUTTER = 3.0
"""Points between two columns at least."""
_MAX_HEADS = 20
"""Heads on a page that are looked at."""
_NEAR = 2.6
"""Font sizes between two lines of a table at most; rows may be set apart by a blank line."""


@dataclass(frozen=True, slots=True)
class _Word:
    left: float
    right: float
    base: float
    size: float
    start: int
    end: int


Band = list[_Word]
"""Words on one baseline, from left to right."""
Gutters = tuple[tuple[float, float], ...]


class ColumnTables:
    """Finds them page by page: a table that reaches the end of a page goes on at the head of the next one."""

    def __init__(self) -> None:
        self._open: tuple[PdfTable, Gutters] | None = None

    def find(self, page: Page, pen: Pen, ruled: Sequence[PdfTable]) -> list[PdfTable]:
        """The tables of a page besides those with rulings. Pages come in their order."""
        before = self._open if self._open and self._open[0].page == page.number - 1 else None
        self._open = None
        if before is None and not (may_hold_number_head(page.text) and _may_open_head(page, ruled)):
            return []
        body = [band for band in _bands(page, pen, ruled) if not _is_page_number(band, page)]
        found: list[PdfTable] = []
        at = 0
        if before is not None:
            at, gutters = _take(body, 0, before[1], page)
            if at:
                found.append(replace(_table(body[:at], gutters, page), columns=before[0].columns))
                self._keep_open(found[-1], gutters, at == len(body))
        for start in [index for index in range(at, len(body)) if _opens_head(body[index], page)][:_MAX_HEADS]:
            if start < at:
                continue
            made = self._from_head(body, start, at, page)
            at = made[1] if made else start + 1
            if made:
                found.append(_as_part_of(before[0], made[0]) if before else made[0])
        return found

    def _keep_open(self, table: PdfTable, gutters: Gutters, is_last: bool) -> None:
        """A table after which nothing more stands on its page may go on on the next one."""
        self._open = (table, gutters) if is_last else None

    def _from_head(self, body: Sequence[Band], start: int, lowest: int, page: Page) -> tuple[PdfTable, int] | None:
        head = body[start]
        zone = [
            index for index in range(lowest, len(body)) if abs(body[index][0].base - head[0].base) <= 1.4 * head[0].size
            and not (index > start and _NUMBER.match(_text(body[index][:1], page)))
        ]  # fmt: skip
        heads = _united(chunk for index in zone for chunk in _chunks(body[index]))
        words = " ".join(_text(body[index], page) for index in zone)
        if len(heads) < 3 or len({match.lower() for match in _HEAD_WORDS.findall(words)}) < 2:
            return None
        gutters = tuple((left[1], right[0]) for left, right in pairwise(heads))
        first_row = zone[-1] + 1
        taken, gutters = _take(body, first_row, gutters, page)
        rows = body[first_row : first_row + taken]
        numbered = sum(bool(_NUMBER.match(_text(band[:1], page))) and band[0].right <= gutters[0][1] for band in rows)
        end = first_row + taken
        if numbered < (1 if end == len(body) else 2):
            return None
        table = _table(rows, gutters, page, head=body[zone[0] : first_row])
        self._keep_open(table, gutters, end == len(body))
        return table, end


def _may_open_head(page: Page, ruled: Sequence[PdfTable]) -> bool:
    """Whether “TT” is the first word of a line outside the ruled tables."""
    opening = (line for line in page.lines if line.text[:1] in "TtSs" and _OPENS_HEAD.match(line.text))
    return any(not is_inside(line, ruled) for line in opening)


def _as_part_of(upper: PdfTable, table: PdfTable) -> PdfTable:
    """With the edges of the table on the page before where the columns are the same: they are told by words alone."""
    inner = zip(upper.columns[1:-1], table.columns[1:-1], strict=False)
    same = len(upper.columns) == len(table.columns) and all(abs(one - other) <= 4 * _GUTTER for one, other in inner)
    return replace(table, columns=upper.columns) if same else table


def _bands(page: Page, pen: Pen, ruled: Sequence[PdfTable]) -> list[Band]:
    """The words outside ruled tables by their baselines, from the top."""
    words: list[_Word] = []
    for line in page.lines:
        if is_inside(line, ruled):
            continue
        for start, end in line.ranges:
            for match in re.finditer(r"\S+", page.text[start:end]):
                begin, stop = start + match.start(), start + match.end()
                # Lines of narrow columns may come as one: each word is asked where it stands.
                origin, first, last = pen.origin(begin), pen.box(begin), pen.box(stop - 1)
                if origin and first and last:
                    words.append(_Word(first[0], last[2], origin[1], line.size, begin, stop))
    words.sort(key=lambda word: -word.base)
    bands: list[Band] = []
    for word in words:
        if bands and bands[-1][0].base - word.base < 0.4 * word.size:
            bands[-1].append(word)
        else:
            bands.append([word])
    return [sorted(band, key=lambda word: word.left) for band in bands]


def _text(words: Sequence[_Word], page: Page) -> str:
    return " ".join(page.text[word.start : word.end] for word in words)


def _is_page_number(band: Band, page: Page) -> bool:
    at_edge = band[0].base > 0.92 * page.height or band[0].base < 0.08 * page.height
    return at_edge and is_page_number(_text(band, page))


def _opens_head(band: Band, page: Page) -> bool:
    return any(is_number_head(_text(band[:count], page)) for count in range(1, _HEAD_WORDS_AT_MOST + 1))


def _chunks(band: Band) -> Iterator[tuple[float, float]]:
    """From where to where words stand together."""
    left, right = band[0].left, band[0].right
    for word in band[1:]:
        if word.left - right > _EM * word.size:
            yield left, right
            left = word.left
        right = word.right
    yield left, right


def _united(stretches: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stretches that overlap made one, from left to right."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(stretches):
        if found and left < found[-1][1] + _GUTTER:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _take(body: Sequence[Band], start: int, gutters: Gutters, page: Page) -> tuple[int, Gutters]:
    """How many bands from `start` on keep to the columns, and the gutters that they leave free."""
    taken = 0
    for index in range(start, len(body)):
        band = body[index]
        far = index > start and body[index - 1][0].base - band[0].base > _NEAR * max(band[0].size, body[index - 1][0].size)
        if far or _END.match(_text(band, page)) or any(_END.match(_text([word], page)) for word in band):
            break
        narrower = _narrowed(gutters, band)
        if narrower is not None:
            gutters = narrower
        elif not (_is_group(band, gutters, page) and _goes_on(body, index + 1, gutters, page)):
            break
        taken += 1
    return taken, gutters


def _goes_on(body: Sequence[Band], index: int, gutters: Gutters, page: Page) -> bool:
    """Whether a numbered row follows."""
    if index >= len(body):
        return False
    band = body[index]
    return _narrowed(gutters, band) is not None and bool(_NUMBER.match(_text(band[:1], page))) and len(list(_chunks(band))) > 1


def _is_group(band: Band, gutters: Gutters, page: Page) -> bool:
    """“II Nhóm nhiệm vụ về …”: a heading over the whole width between rows."""
    return bool(_GROUP.match(_text(band[:1], page))) and band[0].left < gutters[0][0]


def _narrowed(gutters: Gutters, band: Band) -> Gutters | None:
    """The gutters as far as the band leaves them free; None where a word fills one."""
    found: list[tuple[float, float]] = []
    for left, right in gutters:
        free = _free(left, right, band)
        if free is None:
            return None
        found.append(free)
    return tuple(found)


def _free(left: float, right: float, band: Band) -> tuple[float, float] | None:
    """The widest stretch between `left` and `right` in which no word of the band stands."""
    best: tuple[float, float] | None = None
    at = left
    for word in [*band, None]:
        end = min(right, word.left) if word else right
        if end - at >= _GUTTER and (best is None or end - at > best[1] - best[0]):
            best = (at, end)
        if word:
            at = max(at, word.right)
    return best


def _table(rows: Sequence[Band], gutters: Gutters, page: Page, head: Sequence[Band] = ()) -> PdfTable:
    words = [word for band in (*head, *rows) for word in band]
    edges = [(left + right) / 2 for left, right in gutters]
    columns = (min(word.left for word in words) - 1, *edges, max(word.right for word in words) + 1)
    cells: list[PdfCell] = []
    for number, bands in enumerate([*([list(head)] if head else []), *_rows(rows, gutters, page, bool(head))]):
        inside = [word for band in bands for word in band]
        if len(bands) == 1 and _narrowed(gutters, bands[0]) is None:
            (whole,) = _cells(number, inside, (columns[0], columns[-1]), page)
            cells.append(whole._replace(column_span=len(columns) - 1))
        else:
            cells += _cells(number, inside, columns, page)
    box = (columns[0], min(w.base - 0.4 * w.size for w in words), columns[-1], max(w.base + w.size for w in words))
    return PdfTable(page.number, box, tuple(cells), columns, min(word.start for word in words))


def _rows(bands: Sequence[Band], gutters: Gutters, page: Page, whole: bool) -> list[list[Band]]:
    """Bands by rows. A row begins at its number or, where numbers stand in the middle of their rows, at the blank above it.

    `whole` tells that the first band begins a row; otherwise it may go on with one of the page before.
    """
    leading = sorted(above[0].base - below[0].base for above, below in pairwise(bands))
    usual = leading[len(leading) // 4] if leading else 0.0
    begins = {0}
    after = 0
    for index, band in enumerate(bands):
        if _narrowed(gutters, band) is None:
            begins |= {index, index + 1}
        elif band[0].left < gutters[0][1] and _GROUP.match(_text(band[:1], page)):
            gaps = [(bands[at - 1][0].base - bands[at][0].base, at) for at in range(max(after, 1), index + 1)]
            middle = 0 if whole and not after else index
            begins.add(max(((gap, at) for gap, at in gaps if gap > 1.25 * usual), default=(0.0, middle))[1])
        else:
            continue
        after = index + 1
    ends = sorted({*begins, len(bands)})
    return [list(bands[begin:end]) for begin, end in pairwise(ends)]


def _cells(row: int, words: Sequence[_Word], columns: Sequence[float], page: Page) -> Iterator[PdfCell]:
    """A cell for each column, empty ones as well."""
    for column, (left, right) in enumerate(pairwise(columns)):
        inside = [(0.0, 0.0, word.start, word.end) for word in words if left <= (word.left + word.right) / 2 < right]
        lines = printed_lines(inside, page)
        text = " ".join(page.text[start:end] for _, start, end in lines)
        yield PdfCell(row, column, 1, 1, lines, " ".join(text.split()))
