"""The interchange form: one extraction as JSON, the one shape between extraction and everything else.

Offsets are Python string indices into `text`; dates are ISO 8601; absent is null or an empty list. Keys that a consumer
does not know are ignored.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class SourceForm(_Record):
    path: str
    sha256: str
    media_type: str
    pages: int | None = None


class MetaForm(_Record):
    kind: str
    number: str | None = None
    issued_on: date | None = None
    issuer: str | None = None
    title: str | None = None
    signer: str | None = None


class OwnerForm(_Record):
    name: str
    role: str = "lead"
    kind: str = "agency"
    agency_id: str | None = None


class _Quote(_Record):
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    page: int | None = None


class DeadlineForm(_Record):
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    kind: str
    due: date | None = None
    every: str | None = None


class TaskForm(_Quote):
    assigner: str | None = None
    owners: tuple[OwnerForm, ...] = ()
    deadline: DeadlineForm | None = None
    confidence: float = Field(ge=0, le=1)


class DecisionForm(_Quote):
    kind: str
    authority: str | None = None
    confidence: float = Field(ge=0, le=1)


class FigureForm(_Quote):
    value: float
    of: float | None = None
    unit: str
    comparator: str = "exact"
    subject: str | None = None
    period: str | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)


class CitationForm(_Quote):
    kind: str
    number: str
    issued_on: date | None = None
    relation: str = "mentions"
    confidence: float = Field(default=1.0, ge=0, le=1)


class FurnitureForm(_Record):
    """What stands on a page and is no part of the text: running heads, page numbers, stamps of signatures."""

    text: str
    page: int | None = None


class ExtractionForm(_Record):
    """One document and all that was extracted from it."""

    source: SourceForm
    text: str
    meta: MetaForm
    tasks: tuple[TaskForm, ...] = ()
    decisions: tuple[DecisionForm, ...] = ()
    figures: tuple[FigureForm, ...] = ()
    citations: tuple[CitationForm, ...] = ()
    notes: tuple[str, ...] = ()
    furniture: tuple[FurnitureForm, ...] = ()
