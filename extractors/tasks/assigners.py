"""Who gave a task, in the fullest form that the text has: with his office, his place and his name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from chidao.corpus.persons import family_names
from chidao.extractors.letters import letter_pattern
from chidao.extractors.records import Metadata
from chidao.extractors.signs import any_stands
from chidao.extractors.tasks.authority import LEVELS, name_key
from chidao.extractors.tasks.leaders import ADDRESS, chief_title, is_leader
from chidao.extractors.tasks.spelling import spelt
from chidao.extractors.words import plain

# Words with a capital behind a title: a place's name, a person's, or both.
_RUN: Final = letter_pattern(r"(?: [<Lu>][<Ll>]+){2,7}(?![<Ll><Lu>])").pattern
_LONGEST_NAME: Final = 4
# Whose titles have a ministry's name between them and the person's.
_MINISTERS: Final = {"Bộ trưởng", "Thứ trưởng", "Quyền Bộ trưởng"}
# "Ông Trần Văn An": who charges is called by his title where the text has it.
_ADDRESSED: Final = re.compile(rf"{ADDRESS} (?P<name>.+)")
_DEPUTY: Final = re.compile(r"(?:đồng chí )?phó ", re.IGNORECASE)
_OF_GOVERNMENT: Final = " Chính phủ"
# His name stands before his offices: "đồng chí Trần Bình, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh".
_ADDRESSED_FIRST: Final = letter_pattern(
    rf"{ADDRESS} (?P<name>[<Lu>][<Ll>]*(?: [<Lu>][<Ll>]*){{1,3}})(?:,| [-–]) (?:[^.;:\n]{{0,120}}, )??"
).pattern
# The office in capitals right before the name of the signer, with "KT." or "TL." where he signs for another.
_OFFICE_LAST: Final = letter_pattern(r"(?<![<Lu>.])(?P<office>[<Lu>][<Lu>.]+(?: [<Lu>.]+)*)[\s|*]*$")


_OFFICE_WITHIN: Final = 400
"""More characters than an office and the blanks behind it take up."""


def _person_behind(run: str, title: str) -> str:
    """The words of `run` up to the end of the name of the person whose `title` stands before them; "" where nobody is named."""
    words = run.split()
    placed = title.endswith(tuple(LEVELS))
    for at in range(len(words) - 2, 0 if placed else -1, -1):
        if words[at] in family_names() and len(words) - at <= _LONGEST_NAME and (placed or at == 0):
            return run
    return ""


# Words with a capital at the end of a form: a place and a person, or one of them.
_CAPITALS_LAST: Final = letter_pattern(r"(?:(?<= )[<Lu>][<Ll>]*(?: |$))+$")
# How many words a person's name most often has, and how many it may have.
_NAME_LENGTHS: Final = (3, 4, 2)


@lru_cache(maxsize=256)
def _parted(form: str) -> tuple[str, str] | None:
    """Title and person of a form that ends with a person's name: "Phó Thủ tướng | Trần Bình"."""
    run = _CAPITALS_LAST.search(form)
    words = run.group().split() if run else []
    length = next((n for n in _NAME_LENGTHS if n <= len(words) and words[-n] in family_names()), 0)
    return (" ".join(form.split()[:-length]), " ".join(words[-length:])) if length else None


def _names_person(form: str) -> bool:
    """Whether a person's name stands in the form, behind the title or before it: "Trần Bình - Bí thư Tỉnh ủy"."""
    return _parted(form) is not None or (form.split(" ", 1)[0] in family_names() and not is_leader(form))


# What a title may leave out: "Chủ tịch (UBND) tỉnh", "Thủ tướng (Chính phủ)".
_LEFT_OUT: Final = re.compile(r"\b(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|chính phủ) ?")


# How papers call him too.
_CALLED: Final = re.compile(r"^[Nn]gười đứng đầu Chính phủ\b")


def _same(one: str, other: str) -> bool:
    """Whether two forms may mean one authority: "Thủ tướng" and "Thủ tướng Chính phủ", not his deputy."""
    first, second = (_LEFT_OUT.sub("", name_key(_CALLED.sub("Thủ tướng", form))).strip() for form in (one, other))
    if bool(_DEPUTY.match(one)) != bool(_DEPUTY.match(other)):
        return False
    return first == second or f"{first} ".startswith(f"{second} ") or f"{second} ".startswith(f"{first} ")


def _titled(text: str, person: str) -> str | None:
    """The person's name behind the title that stands before it somewhere in `text`."""
    found = re.search(rf"(?<!\w)(?P<whole>{chief_title()}(?: [^\W\d_][^\s,;:()]*){{0,6}}? {re.escape(person)})(?!\w)", text)
    return " ".join(found["whole"].split()) if found else None


class Assigners:
    """Gives those who charge in a document their fullest forms. `forms`: how it calls them, in the order of their charges."""

    def __init__(self, text: str, meta: Metadata, forms: Sequence[str]) -> None:
        self._text = text
        self._issuer = meta.issuer
        self._signer = meta.signer
        self._forms = tuple(dict.fromkeys(forms))
        self._whole: dict[str | None, str | None] = {}

    def of(self, form: str | None) -> str | None:
        """The fullest form of the one who is called `form`; None stands for whoever charges in the document as a whole."""
        if form not in self._whole:
            self._whole[form] = self._named(self._fullest(form))
        return self._whole[form]

    def _fullest(self, form: str | None) -> str | None:
        """The longest form, one with a person's name first; where it is the issuer's name without its place, the issuer."""
        alike = [one for one in self._forms if form is None or _same(one, form)]
        full = max(alike, key=lambda one: (_names_person(one), len(one))) if alike else form or self._issuer
        if full is None or self._issuer is None:
            return full
        return self._issuer if f"{spelt(self._issuer)} ".startswith(f"{spelt(full)} ") else full

    def _named(self, form: str | None) -> str | None:
        """The form with the place and the person's name that stand behind it somewhere in the text, or under the text."""
        if form is None:
            return None
        form = _CALLED.sub("Thủ tướng", form)
        if (person := _ADDRESSED.match(form)) is not None:
            return _titled(self._text, person["name"]) or form
        if not is_leader(form):
            return form
        if form[1:].islower():
            form = self._written(form)
        if parted := _parted(form):
            return self._titled_in_full(*parted) or form
        if _names_person(form):
            return form
        for title in dict.fromkeys((form, form.removesuffix(_OF_GOVERNMENT), f"{form}{_OF_GOVERNMENT}")):
            if title not in self._text:
                continue
            held = re.escape(title)
            behind = (_person_behind(run.group(), title) for run in re.finditer(f"(?<={held})(?<!hó {held}){_RUN}", self._text))
            if person_named := next(filter(None, behind), ""):
                return title + person_named
        behind_name = any_stands((f", {form}", f"- {form}", f"– {form}"), self._text)
        if behind_name and (named_first := re.search(rf"{_ADDRESSED_FIRST}{re.escape(form)}(?!\w)", self._text)):
            return f"{form} {named_first['name']}"
        if form in _MINISTERS and (minister := self._minister(form)):
            return minister
        return f"{form} {self._signer}" if self._signer and self._signs(form) else form

    def _minister(self, form: str) -> str | None:
        """The minister with his ministry and name, where the text names him in full: "Bộ trưởng | Bộ Y tế Trần Thị Hoa"."""
        for run in re.finditer(rf"(?<!\w){form} (?:Bộ )?[^.,;:()\n]{{4,80}}", self._text):
            words = run.group().split()
            for end in range(4, len(words) + 1):
                named = " ".join(words[:end])
                if (end == len(words) or words[end][0].islower()) and (parted := _parted(named)) and parted[0] != form:
                    return named
        return None

    def _written(self, form: str) -> str:
        """A form in small letters, from a title in capitals, as the running text writes it."""
        every = (match.group() for match in re.finditer(re.escape(form), self._text, re.IGNORECASE))
        return next((one for one in every if not one.isupper() and not one[1:].islower()), form)

    def _titled_in_full(self, title: str, person: str) -> str | None:
        """The longest title with which the text names the person: "Phó Thủ tướng | Chính phủ | Trần Bình"."""
        held = re.escape(title)
        # The title stands first, so that the search skips through the text to its letters.
        between = rf"{held}(?<!\w{held})(?: [^\W\d_][^\s,;:.()]*){{0,6}}? {re.escape(person)}(?!\w)"
        return max((" ".join(one.split()) for one in re.findall(between, self._text)), key=len, default=None)

    def _signs(self, form: str) -> bool:
        """Whether the signer signs as the one of that office, and not for him: "THỦ TƯỚNG" right before his name."""
        at = self._text.rfind(self._signer or "")
        office = _OFFICE_LAST.search(self._text, max(0, at - _OFFICE_WITHIN), at) if at >= 0 else None
        return office is not None and f"{plain(form)} ".startswith(f"{plain(office['office'])} ")
