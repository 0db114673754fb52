"""The words left and right of a figure, within its clause, that may tell what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chidao.extractors.dates import find_times
from chidao.extractors.figures.context import comparator_start
from chidao.extractors.figures.phrases import phrases
from chidao.extractors.figures.quantities import Quantity
from chidao.extractors.letters import letter_pattern

__all__ = ["FEW_WORDS", "SHORT", "Sentence", "Sides", "first_words", "sentence_at", "sides_of", "tidy"]

_REACH = 500
_END = letter_pattern(r"[.!?…][\"”)*_]*\s+(?=[<Lu>“\"*+\-–(\d])|[\n\t|]|;\s")
Sentence = tuple[int, int]
FEW_WORDS = 2
SHORT = 3


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """The sentence, or the part of it between semicolons, around `text[start:end]`, at most 500 characters each way."""
    low = max(0, start - _REACH)
    for match in _END.finditer(text, low, start):
        low = match.end()
    after = _END.search(text, end, min(len(text), end + _REACH))
    return low, after.start() if after is not None else min(len(text), end + _REACH)


@dataclass(frozen=True, slots=True)
class Sides:
    """The words left and right of a figure that may tell what it measures, and those before them (`wider`).

    `first`: no figure of the sentence stands before it; `joined`: it goes on a list, or a change, begun by the figure before
    it; `goes_on`: its clause only goes on with a verb (“bằng 101% kế hoạch”); `elliptic`: its clause leaves out what the one
    before measured (“của cấp xã đạt 82%”, “có nơi trên 400 mm”); `nominal`: no mark of a verb stands left of it; `open`: the
    list goes on behind it; `counted`: it counts things and measures nothing; `enclosed`: it stands alone in brackets;
    `repeats`: these follow the figure before at once (“45 xã (23%)”).
    """

    left: str
    right: str
    wider: str = ""
    first: bool = True
    joined: bool = False
    goes_on: bool = False
    elliptic: bool = False
    nominal: bool = False
    open: bool = False
    counted: bool = False
    enclosed: bool = False
    repeats: bool = False


_ASIDE = re.compile(r"\([^()\n]*\)")
# “(i)”, “(2)”, “a)” number the parts of a sentence, “[3]” and “[^3]” lead to its notes.
_PART_MARK = re.compile(r"\((?:[ivx]{1,4}|[a-zđ]|\d{1,2})\)")
_NOTE_MARK = re.compile(r"\[\^?\d{1,2}\]")
_LIST = re.compile(
    r"\s*(?:/\s*|và(?:\s[^\W\d_]+){1,4},\s|(?:[^\W\d_]+\s){0,2}(?:,|và|cùng|với)\s+(?:(?:gần|hơn|trên|khoảng|dưới) )?)\d",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|cùng))\s*$|^(?:\s*(?:lên|xuống|còn|đến|tới|sang|thành|hoặc|nay|mức|là|của|ở|tại|thuộc|trên|-|–|,|”|“)(?!\w))*\s*$",
    re.IGNORECASE,
)


def sides_of(text: str, sentence: Sentence, quantity: Quantity, previous_end: int, later: Sequence[int]) -> Sides:
    """The clause around a figure, comparators, copulas and times left out.

    `previous_end` and `later`: where the figure before it in the sentence ends, where those behind it begin.
    """
    start, end = quantity.start, quantity.unit.end
    low = max(sentence[0], min(previous_end, start))
    follows = low > sentence[0]
    before = (
        _out_of_brackets(_plain(text[low : comparator_start(text, start)]))
        if follows
        else _plain(text[low : comparator_start(text, start)])
    )
    joined = follows and _JOINED.search(before) is not None
    bracketed = before.rfind("(") >= 0
    parts = [] if joined else _clauses(before, follows and not bracketed)
    left, wider = _left_words(parts, bracketed)
    if follows and len(parts) == 1 and (size := _size_with_figure(text[sentence[0] : start], before)):
        left = size
    counted = quantity.unit.kind in ("count", "guess", "abbreviation")
    right = _plain(_before_next(text, end, sentence[1], later, counted=counted))
    right = _inside_quotes(text[sentence[0] : start], right)
    led = bool(parts) and parts[-1].opened_by == "với"
    words = first_words(right, alone=counted and not left and not (led and follows))
    if words.startswith("và "):
        words = ""
    if led and not left and len(words.split()) <= FEW_WORDS:
        left = wider
    goes_on = follows and not joined and not left and not (counted and words) and (bracketed or bool(parts[-1].text.strip()))
    elliptic = follows and not joined and _leaves_out(parts[-1].text)
    listed = _LIST.match(_plain(text[end : sentence[1]])) is not None
    if counted and words and not follows and _OTHERS.search(before):
        left = ""
    nominal = not joined and _VERBAL.search(parts[-1].text) is None
    enclosed = before.rstrip().endswith("(") and text[end : end + 1] == ")"
    repeats = enclosed and follows and before.strip() == "("
    return Sides(
        left,
        _named(quantity, words),
        wider,
        not follows,
        joined,
        goes_on,
        elliptic,
        nominal,
        listed,
        counted,
        enclosed,
        repeats,
    )


def _leaves_out(clause: str) -> bool:
    return phrases().elliptic.match(clause) is not None and phrases().measured.match(clause) is None


# “phê bình các bộ, ngành và 30 địa phương chưa báo cáo”: what stands before the “và” are others, who are not counted.
_OTHERS = re.compile(r"\w\s+(?:và|cùng)\s*$", re.IGNORECASE)
_VERBAL = re.compile(r"(?<!\w)(?:đã|được|sẽ|phải|cần|đang)(?!\w)")


_TOLD = re.compile(r"^(?!\s*(?:và|cùng)\s)[^,;:()]*\s(?:đạt|là)\s*$", re.IGNORECASE)


def _size_with_figure(before: str, between: str) -> str:
    """What is measured where its name holds a figure itself: “Giá trị thu trên 1 ha đất đạt 125 triệu đồng”."""
    if not _TOLD.match(between):
        return ""
    clause = _clauses(_plain(before), False)[-1].text
    return _left(clause) if phrases().measured.match(clause) else ""


def _out_of_brackets(before: str) -> str:
    """What stands behind the brackets of the figure before: the words next to them are told of an earlier one."""
    closing = before.find(")")
    return before[closing + 1 :] if closing >= 0 and "(" not in before[:closing] else before


def _plain(text: str) -> str:
    """Without notes and asides; marks of parts become breaks."""
    return _OR_MORE.sub("", _ASIDE.sub("", _PART_MARK.sub("; ", _NOTE_MARK.sub("", text))))


_OR_MORE = re.compile(r"\s+trở (?:lên|xuống)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clause:
    text: str
    opened_by: str


def _clauses(before: str, follows: bool) -> list[_Clause]:
    """The parts of the text before a number; where it `follows` another figure, the first part told of that one."""
    parts, done, opened_by = [], 0, ""
    for match in phrases().left_break.finditer(before):
        parts.append(_Clause(before[done : match.start()], opened_by))
        done, opened_by = match.end(), match[0].strip().lower()
    parts.append(_Clause(before[done:], opened_by))
    if not follows:
        return parts
    return parts[1:] if len(parts) > 1 else [_Clause(re.split(r"(?<!\w)và ", before)[-1], "")]


def _left_words(parts: list[_Clause], bracketed: bool) -> tuple[str, str]:
    """What stands left of the figure in its own clause, and in the clauses before."""
    if not parts:
        return "", ""
    begin = _phrase_start(parts)
    own, rest = ", ".join(part.text for part in parts[begin:]), parts[:begin]
    left = _left(own)
    wider = _wider([_left(part.text) for part in rest if bracketed or not phrases().frame.match(part.text)])
    if bracketed and left not in _ONLY_AMOUNT:
        return left, ""
    if bracketed:
        # Inside brackets that only give the amount, what is measured stands before them; of a comparison, its other side.
        compared = phrases().compared.split(wider)[-1]
        return f"{compared.strip()} {left}".strip(), ""
    return left, wider


_ONLY_AMOUNT = ("", "trung bình", "bình quân", "tương ứng", "phổ biến")


def _phrase_start(parts: list[_Clause]) -> int:
    """The part with which the phrase of the last one begins: commas also join words (“Giá trị nông sản, thực phẩm xuất khẩu”).

    Back to a noun that is measured; else to the clause before, where the last one is a word or two.
    """
    pattern, last = phrases(), len(parts) - 1
    if pattern.measured.match(parts[last].text) or pattern.frame.match(parts[last].text):
        return last
    for at in range(last - 1, max(-1, last - 1 - _MANY_PARTS), -1):
        if parts[at + 1].opened_by != "," or pattern.frame.match(parts[at].text):
            break
        if pattern.measured.match(parts[at].text):
            return at
    if (listed := _list_start(parts)) is not None:
        return listed
    if last and parts[last].opened_by == "," and not pattern.frame.match(parts[last - 1].text):
        short = 1 <= len(_left(parts[last].text).split()) <= SHORT
        return last - 1 if short and len(parts[last - 1].text.split()) <= _MANY_WORDS else last
    return last


_MANY_PARTS = 4


def _list_start(parts: list[_Clause]) -> int | None:
    """Where a list begins whose last member the last part is: “các sở, ban, ngành tiếp nhận”."""
    for at in range(len(parts) - 2, max(-1, len(parts) - 2 - _MANY_PARTS), -1):
        if parts[at + 1].opened_by != "," or len(parts[at].text.split()) > SHORT:
            return None
        if _SEVERAL.match(parts[at].text):
            return at
    return None


_SEVERAL = re.compile(r"\W*(?:các|những|mọi|mỗi)(?!\w)", re.IGNORECASE)


def _wider(segments: list[str]) -> str:
    """The last of the segments, with those before it as long as it is no more than a word or two."""
    wider = ""
    for segment in reversed(segments):
        wider = f"{segment}, {wider}".strip(", ")
        if len(wider.split()) > FEW_WORDS:
            break
    return wider


_MANY_WORDS = 6


def _left(text: str) -> str:
    pattern = phrases()
    text = _REASON.sub("", _without_times(text))
    if pattern.cause.search(text) is not None:
        return ""
    previous = None
    while previous != text:
        previous = text
        text = pattern.opening.sub("", pattern.copula.sub("", text)).strip()
    text = pattern.reporting.sub("", text)
    if len(text.split()) > _MANY_WORDS:
        text = pattern.introducing.sub("", text)
    return tidy(text)


_REASON = re.compile(r"^.*(?<!\w)(?:do|vì|bởi) .+? nên ", re.IGNORECASE | re.DOTALL)


def _before_next(text: str, end: int, sentence_end: int, later: Sequence[int], *, counted: bool) -> str:
    """The text behind a figure, without the words that lead to the next one (“cho 05 địa phương bị thiệt hại”).

    What is said of things counted may hold a figure itself (“5 doanh nghiệp đạt doanh thu trên 1.000 tỷ đồng”).
    """
    for start in later:
        between = text[end:start]
        if between.count("(") > between.count(")"):
            continue
        if (comma := between.rfind(",")) >= 0:
            return between[:comma]
        if counted and _SAID_OF.match(between):
            continue
        if (next_part := _AND_NEXT.search(between)) is not None:
            return between[: next_part.start()]
        leads = [match.start() for match in phrases().leading.finditer(between)]
        return phrases().trailing.sub("", between[: leads[-1]]) if leads else between
    return text[end:sentence_end]


# “… và thu xuất nhập khẩu là 3 tỷ đồng”: a new part, which the next figure measures.
_AND_NEXT = re.compile(r"(?<!\w)và (?:[^\W\d]+ ){2,7}$")
_SAID_OF = re.compile(r"\s(?:\w+\s){0,3}(?:đạt|có)\s", re.IGNORECASE)
_CLOSING_QUOTE = re.compile(r"[”\"]")


def _inside_quotes(before: str, right: str) -> str:
    """Up to the end of the quotation that the figure stands in."""
    if before.count("“") > before.count("”") or before.count('"') % 2:
        return _CLOSING_QUOTE.split(right, maxsplit=1)[0]
    return right


def _named(quantity: Quantity, right: str) -> str:
    """“312 vụ tai nạn giao thông”: what a word for a single case or head stands for belongs to the subject too."""
    head, _, tail = (quantity.unit.noun or "").partition(" ")
    return f"{tail} {right}".strip() if tail and head in _SINGLE else right


_SINGLE = frozenset(("vụ", "cuộc", "con"))


def first_words(text: str, *, alone: bool = False) -> str:
    """Up to the first break; a bare noun before a comma goes on with what the comma adds (“lúa, hoa màu bị thiệt hại”).

    `alone`: nothing else tells what is measured, so a purpose or a comma right behind the unit goes on too.
    """
    at = 0
    while (match := phrases().right_break.search(text, at)) is not None:
        words = len(text[: match.start()].split())
        goes_on = (
            match[0] == "," and (1 <= words <= SHORT or (alone and not words)) and not _NEW_CLAUSE.match(text, match.end())
        ) or (alone and 1 <= words <= SHORT and match[0] in ("để", "nhằm"))
        if not goes_on:
            text = text[: match.start()]
            break
        at = match.end()
    said = tidy(text).split()
    return " ".join(said) if len(said) <= _ENOUGH else _DANGLING.sub("", " ".join(said[:_ENOUGH]))


_ENOUGH = 12
_DANGLING = re.compile(r"(?:[,;]?\s(?:và|của|tại|trên|theo|cho|đến|ở|với|các|những|về|là|được|có|khi|do))*$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"\s*(?:\W*\d|(?:tăng|giảm|đạt|trong|với|và|có|là|tỷ lệ|tổng|thu|nộp|bằng|cao|thấp|vượt|hơn|trên|khoảng|gần|ước)(?!\w)"
    r"|(?:chiếm|nhiều|một số|các|những|gây|làm|buộc|bước đầu|đồng thời|còn lại)(?!\w)|[^,.;]{0,40}\d)",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(r"(?<!\w)(?:đến hết|tính đến|đến|trong|vào|từ|cho|của|tại thời điểm)\s*$", re.IGNORECASE)

_HOUR = re.compile(
    r"(?<!\w)(?:(?:tính |cập nhật )?(?:đến|lúc|hồi|vào) )?\d{1,2} ?(?:giờ|h)(?: ?\d{2})?(?: phút)?"
    r"(?: (?:sáng|chiều|nay|cùng))*(?!\w)"
)


def _without_times(text: str) -> str:
    text = _HOUR.sub("", text)
    kept, done = [], 0
    for time in find_times(text):
        kept.append(_BEFORE_TIME.sub("", text[done : time.start]))
        done = time.end
    return "".join((*kept, text[done:]))


def tidy(text: str) -> str:
    """One line without bullets, emphasis and punctuation at its edges."""
    return re.sub(r"\s+(?=[,;])", "", re.sub(r"[\s*_]+", " ", text)).strip(' ,.;:-–+/“”"')
