"""Decisions as the tests of them read them: against the papers of one province, each with its kind and its words.

In the texts of the tests, "<<kind|words>>" marks each decision that is to be found with its kind; nothing else may be found.
"""

from __future__ import annotations

import re
from datetime import date

from chidao.corpus.document import Document, Source
from chidao.corpus.reading.plain import read_text
from chidao.extractors.decisions import find_decisions
from chidao.extractors.records import Metadata

MARK = re.compile(r"<<(?P<kind>\w+)\|(?P<words>.*?)>>", re.DOTALL)
PROVINCE = "Ủy ban nhân dân tỉnh Hà Sơn"
LETTER = Metadata("cong_van", "1207/UBND-KT", date(2025, 5, 6), PROVINCE)
NOTICE = Metadata("thong_bao", "88/TB-UBND", date(2025, 5, 6), PROVINCE)
PARTY = Metadata("ket_luan", "19-KL/TU", date(2025, 5, 6), "Tỉnh ủy Hà Sơn")
DECREE = Metadata("quyet_dinh", "431/QĐ-UBND", date(2025, 5, 6), PROVINCE)
RESOLUTION = Metadata("nghi_quyet", "15/NQ-HĐND", date(2025, 7, 10), "Hội đồng nhân dân tỉnh Hà Sơn")
PLAN = Metadata("ke_hoach", "52/KH-UBND", date(2025, 5, 6), PROVINCE)
DIRECTIVE = Metadata("chi_thi", "05/CT-UBND", date(2025, 5, 6), PROVINCE)
REQUEST = Metadata("to_trinh", "33/TTr-SXD", date(2025, 5, 6), "Sở Xây dựng tỉnh Hà Sơn")
NEWS = Metadata("news", None, date(2025, 5, 6), PROVINCE)
UNDATED = Metadata("news", None, None, "Thủ tướng Chính phủ")


def paper(text: str) -> Document:
    return read_text(text, Source("van-ban.txt", "0" * 64, "text/plain"))


def found(text: str, meta: Metadata) -> list[tuple[str, str]]:
    document = paper(text)
    return [(one.kind, " ".join(document.text[one.start : one.end].split())) for one in find_decisions(document, meta)]


def marked(text: str) -> tuple[str, list[tuple[str, str]]]:
    wanted = [(match["kind"], " ".join(match["words"].split())) for match in MARK.finditer(text)]
    return MARK.sub(lambda match: match["words"], text), wanted
