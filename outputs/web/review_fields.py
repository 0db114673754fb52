"""From the fields of the forms of review to what is to be changed; what is as it was is left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from chidao.outputs.errors import RegisterError
from chidao.outputs.interchange import DeadlineForm, OwnerForm
from chidao.outputs.register import Register
from chidao.outputs.suggestions import named_owner
from chidao.outputs.web.forms import BadRequestError, Fields, parse_day
from chidao.outputs.web.review_wording import COMPARATORS, DEADLINES, DECISIONS, RELATIONS
from chidao.outputs.web.reviewing import Item
from chidao.outputs.web.wording import KIND_WORDS

__all__ = ["document_changes", "fact_changes", "given_deadline", "given_owners", "lines", "task_changes"]

LONGEST_TEXT = 20_000
MOST_OWNERS = 100


def lines(words: str) -> list[str]:
    """The lines of a field, trimmed, each once, empty ones left out."""
    return list(dict.fromkeys(line for one in words.split("\n") if (line := " ".join(one.split()))))


def task_changes(register: Register, document_id: int, task: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """What `Review.correct` is to change of a task, by the fields that the form has; a form without them changes nothing."""
    changes: dict[str, Any] = {}
    if not fields.flag("co_o"):
        return changes
    text = fields.text("text", longest=LONGEST_TEXT)
    if not text:
        raise RegisterError("Lời nhiệm vụ không được để trống. Nếu không phải nhiệm vụ, hãy bấm “Không phải nhiệm vụ”.")
    if text != task["text"].strip():
        changes["text"] = text
    assigner = fields.text("assigner", longest=500) or None
    if assigner != task["assigner"]:
        changes["assigner"] = assigner
    owners = given_owners(register, document_id, fields, task["owners"])
    if _named(owner.model_dump() for owner in owners) != _named(task["owners"]):
        changes["owners"] = owners
    now = task["deadline"]
    whole = _text_of(register, document_id)
    deadline = given_deadline(fields, whole, task["start"], task["end"], now)
    if _told(deadline.model_dump(mode="json") if deadline else None) != _told(now):
        changes["deadline"] = deadline
    return changes


def _named(owners: Any) -> tuple[list[str], list[str]]:
    found = list(owners)
    return tuple([owner["name"] for owner in found if owner["role"] == role] for role in ("lead", "support"))  # type: ignore[return-value]


def _told(deadline: Mapping[str, Any] | None) -> Any:
    return deadline and (deadline["text"].strip(), deadline["kind"], deadline["due"], deadline["every"])


def _text_of(register: Register, document_id: int) -> str:
    row = register.db.execute("SELECT text FROM document_texts WHERE document_id = ?", [document_id]).fetchone()
    return str(row[0]) if row else ""


def given_owners(register: Register, document_id: int, fields: Fields, present: Sequence[Mapping[str, Any]]) -> list[OwnerForm]:
    """The owners of the form, a line each; one that the task had already keeps its kind and its body."""
    known = {owner["name"]: owner for owner in present}
    owners = []
    for role, field in (("lead", "lead"), ("support", "support")):
        for name in lines(fields.text(field, longest=LONGEST_TEXT)):
            if len(name) > 500:
                raise RegisterError("Tên cơ quan quá dài: mỗi dòng một cơ quan.")
            if name in known:
                owner = known[name]
                owners.append(OwnerForm(name=name, role=role, kind=owner["kind"], agency_id=owner["agency_id"]))
            else:
                owners.append(named_owner(register, document_id, name, role))
    if len(owners) > MOST_OWNERS:
        raise RegisterError(f"Mỗi nhiệm vụ có tối đa {MOST_OWNERS} cơ quan.")
    return owners


def given_deadline(fields: Fields, text: str, start: int, end: int, present: Mapping[str, Any] | None) -> DeadlineForm | None:
    """The deadline of the form: words that stand in the document, a day, a kind; None where it has none of them."""
    words = fields.text("deadline_text", longest=2_000)
    due = fields.day("due")
    kind = fields.choice("deadline_kind", tuple(one for one in DEADLINES if one), "") or ""
    if not words and not due and not kind:
        return None
    if not kind:
        kind = "by" if due else "vague"
    kind, _, every = kind.partition(":")
    if kind in ("by", "on") and not due:
        raise RegisterError("Hạn này cần ngày. Hãy gõ ngày như 30/6/2024, hoặc chọn “Có nêu mà không rõ ngày”.")
    if present and words == present["text"].strip():
        place, words = (present["start"], present["end"]), present["text"]
    else:
        place = _nearest(text, words, start) if words else (end, end)
    return DeadlineForm(start=place[0], end=place[1], text=words, kind=kind, due=due, every=every or None)


def _nearest(text: str, words: str, near: int) -> tuple[int, int]:
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    if not places:
        raise RegisterError("Lời về hạn phải trích nguyên văn; không thấy đoạn này trong văn bản.")
    place = min(places, key=lambda one: abs(one - near))
    return place, place + len(words)


_FACTS: dict[str, tuple[tuple[str, str], ...]] = {
    "qd": (("kind", "decision"), ("authority", "text")),
    "sl": (
        ("value", "number"), ("whole", "number?"), ("unit", "text!"), ("comparator", "comparator"), ("subject", "text"),
        ("period", "period"),
    ),
    "vd": (("kind", "document"), ("number", "text!"), ("issued_on", "day"), ("relation", "relation")),
}  # fmt: skip
_CHOICES = {"decision": DECISIONS, "comparator": COMPARATORS, "relation": RELATIONS}


def fact_changes(item: Item, fields: Fields) -> dict[str, Any]:
    """What `Review.correct_fact` is to change of a decision, a figure or a citation."""
    if not fields.flag("co_o"):
        return {}
    given = {name: _value(fields, name, what, item.record[name]) for name, what in _FACTS[item.kind]}
    return {name: value for name, value in given.items() if value != item.record[name]}


def _value(fields: Fields, name: str, what: str, present: Any) -> Any:
    if what in _CHOICES:
        return fields.choice(name, (*_CHOICES[what], str(present)), str(present))
    if what == "day":
        day = fields.day(name)
        return day.isoformat() if day else None
    words = fields.text(name, longest=500)
    if what == "period" and (day := parse_day(words)):
        return day.isoformat()
    if what in ("text!", "document", "number") and not words:
        raise RegisterError("Có ô bắt buộc còn trống. Nếu mục này sai hẳn, hãy bấm “Loại”.")
    if what.startswith("number"):
        return _as_number(words) if words else None
    return words or None


def _as_number(words: str) -> float:
    """1.234,5 as people write it."""
    plain = words.replace(" ", "").replace(".", "").replace(",", ".")
    if not re.fullmatch(r"-?\d{1,15}(\.\d{1,9})?", plain):
        raise BadRequestError(f"“{words}” không phải là số; hãy viết như 1.234,5.")
    return float(plain)


def document_changes(document: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """What is to be changed of what the register knows of a document."""
    day = fields.day("issued_on")
    given = {
        "kind": fields.choice("kind", (*KIND_WORDS, str(document["kind"])), str(document["kind"])),
        "issued_on": day.isoformat() if day else None,
        **{
            name: " ".join(fields.text(name, longest=2_000).split()) or None for name in ("number", "issuer", "title", "signer")
        },
    }
    return {name: value for name, value in given.items() if value != document[name]}
