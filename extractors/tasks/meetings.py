"""What leaders do at a meeting that a report tells of, and the charges that stand within it."""

from __future__ import annotations

from typing import Final

from chidao.extractors.tasks.assignment import behind_announcement
from chidao.extractors.tasks.leaders import is_leader
from chidao.extractors.tasks.parts import Part

ASKING: Final = {"yêu", "đề", "lưu", "chỉ"}
"""First words of the verbs with which a leader asks for something, whatever follows them."""


def names_leader(part: Part) -> bool:
    """Whether the subject of a clause is one leader."""
    bodies = part.clause.bodies
    return part.clause.form == "named" and len(bodies) == 1 and is_leader(bodies[0].name)


def _directed(part: Part) -> Part | None:
    """What bodies must do in a sentence that goes on with a leader's: "Đồng thời, chỉ đạo các sở rà soát …"."""
    at = part.clause.predicate
    if (
        at is None
        or part.clause.form != "imperative"
        or part.words.plain[at : at + 2] != ["chỉ", "đạo"]
        or at + 2 >= len(part.words)
    ):
        return None
    inner = Part.of(part.text, part.words.starts[at + 2], part.stop, part.number, part.one)
    return inner if inner and inner.clause.form == "named" else None


def charge_within(part: Part, *, led: bool) -> Part | None:
    """The charge within a clause that tells what a leader did, or goes on with it where he `led` the one before.

    "ghi nhận nỗ lực của ngành và yêu cầu Sở Y tế …"; "Đồng thời, chỉ đạo các sở …".
    """
    if names_leader(part) and (part.clause.past or part.verb == "thống"):
        return behind_announcement(part)
    return _directed(part) if led and part.number == 0 else None
