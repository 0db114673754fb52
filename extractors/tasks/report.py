"""What a report has told up to a sentence, and where the words of those who charge stand in it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from chidao.extractors.agencies import Mention
from chidao.extractors.tasks.advisers import advice
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.duties import commits
from chidao.extractors.tasks.leaders import chief_called
from chidao.extractors.tasks.lookback import History, Views, quotes_orders, tells_outcome
from chidao.extractors.tasks.meetings import charge_within, forbidden_within, names_leader, pledge_within
from chidao.extractors.tasks.parts import Part
from chidao.extractors.tasks.speech import behind_myself, commands, first_person, unquoted, without_frame
from chidao.extractors.tasks.telling import (
    is_pronoun,
    names_chief,
    quotes_private,
    read_telling,
    tells_beside,
    tells_earlier,
    tells_law,
    who_demands,
)

_QUOTES: Final = '“"'
_ASKING: Final = {"đề nghị", "kiến nghị", "yêu cầu"}


class Said(NamedTuple):
    """The words `text[start:stop]` of a sentence that may charge; `charges`: they are a leader's or a directive's own."""

    start: int
    stop: int
    charges: bool


class Word(NamedTuple):
    """Who has the word: a chief has it within his paragraph, and where he `concludes`, until another takes it."""

    who: str
    paragraph: int
    concludes: bool


_CONCLUDES: Final = re.compile(r"\W*(?:Kết luận|Phát biểu (?:kết luận|chỉ đạo|bế mạc))\b")


# "Thưa Bộ trưởng, việc này đã làm tới đâu?"
_ASKED: Final = re.compile(rf"\b[Tt]hưa (?P<who>{chief_called()})")


class Report:
    """Reads the sentences of a report; `announced`: the headline tells of orders."""

    def __init__(self, text: str, authority: Authority, *, announced: bool) -> None:
        self._text = text
        self._authority = authority
        self._advice = advice(text)
        self._history = History(text)
        self._views = Views(text)
        self._advised = False
        """Whether the one who was named last gives but advice."""
        self._pledged = ("", -9)
        """The body that committed itself last, and the provision in which it did."""
        self._rules = False
        """Whether what a law or a statute says is being told."""
        self._petition = False
        """Whether one who may charge nobody asks for something in this sentence."""
        self._word: Word | None = None
        self.led = False
        """Whether a leader was the subject of the last clause."""
        self.announced = announced
        """Whether the last sentence told of a directive: the next may say what it holds."""

    def is_aside(self, begin: int, stop: int) -> bool:
        """Whether a sentence tells what else happened, or what an adviser says: so does his "ông" behind it."""
        advises = self._advice is not None and self._advice(begin, stop)
        advises = advises or (self._advised and self._text[begin] in _QUOTES) or quotes_private(self._text, begin, stop)
        self._advised = advises or (self._advised and not names_chief(self._text, begin, stop))
        self._rules = tells_law(self._text, begin, stop, self._rules)
        paragraph = self._text.rfind("\n", 0, begin) + 1
        told = tells_beside(self._text, begin, stop) or tells_earlier(self._text, begin, paragraph)
        told = self._history.tells(paragraph) or self._views.tells(begin, stop) or told
        told = told or tells_outcome(self._text, paragraph, stop) or quotes_orders(self._text, paragraph, begin, stop)
        return advises or self._rules or told

    def is_advice(self, part: Part) -> bool:
        """Whether who charges is but the adviser who was named before ("ông", "chuyên gia này"), or one whom his petition is
        for: "Hiệp hội đề nghị Bộ Y tế …; | đề nghị Bộ Tài chính …".
        """
        clause = part.clause
        if part.number == 0 or clause.authority:
            self._petition = clause.form == "charged" and not self._authority.holds(clause.authority or "", clause.charge)
        elif self._petition and clause.charge in _ASKING:
            return True
        return self._advised and is_pronoun(part.clause.authority or "")

    def words_of(self, start: int, begin: int, stop: int, *, quoted: bool) -> Said:
        """What a leader or a directive says in a sentence of the stretch from `start` on; else the sentence itself.

        `quoted`: the whole stretch is a leader's speech.
        """
        told = read_telling(self._text, begin, stop, self.announced)
        self.announced = told.announces
        words = unquoted(self._text, told.start, stop, self._authority)
        framed = without_frame(self._text, told.start, stop)
        self._authority.told = self._authority.told or framed < stop
        begin, stop = words or (told.start, framed)
        if quoted or words or first_person(self._text, start, begin, stop, self._authority):
            return Said(behind_myself(self._text, begin, stop), stop, True)
        return Said(begin, stop, told.charges)

    def notes_word(self, part: Part) -> None:
        """Notes who takes the word with a clause: a chief, whose words bind, or another."""
        clause = part.clause
        speaks = clause.form == "named" and len(clause.bodies) == 1 and (clause.speech or clause.past)
        who = clause.authority or (clause.bodies[0].name if speaks else "")
        if who and commands(who):
            self._word = Word(who, part.one.index, _CONCLUDES.match(part.text, part.one.start) is not None)
        elif clause.speech and not is_pronoun(who):
            self._word = None

    def asked(self, question: str) -> None:
        """Notes whom an interviewer asks: what a chief answers are his words."""
        whom = _ASKED.search(question)
        if whom:
            self._word = Word(whom["who"], -1, concludes=True)

    def has_word(self, part: Part) -> str:
        """The chief with whose words a clause goes on, so that what he finds needed of a body is an order; else ""."""
        goes_on = self._word is not None and (self._word.concludes or self._word.paragraph == part.one.index)
        return self._word.who if self._word and goes_on else ""

    def tells_demands(self, begin: int, stop: int) -> bool:
        """Whether a sentence tells that a chief asks for several things, which those behind it hold; notes that he charges."""
        chief = who_demands(self._text, begin, stop)
        if chief:
            self._authority.speak(chief)
        return bool(chief) or (chief is not None and self._word is not None)

    def within(self, part: Part) -> Part | None:
        """What is charged or pledged within a clause that tells what somebody did; notes whether a leader is its subject."""
        inner = (
            charge_within(part, self._authority, led=self.led) or pledge_within(part) or forbidden_within(part, self._authority)
        )
        self.led = names_leader(part)
        if inner and self.led:
            self._authority.speak(part.clause.bodies[0].name)
        return inner

    def commits_alone(self, part: Part, own: tuple[Mention, ...] | None) -> bool:
        """Whether a clause that no order stands around is its body's own commitment; notes it, or whose word binds."""
        chief = self.has_word(part)
        if chief:
            self._authority.speak(chief)
        if own is None or not (self.pledges(part, own) or commits(part, True, self._authority)):
            return False
        self._pledged = (own[0].name, part.one.index)
        return True

    def pledges(self, part: Part, own: tuple[Mention, ...] | None) -> bool:
        """Whether a body goes on with what it has committed itself to in the sentence or paragraph before."""
        name, index = self._pledged
        return own is not None and len(own) == 1 and own[0].name == name and part.one.index - index <= 1
