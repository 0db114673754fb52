"""Our own sample documents with gold, in the forms in which offices get them.

Each sample is NAME.txt with its gold NAME.json; some also come as NAME.docx or NAME.pdf with the same words.
"""

from __future__ import annotations

from pathlib import Path

SAMPLES = Path(__file__).parent
FORMATS = (".docx", ".pdf", ".txt")
"""In the order in which one is picked where a sample comes in several."""


def sample_names() -> tuple[str, ...]:
    """Names of all samples, sorted."""
    return tuple(sorted(path.stem for path in SAMPLES.glob("*.json")))


def sample_files() -> tuple[Path, ...]:
    """One file a sample, as an office would get it: the .docx or .pdf where there is one, else the text."""
    return tuple(next(path for suffix in FORMATS if (path := SAMPLES / f"{name}{suffix}").exists()) for name in sample_names())
