"""What a body pledges in a report to do itself: who speaks for it, and which body he means."""

from __future__ import annotations

import re
from typing import Final

from chidao.corpus.persons import family_names
from chidao.extractors.letters import letter_pattern
from chidao.extractors.tasks.name_ends import FIRMS
from chidao.extractors.tasks.parts import Part
from chidao.extractors.tasks.refusals import is_general

COMMITTING: Final = {"cam", "hứa"}
"""The first words of verbs that pledge."""

# Who pledges something for his body: "Giám đốc | Ban Quản lý dự án", "Chủ tịch | UBND huyện".
_HEAD_OF: Final = re.compile(
    r"(?:(?:đồng chí|ông|bà) )?(?:(?:phó )?(?:tổng )?(?:giám đốc|chủ tịch)|lãnh đạo|(?:bộ|thứ|cục|vụ|viện) trưởng) "
    r"(?:kiêm [^,]{3,40} )?"
    r"(?=UBND|Ủy ban|Bộ|Sở|Ban|Công ty|Tổng công ty|Tập đoàn|Trung tâm|Cục|Chi cục|Viện|Bệnh viện|Bưu điện)",
    re.IGNORECASE,
)


def pledged(part: Part, said: Part | None) -> Part | None:
    """What a body itself pledges to do: "nhà thầu cam kết (sẽ) hoàn thành …"; None where the clause is no such pledge."""
    if said is None or said.clause.past or len(part.clause.bodies) != 1:
        return None
    body = part.clause.bodies[0]
    tells = part.verb not in COMMITTING  # "Lãnh đạo Bộ Tài chính cho biết sẽ trả lời tỉnh": the body is heard, no one man.
    if tells and (said.words.plain[0] != "sẽ" or not body.name.lower().startswith("lãnh đạo") or _FIRM.search(body.name)):
        return None
    does = said.clause.form == "imperative" or said.words.plain[0] == "sẽ"
    if not does or is_general(body.name) or body.name.lower().startswith(_CITIZENS):
        return None
    head = _HEAD_OF.match(body.name)
    if head:
        body = body._replace(name=_without_person(body.name[head.end() :]), kind="agency")
    if tells:
        return said._replace(clause=said.clause._replace(form="named", start=said.words.starts[0], bodies=(body,)))
    return part._replace(clause=part.clause._replace(bodies=(body,), past=False, speech=False))


_FIRM: Final = re.compile(rf"\b(?:{'|'.join(FIRMS)})\b", re.IGNORECASE)
_CITIZENS: Final = ("các hộ", "hộ ", "người", "học sinh", "phụ huynh", "thí sinh", "hội viên", "đoàn viên")
_BEHIND_BODY: Final = letter_pattern(r"(?<=[<Ll>])(?: [<Lu>][<Ll>]+){3,}$")
_PERSON: Final = 3


def _without_person(name: str) -> str:
    """The body without the name of the one who leads it behind it: "UBND tỉnh Cao Lĩnh | Lê Thị Hoa"."""
    behind = _BEHIND_BODY.search(name)
    names = behind.group().split() if behind else []
    starts = [at for at in range(len(names) - _PERSON + 1) if names[at] in family_names()]
    return name.rsplit(" ", len(names) - starts[-1])[0] if starts else name
