"""Small factories of extractions for the tests of the register. All names and matters are invented."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from chidao.outputs.interchange import ExtractionForm


def task(
    text: str,
    owners: Sequence[str] = ("Sở Công Thương tỉnh Bình Sơn",),
    *,
    support: Sequence[str] = (),
    due: str | None = None,
    assigner: str | None = "Chủ tịch UBND tỉnh Bình Sơn",
    **more: Any,
) -> dict[str, Any]:
    """A task still without its place; `form` finds that in the text that it makes."""
    named = [{"name": name, "role": "lead"} for name in owners] + [{"name": name, "role": "support"} for name in support]
    day = None
    if due:
        year, month, number = due.split("-")
        day = {"text": f"trước ngày {number}/{month}/{year}", "kind": "by", "due": due, "every": None}
    return {"text": text, "owners": named, "deadline": day, "assigner": assigner, "confidence": 0.9, **more}


def form(
    *tasks: dict[str, Any],
    number: str | None = "214/UBND-KT",
    issued_on: str | None = "2024-03-12",
    issuer: str | None = "Ủy ban nhân dân tỉnh Bình Sơn",
    title: str | None = "V/v tăng cường quản lý cụm công nghiệp",
    kind: str = "cong_van",
    path: str = "den/214.docx",
    heading: str = "",
    **more: Any,
) -> ExtractionForm:
    """An extraction whose text is the heading and the tasks, one a line, each with its deadline behind it."""
    text, placed = heading or f"{issuer}\nSố: {number}\n{title}\n", []
    for one in tasks:
        start = len(text)
        line = one["text"]
        deadline = one["deadline"]
        if deadline:
            deadline = {**deadline, "start": start + len(line) + 2, "end": start + len(line) + 2 + len(deadline["text"])}
        text += line + (f", {deadline['text']}" if deadline else "") + ".\n"
        placed.append({**one, "start": start, "end": start + len(line), "deadline": deadline})
    sha256 = hashlib.sha256((text + path).encode()).hexdigest()
    return ExtractionForm.model_validate(
        {
            "source": {"path": path, "sha256": sha256, "media_type": "text/plain"},
            "text": text,
            "meta": {"kind": kind, "number": number, "issued_on": issued_on, "issuer": issuer, "title": title},
            "tasks": placed,
            **more,
        }
    )
