"""The language in which people search, read into a query. Every text is a query: what is no syntax is words.

Words must all occur; "lời trong ngoặc kép" occur side by side; -từ must not occur; đầu-từ* stands for every word that begins
so; trường:giá-trị asks for a field (see FIELDS); "trước 30/6/2024", "sau …", "từ … đến …" ask for the day due.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date

from chidao.corpus.folding import canonical, fold
from chidao.outputs.status import Status

__all__ = ["FIELDS", "Query", "Term", "field_words", "parse_query", "without_question_words"]

LONGEST = 2000
"""Characters of a query that are read; nobody types more, and what is pasted beyond is another matter."""

MOST_TERMS = 24
"""Terms of a query that are searched for."""

FIELDS = {
    "chủ trì": "lead", "phối hợp": "support", "cơ quan": "owner", "giao": "assigner", "hạn": "due", "loại": "kind",
    "trạng thái": "status", "số": "number", "ban hành": "issuer", "ngày": "issued", "năm": "year", "duyệt": "state",
}  # fmt: skip
"""Names of fields; typed with accents or without, a hyphen or a space between the words: chu-tri: or chủ trì:."""

_BY_FOLDED = {fold(name): meaning for name, meaning in FIELDS.items()}

_STATUS_WORDS: dict[str, tuple[Status, ...]] = {
    "qua han": ("open_late",), "tre": ("open_late",), "tre han": ("open_late",), "open late": ("open_late",),
    "trong han": ("open_in_time",), "dang lam": ("open_in_time", "open_late"), "chua xong": ("open_in_time", "open_late"),
    "open in time": ("open_in_time",), "dung han": ("done_in_time",), "done in time": ("done_in_time",),
    "xong": ("done_in_time", "done_late"), "hoan thanh": ("done_in_time", "done_late"), "xong tre": ("done_late",),
    "done late": ("done_late",), "khong han": ("no_deadline",), "no deadline": ("no_deadline",),
}  # fmt: skip
_STATE_WORDS = {
    "nhap": "draft", "chua": "draft", "draft": "draft", "roi": "confirmed", "da duyet": "confirmed", "confirmed": "confirmed",
    "sua": "corrected", "da sua": "corrected", "corrected": "corrected", "loai": "rejected", "rejected": "rejected",
}  # fmt: skip
_KINDS = {
    "cong van": "cong_van", "cv": "cong_van", "chi thi": "chi_thi", "ct": "chi_thi", "ket luan": "ket_luan", "kl": "ket_luan",
    "thong bao": "thong_bao", "tb": "thong_bao", "ke hoach": "ke_hoach", "kh": "ke_hoach", "quyet dinh": "quyet_dinh",
    "qd": "quyet_dinh", "nghi quyet": "nghi_quyet", "nq": "nghi_quyet", "bao cao": "bao_cao", "bc": "bao_cao",
    "huong dan": "huong_dan", "hd": "huong_dan", "cong dien": "cong_dien", "to trinh": "to_trinh", "quy che": "quy_che",
    "chuong trinh": "chuong_trinh", "nghi dinh": "nghi_dinh", "thong tu": "thong_tu", "luat": "luat", "tin": "news",
    "tin tuc": "news", "bao chi": "news", "news": "news", "khac": "other", "other": "other",
}  # fmt: skip
_TYPED = {
    "lead": "chu-tri", "support": "phoi-hop", "owner": "co-quan", "assigner": "giao", "due": "han", "kind": "loai",
    "status": "trang-thai", "number": "so", "issuer": "ban-hanh", "issued": "ngay", "year": "nam", "state": "duyet",
}  # fmt: skip
_TYPED_VALUES: dict[str, str] = {
    "open_late": "quá hạn", "open_in_time": "trong hạn", "done_in_time": "đúng hạn", "done_late": "xong trễ",
    "no_deadline": "không hạn", "cong_van": "công văn", "chi_thi": "chỉ thị", "ket_luan": "kết luận",
    "thong_bao": "thông báo", "ke_hoach": "kế hoạch", "quyet_dinh": "quyết định", "nghi_quyet": "nghị quyết",
    "bao_cao": "báo cáo", "huong_dan": "hướng dẫn", "cong_dien": "công điện", "to_trinh": "tờ trình", "quy_che": "quy chế",
    "chuong_trinh": "chương trình", "nghi_dinh": "nghị định", "thong_tu": "thông tư", "luat": "luật", "news": "tin tức",
    "other": "khác",
}  # fmt: skip


def field_words(meaning: str, value: str) -> str:
    """A field as people type it: status, open_late → trang-thai:"quá hạn". `parse_query` reads it again."""
    plain = value.replace('"', " ")
    return f'{_TYPED[meaning]}:"{_TYPED_VALUES.get(value, plain) if meaning in ("status", "kind") else plain}"'


@dataclass(frozen=True, slots=True)
class Term:
    """What must, or must not, occur: words side by side, as typed. The last word may stand for all that begin so."""

    words: tuple[str, ...]
    quoted: bool = False
    prefix: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood. Names (lead, …) are as typed; days are inclusive."""

    terms: tuple[Term, ...] = ()
    lead: str | None = None
    support: str | None = None
    owner: str | None = None
    assigner: str | None = None
    issuer: str | None = None
    number: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    states: tuple[str, ...] = ()
    due_from: date | None = None
    due_to: date | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    no_words: bool = field(default=False)
    """The text has something to search for but no word in it: nothing is found."""

    @property
    def has_filters(self) -> bool:
        """Whether fields or dates narrow the search."""
        empty = Query()
        return any(getattr(self, name) != getattr(empty, name) for name in Query.__slots__ if name not in ("terms", "no_words"))


_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{4}"
_FULL_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2}"


def _loosely(name: str) -> str:
    return "[- ]".join(f"(?:{word}|{fold(word)})" for word in name.split())


_PARTS = re.compile(
    rf"""
    (?P<between>(?:từ|tu)\s+(?:ngày\s+|ngay\s+)?(?P<from>{_FULL_DAY})\s+(?:đến|den)\s+(?:ngày\s+|ngay\s+)?(?P<to>{_FULL_DAY})(?![\w/]))
  | (?P<bound>(?P<side>trước|truoc|sau)\s+(?:ngày\s+|ngay\s+)?(?P<day>{_FULL_DAY})(?![\w/]))
  | (?<!\S)(?:số|so)\s+(?P<of_number>\d+\S*)
  | (?P<name>{"|".join(map(_loosely, FIELDS))}):\s?(?:"(?P<quoted_value>[^"]*)"|(?P<value>[^\s"]+))
  | (?P<minus>(?<!\S)-)?"(?P<phrase>[^"]*)"
  | (?P<excluded>(?<!\S)-(?=\w))?(?P<word>[^\s"]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(rf"(?P<sign><=|>=|<|>)?(?P<first>{_DAY})?(?P<dots>\.\.)?(?P<last>{_DAY})?\Z")
_WORD = re.compile(r"[^\W_]+")


def parse_query(text: str) -> Query:
    """What `text` asks for; never fails."""
    cleaned = "".join(" " if not char.isprintable() else char for char in unicodedata.normalize("NFC", text[:LONGEST]))
    terms: list[Term] = []
    fields: dict[str, object] = {}
    place = 0
    while match := _PARTS.search(cleaned, place):
        place = match.end()
        understood = _dates_of(match) or _field_of(match, cleaned)
        if understood:
            read, place = understood
            fields.update(read)
        else:
            terms.extend(_terms_of(match))
    meaningful = tuple(dict.fromkeys(terms))[:MOST_TERMS]
    nothing = not meaningful and not fields and bool(cleaned.strip())
    return Query(terms=meaningful, no_words=nothing, **fields)  # type: ignore[arg-type]


def _terms_of(match: re.Match[str]) -> list[Term]:
    if match["phrase"] is not None:
        words = tuple(_WORD.findall(match["phrase"]))
        return [Term(words, quoted=True, excluded=bool(match["minus"]))] if words else []
    raw = match["of_number"] or match["word"] or match.group()
    words = tuple(_WORD.findall(raw))
    return [Term(words, prefix=raw.endswith("*"), excluded=bool(match["excluded"]))] if words else []


def _dates_of(match: re.Match[str]) -> tuple[dict[str, object], int] | None:
    if match["between"]:
        first, last = _period(match["from"]), _period(match["to"])
        return ({"due_from": first[0], "due_to": last[1]}, match.end()) if first and last else None
    if match["bound"]:
        day = _period(match["day"])
        if not day:
            return None
        return ({"due_from": day[0]} if fold(match["side"]) == "sau" else {"due_to": day[1]}), match.end()
    return None


def _field_of(match: re.Match[str], text: str) -> tuple[dict[str, object], int] | None:
    """What a field asks for, and where its value ends; None where it makes no sense: then it is words."""
    if not match["name"]:
        return None
    name = _BY_FOLDED[fold(match["name"]).replace("-", " ")]
    if match["quoted_value"] is not None:
        read = _FIELD_READERS[name](name, match["quoted_value"].strip())
        return (read, match.end()) if read else None
    if name in ("status", "state", "kind"):
        return _of_vocabulary(name, text, match.start("value"))
    value = match["value"] if name == "number" else match["value"].replace("_", " ")
    read = _FIELD_READERS[name](name, value.strip())
    return (read, match.end()) if read else None


def _of_vocabulary(name: str, text: str, start: int) -> tuple[dict[str, object], int] | None:
    """The longest of the words from `start` on that mean something: trạng thái: quá hạn."""
    words = list(re.finditer(r'[^\s"]+', text[start : start + 60]))[:3]
    for last in reversed(words):
        read = _FIELD_READERS[name](name, text[start : start + last.end()])
        if read:
            return read, start + last.end()
    return None


def _name(field_name: str, value: str) -> dict[str, object] | None:
    return {field_name: value} if _WORD.search(value) else None


def _kind(_: str, value: str) -> dict[str, object] | None:
    kind = _KINDS.get(_plain(value))
    return {"kinds": (kind,)} if kind else None


def _status(_: str, value: str) -> dict[str, object] | None:
    statuses = _STATUS_WORDS.get(_plain(value))
    return {"statuses": statuses} if statuses else None


def _state(_: str, value: str) -> dict[str, object] | None:
    state = _STATE_WORDS.get(_plain(value))
    return {"states": (state,)} if state else None


def _plain(value: str) -> str:
    return " ".join(_WORD.findall(fold(value).replace("_", " ")))


def _days(field_name: str, value: str) -> dict[str, object] | None:
    stem = "due" if field_name == "due" else "issued"
    if stem == "due" and _plain(value) in ("khong", "khong han"):
        return {"statuses": ("no_deadline",)}
    match = _RANGE.match(value.replace(" ", ""))
    if not match or not (match["first"] or match["last"]):
        return None
    first, last = (_period(match[name]) if match[name] else None for name in ("first", "last"))
    if (match["first"] and not first) or (match["last"] and not last):
        return None
    if match["dots"]:
        return {f"{stem}_from": first[0] if first else None, f"{stem}_to": last[1] if last else None}
    if last or not first:
        return None
    return _bounded(stem, match["sign"] or "", first)


def _bounded(stem: str, sign: str, period: tuple[date, date]) -> dict[str, object]:
    first, last = period
    if sign in ("<", "<="):
        return {f"{stem}_to": last if sign == "<=" else _shifted(first, -1)}
    if sign in (">", ">="):
        return {f"{stem}_from": first if sign == ">=" else _shifted(last, 1)}
    return {f"{stem}_from": first, f"{stem}_to": last}


def _shifted(day: date, days: int) -> date:
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


_FIELD_READERS = {
    "lead": _name, "support": _name, "owner": _name, "assigner": _name, "issuer": _name, "number": _name, "kind": _kind,
    "status": _status, "state": _state, "due": _days, "issued": _days, "year": _days,
}  # fmt: skip


def _period(text: str) -> tuple[date, date] | None:
    """First and last day of a day, a month (6/2024) or a year; None where the calendar has no such day."""
    numbers = [int(part) for part in re.split(r"[/.-]", text)]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else numbers[::-1]
    elif len(numbers) == 2:
        (month, year), day = numbers, 0
    else:
        year, month, day = numbers[0], 0, 0
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])


# Words by which people ask rather than name a matter: "ai chịu trách nhiệm về nước thải?", "bao giờ xong".
_ASKING = """
ai bao bị bởi các chưa chịu cho có của do đang đã đâu đến để được gì giờ hạn hay khi không là làm lúc mấy nào ngày nhiệm nhiêu
như những phải phụ rồi sao sẽ thế thì thuộc tới trách trong từ và vào về việc với xong ở
"""
_QUESTION_WORDS = frozenset(_ASKING.split()) | frozenset(fold(_ASKING).split())


def without_question_words(query: Query) -> Query | None:
    """The query for when nothing has all of its words; None where no word of asking is in it, or no other word."""
    kept = tuple(term for term in query.terms if term.quoted or term.excluded or not _asks(term))
    return replace(query, terms=kept) if any(not term.excluded for term in kept) and kept != query.terms else None


def _asks(term: Term) -> bool:
    return len(term.words) == 1 and (canonical(term.words[0]) in _QUESTION_WORDS)
