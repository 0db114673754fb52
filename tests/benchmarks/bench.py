"""Every comparison in one go: `make bench`. Not part of the suite.

    python tests/benchmarks/bench.py [--rounds 3] [--only extraction --only start …] [--page docs/toc-do.md]

Writes a dated table into the page; a comparison that is left out keeps what the page says of it.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from comparisons import COMPARISONS
from measuring import Row, number

PAGE = Path(__file__).parents[2] / "docs" / "toc-do.md"
HEAD = """# Tốc độ

Trang này do `make bench` viết: mỗi bảng là một phép so sánh, hai bên làm xen kẽ trong cùng một lượt chạy, lấy trung vị của nhiều lượt. Máy bận việc khác
thì các lượt lệch nhau; dòng nào có ghi độ lệch thì đọc kèm nó. Cột cuối là mức phải đạt. Cách nạp trên nhiều nhân, nhiều máy: [mở rộng](mo-rong.md).
"""


def machine() -> str:
    """The machine in a few words: processors, memory, Python, how busy it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    version = ".".join(map(str, sys.version_info[:2]))
    busy = os.getloadavg()[0]
    cores = len(os.sched_getaffinity(0))
    return f"{cores} nhân, {number(memory)} GB bộ nhớ, Python {version}, tải lúc bắt đầu {number(busy, 1)}"


def section(name: str, rows: list[Row], when: str) -> str:
    """One comparison as it stands in the page."""
    lines = [f"## {COMPARISONS[name][0]}", "", when, "", "| phép đo | đo được | phải đạt |", "| --- | --- | --- |"]
    for row in rows:
        verdict = "" if row.passed is None else (" ✓" if row.passed else " ✗ chưa đạt")
        lines.append(f"| {row.what} | {row.measured} | {row.bar}{verdict} |")
    return "\n".join(lines)


def parts_of(page: str) -> dict[str, str]:
    """The sections of a page by the name of their comparison."""
    titles = {title: name for name, (title, _) in COMPARISONS.items()}
    found = {}
    for part in re.split(r"(?m)^(?=## )", page)[1:]:
        name = titles.get(part.splitlines()[0].removeprefix("## "))
        if name:
            found[name] = part.strip()
    return found


def main() -> None:
    """Read the command line, compare, write the page after each comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", choices=list(COMPARISONS))
    parser.add_argument("--page", type=Path, default=PAGE)
    arguments = parser.parse_args()
    parts = parts_of(arguments.page.read_text(encoding="utf-8")) if arguments.page.exists() else {}
    for name in arguments.only or COMPARISONS:
        print(f"{COMPARISONS[name][0]}…", flush=True)
        when = f"Đo ngày {date.today():%d/%m/%Y}, {arguments.rounds} lượt: {machine()}."
        with tempfile.TemporaryDirectory(prefix="chidao-do-") as folder:
            rows = []
            for row in COMPARISONS[name][1](Path(folder), arguments.rounds):
                print(f"  {row.what}: {row.measured} {row.bar}", flush=True)
                rows.append(row)
        parts[name] = section(name, rows, when)
        ordered = [parts[one] for one in COMPARISONS if one in parts]
        arguments.page.write_text("\n\n".join([HEAD.strip(), *ordered]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
