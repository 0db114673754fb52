"""From a path to a `Document`: the bytes, their kind, the reader for it, and plain words where one fails."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from chidao.corpus.document import Document, Source
from chidao.corpus.reading import archive
from chidao.corpus.reading.decoding import NotTextError, decode
from chidao.corpus.reading.delimited import read_rows
from chidao.corpus.reading.errors import ReadingError, Reason
from chidao.corpus.reading.office import ConversionError, ConversionTimeError, NoConverterError, convert
from chidao.corpus.reading.package import DamagedError, TooLargeError, packed
from chidao.corpus.reading.plain import read_text
from chidao.corpus.reading.sniffing import MEDIA_TYPES, Kind, sniff
from chidao.corpus.reading.word import read_docx

if TYPE_CHECKING:
    from chidao.corpus.reading.mail import Message

LARGE = 32 * 1024 * 1024
"""Bytes from which a PDF is read from the disk rather than from memory."""
MAX_DOCUMENTS = 1000
MAX_DEPTH = 4
"""Archives in archives and e-mails in e-mails are opened this deep."""
MAX_BYTES = 512 * 1024 * 1024
"""The largest file taken in; a scan of a thousand pages stays under it."""


_Content = TypeVar("_Content", bytes, Path)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of one file: an archive or e-mail holds several documents, some of which may be set aside."""

    documents: tuple[Document, ...]
    set_aside: tuple[ReadingError, ...] = ()


def read_file(path: Path, *, display_path: str | None = None) -> Document:
    """Reads the one document in the file at `path`, its kind told by content.

    `display_path` is how the file is named in `source.path` and in messages, `path` as given by default. An e-mail gives
    its message; an archive gives its one member. Raises `ReadingError` for every file that cannot be read, whatever is
    wrong with it.
    """
    shown = display_path if display_path is not None else str(path)
    if _is_large_pdf(path):
        return _read_large_pdf(path, shown)
    return read_content(_bytes_of(path, shown), shown)


def read_documents(path: Path, *, display_path: str | None = None) -> list[Document]:
    """Reads every document in the file at `path`: of an archive its members, of an e-mail the message and its attachments.

    A member is named after its file: “thu.zip!van-ban.docx”. Members that cannot be read are named in the notes of the
    first document; where none can be read the first one's `ReadingError` is raised.
    """
    reading = read_all(path, display_path=display_path)
    if not reading.documents:
        raise reading.set_aside[0]
    first, *others = reading.documents
    return [replace(first, notes=(*first.notes, *(error.message for error in reading.set_aside))), *others]


def read_all(path: Path, *, display_path: str | None = None) -> Reading:
    """Reads every document in the file at `path` and tells which were set aside. Raises `ReadingError` for the file itself."""
    shown = display_path if display_path is not None else str(path)
    if _is_large_pdf(path):
        return Reading((_read_large_pdf(path, shown),))
    documents: list[Document] = []
    errors: list[ReadingError] = []
    for name, content in _unfolded(_bytes_of(path, shown), shown, 0, errors):
        if len(documents) >= MAX_DOCUMENTS:
            errors.append(ReadingError(shown, "too_large"))
            break
        try:
            documents.append(read_content(content, name))
        except ReadingError as error:
            errors.append(error)
    if not documents and not errors:
        raise ReadingError(shown, "empty")
    if not documents and len(errors) == 1 and errors[0].path == shown:
        raise errors[0]
    return Reading(tuple(documents), tuple(errors))


def content_within(path: Path, sha256: str) -> bytes | None:
    """The bytes of the document with this hash in an archive or an e-mail; None where it holds none. Raises `ReadingError`."""
    members = _unfolded(_bytes_of(path, str(path)), str(path), 0, [])
    return next((content for _, content in members if hashlib.sha256(content).hexdigest() == sha256), None)


def _unfolded(content: bytes, shown: str, depth: int, errors: list[ReadingError]) -> Iterator[tuple[str, bytes]]:
    """The files that hold documents inside a file, itself included, each with its name."""
    kind = sniff(content)
    if depth > MAX_DEPTH:
        errors.append(ReadingError(shown, "too_large"))
        return
    if kind == "zip":
        yield from _zip_members(content, shown, depth, errors)
        return
    yield shown, content
    if kind in ("eml", "msg"):
        from chidao.corpus.reading.mail import may_hold_document

        try:
            message = _message_in(content, kind)
        except Exception:  # the message itself is set aside when it is read
            return
        for name, attached in message.attachments:
            if may_hold_document(name, attached):
                yield from _unfolded(attached, f"{shown}!{name}", depth + 1, errors)


def _message_in(content: bytes, kind: Literal["eml", "msg"]) -> Message:
    from chidao.corpus.reading.mail import parse_eml
    from chidao.corpus.reading.outlook import parse_msg

    return parse_eml(content) if kind == "eml" else parse_msg(content)


def _zip_members(content: bytes, shown: str, depth: int, errors: list[ReadingError]) -> Iterator[tuple[str, bytes]]:
    try:
        for name, member in archive.members(content):
            if isinstance(member, bytes):
                yield from _unfolded(member, f"{shown}!{name}", depth + 1, errors)
            else:
                errors.append(ReadingError(f"{shown}!{name}", _REASONS.get(type(member), "damaged")))
    except (DamagedError, TooLargeError) as error:
        errors.append(ReadingError(shown, _REASONS[type(error)]))


_REASONS: dict[type[Exception], Reason] = {
    DamagedError: "damaged",
    TooLargeError: "too_large",
    archive.LockedError: "encrypted",
}


def read_content(content: bytes, shown: str) -> Document:
    """Reads the one document in `content`; `shown` is its name. Raises `ReadingError`."""
    if len(content) < 4096 and not content.strip(b"\0\t\n\r\f\x1a \xef\xbb\xbf"):
        raise ReadingError(shown, "empty")
    kind = sniff(content)
    if kind == "encrypted_office":
        raise ReadingError(shown, "encrypted")
    if kind == "zip":
        return _only_member(content, shown)
    reader = _READERS.get(kind)
    if reader is None:
        raise ReadingError(shown, "unsupported")
    source = Source(shown, hashlib.sha256(content).hexdigest(), MEDIA_TYPES[kind])
    document = _guarded(reader, content, source)
    if not document.text:
        raise ReadingError(shown, "empty")
    return document


def _only_member(content: bytes, shown: str) -> Document:
    errors: list[ReadingError] = []
    found = list(islice(_unfolded(content, shown, 0, errors), 2))
    if len(found) == 1:
        return read_content(found[0][1], found[0][0])
    if errors and not found:
        raise errors[0]
    if not found:
        raise ReadingError(shown, "empty")
    raise ReadingError(shown, "unsupported", "tệp nén chứa nhiều văn bản; hãy giải nén rồi nạp từng tệp")


def _is_large_pdf(path: Path) -> bool:
    try:
        if not LARGE <= path.stat().st_size <= MAX_BYTES:
            return False
        with path.open("rb") as file:
            return sniff(file.read(1024)) == "pdf"
    except (OSError, ValueError):
        return False


def _read_large_pdf(path: Path, shown: str) -> Document:
    """Reads a PDF from the disk as its pages are needed: a scan of 200 MB never stands in memory."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise ReadingError(shown, "unreadable") from None
    return _guarded(_later("pdf", "read_pdf"), path, Source(shown, digest, MEDIA_TYPES["pdf"]))


def _guarded(reader: Callable[[_Content, Source], Document], content: _Content, source: Source) -> Document:
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
    return read_rows(text, source, notes) or read_text(text, source, notes)


def _read_flat(content: bytes, source: Source) -> Document:
    return read_docx(packed(content), source)


def _read_converted(suffix: str, target: Literal["docx", "xlsx"]) -> Callable[[bytes, Source], Document]:
    """A reader for files that LibreOffice knows by this ending and turns into ones of our day."""

    def read(content: bytes, source: Source) -> Document:
        try:
            made = convert(content, suffix, target)
            return _READERS[target](made, source)
        except NoConverterError:
            raise ReadingError(source.path, "needs_converter") from None
        except ConversionTimeError:
            raise ReadingError(source.path, "too_slow") from None
        except ConversionError:
            raise ReadingError(source.path, "damaged") from None

    return read


def _later(module: str, name: str) -> Callable[[_Content, Source], Document]:
    """A reader whose libraries are loaded with the first file of its kind: all of them together take a third of a second."""

    def read(content: _Content, source: Source) -> Document:
        reader: Callable[[_Content, Source], Document] = getattr(import_module(f"chidao.corpus.reading.{module}"), name)
        return reader(content, source)

    return read


_READERS: dict[Kind, Callable[[bytes, Source], Document]] = {
    "text": _read_plain,
    "docx": read_docx,
    "pdf": _later("pdf", "read_pdf"),
    "image": _later("pdf", "read_image"),
    "doc": _read_converted("doc", "docx"),
    "rtf": _read_converted("rtf", "docx"),
    "odt": _read_converted("odt", "docx"),
    "xls": _read_converted("xls", "xlsx"),
    "ods": _read_converted("ods", "xlsx"),
    "flat_docx": _read_flat,
    "word_xml": _read_converted("xml", "docx"),
    "excel_xml": _read_converted("xml", "xlsx"),
    "fodt": _read_converted("fodt", "docx"),
    "fods": _read_converted("fods", "xlsx"),
    "xlsx": _later("sheets", "read_xlsx"),
    "html": _later("web", "read_html"),
    "mht": _later("web", "read_mht"),
    "eml": _later("mail", "eml_document"),
    "msg": _later("outlook", "msg_document"),
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
