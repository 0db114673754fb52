"""Letterheads: what an official document says about itself."""

from datetime import date

import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading.plain import read_text
from chidao.extractors.metadata import date_context, read_metadata

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
BODY = (
    "Để khắc phục tồn tại nêu trên, các cơ quan có liên quan tập trung thực hiện các nội dung sau đây, bảo đảm tiến độ và chất lượng.\n\n"
    "1. Sở Xây dựng chủ trì kiểm tra các công trình thoát nước trên địa bàn, báo cáo kết quả theo quy định."
)


def letter(*lines: str):
    return read_text("\n".join(lines) + "\n\n" + BODY, Source("van-ban.txt", "0", "text/plain"))


def table(issuer: str, number: str, place_date: str, *rest: str):
    return letter(f"| **{issuer}** | **{MOTTO}** |", f"| {number} | *{place_date}* |", "", *rest)


# (letterhead, number, place and date, lines under it) -> (kind, number, issued_on, issuer)
TABLES = [
    (("ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG", "Số: 118/CT-UBND", "Sóc Trăng, ngày 04 tháng 3 năm 2024", "**CHỈ THỊ**", "", "Về phòng cháy rừng"),
     ("chi_thi", "118/CT-UBND", date(2024, 3, 4), "Ủy ban nhân dân tỉnh Sóc Trăng")),
    (("UBND THÀNH PHỐ HẢI PHÒNG", "Số:        /UBND-XD V/v thoát nước đô thị", "Hải Phòng, ngày     tháng 7 năm 2025", "Kính gửi: Sở Xây dựng."),
     ("cong_van", None, None, "Ủy ban nhân dân thành phố Hải Phòng")),
    (("UBND TỈNH HÀ TĨNH SỞ TÀI CHÍNH", "Số: 2210/STC-NS", "Hà Tĩnh, ngày 9 tháng 10 năm 2025", "Kính gửi: Các sở, ban, ngành."),
     ("cong_van", "2210/STC-NS", date(2025, 10, 9), "Sở Tài chính tỉnh Hà Tĩnh")),
    (("UBND TỈNH HÀ TĨNH VĂN PHÒNG", "Số: 77/TB-VP", "Hà Tĩnh, ngày 9 tháng 10 năm 2025", "THÔNG BÁO", "Kết luận tại cuộc họp"),
     ("thong_bao", "77/TB-VP", date(2025, 10, 9), "Văn phòng Ủy ban nhân dân tỉnh Hà Tĩnh")),
    (("HỘI ĐỒNG NHÂN DÂN TỈNH PHÚ THỌ", "Số: 14/2024/NQ-HĐND", "Phú Thọ, ngày 12 tháng 12 năm 2024", "NGHỊ QUYẾT", "Về mức hỗ trợ"),
     ("nghi_quyet", "14/2024/NQ-HĐND", date(2024, 12, 12), "Hội đồng nhân dân tỉnh Phú Thọ")),
    (("THỦ TƯỚNG CHÍNH PHỦ", "Số: 61/CĐ-TTg", "Hà Nội, ngày 02 tháng 6 năm 2025", "CÔNG ĐIỆN", "Về việc ứng phó bão"),
     ("cong_dien", "61/CĐ-TTg", date(2025, 6, 2), "Thủ tướng Chính phủ")),
    (("CHÍNH PHỦ", "Số: 52/2025/NĐ-CP", "Hà Nội, ngày 02 tháng 3 năm 2025", "NGHỊ ĐỊNH", "Quy định về lưu trữ"),
     ("nghi_dinh", "52/2025/NĐ-CP", date(2025, 3, 2), "Chính phủ")),
    (("VĂN PHÒNG CHÍNH PHỦ", "Số: 301/TB-VPCP", "Hà Nội, ngày 11 tháng 6 năm 2025", "THÔNG BÁO", "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG"),
     ("thong_bao", "301/TB-VPCP", date(2025, 6, 11), "Văn phòng Chính phủ")),
    (("BỘ NỘI VỤ", "Số: 3512 /BNV-TCBC", "Hà Nội, ngày 11 tháng 6 năm 2025", "Kính gửi: Ủy ban nhân dân các tỉnh."),
     ("cong_van", "3512/BNV-TCBC", date(2025, 6, 11), "Bộ Nội vụ")),
    (("BỘ TÀI CHÍNH CỤC THUẾ", "Số: 411/CT-CS", "Hà Nội, ngày 11 tháng 6 năm 2025", "Kính gửi: Thuế các tỉnh, thành phố."),
     ("cong_van", "411/CT-CS", date(2025, 6, 11), "Cục Thuế")),
    (("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Số: 9/HD-BVHTTDL", "Hà Nội, ngày 1 tháng 2 năm 2025", "HƯỚNG DẪN", "Tổ chức lễ hội"),
     ("huong_dan", "9/HD-BVHTTDL", date(2025, 2, 1), "Bộ Văn hóa, Thể thao và Du lịch")),
    (("ỦY BAN NHÂN DÂN HUYỆN BA BỂ", "Số: 66/KH-UBND", "Ba Bể, ngày 5/3/2024", "KẾ HOẠCH", "Trồng cây phân tán"),
     ("ke_hoach", "66/KH-UBND", date(2024, 3, 5), "Ủy ban nhân dân huyện Ba Bể")),
    (("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Số: 8/CĐ-CTUBND", "Cà Mau, ngày 3 tháng 9 năm 2024", "CÔNG ĐIỆN", "Về ứng phó triều cường"),
     ("cong_dien", "8/CĐ-CTUBND", date(2024, 9, 3), "Ủy ban nhân dân tỉnh Cà Mau")),
    (("BAN QUẢN LÝ KHU KINH TẾ VŨNG ÁNG", "Số: 5/QĐ-BQLKKT", "Hà Tĩnh, ngày 3 tháng 9 năm 2024", "QUYẾT ĐỊNH", "Về việc ban hành Quy chế"),
     ("quyet_dinh", "5/QĐ-BQLKKT", date(2024, 9, 3), "Ban Quản lý khu kinh tế vũng áng")),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), TABLES, ids=[head[0] for head, _ in TABLES])
def test_letterhead_in_two_columns(head, expected):
    meta = read_metadata(table(*head))
    assert (meta.kind, meta.number, meta.issued_on) == expected[:3]
    assert (meta.issuer or "").casefold() == expected[3].casefold()


# Plain lines, as text layers of PDFs and recognisers give them.
LINES = [
    # columns one under the other
    (["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG BÌNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 902/UBND-KT",
      "Quảng Bình, ngày 14 tháng 8 năm 2025", "V/v kiểm tra bến bãi", "Kính gửi:", "- Sở Xây dựng;"],
     ("cong_van", "902/UBND-KT", date(2025, 8, 14), "Ủy ban nhân dân tỉnh Quảng Bình")),
    # a name broken before its last words, which are the motto's too
    (["NGÂN HÀNG NHÀ NƯỚC", "VIỆT NAM", "Số: 12/TB-NHNN", MOTTO, "Hà Nội, ngày 14 tháng 8 năm 2025", "THÔNG BÁO"],
     ("thong_bao", "12/TB-NHNN", date(2025, 8, 14), "Ngân hàng Nhà nước Việt Nam")),
    # columns run together, accents and blanks broken
    (["ỦY BANNHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TINH QUANG NGÃAI Độc lập - Tự do - Hạnh phúc",
      "Số: 71 /CT-UBND Quảng Ngãi, ngày 2| tháng 10 năm 2024", "", "Ộ CHỈ THỊ", "", "Về việc an toàn hồ đập"],
     ("chi_thi", "71/CT-UBND", date(2024, 10, 21), "Ủy ban nhân dân tỉnh Quảng Ngãi")),
    # the official gazette
    (["CÔNG BÁO/Số 88/Ngày 02-04-2025", "12", "", "CHÍNH PHỦ", "________", "", "Số: 60/NQ-CP", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc", "________", "Hà Nội, ngày 28 tháng 3 năm 2025", "", "NGHỊ QUYẾT", "Về phiên họp chuyên đề"],
     ("nghi_quyet", "60/NQ-CP", date(2025, 3, 28), "Chính phủ")),
    # Party documents
    (["TỈNH ỦY HƯNG YÊN", "*", "Số 215-CV/TU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Hưng Yên, ngày 6 tháng 5 năm 2024", "", "Kính gửi: Các huyện ủy"],
     ("cong_van", "215-CV/TU", date(2024, 5, 6), "Tỉnh ủy Hưng Yên")),
    (["| TỈNH ỦY HƯNG YÊN BAN TỔ CHỨC * | ĐẢNG CỘNG SẢN VIỆT NAM |", "| Số 31-HD/BTCTU | Hưng Yên, ngày 6 tháng 5 năm 2024 |", "",
      "HƯỚNG DẪN", "", "về bồi dưỡng đảng viên mới"],
     ("huong_dan", "31-HD/BTCTU", date(2024, 5, 6), "Ban Tổ chức Tỉnh ủy Hưng Yên")),
    (["BAN CHẤP HÀNH TRUNG ƯƠNG", "*", "Số 45-CT/TW", "ĐẢNG CỘNG SẢN VIỆT NAM", "Hà Nội, ngày 6 tháng 5 năm 2024", "CHỈ THỊ", "CỦA BỘ CHÍNH TRỊ"],
     ("chi_thi", "45-CT/TW", date(2024, 5, 6), "Bộ Chính trị")),
    (["HỘI ĐỒNG NHÂN DÂN", "THÁI NGUYÊN", "Số: 14/2024/NQ-HĐND", MOTTO, "Thái Nguyên, ngày 6 tháng 5 năm 2024", "NGHỊ QUYẾT", "Về mức chi"],
     ("nghi_quyet", "14/2024/NQ-HĐND", date(2024, 5, 6), "Hội đồng nhân dân tỉnh Thái Nguyên")),
    (["BAN CHẤP HÀNH TRUNG ƯƠNG", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 17-QC/TW", "Hà Nội, ngày 6 tháng 5 năm 2024", "QUY CHẾ",
      "Quản lý trang tin điện tử", "- Căn cứ Điều lệ Đảng;", "Ban Bí thư ban hành Quy chế quản lý trang tin điện tử như sau:"],
     ("quy_che", "17-QC/TW", date(2024, 5, 6), "Ban Bí thư")),
    (["CÔNG BÁO LONG AN/Số 25/Ngày 20-5-2024", "PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT", "ỦY BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN", "TỈNH LONG AN",
      MOTTO, "Số: 18/2024/QĐ-UBND", "Long An, ngày 6 tháng 5 năm 2024", "QUYẾT ĐỊNH", "Ban hành Quy định"],
     ("quyet_dinh", "18/2024/QĐ-UBND", date(2024, 5, 6), "Ủy ban nhân dân tỉnh Long An")),
    (["| BAN CHẤP HÀNH TRUNG ƯƠNG * | ĐẢNG CỘNG SẢN VIỆT NAM |", "| Số 44-KL/TW | Hà Nội, ngày 6 tháng 5 năm 2024 |", "", "KẾT LUẬN"],
     ("ket_luan", "44-KL/TW", date(2024, 5, 6), "Ban Chấp hành Trung ương Đảng")),
    (["| BAN CHẤP HÀNH TRUNG ƯƠNG BAN NỘI CHÍNH * | ĐẢNG CỘNG SẢN VIỆT NAM |", "| Số 44-KH/BNCTW | Hà Nội, ngày 6 tháng 5 năm 2024 |", "",
      "KẾ HOẠCH"],
     ("ke_hoach", "44-KH/BNCTW", date(2024, 5, 6), "Ban Nội chính Trung ương")),
    # a database of laws breaks the lines of the head
    (["THỦ TƯỚNG CHÍNH", "PHỦ", "--------", "", "CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "", "Số: 302/QĐ-TTg", "",
      "Hà Nội, ngày 18", "tháng 02 năm 2014", "", "QUYẾT ĐỊNH", "", "Về việc điều chỉnh quy hoạch"],
     ("quyet_dinh", "302/QĐ-TTg", date(2014, 2, 18), "Thủ tướng Chính phủ")),
    # … anywhere, with the bars of its table left
    (["VIỆN KIỂM SÁT NHÂN", "DÂN", "TỐI CAO |", "CỘNG HÒA", "XÃ HỘI CHỦ NGHĨA", "VIỆT NAM |", "Số: 9/CT-VKSTC |", "Hà Nội, ngày 3 tháng 01 năm 2023 |",
      "CHỈ THỊ"],
     ("chi_thi", "9/CT-VKSTC", date(2023, 1, 3), "Viện kiểm sát nhân dân tối cao")),
    # … behind its own notice, under the card of the document
    (["Để xem toàn bộ nội dung và lược đồ của văn bản, vui lòng đăng nhập bằng tài khoản thành viên của bạn tại góc trên bên phải.",
      "| TỔNG CỤC HẢI QUAN | " + MOTTO + " |", "| Số: 77/HD-TCHQ | Hà Nội, ngày 3 tháng 01 năm 2013 |"],
     ("huong_dan", "77/HD-TCHQ", date(2013, 1, 3), "Tổng cục Hải quan")),
    (["Số hiệu: 118-TTg Loại văn bản: Chỉ thị", "Nơi ban hành: Thủ tướng Chính phủ Người ký: Vũ Đình Lâm", "Số: 118-TTg", "Hà Nội, ngày 3 tháng 01 năm 1997"],
     ("chi_thi", "118-TTg", date(1997, 1, 3), "Thủ tướng Chính phủ")),
    # the whole body in one line, a city whose name ends like a department's
    (["SỞ VĂN HÓA VÀ THỂ THAO THÀNH PHỐ HẢI PHÒNG", "Số: 65/SVHTT-NVH", "Hải Phòng, ngày 3 tháng 01 năm 2026", "Kính gửi: Các xã, phường"],
     ("cong_van", "65/SVHTT-NVH", date(2026, 1, 3), "Sở Văn hóa và Thể thao thành phố Hải Phòng")),
    # a commune under its district
    (["UBND HUYỆN LỘC HÀ", "ỦY BAN NHÂN DÂN", "XÃ ĐÁ BẠC", MOTTO, "Số: 12/UBND-VP", "Đá Bạc, ngày 3 tháng 01 năm 2023", "Kính gửi: Các ông trưởng thôn"],
     ("cong_van", "12/UBND-VP", date(2023, 1, 3), "Ủy ban nhân dân xã Đá Bạc")),
    # a date without its comma; a number under its “Số:”
    (["VĂN PHÒNG CHÍNH PHỦ", MOTTO, "Số: 71/VPCP-KTTH", "Hà Nội ngày 12 tháng 9 năm 2003", "Kính gửi: Bộ Thương mại"],
     ("cong_van", "71/VPCP-KTTH", date(2003, 9, 12), "Văn phòng Chính phủ")),
    (["UBND TỈNH SƠN LA", MOTTO, "Số:", "12/CT-UBND", "Sơn La, ngày 12 tháng 9 năm 2003", "CHỈ THỊ"],
     ("chi_thi", "12/CT-UBND", date(2003, 9, 12), "Ủy ban nhân dân tỉnh Sơn La")),
    # a draft whose number is blank, its letters behind the motto
    (["BỘ Y TẾ", "Số:", MOTTO, "/TTr-BYT", "Hà Nội, ngày", "tháng", "năm 2026", "DỰ THẢO", "TỜ TRÌNH",
      "Thực hiện Nghị quyết số 01/NQ-CP ngày 07 tháng 01 năm 2026 của Chính phủ, Bộ Y tế trình Chính phủ dự thảo Nghị định."],
     ("to_trinh", None, None, "Bộ Y tế")),
    # a day left blank, its month and year known
    (["| UBND TỈNH THÁI BÌNH | " + MOTTO + " |", "| Số: ....../KH-UBND | Thái Bình, ngày ...... tháng ...... năm 2026 |", "", "KẾ HOẠCH", "Số hóa"],
     ("ke_hoach", None, None, "Ủy ban nhân dân tỉnh Thái Bình")),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), LINES, ids=[lines[0][:40] for lines, _ in LINES])
def test_letterhead_in_lines(lines, expected):
    meta = read_metadata(letter(*lines))
    assert (meta.kind, meta.number, meta.issued_on, meta.issuer) == expected


@pytest.mark.parametrize(
    ("under", "signer"),
    [
        ("Nguyễn Thị Ỷ", "Nguyễn Thị Ỷ"),
        ("Nguyễn Y Thơ", "Nguyễn Y Thơ"),
        ("Trần Văn Ý", "Trần Văn Ý"),
        ("Hồ A Lềnh", "Hồ A Lềnh"),
        ("Lê Ô", "Lê Ô"),
        ("H’Lơ Niê", "H’Lơ Niê"),
        ("K'Brối", None),  # one word alone is no name that is sure
        ("Y Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm"),
        ("Mục A", None),
        ("Phòng học A", None),
    ],
)
def test_names_with_a_syllable_of_one_letter(under, signer):
    meta = read_metadata(
        letter("Số: 15/UBND-KT", "Giao Sở Y tế báo cáo.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", under)
    )
    assert meta.signer == signer


def test_title_and_signer():
    document = read_text(
        "\n".join(
            (
                f"| **ỦY BAN NHÂN DÂN TỈNH AN GIANG** | **{MOTTO}** |",
                "| Số: 19/CT-UBND | *An Giang, ngày 5 tháng 5 năm 2025* |",
                "",
                "**CHỈ THỊ**",
                "",
                "Về việc tăng cường quản lý khai thác cát",
                "",
                "Thời gian qua, việc khai thác cát trên sông còn diễn biến phức tạp, cần chấn chỉnh ngay trong toàn tỉnh.",
                "",
                "1. Sở Nông nghiệp và Môi trường kiểm tra các mỏ.",
                "",
                "| *Nơi nhận:* - Như trên; - Lưu: VT. | **KT. CHỦ TỊCH** PHÓ CHỦ TỊCH **Lâm Thị Bưởi** |",
            )
        ),
        Source("ct.txt", "0", "text/plain"),
    )
    meta = read_metadata(document)
    assert meta.title == "Về việc tăng cường quản lý khai thác cát"
    assert meta.signer == "Lâm Thị Bưởi"


def test_title_of_a_letter():
    meta = read_metadata(
        table("BỘ Y TẾ", "Số: 80/BYT-KCB V/v dự trữ thuốc mùa mưa bão", "Hà Nội, ngày 2 tháng 4 năm 2025", "Kính gửi: Sở Y tế.")
    )
    assert meta.title == "V/v dự trữ thuốc mùa mưa bão"


TITLES = [
    (["UBND PHƯỜNG ĐÁ BẠC", "Số: 8/KH-UBND", "Đá Bạc, ngày 2 tháng 4 năm 2025", "KẾ HOẠCH", "Thực hiện tháng vệ sinh môi trường năm 2025",
      "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh, UBND phường ban hành Kế hoạch như sau:"],
     "Thực hiện tháng vệ sinh môi trường năm 2025"),
    # a letter without "V/v"
    (["BỘ Y TẾ", "Số: 80/BYT-KCB", "Dự trữ thuốc và vật tư mùa mưa bão", "Hà Nội, ngày 2 tháng 4 năm 2025", "Kính gửi: Sở Y tế các tỉnh"],
     "Dự trữ thuốc và vật tư mùa mưa bão"),
    (["BỘ Y TẾ", "Số: 80/BYT-KCB", "Hà Nội, ngày 2 tháng 4 năm 2025", "Kính gửi: Sở Y tế các tỉnh"], None),
    (["BỘ Y TẾ", "Số: 80/BYT-KCB", "Hà Nội, ngày 2 tháng 4 năm 2025", "Kính gửi: Sở Y tế các tỉnh", "1. Về việc dự trữ thuốc: rà soát ngay."], None),
    # the issuing body printed again under the title
    (["CHÍNH PHỦ", "Số: 8/NQ-CP", "Hà Nội, ngày 2 tháng 4 năm 2025", "NGHỊ QUYẾT", "PHIÊN HỌP THƯỜNG KỲ THÁNG 3 NĂM 2025", "CHÍNH PHỦ"],
     "Phiên họp thường kỳ tháng 3 năm 2025"),
    (["UBND TỈNH CÀ MAU", "Số: 8/QĐ-UBND", "Cà Mau, ngày 2 tháng 4 năm 2025", "QUYẾT ĐỊNH", "VỀ VIỆC ĐIỀU CHỈNH QUY HOẠCH BẾN BÃI", "ỦY", "BAN NHÂN DÂN TỈNH CÀ MAU"],
     "Về việc điều chỉnh quy hoạch bến bãi"),
    (["CHÍNH PHỦ", "Số: 8/NQ-CP", "Hà Nội, ngày 2 tháng 4 năm 2025", "NGHỊ QUYẾT", "SỬA ĐỔI QUY CHẾ LÀM VIỆC CỦA", "CHÍNH PHỦ"],
     "Sửa đổi quy chế làm việc của Chính phủ"),
    # who directs stands before what it is about
    (["UBND TỈNH CÀ MAU", "Số: 8/CT-UB", "Cà Mau, ngày 2 tháng 4 năm 2003", "CHỈ THỊ CỦA CHỦ TỊCH UBND TỈNH CÀ MAU", "V/v quản lý bến bãi"], "V/v quản lý bến bãi"),
    (["TỈNH ỦY CÀ MAU", "Số 8-KL/TU", "Cà Mau, ngày 2 tháng 4 năm 2024", "KẾT LUẬN", "CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về quản lý bến bãi"], "về quản lý bến bãi"),
    (["UBND TỈNH CÀ MAU", "Số: 8/CT-UB", "Cà Mau, ngày 2 tháng 4 năm 2003", "CHỈ THỊ", "V/v quản lý bến bãi ven sông",
      "Từ đầu năm đến nay trên địa bàn tỉnh đã xảy ra nhiều vụ sạt lở bờ sông do khai thác cát và lập bến bãi trái phép ở các huyện."],
     "V/v quản lý bến bãi ven sông"),
    # partly in capitals
    (["UBND TỈNH CÀ MAU", "Số: 8/TB-UBND", "Cà Mau, ngày 2 tháng 4 năm 2024", "THÔNG BÁO", "KẾT LUẬN CỦA CHỦ TỊCH UBND TỈNH", "tại cuộc họp về bến bãi"],
     "Kết luận của chủ tịch UBND tỉnh tại cuộc họp về bến bãi"),
    (["CHỈ THỊ", "CỦA BỘ TRƯỞNG BỘ Y TẾ SỐ 12/2003/CT-BYT", "NGÀY 3 THÁNG 4 NĂM 2003 VỀ VIỆC QUẢN LÝ THUỐC"], "Về việc quản lý thuốc"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title"), TITLES)
def test_titles(lines, title):
    assert read_metadata(letter(*lines)).title == title


def test_signer_on_the_card_of_a_database():
    card = ["Số hiệu: 118-TTg Loại văn bản: Chỉ thị", "Nơi ban hành: Thủ tướng Chính phủ Người ký: Vũ Đình Lâm", "Số: 118-TTg"]
    assert read_metadata(letter(*card)).signer == "Vũ Đình Lâm"


def test_signer_on_the_line_of_the_office():
    text = [
        "SỞ Y TẾ",
        "Số: 34/SYT-NV",
        "Lâm Sơn, ngày 04 tháng 9 năm 2026",
        "Kính gửi: Các trạm y tế",
        "Đề nghị các trạm rà soát thuốc.",
    ]
    assert read_metadata(letter(*text, "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC Hoàng Thanh Tùng (đã ký)")).signer == "Hoàng Thanh Tùng"
    police = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "PHÓ TRƯỞNG CÔNG AN HUYỆN", "Thượng tá Hoàng Thanh Tùng"]
    assert read_metadata(letter(*text, *police)).signer == "Hoàng Thanh Tùng"


def test_year_of_a_blank_day_serves_the_deadlines():
    document = table("UBND TỈNH CAO BẰNG", "Số: /KH-UBND", "Cao Bằng, ngày    tháng    năm 2026", "KẾ HOẠCH", "Phòng hạn")
    context = date_context(document, read_metadata(document))
    assert (context.issued_on, context.year) == (None, 2026)


def test_document_without_letterhead():
    document = read_text(
        "Chỉ thị về tăng cường quản lý chợ trên địa bàn tỉnh Ninh Thuận\n"
        "Thời gian qua, công tác quản lý chợ có nhiều chuyển biến. Để khắc phục hạn chế, Ủy ban nhân dân tỉnh yêu cầu các sở, ngành:\n"
        "1. Sở Công Thương rà soát quy hoạch chợ.\n"
        "Chỉ thị này có hiệu lực sau 10 ngày kể từ ngày ký.\n",
        Source("ct.txt", "0", "text/plain"),
    )
    meta = read_metadata(document)
    assert (meta.kind, meta.number, meta.issued_on) == ("chi_thi", None, None)
    assert meta.issuer == "Ủy ban nhân dân tỉnh Ninh Thuận"


@pytest.mark.parametrize(
    ("text", "kind", "issuer"),
    [
        ("Quyết định phê duyệt đề án kho lạnh nông thôn\nThủ tướng Chính phủ\nXét đề nghị của Bộ trưởng Bộ Công Thương,\nQuyết định:\n"
         "Điều 1. Phê duyệt Đề án với các nội dung chính sau:\nĐiều 2. Bộ Công Thương chủ trì tổ chức thực hiện.",
         "quyet_dinh", "Thủ tướng Chính phủ"),
        ("Thông báo kết luận của chủ tịch ủy ban nhân dân tỉnh tại cuộc họp về tôm giống\nChủ tịch Ủy ban nhân dân tỉnh Kiên Giang "
         "chủ trì cuộc họp và kết luận:\n1. Giao Sở Tài chính bố trí kinh phí.\n"
         "Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện.",
         "thong_bao", "Ủy ban nhân dân tỉnh Kiên Giang"),
    ],
)  # fmt: skip
def test_articles_and_a_closing_notice_tell_a_document_from_a_report(text: str, kind: str, issuer: str) -> None:
    meta = read_metadata(read_text(text, Source("x.txt", "0", "text/plain")))
    assert (meta.kind, meta.issuer) == (kind, issuer)


def test_issuer_of_a_document_without_letterhead_is_who_acts():
    document = read_text(
        "Kế hoạch trồng cây phân tán năm 2023\n"
        "Thực hiện Kế hoạch số 65/KH-UBND của UBND tỉnh Lâm Đồng, UBND huyện Lâm Hà xây dựng Kế hoạch như sau:\n"
        "1. Phòng Kinh tế chuẩn bị cây giống.\n2. Các xã trồng cây.\nKế hoạch này thực hiện trong năm 2023.\n",
        Source("kh.txt", "0", "text/plain"),
    )
    assert read_metadata(document).issuer == "Ủy ban nhân dân huyện Lâm Hà"


def test_report_on_a_directive_is_news():
    document = read_text(
        "Chỉ thị mới về quản lý chợ\n\n(Báo Ninh Thuận) - UBND tỉnh Ninh Thuận vừa ban hành Chỉ thị số 09/CT-UBND về quản lý chợ.\n\nẢnh: T.H",
        Source("tin.txt", "0", "text/plain"),
    )
    meta = read_metadata(document)
    assert (meta.kind, meta.number, meta.issuer) == ("news", "09/CT-UBND", "Ủy ban nhân dân tỉnh Ninh Thuận")


@pytest.mark.parametrize(
    "line",
    [
        "An Sơn, lúc 16 giờ 30 ngày 06 tháng 9 năm 2025",
        "An Sơn, 16 giờ 30 phút ngày 06 tháng 9 năm 2025",
        "An Sơn, hồi 07 giờ 00', ngày 06 tháng 9 năm 2025",
        "An Sơn, 20h00 ngày 06/9/2025",
        "An Sơn, ngày 06 tháng 9 năm 2025",
    ],
)
def test_a_telegram_says_the_hour_with_its_day(line: str) -> None:
    text = f"ỦY BAN NHÂN DÂN\nTỈNH AN SƠN\nSố: 07/CĐ-UBND\n\n{line}\n\nCÔNG ĐIỆN\nVề việc ứng phó bão số 7\n"
    document = read_text(text, Source("cong-dien.txt", "0" * 64, "text/plain"))
    assert read_metadata(document).issued_on == date(2025, 9, 6)


def test_the_day_of_what_a_letter_is_about_is_not_its_own():
    head = (
        "ỦY BAN NHÂN DÂN\nXÃ ĐÁ BẠC\nSố: 27/UBND-KT\nV/v đính chính Công văn số 15/UBND-KT ngày 05/01/2031\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐá Bạc, ngày 09 tháng 01 năm 2031\n"
    )
    read = read_text(
        f"{head}\nKính gửi: Trưởng các bản\n\nUBND xã đính chính như sau.", Source("dinh-chinh.txt", "0" * 64, "text/plain")
    )
    assert read_metadata(read).issued_on == date(2031, 1, 9)
