"""Every example in the data is a test; and what must stay as written."""

from __future__ import annotations

import pytest
from chidao.corpus.abbreviations import Abbreviation, abbreviations, expand


@pytest.mark.parametrize("abbreviation", abbreviations(), ids=lambda abbreviation: abbreviation.short)
def test_examples(abbreviation: Abbreviation) -> None:
    assert abbreviation.examples
    for text, full in abbreviation.examples:
        assert expand(text) == full


def test_no_abbreviation_twice() -> None:
    shorts = [abbreviation.short for abbreviation in abbreviations()]
    assert len(shorts) == len(set(shorts))


@pytest.mark.parametrize("text", ["3228/UBND-KTTH", "12/QĐ-UBND", "105-NQ/TU", "TPHCM", "SởKH&ĐTX", "ubnd"])
def test_numbers_and_parts_of_words_stay(text: str) -> None:
    assert expand(text) == text
