"""Plain text and Markdown: paragraphs rejoined, tables as tables, every character traced to its source."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from chidao.corpus.document import Document, Source
from chidao.corpus.reading import drafting, read_file
from hypothesis import given, settings
from hypothesis import strategies as st
from old_windows import in_1258
from paper import paragraphs


def read(folder: Path, text: str, encoding: str = "utf-8") -> Document:
    path = folder / "thu.txt"
    path.write_bytes(text.encode(encoding))
    return read_file(path)


JOINED = [
    # (source, its paragraphs)
    ("Sở Tài chính chủ trì.\nSở Xây dựng phối hợp.", ["Sở Tài chính chủ trì.", "Sở Xây dựng phối hợp."]),
    # wrapped in the middle of a sentence
    (
        "1. Sở Nông nghiệp và Môi trường khẩn trương rà soát toàn bộ các\n"
        "hồ chứa nước trên địa bàn, lập danh sách các hồ không bảo đảm an\n"
        "toàn và báo cáo Ủy ban nhân dân tỉnh trước ngày 15/8/2027 để xem\n"
        "xét.\n2. Công an tỉnh tăng cường tuần tra.",
        [
            "1. Sở Nông nghiệp và Môi trường khẩn trương rà soát toàn bộ các hồ chứa nước trên địa bàn, lập danh sách các hồ "
            "không bảo đảm an toàn và báo cáo Ủy ban nhân dân tỉnh trước ngày 15/8/2027 để xem xét.",
            "2. Công an tỉnh tăng cường tuần tra.",
        ],
    ),
    # a number alone on its line is the label of the next one
    ("I. \nNâng cao nhận thức\n1. \nSở Y tế có trách nhiệm:", ["I. Nâng cao nhận thức", "1. Sở Y tế có trách nhiệm:"]),
    ("Đạt chỉ tiêu giao\n1.\nLập kế hoạch", ["Đạt chỉ tiêu giao", "1. Lập kế hoạch"]),
    # the dash of a compound is no bullet
    (
        "Ban hành kế hoạch phát triển văn hóa, thể thao gắn với phát triển kinh tế\n- xã hội của huyện.",
        ["Ban hành kế hoạch phát triển văn hóa, thể thao gắn với phát triển kinh tế - xã hội của huyện."],
    ),
    # an amount at the head of a line goes on with the sentence
    (
        "Toàn tỉnh phấn đấu trồng mới rừng tập trung trong năm nay với diện tích trên\n12.400 ha.",
        ["Toàn tỉnh phấn đấu trồng mới rừng tập trung trong năm nay với diện tích trên 12.400 ha."],
    ),
    # so it does where lines are wrapped
    (
        "Sở Nông nghiệp và Môi trường khẩn trương rà soát toàn bộ các\nhồ chứa nước trên địa bàn; lập danh sách, xem xét nâng "
        "cấp\n24 hồ, giám sát chặt chẽ các hồ còn lại và báo cáo kết quả rà\nsoát, nâng cấp các hồ về Ủy ban nhân dân tỉnh để "
        "theo dõi,\nchỉ đạo.",
        ["Sở Nông nghiệp và Môi trường khẩn trương rà soát toàn bộ các hồ chứa nước trên địa bàn; lập danh sách, xem xét nâng "
         "cấp 24 hồ, giám sát chặt chẽ các hồ còn lại và báo cáo kết quả rà soát, nâng cấp các hồ về Ủy ban nhân dân tỉnh để "
         "theo dõi, chỉ đạo."],
    ),
    # what a plan carries out is no part of its title, however full the line of the title is
    (
        "Phát triển chợ ban đêm trên địa bàn tỉnh giai đoạn 2031 - 2033\n\nThực hiện Quyết định số 12/QĐ-TTg ngày 07/02/2031 của "
        "Thủ\ntướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát\ntriển chợ ban đêm với các nội dung chủ yếu, các giải "
        "pháp và\nphân công nhiệm vụ cho các sở, ngành, địa phương của tỉnh\nnhư sau:",
        ["Phát triển chợ ban đêm trên địa bàn tỉnh giai đoạn 2031 - 2033",
         "Thực hiện Quyết định số 12/QĐ-TTg ngày 07/02/2031 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch "
         "phát triển chợ ban đêm với các nội dung chủ yếu, các giải pháp và phân công nhiệm vụ cho các sở, ngành, địa phương "
         "của tỉnh như sau:"],
    ),
    # a title ends with the time ahead, and a charge begins a line of its own
    (
        "II. Nhiệm vụ trong thời gian tới\nChủ tịch UBND xã yêu cầu các thôn rà soát toàn bộ các hộ nằm\ntrong vùng "
        "trũng, lập phương án sơ tán và chuẩn bị đủ vật tư, bố\ntrí lực lượng trực tại các cầu tràn, các điểm ngập sâu và "
        "trường\nhọc.\n2.1. Dự án kè suối Bản Lầu, quy mô hai bờ dài bốn cây số\nGiao Ban Quản lý dự án huyện:\na) Bàn giao "
        "mặt bằng.",
        ["II. Nhiệm vụ trong thời gian tới",
         "Chủ tịch UBND xã yêu cầu các thôn rà soát toàn bộ các hộ nằm trong vùng trũng, lập phương án sơ tán và chuẩn bị đủ "
         "vật tư, bố trí lực lượng trực tại các cầu tràn, các điểm ngập sâu và trường học.",
         "2.1. Dự án kè suối Bản Lầu, quy mô hai bờ dài bốn cây số", "Giao Ban Quản lý dự án huyện:", "a) Bàn giao mặt bằng."],
    ),
    # whom a telegram addresses is no part of what it is about
    (
        "V/v ứng phó mưa lũ do hoàn lưu bão\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ điện:\n- Ban quản lý các bản;",
        ["V/v ứng phó mưa lũ do hoàn lưu bão", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ điện:", "- Ban quản lý các bản;"],
    ),
    # a code broken at its hyphen has no blank inside
    ("Thực hiện Kết luận số 77-\nKL/TU của Ban Thường vụ.", ["Thực hiện Kết luận số 77-KL/TU của Ban Thường vụ."]),
    # lists begin new paragraphs, whatever their sign
    ("Kính gửi:\n- Sở Y tế;\n+ Sở Nội vụ;\na) Cục Thuế;\nđ) Công an", [
        "Kính gửi:", "- Sở Y tế;", "+ Sở Nội vụ;", "a) Cục Thuế;", "đ) Công an"]),
    # a heading is not the beginning of its text
    ("**1. Mục đích**\n\nNâng cao hiệu quả.", ["1. Mục đích", "Nâng cao hiệu quả."]),
    # a title that ends in "số" is not the beginning of the number of its first point
    ("1. Nhận thức số\n1.1. Tổ chức ngày hội.\n2. Kinh tế số\n2.1) Hỗ trợ hợp tác xã.", [
        "1. Nhận thức số", "1.1. Tổ chức ngày hội.", "2. Kinh tế số", "2.1) Hỗ trợ hợp tác xã."]),
    # rulings vanish
    ("CHỈ THỊ\n________\nVề việc phòng dịch", ["CHỈ THỊ", "Về việc phòng dịch"]),
]  # fmt: skip


@pytest.mark.parametrize(
    "stamp",
    ["09:15, 21/07/2025", "21/07/2025 | 09:15 GMT+7", "Thứ Hai, 21/7/2025 09:15", "21-07-2025 - 09:15", "09h15 ngày 21/07/2025",
     "21 tháng 7, 2025", "Cập nhật: 16:05, ngày 02/11/2024"],
)  # fmt: skip
def test_the_stamp_of_a_page_of_news_stands_alone(tmp_path: Path, stamp: str) -> None:
    headline, lead = (
        "Tỉnh Hà Sơn hoàn thành bàn giao mặt bằng tuyến đường ven biển trước hạn",
        "(BHS) - Sáng nay, huyện Mỹ Hòa họp.",
    )
    assert paragraphs(read(tmp_path, f"{headline}\n{stamp}\n{lead}")) == [headline, stamp, lead]


def test_a_day_on_the_next_line_is_no_stamp(tmp_path: Path) -> None:
    text = "Giao Sở Công Thương hoàn thiện hồ sơ, trình Ủy ban nhân dân tỉnh trước ngày\n30/6/2025\nvà báo cáo kết quả."
    assert paragraphs(read(tmp_path, text))[0].startswith(
        "Giao Sở Công Thương hoàn thiện hồ sơ, trình Ủy ban nhân dân tỉnh trước ngày 30/6/2025"
    )


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_lines_become_paragraphs(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert paragraphs(read(tmp_path, text)) == expected


@pytest.mark.parametrize(
    "heading",
    [
        "Kết luận tại cuộc họp về công tác giải phóng mặt bằng",
        "9. Văn phòng Ủy ban nhân dân tỉnh",
        "11. Bộ Chỉ huy Quân sự tỉnh",
        "2. Về kế hoạch chuyển đổi số",
        "3. Chế độ báo cáo hằng năm",
    ],
)
def test_headings_whose_last_word_may_run_on(tmp_path: Path, heading: str) -> None:
    text = "Theo dõi, đôn đốc các cơ quan thực hiện Kết luận này; tổng hợp, báo cáo kết quả trước ngày 30/6/2027."
    assert paragraphs(read(tmp_path, f"{heading}\n{text}")) == [heading, text]


WRAPPED_PAGE = (
    "triển khai đồng bộ các giải pháp quản lý rừng, tổ chức tuần tra theo\n"
    "ca, bố trí lực lượng trực tại các trạm, kịp thời phát hiện và xử lý các\n"
    "hành vi vi phạm theo quy định của pháp luật về lâm nghiệp, báo cáo\n"
    "kết quả thực hiện về cơ quan thường trực trước ngày làm việc cuối\n"
    "cùng của tháng, trong đó nêu rõ khó khăn, vướng mắc và kiến nghị\n"
    "biện pháp tháo gỡ; phối hợp với các hội, đoàn thể tuyên truyền đến\n"
    "từng hộ dân sống gần rừng, ký cam kết không đốt nương, làm rẫy\n"
    "trong mùa khô và tham gia chữa cháy khi có yêu cầu của địa phương,\n"
)


def test_page_numbers_and_running_heads_are_left_out(tmp_path: Path) -> None:
    pages = [
        f"CÔNG BÁO/Số 15/Ngày 0{number}-4-2027\n{number + 40}\n\n\n{WRAPPED_PAGE}đơn vị quản lý\n" for number in range(1, 4)
    ]
    document = read(tmp_path, "".join(pages))
    assert "CÔNG BÁO" not in document.text
    assert "41" not in document.text
    assert len(document.blocks) == 1, "the paragraph goes on over the pages"


def test_form_feeds_number_the_pages(tmp_path: Path) -> None:
    document = read(tmp_path, "Trang thứ nhất có một câu.\n\f2\nTrang thứ hai có một câu.")
    assert paragraphs(document) == ["Trang thứ nhất có một câu.", "Trang thứ hai có một câu."]
    assert [block.page for block in document.blocks] == [1, 2]
    assert document.source.pages == 2


def test_a_stamped_number_stands_after_the_paragraph_that_it_interrupts(tmp_path: Path) -> None:
    text = f"{WRAPPED_PAGE}3519\n\ncơ quan liên quan thực hiện.\nHết."
    assert paragraphs(read(tmp_path, text))[1:] == ["3519", "Hết."]


def test_signature_stamps_are_left_out(tmp_path: Path) -> None:
    text = "Nội dung thứ nhất.\nKý bởi: VĂN PHÒNG\nCơ quan: UBND TỈNH\nNgày ký: 2027-03-02 09:10:11 +07:00\nNội dung thứ hai."
    assert paragraphs(read(tmp_path, text)) == ["Nội dung thứ nhất.", "Nội dung thứ hai."]


def test_pipe_tables_with_and_without_ruler(tmp_path: Path) -> None:
    for ruler in ("", "|---|:--:|\n"):
        document = read(tmp_path, f"Phụ lục\n\n| **TT** | Nhiệm vụ |\n{ruler}| 1 | Rà soát \\| thống kê |\n\nHết.")
        (table,) = document.tables
        rows = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
        assert rows == [["TT", "Nhiệm vụ"], ["1", "Rà soát | thống kê"]]
        assert [block.kind for block in document.blocks] == ["paragraph", "table", "paragraph"]


def test_a_short_row_reaches_to_the_edge(tmp_path: Path) -> None:
    document = read(tmp_path, "| I | Nhóm một |\n| 1 | Trồng rừng | ha | 20 |\n")
    assert [(cell.column, cell.column_span) for cell in document.tables[0].rows[0]] == [(0, 1), (1, 3)]


STYLED = [
    # (source, text, bold parts, italic parts)
    ("**Điều 1.** Ban hành **kèm theo", "Điều 1. Ban hành kèm theo", ["Điều 1."], []),
    ("**QUYẾT ĐỊNH:Điều 1. **Giao sở", "QUYẾT ĐỊNH:Điều 1. Giao sở", ["QUYẾT ĐỊNH:Điều 1."], []),
    ("*Căn cứ Luật; *\n\n**x**", "Căn cứ Luật;\nx", ["x"], ["Căn cứ Luật;"]),
    ("*- Mở đầu**: *tiếp theo **a**", "- Mở đầu: tiếp theo a", ["a"], ["- Mở đầu:"]),
    ("__Nơi nhận__: **A**", "Nơi nhận: A", ["A"], []),
    (r"Số 1\. **B** \- c", "Số 1. B - c", ["B"], []),
    ("[Tin mới](https://vi.du/a_(b).html) **c** ![ảnh](https://vi.du/a.png)", "Tin mới c", ["c"], []),
]


@pytest.mark.parametrize(("source", "text", "bold", "italic"), STYLED)
def test_emphasis_becomes_styles(tmp_path: Path, source: str, text: str, bold: list[str], italic: list[str]) -> None:
    document = read(tmp_path, source)
    assert document.text == text
    for name, expected in (("bold", bold), ("italic", italic)):
        assert [text[style.start : style.end] for style in document.styles if style.name == name] == expected


def test_stars_in_unmarked_text_stay(tmp_path: Path) -> None:
    assert read(tmp_path, "* Ghi chú: 3 * 4 = 12").text == "* Ghi chú: 3 * 4 = 12"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Ủy ban nhân dân tỉnh giao Sở Tài chính thẩm định hồ sơ."
    assert read(tmp_path, text, encoding).text == text


def test_text_that_was_decoded_twice(tmp_path: Path) -> None:
    """Somebody opened UTF-8 as Western letters and saved that."""
    text = "Ủy ban nhân dân tỉnh giao Sở Tài chính “thẩm định” hồ sơ, ĐÚNG HẠN."
    western = "".join(
        letter.decode("cp1252", errors="ignore") or chr(letter[0]) for letter in (bytes([one]) for one in text.encode())
    )
    document = read(tmp_path, western, "utf-8")
    assert document.text == text
    assert document.notes


@pytest.mark.parametrize("text", ["Café Ã là chữ lạ, Ä cũng vậy.", "Giao Sở Y tế báo cáo về “Ã¡” và “á»§”, Æ°, Ã."])
def test_lone_western_letters_stay(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text, "utf-8").text == text


def test_windows_1258(tmp_path: Path) -> None:
    text = "Đề nghị các địa phương báo cáo kết quả trước ngày 20/9/2027."
    path = tmp_path / "thu.txt"
    path.write_bytes(in_1258(text))
    assert read_file(path).text == text


def test_the_places_lead_back_to_the_source(tmp_path: Path) -> None:
    source = "**Điều 1.**   Giao  Sở Y tế\r\nchủ trì.\r\n\r\n| a | b |\r\n| c | d |\r\n"
    document = read(tmp_path, source)
    for offset, letter in enumerate(document.text):
        if not letter.isspace():
            place = document.source_offset(offset)
            assert place is not None
            assert source[place] == letter


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aơđ Ủ1.)-*_|\\#\n\r\f\u0301\u200b“;:[]()", max_size=300))
def test_any_text_keeps_the_invariants(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    from chidao.corpus.document import Source
    from chidao.corpus.reading.plain import read_text

    document = read_text(text, Source("x", "0", "text/plain"))
    assert unicodedata.is_normalized("NFC", document.text) or "\u0301" in document.text
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    assert sum(block.kind == "table" for block in document.blocks) == len(document.tables)
    for style in document.styles:
        assert document.text[style.start : style.end].strip()
    starts = [place.start for place in document.places]
    assert starts == sorted(set(starts))


HOSTILE = [
    "*a **b " * 100_000, "**x** | a " + "| a " * 100_000, "|a|b\n" * 30_000, "|a|b\nx\n" * 20_000, "**x** " + "[a](" * 100_000,
    "1\n" * 50_000, "\n" * 300_000 + "a", "." * 500_000, "**x** " + "_a_ " * 50_000, "abc def\n" * 30_000, "a\u0301" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_text_is_read_for_ever(tmp_path: Path, text: str) -> None:
    """Each of these took many minutes under a rule that looked back or ahead without bound: now seconds of work."""
    import time

    from chidao.corpus.document import Source
    from chidao.corpus.reading.plain import read_text

    started = time.process_time()
    read_text(text, Source("x", "0", "text/plain"))
    assert time.process_time() - started < 60


def test_what_needs_cleaning_is_told_at_a_glance() -> None:
    """The quick look lets nothing through that the close one would change."""
    for code in range(0x11000):
        letter = chr(code)
        if drafting._is_clean(f"a{letter}b"):
            assert list(drafting._cleaned(f"a{letter}b")) == [(f"a{letter}b", 0)], hex(code)
    for text in ("a  b", " a", "a\u0301", "a\u00a0b", "5\u00d0", "\uf0b7 a"):
        assert not drafting._is_clean(text)


MARKED = st.text(
    alphabet="aeouyAEAOơƯâ\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u200b\x07 \u1100\u1161\u11a8", max_size=30
)


@given(st.lists(MARKED, max_size=5))
def test_letters_and_marks_become_one_however_they_come(stretches: list[str]) -> None:
    """A run of Word may begin between a letter and its mark, and something that is dropped may stand between them."""
    pieces, at = [], 100
    for stretch in stretches:
        pieces.append(drafting.Piece(stretch, at, 1, bold=True))
        at += len(stretch)
    draft = drafting.Draft()
    draft.paragraph(pieces)
    document = draft.finish(Source("", "", ""))
    assert unicodedata.is_normalized("NFC", document.text)
    whole = unicodedata.normalize("NFC", re.sub("[\u200b\x07]", "", "".join(stretches)))
    assert document.text.split() == whole.split()
    source = "".join(stretches)
    for offset, letter in enumerate(document.text):
        place = document.source_offset(offset)
        assert place is not None
        if not (letter.isspace() or unicodedata.combining(letter) or letter in drafting._following()):
            assert unicodedata.normalize("NFD", letter)[0] == unicodedata.normalize("NFD", source[place - 100])[0]
    assert [place.start for place in document.places] == sorted({place.start for place in document.places})
