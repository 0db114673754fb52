"""Reading: a module a format, each turning a file into a `Document`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chidao.corpus.reading.errors import ReadingError, Reason

if TYPE_CHECKING:
    from chidao.corpus.reading.files import Reading, read_all, read_documents, read_file

__all__ = ["Reading", "ReadingError", "Reason", "read_all", "read_documents", "read_file"]


def __getattr__(name: str) -> Any:
    """The readers bring half a second of libraries: they are loaded when something is read."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from chidao.corpus.reading import files

    return getattr(files, name)
