"""Decisions: what a text settles, as opposed to what it orders, cites, asks for or tells of the past."""

from __future__ import annotations

from datetime import date

import pytest
from chidao.corpus.reference import load_table
from chidao.extractors.decisions import find_decisions
from chidao.extractors.decisions.lexicon import KINDS
from chidao.extractors.records import Decision, Metadata
from hypothesis import given, settings
from hypothesis import strategies as st
from settled import (
    DECREE,
    DIRECTIVE,
    LETTER,
    NEWS,
    NOTICE,
    PARTY,
    PLAN,
    PROVINCE,
    REQUEST,
    RESOLUTION,
    UNDATED,
    found,
    marked,
    paper,
)

# A letter or notice answers: points of its operative part, after who has the say is named in the lead-in or nowhere.
LEAD = "Xét đề nghị của Sở Xây dựng tại Tờ trình số 40/TTr-SXD ngày 02/4/2025, Chủ tịch UBND tỉnh có ý kiến như sau:\n\n"
ANSWERS = [
    "1. <<agree|Đồng ý chủ trương sửa chữa cống Đầm Sen theo đề nghị của Sở Xây dựng>>. Giao Sở Tài chính cân đối kinh phí.",
    "1. <<agree|Thống nhất với đề xuất của UBND huyện Tân Lũng về thời gian đóng cửa bãi rác>>; giao UBND huyện tổ chức thực hiện.",
    "1. <<agree|Cơ bản thống nhất với phương án phân luồng của Sở Xây dựng>>.",
    "1. <<agree|Nhất trí cho Trường Cao đẳng Hà Sơn tổ chức hội thi tay nghề>> và giao Sở Nội vụ theo dõi.",
    "1. <<allow|Cho phép Công ty Thủy nông Sông Lũng tạm ứng 2 tỷ đồng>>, đồng thời yêu cầu Công ty quyết toán trước ngày 30/9/2025.",
    "1. <<approve|Chấp thuận vị trí đặt trạm bơm Gò Mây>>.\n2. <<revoke|Dừng thực hiện Dự án kè Bến Đá>>.",
    "1. <<reject|Chưa xem xét đề nghị tăng mức khoán của các đội>>.\n2. Sở Xây dựng trả lời cho các đội biết.",
    "1. <<reject|Không chấp thuận đề nghị của Công ty An Phát>>; Sở Xây dựng thông báo để Công ty biết.",
    "1. Về đề nghị của Hợp tác xã Bình Minh: <<agree|Thống nhất gia hạn hợp đồng thuê đất đến hết năm 2026>>.",
    "1. <<agree|Đối với tuyến đường tránh, thống nhất phương án 2>>.",
    "1. <<agree|UBND tỉnh thống nhất chủ trương lập quy hoạch khu dân cư Đồng Nội>>.",
    "1. Qua kiểm tra, <<agree|Chủ tịch UBND tỉnh đồng ý lùi thời hạn báo cáo sang tháng 6/2025>>.",
    "1. <<agree|Đồng ý bổ sung 05 biên chế cho Trung tâm Y tế>>, song <<reject|không đồng ý tăng thêm hợp đồng lao động>>.",
    "1. <<agree|Đồng ý tiếp nhận 12 xe cứu thương>>; <<allocate|phân bổ 8 xe cho các trung tâm y tế>>.",
    "1. <<agree|Đồng ý chủ trương đầu tư Dự án hồ Khe Cạn>> với các nội dung như sau:\n- Quy mô: cấp III.",
]  # fmt: skip

MORE_ANSWERS = [
    "1. Đối với đề nghị của Công ty Đô thị về tăng mức khoán: <<reject|không thống nhất>>; giao Sở Xây dựng trả lời.",
    "1. Gói thầu 13: <<approve|Chấp thuận điều chỉnh tiến độ đến 31/12/2025>>.",
    "1. Về xây cầu Khe Lim: <<agree|Đồng ý về nguyên tắc>>, giao Bộ Xây dựng chủ trì, tổng hợp.",
    "1. <<agree|Về nguyên tắc, đồng ý đề nghị của Tỉnh về bổ sung vốn>>; Tỉnh hoàn thiện hồ sơ.",
    "1. <<agree|Đồng ý với ý kiến của Sở Xây dựng tại Văn bản số 77/SXD-QH ngày 12/4/2025>>.",
    "1. <<agree|Thống nhất nội dung trình của Sở Công Thương tại văn bản nêu trên>>.",
    "1. <<agree|Cơ bản thống nhất với báo cáo, đề xuất của Sở Nội vụ>>.",
    "Sau khi xem xét, <<agree|UBND tỉnh đồng ý gia hạn thời gian nộp hồ sơ đến ngày 30/6/2025>>. Yêu cầu Sở Xây dựng hướng dẫn.",
    "Về việc này, Chủ tịch UBND tỉnh có ý kiến như sau: <<agree|Đồng ý theo đề nghị của Sở Y tế>>.",
    "1. Về việc miễn tiền phạt: <<reject|Không chấp thuận do lỗi thuộc về nhà thầu>>.",
    "1. <<agree|Đồng ý lùi tiến độ đến hết năm 2025>>; <<reject|không gia hạn lần sau>>.",
    "1. <<agree|Thống nhất cho chủ trương mở rộng bến xe Tân Lũng>>.",
    "1. <<agree|Đồng ý tổ chức Ngày hội trái cây Vàm Lẽo năm 2026>>.",
    "1. <<agree|Nhất trí thực hiện thí điểm tuyến xe buýt số 4>>.",
]  # fmt: skip

# Orders, judgements and the past use the same verbs.
SETTLES_NOTHING = [
    "1. Giao Sở Xây dựng tham mưu UBND tỉnh phê duyệt đồ án.",
    "1. Sở Xây dựng thẩm định, trình UBND tỉnh chấp thuận.",
    "1. Sở Tài chính rà soát, bãi bỏ các quy định không còn phù hợp.",
    "1. Thống nhất nhận thức và hành động trong toàn ngành.",
    "1. Thống nhất quản lý dữ liệu dùng chung của tỉnh.",
    "Văn bản kèm theo\n(Ban hành kèm theo Quyết định số 17/QĐ-UBND ngày 06 tháng 5 năm 2021)",
    "1. Thống nhất tổ chức ngày hội trái cây ở các huyện.",
    "1. Đồng ý với đánh giá của Sở Y tế.",
    "1. Thống nhất đánh giá năm 2024 kết quả đạt khá.",
    "1. Thống nhất với Sở Tài chính về mẫu biểu trước khi gửi các huyện.",
    "1. Thống nhất biểu mẫu báo cáo trong toàn tỉnh.",
    "1. Không phê duyệt các dự án chưa đủ thủ tục về đất đai.",
    "1. Không xem xét khen thưởng đối với đơn vị giải ngân chậm.",
    "1. Không chấp thuận dự án mới vào cụm công nghiệp chưa có trạm xử lý nước thải.",
    "1. Cơ bản nhất trí với báo cáo của Sở Xây dựng và ý kiến của các đại biểu.",
    "1. Thành lập tổ công tác để đôn đốc tiến độ.",
    "1. Kiện toàn ban chỉ đạo các cấp.",
    "1. UBND các huyện, thành phố phê duyệt phương án trong tháng 6/2025.",
    "1. UBND tỉnh đã phê duyệt quy hoạch tại Quyết định số 77/QĐ-UBND ngày 03/3/2023.",
    "1. Quy hoạch được UBND tỉnh phê duyệt là căn cứ để lập dự án.",
    "1. Trường hợp UBND tỉnh đồng ý, Sở Xây dựng hoàn thiện hồ sơ.",
    "1. Sở Xây dựng đề nghị UBND tỉnh: cho phép chuyển nguồn; thống nhất chủ trương đầu tư.",
    "1. Sở Xây dựng:\n- Phê duyệt kế hoạch của các đơn vị.\n- Thống nhất phương án với Sở Tài chính.",
    "1. Giao Sở Y tế:\na) Chấm dứt hợp đồng với các đơn vị chậm tiến độ.\nb) Thu hồi phần kinh phí chưa sử dụng.",
    "1. Các doanh nghiệp được phép sử dụng hóa đơn điện tử theo quy định.",
    "1. Các đơn vị không được sử dụng ngân sách sai mục đích.",
    "1. Sở Nội vụ thống nhất với Công an tỉnh trước khi triển khai.",
    "1. Đối với 9 hộ chưa thống nhất của dự án hồ Suối Mây: UBND huyện tiếp tục vận động.",
    "1. Đối với các hộ không đồng ý nhận tiền, UBND huyện đối thoại trực tiếp.",
    "1. Cử tri xã Gò Mây phản ánh đường hư hỏng.",
    "1. Cụm công nghiệp Thống Nhất chậm giải phóng mặt bằng.",
    "Trên đây là ý kiến của UBND tỉnh, đề nghị các cơ quan thực hiện.",
]  # fmt: skip


@pytest.mark.parametrize("text", ANSWERS + MORE_ANSWERS)
@pytest.mark.parametrize("meta", [LETTER, NOTICE], ids=lambda meta: meta.kind)
def test_what_a_letter_or_a_notice_settles(text: str, meta: Metadata) -> None:
    plain, wanted = marked(text)
    assert found(LEAD + plain, meta) == wanted


@pytest.mark.parametrize("text", SETTLES_NOTHING)
@pytest.mark.parametrize("meta", [LETTER, NOTICE], ids=lambda meta: meta.kind)
def test_orders_judgements_and_the_past_settle_nothing(text: str, meta: Metadata) -> None:
    assert found(LEAD + text, meta) == []


PARTY_TEXTS = [
    "1. <<agree|Ban Thường vụ Tỉnh ủy thống nhất chủ trương sáp nhập 3 chi bộ>>; <<reject|chưa đồng ý việc tách Đảng bộ phường>>.",
    "1. <<agree|Thường trực Tỉnh ủy cơ bản đồng ý với đề xuất của Ban Tổ chức Tỉnh ủy>>, giao Ban Tổ chức hoàn thiện.",
    "1. <<establish|Ban Thường vụ Tỉnh ủy quyết định thành lập Tổ công tác số 3>>.",
    "1. Ban Thường vụ Tỉnh ủy thống nhất nhận định: tình hình có chuyển biến.",
    "1. Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy thống nhất nhận thức.",
    "1. Các đại biểu thống nhất cao với dự thảo báo cáo.",
    "1. <<other|Điều động đồng chí Lù A Páo đến nhận công tác tại Đảng ủy xã Gò Mây>>.\n"
    "2. <<approve|Chuẩn y đồng chí Lò Thị Mây giữ chức Phó Bí thư Đảng ủy>>.",
    "1. Ban Tổ chức Tỉnh ủy cử đồng chí Lù A Páo theo dõi.",
    "1. <<agree|Thống nhất thi hành kỷ luật bằng hình thức khiển trách đối với đồng chí Lù A Páo>>.",
]  # fmt: skip


@pytest.mark.parametrize("text", PARTY_TEXTS)
def test_what_a_party_body_concludes(text: str) -> None:
    plain, wanted = marked(text)
    assert found("Sau khi nghe báo cáo, Ban Thường vụ Tỉnh ủy kết luận như sau:\n\n" + plain, PARTY) == wanted


BASES = (
    "QUYẾT ĐỊNH\nVề việc phê duyệt Đề án\n\nCăn cứ Nghị quyết số 9/NQ-HĐND đã phê duyệt chủ trương đầu tư;\n"
    "Xét đề nghị của Sở Xây dựng,\n\nQUYẾT ĐỊNH:\n\n"
)
ARTICLES = [
    "Điều 1. <<agree|Tán thành nội dung Báo cáo số 41/BC-ĐGS ngày 30/11/2022 của Đoàn giám sát>>.",
    "Điều 1. <<approve|Phê duyệt Đề án trồng rừng ngập mặn ven sông Lũng>> (sau đây gọi tắt là Đề án), với các nội dung chủ yếu như sau:\n"
    "1. Mục tiêu: trồng mới 300 ha.\n2. Bổ sung cây giống cho 5 xã.\nĐiều 2. Giao Sở Nông nghiệp và Môi trường tổ chức thực hiện.",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp cứu hộ.\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và <<revoke|thay thế Quyết định số 12/QĐ-UBND ngày 05/01/2019>>.",
    "Điều 1. Ban hành Kế hoạch phát triển chợ nông thôn.\nĐiều 2. <<revoke|Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 05/01/2019>>.",
    "Điều 1. <<establish|Thành lập Hội đồng thẩm định giá đất>>, gồm các ông, bà có tên sau:\n1. Ông Trần Văn Sáu, Chủ tịch Hội đồng.\n"
    "Điều 2. Hội đồng có nhiệm vụ thẩm định phương án giá.\nĐiều 3. <<allow|Hội đồng thẩm định được sử dụng con dấu của Sở Tài chính>>.",
    "Điều 1. <<establish|Kiện toàn Ban Chỉ đạo chuyển đổi số tỉnh>>.\nĐiều 2. <<revoke|Bãi bỏ Quyết định số 90/QĐ-UBND ngày 04/02/2020>>.",
    "Điều 1. <<amend|Điều chỉnh thời gian thực hiện Dự án cầu Khe Lim>>.\nĐiều 2. Sở Xây dựng điều chỉnh kế hoạch vốn của Dự án.",
    "Điều 1. <<amend|Sửa đổi, bổ sung một số điều của Quy chế quản lý chợ>> như sau:\n1. <<amend|Sửa đổi khoản 1 Điều 4>> như sau:\n"
    "“1. Ban quản lý chợ được phép thu phí. Bãi bỏ việc thu vé.”\n2. <<revoke|Bãi bỏ Điều 9>>.",
    "Điều 1. <<allocate|Giao dự toán bổ sung năm 2025 cho Sở Y tế 3.200 triệu đồng>>.\nĐiều 2. Sở Y tế phân bổ dự toán cho các đơn vị trực thuộc.",
    "Điều 1. <<other|Bổ nhiệm ông Hoàng Minh Tấn giữ chức Chi cục trưởng Chi cục Kiểm lâm>>.",
    "Điều 1. <<approve|Công nhận xã Đồng Nội đạt chuẩn nông thôn mới>>.\n"
    "Điều 2. Chánh Văn phòng UBND tỉnh chịu trách nhiệm thi hành Quyết định này.",
    "Điều 1. <<approve|Phê duyệt Quy hoạch phân khu tỷ lệ 1/2.000 Khu đô thị Đầm Sen>>, với những nội dung chính sau:\n1. Quy mô: 80 ha.\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Bãi bỏ các quy định trước đây trái với Quyết định này.",
    "Điều 1. <<approve|Thông qua điều chỉnh quy hoạch đất lúa>> (chi tiết tại Phụ lục kèm theo).\n"
    "Điều 2. Quyết định có hiệu lực kể từ ngày ký.",
    "Điều 1. <<agree|Thống nhất nội dung Chương trình giám sát của Hội đồng năm 2026>> như sau:\n1. Giám sát việc thu phí.",
    "Điều 1. <<establish|Thành lập Tổ thẩm định giá rừng>>, thành phần gồm:\n1. Ông Trần Văn Sáu, Tổ trưởng.",
    "Điều 1. <<approve|Phê duyệt Kế hoạch thoát nước mùa mưa>>, kèm theo Quyết định này.",
    "Điều 1. Phạm vi điều chỉnh\nQuyết định này quy định mức hỗ trợ.\nĐiều 2. Tổ chức thực hiện\n1. Kiện toàn bộ máy.\n2. Bố trí kinh phí.",
]  # fmt: skip


@pytest.mark.parametrize("text", ARTICLES)
def test_what_articles_decide(text: str) -> None:
    plain, wanted = marked(text)
    assert found(BASES + plain, DECREE) == wanted


def test_points_decide_where_their_article_only_has_a_title() -> None:
    text, wanted = marked(
        "QUYẾT NGHỊ:\n\nĐiều 1. Phân bổ vốn đầu tư công\n1. <<allocate|Phân bổ 640 tỷ đồng cho 18 dự án>>.\n"
        "2. <<allocate|Dành 5% kế hoạch vốn để dự phòng>>.\nĐiều 2. <<approve|Thông qua danh mục 7 dự án thu hồi đất>>.\n"
        "Điều 3. Tổ chức thực hiện\n1. Ủy ban nhân dân tỉnh phân bổ chi tiết.\n2. Bổ sung kinh phí khi có nguồn."
    )
    assert found(text, RESOLUTION) == wanted


def test_an_annex_behind_the_recipients_decides_nothing() -> None:
    text = (
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\nNơi nhận:\n- Như trên;\n\n"
        "QUY CHẾ\nLàm việc của Ban Chỉ đạo\n\nĐiều 1. Thành lập tổ giúp việc\n1. Thành lập 02 tổ giúp việc tại Sở Nội vụ Hà Sơn."
    )
    assert found(text, DECREE) == []


@pytest.mark.parametrize("meta", [PLAN, DIRECTIVE, REQUEST], ids=lambda meta: meta.kind)
def test_plans_directives_and_requests_decide_nothing_by_a_bare_verb(meta: Metadata) -> None:
    text = "II. NHIỆM VỤ\n1. Phê duyệt phương án ứng phó.\n2. Cho phép các xã thí điểm.\n3. Thống nhất chủ trương mở rộng kho."
    assert found(text, meta) == []


def test_a_plan_may_replace_another() -> None:
    text, wanted = marked(
        "III. TỔ CHỨC\n\n<<revoke|Kế hoạch này thay thế Kế hoạch số 14/KH-UBND ngày 03/02/2024 của UBND tỉnh>>."
    )
    assert found(text, PLAN) == wanted


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Chủ tịch UBND tỉnh đồng ý lùi thời hạn báo cáo sang tháng 6/2025.", "Chủ tịch UBND tỉnh"),
        ("1. Đồng ý lùi thời hạn báo cáo sang tháng 6/2025.", PROVINCE),
        ("Tỉnh đồng ý lùi thời hạn báo cáo sang tháng 6/2025.", PROVINCE),
        (LEAD + "1. Đồng ý lùi thời hạn báo cáo sang tháng 6/2025.", "Chủ tịch UBND tỉnh"),
        (
            "Chủ tịch UBND tỉnh Lò Văn Khánh có ý kiến như sau:\n1. Chủ tịch UBND tỉnh đồng ý lùi thời hạn báo cáo.",
            "Chủ tịch UBND tỉnh Lò Văn Khánh",
        ),
    ],
)
def test_who_decides_is_named_in_the_words_of_the_text_else_the_issuer(text: str, authority: str) -> None:
    (decision,) = find_decisions(paper(text), LETTER)
    assert decision.authority == authority


def test_a_notice_names_who_concluded_in_its_title() -> None:
    meta = Metadata(
        "thong_bao", "9/TB-VP", None, "Văn phòng UBND tỉnh Hà Sơn", "Kết luận của Chủ tịch UBND tỉnh tại cuộc họp về đê điều"
    )
    (decision,) = find_decisions(paper("1. Đồng ý chủ trương gia cố kè Bến Đá."), meta)
    assert decision.authority == "Chủ tịch UBND tỉnh"


EXAMPLES = [(kind, example) for kind in KINDS for example in load_table("decision_verbs")[kind]["examples"]]


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_examples_of_the_verbs_are_decisions_of_their_kind(kind: str, example: str) -> None:
    assert found(f"QUYẾT ĐỊNH:\n\nĐiều 1. {example}.", DECREE) == [(kind, example)]


@pytest.mark.parametrize("example", load_table("decision_verbs")["permission"]["examples"])
def test_examples_of_permissions(example: str) -> None:
    assert found(f"QUYẾT ĐỊNH:\n\nĐiều 1. {example}.", DECREE) == [("allow", example)]


PARTS = (
    "Đồng ý;thống nhất;Thống nhất;phê duyệt;UBND tỉnh;Điều 1.;1.;a);:;,;.;“;”;(;);\n;song;không đồng ý;đã;quyết định;số 12/QĐ-UBND;"
    "giao Sở Y tế;được sử dụng;như sau;này;với;chủ trương;Cho phép;kèm theo;ngày 30/02/2025;vừa ký;;"
)
WORDS = st.sampled_from(PARTS.split(";"))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from([LETTER, DECREE, NEWS, UNDATED, PLAN]))
def test_any_text_gives_decisions_within_it_in_order(parts: list[str], meta: Metadata) -> None:
    document = paper(" ".join(parts))
    decisions: tuple[Decision, ...] = find_decisions(document, meta)
    for one in decisions:
        assert 0 <= one.start < one.end <= len(document.text)
        assert document.text[one.start : one.end].strip() == document.text[one.start : one.end]
        assert 0 < one.confidence <= 1
    assert [one.start for one in decisions] == sorted(one.start for one in decisions)


@pytest.mark.parametrize(
    "text",
    [
        "1. Về dự án Luật Cấp nước\n\n<<approve|Chính phủ thông qua các chính sách trong đề nghị xây dựng Luật>>. Giao Bộ Xây dựng hoàn thiện.",
        "Nghị quyết này đã được Hội đồng nhân dân tỉnh khóa X, kỳ họp thứ Năm thông qua ngày 14 tháng 7 năm 2031.",
    ],
)
def test_what_the_government_adopts_and_how_a_resolution_was_adopted(text: str) -> None:
    plain, wanted = marked(text)
    assert found(plain, Metadata("nghi_quyet", "9/NQ-CP", date(2031, 8, 1), "Chính phủ", None, None)) == wanted
