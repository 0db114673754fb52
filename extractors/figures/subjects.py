"""What a figure measures, in the text's own words, and the period it holds for.

The subject of “nộp ngân sách hơn 317 tỷ đồng” stands left of the number, that of “100% hồ sơ được xử lý trực tuyến” right of
it, that of “giải ngân đạt 66,7% kế hoạch” on both sides; of “tăng 13,5%” only the change stands there and the rest is what the
figure before measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chidao.corpus.reference import load_table
from chidao.extractors.dates import find_times
from chidao.extractors.figures.context import any_of, comparator_start
from chidao.extractors.letters import letter_pattern

__all__ = ["Sentence", "Shared", "Sides", "row_head", "sentence_at", "sides_of", "subject_of"]

_REACH = 500
_END = letter_pattern(r"[.!?…][\"”)*_]*\s+(?=[<Lu>“\"*+\-–(\d])|[\n\t|]|;\s")
Sentence = tuple[int, int]


def sentence_at(text: str, start: int, end: int) -> Sentence:
    """The sentence, or the part of it between semicolons, around `text[start:end]`, at most 500 characters each way."""
    low = max(0, start - _REACH)
    for match in _END.finditer(text, low, start):
        low = match.end()
    after = _END.search(text, end, min(len(text), end + _REACH))
    return low, after.start() if after is not None else min(len(text), end + _REACH)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Patterns made from the lists of units.toml."""

    copula: re.Pattern[str]
    opening: re.Pattern[str]
    reporting: re.Pattern[str]
    introducing: re.Pattern[str]
    left_break: re.Pattern[str]
    right_break: re.Pattern[str]
    change: re.Pattern[str]
    changing: re.Pattern[str]
    predicate: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    words = {key: any_of(names) for key, names in load_table("units")["subject"].items()}
    copulas, turns = _unless("copulas", "not_copulas"), _unless("turns", "not_turns")
    numbered = r"(?=(?:[ ](?:còn|mức|khoảng|trên|hơn|dưới|gần))*[ ]\d)"
    timed = r"(?=[ ](?:ngày|tháng|năm|quý|giai đoạn)[ ][\dIVX]|[ ]\d{1,2}/\d)"
    return _Phrases(
        copula=re.compile(rf"(?:{copulas}|[-–+*:“\"(,])\s*$", re.IGNORECASE),
        opening=re.compile(
            rf"^\s*(?:[-–+*“\"(),\s]+|(?:{words['openings']}|(?:trong )?\d+ (?:năm|tháng|tuần|ngày) qua)(?!\w))\s*",
            re.IGNORECASE,
        ),
        reporting=re.compile(rf"^.*(?<!\w)(?:{words['reporting']})(?!\w)\s+(?=\S+\s\S+)", re.IGNORECASE | re.DOTALL),
        introducing=re.compile(rf"^.*(?<!\w)(?:{words['introducing']})(?!\w)\s+(?=\S+\s\S+)", re.IGNORECASE | re.DOTALL),
        left_break=re.compile(rf"[,:]\s|[()“\"]|[.;:,!?]\s[-–]\s|(?<!\w)trong đó\s|{_unless_with()}\s", re.IGNORECASE),
        right_break=re.compile(
            rf"[,.](?!\d)|[:;()|\n]|^[”\"]|{turns}|(?<!\w)(?:lên|xuống|còn|sang|đến|thành){numbered}"
            rf"|(?<!\w)(?:trước|đến|trong|vào|từ){timed}|(?<!\w)(?:và|có)[ ](?=(?:[^\W\d]+[ ]){{0,6}}\d)",
            re.IGNORECASE,
        ),
        change=re.compile(
            rf"(?:(?:{words['change_heads']}|\d+ tháng)\s+)*(?:{words['changes']})(?!\w|\s+(?:{words['not_changes']}))"
            r"(?:\s+\w+){0,10}",
            re.IGNORECASE,
        ),
        changing=re.compile(rf"(?<=\w)\s+(?:{words['changes']})$", re.IGNORECASE),
        predicate=re.compile(rf"(?:{words['predicates']})(?!\w)", re.IGNORECASE),
    )


def _unless(wanted: str, refused: str) -> str:
    """Any of the words of one list, as a whole word, save at the end of a phrase of the other."""
    lists = load_table("units")["subject"]
    guards: dict[str, str] = {}
    for phrase in lists[refused]:
        head, _, tail = phrase.rpartition(" ")
        guards[tail] = guards.get(tail, "") + rf"(?<!{re.escape(head)} )"
    plain = [word for word in lists[wanted] if word not in guards]
    guarded = [guard + re.escape(word) for word, guard in guards.items() if word in lists[wanted]]
    return rf"(?<!\w)(?:{'|'.join([any_of(plain), *guarded])})(?!\w)"


def _unless_with() -> str:
    guards = [phrase.removesuffix(" với") for phrase in load_table("units")["subject"]["not_turns"]]
    return r"(?<!\w)" + "".join(rf"(?<!{re.escape(guard)} )" for guard in guards) + "với"


@dataclass(frozen=True, slots=True)
class Sides:
    """The words left and right of a figure that may tell what it measures, and those before them (`wider`).

    `joined`: the figure goes on a list, or a change, begun by the figure before it; `goes_on`: its clause only goes on with
    a verb (“bằng 101% kế hoạch”); `open`: the list goes on behind it.
    """

    left: str
    right: str
    wider: str = ""
    joined: bool = False
    goes_on: bool = False
    open: bool = False


_ASIDE = re.compile(r"\([^()\n]*\)")
_LIST = re.compile(r"\s*(?:,|và|cùng)\s+\d", re.IGNORECASE)
_JOINED = re.compile(
    r"(?:,|(?<!\w)(?:và|cùng))\s*$|^(?:\s*(?:lên|xuống|còn|đến|tới|sang|thành|hoặc|nay|mức|là|của|ở|tại|thuộc|trên|-|–|,|”|“)(?!\w))*\s*$",
    re.IGNORECASE,
)


def sides_of(text: str, sentence: Sentence, start: int, end: int, previous_end: int) -> Sides:
    """The clause around the figure `text[start:end]`, comparators, copulas and times left out."""
    low = max(sentence[0], min(previous_end, start))
    before = _ASIDE.sub("", text[low : comparator_start(text, start)])
    right = _ASIDE.sub("", text[end : sentence[1]])
    joined = low > sentence[0] and _JOINED.search(before) is not None
    bracketed = before.rfind("(") >= 0
    parts = [] if joined else _clauses(before, low > sentence[0] and not bracketed)
    segments = [_left(part) for part in parts]
    left = segments.pop() if segments else ""
    wider = _wider(segments)
    if left in ("", "trung bình", "bình quân") and bracketed:
        # Inside brackets that only give the amount, what is measured stands before them.
        left = f"{wider} {left}".strip()
    goes_on = low > sentence[0] and not joined and not left and (bracketed or bool(parts[-1].strip()))
    return Sides(left, _right(right), wider, joined, goes_on, _LIST.match(right) is not None)


def _clauses(before: str, follows: bool) -> list[str]:
    """The parts of the text before a number; where it `follows` another figure, the first part told of that one."""
    parts = _phrases().left_break.split(before)
    if not follows:
        return parts
    return parts[1:] if len(parts) > 1 else [re.split(r"(?<!\w)và ", before)[-1]]


def _wider(segments: list[str]) -> str:
    """The last of the segments, with those before it as long as it is no more than a word or two."""
    wider = ""
    for segment in reversed(segments):
        wider = f"{segment}, {wider}".strip(", ")
        if len(wider.split()) > _FEW_WORDS:
            break
    return wider


_FEW_WORDS = 2
_MANY_WORDS = 6


def _left(text: str) -> str:
    phrases = _phrases()
    text = _without_times(text)
    previous = None
    while previous != text:
        previous = text
        text = phrases.opening.sub("", phrases.copula.sub("", text)).strip()
    text = phrases.reporting.sub("", text)
    if len(text.split()) > _MANY_WORDS:
        text = phrases.introducing.sub("", text)
    return _tidy(text)


_SHORT = 3


def _right(text: str) -> str:
    """Up to the first break; a bare noun before a comma goes on with what the comma adds (“lúa, hoa màu bị thiệt hại”)."""
    at = 0
    while (match := _phrases().right_break.search(text, at)) is not None:
        words = len(text[: match.start()].split())
        if match[0] != "," or not 1 <= words <= _SHORT or _NEW_CLAUSE.match(text, match.end()):
            text = text[: match.start()]
            break
        at = match.end()
    said = _tidy(text).split()
    return " ".join(said) if len(said) <= _ENOUGH else _DANGLING.sub("", " ".join(said[:_ENOUGH]))


_ENOUGH = 12
_DANGLING = re.compile(r"(?:[,;]?\s(?:và|của|tại|trên|theo|cho|đến|ở|với|các|những|về|là|được|có|khi|do))*$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"\s*(?:\W*\d|(?:tăng|giảm|đạt|trong|với|và|có|là|tỷ lệ|tổng|thu|nộp|bằng|cao|thấp|vượt|hơn|trên|khoảng|gần|ước)(?!\w)"
    r"|(?:chiếm)(?!\w)|[^,.;]{0,40}\d)",
    re.IGNORECASE,
)
_BEFORE_TIME = re.compile(r"(?<!\w)(?:đến hết|tính đến|đến|trong|vào|từ|cho|của|tại thời điểm)\s*$", re.IGNORECASE)


def _without_times(text: str) -> str:
    kept, done = [], 0
    for time in find_times(text):
        kept.append(_BEFORE_TIME.sub("", text[done : time.start]))
        done = time.end
    return "".join((*kept, text[done:]))


def _tidy(text: str) -> str:
    return re.sub(r"[\s*_]+", " ", text).strip(' ,.;:-–+“”"')


_LONG = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """What the figures of one sentence share: the words left of the last one, and what it measured without its own change."""

    left: str = ""
    measured: str = ""


def subject_of(sides: Sides, shared: Shared) -> tuple[str | None, Shared]:
    """The subject of a figure with these sides, and what the next figure of the sentence may share.

    A side is left out where it tells of something much wider than the other.
    """
    left, right = sides.left, sides.right
    if _phrases().change.fullmatch(left):
        base = shared.measured or sides.wider
        return _tidy(f"{base} {left} {right}"), shared if base else Shared(left, left)
    if sides.joined and not left:
        left = shared.left
    elif sides.goes_on and len(right.split()) <= _SHORT:
        return _tidy(f"{shared.measured} {right}") or None, shared
    elif not right and len(left.split()) <= _FEW_WORDS and not left[:1].isupper():
        left = _tidy(f"{sides.wider} {left}")
    if not left and not right:
        return shared.measured or None, shared
    following = Shared(left, _phrases().changing.sub("", left) or right)
    if _drops_left(left, right):
        return right, following
    return _tidy(f"{left} {right}"), following


def row_head(text: str, start: int) -> str | None:
    """What a bare figure in a cell is about: the first words of the first cell of its row that says something."""
    low = text.rfind("\n", max(0, start - 2 * _REACH), start) + 1
    for cell in text[low:start].split("\t")[:-1]:
        if len(cell.split()) > _SHORT:
            return _right(cell) or None
    return None


def _drops_left(left: str, right: str) -> bool:
    words = len(right.split())
    if words >= _SHORT and _phrases().predicate.match(right):
        return len(left.split()) > max(words, _LONG)
    return words > _SHORT and len(left.split()) > _LONG * words
