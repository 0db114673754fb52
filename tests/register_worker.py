"""A process that works on a register until it is done or killed; it tells on standard output what is safe on disk.

python register_worker.py load FILE START COUNT       load so many letters, confirming each letter's tasks
python register_worker.py follow FILE SECONDS         confirm, note and close whatever is there, for so many seconds
python register_worker.py open FILE                   open it, which migrates an older schema
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from register_forms import form, task

TASKS = 5


def letter(number: int) -> ExtractionForm:
    """A letter of its own with a few tasks."""
    tasks = (task(f"việc {number} phần {part} về đất đai", due="2024-06-30") for part in range(TASKS))
    return form(*tasks, path=f"den/{number}.docx", number=f"{number}/UBND")


def say(*words: object) -> None:
    """On standard output at once: what was said before a kill is what counts."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def load(register: Register, start: int, count: int) -> None:
    """Load letters one by one, telling of each and of each confirmation when it is safe."""
    review = Review(register, Actor("Người duyệt"))
    for outcome in register.add_all(letter(number) for number in range(start, start + count)):
        say("loaded", outcome.document_id)
        drafts = register.tasks(TaskFilter(document_id=outcome.document_id, state="draft", limit=None)).tasks
        done = review.confirm([one.task_id for one in drafts])
        say("confirmed", *done.task_ids)


def follow(register: Register, seconds: float) -> None:
    """Work on whatever tasks there are."""
    review, follow_up = Review(register, Actor("Người theo dõi")), FollowUp(register, Actor("Người theo dõi"))
    until, number = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        number += 1
        try:
            review.correct(number, {"assigner": f"Chủ tịch {number}"})
            follow_up.note(number, "đang làm")
            follow_up.close(number, evidence=Evidence(note="xong"))
        except RegisterError:
            number -= 1
            time.sleep(0.01)
            continue
        say("closed", number)


def main() -> None:
    """Do what the command line says."""
    what, path, *rest = sys.argv[1:]
    say("ready")
    with Register.open(Path(path)) as register:
        if what == "load":
            load(register, int(rest[0]), int(rest[1]))
        elif what == "follow":
            follow(register, float(rest[0]))
        say("done")


if __name__ == "__main__":
    main()
