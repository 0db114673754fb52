"""Review in a real browser: by keyboard, by mouse, without script, by two people at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.review import Review
from conftest import PASSWORD, Site, form_token
from playwright.sync_api import Browser, Page, expect
from register_forms import form, task

MakeSite = Callable[..., Site]
Visit = Callable[..., Page]
Shoot = Callable[[Page, str], None]

TASKS = (
    task("Kiểm tra hệ thống xử lý nước thải của các cụm công nghiệp; xử lý nghiêm cơ sở vi phạm", due="2024-06-30",
         support=("Công an tỉnh Bình Sơn",), confidence=0.93),
    task("Bố trí kinh phí vận hành trạm quan trắc", owners=("Sở Tài chính tỉnh Bình Sơn",), confidence=0.55),
    task("Báo cáo kết quả về Ủy ban nhân dân tỉnh", due="2024-07-15", confidence=0.8),
)  # fmt: skip
LETTER = form(*TASKS)
HEADING = "Ủy ban nhân dân tỉnh Bình Sơn\nSố: 214/UBND-KT\nCăn cứ Quyết định số 12/QĐ-UBND, đã có 17 cụm công nghiệp.\n"
RICH = form(
    *TASKS,
    heading=HEADING,
    figures=[{"start": HEADING.index("17 cụm"), "end": HEADING.index("17 cụm") + 18, "text": "17 cụm công nghiệp", "value": 17,
              "unit": "cụm công nghiệp", "confidence": 0.9}],
    citations=[{"start": HEADING.index("Quyết định"), "end": HEADING.index(", đã"), "text": "Quyết định số 12/QĐ-UBND",
                "kind": "quyet_dinh", "number": "12/QĐ-UBND", "relation": "based_on", "confidence": 0.9}],
    decisions=[{"start": 0, "end": 29, "text": HEADING[:29], "kind": "approve", "authority": None, "confidence": 0.4}],
)  # fmt: skip


def states(site: Site) -> list[str]:
    with site.open_register() as register:
        return [row[0] for row in register.db.execute("SELECT state FROM tasks ORDER BY id")]


def chosen(page: Page) -> str:
    return page.locator("#sua [name=chon]").input_value()


def told(page: Page, words: str) -> None:
    expect(page.locator("main .notice", has_text=words)).to_be_visible()


def select_words(page: Page, words: str) -> None:
    """Mark words in the source as a mouse would."""
    found = page.evaluate(
        """(words) => {
          const source = document.getElementById('nguon');
          const walker = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
          const nodes = [];
          let text = '';
          while (walker.nextNode()) { nodes.push([text.length, walker.currentNode]); text += walker.currentNode.data; }
          const at = text.indexOf(words);
          if (at < 0) return false;
          const point = (place) => { const [start, node] = nodes.filter(([start]) => start <= place).pop(); return [node, place - start]; };
          const range = document.createRange();
          range.setStart(...point(at));
          const [node, offset] = point(at + words.length - 1);
          range.setEnd(node, offset + 1);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return true;
        }""",
        words,
    )
    assert found, words
    page.wait_for_timeout(50)


def test_one_letter_by_keyboard_from_first_to_last(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(LETTER)
    page = visit(site, "/duyet", "secretariat")
    shoot(page, "duyet-danh-sach")
    page.get_by_role("link", name="Duyệt từ việc kém chắc nhất").press("Enter")
    expect(page.get_by_role("heading", name="Nhiệm vụ 2")).to_be_visible()
    page.wait_for_load_state()
    shoot(page, "duyet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nhiệm vụ 3")).to_be_visible()
    told(page, "Đã xác nhận nhiệm vụ 2")
    page.keyboard.press("e")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.keyboard.type("chỉ là câu kết")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nhiệm vụ 1")).to_be_visible()
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="Đã duyệt xong mọi nhiệm vụ")).to_be_visible()
    assert states(site) == ["confirmed", "confirmed", "rejected"]
    shoot(page, "duyet-xong")
    page.keyboard.press("u")
    expect(page.get_by_role("heading", name="Nhiệm vụ 1")).to_be_visible()
    assert states(site) == ["draft", "confirmed", "rejected"]
    with site.open_register() as register:
        reasons = [row[0] for row in register.db.execute("SELECT reason FROM audit WHERE action = 'reject'")]
        actors = {row[0] for row in register.db.execute("SELECT actor FROM audit WHERE action = 'confirm'")}
    assert reasons == ["chỉ là câu kết"]
    assert actors == {site.accounts["secretariat"].actor.name}


def test_fields_are_corrected_with_names_from_two_letters(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(LETTER)
    page = visit(site, "/duyet/1?chon=nv2", "secretariat")
    page.keyboard.press("e")
    page.get_by_role("combobox", name="Chủ trì").focus()
    page.keyboard.press("Backspace")
    page.keyboard.type("so co", delay=30)
    expect(page.get_by_role("option", name="Sở Công Thương tỉnh Bình Sơn")).to_be_visible()
    shoot(page, "duyet-goi-y")
    page.keyboard.press("Enter")
    page.get_by_label("Ngày cuối cùng còn trong hạn").fill("31/12/2024")
    page.get_by_role("button", name="Lưu và xác nhận").click()
    told(page, "Đã sửa nhiệm vụ 2")
    with site.open_register() as register:
        view = register.task(2)
    assert view
    assert [owner["name"] for owner in view.owners] == ["Sở Công Thương tỉnh Bình Sơn"]
    assert view.deadline
    assert (view.deadline["due"], view.deadline["kind"], view.state) == ("2024-12-31", "by", "corrected")


def test_a_deadline_is_taken_from_the_text(make_site: MakeSite, visit: Visit) -> None:
    site = make_site(LETTER)
    page = visit(site, "/duyet/1?chon=nv2", "secretariat")
    select_words(page, "trước ngày 15/07/2024")
    page.locator("[data-take=deadline_text]").click()
    assert page.get_by_label("Ngày cuối cùng còn trong hạn").input_value() == "15/07/2024"
    page.get_by_role("button", name="Lưu và xác nhận").click()
    told(page, "Đã sửa nhiệm vụ 2")
    with site.open_register() as register:
        view = register.task(2)
        text = register.db.execute("SELECT text FROM document_texts").fetchone()[0]
    assert view
    assert view.deadline
    assert text[view.deadline["start"] : view.deadline["end"]] == "trước ngày 15/07/2024"


def test_a_click_on_either_side_shows_the_other(make_site: MakeSite, visit: Visit) -> None:
    page = visit(make_site(RICH), "/duyet/1?chon=nv1", "secretariat")
    page.locator("#nguon .m", has_text="Bố trí kinh phí").click()
    expect(page.get_by_role("heading", name="Nhiệm vụ 2")).to_be_visible()
    page.locator(".items a", has_text="Báo cáo kết quả").click()
    expect(page.locator("#nguon .m.on").first).to_have_text("Báo cáo kết quả về Ủy ban nhân dân tỉnh")
    page.locator("#nguon .m.figure").click()
    expect(page.get_by_role("heading", name="Số liệu 1")).to_be_visible()


def test_split_merge_new_and_undo_by_keyboard(make_site: MakeSite, visit: Visit) -> None:
    site = make_site(LETTER)
    page = visit(site, "/duyet/1?chon=nv1&thu_tu=vi_tri", "secretariat")
    select_words(page, "xử lý nghiêm")
    page.keyboard.press("s")
    told(page, "Đã tách nhiệm vụ 1 làm hai")
    with site.open_register() as register:
        texts = [row[0] for row in register.db.execute(
            "SELECT text FROM task_texts x JOIN tasks t ON t.id = x.task_id WHERE live = 1 ORDER BY start")]  # fmt: skip
    assert texts[:2] == ["Kiểm tra hệ thống xử lý nước thải của các cụm công nghiệp", "xử lý nghiêm cơ sở vi phạm"]
    page.keyboard.press("m")
    told(page, "Đã gộp nhiệm vụ")
    page.keyboard.press("u")
    told(page, "Đã hoàn tác")
    page.keyboard.press("u")
    expect(page.get_by_role("heading", name="Nhiệm vụ 1")).to_be_visible()
    assert states(site)[:3] == ["draft", "draft", "draft"]
    select_words(page, "quản lý cụm công nghiệp")
    page.keyboard.press("n")
    expect(page.get_by_role("heading", name="Thêm nhiệm vụ máy bỏ sót")).to_be_visible()
    expect(page.get_by_label("Lời nhiệm vụ")).to_have_value("quản lý cụm công nghiệp")
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    told(page, "Đã thêm nhiệm vụ")


def test_the_rest_is_confirmed_after_asking(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(RICH)
    page = visit(site, "/duyet/1", "secretariat")
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Xác nhận tất cả còn lại?")).to_be_visible()
    shoot(page, "duyet-tat-ca")
    page.get_by_label("Cả 3 quyết định").check()
    page.get_by_role("button", name="Xác nhận tất cả").click()
    told(page, "Đã xác nhận 6 mục còn lại")
    assert states(site) == ["confirmed"] * 3
    with site.open_register() as register:
        assert register.db.execute("SELECT state FROM figures").fetchone()[0] == "confirmed"


def test_facts_of_a_document_and_figures_are_reviewed(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(RICH)
    page = visit(site, "/duyet/1?chon=van-ban", "secretariat")
    page.get_by_label("Số, ký hiệu").fill("215/UBND-KT")
    page.get_by_label("Ngày ban hành").fill("13/3/2024")
    page.get_by_role("button", name="Lưu thông tin văn bản").click()
    expect(page.get_by_role("heading", name="Công văn 215/UBND-KT")).to_be_visible()
    page.get_by_role("link", name="Số liệu").click()
    expect(page.get_by_role("heading", name="Số liệu 1")).to_be_visible()
    page.get_by_label("Giá trị", exact=True).fill("1.234,5")
    shoot(page, "duyet-so-lieu")
    page.locator("#sua button.main").click()
    told(page, "Đã xác nhận “17 cụm")
    page.get_by_role("link", name="Viện dẫn").click()
    expect(page.get_by_role("heading", name="Viện dẫn 1")).to_be_visible()
    page.keyboard.press("x")
    told(page, "Đã loại “Quyết định")
    with site.open_register() as register:
        assert register.db.execute("SELECT value, state FROM figures").fetchone() == (1234.5, "corrected")
        assert register.db.execute("SELECT state FROM citations").fetchone()[0] == "rejected"
        assert register.db.execute("SELECT issued_on FROM documents").fetchone()[0] == "2024-03-13"


def test_two_people_do_not_overwrite_each_other_unseen(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(LETTER)
    page = visit(site, "/duyet/1?chon=nv2", "secretariat")
    with site.open_register() as register:
        Review(register, Actor("Trần Văn Kia")).correct(2, {"assigner": "Bộ trưởng"})
    page.get_by_label("Người giao").fill("Chủ tịch tỉnh")
    page.get_by_role("button", name="Lưu và xác nhận").click()
    expect(page.get_by_role("alert")).to_contain_text("Trần Văn Kia")
    assert "Bộ trưởng" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Người giao").input_value() == "Chủ tịch tỉnh"
    shoot(page, "duyet-hai-nguoi")
    with site.open_register() as register:
        view = register.task(2)
        assert view
        assert view.assigner == "Bộ trưởng"
    page.locator("#sua button.main").click()
    told(page, "Đã sửa nhiệm vụ 2")
    with site.open_register() as register:
        view = register.task(2)
        assert view
        assert view.assigner == "Chủ tịch tỉnh"


def test_a_task_that_somebody_else_rejected_meanwhile(make_site: MakeSite, visit: Visit) -> None:
    site = make_site(LETTER)
    page = visit(site, "/duyet/1?chon=nv2", "secretariat")
    with site.open_register() as register:
        Review(register, Actor("Trần Văn Kia")).reject([2])
    page.get_by_label("Người giao").fill("Chủ tịch tỉnh")
    page.get_by_role("button", name="Lưu và xác nhận").click()
    expect(page.get_by_role("alert")).to_contain_text("đã bị loại")
    page.get_by_text("Nội dung vừa nhập").click()
    assert page.get_by_role("alert").get_by_text("Chủ tịch tỉnh").is_visible()


def test_words_that_do_not_stand_in_the_text_are_refused_and_kept(make_site: MakeSite, visit: Visit) -> None:
    page = visit(make_site(LETTER), "/duyet/1?chon=nv2", "secretariat")
    page.get_by_label("Lời nhiệm vụ").fill("bịa ra")
    page.get_by_role("button", name="Lưu và xác nhận").click()
    expect(page.get_by_role("alert")).to_contain_text("trích nguyên văn")
    assert page.get_by_label("Lời nhiệm vụ").input_value() == "bịa ra"


def test_keys_can_be_turned_off(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(LETTER)
    page = visit(site, "/duyet/1", "secretariat")
    page.keyboard.press("?")
    shoot(page, "duyet-phim-tat")
    page.get_by_label("Dùng phím tắt một chữ").uncheck()
    page.get_by_role("button", name="Đóng").click()
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    assert states(site) == ["draft"] * 3


def test_a_whole_round_without_script(make_site: MakeSite, browser: Browser) -> None:
    site = make_site(LETTER)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + "/dang-nhap?tiep=/duyet/bat-dau")
    page.get_by_label("Tên đăng nhập").fill("secretariat")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    assert chosen(page) == "nv2"
    page.get_by_label("Chủ trì").fill("Sở Y tế tỉnh Bình Sơn\nSở Tài chính tỉnh Bình Sơn")
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    told(page, "Đã sửa nhiệm vụ 2")
    page.locator("#nguon a", has_text="Kiểm tra hệ thống").first.click()
    assert chosen(page) == "nv1"
    page.get_by_text("Loại, tách, gộp").click()
    page.get_by_label("mấy chữ đầu của phần sau").fill("xử lý nghiêm")
    page.get_by_role("button", name="Tách").click()
    told(page, "Đã tách nhiệm vụ 1 làm hai")
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    told(page, "Đã hoàn tác")
    page.get_by_text("Loại, tách, gộp").click()
    page.get_by_role("button", name="Không phải nhiệm vụ").click()
    page.get_by_role("link", name="Thêm nhiệm vụ").click()
    page.get_by_label("Lời nhiệm vụ").fill("quản lý cụm công nghiệp")
    page.get_by_role("button", name="Thêm nhiệm vụ").click()
    page.goto(site.address + "/duyet/1")
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    assert page.get_by_text("Đã duyệt xong mọi nhiệm vụ").is_visible()
    assert states(site)[:3] == ["rejected", "corrected", "confirmed"]
    context.close()


def test_on_a_phone(make_site: MakeSite, visit: Visit, shoot: Shoot) -> None:
    site = make_site(RICH)
    page = visit(site, "/duyet", "secretariat", width=390, height=844)
    shoot(page, "duyet-danh-sach")
    page.goto(site.address + "/duyet/1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shoot(page, "duyet")
    page.get_by_role("button", name="Xác nhận", exact=True).click()
    told(page, "Đã xác nhận nhiệm vụ 2")


def test_a_long_document_is_shown_in_parts(make_site: MakeSite, visit: Visit) -> None:
    many = [task(f"Nhiệm vụ thứ {number} về phòng cháy chữa cháy tại khu dân cư số {number}" + ", rà soát kỹ" * 12,
                 confidence=0.5 + number / 1000) for number in range(300)]  # fmt: skip
    site = make_site(form(*many))
    answer = site.client("secretariat").get("/duyet/1?chon=nv250")
    assert len(answer.content) < 150_000
    page = visit(site, "/duyet/1?chon=nv250", "secretariat")
    expect(page.locator("#nguon .m.on").first).to_contain_text("Nhiệm vụ thứ 249")
    page.keyboard.press("j")
    expect(page.locator("#nguon .m.on").first).to_contain_text("Nhiệm vụ thứ 250")


@pytest.mark.parametrize("role", ["official", "auditor"])
def test_only_who_may_review_does(make_site: MakeSite, role: str) -> None:
    client = make_site(LETTER).client(role)
    assert client.get("/duyet/1").status_code == 403
    token = form_token(client.get("/").text)
    answer = client.post("/duyet/1/xac-nhan", data={"form_token": token, "chon": "nv1", "seen": "0"})
    assert answer.status_code == 403


def test_an_item_of_another_document_is_not_touched(make_site: MakeSite) -> None:
    site = make_site(LETTER, form(task("Rà soát"), number="1/X", path="b.txt"))
    client = site.client("secretariat")
    token = form_token(client.get("/duyet/1").text)
    answer = client.post("/duyet/1/xac-nhan", data={"form_token": token, "chon": "nv4", "seen": "0"})
    assert answer.status_code == 422
    assert states(site)[3] == "draft"
