"""Heads and feet of the pages of a Word document: the letterhead among them is text, the others repeat on every page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chidao.corpus.reading.lines import MOTTO
from chidao.corpus.reading.package import DamagedError, Package
from chidao.corpus.reading.word_styles import W
from chidao.corpus.reading.word_tree import RELATION, settle
from lxml import etree

_LETTERHEAD = re.compile(rf"Số\s*:|{MOTTO}|ngày.{{0,12}}tháng.{{0,12}}năm")


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads and feet of a document, each once, as the elements that hold their paragraphs."""

    letterheads: tuple[etree._Element, ...]
    """Of the first page, those that hold the document's number or date."""
    others: tuple[etree._Element, ...]

    @classmethod
    def of(cls, package: Package, main: str, body: etree._Element) -> Heads:
        first_section = next(body.iter(W + "sectPr"), None)
        wanted = "first" if first_section is not None and first_section.find(W + "titlePg") is not None else "default"
        found: dict[str, tuple[bool, etree._Element]] = {}
        for reference in body.iter(W + "headerReference", W + "footerReference"):
            target = package.relations(main).get(reference.get(RELATION, ""), ("", ""))[1]
            if target in found or target not in package.names:
                continue
            try:
                holder = package.xml(target)
            except DamagedError:
                continue
            settle(holder)
            opens = reference.getparent() is first_section and reference.get(W + "type") == wanted
            words = "".join(one.text or "" for one in holder.iter(W + "t"))
            is_letterhead = opens and reference.tag == W + "headerReference" and bool(_LETTERHEAD.search(words))
            found[target] = (is_letterhead, holder)
        return cls(
            tuple(holder for is_letterhead, holder in found.values() if is_letterhead),
            tuple(holder for is_letterhead, holder in found.values() if not is_letterhead),
        )
