"""What a document says of itself below its title, where its letterhead is lost."""

from datetime import date

import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading.plain import read_text
from chidao.extractors.citations import find_citations
from chidao.extractors.metadata import read_metadata

RESOLUTION = """NGHỊ QUYẾT
THÔNG QUA ĐỀ ÁN CẤP NƯỚC NÔNG THÔN
CỦA TỈNH HÀ GIANG ĐẾN NĂM 2030
HỘI ĐỒNG NHÂN DÂN TỈNH HÀ GIANG
KHÓA XVII - KỲ HỌP THỨ NĂM
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Xét Tờ trình số 31/TTr-UBND, ngày 02 tháng 6 năm 2021 của Ủy ban nhân dân tỉnh về Đề án;
QUYẾT NGHỊ:
Điều 1. Thông qua Đề án cấp nước nông thôn của tỉnh Hà Giang.
Điều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.
"""
ADOPTED = (
    "Nghị quyết này đã được Hội đồng nhân dân tỉnh Hà Giang khóa XVII, kỳ họp thứ\nNăm thông qua ngày 14 tháng 7 năm 2021./.\n"
)
CAPTION = "PHỤ LỤC\n(Kèm theo Nghị quyết số 26/NQ-HĐND ngày 14 tháng 7 năm 2021 của Hội đồng\nnhân dân tỉnh Hà Giang)\nĐơn vị tính: ha\n"
OTHERS_CAPTION = CAPTION.replace("Hà Giang", "Lào Cai")


def read(text: str):
    return read_text(text, Source("van-ban.txt", "0", "text/plain"))


def test_the_issuer_stands_again_under_the_title() -> None:
    meta = read_metadata(read(RESOLUTION))
    assert (meta.kind, meta.number, meta.issued_on) == ("nghi_quyet", None, None)
    assert meta.issuer == "Hội đồng nhân dân tỉnh Hà Giang"
    assert meta.title == "Thông qua đề án cấp nước nông thôn của tỉnh Hà Giang đến năm 2030"


@pytest.mark.parametrize(
    ("tail", "number", "day"),
    [
        (ADOPTED, None, date(2021, 7, 14)),
        (CAPTION, "26/NQ-HĐND", date(2021, 7, 14)),
        (OTHERS_CAPTION, None, None),
    ],
)
def test_the_day_of_adoption_and_the_caption_of_an_annex(tail: str, number: str | None, day: date | None) -> None:
    document = read(RESOLUTION + tail)
    meta = read_metadata(document)
    assert (meta.number, meta.issued_on) == (number, day)
    cited = [one.number for one in find_citations(document, meta.number)]
    assert cited == (["31/TTr-UBND"] if tail is not OTHERS_CAPTION else ["31/TTr-UBND", "26/NQ-HĐND"])


STAMPED = """ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số:          /UBND-NLN
Tuyên Quang, ngày       tháng 8 năm 2026
V/v kiểm tra hồ đập
Kính gửi: Sở Nông nghiệp và Môi trường.
Ủy ban nhân dân tỉnh giao Sở Nông nghiệp và Môi trường kiểm tra các hồ chứa trên địa bàn tỉnh.
{stamp}
Kết quả báo cáo trước ngày 20/9/2026.
"""


@pytest.mark.parametrize(
    ("stamp", "number", "day"),
    [
        ("2719\n14\n", "2719/UBND-NLN", date(2026, 8, 14)),
        (" 2719\n14\nTRUNG TÂM CÔNG BÁO\n", "2719/UBND-NLN", date(2026, 8, 14)),
        ("2719\n34\n", None, None),
        ("1\n2\n3\n", None, None),
        ("2\n", None, None),
    ],
)
def test_the_number_and_day_that_a_stamp_left_below_the_page(stamp: str, number: str | None, day: date | None) -> None:
    meta = read_metadata(read(STAMPED.format(stamp=stamp)))
    assert (meta.number, meta.issued_on) == (number, day)


def test_figures_of_sessions_and_terms_stay_roman() -> None:
    text = RESOLUTION.replace("CỦA TỈNH HÀ GIANG ĐẾN NĂM 2030", "TẠI KỲ HỌP THỨ NĂM KHÓA XVII")
    assert read_metadata(read(text)).title == "Thông qua đề án cấp nước nông thôn tại kỳ họp thứ năm khóa XVII"


def test_a_directive_under_nothing_but_its_title() -> None:
    text = (
        "Thứ Ba, ngày 4 tháng 3 năm 2031\n\nChỉ thị V/v phòng cháy rừng mùa khô\n\nBan Thường vụ Huyện ủy yêu cầu:\n\n"
        "1/ Các chi bộ trực thuộc Huyện ủy quán triệt Chỉ thị.\n\n2/ Ban Tuyên giáo Huyện ủy xây dựng kế hoạch tuyên truyền."
    )
    meta = read_metadata(read(text))
    assert (meta.kind, meta.title) == ("chi_thi", "V/v phòng cháy rừng mùa khô")


def test_a_decision_with_the_letters_of_its_office() -> None:
    text = (
        "HỘI ĐỒNG BỘ TRƯỞNG\n\nSố: 256/CT\n\nHà Nội, ngày 3 tháng 5 năm 1988\n\nQUYẾT ĐỊNH\n\nVề việc thành lập Ban trù bị "
        "xây cầu\n\nĐiều 1. Thành lập Ban trù bị xây cầu."
    )
    assert read_metadata(read(text)).kind == "quyet_dinh"
