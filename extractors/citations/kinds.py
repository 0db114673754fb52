"""Names and codes of kinds of documents, from corpus/reference/document_types.toml, for reading citations."""

from __future__ import annotations

import re
from functools import cache

from chidao.corpus.reference import load_table
from chidao.extractors.letters import any_name

__all__ = ["kind_names", "kind_of_code", "name_pattern", "type_codes"]


@cache
def type_codes() -> dict[str, str]:
    """The name of a kind by its code in a number; of two kinds with one code the first in the file has it."""
    codes: dict[str, str] = {}
    for row in load_table("document_types")["type"]:
        for code in row["codes"]:
            codes.setdefault(code, row["name"])
    return codes


def kind_of_code(codes: tuple[str, ...]) -> str | None:
    """The kind that the parts of a sign tell: “QĐ-UBND” is a Quyết định, “UBND-KTTH” (no code) a Công văn."""
    known = type_codes()
    for code in codes:
        if code in known:
            return known[code]
    return "Công văn" if len(codes) > 1 else None


@cache
def kind_names() -> dict[str, str]:
    """The name of a kind by any spelling of it in lower case; a longer name (“Thông báo kết luận”) is of the shorter kind."""
    return {
        spelling.lower(): row["name"] if spelling.startswith(row["name"]) else spelling
        for row in load_table("document_types")["type"]
        for spelling in (*row["aliases"], row["name"])
    }


@cache
def name_pattern() -> re.Pattern[str]:
    """Any name of a kind as whole words, longer ones first."""
    names = sorted(kind_names(), key=len, reverse=True)
    return re.compile(any_name(names))
