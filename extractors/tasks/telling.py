"""How reports tell of a directive: that it came out, what it says, whose words an office conveys with it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from chidao.extractors.agencies.heads import read_head
from chidao.extractors.signs import Signed
from chidao.extractors.tasks.charges import read_charge
from chidao.extractors.tasks.leaders import chief_called, chief_title, sayings
from chidao.extractors.tasks.subjects import subject_at
from chidao.extractors.tasks.topics import is_duty
from chidao.extractors.words import Words

_CHIEF: Final = chief_called()
# Up to the verb with which a chief speaks: "Đồng chí Phó Chủ tịch UBND tỉnh Trần Bình cũng | lưu ý …".
_CHIEF_SPEAKS: Final = rf"{_CHIEF}[^.;:]{{0,80}}?"
# What tells of something only, where its sentence goes on to ask for nothing ("công tác chỉ đạo, điều hành" asks for nothing).
_UNASKED: Final = r"(?![^.]*\b(?:yêu cầu|đề nghị|giao|chỉ đạo(?!, điều hành))\b)"
# A directive is told of, and what it holds follows: "… có công điện gửi các địa phương. Theo đó, các xã phải …".
_ANNOUNCED: Final = re.compile(
    r"[kbcgrpKBCGRP](?<!\w.)(?i:(?<=k)ý|(?<=b)an hành|(?<=c)ó|(?<=g)ửi|(?<=r)a|(?<=p)hát(?: đi)?)(?: [^\W\d]+){0,6} "
    r"(?i:công điện|công văn|chỉ thị|văn bản|thông báo|kết luận)(?!\w)"
)
_PLANNED: Final = Signed.of(r"(?:ban hành|ký|phê duyệt|(?:vừa|mới|đã) có)(?: [^\W\d]+){0,3} [Kk]ế hoạch\b", "ế hoạch")
# That there are duties is told, which they are follows: "… giao nhiệm vụ cụ thể cho các sở. Trong đó, Sở Y tế rà soát …".
_DUTIES: Final = Signed.of(
    r"[gpđx](?<!\w.)(?:(?:(?<=g)iao|(?<=p)hân công)(?: các| một số| những)? nhiệm vụ(?: [^\W\d]+){0,3} (?:cho|đối với)"
    r"|(?:(?<=đ)ề ra|(?<=x)ác định|(?<=đ)ưa ra)(?: \d+| các| một số| những)?(?: nhóm)? (?:nhiệm vụ|giải pháp|nội dung))"
    r"\b[^.;:]{0,80}\.?\s*$",
    "nhiệm vụ", "giải pháp", "nội dung",
)  # fmt: skip
# That a leader asks for something is told, which the next paragraphs hold: "… , Thủ tướng đã nêu ra một số yêu cầu."
_DEMANDS: Final = Signed.of(
    rf"(?:[^.]*[,;] )?(?:(?P<who>{_CHIEF}[^,.;]{{0,80}}?)|[Đđ]ồng chí|Ông|Bà|đồng thời)(?: (?:đã|vừa|cũng|còn))* "
    r"(?:(?:nêu|đưa ra|đề ra|có)(?: ra| rõ)?(?: \d+| một số| các| nhiều| những) (?:yêu cầu|chỉ đạo)"
    r"|(?:lưu ý|nhấn mạnh|gợi mở|yêu cầu|quán triệt|chỉ ra|nêu(?: rõ)?)(?: (?:thêm|rõ|đến))?(?: \d+| một số)(?: nhóm)? "
    r"(?:nội dung|vấn đề|nhiệm vụ|việc|công việc|giải pháp|yêu cầu))"
    r"(?: (?:cụ thể|quan trọng|trọng tâm|sau|cần thực hiện|cần tập trung|cần làm ngay|thời gian tới))*[.:]?\s*$",
    "yêu cầu", "chỉ đạo", "lưu ý", "nhấn mạnh", "gợi mở", "quán triệt", "chỉ ra", "nêu",
)  # fmt: skip
_ACCORDINGLY: Final = re.compile(r"\W*(?:Theo đó|Cụ thể|Trong đó)\b")
# The directive itself is told to say it: "Công điện nêu rõ, …", "Theo đó, công văn do ông A ký (số 5) yêu cầu các xã …".
_TEXT_SAYS: Final = re.compile(
    r"\W*(?:(?:Theo đó|Cụ thể), )?"
    r"(?:[Cc]ông điện|[Cc]ông văn|[Vv]ăn bản|[Cc]hỉ thị|[Tt]hông báo(?: kết luận)?|[Kk]ế hoạch)(?: này| trên)?"
    r"(?: do (?:[^\W\d]+ ){2,14}ký)?(?: \([^()]{1,30}\))? (?:cũng |còn )?"
    r"(?:(?:nêu rõ|nhấn mạnh|chỉ rõ|nêu)(?: rõ)?[,:]? (?=\S)|(?=(?:yêu cầu|giao|đề nghị) ))"
)
# An office tells what its leader has said: "… truyền đạt ý kiến chỉ đạo của Phó Chủ tịch UBND tỉnh giao Sở Y tế …".
_CONVEYS: Final = Signed.of(
    r"(?:truyền đạt|thông báo|thông tin)(?: nội dung)? (?:ý kiến|kết luận)(?: chỉ đạo| kết luận)*(?: của)?"
    rf" (?={_CHIEF}|(?:đồng chí |ông |bà )?[Ll]ãnh đạo)",
    "truyền đạt", "thông báo", "thông tin",
)  # fmt: skip
# What a resolution lays down for a body: "Chính phủ quyết nghị | Bộ Y tế chủ trì …".
_RESOLVES: Final = Signed.of(
    r"\b(?:Chính phủ|Quốc hội|Hội đồng nhân dân|HĐND)(?: [^\W\d]+){0,6} quyết nghị (?:giao )?", "quyết nghị"
)
# A chief names the first of several duties in the same breath: "… lưu ý một số trọng tâm, trước hết là | rà soát …".
_FIRST_OF_ALL: Final = Signed.of(
    rf"{_CHIEF_SPEAKS} (?:{sayings('stresses', 'orders')}|nêu)[^.;:,]{{0,30}}"
    r" (?:một số|các|những|\d+) (?:nhiệm vụ|giải pháp|trọng tâm|vấn đề|nội dung|công việc|việc|yêu cầu)[^.;:,]{0,40},"
    r" (?:mà )?(?:trước hết|trước tiên|trước mắt|trong đó|đó|nhất)(?: là| có)? (?=[a-zđ])",
    ", trước", ", trong đó", ", đó", ", nhất", ", mà ",
)  # fmt: skip
# What a chief draws from how things stand: "… lưu ý sẽ còn mưa lớn, do đó phải | di dời dân …".
_SO_MUST: Final = Signed.of(
    rf"{_CHIEF_SPEAKS} {sayings('stresses', 'tells')}[^.;:]{{10,240}}?,"
    r" (?:do đó|do vậy|vì vậy|vì thế|bởi vậy|cho nên),? (?:cần phải |cần |phải )(?=[a-zđ])",
    ", do ", ", vì ", ", bởi ", ", cho nên",
)  # fmt: skip
# A chief takes what was asked for to heart and pledges it: "Chủ tịch UBND tỉnh tiếp thu ý kiến và khẳng định, | tỉnh sẽ …".
_ACCEPTS: Final = Signed.of(
    rf"{_CHIEF_SPEAKS} (?:tiếp thu|trân trọng|cảm ơn|cám ơn|nghiêm túc)\b[^.;:]{{0,160}}?(?:,| và|, đồng thời)"
    r" (?:khẳng định|cam kết|hứa|cho biết|nhấn mạnh)(?: rằng)?,?"
    r" (?=(?:[Tt]ỉnh|[Tt]hành phố|[Bb]ộ|[Hh]uyện|[Ss]ở|UBND)\b[^,.;]{0,60} sẽ )",
    "tiếp thu", "trân trọng", "cảm ơn", "cám ơn", "nghiêm túc",
)  # fmt: skip
# What was spoken of is for somebody to see to: "Đây cũng là việc | các ủy ban cần rút kinh nghiệm".
_IT_IS: Final = re.compile(
    r"\W*(?:Đây|Đó) (?:cũng |chính )*là (?:vấn đề|việc|nội dung|nhiệm vụ|công việc|điều)(?: mà)? "
    r"(?=(?:các|mỗi|[A-ZĐ])[^.;:]{3,70} (?:cần|phải) )"
)
# What the head of a body says that it will do: "…, theo ông An, Chi cục trưởng Chi cục Thủy sản, thời gian tới | đơn vị …".
_BY_HEAD: Final = Signed.of(
    r"(?:[^.;:]{3,200}, t|\W*T)heo (?:đồng chí|ông|bà) [^.;:]{5,160}?, "
    r"(?=(?:trong )?(?:thời gian tới|năm tới|tới đây|(?:những|các) tháng cuối năm),? [^,.;:]{2,60} (?:sẽ|tiếp tục|tập trung) )",
    "heo đồng chí ", "heo ông ", "heo bà ",
)  # fmt: skip
# Who speaks for a body that pledges something: "Đại diện nhà thầu cam kết …", "Về phía tỉnh cam kết …".
_SPOKESMAN: Final = re.compile(
    r"\W*(?:(?:[Đđ]ại diện|[Nn]gười đại diện)(?: lãnh đạo)?(?: của| cho| phía)?|Về phía) (?=[^.;:]{2,90} (?:cam kết|hứa) )"
)
# What is said to open a meeting or at a ceremony, unless it asks for something.
_OPENS: Final = re.compile(
    r"\W*(?:Phát biểu |Tại lễ |Trong )?(?:[Kk]hai mạc|đề dẫn|chào mừng|khai giảng|diễn văn)\b"
    rf"{_UNASKED}(?![^.]*\b(?:cần|phải)\b)"
)
# What else happened, told beside the meeting: no charge of it.
_BEFORE: Final = re.compile(
    r"\W*(?:Trước đó\b|(?:(?:(?:Sáng|Chiều|Tối|Cũng) )?(?:[Cc]ùng ngày|[Nn]hân dịp này|[Dd]ịp này)|Sau (?:buổi |phần )?lễ"
    rf"|(?:Cũng )?[Tt]rong (?:khuôn khổ|chương trình|chuyến (?:công tác|thăm|làm việc)))\b{_UNASKED})"
)
_ORDERING_HEADLINE: Final = re.compile(r"\b(?:yêu cầu|chỉ đạo|giao|đề nghị)\b", re.IGNORECASE)
# Views from a discussion: what they ask for binds nobody.
_OPINIONS: Final = re.compile(
    r"\W*(?:(?:Tại|Trong|Tham gia|Qua|Thảo luận)\b[^,.;]{0,60}, )?"
    r"(?:(?:Đồng|Cùng) (?:quan điểm|ý kiến)|(?:[Cc]ác|[Nn]hiều|[Mm]ột số|Một|Có|Cũng có|[Đđ]a số) "
    r"(?:đại biểu|ý kiến|chuyên gia|cử tri|nhà khoa học|luật sư|hộ dân|người dân)"
    r"|Chuyên gia|Giới chuyên gia|Giới quan sát|Dư luận|Người dân|Bạn đọc)\b"
)
# Who is called so is the one who was named last.
_HE: Final = re.compile(r"(?:ông|bà|vị|chuyên gia|luật sư)(?: này| ấy)?(?: (?:cũng|còn|đã))*", re.IGNORECASE)
_NAMED: Final = re.compile(rf"(?<!\w){chief_title()}")
# Where what is told is from: "Theo Bộ Y tế, gần đây nhiều cơ sở …"; what a body asks for is not told: "…, các tỉnh cần …".
# What so many things must undergo is told as well: "…, trong đó 19 điểm phải xây mới".
_SOURCE: Final = re.compile(
    r"\W*(?:Cũng theo|Theo) (?P<who>[^,.]{2,90}), "
    r"(?!(?>\d+(?: [^\W\d]+){1,3} (?:cần|phải|sẽ)\b|[^.])*?\b(?:cần|phải|sẽ|đề nghị|yêu cầu|giao)\b)"
)
# What was or will be by plan: "Theo kế hoạch ban đầu, tuyến hoàn thành năm 2015".
_PLANNED_COURSE: Final = re.compile(
    r"\W*Theo (?:kế hoạch|chương trình|lịch trình|dự kiến|quy hoạch|thiết kế|tiến độ|lộ trình|hợp đồng)(?: [^,;.]{0,60})?, "
    rf"{_UNASKED}(?![^.]*\b(?:cần|phải|có trách nhiệm)\b)"
)
# How things stand: "Hiện nay, dịch bệnh vẫn diễn biến phức tạp …", nobody being asked for anything.
_STANDS_NOW: Final = re.compile(
    r"\W*(?:Hiện nay|Hiện|Gần đây|Những ngày qua|Thời gian gần đây),? (?=[^.;]*\b(?:vẫn|đang|còn|diễn biến|bị|đã)\b)"
    rf"{_UNASKED}(?![^.]*\b(?:do đó|do vậy|vì vậy)\b)"
)
# How far things have come, and how many there are: "Đến nay, mặt bằng bàn giao đạt 81%", "Hiện cả nước có 50 trường".
_COUNTED_NOW: Final = re.compile(
    rf"\W*(?:(?:Tính đến|Đến) nay|Tính đến)\b{_UNASKED}(?![^.]*\b(?:cần|phải|do đó|do vậy|vì vậy)\b)"
    r"|(?:[^.;:]{0,60}, )?\W*[Hh]iện(?: nay)?,? (?:[^\W\d]+ ){0,5}?(?:có|còn) (?:gần |hơn |khoảng |trên )?\d"
    rf"{_UNASKED}(?![^.]*\b(?:cần|phải)\b)"
)
# What one reports to a leader: "Báo cáo với Bộ trưởng, ông An, Giám đốc cảng cho biết …".
_REPORTS: Final = re.compile(
    r"\W*Báo cáo (?:với|tại|trước|về|nhanh|thêm)\b[^.;:]{3,200}?\b"
    rf"{sayings('tells', 'stresses')}\b"
)
# What a contract, a verdict or a law says, and what one thinks oneself: "Theo biên bản ghi nhớ, tỉnh sẽ …", "Theo tôi, …".
_SAID_THERE: Final = re.compile(
    r"\W*(?:(?:Kết quả|Quá trình|Qua(?: quá trình)?|Bước đầu,?) điều tra\b|Tại cơ quan (?:công an|điều tra)\b|Cáo trạng\b)"
    r"|\W*(?:Cũng )?[Tt]heo (?:(?:biên bản|bản|văn bản) (?:ghi nhớ|thỏa thuận|thoả thuận)|biên bản,|thỏa thuận|thoả thuận"
    r"|hợp đồng|giao kèo|bản án|cáo trạng|cáo buộc|(?:bản )?kết luận điều tra|hồ sơ vụ án|lời khai|tôi,|cá nhân tôi"
    r"|(?:quy định (?:tại|của) )?(?:khoản|điểm|[Đđ]iều) \d|quy định(?: hiện hành| chung| (?:của )?pháp luật)?,"
    r" (?:doanh nghiệp|người|tổ chức)"
    r"|quy định (?:tại|của) (?:[Ll]uật|[Bb]ộ luật|[Nn]ghị định|[Tt]hông tư))"
)
_FINDINGS: Final = ("thống kê", "số liệu", "báo cáo", "đánh giá", "thông tin")
# What has been asked for more than once: "Thủ tướng đã nhiều lần yêu cầu …".
_REPEATED: Final = re.compile(r"[^.;:]{2,120}?\bđã (?:nhiều|hai|ba|bốn|năm|mấy|\d+) lần\b")
# What a committee that examines a bill finds: "Thẩm tra sơ bộ, Chủ nhiệm Ủy ban … đề nghị …".
_EXAMINING: Final = re.compile(
    r"\W*(?:Thẩm tra|Trình bày(?: tóm tắt)? (?:báo cáo|tờ trình)|Báo cáo thẩm tra|"
    r"Thảo luận|Góp ý|Tranh luận|Cho ý kiến|Tham gia ý kiến)\b[^.]*, "
)
# What a newspaper has printed: "Cụ thể, Báo X ngày 28/9 có bài “…”".
_PRINTED: Final = re.compile(
    r"\W*(?:(?:Cụ thể|Theo đó|Trước đó), )?(?:[Cc]ác )?(?:[Bb]áo|[Tt]ạp chí|[Tt]rang|[Cc]huyên mục|[Đđ]ài)\b[^;:\n]{0,120}?"
    r"\b(?:có|đăng|đăng tải|đã đăng|phát)(?: loạt| các)? (?:bài|tin|phóng sự)\b(?![^.;]*\b(?:tuyên truyền|phổ biến)\b)"
)
# What citizens who were received ask for: "…, các công dân đến khiếu nại về đất đai; yêu cầu tỉnh giải quyết dứt điểm".
_PETITIONS: Final = Signed.of(
    r"[^.;]{0,160}\b(?:công dân|cử tri|người dân|hộ dân)(?: (?:đã|đến|cũng|chủ yếu|tập trung)){0,2}"
    r" (?:khiếu nại|phản ánh|kiến nghị|tố cáo|kêu cứu)\b(?![^.]*(?:Chủ tịch|Bí thư|Thủ tướng|Bộ trưởng|lãnh đạo)\b[^.;]*"
    r"(?:yêu cầu|giao|chỉ đạo|đề nghị))",
    "khiếu nại", "phản ánh", "kiến nghị", "tố cáo", "kêu cứu",
)  # fmt: skip
# What comes of it: "Từ đó, tạo điều kiện cho người dân …", "Qua đó góp phần …".
_RESULTING: Final = re.compile(r"\W*(?:Từ đó|Qua đó|Nhất là khi|Bởi(?: vì)?)\b" + _UNASKED)
# What a speaker concludes from what he has just said goes on with his orders: "Do đó, các xã cần …".
_CONCLUDING: Final = re.compile(r"\W*(?:Do đó|Do vậy|Vì vậy|Vì thế|Bởi vậy|Chính vì vậy)\b")
_OBLIGES: Final = re.compile(r"\b(?:cần|phải)\b")
_OPENING: Final = 160
"""Characters within which a clause names the directive that it tells of."""


class Telling(NamedTuple):
    """What a sentence tells: `start` is where the directive's own words begin, `charges` says that they are orders.

    `announces`: it tells that a directive came out, so that the next sentence may say what it holds.
    """

    start: int
    charges: bool
    announces: bool


def read_telling(text: str, begin: int, stop: int, announced: bool) -> Telling:
    """What the sentence `text[begin:stop]` tells, `announced` as the one before it did."""
    charges = announced and _ACCORDINGLY.match(text, begin, stop) is not None
    announces = any(one.search(text, begin, stop) for one in (_ANNOUNCED, _PLANNED, _DUTIES))
    says = _TEXT_SAYS.match(text, begin, stop)
    if says:
        begin, charges = says.end(), True
    for opening in (_IT_IS.match, _SPOKESMAN.match, _ACCEPTS.search):
        opened = opening(text, begin, stop)
        begin = opened.end() if opened else begin
    by_head = _BY_HEAD.match(text, begin, stop)
    if by_head:
        begin, charges = by_head.end(), True
    conveys = _CONVEYS.search(text, begin, stop)
    if conveys and read_charge(Words.of(text, conveys.end(), stop), 0):
        begin = conveys.end()
    resolves = _RESOLVES.search(text, begin, stop)
    if resolves and subject_at(Words.of(text, resolves.end(), stop), 0):
        begin, charges = resolves.end(), True
    first = _FIRST_OF_ALL.search(text, begin, stop) or _SO_MUST.search(text, begin, stop)
    if first and is_duty(Words.of(text, first.end(), stop), 0):
        begin, charges = first.end(), True
    return Telling(begin, charges, announces)


def who_demands(text: str, begin: int, stop: int) -> str | None:
    """The chief who asks, as a sentence tells, for several things that those behind it hold; None where it tells of none.

    "" stands for whoever has the word: "… ; đồng thời lưu ý một số nội dung."
    """
    demands = _DEMANDS.match(text, begin, stop)
    return demands["who"] or "" if demands else None


def headline_orders(title: str | None) -> bool:
    """Whether a headline tells of orders, so that the report may begin with what they hold."""
    return title is not None and _ORDERING_HEADLINE.search(title) is not None


# What a leader looks back on or goes by, not what he orders: "Về quan điểm chỉ đạo, …", "… chỉ rõ một số bài học: Phải …".
_OUTLOOK: Final = re.compile(
    r"\W*(?:Về (?:các |một số )?(?:quan điểm|mục tiêu|nguyên tắc|phương châm|bài học|kết quả|nguyên nhân|hạn chế|tồn tại)\b"
    rf"[^,.]{{0,60}},{_UNASKED}"
    r"|[^.:]{0,140} (?:chỉ rõ|chỉ ra|nêu|nêu rõ|rút ra|đúc kết) (?:\d+ |một số |các |những )?"
    r"(?:bài học|hạn chế|nguyên nhân)[^.:]{0,60}:)"
)
# Who speaks for a body at a meeting before its conclusion: "Đại diện Bộ Dân tộc đề nghị tỉnh rà soát …".
_SPEAKS_FOR: Final = re.compile(
    r"\W*(?:[^,.]{0,90}, )?[đĐ]ại diện (?:lãnh đạo )?(?!nhà thầu|chủ đầu tư)[^.,]{2,80}?"
    r" (?:đề nghị|kiến nghị|cho rằng|đề xuất|góp ý|nêu ý kiến)\b"
)
# "Doanh nghiệp có trách nhiệm gì?"
_QUESTION: Final = re.compile(r"[^.;]*\b(?:gì|sao|thế nào|bao giờ|khi nào|bao nhiêu|ở đâu|hay không|hay chưa|phải không) ?\?")
# What a draft is to offer a choice of is not settled: "Ủy ban Thường vụ Quốc hội đề nghị dự thảo đưa ra 2 phương án …".
_OPTIONS: Final = re.compile(r"[^.:;]{3,90} đề nghị dự (?:thảo|án)[^.,:;]{0,60} (?:các|hai|ba|\d) phương án\b")
# What one asks for who is introduced by where he lives: "Ông Lò A Sử (bản Nà Sang) đề nghị xem xét …".
_RESIDENT: Final = Signed.of(
    r"(?:[^.;]{0,90}[,;:] )?(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị) [^.;:(),]{3,40}"
    r"(?: \((?:bản|thôn|ấp|buôn|làng|xã|phường|tổ|khối|khu|xóm|khóm|thị trấn|trú|ngụ|\d+ tuổi)\b[^()]{0,60}\)"
    r"|, (?:trú|ngụ|ở|thường trú)(?: tại)? [^.;:()]{3,60},?)"
    r"(?: (?:cũng|đã|còn))* (?:đề nghị|kiến nghị|yêu cầu|phản ánh|mong|xin)\b",
    " (", ", trú", ", ngụ", ", ở", ", thường trú",
)  # fmt: skip
# What somebody tells of his life: "Trưởng bản Giàng A Chống kể: “…".
_TELLS: Final = Signed.of(
    r"[^.:“\"]{3,90} (?:kể|nhớ lại|tâm sự|bộc bạch)(?: lại| rằng)?[:,] ?[“\"]", "kể", "nhớ lại", "tâm sự", "bộc bạch"
)
# What a place or a firm did as well: "Thành phố cũng vận động doanh nghiệp ủng hộ 2 tỷ đồng."
_DID_TOO: Final = re.compile(
    r"(?:Thành phố|Tỉnh|Huyện|Thị xã|Xã|Phường|Công ty|Tập đoàn|Bệnh viện|Nhà trường|Ngành) (?:cũng|còn) "
    r"(?!(?:cần|phải|sẽ|yêu cầu|đề nghị|chỉ đạo|giao|kiến nghị|lưu ý|phân công|nhắc)\b)"
)
_VIEWS: Final[tuple[re.Pattern[str] | Signed, ...]] = (
    _OPTIONS,
    _RESIDENT,
    _TELLS,
    _DID_TOO,
    _QUESTION,
    _OUTLOOK,
    _SPEAKS_FOR,
    _OPINIONS,
    _PRINTED,
    _PETITIONS,
    _PLANNED_COURSE,
    _STANDS_NOW,
    _COUNTED_NOW,
    _REPORTS,
    _REPEATED,
    _EXAMINING,
    _SAID_THERE,
)


def tells_views(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence tells what those at a meeting think or a body knows: "Các ý kiến thống nhất …", "Theo Sở Y tế, …".

    So is what citizens ask for who were received, what a newspaper has printed, and a question.
    """
    return any(one.match(text, begin, stop) for one in _VIEWS) or _names_source(text, begin, stop)


def _names_source(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence opens with a body or its findings as the source of what it tells."""
    source = _SOURCE.match(text, begin, stop)
    if source is None:
        return False
    words = Words.of(text, *source.span("who"))
    head = read_head(words, 0, len(words))
    return source["who"].startswith(_FINDINGS) or (head is not None and head.kind == "agency")


def concludes(text: str, begin: int, stop: int, *, ordered: bool) -> bool:
    """Whether a sentence draws a conclusion from those before it; where these were not `ordered`, one that obliges."""
    if _CONCLUDING.match(text, begin, stop) is None:
        return False
    return ordered or _OBLIGES.search(text, begin, stop) is not None


def tells_result(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence tells what comes of the one before it."""
    return _RESULTING.match(text, begin, stop) is not None


def tells_of_directive(content: str) -> bool:
    """Whether a clause says that a directive came out: "Văn phòng UBND tỉnh có Thông báo số 65 …"."""
    return _ANNOUNCED.search(content, 0, _OPENING) is not None


def tells_beside(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence tells what else happened, before the meeting or on its day, or opens it."""
    return any(one.match(text, begin, stop) for one in (_BEFORE, _OPENS))


# Who holds no office is quoted: "“Nhà trường phải xin lỗi”, chị Lành bức xúc."
_PRIVATE: Final = re.compile(r"[”\"],? (?:- )?(?:chị|anh|em|cụ|bác|cô|chú|cháu) [A-ZĐÔ][^.”\"\n]{0,80}[.]?\W*$", re.MULTILINE)


def quotes_private(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence belongs to the words of one who holds no office."""
    return _PRIVATE.search(text, begin, stop) is not None


_EARLIER: Final = re.compile(r"\W*Trước đó\b")
_ASKING: Final = re.compile(r"\b(?:yêu cầu|đề nghị|giao) ")


# On what occasion a leader charged somebody before: "…, nhưng tại lễ khởi công vào tháng 3, Thủ tướng đã yêu cầu …".
_THEN: Final = re.compile(
    r"(?:[^.;:]{0,100}, )?\W*(?:nhưng |song )?[Tt]ại [^,.;:]{4,60} (?:hồi|vào) (?:đầu |cuối |giữa )?(?:tháng|năm) "
    r"[^,.;:]{1,20}, [^,.;:]{4,60} đã (?:yêu cầu|đề nghị|giao|chỉ đạo)\b"
)


def tells_earlier(text: str, begin: int, paragraph: int) -> bool:
    """Whether a sentence stands in a paragraph that tells what was before, and asks for nothing: "Trước đó, … . Bộ cũng …".

    So it does where it names an earlier month in which somebody asked for something.
    """
    if _THEN.match(text, begin, _end_of_line(text, begin)):
        return True
    return _EARLIER.match(text, paragraph) is not None and not _ASKING.search(text, begin, _end_of_line(text, begin))


def _end_of_line(text: str, begin: int) -> int:
    end = text.find("\n", begin)
    return end if end >= 0 else len(text)


# What a statute rules is told: "Quy chế quy định, Bộ trưởng …", "Nghị định nêu rõ chủ đầu tư có trách nhiệm …".
_STATES_LAW: Final = re.compile(
    r"\W*(?:Theo đó, |Cụ thể, |Ngoài ra, |Bên cạnh đó, |Đồng thời, )?"
    r"(?:[Ll]uật|[Bb]ộ luật|[Nn]ghị định|[Tt]hông tư|[Pp]háp lệnh|[Qq]uy chế|[Dd]ự thảo)"
    r"(?: (?!(?:phải|cần|sẽ|nên)\b)[^\s,.;:]+){0,12}? (?:cũng |còn )?(?:quy định|nêu rõ|ghi rõ|nêu)\b"
)
# Whoever gives orders ends what was told of a statute.
_ORDERS_AGAIN: Final = re.compile(
    r"\b(?:yêu cầu|đề nghị|giao (?:các|Sở|Bộ|UBND|Công an|Cục|Ban)|phân công|chỉ đạo (?:các|Sở|UBND))\b"
)


def tells_law(text: str, begin: int, stop: int, before: bool) -> bool:
    """Whether a sentence tells what a statute rules, or goes on with it where the one `before` did."""
    if _STATES_LAW.match(text, begin, stop):
        return True
    return before and _ORDERS_AGAIN.search(text, begin, stop) is None


def names_chief(text: str, begin: int, stop: int) -> bool:
    """Whether a sentence names a chief, whom its "ông", "bà" may be."""
    return _NAMED.search(text, begin, stop) is not None


def is_pronoun(authority: str) -> bool:
    """Whether who charges is but called "ông", "bà", "chuyên gia này"."""
    return _HE.fullmatch(authority) is not None
