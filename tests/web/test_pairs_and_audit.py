"""Documents of one matter, and the chain of changes, in a real browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from chidao.outputs import matters
from chidao.outputs.audit import Actor
from chidao.outputs.follow_up import FollowUp
from chidao.outputs.matters import matters_of
from chidao.outputs.proving import prove
from chidao.outputs.reconciliation import decide
from chidao.outputs.register import Register
from chidao.outputs.web import prover
from conftest import Site, form_token, make_accounts
from playwright.sync_api import Page
from register_forms import form, task
from sample_lists import follow, forms

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]

WORDS = "Sở Công Thương kiểm tra việc xả thải của các cụm công nghiệp trên địa bàn tỉnh"


def figure(text: str, words: str, value: float) -> dict[str, object]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "value": value, "unit": "cụm", "comparator": "eq",
            "subject": "cụm công nghiệp đã có hệ thống xử lý nước thải tập trung", "confidence": 0.9}  # fmt: skip


def letter(number: str, count: str, value: float, *, kind: str, path: str) -> object:
    heading = f"Ủy ban nhân dân tỉnh\nToàn tỉnh có {count} cụm công nghiệp đã có hệ thống xử lý nước thải tập trung.\n"
    return form(
        task(WORDS, due="2026-12-31"), number=number, kind=kind, path=path, heading=heading, issued_on="2026-05-04",
        title="Kết luận của Chủ tịch UBND tỉnh về xử lý nước thải cụm công nghiệp", figures=[figure(heading, count, value)],
    )  # fmt: skip


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    return make_site(
        letter("301/TB-UBND", "12", 12, kind="thong_bao", path="a.docx"), letter("301/TB-UBND", "15", 15, kind="news", path="b.html")
    )  # fmt: skip


def test_a_pair_is_confirmed_and_its_common_task_becomes_one(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/doi-chieu", "secretariat")
    assert page.get_by_text("cùng số, ký hiệu 301/TB-UBND").is_visible()
    shoot(page, "doi-chieu")
    page.get_by_role("link", name="Xem và quyết định").click()
    assert page.locator("mark").count() == 2
    shoot(page, "doi-chieu-cap")
    page.get_by_label("Lý do").fill("tin về chính thông báo này")
    page.get_by_role("button", name="Xác nhận cùng một việc").click()
    assert page.get_by_text("gộp 1 nhiệm vụ").is_visible()
    assert page.get_by_text("Không có cặp văn bản nào chờ").is_visible()
    page.get_by_role("link", name="Đã xác nhận").click()
    assert page.locator(".pair-head").count() == 2
    page.goto(site.address + "/nhiem-vu/1")
    assert page.get_by_text("Cũng được giao ở văn bản khác").is_visible()


def test_figures_that_contradict_stand_side_by_side(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/doi-chieu?xem=so-lieu", "official")
    assert page.locator("mark").all_inner_texts() == ["12", "15"]
    shoot(page, "doi-chieu-so-lieu")


def test_a_task_names_its_twin_in_the_other_document(site: Site, visit: Visit) -> None:
    page = visit(site, "/nhiem-vu/2", "official")
    assert page.get_by_text("cùng số, ký hiệu 301/TB-UBND").is_visible()
    page.get_by_role("link", name="Nhiệm vụ số 1").click()
    assert page.get_by_role("heading", name="Nhiệm vụ số 1").is_visible()


def test_a_pair_is_refused_for_good(site: Site, visit: Visit) -> None:
    page = visit(site, "/doi-chieu/2/1", "auditor")
    page.get_by_role("button", name="Không cùng một việc").click()
    page.goto(site.address + "/doi-chieu")
    assert page.locator(".pair-head").count() == 0


def test_who_may_not_decide_sees_but_does_not(site: Site) -> None:
    client = site.client("official")
    page = client.get("/doi-chieu/1/2").text
    assert "Xác nhận cùng một việc" not in page
    answer = client.post("/doi-chieu/1/2", data={"form_token": form_token(page), "viec": "xac-nhan"})
    assert answer.status_code == 403
    with site.open_register() as register:
        assert not any(pair.confirmed for pair in matters_of(register).pairs)


@pytest.mark.parametrize("path", ["/doi-chieu/1/1", "/doi-chieu/1/99", "/doi-chieu/0/9999999999999999999999", "/doi-chieu/a/b"])
def test_no_such_pair(site: Site, path: str) -> None:
    assert site.client("official").get(path).status_code in (404, 422)


def test_a_big_register_is_gone_through_in_the_background(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matters, "AT_ONCE", 1)
    path = tmp_path / "so.db"
    with Register.open(path) as register:
        register.add(letter("301/TB-UBND", "12", 12, kind="thong_bao", path="a.docx"))  # type: ignore[arg-type]
        register.add(letter("301/TB-UBND", "15", 15, kind="news", path="b.html"))  # type: ignore[arg-type]
        assert not matters_of(register).known
        until = time.monotonic() + 60
        while not matters_of(register).current and time.monotonic() < until:
            time.sleep(0.05)
        assert [pair.documents for pair in matters_of(register).pairs] == [(1, 2)]
        register.add(form(task("Việc khác hẳn"), number="9/UB", path="c.docx", issued_on="2020-01-01"))
        stale = matters_of(register)
        assert (stale.known, len(stale.pairs)) == (True, 1)
        decide(register, Actor("Lan"), (1, 2), confirmed=False)
        assert matters_of(register).pairs == ()


def test_the_chain_by_who_what_and_when(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(*forms())
    with site.open_register() as register:
        follow(register)
    page = visit(site, "/nhat-ky", "auditor")
    assert page.locator("tbody tr").count() > 8
    shoot(page, "nhat-ky")
    page.get_by_label("Ai").fill("lan")
    page.get_by_label("Việc gì").select_option("extension")
    page.get_by_role("button", name="Lọc").click()
    assert page.locator("tbody tr").count() == 1
    assert page.get_by_text("chờ kinh phí").is_visible()
    page.goto(site.address + "/nhat-ky?tu=2001-01-01&den=2001-01-02")
    assert page.get_by_text("Không có dòng nào").is_visible()
    page.goto(site.address + "/nhat-ky")
    page.get_by_role("button", name="Kiểm tra cả chuỗi").click()
    assert page.get_by_text("Sổ nguyên vẹn").is_visible()
    assert page.get_by_text("Người auditor kiểm tra lúc").is_visible()
    assert not page.get_by_text("dòng chưa kiểm tra").is_visible()
    with site.open_register() as register:
        FollowUp(register, Actor("Lan")).note(2, "đang làm")
    page.reload()
    assert page.get_by_text("Từ đó có thêm 1 dòng chưa kiểm tra").is_visible()


def test_a_long_chain_is_proven_in_the_background(
    site: Site, visit: Visit, shoot: Shoot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prover, "AT_ONCE", 0)
    page = visit(site, "/nhat-ky", "auditor")
    page.get_by_role("button", name="Kiểm tra cả chuỗi").click()
    page.get_by_text("Đang kiểm tra cả chuỗi").wait_for()
    shoot(page, "nhat-ky-dang-kiem-tra")
    assert page.get_by_role("button", name="Kiểm tra cả chuỗi").is_disabled()
    page.get_by_text("Sổ nguyên vẹn đến dòng").wait_for(timeout=60_000)
    assert page.get_by_role("button", name="Kiểm tra cả chuỗi").is_enabled()
    shoot(page, "nhat-ky-da-kiem-tra")


def test_a_proof_that_was_cut_off_is_told(site: Site, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prover, "AT_ONCE", 0)
    monkeypatch.setattr(prover, "LONGEST", 0.0)
    page = visit(site, "/nhat-ky", "auditor")
    page.get_by_role("button", name="Kiểm tra cả chuỗi").click()
    page.get_by_text("Chưa kiểm tra được").wait_for(timeout=60_000)


def test_a_chain_written_anew_since_the_proof_is_told(make_site: MakeSite, visit: Visit, tmp_path: Path) -> None:
    site = make_site(*forms())
    with site.open_register() as register:
        prove(register, "Minh")
    other = tmp_path / "khac.db"
    with Register.open(other) as register:
        for one in forms():
            register.add(one)
        make_accounts(register)
        rows = register.db.execute("SELECT * FROM audit ORDER BY seq").fetchall()
    with site.open_register() as register, register.writing():
        for trigger in ("audit_is_never_changed", "audit_is_never_deleted"):
            register.db.execute(f"DROP TRIGGER {trigger}")
        register.db.execute("DELETE FROM audit")
        register.db.conn.executemany(f"INSERT INTO audit VALUES ({', '.join('?' * 12)})", rows)
        register.db.execute("UPDATE audit_head SET hash = ?", [rows[-1][-1]])
    page = visit(site, "/nhat-ky", "auditor")
    assert page.get_by_text("Chuỗi đã bị viết lại").is_visible()


def test_a_hash_noted_down_earlier(site: Site, visit: Visit) -> None:
    page = visit(site, "/nhat-ky", "auditor")
    noted = page.locator("p.hash").inner_text()
    page.get_by_label("Mã băm đã ghi lần trước").fill(noted)
    page.get_by_role("button", name="Kiểm tra cả chuỗi").click()
    assert page.get_by_text("mã băm đã ghi lần trước vẫn còn trong chuỗi").is_visible()
    page.get_by_label("Mã băm đã ghi lần trước").fill("0" * 64)
    page.get_by_role("button", name="Kiểm tra cả chuỗi").click()
    assert page.get_by_text("không còn dòng mang mã băm").is_visible()


def test_what_was_altered_behind_the_chain_is_told(make_site: MakeSite, visit: Visit) -> None:
    site = make_site(*forms())
    with site.open_register() as register:
        register.db.execute("UPDATE tasks SET done_on = '2026-01-01' WHERE id = 2")
        register.db.conn.commit()
    page = visit(site, "/nhat-ky", "administrator")
    page.get_by_role("button", name="Kiểm tra cả chuỗi").click()
    assert page.get_by_text("Sổ không khớp nhật ký").is_visible()
    assert page.get_by_text("Nhiệm vụ số 2").first.is_visible()


@pytest.mark.parametrize("role", ["official", "secretariat"])
def test_the_chain_is_for_auditors(make_site: MakeSite, role: str) -> None:
    client = make_site().client(role)
    assert client.get("/nhat-ky").status_code == 403
    assert client.post("/nhat-ky/kiem-tra", data={"form_token": form_token(client.get("/").text)}).status_code == 403


def test_on_a_phone(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/doi-chieu/1/2", "auditor", width=390, height=844)
    for path, name in (("/doi-chieu/1/2", "doi-chieu-cap"), ("/nhat-ky", "nhat-ky")):
        page.goto(site.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        shoot(page, name)
