"""Search and lists in a real browser: what is found is marked, everything stands in the address, filters come off one by one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from chidao.outputs.saved import list_searches, save_search
from conftest import Site, form_token
from playwright.sync_api import Page
from register_forms import form, task
from sample_lists import LAN, days

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]


def rows(page: Page) -> int:
    return page.locator("table tbody tr").count()


def test_search_without_accents_finds_and_marks(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/", "official")
    page.get_by_label("Tìm nhiệm vụ").fill("nuoc thai ccn")
    page.get_by_label("Tìm nhiệm vụ").press("Enter")
    assert page.get_by_role("heading", name="2 nhiệm vụ").is_visible()
    marked = [one.lower() for one in page.locator("table mark").all_inner_texts()]
    assert sorted(marked) == ["ccn", "cụm công nghiệp", "nước thải", "nước thải"]
    assert page.get_by_label("Tìm nhiệm vụ").input_value() == "nuoc thai ccn"
    shoot(page, "tim")


def test_filters_are_chosen_at_the_side_and_come_off_one_by_one(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/tim?q=dat", "official")
    page.get_by_role("link", name="Chỉ thị", exact=True).click()
    assert "loai=chi_thi" in page.url
    assert rows(page) == 1
    page.goto(
        site.address + "/tim?" + f"q=dat&loai=chi_thi&tinh_trang=done_in_time&co_quan={quote('Sở Xây dựng tỉnh Bình Sơn')}"
    )
    assert page.locator("a.chip").count() == 3
    shoot(page, "tim-loc")
    page.locator("a.chip", has_text="Chỉ thị").click()
    assert page.locator("a.chip").count() == 2
    assert "loai=" not in page.url
    page.get_by_role("link", name="Bỏ tất cả").click()
    assert page.locator("a.chip").count() == 0
    assert "q=dat" in page.url


def test_nothing_found_says_what_to_try(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/tim?q=tàu+vũ+trụ", "official")
    assert page.get_by_role("heading", name="Không tìm thấy").is_visible()
    assert page.get_by_text("Thử ít từ hơn").is_visible()
    page.get_by_text("Cách gõ câu tìm").click()
    assert page.get_by_text("đúng cụm từ ấy").is_visible()
    shoot(page, "tim-khong-thay")


def test_words_of_asking_are_left_out_where_nothing_has_them(site: Site, visit: Visit) -> None:
    page = visit(site, "/tim?q=ai+chịu+trách+nhiệm+về+tái+định+cư", "official")
    assert page.get_by_text("bỏ các từ để hỏi").is_visible()
    assert rows(page) == 1


def test_a_search_is_kept_run_and_forgotten(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/tim?q=dat&loai=chi_thi", "official")
    page.get_by_text("Lưu câu tìm này").click()
    page.get_by_label("Đặt tên").fill("Chỉ thị về đất")
    page.get_by_role("button", name="Lưu", exact=True).click()
    assert page.get_by_text("Đã lưu câu tìm").is_visible()
    assert "loai=chi_thi" in page.url
    with site.open_register() as register:
        assert [one.query for one in list_searches(register)] == ['dat loai:"chỉ thị"']
        save_search(register, "Của người khác", "nước", LAN)
    page.goto(site.address + "/tim")
    shoot(page, "tim-da-luu")
    assert page.get_by_role("button", name="Bỏ").count() == 1
    page.get_by_role("link", name="Chỉ thị về đất").click()
    assert rows(page) == 1
    page.goto(site.address + "/tim")
    page.get_by_role("button", name="Bỏ").click()
    assert page.get_by_text("Đã bỏ câu tìm").is_visible()


def test_anothers_kept_search_is_neither_overwritten_nor_forgotten(site: Site) -> None:
    with site.open_register() as register:
        save_search(register, "Nước", "nước thải", LAN)
    client = site.client("official")
    token = form_token(client.get("/tim").text)
    for path, more in (("/tim/luu", {"query": "khác"}), ("/tim/bo", {})):
        answer = client.post(path, data={"form_token": token, "name": "Nước", **more})
        assert answer.status_code == 422
        assert "Nguyễn Thị Lan" in answer.text
    with site.open_register() as register:
        assert [one.query for one in list_searches(register)] == ["nước thải"]
    administrator = site.client("administrator")
    administrator.post("/tim/bo", data={"form_token": form_token(administrator.get("/tim").text), "name": "Nước"})
    with site.open_register() as register:
        assert not list_searches(register)


def test_lists_are_filtered_by_everything(site: Site, visit: Visit, shoot: Shoot) -> None:
    page = visit(site, "/nhiem-vu", "official")
    assert page.get_by_role("heading", name="7 nhiệm vụ").is_visible()
    shoot(page, "nhiem-vu")
    page.get_by_text("Lọc danh sách").click()
    page.get_by_label("Cơ quan", exact=True).fill("so nong nghiep va moi truong tinh binh son")
    page.get_by_label("Tình trạng", exact=True).select_option("open_late")
    page.get_by_role("button", name="Lọc", exact=True).click()
    assert rows(page) == 1
    assert page.locator("a.chip").count() == 2
    page.locator("a.chip", has_text="Quá hạn").click()
    assert rows(page) == 2


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("tinh_trang=open_late", 3), (f"han_tu={days(0)}&han_den={days(7)}", 1), ("loai=chi_thi", 1), ("trang_thai=confirmed", 3),
        ("vai_tro=support&co_quan=UBND huyện Trà Giang", 1), ("van_ban=2", 2), ("ngay=2024-07-01", 2), ("gia_han=1", 1),
        ("trong_ngay=7", 1), ("da_duyet=1", 3), ("theo=kind&dong=ket_luan", 2), ("trang=99", 7), ("xep=chac", 7),
        ("co_quan=Sở Tài chính tỉnh Bắc Ninh", 1),
    ],
)  # fmt: skip
def test_each_filter_of_a_list(site: Site, query: str, count: int) -> None:
    page = site.client("official").get(f"/nhiem-vu?{query}").text
    assert page.count('<td class="task-words">') == count


def test_what_a_body_inherited_is_marked(site: Site, visit: Visit) -> None:
    page = visit(site, "/nhiem-vu?co_quan=" + quote("so tai chinh tinh bac ninh"), "official")
    assert page.get_by_text("kế thừa từ Sở Kế hoạch và Đầu tư tỉnh Bắc Giang").is_visible()


def test_long_lists_have_pages(make_site: MakeSite, visit: Visit) -> None:
    letters = [
        form(*(task(f"Kiểm tra đất số {number}-{one}") for one in range(20)), path=f"{number}", number=f"{number}/UB")
        for number in range(6)
    ]
    site = make_site(*letters)
    page = visit(site, "/nhiem-vu", "official")
    assert rows(page) == 50
    assert page.get_by_text("1–50 trong 120").is_visible()
    page.get_by_role("link", name="Trang sau").click()
    page.get_by_role("link", name="Trang sau").click()
    assert rows(page) == 20
    page.goto(site.address + "/tim?q=kiem+tra&trang=5")
    assert page.get_by_text("101–120 trong 120").is_visible()


@pytest.mark.parametrize("width", [390])
def test_lists_on_a_phone(site: Site, visit: Visit, shoot: Shoot, width: int) -> None:
    page = visit(site, "/tim?q=dat", "official", width=width, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shoot(page, "tim")
    page.goto(site.address + "/nhiem-vu")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shoot(page, "nhiem-vu")


BAD = ["' OR 1=1 --", '"; DROP TABLE tasks; --', "<script>alert(1)</script>", "%", "\\", "9" * 40, "-1", "😀", "a" * 400]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/tim", ["q", "loai", "co_quan", "noi_ban_hanh", "nam", "tinh_trang", "han_tu", "xep", "trang"]),
        ("/nhiem-vu", ["co_quan", "vai_tro", "tinh_trang", "han_tu", "loai", "trang_thai", "van_ban", "theo", "dong", "ngay",
                       "trong_ngay", "gia_han", "trang"]),
    ],
)  # fmt: skip
def test_hostile_parameters_are_words_or_refused(site: Site, path: str, names: list[str]) -> None:
    client = site.client("official")
    for name in names:
        for bad in BAD:
            answer = client.get(path, params={"q": "đất", "theo": "agency", name: bad})
            assert answer.status_code in (200, 400, 422), (name, bad)
            assert "<script>alert" not in answer.text
    assert client.get("/nhiem-vu").text.count('<td class="task-words">') == 7
