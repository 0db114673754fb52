"""All decisions of a document, clause by clause, with what the place of a clause says of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from chidao.corpus.document import Document
from chidao.extractors.decisions.acts import Act, read_act, read_frame
from chidao.extractors.decisions.authority import Deciders, Speakers
from chidao.extractors.decisions.edges import clause_end, turns
from chidao.extractors.decisions.judgement import ASKING, Judge
from chidao.extractors.decisions.lexicon import may_settle
from chidao.extractors.decisions.permissions import read_permission
from chidao.extractors.decisions.places import Places
from chidao.extractors.records import Decision, Metadata
from chidao.extractors.signs import Signed
from chidao.extractors.structure import Provision, clauses, sentences
from chidao.extractors.structure.splitting import Range
from chidao.extractors.tasks.clause import read_clause
from chidao.extractors.tasks.furniture import is_furniture
from chidao.extractors.tasks.leaders import PRONOUNS
from chidao.extractors.tasks.regions import whole_body
from chidao.extractors.words import Words

# A clause of a real text is far shorter; what a broken conversion glues together is read up to here.
_LONGEST: Final = 6000
_LISTS: Final = Signed.of(r"(?<!\w)(?:về|gồm|sau|là): (?=[^\W\d])", ": ")
_ASKING_WORDS: Final = frozenset({"nghị", "xuất"})
_ASKS: Final = re.compile(
    r"[đĐkK](?i:(?<!theo .)(?<!các .)(?<!về .)(?<!với .)(?<!của .)(?<!xét .)(?<!\w.)"
    r"(?:(?<=đ)ề (?:nghị|xuất)|(?<=k)iến nghị)\b(?! của))"
)

_DATELINE: Final = re.compile(
    r"\W{0,3}(?:\([^()\n]{2,40}\)|[^\W\d_][\w.,/ ]{1,30}(?:\([^()\n]{2,30}\))?)\s*[-–—]\s+(?=[^\W\d_])"
)


def find_decisions(document: Document, meta: Metadata) -> tuple[Decision, ...]:
    """The decisions that this text takes, or reports as taken now, in the order of the text."""
    if meta.kind in ASKING:
        return ()
    return _Finder(document, meta).find()


class _Finder:
    """Reads the provisions in order and remembers where an authority last decided."""

    def __init__(self, document: Document, meta: Metadata) -> None:
        self._text, self._meta = document.text, meta
        self._deciders = Deciders(meta, document.text)
        self._provisions = whole_body(document)
        self._places = Places(self._text, self._provisions, self._deciders.decides)
        self._judge = Judge(meta, self._places.has_articles)
        self._signs = may_settle(self._text)
        self._found: list[tuple[Decision, int]] = []
        self._speakers = Speakers(meta, self._deciders.decides)
        self._last = -9

    def find(self) -> tuple[Decision, ...]:
        """The decisions; the title of an article whose points decide is none beside them."""
        for one in self._provisions:
            furniture = self._meta.kind == "news" and is_furniture(self._text, one)
            if not furniture and not self._places.quoted(one.index):
                for begin, stop in sentences(self._text, self._start(one), one.end):
                    self._sentence(begin, stop, one)
        parents = {self._places.parent(home) for _, home in self._found}
        kept = [decision for decision, home in self._found if not (home in parents and self._is_title(home))]
        fullest = [replace(one, authority=self._speakers.fullest(one.authority)) for one in kept]
        return tuple(sorted(fullest, key=lambda decision: decision.start))

    def _start(self, one: Provision) -> int:
        """Where the words of the provision begin, behind the place or paper that a report is from: "(Báo Hà Sơn) - "."""
        dateline = _DATELINE.match(self._text, one.start, one.end) if self._meta.kind == "news" else None
        return dateline.end() if dateline else one.start

    def _is_title(self, index: int) -> bool:
        one = self._provisions[index]
        return one.label.kind == "article" and not self._text[one.start : one.end].rstrip(" *_").endswith((".", ":", ";"))

    def _sentence(self, start: int, end: int, one: Provision) -> None:
        if self._text[end - 1 : end] == ":":
            self._speakers.note(read_frame(self._text[start : end - 1], self._deciders.decides))
        sign = bisect_left(self._signs, start)
        if sign == len(self._signs) or self._signs[sign] >= end:
            return
        chained = asked = False
        for clause in self._with_lists(list(clauses(self._text, start, end))):
            for begin, stop in turns(self._text, *clause):
                words = Words.of(self._text, begin, min(stop, begin + _LONGEST))
                act = read_act(words, self._deciders.decides) if words.plain else None
                confidence = self._confidence(act, words, one, chained, stop) if act and not (asked and not act.who) else 0.0
                if act and confidence:
                    self._add(act, stop, one, confidence)
                    chained = True
                elif not self._permission(words, one):
                    asked = asked or self._asks(words)
                    chained = chained and not self._names_others(words)

    def _with_lists(self, parts: list[Range]) -> list[Range]:
        """The clauses, those that only go on a list behind a colon joined to it: "thống nhất các tờ trình về: A; B; và C"."""
        joined: list[Range] = []
        for begin, stop in parts:
            if joined and self._goes_on_list(self._text[joined[-1][0] : joined[-1][1]], begin, stop):
                joined[-1] = (joined[-1][0], stop)
            else:
                joined.append((begin, stop))
        return joined

    def _goes_on_list(self, before: str, begin: int, stop: int) -> bool:
        if not _LISTS.search(before):
            return False
        words = Words.of(self._text, begin, min(stop, begin + _LONGEST))
        clause = read_clause(words)
        return clause is None or (clause.form == "statement" and read_act(words, self._deciders.decides) is None)

    @staticmethod
    def _asks(words: Words) -> bool:
        """Whether the clause asks for something itself."""
        if _ASKING_WORDS.isdisjoint(words.plain):
            return False
        return bool(_ASKS.search(words.text, words.starts[0], words.ends[-1]))

    def _names_others(self, words: Words) -> bool:
        """Whether the clause says what someone else is to do: a bare verb after it is theirs."""
        clause = read_clause(words)
        return clause is not None and bool(clause.bodies)

    def _confidence(self, act: Act, words: Words, one: Provision, chained: bool, stop: int) -> float:
        following = self._text[words.ends[act.after - 1] : min(stop, act.verb_start + _LONGEST)]
        return self._judge.confidence(act, following, self._places.of(one.index), chained, self._is_beside(one, act))

    def _is_beside(self, one: Provision, act: Act) -> bool:
        """Whether the sentence before decided, or the point before at the same level.

        In news, the paragraph before too; and "đồng chí" may be who charged somebody there.
        """
        apart = one.index - self._last
        if self._meta.kind == "news":
            # A document quoted paragraph by paragraph: "Đồng ý việc kiện toàn …; giao Bộ Y tế …".
            quoted = act.bare and act.start == one.start and self._text[one.end - 1] in ".;"
            return apart <= 1 or quoted or (act.who.lower() in PRONOUNS and self._charged_before(one, act.start))
        return apart == 1 and one.label.kind == "number" and self._provisions[self._last].level == one.level

    def _charged_before(self, one: Provision, start: int) -> bool:
        """Whether a leader charged somebody just before, in the paragraph or the one above it: he is who speaks on."""
        for near in reversed(self._provisions[max(0, one.index - 1) : one.index + 1]):
            for begin, stop in reversed(list(sentences(self._text, self._start(near), min(near.end, start)))):
                clause = read_clause(Words.of(self._text, begin, min(stop, begin + _LONGEST)))
                if clause and clause.authority and self._deciders.decides(clause.authority):
                    self._speakers.note(clause.authority)
                    return True
        return False

    def _add(self, act: Act, stop: int, one: Provision, confidence: float) -> None:
        start = act.verb_start if act.verb.kind == "issue" and act.who else act.start
        end = clause_end(self._text, act.verb_start, min(stop, act.verb_start + _LONGEST))
        self._speakers.note(act.who)
        self._keep(Decision(start, end, act.verb.kind, self._speakers.last, confidence), one)

    def _permission(self, words: Words, one: Provision) -> bool:
        permission = read_permission(words)
        confidence = self._judge.permits(self._places.of(one.index)) if permission else 0.0
        if permission and confidence:
            start, verb, end = permission
            self._keep(Decision(start, clause_end(self._text, verb, end), "allow", self._speakers.last, confidence), one)
        return bool(confidence)

    def _keep(self, decision: Decision, one: Provision) -> None:
        self._found.append((decision, one.index))
        self._last = one.index
