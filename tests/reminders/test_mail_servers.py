"""Reminders by e-mail: servers that refuse, are silent, encrypt or ask for a login; settings that are wrong."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from chidao.outputs.errors import RegisterError
from chidao.outputs.register import Register
from chidao.outputs.reminders import MailSettings, mails, read_mail_settings, settle
from chidao.outputs.reminders.settings import EXAMPLE
from chidao.outputs.story import story_of
from chidao.outputs.verification import verify
from mail_server import MailServer, authenticate, start
from reminding import LAN, NOW, Write, at


def test_a_rejected_recipient_is_told_and_tried_again(db: Path, inbox: MailServer, write: Write) -> None:
    inbox.rejected = {"a1@binhson.gov.vn": "550 5.1.1 no such user"}
    run = at(db, write())
    assert (run.sent, run.waiting, run.well) == (2, 1, False)
    (problem,) = run.problems
    assert "không nhận người nhận a1@binhson.gov.vn: 550 5.1.1 no such user. Lần chạy sau sẽ gửi lại." in problem
    inbox.rejected = {}
    assert at(db, write()).sent == 1
    assert len(inbox.mails) == 3


@pytest.mark.parametrize("answer", ["451 try later", "554 no", "421 closing"])
def test_a_mail_that_is_not_taken_is_tried_again(db: Path, inbox: MailServer, write: Write, answer: str) -> None:
    inbox.data_answer = answer
    run = at(db, write())
    assert (run.sent, run.waiting, len(run.problems), run.unsure) == (0, 3, 3, ())
    inbox.data_answer = None
    assert at(db, write()).sent == 3
    assert len(inbox.mails) == 3


def test_an_answer_that_never_comes_leaves_a_doubt(db: Path, inbox: MailServer, write: Write) -> None:
    settings, inbox.seconds_before_answer = write(), 3.0
    settings.write_text(settings.read_text(encoding="utf-8").replace("cho_giay = 20", "cho_giay = 0.5"), encoding="utf-8")
    run = at(db, settings)
    assert (run.sent, len(run.unsure), run.well) == (0, 3, False)
    inbox.seconds_before_answer = 0.0
    with Register.open(db, clock=lambda: NOW) as register:
        for mail in run.unsure:
            settle(register, mail.id, LAN, received=True)
        with pytest.raises(RegisterError, match="Không có thư số"):
            settle(register, run.unsure[0].id, LAN, received=True)
        assert verify(register) == []
    assert at(db, write()).well
    assert len(inbox.mails) == 3


def test_a_server_that_is_down(db: Path, inbox: MailServer, write: Write) -> None:
    run = at(db, write(port=1))
    assert (run.sent, run.waiting) == (0, 3)
    assert run.problems == (
        "Chưa gửi được thư: không kết nối được với máy chủ thư 127.0.0.1:1; kiểm tra địa chỉ, cổng, mạng (máy chủ từ chối kết nối)."
        " Lần chạy sau sẽ gửi lại.",
    )
    run = at(db, write(), NOW + timedelta(days=1))
    assert run.sent == 3
    assert all("03/05/2024" in subject for _, subject in inbox.received())


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[tuple[MailServer, Controller]]:
    """A server that speaks STARTTLS with a certificate of its own making, which stands beside the settings."""
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
               "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "khoa.pem", "-out", "ca.pem"]  # fmt: skip
    if not shutil.which("openssl"):
        pytest.skip("máy không có openssl")
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "ca.pem", tmp_path / "khoa.pem")
    handler = MailServer()
    controller = start(handler, tls_context=context, require_starttls=True)
    yield handler, controller
    controller.stop()


def test_encryption(db: Path, write: Write, encrypted: tuple[MailServer, Controller]) -> None:
    settings = write('tep_chung_chi = "ca.pem"', port=encrypted[1].port)
    settings.write_text(settings.read_text(encoding="utf-8").replace('"khong"', '"starttls"'), encoding="utf-8")
    assert at(db, settings).sent == len(encrypted[0].mails) == 3
    settings.write_text(settings.read_text(encoding="utf-8").replace("tep_chung_chi", "#"), encoding="utf-8")
    run = at(db, settings, NOW + timedelta(days=1))
    assert (run.sent, len(encrypted[0].mails)) == (0, 3)
    assert "không kết nối an toàn được" in run.problems[0]


@pytest.fixture
def login_server() -> Iterator[tuple[MailServer, Controller]]:
    handler = MailServer()
    controller = start(handler, authenticator=authenticate, auth_require_tls=False, auth_required=True)
    yield handler, controller
    controller.stop()


@pytest.mark.filterwarnings("ignore:Requiring AUTH")
@pytest.mark.parametrize(("password", "sent"), [("mật khẩu", 3), ("sai", 0)])
def test_logging_in(
    db: Path, login_server: tuple[MailServer, Controller], write: Write, tmp_path: Path, password: str, sent: int
) -> None:
    handler, controller = login_server
    secret = tmp_path / "mat-khau.txt"
    secret.write_text(password + "\n", encoding="utf-8")
    settings = write('tai_khoan = "nhacviec"\ntep_mat_khau = "mat-khau.txt"', port=controller.port)
    secret.chmod(0o644)
    with pytest.raises(RegisterError, match="chmod 600"):
        at(db, settings)
    secret.chmod(0o600)
    run = at(db, settings)
    assert run.sent == len(handler.mails) == sent
    assert bool(run.problems) == (not sent)
    assert all("không nhận tài khoản nhacviec hoặc mật khẩu" in problem for problem in run.problems)


def test_encryption_is_asked_for_and_not_done_without(db: Path, write: Write, inbox: MailServer) -> None:
    settings = write()
    settings.write_text(settings.read_text(encoding="utf-8").replace('"khong"', '"starttls"'), encoding="utf-8")
    run = at(db, settings)
    assert (run.sent, inbox.mails) == (0, [])
    assert "bao_mat = 'starttls'" in run.problems[0]


@pytest.mark.parametrize(
    ("found", "instead", "said"),
    [
        ('thu = ["b@binhson.gov.vn"]', 'thu = ["b@binhson.gov.vn\\r\\nBcc: x@y.vn"]', "co_quan.1.thu.0"),
        ('thu = ["b@binhson.gov.vn"]', "thu = []", "co_quan.1.thu"),
        ("[nhac]", "[nhac]\ntruoc = [-1]", "nhac.truoc.0"),
        ("[nhac]", "[nhac]\ntruocs = [1]", "“nhac.truocs” không có mục này"),
        ('bao_mat = "khong"', 'bao_mat = "khong"\ntai_khoan = "a"\ndia_chi_khac = 1', "dia_chi_khac"),
        ("[may_chu]", "[may_chu", "không đúng dạng TOML"),
        ("nguoi_gui =", "nguoi_gui_ =", "“may_chu.nguoi_gui” còn thiếu"),
    ],
)
def test_wrong_settings_are_named(write: Write, found: str, instead: str, said: str) -> None:
    path = write()
    path.write_text(path.read_text(encoding="utf-8").replace(found, instead), encoding="utf-8")
    with pytest.raises(RegisterError) as raised:
        read_mail_settings(path)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_the_example_is_good_settings(tmp_path: Path) -> None:
    path = tmp_path / "nhac-viec.toml"
    path.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    settings = read_mail_settings(path)
    assert isinstance(settings, MailSettings)
    assert settings.schedule.marks == (-7, -1, 0, 1, 3, 7)
    assert settings.server.password_file == tmp_path / "mat-khau-thu.txt"


def test_a_password_does_not_go_over_the_network_in_the_open(write: Write) -> None:
    path = write('tai_khoan = "a"')
    path.write_text(path.read_text(encoding="utf-8").replace("127.0.0.1", "mail.binhson.gov.vn"), encoding="utf-8")
    with pytest.raises(RegisterError, match="bao_mat"):
        read_mail_settings(path)


def test_the_story_of_a_task_tells_of_its_reminders(db: Path, inbox: MailServer, write: Write) -> None:
    at(db, write())
    with Register.open(db) as register:
        told = [event for event in story_of(register, 2) if event.action == "send_mail"]
        assert [event.details for event in told] == [("tới a1@binhson.gov.vn",), ("tới a2@binhson.gov.vn",)]
        assert {mail.state for mail in mails(register)} == {"sent"}
        assert verify(register) == []
