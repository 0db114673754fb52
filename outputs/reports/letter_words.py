"""The sentences of a report, made of its figures and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from chidao.outputs.board import UNNAMED
from chidao.outputs.reports.tally import BodyTally, Tally
from chidao.outputs.words import day_words, number_words

__all__ = ["by_body", "coming", "general", "late", "subject"]

_DONE, _OPEN = "đã hoàn thành", "đang thực hiện"


def subject(agency: str | None, on: date) -> str:
    """The report's subject."""
    return f"Tình hình thực hiện nhiệm vụ{f' của {agency}' if agency else ''} tính đến ngày {day_words(on)}"


def general(tally: Tally, scope: str, on: date) -> Iterator[str]:
    """How things stand in all."""
    whole, boxes = tally.whole, tally.whole.boxes
    about = f" ({scope})" if scope else ""
    if not whole.total:
        yield f"Tính đến ngày {day_words(on)}, sổ theo dõi không có nhiệm vụ nào{about}."
        return
    documents = number_words(len(tally.documents))
    yield f"Tính đến ngày {day_words(on)}, sổ theo dõi có {_tasks(whole.total)} giao tại {documents} văn bản{about}."
    done, still = boxes["done_in_time"] + boxes["done_late"], boxes["open_in_time"] + boxes["open_late"]
    if done + still:
        parts = (
            _part(_DONE, done, done + still, boxes["done_in_time"], "đúng hạn", boxes["done_late"]),
            _part(_OPEN, still, done + still, boxes["open_in_time"], "trong hạn", boxes["open_late"]),
        )
        yield f"Trong {_tasks(done + still)} có thời hạn cụ thể: {'; '.join(parts)}."
    if boxes["no_deadline"]:
        finished = whole.done_without_deadline
        ending = f", trong đó đã hoàn thành {_tasks(finished)}" if finished else ""
        yield f"Có {_tasks(boxes['no_deadline'])} không quy định thời hạn cụ thể{ending}."
    if whole.drafts:
        yield f"Trong số các nhiệm vụ nêu trên, {_tasks(whole.drafts)} do phần mềm trích từ văn bản, chưa được duyệt."


def _part(what: str, count: int, whole: int, well: int, well_words: str, badly: int) -> str:
    """“đã hoàn thành 5 nhiệm vụ (50%), gồm 3 đúng hạn và 2 quá hạn”."""
    if not count:
        return "chưa hoàn thành nhiệm vụ nào" if what == _DONE else "không còn nhiệm vụ nào đang thực hiện"
    return (
        f"{what} {_tasks(count)}{_share(count, whole)}, gồm {number_words(well)} {well_words} và {number_words(badly)} quá hạn"
    )


def by_body(bodies: Sequence[BodyTally], shown: int) -> Iterator[str]:
    """Who has what; the last of `bodies` may be that of tasks without a known body."""
    named = [body for body in bodies if body.name != UNNAMED["agency"]]
    words = f"Các nhiệm vụ do {number_words(len(named))} cơ quan, cá nhân chủ trì"
    unnamed = sum(body.total for body in bodies) - sum(body.total for body in named)
    yield words + (f"; {_tasks(unnamed)} chưa rõ cơ quan chủ trì." if unnamed else ".")
    behind = [body for body in named if body.boxes["open_late"]]
    if behind:
        listed = "; ".join(f"{body.name} ({number_words(body.boxes['open_late'])})" for body in behind[:5])
        some = "nhiều nhất là" if len(behind) > 5 else "gồm"
        yield f"Có {number_words(len(behind))} cơ quan, cá nhân còn nhiệm vụ quá hạn, {some}: {listed}."
    if shown < len(bodies):
        yield (
            f"Bảng dưới đây nêu {number_words(shown)} cơ quan, xếp theo số nhiệm vụ quá hạn rồi đến tổng số; còn"
            f" {number_words(len(bodies) - shown)} cơ quan khác trong sổ."
        )
    yield "Nhiệm vụ giao nhiều cơ quan cùng chủ trì được tính cho từng cơ quan."


def late(whole: BodyTally, longest: int, appendix: str, listed: int) -> str:
    """What is late by now."""
    count = whole.boxes["open_late"]
    if not count:
        return "Không có nhiệm vụ nào đang thực hiện mà quá hạn."
    words = f"Có {_tasks(count)} đang thực hiện đã quá hạn, chậm nhất {number_words(longest)} ngày"
    if whole.extended:
        words += f"; trong đó {_tasks(whole.extended)} đã được gia hạn và còn trong thời gian gia hạn"
    return f"{words} (danh sách tại {appendix}{_only(listed, count)})."


def coming(whole: BodyTally, on: date, until: date, appendix: str, listed: int) -> str:
    """What is to be done soon."""
    span = f"từ ngày {day_words(on)} đến hết ngày {day_words(until)}"
    if not whole.coming:
        return f"Không có nhiệm vụ nào đến hạn {span}."
    return f"Có {_tasks(whole.coming)} đến hạn {span}, tính cả gia hạn (danh sách tại {appendix}{_only(listed, whole.coming)})."


def _only(listed: int, count: int) -> str:
    if listed >= count:
        return ""
    return f", nêu {number_words(listed)} nhiệm vụ đầu; còn {number_words(count - listed)} nhiệm vụ khác trong sổ"


def _tasks(count: int) -> str:
    return f"{number_words(count)} nhiệm vụ"


def _share(part: int, whole: int) -> str:
    return f" ({number_words(100 * part / whole, 0 if part == whole else 1)}%)"
