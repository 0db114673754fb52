"""A register of any size from a generator, and how fast it answers. Not part of the suite.

    python tests/benchmarks/register_scale.py build FILE --tasks 1000000
    python tests/benchmarks/register_scale.py measure FILE

The letters are put together at random (always the same with one seed) from the words of the field: some words stand in
almost every task, most in few, as in real letters.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register

ACTIONS = """chủ trì, phối hợp rà soát; khẩn trương hoàn thành; tham mưu Ủy ban nhân dân tỉnh ban hành; tổ chức thực hiện;
tăng cường kiểm tra, giám sát; xây dựng kế hoạch triển khai; tổng hợp, báo cáo Chủ tịch UBND tỉnh; đẩy nhanh tiến độ; hướng dẫn
các địa phương về; xử lý dứt điểm tồn tại về; công khai, minh bạch; bố trí nguồn lực cho; cập nhật cơ sở dữ liệu về; thẩm định
hồ sơ; tuyên truyền, vận động nhân dân về; đôn đốc các chủ đầu tư về; chấn chỉnh công tác; nghiên cứu, đề xuất cơ chế cho;
phối hợp chặt chẽ trong; chịu trách nhiệm toàn diện về; lập danh mục; phê duyệt quy hoạch chi tiết; thanh tra việc chấp hành
pháp luật về; giải ngân vốn cho; quyết toán kinh phí; sắp xếp lại; nâng cao chất lượng; kiểm soát chặt chẽ; số hóa hồ sơ về"""
MATTERS = """đất đai; giải phóng mặt bằng; đầu tư công; cụm công nghiệp; khu công nghiệp; xử lý nước thải; chất thải rắn sinh hoạt;
an toàn giao thông; cải cách hành chính; chuyển đổi số; dịch vụ công trực tuyến; xây dựng nông thôn mới; giảm nghèo bền vững; phòng
cháy chữa cháy; phòng chống thiên tai; dịch tả lợn châu Phi; bảo vệ rừng; khai thác khoáng sản; quy hoạch tỉnh; nhà ở xã hội;
kỳ thi tốt nghiệp trung học phổ thông; bảo hiểm y tế; tiêm chủng mở rộng; an toàn thực phẩm; du lịch cộng đồng; di tích lịch sử;
làng nghề; hợp tác xã; xúc tiến thương mại; hạ tầng viễn thông; đường cao tốc; cấp nước sạch; tái định cư; thu ngân sách nhà nước;
tiết kiệm điện; an ninh trật tự; tuyển quân; tiếp công dân; khiếu nại, tố cáo; sáp nhập đơn vị hành chính; biên chế; vị trí việc
làm; đấu giá quyền sử dụng đất; chợ truyền thống; vùng trồng; mã số vùng nuôi; thủy lợi; đê điều; hồ chứa; điện mặt trời mái nhà;
xuất khẩu lao động; trẻ em; bình đẳng giới; thư viện; thể thao quần chúng; bưu chính; sở hữu trí tuệ; đo đạc bản đồ; khí tượng;
cây xanh đô thị; bãi đỗ xe; chiếu sáng công cộng; cấm biển; trạm y tế; học phí; sách giáo khoa; ký túc xá; bến thủy nội địa"""
TAILS = """trên địa bàn; bảo đảm đúng quy định của pháp luật; gắn với trách nhiệm người đứng đầu; không để phát sinh điểm nóng; theo
phương châm rõ người, rõ việc, rõ kết quả; báo cáo kết quả về Văn phòng UBND tỉnh; ưu tiên vùng khó khăn; tránh chồng chéo, lãng phí;
phù hợp với thực tiễn; có lộ trình cụ thể cho từng năm; định kỳ đánh giá kết quả; kịp thời tháo gỡ vướng mắc cho doanh nghiệp"""
PROVINCES = ["Bình Sơn", "Trà Giang", "Đông Hải", "Vĩnh Lâm", "Thanh Bình", "Nam Lĩnh", "Phú Khê", "An Thịnh"]
FIELDS_OF_OFFICE = """Công Thương; Tài chính; Xây dựng; Nội vụ; Y tế; Tư pháp; Nông nghiệp và Môi trường; Khoa học và Công nghệ;
Giáo dục và Đào tạo; Văn hóa, Thể thao và Du lịch; Dân tộc và Tôn giáo; Ngoại vụ"""
DAYS = 3600
KINDS = ["cong_van", "ke_hoach", "thong_bao", "chi_thi", "quyet_dinh", "ket_luan", "cong_dien"]


def phrases(text: str) -> list[str]:
    """The phrases of one of the lists above."""
    return [" ".join(phrase.split()) for phrase in text.split(";")]


class Letters:
    """Letters put together at random.

    With `in_all`, so many letters come in the order of their dates, as an office gets them; without, the dates of ten years
    are mixed, as in an archive whose folders say nothing of time.
    """

    def __init__(self, seed: int = 30, in_all: int | None = None) -> None:
        self.random, self.in_all = random.Random(seed), in_all
        self.actions, self.matters, self.tails = phrases(ACTIONS), phrases(MATTERS), phrases(TAILS)
        offices = phrases(FIELDS_OF_OFFICE)
        self.bodies = {place: [f"Sở {office} tỉnh {place}" for office in offices] for place in PROVINCES}
        for place in PROVINCES:
            self.bodies[place] += [f"UBND xã {place} {number}" for number in range(1, 120)]
        self.weights = [1 / rank for rank in range(1, len(self.matters) + 1)]
        self.rare = [f"{first}{second}" for first in "bcdđghklmnpqrstvx" for second in ("ăng", "ình", "ương", "ực", "ẻo", "ũi")]

    def task(self) -> str:
        """A provision of one to three clauses."""
        choose = self.random
        clauses = []
        for _ in range(choose.choice((1, 2, 2, 3))):
            matter = choose.choices(self.matters, self.weights)[0]
            rare = f" {choose.choice(self.rare)} {choose.choice(self.rare)}" if choose.random() < 0.7 else ""
            clauses.append(f"{choose.choice(self.actions)} {matter}{rare} {choose.choice(self.tails)}")
        clauses[-1] += (
            f" giai đoạn {choose.randint(2015, 2025)}-{choose.randint(2026, 2035)}, dự án số {choose.randint(1, 9999)}"
        )
        return ", ".join(clauses)

    def form(self, index: int, tasks: int) -> ExtractionForm:
        """A letter with so many tasks and as much prose besides."""
        choose, place = self.random, PROVINCES[index % len(PROVINCES)]
        issued = date(2016, 1, 4) + timedelta(days=DAYS * index // self.in_all if self.in_all else choose.randint(0, DAYS))
        number = f"{choose.randint(1, 9999)}/UBND-{choose.choice(('KTTH', 'KT', 'NC', 'VX', 'TH', 'CN'))}"
        title = f"V/v {choose.choice(self.actions)} {choose.choice(self.matters)}"
        text = f"ỦY BAN NHÂN DÂN TỈNH {place.upper()}\nSố: {number}\n{title}\n"
        found = []
        for _ in range(tasks):
            text += f"{self.task().capitalize()}, tình hình còn nhiều khó khăn, vướng mắc.\n"
            words, start = self.task(), len(text)
            due, deadline = issued + timedelta(days=choose.randint(10, 500)), None
            text += words
            if choose.random() < 0.6:
                quote = f"trước ngày {due.day}/{due.month}/{due.year}"
                deadline = {"start": len(text) + 2, "end": len(text) + 2 + len(quote), "text": quote, "kind": "by", "due": due}
                text += f", {quote}"
            text += ".\n"
            owners = [{"name": name} for name in choose.sample(self.bodies[place], choose.choice((1, 1, 1, 2)))]
            found.append(
                {"start": start, "end": start + len(words), "text": words, "owners": owners, "deadline": deadline,
                 "assigner": f"Chủ tịch UBND tỉnh {place}", "confidence": 0.9}
            )  # fmt: skip
        return ExtractionForm.model_validate(
            {
                "source": {"path": f"den/{index}.docx", "sha256": hashlib.sha256(str(index).encode()).hexdigest(),
                           "media_type": "text/plain"},
                "text": text,
                "meta": {"kind": choose.choice(KINDS), "number": number, "issued_on": issued, "title": title,
                         "issuer": f"Ủy ban nhân dân tỉnh {place}"},
                "tasks": found,
            }
        )  # fmt: skip

    def forms(self, tasks: int, each: int = 25) -> Iterator[ExtractionForm]:
        """Letters until there are so many tasks."""
        for index in range(tasks // each):
            yield self.form(index, each)

    def some(self, start: int, tasks: int, each: int = 25) -> list[ExtractionForm]:
        """The letters with so many tasks from the `start`-th on."""
        return [self.form(index, each) for index in range(start // each, (start + tasks) // each)]


def build(path: Path, tasks: int) -> None:
    """Write a register with so many tasks; half of those due are closed."""
    began, text_bytes = time.perf_counter(), 0
    letters = Letters(in_all=tasks // 25)

    def counted() -> Iterator[ExtractionForm]:
        nonlocal text_bytes
        for form in letters.forms(tasks):
            text_bytes += len(form.text.encode())
            yield form

    with Register.open(path) as register:
        for count, _ in enumerate(register.add_all(counted()), 1):
            if count % 2000 == 0:
                print(f"{count * 25} việc, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        close_some(register)
        register.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = path.stat().st_size
    print(json.dumps({"seconds": time.perf_counter() - began, "text_mb": text_bytes / 1e6, "database_mb": size / 1e6,
                      "ratio": size / text_bytes}))  # fmt: skip


def close_some(register: Register) -> None:
    """Close every second task due before 2025, written directly: a load of half a million notes is not what is measured."""
    with register.writing():
        register.db.execute(
            "UPDATE tasks SET done_on = date(due, (id % 60 - 45) || ' days') WHERE due < '2025-01-01' AND id % 2 = 0"
        )


QUERIES = ["đất đai", "dat dai", "UBND", "ủy ban nhân dân tỉnh", "giải phóng mặt bằng", "GPMB tái định cư", "nuoc thai cum cong nghiep",
           '"cấp nước sạch"', "sách giáo khoa", "bến thủy nội địa", "hồ sơ -đất", "băng*", "3228", "3228/UBND-KTTH", "trước 30/6/2024",
           "báo cáo", "Sở Công Thương tỉnh Bình Sơn", "chuyển đổi số Trà Giang", "han:2024 đầu tư công", "trang-thai:qua_han điện",
           "chu-tri:\"Sở Y tế\" trạm y tế", "loai:kế_hoạch du lịch", "khiếu nại tố cáo", "xực kình", "an toan thuc pham", "công",
           "UBND xã Bình Sơn 7", "nhà ở xã hội Nam Lĩnh", "không có từ này", "dự án số 77"]  # fmt: skip


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


def measure(path: Path, rounds: int) -> None:
    """Times of search with facets, of first pages of lists, of opening a task."""
    with Register.open(path, create=False) as register:
        searches: dict[str, list[float]] = {}
        for _ in range(rounds):
            for query in QUERIES:
                searches.setdefault(query, []).append(timed(lambda query=query: register.search(query, facets=True)))
        for query, times in sorted(searches.items(), key=lambda item: -sorted(item[1])[len(item[1]) // 2]):
            total = register.search(query).total
            print(f"{sorted(times)[len(times) // 2]:8.1f} ms (lần đầu {times[0]:7.1f})  {total:8d}  {query}")
        every = sorted(time for times in searches.values() for time in times)
        print(
            f"search: p50 {every[len(every) // 2]:.1f} ms, p95 {every[int(len(every) * 0.95)]:.1f} ms, max {every[-1]:.1f} ms"
        )
        day = date(2025, 6, 30)
        lists = {
            "all": TaskFilter(), "late": TaskFilter(status="open_late"), "done late": TaskFilter(status="done_late"),
            "none": TaskFilter(status="no_deadline"), "open on a day": TaskFilter(status="open_in_time", on=day),
            "agency": TaskFilter(agency="Sở Y tế tỉnh Bình Sơn"), "agency late": TaskFilter(agency="Sở Y tế", status="open_late"),
            "due before": TaskFilter(due_before=day), "document": TaskFilter(document_id=7), "deep": TaskFilter(offset=500),
            "kind": TaskFilter(kind="ke_hoach"), "drafts": TaskFilter(state="draft"), "confirmed": TaskFilter(state="confirmed"),
            "review": TaskFilter(state="draft", doubtful_first=True),
            "review of a document": TaskFilter(state="draft", document_id=7, doubtful_first=True),
        }  # fmt: skip
        for name, wanted in lists.items():
            times = sorted(timed(lambda wanted=wanted: register.tasks(wanted)) for _ in range(rounds))
            print(f"{times[len(times) // 2]:8.1f} ms  list: {name}")
        opened = sorted(
            timed(lambda number=number: register.task(number)) for number in random.Random(1).sample(range(1, 900_000), 200)
        )
        print(f"open: p50 {opened[100]:.2f} ms, p95 {opened[190]:.2f} ms")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["build", "measure"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--tasks", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.what == "build":
        build(arguments.path, arguments.tasks)
    else:
        measure(arguments.path, arguments.rounds)


if __name__ == "__main__":
    main()
