"""First start, login, one's own password, the start page, accounts: in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from chidao.outputs.people.accounts import Accounts
from chidao.outputs.people.guesses import MOST_PER_LOGIN
from chidao.outputs.people.rights import ROLES
from conftest import PASSWORD, Site, form_token
from playwright.sync_api import Page
from register_forms import form, task

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
LETTER = form(
    task("Kiểm tra hệ thống xử lý nước thải của các cụm công nghiệp", due="2024-06-30"),
    task("Báo cáo kết quả về Ủy ban nhân dân tỉnh", owners=("Sở Tài chính tỉnh Bình Sơn",), due="2099-01-15"),
)


def test_the_first_start_makes_an_administrator_who_must_choose_a_password(make_site: MakeSite, visit: Visit) -> None:
    site = make_site(LETTER, accounts=False)
    with site.open_register() as register:
        first = Accounts(register).make_first()
        assert first
        assert Accounts(register).make_first() is None
    page = visit(site, "/")
    page.get_by_label("Tên đăng nhập").fill(first[0].login)
    page.get_by_label("Mật khẩu").fill(first[1])
    page.get_by_role("button", name="Đăng nhập").click()
    assert page.get_by_role("heading", name="Đặt mật khẩu của mình").is_visible()
    page.goto(site.address + "/tai-khoan")
    assert page.url.endswith("/mat-khau")
    page.get_by_label("Mật khẩu dùng một lần").fill(first[1])
    page.get_by_label("Mật khẩu mới", exact=True).fill("tram huong dat moi")
    page.get_by_label("Gõ lại mật khẩu mới").fill("tram huong dat moi")
    page.get_by_role("button", name="Lưu mật khẩu").click()
    assert page.get_by_role("heading", name="Hôm nay").is_visible()
    assert page.get_by_text("Đã đổi mật khẩu").is_visible()


def test_the_start_page_counts_what_waits_and_what_is_late(
    make_site: MakeSite, visit: Visit, shoot: Callable[[Page, str], None]
) -> None:
    page = visit(make_site(LETTER), "/", "secretariat")
    assert "2" in page.locator("a.tile.waiting b").inner_text()
    assert "1" in page.locator("a.tile.late b").inner_text()
    assert page.get_by_role("link", name="Công văn 214/UBND-KT").first.is_visible()
    shoot(page, "trang-dau")


def test_an_empty_register_says_what_to_do(make_site: MakeSite, visit: Visit) -> None:
    page = visit(make_site(), "/", "secretariat")
    assert page.get_by_role("link", name="Nạp văn bản đầu tiên").is_visible()


@pytest.mark.parametrize("role", ROLES)
def test_the_menu_shows_each_role_what_it_may_do(make_site: MakeSite, role: str) -> None:
    page = make_site(LETTER).client(role).get("/").text
    assert ("/tai-khoan" in page) == (role == "administrator")
    assert ('href="/duyet"' in page) == (role in ("administrator", "secretariat"))


def test_wrong_guesses_are_limited_by_login(make_site: MakeSite) -> None:
    site = make_site()
    client = site.client()

    def guess(password: str) -> int:
        token = form_token(client.get("/dang-nhap").text)
        return client.post("/dang-nhap", data={"form_token": token, "login": "official", "password": password}).status_code

    assert [guess("sai rồi") for _ in range(MOST_PER_LOGIN)] == [401] * MOST_PER_LOGIN
    assert guess(PASSWORD) == 429


def test_an_account_is_made_changed_and_closed(make_site: MakeSite, visit: Visit, shoot: Callable[[Page, str], None]) -> None:
    site = make_site()
    page = visit(site, "/tai-khoan", "administrator")
    new = page.locator("form", has_text="Lập tài khoản mới")
    new.get_by_label("Tên đăng nhập").fill("le.thi.b")
    new.get_by_label("Họ tên").fill("Lê Thị B")
    new.get_by_label("Vai trò").select_option("official")
    new.get_by_role("button", name="Lập tài khoản").click()
    assert page.locator(".secret").inner_text().count("-") == 2
    shoot(page, "tai-khoan")
    row = page.locator("tr", has_text="le.thi.b")
    row.get_by_label("Đang dùng").uncheck()
    row.get_by_role("button", name="Lưu").click()
    assert page.locator("tr", has_text="le.thi.b").get_by_text("Đã khoá").is_visible()


def test_the_last_administrator_stays(make_site: MakeSite) -> None:
    site = make_site()
    client = site.client("administrator")
    token = form_token(client.get("/tai-khoan").text)
    account = site.accounts["administrator"]
    answer = client.post(
        f"/tai-khoan/{account.id}", data={"form_token": token, "name": "X", "role": "official", "enabled": "1"}
    )
    assert answer.status_code == 422
    assert "ít nhất một tài khoản quản trị" in answer.text


def test_logging_out_ends_the_session_on_the_server(make_site: MakeSite) -> None:
    site = make_site()
    client = site.client("official")
    cookies = dict(client.cookies)
    client.post("/dang-xuat", data={"form_token": form_token(client.get("/").text)})
    client.cookies.update(cookies)
    assert "/dang-nhap" in str(client.get("/").url)


def test_single_sign_on_only_by_a_trusted_proxy(make_site: MakeSite, tmp_path: object) -> None:
    site = make_site(trusted_header="X-Remote-User")
    told = {"X-Remote-User": "official"}
    with site.client() as client:
        assert client.get("/", headers=told).status_code == 200
        assert "Người official" in client.get("/", headers=told).text
        assert client.get("/", headers={"X-Remote-User": "nguoi.la"}).status_code == 403
        assert client.get("/").status_code == 403


def test_the_header_of_single_sign_on_means_nothing_unless_configured(make_site: MakeSite) -> None:
    site = make_site()
    assert "/dang-nhap" in str(site.client().get("/", headers={"X-Remote-User": "administrator"}).url)
