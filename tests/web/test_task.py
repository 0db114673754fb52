"""One task in a real browser: its words in their place, and what carries it on, each by right and never unseen."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from chidao.outputs.follow_up import LARGEST_FILE, entries_of
from conftest import Site, form_token
from playwright.sync_api import Page
from register_forms import form, task
from sample_lists import TODAY, days, follow, forms

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]
REPORTS = ("note", "result")
DECISIONS = ("extension", "return", "escalation", "close", "reopen")


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    made = make_site(*forms())
    with made.open_register() as register:
        follow(register)
    return made


def kinds(site: Site, number: int) -> list[str]:
    with site.open_register() as register:
        return [entry.kind for entry in entries_of(register, number)]


def test_the_words_stand_in_their_place(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/nhiem-vu/1", "auditor")
    assert page.locator(".quote mark").first.inner_text().startswith("Kiểm tra hệ thống xử lý nước thải")
    assert page.locator(".quote mark.deadline").inner_text().startswith("trước ngày")
    assert "V/v tăng cường quản lý cụm công nghiệp" in page.locator(".quote").inner_text()
    assert page.get_by_text("gia hạn đến").is_visible()
    assert page.locator(".timeline .words").first.inner_text() == "Đã kiểm tra 3 trong 7 cụm công nghiệp"
    page.get_by_text("Lịch sử (").click()
    shoot(page, "nhiem-vu-so-1")


def test_an_ended_body_is_followed_to_its_heir(site: Site, visit: Visit) -> None:
    page = visit(site, "/nhiem-vu/5", "official")
    assert page.get_by_role("link", name="Sở Tài chính tỉnh Bắc Ninh").is_visible()
    assert page.get_by_text("từ 01/07/2025").is_visible()


def test_the_source_and_the_review_open_at_the_task(site: Site) -> None:
    client = site.client("administrator")
    page = client.get("/nhiem-vu/6").text
    for target in ("/van-ban/2?chon=nv6", "/duyet/2?chon=nv6"):
        assert f'href="{target}"' in page
        answer = client.get(target)
        assert answer.status_code == 200
        assert "Báo cáo tình hình xây dựng nông thôn mới" in answer.text


def test_the_status_on_a_day(site: Site, visit: Visit) -> None:
    page = visit(site, f"/nhiem-vu/7?ngay={(TODAY - timedelta(days=9)).isoformat()}", "official")
    assert page.locator(".page-head .tag").first.inner_text() == "Quá hạn"
    page.get_by_role("link", name="Xem hôm nay").click()
    assert page.locator(".page-head .tag").first.inner_text() == "Xong quá hạn"


def test_an_extension_with_its_document(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/nhiem-vu/2", "auditor")
    page.locator("#lam-extension summary").click()
    box = page.locator("#lam-extension")
    box.get_by_label("Hạn mới").fill(days(30))
    box.get_by_label("Ai cho phép").fill("Chủ tịch UBND tỉnh")
    box.get_by_label("Lý do").fill("Chờ quy hoạch tỉnh được phê duyệt")
    box.get_by_label("Theo văn bản").fill("88/KL-UBND")
    shoot(page, "gia-han")
    box.get_by_role("button", name="Gia hạn").click()
    assert page.get_by_text("Đã gia hạn").is_visible()
    entry = page.locator(".timeline li").first
    assert "Chủ tịch UBND tỉnh" in entry.inner_text()
    assert entry.get_by_role("link", name="88/KL-UBND").is_visible()
    assert "Người auditor" in entry.inner_text()
    assert page.get_by_text("văn bản viết").is_visible()
    with site.open_register() as register:
        view = register.task(2)
        assert view
        assert view.extended_to == days(30)
        assert view.deadline
        assert view.deadline["due"] == days(5)


def test_a_close_without_evidence_is_refused_beside_the_form(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/nhiem-vu/3", "auditor")
    page.locator("#lam-close summary").click()
    page.locator("#lam-close").get_by_label("Ngày hoàn thành").fill(TODAY.isoformat())
    page.locator("#lam-close").get_by_role("button", name="Kết thúc").click()
    assert "chưa có bằng chứng" in page.locator("#lam-close [role=alert]").inner_text()
    assert page.locator("#lam-close").get_by_label("Ngày hoàn thành").input_value() == f"{TODAY:%d/%m/%Y}"
    assert kinds(site, 3) == []
    shoot(page, "ket-thuc-bi-tu-choi")


def test_a_result_with_a_file_closes_and_the_file_is_only_saved(site: Site, visit: Visit, tmp_path: Path) -> None:
    proof = tmp_path / "Báo cáo <b>kết quả.html"
    proof.write_text("<script>alert(1)</script>", encoding="utf-8")
    page = visit(site, "/nhiem-vu/3", "auditor")
    page.locator("#lam-close summary").click()
    page.locator("#lam-close").get_by_label("Tệp bằng chứng").set_input_files(proof)
    page.locator("#lam-close").get_by_role("button", name="Kết thúc").click()
    assert kinds(site, 3) == ["result", "close"]
    with page.expect_download() as waiting:
        page.locator(".timeline a[download]").click()
    assert waiting.value.suggested_filename.endswith(".html")
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == "<script>alert(1)</script>"
    with site.open_register() as register:
        sha256 = entries_of(register, 3)[0].file_sha256
    client = site.client("official")
    answer = client.get(f"/nhiem-vu/3/tep/{sha256}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert client.get(f"/nhiem-vu/2/tep/{sha256}").status_code == 404
    assert client.get("/nhiem-vu/3/tep/..%2f..%2fso.db").status_code == 404


def test_a_closed_task_is_reopened(site: Site, visit: Visit) -> None:
    page = visit(site, "/nhiem-vu/7", "auditor")
    assert page.locator("#lam-close").count() == 0
    page.locator("#lam-reopen summary").click()
    page.locator("#lam-reopen").get_by_label("Lý do").fill("Chưa công khai ở cấp xã")
    page.locator("#lam-reopen").get_by_role("button", name="Mở lại").click()
    assert page.locator(".page-head .tag").first.inner_text() == "Quá hạn"


def send(site: Site, login: str, number: int, kind: str, seen: int | None = None, **more: str) -> int:
    client = site.client(login)
    page = client.get(f"/nhiem-vu/{number}").text
    if seen is None:
        with site.open_register() as register:
            from chidao.outputs.seen import versions_of

            seen = versions_of(register, [number])[number]
    target = "bao-cao" if kind in REPORTS else "quyet-dinh"
    data = {"form_token": form_token(page), "viec": kind, "da_xem": str(seen), **more}
    return client.post(f"/nhiem-vu/{number}/{target}", data=data).status_code


FILLED = {"noi_dung": "lời", "ai": "Chủ tịch", "han_moi": days(90)}


@pytest.mark.parametrize("kind", REPORTS + DECISIONS)
@pytest.mark.parametrize("role", ["official", "secretariat"])
def test_each_role_does_what_it_may(site: Site, role: str, kind: str) -> None:
    number = 7 if kind == "reopen" else 2
    if kind == "return":
        assert send(site, "auditor", 2, "result", noi_dung="xong") == 200
    before = kinds(site, number)
    status = send(site, role, number, kind, **FILLED)
    assert (status, kinds(site, number) != before) == ((200, True) if kind in REPORTS else (403, False))


@pytest.mark.parametrize("kind", DECISIONS)
def test_decisions_are_no_reports(site: Site, kind: str) -> None:
    client = site.client("official")
    token = form_token(client.get("/nhiem-vu/2").text)
    answer = client.post("/nhiem-vu/2/bao-cao", data={"form_token": token, "viec": kind, "da_xem": "0", **FILLED})
    assert answer.status_code == 400


def test_what_another_changed_meanwhile_is_not_overwritten_unseen(site: Site, visit: Visit) -> None:
    page = visit(site, "/nhiem-vu/2", "auditor")
    page.locator("#lam-note summary").click()
    page.locator("#lam-note").get_by_label("Đã làm đến đâu").fill("Đã xong bước một")
    assert send(site, "official", 2, "note", noi_dung="Việc khác vừa ghi") == 200
    page.locator("#lam-note").get_by_role("button", name="Ghi tiến độ").click()
    assert "vừa được Người official" in page.locator("#lam-note [role=alert]").inner_text()
    assert page.get_by_text("Việc khác vừa ghi").first.is_visible()
    assert page.locator("#lam-note").get_by_label("Đã làm đến đâu").input_value() == "Đã xong bước một"
    page.locator("#lam-note").get_by_role("button", name="Ghi tiến độ").click()
    assert kinds(site, 2) == ["note", "note"]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("note", {"noi_dung": " "}), ("result", {}), ("result", {"van_ban": "không có văn bản này"}), ("result", {"van_ban": "#99"}),
        ("extension", {"ai": "Chủ tịch", "noi_dung": "x", "han_moi": days(-90)}), ("extension", {"ai": "Chủ tịch", "noi_dung": "x"}),
        ("extension", {"han_moi": days(90), "noi_dung": "x"}), ("escalation", {"noi_dung": "x"}), ("return", {"noi_dung": "x"}),
        ("close", {}), ("reopen", {"noi_dung": "x"}), ("note", {"noi_dung": "x", "ngay": "hôm qua"}),
        ("note", {"noi_dung": "x", "ngay": days(3)}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_words(site: Site, kind: str, more: dict[str, str]) -> None:
    before = kinds(site, 2)
    assert send(site, "auditor", 2, kind, **more) == 422
    assert kinds(site, 2) == before


def test_evidence_has_a_limit_of_its_own(site: Site) -> None:
    client = site.client("auditor")
    token = form_token(client.get("/nhiem-vu/2").text)
    data = {"form_token": token, "viec": "result", "da_xem": "0", "noi_dung": "kèm tệp"}
    files = {"tep": ("lon.bin", b"0" * (3 * 1024 * 1024))}
    assert client.post("/nhiem-vu/2/bao-cao", data={**data, "da_xem": "4"}, files=files).status_code in (200, 409)
    with socket.create_connection(("127.0.0.1", int(site.address.rpartition(":")[2]))) as told:
        told.sendall(
            f"POST /nhiem-vu/2/bao-cao HTTP/1.1\r\nHost: localhost\r\nContent-Length: {LARGEST_FILE * 2}\r\n\r\n".encode()
        )
        assert b" 413 " in told.recv(100)
    assert client.post("/tim/luu", data={**data, "x": "0" * 3_000_000}).status_code == 413


@pytest.mark.parametrize("number", ["0", "999", "1" + "0" * 30, "-1", "abc"])
def test_numbers_of_nothing(site: Site, number: str) -> None:
    assert site.client("official").get(f"/nhiem-vu/{number}").status_code in (404, 422)


def test_a_task_on_a_phone(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/nhiem-vu/1", "auditor", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shoot(page, "nhiem-vu-so-1")


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_evil_words_are_only_words(make_site: MakeSite, visit: Visit) -> None:
    letter = form(
        task(f"Kiểm tra {EVIL}", [f"Sở {EVIL}"], due=days(-2), assigner=EVIL), number=f"1/{EVIL}", title=EVIL, issuer=EVIL, path=f"{EVIL}.docx"
    )  # fmt: skip
    site = make_site(letter)
    assert send(site, "auditor", 1, "note", noi_dung=EVIL) == 200
    assert send(site, "auditor", 1, "escalation", noi_dung=EVIL, ai=EVIL) == 200
    page = visit(site, "/nhiem-vu/1", "auditor")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    assert page.locator(".timeline .words").first.inner_text() == EVIL
    for path in ("/nhiem-vu", "/tim?q=script", f"/tim?q={EVIL}", f"/nhiem-vu?co_quan={EVIL}"):
        page.goto(site.address + path)
        assert page.locator("main script, main img").count() == 0
