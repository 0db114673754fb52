"""Reports of the press: what they are about, whose it is, and when it was."""

from datetime import date

import pytest
from chidao.corpus.document import Source
from chidao.corpus.reading.plain import read_text
from chidao.extractors.metadata import date_context, read_metadata

STAMP = "Tue, 03 Jun 2025 13:00:00 +0700"
TAIL = "Các đơn vị liên quan phối hợp thực hiện, không để xảy ra chậm trễ trong quá trình triển khai."


def news(*paragraphs: str):
    return read_text("\n\n".join((*paragraphs, TAIL)), Source("tin.txt", "0", "text/plain"))


# (lead paragraphs, number, issued_on, issuer)
CASES = [
    # the name of a district's head is no place
    ([STAMP, "Phó Chủ tịch UBND huyện Trịnh Thị Hoa yêu cầu các phòng chuyên môn rà soát công trình nước sạch."], None, None, "Ủy ban nhân dân huyện"),
    ([STAMP, "Chủ tịch UBND huyện Kim Bảng Nguyễn Thành Thăng yêu cầu các xã rà soát công trình nước sạch."], None, None, "Ủy ban nhân dân huyện Kim Bảng"),
    # a document
    (["Ngày 12/5/2023, Ủy ban nhân dân tỉnh Bắc Kạn ban hành Công văn số 1418/UBND-NNTNMT về phòng, chống hạn hán mùa khô."],
     "1418/UBND-NNTNMT", date(2023, 5, 12), "Ủy ban nhân dân tỉnh Bắc Kạn"),
    ([STAMP, "Siết quản lý đất bãi bồi", "Chủ tịch UBND tỉnh Hà Nam Trương Văn Lộc vừa ký ban hành Chỉ thị số 07/CT-UBND ngày 28/5 về quản lý đất bãi bồi."],
     "07/CT-UBND", date(2025, 5, 28), "Ủy ban nhân dân tỉnh Hà Nam"),
    ([STAMP, "(Chinhphu.vn) - Thủ tướng Chính phủ vừa có Công điện số 81/CĐ-TTg yêu cầu các bộ, ngành tập trung ứng phó nắng nóng kéo dài."],
     "81/CĐ-TTg", None, "Thủ tướng Chính phủ"),
    ([STAMP, "Văn phòng Chính phủ vừa ban hành Thông báo số 263/TB-VPCP ngày 30/5/2025 kết luận của Phó Thủ tướng Lê Văn Mẫn tại cuộc họp về cảng biển."],
     "263/TB-VPCP", date(2025, 5, 30), "Văn phòng Chính phủ"),
    ([STAMP, "Theo Kế hoạch số 145/KH-UBND ngày 29/5/2025 của UBND tỉnh Sơn La, các sở, ngành phải rà soát toàn bộ thủ tục hành chính."],
     "145/KH-UBND", date(2025, 5, 29), "Ủy ban nhân dân tỉnh Sơn La"),
    ([STAMP, "Đó là yêu cầu của UBND tỉnh Gia Lai đối với các sở, ban, ngành tại Công văn số 977/UBND-KGVX ngày 1/6 về phòng, chống đuối nước."],
     "977/UBND-KGVX", date(2025, 6, 1), "Ủy ban nhân dân tỉnh Gia Lai"),
    ([STAMP, "Ngày 2-6, Thủ tướng Chính phủ đã có Công văn (số 73/TTg-CN) chỉ đạo các bộ, cơ quan ngang bộ rà soát nhà, đất công."],
     "73/TTg-CN", date(2025, 6, 2), "Thủ tướng Chính phủ"),
    ([STAMP, "Ngày 11/4/2025, thay mặt UBND tỉnh, Phó Chủ tịch UBND tỉnh Long An Phạm Thế Ninh đã ký ban hành văn bản số 2508/UBND-KGVX về phòng dịch."],
     "2508/UBND-KGVX", date(2025, 4, 11), "Ủy ban nhân dân tỉnh Long An"),
    ([STAMP, "(Chinhphu.vn) - Tại Công điện số 92/CĐ-TTg ngày 1/6/2025, Thủ tướng yêu cầu các địa phương rà soát nơi có nguy cơ sạt lở."],
     "92/CĐ-TTg", date(2025, 6, 1), "Thủ tướng Chính phủ"),
    ([STAMP, "UBND TP.HCM yêu cầu các quận, huyện dọn dẹp kênh rạch tại văn bản số 3020/UBND-ĐT ngày 31/5 vừa gửi các đơn vị."],
     "3020/UBND-ĐT", date(2025, 5, 31), "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    ([STAMP, "Phó Thủ tướng Đỗ Văn Tám vừa ký Quyết định số 999/QĐ-TTg ngày 29/5/2025 phê duyệt quy hoạch cảng cạn."],
     "999/QĐ-TTg", date(2025, 5, 29), "Thủ tướng Chính phủ"),
    ([STAMP, "Hạ Long đón hàng nghìn du khách ngày đầu hè.", "Văn phòng Chính phủ ngày 28/5 đã có công văn số 4127 gửi Bộ Y tế về thuốc hiếm."],
     "4127", date(2025, 5, 28), "Văn phòng Chính phủ"),
    ([STAMP, "Đây là nội dung được Chính phủ nêu tại Nghị quyết 118/NQ-CP phiên họp thường kỳ tháng 5."],
     "118/NQ-CP", None, "Chính phủ"),
    ([STAMP, "Trong nội dung Công văn số 4519/VP-KT, ban hành ngày 30/5, UBND tỉnh Hưng Yên yêu cầu các huyện tiêm phòng cho đàn lợn."],
     "4519/VP-KT", date(2025, 5, 30), "Ủy ban nhân dân tỉnh Hưng Yên"),
    ([STAMP, "Ban Chỉ huy Phòng thủ dân sự tỉnh Nghệ An ban hành Công điện số 09/CĐ-PTDS ngày 1/6/2025 về việc ứng phó với áp thấp nhiệt đới."],
     "09/CĐ-PTDS", date(2025, 6, 1), "Ban Chỉ huy Phòng thủ dân sự tỉnh Nghệ An"),
    (["Hà Giang phòng lũ ống, lũ quét", "Ngày 12/5/2023 Ủy ban nhân dân tỉnh Hà Giang ban hành Công điện số 05/CĐ-UBND về việc phòng lũ ống và lũ quét"],
     "05/CĐ-UBND", date(2023, 5, 12), "Ủy ban nhân dân tỉnh Hà Giang"),
    ([STAMP, "Thực hiện Nghị quyết số 11/NQ-CP ngày 24/02/2025 của Chính phủ, ngày 29/5/2025 Bộ Xây dựng đã ban hành Chỉ thị số 03/CT-BXD về tiết kiệm."],
     "03/CT-BXD", date(2025, 5, 29), "Bộ Xây dựng"),
    (["Chủ động ứng phó thiên tai", "Thực hiện Chỉ thị số 35/CT-TTg ngày 1/9/2020 của Thủ tướng Chính phủ, UBND tỉnh Lào Cai đã ban hành Chỉ thị số 10."],
     "10", None, "Ủy ban nhân dân tỉnh Lào Cai"),
    # a document without a number
    (["Yên Bái siết quản lý lò gạch", "Chủ tịch UBND tỉnh Yên Bái mới đây đã có văn bản yêu cầu các địa phương dừng hoạt động các lò gạch thủ công."],
     None, None, "Ủy ban nhân dân tỉnh Yên Bái"),
    (["Sơn La chống hạn", "Chủ tịch Ủy ban nhân dân (UBND) tỉnh Sơn La vừa ban hành chỉ thị yêu cầu các huyện tích nước cho vụ mùa."],
     None, None, "Ủy ban nhân dân tỉnh Sơn La"),
    (["Bộ Công Thương yêu cầu giữ ổn định giá phân bón", "Theo đó, các doanh nghiệp phải công khai giá bán tại nơi kinh doanh."],
     None, None, "Bộ Công Thương"),
    (["Xử lý dự án tồn đọng", "UBND Tp.HCM vừa ban hành kế hoạch triển khai các biện pháp xử lý các dự án tồn đọng, chậm tiến độ."],
     None, None, "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    (["Đây là phát biểu chỉ đạo của Ủy viên Trung ương Đảng, Bí thư Thành ủy Lê Văn Quang tại Hội nghị Ban Chấp hành Đảng bộ thành phố."],
     None, None, "Thành ủy"),
    (["Bộ Nội vụ hướng dẫn chế độ báo cáo cải cách hành chính", "Theo đó, các địa phương lập báo cáo theo mẫu và gửi qua trục liên thông văn bản."],
     None, None, "Bộ Nội vụ"),
    # what was before is background
    ([STAMP, "UBND tỉnh Hà Nam yêu cầu các xã tiếp nhận và phân phát gạo đúng đối tượng. Trước đó, Thủ tướng Chính phủ đã có Quyết định số 88/QĐ-TTg về xuất cấp gạo."],
     None, None, "Ủy ban nhân dân tỉnh Hà Nam"),
    # a meeting
    (["Bình Thuận thông qua sáu nghị quyết", "Tại Kỳ họp chuyên đề lần thứ 9 vừa được tổ chức, HĐND tỉnh đã thảo luận, thông qua sáu nghị quyết về đầu tư công."],
     None, None, "Hội đồng nhân dân tỉnh Bình Thuận"),
    (["Sáng ngày 14/9/2022, Ban Chỉ đạo Trung ương về tinh giản biên chế đã họp phiên thứ hai dưới sự chủ trì của đồng chí Trưởng Ban."],
     None, date(2022, 9, 14), "Ban Chỉ đạo Trung ương về tinh giản biên chế"),
    (["Sáng 30/10, Chủ tịch UBND thành phố Hà Nội Lê Sỹ Bình chủ trì cuộc họp về một số dự án đầu tư chậm trên địa bàn."],
     None, None, "Ủy ban nhân dân thành phố Hà Nội"),
    ([STAMP, "Ngày 1/6/2025, Bưu điện tỉnh Nam Định đã tổ chức Hội nghị người lao động năm 2025 với hơn một trăm đại biểu tham dự."],
     None, date(2025, 6, 1), "Bưu điện tỉnh Nam Định"),
    ([STAMP, "Hưởng ứng Ngày Đại dương thế giới, sáng ngày 01/6/2025, Ủy ban MTTQ Việt Nam xã Hải Lộc phối hợp với UBND xã tổ chức Lễ ra quân dọn bãi biển."],
     None, date(2025, 6, 1), "Ủy ban Mặt trận Tổ quốc Việt Nam xã Hải Lộc"),
    ([STAMP, "Sáng ngày 01/6, Đoàn công tác của Sở Công Thương tỉnh Thái Bình đã có buổi làm việc với xã Vũ Thư về lưới điện nông thôn."],
     None, date(2025, 6, 1), "Sở Công Thương tỉnh Thái Bình"),
    ([STAMP, "Ngày 02/6, tại Trụ sở tiếp công dân tỉnh, Phó Chủ tịch UBND tỉnh Bình Định Lê Văn Sáu chủ trì phiên tiếp công dân định kỳ tháng 6."],
     None, date(2025, 6, 2), "Ủy ban nhân dân tỉnh Bình Định"),
    (["Thị sát đường ven biển ngày 2/4, Bộ trưởng Xây dựng Lê Minh Tâm yêu cầu các nhà thầu tranh thủ thời tiết khô ráo để tăng ca."],
     None, None, "Bộ Xây dựng"),
    ([STAMP, "Sáng 3/6, tại trụ sở Tỉnh ủy, Phó Chủ tịch UBND tỉnh Vĩnh Long Trần Thị Sen chủ trì cuộc họp về sạt lở bờ sông."],
     None, date(2025, 6, 3), "Ủy ban nhân dân tỉnh Vĩnh Long"),
    ([STAMP, "TPO - Chiều 2/6, Thủ tướng Lê Hữu Bình chủ trì cuộc họp về các công trình trọng điểm ngành năng lượng."],
     None, date(2025, 6, 2), "Thủ tướng Chính phủ"),
    ([STAMP, "Trưa 2.6, tại trụ sở Huyện ủy Ba Bể, tỉnh Bắc Kạn, Phó Thủ tướng Đỗ Văn Tám kiểm tra công tác cứu hộ sau mưa lũ."],
     None, date(2025, 6, 2), "Chính phủ"),
    (["Sáng ngày 14/9/2022, Ban Thường vụ Tỉnh ủy tổ chức hội nghị nghe báo cáo tiến độ các khu tái định cư. Ông Đinh Công Lý - Bí thư Tỉnh ủy chủ trì."],
     None, date(2022, 9, 14), "Ban Thường vụ Tỉnh ủy"),
    ([STAMP, "Chiều 1/6, ngay sau khi Quốc hội khóa mới bế mạc kỳ họp thứ nhất, Thủ tướng Lê Hữu Bình đã chủ trì phiên họp đầu tiên với các bộ trưởng."],
     None, date(2025, 6, 1), "Thủ tướng Chính phủ"),
    ([STAMP, "Ngày 30/5, UBND tỉnh Phú Yên họp phiên thường kỳ tháng 5 để đánh giá tình hình kinh tế - xã hội trong tháng."],
     None, date(2025, 5, 30), "Ủy ban nhân dân tỉnh Phú Yên"),
    ([STAMP, "Chiều ngày 1/6, đồng chí Vũ Thị Mây, Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh chủ trì hội nghị Ban Thường vụ Tỉnh ủy cho ý kiến về quy hoạch."],
     None, date(2025, 6, 1), "Ban Thường vụ Tỉnh ủy"),
    ([STAMP, "(PLVN) - Sáng nay (3/6), Bộ trưởng Bộ Nội vụ Hoàng Thị Thu có buổi làm việc với lãnh đạo tỉnh Tây Ninh về sắp xếp bộ máy."],
     None, date(2025, 6, 3), "Bộ Nội vụ"),
    # who gives the orders, where neither stands in front
    (["Theo báo cáo, toàn tỉnh có 15 khu tái định cư chưa hoàn thành hạ tầng.",
      "Phát biểu kết luận hội nghị, đồng chí Lò Văn Pản, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy nhấn mạnh các địa phương phải rà soát lại."],
     None, None, "Tỉnh ủy"),
    (["Tại điểm cầu tỉnh Trà Vinh, dự hội nghị có đồng chí Thạch Văn Sơn, Phó Chủ tịch UBND tỉnh và lãnh đạo các sở.",
      "Kết luận hội nghị, đồng chí Bộ trưởng Bộ Công Thương Trịnh Quốc Hải nhấn mạnh các địa phương cần rà soát quy hoạch."],
     None, None, "Bộ Công Thương"),
    # a document further on counts where it is of the body whose orders are reported
    ([STAMP, "Chủ trương mới về dịch vụ công được người dân huyện vùng cao đón nhận nhiệt tình trong những tháng đầu năm.",
      "UBND tỉnh Lạng Sơn yêu cầu mọi xã, phường bố trí máy quét và đường truyền ổn định.",
      "Nghị quyết số 05-NQ/TU của Ban Chấp hành Đảng bộ tỉnh đặt mục tiêu 90% hồ sơ được nộp trực tuyến.",
      "Mới nhất, ngày 22/5/2025, UBND tỉnh ban hành Kế hoạch số 118 về nâng chất lượng dịch vụ công trực tuyến."],
     "118", date(2025, 5, 22), "Ủy ban nhân dân tỉnh Lạng Sơn"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "number", "issued_on", "issuer"), CASES, ids=[case[0][-1][:48] for case in CASES])
def test_report(paragraphs, number, issued_on, issuer):
    meta = read_metadata(news(*paragraphs))
    assert (meta.kind, meta.number, meta.issued_on, meta.issuer) == ("news", number, issued_on, issuer)


def test_old_decision_is_background():
    meta = read_metadata(
        news(
            STAMP,
            "Dự án đường ven sông được Thủ tướng Chính phủ phê duyệt tại Quyết định số 1188/QĐ-TTg ngày 20/12/2021.",
            "Chủ tịch UBND tỉnh Quảng Bình Đặng Hữu Phú yêu cầu các chủ đầu tư đẩy nhanh giải phóng mặt bằng.",
        )
    )
    assert meta.number is None
    assert meta.issuer == "Ủy ban nhân dân tỉnh Quảng Bình"


def test_older_document_in_the_story_gives_only_its_body():
    meta = read_metadata(
        news(
            STAMP,
            "Người dân vùng hạn chờ nước về",
            "Nhiều hộ dân ở các xã ven biển đã phải mua nước ngọt với giá cao từ đầu mùa khô đến nay.",
            "UBND tỉnh Bến Tre đã ban hành Kế hoạch số 1520/KH-UBND ngày 20/5/2025 về phòng, chống hạn mặn trên địa bàn.",
        )
    )
    assert (meta.number, meta.issued_on, meta.issuer) == (None, None, "Ủy ban nhân dân tỉnh Bến Tre")


def test_signer_of_reported_document():
    meta = read_metadata(
        news(STAMP, "Thủ tướng Chính phủ Lê Hữu Bình vừa ký Công điện số 12/CĐ-TTg yêu cầu bảo đảm cung ứng điện mùa khô.")
    )
    assert meta.signer == "Lê Hữu Bình"


def test_headline_without_page_furniture():
    meta = read_metadata(
        news(
            "Skip to main content",
            "Tin tức - Sự kiện",
            "Hội nghị Ban Thường vụ Tỉnh ủy lần thứ 12",
            "Sáng ngày 07/3/2018, Ban Thường vụ Tỉnh ủy tổ chức hội nghị thường kỳ.",
        )
    )
    assert meta.title == "Hội nghị Ban Thường vụ Tỉnh ủy lần thứ 12"


def test_a_day_of_history_tells_no_year():
    read = news(
        "Tu bổ nghĩa trang liệt sĩ trước ngày 27/7",
        "Sáng 12/5, Chủ tịch UBND tỉnh Hà Nam kiểm tra nghĩa trang được xây dựng sau ngày 30/4/1975.",
    )
    meta = read_metadata(read)
    assert meta.issued_on is None
    assert date_context(read, meta).year is None


def test_since_when_something_stands_tells_no_year():
    read = news(
        "Phó Thủ tướng yêu cầu làm rõ vụ sập cầu",
        "Phó Thủ tướng Trần Quốc Khải yêu cầu Bộ Công an báo cáo trước ngày 20/8. Cầu khởi công năm 1998, cắm biển từ năm 2019.",
    )
    assert date_context(read, read_metadata(read)).year is None


def test_year_of_report_for_its_deadlines():
    document = news(STAMP, "Tỉnh Kiên Giang đang gấp rút khắc phục hậu quả lốc xoáy ở vùng ven biển của tỉnh.")
    assert date_context(document, read_metadata(document)).year == 2025


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (
            "| TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Rà soát quỹ đất công | Sở Tài chính | 30/6/2026 |",
            None,
        ),
        (
            "| DANH SÁCH NHIỆM VỤ CỦA TỈNH GIAO |\n| TT | Nhiệm vụ | Đơn vị |\n| 1 | Rà soát quỹ đất | Sở Tài chính |",
            "DANH SÁCH NHIỆM VỤ CỦA TỈNH GIAO",
        ),
    ],
)
def test_the_heads_of_columns_are_no_title(table: str, title: str | None) -> None:
    document = read_text(table, Source("bang.txt", "0", "text/plain"))
    assert document.tables
    assert read_metadata(document).title == title


@pytest.mark.parametrize("stamp", ["12 Thg 2025 10:20", "31 Feb 2025 10:20", "2025-13-45", "2025-02-30"])
def test_a_stamp_that_is_no_day_is_passed_over(stamp: str) -> None:
    report = news(stamp, "Siết quản lý đất bãi bồi", "Chủ tịch UBND tỉnh Hà Nam yêu cầu các xã rà soát đất bãi bồi ven sông.")
    assert read_metadata(report).issuer == "Ủy ban nhân dân tỉnh Hà Nam"
