"""Pictures of pages and where on them each word of a document stands: drawn once, in a process that can be ended, and kept.

They stand beside the register, a folder a content. Nothing here can bring the pages of the site down: what takes too long or
fails is told in words.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from chidao.corpus.document import Document, Place, Source
from chidao.corpus.reading.errors import ReadingError
from chidao.corpus.reading.guard import Guarded, GuardedProcessError, GuardedReader
from chidao.corpus.reading.pictures import PagePicture, picture_or_error, source_ranges
from chidao.corpus.reading.printing import can_be_printed, print_or_error
from chidao.outputs.web.originals import Original
from chidao.outputs.web.segments import Mark

__all__ = ["PageKeeper", "PageLayout", "Spot"]

SECONDS = 60.0
_MOST_PLACES = 1_000
"""Where the same words stand; the nearest of these is taken."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of a page's picture that belongs to a mark, in the picture's dots."""

    mark: Mark
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The size of a page's picture and where its words stand; `places` and `text` as the reader gave them."""

    width: int
    height: int
    words: tuple[tuple[int, int, float, float, float, float], ...]
    number: int
    document: Document
    pages: int = 0
    """How many the file has; 0 where that is not known from its layout."""

    def spots(self, marks: Iterable[Mark], text: str) -> list[Spot]:
        """Where the marks of `text`, the register's own, stand on the picture."""
        near = self._bounds() if self.document.text == text else (0, max(len(text), len(self.document.text)))
        return [spot for mark in marks if mark.start < near[1] and near[0] < mark.end for spot in self._spots(mark, text)]

    def _bounds(self) -> tuple[int, int]:
        """From where to where the text may stand on this page."""
        here = [place for place, one in enumerate(self.document.places) if one.page == self.number]
        if not here:
            return 0, 0
        after = self.document.places[here[-1] + 1 : here[-1] + 2]
        return self.document.places[here[0]].start, after[0].start if after else len(self.document.text)

    def _spots(self, mark: Mark, text: str) -> list[Spot]:
        start, end = self._found(mark, text[mark.start : mark.end])
        ranges = source_ranges(self.document, start, end).get(self.number, ()) if start < end else ()
        boxes = [word[2:] for word in self.words if any(word[0] < stop and begin < word[1] for begin, stop in ranges)]
        return [Spot(mark, left, top, right - left, bottom - top) for left, top, right, bottom in _lines(boxes)]

    def _found(self, mark: Mark, words: str) -> tuple[int, int]:
        """Where the words stand in the text as it is read today, which later readers may give a little differently."""
        own = self.document.text
        if own[mark.start : mark.end] == words:
            return mark.start, mark.end
        # Lines and cells of a table may part elsewhere in what was laid out anew.
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        found = [match.span() for match in islice(pattern.finditer(own), _MOST_PLACES)] if words.strip() else []
        return min(found, key=lambda span: abs(span[0] - mark.start), default=(0, 0))

    def page_of(self, mark: Mark, text: str) -> int | None:
        """The page on which the mark of `text` begins."""
        start, end = self._found(mark, text[mark.start : mark.end])
        return min(source_ranges(self.document, start, end), default=None)


def _lines(boxes: Sequence[tuple[float, float, float, float]]) -> list[tuple[float, float, float, float]]:
    """Boxes side by side on one line as one."""
    joined: list[tuple[float, float, float, float]] = []
    for left, top, right, bottom in boxes:
        if joined:
            before = joined[-1]
            height = max(bottom - top, before[3] - before[1], 1.0)
            same_line = min(bottom, before[3]) - max(top, before[1]) > 0.4 * min(bottom - top, before[3] - before[1])
            if same_line and -0.5 * height <= left - before[2] <= 2.5 * height:
                joined[-1] = (before[0], min(top, before[1]), right, max(bottom, before[3]))
                continue
        joined.append((left, top, right, bottom))
    return joined


class PageKeeper:
    """The pictures and layouts of pages, made one after another in the background and kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()
        self._asked: dict[tuple[str, int], Future[str | None]] = {}
        self._painter: Guarded | None = None

    def picture(self, original: Original, page: int, patience: float = SECONDS) -> Path:
        """The picture of a page as a PNG file, drawn now where there is none; ReadingError where there cannot be one."""
        path = self._path(original, f"{page}.png")
        if not path.is_file():
            fault = self._ask(original, page).result(timeout=patience)
            if fault and not path.is_file():
                raise ReadingError(original.name, "damaged", fault)
        return path

    def layout(self, original: Original, page: int) -> PageLayout | str | None:
        """Where the words of a page stand; None while that is still being found out, words where it cannot be."""
        words, places = self._path(original, f"{page}.json"), self._path(original, "noi.json")
        if not (words.is_file() and places.is_file()):
            asked = self._ask(original, page)
            return asked.result() if asked.done() else None
        kept = json.loads(words.read_bytes())
        return PageLayout(
            kept["width"], kept["height"], tuple(tuple(word) for word in kept["words"]), page,
            *_document(json.loads(places.read_bytes())),
        )  # fmt: skip

    def places(self, original: Original) -> PageLayout | None:
        """Where the document's text stands on its pages, once that is known; a layout of no page."""
        path = self._path(original, "noi.json")
        return PageLayout(0, 0, (), 0, *_document(json.loads(path.read_bytes()))) if path.is_file() else None

    def stop(self) -> None:
        """End what is being drawn."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
        self._end_painter()

    def _ask(self, original: Original, page: int) -> Future[str | None]:
        with self._lock:
            self._pool = self._pool or ThreadPoolExecutor(1, thread_name_prefix="chidao-anh-trang")
            key = (original.sha256, page)
            if key not in self._asked:
                if len(self._asked) > 1_000:
                    self._asked = {key: one for key, one in self._asked.items() if not one.done()}
                self._asked[key] = self._pool.submit(self._make, original, page)
            return self._asked[key]

    def _make(self, original: Original, page: int) -> str | None:
        """Draw the page and keep it; words where that fails."""
        try:
            paged = self._paged(original)
            self._keep_picture(original, page, self._paint(paged, page))
            if not self._path(original, "noi.json").is_file():
                self._keep_places(paged)
        except ReadingError as error:
            return f"Chưa vẽ được trang {page}: {error.detail or error.message.removeprefix(f'{original.path}: ')}."
        except (OSError, ValueError, GuardedProcessError) as error:
            return f"Chưa vẽ được trang {page}: {type(error).__name__}."
        return None

    def _paged(self, original: Original) -> Original:
        """The file itself, or what it was printed as where it has no pages of its own."""
        if not can_be_printed(original.media_type):
            return original
        path = self._path(original, "trang.pdf")
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            with Guarded(print_or_error) as printer:
                try:
                    fault = printer.call((original.path, original.media_type, path), SECONDS)
                except (TimeoutError, EOFError) as error:
                    raise ReadingError(original.name, "too_slow" if isinstance(error, TimeoutError) else "damaged") from None
            if fault:
                raise fault
        return replace(original, path=path)

    def _paint(self, original: Original, page: int) -> PagePicture:
        self._painter = self._painter or Guarded(picture_or_error)
        try:
            answer = self._painter.call((original.path, page), SECONDS)
        except (TimeoutError, EOFError) as error:
            self._end_painter()
            raise ReadingError(original.name, "too_slow" if isinstance(error, TimeoutError) else "damaged") from None
        if isinstance(answer, ReadingError):
            raise answer
        picture: PagePicture = answer
        return picture

    def _end_painter(self) -> None:
        painter, self._painter = self._painter, None
        if painter:
            painter.close()

    def _keep_picture(self, original: Original, page: int, picture: PagePicture) -> None:
        kept = {"width": picture.width, "height": picture.height, "words": picture.words}
        self._write(self._path(original, f"{page}.json"), json.dumps(kept).encode())
        self._write(self._path(original, f"{page}.png"), picture.png)

    def _keep_places(self, original: Original) -> None:
        # A process of its own each time: a document is read once, and a reader takes much memory to keep.
        with GuardedReader() as reader:
            reading = reader.read(original.path, display_path=original.name)
        printed = can_be_printed(original.media_type)
        document = next((one for one in reading.documents if printed or one.source.sha256 == original.sha256), None)
        places = [[place.start, place.source_start, place.page] for place in document.places] if document else []
        kept = {"text": document.text if document else "", "places": places, "pages": document.source.pages if document else 0}
        self._write(self._path(original, "noi.json"), json.dumps(kept, ensure_ascii=False).encode())

    def _path(self, original: Original, name: str) -> Path:
        return self._folder / original.sha256[:2] / original.sha256 / name

    def _write(self, path: Path, content: bytes) -> None:
        """Whole or not at all: a picture half written would be shown for ever."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(dir=path.parent, prefix=".")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(partial).replace(path)


def _document(kept: dict[str, Any]) -> tuple[Document, int]:
    places = tuple(Place(*place) for place in kept["places"])
    return Document(kept["text"], Source("", "", ""), (), places=places), int(kept.get("pages") or 0)
