"""Marks of Markdown in a text: which characters are marks and what they set in bold or italic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from chidao.corpus.document import Style

_SIGNS: Final = re.compile(
    r"""
      \\[!-/:-@\[-`{-~]                                      # an escaped sign
    | \*+                                                     # emphasis
    | (?<!\w)__?(?=[^\s_])|(?<=[^\s_])__?(?!\w)               # underline, or emphasis at the edge of a word
    | !?\[[^\[\]\n]*\]\((?:[^()\s]|\([^()\s]*\))*(?:[ ]"[^"\n]*")?\)   # a link or picture
    | <br\s*/?>|</?(?:b|i|u|strong|em|sup|sub|p|div|span|font|center)(?:\s[^<>\n]*)?>
    | &nbsp;
    """,
    re.VERBOSE | re.IGNORECASE,
)
FIRSTS_OF_SIGNS: Final = r"\\*_!\[<&"
"""The inside of a character class: each mark begins with one of these."""
_FIRST_OF_SIGN: Final = re.compile(f"[{FIRSTS_OF_SIGNS}]")
_LINK_TEXT: Final = re.compile(r"!?\[([^\[\]\n]*)\]")
_MARKDOWN: Final = re.compile(r"\*\*[^*\s]|^#{1,6} \S|^[ \t]*\|[^|\n]*\||\]\(https?://|^\*[^*\n]+\*$", re.MULTILINE)


def is_marked_up(text: str) -> bool:
    """Whether the text is Markdown: in plain text a star or an underscore stands for itself."""
    return bool(_MARKDOWN.search(text))


@dataclass(frozen=True, slots=True)
class Marks:
    """Stretches of the text to leave out, in order, and what the text is set in.

    `breaks` are those hidden stretches that part two words. `open` tells that an emphasis was begun and not ended.
    """

    hidden: tuple[tuple[int, int], ...]
    styles: tuple[Style, ...]
    breaks: frozenset[int]
    open: bool


NO_MARKS: Final = Marks((), (), frozenset(), False)


@dataclass(frozen=True, slots=True)
class _Star:
    start: int
    width: int


def find_marks(text: str, start: int, end: int) -> Marks:
    """The marks in `text[start:end]`, one paragraph or one cell: emphasis never reaches beyond it."""
    if not _FIRST_OF_SIGN.search(text, start, end):
        return NO_MARKS
    hidden: list[tuple[int, int]] = []
    stars: list[_Star] = []
    breaks: set[int] = set()
    for match in _signs(text, start, end):
        sign, at, stop = match.group(), match.start(), match.end()
        if sign[0] == "*":
            if not _is_bullet(text, at, stop, start):
                stars.extend(_split_stars(at, stop))
        elif sign[0] == "_" and len(sign) == 1:
            stars.append(_Star(at, 1))
        elif sign[0] == "\\":
            hidden.append((at, at + 1))
        elif sign[0] == "!" or (sign[0] == "[" and (label := _LINK_TEXT.match(sign)) and not label.group(1).strip()):
            hidden.append((at, stop))
        elif sign[0] == "[":
            label = _LINK_TEXT.match(sign)
            assert label
            hidden += [(at, at + 1), (at + label.end() - 1, stop)]
        else:
            hidden.append((at, stop))
            if sign[:3].lower() == "<br" or sign[0] == "&":
                breaks.add(at)
    hidden.extend((star.start, star.start + star.width) for star in stars)
    styles, left_open = _pair(stars)
    return Marks(tuple(sorted(hidden)), styles, frozenset(breaks), left_open)


def _signs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of `_SIGNS`, looked for by their first sign."""
    while first := _FIRST_OF_SIGN.search(text, start, end):
        sign = _SIGNS.match(text, first.start(), end)
        start = sign.end() if sign else first.end()
        if sign:
            yield sign


def _is_bullet(text: str, at: int, stop: int, start: int) -> bool:
    """A lone star that opens a line and closes nothing on it is a bullet."""
    before = max(start, at - 60)
    line_start = text.rfind("\n", before, at) + 1 or before
    if line_start > start and text[line_start - 1] != "\n":
        return False
    if stop - at != 1 or text[line_start:at].strip() or text[stop : stop + 1] not in (" ", "\t"):
        return False
    line_end = text.find("\n", stop)
    line = text[stop : min(line_end if line_end >= 0 else len(text), stop + 5000)]
    return bool(line.strip()) and line.replace("**", "").count("*") % 2 == 0


def _split_stars(at: int, stop: int) -> list[_Star]:
    """`***` is bold and italic; longer rows of stars are ornaments and set nothing."""
    width = stop - at
    if width > 3:
        return [_Star(at, width)]
    return [_Star(at, width)] if width < 3 else [_Star(at, 2), _Star(at + 2, 1)]


def _pair(stars: list[_Star]) -> tuple[tuple[Style, ...], bool]:
    """Each mark opens its style or closes it; whether one stays open. A mark left alone sets nothing."""
    styles: list[Style] = []
    bold: int | None = None
    italic: int | None = None
    for index, star in enumerate(stars):
        after = star.start + star.width
        if star.width == 1:
            if italic is None:
                italic = after
            else:
                styles.append(Style(italic, star.start, "italic"))
                italic = None
        elif star.width == 2:
            following = stars[index + 1].width if index + 1 < len(stars) else 0
            if italic is not None and bold is None and following == 1:
                # `*one**two*`: two italic runs glued together, not a bold one inside.
                styles.append(Style(italic, star.start, "italic"))
                italic = after
            elif bold is None:
                bold = after
            else:
                styles.append(Style(bold, star.start, "bold"))
                bold = None
    found = tuple(sorted((style for style in styles if style.start < style.end), key=lambda style: style.start))
    return found, bold is not None or italic is not None
