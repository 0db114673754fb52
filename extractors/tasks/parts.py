"""A clause where it stands in its sentence, and what its sentence has said so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from chidao.extractors.agencies import Mention
from chidao.extractors.records import Deadline
from chidao.extractors.structure import Provision
from chidao.extractors.tasks.announcing import announces, gives_orders, opens_orders
from chidao.extractors.tasks.clause import Clause, read_clause
from chidao.extractors.tasks.openers import skip_connectives
from chidao.extractors.tasks.refusals import is_procedure
from chidao.extractors.words import Words

# With these a lead-in ends before a colon only: "Bộ Tài chính hướng dẫn cụ thể." says all that it has to say.
_AS_IS: Final = ("cụ thể", "trọng tâm")


# What is looked at before somebody charges: he who does so stands behind it.
_GROUNDS: Final = re.compile(r"\W*(?:xét|theo đề nghị|căn cứ)\b", re.IGNORECASE)


MUST: Final = frozenset({"cần", "phải"})
"""The verbs that say that something must be done."""
_GOES_ON: Final = frozenset({"cũng", "còn"})
_CHARGE_WITHIN: Final = 16
"""Words within which an authority comes to its charge."""


class Part(NamedTuple):
    """The clause `text[begin:stop]`, the `number`th of its sentence, in provision `one`."""

    text: str
    begin: int
    stop: int
    number: int
    one: Provision
    words: Words
    clause: Clause
    content: str
    """Its text."""
    leads: bool
    """Whether it leads to what follows it."""

    @classmethod
    def of(cls, text: str, begin: int, stop: int, number: int, one: Provision) -> Part | None:
        """The part between two offsets; None where there are no words."""
        words = Words.of(text, begin, stop)
        clause = read_clause(words)
        if clause is None:
            return None
        content = text[begin:stop]
        ends = content.rstrip()
        leads = ends.endswith(":") or (stop == one.end and announces(content) and not ends.rstrip("./; ").endswith(_AS_IS))
        return cls(text, begin, stop, number, one, words, clause, content, leads)

    def rest(self, start: int) -> Part | None:
        """What it says from `start` on, as a clause of its own; None where there are no words."""
        return Part.of(self.text, start, self.stop, self.number, self.one)

    @property
    def verb(self) -> str:
        """The first word of its predicate; "" where it has none."""
        return "" if self.clause.predicate is None else self.words.plain[self.clause.predicate]

    @property
    def must(self) -> bool:
        """Whether it says what must be done: "các xã cần rà soát"."""
        return self.verb in MUST

    @property
    def is_procedure(self) -> bool:
        """Whether it tells procedure or grounds, with no charge behind these: "Xét đề nghị của Sở Y tế, UBND tỉnh giao …"."""
        charges = self.clause.form == "charged" and bool(self.clause.authority and self.clause.bodies)
        return is_procedure(self.content) and not (charges and _GROUNDS.match(self.content))

    @property
    def directs(self) -> bool:
        """Whether it only says that somebody is to have others do what follows: "Sở Y tế chỉ đạo:"."""
        ends = self.content.rstrip(" *_:").endswith("chỉ đạo")
        return ends and self.clause.form == "statement" and self.clause.charge == "chỉ đạo"

    def charges_anew(self, authority: str) -> bool:
        """Whether it begins with who charges, but for its connectives, and he does not go on: "Bộ trưởng cũng yêu cầu …".

        What is to be reported on is what was charged before: "Bộ trưởng yêu cầu báo cáo trước ngày 30/6".
        """
        first = skip_connectives(self.words, 0)
        opens = first < len(self.words) and self.text.startswith(authority, self.words.starts[first])
        opens = opens and not self.text.startswith("báo cáo ", self.clause.start)
        return opens and _GOES_ON.isdisjoint(self.words.plain[first : first + _CHARGE_WITHIN])

    @property
    def running(self) -> bool:
        """Whether it stands in running text, outside numbered points."""
        return self.one.label.kind == "none"

    @property
    def opens_orders(self) -> bool:
        """Whether what it leads to are orders."""
        return opens_orders(self.content)

    @property
    def says_orders(self) -> bool:
        """Whether someone gives orders in it in so many words, and they follow."""
        return self.leads and not self.clause.past and gives_orders(self.content)


@dataclass(slots=True)
class SentenceState:
    """What the clauses of a sentence leave for those that follow."""

    owners: tuple[Mention, ...] | None = None
    partners: tuple[Mention, ...] = ()
    opening_deadline: Deadline | None = None
    """The deadline that the sentence opens with: it binds all its clauses."""
    first_deadline: Deadline | None = None
    pledged: bool = False
    """In a report: whether a body only commits itself in this sentence, so that the next goes on with no orders."""
