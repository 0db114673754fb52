"""The chart of a report: the tasks of each body by box, told by words, patterns and numbers, not by colour alone."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from typing import Any

from chidao.outputs.reports.content import plain
from chidao.outputs.reports.tally import BodyTally
from chidao.outputs.status import LABELS, STATUSES, Status
from chidao.outputs.words import number_words
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

__all__ = ["MOST_BARS", "draw"]

MOST_BARS = 12
WIDTH = 6.3
"""Inches: the text's width on paper."""
_LOOKS: dict[Status, tuple[str, str]] = {
    "done_in_time": ("#2E7D32", ""),
    "done_late": ("#A5D6A7", "//"),
    "open_in_time": ("#90CAF9", ".."),
    "open_late": ("#C62828", "xx"),
    "no_deadline": ("#E0E0E0", ""),
}
_STYLE: Any = {"font.family": "DejaVu Sans", "font.size": 8, "hatch.linewidth": 0.5, "text.parse_math": False}
"""A font that the library brings with it, with all Vietnamese letters."""


def draw(bodies: Sequence[BodyTally]) -> bytes:
    """A picture (PNG): a bar a body, the first on top; at most `MOST_BARS` of them are drawn."""
    import matplotlib as mpl

    bodies = bodies[:MOST_BARS]
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, 0.9 + 0.38 * len(bodies)), dpi=200)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        _bars(axes, bodies)
        axes.legend(loc="upper center", bbox_to_anchor=(0.3, -0.06), ncols=3, frameon=False, handlelength=2.2)
        picture = io.BytesIO()
        figure.savefig(picture, format="png", bbox_inches="tight")
    return picture.getvalue()


def _bars(axes: Axes, bodies: Sequence[BodyTally]) -> None:
    places = range(len(bodies))
    begun = [0] * len(bodies)
    longest = max(body.total for body in bodies)
    for status in STATUSES:
        counts = [body.boxes[status] for body in bodies]
        if any(counts):
            _boxes(axes, status, counts, begun, longest)
        begun = [total + count for total, count in zip(begun, counts, strict=True)]
    for place, body in zip(places, bodies, strict=True):
        axes.text(body.total + longest * 0.01, place, number_words(body.total), va="center", fontweight="bold")
    axes.set_yticks(places, ["\n".join(textwrap.wrap(plain(body.name), 34)) for body in bodies])
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.set_xlim(0, longest * 1.08)
    axes.tick_params(length=0)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)


def _boxes(axes: Axes, status: Status, counts: Sequence[int], begun: Sequence[int], longest: int) -> None:
    colour, hatch = _LOOKS[status]
    axes.barh(
        range(len(counts)), counts, left=begun, height=0.62, color=colour, hatch=hatch, edgecolor="black", linewidth=0.5,
        label=LABELS[status][0].upper() + LABELS[status][1:],
    )  # fmt: skip
    for place, (count, left) in enumerate(zip(counts, begun, strict=True)):
        if count >= longest * 0.04:
            axes.text(
                left + count / 2, place, number_words(count), ha="center", va="center", fontsize=7,
                color="black", bbox={"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"},
            )  # fmt: skip
