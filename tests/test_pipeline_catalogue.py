"""The words of the command line: the compiled catalogue is that of the source, and click's messages are all in it."""

from __future__ import annotations

import gettext
import re

import pytest
from chidao.pipeline.vietnamese import CATALOGUE, compile_catalogue, read_catalogue

PO = CATALOGUE.read_text(encoding="utf-8")
WORDS = {source: words for source, words in read_catalogue(PO).items() if source}


def test_the_compiled_catalogue_is_up_to_date() -> None:
    """Otherwise run: python -m chidao.pipeline.vietnamese"""
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compile_catalogue(PO)


@pytest.mark.parametrize("source", [source for source in WORDS if "\0" not in source])
def test_gettext_finds_every_word(source: str) -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext(source) == WORDS[source]


def test_gettext_finds_plural_forms() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    one, many = "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"
    assert words.ngettext(one, many, 1) == words.ngettext(one, many, 2) == "Thừa tham số ({args})"


@pytest.mark.parametrize(("source", "words"), WORDS.items())
def test_no_word_asks_for_what_its_source_does_not_give(source: str, words: str) -> None:
    fields = re.compile(r"\{[^}]*\}|%\([^)]*\)s")
    assert set(fields.findall(words)) <= set(fields.findall(source))
