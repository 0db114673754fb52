"""How days, moments, numbers, kinds and states are written on the pages: the filters of the templates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from pathlib import PurePath

from chidao.corpus.folding import fold
from chidao.outputs.board import Grouping
from chidao.outputs.status import LABELS
from chidao.outputs.web.review_wording import MARK_WORDS, sure_words

__all__ = ["FACET_WORDS", "FILTERS", "GROUPING_WORDS", "KIND_WORDS", "STATE_WORDS", "STATUS_WORDS"]

GROUPING_WORDS: dict[Grouping, str] = {
    "agency": "Cơ quan chủ trì", "heir": "Cơ quan đang gánh việc", "issuer": "Nơi ban hành", "kind": "Loại văn bản",
    "month": "Tháng đến hạn", "field": "Lĩnh vực",
}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FACET_WORDS = {
    "loai": "Loại văn bản", "co_quan": "Cơ quan chủ trì", "noi_ban_hanh": "Nơi ban hành", "nam": "Năm",
    "tinh_trang": "Tình trạng",
}  # fmt: skip

STATUS_WORDS = {
    "done_in_time": "Xong đúng hạn",
    "done_late": "Xong quá hạn",
    "open_in_time": "Trong hạn",
    "open_late": "Quá hạn",
    "no_deadline": "Không hạn",
}
assert STATUS_WORDS.keys() == LABELS.keys()
STATE_WORDS = {
    "draft": "Chờ duyệt", "confirmed": "Đã xác nhận", "corrected": "Đã sửa", "rejected": "Đã loại", "merged": "Đã gộp",
    "split": "Đã tách", "withdrawn": "Đã rút",
}  # fmt: skip
KIND_WORDS = {
    "cong_van": "Công văn", "chi_thi": "Chỉ thị", "ket_luan": "Kết luận", "thong_bao": "Thông báo", "ke_hoach": "Kế hoạch",
    "quyet_dinh": "Quyết định", "nghi_quyet": "Nghị quyết", "bao_cao": "Báo cáo", "huong_dan": "Hướng dẫn",
    "cong_dien": "Công điện", "to_trinh": "Tờ trình", "quy_che": "Quy chế", "chuong_trinh": "Chương trình",
    "nghi_dinh": "Nghị định", "thong_tu": "Thông tư", "luat": "Luật", "news": "Tin báo chí", "other": "Văn bản khác",
}  # fmt: skip


def day(value: str | date | None) -> str:
    """dd/mm/yyyy; empty where there is none."""
    if not value:
        return ""
    found = value if isinstance(value, date) else date.fromisoformat(value[:10])
    return found.strftime("%d/%m/%Y")


def moment(value: str | None) -> str:
    """dd/mm/yyyy HH:MM where the server is."""
    return datetime.fromisoformat(value).astimezone().strftime("%d/%m/%Y %H:%M") if value else ""


def number(value: float | None, digits: int | None = None) -> str:
    """1.234,5: a point between thousands, a comma before the fraction."""
    if value is None:
        return ""
    if digits is not None:
        written = f"{value:,.{digits}f}"
    elif float(value).is_integer():
        written = f"{value:,.0f}"
    else:
        written = f"{value:,.6f}".rstrip("0")
    return written.translate(str.maketrans(",.", ".,"))


def filename(path: str) -> str:
    """The name of a file without its folders, whichever system wrote it; a member of an archive keeps its own name."""
    return PurePath(path.replace("\\", "/")).name


def days_from(value: str | None, today: date) -> str:
    """“còn 3 ngày”, “hôm nay”, “quá 12 ngày”: how a day lies to today."""
    if not value:
        return ""
    days = (date.fromisoformat(value) - today).days
    return "hôm nay" if days == 0 else f"còn {number(days)} ngày" if days > 0 else f"quá {number(-days)} ngày"


def document_name(document: dict[str, object]) -> str:
    """What a document is called on the pages: kind and number, else its title, else its file's name."""
    kind, called = KIND_WORDS.get(str(document.get("kind")), "Văn bản"), document.get("number")
    if called:
        return f"{'Văn bản' if document.get('kind') == 'other' else kind} {called}"
    return str(document.get("title") or filename(str(document.get("path", ""))) or kind)


def first_upper(name: str) -> str:
    """A name at the beginning of a line: bodies are often written small inside a sentence."""
    return name[:1].upper() + name[1:]


def period_words(period: str | None) -> str:
    """The period that a figure holds for, in words: “năm 2024”, “2021–2030”, “30/10/2025”."""
    if not period:
        return ""
    first, _, last = period.partition("/")
    written = "–".join(typed_day(one) if _DAY.fullmatch(one) else one for one in (first, last) if one)
    return f"năm {written}" if period.isdecimal() and len(period) == 4 else written


@cache
def anchor(words: str) -> str:
    """A name for use in ids: letters and digits without accents."""
    return "".join(one if one.isascii() and one.isalnum() else "-" for one in unicodedata.normalize("NFC", fold(words)))


def leads(owners: Iterable[dict[str, str | None]]) -> list[str]:
    """The names of those in the lead."""
    return [str(owner["name"]) for owner in owners if owner["role"] == "lead"]


def supports(owners: Iterable[dict[str, str | None]]) -> list[str]:
    """The names of those in support."""
    return [str(owner["name"]) for owner in owners if owner["role"] == "support"]


def typed_day(value: str) -> str:
    """A day as a field shows it: dd/mm/yyyy for a known one, else what was typed."""
    try:
        return day(value)
    except ValueError:
        return value


FILTERS = {
    "typed_day": typed_day,
    "first_upper": first_upper,
    "period_words": period_words,
    "day": day,
    "moment": moment,
    "number": number,
    "filename": filename,
    "sure_words": sure_words,
    "mark_words": lambda kind: MARK_WORDS.get(kind, kind),
    "without_path": lambda message, path: message.removeprefix(f"{path}: "),
    "days_from": days_from,
    "document_name": document_name,
    "anchor": anchor,
    "leads": leads,
    "supports": supports,
    "pair_with_none": lambda task: (task, None),
    "kind_words": lambda kind: KIND_WORDS.get(kind, kind),
    "state_words": lambda state: STATE_WORDS.get(state, state),
    "status_words": lambda status: STATUS_WORDS.get(status, status),
}
