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
