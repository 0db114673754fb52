"""All tasks of a document: from its provisions and from its assignment tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.agencies import Mention
from chidao.extractors.deadlines import DateContext
from chidao.extractors.letters import letter_pattern
from chidao.extractors.metadata import date_context
from chidao.extractors.records import Decision, Metadata, Task
from chidao.extractors.tasks.assigners import Assigners
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.confidence import assess
from chidao.extractors.tasks.drafts import Draft
from chidao.extractors.tasks.flow import Flow
from chidao.extractors.tasks.genres import assigns_nothing, without_answers
from chidao.extractors.tasks.leadins import names_duties
from chidao.extractors.tasks.legends import without_legends
from chidao.extractors.tasks.naming import Names
from chidao.extractors.tasks.overlaps import mostly_covered, said_again
from chidao.extractors.tasks.regions import all_provisions, body_provisions, report_body, whole_body, without_quoted_law
from chidao.extractors.tasks.report import Report
from chidao.extractors.tasks.tables import read_table
from chidao.extractors.tasks.telling import headline_orders, tells_of_directive
from chidao.extractors.tasks.text_tables import TextTable, read_text_tables
from chidao.extractors.words import Words

# Kinds whose numbered points are orders unless a heading says otherwise.
_ORDERING: Final = {"chi_thi", "cong_dien", "thong_bao", "ket_luan"}
_FEW: Final = 8
"""Drafts of so few words are alike by chance."""
_OWNERS_SHARE: Final = 4
"""The words of a draft for one of its owners: so that these make up a fifth of what it is told by."""
_COLON: Final = re.compile(r":\s*$")
_NEAR: Final = 8
"""Characters before a decision in which the colon of its matter stands."""


def find_tasks(
    document: Document, meta: Metadata, issued_on: date | None = None, decisions: Sequence[Decision] = ()
) -> tuple[Task, ...]:
    """The tasks in the order of the text.

    `issued_on` is the day that relative deadlines count from where `meta` has none. What `decisions` settle is no task.
    """
    if assigns_nothing(document, meta):
        return ()
    day = meta.issued_on or issued_on
    dates = DateContext(day, day.year, report=meta.kind == "news") if day else date_context(document, meta)
    authority = Authority(meta)
    text_tables = read_text_tables(document, dates)
    drafts = _read_text(document, meta, authority, dates, text_tables, decisions)
    for table in document.tables:
        drafts += read_table(document, table, dates)
    for text_table in text_tables:
        drafts += text_table.drafts
    drafts = without_answers(document.text, meta, _unsettled(document.text, drafts, decisions))
    assigners = Assigners(document.text, meta, authority.forms)
    names = Names.of(document.text, report=meta.kind == "news")
    tasks = [_task(draft, document, meta, names, assigners.of(draft.assigner)) for draft in drafts]
    return tuple(sorted(tasks, key=lambda task: task.start))


def _read_text(
    document: Document,
    meta: Metadata,
    authority: Authority,
    dates: DateContext,
    text_tables: Sequence[TextTable],
    decisions: Sequence[Decision],
) -> list[Draft]:
    """The drafts of the running text, outside tables."""
    every = all_provisions(document)
    within = without_legends(document, [one for one in every if not any(t.start <= one.start < t.end for t in text_tables)])
    provisions = whole_body(document) if len(within) == len(every) else body_provisions(document, within)
    if meta.kind == "cong_van":
        provisions = without_quoted_law(document.text, provisions)
    report = None
    if meta.kind == "news":
        provisions = report_body(document.text, provisions, meta.title)
        report = Report(document.text, authority, announced=headline_orders(meta.title))
    drafts = Flow(
        document.text,
        provisions,
        authority,
        dates,
        report=report,
        ordered=meta.kind in _ORDERING,
        default=_visited(meta),
        decisions=decisions,
    ).read()
    return _without_teasers(document.text, drafts) if report else _without_title(document.text, meta, drafts)


_HEAD: Final = 1600
"""Characters of a document within which its title stands."""


def _without_title(text: str, meta: Metadata, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those that are the document's title: "Phân công thực hiện kết luận kiểm tra"."""
    title = " ".join((meta.title or "").split())
    return [one for one in drafts if one.start > _HEAD or " ".join(text[one.start : one.end].split()).rstrip(".;") not in title]


_VISITED: Final = re.compile(
    r"(?:làm việc|họp|buổi làm việc) với (?:các đồng chí |đồng chí )?(?:tập thể )?(?:lãnh đạo |"
    r"cán bộ chủ chốt |ban thường vụ |thường trực )*(?=tỉnh |thành phố |huyện |thành ủy |thành uỷ )",
    re.IGNORECASE,
)


_VISITED_PLACE: Final = letter_pattern(
    r"(?P<level>(?i:tỉnh|thành phố|huyện|thành))(?i: ủy| uỷ)?(?P<name>(?: (?:[<Lu>][^\s,.]*|-))+)"
)


def _visited(meta: Metadata) -> tuple[Mention, ...] | None:
    """The place whose leaders the meeting of a conclusion was held with: what names nobody is for it to do."""
    match = _VISITED.search(meta.title or "") if meta.kind in {"thong_bao", "ket_luan"} else None
    if match is None or meta.title is None:
        return None
    place = _VISITED_PLACE.match(meta.title, match.end())
    if place is None:
        return None
    level = place["level"].lower()
    return (Mention(0, 0, f"{'thành phố' if level == 'thành' else level}{place['name']}", "agency"),)


def _without_teasers(text: str, drafts: list[Draft]) -> list[Draft]:
    """News says its main points twice, in the lead and in the body: the later one is kept."""
    drafts = [draft for at, draft in enumerate(drafts) if at + 1 == len(drafts) or not _only_announced(text, draft)]
    bags = [_bag(text, draft) for draft in drafts]
    again = said_again(bags)
    return [draft for draft, bag, twice in zip(drafts, bags, again, strict=True) if not twice or len(bag) <= _FEW]


def _only_announced(text: str, draft: Draft) -> bool:
    """Whether a directive is told of, nobody named: "… ký công điện yêu cầu | khẩn trương ứng phó"; what it says follows.

    So it does where those named are to carry out no more than "một số nhiệm vụ".
    """
    if draft.form != "charged" or (draft.bodies and not names_duties(text[draft.start : draft.end], told=True)):
        return False
    sentence = max(text.rfind(mark, 0, draft.start) for mark in ("\n", ". ")) + 1
    return tells_of_directive(text[sentence : draft.start])


def _bag(text: str, draft: Draft) -> set[str]:
    """The words of a draft, and its owners with the weight of a fifth of them: two bodies may be charged with the same."""
    words = set(Words.of(text, draft.start, draft.end).plain)
    names = [body.name.lower() for body in draft.bodies]
    weight = len(words) // (_OWNERS_SHARE * len(names)) + 1 if names else 0
    return words | {f"owner {name} {at}" for name in names for at in range(weight)}


def _unsettled(text: str, drafts: Sequence[Draft], decisions: Sequence[Decision]) -> list[Draft]:
    """The drafts without those that a decision covers for the most part; the row of a table is a task all the same.

    Before a decision behind a colon stands only its matter: "Đối với kiến nghị của huyện: thống nhất chủ trương".
    """
    covered = mostly_covered(
        [(draft.start, draft.end) for draft in drafts],
        [(decision.start, decision.end) for decision in decisions],
        {decision.start for decision in decisions if _COLON.search(text, max(0, decision.start - _NEAR), decision.start)},
    )
    return [draft for draft, settled in zip(drafts, covered, strict=True) if draft.form == "row" or not settled]


def _task(draft: Draft, document: Document, meta: Metadata, names: Names, assigner: str | None) -> Task:
    leads = names.owners(draft.bodies, "lead")
    taken = {owner.name.lower() for owner in leads}
    support = tuple(owner for owner in names.owners(draft.partners, "support") if owner.name.lower() not in taken)
    owners = leads + support
    sure = assess(draft, document, meta, owners)
    return Task(draft.start, draft.end, owners, assigner, draft.deadline, sure)
