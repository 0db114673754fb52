"""What a figure is about: the words around it that name what it measures."""

from __future__ import annotations

import pytest
from chidao.extractors.figures import find_figures
from directives import by_lines


def subjects_in(text: str) -> list[str | None]:
    return [figure.subject for figure in find_figures(by_lines(text))]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        # left of the number
        ("Với 6 khu, tổng diện tích quy hoạch là 412 ha.", [None, "tổng diện tích quy hoạch"]),
        ("Đến nay, các xã đã trồng được 85 ha.", ["các xã đã trồng"]),
        ("Phấn đấu đến năm 2030 tỷ lệ hộ nghèo còn 2%.", ["tỷ lệ hộ nghèo"]),
        ("Năm 2027 tỷ trọng công nghiệp đạt 40%.", ["tỷ trọng công nghiệp"]),
        # right of it
        ("Phấn đấu 100% hồ sơ được số hóa.", ["hồ sơ được số hóa"]),
        ("Trong đó, có 28 bến đi vào khai thác.", ["đi vào khai thác"]),
        # on both sides
        ("Thu hồi công nợ đạt 61,3% kế hoạch.", ["Thu hồi công nợ kế hoạch"]),
        # a change shares what the figure before it measured
        (
            "Doanh thu của các hợp tác xã đạt 12 tỷ đồng, tăng 12,5% so với năm 2018.",
            ["Doanh thu của các hợp tác xã", "Doanh thu của các hợp tác xã tăng so với năm 2018"],
        ),
        (
            "Thu ngân sách đạt 90 tỷ đồng, tăng 8% so với cùng kỳ và đạt 60% so với dự toán.",
            ["Thu ngân sách", "Thu ngân sách tăng so với cùng kỳ", "Thu ngân sách so với dự toán"],
        ),
        ("Tỷ lệ hộ nghèo giảm từ 8,5% xuống còn 6%.", ["Tỷ lệ hộ nghèo giảm", "Tỷ lệ hộ nghèo giảm"]),
        # a full verb that begins like a change
        ("Sở tham mưu tăng cường 12 công chức.", ["tăng cường"]),
        # a list shares what stands behind its last part
        ("Có 18 nhà, 3 trạm bơm và 145 mộ bị ngập.", ["bị ngập"] * 3),
        (
            "Có 29 bộ, cơ quan trung ương và 12 địa phương chưa gửi báo cáo.",
            ["trung ương chưa gửi báo cáo", "chưa gửi báo cáo"],
        ),
        # inside brackets that only give the amount
        ("Tiền thuê đất còn nợ (khoảng 1.700 tỷ đồng) được khoanh lại.", ["Tiền thuê đất còn nợ"]),
        # who says so is not what is measured
        ("Sở đề nghị bổ sung biên chế 12 giáo viên.", ["bổ sung biên chế"]),
        ("Theo báo cáo của Sở Xây dựng, đến ngày 3/6/2027 đã có 12 xã nộp hồ sơ.", ["nộp hồ sơ"]),
        # a word that only ends like a verb of saying
        ("Tỷ lệ hồ sơ toàn trình của các sở đạt 68%.", ["Tỷ lệ hồ sơ toàn trình của các sở"]),
        # what brought it about is not measured
        ("Trận lũ quét đã làm 4 người chết, nhiều tuyến đường bị chia cắt.", ["chết"]),
        # the words that lead to the next figure belong to that one
        ("Đoàn Thanh niên có 5.200 đoàn viên sinh hoạt tại 312 chi đoàn.", ["Đoàn Thanh niên sinh hoạt", "sinh hoạt"]),
        ("Kim ngạch đạt 36,5 tỷ USD tăng 16% so với năm 2025.", ["Kim ngạch", "Kim ngạch tăng so với năm 2025"]),
        # notes and the marks of parts are no words
        ("Còn 03 sở[2] và 09 xã[3] chưa báo cáo.", ["chưa báo cáo"] * 2),
        ("Có 02 chỉ tiêu chưa đạt: (i) Tăng trưởng đạt 6,2%; (ii) thu đạt 5 tỷ đồng.", ["chưa đạt", "Tăng trưởng", "thu"]),
        # a figure in a quotation is told of inside it
        ("Phát động đợt thi đua “100 ngày làm 30 km đường bê tông” và khen thưởng.", ["đường bê tông"]),
        ("Đường khởi công đã lâu nhưng khối lượng thi công mới đạt 38%.", ["khối lượng thi công"]),
        (
            "1. Lãi suất cho vay hộ nghèo, cho vay học sinh, sinh viên (theo Quyết định cũ), giảm từ 6,6%/năm xuống 6,24%/năm.",
            ["Lãi suất cho vay hộ nghèo, cho vay học sinh, sinh viên, giảm"] * 2,
        ),
        ("Thuế xăng 100 đồng/lít, dầu 400 đồng/lít, dầu hỏa 20 đồng/lít.", ["Thuế xăng", "Thuế xăng dầu", "Thuế xăng dầu hỏa"]),
        # what is measured may hold a figure in its name
        (
            "Giá trị thu trên 1 ha đất canh tác đạt 125 triệu đồng.",
            ["Giá trị thu đất canh tác", "Giá trị thu trên 1 ha đất canh tác"],
        ),
        # an hour is no part of it
        ("Đến 10 giờ ngày 12/9/2025 đã tìm thấy 06 thi thể.", ["tìm thấy"]),
        ("Dự án (công suất 10 tấn/ngày, vốn 18 tỷ đồng) bị chậm.", ["công suất", "vốn"]),
        # what is said of things counted may hold a figure
        ("Có 11/38 xã giải ngân đạt trên 50% kế hoạch.", ["giải ngân đạt trên 50% kế hoạch", "giải ngân kế hoạch"]),
        ("Toàn tỉnh có 21.450 hộ với khoảng 82.000 người thiếu nước sinh hoạt.", ["thiếu nước sinh hoạt"] * 2),
        ("Làm 3 người bị thương, ước thiệt hại 21,6 tỷ đồng.", ["bị thương", "thiệt hại"]),
        # a comma in a phrase does not begin a clause, one before a noun that is measured does
        ("Tỷ lệ tiêm phòng trên đàn chó, mèo đạt 47%.", ["Tỷ lệ tiêm phòng trên đàn chó, mèo"]),
        ("Sản xuất phát triển mạnh, tổng doanh thu đạt 47 tỷ đồng.", ["tổng doanh thu"]),
        ("Sở điều động, tăng cường 12 công chức.", ["Sở điều động, tăng cường"]),
        # the order to change something has that for its object
        ("Giảm ít nhất 5% số vụ cháy so với năm trước.", ["Giảm số vụ cháy so với năm trước"]),
        ("Bảo đảm cắt giảm tối thiểu 30% thời gian giải quyết hồ sơ.", ["cắt giảm thời gian giải quyết hồ sơ"]),
        # a plan in between does not become what changes
        (
            "Thu nội địa đạt 90 tỷ đồng, bằng 76,3% dự toán Trung ương giao, tăng 8% so với cùng kỳ.",
            ["Thu nội địa", "dự toán Trung ương giao", "Thu nội địa tăng so với cùng kỳ"],
        ),
        # the other side of a comparison, in brackets
        ("Tăng trưởng đạt 6,2%, thấp hơn so với bình quân cả nước (7,8%).", ["Tăng trưởng", "bình quân cả nước"]),
        # a part of what the figure before measured
        ("Tỷ lệ nước sạch đô thị đạt 96%, nông thôn đạt 78%.", ["Tỷ lệ nước sạch đô thị", "Tỷ lệ nước sạch đô thị nông thôn"]),
        ("Lượng mưa phổ biến 150 mm, có nơi trên 400 mm.", ["Lượng mưa phổ biến", "Lượng mưa phổ biến nơi"]),
        # where an amount lies is not what is measured
        ("Diện tích rừng 21 ha tại phường Tân Hà.", ["Diện tích rừng"]),
        # “toàn tỉnh có” tells nothing beside a longer part
        ("Toàn tỉnh có 21 làng nghề truyền thống được công nhận.", ["truyền thống được công nhận"]),
        # the case behind a word for a single one
        ("Xảy ra 31 vụ tai nạn giao thông.", ["Xảy ra tai nạn giao thông"]),
        # a purpose goes on where nothing else stands there
        ("Đã có 230 công trình đang thẩm định để khởi công.", ["đang thẩm định để khởi công"]),
        # compounds that end like a copula
        ("Bản Nà có 8 nhà tốc mái, Cao Bằng 5 nhà.", ["Bản Nà tốc mái", "Cao Bằng"]),
        ("Đẩy nhanh giải phóng mặt bằng cho 12 dự án.", ["Đẩy nhanh giải phóng mặt bằng"]),
        ("Số thôn đạt chuẩn nông thôn mới chiếm 64%.", ["Số thôn đạt chuẩn nông thôn mới"]),
        ("Còn 62 hộ chưa bàn giao mặt bằng với 4,8 ha.", ["chưa bàn giao mặt bằng"] * 2),
        # a reason is not what is measured
        ("Do giá phân bón tăng nên chi phí sản xuất đã lên 18 triệu đồng.", ["chi phí sản xuất"]),
        # words before a noun that is measured
        ("Xuất khẩu khởi sắc, ước cả năm 2025 kim ngạch gỗ dăm đạt 2 tỷ USD.", ["kim ngạch gỗ dăm"]),
        ("Lũy kế chỉ số chế biến gỗ, chế biến chè tăng 4,2%.", ["Lũy kế chỉ số chế biến gỗ, chế biến chè tăng"]),
        # the sum so far is of the same
        ("Thu phí đạt 19 tỷ đồng, lũy kế 10 tháng 186 tỷ đồng.", ["Thu phí", "Thu phí lũy kế 10 tháng"]),
        (
            "Ngành dệt may và da giày tăng 6%, đóng góp 12%.",
            ["Ngành dệt may và da giày tăng", "Ngành dệt may và da giày đóng góp"],
        ),
        # a comparison behind the figure goes on with what the one before measured; so does what comes after an aside
        (
            "Thu thuế là 12 tỷ đồng, đạt 51,8% so với kế hoạch đề ra (23 tỷ đồng) và tăng 2,5% so với cùng kỳ.",
            ["Thu thuế", "Thu thuế so với kế hoạch đề ra", "kế hoạch đề ra", "Thu thuế tăng so với cùng kỳ"],
        ),
        # what follows “và” is measured by the next figure
        ("Thu nội địa đạt 51% và thu từ xuất khẩu là 3 tỷ đồng.", ["Thu nội địa", "thu từ xuất khẩu"]),
        ("Số trẻ bỏ học giảm 4 em và số trẻ ra lớp muộn tăng 6 em.", ["Số trẻ bỏ học giảm", "số trẻ ra lớp muộn tăng"]),
        # a share in brackets right behind a count is of the same, and its change too
        (
            "Cả nước có 45 huyện (23%) được công nhận đạt chuẩn, tăng 5% so với năm trước.",
            ["được công nhận đạt chuẩn"] * 2 + ["được công nhận đạt chuẩn tăng so với năm trước"],
        ),
        # each in brackets has its own
        ("Dẫn đầu là xã Đông Lĩnh (58,9%), xã Tây Hòa (55,7%).", ["Dẫn đầu là xã Đông Lĩnh", "xã Tây Hòa"]),
        # a list of several begins where its plural stands
        ("Trong tháng 10, các sở, ban, ngành tiếp nhận 8.500 hồ sơ.", ["các sở, ban, ngành tiếp nhận"]),
        # of counts that fall, each has its own
        ("So với cùng kỳ, giảm 67 vụ va chạm, giảm 14 người chết.", ["giảm va chạm", "giảm chết"]),
        # what a count brings with it stands before “với”
        (
            "Lỗi chủ yếu: quá tải với 27 trường hợp, đi sai làn đường với 59 trường hợp.",
            ["Lỗi chủ yếu, quá tải", "đi sai làn đường"],
        ),
        # who says so, with nothing but the number behind
        ("Sở Tài chính cho biết có 7 xã chậm quyết toán.", ["chậm quyết toán"]),
        # nor who is charged with it or works with them
        ("Giao Sở Y tế sửa chữa 12 bệnh viện.", ["sửa chữa"]),
        ("Ban Quản lý phối hợp với UBND xã Tân Hà san lấp 4 ao tù.", ["san lấp tù"]),
        # a clause behind a semicolon takes nothing from another paragraph
        (
            "Đã trả lời 58 kiến nghị.\nUBND xã ghi nhận nỗ lực; tuy nhiên tiến độ đền bù còn chậm, mới đạt 38%.",
            ["trả lời", "tiến độ đền bù"],
        ),
        # others that stand before “và” are not counted
        ("Phê bình các sở, ngành và 30 xã chưa gửi báo cáo.", ["chưa gửi báo cáo"]),
        # a noun that says nothing alone takes the clause before
        ("Tiến độ cấp thẻ cải thiện rõ, tỷ lệ đạt hơn 24%.", ["Tiến độ cấp thẻ cải thiện rõ tỷ lệ"]),
        # a name behind a comma begins something new
        ("Để giải ngân 100% kế hoạch, Chủ tịch xã yêu cầu rà soát.", ["giải ngân kế hoạch"]),
        ("Có 9 chủ đầu tư giải ngân dưới 20%.", ["giải ngân", "giải ngân"]),
        # a sentence that begins with the number begins there
        ("Kết luận thanh tra đã rõ. 14 hồ sơ chậm xử lý.", ["chậm xử lý"]),
        # the extreme is of what the figure before measured
        ("Lượng mưa là 200 mm, cao nhất tại Thạch Bàn 360 mm.", ["Lượng mưa", "Lượng mưa cao nhất tại Thạch Bàn"]),
        # a result against its plan
        ("Kết nạp đảng viên mới đạt 893/650 đảng viên.", ["Kết nạp đảng viên mới"]),
        # the clause before, where only the plan stands beside the figure
        ("Tập trung giải ngân vốn đầu tư công, phấn đấu đạt 65% kế hoạch.", ["Tập trung giải ngân vốn đầu tư công kế hoạch"]),
        # what is measured stands before a colon, be it a list
        (
            "Số hộ bỏ nuôi lợn: 116 hộ, số trại chuyển sang nuôi gà, vịt, dê: 39 trại.",
            ["Số hộ bỏ nuôi lợn", "số trại chuyển sang nuôi gà, vịt, dê"],
        ),
        # a ratio is not introduced by its own “về”, jobs are not what is talked of
        ("Tỷ lệ xã, phường đạt chuẩn quốc gia về nước sạch đạt 90%.", ["Tỷ lệ xã, phường đạt chuẩn quốc gia về nước sạch"]),
        (
            "Số lao động được giải quyết việc làm trên địa bàn xã là 60 lao động.",
            ["Số lao động được giải quyết việc làm trên địa bàn xã"],
        ),
        # however many the words before, what a change is compared with does not tell what changes
        (
            "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng tăng trên 5% so với cùng kỳ.",
            ["Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng tăng so với cùng kỳ"],
        ),
        # how it is known
        ("Qua tổng hợp đến 17 giờ ngày 12/10/2025 toàn tỉnh có 12 nhà bị ngập.", ["toàn tỉnh bị ngập"]),
        # what things counted have done holds the next figure
        (
            "Biểu dương 47 xã đã giảm trên 10% số vụ cháy.",
            ["Biểu dương đã giảm trên 10% số vụ cháy", "Biểu dương giảm số vụ cháy"],
        ),
        # "riêng" begins another measure
        (
            "Tốc độ tăng trưởng GRDP 9 tháng đạt 7,4%, riêng tăng trưởng GRDP quý III ước đạt 8,2%.",
            ["Tốc độ tăng trưởng GRDP 9 tháng", "tăng trưởng GRDP"],
        ),
        # how late it is, in brackets behind what is late
        ("Đoạn qua xã Hòa Khê (chậm 1,7%) chưa xong.", ["Đoạn qua xã Hòa Khê chậm"]),
    ],
)
def test_subjects(text: str, subjects: list[str | None]) -> None:
    assert subjects_in(text) == subjects


def test_a_bare_cell_with_a_unit_is_about_its_row() -> None:
    assert subjects_in("4\tBiên soạn phim tuyên truyền an toàn\tTrung tâm Văn hóa\t30/8\t12 phim") == [
        "Biên soạn phim tuyên truyền an toàn"
    ]
