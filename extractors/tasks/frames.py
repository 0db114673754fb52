"""The provisions that are open while a document is read, and what they say for those under them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from chidao.extractors.agencies import Mention
from chidao.extractors.records import Deadline
from chidao.extractors.structure import SectionRole
from chidao.extractors.tasks.drafts import Draft, Frame, OwnerSource
from chidao.extractors.tasks.regions import ANNEXED

# The line over the articles of a decision or resolution (Nghị định 30/2020/NĐ-CP, phụ lục III).
_DECIDES: Final = re.compile(r"(?:.*\W)?QUYẾT (?:ĐỊNH|NGHỊ)\W*:\W*", re.DOTALL)


class Held(NamedTuple):
    """Owners that hold here, where they come from, and the partners of their lead-in."""

    bodies: tuple[Mention, ...]
    source: OwnerSource
    partners: tuple[Mention, ...]


class Frames:
    """A stack of open provisions, the document itself at the bottom."""

    def __init__(self, default: tuple[Mention, ...] | None, *, ordered: bool) -> None:
        self.root = Frame(-1, -1, bodies=default, source="title")
        self._stack = [self.root]
        self.ordered = ordered

    @property
    def top(self) -> Frame:
        """The innermost open provision."""
        return self._stack[-1]

    @property
    def at_root(self) -> bool:
        """Whether no numbered provision is open."""
        return len(self._stack) == 1

    def close(self, level: int) -> None:
        """Closes the provisions that one of this level ends."""
        while len(self._stack) > 1 and self._stack[-1].level >= level:
            self._stack.pop()

    def open(self, level: int, index: int) -> Frame:
        """Opens a provision under those that are open."""
        self._stack.append(Frame(level, index))
        return self.top

    def come_to(self, level: int, index: int, *, apart: bool) -> None:
        """Closes the provisions that the next one ends; one set `apart` is a closing that belongs to no point, and orders go on
        in it for all to whom the document is addressed.
        """
        if not apart:
            self.close(level)
            return
        operative = self.operative() or bool(self.root.drafts)
        self.close(0)
        if self.root.bodies:
            self.root.current = None
        if operative:
            self.open(level, index).role = "operative"

    def operative(self) -> bool:
        """Whether what stands here gives orders."""
        for frame in reversed(self._stack):
            if frame.role in {"operative", "background", "named"}:
                return frame.role == "operative"
        return self.ordered and not self.at_root

    def role(self) -> SectionRole:
        """The role of the innermost heading that tells one."""
        for frame in reversed(self._stack):
            if frame.role != "neutral":
                return frame.role
        return "neutral"

    def directed(self) -> bool:
        """Whether who is charged here is to have others do it, so that those who are named do it for him."""
        return next((frame.directs for frame in reversed(self._stack) if frame.bodies is not None), False)

    def held(self) -> Held:
        """Who is charged here where a unit names nobody."""
        for frame in reversed(self._stack):
            if frame.current is not None:
                return Held(frame.current, "paragraph", frame.partners)
            if frame.bodies is not None:
                return Held(frame.bodies, frame.source, self._partners())
        return Held((), "none", self._partners())

    def _partners(self) -> tuple[Mention, ...]:
        for frame in reversed(self._stack):
            if frame.partners:
                return frame.partners
            if frame.bodies is not None:
                return ()
        return ()

    def deadline(self) -> Deadline | None:
        """The deadline of the innermost lead-in that sets one."""
        return next((frame.deadline for frame in reversed(self._stack) if frame.deadline is not None), None)

    def under_heading(self) -> bool:
        """Whether a heading close by, or a lead-in within a point, names who acts: "Yêu cầu X …" is that body's own act."""
        headed = any(frame.bodies is not None and frame.source == "heading" for frame in self._stack[1:])
        return headed or any(frame.bodies and frame.source == "lead-in" for frame in self._stack[2:])

    def lead(
        self,
        bodies: tuple[Mention, ...] | None,
        partners: tuple[Mention, ...] = (),
        deadline: Deadline | None = None,
        *,
        orders: bool = False,
        directs: bool = False,
    ) -> None:
        """Notes a lead-in: it charges `bodies`, or nobody by name, with what follows.

        `orders`: someone gives orders there in so many words, so that they follow even where the heading tells of results;
        `directs`: whoever is charged is to have others do it.
        """
        frame = self.top
        frame.directs = directs
        if bodies is not None:
            frame.bodies, frame.source, frame.deadline = bodies, "lead-in", deadline
        frame.current = None
        frame.partners = partners
        if frame.role == "neutral" or (orders and frame.role == "background"):
            frame.role = "operative"
        if orders and bodies and self.ordered:
            self._stack[-2 if frame is not self.root else -1].role = "operative"

    def notice(self) -> None:
        """Notes that what follows tells something: there only what charges a named body is a task."""
        if self.top.role == "neutral":
            self.top.role = "named"

    def guide(self) -> None:
        """Notes that what follows are steps that citizens take, and what the law gives an office to do about them."""
        self.root.role = "background"

    def decides(self, line: str) -> None:
        """Notes a line that opens the articles of a decision, which charge whom they name, or an annex, which does not."""
        if _DECIDES.fullmatch(line):
            self.root.role = "named"
        elif self.root.role == "named" and ANNEXED.fullmatch(line.strip(" *_#")):
            self.root.role = "neutral"

    def note(self, index: int) -> None:
        """Notes that the draft with this index stands under all that is open."""
        for frame in self._stack:
            frame.drafts.append(index)

    def with_drafts(self, is_point: Callable[[int], bool]) -> Frame | None:
        """The innermost open provision that has drafts; None where a point of its own (`is_point`) has none yet."""
        for frame in reversed(self._stack):
            if frame.drafts:
                return frame
            if frame is not self.root and is_point(frame.index):
                return None
        return None

    def share(self, frame: Frame, drafts: list[Draft]) -> None:
        """Lets what a field says of `frame` hold for the points before it that name nobody: the last one names for all."""
        at = self._stack.index(frame)
        if at > 1:
            unnamed = [i for i in self._stack[at - 1].drafts if i not in frame.drafts and drafts[i].source == "none"]
            frame.drafts[:0] = unnamed

    def sibling_charged(self) -> None:
        """Where one numbered point charges someone, the points beside it do so too."""
        if len(self._stack) > 1 and self._stack[-2].role == "neutral":
            self._stack[-2].role = "operative"

    def waiting(self, drafts: list[Draft], *, beside: bool = False) -> list[Draft]:
        """The drafts of the innermost provision that have no deadline of their own; `beside`: those of the points beside it
        too.
        """
        frame = self._stack[-2] if beside and len(self._stack) > 1 else self.top
        return [drafts[index] for index in frame.drafts if drafts[index].deadline is None or drafts[index].deadline_inherited]
