"""Reading a document again, and new versions of it: what a person decided stays, what changed is shown.

A version is another file of the document with the same number, day, issuer and kind. Reading again is the same file read by
better rules.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Literal

from chidao.corpus.folding import canonical
from chidao.outputs.audit import MACHINE, Change, append
from chidao.outputs.interchange import MetaForm
from chidao.outputs.names import name_key
from chidao.outputs.snapshots import Snapshot, read_snapshot, write_snapshot

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["TaskChange", "carry_over", "find_previous", "version_changes"]

ALIKE = 0.8
"""Share of words in common from which two provisions are the same one, changed; below it, two provisions."""

_COMPARED = ("text", "owners", "deadline", "assigner")


@dataclass(frozen=True, slots=True)
class TaskChange:
    """How a provision of the new version stands to the previous one. `fields` are those that differ, as (old, new)."""

    kind: Literal["same", "changed", "added", "removed"]
    old_task: int | None
    new_task: int | None
    fields: dict[str, tuple[Any, Any]]

    def to_json(self) -> dict[str, Any]:
        """The form that other programs read."""
        changed = {name: {"from": old, "to": new} for name, (old, new) in self.fields.items()}
        return {"kind": self.kind, "old_task": self.old_task, "new_task": self.new_task, "changed": changed}


def find_previous(register: Register, meta: MetaForm, sha256: str) -> int | None:
    """The latest document that this one is a version of; None where number, day or issuer are not known for both.

    A report in the news bears the number of the document that it is about: it is no version of it.
    """
    if not (meta.number and meta.issued_on and meta.issuer) or meta.kind == "news":
        return None
    row = register.db.execute(
        "SELECT max(id) FROM documents WHERE number = ? AND issued_on = ? AND issuer_folded = ? AND kind = ? AND sha256 <> ?",
        [meta.number, meta.issued_on.isoformat(), name_key(meta.issuer), meta.kind, sha256],
    ).fetchone()
    return int(row[0]) if row[0] is not None else None


def carry_over(register: Register, old_id: int, new_id: int) -> None:
    """Let the tasks of the previous version stand for those of the new one that say the same, so that none counts twice.

    A task that a person decided on always stays; a draft that the new version words differently gives way to it.
    """
    register.db.execute("UPDATE documents SET previous_id = ? WHERE id = ?", [old_id, new_id])
    changes = []
    for change in _compared(register, old_id, new_id):
        if change.old_task is None or change.new_task is None:
            continue
        old, new = (read_snapshot(register, number) for number in (change.old_task, change.new_task))
        if change.kind == "same":
            changes.append(_merged(register, change.new_task, new, change.old_task))
        elif old["state"] == "draft" and not _followed(register, change.old_task):
            changes.append(_merged(register, change.old_task, old, change.new_task))
    append(register.db, MACHINE, register.now(), changes)


def _merged(register: Register, task_id: int, task: Snapshot, into: int) -> Change:
    after = {**task, "state": "merged", "merged_into": into}
    write_snapshot(register, task_id, after)
    return Change("version", "task", task_id, task, after, "bản khác của cùng văn bản")


def _followed(register: Register, task_id: int) -> bool:
    return bool(register.db.execute("SELECT 1 FROM follow_ups WHERE task_id = ?", [task_id]).fetchone())


def version_changes(register: Register, document_id: int) -> list[TaskChange]:
    """What a document changed against its previous version, in the order of its text, what is gone at the end."""
    row = register.db.execute("SELECT previous_id FROM documents WHERE id = ?", [document_id]).fetchone()
    return _compared(register, row[0], document_id) if row and row[0] else []


def _compared(register: Register, old_id: int, new_id: int) -> list[TaskChange]:
    old, new = _as_read(register, old_id), _as_read(register, new_id)
    pairs = _paired([task["text"] for _, task in old], [task["text"] for _, task in new])
    changes = []
    for place, (number, task) in enumerate(new):
        if place not in pairs:
            changes.append(TaskChange("added", None, number, {}))
            continue
        old_number, before = old[pairs[place]]
        fields = {name: (before[name], task[name]) for name in _COMPARED if _core(name, before) != _core(name, task)}
        changes.append(TaskChange("changed" if fields else "same", old_number, number, fields))
    gone = set(range(len(old))) - set(pairs.values())
    return [*changes, *(TaskChange("removed", old[place][0], None, {}) for place in sorted(gone))]


def _as_read(register: Register, document_id: int) -> list[tuple[int, Snapshot]]:
    """The machine's tasks of a document as they were when it was loaded: what people did to them is no change of the text."""
    rows = register.db.execute(
        "SELECT t.id, (SELECT a.before FROM audit a WHERE a.subject = 'task' AND a.subject_id = t.id"
        " AND a.before IS NOT NULL ORDER BY a.seq LIMIT 1)"
        " FROM tasks t WHERE t.document_id = ? AND t.origin = 'machine' AND t.state <> 'withdrawn' ORDER BY t.position, t.id",
        [document_id],
    ).fetchall()
    return [(number, json.loads(before) if before else read_snapshot(register, number)) for number, before in rows]


def _core(name: str, task: Snapshot) -> Any:
    """What counts of a field: not the place in the file, nor the spelling of tone marks."""
    value = task[name]
    if name == "deadline":
        return value and (value["kind"], value["due"], value["every"])
    if name == "owners":
        return [(name_key(owner["name"]), owner["role"]) for owner in value]
    return canonical(" ".join(value.split())) if value else None


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Places in the new list by those in the old one: equal words first, then those alike, each used once."""
    pairs: dict[int, int] = {}
    words = [[canonical(" ".join(text.split())) for text in texts] for texts in (old, new)]
    free: dict[str, list[int]] = {}
    for place, text in enumerate(words[0]):
        free.setdefault(text, []).append(place)
    for place, text in enumerate(words[1]):
        if free.get(text):
            pairs[place] = free[text].pop(0)
    left = [place for places in free.values() for place in places]
    for place, text in enumerate(words[1]):
        if place not in pairs and left:
            best = max(left, key=lambda other: _likeness(words[0][other], text))
            if _likeness(words[0][best], text) >= ALIKE:
                pairs[place] = best
                left.remove(best)
    return pairs


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0
