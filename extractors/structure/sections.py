"""What a heading says of the provisions under it: whether they charge someone."""

from __future__ import annotations

import re
from typing import Final, Literal

SectionRole = Literal["operative", "background", "named", "neutral"]
"""In a "named" section only what charges a named body is a task (funds, reporting)."""

# "Yêu cầu các đơn vị thực hiện", "Yêu cầu đối với nhà thầu" ask somebody; "Mục đích, yêu cầu" do not.
_WHO_IS_ASKED: Final = (
    r"(?:đối với )?(?:(?:các|những|tất cả các) )?(?:đơn vị|địa phương|sở|bộ|ngành|cơ quan|xã|phường|huyện|phòng|ban|công ty"
    r"|khoa|trường|bên|nhà thầu|chủ đầu tư|đồng chí|cục|vụ|thành viên|cấp [uủ][ỷy]|thủ trưởng|giám đốc|chủ tịch|ubnd"
    r"|tư vấn)(?!\w)"
)
_ASKED_LATER: Final = r"(?:(?:trong|của) )?(?:thời gian tới|thời gian còn lại|những tháng|các tháng|quý|tháng|tuần)(?!\w)"
# What stands first in the heading decides; where both kinds stand in it, what is to be done wins ("Mục tiêu, nhiệm vụ").
_BACKGROUND: Final = re.compile(
    r"^(?:về |một số |những |các |công tác |phần |đánh giá |kết quả |i+\. )*"
    rf"(?:mục đích|yêu cầu(?! {_WHO_IS_ASKED}| {_ASKED_LATER})|quan điểm|nguyên tắc|mục tiêu|chỉ tiêu|định hướng|"
    r"đánh giá|kết quả|tình hình|nhận định|tồn tại|hạn chế|khó khăn|thuận lợi|nguyên nhân|"
    r"thực trạng|bối cảnh|căn cứ|cơ sở pháp lý|sự cần thiết|phạm vi|đối tượng|đặc điểm|ưu điểm|bài học|thành phần|"
    r"thời gian|địa điểm|khái quát|tổng quan|dự báo|tầm nhìn|hiệu lực|điều khoản|giải thích|phương châm|ý nghĩa|"
    r"ý kiến (?:thảo luận|phát biểu|tham gia|đóng góp|góp ý|tham luận|của (?:các )?(?:đại biểu|thành viên|đơn vị|phòng))|"
    r"thảo luận|"
    r"điều kiện|tiêu chuẩn|hồ sơ (?:và|dự|đăng ký)|quyền lợi|hình thức (?:tuyển|thi|đấu)|lệ phí)"
)
_OPERATIVE: Final = re.compile(
    rf"^yêu cầu (?:{_WHO_IS_ASKED}|{_ASKED_LATER})|"
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|trách nhiệm|nội dung thực hiện|"
    r"nội dung chủ yếu|nội dung trọng tâm|triển khai|chế độ báo cáo|biện pháp|"
    r"ý kiến chỉ đạo|kết luận|kiến nghị|đề nghị của|chỉ đạo|tổ chức và|nội dung kế hoạch|"
    r"nội dung công việc|lộ trình|^nội dung|phương hướng|^tiến độ(?: thực hiện| triển khai)?(?: kế hoạch)?$|"
    r"^(?:các )?bước (?:thực hiện|tiến hành)|^kế hoạch (?:thực hiện|cụ thể|chi tiết)|"
    r"^(?:các |một số )?hoạt động(?: chính| chủ yếu| cụ thể| trọng tâm)?$|^công tác chuẩn bị"
)
# "Các biện pháp xử lý đã áp dụng".
_DONE: Final = re.compile(r"\bđã (?:áp dụng|thực hiện|triển khai|xử lý|hoàn thành)$")
# Funds, and how a board works: there what somebody named is to do stands among what holds anyway.
_NAMED: Final = re.compile(
    r"^(?:về )?(?:kinh phí|nguồn lực|nguồn kinh phí|dự toán|chế độ (?:làm việc|họp|hội họp|giao ban|thông tin|sinh hoạt))"
)
_RESULT: Final = re.compile(
    r"kết quả (?:thực hiện|triển khai|đạt|đã|công tác|hoạt động|lãnh đạo|chỉ đạo)|đánh giá|"
    r"tình hình|tồn tại|đã đạt được"
)
# What is to be done beside what was done: "Kết quả 9 tháng và nhiệm vụ 3 tháng cuối năm".
_AHEAD: Final = re.compile(
    r"giải pháp|nhiệm vụ trọng tâm|nhiệm vụ,|"
    r"(?:và|,|;) (?:phương hướng,? )?nhiệm vụ (?:\S+ ){0,3}(?:cuối|tới|tiếp theo|còn lại|tháng|quý)\b"
)


def section_role(title: str) -> SectionRole:
    """The role of the provisions under a heading; "neutral" where the heading does not say."""
    title = title.lower().strip(" .:-*")
    if _DONE.search(title):
        return "background"
    if _NAMED.match(title):
        return "named"
    background = _BACKGROUND.search(title)
    operative = _OPERATIVE.search(title)
    if operative and not (_RESULT.search(title) and not _AHEAD.search(title)):
        if (
            background
            and re.match(r"(?:mục đích|yêu cầu|quan điểm|nguyên tắc)", title)
            and "giải pháp" not in title
            and "nhiệm vụ" not in title
        ):
            return "background"
        return "operative"
    return "background" if background else "neutral"
