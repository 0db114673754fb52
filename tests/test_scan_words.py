"""Words that scans spoil are read as printed, and stay as scanned in what is quoted."""

from __future__ import annotations

import pytest
from chidao.corpus.reference import load_table
from chidao.extractors.words import Words

SPOILT = [(form, pair["read"]) for pair in load_table("scan_words")["pair"] for form in pair["scanned"]]


@pytest.mark.parametrize(("scanned", "printed"), SPOILT)
def test_words_that_a_scan_spoils(scanned: str, printed: str) -> None:
    assert Words.of(f"Sở Y tế {scanned} các xã").plain == Words.of(f"Sở Y tế {printed} các xã").plain
    assert Words.of(scanned).slice(0, 2) == scanned
