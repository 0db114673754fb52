"""Names of bodies made comparable: small letters, one spelling, abbreviations spelt out, cut into words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from chidao.corpus.folding import canonical, fold

_WORD: Final = re.compile(r"[^\W_]+")


def read_table(name: str) -> dict[str, Any]:
    """The TOML data file `name` of this package."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Naming:
    """The data of naming.toml, ready for use; the words of heads and fillers are folded."""

    abbreviations: dict[str, tuple[str, ...]]
    heads: frozenset[tuple[str, ...]]
    trailing: tuple[tuple[str, ...], ...]
    linking: frozenset[str]
    fields: dict[str, tuple[str, ...]]


@cache
def naming() -> Naming:
    table = read_table("naming.toml")
    short_forms = {short: tuple(full.split()) for short, full in table["abbreviations"].items()}
    unaccented = {fold(short): full for short, full in short_forms.items()}
    spellings = {other: (usual,) for other, usual in table["spellings"].items()}
    return Naming(
        abbreviations=unaccented | short_forms | spellings,
        heads=frozenset(folded(_cut(title)) for title in table["heads"]["titles"]),
        trailing=tuple(folded(_cut(words)) for words in table["fillers"]["trailing"]),
        linking=frozenset(fold(word) for word in table["fillers"]["linking"]),
        fields={name: tuple(forms) for name, forms in table["fields"].items()},
    )


def _cut(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(canonical(text).replace("&", " và ")))


def words(text: str) -> tuple[str, ...]:
    """`text` as words in small letters with accents, abbreviations spelt out: “UBND TP.HCM” → ủy ban nhân dân thành phố …"""
    short_forms = naming().abbreviations
    return tuple(word for short in _cut(text) for word in short_forms.get(short, (short,)))


def folded(cut: tuple[str, ...]) -> tuple[str, ...]:
    """The words without accents, as they are looked up."""
    return tuple(fold(word) for word in cut)


def agree(asked: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether two names that fold alike are one: a word typed with accents must have the right ones."""
    return len(asked) == len(known) and all(a in (k, fold(k)) for a, k in zip(asked, known, strict=True))
