"""Figures: what counts and what does not, their value, unit, comparator and period."""

from __future__ import annotations

import pytest
from chidao.extractors.figures import find_figures
from chidao.extractors.records import Figure
from directives import by_lines
from hypothesis import given
from hypothesis import strategies as st


def figures(text: str) -> tuple[Figure, ...]:
    return find_figures(by_lines(text))


def only(text: str) -> Figure:
    (figure,) = figures(text)
    return figure


def values(text: str) -> list[tuple[float, str]]:
    return [(figure.value, figure.unit) for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # amounts, rates, areas: the number as written before the unit's multiplier
        ("Tổng vốn đăng ký 4.312 tỷ đồng.", [(4312, "tỷ đồng")]),
        ("Giá trị xuất khẩu đạt 3,25 tỷ USD.", [(3.25, "tỷ USD")]),
        ("Kinh phí 20 nghìn tỷ đồng.", [(20, "nghìn tỷ đồng")]),
        ("Chi 1.500.000 đồng/người/tháng.", [(1500000, "đồng/người/tháng")]),
        ("Tỷ lệ che phủ rừng đạt 42,5%.", [(42.5, "%")]),
        ("Tỷ lệ đạt 80 % kế hoạch.", [(80, "%")]),
        ("Sản lượng tăng 4%/năm.", [(4, "%/năm")]),
        ("Chỉ số tăng 1,2 điểm phần trăm.", [(1.2, "điểm phần trăm")]),
        ("Thu hồi 75ha đất.", [(75, "ha")]),
        ("Công suất 1.200 m3/ngày đêm.", [(1200, "m3/ngày đêm")]),
        ("Lượng mưa 300mm tại huyện.", [(300, "mm")]),
        ("Bố trí 45 triệu đồng/hộ cho hộ nghèo.", [(45, "triệu đồng/hộ")]),
        # counts: the shortest noun that names what is counted
        ("Toàn tỉnh có 27 cụm công nghiệp tập trung.", [(27, "cụm công nghiệp")]),
        ("Đã thu hút 112 dự án đầu tư.", [(112, "dự án")]),
        ("Có 04 làng nghề truyền thống.", [(4, "làng nghề")]),
        ("Phủ sóng 23 thôn, bản vùng cao.", [(23, "thôn, bản")]),
        ("Hỗ trợ 14 doanh nghiệp, hợp tác xã.", [(14, "doanh nghiệp, hợp tác xã")]),
        # A capital behind the comma begins the name of somebody else.
        ("Vận động 30.000 doanh nghiệp, Ban Quản lý rà soát.", [(30000, "doanh nghiệp")]),
        ("Có 120 hộ dân, Sở Y tế rà soát.", [(120, "hộ dân")]),
        ("Có 20 Sở, Ban, Ngành.", [(20, "Sở, Ban, Ngành")]),
        ("Tinh giản 312 biên chế.", [(312, "biên chế")]),
        ("Đón 1,2 triệu lượt khách.", [(1.2, "triệu lượt khách")]),
        ("Cấp 640 tài khoản và 58 CCN hoạt động.", [(640, "tài khoản"), (58, "CCN")]),
        ("Bàn giao 6 xe ô tô.", [(6, "xe ô tô")]),
        # numbers in words
        ("Còn hai mươi lăm dự án chậm.", [(25, "dự án")]),
        ("Mỗi xã có ít nhất một người phụ trách.", [(1, "người")]),
        ("Sáp nhập còn mười bốn phường.", [(14, "phường")]),
        # multiples and compound measures
        ("Doanh thu gấp 2,5 lần năm trước.", [(2.5, "lần")]),
        ("Thu hồi 12 mẫu 3 sào đất công.", [(12, "mẫu")]),
        ("Đường băng dài 1.800x30 m.", [(1800, "m")]),
        ("Có 18 bác sĩ/1 vạn dân.", [(18, "bác sĩ/1 vạn dân")]),
        ("Chi 35 tỷ 500 triệu đồng.", [(35, "tỷ")]),
        ("Hỗ trợ 200 nghìn/người/ngày.", [(200, "nghìn/người/ngày")]),
        ("Thực hiện Đề án 1 triệu ha lúa.", [(1, "triệu ha")]),
        ("Lũy kế 5 tháng 58.900 tấn, góp 3.450 ngày công.", [(58900, "tấn"), (3450, "ngày công")]),
        ("Tiếp nhận 113,8 nghìn giấy đề nghị gia hạn.", [(113.8, "nghìn giấy")]),
        ("Đã cấp 1.245.000 thẻ căn cước tại 02 cửa khẩu quốc tế.", [(1245000, "thẻ căn cước"), (2, "cửa khẩu")]),
        ("Có 29 bộ, cơ quan trung ương và 12 địa phương chậm.", [(29, "bộ, cơ quan"), (12, "địa phương")]),
        # compounds that only end like the name of something numbered
        ("Thi hành kỷ luật 13 đảng viên, danh mục 36 công trình.", [(13, "đảng viên"), (36, "công trình")]),
        ("Nồng độ bụi vượt quy chuẩn từ 1,2 đến 1,8 lần.", [(1.2, "lần"), (1.8, "lần")]),
        # among other counts even a few bodies are counted; a verb that begins like a noun is none
        ("Giảm 05 sở, 03 ban và 120 phòng.", [(5, "sở"), (3, "ban"), (120, "phòng")]),
        ("Tiếp nhận 76 đơn, giải quyết 31 đơn.", [(76, "đơn"), (31, "đơn")]),
        # two quantities joined by a slash
        ("Còn 21 tàu/163 lao động trên biển.", [(21, "tàu"), (163, "lao động")]),
        # a whole day before a count is no chain of labels
        ("Đến ngày 12-9, 37/52 trạm đã sửa xong.", [(37, "trạm")]),
        # no day has such a month: a share
        ("Nâng số xã đạt chuẩn đến 41/63 xã.", [(41, "xã")]),
        ("Thu hồi 21 trụ sở dôi dư.", [(21, "trụ sở")]),
        # short-lived crops are no days
        ("Cây công nghiệp ngắn ngày 15 ha, cây lâu năm 30 ha.", [(15, "ha"), (30, "ha")]),
    ],
)
def test_quantities_of_substance(text: str, expected: list[tuple[float, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # dates, years, times, durations, ages of plans
        "Họp ngày 15/6/2027 tại trụ sở.",
        "Trước ngày 30/9 gửi báo cáo.",
        "Đêm 3/9 người dân xã Lũng phải sơ tán.",
        "Trong năm 2026 doanh nghiệp tự đánh giá.",
        "Thời hạn 10 ngày làm việc, kéo dài 3 tháng.",
        "Giai đoạn 2026 - 2030 tỉnh tập trung phát triển.",
        "Bắt đầu lúc 14 giờ 30 phút.",
        "Báo cáo trước 14 giờ 00 hàng ngày.",
        "Tàu cá QN 97258 TS mất liên lạc.",
        "Tổ công tác 751 tỉnh họp chiều nay.",
        "Hộ ông Sáu ở hẻm 72 đường Lê Lợi.",
        "Chỉ số hài lòng của tỉnh xếp vị thứ: 9/63 tỉnh, thành phố.",
        "Năm học 2025-2026 toàn tỉnh thiếu giáo viên.",
        # numbers of documents, articles, labels
        "Căn cứ khoản 2 Điều 15 Luật Đất đai.",
        "Theo Điều 58, 59, 60 Luật Đất đai.",
        "Quyết định số 53/2022/QĐ-UBND ngày 18 tháng 11 năm 2022.",
        "Nâng cấp Quốc lộ 6 đoạn qua huyện.",
        "Cải tạo đường tỉnh 310 đoạn qua xã Tân Hòa.",
        "Theo Phụ lục 2 kèm theo Kế hoạch này.",
        "Tại điểm 1 Công văn này có hướng dẫn.",
        "Hạ tầng Cụm công nghiệp Phú Hòa 5 và Phú Hòa 6.",
        "Giai đoạn 2 của nhà máy.",
        "Nghị quyết Trung ương 4 khóa XII.",
        "Kế hoạch của Ban Chỉ đạo 389 Quốc gia, Tổ công tác 06 tỉnh.",
        # ordinals and ranks
        "Hội nghị lần thứ 90 họp hôm qua.",
        "Đứng thứ 7/34 tỉnh, thành phố.",
        "Cảng đón hành khách thứ 5 triệu.",
        "ĐVT: 1000 đồng",
        "Xe 2 bánh gắn máy.",
        # manners of speaking, and few bodies named elsewhere
        "Chính quyền địa phương 02 cấp vận hành thông suốt.",
        "Phương châm “4 tại chỗ” được quán triệt.",
        "Tăng trưởng “2 con số”.",
        "Khối nhà 3 tầng.",
        "Giao 2 tỉnh Hòa An và Hòa Bắc phối hợp.",
        "Cả hai dự án đều chậm.",
        "Đây là một dự án trọng điểm.",
        "Không để “một sổ, hai người” giữ.",
        "Thực hiện 3 chương trình mục tiêu quốc gia.",
        "Thực hiện 04 nhiệm vụ sau:",
        "Đường dây 110 kV qua xã.",
        "Thời đại công nghiệp 4.0 doanh nghiệp phải đổi mới.",
        "Xây khách sạn 5 sao ven biển.",
        "Cán bộ thực hiện “3 bám, 4 cùng” với dân.",
        "Giảm 1/3 sản lượng so với kế hoạch.",
        # bare numbers, telephone numbers, row numbers, addresses of files
        "Điện thoại: 0912 345 678, fax 3.822.111.",
        "12 Rà soát danh mục",
        "| 5 | Lồng ghép nội dung | 2.345 | 17 |",
        "anh_20250102_15.jpg",
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, 12 bản.",
        # sayings
        "Thi công “3 ca, 4 kíp” liên tục.",
        "Nhà thầu phải bố trí nhân lực làm 3 ca 4 kíp trên công trường.",
        # the same amount once more in words
        "Số tiền (bằng chữ: hai mươi tỷ đồng).",
    ],
)
def test_no_figures(text: str) -> None:
    assert values(text) == []


def test_an_amount_spelt_out_in_brackets_counts_once() -> None:
    assert values("Vốn điều lệ 20 tỷ đồng (hai mươi tỷ đồng).") == [(20, "tỷ đồng")]
    assert values("Kinh phí 12.850 triệu đồng (Mười hai tỷ tám trăm năm mươi triệu đồng).") == [(12850, "triệu đồng")]


def test_a_cell_with_its_own_unit_counts_and_a_bare_one_does_not() -> None:
    assert values("Diện tích\t245\n1\tTrồng rừng\t120 ha\t35") == [(120, "ha")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 10-12%/năm.", [(10, "at_least"), (12, "at_most")]),
        ("Đạt 10 - 12%.", [(10, "at_least"), (12, "at_most")]),
        ("Trồng từ 5 đến 7 ha.", [(5, "at_least"), (7, "at_most")]),
        ("Hỗ trợ 1,5 – 4,5 tỷ đồng/xã, phường.", [(1.5, "at_least"), (4.5, "at_most")]),
        ("Tăng từ 4 lên 6 cấp phó.", [(4, "exact"), (6, "exact")]),
    ],
)
def test_a_range_is_two_figures(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.comparator) for figure in figures(text)] == expected


def test_both_figures_of_a_range_end_with_the_unit() -> None:
    text = "Sản lượng tăng 10 - 12%/năm."
    assert [text[figure.start : figure.end] for figure in figures(text)] == ["10 - 12%/năm", "12%/năm"]


@pytest.mark.parametrize(
    ("text", "value", "of", "unit"),
    [
        ("Có 21/26 bến chưa có phao.", 21, 26, "bến"),
        ("Hoàn thành 41/60 nhiệm vụ.", 41, 60, "nhiệm vụ"),
        ("Đạt 76,25/100 điểm.", 76.25, 100, "điểm"),
        ("Cắm mốc 142 ha/265,5 ha.", 142, 265.5, "ha"),
        ("Giá trị sản xuất đạt 8.795/ 8.995 tỷ đồng.", 8795, 8995, "tỷ đồng"),
    ],
)
def test_a_share_keeps_its_whole(text: str, value: float, of: float, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.of, figure.unit) == (value, of, unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Vốn đăng ký hơn 12 tỷ đồng.", "more_than"),
        ("Đạt trên 80% hồ sơ.", "more_than"),
        ("Còn dưới 5% hộ nghèo.", "less_than"),
        ("Thu hút gần 14.000 lao động.", "about"),
        ("Ước đạt 45 tỷ đồng.", "about"),
        ("Ước cả năm đạt 45 tỷ đồng.", "about"),
        ("Chỉ số sản xuất ước tăng 6,25%.", "about"),
        ("Bố trí tối thiểu 3% quỹ đất.", "at_least"),
        ("Mức hỗ trợ không quá 75 triệu đồng.", "at_most"),
        ("Mỗi quý nghiệm thu từ 06 công trình trở lên.", "at_least"),
        ("Có 18/40 tàu cá từ 15 m trở lên mất kết nối.", "exact"),
        ("Thu ngân sách vượt 8,8% dự toán.", "exact"),
        ("Giải ngân thấp hơn 3,5% so với cùng kỳ.", "exact"),
        ("Tỷ lệ hộ nghèo thấp hơn 3,5%.", "less_than"),
    ],
)
def test_comparators(text: str, comparator: str) -> None:
    assert figures(text)[0].comparator == comparator


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Thu nhập tăng từ 10,3 triệu đồng (năm 2010) lên 43,5 triệu đồng", None),
        ("Tỷ lệ hộ nghèo giảm từ 11,25% năm 2011 xuống còn 2,89%", None),
        ("Tỷ lệ che phủ rừng tăng từ 57,4% (năm 2017) lên 58,7% (năm 2022)", "2022"),
        ("Thu nhập đạt 10,3 triệu đồng (năm 2010)", "2010"),
        ("Phụ tải năm 2022 tăng 8,6%", "2022"),
        ("Năm 2015 chỉ tăng 9%", "2015"),
        ("Năm 2017 doanh thu đạt 12 tỷ đồng.", "2017"),
        ("Dành 6 nghìn ha đất cho giai đoạn 2026-2035.", "2026/2035"),
        ("Tính đến ngày 30/11/2019 huyện có 12 trang trại.", "2019-11-30"),
        ("Doanh thu tăng 13% so với năm 2016.", None),
        ("Di dời 112 ngôi mộ trước ngày 15/6/2026.", None),
        ("Chỉ tiêu năm 2026 được giao, đến nay mới khởi công 7 dự án.", None),
        ("Theo đề án đến năm 2027, tầm nhìn đến năm 2035 vùng có 17 khu kinh tế.", "2027"),
        ("Đến năm 2027 trồng 10 ha; chăm sóc 20 ha.", "2027"),
        ("Tỷ lệ hộ nghèo giảm từ 22% năm 2015 xuống còn 9% năm 2020.", "2020"),
        ("Số xã đạt chuẩn là 20% năm 2015 và 50% vào năm 2020.", "2020"),
        ("Tổng sản phẩm (giá so sánh 2010) tăng 8%.", None),
        ("Năm 2022 kinh tế tăng cao hơn so với năm 2021 (4,6%).", "2021"),
        # The year is that of the sentence before.
        ("Năm 2019 tỉnh chịu hạn hán kéo dài. 15 dự án thủy lợi hoàn thành.", None),
    ],
)
def test_periods(text: str, period: str | None) -> None:
    assert figures(text)[-1].period == period


def test_known_units_are_surer_than_guessed_ones() -> None:
    text = "Kinh phí 12 tỷ đồng, giao 45 chốt gác và 12 xã."
    by_unit = {figure.unit: figure.confidence for figure in figures(text)}
    assert by_unit["tỷ đồng"] > by_unit["xã"] > by_unit["chốt gác"]


UNITS = ["%", "ha", "tỷ đồng", "dự án", "lao động", "triệu USD", "m3/ngày đêm", "người"]


@given(st.integers(1, 10**9), st.sampled_from(UNITS))
def test_grouped_integers_keep_their_value(value: int, unit: str) -> None:
    written = f"{value:,}".replace(",", ".")
    assert values(f"Tổng số là {written} {unit}.") == [(value, unit)]


@given(st.integers(0, 10**6), st.integers(1, 99), st.sampled_from(["%", "ha", "tỷ đồng", "triệu USD"]))
def test_decimals_keep_their_value(whole: int, part: int, unit: str) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{part:02d}"
    figure = only(f"Tổng số là {written} {unit}.")
    assert figure.value == pytest.approx(whole + part / 100)
    assert figure.unit == unit


@given(st.text(alphabet="0123456789.,/-–% \n\t|()xhaốtừđếnỷồgiỏ“”", max_size=120))
def test_whatever_the_text_every_figure_lies_in_it(text: str) -> None:
    for figure in figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.unit
        assert any(character.isalnum() for character in text[figure.start : figure.end])


def test_a_long_text_without_breaks_is_read_in_time() -> None:
    assert len(figures("đạt 12 tỷ đồng và " * 20_000)) == 20_000


def test_runs_of_digits_and_blanks_do_not_stall() -> None:
    assert figures("1.2.3,4 " * 20_000 + "9 " * 20_000 + "(" * 20_000) == ()
