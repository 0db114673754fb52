"""What reading costs and how much it finds, each measured against something in the same run.

    python tests/benchmarks/reading.py words FOLDER    words of each X.txt found in the same order in the X.docx or X.pdf of FOLDER
                                                       (--texts says where the .txt are, where not in FOLDER)
    python tests/benchmarks/reading.py legacy FOLDER   letters with a diacritic of each X.txt found in order in X.doc, .rtf, .xls
    python tests/benchmarks/reading.py pdf [FILES]     seconds of the processor against plain text extraction by pdfium of the
                                                       same pages in the same run; without FILES, our samples
    python tests/benchmarks/reading.py ocr [SCANS]     the same against tesseract alone on the same pages, one after the other,
                                                       and the seconds that somebody waits; without SCANS, pages made here
    python tests/benchmarks/reading.py memory          peak memory of a text PDF of 600 pages and a scan of 200 MB

Needs the development extra and the fonts of Debian (fonts-dejavu-core).
"""

from __future__ import annotations

import argparse
import difflib
import io
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pypdfium2
from chidao.corpus.document import Document, Source
from chidao.corpus.reading import ReadingError, ocr_program, read_file, scans
from chidao.corpus.reading.pdf import read_pdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parents[1]))
from paper import LONG, OTHER, Paper

ROUNDS = 15
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


def share_in_order(expected: Sequence[str], found: Sequence[str]) -> float:
    """Share of `expected` that stands in `found` in the same order."""
    blocks = difflib.SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(expected))


def _read(path: Path) -> Document | None:
    try:
        return read_file(path)
    except ReadingError as error:
        print(error.message)
        return None


_WORD = re.compile(r"\S*[^\W_]\S*")
"""Something with a letter or digit: the bars between the cells of a .txt and its rulings are none."""


def words(folder: Path, texts: Path) -> None:
    for path in sorted(folder.iterdir()):
        text = texts / f"{path.stem}.txt"
        if path.suffix in (".docx", ".pdf") and text.is_file() and (document := _read(path)):
            expected = _WORD.findall(unicodedata.normalize("NFC", text.read_text(encoding="utf-8")))
            in_text = share_in_order(expected, _WORD.findall(document.text))
            known = share_in_order(expected, _with_furniture(document))
            print(f"{path.name:32} {in_text:.4f} của {len(expected)} từ trong văn bản; {known:.4f} kể cả đầu trang, chữ ký số")


def _with_furniture(document: Document) -> list[str]:
    """The words of the text, with those of the page that the reader left out put in where they stand on it."""
    found = [(match.group(), document.place_at(match.start()), match.start()) for match in _WORD.finditer(document.text)]
    places = [(place.page or 0, place.source_start + at - place.start) if place else (0, 0) for _, place, at in found]
    after: dict[int, list[str]] = {}
    for furniture in document.furniture:
        mine = (furniture.page or 0, furniture.source_start)
        before = max((index for index, place in enumerate(places) if place < mine), key=lambda index: places[index], default=-1)
        after.setdefault(before, []).extend(_WORD.findall(furniture.text))
    words = after.get(-1, [])
    for index, (word, _, _) in enumerate(found):
        words += [word, *after.get(index, ())]
    return words


def _marked(text: str) -> list[str]:
    """Letters with a diacritic, without their case: fonts that print capitals store small letters."""
    return [letter for letter in unicodedata.normalize("NFC", text).lower() if letter.isalpha() and not letter.isascii()]


def legacy(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        text = path.with_suffix(".txt")
        if path.suffix in (".doc", ".rtf", ".xls") and text.is_file():
            document = _read(path)
            found = " ".join([document.text, *(one.text for one in document.furniture)]) if document else ""
            share = share_in_order(_marked(text.read_text(encoding="utf-8")), _marked(found))
            print(f"{path.name:32} {share:.4f}")


def _processor_seconds() -> float:
    """Of this process and of those that it began and that ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def ratio(ours: Callable[[], object], plain: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of the seconds that both take, taken in turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for which, work in enumerate((ours, plain)):
            begun = _processor_seconds()
            work()
            if number:
                taken[which].append(_processor_seconds() - begun)
    return statistics.median(taken[0]), statistics.median(taken[1])


def _plain(content: bytes) -> int:
    """What plain text extraction is: the file opened, each page loaded, its text taken whole, the page closed; by pypdfium2."""
    document = pypdfium2.PdfDocument(content)
    length = 0
    for page in document:
        text = page.get_textpage()
        length += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return length


def pdf(files: Sequence[Path]) -> None:
    """Files with tables are named: cells are filled with what stands in them, which plain extraction does not do.

    Scans and files with hardly a letter are left out. Both sides run in turns in one process, in processor time.
    """
    files = files or sorted(SAMPLES.glob("*.pdf"))
    ratios: dict[bool, list[float]] = {False: [], True: []}
    for path in files:
        content = path.read_bytes()
        document = read_pdf(content, Source(str(path), "", ""))
        if document.doubts or _plain(content) < 100:
            continue
        ours, plain = ratio(lambda: read_pdf(content, Source("", "", "")), lambda: _plain(content), ROUNDS)  # noqa: B023
        ratios[bool(document.tables)].append(ours / plain)
        tables = f", {len(document.tables)} bảng" if document.tables else ""
        print(f"{path.name:40} {ours * 1000:8.2f} ms {plain * 1000:8.2f} ms  {ours / plain:.2f} lần{tables}")
    for has_tables, found in ratios.items():
        if found:
            print(f"trung vị, {'có' if has_tables else 'không'} bảng: {statistics.median(found):.2f} lần")


def _printed(folder: Path, pages: int) -> list[Image.Image]:
    paper = Paper(folder / "in.pdf")
    for number in range(pages):
        for _ in range(3):
            paper.paragraph(LONG)
            paper.paragraph(OTHER)
        if number + 1 < pages:
            paper.turn()
    paper.canvas.save()
    document = pypdfium2.PdfDocument(paper.path)
    return [page.render(scale=300 / 72).to_pil().convert("L") for page in document]


def _scan(path: Path, pictures: Iterable[Image.Image], form: str = "PNG") -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    for picture in pictures:
        buffer = io.BytesIO()
        picture.save(buffer, form)
        buffer.seek(0)
        canvas.drawImage(ImageReader(buffer), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path


def recognition(scans_given: Sequence[Path]) -> None:
    """The recogniser alone is given each page as a picture at the same resolution: packed, plain, and plain and levelled.

    Of a crooked page it leaves most out, and so ends early: there the levelled picture is what to compare with.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path in scans_given or [_scan(folder / "quet.pdf", _printed(folder, 4))]:
            document = pypdfium2.PdfDocument(path)
            pages: dict[str, list[Path]] = {"png": [], "tif": [], "ngay.tif": []}
            for number, page in enumerate(document):
                picture = scans.grey(page.render(scale=scans.DPI / 72).to_pil(), first=not number)
                for form, made in pages.items():
                    made.append(folder / f"{path.stem}-{number}.{form}")
                    (scans.levelled(picture) if form == "ngay.tif" else picture).save(made[-1])
            document.close()
            _compared(path, pages)


def _compared(path: Path, pages: Mapping[str, Sequence[Path]]) -> None:
    content = path.read_bytes()
    works = {"chidao": lambda: read_pdf(content, Source("", "", ""))} | {
        form: lambda made=made: _alone(made)  # type: ignore[misc]
        for form, made in pages.items()
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in works}
    for _ in range(3):
        for name, work in works.items():
            processor, clock = _processor_seconds(), time.monotonic()
            work()
            taken[name].append((_processor_seconds() - processor, time.monotonic() - clock))
    ours, *_ = medians = [[statistics.median(column) for column in zip(*rounds, strict=True)] for rounds in taken.values()]
    for form, alone in zip(pages, medians[1:], strict=True):
        print(f"{path.name}, {len(pages[form])} trang: bộ xử lý {ours[0]:.2f} s, tesseract một mình ({form}) {alone[0]:.2f} s: "
              f"{100 * (ours[0] / alone[0] - 1):+.1f} %; chờ {ours[1]:.2f} s, {alone[1]:.2f} s: "
              f"{100 * (ours[1] / alone[1] - 1):+.1f} %")  # fmt: skip


def _alone(pages: Sequence[Path]) -> None:
    for path in pages:
        command = [ocr_program.PROGRAM, str(path), "-", "-l", "vie", "--psm", "3", "--dpi", "300", "tsv"]
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})


def _peak(path: Path) -> tuple[float, float]:
    """Megabytes that reading takes at most, what it calls included, and its seconds."""
    code = "import sys; from pathlib import Path; from chidao.corpus.reading import read_file; print(read_file(Path(sys.argv[1])).source.pages)"
    begun = time.monotonic()
    process = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.DEVNULL)
    most = 0.0
    ended = threading.Event()

    def look() -> None:
        nonlocal most
        while not ended.wait(0.05):
            most = max(most, _memory_of(process.pid))

    watcher = threading.Thread(target=look)
    watcher.start()
    process.wait()
    ended.set()
    watcher.join()
    return most, time.monotonic() - begun


def _memory_of(pid: int, parent: bytes = b"") -> float:
    """Resident megabytes of a process and of all below it; one that is about to become another program counts once."""
    total = 0.0
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        if command == parent:
            return 0.0
        status = Path(f"/proc/{pid}/status").read_text()
        total = int(status.partition("VmRSS:")[2].split()[0]) / 1024
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                total += _memory_of(int(child), command)
    except (OSError, IndexError, ValueError):
        pass
    return total


def _speckled(page: Image.Image, count: int) -> Iterator[Image.Image]:
    """The page with the noise of a scanner, another each time, which no compression makes small."""
    noise = np.random.default_rng(1)
    for _ in range(count):
        speckled = np.asarray(page, dtype=np.int16) + noise.integers(-12, 13, (page.height, page.width), dtype=np.int16)
        yield Image.fromarray(np.clip(speckled, 0, 255).astype(np.uint8))


def memory() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paper = Paper(folder / "dai.pdf")
        for number in range(600):
            for _ in range(4):
                paper.paragraph(LONG)
                paper.paragraph(OTHER)
            if number < 599:
                paper.turn(number + 2)
        paper.canvas.save()
        peak, seconds = _peak(paper.path)
        print(f"600 trang chữ: {peak:.0f} MB, {seconds:.1f} s")
        (page,) = _printed(folder, 1)
        scan = _scan(folder / "quet.pdf", _speckled(page.resize((page.width * 2, page.height * 2)), 11))
        peak, seconds = _peak(scan)
        print(f"bản quét {scan.stat().st_size / 1024**2:.0f} MB: {peak:.0f} MB, {seconds:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["words", "legacy", "pdf", "ocr", "memory"])
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--texts", type=Path)
    chosen = parser.parse_args()
    if chosen.what == "words":
        words(chosen.paths[0], chosen.texts or chosen.paths[0])
    elif chosen.what == "legacy":
        legacy(chosen.paths[0])
    elif chosen.what == "pdf":
        pdf(chosen.paths)
    elif chosen.what == "ocr":
        recognition(chosen.paths)
    else:
        memory()


if __name__ == "__main__":
    main()
