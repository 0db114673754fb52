"""Styles and automatic numbers of Word documents, as they come out in print (ECMA-376 part 1, 17.7 and 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9


def attribute(element: etree._Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


def is_on(element: etree._Element | None) -> bool | None:
    """The value of a switch such as `w:b`; None where it is not set."""
    if element is None:
        return None
    return element.get(W + "val", "1").lower() not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a style or a run; None is “as inherited”."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    centered: bool | None = None
    outline: int | None = None
    num_id: str | None = None
    num_level: int | None = None

    def over(self, base: Look) -> Look:
        """This look laid over `base`."""
        pick = {name: mine if (mine := getattr(self, name)) is not None else getattr(base, name) for name in Look.__slots__}
        return Look(**pick)


def read_look(properties: etree._Element | None) -> Look:
    """The look that a `w:rPr` or `w:pPr` sets by itself."""
    if properties is None:
        return Look()
    justified = attribute(properties.find(W + "jc"))
    outline = attribute(properties.find(W + "outlineLvl"))
    numbering = properties.find(W + "numPr")
    level = attribute(numbering.find(W + "ilvl")) if numbering is not None else None
    fonts = properties.find(W + "rFonts")
    return Look(
        bold=is_on(properties.find(W + "b")),
        italic=is_on(properties.find(W + "i")),
        capitals=is_on(properties.find(W + "caps")),
        hidden=is_on(properties.find(W + "vanish")),
        font=None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi"),
        centered=None if justified is None else justified == "center",
        outline=_level(outline),
        num_id=attribute(numbering.find(W + "numId")) if numbering is not None else None,
        num_level=_level(level),
    )


def _level(value: str | None) -> int | None:
    return int(value) if value and value.isdigit() and int(value) < _LEVELS else None


@dataclass(slots=True)
class Styles:
    """The looks of a document's styles with all that they inherit."""

    defaults: Look = field(default_factory=Look)
    default_paragraph: str | None = None
    _own: dict[str, tuple[Look, str | None]] = field(default_factory=dict)
    _resolved: dict[str, Look] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        styles = cls()
        if root is None:
            return styles
        styles.defaults = read_look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId", "")
            look = read_look(style.find(W + "rPr")).over(read_look(style.find(W + "pPr")))
            styles._own[name] = (look, attribute(style.find(W + "basedOn")))
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
                styles.default_paragraph = name
        return styles

    def look(self, name: str | None) -> Look:
        """The look of a style by its id; unknown ones set nothing."""
        if name is None or name not in self._own:
            return Look()
        if name not in self._resolved:
            self._resolved[name] = Look()  # a style based on itself ends here
            own, base = self._own[name]
            self._resolved[name] = own.over(self.look(base))
        return self._resolved[name]

    def ancestry(self, name: str | None) -> list[str]:
        """A style and those that it is based on, nearest first."""
        found: list[str] = []
        while name in self._own and name not in found:
            found.append(name)
            name = self._own[name][1]
        return found


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    restart_after: int | None
    legal: bool
    font: str | None
    style: str | None
    """The paragraph style whose paragraphs stand on this level."""


@dataclass(slots=True)
class _List:
    """A `w:num`: its levels, the counters that it shares with the other lists of its abstract one, and fresh starts."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


_BULLETS = {"\uf0b7": "•", "·": "•", "\uf0a7": "▪", "§": "▪", "\uf0d8": "➢", "Ø": "➢", "\uf0fc": "✓", "ü": "✓", "o": "◦"}


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        numbering = cls()
        if root is None:
            return numbering
        abstracts = {one.get(W + "abstractNumId", ""): one for one in root.iter(W + "abstractNum")}
        of_style = {link: one for one in abstracts.values() if (link := attribute(one.find(W + "styleLink")))}
        for num in root.iter(W + "num"):
            abstract = attribute(num.find(W + "abstractNumId")) or ""
            if abstract not in abstracts:
                continue
            linked = of_style.get(attribute(abstracts[abstract].find(W + "numStyleLink")) or "")
            levels = dict(_read_levels(abstracts[abstract] if linked is None else linked))
            starts: dict[int, int] = {}
            for override in num.iter(W + "lvlOverride"):
                levels.update(_read_levels(override))
                start, level = attribute(override.find(W + "startOverride")), override.get(W + "ilvl", "")
                if start and start.isdigit() and level.isdigit():
                    starts[int(level)] = int(start)
            numbering._lists[num.get(W + "numId", "")] = _List(abstract, levels, starts)
        return numbering

    def linked_level(self, num_id: str, styles: Iterable[str]) -> int | None:
        """The level on which the paragraphs of the first of the styles stand that a level of the list is linked to."""
        numbers = self._lists.get(num_id)
        by_style = {level.style: index for index, level in numbers.levels.items()} if numbers else {}
        return next((by_style[style] for style in styles if style in by_style), None)

    def next_label(self, num_id: str | None, level: int) -> str | None:
        """The number or bullet of the next paragraph of a list, as printed; None where there is none."""
        numbers = self._lists.get(num_id or "")
        if numbers is None or level not in numbers.levels:
            return None
        own = numbers.levels[level]
        counters = self._counters.setdefault(numbers.abstract, [None] * _LEVELS)
        start = own.start
        if level in numbers.starts and (num_id or "", level) not in self._begun:
            start, counters[level] = numbers.starts[level], None
        self._begun.add((num_id or "", level))
        current = counters[level]
        counters[level] = start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            below = numbers.levels.get(deeper)
            if below is None or below.restart_after is None or level < below.restart_after:
                counters[deeper] = None
        return _print_label(numbers.levels, level, counters)


def _read_levels(holder: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in holder.iter(W + "lvl"):
        index = level.get(W + "ilvl", "")
        if not index.isdigit() or int(index) >= _LEVELS:
            continue
        start, restart = attribute(level.find(W + "start")), attribute(level.find(W + "lvlRestart"))
        fonts = level.find(f"{W}rPr/{W}rFonts")
        yield (
            int(index),
            _Level(
                start=int(start) if start and start.isdigit() else 0,
                form=attribute(level.find(W + "numFmt")) or "decimal",
                text=attribute(level.find(W + "lvlText")) or "",
                restart_after=int(restart) if restart and restart.isdigit() else None,
                legal=bool(is_on(level.find(W + "isLgl"))),
                font=None if fonts is None else fonts.get(W + "ascii"),
                style=attribute(level.find(W + "pStyle")),
            ),
        )


def _print_label(levels: dict[int, _Level], level: int, counters: list[int | None]) -> str | None:
    own = levels[level]
    if own.form == "bullet":
        return _BULLETS.get(own.text, own.text) or None
    if own.form == "none":
        return re.sub(r"%\d", "", own.text).strip() or None

    def printed(match: re.Match[str]) -> str:
        index = int(match.group(1)) - 1
        shown = levels.get(index)
        if shown is None:
            return ""
        count = counters[index]
        form = "decimal" if own.legal and index < level else shown.form
        return number_text(shown.start if count is None else count, form)

    return re.sub(r"%([1-9])", printed, own.text).strip() or None


_MOST_LETTERS = 780
"""Word counts to thirty letters, “zz…z”, and not on; a damaged file asks for millions."""


def number_text(number: int, form: str) -> str:
    """A number in one of Word's forms: `decimal`, `upperRoman`, `lowerLetter`, …"""
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= _MOST_LETTERS:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    marks = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
    found = ""
    for value, mark in (*marks, (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        found += mark * count
    return found
