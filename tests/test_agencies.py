"""Bodies and office-holders: where a name ends, how a list is taken apart, where the predicate begins.

In the tables a bar stands where the predicate begins; it is taken out before the text is read. Expected names are parted by
a bar too, "~" before one marks a collective, "@" an office-holder.
"""

from __future__ import annotations

import pytest
from chidao.extractors.agencies import find_predicate, is_predicate, predicate_label, read_bodies
from chidao.extractors.agencies.heads import read_head
from chidao.extractors.words import Words
from hypothesis import given
from hypothesis import strategies as st
from names import check, names_in


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("Sở Y tế | rà soát các cơ sở khám bệnh.", "Sở Y tế"),
        ("Sở Tài chính, Sở Nội vụ và Sở Tư pháp | thẩm định hồ sơ.", "Sở Tài chính | Sở Nội vụ | Sở Tư pháp"),
        ("Sở Y tế; Sở Nội vụ; UBND xã Đá Bạc | thống nhất.", "Sở Y tế | Sở Nội vụ | UBND xã Đá Bạc"),
        ("Sở Y tế/Sở Nội vụ | thống nhất.", "Sở Y tế | Sở Nội vụ"),
        # "và" and commas inside names part nothing.
        ("Sở Nông nghiệp và Môi trường, Sở Khoa học và Công nghệ | phối hợp kiểm tra.", "Sở Nông nghiệp và Môi trường | Sở Khoa học và Công nghệ"),
        ("Sở Văn hóa, Thể thao và Du lịch | chủ trì tổ chức lễ hội.", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở Nông nghiệp và Môi trường và các địa phương | rà soát.", "Sở Nông nghiệp và Môi trường | ~các địa phương"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy | hướng dẫn tuyên truyền.", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ("Chi cục Chăn nuôi và Thú y | lấy mẫu.", "Chi cục Chăn nuôi và Thú y"),
        ("Viện Quy hoạch đô thị và nông thôn | hoàn thiện đồ án.", "Viện Quy hoạch đô thị và nông thôn"),
        ("Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh | kết nối.", "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh"),
        ("Báo và phát thanh, truyền hình tỉnh | tuyên truyền.", "Báo và phát thanh, truyền hình tỉnh"),
        ("Báo và Đài Phát thanh - Truyền hình tỉnh | tuyên truyền.", "Báo | Đài Phát thanh - Truyền hình tỉnh"),
        ("Sở LĐ-TB&XH, Sở TN&MT, Sở GD&ĐT | rà soát.", "Sở LĐ-TB&XH | Sở TN&MT | Sở GD&ĐT"),
        ("Sở Y tế tỉnh Lâm Sơn, UBND xã Đá Bạc | thống nhất.", "Sở Y tế tỉnh Lâm Sơn | UBND xã Đá Bạc"),
        # What follows without "các" and with a small letter is one more body, whoever it is.
        ("Sở Y tế, đơn vị liên quan | thống nhất.", "Sở Y tế | đơn vị liên quan"),
        ("Thuế tỉnh, Hải quan khu vực III | đối chiếu số liệu.", "Thuế tỉnh | Hải quan khu vực III"),
        ("Bộ Chỉ huy Quân sự tỉnh, Bộ đội Biên phòng tỉnh | sẵn sàng lực lượng.", "Bộ Chỉ huy Quân sự tỉnh | Bộ đội Biên phòng tỉnh"),
        ("Sở Tài chính, Kho bạc Nhà nước khu vực IV | hướng dẫn thủ tục.", "Sở Tài chính | Kho bạc Nhà nước khu vực IV"),
        ("Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh | phối hợp.", "Tòa án nhân dân tỉnh | Viện kiểm sát nhân dân tỉnh"),
        ("Viễn thông tỉnh, Bưu điện tỉnh | bảo đảm liên lạc.", "Viễn thông tỉnh | Bưu điện tỉnh"),
    ],
)  # fmt: skip
def test_lists_of_single_bodies(case: str, names: str) -> None:
    check(case, names)


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("Các Bộ: Tài chính, Nông nghiệp và Môi trường, Tư pháp | khẩn trương góp ý.", "Bộ Tài chính | Bộ Nông nghiệp và Môi trường | Bộ Tư pháp"),
        ("các Bộ: Văn hóa, Thể thao và Du lịch, Giáo dục và Đào tạo | rà soát quy định.", "Bộ Văn hóa, Thể thao và Du lịch | Bộ Giáo dục và Đào tạo"),
        ("Các Sở: Y tế, Nội vụ, Giáo dục và Đào tạo | báo cáo kết quả.", "Sở Y tế | Sở Nội vụ | Sở Giáo dục và Đào tạo"),
        ("Các sở Y tế, Nội vụ, Công Thương | báo cáo kết quả.", "Sở Y tế | Sở Nội vụ | Sở Công Thương"),
        # The head stands once, with the first name.
        ("Sở Y tế, Nội vụ, Tài chính | báo cáo.", "Sở Y tế | Sở Nội vụ | Sở Tài chính"),
        ("Sở Lao động - Thương binh và Xã hội, Kế hoạch và Đầu tư | rà soát.", "Sở Lao động - Thương binh và Xã hội | Sở Kế hoạch và Đầu tư"),
        ("Bộ Công an, Quốc phòng | bố trí lực lượng.", "Bộ Công an | Bộ Quốc phòng"),
        # A body with a head of its own among the names keeps it.
        ("các Sở, ngành: Tài chính, Xây dựng, Công an tỉnh | góp ý.", "Sở Tài chính | Sở Xây dựng | Công an tỉnh"),
        ("các Bộ, cơ quan: Tài chính, Xây dựng, Văn phòng Chính phủ | góp ý.", "Bộ Tài chính | Bộ Xây dựng | Văn phòng Chính phủ"),
        ("Các phòng: Kinh tế, Văn hóa - Xã hội | rà soát.", "Phòng Kinh tế | Phòng Văn hóa - Xã hội"),
        # Places.
        ("UBND các phường: Tân Lập, Hòa Sơn, Bình Minh | kiểm tra trật tự đô thị.", "UBND phường Tân Lập | UBND phường Hòa Sơn | UBND phường Bình Minh"),
        ("UBND các xã Tân Lập, Hòa Sơn và Bình Minh | kiểm tra trật tự đô thị.", "UBND xã Tân Lập | UBND xã Hòa Sơn | UBND xã Bình Minh"),
        ("các tỉnh Lâm Sơn, Hà Mây, Bắc Lĩnh | đẩy nhanh tiến độ.", "tỉnh Lâm Sơn | tỉnh Hà Mây | tỉnh Bắc Lĩnh"),
        ("các Bộ: Quốc phòng, Công an, Tài chính và UBND các tỉnh | rà soát.", "Bộ Quốc phòng | Bộ Công an | Bộ Tài chính | UBND các tỉnh"),
        ("các tỉnh Bắc Trung Bộ và Bắc Bộ | rà soát.", "~các tỉnh Bắc Trung Bộ và Bắc Bộ"),
        ("Sở GTVT, Ban Quản lý dự án 85 - Bộ GTVT, UBND các quận | kiểm tra.", "Sở GTVT | Ban Quản lý dự án 85 - Bộ GTVT | UBND các quận"),
        ("3 xã Tân Lập, Hòa Sơn, Bình Minh | báo cáo.", "xã Tân Lập | xã Hòa Sơn | xã Bình Minh"),
        ("Các Sở: Xây dựng, Tài chính; UBND các xã: Đá Bạc, Suối Hai | góp ý.", "Sở Xây dựng | Sở Tài chính | UBND xã Đá Bạc | UBND xã Suối Hai"),
        ("các tỉnh: Lâm Sơn, Hà Mây | đẩy nhanh tiến độ.", "tỉnh Lâm Sơn | tỉnh Hà Mây"),
        ("Hai xã Tân Lập và Hòa Sơn | báo cáo.", "xã Tân Lập | xã Hòa Sơn"),
        # The head that stands before the first place holds for the others, of whatever kind.
        ("UBND quận Ninh Lâm, Bình Hà, Cái Sen | rà soát.", "UBND quận Ninh Lâm | UBND quận Bình Hà | UBND quận Cái Sen"),
        ("UBND huyện Tân Hà, Bình Định | rà soát.", "UBND huyện Tân Hà, Bình Định"),
        ("UBND các tỉnh Quảng Nam, Hà Nam | rà soát.", "UBND tỉnh Quảng Nam | UBND tỉnh Hà Nam"),
        ("UBND các tỉnh miền Trung, Tây Nguyên | rà soát.", "UBND các tỉnh miền Trung, Tây Nguyên"),
        ("UBND các xã: Tân Lập, Hòa Sơn và phường Bình Minh | rà soát.", "UBND xã Tân Lập | UBND xã Hòa Sơn | UBND phường Bình Minh"),
        ("UBND các huyện: Đá Bạc, Suối Hai; thành phố Sông Mây | rà soát.", "UBND huyện Đá Bạc | UBND huyện Suối Hai | UBND thành phố Sông Mây"),
        ("UBND các xã Tân Lập, Hòa Sơn và các phường Bình Minh, Đá Bạc | rà soát.", "UBND xã Tân Lập | UBND xã Hòa Sơn | UBND phường Bình Minh | UBND phường Đá Bạc"),
        ("UBND thành phố Sông Mây, thị xã Đá Bạc | rà soát.", "UBND thành phố Sông Mây | UBND thị xã Đá Bạc"),
        ("UBND xã Tân Lập, xã Đá Bạc, phường Suối Hai | rà soát.", "UBND xã Tân Lập | UBND xã Đá Bạc | UBND phường Suối Hai"),
        ("Công an xã Tân Lập và phường Bình Minh | tuần tra ban đêm.", "Công an xã Tân Lập | Công an phường Bình Minh"),
        ("Chủ tịch UBND xã Tân Lập, phường Bình Minh | chịu trách nhiệm.", "@Chủ tịch UBND xã Tân Lập | @Chủ tịch UBND phường Bình Minh"),
        # Several names behind several nouns: nobody knows which is of which.
        ("Các xã, phường Đá Bạc, Suối Hai, Tân Lập | rà soát.", "~Các xã, phường Đá Bạc, Suối Hai, Tân Lập"),
        ("UBND các xã, phường Đá Bạc, Suối Hai | rà soát.", "UBND các xã, phường Đá Bạc, Suối Hai"),
        ("UBND các xã, phường Tân Lập | rà soát.", "UBND các xã | phường Tân Lập"),
        ("UBND các huyện, thành phố Sông Mây, Sở Y tế | rà soát.", "UBND các huyện | thành phố Sông Mây | Sở Y tế"),
        # An address goes outwards: the wider place is that of the body, not another one.
        ("UBND xã Tân Lập, huyện Đá Bạc | rà soát.", "UBND xã Tân Lập, huyện Đá Bạc"),
        ("UBND phường Tân Lập, thành phố Sông Mây, tỉnh Lâm Sơn | rà soát.", "UBND phường Tân Lập, thành phố Sông Mây, tỉnh Lâm Sơn"),
        ("Trường Mầm non xã Đá Bạc, huyện Suối Hai | rà soát.", "Trường Mầm non xã Đá Bạc, huyện Suối Hai"),
        # How many there are, whatever the number; a name's own tells nothing of the kind.
        ("UBND 05 xã: Đá Bạc, Suối Hai | rà soát.", "UBND xã Đá Bạc | UBND xã Suối Hai"),
        ("Bốn tỉnh Lào Cai, Yên Bái | rà soát.", "tỉnh Lào Cai | tỉnh Yên Bái"),
        ("Trường Tiểu học số 2 xã Đá Bạc, huyện Suối Hai | rà soát.", "Trường Tiểu học số 2 xã Đá Bạc, huyện Suối Hai"),
        # Nor does a head without a place of its own hold for the next.
        ("Sở Xây dựng, các xã Tân Lập, Hòa Sơn | rà soát.", "Sở Xây dựng | xã Tân Lập | xã Hòa Sơn"),
        ("UBND tỉnh, xã Đá Bạc | rà soát.", "UBND tỉnh | xã Đá Bạc"),
    ],
)  # fmt: skip
def test_elided_heads(case: str, names: str) -> None:
    check(case, names)


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("các sở, ban, ngành và UBND các huyện, thành phố | triển khai kế hoạch.", "~các sở, ban, ngành | UBND các huyện, thành phố"),
        ("Các sở, ban, ngành, đoàn thể tỉnh; UBND các xã, phường | thực hiện nghiêm.", "~Các sở, ban, ngành, đoàn thể tỉnh | UBND các xã, phường"),
        ("các sở, ban, ngành, cơ quan, đơn vị, địa phương liên quan | nghiên cứu.", "~các sở, ban, ngành, cơ quan, đơn vị, địa phương liên quan"),
        ("Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ | rà soát.", "~Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ"),
        ("Bộ Tài chính, Bộ Nội vụ và các bộ, ngành liên quan | nghiên cứu.", "Bộ Tài chính | Bộ Nội vụ | ~các bộ, ngành liên quan"),
        ("Bộ Công Thương, các doanh nghiệp đầu mối | bảo đảm nguồn hàng.", "Bộ Công Thương | ~các doanh nghiệp đầu mối"),
        ("các tỉnh, thành phố | đẩy nhanh tiến độ.", "~các tỉnh, thành phố"),
        ("UBND các tỉnh, thành phố trực thuộc Trung ương | chỉ đạo cơ quan chuyên môn.", "UBND các tỉnh, thành phố trực thuộc Trung ương"),
        ("UBND các quận, huyện, thị xã | rà soát.", "UBND các quận, huyện, thị xã"),
        ("UBND các huyện, thị xã, thành phố và các chủ đầu tư | rà soát.", "UBND các huyện, thị xã, thành phố | ~các chủ đầu tư"),
        ("UBND cấp xã | rà soát.", "UBND cấp xã"),
        ("Tất cả các xã, phường ven biển | kiểm đếm tàu thuyền.", "~Tất cả các xã, phường ven biển"),
        ("Toàn bộ các trường trung học phổ thông | rà soát cơ sở vật chất.", "~Toàn bộ các trường trung học phổ thông"),
        ("các thôn, bản | vận động.", "~các thôn, bản"),
        ("Các hợp tác xã, tổ hợp tác | đăng ký mã số vùng trồng.", "~Các hợp tác xã, tổ hợp tác"),
        ("các cơ quan, tổ chức có liên quan | cung cấp hồ sơ.", "~các cơ quan, tổ chức có liên quan"),
        ("Quỹ Hỗ trợ phát triển | nghiên cứu.", "Quỹ Hỗ trợ phát triển"),
        ("các đơn vị thuộc Kho bạc Nhà nước và tổ chức tín dụng | báo cáo.", "~các đơn vị thuộc Kho bạc Nhà nước | tổ chức tín dụng"),
        ("các cơ quan, đơn vị thuộc, trực thuộc Sở | niêm yết giá.", "~các cơ quan, đơn vị thuộc, trực thuộc Sở"),
        ("Các đơn vị sự nghiệp công lập trực thuộc | niêm yết giá.", "~Các đơn vị sự nghiệp công lập trực thuộc"),
        ("chính quyền địa phương 2 cấp | rà soát.", "chính quyền địa phương 2 cấp"),
        # A capital at the start of the sentence makes no body of its own.
        ("Sở, ban, ngành, địa phương | kiểm tra.", "~Sở, ban, ngành, địa phương"),
        ("Sở, ngành liên quan | kiểm tra.", "~Sở, ngành liên quan"),
        ("Bộ, cơ quan, địa phương và UBND xã Đá Bạc | kiểm tra.", "~Bộ, cơ quan, địa phương | UBND xã Đá Bạc"),
        ("Ban, ngành, đoàn thể tỉnh | kiểm tra.", "~Ban, ngành, đoàn thể tỉnh"),
        # "Sở" that takes up a name is one, whoever follows.
        ("Sở, UBND các xã | kiểm tra.", "Sở | UBND các xã"),
    ],
)  # fmt: skip
def test_collectives(case: str, names: str) -> None:
    check(case, names)


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("Giám đốc Sở Y tế | chịu trách nhiệm trước Chủ tịch UBND tỉnh.", "@Giám đốc Sở Y tế"),
        ("Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh | trực tiếp chỉ đạo.", "@Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh"),
        ("Đồng chí Trần Thị Bình - Giám đốc Sở Y tế | báo cáo.", "@Đồng chí Trần Thị Bình - Giám đốc Sở Y tế"),
        # An office without its body shares that of the next.
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ, Chủ tịch UBND các tỉnh, thành phố | chỉ đạo rà soát.",
            "@Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ | @Chủ tịch UBND các tỉnh, thành phố",
        ),
        (
            "Giám đốc các sở, Thủ trưởng các ban, ngành và Chủ tịch UBND các xã, phường | chịu trách nhiệm.",
            "@Giám đốc các sở | @Thủ trưởng các ban, ngành | @Chủ tịch UBND các xã, phường",
        ),
        ("Thủ trưởng các cơ quan chuyên môn thuộc UBND tỉnh, Chủ tịch UBND cấp xã | chịu trách nhiệm.", "@Thủ trưởng các cơ quan chuyên môn thuộc UBND tỉnh | @Chủ tịch UBND cấp xã"),
        ("Người đứng đầu các cơ quan, đơn vị | chịu trách nhiệm.", "@Người đứng đầu các cơ quan, đơn vị"),
        ("Trưởng Ban Quản lý các khu công nghiệp tỉnh | báo cáo.", "@Trưởng Ban Quản lý các khu công nghiệp tỉnh"),
        ("Bộ trưởng Bộ Xây dựng, Bộ trưởng Bộ Tài chính | chỉ đạo.", "@Bộ trưởng Bộ Xây dựng | @Bộ trưởng Bộ Tài chính"),
        # Nobody heads firms and offices at once.
        ("Tổng giám đốc các tập đoàn, tổng công ty, đơn vị liên quan | chỉ đạo.", "@Tổng giám đốc các tập đoàn, tổng công ty | đơn vị liên quan"),
        ("Thủ trưởng các cơ quan, đơn vị liên quan | chỉ đạo.", "@Thủ trưởng các cơ quan, đơn vị liên quan"),
        ("Hiệu trưởng các trường học | chịu trách nhiệm.", "@Hiệu trưởng các trường học"),
        ("Lãnh đạo Sở Y tế | trực tiếp kiểm tra.", "@Lãnh đạo Sở Y tế"),
        ("các thành viên Ban Chỉ đạo | kiểm tra.", "@các thành viên Ban Chỉ đạo"),
        ("Các đồng chí Phó Chủ tịch UBND tỉnh | theo dõi.", "@Các đồng chí Phó Chủ tịch UBND tỉnh"),
        # Heads of several ministries, and levels of committees.
        (
            "Bộ trưởng các Bộ: Quốc phòng, Công an, Tài chính và Chủ tịch UBND các tỉnh | rà soát.",
            "@Bộ trưởng Bộ Quốc phòng | @Bộ trưởng Bộ Công an | @Bộ trưởng Bộ Tài chính | @Chủ tịch UBND các tỉnh",
        ),
        ("các bộ trưởng: Công an, Y tế | khẩn trương rà soát.", "@Bộ trưởng Bộ Công an | @Bộ trưởng Bộ Y tế"),
        ("Giám đốc các Sở: Y tế, Tài chính | rà soát.", "@Giám đốc Sở Y tế | @Giám đốc Sở Tài chính"),
        # One office for all behind its colon.
        ("Giám đốc: Sở Y tế, Sở Xây dựng, Đài Phát thanh tỉnh | rà soát.", "@Giám đốc Sở Y tế | @Giám đốc Sở Xây dựng | @Giám đốc Đài Phát thanh tỉnh"),
        ("Các Bộ trưởng: Bộ Y tế, Bộ Công an | rà soát.", "@Bộ trưởng Bộ Y tế | @Bộ trưởng Bộ Công an"),
        ("Bí thư Quận ủy, Huyện ủy | tập trung lãnh đạo.", "@Bí thư Quận ủy, Huyện ủy"),
    ],
)  # fmt: skip
def test_office_holders(case: str, names: str) -> None:
    check(case, names)


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("Ban Thường vụ các huyện ủy, thành ủy | lãnh đạo thực hiện.", "Ban Thường vụ các huyện ủy, thành ủy"),
        ("Ban Tổ chức Tỉnh ủy, Ủy ban Kiểm tra Tỉnh ủy | kiểm tra.", "Ban Tổ chức Tỉnh ủy | Ủy ban Kiểm tra Tỉnh ủy"),
        ("Thường trực Tỉnh ủy, Thường trực HĐND tỉnh | họp.", "Thường trực Tỉnh ủy | Thường trực HĐND tỉnh"),
        ("Đảng ủy UBND tỉnh | lãnh đạo công tác quy hoạch.", "Đảng ủy UBND tỉnh"),
        ("các cấp ủy, tổ chức đảng | quán triệt.", "~các cấp ủy, tổ chức đảng"),
        ("Tổ chức đảng các cấp | quán triệt.", "Tổ chức đảng các cấp"),
        ("Sở Dân tộc và Tôn giáo, Ban Dân vận Tỉnh ủy | vận động.", "Sở Dân tộc và Tôn giáo | Ban Dân vận Tỉnh ủy"),
        # Mass organisations.
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội | giám sát việc thực hiện.", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | ~các tổ chức chính trị - xã hội"),
        ("Hội Nông dân tỉnh, Hội Liên hiệp Phụ nữ tỉnh, Đoàn Thanh niên | vận động hội viên.", "Hội Nông dân tỉnh | Hội Liên hiệp Phụ nữ tỉnh | Đoàn Thanh niên"),
        ("Liên đoàn Lao động tỉnh | chăm lo đời sống công nhân.", "Liên đoàn Lao động tỉnh"),
        ("Mặt trận Tổ quốc và các đoàn thể | vận động.", "Mặt trận Tổ quốc | ~các đoàn thể"),
        # Firms.
        ("Công ty Cổ phần Sông Mây, Công ty TNHH Đá Bạc và Hợp tác xã Suối Hai | khắc phục.", "Công ty Cổ phần Sông Mây | Công ty TNHH Đá Bạc | Hợp tác xã Suối Hai"),
        ("Công ty TNHH MTV Thủy lợi Bắc Sông Mây | vận hành trạm bơm.", "Công ty TNHH MTV Thủy lợi Bắc Sông Mây"),
        ("Công ty Điện lực Sông Mây và các nhà thầu | đẩy nhanh thi công.", "Công ty Điện lực Sông Mây | ~các nhà thầu"),
        ("VNPT, Viettel | bảo đảm liên lạc.", "VNPT | Viettel"),
        ("Ngân hàng Nhà nước Chi nhánh Khu vực 8 | chỉ đạo các tổ chức tín dụng.", "Ngân hàng Nhà nước Chi nhánh Khu vực 8"),
        # The place stands once and holds for those before.
        ("Đảng ủy, UBND xã Tân Lập | tập trung giải phóng mặt bằng.", "Đảng ủy xã Tân Lập | UBND xã Tân Lập"),
        ("Đảng ủy, HĐND, UBND xã Đá Bạc | lãnh đạo.", "Đảng ủy xã Đá Bạc | HĐND xã Đá Bạc | UBND xã Đá Bạc"),
        ("HĐND, UBND xã Đá Bạc | rà soát.", "HĐND xã Đá Bạc | UBND xã Đá Bạc"),
    ],
)  # fmt: skip
def test_party_bodies_organisations_and_firms(case: str, names: str) -> None:
    check(case, names)


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("Sở Xây dựng (Thanh tra Sở) | kiểm tra các công trình vi phạm.", "Sở Xây dựng (Thanh tra Sở)"),
        ("Sở Tài chính (cơ quan thường trực), Sở Nội vụ | rà soát.", "Sở Tài chính (cơ quan thường trực) | Sở Nội vụ"),
        ("UBND xã Đá Bạc (chủ đầu tư) và nhà thầu | rà soát.", "UBND xã Đá Bạc (chủ đầu tư) | nhà thầu"),
        ("UBND các xã, phường (nơi có công trình) | rà soát.", "UBND các xã, phường (nơi có công trình)"),
        ("Công an tỉnh (Phòng Cảnh sát giao thông, Phòng Cảnh sát cơ động) | tuần tra ban đêm.", "Công an tỉnh (Phòng Cảnh sát giao thông, Phòng Cảnh sát cơ động)"),
        # A collective whose parenthesis says who is in it.
        ("Các cơ quan chức năng (Sở Tư pháp, Phòng Tư pháp) | rà soát.", "Sở Tư pháp | Phòng Tư pháp"),
        # An investor whose name stands behind.
        ("Chủ đầu tư (Ban Quản lý dự án thủy lợi tỉnh) | rà soát.", "Ban Quản lý dự án thủy lợi tỉnh"),
    ],
)  # fmt: skip
def test_parentheses_belong_to_the_name(case: str, names: str) -> None:
    check(case, names)


@pytest.mark.parametrize(
    "text",
    [
        "trường hợp phát sinh vướng mắc",
        "báo cáo UBND tỉnh",
        "hội nghị trực tuyến toàn tỉnh",
        "Ban hành kế hoạch",
        "phòng, chống dịch bệnh",
        "thanh tra, kiểm tra việc chấp hành",
        "tổ chức hội nghị quán triệt",
        "tổ chức, tham gia các lớp tập huấn",
        "lãnh đạo, chỉ đạo thực hiện tốt",
        "thành lập đoàn kiểm tra",
        "hệ thống chính trị cơ sở",
        "đội ngũ cán bộ",
        "cấp giấy phép xây dựng",
        "khu vực nông thôn",
        "nhà ở xã hội",
        "rà soát quy hoạch",
        "",
    ],
)  # fmt: skip
def test_what_is_no_body(text: str) -> None:
    assert names_in(text) == ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SỞ Y TẾ, SỞ NỘI VỤ", "SỞ Y TẾ | SỞ NỘI VỤ"),
        ("ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG", "ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG"),
        ("Sở  Y\ntế", "Sở Y tế"),  # blanks and line ends of a cell
        ("Uỷ ban nhân dân xã Đá Bạc;", "Uỷ ban nhân dân xã Đá Bạc"),  # in the text's own spelling
        ("Các cơ quan, đơn vị gồm:", "~Các cơ quan, đơn vị"),
        ("UBND cấp xã Sở Tài chính", "UBND cấp xã | Sở Tài chính"),  # a cell whose line end is lost
        ("các xã, phường Sở Tài chính", "~các xã, phường | Sở Tài chính"),
    ],
)  # fmt: skip
def test_lists_in_headings_and_cells(text: str, names: str) -> None:
    assert names_in(text) == names


def test_mentions_stand_where_they_say() -> None:
    text = "Giao các Sở: Y tế, Nội vụ; UBND xã Đá Bạc."
    words = Words.of(text)
    bodies = read_bodies(words, 1, len(words))
    assert bodies is not None
    assert [text[one.start : one.end] for one in bodies.mentions] == ["Y tế", "Nội vụ", "UBND xã Đá Bạc."]
    assert bodies.next == len(words)


@pytest.mark.parametrize(
    ("text", "quantity", "noun", "kind"),
    [
        ("các sở, ngành", "các", "sở", "collective"),
        ("tất cả các xã", "tất cả các", "xã", "collective"),
        ("3 sở", "3", "sở", "collective"),
        ("các đồng chí Bí thư", "các đồng chí", "Bí thư", "office_holder"),
        ("Giám đốc Sở Y tế", "", "Giám đốc", "office_holder"),
        ("UBND tỉnh", "", "UBND", "agency"),
        ("xã Đá Bạc", "", "xã", "agency"),
        ("địa phương", "", "địa phương", "collective"),
        ("Bộ Chỉ huy Quân sự", "", "Bộ Chỉ huy Quân sự", "agency"),  # the longest group
    ],
)  # fmt: skip
def test_head_of_a_name(text: str, quantity: str, noun: str, kind: str) -> None:
    words = Words.of(text)
    head = read_head(words, 0, len(words))
    assert head is not None
    assert (words.slice(head.start, head.noun), words.slice(head.noun, head.end), head.kind) == (quantity, noun, kind)
    assert head.plural == bool(quantity)


@pytest.mark.parametrize(
    ("text", "label"),
    [("giao", "charge"), ("cần", "modal"), ("khẩn trương", "manner"), ("rà soát", "action"), ("cho biết", "speech"), ("vừa ký", "act")],
)  # fmt: skip
def test_kinds_of_predicates(text: str, label: str) -> None:
    words = Words.of(text)
    assert predicate_label(words, 0) == (len(words), label)
    assert predicate_label(words, 0, 0) is None


def test_a_verb_inside_a_name_is_no_predicate() -> None:
    words = Words.of("Ban quản lý dự án quản lý vốn")
    assert [at for at in range(len(words)) if is_predicate(words, at, 0, len(words))] == [5]


FIELD = ["Sở", "sở", "Bộ", "các", "Các", "UBND", "xã", "tỉnh", "Y", "tế", "Nội", "vụ", "cơ", "quan", "đơn", "vị", "chủ", "trì", "được", "giao", "đang",
         "có", "liên", "và", ",", ";", ":", "(", ")", ".", "Giám", "đốc", "trưởng", "rà", "soát", "phải", "tổ", "chức", "3", "Đá", "Bạc", "cấp", "ủy"]  # fmt: skip


@given(st.lists(st.sampled_from(FIELD), max_size=40).map(" ".join), st.integers(0, 40))
def test_whatever_the_words_names_lie_inside(text: str, first: int) -> None:
    words = Words.of(text)
    first = min(first, len(words))
    predicate = find_predicate(words, first, len(words)) if first < len(words) else None
    assert predicate is None or first < predicate < len(words)
    end = len(words) if predicate is None else predicate
    bodies = read_bodies(words, first, end)
    last = 0
    for one in bodies.mentions if bodies else ():
        assert words.starts[first] <= one.start < one.end <= words.ends[end - 1]
        assert one.name.strip() == one.name != ""
        assert one.start >= last
        last = one.end
