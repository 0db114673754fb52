"""The table of heirs: ministries, and the main bodies of the 63 provinces, whose duties changed hands in 2025.

`python -m chidao.corpus.bodies.table FILE` writes it; docs/ke-thua-co-quan.csv is its print, and a test holds the two together.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Final

from chidao.corpus.bodies.directory import Directory
from chidao.corpus.bodies.models import Body
from chidao.corpus.bodies.places import provinces

DAYS: Final = (date(2025, 2, 28), date(2025, 3, 1), date(2025, 6, 30), date(2025, 7, 1))
"""The eve and the first day of the two reorganisations."""
KINDS: Final = frozenset({"ministry", "committee", "council", "party", "police", "department"})
NEVER: Final = "chưa có"
UNKNOWN: Final = "chưa rõ"


def rows() -> Iterator[tuple[str, ...]]:
    """Body and, for each of `DAYS`, the names of those who answer, the heir of most first; only where one is another."""
    directory = Directory.load()
    for body in directory.bodies():
        place = provinces().places.get(body.province or "")
        if body.kind in KINDS and (place is None or place.span.holds(DAYS[0])):
            owners = [_owners(directory, body, day) for day in DAYS]
            if set(owners) != {body.name} and set(owners) != {NEVER, body.name}:
                yield (body.name, *owners)


def _owners(directory: Directory, body: Body, day: date) -> str:
    if body.valid_from and day < body.valid_from:
        return NEVER
    return "; ".join(owner.name for owner in directory.owed_by(body, day)) or UNKNOWN


def printed() -> str:
    """The table as CSV, with a head in Vietnamese."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Cơ quan", *(f"Ngày {day:%d/%m/%Y}" for day in DAYS)])
    writer.writerows(rows())
    return out.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(printed(), encoding="utf-8")
