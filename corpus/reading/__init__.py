"""Reading: a module a format, each turning a file into a `Document`."""

from chidao.corpus.reading.errors import ReadingError, Reason
from chidao.corpus.reading.files import read_file

__all__ = ["ReadingError", "Reason", "read_file"]
