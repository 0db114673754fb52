#!/usr/bin/env python3
"""Rewrites the measured tables of docs/chat-luong.md and docs/do-tin-cay.md: our samples and a folder of real documents.

`quality_tables.py FOLDER [--kept NAMES]`: NAMES (with commas) are documents of the folder that were kept shut while rules
were written.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from chidao.outputs.words import number_words
from chidao.pipeline.calibration import as_reported, bins, calibrate, reliability
from chidao.pipeline.evaluation import NAMES, SUBJECT, figures, pair
from chidao.pipeline.evaluation_marks import Annotation, TaskMark, marks_of_extraction, marks_of_gold
from chidao.pipeline.evaluation_runs import Run, extract_gold, gold_names, score_run
from chidao.pipeline.evaluation_words import GoldText
from chidao.pipeline.judging import KINDS, Item, overlap, read_items
from chidao.pipeline.printing import FIGURE_WORDS

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"
PAGES = (ROOT / "docs" / "chat-luong.md", ROOT / "docs" / "do-tin-cay.md")
KIND_WORDS = {
    "cong_van": "công văn", "chi_thi": "chỉ thị", "ket_luan": "kết luận", "thong_bao": "thông báo", "ke_hoach": "kế hoạch",
    "quyet_dinh": "quyết định", "nghi_quyet": "nghị quyết", "bao_cao": "báo cáo", "huong_dan": "hướng dẫn",
    "cong_dien": "công điện", "to_trinh": "tờ trình", "chuong_trinh": "chương trình", "thong_tu": "thông tư",
    "news": "tin, bài", "other": "khác",
}  # fmt: skip
ITEM_WORDS = {"task": "nhiệm vụ", "decision": "quyết định", "figure": "số liệu", "citation": "viện dẫn"}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; the first column is words, the others numbers."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def share(value: float | None) -> str:
    return "" if value is None else number_words(value, 3)


def percent(value: float) -> str:
    return number_words(100 * value, 1)


class Measured:
    """A gold folder, extracted and scored once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names = gold_names(folder)
        self.gold: Mapping[str, Annotation] = {
            name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in self.names
        }
        self.got = dict(extract_gold(folder, self.names))
        self.run: Run = score_run(folder, self.names, self.got)

    def figures(self, chosen: Callable[[str], bool] = lambda _: True) -> str:
        scores = figures([self.run[name] for name in self.names if chosen(name)])
        return table(
            ("Chỉ tiêu", "F1", "Chính xác", "Đầy đủ", "Trung bình văn bản", "Số mục"),
            (
                (
                    f"`{name}` {FIGURE_WORDS[name]}",
                    *(
                        share(value) if one.gold or one.f1 < 1 else "–"
                        for value in (one.f1, one.precision, one.recall, one.mean)
                    ),
                    number_words(one.gold),
                )
                for name, one in ((name, scores[name]) for name in (*NAMES, SUBJECT))
            ),
        )

    def by_kind(self) -> str:
        shown = ("task.words", "task.units", "task.owned", "task.deadline", "decision", "figure", "citation", "meta")
        rows = []
        for kind, words in KIND_WORDS.items():
            names = [name for name in self.names if self.gold[name]["meta"]["kind"] == kind]
            if names:
                scores = figures([self.run[name] for name in names])
                cells = [share(scores[figure].f1) if scores[figure].gold or scores[figure].f1 < 1 else "–" for figure in shown]
                tasks = sum(len(self.gold[name].get("tasks") or ()) for name in names)
                rows.append((words, str(len(names)), number_words(tasks), *cells))
        return table(("Loại", "Văn bản", "Nhiệm vụ", *(f"`{name}`" for name in shown)), rows)

    def errors(self) -> Counter[str]:
        """What is wrong with tasks, in words."""
        found: Counter[str] = Counter()
        for name in self.names:
            words = GoldText((self.folder / f"{name}.txt").read_text(encoding="utf-8"))
            got = marks_of_extraction(words, self.got[name]).tasks if name in self.got else ()
            found.update(_errors(marks_of_gold(words, self.gold[name]).tasks, got))
        return found


def _errors(gold: Sequence[TaskMark], got: Sequence[TaskMark]) -> Iterable[str]:
    pairs = pair(gold, got, 0.5, lambda a, b: overlap(a.words, b.words))
    for mine, theirs in pairs:
        yield from _owner_errors(gold[mine], got[theirs])
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    for i in set(range(len(gold))) - left:
        near = any(len(gold[i].words & one.words) for one in got)
        yield "ranh giới lệch: nhiệm vụ bị gộp, bị chẻ hoặc cắt sai chỗ" if near else "bỏ sót hẳn một nhiệm vụ"
    for j in set(range(len(got))) - right:
        if not any(len(got[j].words & one.words) for one in gold):
            yield "bịa: đoạn không giao việc bị coi là nhiệm vụ"


def _owner_errors(gold: TaskMark, got: TaskMark) -> Iterable[str]:
    if gold.owners == got.owners:
        return
    leads = [{name for name, role in one.owners if role == "lead"} for one in (gold, got)]
    support = [{name for name, role in one.owners if role == "support"} for one in (gold, got)]
    if leads[0] != leads[1]:
        if leads[1] == {""}:
            yield "không thấy ai chủ trì trong khi văn bản có nêu"
        elif leads[0] == {""}:
            yield "gán người chủ trì trong khi văn bản không nêu"
        elif leads[0] & leads[1]:
            yield "thiếu hoặc thừa một trong nhiều cơ quan chủ trì"
        else:
            yield "sai cơ quan chủ trì: nhận của câu trước, hoặc tên bị cắt, bị dính"
    elif support[0] - support[1] and not support[1] - support[0]:
        yield "thiếu cơ quan phối hợp"
    elif support[1] - support[0] and not support[0] - support[1]:
        yield "thừa cơ quan phối hợp"
    else:
        yield "sai tên cơ quan phối hợp"


def error_table(samples: Measured, real: Measured) -> str:
    ours, theirs = samples.errors(), real.errors()
    order = sorted({*ours, *theirs}, key=lambda words: -theirs[words])
    return table(("Lỗi", "Văn bản thật", "Văn bản mẫu"), ((words, str(theirs[words]), str(ours[words])) for words in order))


# Confidence


def bin_table(items: Sequence[Item], times: int = 1) -> str:
    rows = (
        (f"{number_words(one.low, 2)} đến {number_words(one.high, 2)}", number_words(one.count / times), percent(one.share))
        for one in bins(items)
        if one.count
    )
    return table(("Ghi là", "Số mục", "Đúng (%)"), rows)


def reliability_row(words: str, items: Sequence[Item], documents: int) -> tuple[str, ...]:
    worth = reliability(items)
    shares = [worth.right, worth.sure, worth.sure_right, worth.review, worth.review_errors]
    cells = [percent(one) for one in shares]
    cells[2] = cells[2] if worth.sure else "–"
    cells[4] = cells[4] if worth.right < 1 else "–"
    return (words, number_words(documents), *cells)


HEAD = ("Nhóm", "Số văn bản", "Đúng (%)", "Ghi ≥ 0,9 (%)", "… trong đó đúng (%)", "Ghi < 0,7 (%)", "… chứa phần lỗi (%)")


def group_table(groups: Mapping[str, Sequence[Item]]) -> str:
    return table(
        HEAD, (reliability_row(words, items, len({one.document for one in items})) for words, items in groups.items() if items)
    )


def held_out(items: Sequence[Item], out: Callable[[Item], bool]) -> list[Item]:
    """A group as reported by a model that was fitted, lines and all, without it."""
    model, _ = calibrate([one for one in items if not out(one)])
    return [replace(one, confidence=model.reported(model.log_odds(one.values), news=one.news)) for one in items if out(one)]


def confidence_blocks(real: Path, kept: frozenset[str]) -> dict[str, str]:
    items = read_items([SAMPLES, real])
    names = frozenset(gold_names(real))
    tasks = [one for one in items if one.kind == "task"]
    _, guesses = model_and_guesses = calibrate(tasks)
    checked = as_reported(*model_and_guesses)
    groups = {
        "tất cả": checked,
        "văn bản hành chính": [one for one in checked if not one.news],
        "tin, bài": [one for one in checked if one.news],
        "văn bản thật": [one for one in checked if one.document in names],
        "văn bản mẫu": [one for one in checked if one.document not in names],
    }
    whole = {
        "văn bản mẫu, do mô hình học từ văn bản thật chấm": held_out(tasks, lambda one: one.document not in names),
        "văn bản giữ kín, do mô hình học từ phần còn lại chấm": held_out(tasks, lambda one: one.document in kept),
    }
    others = {
        f"{ITEM_WORDS[kind]}, {where}": [one for one in items if one.kind == kind and (one.document in names) == is_real]
        for kind in KINDS
        if kind != "task"
        for where, is_real in (("văn bản thật", True), ("văn bản mẫu", False))
    }
    return {
        "hiệu chuẩn": bin_table(checked, len(guesses) // len(tasks)),
        "theo nhóm": group_table(groups),
        "nhóm lạ": group_table(whole),
        "loại khác": group_table(others),
    }


def write(blocks: Mapping[str, str]) -> None:
    """Each block stands in a page between `<!-- bảng: NAME -->` and `<!-- hết bảng -->`."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for name, block in blocks.items():
            frame = re.compile(rf"(<!-- bảng: {re.escape(name)} -->\n).*?(<!-- hết bảng -->)", re.DOTALL)
            text = frame.sub(lambda match, block=block: f"{match[1]}\n{block}\n\n{match[2]}", text)
        page.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Đo lại và ghi các bảng số liệu của docs/chat-luong.md, docs/do-tin-cay.md.")
    parser.add_argument("real", metavar="THƯ_MỤC", type=Path, help="văn bản thật đã gán nhãn: các cặp TÊN.txt, TÊN.json")
    parser.add_argument("--kept", metavar="TÊN,…", default="", help="văn bản giữ kín trong lúc viết luật")
    chosen = parser.parse_args()
    kept = frozenset(filter(None, chosen.kept.split(",")))
    samples, real = Measured(SAMPLES), Measured(chosen.real)
    blocks = {
        "mẫu": samples.figures(),
        "thật": real.figures(),
        "thật, giữ kín": real.figures(lambda name: name in kept),
        "thật, đã mở": real.figures(lambda name: name not in kept),
        "mẫu theo loại": samples.by_kind(),
        "thật theo loại": real.by_kind(),
        "lỗi": error_table(samples, real),
        **confidence_blocks(chosen.real, kept),
    }
    write(blocks)


if __name__ == "__main__":
    main()
