"""`chidao pairs` and `chidao conflicts`: documents of one matter, and their figures that contradict each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from chidao.pipeline.cli_options import db_option, format_option
from chidao.pipeline.cli_register_options import Group, actor, answer, opened, who_option, why_option

if TYPE_CHECKING:
    from chidao.outputs.pairing import Pair
    from chidao.outputs.reconciliation import Conflict
    from chidao.outputs.register import Register

__all__ = ["COMMANDS"]


@click.command(short_help="Số liệu vênh nhau giữa các văn bản cùng một việc.")
@db_option
@format_option
def conflicts(db: Path, form: str) -> None:
    """Tìm các văn bản nói về cùng một cuộc họp hay cùng một chỉ đạo mà số liệu không khớp nhau.

    \b
    Ví dụ:
      chidao conflicts
      chidao conflicts --format json
    """
    from chidao.outputs.reconciliation import find_conflicts

    with opened(db) as register:
        found = find_conflicts(register)
        words = _conflicts_in_words(register, found)
    answer(form, [conflict.to_json() for conflict in found], words)


@click.group(cls=Group, short_help="Các văn bản cùng một việc: xem, xác nhận, bác bỏ.")
def pairs() -> None:
    """Công văn và tin về công văn ấy, hai bản tin về một cuộc họp, bản phát hành lại: sổ đề xuất, người quyết định.

    \b
    Ví dụ:
      chidao pairs list
      chidao pairs confirm --help
    """


@pairs.command("list", short_help="Liệt kê các cặp văn bản cùng một việc, kèm căn cứ.")
@db_option
@format_option
def list_pairs(db: Path, form: str) -> None:
    """Liệt kê các cặp văn bản mà sổ cho là cùng một việc, kèm căn cứ; cặp đã bác bỏ thì thôi.

    \b
    Ví dụ:
      chidao pairs list
    """
    from chidao.outputs.reconciliation import find_pairs

    with opened(db) as register:
        found = find_pairs(register)
        words = "\n".join(_pair_in_words(register, pair) for pair in found) or "Chưa thấy cặp văn bản nào cùng một việc."
    answer(form, [_pair_form(pair) for pair in found], words)


@pairs.command("confirm", short_help="Xác nhận hai văn bản cùng một việc và gộp nhiệm vụ chung.")
@click.argument("first", metavar="SỐ", type=int)
@click.argument("second", metavar="SỐ", type=int)
@click.option("--keep-tasks", is_flag=True, help="Không gộp các nhiệm vụ chung của hai văn bản.")
@db_option
@who_option
@why_option
@format_option
def confirm_pair(first: int, second: int, keep_tasks: bool, db: Path, who: str, why: str | None, form: str) -> None:
    """Ghi vào nhật ký rằng hai văn bản (theo số trong sổ) cùng một việc; nhiệm vụ có ở cả hai thành một, với hai nguồn.

    \b
    Ví dụ:
      chidao pairs confirm 12 15 --why "hai bản tin về một hội nghị"
    """
    from chidao.outputs.reconciliation import decide, merge_common_tasks

    documents = (min(first, second), max(first, second))
    with opened(db) as register, register.writing():
        decide(register, actor(who), documents, confirmed=True, reason=why)
        merged = [] if keep_tasks else merge_common_tasks(register, actor(who), documents, why)
    words = f"Đã xác nhận; gộp {len(merged)} nhiệm vụ có ở cả hai văn bản."
    answer(form, {"documents": list(documents), "confirmed": True, "merged": merged}, words)


@pairs.command("reject", short_help="Bác bỏ: hai văn bản không cùng một việc.")
@click.argument("first", metavar="SỐ", type=int)
@click.argument("second", metavar="SỐ", type=int)
@db_option
@who_option
@why_option
@format_option
def reject_pair(first: int, second: int, db: Path, who: str, why: str | None, form: str) -> None:
    """Ghi vào nhật ký rằng hai văn bản không cùng một việc; sổ không đề xuất cặp ấy nữa.

    \b
    Ví dụ:
      chidao pairs reject 12 15 --why "hai đợt mưa lũ khác nhau"
    """
    from chidao.outputs.reconciliation import decide

    documents = (min(first, second), max(first, second))
    with opened(db) as register:
        decide(register, actor(who), documents, confirmed=False, reason=why)
    answer(form, {"documents": list(documents), "confirmed": False}, "Đã bác bỏ.")


def _pair_form(pair: Pair) -> dict[str, Any]:
    signs = [{"sign": one.sign, "weight": one.weight, "words": one.words} for one in pair.evidence]
    return {"documents": list(pair.documents), "reason": pair.reason, "confirmed": pair.confirmed, "evidence": signs}


def _pair_in_words(register: Register, pair: Pair) -> str:
    names = " và ".join(_document_in_words(register, number) for number in pair.documents)
    return f"{names}: {pair.reason}{' (đã xác nhận)' if pair.confirmed else ''}"


def _document_in_words(register: Register, number: int) -> str:
    row = register.db.execute("SELECT number, title, path FROM documents WHERE id = ?", [number]).fetchone()
    return f"văn bản số {number} ({row[0] or row[1] or Path(row[2]).name})"


def _conflicts_in_words(register: Register, found: list[Conflict]) -> str:
    lines = []
    for conflict in found:
        figures = " ≠ ".join(
            f"{measure.text} ({_document_in_words(register, measure.document)})" for measure, _, _ in conflict.figures
        )
        lines.append(f"{conflict.subject}: {figures}\n  Cùng một việc vì: {conflict.pair.reason}")
    return "\n".join(lines) or "Không thấy số liệu nào vênh nhau giữa các văn bản cùng một việc."


COMMANDS: list[click.Command] = [conflicts, pairs]
