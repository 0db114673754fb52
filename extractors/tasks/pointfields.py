"""What lines behind a point say of all its units: who leads, who supports, by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from chidao.extractors.agencies import read_bodies
from chidao.extractors.records import Deadline
from chidao.extractors.structure import Provision
from chidao.extractors.tasks.clause import read_clause
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.fieldlines import (
    FieldKind,
    FieldLine,
    opens_persons,
    read_aside,
    read_bare_label,
    read_field_lines,
    read_given,
    read_inline,
    read_leading_line,
)
from chidao.extractors.tasks.frames import Frames
from chidao.extractors.tasks.headings import names_bodies, whole_bodies
from chidao.extractors.words import Words

_ASIDES: Final = frozenset({"none", "dash", "plus"})
_LONGEST_NAME: Final = 12
_POINTS: Final = frozenset({"number", "decimal", "roman"})


@dataclass(slots=True)
class _Listed:
    """A label whose values stand on the lines under it: for which drafts they hold, and whether one has been read."""

    kind: FieldKind
    level: int
    drafts: list[Draft]
    begun: bool = False


class PointFields:
    """Reads such lines and gives what they say to the drafts of the innermost point that has any."""

    def __init__(
        self,
        text: str,
        provisions: Sequence[Provision],
        frames: Frames,
        drafts: list[Draft],
        deadline: Callable[[int, int], Deadline | None],
    ) -> None:
        self._text, self._provisions = text, provisions
        self._frames, self._drafts, self._deadline = frames, drafts, deadline
        self._listed: _Listed | None = None

    def read(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` are fields: "Đơn vị chủ trì: …; phối hợp: …", "Thời gian thực hiện: …"."""
        fields = read_field_lines(self._text, start, end)
        if fields and fields[0].kind == "other" and self._charges(fields[0]):
            return False
        for field in fields:
            frame = self._frames.with_drafts(self._is_point)
            if frame is None or field.value_start >= field.end:
                continue
            if field.kind == "lead":
                self._frames.share(frame, self._drafts)
            for part in self._parts_of(field):
                for index in frame.drafts:
                    self._apply(self._drafts[index], part)
        return bool(fields)

    def _charges(self, field: FieldLine) -> bool:
        """Whether the value of a field charges somebody: "Kinh phí: Sở Tài chính tham mưu bố trí …"."""
        clause = read_clause(Words.of(self._text, field.value_start, field.end))
        named = clause is not None and bool(clause.bodies) and clause.predicate is not None
        return named and clause is not None and clause.form in {"named", "charged"} and not clause.past

    def takes(self, one: Provision) -> bool:
        """Whether a provision is no more than a field, or leads to some; what it says is then noted."""
        return self.read_listed(one) or self.read(one.start, one.end) or self.read_leading(one)

    def read_listed(self, one: Provision) -> bool:
        """Whether the line is a label whose values stand under it ("Cơ quan chủ trì"), or one of these values ("- Sở Y tế")."""
        if self._listed is not None and one.level > self._listed.level and self._is_value(one):
            self._take(self._listed, one)
            return True
        self._listed = None
        kind = read_bare_label(self._text, one.start, one.end)
        if kind is None or one.index + 1 >= len(self._provisions):
            return False
        under = self._provisions[one.index + 1]
        frame = self._frames.with_drafts(self._is_point)
        if frame is None or under.level <= one.level:
            return False
        if kind == "both":
            return read_bare_label(self._text, under.start, under.end) is not None
        if not self._is_value(under):
            return False
        self._listed = _Listed(kind, one.level, [self._drafts[index] for index in frame.drafts])
        return True

    def _is_value(self, one: Provision) -> bool:
        return names_bodies(self._text, one.start, one.end)

    def _take(self, listed: _Listed, one: Provision) -> None:
        before = [draft.bodies for draft in listed.drafts]
        for draft, bodies in zip(listed.drafts, before, strict=True):
            self._apply(draft, FieldLine(listed.kind, one.start, one.end))
            if listed.kind == "lead" and listed.begun and draft.source != "own":
                draft.bodies = bodies + draft.bodies
        listed.begun = True

    def read_leading(self, one: Provision) -> bool:
        """Whether a line behind a point that names nobody says who is charged with it, and no more.

        "(Sở Y tế chủ trì, phối hợp với các xã thực hiện; hoàn thành trong năm 2026)".
        """
        frame = self._frames.with_drafts(self._is_point) if one.label.kind in _ASIDES else None
        fields = read_leading_line(self._text, one.start, one.end) if frame is not None else ()
        if frame is not None and fields:
            self._frames.share(frame, self._drafts)
        unnamed = [self._drafts[index] for index in frame.drafts if not self._drafts[index].bodies] if frame and fields else []
        return bool(unnamed) and self._give(fields, unnamed)

    def read_given(self, start: int, end: int, provision: int) -> bool:
        """Whether a sentence only says to whom is given what stands before it: "Việc này giao Sở Y tế thực hiện"."""
        unnamed = [draft for draft in self._drafts if draft.provision == provision and draft.source != "own"]
        return bool(unnamed) and self._give(read_given(self._text, start, end), unnamed)

    def read_aside(self, draft: Draft) -> None:
        """Gives a draft that names nobody what brackets or fields at its end say."""
        if draft.source == "own":
            return
        aside = read_aside(self._text, draft.start, draft.end)
        if aside:
            said = self._text[self._text.rfind("(", draft.start, aside[0].value_start) : draft.end]
            told = aside[0].kind != "lead" or "chủ trì" in said or ":" in said
            if told or self._lacks_doer(draft, aside[0]):
                self._give(aside, [draft])
            return
        # Fields at the end of a sentence hold for all that it says.
        before = [one for one in self._drafts if one.provision == draft.provision and not one.bodies]
        self._give(read_inline(self._text, draft.start, draft.end), [*before, draft])

    def _lacks_doer(self, draft: Draft, aside: FieldLine) -> bool:
        """Whether a body in brackets is who does it: nobody else is named, and it is no part of a body before it.

        "Lập biên bản (Phòng Kỹ thuật)", but "gửi Sở Tài chính (Phòng Ngân sách)". Persons do it among those of their office:
        "Tổ Văn phòng: trang trí lễ đài (cô Hằng)".
        """
        person = draft.source == "heading" and opens_persons(self._text, aside.value_start, aside.end)
        if (draft.bodies and not person) or self._text[aside.end] != ")":
            return not draft.bodies
        before = Words.of(self._text, draft.start, self._text.rfind("(", draft.start, aside.value_start))
        firsts = range(max(0, len(before) - _LONGEST_NAME), len(before))
        return not any(before.capital[at] and whole_bodies(before, at, len(before)) for at in firsts)

    def _give(self, fields: Sequence[FieldLine], drafts: Sequence[Draft]) -> bool:
        """Gives what `fields` say to `drafts`; whether they name bodies where they are to name some."""
        if not self._name_bodies(fields):
            return False
        for draft in drafts:
            for field in fields:
                self._apply(draft, field)
        return True

    def _parts_of(self, field: FieldLine) -> tuple[FieldLine, ...]:
        """A field, or what its value says in words: "Đơn vị thực hiện: Sở Y tế chủ trì; các xã phối hợp."."""
        parts = read_leading_line(self._text, field.value_start, field.end) if field.kind == "lead" else ()
        return parts if self._name_bodies(parts) else (field,)

    def _name_bodies(self, fields: Sequence[FieldLine]) -> bool:
        """Whether there are `fields`, and each that is to name bodies says nothing else."""
        named = (field for field in fields if field.kind != "time")
        return bool(fields) and all(names_bodies(self._text, field.value_start, field.end) for field in named)

    def _is_point(self, at: int) -> bool:
        return self._provisions[at].label.kind in _POINTS

    def _apply(self, draft: Draft, field: FieldLine) -> None:
        if field.kind == "time":
            if draft.deadline is None or draft.deadline_inherited:
                draft.deadline = self._deadline(field.value_start, field.end)
            return
        words = Words.of(self._text, field.value_start, field.end)
        bodies = read_bodies(words, 0, len(words))
        if bodies is None:
            return
        if field.kind == "lead" and draft.source != "own":
            draft.bodies, draft.source = bodies.mentions, "heading"
        elif field.kind == "support":
            known = {mention.name for mention in draft.partners}
            draft.partners += tuple(mention for mention in bodies.mentions if mention.name not in known)
