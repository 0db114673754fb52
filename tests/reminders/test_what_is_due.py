"""Reminders by e-mail: what is due when, to whom, and what the mails say."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.register import Register
from chidao.outputs.reminders.plan import mark_of
from chidao.outputs.reminders.settings import Schedule
from mail_server import MailServer
from register_forms import form, task
from reminding import LAN, NOW, Write, at, confirmed


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
