"""Reminders by e-mail: what is due when, what the mails say, and that each is received once, whatever happens to the sender."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from chidao.outputs.audit import Actor
from chidao.outputs.errors import RegisterError
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.register import Register
from chidao.outputs.reminders import MailSettings, Run, mails, read_mail_settings, remind, settle
from chidao.outputs.reminders.outbox import only_sender
from chidao.outputs.reminders.plan import mark_of
from chidao.outputs.reminders.settings import EXAMPLE, Schedule
from chidao.outputs.review import Review
from chidao.outputs.story import story_of
from chidao.outputs.verification import verify
from mail_server import MailServer, authenticate, start
from register_forms import form, task
from reminder_worker import POINTS

NOW = datetime(2024, 5, 2, 2, tzinfo=UTC)
LAN = Actor("Nguyễn Thị Lan")
SETTINGS = """
[may_chu]
dia_chi = "127.0.0.1"
cong = {port}
bao_mat = "khong"
nguoi_gui = "Văn phòng UBND tỉnh <nhacviec@binhson.gov.vn>"
cho_giay = 20
{server}
[nhac]
{schedule}
[[co_quan]]
ten = "Sở A"
thu = ["a1@binhson.gov.vn", "a2@binhson.gov.vn"]
[[co_quan]]
ten = "Sở B"
thu = ["b@binhson.gov.vn"]
"""


@pytest.fixture
def server() -> Iterator[tuple[MailServer, Controller]]:
    handler = MailServer()
    controller = start(handler)
    yield handler, controller
    controller.stop()


@pytest.fixture
def inbox(server: tuple[MailServer, Controller]) -> MailServer:
    return server[0]


Write = Callable[..., Path]


@pytest.fixture
def write(server: tuple[MailServer, Controller], tmp_path: Path) -> Write:
    def settings(server_lines: str = "", schedule: str = "", port: int | None = None) -> Path:
        path = tmp_path / "nhac-viec.toml"
        words = SETTINGS.format(port=port or server[1].port, server=server_lines, schedule=schedule)
        path.write_text(words, encoding="utf-8")
        return path

    return settings


def confirmed(path: Path, *tasks: dict[str, object], now: datetime = NOW) -> Path:
    with Register.open(path, clock=lambda: now) as register:
        outcome = register.add(form(*tasks, path=f"{len(tasks)}{now}"))
        found = register.db.execute("SELECT id FROM tasks WHERE document_id = ?", [outcome.document_id])
        Review(register, LAN).confirm([row[0] for row in found])
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return confirmed(
        tmp_path / "so.db",
        task("rà soát hệ thống thoát nước", ["Sở A"], due="2024-05-05"),
        task("báo cáo quá hạn một ngày", ["Sở A"], due="2024-05-01", support=["Sở B"]),
        task("còn mười ngày", ["Sở A"], due="2024-05-12"),
        task("đúng hạn hôm nay", ["Sở B"], due="2024-05-02"),
        task("không hạn", ["Sở B"]),
    )


def at(path: Path, settings: Path, now: datetime = NOW, *, digest: bool = False) -> Run:
    with Register.open(path, clock=lambda: now) as register:
        return remind(register, read_mail_settings(settings), digest=digest)


@pytest.mark.parametrize(
    ("days", "mark"),
    [(8, None), (7, 7), (6, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 0), (-1, -1), (-2, -1), (-6, -1), (-7, -7), (-14, -7),
     (-15, None), (-100, None)],
)  # fmt: skip
def test_marks(days: int, mark: int | None) -> None:
    assert mark_of(Schedule.model_validate({}), days) == mark


@pytest.mark.parametrize(("days", "mark"), [(10, 10), (8, 10), (7, None), (-3, None)])
def test_marks_are_made_up_for_within_so_many_days(days: int, mark: int | None) -> None:
    assert mark_of(Schedule.model_validate({"truoc": [10], "sau": [], "bu": 2}), days) == mark


def test_each_address_gets_what_is_due_once(db: Path, inbox: MailServer, write: Write) -> None:
    run = at(db, write())
    assert (run.sent, run.well, run.unknown) == (3, True, ())
    subject = "Nhắc việc 02/05/2024: 1 nhiệm vụ quá hạn, 1 nhiệm vụ đến hạn – Sở A"
    assert inbox.received() == [
        ("a1@binhson.gov.vn", subject),
        ("a2@binhson.gov.vn", subject),
        ("b@binhson.gov.vn", "Nhắc việc 02/05/2024: 1 nhiệm vụ đến hạn – Sở B"),
    ]
    for _ in range(3):
        assert at(db, write()).sent == 0
    assert len(inbox.mails) == 3


def test_what_a_mail_says(db: Path, inbox: MailServer, write: Write) -> None:
    at(db, write())
    message = next(message for address, message in inbox.mails if address == "a1@binhson.gov.vn")
    assert message["From"] == "Văn phòng UBND tỉnh <nhacviec@binhson.gov.vn>"
    assert (message["To"], message["Auto-Submitted"]) == ("a1@binhson.gov.vn", "auto-generated")
    assert message["Message-ID"].endswith("@binhson.gov.vn>")
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    for words in ("Kính gửi: Sở A", "báo cáo quá hạn một ngày", "Hạn: 01/05/2024 (quá hạn 1 ngày)",
                  "Hạn: 05/05/2024 (còn 3 ngày)", "Văn bản: 214/UBND-KT ngày 12/03/2024"):  # fmt: skip
        assert words in plain.get_content()
        assert words in page.get_content()


def test_days_go_by(db: Path, inbox: MailServer, write: Write) -> None:
    """Over three weeks each mark of each task is mailed once, on its day."""
    for days in range(21):
        at(db, write(), NOW + timedelta(days=days))
        at(db, write(), NOW + timedelta(days=days, hours=5))
    told = [(address, subject.split(":")[0][-10:]) for address, subject in inbox.received() if address == "a1@binhson.gov.vn"]
    # 2/5: còn 3, quá 1; 4/5: còn 1; 5/5: hôm nay, còn 7; 6/5: quá 1; 8/5: quá 7; 9/5 còn 3; 11/5 còn 1; 12/5 …; 13/5; 19/5
    days_told = ["02", "04", "05", "06", "08", "09", "11", "12", "13", "19"]
    assert told == [("a1@binhson.gov.vn", f"{day}/05/2024") for day in days_told]


def test_a_missed_day_is_made_up_for(db: Path, inbox: MailServer, write: Write) -> None:
    at(db, write(), NOW + timedelta(days=2))
    subjects = [subject for address, subject in inbox.received() if address == "b@binhson.gov.vn"]
    assert subjects == ["Nhắc việc 04/05/2024: 1 nhiệm vụ quá hạn – Sở B"]


def test_an_extension_moves_the_reminders_and_an_end_stops_them(db: Path, inbox: MailServer, write: Write) -> None:
    with Register.open(db, clock=lambda: NOW) as register:
        acts = FollowUp(register, LAN)
        acts.extend(2, date(2024, 5, 9), by="Chủ tịch", reason="vướng mắc")
        acts.close(1, evidence=Evidence(note="xong"))
    at(db, write())
    message = next(message for address, message in inbox.mails if address == "a1@binhson.gov.vn")
    plain = message.get_body(("plain",))
    assert plain is not None
    assert "Hạn: 09/05/2024 (còn 7 ngày; hạn gốc 01/05/2024, đã gia hạn)" in plain.get_content()
    assert "thoát nước" not in plain.get_content()


def test_who_is_reminded(tmp_path: Path, db: Path, inbox: MailServer, write: Write) -> None:
    at(db, write(schedule='vai_tro = "ca_hai"'))
    assert "1 nhiệm vụ quá hạn, 1 nhiệm vụ đến hạn – Sở B" in dict(inbox.received())["b@binhson.gov.vn"]
    inbox.mails.clear()
    with Register.open(tmp_path / "nhap.db", clock=lambda: NOW) as register:
        register.add(form(task("chưa ai duyệt", ["Sở B"], due="2024-05-03")))
    assert at(tmp_path / "nhap.db", write()).sent == 0
    assert at(tmp_path / "nhap.db", write(schedule="ca_chua_duyet = true")).sent == 1


def test_the_heir_is_reminded(tmp_path: Path, inbox: MailServer, write: Write) -> None:
    owned = {
        **task("quyết toán vốn", due="2026-01-04"),
        "owners": [{"name": "Sở KHĐT", "agency_id": "so-ke-hoach-va-dau-tu.bac-giang"}],
    }
    now = datetime(2026, 1, 1, 2, tzinfo=UTC)
    path = confirmed(tmp_path / "so.db", owned, now=now)
    settings = write()
    words = settings.read_text(encoding="utf-8").replace('"Sở B"', '"Sở Tài chính tỉnh Bắc Ninh"')
    settings.write_text(words, encoding="utf-8")
    assert at(path, settings, now).unknown == ("Sở A",)
    ((_, message),) = inbox.mails
    plain = message.get_body(("plain",))
    assert plain is not None
    assert "Nhận từ: Sở Kế hoạch và Đầu tư tỉnh Bắc Giang" in plain.get_content()


def test_a_digest_a_week(db: Path, inbox: MailServer, write: Write) -> None:
    with Register.open(db, clock=lambda: NOW) as register:
        FollowUp(register, LAN).close(4, evidence=Evidence(note="xong"))
    for hours in (0, 1, 24):
        at(db, write(), NOW + timedelta(hours=hours), digest=True)
    digests = [(address, message) for address, message in inbox.mails if "tuần" in str(message["Subject"])]
    assert sorted(address for address, _ in digests) == ["a1@binhson.gov.vn", "a2@binhson.gov.vn", "b@binhson.gov.vn"]
    assert {str(message["Subject"]) for _, message in digests} == {
        f"Tổng hợp nhiệm vụ tuần từ 29/04/2024 – Sở {name}" for name in "AB"
    }
    words = {address: str(message.get_body(("plain",)).get_content()) for address, message in digests}  # type: ignore[union-attr]
    for said in (
        "TỔNG SỐ 3 NHIỆM VỤ",
        "Đang thực hiện, trong hạn: 2",
        "ĐÃ HẾT HẠN, KỂ CẢ HẠN ĐƯỢC GIA HẠN: 1 NHIỆM VỤ",
        "ĐẾN HẠN TRONG 14 NGÀY TỚI: 2",
    ):
        assert said in words["a1@binhson.gov.vn"]
    assert "HOÀN THÀNH TRONG 7 NGÀY QUA: 1 NHIỆM VỤ" in words["b@binhson.gov.vn"]
    at(db, write(), NOW + timedelta(days=5), digest=True)
    assert sum("tuần từ 06/05/2024" in str(message["Subject"]) for _, message in inbox.mails) == 3


def test_text_of_documents_can_do_no_harm(tmp_path: Path, inbox: MailServer, write: Write) -> None:
    evil = "x <script>alert(1)</script>\r\nBcc: tat-ca@vi-du.vn\r\n.\r\nMAIL FROM:<ke-gian@vi-du.vn>"
    path = confirmed(tmp_path / "so.db", task(evil, ["Sở B"], due="2024-05-03"))
    settings = write()
    name = "Sở B\\r\\nBcc: khac@vi-du.vn"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"Sở B"', f'"{name}"'), encoding="utf-8")
    with Register.open(path, clock=lambda: NOW) as register:
        register.db.execute("UPDATE names SET folded = 'so b bcc khac vi du vn' WHERE name = 'Sở B'")
        register.db.conn.commit()
    at(path, settings)
    ((address, message),) = inbox.mails
    assert (address, message["Bcc"]) == ("b@binhson.gov.vn", None)
    page = message.get_body(("html",))
    assert page is not None
    assert "&lt;script&gt;" in page.get_content()
    assert "MAIL FROM:<ke-gian@vi-du.vn>" in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]


def worker(db: Path, settings: Path, point: str, *digest: str, now: datetime = NOW) -> subprocess.Popen[str]:
    command = [sys.executable, str(Path(__file__).with_name("reminder_worker.py")), str(db), str(settings), point, *digest]
    environment = {**os.environ, "MOMENT": now.isoformat()}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


WHOLE = 6
"""Mails of a run with digests: three reminders, three digests."""


@pytest.mark.parametrize("point", POINTS)
def test_received_once_each_wherever_the_sender_is_killed(db: Path, inbox: MailServer, write: Write, point: str) -> None:
    settings = write()
    killed = worker(db, settings, point, "digest")
    _, errors = killed.communicate(timeout=60)
    assert killed.returncode == (0 if point == "never" else -9), errors
    run = at(db, settings, digest=True)
    if point == "after claiming":
        # The only moment at which nothing was handed over and nobody can know it: a person is asked, and nobody else.
        assert [mail.state for mail in run.unsure] == ["unsure"]
        assert len(inbox.mails) == WHOLE - 1
        with Register.open(db, clock=lambda: NOW) as register:
            settle(register, run.unsure[0].id, LAN, received=False)
        run = at(db, settings, digest=True)
        assert run.well
    elif point in ("after the last line", "after the answer"):
        # Received, and the sender could not note it: not sent again, and a person is told.
        assert [mail.state for mail in run.unsure] == ["unsure"]
        assert run.unsure[0].message_id in {str(message["Message-ID"]) for _, message in inbox.mails}
    else:
        assert run.well
    numbers = [str(message["Message-ID"]) for _, message in inbox.mails]
    assert len(numbers) == len(set(numbers)) == WHOLE
    assert len({(address, str(message["Subject"])) for address, message in inbox.mails}) == WHOLE
    with Register.open(db) as register:
        assert verify(register) == []


@pytest.mark.parametrize("round_", range(6))
def test_received_once_each_when_killed_at_any_moment(db: Path, inbox: MailServer, write: Write, round_: int) -> None:
    """Killed again and again from outside, by the server's own clock."""
    settings, inbox.seconds_before_answer = write(), 0.05
    for kill in range(4):
        process = worker(db, settings, "never", "digest")
        inbox.on_data = process.kill if (kill + round_) % 2 else None
        try:
            process.wait(0.5 + 0.11 * ((kill * 7 + round_ * 3) % 9))
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
    inbox.on_data = None
    run = at(db, settings, digest=True)
    for mail in run.unsure:
        arrived = mail.message_id in {str(message["Message-ID"]) for _, message in inbox.mails}
        with Register.open(db, clock=lambda: NOW) as register:
            settle(register, mail.id, LAN, received=arrived)
    at(db, settings, digest=True)
    numbers = [str(message["Message-ID"]) for _, message in inbox.mails]
    assert len(numbers) == len(set(numbers)) == WHOLE


def test_two_senders_at_once(db: Path, inbox: MailServer, write: Write) -> None:
    settings, inbox.seconds_before_answer = write(), 0.1
    processes = [worker(db, settings, "never", "digest") for _ in range(4)]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    assert len(inbox.mails) == WHOLE


def test_two_senders_without_the_lock(db: Path, inbox: MailServer, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the lock is lost: the second one hangs up before the last line, and the server throws its half away."""
    from chidao.outputs.reminders.outbox import Outbox

    settings, claim = write(), Outbox.claim
    seen: list[int] = []

    def another_is_faster(outbox: Outbox, mail_id: int) -> bool:
        seen.append(mail_id)
        if len(seen) == 1:
            assert claim(outbox, mail_id)
            outbox.sent(mail_id)
        return claim(outbox, mail_id)

    monkeypatch.setattr(Outbox, "claim", another_is_faster)
    run = at(db, settings)
    assert run.sent == 2
    assert len(inbox.mails) == 2


def test_a_second_sender_does_nothing(db: Path, inbox: MailServer, write: Write) -> None:
    with Register.open(db, clock=lambda: NOW) as register, only_sender(register) as alone:
        assert alone
        assert at(db, write()).busy
    assert inbox.mails == []
    assert at(db, write()).sent == 3


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
