"""Makes the .docx and .pdf twins of samples from their .txt: `python -m chidao.corpus.samples.make_files`.

The text is the one source of the words; `layout` says how each twin is set. The files are committed, and the same text gives
the same bytes. Needs the development extra (reportlab) and the DejaVu fonts of Debian (fonts-dejavu-core).
"""

from __future__ import annotations

from chidao.corpus.samples import SAMPLES
from chidao.corpus.samples.docx_twins import write_docx
from chidao.corpus.samples.layout import LAYOUTS, parts
from chidao.corpus.samples.pdf_twins import write_pdf


def main() -> None:
    """Writes every twin beside its text."""
    for layout in LAYOUTS:
        content = tuple(parts((SAMPLES / f"{layout.name}.txt").read_text(encoding="utf-8")))
        target = SAMPLES / f"{layout.name}.{layout.format}"
        if layout.format == "docx":
            write_docx(target, content, layout)
        else:
            write_pdf(target, content)


if __name__ == "__main__":
    main()
