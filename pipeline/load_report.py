"""The report of a load, for those who keep it: what went in, what did not and why, how long it took."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import datetime
from pathlib import Path

from chidao.outputs.words import number_words
from chidao.pipeline.outcomes import Outcome, Summary
from chidao.pipeline.printing import STATUS_WORDS
from chidao.pipeline.progress import span_words

__all__ = ["summary_json", "write_report"]


def write_report(summary: Summary, register: Path, target: Path, at: datetime) -> None:
    """Write the report to `target`: as JSON (.json), as a table of all documents (.csv), else as text. `at` is when it ended.

    It appears whole or not at all. OSError where it cannot be written.
    """
    words = _WRITERS.get(target.suffix.lower(), _as_text)(summary, register, at)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".dang-ghi")
    partial.write_text(words, encoding="utf-8", newline="")
    partial.replace(target)


def summary_json(summary: Summary) -> dict[str, object]:
    """The form that other programs read."""
    files = [
        {"path": one.path, "status": one.status, "reason": one.reason, "code": one.code, "tasks": one.tasks, "pages": one.pages}
        for one in summary.outcomes
    ]
    return {
        **dict(summary.counts.items()),
        "tasks": summary.tasks,
        "pages": summary.pages,
        "seconds": round(summary.seconds, 3),
        "interrupted": summary.interrupted,
        "files": files,
    }


def _as_json(summary: Summary, register: Path, at: datetime) -> str:
    report = {"register": str(register), "at": at.isoformat(timespec="seconds"), **summary_json(summary)}
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _as_csv(summary: Summary, register: Path, at: datetime) -> str:
    # Excel takes a file for UTF-8 only with the mark in front of it.
    out = io.StringIO("\ufeff", newline="")
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    writer.writerow(["Tệp", "Kết quả", "Nhiệm vụ", "Số trang", "Vì sao, phải làm gì"])
    for one in summary.outcomes:
        writer.writerow([_no_formula(one.path), STATUS_WORDS[one.status], one.tasks, one.pages or "", _reason(one)])
    return out.getvalue()


def _no_formula(words: str) -> str:
    """A spreadsheet takes what begins so for a formula; the name of a file comes from anyone."""
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t")) else words


def _reason(outcome: Outcome) -> str:
    return _no_formula((outcome.reason or "").removeprefix(f"{outcome.path}: "))


def _as_text(summary: Summary, register: Path, at: datetime) -> str:
    lines = [f"BÁO CÁO NẠP VĂN BẢN, {at:%d/%m/%Y %H:%M}", f"Sổ: {register}", ""]
    lines += [f"{STATUS_WORDS[status]}: {number_words(count)} văn bản" for status, count in summary.counts.items()]
    lines.append(f"Nhiệm vụ mới: {number_words(summary.tasks)}")
    lines.append(f"Số trang đã đọc: {number_words(summary.pages)} (loại tệp có trang: PDF, bản quét)")
    lines.append(f"Thời gian: {span_words(summary.seconds)}{_speed(summary)}")
    if summary.interrupted:
        lines.append("Đã dừng giữa chừng theo yêu cầu; chạy lại lệnh cũ để nạp nốt.")
    lines += _set_aside(summary)
    return "\n".join(lines) + "\n"


def _speed(summary: Summary) -> str:
    fresh = len(summary.outcomes) - summary.counts["known"]
    return f", {number_words(fresh / summary.seconds, 1)} văn bản mỗi giây" if fresh and summary.seconds > 0 else ""


def _set_aside(summary: Summary) -> list[str]:
    """Those that did not go in, by what is wrong with them, the most frequent first."""
    lines = []
    for code, count in Counter(one.code for one in summary.unfinished).most_common():
        ones = [one for one in summary.unfinished if one.code == code]
        lines += ["", f"{_TITLES.get(code or '', 'Lý do khác')}: {number_words(count)} văn bản"]
        lines += [f"  - {one.reason or one.path}" for one in ones]
    return lines


_WRITERS = {".json": _as_json, ".csv": _as_csv}
_TITLES = {
    "missing": "Không tìm thấy tệp",
    "not_a_file": "Không phải là tệp",
    "no_permission": "Không có quyền đọc",
    "empty": "Tệp rỗng",
    "unreadable": "Không đọc được từ ổ đĩa",
    "encrypted": "Có mật khẩu",
    "damaged": "Tệp hỏng",
    "unsupported": "Không phải loại văn bản đọc được",
    "needs_ocr": "Chờ nhận dạng chữ",
    "needs_converter": "Chờ LibreOffice",
    "too_large": "Vượt giới hạn kích thước hay bộ nhớ",
    "too_slow": "Đọc quá thời gian cho phép",
    "rejected": "Sổ không nhận",
    "unforeseen": "Lỗi chưa lường trước",
}
