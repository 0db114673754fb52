"""How sure it is that a task is right: its unit found, and exactly its owners named.

What a task looks like (`TaskFeatures`) goes into a logistic model whose weights are data:
corpus/reference/task_confidence.toml. `chidao calibrate` fits them on annotated documents; docs/do-tin-cay.md tells how, and
how far they hold.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Final

from chidao.corpus.document import Document
from chidao.corpus.reference import load_table
from chidao.extractors.agencies import predicate_label
from chidao.extractors.letters import any_word
from chidao.extractors.recent import once_a_document
from chidao.extractors.records import Metadata, Owner
from chidao.extractors.signs import any_stands
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.name_signs import NameKind, name_kind, name_signs
from chidao.extractors.words import Words

_REACH: Final = 60
"""Characters that are looked at before a unit and at its beginning."""

_SHORT: Final = 6
"""A unit of fewer words is short."""

# Of the forms of each pattern the first that fits holds. What stands before is read from its end.
_BEFORE: Final = re.compile(
    r"(?P<clause>\W*;)|(?P<sentence>[\s”\"]*[.!?…])|(?P<line>\s*[-–.)/+:,*•]?[^\n]{0,9}(?:\n|\Z))"
    r"|(?P<colon>\s*:)|(?P<comma>\s*,)"
)
_OPENING: Final = re.compile(
    r"\W*(?:(?P<condition>(?:Trường hợp|Nếu|Khi|Trong quá trình)\b)"
    r"|(?P<scope>(?:Đối với|Với|Tại|Trên cơ sở|Để|Theo|Từ|Sau|Trước|Trong|Ngoài)\b)"
    r"|(?P<topic>(?:Việc|Những|Đây|Thời gian|Cuối|Đầu|Giữa|Hiện|Nhân dịp)\b))",
    re.IGNORECASE,
)
_END: Final = re.compile(r"(?P<clause>.?;)|(?P<sentence>.?[.!?…])|(?P<line>.?\s*(?:\n|$))|(?P<comma>.?,)|(?P<colon>.?:)")
_TOLD: Final = re.compile(r"\b(?:đã|đạt|đang|đến nay|tính đến|bị|tăng|giảm|hiện nay|cho thấy)\b|\d%", re.IGNORECASE)
_SAYINGS: Final = ("nhấn mạnh", "khẳng định", "chỉ rõ", "nêu rõ", "cho biết", "phát biểu")
_SAYING: Final = re.compile(any_word(*_SAYINGS))
_SOFT: Final = re.compile(
    r"\W*(?:bảo đảm|đảm bảo|trình|coi|hướng tới|góp phần|nhằm|tạo|tham mưu|quyết tâm|phấn đấu|quán triệt|là)\b", re.IGNORECASE
)
_WITH: Final = re.compile(
    r"[pPcClLtT](?<!\w.)(?i:(?:(?<=p)hối hợp|(?<=c)ùng|(?<=l)àm việc|(?<=t)rao đổi)\b[^.;]{0,70}?\bvới\b"
    r"|(?<=p)hối hợp (?-i:(?=[A-ZĐ])))"
)
_TOGETHER: Final = re.compile(r"\bphối hợp\b", re.IGNORECASE)
_BODY: Final = re.compile(any_word(
    "Sở", "Bộ", "UBND", "U[ỷỶy] ban", "Ủ[ỷỶy] ban", "Cục", "Vụ", "Ban", "Công an", "Tập đoàn", "Tổng công ty", "Hội", "Đài",
    "Viện", "các (?:sở|bộ|ban|cơ quan|đơn vị|địa phương)",
))  # fmt: skip


def _form_of(forms: re.Pattern[str], text: str) -> str:
    """The name of the form with which a text begins."""
    match = forms.match(text)
    return (match and match.lastgroup) or "other"


@dataclass(frozen=True, slots=True)
class TaskFeatures:
    """What of a task tells how sure it is.

    `words` are kinds by what they are a kind of ("source": "heading"). `scales` are numbers from 0 to 2. The signs, by
    groups, speak against a task: of its owners' names, of its range, of its partners.
    """

    words: Mapping[str, str]
    scales: Mapping[str, float]
    signs: Mapping[str, Mapping[str, bool]]
    doubt: float = 0.0
    """0 to 1: what is taken away where a recogniser was not sure of its reading."""

    @classmethod
    def of(cls, draft: Draft, document: Document, meta: Metadata, owners: Sequence[Owner]) -> TaskFeatures:
        """The features of a draft in its document; `owners` are those of the task, named in full."""
        text = document.text
        unit = text[draft.start : draft.end]
        before = _form_of(_BEFORE, text[max(0, draft.start - _REACH) : draft.start][::-1])
        opening = _form_of(_OPENING, unit[:_REACH])
        end = _form_of(_END, text[draft.end - 1 : draft.end + 3])
        kinds = [(owner.role, name_kind(owner.name, meta.issuer, meta.issued_on)) for owner in owners]
        leads = [kind for role, kind in kinds if role == "lead"]
        within = [one for one in draft.partners if draft.start <= one.start < draft.end]
        named = len([one for one in draft.bodies if draft.start <= one.start < draft.end]) + len(within)
        news = meta.kind == "news"
        return cls(
            words={"source": draft.source, "form": draft.form, "before": before, "opening": opening, "end": end},
            scales={
                "news": news,
                "news_inherited": news and draft.source in {"paragraph", "sentence"},
                "news_plain": news and "plain" in leads,
                "operative": draft.operative,
                "known_names": bool(leads) and set(leads) == {"known"},
                "many_owners": min(len(leads), 6) / 3,
                "listed_name": any("," in owner.name for owner in owners),
                "others_named": min(max(0, len(_BODY.findall(unit)) - named), 4) / 4,
                "dated": draft.deadline is not None,
            },
            signs={
                "name": {"loose_name": "loose" in leads, **name_signs(owners)},
                "range": _range_signs(draft, text, before, opening, end),
                "partner": _partner_signs(draft, text, kinds, read=bool(within)),
            },
            doubt=_doubt(document, draft),
        )

    def values(self) -> list[tuple[str, float]]:
        """The features that are not 0, as numbers by name; the signs of a group also count together, up to 2."""
        values = [(f"{name}.{word}", 1.0) for name, word in self.words.items()]
        values += [(name, float(value)) for name, value in self.scales.items() if value]
        for group, signs in self.signs.items():
            found = [(name, 1.0) for name, holds in signs.items() if holds]
            values += found
            if found:
                values.append((f"{group}_signs", min(len(found), 2.0)))
        return values


def _range_signs(draft: Draft, text: str, before: str, opening: str, end: str) -> dict[str, bool]:
    """What speaks against the range of a draft: its words, and the forms of what stands before it, of its beginning and end."""
    unit = text[draft.start : draft.end]
    return {
        "short": len(unit.split(maxsplit=_SHORT)) < _SHORT,
        "amid": draft.form == "named" and before in {"comma", "other"},
        "endless": end == "line",
        "conditional": opening in {"condition", "topic"},
        "told": draft.source == "none" and bool(_TOLD.search(unit)),
        "verbless": draft.form == "imperative" and _is_verbless(text, draft),
        "quoted": _is_quoted(unit),
        "soft": bool(_SOFT.match(unit)),
    }


def _partner_signs(draft: Draft, text: str, kinds: Sequence[tuple[str, NameKind]], *, read: bool) -> dict[str, bool]:
    """What speaks against the partners of a draft; `read`: some were read within it, `kinds`: roles and kinds of its owners."""
    return {
        "unread_partner": not read and _tells_partner(text[draft.start : draft.end]),
        "lost_partner": draft.source == "sentence" and not draft.partners and _told_together(text, draft.start),
        "held_partner": bool(draft.partners) and not read and draft.form != "row",
        "loose_partner": ("support", "loose") in kinds or ("support", "proper") in kinds,
    }


def _is_quoted(unit: str) -> bool:
    if "“" in unit or "”" in unit or '"' in unit:
        return True
    return any_stands(_SAYINGS, unit) and _SAYING.search(unit) is not None


def _tells_partner(unit: str) -> bool:
    lowered = unit.lower()
    return ("với" in lowered or "phối hợp" in lowered) and _WITH.search(unit) is not None


def _is_verbless(text: str, draft: Draft) -> bool:
    return predicate_label(Words.of(text, draft.start, draft.end), 0) is None


def _told_together(text: str, start: int) -> bool:
    """Whether the sentence before `start` speaks of partners."""
    far = max(0, start - 600)
    begin = max(text.rfind("\n", far, start), text.rfind(". ", far, start), far)
    return bool(_TOGETHER.search(text, begin, start))


def _doubt(document: Document, draft: Draft) -> float:
    """What a recogniser's doubt takes away: of the unit, of its owners' names, and twice that of the whole document.

    Where it doubts much, much is wrong that it does not doubt: a name misread in a heading spoils all that stands under it.
    """
    if not document.doubts:
        return 0.0
    named = any(_doubtful(document, one.start, one.end) for one in (*draft.bodies, *draft.partners))
    return min(1.0, _doubtful(document, draft.start, draft.end) + 0.1 * named + 2 * _doubtful_share(document))


@once_a_document
def _doubtful_share(document: Document) -> float:
    return sum(one.end - one.start for one in document.doubts) / max(1, len(document.text))


def _doubtful(document: Document, start: int, end: int) -> float:
    """The share of the characters of a stretch that were read with doubt."""
    first = bisect_right(document.doubts, start, key=lambda one: one.end)
    last = bisect_left(document.doubts, end, lo=first, key=lambda one: one.start)
    pieces = [(one.start, one.end) for one in document.doubts[first:last]]
    return sum(min(stop, end) - max(begin, start) for begin, stop in pieces) / max(1, end - start)


_LOOKED_OVER: Final = math.log(0.7 / 0.3)
"""The log-odds of what is reported as 0.7."""


@dataclass(frozen=True, slots=True)
class Line:
    """What makes of the model's log-odds those that are reported: `slope` times them, plus `shift`.

    A line steeper than the model parts what is sure from what is not. Below `_LOOKED_OVER` all is looked over first anyway:
    there the values fall as the model's own do, for most of what stands there is right as well.
    """

    slope: float = 1.0
    shift: float = 0.0

    def value(self, log_odds: float) -> float:
        """The value that is shown: 0.01 to 0.99, two places, rounded down so that 0.9 means 0.9."""
        odds = self.slope * log_odds + self.shift
        below = min(0.0, odds - _LOOKED_OVER) / max(1.0, self.slope)
        chance = 1 / (1 + math.exp(-(max(odds, _LOOKED_OVER) + below)))
        return math.floor(min(0.99, max(0.01, chance)) * 100) / 100


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model: `weights` by the names of features, and how its log-odds are reported.

    News is written more freely and has a line of its own. Lines are chosen in cross-validation, so that what is reported as
    0.9 or more holds on documents that the model has not seen.
    """

    bias: float
    weights: Mapping[str, float]
    official: Line = Line()
    news: Line = Line()

    def log_odds(self, values: Iterable[tuple[str, float]]) -> float:
        """The log-odds that a task is right; a feature without a weight counts nothing."""
        return self.bias + sum([self.weights.get(name, 0.0) * value for name, value in values])

    def reported(self, log_odds: float, *, news: bool) -> float:
        """The value that is shown for a task of a document of that sort."""
        return (self.news if news else self.official).value(log_odds)


@cache
def load_model() -> Model:
    """The model of corpus/reference/task_confidence.toml."""
    table = load_table("task_confidence")
    lines = {sort: Line(table[sort]["slope"], table[sort]["shift"]) for sort in ("official", "news")}
    return Model(table["bias"], table["weights"], **lines)


def confidence(features: TaskFeatures) -> float:
    """How sure it is that a task with these features is right, 0 to 1.

    A recogniser's doubt takes away its share: what was learnt comes from texts read without error.
    """
    model = load_model()
    value = model.reported(model.log_odds(features.values()), news=bool(features.scales["news"]))
    return round(value * (1 - features.doubt), 2)


_NOTED: Final[ContextVar[dict[tuple[int, int], TaskFeatures] | None]] = ContextVar("noted", default=None)


def assess(draft: Draft, document: Document, meta: Metadata, owners: Sequence[Owner]) -> float:
    """The confidence of the task that a draft becomes."""
    features = TaskFeatures.of(draft, document, meta, owners)
    noted = _NOTED.get()
    if noted is not None:
        noted[draft.start, draft.end] = features
    return confidence(features)


@contextmanager
def noting() -> Iterator[dict[tuple[int, int], TaskFeatures]]:
    """Keeps the features of all tasks assessed within, by their range: what calibration learns from."""
    noted: dict[tuple[int, int], TaskFeatures] = {}
    token = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(token)
