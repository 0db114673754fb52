"""Whether a clause is a task where it stands."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from chidao.corpus.persons import family_names
from chidao.extractors.letters import letter_pattern
from chidao.extractors.structure import SectionRole
from chidao.extractors.tasks.authority import LEVELS, Authority
from chidao.extractors.tasks.leaders import is_chief, is_leader
from chidao.extractors.tasks.leadins import says_more
from chidao.extractors.tasks.lines import directed_before
from chidao.extractors.tasks.parts import Part
from chidao.extractors.tasks.refusals import is_bare, is_closing, is_foreign, is_general, is_refused, is_right, is_under_law
from chidao.extractors.tasks.telling import tells_of_directive

_FROM_NOW: Final = re.compile(
    r"\W*(?:Trong thời gian tới|Thời gian tới|Từ nay đến|Trong những tháng cuối năm)\b", re.IGNORECASE
)
# The office that issues a leader's conclusion is charged by it too: "Văn phòng UBND tỉnh theo dõi, đôn đốc …".
_OFFICE: Final = re.compile(r"Văn phòng\b", re.IGNORECASE)
_OFFICE_DUTIES: Final = {
    "theo", "đôn", "tổng", "tham", "phối", "chủ", "chịu", "có", "giúp", "kiểm", "rà", "bố", "chuẩn", "tiếp", "thường", "hướng",
    "khẩn", "sẽ", "căn", "là",
}  # fmt: skip
# "Sở Y tế được Chủ tịch UBND tỉnh giao rà soát …", not "được giao 500 biên chế".
_PASSIVE: Final = letter_pattern(
    r"\bđược (?:[<Lu>][^,;.]{3,50} )?(?:giao|phân công|yêu cầu)(?: nhiệm vụ)? (?:chủ trì|phối hợp|rà soát|tham mưu|"
    r"xây dựng|tổng hợp|nghiên cứu|kiểm tra|hướng dẫn|thực hiện|triển khai|tổ chức|theo dõi|bố trí|cân đối|thẩm định|làm|"
    r"chịu trách nhiệm|(?:trực tiếp )?(?:chỉ đạo|phụ trách|đôn đốc|kiểm tra|theo dõi|điều hành|xử lý))"
    r"|\bđược (?:yêu cầu|đề nghị) (?!bởi|của|tại|trong)(?=[<Ll>])"
)
# What is allotted behind whom it is allotted to: "giao các bộ kế hoạch vốn và danh mục dự án đầu tư".
_ALLOTTED: Final = re.compile(r"[^\W\d] (?:kế hoạch|danh mục|chỉ tiêu|dự toán|biên chế|số vốn)\b(?! và đầu tư)")


_ASKING: Final = {"đề nghị", "yêu cầu"}


class Place(NamedTuple):
    """Where a clause stands: in `news`, under orders (`operative`), after a sentence that charged someone (`charging`)."""

    authority: Authority
    news: bool
    operative: bool
    charging: bool
    role: SectionRole
    due: bool = False
    """Whether the clause sets a day that is still to come."""
    spoken: bool = False
    """Whether it stands among the words of a chief."""


def is_task(part: Part, form: str, explicit: bool, place: Place) -> bool:
    """Whether the clause makes someone answerable. `explicit`: it names its owner itself; `form`: see `Charged`."""
    if _refused(part, told=place.news and explicit) or (part.leads and _only_leads(part, explicit)):
        return False
    if place.news and _elsewhere(part):
        return False
    if form == "named" and explicit and _binds_nobody(part, place):
        return False
    if form in {"modal", "imperative"} and is_general(part.content.lstrip(' “"')):
        return False
    if form == "charged":
        if part.clause.charge == "giao" and (_tells_what(part) or any(_ALLOTTED.search(b.name) for b in part.clause.bodies)):
            return False
        if part.clause.bodies and all(is_general(body.name) for body in part.clause.bodies):
            return False
        if place.news and _was_directed(part):
            return False
        return not (place.news and part.clause.charge == "nhấn mạnh" and not explicit and not part.must)
    if form == "statement":
        return place.operative or place.charging
    if place.operative:
        return True
    if part.clause.form == "charged" and place.news and part.clause.charge in _ASKING:
        return False
    if place.charging:
        return not _leader_acts(part, explicit, place.authority)
    return explicit and form == "named" and (place.due or _obliged(part, place))


_CARRIED_OUT: Final = re.compile(r"\W*(?:Thực hiện|Triển khai|Chấp hành)\b[^.]*\bđã\b")
_GAVE: Final = re.compile(r"\bđã (?:[^\W\d]+,? ){0,2}?(?:giao|yêu cầu|đề nghị|phân công)\b")


def _was_directed(part: Part) -> bool:
    """Whether a body is told to have directed others before: "Cùng với đó, UBND tỉnh đã chỉ đạo các sở tháo gỡ …", or to have
    charged them where it is told how an order was carried out: "Thực hiện kết luận, huyện đã …. UBND tỉnh đã giao …".
    """
    if _CARRIED_OUT.match(part.text, part.one.start, part.begin) and _GAVE.search(part.text, part.begin, part.clause.start):
        return True
    # A leader who "đã chỉ đạo" did so at the meeting that is told of.
    if part.clause.charge != "chỉ đạo" or is_chief(part.clause.authority or ""):
        return False
    return directed_before(part.text[part.begin : part.clause.start])


def _elsewhere(part: Part) -> bool:
    """Whether another country's authority charges or is charged; its head has a family name that nobody bears here."""
    authority = part.clause.authority or ""
    head = _PREMIER.match(authority)
    if head and head["name"] not in family_names():
        return True
    return is_foreign(authority) or any(is_foreign(body.name) for body in part.clause.bodies)


_PREMIER: Final = letter_pattern(r"Thủ tướng (?!Chính phủ|Thường)(?P<name>[<Lu>][<Ll>]+) [<Lu>]")


# With these a lead-in tells what an office below who charges is to do: "Chủ tịch UBND các tỉnh phối hợp với …, thực hiện: …".
_WORKS: Final = {"phối", "chủ", "tập", "khẩn", "tổ", "tiếp", "trực"}


def issuer_speaks(part: Part, authority: Authority, leads: bool = False) -> bool:
    """Whether the subject is the issuer or a leader who speaks: what they do charges nobody."""
    if len(part.clause.bodies) != 1:
        return False
    body = part.clause.bodies[0]
    if leads and part.verb in {"có", "chịu"} and not authority.issues(body.name) and _RESPONSIBLE.search(part.content):
        return False
    if part.verb == "được" and _is_charged(part) and not (part.running and authority.writes(body.name)):
        return False
    if _OFFICE.match(body.name) and not part.leads and part.verb in _OFFICE_DUTIES:
        return False
    if leads and part.verb in _WORKS and authority.stands_above(body.name):
        return False
    return authority.issues(body.name) or (leads and is_leader(body.name) and body.kind == "office_holder")


_RESPONSIBLE: Final = re.compile(r"\b(?:có|chịu) trách nhiệm\b")
# A body by its bare noun, as its head speaks of it: "Tỉnh sẽ bàn giao …", "đơn vị sẽ hoàn thành …".
_OWN_BODY: Final = LEVELS | {"đơn vị"}


# What a firm will do is its own business where nobody has charged anyone.
_FIRM: Final = re.compile(
    r"(?:tổng )?(?:công ty|tập đoàn|doanh nghiệp|nhà máy|xí nghiệp|ngân hàng|hãng|hiệp hội|chủ đầu tư|nhà đầu tư)\b",
    re.IGNORECASE,
)


# What a body will hold is announced where nobody has charged anyone.
_HOLDS_EVENT: Final = re.compile(
    r"\bsẽ (?:tiếp tục |phối hợp (?:với )?[^,;.]{2,60} )?(?:tổ chức|khai mạc|trao|tặng|đón|ra mắt|tham gia)\b"
)


def commits(part: Part, news: bool, authority: Authority) -> bool:
    """In news: a body's own commitment ("Tỉnh sẽ bàn giao mặt bằng …", "nhà thầu cam kết hoàn thành …")."""
    if not news or part.verb not in {"sẽ", "cam", "hứa"} or len(part.clause.bodies) != 1 or part.clause.past:
        return False
    if authority.current is None and (_FIRM.match(part.clause.bodies[0].name) or _HOLDS_EVENT.search(part.content)):
        return False
    return part.clause.bodies[0].kind == "agency" or part.clause.bodies[0].name.lower() in _OWN_BODY


_COMES_OUT: Final = {"có", "ký", "gửi", "ra", "phát", "ban"}


def _tells_what(part: Part) -> bool:
    """Whether "giao" has a thing for its object and nobody is charged: "giao cụ thể các mốc tiến độ"."""
    at = part.clause.predicate
    return not part.clause.bodies and at is not None and part.words.plain[at : at + 2] in (["cụ", "thể"], ["rõ", "các"])


def _refused(part: Part, *, told: bool) -> bool:
    """Whether the clause looks like a duty and is none; a report that has `told` whom it charges has no closing formulas."""
    content = part.content
    own = part.text[part.clause.start : part.stop] if part.clause.authority else content
    closes = not told and is_closing(content)
    return part.clause.past or closes or is_refused(own) or _gives_right(part) or _says_nothing(part)


def _only_leads(part: Part, explicit: bool) -> bool:
    """Whether a lead-in announces and charges with nothing itself."""
    return (not explicit and part.running) or not says_more(part.text, part.clause, part.words, part.stop)


# What a body asks of everyone charges neither it nor them: "Sở Xây dựng cũng đề nghị | người dân không xả rác".
_ASKS: Final = re.compile(r"\b(?:đề nghị|mong|khuyến khích|khuyến cáo|kêu gọi) ")
_ASKS_WITHIN: Final = 90


def _asks_everyone(content: str) -> bool:
    return any(is_general(content[asked.end() :]) for asked in _ASKS.finditer(content, 0, _ASKS_WITHIN))


def _binds_nobody(part: Part, place: Place) -> bool:
    if place.news and part.verb in _COMES_OUT and is_leader(part.clause.bodies[0].name) and tells_of_directive(part.content):
        return True
    if place.news and (_asks_everyone(part.content) or _did_besides(part) or _asks_for_itself(part)):
        return True
    return issuer_speaks(part, place.authority) or is_general(part.clause.bodies[0].name if part.clause.bodies else "")


# What a body does itself where others are told to work.
_FOUNDING: Final = (["thành", "lập"], ["ban", "hành"], ["công", "bố"])


def _did_besides(part: Part) -> bool:
    """Whether it is told what one body did besides: "Bộ cũng thành lập 5 đoàn kiểm tra"."""
    at = part.clause.predicate
    if at is None or len(part.clause.bodies) != 1 or "cũng" not in part.words.plain[max(0, at - 1) : at + 1]:
        return False
    after = at + 1 if part.words.plain[at] == "cũng" else at
    return part.words.plain[after : after + 2] in _FOUNDING


def _asks_for_itself(part: Part) -> bool:
    """Whether one asks for something oneself: "Tỉnh kiến nghị Trung ương cho phép kéo dài …"."""
    at = part.clause.predicate
    return at is not None and part.words.plain[at : at + 2] == ["kiến", "nghị"]


def _obliged(part: Part, place: Place) -> bool:
    """Whether a named body must do it although nothing around gives orders."""
    if place.role == "named" and not _is_person(part):
        return True
    if commits(part, place.news, place.authority) and (part.verb != "sẽ" or _is_said(place.authority)):
        return True
    if _FROM_NOW.match(part.content):
        return place.spoken or not (place.news and part.must)
    if part.verb == "được" and _is_charged(part):
        return True
    if place.news:
        return place.spoken and part.must and not (_is_person(part) or _is_under_law(part))
    return part.must or "có trách nhiệm" in part.content[:400] or _forbids(part)


def _is_said(authority: Authority) -> bool:
    """Whether anybody has spoken in the report: else what a body "sẽ" do is but announced by its writer."""
    return authority.told or authority.current is not None


def _is_charged(part: Part) -> bool:
    """Whether the clause says in the passive what someone is charged with."""
    return bool(_PASSIVE.search(part.content[:160]))


# By whom a decision appoints: what else it says of them is what they get.
_PERSON: Final = re.compile(r"(?:các )?(?:ông|bà|đồng chí)(?!\w)", re.IGNORECASE)


def _is_person(part: Part) -> bool:
    return bool(part.clause.bodies) and all(_PERSON.match(body.name) for body in part.clause.bodies)


def _is_under_law(part: Part) -> bool:
    """Whether those are bound whom the law binds in general: that is told to them, not charged."""
    return any(is_under_law(body.name) for body in part.clause.bodies)


def _forbids(part: Part) -> bool:
    """Whether the predicate forbids: "UBND các xã không được cấp phép …", "tuyệt đối không để xảy ra …"."""
    predicate = part.clause.predicate
    if predicate is None or _is_under_law(part):
        return False
    at = predicate + (2 if part.words.plain[predicate : predicate + 2] == ["tuyệt", "đối"] else 0)
    return part.words.plain[at : at + 2] == ["không", "được"] or (at > predicate and part.words.plain[at : at + 1] == ["không"])


# Heads of offices: they are charged as often as they charge.
_OFFICE_HEADS: Final = re.compile(
    r"(?:đồng chí |phó )*(?:giám đốc|hiệu trưởng|chánh án|viện trưởng|chủ nhiệm|tư lệnh)", re.IGNORECASE
)
_SEVERAL: Final = re.compile(r"\b(?:các|cấp)\b|, ")


def _leader_acts(part: Part, explicit: bool, authority: Authority) -> bool:
    """Whether the clause tells what a leader did at the meeting, rather than what he or several like him must do."""
    if not explicit or part.clause.form != "named" or part.must or part.verb == "chịu":
        return False
    return all(body.kind == "office_holder" and _acts(body.name, authority) for body in part.clause.bodies)


def _acts(name: str, authority: Authority) -> bool:
    if not authority.speaks(name) and (_SEVERAL.search(name) or authority.stands_above(name)):
        return False
    return is_leader(name) and (authority.speaks(name) or not _OFFICE_HEADS.match(name))


def _gives_right(part: Part) -> bool:
    if part.clause.predicate is None:
        return is_right(part.text[part.begin : part.begin + 40])
    at = part.words.starts[part.clause.predicate]
    return is_right(part.text[max(part.begin, at - 14) : at + 12])


def _says_nothing(part: Part) -> bool:
    """Whether no more is said than that this text be carried out; one body that is given this to do is charged with it."""
    predicate = part.clause.predicate
    if part.clause.charge == "giao" and len(part.clause.bodies) == 1 and part.clause.bodies[0].kind == "agency":
        return False
    return predicate is not None and is_bare(part.text[part.words.starts[predicate] : part.stop])
