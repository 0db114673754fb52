"""The comparisons of `make bench`. Each gives rows of the table; all run real work, none compares with a figure of another day."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from chidao.outputs.register import Register
from chidao.pipeline.loading import on_cluster, on_cores
from chidao.pipeline.work import ThisProcess
from lived_in import live_in
from measuring import Row, Times, number, side_by_side
from pages import pages_of, slowest
from processes import extracting_at_once, in_a_process, loaded
from register_scale import QUERIES, Letters
from samples import evaluation_texts, long_text, write_documents


def against_underthesea(folder: Path, rounds: int) -> Iterator[Row]:
    """From text to records against the words and the names of underthesea, over the same texts, in processor time."""
    from underthesea import word_tokenize

    texts, there = evaluation_texts()
    whose = "bộ đánh giá" if there else "văn bản mẫu của dự án (không có thư mục đánh giá)"
    for text in (*texts[:3], *texts):
        _extract(text)
    word_tokenize(texts[0])
    found = side_by_side(
        rounds,
        ours=lambda: [_extract(text) for text in texts],
        words=lambda: [word_tokenize(text) for text in texts],
    )
    ours = median(found["ours"].cpu) / sum(map(len, texts))
    words = median(found["words"].cpu) / sum(map(len, texts))
    yield Row(
        f"Trích trọn văn bản ({whose}, {number(sum(map(len, texts)))} ký tự), {_form_of_extraction()}",
        f"{number(1 / ours / 1000)} nghìn ký tự/giây",
    )
    yield _ratio("So với underthesea.word_tokenize", words / ours, 4.0, "lần nhanh hơn")
    yield from _against_names(texts[2::5] or texts)


def _form_of_extraction() -> str:
    """Whether this environment runs the extraction compiled (`make setup`) or, for want of a compiler, as its sources."""
    from chidao.extractors.tasks import find

    return "chạy thẳng mã nguồn" if find.__file__.endswith(".py") else "phần trích xuất đã biên dịch"


def _against_names(texts: list[str]) -> Iterator[Row]:
    """Every fifth text, whole, and line by line: the time that NER takes for a character grows with the length of its text."""
    from underthesea import ner

    ner("Chủ tịch UBND tỉnh giao Sở Công Thương báo cáo.")
    ours, whole, lines = [], [], []
    for text in texts:
        taken = side_by_side(3, ours=lambda text=text: _extract(text))["ours"]
        names = side_by_side(
            1,
            whole=lambda text=text: ner(text),
            lines=lambda text=text: [ner(line) for line in text.splitlines() if line.strip()],
        )
        ours.append(median(taken.cpu))
        whole.append(names["whole"].cpu[0])
        lines.append(names["lines"].cpu[0])
    each = sorted(names / own for names, own in zip(whole, ours, strict=True))
    what = f"So với underthesea.ner ({len(texts)} văn bản, cứ năm lấy một, {number(sum(map(len, texts)))} ký tự)"
    yield _ratio(what, sum(whole) / sum(ours), 200.0, "lần nhanh hơn")
    words = f"từ {number(each[0])} (văn bản ngắn) đến {number(each[-1])} lần (văn bản dài), ở giữa {number(median(each))}"
    yield Row("… từng văn bản một", words)
    yield Row(
        "… khi gọi ner từng dòng một, vì nó chậm dần theo độ dài văn bản", f"{number(sum(lines) / sum(ours))} lần nhanh hơn"
    )


def _extract(text: str) -> object:
    from chidao.corpus.reading.files import read_content
    from chidao.pipeline.extracting import extract_document

    return extract_document(read_content(text.encode(), "văn bản"))


def linear(folder: Path, rounds: int) -> Iterator[Row]:
    """Time a character of texts of 10 kB to 7 MB."""
    _extract(long_text(10_000))
    costs: dict[int, float] = {}
    for size, times in ((10_000, 30), (100_000, 5), (1_000_000, 2), (7_000_000, 1)):
        text = long_text(size)
        taken = side_by_side(times, once=lambda text=text: _extract(text))["once"]
        costs[size] = median(taken.cpu) / len(text)
    words = ", ".join(f"{number(cost * 1e6, 2)}" for cost in costs.values())
    ratio = max(costs.values()) / min(costs.values())
    yield Row("Micro giây mỗi ký tự ở 10 kB, 100 kB, 1 MB, 7 MB", words)
    yield Row("Chậm nhất so với nhanh nhất", f"{number(ratio, 2)} lần", "≤ 1,5", ratio <= 1.5)


def processes(folder: Path, rounds: int, documents: int = 6000) -> Iterator[Row]:
    """Two worker processes against one process that does everything, whole programs; and against Dask with two workers."""
    letters = folder / "van-ban"
    files = write_documents(letters, documents)
    memory: list[float] = []

    def load(way: str) -> None:
        memory.append(in_a_process(way, letters, folder / f"{way}.db")["memory"])

    found = side_by_side(rounds, one=lambda: load("one"), worker=lambda: load("worker"), two=lambda: load("two"))
    one, worker, two = found["one"], found["worker"], found["two"]
    yield Row(f"Nạp {number(documents)} văn bản, một tiến trình làm tất cả, kể cả khởi động", _speed(documents, one))
    yield Row("… một tiến trình đọc, một tiến trình ghi (`--jobs 1`)", _speed(documents, worker))
    yield Row("… hai tiến trình đọc, một tiến trình ghi (`--jobs 2`)", _speed(documents, two))
    yield _ratio("Hai tiến trình so với một", _of_pairs(one, two), 1.8, "lần nhanh hơn")
    share = 2 * median(one.cpu) / median(two.cpu)
    yield Row("… nhiều nhất được bao nhiêu, theo tổng thời gian bộ xử lý của mỗi bên", f"{number(share, 2)} lần")
    yield Row(
        "… mức trần của máy: hai tiến trình rời nhau cùng chỉ trích, so với một", f"{number(_ceiling(folder, rounds), 2)} lần"
    )
    yield Row("Bộ nhớ cao nhất của một tiến trình đọc", f"{number(max(memory))} MB", "≤ 400 MB", max(memory) <= 400)
    yield from _dask(files[:2000], folder, rounds)


def _ceiling(folder: Path, rounds: int, documents: int = 1000) -> float:
    write_documents(folder / "tran", documents)
    ratios = [2 * extracting_at_once(1, folder / "tran") / extracting_at_once(2, folder / "tran") for _ in range(rounds)]
    return median(ratios)


def _dask(files: list[Path], folder: Path, rounds: int) -> Iterator[Row]:
    try:
        from distributed import LocalCluster
    except ImportError:
        yield Row("Dask", "bỏ qua: chưa cài gói cluster")
        return
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as started:
        there = on_cluster(started.scheduler_address, print)
        loaded(files[:64], folder / "cum.db", there)  # the workers have started
        found = side_by_side(
            rounds,
            cluster=lambda: loaded(files, folder / "cum.db", there),
            plain=lambda: loaded(files, folder / "hai.db", on_cores(2)),
        )
    yield Row("… Dask, hai tiến trình nhận việc trên máy này", _speed(len(files), found["cluster"]))
    yield _ratio("Dask so với hai tiến trình thường", _of_pairs(found["plain"], found["cluster"]), 0.85, "lần")


def _of_pairs(slower: Times, faster: Times) -> float:
    """Median of the ratios round by round: both of a round met the same load of the machine."""
    return median(one / other for one, other in zip(slower.wall, faster.wall, strict=True))


def _speed(documents: int, times: Times) -> str:
    scatter = f" (các lượt lệch nhau {number(times.scatter * 100)} %)" if len(times.wall) > 1 else ""
    return f"{number(documents / times.median, 1)} văn bản/giây{scatter}"


def _ratio(what: str, ratio: float, bar: float, words: str) -> Row:
    return Row(what, f"{number(ratio, 2)} {words}", f"≥ {number(bar, 2)}", ratio >= bar)


def register(folder: Path, rounds: int, tasks: int = 1_000_000) -> Iterator[Row]:
    """Extracted tasks into a register up to a million, then searches in it; at last the same growth with mixed dates."""
    step = tasks // 10
    with Register.open(folder / "lon.db") as large, Register.open(folder / "nho.db") as small:
        letters = Letters(in_all=tasks // 25)
        first = _fill(large, letters, tasks, step)
        speed = step / first.wall[0]
        yield Row(f"Ghi {number(step)} nhiệm vụ vào sổ trống", f"{number(speed)} nhiệm vụ/giây", "≥ 5.000", speed >= 5000)
        yield Row("… tính theo thời gian bộ xử lý", f"{number(step / first.cpu[0])} nhiệm vụ/giây")
        ratio, words = _growth(large, small, letters, tasks, step)
        last = f"Ghi {number(step)} nhiệm vụ cuối của {number(tasks)}, xen kẽ với {number(step)} nhiệm vụ đầu của một sổ khác"
        yield Row(last, words, "≥ 0,80", ratio >= 0.8)
        yield from _searches(large, tasks, rounds)
    with Register.open(folder / "lon-tron.db") as large, Register.open(folder / "nho-tron.db") as small:
        letters = Letters()
        _fill(large, letters, tasks, step)
        yield Row("… ghi như thế, khi văn bản của mười năm vào không theo ngày", _growth(large, small, letters, tasks, step)[1])


def _fill(register: Register, letters: Letters, tasks: int, step: int) -> Times:
    """All but the last tasks into an empty register; the times of the first ones."""
    taken = []
    for start in range(0, tasks - step, step):
        forms = letters.some(start, step)
        taken.append(side_by_side(1, load=lambda forms=forms: list(register.add_all(forms)))["load"])
    return taken[0]


def _growth(large: Register, small: Register, letters: Letters, tasks: int, step: int) -> tuple[float, str]:
    """The last tasks of a large register and the first ones of a small one, the same letters to both, piece by piece in turns.

    How fast the large one takes them, measured by the small one, in processor time and in words.
    """
    pieces = 10
    at_large, at_small = Times(), Times()
    for start in range(tasks - step, tasks, step // pieces):
        forms = letters.some(start, step // pieces)
        taken = side_by_side(
            1, large=lambda forms=forms: list(large.add_all(forms)), small=lambda forms=forms: list(small.add_all(forms))
        )
        for times, name in ((at_large, "large"), (at_small, "small")):
            times.wall += taken[name].wall
            times.cpu += taken[name].cpu
    ratio, wall = sum(at_small.cpu) / sum(at_large.cpu), sum(at_small.wall) / sum(at_large.wall)
    return ratio, f"{number(ratio, 2)} lần tốc độ phần đầu (theo thời gian bộ xử lý), {number(wall, 2)} lần trên đồng hồ"


THREE_WORDS = [query for query in QUERIES if len(query.split()) == 3 and '"' not in query and ":" not in query]
THREE_WORDS += ["đầu tư công", "bảo vệ rừng", "cấp nước sạch", "chất thải rắn", "bảo hiểm y", "khu công nghiệp", "so nha o"]


def _searches(opened: Register, tasks: int, rounds: int) -> Iterator[Row]:
    for what, bar, facets in (("ba từ", 30.0, False), ("ba từ, kèm bảng đếm", 100.0, True)):
        taken = [
            side_by_side(max(rounds, 5), search=lambda query=query, facets=facets: opened.search(query, facets=facets))[
                "search"
            ]
            for query in THREE_WORDS
        ]
        wall = [time * 1000 for times in taken for time in times.wall]
        cpu = [time * 1000 for times in taken for time in times.cpu]
        words = f"95 % dưới {number(_late(wall), 1)} ms trên đồng hồ, {number(_late(cpu), 1)} ms bộ xử lý"
        yield Row(f"Tìm {what} trong {number(tasks)} nhiệm vụ", words, f"95 % ≤ {number(bar)} ms", _late(cpu) <= bar)


def _late(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def start_up(folder: Path, rounds: int) -> Iterator[Row]:
    """Whole processes: help, and a search in a small register."""
    small = folder / "nho.db"
    loaded(write_documents(folder / "it", 42), small, ThisProcess)
    chidao = [sys.executable, "-c", "from chidao.pipeline.cli import main; main()"]
    commands = {"--help": ["--help"], "search": ["search", "nuoc thai", "--db", str(small)]}
    for name, bar in (("--help", 0.25), ("search", 0.5)):
        taken = side_by_side(max(rounds, 9), run=lambda name=name: subprocess.run(
            [*chidao, *commands[name]], check=True, capture_output=True))["run"]  # fmt: skip
        busy = median(taken.cpu)
        words = f"{number(taken.median, 2)} giây trên đồng hồ, {number(busy, 2)} giây bộ xử lý"
        yield Row(f"`chidao {name}`, cả tiến trình", words, f"≤ {number(bar, 2)} giây", busy <= bar)


def site(folder: Path, rounds: int) -> Iterator[Row]:
    """Every kind of page over a register of 100,000 tasks that years of work went into, each right after a change."""
    path = folder / "lau-nam.db"
    live_in(path, 100_000)
    yield from slowest(pages_of(path, rounds))


COMPARISONS: dict[str, tuple[str, Callable[[Path, int], Iterator[Row]]]] = {
    "extraction": ("Trích so với underthesea", against_underthesea),
    "linear": ("Văn bản dài", linear),
    "processes": ("Nạp trên nhiều nhân, trên cụm máy", processes),
    "register": ("Sổ lớn", register),
    "site": ("Trang web trên sổ 100.000 nhiệm vụ, ngay sau khi sổ thay đổi", site),
    "start": ("Khởi động", start_up),
}
