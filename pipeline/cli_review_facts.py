"""`chidao review document`, `facts`, `decide`, `fix`: what is reviewed besides tasks."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
from chidao.pipeline.cli_options import Day, db_option, format_option
from chidao.pipeline.cli_register_options import actor, answer, opened, who_option, why_option

__all__ = ["COMMANDS"]

SUBJECTS = ("decision", "figure", "citation")
_WORDS = {"decision": "quyết định", "figure": "số liệu", "citation": "viện dẫn"}
_NUMBERS = ("value", "whole")
"""Columns that are numbers; 1.234,5 is read as people write it."""


def subject_argument(command: Any) -> Any:
    """Which kind of finding."""
    return click.argument("subject", metavar="[decision|figure|citation]", type=click.Choice(SUBJECTS))(command)


@click.command(short_help="Sửa thông tin văn bản: loại, số, ngày, nơi ban hành, trích yếu, người ký.")
@click.argument("document_id", metavar="SỐ_VĂN_BẢN", type=int)
@click.option("--kind", metavar="LOẠI", help="Loại văn bản, như cong_van, chi_thi.")
@click.option("--number", metavar="SỐ_KÝ_HIỆU", help="Số ký hiệu; để trống '' nếu không có.")
@click.option("--issued-on", type=Day(), metavar="NGÀY", help="Ngày ban hành.")
@click.option("--issuer", metavar="TÊN", help="Nơi ban hành, viết đủ.")
@click.option("--title", metavar="LỜI", help="Trích yếu.")
@click.option("--signer", metavar="TÊN", help="Người ký.")
@why_option
@db_option
@who_option
@format_option
def document(
    document_id: int, issued_on: date | None, why: str | None, db: Path, who: str, form: str, **changed: str | None
) -> None:
    """Sửa những chỗ nêu ra; đọc lại văn bản không ghi đè chỗ đã sửa.

    \b
    Ví dụ:
      chidao review document 3 --issued-on 26/9/2023 --issuer "Ủy ban nhân dân tỉnh Kon Tum"
    """
    from chidao.outputs.review import Review

    changes: dict[str, Any] = {name: value.strip() or None for name, value in changed.items() if value is not None}
    if issued_on:
        changes["issued_on"] = issued_on.isoformat()
    if not changes:
        raise click.UsageError("Hãy nêu chỗ cần sửa, ví dụ --number, --issued-on.")
    with opened(db) as register:
        done = Review(register, actor(who)).correct_fact("document", document_id, changes, why)
    answer(form, done.to_json(), f"Đã sửa văn bản số {document_id} (thao tác số {done.batch}).")


@click.command(short_help="Quyết định, số liệu, viện dẫn của một văn bản, kèm số để duyệt.")
@click.argument("document_id", metavar="SỐ_VĂN_BẢN", type=int)
@db_option
@format_option
def facts(document_id: int, db: Path, form: str) -> None:
    """Liệt kê những gì khác được trích từ văn bản.

    \b
    Ví dụ:
      chidao review facts 3
    """
    from chidao.outputs.cards import document_card

    with opened(db) as register:
        card = document_card(register, document_id)
    found = {"decision": card.decisions, "figure": card.figures, "citation": card.citations}
    lines = [f"{_WORDS[subject]} {one['id']}: {one['text']}" for subject, listed in found.items() for one in listed]
    answer(form, {subject: list(listed) for subject, listed in found.items()}, "\n".join(lines) or "Không có gì.")


@click.command(short_help="Xác nhận hoặc loại quyết định, số liệu, viện dẫn.")
@subject_argument
@click.argument("numbers", metavar="SỐ...", type=int, nargs=-1, required=True)
@click.option("--reject", is_flag=True, help="Loại (mặc định là xác nhận).")
@why_option
@db_option
@who_option
@format_option
def decide(subject: str, numbers: tuple[int, ...], reject: bool, why: str | None, db: Path, who: str, form: str) -> None:
    """Duyệt những gì khác được trích từ văn bản.

    \b
    Ví dụ:
      chidao review decide figure 12 13
      chidao review decide citation 5 --reject --why "là số công văn đến"
    """
    from chidao.outputs.review import Review

    state = "rejected" if reject else "confirmed"
    with opened(db) as register:
        done = Review(register, actor(who)).decide(subject, numbers, state, why)
    words = "Đã loại" if reject else "Đã xác nhận"
    answer(form, done.to_json(), f"{words} {len(done.task_ids)} {_WORDS[subject]} (thao tác số {done.batch}).")


@click.command(short_help="Sửa quyết định, số liệu, viện dẫn.")
@subject_argument
@click.argument("number", metavar="SỐ", type=int)
@click.option("--set", "settings", metavar="MỤC=GIÁ_TRỊ", multiple=True, required=True, help="Chỗ sửa; nêu nhiều lần được.")
@why_option
@db_option
@who_option
@format_option
def fix(subject: str, number: int, settings: tuple[str, ...], why: str | None, db: Path, who: str, form: str) -> None:
    """Sửa một dòng; tên mục như trong lược đồ sổ (docs/so-theo-doi.md).

    \b
    Ví dụ:
      chidao review fix figure 12 --set value=356 --set unit=ha
    """
    from chidao.outputs.review import Review

    changes: dict[str, Any] = {}
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign:
            raise click.UsageError(f"“{setting}” không có dạng MỤC=GIÁ_TRỊ.")
        changes[name.strip()] = _number(value) if name.strip() in _NUMBERS else value.strip() or None
    with opened(db) as register:
        done = Review(register, actor(who)).correct_fact(subject, number, changes, why)
    answer(form, done.to_json(), f"Đã sửa {_WORDS[subject]} số {number} (thao tác số {done.batch}).")


def _number(value: str) -> float | None:
    if not value.strip():
        return None
    try:
        return float(value.strip().replace(".", "").replace(",", "."))
    except ValueError:
        raise click.UsageError(f"“{value}” không phải là số; hãy viết như 1.234,5.") from None


COMMANDS = [document, facts, decide, fix]
