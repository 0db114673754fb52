"""The command line as users and other programs meet it: words, output, exit codes."""

from __future__ import annotations

import gettext
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from chidao.corpus.reading import read_all
from chidao.outputs.register import Register
from chidao.pipeline.cli import cli
from chidao.pipeline.loading import load_files
from chidao.pipeline.vietnamese import speak_vietnamese
from command import ENTRY, chidao, chidao_process
from letters import LETTER


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What `main` does before a command runs here, undone afterwards."""
    monkeypatch.setenv("LANGUAGE", "vi")
    before = gettext.textdomain()
    speak_vietnamese()
    yield
    gettext.textdomain(before)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with an empty home, two letters in it."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "CHIDAO_DB", "CHIDAO_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for number in (1, 2):
        (tmp_path / f"thu-{number}.txt").write_text(LETTER.format(number=number), encoding="utf-8")
    return tmp_path


@pytest.fixture
def loaded(home: Path) -> Path:
    """A register with both letters."""
    db = home / "so.db"
    with Register.open(db) as register:  # in this process, which is quicker
        assert not load_files([home / "thu-1.txt", home / "thu-2.txt"], register, read=read_all).unfinished
    return db


@pytest.mark.parametrize("command", ["", *cli.commands])
def test_help_is_vietnamese_and_has_examples(command: str) -> None:
    result = chidao(*command.split(), "--help")
    assert result.code == 0
    assert result.out.startswith("Cách dùng: chidao")
    assert ("Ví dụ:" in result.out) or not command
    for english in ("Usage", "Options", "Commands", "Show this", "COMMAND", "ARGS", "[required]", "[default"):
        assert english not in result.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nap"], "Không có lệnh 'nap'."),
        (["loda"], "Có phải bạn muốn dùng 'load'?"),
        (["load"], "Thiếu tham số"),
        (["load", "x", "--dbb", "y"], "Không có tùy chọn '--dbb'."),
        (["load", "x", "--db"], "Tùy chọn '--db' cần 1 giá trị đi kèm."),
        (["extract", "x", "--issued-on", "31/2/2024"], "'31/2/2024' không phải là ngày"),
        (["tasks", "thừa"], "Thừa tham số (thừa)"),
        (["tasks", "--status", "late"], "'late' không thuộc các giá trị"),
        (["search", "x", "--limit", "nhiều"], "'nhiều' không phải là số nguyên"),
        (["show", "một"], "'một' không phải là số nguyên"),
        (["search", "x", "--limit", "0"], "nằm ngoài khoảng"),
        (["tasks", "--db", "khong-co.db"], "Chưa có sổ ở khong-co.db"),
        (["eval", "khong-co"], "Không tìm thấy"),
        (["eval", "."], "không có cặp tệp"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(home: Path, arguments: list[str], words: str) -> None:
    result = chidao(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert f"Lỗi: {words}" in result.err or words in result.err
    assert "Error" not in result.err
    assert "Traceback" not in result.err


def test_extract_prints_one_json_a_line_in_the_order_of_the_paths(home: Path) -> None:
    result = chidao("extract", home / "thu-2.txt", home / "thu-1.txt")
    assert (result.code, result.err) == (0, "")
    assert [form["meta"]["number"] for form in result.lines] == ["2/UBND-KT", "1/UBND-KT"]
    assert [form["source"]["path"] for form in result.lines] == [str(home / "thu-2.txt"), str(home / "thu-1.txt")]
    for form in result.lines:
        for task in form["tasks"]:
            assert form["text"][task["start"] : task["end"]] == task["text"]


def test_extract_of_some_bad_files_prints_the_good_ones_and_ends_with_one(home: Path) -> None:
    (home / "rong.txt").touch()
    result = chidao("extract", home / "rong.txt", home / "khong-co.pdf", home / "thu-1.txt")
    assert result.code == 1
    assert len(result.lines) == 1
    assert [line.split(":")[0] for line in result.err.splitlines()] == [str(home / "rong.txt"), str(home / "khong-co.pdf")]


def test_extract_takes_the_day_that_a_document_does_not_give(home: Path) -> None:
    (home / "tin.txt").write_text("THÔNG BÁO\nGiao Sở Công Thương báo cáo trước ngày 15/9.\n", encoding="utf-8")
    dues = {
        task["deadline"]["due"]
        for day in ("1/5/2031", "2032-05-01")
        for task in chidao("extract", home / "tin.txt", "--issued-on", day).lines[0]["tasks"]
        if task["deadline"]
    }
    assert dues <= {"2031-09-15", "2032-09-15"}


def test_extract_touches_no_register(home: Path) -> None:
    chidao("extract", home / "thu-1.txt")
    assert not list(home.rglob("*.db"))


def test_load_tells_what_a_clerk_wants_to_know(home: Path) -> None:
    (home / "hong.docx").write_bytes(b"PK\x03\x04 het")
    result = chidao("load", home)
    assert result.code == 1
    assert "Đã nạp vào sổ" in result.out
    assert "2 văn bản" in result.out
    assert "Để riêng" in result.out
    assert f"{home / 'hong.docx'}: " in result.err
    assert (home / ".local" / "share" / "chidao" / "chidao.db").is_file()


def test_load_in_json(home: Path) -> None:
    (home / "rong.txt").touch()
    result = chidao("load", home, "--db", home / "so.db", "--format", "json")
    assert result.code == 1
    assert {key: result.json[key] for key in ("loaded", "known", "needs_ocr", "set_aside")} == {
        "loaded": 2,
        "known": 0,
        "needs_ocr": 0,
        "set_aside": 1,
    }
    assert [(Path(file["path"]).name, file["status"]) for file in result.json["files"]] == [
        ("rong.txt", "set_aside"),
        ("thu-1.txt", "loaded"),
        ("thu-2.txt", "loaded"),
    ]
    assert result.json["files"][0]["reason"]


def test_loading_twice_adds_nothing_and_says_so(loaded: Path, home: Path) -> None:
    before = chidao("tasks", "--db", loaded, "--format", "json").json
    result = chidao("load", home / "thu-1.txt", "--db", loaded)
    assert result.code == 0
    assert "Đã có trong sổ" in result.out
    assert chidao("tasks", "--db", loaded, "--format", "json").json == before


def test_a_cluster_that_is_not_there_is_told_in_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="gói cluster không được cài")
    monkeypatch.setattr("chidao.pipeline.cluster.CONNECT", 0.5)
    result = chidao("load", "thu-1.txt", "--db", home / "so.db", "--cluster", "tcp://127.0.0.1:9")
    assert result.code == 1
    assert result.err.startswith("Lỗi: không nối được với bộ điều phối tại tcp://127.0.0.1:9")


def test_the_report_of_a_load(home: Path) -> None:
    (home / "rong.txt").touch()
    for ending in ("txt", "csv", "json"):
        assert (
            chidao(
                "load",
                "thu-1.txt",
                "thu-2.txt",
                "rong.txt",
                "--db",
                home / f"{ending}.db",
                "--report",
                home / "b" / f"bao-cao.{ending}",
            ).code
            == 1
        )
        (home / "b").rename(home / f".b-{ending}")
    words = (home / ".b-txt" / "bao-cao.txt").read_text(encoding="utf-8")
    assert "Đã nạp vào sổ: 2 văn bản" in words
    assert "Tệp rỗng: 1 văn bản" in words
    assert "rong.txt: tệp rỗng" in words
    rows = (home / ".b-csv" / "bao-cao.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == 'Tệp,Kết quả,Nhiệm vụ,Số trang,"Vì sao, phải làm gì"'
    assert len(rows) == 4
    report = json.loads((home / ".b-json" / "bao-cao.json").read_text(encoding="utf-8"))
    assert (report["loaded"], report["set_aside"], len(report["files"])) == (2, 1, 3)


def test_a_report_that_cannot_be_written_costs_no_document(home: Path) -> None:
    (home / "tep").touch()
    result = chidao("load", "thu-1.txt", "--db", home / "so.db", "--report", home / "tep" / "bao-cao.txt")
    assert result.code == 1
    assert "Không ghi được báo cáo" in result.err
    assert chidao("tasks", "--db", home / "so.db", "--format", "json").json["total"] > 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_extractions_come_in_the_order_of_the_paths(home: Path, jobs: str) -> None:
    (home / "thu-0.txt").write_bytes(b"")
    result = chidao("extract", home, "--jobs", jobs)
    assert [Path(line["source"]["path"]).name for line in result.lines] == ["thu-1.txt", "thu-2.txt"]
    assert (result.code, "thu-0.txt" in result.err) == (1, True)


def test_a_profile_says_where_the_time_goes(home: Path) -> None:
    result = chidao_process("extract", "thu-1.txt", "--profile", "--profile-file", "do.prof")
    assert len(result.lines) == 1
    assert "Thời gian tính toán" in result.err
    assert "extractors/tasks/find.py" in result.err
    assert (home / "do.prof").stat().st_size > 1000


@pytest.mark.parametrize("way", ["option", "variable", "data folder"])
def test_where_the_register_is(home: Path, way: str) -> None:
    db = home / ".local" / "share" / "chidao" / "chidao.db" if way == "data folder" else home / "khac" / "so.db"
    options = ["--db", str(db)] if way == "option" else []
    variables = {"CHIDAO_DB": str(db)} if way == "variable" else {}
    assert chidao("load", "thu-1.txt", *options, **variables).code == 0
    assert db.is_file()
    assert chidao("tasks", *options, "--format", "json", **variables).json["total"] > 0


def test_tasks_for_people(loaded: Path) -> None:
    out = chidao("tasks", "--db", loaded).out
    for words in ("Sở Công Thương", "30/06/2031", "1/UBND-KT", "03/06/2031"):
        assert words in out
    assert "2031-06-30" not in out


@pytest.mark.parametrize(
    "options",
    [["--agency", "Sở Công Thương"], ["--agency", "so cong thuong"], ["--due-before", "30/6/2031"], ["--on", "2031-07-01"]],
)
def test_tasks_in_json(loaded: Path, options: list[str]) -> None:
    found = chidao("tasks", "--db", loaded, "--format", "json", *options).json
    assert found["total"] == len(found["tasks"]) > 0
    assert {"task_id", "text", "owners", "deadline", "status", "document"} <= set(found["tasks"][0])
    assert {"id", "number", "issued_on", "issuer", "title"} <= set(found["tasks"][0]["document"])


def test_tasks_of_a_status_on_a_day(loaded: Path) -> None:
    late = chidao("tasks", "--db", loaded, "--status", "open_late", "--on", "1/7/2031", "--format", "json").json
    assert {task["deadline"]["due"] for task in late["tasks"]} == {"2031-06-30"}


@pytest.mark.parametrize("query", ["chợ tạm", "cho tam", '"chợ tạm"', "1/UBND-KT chợ tạm"])
def test_search(loaded: Path, query: str) -> None:
    found = chidao("search", query, "--db", loaded, "--format", "json", "--facets").json
    assert found["total"] >= 1
    assert "chợ tạm" in found["hits"][0]["text"]
    assert {"snippet", "score", "task_id", "owners", "document"} <= set(found["hits"][0])
    assert "Tìm thấy" in chidao("search", query, "--db", loaded, "--facets").out


@pytest.mark.parametrize("query", ['"', "AND OR (", "'; drop table tasks; --", "x" * 100_000, "*", "-", "[b]"])
def test_search_takes_anything(loaded: Path, query: str) -> None:
    result = chidao("search", query, "--db", loaded)
    assert (result.code, result.err) == (0, "")


def test_a_file_that_is_no_register_is_told_so(home: Path) -> None:
    (home / "so.db").write_bytes(b"khong phai co so du lieu" * 100)
    result = chidao_process("tasks", "--db", home / "so.db")
    assert result.code == 1
    assert result.err.startswith("Lỗi: ")
    assert len(result.err.splitlines()) == 1


def test_eval_says_what_changed_since_the_last_run(home: Path) -> None:
    (home / "gold").mkdir()
    text = LETTER.format(number=1)
    gold = {"meta": {"kind": "cong_van", "number": "1/UBND-KT"}, "tasks": [], "figures": [], "citations": []}
    (home / "gold" / "thu.txt").write_text(text, encoding="utf-8")
    (home / "gold" / "thu.json").write_text(json.dumps(gold), encoding="utf-8")
    assert "Lần chạy đầu" in chidao("eval", "gold").out
    assert "Không có thay đổi" in chidao("eval", "gold").out
    (home / "gold" / "thu.json").write_text(json.dumps({**gold, "meta": {"kind": "other"}}), encoding="utf-8")
    changed = chidao("eval", "gold", "--per-doc").out
    assert "So với lần chạy trước:" in changed
    assert "thu  meta" in changed


def test_eval_of_given_predictions_in_json(home: Path) -> None:
    (home / "gold").mkdir()
    (home / "gold" / "thu.txt").write_text("Sở Xây dựng thẩm định hồ sơ.", encoding="utf-8")
    gold = {"meta": {}, "tasks": [{"quote": "Sở Xây dựng thẩm định hồ sơ.", "owners": [], "deadline": None}]}
    (home / "gold" / "thu.json").write_text(json.dumps(gold), encoding="utf-8")
    line = {"source": {"path": "a/thu.pdf"}, "text": "", "tasks": [{"text": "thẩm định hồ sơ", "start": 0}]}
    (home / "co-san.jsonl").write_text(json.dumps(line) + "\n\n", encoding="utf-8")
    found = chidao("eval", "gold", "--predictions", "co-san.jsonl", "--per-doc", "--format", "json").json
    assert found["task.words"] == {"f1": 0.7273, "p": 1.0, "r": 0.5714, "gold": 7, "mean": 0.7273}
    assert found["documents"]["thu"]["task.units"]["f1"] == 1.0


def test_ctrl_c_leaves_a_clean_register(home: Path) -> None:
    folder = home / "nhieu"
    folder.mkdir()
    for number in range(1500):
        (folder / f"{number:04}.txt").write_text(LETTER.format(number=number), encoding="utf-8")
    command = [sys.executable, "-c", ENTRY, "load", str(folder), "--db", str(home / "so.db")]
    # Whoever runs the tests in the background has them ignore the key, and a process hands that down.
    listening = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    signal.signal(signal.SIGINT, listening)
    until = time.monotonic() + 30
    while time.monotonic() < until and not _has_documents(home / "so.db"):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert "Traceback" not in err
    assert process.returncode == 130
    assert "Đã dừng theo yêu cầu" in out
    again = chidao("load", folder, "--db", home / "so.db", "--format", "json").json
    assert again["loaded"] + again["known"] == 1500
    assert again["known"] > 0


def _has_documents(db: Path) -> bool:
    import sqlite3

    if not db.is_file():
        return False
    connection = sqlite3.connect(db)
    try:
        return bool(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return False
    finally:
        connection.close()


def test_a_reader_that_goes_away_is_no_error(home: Path) -> None:
    command = f'"{sys.executable}" -c "{ENTRY}" extract thu-1.txt thu-2.txt | head -c 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""


def test_vietnamese_comes_out_whatever_the_language_of_the_machine(home: Path) -> None:
    out = chidao_process("--help", LC_ALL="C", LANGUAGE="en", PYTHONUTF8="0", PYTHONIOENCODING="latin-1").out
    assert "Sổ theo dõi nhiệm vụ" in out


LANGUAGE = ["spacy", "thinc", "underthesea", "chidao.extractors", "chidao.pipeline.nlp", "chidao.pipeline.extracting"]
READERS = ["pdfplumber", "pypdfium2", "docx", "trafilatura", "openpyxl", "PIL", "chidao.corpus.reading.files"]
OTHERS = ["distributed", "dask", "fastapi", "uvicorn", "matplotlib", "xlsxwriter", "holidays"]


@pytest.mark.parametrize(
    ("arguments", "forbidden"),
    [
        (["--help"], [*LANGUAGE, *READERS, *OTHERS, "numpy", "pydantic", "sqlite_utils", "rich", "sqlite3"]),
        *(([command, "--help"], [*LANGUAGE, *READERS, *OTHERS]) for command in cli.commands),
        (["search", "cho tam", "--db", "so.db"], [*LANGUAGE, *READERS, *OTHERS]),
        (["tasks", "--db", "so.db"], [*LANGUAGE, *READERS, *OTHERS]),
        (["board", "--db", "so.db"], [*LANGUAGE, *READERS, *OTHERS]),
        # What is known is not read, and reading is done by other processes anyway: this one never loads any of it.
        (["load", "thu-1.txt", "--db", "so.db", "--format", "json"], [*LANGUAGE, *READERS, *OTHERS]),
    ],
)
def test_commands_load_only_what_they_need(loaded: Path, arguments: list[str], forbidden: list[str]) -> None:
    code = (
        "import atexit, sys; "
        f"atexit.register(lambda: print([name for name in {forbidden!r} if name in sys.modules], file=sys.stderr)); {ENTRY}"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=loaded.parent)
    assert done.stderr.strip().splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", list(cli.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"chidao {command}" in (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
