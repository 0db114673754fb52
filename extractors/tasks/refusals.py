"""What looks like a duty and is none: closing formulas, procedure for the text itself, rights, threats, results."""

from __future__ import annotations

import re

_CLOSING = re.compile(
    r"chịu trách nhiệm (?:tổ chức |triển khai )?thi hành|nghiêm túc (?:tổ chức |chấp hành |phối hợp )?(?:tổ chức )?(?:triển khai |thực hiện|quán triệt)|"
    r"(?:quan tâm|biết|biết,|phối hợp|khẩn trương|nghiêm túc)[ ,](?:và )?(?:tổ chức |nghiêm túc |khẩn trương )?(?:triển khai |tổ chức )?thực hiện(?: theo quy định| nghiêm túc| kế hoạch này| chỉ thị này| quyết định này| công điện này| các nội dung (?:nêu )?trên)?\s*[./]*$|"
    r"chịu trách nhiệm (?:tổ chức )?(?:triển khai )?(?:tổ chức )?thực hiện (?:nghiêm |nghiêm túc )?(?:các nội dung|quyết định|chỉ thị|kế hoạch|công điện|nghị quyết|thông báo)|"
    r"xin thông báo|thông báo (?:và đề nghị|để|đến)|(?:để|cho) (?:các )?(?:cơ quan|đơn vị)[^.]{0,60}biết",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"^\W*(?:trên đây là|nơi nhận|\(?ban hành kèm theo|\(?kèm theo|kính gửi|căn cứ (?:luật|nghị|quyết|chỉ|thông|kế|công|văn|hiến|pháp|bộ luật|kết luận|báo cáo)|xét |theo đề nghị|v/v )|"
    r"^\W*(?:chỉ thị|quyết định|kế hoạch|nghị quyết|công điện|thông báo|hướng dẫn|thông tư|nghị định|chương trình|công văn) này\b|"
    r"có hiệu lực (?:thi hành )?(?:kể )?từ|có hiệu lực (?:thi hành )?sau|thay thế (?:quyết định|chỉ thị|kế hoạch|công văn)|hết hiệu lực",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"\b(?:có quyền|được quyền|có thể|được phép|được hưởng|được hỗ trợ|thì xem như|được coi là|được hiểu là|là việc)\b", re.IGNORECASE)
_THREATS = re.compile(r"\bsẽ (?:bị|phê bình|kiểm điểm|đánh giá|xem xét xử lý|xử lý|kiến nghị)|tự chịu trách nhiệm trước|không chịu trách nhiệm", re.IGNORECASE)


_BARE = re.compile(
    r"(?:(?:khẩn trương|nghiêm túc|tích cực|chủ động|tổ chức|triển khai|thực hiện|quan tâm|phối hợp|biết|nghiên cứu|chỉ đạo|quán triệt|nội dung|kế hoạch|chỉ thị|quyết định|công điện|thông báo|kết luận|công văn|văn bản|nghị quyết|"
    r"nêu trên|trên|này|chương trình|đề án|thông tư|hướng dẫn|theo quy định|của pháp luật|các|và|,|đúng|có hiệu quả|hiệu quả|đầy đủ|đồng bộ|để|được|việc|tốt|theo|yêu cầu)\s*)+[\s./;]*$",
    re.IGNORECASE,
)


_COPULA = re.compile(
    r"^(?!\W*(?:xác định|coi|xem|lấy|bảo đảm|đảm bảo|quán triệt))[^,;:]{10,160} là (?:một )?(?:nhiệm vụ|giải pháp|yêu cầu|vấn đề|yếu tố|công việc|chủ trương|bước|cơ hội) ", re.IGNORECASE
)


def is_bare(predicate: str) -> bool:
    """A predicate that says nothing beyond carrying out this text: "nghiêm túc tổ chức triển khai thực hiện Kế hoạch này"."""
    return bool(_BARE.match(predicate.strip()))


def is_closing(content: str) -> bool:
    """A closing formula: it charges everybody with the whole text ("nghiêm túc triển khai thực hiện")."""
    return bool(_CLOSING.search(content)) and len(content) < 420


def is_procedure(content: str) -> bool:
    """Procedure for the text itself, its legal bases, its recipients."""
    return bool(_PROCEDURE.search(content[:260]))


def is_refused(content: str) -> bool:
    """A threat of sanction."""
    return bool(_THREATS.search(content)) or bool(_COPULA.match(content))


_GENERAL = re.compile(r"^(?:các |mọi )?(?:tổ chức, cá nhân|cá nhân, tổ chức|người dân|hộ gia đình|công dân|đại biểu|hội nghị|các đại biểu|các ý kiến|nhà báo)", re.IGNORECASE)


def is_general(name: str) -> bool:
    """Whether a name stands for citizens and firms in general, whom the law binds and no directive charges."""
    return bool(_GENERAL.match(name))


def is_right(around: str) -> bool:
    """Whether the words around the verb give a right: "có quyền yêu cầu", "được phép"."""
    return bool(_RIGHTS.search(around))


_QUALITY = re.compile(
    r"^\W*(?:bảo đảm|đảm bảo) (?:sự )?(?:tính )?(?:thống nhất|đồng bộ|chính xác|công khai|minh bạch|hiệu quả|tiết kiệm|kịp thời|đúng (?:quy định|tiến độ|đối tượng|thời)|chặt chẽ|khả thi|đầy đủ|nghiêm túc|thiết thực|khách quan|chất lượng, |tiến độ, )",
    re.IGNORECASE,
)


def is_quality(content: str) -> bool:
    """A clause that only says how well the unit before is to be done: "bảo đảm thống nhất, đồng bộ"."""
    return bool(_QUALITY.match(content)) and len(content.split()) <= 16
