"""Labels, provisions with their levels, sentences, clauses, and what a heading says of what stands under it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from chidao.corpus.document import Style
from chidao.extractors.structure import SectionRole, clauses, read_label, read_provisions, section_role, sentences
from directives import document
from hypothesis import given
from hypothesis import strategies as st

# Labels


@pytest.mark.parametrize(
    ("text", "kind", "label"),
    [
        ("II. NHIỆM VỤ", "roman", "II."),
        ("XIV. Điều khoản", "roman", "XIV."),
        ("I/ Mục đích", "roman", "I/"),
        ("II- NHIỆM VỤ", "roman", "II- "),
        ("III - Tổ chức", "roman", "III - "),
        ("II-\nnhiệm vụ", "roman", "II-\n"),
        ("3/Rà soát", "number", "3/"),
        ("1. Rà soát", "number", "1."),
        ("01. Rà soát", "number", "01."),
        ("1.Rà soát", "number", "1."),  # the blank is lost
        ("12) Rà soát", "number", "12)"),
        ("3/ Rà soát", "number", "3/"),
        ("1 - Rà soát", "number", "1 - "),
        ("1.2. Rà soát", "decimal", "1.2."),
        ("1.2.3 Rà soát", "decimal", "1.2.3"),
        ("1.1- Rà soát", "decimal", "1.1-"),
        ("(1) Rà soát", "parenthesis", "(1)"),
        ("a) Rà soát", "letter", "a)"),
        ("đ) Rà soát", "letter", "đ)"),
        ("a. Rà soát", "letter", "a."),
        ("- Rà soát", "dash", "-"),
        ("– Rà soát", "dash", "–"),
        ("• Rà soát", "dash", "•"),
        ("* Rà soát", "dash", "*"),
        ("+ Rà soát", "plus", "+"),
        ("Điều 3. Rà soát", "article", "Điều 3."),
        ("Điều 12a. Rà soát", "article", "Điều 12a."),
        ("Phần thứ nhất", "part", "Phần thứ nhất"),
        ("Chương II", "part", "Chương II"),
        ("Mục 1. QUY ĐỊNH", "part", "Mục 1."),
        ("Phụ lục I", "part", "Phụ lục I"),
        ("Thứ nhất, rà soát", "ordinal", "Thứ nhất,"),
        ("Hai là: rà soát", "ordinal", "Hai là:"),
        ("  1. Rà soát", "number", "1."),  # blanks and an opening quote before it
        ("“1. Rà soát", "number", "1."),
        ("A. NHIỆM VỤ", "part", "A."),  # a capital letter numbers the parts of a text
        ("E. TỔ CHỨC THỰC HIỆN", "part", "E."),
    ],
)  # fmt: skip
def test_labels(text: str, kind: str, label: str) -> None:
    found = read_label(text, 0, len(text))
    assert (found.kind, found.text) == (kind, label)
    assert text[found.start : found.end] == label


@pytest.mark.parametrize(
    "text",
    ["15/3/2031 là hạn", "12/CT-UBND", "3.500 tỷ đồng", "1.500 hộ", "5 xã", "-5 độ", "V/v rà soát", "TP. Sông Mây", "H. Suối Hai", "P. TÂN LẬP", "Năm 2031", "Sở Y tế", "Điều kiện", "Thứ Hai hằng tuần", "Phần mềm", ""],
)  # fmt: skip
def test_what_is_no_label(text: str) -> None:
    found = read_label(text, 0, len(text))
    assert (found.kind, found.text, found.start) == ("none", "", found.end)


# Provisions


def outline(text: str) -> list[str]:
    """Each provision on a line, moved in by its level."""
    read = document(text)
    return [f"{'  ' * one.level}{one.label.text}|{read.text[one.start : one.end]}" for one in read_provisions(read)]


def test_levels_of_a_plan() -> None:
    assert outline("""
        I. MỤC TIÊU
        1. Duy trì nền nếp.
        2. Nâng cao chất lượng.
        II. NHIỆM VỤ
        1. Sở Y tế:
        a) Rà soát;
        - Báo cáo.
        + Gửi số liệu.
        b) Kiểm tra.
        Câu không có số.
        2. Sở Nội vụ
        2.1. Tuyển dụng
        2.2. Đào tạo
    """) == [
        "I.|MỤC TIÊU",
        "  1.|Duy trì nền nếp.",
        "  2.|Nâng cao chất lượng.",
        "II.|NHIỆM VỤ",
        "  1.|Sở Y tế:",
        "    a)|Rà soát;",
        "      -|Báo cáo.",
        "        +|Gửi số liệu.",
        "    b)|Kiểm tra.",
        "      |Câu không có số.",
        "  2.|Sở Nội vụ",
        "    2.1.|Tuyển dụng",
        "    2.2.|Đào tạo",
    ]  # fmt: skip


def test_levels_of_a_decision() -> None:
    assert outline("""
        Điều 1. Ban hành kế hoạch.
        1. Nội dung
        a) Rà soát
        b) Kiểm tra
        2. Kinh phí
        Điều 2. Tổ chức thực hiện.
    """) == ["Điều 1.|Ban hành kế hoạch.", "  1.|Nội dung", "    a)|Rà soát", "    b)|Kiểm tra", "  2.|Kinh phí", "Điều 2.|Tổ chức thực hiện."]  # fmt: skip


def test_parts_are_the_outermost() -> None:
    assert outline("""
        Phần thứ nhất

        TÌNH HÌNH

        1. Kết quả

        Phần thứ hai

        NHIỆM VỤ

        1. Rà soát
    """) == ["Phần thứ nhất|", "  |TÌNH HÌNH", "  1.|Kết quả", "Phần thứ hai|", "  |NHIỆM VỤ", "  1.|Rà soát"]  # fmt: skip


def test_points_start_anew_under_each_number() -> None:
    provisions = read_provisions(document("1. Một\na) Hai\n2. Ba\na) Bốn\n- Năm\n- Sáu"))
    assert [one.parent for one in provisions] == [-1, 0, -1, 2, 3, 3]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("MỤC TIÊU1. Duy trì nền nếp.", ["MỤC TIÊU", "Duy trì nền nếp."]),
        ("QUYẾT ĐỊNH:Điều 1. Phê duyệt kế hoạch.", ["QUYẾT ĐỊNH:", "Phê duyệt kế hoạch."]),
        ("Giai đoạn 2026 - 20301. Xây dựng trường học.", ["Giai đoạn 2026 - 2030", "Xây dựng trường học."]),
        ("Rà soát lại.II. NHIỆM VỤ", ["Rà soát lại.", "NHIỆM VỤ"]),
        # Nothing is glued here.
        ("Rà soát theo điểm (khoản a) Điều 5.", ["Rà soát theo điểm (khoản a) Điều 5."]),
        ("Tổng số 1.500 hộ. Đã xong.", ["Tổng số 1.500 hộ. Đã xong."]),
        ("Đường tỉnh ĐT.215. Rà soát", ["Đường tỉnh ĐT.215. Rà soát"]),
        ("Về tổ chức:a) Rà soát lại.", ["Về tổ chức:", "Rà soát lại."]),
    ],
)  # fmt: skip
def test_headings_that_a_conversion_has_glued(text: str, parts: list[str]) -> None:
    read = document(text)
    assert [read.text[one.start : one.end] for one in read_provisions(read)] == parts


def test_bold_is_that_of_the_first_letter() -> None:
    read = document("1. Sở Y tế rà soát\n2. Sở Nội vụ rà soát")
    bold = Style(0, len("1. Sở Y tế"), "bold")
    styled = type(read)(read.text, read.source, read.blocks, read.tables, (bold,))
    assert [one.bold for one in read_provisions(styled)] == [True, False]


def test_cells_of_layout_tables_are_read_as_paragraphs() -> None:
    read = document("1. Một\n2. Hai")
    cells = ((0, len("1. Một")),)
    provisions = read_provisions(type(read)(read.text, read.source, ()), cells)
    assert [(one.label.text, one.cell) for one in provisions] == [("1.", True)]


# Sentences


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế rà soát. | Sở Nội vụ kiểm tra. | UBND xã báo cáo./.",
        "Sở Y tế báo cáo. | Sở Nội vụ họp.",
        "Vì sao chậm? | Ai chịu trách nhiệm! | Sở Y tế họp.",
        # Abbreviations.
        "Họp tại TP. Sông Mây, báo cáo UBND tỉnh. | Sở Y tế rà soát.",
        "KT. Chủ tịch ký thay. | TM. Ủy ban nhân dân.",
        "PGS. TS. Nguyễn Văn An trình bày. | Đại biểu nghe.",
        "Các nội dung về đất đai, rừng, v.v. phải rà soát. | Sở Y tế họp.",
        # Ellipses end a sentence before a capital only.
        "Các nội dung về đất đai, rừng... | Sở Y tế họp.",
        "Các nội dung về đất đai, rừng… và sông hồ. | Sở Y tế họp.",
        # Numbers, dates, addresses.
        "Kinh phí 3.500 triệu đồng. | Thời gian 5 ngày.",
        "Hoàn thành trước ngày 15.4.2031. | Báo cáo UBND tỉnh.",
        "Sở Y tế báo cáo trong năm 2031. | Sở Nội vụ họp.",
        "Theo khoản 2 Điều 15. | Sở Y tế họp.",
        "Trang lamson.gov.vn đăng tin. | Sở Y tế họp.",
        # A number that begins the stretch is a label.
        "1. Sở Y tế họp. | 2. Sở Nội vụ họp.",
        # Parentheses and quotes hold together.
        "Sở Y tế (theo Công văn số 15. Mục 3) rà soát. | Sở Nội vụ họp.",
        "Lãnh đạo nói: “Phải làm ngay. Không chờ.” | Sở Y tế họp.",
        # A parenthesis that never closes holds nothing.
        "Sở Y tế (thường trực rà soát. | Sở Nội vụ họp.",
        "Ông Lê V. Cường kiểm tra. | Bà Bình báo cáo.",
        "Theo VOV.VN đưa tin. | Bà Bình báo cáo.",
        "Rà soát dự án nhóm A. | Báo cáo kết quả.",
    ],
)  # fmt: skip
def test_sentences(text: str) -> None:
    parts = text.split(" | ")
    joined = " ".join(parts)
    assert [joined[start:end] for start, end in sentences(joined, 0, len(joined))] == parts


def test_a_lost_blank_between_sentences() -> None:
    text = "Sở Y tế báo cáo.Sở Nội vụ họp."
    assert [text[start:end] for start, end in sentences(text, 0, len(text))] == ["Sở Y tế báo cáo.", "Sở Nội vụ họp."]


# Clauses


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rà soát danh mục; báo cáo UBND tỉnh; công khai kết quả.", ["Rà soát danh mục", "báo cáo UBND tỉnh", "công khai kết quả."]),
        ("Rà soát danh mục.", ["Rà soát danh mục."]),
        # Inside parentheses and quotes nothing is parted.
        ("Rà soát danh mục (đất; rừng; nước); báo cáo UBND tỉnh.", ["Rà soát danh mục (đất; rừng; nước)", "báo cáo UBND tỉnh."]),
        ("Nói “làm; làm nữa” và làm; báo cáo.", ["Nói “làm; làm nữa” và làm", "báo cáo."]),
        # ... unless they never close.
        ("Rà soát danh mục (đất; rừng; báo cáo UBND tỉnh.", ["Rà soát danh mục (đất", "rừng", "báo cáo UBND tỉnh."]),
        # Inner numbers.
        ("Thực hiện: (1) rà soát; (2) báo cáo; (3) công khai.", ["Thực hiện:", "rà soát", "báo cáo", "công khai."]),
        ("Thực hiện (1) rà soát, (2) báo cáo.", ["Thực hiện", "rà soát,", "báo cáo."]),
        ("Thực hiện: (i) rà soát; (ii) báo cáo.", ["Thực hiện:", "rà soát", "báo cáo."]),
        # What only announces.
        ("Thực hiện các nhiệm vụ sau: Rà soát danh mục; báo cáo.", ["Thực hiện các nhiệm vụ sau:", "Rà soát danh mục", "báo cáo."]),
        (";", []),
        ("", []),
    ],
)  # fmt: skip
def test_clauses(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in clauses(text, 0, len(text))] == parts


PIECES = [
    "Sở",
    "rà",
    "soát",
    ".",
    "…",
    "...",
    "!",
    "?",
    ";",
    ":",
    "(",
    ")",
    "“",
    "”",
    "(1)",
    "1.",
    "TP.",
    "v.v.",
    "./.",
    "\n",
    " ",
    "như sau:",
    "a)",
    "Điều 1.",
    "II.",
    "-",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_nothing_but_blanks_and_marks_is_lost(text: str) -> None:
    """Sentences and clauses are in order, without blanks at either side, and hold every letter."""
    parts = sentences(text, 0, len(text))
    inner = [clause for start, end in parts for clause in clauses(text, start, end)]
    for ranges in (parts, inner):
        assert all(0 <= start < end <= len(text) and text[start:end] == text[start:end].strip() for start, end in ranges)
        assert all(end <= start for (_, end), (start, _) in pairwise(ranges))
    assert "".join("".join(text[start:end] for start, end in parts).split()) == "".join(text.split())
    letters = Counter(char for char in text if char.isalpha() and char not in "iv")
    kept = Counter(char for start, end in inner for char in text[start:end] if char.isalpha() and char not in "iv")
    # The letter that numbers a clause ("; b) báo cáo") is left out as its number would be.
    lost = letters - kept
    assert kept <= letters
    assert set(lost) <= set("abcdeđ")
    assert lost.total() <= text.count(")")


@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_provisions_stand_in_order_under_their_parents(text: str) -> None:
    read = document(text)
    provisions = read_provisions(read)
    last = 0
    for at, one in enumerate(provisions):
        assert one.index == at
        assert -1 <= one.parent < at
        assert last <= one.label.start <= one.label.end <= one.start <= one.end <= len(read.text)
        assert one.level == (0 if one.parent < 0 else provisions[one.parent].level + 1)
        last = one.end


# Sections


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Mục đích, yêu cầu", "background"),
        ("MỤC TIÊU", "background"),
        ("Một số chỉ tiêu chủ yếu", "background"),
        ("Quan điểm chỉ đạo", "background"),  # "chỉ đạo" here says of what kind the view is
        ("Nguyên tắc phân bổ vốn", "background"),
        ("Định hướng đến năm 2050", "background"),
        ("Phạm vi, đối tượng", "background"),
        ("Sự cần thiết", "background"),
        ("Khó khăn, vướng mắc", "background"),
        ("Đánh giá tình hình", "background"),
        ("Kết quả thực hiện nhiệm vụ năm 2030", "background"),  # results of tasks are none
        ("Kết quả chỉ đạo, điều hành", "background"),
        ("Thời gian, địa điểm", "background"),
        ("Hiệu lực thi hành", "background"),
        ("Ý kiến thảo luận", "background"),
        ("Yêu cầu", "background"),
        ("Yêu cầu chung", "background"),
        ("Yêu cầu các đơn vị thực hiện", "operative"),
        ("Yêu cầu đối với nhà thầu", "operative"),
        ("Yêu cầu thời gian tới", "operative"),
        ("Yêu cầu trong quý II/2031", "operative"),
        ("Ý kiến của các đại biểu", "background"),
        ("Nhiệm vụ, giải pháp chủ yếu", "operative"),
        ("Tổ chức thực hiện", "operative"),
        ("Phân công nhiệm vụ", "operative"),
        ("Trách nhiệm của các sở, ngành", "operative"),
        ("Nội dung", "operative"),
        ("Chế độ báo cáo", "operative"),
        ("Ý kiến chỉ đạo", "operative"),
        ("KẾT LUẬN", "operative"),
        ("Phương hướng năm 2031", "operative"),
        ("Lộ trình thực hiện", "operative"),
        # Both: what is to be done wins.
        ("Mục tiêu, nhiệm vụ", "operative"),
        ("Tồn tại, hạn chế và giải pháp", "operative"),
        ("Đánh giá kết quả; nhiệm vụ, giải pháp thời gian tới", "operative"),
        ("Giải pháp về nguồn lực", "operative"),
        # Funds: only who is named there is charged.
        ("Kinh phí thực hiện", "named"),
        ("Nguồn lực", "named"),
        # What says nothing of it.
        ("Công tác y tế", "neutral"),
        ("Giáo dục", "neutral"),
        ("", "neutral"),
        # Case and marks do not count.
        ("** II. Nhiệm vụ trọng tâm: **", "operative"),
    ],
)  # fmt: skip
def test_roles_of_sections(title: str, role: SectionRole) -> None:
    assert section_role(title) == role
    assert section_role(f"{title.upper()}.") == role


def _cuts(text: str) -> list[int]:
    """Where semicolons part a sentence, read sign by sign."""
    depth, found = 0, []
    for at, char in enumerate(text):
        if char in "([“«":
            depth += 1
        elif char in ")]”»":
            depth = max(0, depth - 1)
        elif char == ";" and (depth == 0 or not any(close in text[at:] for close in ")]”»")):
            found.append(at)
            depth = 0
    return found


@given(st.text(alphabet="a;()[]“”", max_size=24))
def test_semicolons_part_a_sentence_outside_brackets(text: str) -> None:
    bounds = [-1, *_cuts(text), len(text)]
    parts = [text[a + 1 : b] for a, b in pairwise(bounds)]
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == [part for part in parts if part]
