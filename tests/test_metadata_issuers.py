"""Letterheads of the Party, of mass organisations and of bodies under others."""

from __future__ import annotations

import pytest
from chidao.corpus.reference import load_table
from chidao.extractors.metadata.names import issuer_name

LETTERHEADS = [
    (("BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐẢNG ĐOÀN QUỐC HỘI"), "Đảng đoàn Quốc hội"),
    (("ĐẢNG BỘ TỈNH AN SƠN", "ĐẢNG ỦY UBND TỈNH"), "Đảng ủy UBND tỉnh An Sơn"),
    (("ĐẢNG BỘ TỈNH NGHỆ AN", "ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH"), "Đảng ủy các cơ quan Đảng tỉnh Nghệ An"),
    (("TỈNH ỦY BẮC NINH", "ĐẢNG ỦY UBND TỈNH"), "Đảng ủy UBND tỉnh Bắc Ninh"),
    (("TỈNH UỶ BẮC NINH", "BAN TỔ CHỨC"), "Ban Tổ chức Tỉnh ủy Bắc Ninh"),
    (("ĐẢNG BỘ XÃ HÒA LẠC", "BAN CHẤP HÀNH"), "Ban Chấp hành Đảng bộ xã Hòa Lạc"),
    (("ĐẢNG BỘ THÀNH PHỐ HÀ NỘI", "ĐẢNG ỦY PHƯỜNG BA ĐÌNH"), "Đảng ủy phường Ba Đình"),
    (("ĐẢNG ỦY CHÍNH PHỦ",), "Đảng ủy Chính phủ"),
    (("ĐẢNG BỘ CHÍNH PHỦ", "ĐẢNG ỦY BỘ TÀI CHÍNH"), "Đảng ủy Bộ Tài chính"),
    (("THÀNH ỦY HẢI PHÒNG", "*"), "Thành ủy Hải Phòng"),
    (("ĐẢNG BỘ TỈNH THANH HÓA", "HUYỆN ỦY QUAN SƠN"), "Huyện ủy Quan Sơn"),
    (("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LÀO CAI",), "Ban Chấp hành Đảng bộ tỉnh Lào Cai"),
    (("CÔNG ĐOÀN VIÊN CHỨC TỈNH",), "Công đoàn viên chức tỉnh"),
    (("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH LÀO CAI", "BAN THƯỜNG TRỰC"),
     "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai"),
    # the state's own committees are none of these
    (("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "BAN DÂN TỘC"), "Ban Dân tộc tỉnh Lào Cai"),
    (("BAN CHẤP HÀNH TRUNG ƯƠNG", "BAN TỔ CHỨC"), "Ban Tổ chức Trung ương"),
]  # fmt: skip

OTHERS = [
    # a body on a line of its own under its parent
    (("BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CỤC THỦY SẢN VÀ KIỂM NGƯ"), "Cục Thủy sản và Kiểm ngư"),
    (("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG", "CHI CỤC KIỂM LÂM"), "Chi cục Kiểm lâm"),
    (("BỘ CÔNG THƯƠNG", "CỤC QUẢN LÝ VÀ PHÁT TRIỂN", "THỊ TRƯỜNG TRONG NƯỚC"), "Cục Quản lý và Phát triển thị trường trong nước"),
    (("KIỂM TOÁN NHÀ NƯỚC", "KIỂM TOÁN NHÀ NƯỚC KHU VỰC I"), "Kiểm toán Nhà nước khu vực I"),
    (("BẢO HIỂM XÃ HỘI VIỆT NAM", "BHXH TỈNH AN SƠN"), "Bảo hiểm xã hội tỉnh An Sơn"),
    (("QUÂN KHU 3", "BỘ CHỈ HUY QUÂN SỰ TỈNH AN SƠN"), "Bộ Chỉ huy Quân sự tỉnh An Sơn"),
    # some say nothing without their parent
    (("BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "VĂN PHÒNG"), "Văn phòng Bộ Tài nguyên và Môi trường"),
    (("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "CHI NHÁNH KHU VỰC 5"), "Ngân hàng Nhà nước Việt Nam chi nhánh khu vực 5"),
    (("CÔNG AN TỈNH AN SƠN", "PHÒNG CẢNH SÁT GIAO THÔNG"), "Phòng Cảnh sát giao thông Công an tỉnh An Sơn"),
    (("NGÂN HÀNG CHÍNH SÁCH XÃ HỘI", "CHI NHÁNH TỈNH AN SƠN"), "Ngân hàng Chính sách xã hội chi nhánh tỉnh An Sơn"),
    # abbreviations of bodies, and committees of mass organisations under the organisation's own line
    (("UBND HUYỆN TÂN HÀ", "PHÒNG GD&ĐT"), "Phòng Giáo dục và Đào tạo huyện Tân Hà"),
    (("ĐOÀN TNCS HỒ CHÍ MINH", "BCH TỈNH AN SƠN"), "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh An Sơn"),
    (("HỘI NÔNG DÂN VIỆT NAM", "BAN THƯỜNG VỤ HUYỆN TÂN HÀ"), "Ban Thường vụ Hội Nông dân huyện Tân Hà"),
    (("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN SƠN"), "Liên đoàn Lao động tỉnh An Sơn"),
    (("HUYỆN ĐOÀN TÂN HÀ",), "Huyện đoàn Tân Hà"),
    (("UBND XÃ TÂN LẬP", "TRƯỜNG TIỂU HỌC SỐ 2 TÂN LẬP"), "Trường Tiểu học số 2 Tân Lập"),
    (("TẬP ĐOÀN CÔNG NGHIỆP", "THAN - KHOÁNG SẢN VIỆT NAM"), "Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam"),
    # words inside names that begin other bodies
    (("ỦY BAN NHÂN DÂN", "XÃ TÂN HỘI"), "Ủy ban nhân dân xã Tân Hội"),
    (("ỦY BAN NHÂN DÂN", "XÃ LONG HỘI ĐÔNG"), "Ủy ban nhân dân xã Long Hội Đông"),
    (("UBND XÃ TÂN HỘI", "HỘI NÔNG DÂN"), "Hội Nông dân xã Tân Hội"),
    (("VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND", "TỈNH BẮC NINH"), "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Bắc Ninh"),
    (("VĂN PHÒNG HĐND VÀ UBND", "HUYỆN SÔNG HINH"), "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Sông Hinh"),
    # what follows the head has a capital, what it lists has not
    (("UBND THÀNH PHỐ HẢI PHÒNG", "BAN QUẢN LÝ KHU KINH TẾ HẢI PHÒNG"), "Ban Quản lý Khu kinh tế Hải Phòng"),
    (("CỤC QUẢN LÝ KHÁM, CHỮA BỆNH",), "Cục Quản lý khám, chữa bệnh"),
    (("BAN CHỈ ĐẠO TRUNG ƯƠNG", "VỀ PHÒNG, CHỐNG THIÊN TAI"), "Ban Chỉ đạo Trung ương về phòng, chống thiên tai"),
    (("UBND TỈNH CÀ MAU", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"), "Sở Nông nghiệp và Môi trường tỉnh Cà Mau"),
    (("CỤC KIỂM LÂM", "CHI CỤC KIỂM LÂM VÙNG II"), "Chi cục Kiểm lâm vùng II"),
    (("BAN CHỈ ĐẠO PHÒNG THỦ DÂN SỰ QUỐC GIA",), "Ban Chỉ đạo Phòng thủ dân sự quốc gia"),
    (("BAN CHỈ ĐẠO", "PHÒNG THỦ DÂN SỰ QUỐC GIA"), "Ban Chỉ đạo Phòng thủ dân sự quốc gia"),
    (("ĐOÀN ĐẠI BIỂU QUỐC HỘI TỈNH AN SƠN",), "Đoàn đại biểu Quốc hội tỉnh An Sơn"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "issuer"), LETTERHEADS + OTHERS)
def test_letterheads(lines: tuple[str, ...], issuer: str) -> None:
    assert issuer_name(lines, "") == issuer


def test_the_document_itself_says_how_the_name_is_written() -> None:
    assert issuer_name(("ĐẢNG BỘ TỈNH AN SƠN", "ĐẢNG ỦY QUÂN SỰ TỈNH"), "Đảng ủy Quân sự tỉnh An Sơn thông báo") == (
        "Đảng ủy Quân sự tỉnh An Sơn"
    )


EXAMPLES = [example for section in load_table("letterheads").values() for example in section["examples"]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_the_table(example: str) -> None:
    lines, _, issuer = example.partition(" -> ")
    assert issuer_name(lines.split(" / "), "") == issuer


@pytest.mark.parametrize("section", load_table("letterheads"))
def test_a_word_stands_once_in_its_section(section: str) -> None:
    words = [" ".join(word.split()) for word in load_table("letterheads")[section]["words"].split(";")]
    assert sorted(words) == sorted(set(words))
    assert all(word == word.lower() for word in words)
