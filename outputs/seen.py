"""Two people at one task: a change is refused where somebody else changed the task after it was shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from chidao.outputs.audit import entries
from chidao.outputs.errors import RegisterError

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["ChangedMeanwhileError", "check_seen", "versions_of"]


class ChangedMeanwhileError(RegisterError):
    """What a person wanted to change is no longer what they saw."""


def versions_of(register: Register, task_ids: Iterable[int]) -> dict[int, int]:
    """For each task the number of the last change to it in the chain (0 where it is as it was loaded)."""
    query = "SELECT coalesce(max(seq), 0) FROM audit WHERE subject = 'task' AND subject_id = ?"
    return {task_id: int(register.db.execute(query, [task_id]).fetchone()[0]) for task_id in task_ids}


def check_seen(register: Register, seen: Mapping[int, int]) -> None:
    """ChangedMeanwhileError where a task of `seen` (number → version shown) has changed since; call it inside `writing`."""
    for task_id, version in versions_of(register, seen).items():
        if version != seen[task_id]:
            last = list(entries(register.db, "seq = ?", (version,)))
            who = last[0].actor if last else "người khác"
            raise ChangedMeanwhileError(
                f"Nhiệm vụ số {task_id} vừa được {who} thay đổi sau khi trang này mở ra. Hãy xem lại bản mới rồi làm tiếp."
            )
