"""What is no duty, who may charge, and words that scans spoil: every example of their reference files."""

from __future__ import annotations

import pytest

from chidao.corpus.reference import load_table
from chidao.extractors.tasks.leaders import is_chief, is_leader
from chidao.extractors.tasks.refusals import refuses
from chidao.extractors.words import Words

REFUSALS = load_table("refusals")
LEADERS = load_table("leaders")
SPOILT = [(form, pair["read"]) for pair in load_table("scan_words")["pair"] for form in pair["scanned"]]


@pytest.mark.parametrize(("kind", "content"), [(kind, one) for kind, entry in REFUSALS.items() for one in entry["examples"]])
def test_refused(kind: str, content: str) -> None:
    assert refuses(kind, content)


@pytest.mark.parametrize(("kind", "content"), [(kind, one) for kind, entry in REFUSALS.items() for one in entry["others"]])
def test_not_refused(kind: str, content: str) -> None:
    assert not refuses(kind, content)


@pytest.mark.parametrize("name", LEADERS["leader"]["examples"] + LEADERS["chief"]["examples"])
def test_who_leads(name: str) -> None:
    assert is_leader(name)


@pytest.mark.parametrize("name", LEADERS["leader"]["others"])
def test_who_does_not_lead(name: str) -> None:
    assert not is_leader(name)


@pytest.mark.parametrize("name", LEADERS["chief"]["examples"])
def test_chiefs(name: str) -> None:
    assert is_chief(name)


@pytest.mark.parametrize("name", LEADERS["chief"]["others"])
def test_no_chiefs(name: str) -> None:
    assert not is_chief(name)


@pytest.mark.parametrize(("scanned", "printed"), SPOILT)
def test_words_that_a_scan_spoils(scanned: str, printed: str) -> None:
    assert Words.of(f"Sở Y tế {scanned} các xã").plain == Words.of(f"Sở Y tế {printed} các xã").plain
    assert Words.of(scanned).slice(0, 2) == scanned
