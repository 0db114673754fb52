"""The spaCy pipeline that carries an extraction: `config.cfg` names the steps, each step calls one pure extractor.

A `Doc` keeps its `Document` in `doc._.document` and the records in `doc._.metadata` and `doc._.records[group]`; the same
records stand as spans in `doc.spans[group]`, where `span._.record` gives the record of a span. A span covers whole tokens,
so the exact offsets are those of the record.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import compress
from pathlib import Path
from typing import Any

import spacy
from chidao.corpus.document import Document
from chidao.extractors.citations import find_citations
from chidao.extractors.decisions import find_decisions
from chidao.extractors.figures import find_figures
from chidao.extractors.metadata import read_metadata
from chidao.extractors.records import Citation, Decision, Extraction, Figure, Metadata, Task
from chidao.extractors.tasks import find_tasks
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.tokens.underscore import Underscore
from spacy.util import registry
from spacy.vocab import Vocab

CONFIG = Path(__file__).with_name("config.cfg")
MAX_CHARACTERS = 50_000_000
"""Beyond any real letter; a text of 7 MB goes through in one piece."""

_OBJECTS_BETWEEN_COLLECTIONS = 20_000

TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
Record = Task | Decision | Figure | Citation


class SyllableTokenizer:
    """Syllables, single signs and runs of white space; one blank after a token belongs to it.

    spaCy's own tokenizer for "xx" is quadratic on a run of brackets and four times slower.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        tokens = TOKEN.findall(text)
        # A single blank is part of the token before it; only the first of all has none.
        kept = [token != " " for token in tokens]
        kept[:1] = [True] * len(kept[:1])
        spaces = [not after for after in kept[1:]]
        spaces.append(False)
        return Doc(self.vocab, words=list(compress(tokens, kept)), spaces=list(compress(spaces, kept)))


def syllable_tokenizer() -> Callable[[Language], SyllableTokenizer]:
    """What the config names as the tokenizer."""
    return lambda nlp: SyllableTokenizer(nlp.vocab)


registry.tokenizers.register("chidao.syllables.v1", func=syllable_tokenizer)


class SpanFinder:
    """A step that finds records (`predict`) and writes them down (`set_annotations`) under its `span_key`."""

    def __init__(self, find: Callable[[Doc], Sequence[Record]], span_key: str) -> None:
        self.find = find
        self.span_key = span_key

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> tuple[Record, ...]:
        return tuple(self.find(doc))

    def set_annotations(self, doc: Doc, records: Sequence[Record]) -> None:
        doc._.records[self.span_key] = tuple(records)
        if not len(doc):
            return
        spans = (
            doc.char_span(record.start, record.end, _label(record), span_id=str(number), alignment_mode="expand")
            for number, record in enumerate(records)
        )
        doc.spans[self.span_key] = [span for span in spans if span is not None]


def _label(record: Record) -> str:
    return type(record).__name__.upper()


def _record_of(span: Span) -> Record:
    """The record behind a span of one of our groups."""
    for records in span.doc._.records.values():
        number = int(span.id_)
        if number < len(records) and _label(records[number]) == span.label_:
            found: Record = records[number]
            return found
    raise KeyError(span.label_)


class MetadataReader:
    """The step that reads what the document says of itself into `doc._.metadata`."""

    def __call__(self, doc: Doc) -> Doc:
        self.set_annotations(doc, self.predict(doc))
        return doc

    def predict(self, doc: Doc) -> Metadata:
        document: Document = doc._.document
        return read_metadata(document)

    def set_annotations(self, doc: Doc, metadata: Metadata) -> None:
        doc._.metadata = metadata


@Language.factory("chidao_metadata", assigns=["doc._.metadata"])
def metadata_step(nlp: Language, name: str) -> MetadataReader:
    return MetadataReader()


# Each `doc._` is an object anew, so each step asks for it once.
def _citations(held: Underscore) -> tuple[Citation, ...]:
    return find_citations(held.document, held.metadata.number)


@Language.factory("chidao_citations", default_config={"span_key": "citations"}, requires=["doc._.metadata"])
def citations_step(nlp: Language, name: str, span_key: str) -> SpanFinder:
    return SpanFinder(lambda doc: _citations(doc._), span_key)


@Language.factory("chidao_figures", default_config={"span_key": "figures"})
def figures_step(nlp: Language, name: str, span_key: str) -> SpanFinder:
    return SpanFinder(lambda doc: find_figures(doc._.document), span_key)


def _tasks(held: Underscore) -> tuple[Task, ...]:
    decisions = tuple(record for record in held.records.get("decisions", ()) if isinstance(record, Decision))
    return find_tasks(held.document, held.metadata, held.issued_on, decisions)


@Language.factory("chidao_tasks", default_config={"span_key": "tasks"}, requires=["doc._.metadata"])
def tasks_step(nlp: Language, name: str, span_key: str) -> SpanFinder:
    return SpanFinder(lambda doc: _tasks(doc._), span_key)


def _decisions(held: Underscore) -> tuple[Decision, ...]:
    return find_decisions(held.document, held.metadata)


@Language.factory("chidao_decisions", default_config={"span_key": "decisions"}, requires=["doc._.metadata"])
def decisions_step(nlp: Language, name: str, span_key: str) -> SpanFinder:
    return SpanFinder(lambda doc: _decisions(doc._), span_key)


def _extend() -> None:
    for name in ("document", "metadata", "issued_on"):
        Doc.set_extension(name, default=None, force=True)
    Doc.set_extension("records", default={}, force=True)
    Span.set_extension("record", getter=_record_of, force=True)


@cache
def load_pipeline() -> Language:
    """The pipeline of `config.cfg`, built once a process."""
    _extend()
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(CONFIG), auto_fill=True)
    # Shapes and other marks of each new word, which nothing here asks for, would take longer than all tokens.
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    nlp.max_length = MAX_CHARACTERS
    # All modules and tables so far live as long as the process: each full collection would walk through them in vain. What a
    # document leaves behind is freed without the collector, which need not come after every seven hundred objects.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    return nlp


def annotate(document: Document, issued_on: date | None = None) -> Doc:
    """The document as a `Doc` with all its spans. `issued_on` counts where the document gives no date of its own."""
    return _through(load_pipeline().make_doc(document.text), document, issued_on)


def _through(doc: Doc, document: Document, issued_on: date | None) -> Doc:
    """`doc` after all steps of the pipeline."""
    held = doc._
    held.document, held.issued_on, held.records = document, issued_on, {}
    return load_pipeline()(doc)


def extraction_of(doc: Doc) -> Extraction:
    """What the steps wrote down, as plain records; a group whose step was left out of the config is empty."""
    held = doc._
    records: dict[str, tuple[Any, ...]] = held.records
    return Extraction(
        meta=held.metadata,
        tasks=records.get("tasks", ()),
        decisions=records.get("decisions", ()),
        figures=records.get("figures", ()),
        citations=records.get("citations", ()),
    )


def extract(document: Document, issued_on: date | None = None) -> Extraction:
    """All records of one document: the steps run on a `Doc` without tokens, which only spans need (see `annotate`).

    So spaCy's vocabulary learns nothing from the text: over an archive it would grow with every number ever read.
    """
    return extraction_of(_through(Doc(load_pipeline().vocab), document, issued_on))
