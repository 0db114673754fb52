"""Watching a folder: what is taken and when, where it goes, and that a stop between any two steps loses and doubles nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from chidao.outputs.verification import verify
from chidao.pipeline.loading import Summary
from chidao.pipeline.watching import watcher as watching
from chidao.pipeline.watching.arrivals import Fingerprint, is_at_rest, is_unfinished_name, look
from chidao.pipeline.watching.filing import Move, carry_out, free_name
from watched import Office

NAMES = [
    # (name, whether it is kept for something that is not whole, or no document)
    ("3228.docx", False), ("Tờ trình (1).pdf", False), ("thu.eml", False), ("a.temporary.txt", False), ("~ghi.docx", False),
    ("~$3228.docx", True), (".~lock.3228.docx#", True), ("~WRL0001.tmp", True), ("3228.pdf.part", True),
    ("3228.PDF.CRDOWNLOAD", True), ("3228.docx.tmp", True), ("3228.docx~", True), (".an.docx", True), ("Thumbs.db", True),
    ("3228.pdf.filepart", True), ("desktop.ini", True),
]  # fmt: skip


@pytest.mark.parametrize(("name", "unfinished"), NAMES)
def test_names_of_what_is_not_whole(name: str, unfinished: bool) -> None:
    assert is_unfinished_name(name) is unfinished


@pytest.mark.parametrize(
    ("there", "free"),
    [
        ([], "a.docx"),
        (["a.docx"], "a (2).docx"),
        (["a.docx", "a (2).docx"], "a (3).docx"),
        (["a.docx.ghi-chu.txt"], "a (2).docx"),
        (["a"], "a.docx"),
    ],
)
def test_names_that_are_free(tmp_path: Path, there: list[str], free: str) -> None:
    for name in there:
        (tmp_path / name).touch()
    assert free_name(tmp_path / "a.docx") == tmp_path / free


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_file_is_taken_once_it_stands_still(office: Office) -> None:
    path = office.drop("a.txt", "một")
    assert office.turn() == office.turn(9) == []
    path.write_text("một hai")
    assert office.turn(9) == office.turn(9) == []
    (filed,) = office.turn(1)
    assert (filed.path, filed.target, filed.verdict, filed.tasks) == (path, office.folder / "done/a.txt", "done", 1)
    assert office.files() == office.paths() == ["done/a.txt"]
    assert office.reads == {"một hai": 1}
    assert office.turn(100) == []


def test_a_file_that_is_open_for_writing_is_left_alone(office: Office) -> None:
    path = office.drop("a.txt", "nửa")
    with path.open("a") as writer:
        assert office.settle() == office.turn(500) == []
        writer.write(" và nửa kia")
    assert office.turn(1) == []
    assert [filed.verdict for filed in office.turn(10)] == ["done"]
    assert office.reads == {"nửa và nửa kia": 1}


def test_at_rest_means_as_it_was_seen(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("a")
    seen = Fingerprint.of(path)
    assert seen
    assert is_at_rest(path, seen)
    path.write_text("ab")
    assert not is_at_rest(path, seen)


def test_below_folders_and_beside_what_is_put_away(office: Office) -> None:
    for name in ("x/y/a.txt", "b.txt", "x/.an/c.txt", "~$d.docx", "e.part", "done/cu.txt", "set-aside/cu.txt"):
        office.drop(name)
    (office.folder / "lien-ket.txt").symlink_to(office.drop("../ngoai.txt"))
    os.mkfifo(office.folder / "ong")
    assert sorted(look(office.folder).files) == [office.folder / "b.txt", office.folder / "x/y/a.txt"]
    office.settle()
    assert office.paths() == ["done/b.txt", "done/x/y/a.txt"]
    assert (office.folder / "lien-ket.txt").is_symlink()


def test_the_register_itself_may_lie_in_the_folder(office: Office) -> None:
    office.db = office.folder / "so.db"
    office.watcher = office.new_watcher()
    office.drop("a.txt")
    office.settle()
    assert office.paths() == ["done/a.txt"]
    assert office.db.exists()


def test_one_name_many_times(office: Office) -> None:
    for words in ("một", "hai", "ba"):
        office.drop("a.txt", words)
        office.settle()
    assert office.files() == office.paths() == ["done/a (2).txt", "done/a (3).txt", "done/a.txt"]
    office.drop("a.txt", "hai")
    (filed,) = office.settle()
    assert (filed.known, filed.target.name) == (True, "a (4).txt")
    assert office.reads == {"một": 1, "hai": 1, "ba": 1}


def test_what_cannot_be_loaded_is_set_aside_with_a_note(office: Office) -> None:
    office.drop("x/a.txt", "khóa")
    (filed,) = office.settle()
    assert (filed.verdict, filed.reasons) == ("set_aside", (f"{office.folder}/x/a.txt: tệp khóa; hãy xem lại",))
    assert office.files() == ["set-aside/x/a.txt", "set-aside/x/a.txt.ghi-chu.txt"]
    assert office.waiting() == [("set-aside/x/a.txt", "encrypted")]
    note = (office.folder / "set-aside/x/a.txt.ghi-chu.txt").read_text()
    assert note.startswith("Tệp: x/a.txt\n")
    assert "Vì sao: Tệp khóa.\nViệc cần làm: Hãy xem lại.\n" in note
    assert str(office.folder) in note


def test_an_archive_of_which_a_part_went_in_says_which(office: Office) -> None:
    office.drop("goi.zip", "gói: bảy khóa tám")
    (filed,) = office.settle()
    assert (filed.verdict, filed.tasks) == ("set_aside", 2)
    assert office.paths() == ["set-aside/goi.zip!bảy", "set-aside/goi.zip!tám"]
    note = (office.folder / "set-aside/goi.zip.ghi-chu.txt").read_text()
    assert "2 văn bản trong tệp này đã vào sổ." in note
    assert "Văn bản: khóa\nVì sao: Tệp khóa." in note


@pytest.mark.parametrize("words", ["hỏng", "rỗng"])
def test_what_may_be_half_there_gets_more_time(office: Office, words: str) -> None:
    path = office.drop("a.txt", words)
    assert office.settle() == office.turn(50) == []
    path.write_text("nay đã đủ")
    assert office.turn(10) == []
    assert [filed.verdict for filed in office.turn(10)] == ["done"]
    office.drop("b.txt", words)
    assert office.settle() == office.turn(59) == []
    assert [filed.verdict for filed in office.turn(1)] == ["set_aside"]
    assert office.reads[words] == 2


def test_a_busy_register_costs_no_file_its_place(office: Office) -> None:
    office.drop("a.txt", "bận")
    office.settle()
    assert office.files() == ["a.txt"]
    assert office.told == [f"{office.folder}/a.txt: tệp bận; hãy xem lại Sẽ thử lại."]
    assert office.turn(29) == []
    office.turn(1)
    assert [filed.verdict for filed in office.turn(60)] == ["set_aside"]
    assert office.reads["bận"] == 3


def test_trouble_is_told_once_and_passes(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.drop("a.txt")

    def full(path: Path, *, create: bool = True) -> Register:
        raise RegisterError("Không mở được sổ: ổ đĩa đã đầy.")

    with monkeypatch.context() as patch:
        patch.setattr(Register, "open", full)
        assert office.settle() == office.turn(100) == []
        assert office.watcher.in_trouble
    assert office.told == ["Không mở được sổ: ổ đĩa đã đầy. Sẽ thử lại."]
    assert len(office.turn(1)) == 1
    assert not office.watcher.in_trouble


def test_a_folder_that_goes_and_comes_back(office: Office) -> None:
    away = office.folder.rename(office.folder.with_name("mat-mang"))
    assert office.turn(1) == office.turn(1) == []
    assert len(office.told) == 1
    assert "Sẽ thử lại" in office.told[0]
    away.rename(office.folder)
    office.drop("a.txt")
    office.settle()
    assert office.paths() == ["done/a.txt"]


def test_a_file_that_changes_while_it_is_read_stays(office: Office) -> None:
    path = office.drop("a.txt", "cũ")
    load = office.load

    def disturbed(files: Sequence[Path], register: Register) -> Summary:
        summary = load(files, register)
        path.write_text("mới hơn")
        return summary

    office.watcher.load = disturbed
    assert office.settle() == []
    assert "thay đổi trong khi đọc" in office.told[0]
    office.watcher.load = load
    assert office.files() == ["a.txt"]
    assert [filed.target.name for filed in office.settle()] == ["a.txt"]
    assert office.reads == {"cũ": 1, "mới hơn": 1}


def test_a_file_that_is_taken_away_while_it_is_read(office: Office) -> None:
    path = office.drop("a.txt", "khóa")
    load = office.load

    def gone(files: Sequence[Path], register: Register) -> Summary:
        summary = load(files, register)
        path.unlink()
        return summary

    office.watcher.load = gone
    assert office.settle() == []
    assert office.told == []
    office.turn(100)
    assert office.waiting() == [], "what is gone waits no more"


def test_what_people_take_away_is_forgotten(office: Office) -> None:
    office.drop("a.txt", "khóa")
    office.settle()
    (office.folder / "set-aside/a.txt").rename(office.folder / "a.txt")
    (office.folder / "a.txt").write_text("đã gỡ mật khẩu")
    office.turn(100)
    office.settle()
    assert office.waiting() == []
    assert office.files() == office.paths() == ["done/a.txt"]


def test_scans_go_in_by_themselves_once_they_can(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_is_program_missing", lambda reason: reason == "needs_ocr")
    office.drop("x/quet.pdf", "chờ")
    office.settle()
    assert office.waiting() == [("set-aside/x/quet.pdf", "needs_ocr")]
    assert "tự được nạp" in (office.folder / "set-aside/x/quet.pdf.ghi-chu.txt").read_text()
    office.watcher = office.new_watcher()
    assert office.settle() == office.turn(100) == []
    monkeypatch.setattr(watching, "_is_program_missing", lambda reason: False)
    (back,) = office.turn(100)
    assert (back.verdict, back.target) == ("taken_back", office.folder / "x/quet.pdf")
    assert office.waiting() == [("x/quet.pdf", "needs_ocr")]
    (filed,) = office.turn(10)
    assert filed.verdict == "set_aside", "it fails again, and now the program is there"
    assert office.turn(1000) == [], "so that trying again would go on for ever"


def test_a_name_that_is_no_text(office: Office) -> None:
    path = Path(os.fsdecode(os.fsencode(office.folder) + b"/v\xe0n.txt"))
    path.write_text("tên lạ")
    (filed,) = office.settle()
    assert filed.target.parent == office.folder / "done"
    assert len(office.paths()) == 1


class KilledError(BaseException):
    """The process ends here."""


class Killer:
    """Lets so many changes of the disk and the register happen, and then no more."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
        self.left = -1
        self.count = 0
        self._before = before
        for owner, name in (
            (Path, "replace"), (Path, "touch"), (Path, "unlink"), (Path, "mkdir"), (watching, "refile"), (watching, "carry_out"),
        ):  # fmt: skip
            monkeypatch.setattr(owner, name, self._counting(getattr(owner, name)))

    def _counting(self, do: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **more: object) -> object:
            self.count += 1
            if self.left == 0 and self._before:
                raise KilledError
            done = do(*arguments, **more)
            if self.left == 0:
                raise KilledError
            self.left -= 1
            return done

        return counted


def deliver(office: Office) -> None:
    office.drop("x/a.txt", "một")
    office.drop("b.txt", "khóa")
    office.drop("goi.zip", "gói: bảy khóa tám")
    office.drop("done/b.txt", "đã có từ trước")


@pytest.mark.parametrize("before", [True, False])
def test_a_stop_at_any_step_loses_and_doubles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    """The process ends before or after each single change in turn; the next watcher makes it good."""
    killer = Killer(monkeypatch, before)
    step, ended = 0, True
    while ended:
        (tmp_path / str(step)).mkdir()
        office = Office(tmp_path / str(step))
        deliver(office)
        office.turn()
        killer.left, killer.count = step, 0
        try:
            office.turn(10)
            ended = False
        except KilledError:
            pass
        killer.left = -1
        office.watcher = office.new_watcher()
        office.settle()
        office.turn(1000)
        put_aside = ["set-aside/b.txt", "set-aside/b.txt.ghi-chu.txt", "set-aside/goi.zip", "set-aside/goi.zip.ghi-chu.txt"]
        assert office.files() == ["done/b.txt", "done/x/a.txt", *put_aside], step
        assert office.paths() == ["done/x/a.txt", "set-aside/goi.zip!bảy", "set-aside/goi.zip!tám"], step
        assert office.waiting() == [("set-aside/b.txt", "encrypted"), ("set-aside/goi.zip!khóa", "encrypted")], step
        assert (office.folder / "done/b.txt").read_text() == "đã có từ trước"
        assert office.reads["một"] == 1
        assert office.told == []
        step += 1
    assert step > 20


def test_a_move_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "done").mkdir()
    (tmp_path / "a.txt").write_text("mới")
    (tmp_path / "done/a.txt").write_text("của người khác")
    seen = Fingerprint.of(tmp_path / "a.txt")
    assert seen
    done = carry_out(tmp_path, Move("a.txt", "done/a.txt", seen.size, seen.modified))
    assert done
    assert done.target == "done/a (2).txt"
    assert (tmp_path / "done/a.txt").read_text() == "của người khác"
    assert (tmp_path / "done/a (2).txt").read_text() == "mới"


def test_moved_documents_still_verify_after_review(office: Office) -> None:
    office.drop("a.txt", "một")
    office.settle()
    with Register.open(office.db) as register:
        Review(register, Actor("Lan")).confirm([1])
        Review(register, Actor("Lan")).undo()
        assert verify(register) == []
