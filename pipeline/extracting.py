"""From a file to the interchange form: read, extract, and write every item with its words and its page."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from chidao.corpus.bodies import link
from chidao.corpus.document import Document, Source
from chidao.corpus.reading import read_file
from chidao.extractors.records import Citation, Deadline, Decision, Extraction, Figure, Metadata, Owner, Task
from chidao.outputs.interchange import (
    CitationForm,
    DeadlineForm,
    DecisionForm,
    ExtractionForm,
    FigureForm,
    FurnitureForm,
    MetaForm,
    OwnerForm,
    SourceForm,
    TaskForm,
)
from chidao.pipeline.folders import printable
from chidao.pipeline.nlp import extract


def extract_file(path: Path, issued_on: date | None = None) -> ExtractionForm:
    """Everything in one file. `issued_on` is the day that relative deadlines count from where the document has none.

    Raises `ReadingError` for a file that cannot be read.
    """
    return extract_document(read_file(path), issued_on)


def extract_document(document: Document, issued_on: date | None = None) -> ExtractionForm:
    """Everything in one document, in the interchange form."""
    return form_of(document, extract(document, issued_on))


def form_of(document: Document, extraction: Extraction) -> ExtractionForm:
    """The interchange form of records that point into `document`."""
    return ExtractionForm(
        source=_source(document.source),
        text=document.text,
        meta=_meta(extraction.meta),
        tasks=tuple(_task(document, extraction.meta, task) for task in extraction.tasks),
        decisions=tuple(_decision(document, decision) for decision in extraction.decisions),
        figures=tuple(_figure(document, figure) for figure in extraction.figures),
        citations=tuple(_citation(document, citation) for citation in extraction.citations),
        notes=document.notes,
        furniture=tuple(FurnitureForm(text=printable(one.text), page=one.page) for one in document.furniture),
    )


def _source(source: Source) -> SourceForm:
    return SourceForm(path=printable(source.path), sha256=source.sha256, media_type=source.media_type, pages=source.pages)


def _meta(meta: Metadata) -> MetaForm:
    return MetaForm(
        kind=meta.kind,
        number=meta.number,
        issued_on=meta.issued_on,
        issuer=meta.issuer,
        title=meta.title,
        signer=meta.signer,
    )


def _task(document: Document, meta: Metadata, task: Task) -> TaskForm:
    return TaskForm(
        start=task.start,
        end=task.end,
        text=document.text[task.start : task.end],
        page=document.page_at(task.start),
        assigner=task.assigner,
        owners=tuple([_owner(owner, meta.issuer, meta.issued_on) for owner in task.owners]),
        deadline=_deadline(document, task.deadline) if task.deadline else None,
        confidence=task.confidence,
    )


@lru_cache(maxsize=4096)
def _owner(owner: Owner, issuer: str | None, issued_on: date | None) -> OwnerForm:
    """An owner with the body that a document means by the name; the same few stand in every task of a document."""
    agency_id = link(owner.name, issuer=issuer, issued_on=issued_on) if owner.kind == "agency" else None
    return OwnerForm(name=owner.name, role=owner.role, kind=owner.kind, agency_id=agency_id)


def _deadline(document: Document, deadline: Deadline) -> DeadlineForm:
    return DeadlineForm(
        start=deadline.start,
        end=deadline.end,
        text=document.text[deadline.start : deadline.end],
        kind=deadline.kind,
        due=deadline.due,
        every=deadline.every,
    )


def _decision(document: Document, decision: Decision) -> DecisionForm:
    return DecisionForm(
        start=decision.start,
        end=decision.end,
        text=document.text[decision.start : decision.end],
        page=document.page_at(decision.start),
        kind=decision.kind,
        authority=decision.authority,
        confidence=decision.confidence,
    )


def _figure(document: Document, figure: Figure) -> FigureForm:
    return FigureForm(
        start=figure.start,
        end=figure.end,
        text=document.text[figure.start : figure.end],
        page=document.page_at(figure.start),
        value=figure.value,
        of=figure.of,
        unit=figure.unit,
        comparator=figure.comparator,
        subject=figure.subject,
        period=figure.period,
        confidence=figure.confidence,
    )


def _citation(document: Document, citation: Citation) -> CitationForm:
    return CitationForm(
        start=citation.start,
        end=citation.end,
        text=document.text[citation.start : citation.end],
        page=document.page_at(citation.start),
        kind=citation.kind,
        number=citation.number,
        issued_on=citation.issued_on,
        relation=citation.relation,
        confidence=citation.confidence,
    )
