"""Kinds of documents by their names and by the letters of their numbers, from corpus/reference/document_types.toml."""

from __future__ import annotations

import re
from functools import cache

from chidao.corpus.folding import fold
from chidao.corpus.reference import load_table
from chidao.extractors.metadata.titles import TypeHeading
from chidao.extractors.records import DocumentKind

__all__ = ["bears_code", "kind_of_code", "type_at_start", "type_names"]


def bears_code(heading: TypeHeading, code: str | None) -> bool:
    """Whether the type in the heading may bear this code; a decision bears those of an office too (“55/2007/CT-UBND”)."""
    first = _code_of(code)
    return first in _codes_of_kind(heading.kind) or (first == "CT" and heading.kind == "quyet_dinh" and not heading.rest)


@cache
def _codes_of_kind(kind: DocumentKind) -> frozenset[str]:
    return frozenset(
        code.upper() for row in load_table("document_types")["type"] if row["kind"] == kind for code in row["codes"]
    )


@cache
def _kinds_of_codes() -> dict[str, DocumentKind]:
    kinds: dict[str, DocumentKind] = {}
    for kind in load_table("document_types")["type"]:
        for code in kind["codes"]:
            kinds.setdefault(code.upper(), kind["kind"])
    return kinds


def kind_of_code(code: str | None) -> DocumentKind | None:
    """The kind that the letters of a number name: “/QĐ-UBND”, “-CT/TU”; None for those of a letter without a name."""
    first = _code_of(code)
    return "luat" if re.fullmatch(r"QH\d+", first) else _kinds_of_codes().get(first)


def _code_of(code: str | None) -> str:
    """The first letters of a number, after a year: “QĐ” of “/2024/QĐ-UBND”."""
    parts = [part for part in re.split(r"[/&-]", re.sub(r"^/(?:19|20)\d\d(?=[/-])", "", code or "")) if part]
    return parts[0].upper() if parts else ""


@cache
def type_names() -> tuple[tuple[str, str, DocumentKind], ...]:
    """Folded spelling, name and kind of each type that a document may bear as its title, longer ones first."""
    names: list[tuple[str, str, DocumentKind]] = []
    for kind in load_table("document_types")["type"]:
        if not kind.get("cited_only") and kind["name"] != "Công văn":
            names += [(fold(name), name, kind["kind"]) for name in (kind["name"], *kind["aliases"])]
    return tuple(sorted(names, key=lambda item: -len(item[0])))


def type_at_start(piece: str) -> tuple[str, DocumentKind] | None:
    """The name of a type of document with which a title line begins, and its kind."""
    folded = fold(piece)
    for key, name, kind in type_names():
        if folded.startswith(key) and folded[len(key) : len(key) + 1] in ("", " ", ":") and piece[:1].isupper():
            return name, kind
    return None
