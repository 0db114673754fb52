"""Sending files in, in a real browser with the real reader: progress, messages, what is set aside, what survives a restart."""

from __future__ import annotations

import io
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from chidao.corpus import samples
from chidao.outputs.audit import Actor
from chidao.outputs.inbox import Inbox
from chidao.outputs.register import Register
from chidao.outputs.web import Services
from chidao.outputs.web.keeping import is_clutter, keep, safe_name
from chidao.outputs.web.settings import LoadedFile
from chidao.pipeline.cli_serve import load_files_of_page
from conftest import PASSWORD, Site, form_token
from playwright.sync_api import Browser, Page, expect
from register_forms import form, task

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
SAMPLES = Path(samples.__file__).parent
REAL = Services(load=load_files_of_page)
SLOW = 60_000
"""Milliseconds for the reader to begin and read three files."""


class SlowLoader:
    """Loads nothing but tells so; waits before each file until it is let go."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)
        self.asked: list[str] = []

    def __call__(self, files: Sequence[Path], register: Path) -> Iterator[LoadedFile]:
        for path in files:
            self.asked.append(path.name)
            self.go.acquire()
            yield LoadedFile(str(path), "set_aside", f"{path}: thử")


@pytest.fixture
def three(tmp_path: Path) -> list[Path]:
    """A good Word file, a PDF and a broken file."""
    folder = tmp_path / "den"
    folder.mkdir()
    broken = folder / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 khong phai tep Word" * 50)
    files = [folder / "cv-nha-o-xa-hoi.docx", folder / "ct-chay-rung.pdf"]
    for file in files:
        shutil.copy(SAMPLES / file.name, file)
    return [*files, broken]


def test_three_files_go_in_with_their_messages(
    make_site: MakeSite, visit: Visit, three: list[Path], shoot: Callable[[Page, str], None]
) -> None:
    page = visit(make_site(services=REAL), "/nap", "secretariat")
    assert page.get_by_text("Hôm nay chưa có tệp nào").is_visible()
    shoot(page, "nap-trong")
    page.get_by_label("Chọn tệp").set_input_files(three)
    expect(page.get_by_text("Xong cả 3 tệp")).to_be_visible(timeout=SLOW)
    word = page.locator(".uploads > li", has_text="cv-nha-o-xa-hoi.docx")
    assert word.get_by_text("Đã vào sổ").is_visible()
    assert word.get_by_role("link", name="Duyệt").is_visible()
    assert page.locator(".uploads > li", has_text="ct-chay-rung.pdf").get_by_text("Đã vào sổ").is_visible()
    bad = page.locator(".uploads > li", has_text="hong.docx")
    assert bad.get_by_text("tệp hỏng").is_visible()
    assert "so-tep" not in page.content()
    shoot(page, "nap")
    bad.get_by_role("button", name="Thử lại").click()
    expect(page.get_by_text("Xong cả 3 tệp")).to_be_visible(timeout=SLOW)
    page.locator(".uploads > li", has_text="hong.docx").get_by_role("button", name="Bỏ").click()
    expect(page.get_by_text("Đã bỏ hong.docx")).to_be_visible()
    assert page.locator(".uploads > li", has_text="hong.docx").count() == 0


def test_on_a_phone_the_page_fits(
    make_site: MakeSite, visit: Visit, three: list[Path], shoot: Callable[[Page, str], None]
) -> None:
    page = visit(make_site(services=REAL), "/nap", "secretariat", width=390, height=844)
    page.get_by_label("Chọn tệp").set_input_files(three)
    expect(page.get_by_text("Xong cả 3 tệp")).to_be_visible(timeout=SLOW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shoot(page, "nap")


def test_a_file_known_already_and_a_version_of_a_document_are_pointed_out(
    make_site: MakeSite, visit: Visit, tmp_path: Path
) -> None:
    text = (SAMPLES / "cv-xu-ly-nuoc-thai.txt").read_text("utf-8")
    first, again, other = (tmp_path / name for name in ("mot.txt", "hai.txt", "ba.txt"))
    first.write_text(text, "utf-8")
    again.write_text(text, "utf-8")
    other.write_text(text.rstrip() + "\n\nBản sao.\n", "utf-8")
    page = visit(make_site(services=REAL), "/nap", "secretariat")
    page.get_by_label("Chọn tệp").set_input_files([first])
    expect(page.get_by_text("Xong cả 1 tệp")).to_be_visible(timeout=SLOW)
    page.get_by_label("Chọn tệp").set_input_files([again, other])
    expect(page.get_by_text("Xong cả 3 tệp")).to_be_visible(timeout=SLOW)
    assert page.locator(".uploads > li", has_text="hai.txt").get_by_text("Đã có từ trước").is_visible()
    assert page.locator(".uploads > li", has_text="ba.txt").get_by_text("bản khác của").is_visible()


def test_progress_is_seen_while_it_happens(make_site: MakeSite, visit: Visit, three: list[Path]) -> None:
    loader = SlowLoader()
    page = visit(make_site(services=Services(load=loader)), "/nap", "secretariat")
    page.get_by_label("Chọn tệp").set_input_files(three[:2])
    expect(page.get_by_text("Đang nạp: xong 0 trong 2 tệp")).to_be_visible()
    loader.go.release()
    expect(page.get_by_text("Đang nạp: xong 1 trong 2 tệp")).to_be_visible()
    loader.go.release()
    expect(page.get_by_text("Xong cả 2 tệp")).to_be_visible()


def test_without_script_a_form_does_the_same(make_site: MakeSite, browser: Browser, three: list[Path]) -> None:
    site = make_site(services=REAL)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "/dang-nhap?tiep=/nap")
    page.get_by_label("Tên đăng nhập").fill("secretariat")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_label("Chọn tệp").set_input_files(three)
    page.get_by_role("button", name="Nạp", exact=True).click()
    assert page.get_by_text("Đã nhận 3 tệp").is_visible()
    expect(page.get_by_text("Xong cả 3 tệp")).to_be_visible(timeout=SLOW)
    context.close()


def test_what_was_sent_and_not_loaded_is_loaded_at_the_next_start(make_site: MakeSite, tmp_path: Path) -> None:
    # No site runs when the file is left: one would take it up itself.
    path = tmp_path / "so.db"
    with Register.open(path) as register:
        kept = keep(io.BytesIO((SAMPLES / "cv-xu-ly-nuoc-thai.txt").read_bytes()), "cv.txt", tmp_path / "so-tep")
        inbox = Inbox(register)
        number = inbox.add(str(kept.path), kept.name, kept.sha256, kept.size, Actor("a"))
        inbox.begin(number)
    make_site(services=REAL, register=path)
    with Register.open(path) as register:
        for _ in range(300):
            if Inbox(register).get(number).is_done:
                break
            time.sleep(0.1)
        sent = Inbox(register).get(number)
        assert sent.status == "loaded"
        assert sent.results[0].document_id
        assert register.db.execute("SELECT count(*) FROM documents").fetchone()[0] == 1


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("/etc/cron.d/x.txt", "x.txt"),
        ("..", "tep"),
        (".", "tep"),
        ("", "tep"),
        (".bashrc", "bashrc"),
        ("a\0b\nc.txt", "abc.txt"),
        ("thư!con.docx", "thư_con.docx"),
        ("<img src=x onerror=alert(1)>.txt", "_img src=x onerror=alert(1)_.txt"),
        ("a/" * 500 + "b.pdf", "b.pdf"),
        ("Công văn 3228.docx", "Công văn 3228.docx"),
    ],
)
def test_names_of_files_can_do_no_harm(name: str, kept: str, tmp_path: Path) -> None:
    assert safe_name(name) == kept
    there = keep(io.BytesIO(b"x"), name, tmp_path / "tep")
    assert there.path.is_relative_to(tmp_path / "tep")
    assert there.path.read_bytes() == b"x"


def test_a_name_that_is_too_long_keeps_its_ending() -> None:
    name = safe_name("ề" * 500 + ".docx")
    assert len(name.encode()) < 200
    assert name.endswith("ề.docx")


@pytest.mark.parametrize("name", [".DS_Store", "~$don.docx", "thu-muc/Thumbs.db"])
def test_clutter_is_left_out(name: str) -> None:
    assert is_clutter(name)


def send(site: Site, role: str, files: list[tuple[str, tuple[str, bytes]]]) -> int:
    client = site.client(role)
    page = client.get("/")
    return client.post("/nap/tep", data={"form_token": form_token(page.text)}, files=files).status_code


def test_an_upload_that_climbs_out_of_its_folder_stays_in_it(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site(services=Services())
    assert send(site, "secretariat", [("tep", ("../../../../so.db", b"x"))]) == 200
    files = [path for path in (tmp_path / "so-tep").rglob("*") if path.is_file()]
    assert [path.name for path in files] == ["so.db"]
    assert files[0].read_bytes() == b"x"


@pytest.mark.parametrize("role", ["official", "auditor"])
def test_only_who_may_load_sends_files_in(make_site: MakeSite, role: str, tmp_path: Path) -> None:
    assert send(make_site(), role, [("tep", ("a.txt", b"x"))]) == 403
    assert not (tmp_path / "so-tep").exists()


def test_an_upload_that_is_too_large_is_refused_in_words(make_site: MakeSite, visit: Visit, tmp_path: Path) -> None:
    big = tmp_path / "to.pdf"
    big.write_bytes(b"%PDF" + b"0" * 3_000_000)
    page = visit(make_site(largest_upload=2_000_000), "/nap", "secretariat")
    page.get_by_label("Chọn tệp").set_input_files(big)
    expect(page.get_by_role("alert")).to_be_visible()
    assert not (tmp_path / "so-tep").exists()


def test_too_many_files_at_once_are_refused(make_site: MakeSite) -> None:
    assert send(make_site(), "secretariat", [("tep", (f"{number}.txt", b"x")) for number in range(501)]) == 400


def test_names_and_reasons_are_shown_as_text(make_site: MakeSite, visit: Visit) -> None:
    site = make_site(form(task("Báo cáo")), services=Services())
    with site.open_register() as register:
        register.note_set_aside("/x/<script>document.title='hong'</script>.pdf", "damaged", "<b onclick=alert(1)>hỏng</b>")
        Inbox(register).add("/khong/co", "<img src=x onerror=document.title=1>.txt", "0" * 64, 1, Actor("<i>a</i>"))
    page = visit(site, "/nap", "secretariat")
    assert page.get_by_text("<img src=x onerror=document.title=1>.txt").first.is_visible()
    assert "Nạp văn bản" in page.title()
    assert page.locator("main img, main b[onclick]").count() == 0


def test_what_the_command_line_set_aside_is_taken_off_the_list(make_site: MakeSite, visit: Visit) -> None:
    site = make_site()
    with site.open_register() as register:
        register.note_set_aside("den/hong.pdf", "damaged", "den/hong.pdf: tệp hỏng")
    page = visit(site, "/nap", "secretariat")
    assert page.get_by_text("tệp hỏng").is_visible()
    page.get_by_role("button", name="Bỏ hong.pdf").click()
    expect(page.get_by_text("Đã bỏ hong.pdf khỏi danh sách")).to_be_visible()
    with site.open_register() as register:
        assert register.set_aside() == []
