"""Cited documents: every form of a number, its kind, date and relation; what is none."""

from __future__ import annotations

from datetime import date

import pytest
from chidao.extractors.citations import cited_on, find_citations, number_key
from chidao.extractors.records import Citation
from directives import by_lines
from hypothesis import given
from hypothesis import strategies as st


def cited(text: str, own: str | None = None) -> tuple[Citation, ...]:
    return find_citations(by_lines(text), own)


def numbers(text: str, own: str | None = None) -> list[str]:
    return [citation.number for citation in cited(text, own)]


@pytest.mark.parametrize(
    ("text", "kind", "number", "issued_on"),
    [
        # Party, state, laws
        ("Nghị quyết số 115-NQ/TU ngày 26/4/2022", "Nghị quyết", "115-NQ/TU", date(2022, 4, 26)),
        ("Quyết định số 15/2023/QĐ-UBND ngày 07 tháng 3 năm 2023", "Quyết định", "15/2023/QĐ-UBND", date(2023, 3, 7)),
        ("Luật Quy hoạch đô thị số 47/2024/QH15", "Luật", "47/2024/QH15", None),
        ("Chỉ thị số 28-CT/TW, ngày 17/03/2018", "Chỉ thị", "28-CT/TW", date(2018, 3, 17)),
        ("Công điện số 09/CĐ-TTg ngày 3.2.2026", "Công điện", "09/CĐ-TTg", date(2026, 2, 3)),
        ("Quy định số 13-QĐi/TW", "Quy định", "13-QĐi/TW", None),
        # as the press tells them, without letters
        ("Nghị định số 117/2022 của Chính phủ", "Nghị định", "117/2022", None),
        ("chỉ thị 36 của Ban Bí thư", "Chỉ thị", "36", None),
        ("Quyết định số 78 ngày 18/7/2022 của Bộ Chính trị", "Quyết định", "78", date(2022, 7, 18)),
        ("Thông báo 247 ngày 25/6/2024", "Thông báo", "247", date(2024, 6, 25)),
        ("Nghị quyết số 67.3/2026/NQ-CP", "Nghị quyết", "67.3/2026/NQ-CP", None),
        ("Kế hoạch số 528/KH-BCA-BNN&MT ngày 30/9/2026", "Kế hoạch", "528/KH-BCA-BNN&MT", date(2026, 9, 30)),
        # letters without a name of type
        ("Văn bản số 123/SCT-QLCN ngày 5/6/2024", "Văn bản", "123/SCT-QLCN", date(2024, 6, 5)),
        ("công văn 7795/VPCP-QHĐP ngày 17/9/2026", "Công văn", "7795/VPCP-QHĐP", date(2026, 9, 17)),
        # old signs, missing “số”, blanks and readings of OCR
        ("Nghị định số 25/CP ngày 4-6-1994", "Nghị định", "25/CP", date(1994, 6, 4)),
        ("Quyết định 467/QĐ-UBND năm 2023", "Quyết định", "467/QĐ-UBND", None),
        ("Quyết định số 2025/QĐ- BNNMT ngày 9/7/2025", "Quyết định", "2025/QĐ-BNNMT", date(2025, 7, 9)),
        ("Công văn số 14863/SXD-QLN& TTBĐS ngày 14/11/2025", "Công văn", "14863/SXD-QLN&TTBĐS", date(2025, 11, 14)),
        ("Chỉ thị sô 07/CT-UBND ngày 25/5/2023", "Chỉ thị", "07/CT-UBND", date(2023, 5, 25)),
        ("Tờ trình số 132/TTr - HĐQT ngày 29/9/2026", "Tờ trình", "132/TTr-HĐQT", date(2026, 9, 29)),
        # the date elsewhere
        ("Nghị quyết số 18-NQ/TW (khóa XII) ngày 25/10/2017", "Nghị quyết", "18-NQ/TW", date(2017, 10, 25)),
        ("Công điện số 5389/CĐ-BNNMT hồi 16h00 ngày 20/7/2025", "Công điện", "5389/CĐ-BNNMT", date(2025, 7, 20)),
        ("Công điện số 14/CĐ-BCH phát lúc 9 giờ", "Công điện", "14/CĐ-BCH", None),
        ("Chỉ thị số 19/CT-TTg ban hành ngày 7/8/2024", "Chỉ thị", "19/CT-TTg", date(2024, 8, 7)),
        ("Kế hoạch số 88/KH-UBND (12/5/2025)", "Kế hoạch", "88/KH-UBND", date(2025, 5, 12)),
        ("Quyết định ngày 12/3/2024 số 15/QĐ-UBND", "Quyết định", "15/QĐ-UBND", date(2024, 3, 12)),
        ("Ngày 21/5/2024, huyện ban hành Quyết định số 57/QĐ-UBND", "Quyết định", "57/QĐ-UBND", date(2024, 5, 21)),
        ("Kết luận số 30-KL/TU của Tỉnh ủy ngày 4/5/2026", "Kết luận", "30-KL/TU", date(2026, 5, 4)),
        ("tiêu chuẩn TCVN 13987:2024 về an ninh mạng", "Tiêu chuẩn", "TCVN 13987:2024", None),
    ],
)
def test_forms_of_a_citation(text: str, kind: str, number: str, issued_on: date | None) -> None:
    (citation,) = cited(text + ".")
    assert (citation.kind, citation.number, citation.issued_on) == (kind, number, issued_on)


def test_the_quote_runs_from_the_name_to_the_date() -> None:
    text = "Thực hiện Nghị quyết số 37-NQ/TU ngày 22/12/2026 của Tỉnh ủy."
    (citation,) = cited(text)
    assert text[citation.start : citation.end] == "Nghị quyết số 37-NQ/TU ngày 22/12/2026"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các Nghị quyết: số 12-NQ/TW ngày 3/6/2017, số 34/NQ-CP ngày 7/4/2022.",
            [("Nghị quyết", "12-NQ/TW", date(2017, 6, 3)), ("Nghị quyết", "34/NQ-CP", date(2022, 4, 7))],
        ),
        (
            "Công văn số 112/UBND-KTTH, 115/UBND-KTTH ngày 4/5/2025.",
            [("Công văn", "112/UBND-KTTH", None), ("Công văn", "115/UBND-KTTH", date(2025, 5, 4))],
        ),
        (
            "các Thông báo kết luận số 58/TB-VPCP ngày 06/03/2025 và số 171/TB-VPCP ngày 22/5/2024.",
            [("Thông báo", "58/TB-VPCP", date(2025, 3, 6)), ("Thông báo", "171/TB-VPCP", date(2024, 5, 22))],
        ),
        (
            "Thông tư số 18/2025/TT-BXD và Thông tư số 19/2026/TT-BXD của Bộ Xây dựng.",
            [("Thông tư", "18/2025/TT-BXD", None), ("Thông tư", "19/2026/TT-BXD", None)],
        ),
        (
            "Quyết định số 1318/QĐ-UBND ngày 21/12/2022 (được điều chỉnh tại Quyết định số 467/QĐ-UBND ngày 24/7/2023).",
            [("Quyết định", "1318/QĐ-UBND", date(2022, 12, 21)), ("Quyết định", "467/QĐ-UBND", date(2023, 7, 24))],
        ),
    ],
)
def test_several_in_one_sentence(text: str, expected: list[tuple[str, str, date | None]]) -> None:
    assert [(citation.kind, citation.number, citation.issued_on) for citation in cited(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tổng diện tích 142 ha/265,4 ha.",
        "Mức hỗ trợ 60 triệu đồng/hộ.",
        "Ngày 30/6/2024 UBND tỉnh họp.",
        "Có 15/17 CCN hoạt động.",
        "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;",
        "Số nhà 12/4-B phố Hàng Tre.",
        "Giai đoạn 2021-2025 và tầm nhìn 2045.",
        "Số:       /KH-UBND",
        "Mã số 01/CN-HT, biển số 29A-123.45.",
        "xem https://vidu.vn/van-ban/quyet-dinh-12-qd-ubnd.html",
        "Vì vậy, Chủ tịch UBND tỉnh chỉ thị:\n1/ UBND các huyện củng cố đội chữa cháy rừng.",
    ],
)
def test_no_citations(text: str) -> None:
    assert numbers(text) == []


def test_the_documents_own_number_is_no_citation() -> None:
    text = "Số: 88/KH-UBND\nKẾ HOẠCH\nKèm theo Kế hoạch số 88/KH-UBND này là phụ lục; căn cứ Chỉ thị số 5/CT-TTg."
    assert numbers(text, "88/KH-UBND") == ["5/CT-TTg"]
    assert numbers("Số: 88/KH-UBND\nKẾ HOẠCH\nThực hiện Chỉ thị số 5/CT-TTg.") == ["5/CT-TTg"]


def test_each_document_once_at_its_first_mention_with_a_later_date() -> None:
    text = "Theo Quyết định số 153/QĐ-TTg, các sở lập kế hoạch. Quyết định số 153/QĐ-TTg ngày 02/02/2024 nêu rõ."
    (citation,) = cited(text)
    assert citation.start == text.index("Quyết định")
    assert citation.issued_on == date(2024, 2, 2)
    assert cited_on((citation,), "153/QĐ-TTg") == date(2024, 2, 2)


def test_the_date_in_the_next_cell_is_another() -> None:
    text = "V/v thực hiện Công văn số 5870/BYT-KH của Bộ Y tế\tLâm Sơn, ngày 08 tháng 9 năm 2025"
    assert [citation.issued_on for citation in cited(text)] == [None]


def test_one_number_with_two_dates_is_two_documents() -> None:
    text = "Nghị quyết số 01/NQ-CP ngày 05/01/2024 và Nghị quyết số 01/NQ-CP ngày 08/01/2025."
    citations = cited(text)
    assert [citation.issued_on for citation in citations] == [date(2024, 1, 5), date(2025, 1, 8)]
    assert cited_on(citations, "01/NQ-CP") is None


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020;", "based_on"),
        ("Thực hiện Chỉ thị số 5/CT-TTg, các sở rà soát.", "implements"),
        ("Theo đề nghị của Sở Xây dựng tại Tờ trình số 66/TTr-SXD ngày 2/3/2026.", "proposed_by"),
        ("Quyết định này thay thế Quyết định số 12/QĐ-UBND.", "replaces"),
        ("Bãi bỏ Quyết định số 12/QĐ-UBND.", "replaces"),
        ("Sửa đổi, bổ sung Quyết định số 12/QĐ-UBND.", "amends"),
        ("Hội nghị nghe báo cáo về Kết luận số 21-KL/TW.", "mentions"),
    ],
)
def test_relations(text: str, relation: str) -> None:
    assert [citation.relation for citation in cited(text)] == [relation]


@pytest.mark.parametrize(("one", "other"), [("012/QĐ-UBND", "12/QĐ-UBND"), ("12-NQ/TU", "12-nq/tu"), ("5 /CT-TTg", "5/CT-TTg")])
def test_one_key_for_one_number(one: str, other: str) -> None:
    assert number_key(one) == number_key(other)


def test_a_named_kind_is_surer_than_a_bare_number() -> None:
    named, bare = cited("Thực hiện Quyết định số 12/QĐ-UBND; xem thêm số 345/VPCP-NN.")
    assert named.confidence > bare.confidence


CODES = ["QĐ-UBND", "NQ-HĐND", "KH-UBND", "TB-VPCP", "CT-TTg", "NĐ-CP"]


@given(st.integers(1, 99999), st.sampled_from(CODES), st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.booleans())
def test_written_citations_are_read_back(digits: int, code: str, day: date, in_words: bool) -> None:
    written = f"{day.day:02d} tháng {day.month} năm {day.year}" if in_words else f"{day.day}/{day.month}/{day.year}"
    (citation,) = cited(f"Văn phòng đã chuyển Văn bản số {digits}/{code} ngày {written} đến các sở.")
    assert (citation.number, citation.issued_on) == (f"{digits}/{code}", day)


@given(st.text(alphabet="0123456789/-QĐNUBDTW số.,:\nngày&", max_size=120))
def test_whatever_the_text_every_citation_lies_in_it(text: str) -> None:
    found = cited(text)
    assert list(found) == sorted(found, key=lambda citation: citation.start)
    for citation in found:
        assert 0 <= citation.start < citation.end <= len(text)
        assert citation.number
        assert not any(character.isspace() for character in citation.number)


def test_a_long_run_of_signs_is_read_in_time() -> None:
    assert len(cited("Quyết định số 12/QĐ-UBND ngày 1/2/2024 và " * 5_000)) == 1
    assert cited("12/" * 30_000 + "Q-" * 30_000) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nghị quyết số 59-NQ/TW ngày 24/01/2025; theo Nghị quyết số 59 của Bộ Chính trị", ["59-NQ/TW"]),
        ("Kế hoạch 05 năm 2026 - 2030 của tỉnh; Kế hoạch 5 năm của Chính phủ", []),
        ("Nghị quyết 30 ngày một lần; Quyết định 15 người của Ban Chỉ đạo", []),
    ],
)
def test_a_number_without_letters_is_none_beside_the_full_one_or_a_count(text: str, found: list[str]) -> None:
    assert numbers(text) == found
