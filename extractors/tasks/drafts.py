"""What is known of a task while the document is being read, and of the provisions that govern it."""

from __future__ import annotations

from dataclasses import dataclass, field

from chidao.extractors.agencies import Mention
from chidao.extractors.records import Deadline
from chidao.extractors.structure import SectionRole

OwnerSource = str
"""Where the owners come from: "own" words, the "sentence" or "paragraph" before, a "heading", a "lead-in", "none"."""


@dataclass(slots=True)
class Draft:
    """A task as found: its range, who is charged, who supports, and what tells how sure we are."""

    start: int
    end: int
    bodies: tuple[Mention, ...]
    partners: tuple[Mention, ...] = ()
    source: OwnerSource = "none"
    form: str = "imperative"
    operative: bool = True
    provision: int = -1
    deadline: Deadline | None = None
    deadline_inherited: bool = False
    assigner: str | None = None
    """How the one who charges is called; None where the whole document has one."""


@dataclass(slots=True)
class Frame:
    """A provision that is open: what it says for those under it."""

    level: int
    index: int
    role: SectionRole = "neutral"
    bodies: tuple[Mention, ...] | None = None
    source: OwnerSource = "lead-in"
    partners: tuple[Mention, ...] = ()
    current: tuple[Mention, ...] | None = None
    deadline: Deadline | None = None
    directs: bool = False
    """Whether those charged here are to have others do what follows: "Sở Y tế chỉ đạo: a) Bệnh viện tỉnh …"."""
    drafts: list[int] = field(default_factory=list)
