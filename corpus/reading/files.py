"""From a path to a `Document`: the bytes, their kind, the reader for it, and plain words where one fails."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from chidao.corpus.document import Document, Source
from chidao.corpus.reading.decoding import NotTextError, decode
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.office import ConversionError, ConversionTimeError, NoConverterError, convert
from chidao.corpus.reading.package import TooLargeError
from chidao.corpus.reading.pdf import read_pdf
from chidao.corpus.reading.plain import read_text
from chidao.corpus.reading.sniffing import MEDIA_TYPES, Kind, sniff
from chidao.corpus.reading.word import read_docx

MAX_BYTES = 512 * 1024 * 1024
"""The largest file taken in; a scan of a thousand pages stays under it."""


def read_file(path: Path, *, display_path: str | None = None) -> Document:
    """Reads the one document in the file at `path`, its kind told by content.

    `display_path` is how the file is named in `source.path` and in messages, `path` as given by default. Raises
    `ReadingError` for every file that cannot be read, whatever is wrong with it.
    """
    shown = display_path if display_path is not None else str(path)
    return read_content(_bytes_of(path, shown), shown)


def read_content(content: bytes, shown: str) -> Document:
    """Reads the one document in `content`; `shown` is its name. Raises `ReadingError`."""
    if not content.strip(b"\0\t\n\r\f\x1a \xef\xbb\xbf"):
        raise ReadingError(shown, "empty")
    kind = sniff(content)
    if kind == "encrypted_office":
        raise ReadingError(shown, "encrypted")
    reader = _READERS.get(kind)
    if reader is None:
        raise ReadingError(shown, "unsupported")
    source = Source(shown, hashlib.sha256(content).hexdigest(), MEDIA_TYPES[kind])
    document = _guarded(reader, content, source)
    if not document.text:
        raise ReadingError(shown, "empty")
    return document


def _guarded(reader: Callable[[bytes, Source], Document], content: bytes, source: Source) -> Document:
    """Whatever a broken file makes a reader stumble over, its owner hears that the file is broken."""
    try:
        return reader(content, source)
    except ReadingError:
        raise
    except NotTextError:
        raise ReadingError(source.path, "unsupported") from None
    except (TooLargeError, MemoryError):
        raise ReadingError(source.path, "too_large") from None
    except Exception as error:
        raise ReadingError(source.path, "damaged") from error


def _read_plain(content: bytes, source: Source) -> Document:
    text, notes = decode(content)
    return read_text(text, source, notes)


def _read_converted(kind: Kind) -> Callable[[bytes, Source], Document]:
    """A reader for files that LibreOffice turns into Word ones."""

    def read(content: bytes, source: Source) -> Document:
        try:
            return read_docx(convert(content, kind, "docx"), source)
        except NoConverterError:
            raise ReadingError(source.path, "needs_converter") from None
        except ConversionTimeError:
            raise ReadingError(source.path, "too_slow") from None
        except ConversionError:
            raise ReadingError(source.path, "damaged") from None

    return read


_READERS: dict[Kind, Callable[[bytes, Source], Document]] = {
    "text": _read_plain,
    "docx": read_docx,
    "pdf": read_pdf,
    "doc": _read_converted("doc"),
    "rtf": _read_converted("rtf"),
    "odt": _read_converted("odt"),
}


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            raise ReadingError(shown, "not_a_file")
        if path.stat().st_size > MAX_BYTES:
            raise ReadingError(shown, "too_large")
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadingError(shown, "missing") from None
    except PermissionError:
        raise ReadingError(shown, "no_permission") from None
    except (OSError, ValueError):
        raise ReadingError(shown, "unreadable") from None
