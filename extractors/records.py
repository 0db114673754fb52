"""What an extraction consists of: frozen records that point into the text of their `Document`.

What each item means is fixed by the annotation guidelines (docs/huong-dan-gan-nhan.md); here is only its shape. An item's
words are always `document.text[item.start:item.end]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DocumentKind = Literal[
    "cong_van", "chi_thi", "ket_luan", "thong_bao", "ke_hoach", "quyet_dinh", "nghi_quyet", "bao_cao", "huong_dan",
    "cong_dien", "to_trinh", "quy_che", "chuong_trinh", "nghi_dinh", "thong_tu", "luat", "news", "other",
]  # fmt: skip
Role = Literal["lead", "support"]
OwnerKind = Literal["agency", "office_holder", "collective", "person", "other"]
DeadlineKind = Literal["by", "on", "within", "every", "vague"]
Recurrence = Literal["day", "week", "month", "quarter", "half_year", "year"]
DecisionKind = Literal["approve", "agree", "issue", "establish", "amend", "revoke", "reject", "allow", "allocate", "other"]
Comparator = Literal["exact", "more_than", "less_than", "about", "at_least", "at_most"]
Relation = Literal["implements", "based_on", "amends", "replaces", "proposed_by", "mentions"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The document itself. `issuer` is the body in full; absent fields are None."""

    kind: DocumentKind
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    title: str | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is answerable. `name` is written in full, in the text's own words."""

    name: str
    role: Role = "lead"
    kind: OwnerKind = "agency"


@dataclass(frozen=True, slots=True)
class Deadline:
    """`due` is the last day in time, None for `every`, `vague` and `within` an event without a date.

    `every` is the recurrence of a deadline of that kind.
    """

    start: int
    end: int
    kind: DeadlineKind
    due: date | None = None
    every: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Task:
    start: int
    end: int
    owners: tuple[Owner, ...]
    assigner: str | None
    deadline: Deadline | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Decision:
    start: int
    end: int
    kind: DecisionKind
    authority: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is the number as written before the unit's multiplier; `of` the whole in a share (15/17)."""

    start: int
    end: int
    value: float
    unit: str
    of: float | None = None
    comparator: Comparator = "exact"
    subject: str | None = None
    period: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Citation:
    start: int
    end: int
    kind: str
    number: str
    issued_on: date | None = None
    relation: Relation = "mentions"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything extracted from one document, each list in the order of the text."""

    meta: Metadata
    tasks: tuple[Task, ...] = ()
    decisions: tuple[Decision, ...] = ()
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
