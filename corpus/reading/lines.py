"""What a printed line says of itself: whether it opens a paragraph, closes one, or runs on.

Shared by the readers of formats in which a paragraph is broken into lines (plain text, PDF, OCR). The forms of numbering
are those of Nghị định 30/2020/NĐ-CP, phụ lục I, and Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from typing import Final

from chidao.corpus.table_heads import is_number_head

# Upper-case Vietnamese letters as a character class; Python's re has none of its own.
UPPER: Final = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER: Final = "a-zà-ãè-êìíò-õùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

_BULLET: Final = re.compile(rf"(?:[-–—+•●▪◦·➢✓*]\s+\S|[-–+•●▪][{UPPER}“\"(])")
_NUMBER: Final = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\s?[.)](?:\s+\D|[{UPPER}])"  # 1. Text, 2.1. Text, 3) Text, 1.Text
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\s+[{UPPER}]"  # 1.1 Text
    rf"|[IVXL]{{1,6}}(?:\.\d{{1,2}})?\s?[.)]\s*\S"  # II. Text
    rf"|[IVX]{{1,5}}\s*[-–]\s*[{UPPER}]"  # II - TEXT
    rf"|[{UPPER}]\.\s+[{UPPER}]"  # A. TEXT
    rf"|[a-zđ]\d?\s?\)\s*\S|[a-zđ]\.\s+[{UPPER}]"  # a) Text, đ. Text
    rf"|\[\d{{1,3}}\]\s|\[[ivx]{{1,5}}\]\s)"  # footnotes
)
_BRACKETED: Final = re.compile(r"\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*\S")
_TABLE_ROW: Final = re.compile(rf"(?:[IVX]{{1,5}}\s+[{UPPER}]|\d{{1,3}}$)")
MOTTO: Final = r"CỘNG H(?:ÒA|OÀ|OA) XÃ HỘI|ĐẢNG CỘNG SẢN"
"""The source of a pattern for the line across the head of every document (Nghị định 30/2020/NĐ-CP, phụ lục I)."""
OTHER_ARTICLES: Final = re.compile(
    r"(?:các\s+)?(?:tin|bài|bài viết|tin tức|tin bài|văn bản)\s+"
    r"(?:liên quan|khác|cùng chuyên mục|cùng chủ đề|mới hơn|cũ hơn|đã đưa|mới nhất|nổi bật)\s*:?$"
    r"|có thể bạn quan tâm|đọc nhiều nhất",
    re.IGNORECASE,
)
"""What heads the links to other articles on a page of news."""
_HEAD: Final = re.compile(
    rf"(?:Điều\s+\d+[a-zđ]?\s?[.:]|(?:Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:[IVXL]+|\d+|THỨ)\b"
    rf"|(?:PHỤ LỤC|Phụ lục)\s*(?:[IVX\d]+)?\s*$"
    rf"|(?:Kính gửi|Nơi nhận|Số|V/v|Người nhận|Địa chỉ nhận)\s*:?"
    rf"|(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình)\s+\S"
    rf"|Giao (?:Sở|UBND|Ủy ban|Uỷ ban|Bộ|Ban|Công an|Chủ tịch|Giám đốc|Văn phòng|Phòng|các) "  # a charge, as a rule
    rf"|[{UPPER}][^.;:]{{3,80}} điện\s?:$"  # whom a telegram addresses
    rf"|(?:TM|KT|TL|TUQ|T/M|K/T|Q)\.\s*[{UPPER}]{{2}}"
    rf"|{MOTTO}|Độc lập\s*[-–—]\s*Tự do"
    rf"|[{UPPER}][\w. -]{{2,30}},\s*(?:ngày|Ngày)[\s\d….]{{0,12}}tháng)"
)
_LABEL_ALONE: Final = re.compile(r"(?:[IVXL]{1,6}\s?[.)/–-]?|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/–-]|[a-zđ][.)])$")
_LONGEST_LABEL: Final = 16
_CLOSED: Final = re.compile(r"(?:[.;:!?…]|\./\.)[\"”’')\]]*\s*$")
_SENTENCE_END: Final = re.compile(r"(?:[.!?…]|\./\.)[\"”’')\]]*\s*$")
_RUNS_ON: Final = re.compile(
    r"(?:[,(\[“‘–—/&-]|(?<!\w)(?:"
    r"và|hoặc|hay|cùng|với|của|các|những|mọi|mỗi|từng|tại|ở|(?<!nêu )trên|dưới|trong|ngoài|từ|(?<!gian )đến|"
    r"(?<!gian )(?<!năm )(?<!tháng )tới|về|cho|(?<!tiếp )theo|"
    r"bằng|bởi|vì|do|để|nhằm|là|"
    r"kiêm|được|bị|đã|đang|sẽ|phải|cần|không|chưa|có|gồm|như|nếu|khi|mà|thì|số|ngày|[Tt]háng|[Nn]ăm|[Qq]uý|Điều|khoản|điểm|khoảng|hơn|gần|"
    r"giai đoạn|Giai đoạn|ông|bà|đồng chí|đ/c|thành phố|tỉnh|huyện|xã|phường|Ủy ban|Uỷ ban|Sở|Bộ|Ban|Phòng|Chi cục|Cục))\s*$"
)
# Compounds of this field that are written with a spaced dash; the part after the dash may fall on a new line.
_DASHED: Final = re.compile(
    r"(?:kinh tế|chính trị|văn h[oó][aá]|xã hội|lao động|khoa học|giáo dục|nông|công|sản xuất|an ninh|quốc phòng|tài chính|y tế"
    r"|thể thao)\s*\n[-–]\s*(?:xã hội|kinh tế|kỹ thuật|công nghệ|nghề nghiệp|thương binh|văn h[oó][aá]|an ninh|lâm|ngư|tư"
    r"|ngân sách|kế hoạch|đào tạo|kinh doanh|dân số|du lịch|môi trường)",
    re.IGNORECASE,
)


def is_label(line: str) -> bool:
    """Whether the line is nothing but a number or letter of a paragraph: "2.1.", "a)", "IV"."""
    return len(line) <= _LONGEST_LABEL and bool(_LABEL_ALONE.match(line))


_LONGEST_STAMP: Final = 48
_STAMP: Final = re.compile(
    r"(?:(?:cập nhật|ngày đăng|đăng lúc|đăng ngày|thứ [^\W\d]+|chủ nhật|lúc|gmt ?\+7|ngày|\d{1,2}\s?[:hg]\s?\d{2}(?::\d\d)?|"
    r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]20\d\d|\d{1,2} tháng \d{1,2},? (?:năm )?20\d\d))[\s,|:()–-]*){1,8}",
    re.IGNORECASE,
)


def is_stamp(line: str) -> bool:
    """Whether the line is nothing but the day of publication on a page of news: "09:15, 21/07/2025"."""
    if len(line) > _LONGEST_STAMP or "20" not in line:
        return False
    stamp = _STAMP.fullmatch(line)
    return stamp is not None and bool(stamp["day"])


def opens_paragraph(line: str) -> bool:
    """Whether the line begins with a number, a bullet or words that only begin a paragraph."""
    if line[:1].islower() and ")" not in line[1:4] and "." not in line[1:2]:
        return False
    return bool(_BULLET.match(line) or _NUMBER.match(line) or _HEAD.match(line))


def opens_bracketed(line: str) -> bool:
    """Whether the line begins with “(1)”, “(ii)” or “(a)”, which stand both at the head of a paragraph and inside one."""
    return bool(_BRACKETED.match(line))


def opens_row(line: str) -> bool:
    """Whether the line can be the number cell of a table's row, its head, or a group's “IV Tên nhóm”."""
    return bool(_TABLE_ROW.match(line)) or (line[:1] in "STst" and is_number_head(line))


def is_closed(line: str) -> bool:
    """Whether the line ends with a mark that can end a paragraph."""
    return not line[-1:].isalnum() and bool(_CLOSED.search(line[-12:]))


def ends_sentence(line: str) -> bool:
    return not line[-1:].isalnum() and bool(_SENTENCE_END.search(line[-12:]))


def runs_on(line: str) -> bool:
    """Whether the line ends with a word or sign that cannot end a paragraph."""
    return bool(_RUNS_ON.search(line[-20:]))


_MAY_END: Final = re.compile(
    r"(?:(?:mặt|đồng|công|văn) bằng|(?:[Hh]ằng|[Hh]àng|mỗi|cuối|đầu|cả|trong) năm"
    r"|(?<!\w)(?:số|thành phố|tỉnh|huyện|xã|phường))\s*$"
)


def may_end(line: str, following: str) -> bool:
    """Whether the word for which the line is thought to run on may as well end it: “giải phóng mặt bằng”, “địa bàn tỉnh”."""
    return not following[:1].isdigit() and bool(_MAY_END.search(line[-20:]))


def dash_joins(line: str, following: str) -> bool:
    """Whether a dash at the head of `following` is inside a compound such as “kinh tế - xã hội”."""
    return following.startswith(("-", "–")) and bool(_DASHED.search(f"{line[-15:].rstrip()}\n{following[:18]}"))


def starts_small(line: str) -> bool:
    """Whether the line begins with a lower-case letter, signs set aside."""
    if line[:1].isalpha():
        return line[0].islower()
    bare = line.lstrip("“”\"'‘(…., ")
    return bool(bare) and bare[0].islower()


_SMALL_LETTERS: Final = 14
_MANY_SMALL: Final = re.compile(rf"(?:[^{LOWER}]*[{LOWER}]){{{_SMALL_LETTERS}}}")


def is_capitals(line: str) -> bool:
    """Whether the letters of the line are capitals, but for one in ten."""
    if len(line) < 10 * _SMALL_LETTERS and _MANY_SMALL.match(line):
        return False  # told without counting: so it is with most lines
    letters = list(filter(str.isalpha, line))
    return len(letters) >= 2 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


# How the issuing body is printed again under the title of a decision or resolution, and what leads to a body within a title.
_ISSUER: Final = re.compile(
    r"(?:CHỦ TỊCH |THƯỜNG TRỰC )?(?:HỘI ĐỒNG NHÂN DÂN|[ỦU][YỶ] BAN NHÂN DÂN|HĐND|UBND)(?!\w)"
    r"|(?:THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|QUỐC HỘI)$|(?:BỘ TRƯỞNG BỘ|GIÁM ĐỐC SỞ|CHÁNH ÁN TÒA|TỔNG GIÁM ĐỐC|TỔNG CỤC TRƯỞNG) \w"
)
_LEADS_TO_BODY: Final = re.compile(
    r"(?:[,(&-]|(?<!\w)(?:CỦA|TẠI|DO|CHO|VỚI|VÀ|THUỘC|GIỮA|CÁC|BAN|PHÒNG|TRỰC|TỊCH|BIỂU|ĐẠO|VIÊN|HỌP|SÁT|VỀ|TRONG|CẤP|LÀ|BẦU|ĐẢNG))\s*$"
)
_BODY_AGAIN: Final = 90
_NINE_LETTERS: Final = re.compile(r"(?:[\W_]*[^\W_]){9}")


def opens_issuer(before: str, line: str) -> bool:
    """Whether the issuing body's own line begins here, in capitals under a title in capitals."""
    return len(line) <= _BODY_AGAIN and _ISSUER.match(line) is not None and not _LEADS_TO_BODY.search(before)


def is_ornament(line: str) -> bool:
    """Whether the line is a ruling or speckles: hardly a letter or digit among many signs."""
    head = line[:24]
    bare = head.replace(" ", "")
    if bare[:9].isalnum() or (len(bare) > 10 and bare[2:11].isalnum()) or _NINE_LETTERS.match(head):
        return False
    signs = [sign for sign in line if not sign.isspace()]
    readable = sum(sign.isalnum() for sign in signs)
    return readable == 0 or (len(signs) >= 6 and readable < 0.25 * len(signs))


_SPLIT_OFFICE: Final = re.compile(
    r"(?:Chủ tịch|Bí thư|Giám đốc|Bộ trưởng|Thủ trưởng|Chánh Văn phòng|Thủ tướng)\n"
    r"(?:Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Sở|Bộ|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Chính phủ)\b"
)


def office_goes_on(line: str, following: str) -> bool:
    """Whether an office at the end of the line is completed by the body at the head of the next: “Chủ tịch” + “Ủy ban …”."""
    return bool(_SPLIT_OFFICE.search(f"{line[-20:]}\n{following[:12]}"))


def joins_without_space(line: str) -> bool:
    """Whether a code or compound was broken at its hyphen or slash: “213-” + “KL/TW”, “kinh tế-” + “xã hội”; or the year of a
    date in a narrow column: “15/4/202” + “5”.
    """
    if line[-1:].isdigit():
        return _BROKEN_YEAR.search(line[-8:]) is not None
    return len(line) > 1 and line[-1] in "-/" and line[-2].isalnum() and not is_label(line)


_BROKEN_YEAR: Final = re.compile(r"\d[/.](?:19|20)\d$")
