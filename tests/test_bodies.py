"""The directory of bodies: names, links in documents, heirs."""

from __future__ import annotations

import csv
import time
from datetime import date
from importlib.resources import files

import pytest
from chidao.corpus.bodies import Directory, candidates, chain, link, owed_by, resolve
from chidao.corpus.bodies.catalogue import catalogue
from chidao.corpus.bodies.models import Pattern
from chidao.corpus.bodies.places import local_places, provinces
from hypothesis import given
from hypothesis import strategies as st

DIRECTORY = Directory.load()
PATTERNS = list(catalogue().patterns.values())
NEW_YEAR_2026 = date(2026, 1, 1)


def read_rows(name: str) -> list[dict[str, str]]:
    text = files("chidao.corpus.bodies").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


MENTIONS = read_rows("mentions.csv")


def test_the_table_of_mentions_is_long_enough() -> None:
    assert sum(bool(row["agency_id"]) for row in MENTIONS) >= 200


@pytest.mark.parametrize("row", MENTIONS, ids=lambda row: f"{row['owner']} | {row['issuer']} | {row['issued_on']}")
def test_every_mention_is_linked_to_its_body_or_to_none(row: dict[str, str]) -> None:
    issued_on = date.fromisoformat(row["issued_on"]) if row["issued_on"] else None
    assert link(row["owner"], issuer=row["issuer"], issued_on=issued_on) == (row["agency_id"] or None)


@pytest.mark.parametrize(("pattern", "example"), [(pattern, example) for pattern in PATTERNS for example in pattern.examples])
def test_every_example_of_the_data_is_its_own_body(pattern: Pattern, example: str) -> None:
    body = resolve(example, on=date(2025, 8, 1))
    assert body is not None, [body.id for body in candidates(example)]
    assert body.id.partition(".")[0] == pattern.id


def test_every_body_is_found_by_its_own_name_and_id() -> None:
    for body in DIRECTORY.bodies():
        assert DIRECTORY.get(body.id) == body
        found = resolve(body.name, on=body.valid_to or NEW_YEAR_2026)
        assert found == body, [one.id for one in candidates(body.name)]


def test_ids_are_unique() -> None:
    ids = [body.id for body in DIRECTORY.bodies()]
    assert len(ids) == len(set(ids))


def test_parents_successors_and_acts_exist() -> None:
    acts = catalogue().acts
    for body in DIRECTORY.bodies():
        assert body.parent is None or DIRECTORY.get(body.parent), body.id
        for successor in DIRECTORY.successors(body):
            assert successor.body.stands_on(successor.on), (body.id, successor.body.id)
    for pattern in PATTERNS:
        assert {act for act in (pattern.act, pattern.founding_act) if act} <= acts.keys()
        assert pattern.only <= provinces().places.keys()


@pytest.mark.parametrize(
    ("name", "province", "on", "expected"),
    [
        ("Sở Y tế", None, None, None),
        ("Sở Y tế", "Kon Tum", None, "so-y-te.kon-tum"),
        ("Sở Y tế", "tỉnh Kon Tum", None, "so-y-te.kon-tum"),
        ("SỞ Y TẾ TỈNH KON TUM", None, None, "so-y-te.kon-tum"),
        ("so y te kon tum", None, None, "so-y-te.kon-tum"),
        ("Sở Y té tỉnh Kon Tum", None, None, None),
        ("Sở Y tế huyện Kon Rẫy", None, None, None),
        ("Sở Y tế tỉnh Hà Nội", None, None, None),
        ("Công an tỉnh", "Bắc Giang", None, "cong-an.bac-giang"),
        ("Công an tỉnh", "Hà Nội", None, None),
        ("Công an Thành phố", "Hà Nội", None, "cong-an.ha-noi"),
        ("Công an", "Hà Nội", None, None),
        ("Cục Thuế", "Kon Tum", date(2024, 5, 1), "cuc-thue.kon-tum"),
        ("Cục Thuế", "Quảng Ngãi", date(2025, 9, 1), "cuc-thue"),
        ("Cục Thuế", "Quảng Ngãi", None, None),
        ("Bộ Kế hoạch - Đầu tư", None, None, "bo-ke-hoach-va-dau-tu"),
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Thừa Thiên Huế", None, None, None),
        ("Uỷ ban nhân dân Tỉnh Đắc Lắc", None, None, "ubnd.dak-lak"),
        ("UBND Tp. Hồ Chí Minh", None, None, "ubnd.ho-chi-minh"),
        ("UBND TPHCM", None, None, "ubnd.ho-chi-minh"),
        ("Chủ tịch UBND tỉnh Gia Lai", None, None, "ubnd.gia-lai"),
        ("Phó Chủ tịch UBND tỉnh Gia Lai", None, None, None),
        ("các Sở, ngành", "Gia Lai", None, None),
        ("Sở Nội vụ, Sở Tài chính", "Gia Lai", None, None),
        ("", "Gia Lai", None, None),
        ("tỉnh", "Gia Lai", None, None),
        ("tỉnh Hải Dương", None, None, "dia-phuong.hai-duong"),
        ("huyện Bình Sơn", "Quảng Ngãi", None, "dia-phuong.huyen-binh-son.quang-ngai"),
        ("UBND huyện Châu Thành", None, None, None),
        ("UBND huyện Châu Thành", "Bến Tre", None, "ubnd.huyen-chau-thanh.ben-tre"),
        ("UBND huyện Châu Thành, tỉnh Bến Tre", None, None, "ubnd.huyen-chau-thanh.ben-tre"),
        ("Quận ủy Ba Đình", None, None, "huyen-uy.quan-ba-dinh.ha-noi"),
        ("Huyện ủy Ba Đình", None, None, None),
        ("UBND phường 1, quận 3, TP. Hồ Chí Minh", None, None, "ubnd.phuong-1.quan-3.ho-chi-minh"),
    ],
)  # fmt: skip
def test_resolve_names_one_body_or_none(name: str, province: str | None, on: date | None, expected: str | None) -> None:
    body = resolve(name, province=province, on=on)
    assert (body.id if body else None) == expected


@pytest.mark.parametrize(
    ("owner", "issuer", "issued_on", "expected"),
    [
        ("Sở Y tế", "Ủy ban nhân dân tỉnh Kon Tum", date(2023, 9, 26), "so-y-te.kon-tum"),
        ("Sở Y tế", "Bộ Y tế", date(2023, 9, 26), None),
        ("Ủy ban nhân dân tỉnh", "Bộ Y tế", date(2023, 9, 26), None),
        ("Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh Lào Cai", None, "ubnd.lao-cai"),
        ("Công an tỉnh", "Ban Chỉ đạo 389 tỉnh Lào Cai", None, "cong-an.lao-cai"),
        ("Sở Y tế", "Tỉnh ủy", date(2018, 3, 7), None),
        ("Sở Y tế", None, None, None),
        ("Bộ Tài chính", "Ủy ban nhân dân tỉnh Kon Tum", date(2023, 9, 26), "bo-tai-chinh"),
        ("Cục Thuế", "Bộ Tài chính", date(2018, 1, 1), None),
        ("Ủy ban nhân dân xã", "Ủy ban nhân dân xã Bình Chương, tỉnh Quảng Ngãi", date(2025, 9, 1), "ubnd.xa-binh-chuong.quang-ngai"),
        ("Công an huyện", "Ủy ban nhân dân huyện Bình Sơn", date(2023, 9, 1), "cong-an.huyen-binh-son.quang-ngai"),
        ("Sở Nông nghiệp và Môi trường", "Ủy ban nhân dân tỉnh Hà Giang", date(2025, 2, 20), "so-nong-nghiep-va-moi-truong.ha-giang"),
        ("Ủy ban nhân dân phường Văn Phú", "Ủy ban nhân dân tỉnh Lào Cai", date(2025, 8, 1), "ubnd.phuong-van-phu.lao-cai"),
    ],
)  # fmt: skip
def test_an_owner_is_linked_in_the_documents_own_province_and_time(
    owner: str, issuer: str | None, issued_on: date | None, expected: str | None
) -> None:
    assert link(owner, issuer=issuer, issued_on=issued_on) == expected


def test_the_chain_leads_to_who_owes_today() -> None:
    body = resolve("Sở Kế hoạch và Đầu tư tỉnh Bắc Giang")
    assert body is not None
    steps = chain(body, NEW_YEAR_2026)
    assert [(step.name, step.valid_from, step.valid_to) for step in steps] == [
        ("Sở Kế hoạch và Đầu tư tỉnh Bắc Giang", None, date(2025, 2, 28)),
        ("Sở Tài chính tỉnh Bắc Giang", date(2025, 3, 1), date(2025, 6, 30)),
        ("Sở Tài chính tỉnh Bắc Ninh", date(2025, 7, 1), None),
    ]
    assert steps[-1].act == "Nghị quyết số 202/2025/QH15 ngày 12/6/2025"
    assert [owner.name for owner in owed_by(body, NEW_YEAR_2026)] == ["Sở Tài chính tỉnh Bắc Ninh"]


def test_where_a_body_was_split_all_are_named_the_heir_of_most_first() -> None:
    body = resolve("Sở Lao động - Thương binh và Xã hội tỉnh Kon Tum")
    assert body is not None
    assert [owner.name for owner in owed_by(body, NEW_YEAR_2026)] == [
        "Sở Nội vụ tỉnh Quảng Ngãi",
        "Sở Y tế tỉnh Quảng Ngãi",
        "Sở Giáo dục và Đào tạo tỉnh Quảng Ngãi",
        "Sở Nông nghiệp và Môi trường tỉnh Quảng Ngãi",
    ]


def test_inherited_lists_the_bodies_whose_duties_came_down() -> None:
    heir = resolve("Sở Tài chính tỉnh Bắc Ninh")
    assert heir is not None
    assert {body.name for body in DIRECTORY.inherited(heir, NEW_YEAR_2026)} == {
        "Sở Kế hoạch và Đầu tư tỉnh Bắc Ninh",
        "Sở Kế hoạch và Đầu tư tỉnh Bắc Giang",
        "Sở Tài chính tỉnh Bắc Giang",
    }
    assert DIRECTORY.inherited(heir, date(2025, 1, 1)) == ()


def test_a_commune_inherits_from_its_old_communes_and_district() -> None:
    heir = resolve("UBND phường Văn Phú, tỉnh Lào Cai")
    assert heir is not None
    inherited = {body.name for body in DIRECTORY.inherited(heir, NEW_YEAR_2026)}
    assert "Ủy ban nhân dân xã Văn Phú, thành phố Yên Bái, tỉnh Yên Bái" in inherited
    assert "Ủy ban nhân dân thành phố Yên Bái, tỉnh Yên Bái" in inherited
    assert all("Ủy ban nhân dân" in name for name in inherited)


def test_a_provinces_police_inherits_from_that_of_its_districts() -> None:
    heir = resolve("Công an tỉnh Bắc Ninh")
    assert heir is not None
    inherited = {body.name for body in DIRECTORY.inherited(heir, NEW_YEAR_2026)}
    assert {"Công an tỉnh Bắc Giang", "Công an huyện Lục Nam, tỉnh Bắc Giang"} <= inherited


def test_no_body_owes_before_it_came_to_be() -> None:
    body = resolve("Sở Nông nghiệp và Môi trường tỉnh Gia Lai")
    assert body is not None
    assert owed_by(body, date(2025, 2, 28)) == ()
    assert [owner.id for owner in owed_by(body, date(2025, 3, 1))] == [body.id]


def test_the_places_are_as_many_as_the_law_says() -> None:
    """63 provinces on the eve of the merger and 34 after it; 696 districts, 3,321 communes from 1/7/2025."""
    standing = list(provinces().places.values())
    assert sum(place.span.holds(date(2025, 6, 30)) for place in standing) == 63
    assert sum(place.span.holds(date(2025, 7, 1)) for place in standing) == 34
    assert sum(place.kind == "thành phố" for place in standing if place.span.holds(date(2025, 7, 1))) == 6
    local = local_places().places.values()
    assert sum(place.level == "district" for place in local) == 696


def test_the_directory_is_read_at_once() -> None:
    catalogue.cache_clear()
    start = time.perf_counter()
    catalogue()
    assert time.perf_counter() - start < 0.3


@given(st.text(max_size=60), st.sampled_from([None, "Gia Lai", "Hà Nội"]))
def test_no_text_breaks_it(name: str, province: str | None) -> None:
    body = resolve(name, province=province)
    assert body is None or DIRECTORY.get(body.id) == body
