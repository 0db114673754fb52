"""How days, periods and names are written on the pages: tables of cases."""

from __future__ import annotations

import pytest
from chidao.outputs.web.wording import document_name, first_upper, period_words


@pytest.mark.parametrize(
    ("period", "written"),
    [
        ("2024", "năm 2024"), ("2021/2030", "2021–2030"), ("2025-10-30", "30/10/2025"),
        ("2025-10-27/2025-10-30", "27/10/2025–30/10/2025"), ("mùa khô", "mùa khô"), (None, ""), ("", ""), ("2025-13-45", "2025-13-45"),
    ],
)  # fmt: skip
def test_periods(period: str | None, written: str) -> None:
    assert period_words(period) == written


@pytest.mark.parametrize(
    ("name", "written"), [("các sở, ngành", "Các sở, ngành"), ("đơn vị", "Đơn vị"), ("UBND xã", "UBND xã"), ("", "")]
)
def test_a_name_begins_a_line(name: str, written: str) -> None:
    assert first_upper(name) == written


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ({"kind": "cong_van", "number": "12/UBND", "title": "V/v", "path": "a"}, "Công văn 12/UBND"),
        ({"kind": "other", "number": "605/GM-VP", "title": "Dự họp", "path": "a"}, "Văn bản 605/GM-VP"),
        ({"kind": "news", "number": None, "title": "Tin vắn", "path": "a"}, "Tin vắn"),
        ({"kind": "other", "number": None, "title": None, "path": "den/thu.docx"}, "thu.docx"),
    ],
)
def test_what_a_document_is_called(document: dict[str, object], name: str) -> None:
    assert document_name(document) == name
