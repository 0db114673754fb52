"""What opens a clause before its subject or its verb, and where the main part begins behind it."""

from __future__ import annotations

from typing import Final

from chidao.extractors.agencies import predicate_label
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.tasks.adjuncts import after_commas, asked_together
from chidao.extractors.tasks.charges import is_noun, read_charge
from chidao.extractors.tasks.heard import ends_in_speaker, names_person, speaks_behind
from chidao.extractors.tasks.openers import opener
from chidao.extractors.tasks.subjects import subject_at
from chidao.extractors.tasks.timed import body_behind_time, weekly
from chidao.extractors.tasks.topics import TELLING_TITLES, charges_someone, is_duty, is_result, titled_duty
from chidao.extractors.words import Words

TELLING: Final = frozenset({"theo", "từ", "qua"})
"""Openers of what is told, where "đã" stands between them and the verb: "Theo báo cáo, từ đầu năm đã …, làm …"."""


def openers_at(words: Words, index: int) -> tuple[int, int]:
    """How many words of a scope and of a purpose stand at `index`: what leaders say or do there opens as a purpose does."""
    if words.plain[index : index + 4] == ["thực", "hiện", "phối", "hợp"]:
        return 0, 0  # "Thực hiện phối hợp với các ngân hàng, …" carries out nothing that stands before
    scope, purpose = opener(words, index, "scope"), opener(words, index, "purpose")
    scope = weekly(words, index) or (scope if scope >= purpose else 0)
    spoken = predicate_label(words, index)
    if spoken and spoken[1] == "action" and spoken[0] > scope and words.plain[index] == "theo":
        scope = 0  # "theo dõi …" opens no scope
    if spoken and spoken[1] in {"speech", "act"}:
        purpose = purpose or spoken[0]
    return scope, purpose


_CONSENTS: Final = (["thống", "nhất"], ["đồng", "ý"], ["nhất", "trí"], ["chấp", "thuận"])
_CONSENTING: Final = frozenset({"cơ", *(one[0] for one in _CONSENTS)})


def behind_consent(words: Words, index: int) -> int:
    """The word after "Thống nhất", "Cơ bản đồng ý" where a charge stands right behind: "Thống nhất | giao Sở Xây dựng …"."""
    if index >= len(words.plain) or words.plain[index] not in _CONSENTING:
        return index
    at = index + 2 * (words.plain[index : index + 2] == ["cơ", "bản"])
    if words.plain[at : at + 2] not in _CONSENTS:
        return index
    at += 2 + 2 * (words.plain[at + 2 : at + 4] == ["chủ", "trương"])
    charge = read_charge(words, at) if at < len(words) else None
    return at if charge and not charge.authority and subject_at(words, charge.after) else index


_TITLE_WORDS: Final = 14
_TITLE_ENDS: Final = frozenset({":", ".", ";", "“", "("})


def behind_title(words: Words, index: int) -> int:
    """The word after a point's title where a body with its verb follows: "Lập danh sách: Trạm Y tế xã rà soát …", or where
    one is charged: "Cầu Đá Bạc: giao Sở Xây dựng …".
    """
    colon = next(words.among(_TITLE_ENDS, index, index + _TITLE_WORDS), None)
    if colon is None or words.plain[colon] != ":" or colon + 2 >= len(words):
        return index
    labels = ((at, predicate_label(words, at)) for at in range(index, colon))
    said = any(label and label[1] in {"speech", "charge", "act"} and not is_noun(words, at, index) for at, label in labels)
    named = read_head(words, index, colon) is not None and not words.plain[index].isdigit()
    if said or opener(words, index, "scope"):
        return index
    charge = read_charge(words, colon + 1)
    if charge and not charge.authority and subject_at(words, charge.after):
        return colon + 1
    # "Chế độ báo cáo: các xã gửi …"
    bare = words.plain[colon + 1 : colon + 3] == ["nhà", "trường"]
    several = (words.plain[colon + 1] in {"các", "từng"} or bare) and words.plain[index] not in TELLING_TITLES
    follows = (words.capital[colon + 1] or several) and (subject_at(words, colon + 1) or _scope_of_subject(words, colon + 1))
    if named:
        return index
    return colon + 1 if follows or titled_duty(words, index, colon) else index


def _scope_of_subject(words: Words, index: int) -> bool:
    """Whether a scope begins at `index` and a body with its verb follows it: "…: Hằng năm, căn cứ dự toán, các xã lập …"."""
    if not opener(words, index, "scope"):
        return False
    main = main_start(words, index, purpose=False)
    return main is not None and subject_at(words, main) is not None


def behind_only(words: Words, index: int) -> int:
    """The word after "Riêng" where that stresses who is charged: "Riêng Sở Y tế rà soát …"; in "Riêng các xã vùng cao, Sở Y tế
    rà soát …" it opens a scope.
    """
    if words.plain[index] != "riêng" or index + 1 >= len(words):
        return index
    subject = subject_at(words, index + 1)
    heads = {body.name.split()[0].lower() for body in subject[0]} if subject else set()
    return index + 1 if len(heads) == 1 else index


_BARE_SUBJECTS: Final = {"cơ", "đơn", "chủ", "người", "đề", "cấp", "tỉnh", "sở", "bộ", "huyện", "địa", "nhà", "liên", "tư"}


_SEVERAL: Final = {"các", "những", "từng", "mọi"}


def main_start(words: Words, index: int, purpose: bool) -> int | None:
    """Where the main clause begins after an opening adjunct at `index`: after the comma or colon that one can follow.

    A charge or a body with a capital or a quantity is taken first; bare nouns may still belong to the adjunct's own list.
    """
    bare: int | None = None
    for after in after_commas(words, index):
        charge = read_charge(words, after)
        if charge and not words.text.startswith(charge.authority, words.starts[after]):
            continue  # Its authority stands behind a later comma.
        if charge and speaks_behind(charge.authority):
            continue
        if charge and not charge.authority and "đã" in words.plain[index:after] and words.plain[index] in TELLING:
            continue  # "Từ năm 2020, A đã chỉ đạo cấp dưới lập hồ sơ, yêu cầu …": it is told with the rest.
        if charge and (charge.authority or charges_someone(words, charge.after)):
            return after
        timed = body_behind_time(words, after)
        subject = subject_at(words, timed)
        if subject and (ends_in_speaker(subject[0]) or asked_together(words, index, after)):
            continue
        if subject and words.plain[subject[1] - 1] not in {",", ":"}:
            said = predicate_label(words, subject[1])
            if words.capital[timed] or words.plain[timed] in _SEVERAL or names_person(words, timed):
                return timed
            if said and said[1] == "speech":
                return timed
            if bare is None and words.plain[after] in _BARE_SUBJECTS:
                bare = after
        if bare is None and _duty_begins(words, index, after, purpose):
            return after
    return bare


_WORK: Final = (["công", "tác"], ["việc"], ["hoạt", "động"])


def _lists_work(words: Words, index: int, after: int) -> bool:
    """Whether the comma before `after` stands in a list of work that a scope names: "Đối với công tác tổng hợp, báo cáo …"."""
    if words.plain[index : index + 2] != ["đối", "với"]:
        return False
    work = words.length_of(_WORK, index + 2)
    at = index + 2 + work
    while work and at < after:
        hit = predicate_label(words, at)
        if hit is None and words.plain[at] not in {",", "và"}:
            return False
        at += hit[0] if hit else 1
    return work > 0


def _duty_begins(words: Words, index: int, after: int, purpose: bool) -> bool:
    """Whether a duty that names nobody begins at `after`, behind the adjunct that opens at `index`."""
    word, opening = words.plain[after], words.plain[index]
    if _lists_work(words, index, after):
        return False
    if purpose and word not in {"cần", "phải"}:
        return False
    if word in {"không", "nhất"} or (opening == "riêng" and word == "sẽ"):
        return False
    return (
        (not words.capital[after] or words.plain[after - 1] == ":")
        and is_duty(words, after)
        and words.plain[after + 2 : after + 3] != [","]  # "…, hằng năm, Sở Y tế …"
        and not is_result(words, after)
        and not ((opening in TELLING or opening == "trong") and "đã" in words.plain[index:after])
    )
