"""Forms of deadlines: what is one, which kind, when it is due, how often it returns."""

import re
from pathlib import Path

import pytest
from chidao.extractors.dates import parse_date
from chidao.extractors.deadlines import DateContext
from due import ISSUED, check, read

COLUMN = DateContext(ISSUED, 2025, time_column=True)

BY = [
    ("xử lý dứt điểm các hồ sơ tồn đọng trước 31/12/2025", "trước 31/12/2025", "2025-12-31"),
    ("báo cáo kết quả trước ngày 30/6/2025", "trước ngày 30/6/2025", "2025-06-30"),
    ("trình hồ sơ trước ngày 05 tháng 12 năm 2025", "trước ngày 05 tháng 12 năm 2025", "2025-12-05"),
    ("gửi Sở Tài chính trước 30/6/2025 để tổng hợp", "trước 30/6/2025", "2025-06-30"),
    ("gửi Sở Tài chính trước ngày 20/6", "trước ngày 20/6", "2025-06-20"),
    ("gửi số liệu trước ngày 15/3", "trước ngày 15/3", "2026-03-15"),
    ("gửi số liệu trước ngày 5/6", "trước ngày 5/6", "2025-06-05"),
    ("gửi báo cáo trước ngày 25", "trước ngày 25", "2025-06-25"),
    ("gửi báo cáo trước ngày 5", "trước ngày 5", "2025-07-05"),
    ("báo cáo trước 10 giờ ngày 20/6/2025", "trước 10 giờ ngày 20/6/2025", "2025-06-20"),
    ("báo cáo trước 16h30, ngày 20/6/2025", "trước 16h30, ngày 20/6/2025", "2025-06-20"),
    ("báo cáo trước 17 giờ 00 phút ngày 20 tháng 6", "trước 17 giờ 00 phút ngày 20 tháng 6", "2025-06-20"),
    ("chậm nhất ngày 20/6/2025 phải xong", "chậm nhất ngày 20/6/2025", "2025-06-20"),
    ("Chậm nhất là ngày 30 tháng 6 năm 2025 phải bàn giao", "Chậm nhất là ngày 30 tháng 6 năm 2025", "2025-06-30"),
    ("hoàn thành chậm nhất trong quý III/2025", "chậm nhất trong quý III/2025", "2025-09-30"),
    ("hoàn thành chậm nhất vào cuối năm 2026", "chậm nhất vào cuối năm 2026", "2026-12-31"),
    ("muộn nhất đến hết tháng 8/2025", "muộn nhất đến hết tháng 8/2025", "2025-08-31"),
    ("không muộn hơn ngày 15/7/2025", "không muộn hơn ngày 15/7/2025", "2025-07-15"),
    ("hoàn thành trước tháng 9/2025", "trước tháng 9/2025", "2025-09-30"),
    ("đến hết năm 2026 phải di dời toàn bộ", "đến hết năm 2026", "2026-12-31"),
    ("đến ngày 30/9/2025 giải ngân đạt 60% kế hoạch", "đến ngày 30/9/2025", "2025-09-30"),
    ("Đến năm 2027, hoàn thành số hóa hồ sơ", "Đến năm 2027", "2027-12-31"),
    ("phấn đấu đến cuối năm 2026 hoàn thành", "đến cuối năm 2026", "2026-12-31"),
    ("khắc phục xong trước **30/6/2025**", "trước **30/6/2025", "2025-06-30"),
    ("hoàn thành trước ngày 30\ntháng 6 năm 2025", "trước ngày 30\ntháng 6 năm 2025", "2025-06-30"),
    ("Thời hạn hoàn thành: 30/6/2025.", "30/6/2025", "2025-06-30"),
    ("Hạn chót 30/6 phải có phương án", "Hạn chót 30/6", "2025-06-30"),
    ("trình chậm nhất trong tuần thứ 3 tháng 7/2025", "chậm nhất trong tuần thứ 3 tháng 7/2025", "2025-07-21"),
    ("gửi số liệu trước ngày 20 tháng này", "trước ngày 20", "2025-06-20"),
    ("Thời gian báo cáo: trước ngày 30/6/2025.", "trước ngày 30/6/2025", "2025-06-30"),
]

ON = [
    ("xây dựng đề án, trình Thủ tướng Chính phủ quý III năm 2025", "quý III năm 2025", "2025-09-30"),
    ("hoàn thiện hồ sơ, trình Chủ tịch UBND tỉnh phê duyệt tháng 9/2025", "tháng 9/2025", "2025-09-30"),
    ("trình UBND tỉnh trong quý III/2025", "trong quý III/2025", "2025-09-30"),
    ("trình UBND tỉnh trong quý IV", "trong quý IV", "2025-12-31"),
    ("hoàn thành trong tháng 7/2025", "trong tháng 7/2025", "2025-07-31"),
    ("hoàn thành trong tháng 7 năm 2025", "trong tháng 7 năm 2025", "2025-07-31"),
    ("hoàn thành trong tháng 3", "trong tháng 3", "2026-03-31"),
    ("bàn giao mặt bằng trong năm 2025", "trong năm 2025", "2025-12-31"),
    ("bàn giao mặt bằng trong năm nay", "trong năm nay", "2025-12-31"),
    ("xây xong trường trong năm 2025 - 2026", "trong năm 2025 - 2026", "2026-12-31"),
    ("báo cáo ngay trong tháng này", "ngay trong tháng này", "2025-06-30"),
    ("niêm yết số điện thoại ngay trong tuần", "ngay trong tuần", "2025-06-15"),
    ("báo cáo trong tuần này", "trong tuần này", "2025-06-15"),
    ("báo cáo trong tuần tới", "trong tuần tới", "2025-06-22"),
    ("báo cáo trong tháng tới", "trong tháng tới", "2025-07-31"),
    ("trình vào cuối tháng này", "vào cuối tháng này", "2025-06-30"),
    ("trình Hội đồng nhân dân vào kỳ họp cuối năm, hoàn thành trong quý này", "trong quý này", "2025-06-30"),
    ("Xong trong Quý III/2025", "trong Quý III/2025", "2025-09-30"),
    ("xử lý dứt điểm xong quý III/2025", "quý III/2025", "2025-09-30"),
    ("thực hiện từ ngày 15/6/2025 đến ngày 15/7/2025", "từ ngày 15/6/2025 đến ngày 15/7/2025", "2025-07-15"),
    ("thực hiện từ tháng 6 đến hết tháng 8/2025", "từ tháng 6 đến hết tháng 8/2025", "2025-08-31"),
    ("cao điểm kiểm tra từ nay đến hết năm 2025", "từ nay đến hết năm 2025", "2025-12-31"),
    ("triển khai trong 6 tháng cuối năm 2025", "trong 6 tháng cuối năm 2025", "2025-12-31"),
    ("khởi công vào ngày 19/8/2025", "vào ngày 19/8/2025", "2025-08-19"),
    ("khởi công Dự án cầu Lâm Khê ngày 19/8/2025", "ngày 19/8/2025", "2025-08-19"),
    ("tổng hợp kết quả gửi Ban Giám hiệu ngày 15/8/2025", "ngày 15/8/2025", "2025-08-15"),
    ("hướng dẫn các trường tổ chức khai giảng ngày 05/9", "ngày 05/9", "2025-09-05"),
    ("Ngày 20/6/2025, tổ chức hội nghị sơ kết", "Ngày 20/6/2025", "2025-06-20"),
    ("trong các năm 2026, 2027 xây xong trường", "trong các năm 2026, 2027", "2027-12-31"),
    ("báo cáo trong phiên họp UBND thành phố thường kỳ tháng 8", "tháng 8", "2025-08-31"),
    ("Tháng 9/2025, tổ chức hội nghị sơ kết", "Tháng 9/2025", "2025-09-30"),
    ("tổ chức hội nghị sơ kết (quý IV/2025)", "quý IV/2025", "2025-12-31"),
    ("khởi công quý I/2026 công trình cầu vượt", "quý I/2026", "2026-03-31"),
    ("đưa vào sử dụng năm 2026", "năm 2026", "2026-12-31"),
    ("trình Hội đồng nhân dân tỉnh kỳ họp tháng 12/2025", "tháng 12/2025", "2025-12-31"),
    ("Quý IV/2025 hoàn thành bàn giao", "Quý IV/2025", "2025-12-31"),
    ("Trong giai đoạn 2026 - 2028, di dời toàn bộ các hộ", "Trong giai đoạn 2026 - 2028", "2028-12-31"),
    ("tổ chức diễn tập cấp tỉnh, tháng 11/2025", "tháng 11/2025", "2025-11-30"),
    ("kiểm tra trong 02 ngày 15 và 16/7/2025", "trong 02 ngày 15 và 16/7/2025", "2025-07-16"),
    ("tổ chức từ ngày 10-15/7/2025", None, "2025-07-15"),
    ("Thời gian thực hiện: Năm 2026", "Năm 2026", "2026-12-31"),
    ("Thời gian hoàn thành: Quý III, IV/2025", "Quý III, IV/2025", "2025-12-31"),
]

WITHIN = [
    ("gửi tài liệu trước kỳ họp ít nhất 15 ngày", "trước kỳ họp ít nhất 15 ngày", None),
    ("thông báo giá thu mua trước vụ ép 60 ngày", "trước vụ ép 60 ngày", None),
    ("thông báo cho khách hàng trước khi cắt điện 05 ngày", "trước khi cắt điện 05 ngày", None),
    ("trả lời trong 15 ngày kể từ ngày ký", "trong 15 ngày kể từ ngày ký", "2025-06-25"),
    (
        "trả lời trong thời hạn 10 ngày kể từ ngày ban hành Chỉ thị này",
        "trong thời hạn 10 ngày kể từ ngày ban hành Chỉ thị này",
        "2025-06-20",
    ),
    ("trả lời trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản này", None, None),
    ("trả lời trong vòng 05 ngày làm việc kể từ ngày Thông báo này được ban hành", None, "2025-06-17"),
    ("bàn giao ngay sau khi sắp xếp xong bộ máy", "ngay sau khi sắp xếp xong bộ máy", None),
    ("gửi lại trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ", "trong 07 ngày làm việc kể từ ngày nhận đủ hồ sơ", None),
    ("gửi lại trong 05 ngày làm việc", "trong 05 ngày làm việc", None),
    ("xây dựng xong trong 02 tháng kể từ ngày ký ban hành", "trong 02 tháng kể từ ngày ký ban hành", "2025-08-10"),
    (
        "thu đủ trong vòng 10 ngày kể từ ngày ban hành quyết định xử phạt",
        "trong vòng 10 ngày kể từ ngày ban hành quyết định xử phạt",
        None,
    ),
    ("bàn giao trong 15 ngày kể từ ngày ký hợp đồng", "trong 15 ngày kể từ ngày ký hợp đồng", None),
    (
        "trả lời trong 15 ngày kể từ ngày ban hành Quyết định này",
        "trong 15 ngày kể từ ngày ban hành Quyết định này",
        "2025-06-25",
    ),
    ("không quá 30 ngày kể từ ngày 01/7/2025", "không quá 30 ngày kể từ ngày 01/7/2025", "2025-07-31"),
    ("chậm nhất 03 ngày sau khi kết thúc đợt kiểm tra", "chậm nhất 03 ngày sau khi kết thúc đợt kiểm tra", None),
    ("khắc phục sự cố trong 24 giờ", "trong 24 giờ", None),
    ("cấp cứu không quá 24h", "không quá 24h", None),
    ("báo cáo trong 10 ngày tới", "trong 10 ngày tới", "2025-06-20"),
]

EVERY = [
    ("Hằng tháng báo cáo kết quả", "Hằng tháng", "month"),
    ("hàng tuần giao ban với nhà thầu", "hàng tuần", "week"),
    ("Định kỳ hằng quý tổng hợp, báo cáo", "Định kỳ hằng quý", "quarter"),
    ("báo cáo định kỳ vào thứ Sáu hằng tuần", None, "week"),
    ("báo cáo UBND tỉnh trước ngày 20 hằng tháng", "trước ngày 20 hằng tháng", "month"),
    ("báo cáo vào ngày 25 hàng tháng", "vào ngày 25 hàng tháng", "month"),
    ("báo cáo trước ngày 15/12 hằng năm", "trước ngày 15/12 hằng năm", "year"),
    ("định kỳ 15 ngày báo cáo Chủ tịch UBND tỉnh", "định kỳ 15 ngày", "month"),
    ("định kỳ 02 tuần báo cáo Chủ tịch UBND tỉnh", "định kỳ 02 tuần", "week"),
    (
        "báo cáo 6 tháng (trước ngày 10/6), năm (trước ngày 10/12)",
        "6 tháng (trước ngày 10/6), năm (trước ngày 10/12)",
        "half_year",
    ),
    ("báo cáo trước ngày 15 tháng 12 hàng năm", "trước ngày 15 tháng 12 hàng năm", "year"),
    ("báo cáo trước ngày 20 của tháng cuối quý", "trước ngày 20 của tháng cuối quý", "quarter"),
    ("báo cáo trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm", "trước ngày 20 của tháng cuối quý", "quarter"),
    ("báo cáo trước ngày 20 tháng cuối mỗi quý", "trước ngày 20 tháng cuối mỗi quý", "quarter"),
    ("hằng quý (trước ngày 25 của tháng cuối quý) báo cáo Bộ", "hằng quý (trước ngày 25 của tháng cuối quý)", "quarter"),
    ("Định kỳ hằng năm (trước ngày 10/12) báo cáo", "Định kỳ hằng năm (trước ngày 10/12)", "year"),
    ("Hằng năm, trước ngày 10/12, báo cáo Bộ Tài chính", None, "year"),
    ("định kỳ 06 tháng báo cáo một lần", None, "half_year"),
    ("sơ kết 6 tháng một lần", "6 tháng một lần", "half_year"),
    ("kiểm tra ít nhất 02 lần/năm", None, "half_year"),
    ("kiểm tra ít nhất 01 lần/năm", None, "year"),
    ("báo cáo định kỳ quý về Sở Nội vụ", "định kỳ quý", "quarter"),
    ("kiểm tra định kỳ ngày", "định kỳ ngày", "day"),
    ("03 tháng/lần tổ chức họp", "03 tháng/lần", "quarter"),
    ("Mỗi năm tổ chức ít nhất một cuộc diễn tập", "Mỗi năm", "year"),
    ("định kỳ 15 ngày/lần báo cáo tiến độ", "định kỳ 15 ngày/lần", "month"),
    ("02 tuần/lần họp giao ban", "02 tuần/lần", "week"),
    ("tổng hợp kết quả theo quý gửi Bộ", None, "quarter"),
    ("báo cáo hằng quý, hằng năm theo mẫu", "hằng quý", "quarter"),
    ("báo cáo định kỳ 6 tháng và hằng năm", None, "half_year"),
    ("báo cáo hằng ngày trước 16 giờ", "hằng ngày", "day"),
    ("định kỳ trước ngày 01/6 và 15/11 hằng năm báo cáo", "trước ngày 01/6 và 15/11 hằng năm", "half_year"),
    ("gửi trước ngày 15/6 và ngày 15/12 hàng năm", None, "half_year"),
    ("báo cáo gửi trước ngày 15 tháng 12 của năm báo cáo", None, "year"),
]

VAGUE = [
    ("trình phương án trong thời gian tới", "trong thời gian tới"),
    ("Thời gian tới, tiếp tục rà soát", "Thời gian tới"),
    ("thông tuyến trong thời gian sớm nhất", "trong thời gian sớm nhất"),
    ("sớm ban hành quy chế hoạt động", "sớm"),
    ("Sớm hoàn thiện thủ tục đất đai", "Sớm"),
    ("thực hiện trong năm 2026 và các năm tiếp theo", "trong năm 2026 và các năm tiếp theo"),
]

NONE = [
    "thực hiện chương trình giám sát và báo cáo tại kỳ họp thường kỳ",
    "hạn chế đi lại từ 18 giờ hôm trước đến 6 giờ hôm sau",
    "thanh toán khi có khối lượng, không để dồn vào cuối năm",
    "thực hiện Quyết định số 12/QĐ-TTg ngày 05/12/2026 của Thủ tướng Chính phủ",
    "theo Nghị định số 32/2024/NĐ-CP ngày 15/3/2024",
    "rà soát quy hoạch giai đoạn 2021-2030, tầm nhìn đến năm 2050",
    "thực hiện Chiến lược phát triển đến năm 2030, định hướng đến năm 2045",
    "áp dụng từ quý II/2027",
    "khẩn trương, kịp thời xử lý",
    "thường xuyên kiểm tra",
    "định kỳ đánh giá kết quả",
    "để sớm đưa cụm công nghiệp vào hoạt động",
    "cảnh báo sớm rủi ro thiên tai",
    "theo lộ trình, đúng tiến độ được giao",
    "bố trí từ ngân sách hằng năm",
    "lồng ghép vào kế hoạch công tác hằng năm",
    "đưa dân vận vào chương trình kiểm tra, giám sát hằng năm",
    "trong thời gian chờ phê duyệt",
    "trong 5 năm qua",
    "đã hoàn thành trước ngày 30/4/2025",
    "biên chế được giao năm 2026",
    "sửa chữa lớn các cầu yếu trong giai đoạn 2026-2027",
    "tính đến ngày 30/9/2025, báo cáo số liệu",
    "15/17 cụm công nghiệp",
    "giá mặt hàng năm 2026",
    "bảo đảm sinh hoạt hằng ngày của người dân",
    "rà soát các nhiệm vụ trong năm 2026",
    "khi có phát sinh",
]

CELLS = [
    ("Quý III/2025", "on", "2025-09-30"),
    ("Quý III", "on", "2025-09-30"),
    ("Năm 2026", "on", "2026-12-31"),
    ("2026", "on", "2026-12-31"),
    ("Tháng 9", "on", "2025-09-30"),
    ("09/2025", "on", "2025-09-30"),
    ("30/9/2025", "by", "2025-09-30"),
    ("Trước 30/9/2025", "by", "2025-09-30"),
    ("Giai đoạn 2026 - 2030", "on", "2030-12-31"),
    ("2026-2030", "on", "2030-12-31"),
    ("Năm 2026 - 2027", "on", "2027-12-31"),
    ("Từ tháng 7/2025 đến tháng 12/2025", "on", "2025-12-31"),
    ("Quý III - Quý IV/2025", "on", "2025-12-31"),
    ("Hằng năm", "every", "year"),
    ("Hàng quý", "every", "quarter"),
    ("Thường xuyên, hằng năm", "every", "year"),
    ("Xong trong Quý III/2025", "on", "2025-09-30"),
    ("Năm 2026 và các năm tiếp theo", "vague", None),
    ("15 ngày kể từ ngày ký", "within", "2025-06-25"),
    ("15/9", "by", "2025-09-15"),
    ("25-28/9", "on", "2025-09-28"),
    ("28/9 - 02/10/2025", "on", "2025-10-02"),
    ("Tháng 10 - 11", "on", "2025-11-30"),
    ("Tháng 5 và tháng 11", "on", "2025-11-30"),
]

EMPTY_CELLS = ["31/2", "15/17", "Thường xuyên", "Theo kế hoạch", "Từ quý II/2027", "", "Khi có hướng dẫn của Bộ", "-"]


@pytest.mark.parametrize(("text", "quote", "due"), BY)
def test_by(text, quote, due):
    check(text, quote, "by", due)


@pytest.mark.parametrize(("text", "quote", "due"), ON)
def test_on(text, quote, due):
    check(text, quote, "on", due)


@pytest.mark.parametrize(("text", "quote", "due"), WITHIN)
def test_within(text, quote, due):
    check(text, quote, "within", due)


@pytest.mark.parametrize(("text", "quote", "every"), EVERY)
def test_every(text, quote, every):
    check(text, quote, "every", every)


@pytest.mark.parametrize(("text", "quote"), VAGUE)
def test_vague(text, quote):
    check(text, quote, "vague", None)


@pytest.mark.parametrize("text", NONE)
def test_none(text):
    assert read(text) is None


@pytest.mark.parametrize(("text", "kind", "when"), CELLS)
def test_time_column(text, kind, when):
    check(text, None, kind, when, COLUMN)


@pytest.mark.parametrize("text", EMPTY_CELLS)
def test_time_column_without_a_time(text):
    assert read(text, COLUMN) is None


@pytest.mark.parametrize(
    "text",
    [
        "gia cố đê trước mùa mưa bão",
        "nghiệm thu trước Tết Nguyên đán",
        "trình trước kỳ họp thứ mười",
        "trình HĐND tỉnh thông qua tại kỳ họp giữa năm 2026",
        "xây dựng tiêu chí, trình Hội đồng nhân dân huyện tại kỳ họp gần nhất",
        "hoàn thiện dự án Luật để trình Quốc hội xem xét tại Kỳ họp thứ mười hai",
        "sửa xong trường trước ngày khai giảng năm học 2025-2026",
        "xong trước khi kết thúc năm học 2024 - 2025",
    ],
)
def test_before_an_event_without_a_day(text):
    check(text, None, "by", None)


def test_day_without_any_year_returns_every_year():
    assert read("trình chương trình trước ngày 30 tháng 12", DateContext()) == ("trước ngày 30 tháng 12", "every", "year")
    assert read("nộp trước ngày 01 tháng 12 của năm trước", DateContext()) == (
        "trước ngày 01 tháng 12 của năm trước",
        "every",
        "year",
    )


def test_year_of_the_context_where_the_day_of_issue_is_blank():
    assert read("hoàn thành trước ngày 30/9", DateContext(None, 2026)) == ("trước ngày 30/9", "by", "2026-09-30")
    assert read("hoàn thành vào cuối năm", DateContext(None, 2026)) == ("vào cuối năm", "on", "2026-12-31")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("trình ban hành trong tuần này", "trong tuần này"),
        ("xử lý dứt điểm ngay trong tháng.", "ngay trong tháng"),
        ("từ nay đến cuối năm, tập trung giải quyết đơn thư", "từ nay đến cuối năm"),
    ],
)
def test_a_period_of_a_text_that_does_not_tell_its_day(text, quote):
    assert read(text, DateContext(report=True)) == (quote, "on", None)


CHOICES = [
    # parentheses give way
    ("hằng ngày báo cáo kết quả (dự kiến họp vào ngày 19/11/2025)", "hằng ngày"),
    # the firm one before the vague
    ("sớm bàn giao mặt bằng, hoàn thành trước ngày 30/9/2025", "trước ngày 30/9/2025"),
    # a purpose clause gives way
    ("hoàn thành trước ngày 30/9/2025 để tổ chức khánh thành trong tháng 12/2025", "trước ngày 30/9/2025"),
    # the verb that completes the unit
    ("rà soát trong tháng 7/2025, báo cáo UBND tỉnh trước ngày 15/8/2025", "trước ngày 15/8/2025"),
    ("hằng tháng (trước ngày 16 hằng tháng), 6 tháng (trước ngày 16/6), năm (trước ngày 20/11 hằng năm) báo cáo", None),
]


@pytest.mark.parametrize(("text", "quote"), CHOICES)
def test_choice(text, quote):
    found = read(text)
    assert found is not None
    assert found[0] == quote if quote else found[2] == "month"


EXAMPLES = Path(__file__).parent.parent / "docs" / "han.md"
ROW = re.compile(r"^\| “(?P<text>[^”]+)” \| (?P<quote>[^|]*) \| (?P<kind>[^|]*) \| (?P<when>[^|]*) \|$", re.MULTILINE)
KINDS = {
    "chậm nhất": "by",
    "trong kỳ": "on",
    "khoảng thời gian": "within",
    "định kỳ": "every",
    "chưa rõ": "vague",
    "không phải hạn": None,
}
STEPS = {"ngày": "day", "tuần": "week", "tháng": "month", "quý": "quarter", "6 tháng": "half_year", "năm": "year", "": None}


@pytest.mark.parametrize(
    "row", [m.groupdict() for m in ROW.finditer(EXAMPLES.read_text(encoding="utf-8"))], ids=lambda row: row["text"]
)
def test_examples_of_the_guide(row):
    kind = KINDS[row["kind"].strip()]
    found = read(row["text"])
    if kind is None:
        assert found is None
        return
    when = row["when"].strip()
    expected = parse_date(when).isoformat() if "/" in when else STEPS[when]
    assert found == (row["quote"].strip().strip("“”"), kind, expected)
