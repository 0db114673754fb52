"""Days that are named by the week, the part of the day, an occasion or the lunar year, and what returns by such days."""

import pytest
from chidao.corpus.reference import load_table
from chidao.extractors.deadlines import DateContext
from due import check, read

# The text is of Tuesday, 10/6/2025.
DAYS = [
    ("gửi phương án vào thứ Sáu tuần này", "vào thứ Sáu tuần này", "on", "2025-06-13"),
    ("gửi phương án trước thứ Sáu tuần này", "trước thứ Sáu tuần này", "by", "2025-06-13"),
    ("gửi phương án chậm nhất thứ 4 tuần sau", "chậm nhất thứ 4 tuần sau", "by", "2025-06-18"),
    ("gửi phương án chậm nhất Chủ nhật tuần tới", "chậm nhất Chủ nhật tuần tới", "by", "2025-06-22"),
    ("gửi phương án trước thứ Hai tới", "trước thứ Hai tới", "by", "2025-06-16"),
    ("gửi phương án trước thứ Ba tới", "trước thứ Ba tới", "by", "2025-06-17"),
    ("báo cáo trước 10h00 sáng thứ Tư, ngày 11/6/2025", "trước 10h00 sáng thứ Tư, ngày 11/6/2025", "by", "2025-06-11"),
    ("gửi dự thảo trong sáng ngày 13/6/2025", "trong sáng ngày 13/6/2025", "on", "2025-06-13"),
    ("di dời dân ngay trong đêm nay", "ngay trong đêm nay", "on", "2025-06-10"),
    ("gửi danh sách đầu giờ chiều nay", "đầu giờ chiều nay", "on", "2025-06-10"),
    ("báo cáo ngay hôm nay", "ngay hôm nay", "on", "2025-06-10"),
    ("có mặt tại hiện trường trước 7 giờ sáng mai", "trước 7 giờ sáng mai", "by", "2025-06-11"),
    ("bàn giao mặt bằng trong tuần này, chậm nhất là thứ Sáu (13/6)", "chậm nhất là thứ Sáu (13/6", "by", "2025-06-13"),
    ("tổ chức dạy bù xong trước khi kết thúc học kỳ I", "trước khi kết thúc học kỳ I", "by", None),
    ("tổ chức lễ công bố vào lúc 8 giờ 00 ngày 30/6/2025", "vào lúc 8 giờ 00 ngày 30/6/2025", "on", "2025-06-30"),
    (
        "tổ chức thi tuyển trong thời gian 02 ngày (12 - 13/7/2025)",
        "trong thời gian 02 ngày (12 - 13/7/2025",
        "on",
        "2025-07-13",
    ),
    ("bàn giao hồ sơ trong những ngày tới", "trong những ngày tới", "vague", None),
    ("ra quân từ 14 - 20/6", "từ 14 - 20/6", "on", "2025-06-20"),
    ("kiểm tra trong 3 ngày 20, 21 và 22/6/2025", "trong 3 ngày 20, 21 và 22/6/2025", "on", "2025-06-22"),
    ("thông xe nhân dịp Quốc khánh 02/9/2025", "nhân dịp Quốc khánh 02/9/2025", "on", "2025-09-02"),
    (
        "khánh thành cầu đúng dịp kỷ niệm 50 năm Ngày thành lập huyện (20/12/2025)",
        "đúng dịp kỷ niệm 50 năm Ngày thành lập huyện (20/12/2025",
        "on",
        "2025-12-20",
    ),
    ("thi công ba ca, phấn đấu ngày 02/9 thông xe", "ngày 02/9", "by", "2025-09-02"),
    ("phấn đấu hết quý III giải ngân đạt 60%", "hết quý III", "on", "2025-09-30"),
    ("trình tại phiên họp giữa tháng 7", "giữa tháng 7", "on", "2025-07-15"),
    ("hoàn thành vào giữa tháng 8/2025", "vào giữa tháng 8/2025", "on", "2025-08-15"),
    ("trình UBND huyện trong tuần", "trong tuần", "on", "2025-06-15"),
    ("hoàn thành việc rà soát trong tháng", "trong tháng", "on", "2025-06-30"),
    ("sơ kết vào năm 2027, tổng kết vào năm 2030", "vào năm 2030", "on", "2030-12-31"),
    # The lunar day has no day here of the solar year.
    ("bàn giao mặt bằng trước ngày 15 tháng 9 âm lịch", "trước ngày 15 tháng 9", "by", None),
    ("chi trả quà trước 23 tháng Chạp", "trước 23 tháng Chạp", "by", None),
    ("ra quân trồng cây trước mùng 10 tháng Giêng", "trước mùng 10 tháng Giêng", "by", None),
    ("trả lời kiến nghị trước khi khai mạc kỳ họp", "trước khi khai mạc kỳ họp", "by", None),
    # The text is of a day after 30 April: the feast is next year's.
    ("dọn vệ sinh các tuyến phố trước Lễ 2/9", "trước Lễ 2/9", "by", "2025-09-02"),
    ("niêm yết công khai tại thôn trước ngày lễ 30/4", "trước ngày lễ 30/4", "by", "2026-04-30"),
    ("thông xe trước dịp lễ Quốc khánh 02/9", "trước dịp lễ Quốc khánh 02/9", "by", "2025-09-02"),
    ("chi trả lương hưu trước kỳ nghỉ Lễ 30/4 và 01/5", "trước kỳ nghỉ Lễ 30/4", "by", "2026-04-30"),
    ("sơ tán dân xong trước 17h00 cùng ngày", "trước 17h00 cùng ngày", "by", "2025-06-10"),
    ("kiểm đếm tàu thuyền trong ngày 12/6, báo cáo trước 20 giờ cùng ngày", "trước 20 giờ cùng ngày", "by", "2025-06-12"),
    ("ký cam kết trước khi nghỉ Tết", "trước khi nghỉ Tết", "by", None),
]
EVERY = [
    ("Định kỳ sáng thứ Hai báo cáo tiến độ giải ngân", "Định kỳ sáng thứ Hai", "week"),
    ("giao ban định kỳ vào chiều thứ Sáu", "định kỳ vào chiều thứ Sáu", "week"),
    ("kiểm tra định kỳ thứ 3, thứ 5", "định kỳ thứ 3, thứ 5", "week"),
    ("định kỳ sáng thứ Hai hằng tuần giao ban", "định kỳ sáng thứ Hai hằng tuần", "week"),
    ("báo cáo hằng ngày từ ngày 12/6/2025 đến ngày 30/6/2025", "hằng ngày", "day"),
    ("gửi số liệu vào chiều các ngày thứ Sáu trong tuần", "các ngày thứ Sáu", "week"),
    ("báo cáo hằng ngày từ ngày 12/6 đến ngày 30/6", "hằng ngày", "day"),
    ("công khai vào ngày làm việc cuối cùng của tháng", "vào ngày làm việc cuối cùng của tháng", "month"),
    ("báo cáo trước ngày cuối cùng của quý", "trước ngày cuối cùng của quý", "quarter"),
    ("họp giao ban vào tuần cuối của tháng", "vào tuần cuối của tháng", "month"),
    ("báo cáo tiến độ vào 15h00 các ngày thứ Tư, thứ Sáu", "các ngày thứ Tư, thứ Sáu", "week"),
    ("định kỳ 02 giờ/lần báo cáo mực nước", "định kỳ 02 giờ/lần", "day"),
    ("gửi báo cáo quý chậm nhất ngày 05 tháng đầu tiên của quý tiếp theo", None, "quarter"),
    ("cập nhật số liệu theo tuần", "cập nhật số liệu theo tuần", "week"),
    ("báo cáo số liệu ngày 02 lần", "ngày 02 lần", "day"),
    ("gửi báo cáo 06 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12)", None, "half_year"),
    ("định kỳ trước ngày 05 tháng 12 gửi báo cáo", "trước ngày 05 tháng 12", "year"),
    ("định kỳ trước ngày 20 gửi báo cáo", "trước ngày 20", "month"),
    ("báo cáo kết quả giám sát tại kỳ họp thường lệ giữa năm và cuối năm", None, "half_year"),
]
NONE = [
    "rà soát các hợp đồng hết hạn trước ngày 30/9/2025",
    "tổng hợp kết quả công tác trong tháng",
    "tuyệt đối không để thiếu sách giáo khoa trước khi vào năm học mới",
    "tổ chức thực hiện từ ngày 01/12/2025",
    "sửa đổi các quy định có hiệu lực đến ngày 31/12/2025",
    "phấn đấu 10/12 xã đạt chuẩn",
]


@pytest.mark.parametrize(("text", "quote", "kind", "due"), DAYS)
def test_day(text, quote, kind, due):
    check(text, quote, kind, due)


@pytest.mark.parametrize(("text", "quote", "every"), EVERY)
def test_every(text, quote, every):
    check(text, quote, "every", every)


@pytest.mark.parametrize("text", NONE)
def test_none(text):
    assert read(text) is None


def test_a_day_of_the_week_has_no_date_where_the_day_of_issue_is_not_known():
    found = read("gửi phương án vào thứ Sáu tuần này", DateContext(None, 2025))
    assert found is None or found[2] is None


@pytest.mark.parametrize("example", load_table("holidays")["feast"]["examples"])
def test_a_feast_names_its_day_without_a_year(example):
    check(f"Hoàn thành {example}", example, "by", read(f"Hoàn thành trước ngày {example.split()[-1]}")[2])
