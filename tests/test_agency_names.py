"""Where a name ends and the predicate begins, whatever verbs either holds: cases, and every name of a list before every verb."""

from __future__ import annotations

import pytest
from names import check, read


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("Ban quản lý dự án huyện | lập hồ sơ quyết toán.", "Ban quản lý dự án huyện"),
        ("Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh | hoàn thiện hồ sơ.", "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh"),
        ("Trung tâm phát triển quỹ đất | lập phương án.", "Trung tâm phát triển quỹ đất"),
        ("Trung tâm Kiểm soát bệnh tật tỉnh | giám sát ổ dịch.", "Trung tâm Kiểm soát bệnh tật tỉnh"),
        ("Văn phòng Đăng ký đất đai tỉnh | đo đạc.", "Văn phòng Đăng ký đất đai tỉnh"),
        ("Hội đồng thẩm định giá đất tỉnh | thẩm định.", "Hội đồng thẩm định giá đất tỉnh"),
        ("Bộ phận tiếp nhận và trả kết quả | hướng dẫn.", "Bộ phận tiếp nhận và trả kết quả"),
        ("Tổ hỗ trợ doanh nghiệp | tiếp nhận kiến nghị.", "Tổ hỗ trợ doanh nghiệp"),
        ("Ban chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh | họp.", "Ban chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh"),
        ("cơ quan chủ trì soạn thảo | tiếp thu ý kiến.", "cơ quan chủ trì soạn thảo"),
        ("Cơ quan chủ trì | có trách nhiệm tổng hợp.", "Cơ quan chủ trì"),
        ("cơ quan được giao chủ trì | phải báo cáo.", "cơ quan được giao chủ trì"),
        ("cơ quan đăng ký kinh doanh | niêm yết giá.", "cơ quan đăng ký kinh doanh"),
        ("Đơn vị tư vấn | hoàn chỉnh đồ án.", "Đơn vị tư vấn"),
        ("đơn vị thi công | bố trí đủ máy móc.", "đơn vị thi công"),
        ("Các doanh nghiệp kinh doanh xăng dầu | niêm yết giá.", "~Các doanh nghiệp kinh doanh xăng dầu"),
        ("các doanh nghiệp đóng trên địa bàn | niêm yết giá.", "~các doanh nghiệp đóng trên địa bàn"),
        ("Hội đồng bồi thường, hỗ trợ và tái định cư | thẩm định phương án.", "Hội đồng bồi thường, hỗ trợ và tái định cư"),
        ("Khoa Nội tổng hợp | bố trí thêm giường.", "Khoa Nội tổng hợp"),
        # A name that ends with its number, or with the name of its place, has ended: verbs of one syllable follow.
        ("Ban Quản lý dự án 2 | dừng thi công.", "Ban Quản lý dự án 2"),
        ("Nhà máy số 3 | thuê tư vấn.", "Nhà máy số 3"),
        ("Công ty cổ phần Đá Bạc | xả nước đón lũ.", "Công ty cổ phần Đá Bạc"),
        ("Xí nghiệp Môi trường Sông Mây | trồng cây xanh.", "Xí nghiệp Môi trường Sông Mây"),
        ("Trường THPT Lê Lợi | dạy bù cho học sinh.", "Trường THPT Lê Lợi"),
        ("Hải đoàn Biên phòng 38 | tuần tra.", "Hải đoàn Biên phòng 38"),
        ("Truyền tải điện Tây Bắc | kiểm tra hành lang tuyến.", "Truyền tải điện Tây Bắc"),
        # The field of a department is written like what it does.
        ("Sở Xây dựng | xây dựng kế hoạch.", "Sở Xây dựng"),
        ("Sở Giáo dục và Đào tạo | đào tạo lại giáo viên.", "Sở Giáo dục và Đào tạo"),
        ("Thanh tra tỉnh | thanh tra việc cấp phép mỏ.", "Thanh tra tỉnh"),
        ("Ban Quản lý | quản lý chặt chẽ.", "Ban Quản lý"),
        # Clauses about the body.
        ("Các đơn vị có sử dụng lao động | rà soát hợp đồng.", "~Các đơn vị có sử dụng lao động"),
        ("các địa phương có rừng | kiểm tra.", "~các địa phương có rừng"),
        ("các địa phương nơi có dự án đi qua | kiểm tra.", "~các địa phương nơi có dự án đi qua"),
        ("các đơn vị được giao làm chủ đầu tư | đẩy nhanh giải ngân.", "~các đơn vị được giao làm chủ đầu tư"),
        ("các doanh nghiệp sản xuất, chế biến thủy sản | rà soát.", "~các doanh nghiệp sản xuất, chế biến thủy sản"),
        ("Nhà máy xử lý rác thải Đá Bạc | vận hành thử.", "Nhà máy xử lý rác thải Đá Bạc"),
        ("Quỹ bảo vệ và phát triển rừng | giải ngân.", "Quỹ bảo vệ và phát triển rừng"),
        ("Cục Y tế dự phòng | hướng dẫn các địa phương.", "Cục Y tế dự phòng"),
        ("Vụ Truyền thông và Thi đua, khen thưởng | rà soát.", "Vụ Truyền thông và Thi đua, khen thưởng"),
        ("Các bệnh viện | rà soát quy trình.", "~Các bệnh viện"),
        # A body whose bare name is whole: a verb names it only where what it must do follows.
        ("Tổ công tác | kiểm tra hiện trường.", "Tổ công tác"),
        ("Tổ công tác | giải quyết kiến nghị.", "Tổ công tác"),
        ("Tổ công tác | chỉ đạo UBND các xã rà soát.", "Tổ công tác"),
        ("Tổ công tác kiểm tra liên ngành | rà soát các cơ sở.", "Tổ công tác kiểm tra liên ngành"),
        ("Tổ công tác xử lý nợ xấu | có trách nhiệm báo cáo.", "Tổ công tác xử lý nợ xấu"),
        ("Tổ công tác triển khai Đề án 06 | rà soát dữ liệu.", "Tổ công tác triển khai Đề án 06"),
        ("Ban Chỉ đạo thực hiện Nghị quyết số 18-NQ/TW tỉnh | rà soát danh mục.", "Ban Chỉ đạo thực hiện Nghị quyết số 18-NQ/TW tỉnh"),
        ("Ban Chỉ đạo thực hiện Chương trình mục tiêu quốc gia | có trách nhiệm đôn đốc.", "Ban Chỉ đạo thực hiện Chương trình mục tiêu quốc gia"),
        ("Ban Chỉ đạo | thực hiện Nghị quyết 18, báo cáo kết quả.", "Ban Chỉ đạo"),
        ("Ban Chỉ đạo | thực hiện nghiêm quy chế làm việc.", "Ban Chỉ đạo"),
        ("Ban Chỉ đạo | tổng hợp kết quả báo cáo Thủ tướng.", "Ban Chỉ đạo"),
        ("UBND TP. Sông Mây | rà soát.", "UBND TP. Sông Mây"),
        ("Sở Y tế - cơ quan thường trực Ban Chỉ đạo | theo dõi, tổng hợp.", "Sở Y tế - cơ quan thường trực Ban Chỉ đạo"),
        ("Các xã đang bị ngập | di dời dân.", "~Các xã đang bị ngập"),
        ("Các đơn vị | quản lý chặt chẽ tài sản.", "~Các đơn vị"),
        ("Các đơn vị | quản lý tài sản theo quy định của pháp luật.", "~Các đơn vị"),
        ("Các đơn vị quản lý, vận hành hồ chứa | kiểm tra đập.", "~Các đơn vị quản lý, vận hành hồ chứa"),
        ("các cơ quan chủ trì dự án, tiểu dự án, các đơn vị đầu mối | rà soát danh mục.", "~các cơ quan chủ trì dự án, tiểu dự án | ~các đơn vị đầu mối"),
        ("Cơ quan chủ trì quản lý chương trình | đôn đốc các xã.", "Cơ quan chủ trì quản lý chương trình"),
        ("Các cơ quan | chủ trì, phối hợp rà soát chương trình.", "~Các cơ quan"),
        ("các đơn vị được giao chủ trì xây dựng Đề án | hoàn thiện hồ sơ.", "~các đơn vị được giao chủ trì xây dựng Đề án"),
        ("Các đơn vị được giao nhiệm vụ | bố trí kinh phí trong dự toán được giao.", "~Các đơn vị được giao nhiệm vụ"),
        ("các cơ quan cung cấp thông tin | có trách nhiệm bảo đảm chính xác.", "~các cơ quan cung cấp thông tin"),
        ("Chủ đầu tư các dự án chậm tiến độ | lập lại kế hoạch.", "Chủ đầu tư các dự án chậm tiến độ"),
        ("Các cơ quan thẩm định (Sở Tư pháp, Phòng Tư pháp) | trả lời trong 10 ngày.", "Sở Tư pháp | Phòng Tư pháp"),
        ("các đơn vị quản lý (nếu có) | rà soát danh mục.", "~các đơn vị quản lý (nếu có)"),
        ("Cơ quan thẩm định văn bản (Sở Tư pháp, Phòng Tư pháp) | phải bảo đảm khách quan.", "Sở Tư pháp | Phòng Tư pháp"),
        ("Cơ quan | thẩm định văn bản (nếu có) trong 10 ngày.", "Cơ quan"),
    ],
)  # fmt: skip
def test_names_that_hold_verbs(case: str, names: str) -> None:
    check(case, names)


@pytest.mark.parametrize(
    "case",
    [
        "Sở Y tế | cần khẩn trương báo cáo.",
        "Sở Y tế | có trách nhiệm báo cáo.",
        "Sở Y tế | sẽ báo cáo.",
        "Sở Y tế | đã báo cáo.",
        "Sở Y tế | chủ trì, phối hợp với Sở Tài chính thẩm định.",
        "Sở Y tế | theo chức năng, nhiệm vụ được giao rà soát.",
        "Sở Y tế | căn cứ tình hình thực tế, quyết định.",
        "Sở Y tế | trước ngày 15/3/2031 báo cáo.",
        "Sở Y tế, | trên cơ sở đề nghị của các xã, tổng hợp.",
        "Sở Y tế | được UBND tỉnh giao chủ trì tổng hợp.",
        "Sở Y tế | được phân công chủ trì tổng hợp.",
        "Sở Y tế | Theo dõi, đôn đốc các nhà thầu.",  # a capital by mistake
        "Sở Y tế | báo cáo Bộ Y tế. Sở Nội vụ rà soát.",
        "Sở Y tế tỉnh Lâm Sơn",
        "Sở Y tế.",
        "Sở Y tế. Rà soát các cơ sở.",  # the name ends with its sentence
        "Ban Chỉ huy Phòng thủ dân sự tỉnh | trực ban.",
        "Công ty môi trường | thu gom rác.",
        "Trường Cao đẳng nghề Sông Mây | tuyển sinh.",
        "Các xã chưa đạt chuẩn | phải rà soát.",
        "Các đơn vị đã được giao vốn nhưng chưa giải ngân | phải báo cáo nguyên nhân.",
        "Các đơn vị đang sử dụng đất sai mục đích mà chưa xử lý | cần rà soát.",
        "Các đơn vị chưa phải nộp báo cáo | cần rà soát số liệu.",
        "Các cơ quan chịu sự giám sát | có trách nhiệm báo cáo.",
        "Các sở giáo dục và đào tạo tham gia thí điểm | có trách nhiệm báo cáo.",
        "Các sở | tham gia Hội chợ, chuẩn bị gian hàng.",
        "Ban Quản lý đầu tư, Ban Kỹ thuật | đẩy nhanh tiến độ.",
        "Ban Quản lý đầu tư: | Đẩy nhanh tiến độ.",
        "Sở Tư pháp | phổ biến, giáo dục pháp luật cho người dân.",
        "Phó Chủ tịch UBND huyện phụ trách văn hóa: | Chỉ đạo phòng Y tế.",
        'Ban Chỉ đạo phong trào "Toàn dân đoàn kết xây dựng đời sống văn hóa" | chủ trì tổng hợp.',
        'Các địa phương "| không nói khó" mà phải làm.',
    ],
)  # fmt: skip
def test_where_the_predicate_begins(case: str) -> None:
    assert read(case)[1] == case.partition("| ")[2]


NAMES = """
Cục Cảnh sát quản lý hành chính về trật tự xã hội; Phòng Cảnh sát điều tra tội phạm về trật tự xã hội; Cơ quan Cảnh sát điều tra;
Cơ quan An ninh điều tra; Cục Quản lý, giám sát bảo hiểm; Chi cục Quản lý chất lượng, chế biến và phát triển thị trường;
Ban Chỉ đạo chống khai thác IUU; Quỹ Bảo vệ và phát triển rừng; Cảng vụ Hàng hải Đá Bạc; Vườn quốc gia Đá Bạc;
Học viện Chính trị khu vực I; Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh; Tổ công nghệ số cộng đồng; Ban CHQS xã;
Cục Quản lý đê điều và Phòng, chống thiên tai; Cục Kiểm tra văn bản quy phạm pháp luật; Vụ Tổ chức cán bộ;
Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam; Công ty TNHH MTV Khai thác công trình thủy lợi Bắc Sông Mây;
Phòng Kinh tế, Hạ tầng và Đô thị; Phòng Văn hóa - Xã hội; Trung tâm Cung ứng dịch vụ công; Thuế tỉnh Lâm Sơn;
các bệnh viện; các nhà thầu thi công; cơ quan thường trực; Cảng hàng không Đá Bạc; Thống kê tỉnh; Thi hành án dân sự tỉnh; Lữ đoàn 215;
Ban Chỉ huy Bộ đội Biên phòng; Bộ Quốc phòng; Các cơ sở giáo dục; Trung tâm Giám sát, điều hành đô thị thông minh; Tổ công tác đặc biệt; Các địa
phương có tỷ lệ giải ngân thấp; Ban Chỉ đạo phong trào “Toàn dân xây dựng đời sống văn hóa”; Tổ bảo vệ an ninh, trật tự ở cơ sở; Đơn vị tư vấn giám
sát; Ban Tiếp công dân tỉnh; Trưởng các thôn; Cục Phòng bệnh;
Sở Y tế; Sở Tài chính, Sở Nội vụ; các sở, ban, ngành; UBND các xã, phường; UBND xã Đá Bạc; UBND cấp xã; Công an tỉnh; Bộ
Chỉ huy Quân sự tỉnh; Văn phòng UBND tỉnh; Thanh tra tỉnh; Ban Quản lý Khu kinh tế tỉnh; Chủ tịch UBND các xã, phường;
Giám đốc các sở; Người đứng đầu các cơ quan, đơn vị; các cơ quan, đơn vị, địa phương; các địa phương; các doanh nghiệp;
các chủ đầu tư; chủ đầu tư; nhà thầu; Công ty Điện lực Sông Mây; Kho bạc Nhà nước khu vực IV; Ngân hàng Nhà nước Chi
nhánh Khu vực 8; Bảo hiểm xã hội tỉnh; Hội Nông dân tỉnh; Đoàn Thanh niên; Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Ban
Tuyên giáo và Dân vận Tỉnh ủy; Đảng ủy UBND tỉnh; các cấp ủy, tổ chức đảng; Đài Phát thanh và Truyền hình tỉnh; Báo Lâm
Sơn; Trung tâm Phục vụ hành chính công tỉnh; Ban Quản lý dự án đầu tư xây dựng công trình giao thông; Bộ Xây dựng; Bộ
Văn hóa, Thể thao và Du lịch; các bộ, ngành, địa phương; Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ; UBND các
tỉnh, thành phố trực thuộc Trung ương; Cục Thuế; Chi cục Kiểm lâm; Hạt Kiểm lâm; các trường học; các tổ chức tín dụng;
các đơn vị liên quan; cơ quan chức năng; Ban Chỉ đạo tỉnh; Viện Kiểm sát nhân dân tỉnh; Trường Đại học Lâm Sơn; Sở Giáo
dục và Đào tạo; Liên minh Hợp tác xã tỉnh; Phòng Kinh tế; đồng chí Nguyễn Văn An; Phó Chủ tịch UBND tỉnh Trần Bình; Tập
đoàn Điện lực Việt Nam; các phòng chuyên môn; Công an xã; các hợp tác xã; các ban quản lý rừng; ban quản lý các chợ;
Tổ công tác; các đơn vị quản lý hồ đập; Ban Chỉ đạo phát triển khoa
học, công nghệ, đổi mới sáng tạo và chuyển đổi số; Y tế thôn, bản; Các chi, đảng bộ; Các huyện, thị, thành ủy; Thường trực HĐND tỉnh; Đảng ủy các xã, phường; Sở Khoa học và Công nghệ; Bộ Tư lệnh Cảnh sát biển; các sở: Y tế, Nội vụ;
tổ dân phố; Ban Quản lý; Chi nhánh Văn phòng Đăng ký đất đai; Quỹ Đầu tư phát triển; Đội Quản lý thị trường số 2; Trạm
Kiểm dịch; các chủ rừng; chủ hồ; các đơn vị vận hành; lực lượng công an; ngành y tế; các ngành; các ngành chức năng; Hội đồng nhân dân tỉnh; UBND thành phố; Thành ủy Sông Mây; Tòa án nhân dân khu vực 3; các xã, phường
"""
PREDICATES = """
rà soát danh mục; tổ chức tập huấn; chủ trì, phối hợp với Sở Tư pháp thẩm định; có trách nhiệm báo cáo; phải báo cáo;
cần báo cáo; sẽ báo cáo; khẩn trương báo cáo; tăng cường kiểm tra; kiểm tra hiện trường; quản lý chặt chẽ; xây dựng kế
hoạch; tham mưu UBND tỉnh; lập hồ sơ; theo dõi, đôn đốc; chỉ đạo UBND các xã; hướng dẫn các xã; phối hợp với Sở Tư pháp
kiểm tra; thực hiện nghiêm; đẩy nhanh tiến độ; bố trí kinh phí; nghiên cứu, đề xuất; căn cứ tình hình thực tế, quyết
định; đã báo cáo; không cấp phép; không được cấp phép; theo chức năng, nhiệm vụ rà soát; trong quá trình thực hiện, báo
cáo; tuyên truyền; vận động nhân dân; giám sát việc thực hiện; đưa tin; cho vay; thẩm định hồ sơ; thu hồi đất; tiếp nhận
hồ sơ; xử lý vi phạm; giải quyết kiến nghị; quan tâm chỉ đạo; tập trung lãnh đạo; trực tiếp chỉ đạo; chịu trách nhiệm
trước UBND tỉnh; đề xuất giải pháp; điều hành giá; hoàn thành dự án; công bố quy hoạch; tuần tra ban đêm; thanh tra việc
cấp phép; đầu tư hạ tầng; đăng ký danh mục; bảo vệ rừng; làm đầu mối
"""


def listed(words: str) -> list[str]:
    return [" ".join(one.split()) for one in words.split(";")]


def misread(name: str, predicates: list[str]) -> list[str]:
    """The predicates before which the name ends elsewhere."""
    return [one for one in predicates if read(f"{name} {one}.")[1] != f"{one}."]


@pytest.mark.parametrize("name", listed(NAMES))
def test_a_name_ends_before_any_predicate(name: str) -> None:
    assert misread(name, listed(PREDICATES)) == []


@pytest.mark.parametrize(
    "name",
    ["Sở Y tế", "UBND xã Đá Bạc", "UBND các xã, phường", "Ban Quản lý Khu kinh tế tỉnh", "các địa phương", "UBND cấp xã"],
)
def test_a_name_ends_before_verbs_of_one_syllable(name: str) -> None:
    assert misread(name, ["trình UBND tỉnh", "làm chủ đầu tư", "gửi báo cáo"]) == []


@pytest.mark.parametrize(
    "name", ["các chủ đầu tư", "Phòng Kinh tế", "đồng chí Nguyễn Văn An", "Giám đốc các sở", "các trường học"]
)
def test_a_name_of_another_end_before_verbs_of_one_syllable(name: str) -> None:
    assert misread(name, ["trình UBND tỉnh", "làm chủ đầu tư", "gửi báo cáo"]) == []


@pytest.mark.parametrize("name", ["các địa phương", "các doanh nghiệp", "các cơ quan, đơn vị", "cơ quan chức năng"])
def test_generic_names_before_verbs_that_may_belong_to_them(name: str) -> None:
    assert (
        misread(name, ["cung cấp thông tin cho Sở Y tế", "sử dụng kinh phí đúng mục đích", "được giao chủ trì tổng hợp"]) == []
    )
