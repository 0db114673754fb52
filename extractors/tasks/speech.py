"""What leaders are quoted with in news: their words are a charge, who said them stands before or behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from chidao.extractors.agencies import predicate_label
from chidao.extractors.letters import letter_pattern
from chidao.extractors.tasks.authority import Authority
from chidao.extractors.tasks.clause import read_clause
from chidao.extractors.tasks.duties import commits
from chidao.extractors.tasks.leaders import chief_called, chief_title, is_chief, is_leader, sayings
from chidao.extractors.tasks.parts import MUST, Part
from chidao.extractors.tasks.pledges import COMMITTING, pledged
from chidao.extractors.tasks.ranks import asks_above
from chidao.extractors.tasks.refusals import is_general, is_refused
from chidao.extractors.words import Words

_CHIEF: Final = chief_called()
_ACCORDING: Final = re.compile(
    r"\W*(?:Cũng theo|Theo) (?:(?:ý kiến |tinh thần )?(?:chỉ đạo|yêu cầu|kết luận)(?: kết luận| chỉ đạo)? của )?"
    rf"(?P<who>(?:ông|bà|đồng chí|{chief_title()})[^,.]{{0,60}}), "
)
# Who leads no more than a district or a commune, or a firm, explains what is needed; he charges nobody in a report.
_LOCAL: Final = re.compile(r"\b(?:xã|phường|thị trấn|huyện|quận|đặc khu|công ty|hiệp hội|hội)\b", re.IGNORECASE)
# How reports call a chief without his name: "lãnh đạo Chính phủ", "người đứng đầu Chính phủ".
_UNNAMED: Final = "(?:lãnh đạo|người đứng đầu) (?:Chính phủ|Quốc hội|Đảng|Bộ|[Tt]hành phố|tỉnh|UBND|Thành ủy|Tỉnh ủy)"
_SAID: Final = re.compile(
    rf"[”\"],?\s+(?:[-–]\s+)?(?P<who>(?:{_UNNAMED}|(?:đồng chí |ông |bà )?[A-ZĐÔ][^.”\"])[^.”\"]{{0,90}}?)\s+"
    rf"{sayings('stresses', 'orders')}"
    r"(?:, (?:thêm rằng|đồng thời|và)\b.*| (?:tại|trong) [^.”\"]{0,200}|[^.”\"]{0,60})[.]?\s*$"
)
# The speaker and his words alone: "Thủ tướng: “Các tỉnh phải bàn giao mặt bằng”".
_SPEAKS: Final = re.compile(rf"(?P<who>{_CHIEF}[^:.“”\"]{{0,60}}): [“\"](?=\w)[^”\"]+[”\"]\W*$")
# The same behind words without quotes: "Các xã cần rà soát hộ nghèo, Chủ tịch UBND tỉnh Trần Bình yêu cầu."
_SAID_PLAINLY: Final = re.compile(
    rf",\s+(?P<who>{_CHIEF}[^,.”\"]{{0,80}}?)\s+"
    rf"{sayings('stresses', 'orders')}\s*\.?\s*$"
)
# Whose words they are stands at the end: "Các xã phải công khai giá đất, theo Phó Thủ tướng Trần Bình."
_SAYS_SO: Final = re.compile(rf",\s+theo (?P<who>{_CHIEF}[^,.”\"]{{0,80}}?)\s*\.?\s*$")

# The directive itself is quoted: "“Các xã phải rà soát …”, công điện nêu."
_SAID_IN_TEXT: Final = re.compile(
    r"[”\"],?\s+(?:(?:công điện|công văn|chỉ thị|kết luận|thông báo|văn bản|kế hoạch|nghị quyết)[^,.”\"]{0,40}?)\s+"
    r"(?:nêu rõ|nêu|ghi rõ|ghi|nhấn mạnh|chỉ rõ|yêu cầu)\s*\.?\s*$"
)
# Whose words they were is told behind them: "“Các xã phải rà soát …”. Đó là chỉ đạo của Chủ tịch UBND tỉnh tại cuộc họp."
_SAID_SO: Final = re.compile(
    r"[”\"]\s*[.,;–-]?\s+(?:Đó|Đây|đó|đây)(?: cũng)? là (?:một trong những )?(?:nội dung |ý kiến |lời |những |các )*"
    r"(?:chỉ đạo|yêu cầu|đề nghị|nhấn mạnh|lưu ý|khẳng định|phát biểu|kết luận|quán triệt)(?: [^\W\d]+){0,3}? của "
    r"(?P<who>[^.,;”\"]{3,90}?)(?=,| (?:đối với|tại|khi|trong|về|với|sau|nhân|dành|gửi|nhằm|để|trước)\b|\.?\s*$)[^.]*\.?\s*$"
)
_QUOTES: Final = '“"'
_MUST: Final = re.compile(r",\s+(?:do đó |do vậy |vì vậy |vì thế |nên )?(?:phải|cần)\s+")
_OPENING: Final = {":", ",", "rằng", "“", '"', "là"}
_OBLIGING: Final = MUST | {"sẽ", "có"}


def unquoted(text: str, start: int, end: int, authority: Authority) -> tuple[int, int] | None:
    """The words of a leader in "“Bộ Y tế phải …”, Thủ tướng nhấn mạnh"; None where no leader is quoted."""
    told = _ACCORDING.match(text, start, end)
    if told and authority.speaks(told.group("who")):
        return told.end(), end
    if told and commands(told.group("who")) and (_obliges(text, told.end(), end) or _hands_on(text, told, end)):
        authority.speak(told.group("who"))
        return told.end(), end
    speaks = _SPEAKS.match(text, start, end)
    if speaks and gives_word(text, speaks["who"], authority):
        return next(at for at in range(speaks.end("who"), end) if text[at] in _QUOTES) + 1, end
    in_text = _SAID_IN_TEXT.search(text, start, end)
    if in_text and (text[start] in _QUOTES or text[start - 1 : start] in set(_QUOTES)):
        return start, in_text.start()
    said = _SAID.search(text, start, end)
    if said and text[start] not in _QUOTES and any(mark in text[start : said.start()] for mark in _QUOTES):
        said = None  # Only a word within the sentence is quoted.
    plainly = (_SAID_PLAINLY.search(text, start, end) or _SAYS_SO.search(text, start, end)) if said is None else None
    if plainly and commands(plainly.group("who")) and _obliges(text, start, plainly.start()):
        said = plainly
    if said and gives_word(text, said.group("who"), authority):
        return start, said.start()
    return None


# Who said it, behind words that are no leader's: "… trong tháng 9”, ông Thành cho biết."
_FRAME: Final = re.compile(
    r"(?P<end>[”\"]),?\s+(?:ông |bà |anh |chị |đồng chí )?[^\W\d_][^.”\"]{1,90}? "
    rf"(?:{sayings('tells')}|nói|khẳng định)[^.”\"]{{0,40}}\.?\s*$"
)


def without_frame(text: str, start: int, end: int) -> int:
    """Where the words end behind which it is told who said them; `end` where it is not told."""
    framed = _FRAME.search(text, start, end)
    return framed.start("end") if framed and framed.start() > start else end


def quoted_speech(text: str, start: int, end: int, authority: Authority) -> tuple[int, int] | None:
    """The words of a paragraph that is a leader's speech: "“Các xã … . Sở …”, Chủ tịch UBND tỉnh yêu cầu"."""
    begin = start + 1 if text[start] in _QUOTES else start
    if begin >= end or text[begin - 1] not in _QUOTES:
        return None
    said = _SAID_SO.search(text, begin, end) or _SAID.search(text, begin, end)
    if said is None or any(mark in text[begin : said.start()] for mark in '“”"'):
        return None
    return (begin, said.start()) if gives_word(text, said.group("who"), authority) else None


def gives_word(text: str, who: str, authority: Authority) -> bool:
    """Whether a leader speaks, by his office or as one known from before: "ông Bình"."""
    if authority.speaks(who):
        return True
    person = _PERSON_ALONE.match(who)
    if person and not is_chief(who):
        return _holds_office(text, person["name"].rsplit(" ", 1)[-1])
    if is_leader(who):
        authority.speak(who)
    return is_leader(who)


def _holds_office(text: str, name: str) -> bool:
    """Whether the one of that name is told to lead more than a firm or an association."""
    titled = re.finditer(rf"(?P<who>{chief_title()}(?:[^.;:\n]|(?<=TP)\.){{0,80}}?) {re.escape(name)}(?!\w)", text)
    return any(not _LOCAL.search(one["who"]) for one in titled)


# By name, with no office or with where one lives behind it: "bà Nguyễn Thị Lý, xã Đại Hưng".
_PERSON_ALONE: Final = letter_pattern(r"(?i:ông|bà|đồng chí|anh|chị)(?P<name>(?: [<Lu>][<Ll>]*){1,5})(?=,|$)")


# Who speaks in the words quoted behind it: "Tuy nhiên, ông Bình cũng nhìn nhận: “Việc này còn chậm. Tôi đề nghị …".
_QUOTED: Final = re.compile(
    r"(?:(?<=[,.:] )|(?<=\n)|\A)(?P<who>(?:đồng chí |Đồng chí |[Ôô]ng |[Bb]à )?[A-ZĐÔ][^.,:“\"]{1,110}?)(?: (?:cũng|còn))* "
    rf"{sayings('tells', 'stresses', 'orders')}\b"
    r"[^.“\"]{0,60}: [“\"]"
)


def first_person(text: str, start: int, begin: int, stop: int, authority: Authority) -> bool:
    """Whether a sentence of the paragraph from `start` on is a leader's "Tôi đề nghị …" within words that are quoted."""
    if not _MYSELF.match(text, begin, stop):
        return False
    quoted = [*_QUOTED.finditer(text, start, begin + 1)]
    if not quoted or re.search(r"[”\"]", text[quoted[-1].end() : begin]):
        return False
    return gives_word(text, quoted[-1]["who"], authority)


_MYSELF: Final = re.compile(r"\W*(?:Tôi|Chúng tôi)(?: (?:cũng|xin|rất|còn))* (?=(?:đề nghị|yêu cầu|giao|mong) )")


def behind_myself(text: str, start: int, end: int) -> int:
    """Where the charge begins in "Tôi đề nghị Sở Tài chính …"; `start` where it begins otherwise."""
    match = _MYSELF.match(text, start, end)
    return match.end() if match else start


def commands(who: str) -> bool:
    """Whether the one who speaks leads a province, a ministry or the Government, so that what he finds needed is an order."""
    return is_chief(who) and not _LOCAL.search(who)


# By a leader's order, not in his view: "Theo chỉ đạo của Thủ tướng".
_BY_ORDER: Final = re.compile(r"\b(?:chỉ đạo|yêu cầu|kết luận)\b")
# What bodies hold or have to say is told of them even then.
_DONE_BY_ORDER: Final = {"tổ", "đã", "đang", "vừa", "có", "ban", "cho", "công", "thông", "sẽ", "cử", "thành", "ký", "họp"}


def _hands_on(text: str, told: re.Match[str], end: int) -> bool:
    """Whether what a body must do by a leader's order is told: "Theo chỉ đạo của Thủ tướng, | Bộ Xây dựng chủ trì …"."""
    if _BY_ORDER.search(text, told.start(), told.start("who")) is None:
        return False
    verb = _verb_of_body(text, told.end(), end)
    return verb is not None and verb not in _DONE_BY_ORDER


def _obliges(text: str, start: int, end: int) -> bool:
    """Whether the words say what a named body must do."""
    return _verb_of_body(text, start, end) in MUST


def _verb_of_body(text: str, start: int, end: int) -> str | None:
    """The first word of what the words say of a named body, but for what it did or says; None where they name none."""
    words = Words.of(text, start, end)
    clause = read_clause(words)
    if clause is None or clause.form != "named" or clause.predicate is None or clause.past or clause.speech:
        return None
    return None if is_general(clause.bodies[0].name) else words.plain[clause.predicate]


@dataclass(frozen=True, slots=True)
class Speech:
    """A clause that says what someone says: whether a `chief` speaks, and the clause of the words, None where none is."""

    chief: bool
    inner: Part | None


def read_speech(part: Part, authority: Authority) -> Speech | None:
    """The charge in what a leader says: a body "cần" or "phải" do something; None where nobody is bound by it."""
    speaker = part.clause.bodies[0].name
    offices = part.clause.bodies if part.verb in _STRESSING else part.clause.bodies[:1]
    known = authority.speaks(speaker) and part.clause.bodies[0].kind == "office_holder"
    chief = known or any(is_chief(office.name) for office in offices)
    if chief:
        authority.hear(speaker)
    words = _words_said(part)
    start = behind_myself(part.text, words, part.stop)
    said = part.rest(start)
    authority.told = True
    pledge = pledged(part, said)
    if pledge:
        return Speech(chief, pledge)
    if said and not chief and _charges_itself(said, authority):
        return Speech(True, said)
    if not chief and part.verb not in COMMITTING and not is_leader(speaker):
        return None
    if not chief and not (said and commits(said, True, authority)):
        return None
    asks = start > words  # "Thủ tướng nói: Tôi yêu cầu | các bộ rà soát"
    # What a leader hopes somebody will do binds nobody; what he hopes they must do does.
    obliging = MUST if part.verb in _HOPING else _OBLIGING
    named = said if said and said.clause.form == "named" and not said.clause.past else None
    obliges = named and (asks or named.verb in obliging) and not _told_aside(named)
    if named and (obliges or _WILL_TOO.match(named.content)):
        return Speech(chief, named)
    if chief and said and said.clause.form == "charged" and said.clause.bodies:
        return Speech(chief, None if part.verb in _INFORMING and _charged_before(said) else said)
    if chief and said and (part.verb in _STRESSING or _finds_needed(part, said)) and _must_be_done(said):
        return Speech(chief, said)
    must = _MUST.search(part.text, start, part.stop)
    bound = part.rest(must.end()) if must else None
    bound = bound if bound and bound.clause.form == "imperative" else None
    return Speech(chief and (bound is not None or part.verb not in _HOPING), bound)


# What a chief hopes for is no order: nor is what goes on behind its semicolons.
_HOPING: Final = {"mong", "hy", "kỳ", "tin"}


# With these a leader tells how things stand, and what has been done about them.
_INFORMING: Final = {"cho", "thông", "báo"}


def _charged_before(said: Part) -> bool:
    """Whether the words tell that somebody has been charged: "…, tỉnh đã chỉ đạo Sở Y tế hỗ trợ các xã"."""
    before = said.content.partition(f" {said.clause.charge} ")[0]
    return re.search(r"\b(?:đã|từng)\W*$", before) is not None


def _charges_itself(said: Part, authority: Authority) -> bool:
    """Whether a body that says something charges others in its own name: "Bộ Y tế cho biết, …, Bộ Y tế đề nghị UBND …"."""
    clause = said.clause
    if clause.form != "charged" or not clause.bodies or not clause.authority:
        return False
    return authority.holds(clause.authority, clause.charge) and not asks_above(clause.authority, clause.bodies[0].name)


# What a body does at once and what it will do: "Bộ tiếp thu và | sẽ trình Chính phủ trong tháng 5".
_WILL_TOO: Final = re.compile(r"[^.;:,]{2,60}? (?:tiếp thu|ghi nhận|đồng ý|thống nhất|chia sẻ)[^.;:,]{0,40}(?: và|,) sẽ ")
# With these a chief says what is to be done; what he "cho rằng", "nhìn nhận" is his view of how things are.
_STRESSING: Final = {"nhấn", "lưu", "chỉ", "nêu", "quán", "kết", "gợi", "căn", "dặn", "chốt"}


# Whose views of what must be done are orders, in whatever words he gives them.
_HIGHEST: Final = re.compile(r"(?:đồng chí )?(?:phó )?(?:thủ tướng|tổng bí thư)\b|(?:đồng chí )?chủ tịch nước\b", re.IGNORECASE)


def _finds_needed(part: Part, said: Part) -> bool:
    """Whether the head of the Government, the State or the Party "cho rằng phải" do something."""
    at = part.clause.predicate or 0
    finds = part.words.plain[at : at + 2] == ["cho", "rằng"] and said.clause.form == "imperative" and said.verb == "phải"
    return finds and _HIGHEST.match(part.clause.bodies[0].name) is not None


def _must_be_done(said: Part) -> bool:
    """Whether the words say what must be done, though not by whom: "cần đẩy nhanh tiến độ", "việc này phải làm ngay"."""
    if said.clause.past:
        return False
    if said.clause.form == "imperative":
        return said.must
    return said.clause.form == "modal" and not is_refused(said.content)


def _told_aside(said: Part) -> bool:
    """Whether what is told of a body ends before the verb, so that others must act: "xã A bị ngập, phải cứu trợ người dân"."""
    words, at = said.words, said.clause.predicate or 0
    return words.plain[at - 1] == "," and not {"bị", "đang", "đã"}.isdisjoint(words.plain[:at])


_ASSESSING: Final = re.compile(r"(?:cũng |còn )?(?:nhận định|nhìn nhận|đánh giá|cho biết|cho hay|phân tích)\b")


# What a speech that looks back begins with.
_LOOKING_BACK: Final = re.compile(
    r"(?:nhìn chung|thời gian qua|trong thời gian qua|vừa qua|đến nay|mặc dù|tuy|(?:trong )?(?:những |các )?(?:năm|tháng) qua"
    r"|(?:trong )?\d+ tháng (?:đầu năm|qua))\b",
    re.IGNORECASE,
)


def assesses(part: Part) -> bool:
    """Whether a clause says how things are, so that nothing behind its semicolons is an order."""
    at = part.clause.predicate
    if at is None:
        return False
    if _ASSESSING.match(part.text, part.words.starts[at]):
        return True
    if not part.clause.speech:
        return False
    words = _words_said(part)
    said = part.rest(words)
    return _LOOKING_BACK.match(part.text, words) is not None or (said is not None and said.clause.past)


def _words_said(part: Part) -> int:
    """Where the words that are said begin."""
    verb = part.clause.predicate or 0
    label = predicate_label(part.words, verb)
    after = verb + (label[0] if label else 1)
    while after < len(part.words) and part.words.plain[after] in _OPENING:
        after += 1
    return part.words.starts[after] if after < len(part.words) else part.stop
