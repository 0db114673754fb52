"""Reading: a module a format, each turning a file into a `Document`."""

from chidao.corpus.reading.errors import ReadingError, Reason
from chidao.corpus.reading.files import Reading, read_all, read_documents, read_file

__all__ = ["Reading", "ReadingError", "Reason", "read_all", "read_documents", "read_file"]
