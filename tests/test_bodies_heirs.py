"""Who took over in 2025: every main body of every province, and the ministries, against the rules written down again."""

from __future__ import annotations

import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from chidao.corpus.bodies import Directory
from chidao.corpus.bodies.models import Body
from chidao.corpus.bodies.places import local_places, provinces
from chidao.corpus.bodies.table import printed

DIRECTORY = Directory.load()
EVE, MARCH, JUNE, JULY = date(2025, 2, 28), date(2025, 3, 1), date(2025, 6, 30), date(2025, 7, 1)
LATER = date(2026, 1, 1)

# Điều 1 of Nghị quyết 202/2025/QH15: what was merged into what.
MERGED = {
    "Tuyên Quang": ["Hà Giang"],
    "Lào Cai": ["Yên Bái"],
    "Thái Nguyên": ["Bắc Kạn"],
    "Phú Thọ": ["Vĩnh Phúc", "Hòa Bình"],
    "Bắc Ninh": ["Bắc Giang"],
    "Hưng Yên": ["Thái Bình"],
    "Hải Phòng": ["Hải Dương"],
    "Ninh Bình": ["Hà Nam", "Nam Định"],
    "Quảng Trị": ["Quảng Bình"],
    "Đà Nẵng": ["Quảng Nam"],
    "Quảng Ngãi": ["Kon Tum"],
    "Gia Lai": ["Bình Định"],
    "Khánh Hòa": ["Ninh Thuận"],
    "Lâm Đồng": ["Đắk Nông", "Bình Thuận"],
    "Đắk Lắk": ["Phú Yên"],
    "Hồ Chí Minh": ["Bình Dương", "Bà Rịa - Vũng Tàu"],
    "Đồng Nai": ["Bình Phước"],
    "Tây Ninh": ["Long An"],
    "Cần Thơ": ["Sóc Trăng", "Hậu Giang"],
    "Vĩnh Long": ["Bến Tre", "Trà Vinh"],
    "Đồng Tháp": ["Tiền Giang"],
    "Cà Mau": ["Bạc Liêu"],
    "An Giang": ["Kiên Giang"],
}
UNTOUCHED = [
    "Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Cao Bằng",
]  # fmt: skip
CITIES = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"}
TODAY = {old: new for new, olds in MERGED.items() for old in (new, *olds)} | {name: name for name in UNTOUCHED}
SPLIT_CULTURE = {"Hà Nội", "Hồ Chí Minh", "Huế", "Ninh Bình"}
"""Provinces with a department of culture and sports and another of tourism in place of one."""

CULTURE = "Sở Văn hóa, Thể thao và Du lịch"
LASTING = [
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Văn phòng Ủy ban nhân dân", "Công an", "Thanh tra", "Sở Nội vụ", "Sở Tư pháp",
    "Sở Tài chính", "Sở Công Thương", "Sở Xây dựng", "Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Y tế",
]  # fmt: skip
MERGED_IN_MARCH = {
    "Sở Kế hoạch và Đầu tư": ["Sở Tài chính"],
    "Sở Giao thông vận tải": ["Sở Xây dựng"],
    "Sở Tài nguyên và Môi trường": ["Sở Nông nghiệp và Môi trường"],
    "Sở Nông nghiệp và Phát triển nông thôn": ["Sở Nông nghiệp và Môi trường"],
    "Sở Thông tin và Truyền thông": ["Sở Khoa học và Công nghệ", CULTURE],
    "Sở Lao động - Thương binh và Xã hội": [
        "Sở Nội vụ",
        "Sở Y tế",
        "Sở Giáo dục và Đào tạo",
        "Sở Nông nghiệp và Môi trường",
    ],
    "Ban Dân tộc": ["Sở Dân tộc và Tôn giáo"],
}
MINISTRIES = {
    "Bộ Kế hoạch và Đầu tư": ["Bộ Tài chính"],
    "Bộ Giao thông vận tải": ["Bộ Xây dựng"],
    "Bộ Tài nguyên và Môi trường": ["Bộ Nông nghiệp và Môi trường"],
    "Bộ Nông nghiệp và Phát triển nông thôn": ["Bộ Nông nghiệp và Môi trường"],
    "Bộ Thông tin và Truyền thông": ["Bộ Khoa học và Công nghệ", "Bộ Văn hóa, Thể thao và Du lịch"],
    "Bộ Lao động - Thương binh và Xã hội": ["Bộ Nội vụ", "Bộ Y tế", "Bộ Giáo dục và Đào tạo", "Bộ Nông nghiệp và Môi trường"],
    "Ủy ban Dân tộc": ["Bộ Dân tộc và Tôn giáo"],
}
STANDING_MINISTRIES = [
    "Bộ Quốc phòng", "Bộ Công an", "Bộ Ngoại giao", "Bộ Nội vụ", "Bộ Tư pháp", "Bộ Tài chính", "Bộ Công Thương", "Bộ Xây dựng",
    "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Khoa học và Công nghệ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế", "Văn phòng Chính phủ",
    "Thanh tra Chính phủ", "Ngân hàng Nhà nước Việt Nam",
]  # fmt: skip


def titled(province: str) -> str:
    return f"thành phố {province}" if province in CITIES else f"tỉnh {province}"


def here(names: list[str], province: str) -> list[str]:
    """The names with their province, culture taken apart where there are two departments."""
    written = []
    for name in names:
        if name == CULTURE and province in SPLIT_CULTURE:
            name = "Sở Văn hóa và Thể thao"
        written.append(f"{name} {titled(province)}")
    return written


def body_named(name: str) -> Body:
    found = DIRECTORY.candidates(name)
    assert len(found) == 1, name
    return found[0]


def owed(name: str, day: date) -> list[str]:
    return [owner.name for owner in DIRECTORY.owed_by(body_named(name), day)]


def test_the_provinces_are_those_of_the_resolution() -> None:
    assert len(TODAY) == 63
    assert len(set(TODAY.values())) == 34
    for old, new in TODAY.items():
        assert owed(titled(old), JUNE) == [titled(old)]
        assert owed(titled(old), JULY) == [titled(new)]


@pytest.mark.parametrize("province", TODAY)
def test_what_lasted_follows_its_province(province: str) -> None:
    for name in LASTING:
        own, later = f"{name} {titled(province)}", f"{name} {titled(TODAY[province])}"
        assert [owed(own, day) for day in (EVE, MARCH, JUNE, JULY, LATER)] == [[own], [own], [own], [later], [later]]


@pytest.mark.parametrize("province", TODAY)
def test_what_was_merged_in_march_follows_its_heirs(province: str) -> None:
    for name, heirs in MERGED_IN_MARCH.items():
        own, march, july = f"{name} {titled(province)}", here(heirs, province), here(heirs, TODAY[province])
        if CULTURE in heirs and TODAY[province] in SPLIT_CULTURE and province not in SPLIT_CULTURE:
            july.append(f"Sở Du lịch {titled(TODAY[province])}")
        assert [owed(own, day) for day in (EVE, MARCH, JUNE, JULY, LATER)] == [[own], march, march, july, july]


@pytest.mark.parametrize("province", TODAY)
def test_the_party_follows_its_province(province: str) -> None:
    def committee(of: str) -> str:
        return f"{'Thành ủy' if of in CITIES else 'Tỉnh ủy'} {of}"

    today = TODAY[province]
    assert owed(committee(province), JUNE) == [committee(province)]
    assert owed(committee(province), JULY) == [committee(today)]
    for board in ("Ban Tổ chức", "Ủy ban Kiểm tra", "Ban Nội chính"):
        assert owed(f"{board} {committee(province)}", JULY) == [f"{board} {committee(today)}"]
    for board in ("Ban Tuyên giáo", "Ban Dân vận"):
        joined = "Ban Tuyên giáo và Dân vận"
        assert owed(f"{board} {committee(province)}", date(2025, 2, 2)) == [f"{board} {committee(province)}"]
        assert owed(f"{board} {committee(province)}", date(2025, 2, 3)) == [f"{joined} {committee(province)}"]
        assert owed(f"{board} {committee(province)}", JULY) == [f"{joined} {committee(today)}"]


@pytest.mark.parametrize("name", MINISTRIES)
def test_ministries_of_the_resolution_on_the_government(name: str) -> None:
    assert owed(name, EVE) == [name]
    assert owed(name, MARCH) == owed(name, LATER) == MINISTRIES[name]


@pytest.mark.parametrize("name", STANDING_MINISTRIES)
def test_ministries_that_stand(name: str) -> None:
    assert owed(name, EVE) == owed(name, MARCH) == owed(name, LATER) == [name]


@pytest.mark.parametrize("province", TODAY)
def test_tax_offices_come_home_to_their_own_province(province: str) -> None:
    own = f"Cục Thuế {titled(province)}"
    assert len(owed(own, MARCH)) == 1
    assert owed(own, MARCH)[0].startswith("Chi cục Thuế khu vực ")
    assert owed(own, JULY) == [f"Thuế {titled(TODAY[province])}"]


def test_every_province_lies_in_one_tax_region() -> None:
    regions = [body for body in DIRECTORY.bodies() if body.level == "region"]
    assert len(regions) == 20
    owners = {owed(f"Cục Thuế {titled(province)}", MARCH)[0] for province in TODAY}
    assert owners == {region.name for region in regions}


def test_the_printed_table_is_that_of_the_data() -> None:
    shown = Path(__file__).parent.parent / "docs" / "ke-thua-co-quan.csv"
    assert shown.read_text(encoding="utf-8") == printed()


def test_the_provinces_agree_with_the_library() -> None:
    spec = find_spec("underthesea")
    assert spec is not None
    assert spec.origin is not None
    data = json.loads((Path(spec.origin).parent / "address" / "data" / "mapping.json").read_text(encoding="utf-8"))
    olds, news = data["old_province_names"], data["province_names"]
    library = {olds[old]["short"]: news[new]["short"] for old, new in data["province_mapping"].items()}
    assert {
        provinces().named(tuple(old.lower().replace("-", " ").split()))[0].name: new for old, new in library.items()
    } == TODAY


def test_a_district_leaves_its_duties_to_the_communes_formed_from_it() -> None:
    body = body_named("UBND huyện Bình Sơn, tỉnh Quảng Ngãi")
    assert owed(body.name, JUNE) == [body.name]
    heirs = DIRECTORY.owed_by(body, JULY)
    assert len(heirs) > 1
    assert all(heir.level == "commune" and heir.province == "quang-ngai" for heir in heirs)


def test_the_police_of_a_district_ended_before_the_district() -> None:
    name = "Công an huyện Lục Nam, tỉnh Bắc Giang"
    assert owed(name, EVE) == [name]
    assert owed(name, MARCH) == ["Công an tỉnh Bắc Giang"]
    assert owed(name, JULY) == ["Công an tỉnh Bắc Ninh"]


def test_an_old_commune_leads_to_one_of_today_or_to_several() -> None:
    communes = [place for place in local_places().places.values() if place.level == "commune" and place.span.end]
    bodies = [body for place in communes if (body := DIRECTORY.get(f"ubnd.{place.id}"))]
    assert len(bodies) == len(communes)
    orphans = [body.name for body in bodies if not DIRECTORY.owed_by(body, JULY)]
    # The library leaves the new name of these open.
    assert len(orphans) <= 43
    assert all(body.act for body in bodies if body.name not in orphans)
