"""What the place of a provision says: under an article, under a body that is charged, in the background, within new wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from chidao.extractors.structure import Provision, section_role
from chidao.extractors.tasks.clause import read_clause
from chidao.extractors.tasks.headings import read_heading
from chidao.extractors.words import Words

_CARRYING_OUT: Final = re.compile(
    r"tổ chức thực hiện|trách nhiệm|điều khoản thi hành|hiệu lực|nhiệm vụ|giải pháp|tổ chức và|giao ", re.IGNORECASE
)
_APPROVES: Final = re.compile(r"^\W*(?:Phê duyệt|Ban hành|Thành lập|Kiện toàn|Chấp thuận|Thông qua|Công nhận)\b")
_LEAD: Final = 120
_ASKED: Final = re.compile(r"^\W*(?:đề xuất|kiến nghị|đề nghị)(?:,| và)? ?(?:đề xuất|kiến nghị|đề nghị)?\W*$", re.IGNORECASE)
_RECIPIENTS: Final = re.compile(r"^\W*nơi nhận\b", re.IGNORECASE | re.MULTILINE)


def _is_background(title: str) -> bool:
    return section_role(title) == "background" or bool(_ASKED.match(title))


@dataclass(frozen=True, slots=True)
class Place:
    """`owned`: a body is charged above; `content`: what an article approves is listed; `carrying_out`: under who does what.

    `labelled`: the provision has a number, letter or dash of its own; `heads_article`: it is the article itself.
    """

    article: bool = False
    owned: bool = False
    background: bool = False
    content: bool = False
    carrying_out: bool = False
    labelled: bool = False
    heads_article: bool = False


class Places:
    """The places of the provisions of one document."""

    def __init__(self, text: str, provisions: Sequence[Provision], decides: Callable[[str], bool]) -> None:
        self._text, self._provisions, self._decides = text, provisions, decides
        self.has_articles = any(one.label.kind == "article" for one in provisions)
        recipients = _RECIPIENTS.search(text)
        self._end = recipients.start() if recipients and recipients.start() > len(text) // 5 else len(text)
        self._quoted = self._within_quotes()
        self._known: dict[int, Place] = {}
        self._owned: dict[int, bool] = {}

    def parent(self, index: int) -> int:
        """The index of the provision above, -1 at the top."""
        return self._provisions[index].parent

    def quoted(self, index: int) -> bool:
        """Whether the provision stands within quotation marks that an earlier one opens, or opens with one."""
        return self._quoted[index]

    def of(self, index: int) -> Place:
        """The place of provision `index`."""
        if index not in self._known:
            self._known[index] = self._read(index)
        return self._known[index]

    def _read(self, index: int) -> Place:
        one = self._provisions[index]
        above = self._above(index)
        chain = [index, *above]
        article = next((at for at in chain if self._provisions[at].label.kind == "article"), None)
        outside = one.start > self._end or any(self._provisions[at].label.kind in {"roman", "part"} for at in chain)
        titles = [self._content(at) for at in above]
        return Place(
            article=article is not None and not outside,
            owned=any(self._charges(at) for at in above) or self._led(index),
            background=any(len(title) < 200 and _is_background(title) for title in titles),
            content=article is not None and article != index and bool(_APPROVES.match(self._content(article))),
            heads_article=article == index,
            labelled=one.label.kind != "none",
            carrying_out=article is not None and article != index and self._carries_out(article),
        )

    def _carries_out(self, article: int) -> bool:
        """Whether the article says who carries out the text: by its beginning, or by the end of its lead-in."""
        content = self._content(article)
        if _CARRYING_OUT.search(content[:_LEAD]):
            return True
        return content.rstrip().endswith(":") and bool(_CARRYING_OUT.search(content[-_LEAD:])) and not _APPROVES.match(content)

    def _above(self, index: int) -> list[int]:
        found = []
        at = self._provisions[index].parent
        while at >= 0:
            found.append(at)
            at = self._provisions[at].parent
        return found

    def _content(self, index: int) -> str:
        one = self._provisions[index]
        return self._text[one.start : one.end]

    def _charges(self, index: int) -> bool:
        """Whether the provision is a heading or lead-in that says who is to act."""
        if index not in self._owned:
            self._owned[index] = self._names_owner(index)
        return self._owned[index]

    def _names_owner(self, index: int) -> bool:
        one = self._provisions[index]
        heading = read_heading(self._text, self._provisions, index)
        if heading is not None and heading.bodies and heading.rest is None:
            return True
        if not self._content(index).rstrip(" *_").endswith(":"):
            return False
        clause = read_clause(Words.of(self._text, one.start, one.end))
        return clause is not None and bool(clause.bodies) and not all(self._decides(body.name) for body in clause.bodies)

    def _led(self, index: int) -> bool:
        """Whether a lead-in without a label before this provision charges someone."""
        one = self._provisions[index]
        for at in range(index - 1, max(-1, index - 30), -1):
            before = self._provisions[at]
            if before.label.kind == "none" and before.level <= one.level:
                return one.label.kind in {"dash", "plus", "letter"} and self._charges(at)
            if before.level < one.level:
                return False
        return False

    def _within_quotes(self) -> list[bool]:
        found, depth = [], 0
        for one in self._provisions:
            content = self._content(one.index)
            opens = self._text[max(0, one.label.start - 2) : one.start].strip().startswith("“") or content.startswith("“")
            found.append(depth > 0 or opens)
            depth = max(0, depth + content.count("“") - content.count("”"))
            if one.label.kind == "article" and not opens:
                depth = max(0, content.count("“") - content.count("”"))
        return found
