"""Two people at one task: a change is refused where somebody else changed the task after it was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from chidao.outputs.audit import entries
from chidao.outputs.errors import RegisterError
from chidao.outputs.facts import SUBJECTS

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["ChangedMeanwhileError", "check_seen", "versions_of"]


class ChangedMeanwhileError(RegisterError):
    """What a person wanted to change is no longer what they saw."""


_WORDS = {"task": "Nhiệm vụ", **{name: subject.words for name, subject in SUBJECTS.items()}}


def versions_of(register: Register, numbers: Iterable[int], subject: str = "task") -> dict[int, int]:
    """For each task (or other `subject`) the number of the last change to it in the chain, 0 where it is as it was loaded."""
    query = "SELECT coalesce(max(seq), 0) FROM audit WHERE subject = ? AND subject_id = ? AND action <> 'load'"
    return {number: int(register.db.execute(query, [subject, number]).fetchone()[0]) for number in numbers}


def check_seen(register: Register, seen: Mapping[int, int], subject: str = "task") -> None:
    """ChangedMeanwhileError where one of `seen` (number → version shown) has changed since; call it inside `writing`."""
    for number, version in versions_of(register, seen, subject).items():
        if version != seen[number]:
            last = list(entries(register.db, "seq = ?", (version,)))
            who = last[0].actor if last else "người khác"
            raise ChangedMeanwhileError(
                f"{_WORDS[subject]} số {number} vừa được {who} thay đổi sau khi trang này mở ra."
                " Hãy xem lại bản mới rồi làm tiếp."
            )
