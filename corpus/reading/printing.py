"""Files of word processors printed as PDF, so that there are pictures of their pages: LibreOffice lays them out."""

from __future__ import annotations

from pathlib import Path

from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.office import ConversionError, ConversionTimeError, NoConverterError, convert, find_converter
from chidao.corpus.reading.sniffing import MEDIA_TYPES, Kind

_PRINTED: tuple[Kind, ...] = ("docx", "doc", "rtf", "odt", "fodt")
_SUFFIXES = {**{MEDIA_TYPES[kind]: kind for kind in _PRINTED}, MEDIA_TYPES["word_xml"]: "xml"}
"""The ending by which LibreOffice knows a file of each type."""


def can_be_printed(media_type: str) -> bool:
    """Whether a file of this type has pages only once it is laid out, and can be laid out on this machine."""
    return media_type in _SUFFIXES and find_converter() is not None


def print_or_error(job: tuple[Path, str, Path]) -> ReadingError | None:
    """What a `Guarded` process does: a file, its media type, and where its PDF shall stand; what is wrong out, if anything.

    The PDF is laid out with the fonts of this machine, so that lines and pages may break elsewhere than on the author's.
    """
    path, media_type, target = job
    try:
        made = convert(path.read_bytes(), _SUFFIXES[media_type], "pdf")
        partial = target.with_name(f".{target.name}")
        partial.write_bytes(made)
        partial.replace(target)
    except NoConverterError:
        return ReadingError(str(path), "needs_converter")
    except ConversionTimeError:
        return ReadingError(str(path), "too_slow")
    except (ConversionError, OSError, MemoryError):
        return ReadingError(str(path), "damaged", "không dàn được thành trang")
    return None
