"""What a document says about itself: kind, number, day of issue, issuing body, title and signer.

Whether a text is an official document or a report about one is decided first: the one has a letterhead (or at least bears
the name of its type and speaks of itself by it), the other is prose about bodies.
"""

from __future__ import annotations

from dataclasses import replace

from chidao.corpus.abbreviations import expand
from chidao.corpus.document import Document
from chidao.corpus.folding import unify_tones
from chidao.extractors.deadlines.context import DateContext
from chidao.extractors.metadata.below import completed
from chidao.extractors.metadata.cards import behind_intro, read_card
from chidao.extractors.metadata.head import Letterhead, head_pieces, is_letterhead, read_letterhead
from chidao.extractors.metadata.news import read_news, report_year
from chidao.extractors.metadata.signature import read_signer
from chidao.extractors.metadata.untitled import issuer_in_text, read_without_letterhead
from chidao.extractors.recent import once_a_document
from chidao.extractors.records import Metadata


def read_metadata(document: Document) -> Metadata:
    """The metadata of `document`; what it does not give is None."""
    read = _read(document)
    return replace(read, issuer=expand(read.issuer)) if read.issuer else read


def _read(document: Document) -> Metadata:
    head = _letterhead(document)
    if head is None:
        return read_card(document) or read_without_letterhead(document, head_pieces(document)) or read_news(document)
    issuer = head.issuer or issuer_in_text(unify_tones(document.text))
    return Metadata(head.kind, head.number, head.issued_on, issuer, head.title, read_signer(document))


def date_context(document: Document, metadata: Metadata) -> DateContext:
    """The document's own time for reading its deadlines: the day of issue, else the year that its head gives."""
    if metadata.issued_on is not None or metadata.kind == "news":
        published = None if metadata.issued_on else report_year(document)
        year = metadata.issued_on.year if metadata.issued_on else published
        return DateContext(metadata.issued_on, year, report=metadata.kind == "news")
    head = _letterhead(document)
    return DateContext(None, head.year if head else None)


@once_a_document
def _letterhead(document: Document) -> Letterhead | None:
    pieces = behind_intro(head_pieces(document))
    return completed(read_letterhead(document, pieces), document.text) if is_letterhead(pieces) else None
