"""Reading: a module a format, each turning a file into a `Document`."""

from chidao.corpus.reading.errors import Reason, ReadingError
from chidao.corpus.reading.files import read_file

__all__ = ["Reason", "ReadingError", "read_file"]
