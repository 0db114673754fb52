"""Search: what officials type, what they find, in which order, and what must never happen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from chidao.outputs.listing import TaskView
from chidao.outputs.query import field_words, parse_query
from chidao.outputs.register import Register
from chidao.outputs.searching import Order, search_tasks
from chidao.outputs.status import STATUSES
from hypothesis import given, settings
from hypothesis import strategies as st
from register_forms import form, task

ON = date(2024, 7, 15)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.open(tmp_path_factory.mktemp("so") / "so.db") as opened:
        opened.add(
            form(
                task("Rà soát quỹ đất đai của các cụm công nghiệp", due="2024-06-30"),
                task("Người dân đạt đại hội thi đua", ["Hội Nông dân tỉnh Bình Sơn"]),
                task("Đầu tư hệ thống xử lý nước thải tại các CCN", ["UBND các huyện, thành phố"], due="2024-12-31"),
            )
        )
        opened.add(
            form(
                task("Hướng dẫn Ủy ban nhân dân cấp xã đăng ký đất, đai trạm", ["Sở NN&MT tỉnh Trà Giang"], due="2025-03-31"),
                task("Hoà giải tranh chấp lâm phần", ["Thanh tra tỉnh Trà Giang"]),
                task("Quyết toán vốn đầu tư công", ["Sở Tài chính tỉnh Trà Giang"], support=["Kho bạc Nhà nước"]),
                number="3228/UBND-KTTH",
                issuer="Ủy ban nhân dân tỉnh Trà Giang",
                issued_on="2025-01-20",
                title="Về quản lý lâm phần",
                kind="ke_hoach",
                path="den/3228.pdf",
            )
        )
        yield opened


def found(register: Register, query: str) -> list[str]:
    return [hit.task.text.split()[0] for hit in register.search(query, on=ON).hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("đất đai", {"Rà", "Hướng", "Người"}),
        ("dat dai", {"Rà", "Hướng", "Người"}),
        ("ĐẤT ĐAI", {"Rà", "Hướng", "Người"}),
        ('"dat dai tram"', {"Hướng"}),
        ('"quỹ đất đai"', {"Rà"}),
        ("nuoc thai cum cong nghiep", {"Đầu"}),
        ("cụm công nghiệp", {"Rà", "Đầu", "Người"}),
        ("CCN nước thải", {"Đầu"}),
        ("ccn -thải", {"Rà", "Người"}),
        ('"hệ thống" ccn', {"Đầu"}),
        ("UBND cấp xã", {"Hướng"}),
        ("Uỷ ban nhân dân các huyện", {"Đầu"}),
        ("hòa giải", {"Hoà"}),
        ("hoà giải", {"Hoà"}),
        ("Sở Nông nghiệp và Môi trường", {"Hướng"}),
        ("NN&MT", {"Hướng"}),
        ("quyết toán ĐTC", {"Quyết"}),
        ("tranh ch*", {"Hoà"}),
        ("3228/UBND-KTTH", {"Hướng", "Hoà", "Quyết"}),
        ("3228", {"Hướng", "Hoà", "Quyết"}),
        ("số 3228 lâm phần", {"Hoà", "Hướng", "Quyết"}),
        ("đất số 214/UBND-KT", {"Rà", "Người"}),
        ("so:3228 toán", {"Quyết"}),
        ("so:322", set()),
        ("trước 30/6/2024", {"Rà"}),
        ("trước ngày 29/6/2024", set()),
        ("sau 1/1/2025", {"Hướng"}),
        ("từ 1/7/2024 đến 31/12/2024", {"Đầu"}),
        ("han:2024", {"Rà", "Đầu"}),
        ("han:6/2024", {"Rà"}),
        ("han:<=30/6/2024", {"Rà"}),
        ("han:<30/6/2024", set()),
        ("han:1/7/2024..31/12/2024", {"Đầu"}),
        ("han:khong", {"Người", "Hoà", "Quyết"}),
        ("chu-tri:Thanh_tra", {"Hoà"}),
        ('chu-tri:"so tai chinh"', {"Quyết"}),
        ('chu-tri:"Kho bạc"', set()),
        ('phoi-hop:"Kho bạc"', {"Quyết"}),
        ('co-quan:"Kho bạc"', {"Quyết"}),
        ('co-quan:"Kho bạc Nhà nước" quyết toán', {"Quyết"}),
        ("loai:kế_hoạch", {"Hướng", "Hoà", "Quyết"}),
        ('loai:"công văn" đất', {"Rà", "Người"}),
        ('trang-thai:"quá hạn"', {"Rà"}),
        ("trang-thai:trong_han", {"Đầu", "Hướng"}),
        ("trạng thái: quá hạn", {"Rà"}),
        ("Trạng-thái:quá hạn đất", {"Rà"}),
        ("loại: kế hoạch quyết toán", {"Quyết"}),
        ("chủ trì:Thanh_tra", {"Hoà"}),
        ("hạn:2024 ccn", {"Rà", "Đầu"}),
        ("số: 3228 toán", {"Quyết"}),
        ("loại: linh tinh", set()),
        ('ban-hanh:"Trà Giang" quyết', {"Quyết"}),
        ("nam:2025 quyết", {"Quyết"}),
        ("ngay:20/1/2025", {"Hướng", "Hoà", "Quyết"}),
        ("-ccn -đất han:2024", set()),
        ("khủng long", set()),
        ("ai chịu trách nhiệm về nước thải?", {"Đầu"}),
        ("ai phai lam gi o ccn ve nuoc thai, bao gio xong", {"Đầu"}),
        ("ai làm gì", set()),
    ],
)
def test_what_is_found(register: Register, query: str, expected: set[str]) -> None:
    assert set(found(register, query)) == expected


@pytest.mark.parametrize(
    ("query", "first"),
    [("quỹ đất đai", "Rà"), ("đạt đại", "Người"), ("hội thi", "Người"), ("lâm phần", "Hoà"), ("lam phan", "Hoà")],
)
def test_exact_accents_and_the_text_of_the_task_come_first(register: Register, query: str, first: str) -> None:
    assert found(register, query)[0] == first


def test_accents_not_typed_come_last(register: Register) -> None:
    assert found(register, "đất đai")[-1] == "Người"


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        ("quỹ đất đai", "Rà soát <mark>quỹ đất đai</mark> của các cụm công nghiệp"),
        ('"cụm công nghiệp" thải', "Đầu tư hệ thống xử lý nước <mark>thải</mark> tại các <mark>CCN</mark>"),
        ("xử lý thả*", "Đầu tư hệ thống <mark>xử lý</mark> nước <mark>thải</mark> tại các CCN"),
        ("hòa giải", "<mark>Hoà giải</mark> tranh chấp lâm phần"),
        ("quyết toán kho bạc", "<mark>Quyết toán</mark> vốn đầu tư công"),
    ],
)
def test_the_hit_is_shown_in_its_sentence(register: Register, query: str, snippet: str) -> None:
    assert register.search(query, on=ON).hits[0].snippet.text == snippet


def test_a_long_text_is_cut_around_the_hit(tmp_path: Path) -> None:
    text = "Tăng cường công tác tuyên truyền " * 20 + "; khẩn trương giải phóng mặt bằng " + "và báo cáo kết quả " * 20
    with Register.open(tmp_path / "so.db") as register:
        register.add(form(task(text.strip())))
        (hit,) = register.search("GPMB").hits
    assert "<mark>giải phóng mặt bằng</mark>" in hit.snippet.text
    assert len(hit.snippet.text) < 300
    assert "".join(part for part, _ in hit.snippet.parts).strip("… ") in text


def test_form_of_the_answer(register: Register) -> None:
    answer = register.search("nước thải", facets=True, on=ON).to_json()
    assert answer["total"] == 1
    (hit,) = answer["hits"]
    assert {"task_id", "text", "snippet", "owners", "deadline", "status", "document", "score"} <= set(hit)
    assert {"id", "number", "issued_on", "issuer", "title"} <= set(hit["document"])
    assert hit["status"] == "open_in_time"


def test_facets_count_all_hits(register: Register) -> None:
    facets = register.search("", facets=True, limit=1, on=ON).facets
    assert facets["kind"] == [{"value": "cong_van", "count": 3}, {"value": "ke_hoach", "count": 3}]
    assert facets["status"] == [
        {"value": "no_deadline", "count": 3},
        {"value": "open_in_time", "count": 2},
        {"value": "open_late", "count": 1},
    ]
    assert {"value": "Thanh tra tỉnh Trà Giang", "count": 1} in facets["agency"]
    assert facets["year"] == [{"value": "2024", "count": 3}, {"value": "2025", "count": 3}]


def test_pages_of_results_hang_together(register: Register) -> None:
    whole = [hit.task.task_id for hit in register.search("đất đai", limit=10).hits]
    parts = [hit.task.task_id for start in range(3) for hit in register.search("đất đai", limit=1, offset=start).hits]
    assert parts == whole


HOSTILE = [
    "", " ", '"', "'", '""', '"""', "*", "-", "--", "AND", "OR NOT", "NEAR(", "a NEAR/2 b", "(", ")", "(a", "a)", "^a",
    "{text}:a", "text:a", "task_search:a", "rowid:1", "'; DROP TABLE tasks; --", '" OR 1=1 --', "a\x00b", "\x00", "\x1b[31m", "​", "́",
    "%", "_", "\\", "han:", "han:99/99/9999", "han:..", "han:0/0/0", "trước 31/2/2024", "từ 1/1/1 đến", "so:%",
    'so:"', "chu-tri:",
    "loai:không_có", "trang-thai:???", "han:>9999", "han:<1/1/0001", "-" * 500, "*" * 500, '"a' * 500, "a:" * 500, "🐘",
    "ﷺ", "ß²½",
    "<script>alert(1)</script>", "x" * 100_000, "đất đai " * 12_500, '"' * 100_000, "-a " * 30_000, "(" * 100_000,
    "han:" * 25_000,
    "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_never_fail_nor_dawdle(register: Register, query: str) -> None:
    began = time.perf_counter()
    register.search(query, facets=True)
    assert time.perf_counter() - began < 1


@given(st.text(alphabet=st.characters()) | st.text(alphabet="ađất\"*-():^{}+ <>.,/\\'%_12\x00hanNOTR"))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_query(register: Register, query: str) -> None:
    page = register.search(query, facets=True)
    assert len(page.hits) <= page.total


@pytest.mark.parametrize("order", ["best", "due", "newest"])
@pytest.mark.parametrize("query", ["", "cụm công nghiệp", "báo cáo", "đất"])
def test_another_order_finds_the_same(register: Register, query: str, order: Order) -> None:
    def found(order: Order) -> list[TaskView]:
        return [hit.task for hit in search_tasks(register, query, limit=100, order=order).hits]

    assert {one.task_id for one in found(order)} == {one.task_id for one in found("best")}
    if order == "due":
        dues = [str(one.deadline["due"]) if one.deadline and one.deadline["due"] else "9999" for one in found("due")]
        assert dues == sorted(dues)
    if order == "newest":
        given = [str(one.document["issued_on"]) for one in found("newest")]
        assert given == sorted(given, reverse=True)


@pytest.mark.parametrize(
    ("meaning", "value", "understood"),
    [
        *(("kind", kind, {"kinds": (kind,)}) for kind in ("cong_van", "news", "other", "chuong_trinh")),
        *(("status", status, {"statuses": (status,)}) for status in STATUSES),
        ("year", "2024", {"issued_from": date(2024, 1, 1), "issued_to": date(2024, 12, 31)}),
        ("lead", "Sở Công Thương tỉnh Bình Sơn", {"lead": "Sở Công Thương tỉnh Bình Sơn"}),
        ("issuer", 'Nhà "Văn hóa"', {"issuer": "Nhà  Văn hóa"}),
        ("due", "2024-06-01..2024-06-30", {"due_from": date(2024, 6, 1), "due_to": date(2024, 6, 30)}),
        ("state", "draft", {"states": ("draft",)}),
    ],
)  # fmt: skip
def test_a_field_as_people_type_it_is_read_again(meaning: str, value: str, understood: dict[str, object]) -> None:
    read = parse_query(f"đất đai {field_words(meaning, value)}")
    assert {name: getattr(read, name) for name in understood} == understood
    assert [term.words for term in read.terms] == [("đất",), ("đai",)]
