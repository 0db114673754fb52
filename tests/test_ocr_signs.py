"""Document numbers that the recogniser misread by a letter that looks like another."""

from __future__ import annotations

import pytest
from chidao.corpus.reading import ocr_signs
from chidao.corpus.reading.ocr_program import Word

SIGNS = [
    # (as recognised, as printed)
    ("45/TB-VPGP", "45/TB-VPCP"), ("45/TB-VPGP,", "45/TB-VPCP,"), ("1284/OĐ-UBND", "1284/QĐ-UBND"), ("1284/QD-UBND", "1284/QĐ-UBND"),
    ("07/CD-TTg", "07/CĐ-TTg"), ("123/UBMD-KTTH", "123/UBMD-KTTH"), ("123/2026/NQ-HDND", "123/2026/NQ-HĐND"), ("/KH-UBNĐ", "/KH-UBND"),
    ("47-KL/TU", "47-KL/TU"), ("12-OĐ/TU", "12-QĐ/TU"), ("820/HD-STC", "820/HD-STC"), ("15/HĐ-UBND", "15/HĐ-UBND"),
    ("123/UBND-VP", "123/UBND-VP"), ("415/CAT-PV01", "415/CAT-PV01"), ("96/KTTH-NGO", "96/KTTH-NGO"), ("30/6/2027", "30/6/2027"),
    ("QD", "QD"), ("đồng/hộ", "đồng/hộ"), ("5/OĐ-UBNĐ", "5/OĐ-UBNĐ"), ("11/KGVX", "11/KGVX"), ("/", "/"), ("3/4", "3/4"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "printed"), SIGNS)
def test_signs(seen: str, printed: str) -> None:
    assert ocr_signs.mended(seen) == printed
    (found,) = ocr_signs.settled([Word(seen, 0, 0, 50, 20, 95.0, (1, 1, 1))])
    assert found.text == printed
    assert (found.sure < 90) == (seen != printed), "what was changed stays doubtful"
