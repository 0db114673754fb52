"""A register of any size as it looks after years of work: most tasks reviewed, closed with evidence, extended,
reopened; letters with figures and citations. Not part of the suite.

    python tests/benchmarks/lived_in.py FILE --tasks 100000
"""

from __future__ import annotations

import argparse
import random
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.interchange import CitationForm, ExtractionForm, FigureForm, OwnerForm
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from register_scale import Letters

LAN, MINH = Actor("Nguyễn Thị Lan"), Actor("Trần Văn Minh")
TOGETHER = 40
"""Documents worked on in one transaction: nobody waits for each act here."""


class CitingLetters(Letters):
    """Letters with figures and citations, a few of them shared."""

    numbers: list[str]

    def __init__(self, seed: int = 30) -> None:
        super().__init__(seed)
        self.numbers = []

    def form(self, index: int, tasks: int) -> ExtractionForm:
        choose, plain = self.random, super().form(index, tasks)
        text, figures, citations = plain.text, list[FigureForm](), list[CitationForm]()
        for _ in range(choose.choice((2, 4, 8))):
            value = choose.choice((choose.randint(1, 60), choose.randint(100, 99_999) / 10))
            unit = choose.choice(("%", "tỷ đồng"))
            words = f"{value} {unit}".replace(".", ",")
            figures.append(FigureForm(start=len(text) + 9, end=len(text) + 9 + len(words), text=words, value=value, unit=unit))
            text += f"Đạt được {words}.\n"
        for number in choose.sample(self.numbers, min(len(self.numbers), choose.choice((1, 3, 6)))):
            start = len(text) + 8
            citations.append(CitationForm(start=start, end=start + len(number), text=number, kind="cong_van", number=number))
            text += f"Căn cứ: {number}.\n"
        self.numbers.append(plain.meta.number or "")
        return plain.model_copy(update={"text": text, "figures": tuple(figures), "citations": tuple(citations)})


def live_in(path: Path, tasks: int, seed: int = 30) -> None:
    """Write a register with so many tasks and work on every document as an office does; the same with one seed."""
    choose = random.Random(seed)
    with Register.open(path) as register:
        for _ in register.add_all(CitingLetters(seed).forms(tasks)):
            pass
        documents = [row[0] for row in register.db.execute("SELECT id FROM documents ORDER BY id")]
        for start in range(0, len(documents), TOGETHER):
            with register.writing():
                for document in documents[start : start + TOGETHER]:
                    _review(register, document, choose)
                    _follow(register, document, choose)
        register.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _review(register: Register, document: int, choose: random.Random) -> None:
    """Most documents are reviewed: confirmed, some tasks rejected, some given to a body under a second spelling as well."""
    if choose.random() < 0.3:
        return
    acts = Review(register, choose.choice((LAN, MINH)))
    numbers = [row[0] for row in register.db.execute("SELECT id FROM tasks WHERE document_id = ? AND live = 1", [document])]
    rejected = [number for number in numbers if choose.random() < 0.03]
    if rejected:
        acts.reject(rejected, "không phải nhiệm vụ")
    acts.confirm(number for number in numbers if number not in rejected)
    for number in (one for one in numbers if one not in rejected and choose.random() < 0.02):
        owner = register.db.execute(
            "SELECT n.name, nullif(n.agency_id, '') FROM owners o JOIN names n ON n.id = o.name_id WHERE o.task_id = ?",
            [number],
        ).fetchone()
        spelled = owner[0].replace("UBND", "Ủy ban nhân dân").replace("Sở ", "sở ")
        acts.reassign([number], [OwnerForm(name=name, role="lead", agency_id=owner[1]) for name in (owner[0], spelled)])


def _follow(register: Register, document: int, choose: random.Random) -> None:
    """Half of what was due by 2025 is done, some late, some of it reopened; some is extended."""
    acts = FollowUp(register, choose.choice((LAN, MINH)))
    rows = register.db.execute("SELECT id, due FROM tasks WHERE document_id = ? AND live = 1", [document]).fetchall()
    for number, due in rows:
        day = date.fromisoformat(due) if due else date(2024, 6, 30)
        # Some acts do not fit the task's days: as with people, these are refused.
        with suppress(RegisterError):
            if due and choose.random() < 0.1:
                longer = day + timedelta(days=choose.randint(10, 400))
                acts.extend(number, longer, by="Chủ tịch", reason="vướng mắc mặt bằng", on=day - timedelta(days=5))
            if choose.random() < 0.08:
                acts.note(number, "đang lấy ý kiến các đơn vị", on=day - timedelta(days=3))
            if day < date(2025, 6, 1) and choose.random() < 0.5:
                done = day + timedelta(days=choose.randint(-45, 20))
                acts.close(number, on=done, evidence=Evidence(note=f"Báo cáo kết quả số {choose.randint(1, 900)}/BC"))
                if choose.random() < 0.05:
                    acts.reopen(number, "kết quả chưa đạt", on=done + timedelta(days=9))
                    if choose.random() < 0.5:
                        again = done + timedelta(days=60)
                        acts.close(number, on=again, evidence=Evidence(note="Báo cáo bổ sung"))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--tasks", type=int, default=100_000)
    arguments = parser.parse_args()
    live_in(arguments.path, arguments.tasks)


if __name__ == "__main__":
    main()
