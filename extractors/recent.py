"""What several steps of the pipeline read from one document is read once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from chidao.corpus.document import Document

Found = TypeVar("Found")


def once_a_document(read: Callable[[Document], Found]) -> Callable[[Document], Found]:
    """`read`, which for the document that it was last asked for gives the very object that it gave then: do not change it."""
    last: tuple[Document, Found] | None = None

    def recent(document: Document) -> Found:
        nonlocal last
        known = last
        if known is None or known[0] is not document:
            last = known = document, read(document)
        return known[1]

    return recent
