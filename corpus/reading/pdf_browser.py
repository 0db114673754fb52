"""Pages printed from a browser: what it adds at the edges of the paper, and what stands round the article on the screen.

Chrome and Edge print the day and the page's title at the head, the address and “2/5” at the foot; Firefox the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from chidao.corpus.reading.lines import OTHER_ARTICLES
from chidao.corpus.reading.pdf_pages import Line, Page

_EDGE = 40.0
"""Points from the upper and lower side of the paper within which browsers print what they add."""
_NUMBER = re.compile(r"(?:^|\s)(\d{1,4}) ?(?:/|of|trên) ?(\d{1,4})$")
_ADDRESS = re.compile(r"(?:https?|file)://\S+|about:\w+|data:\S+")
_MOMENT = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4},? (?:lúc )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?| ?SA| ?CH)?|"
                     r"\d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?,? \d{1,2}/\d{1,2}/\d{2,4}")  # fmt: skip
_SHORTEST_TITLE = 12
_HEADLINES = 80
"""Lines among which the headline of the article stands."""
_ROOM = 12.0
"""Points by which a line may reach out of the article's column."""


def without_edges(page: Page) -> tuple[Page, tuple[Line, ...]]:
    """The page without what a browser printed on its edges, and that; most pages have nothing of the kind."""
    near = [line for line in page.lines if line.base < _EDGE or line.base > page.height - _EDGE]
    numbers = [line for line in near if _NUMBER.search(line.text)]
    others = [line for line in near if _ADDRESS.search(line.text) or _MOMENT.search(line.text)]
    if not numbers or not others:
        return page, ()
    heights = {round(line.base) for line in (*numbers, *others)}
    edges = tuple(line for line in near if round(line.base) in heights)
    return replace(page, lines=tuple(line for line in page.lines if line not in edges)), edges


def around_article(lines: Sequence[Line], edges: Sequence[Line]) -> list[Line]:
    """The lines above the headline that the edges name, beside the article's column, and from the list of other articles on."""
    titles = {title for line in edges if len(title := _title(line.text)) >= _SHORTEST_TITLE}
    start = next((index for index, line in enumerate(lines[:_HEADLINES]) if _is_headline(line, titles)), None)
    if start is None:
        return []
    left = lines[start].left
    article = list(takewhile(lambda line: not OTHER_ARTICLES.match(line.text), lines[start:]))
    rights = sorted(line.right for line in article if abs(line.left - left) < _ROOM)
    right = rights[int(0.9 * (len(rights) - 1))]
    outside = [line for line in article if line.left > right or line.right < left - _ROOM]
    return [*lines[:start], *outside, *lines[start + len(article) :]]


def _title(text: str) -> str:
    """What a line of the edges says besides the day, the address and the number of the page."""
    for pattern in (_ADDRESS, _MOMENT, _NUMBER):
        text = pattern.sub(" ", text)
    return " ".join(text.split()).rstrip("….")


def _is_headline(line: Line, titles: set[str]) -> bool:
    words = " ".join(line.text.split()).lower()
    return len(words) >= _SHORTEST_TITLE and any(title.lower().startswith(words) for title in titles)
