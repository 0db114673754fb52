"""From files and folders into the register: what is taken, what is set aside, and that one file harms no other."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from chidao.corpus.reading import Reading, read_all
from chidao.outputs.register import Register
from chidao.pipeline.folders import printable
from chidao.pipeline.loading import Outcome, Summary, extract_path, find_files, load_files
from chidao.pipeline.progress import Silence
from letters import LETTER


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder with two letters, one below the other, hidden files, and a file that is no text."""
    folder = tmp_path / "inbox"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.txt").write_text(LETTER.format(number=1), encoding="utf-8")
    (folder / "b" / "c.txt").write_text(LETTER.format(number=2), encoding="utf-8")
    (folder / ".an.txt").write_text(LETTER.format(number=3), encoding="utf-8")
    (folder / ".git" / "d.txt").write_text(LETTER.format(number=4), encoding="utf-8")
    (folder / "rong.txt").write_bytes(b"")
    (folder / "anh.docx").write_bytes(bytes(range(256)) * 40)
    return folder


class Listener(Silence):
    """Remembers what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, message: str) -> None:
        self.said.append(message)


def statuses(summary: Summary) -> dict[str, str]:
    return {Path(outcome.path).name: outcome.status for outcome in summary.outcomes}


def test_files_are_found_sorted_and_hidden_ones_left_out(inbox: Path) -> None:
    found = [path.relative_to(inbox).as_posix() for path in find_files([inbox])]
    assert found == ["a.txt", "anh.docx", "rong.txt", "b/c.txt"]


def test_a_path_that_is_named_is_kept_even_if_hidden_or_missing(inbox: Path) -> None:
    named = [inbox / ".an.txt", inbox / "khong-co.txt"]
    assert list(find_files(named)) == named


def test_bad_files_are_set_aside_and_stop_nothing_else(inbox: Path, register: Register) -> None:
    listener = Listener()
    summary = load_files(find_files([inbox, inbox / "khong-co.txt"]), register, reporter=listener)
    assert statuses(summary) == {
        "a.txt": "loaded",
        "anh.docx": "set_aside",
        "rong.txt": "set_aside",
        "c.txt": "loaded",
        "khong-co.txt": "set_aside",
    }
    assert summary.counts == {"loaded": 2, "known": 0, "needs_ocr": 0, "set_aside": 3}
    assert summary.tasks == register.tasks().total > 0
    assert [outcome.reason for outcome in summary.unfinished] == listener.said
    for outcome, words in zip(summary.unfinished, listener.said, strict=True):
        assert words.startswith(outcome.path)
        assert "\n" not in words
        assert outcome.code
    assert {row.path for row in register.set_aside()} == {outcome.path for outcome in summary.unfinished}


def test_a_file_is_known_by_its_bytes(inbox: Path, register: Register) -> None:
    load_files([inbox / "a.txt"], register)
    before = register.tasks().total
    (inbox / "ban-sao.txt").write_bytes((inbox / "a.txt").read_bytes())
    summary = load_files([inbox / "a.txt", inbox / "ban-sao.txt"], register)
    assert summary.counts["known"] == 2
    assert register.tasks().total == before


def test_the_same_file_twice_in_one_call_adds_nothing(inbox: Path, register: Register) -> None:
    assert load_files([inbox / "a.txt", inbox / "a.txt"], register).counts["loaded"] == 1


@pytest.mark.parametrize("error", [ValueError("hỏng\nrồi"), RecursionError(), MemoryError(), KeyError("x")])
def test_any_error_in_one_file_sets_aside_that_file_only(inbox: Path, register: Register, error: Exception) -> None:

    def read(path: Path) -> Reading:
        if path.name == "a.txt":
            raise error
        return read_all(path)

    summary = load_files([inbox / "a.txt", inbox / "b" / "c.txt"], register, read=read)
    assert statuses(summary) == {"a.txt": "set_aside", "c.txt": "loaded"}
    (outcome,) = summary.unfinished
    assert outcome.reason
    assert type(error).__name__ in outcome.reason
    assert "\n" not in outcome.reason


def test_stopping_keeps_what_went_in_and_a_second_run_completes(inbox: Path, register: Register) -> None:

    def read(path: Path) -> Reading:
        if path.name == "c.txt":
            raise KeyboardInterrupt
        return read_all(path)

    files = [inbox / "a.txt", inbox / "b" / "c.txt"]
    stopped = load_files(files, register, read=read)
    assert stopped.interrupted
    assert statuses(stopped) == {"a.txt": "loaded"}
    again = load_files(files, register)
    assert not again.interrupted
    assert statuses(again) == {"a.txt": "known", "c.txt": "loaded"}
    assert register.check() == []


def test_every_item_says_where_it_stands(inbox: Path) -> None:
    (form,) = extract_path(inbox / "a.txt")
    assert not isinstance(form, Outcome)
    for item in (*form.tasks, *form.decisions, *form.figures, *form.citations):
        assert form.text[item.start : item.end] == item.text
    for task in form.tasks:
        if task.deadline:
            assert form.text[task.deadline.start : task.deadline.end] == task.deadline.text


def test_a_file_name_that_is_no_text_is_still_named(tmp_path: Path, register: Register) -> None:
    name = os.fsdecode(b"c\xf4ng-v\xffn\n.txt")
    (tmp_path / name).write_text(LETTER.format(number=9), encoding="utf-8")
    summary = load_files([tmp_path / name], register)
    assert summary.counts["loaded"] == 1
    assert register.tasks().tasks[0].document["path"] == printable(tmp_path / name)


def test_a_closed_folder_and_a_pipe_are_set_aside(tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "trong" / "dong").mkdir(parents=True)
    os.mkfifo(tmp_path / "trong" / "ong.txt")
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path).name == "dong":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    summary = load_files(find_files([tmp_path / "trong"]), register)
    assert {Path(one.path).name: one.code for one in summary.outcomes} == {"ong.txt": "not_a_file", "dong": "no_permission"}


def test_an_archive_gives_its_members_and_a_bad_one_costs_only_itself(tmp_path: Path, register: Register) -> None:
    with zipfile.ZipFile(tmp_path / "thu.zip", "w") as archive:
        archive.writestr("a.txt", LETTER.format(number=1))
        archive.writestr("hong.docx", b"PK\x03\x04 het")
        archive.writestr("b.txt", LETTER.format(number=2))
    summary = load_files([tmp_path / "thu.zip"], register)
    assert summary.counts == {"loaded": 2, "known": 0, "needs_ocr": 0, "set_aside": 1}
    assert "hong.docx" in (summary.unfinished[0].reason or "")
    assert load_files([tmp_path / "thu.zip"], register).counts["known"] == 2
