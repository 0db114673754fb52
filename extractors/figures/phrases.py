"""Patterns for the words around a figure, made from the lists of corpus/reference/units.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from chidao.corpus.reference import load_table
from chidao.extractors.figures.context import any_of

__all__ = ["Phrases", "phrases"]

_TIME: Final = r"(?:(?:năm|tháng|quý)\s[\dIVX]\S*|\d{1,2}\stháng(?:\sđầu\snăm)?(?:\s\d{4})?)"


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a part of the sentence begins or ends with, and what breaks it."""

    copula: re.Pattern[str]
    copula_reach: int
    """How far before the end of a text a copula begins at most."""
    opening: re.Pattern[str]
    reporting: re.Pattern[str]
    introducing: re.Pattern[str]
    left_break: re.Pattern[str]
    right_break: re.Pattern[str]
    change: re.Pattern[str]
    changing: re.Pattern[str]
    predicate: re.Pattern[str]
    cause: re.Pattern[str]
    compared: re.Pattern[str]
    elliptic: re.Pattern[str]
    frame: re.Pattern[str]
    leading: re.Pattern[str]
    locative: re.Pattern[str]
    measured: re.Pattern[str]
    bare: re.Pattern[str]
    place: re.Pattern[str]
    trailing: re.Pattern[str]


@cache
def phrases() -> Phrases:
    words = {key: any_of(names) for key, names in load_table("units")["subject"].items()}
    leading = rf"\s*{_unless('leading', 'not_copulas')}"
    return Phrases(
        copula=re.compile(rf"(?:{_unless('copulas', 'not_copulas')}|[-–+*:“\"(,])$", re.IGNORECASE),
        copula_reach=max(map(len, load_table("units")["subject"]["copulas"])),
        opening=re.compile(
            rf"^\s*(?:[-–+*“\"(),\s]+|(?:{words['openings']}|(?:trong )?\d+ (?:năm|tháng|tuần|ngày) qua"
            r"|trong (?:\d+ ngày|dịp|kỳ|đợt)(?: nghỉ)? (?:lễ|tết)[^,;:.]{0,40}(?=,))(?!\w))\s*",
            re.IGNORECASE,
        ),
        reporting=re.compile(
            rf"^.*{_unless('reporting', 'not_reporting')}\s+(?=\S+\s\S+)|^.*(?<!\w)(?:{words['saying']})$",
            re.IGNORECASE | re.DOTALL,
        ),
        introducing=re.compile(
            rf"^.*{_unless('introducing', 'not_introducing')}(?! phía| làm(?!\w))\s+(?=\S+\s\S+)", re.IGNORECASE | re.DOTALL
        ),
        left_break=re.compile(
            rf"[,:;]\s|[()“\"]|[.;:,!?]\s[-–]\s|(?<!\w)(?:trong đó|nhưng|thì)\s|{_unless_with()}\s", re.IGNORECASE
        ),
        right_break=_right_break(),
        change=re.compile(
            rf"(?:(?:{words['change_heads']}|\d+ tháng)\s+)*(?:{words['changes']})(?!\w|\s+(?:{words['not_changes']}))"
            r"(?:\s+\w+){0,10}",
            re.IGNORECASE,
        ),
        changing=re.compile(rf"(?<=\w)\s+{_unless('changes', 'not_copulas')}$", re.IGNORECASE),
        predicate=re.compile(rf"(?:{words['predicates']})(?!\w)", re.IGNORECASE),
        cause=re.compile(rf"(?<!việc )(?<!\w)(?:{words['causes']})\s*$", re.IGNORECASE),
        compared=re.compile(r"(?<!\w)so với(?!\w)", re.IGNORECASE),
        elliptic=re.compile(rf"\s*(?:{words['elliptic']})(?!\w)", re.IGNORECASE),
        frame=re.compile(rf"\s*(?:{words['frames']})(?!\w)", re.IGNORECASE),
        leading=re.compile(leading, re.IGNORECASE),
        trailing=re.compile(rf"(?:{leading})+\s*$", re.IGNORECASE),
        locative=re.compile(rf"(?:{words['locatives']})(?!\w)", re.IGNORECASE),
        measured=_measured(words["before_measured"], words["measured"]),
        bare=re.compile(words["bare"], re.IGNORECASE),
        place=re.compile(rf"(?:{words['places']})(?:\s[A-ZĐ]\w*){{0,4}}(?: hiện| đã)?$"),
    )


def _measured(before: str, measured: str) -> re.Pattern[str]:
    """A noun that is measured, with its number in a list and the words of quantity and of time before it."""
    return re.compile(rf"\W*(?:\d{{1,2}}[.)]\W*)?(?:(?:{before})\s(?:{_TIME}\s)?){{0,2}}(?:{measured})(?!\w)", re.IGNORECASE)


def _right_break() -> re.Pattern[str]:
    """What ends the words right of a figure: a stop, a turn, what the figure goes on to, a time, or a clause with the next."""
    onward = r"(?=(?:[ ](?:còn|mức|khoảng|trên|hơn|dưới|gần))*[ ]\d)"
    timed = r"(?=[ ](?:ngày|tháng|năm|quý|giai đoạn)[ ][\dIVX]|[ ]\d{1,2}/\d)"
    return re.compile(
        rf"[,.](?!\d)|[:;()|\n]|^[”\"]|{_unless('turns', 'not_turns')}"
        rf"|(?<!\w)(?:lên|xuống|còn|sang|đến|thành){onward}"
        rf"|(?<!\w)(?:trước|đến|trong|vào|từ){timed}|(?<!\w)(?:và|có)[ ](?=(?:[^\W\d]+[ ]){{0,6}}\d)",
        re.IGNORECASE,
    )


def _unless(wanted: str, refused: str) -> str:
    """Any of the words of one list, as a whole word, save at the end of a phrase of the other."""
    lists = load_table("units")["subject"]
    guards: dict[str, str] = {}
    for phrase in lists[refused]:
        head, _, tail = phrase.rpartition(" ")
        guards[tail] = guards.get(tail, "") + rf"(?<!{re.escape(head)} )"
    plain = [word for word in lists[wanted] if word not in guards]
    guarded = [guard + re.escape(word) for word, guard in guards.items() if word in lists[wanted]]
    return rf"(?<!\w)(?:{'|'.join([any_of(plain), *guarded])})(?!\w)"


def _unless_with() -> str:
    guards = [phrase.removesuffix(" với") for phrase in load_table("units")["subject"]["not_turns"]]
    return r"(?<!\w)" + "".join(rf"(?<!{re.escape(guard)} )" for guard in guards) + "với"
