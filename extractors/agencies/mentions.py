"""What reading a list of bodies gives: each body as written, with its whole name."""

from __future__ import annotations

from typing import NamedTuple

from chidao.extractors.records import OwnerKind


class Mention(NamedTuple):
    """One body: `text[start:end]` as written; `name` in the text's words with an elided head given back."""

    start: int
    end: int
    name: str
    kind: OwnerKind


def without_appositions(found: list[Mention]) -> list[Mention]:
    """Without what only says what the body before it is: "Sở Y tế, cơ quan thường trực của Ban Chỉ đạo"."""
    return [one for at, one in enumerate(found) if not (at > 0 and found[at - 1].kind == "agency" and _is_role(one))]


def _is_role(one: Mention) -> bool:
    return one.name.lower().startswith("cơ quan thường trực")
