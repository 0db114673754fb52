"""Points that list what a report, an opinion or a file is to hold: nobody is charged with them one by one."""

from __future__ import annotations

from chidao.extractors.structure import Provision
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.headings import inline_heading, names_owner
from chidao.extractors.tasks.leadins import lists_contents


class Contents:
    """Follows the provisions of `text` in order, and tells which of them are only contents of what a lead-in asks for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lead: Provision | None = None

    def covers(self, one: Provision, drafts: list[Draft]) -> bool:
        """Whether the next provision is such a point, and names nobody who is to see to it: it goes with what asks for it."""
        lead, labelled = self._lead, one.label.kind != "none"
        within = lead is not None and labelled and (lead.label.kind == "none" or one.level > lead.level)
        if not within:
            self._lead = one if lists_contents(self._text, one.start, one.end) else None
            return False
        if names_owner(self._text, one) or inline_heading(self._text, one.start, one.end):
            return False
        if drafts and lead is not None and drafts[-1].provision == lead.index:
            drafts[-1].end = one.end
        return True
