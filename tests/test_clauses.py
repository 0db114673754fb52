"""One clause taken apart: its form, where its unit begins, who is charged, by whom, and who supports."""

from __future__ import annotations

import pytest
from chidao.extractors.agencies import Mention
from chidao.extractors.tasks.charges import read_charge
from chidao.extractors.tasks.clause import Clause, read_clause
from chidao.extractors.tasks.joining import may_stand_alone, stands_alone
from chidao.extractors.tasks.leaders import is_chief, is_leader
from chidao.extractors.tasks.partners import partners_hold, read_partners
from chidao.extractors.words import Words
from hypothesis import given
from hypothesis import strategies as st


def clause_of(text: str) -> tuple[Words, Clause]:
    words = Words.of(text)
    clause = read_clause(words)
    assert clause is not None
    return words, clause


def names(mentions: tuple[Mention, ...]) -> str:
    return "; ".join(one.name for one in mentions)


@pytest.mark.parametrize(
    ("text", "form", "bodies"),
    [
        # charged: an authority's verb, with or without its name
        ("Giao Sở Y tế rà soát.", "charged", "Sở Y tế"),
        ("Giao cho UBND xã Đá Bạc quản lý hồ.", "charged", "UBND xã Đá Bạc"),
        ("Giao nhiệm vụ cho Sở Nội vụ tổng hợp.", "charged", "Sở Nội vụ"),
        ("Chủ tịch UBND tỉnh yêu cầu các sở, ngành rà soát danh mục.", "charged", "các sở, ngành"),
        ("UBND tỉnh đề nghị Hội Nông dân tỉnh vận động hội viên.", "charged", "Hội Nông dân tỉnh"),
        ("Phân công đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo.", "charged", "đồng chí Nguyễn Văn An, Phó Chủ tịch UBND tỉnh"),
        ("Thủ tướng Chính phủ yêu cầu rà soát ngay các hồ đập.", "charged", ""),
        ("Bộ trưởng nhấn mạnh cần rà soát.", "charged", ""),
        ("UBND tỉnh chỉ đạo Sở Y tế rà soát.", "charged", "Sở Y tế"),
        ("Đề nghị thời gian tới các ngành tập trung rà soát.", "charged", "các ngành"),
        # named: a body with its verb
        ("Sở Y tế rà soát các cơ sở.", "named", "Sở Y tế"),
        ("Sở Y tế có trách nhiệm rà soát.", "named", "Sở Y tế"),
        ("Sở Y tế cần khẩn trương rà soát.", "named", "Sở Y tế"),
        ("Sở Y tế được UBND tỉnh giao chủ trì tổng hợp.", "named", "Sở Y tế"),
        ("Sở Y tế, trên cơ sở đề nghị của các xã, tổng hợp.", "named", "Sở Y tế"),
        # where a name has ended, words that are found in other names are what the body must do
        ("Sở Công Thương hỗ trợ doanh nghiệp lên sàn.", "named", "Sở Công Thương"),
        ("Bộ Y tế xúc tiến đầu tư ở nước ngoài.", "named", "Bộ Y tế"),
        ("UBND huyện hỗ trợ doanh nghiệp vay vốn.", "named", "UBND huyện"),
        ("Công an tỉnh phòng, chống ma túy trong trường học.", "named", "Công an tỉnh"),
        ("UBND các xã xây dựng nông thôn mới theo kế hoạch.", "named", "UBND các xã"),
        ("UBND tỉnh Yên Bái, các tổ chức chính trị - xã hội rà soát.", "named", "UBND tỉnh Yên Bái; các tổ chức chính trị - xã hội"),
        ("UBND huyện Yên Bình, các xã hỗ trợ doanh nghiệp vay vốn.", "named", "UBND huyện Yên Bình; các xã"),
        ("Cấp ủy, tổ chức đảng, các tổ chức chính trị - xã hội rà soát.", "named", "Cấp ủy, tổ chức đảng; các tổ chức chính trị - xã hội"),
        ("UBND các xã có dự án đi qua bàn giao mặt bằng.", "named", "UBND các xã có dự án đi qua"),
        ("Trung tâm Xúc tiến đầu tư tỉnh khảo sát thị trường.", "named", "Trung tâm Xúc tiến đầu tư tỉnh"),
        # what is told of leaders is an order with another verb beside it
        ("Sở Nội vụ biểu dương, khen thưởng các tập thể.", "named", "Sở Nội vụ"),
        ("Sở Y tế trả lời người bệnh trong 10 ngày.", "named", "Sở Y tế"),
        # imperative: a verb alone
        ("Rà soát các cơ sở.", "imperative", ""),
        ("Tăng cường thanh tra, kiểm tra.", "imperative", ""),
        ("Khẩn trương giải phóng mặt bằng.", "imperative", ""),
        ("Không để xảy ra cháy rừng.", "imperative", ""),
        ("Nghiêm cấm đốt nương.", "imperative", ""),
        # without a name before it, "chỉ đạo" is what somebody else is to do
        ("Chỉ đạo các phòng khám niêm yết giá.", "imperative", ""),
        # modal: a thing must be so
        ("Các hồ chứa phải được kiểm tra trước mùa lũ.", "modal", ""),
        ("Công tác kiểm tra cần làm thường xuyên.", "modal", ""),
        # the same words as nouns begin no order
        ("Giao thông nông thôn phải được bảo trì.", "modal", ""),
        ("Chỉ số cải cách hành chính tăng 6 bậc.", "statement", ""),
        # statement
        ("Thời tiết năm nay diễn biến phức tạp.", "statement", ""),
        ("Giao Sở Y tế:", "statement", ""),
        ("Chủ tịch UBND tỉnh yêu cầu:", "statement", ""),
        ("Các bệnh viện rà soát quy trình.", "named", "Các bệnh viện"),
        ("Các phòng rà soát quy trình.", "named", "Các phòng"),
        ("Tổ công tác kiểm tra hiện trường.", "named", "Tổ công tác"),
        ("Chủ tịch UBND tỉnh kết luận như sau:", "named", "Chủ tịch UBND tỉnh"),
    ],
)  # fmt: skip
def test_forms(text: str, form: str, bodies: str) -> None:
    _, clause = clause_of(text)
    assert (clause.form, names(clause.bodies)) == (form, bodies)


@pytest.mark.parametrize(
    "case",
    [
        # The bar stands where the unit begins.
        "Giao |Sở Y tế rà soát.",
        "Giao cho |UBND xã Đá Bạc quản lý hồ.",
        "Chủ tịch UBND tỉnh yêu cầu |các sở, ngành rà soát danh mục.",
        "Chủ tịch UBND tỉnh yêu cầu: |rà soát danh mục.",
        "|Sở Y tế rà soát.",
        "|Rà soát các cơ sở.",
        # Connectives are left out.
        "Đồng thời, |tăng cường kiểm tra.",
        "Cụ thể, |Sở Y tế rà soát.",
        "Ngoài ra, đề nghị |Sở Y tế rà soát.",
        "- |Sở Y tế rà soát.",
        # Purpose, role and occasion are left out where a subject or a charge follows.
        "Để hoàn thành mục tiêu, Chủ tịch UBND tỉnh yêu cầu |Sở Y tế rà soát.",
        "Để phòng lũ, |các xã sơ tán dân.",
        "Nhằm giảm ùn tắc, |Công an tỉnh phân luồng.",
        "Thay mặt Ban Thường vụ, đồng chí Bí thư yêu cầu |các xã rà soát.",
        "Về đất đai: giao |Sở Nông nghiệp và Môi trường rà soát.",
        "Về đất đai, |Sở Nông nghiệp và Môi trường rà soát.",
        "Đề nghị trong thời gian tới, |Sở Y tế rà soát.",
        # Scope, condition and time stay with the unit.
        "|Đối với các dự án chậm tiến độ, rà soát, báo cáo.",
        "|Đối với các dự án chậm tiến độ, giao Sở Tài chính rà soát.",
        "|Trường hợp vướng mắc, báo cáo UBND tỉnh.",
        "|Nếu có vướng mắc, các đơn vị báo cáo về Sở Y tế.",
        "|Hằng tháng, Sở Y tế báo cáo UBND tỉnh.",
        "|Trước ngày 15/4/2031, Sở Y tế báo cáo UBND tỉnh.",
        "|Định kỳ hằng tháng báo cáo UBND tỉnh.",
        "|Căn cứ tình hình thực tế, các xã chủ động sơ tán dân.",
        "|Với Bắc Ninh, cần đẩy nhanh giải ngân.",
        "Với vai trò cơ quan thường trực, |Sở Y tế theo dõi.",
        "Yêu cầu, với vai trò cơ quan thường trực, |Sở Y tế theo dõi.",
    ],
)  # fmt: skip
def test_where_the_unit_begins(case: str) -> None:
    text = case.replace("|", "")
    _, clause = clause_of(text)
    assert f"{text[: clause.start]}|{text[clause.start :]}" == case


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Đối với Sở Y tế, rà soát các cơ sở.", "Sở Y tế"),
        ("Đối với Sở Y tế, Sở Nội vụ: rà soát các cơ sở.", "Sở Y tế; Sở Nội vụ"),
        ("Đối với xã Đá Bạc: khẩn trương di dời dân.", "xã Đá Bạc"),
        ("Với Bắc Ninh, cần đẩy nhanh giải ngân.", "tỉnh Bắc Ninh"),
        ("Với Hải Phòng, cần đẩy nhanh giải ngân.", "thành phố Hải Phòng"),
        # The list of the scope goes on up to who charges.
        ("Đối với UBND các xã, phường, Chủ tịch UBND tỉnh yêu cầu rà soát.", "UBND các xã, phường"),
        ("Đối với Sở Y tế, Sở Nội vụ, Chủ tịch UBND tỉnh yêu cầu rà soát.", "Sở Y tế; Sở Nội vụ"),
        # A matter is nobody.
        ("Đối với các dự án chậm tiến độ, rà soát.", ""),
        ("Đối với trường hợp vi phạm, xử lý nghiêm.", ""),
        ("Trường hợp vướng mắc, báo cáo UBND tỉnh.", ""),
    ],
)  # fmt: skip
def test_bodies_of_the_scope(text: str, scope: str) -> None:
    _, clause = clause_of(text)
    assert names(clause.scope_bodies) == scope


@pytest.mark.parametrize(
    ("text", "past", "speech"),
    [
        ("Sở Y tế rà soát 12 cơ sở.", False, False),
        ("Sở Y tế sẽ rà soát 12 cơ sở.", False, False),
        ("Sở Y tế đã rà soát 12 cơ sở.", True, False),
        ("Sở Y tế đang rà soát 12 cơ sở.", True, False),
        ("Chủ tịch UBND tỉnh vừa ký công văn.", True, False),
        ("Chủ tịch UBND tỉnh biểu dương các đơn vị.", True, False),
        ("Sở Y tế cho biết đã rà soát.", True, True),
        ("Giám đốc Sở Y tế khẳng định sẽ làm.", True, True),
        ("Giám đốc Sở Y tế phát biểu tại hội nghị.", True, True),
    ],
)  # fmt: skip
def test_what_is_told_and_what_is_said(text: str, past: bool, speech: bool) -> None:
    _, clause = clause_of(text)
    assert (clause.past, clause.speech) == (past, speech)


@pytest.mark.parametrize(
    ("text", "authority", "verb"),
    [
        ("Giao Sở Y tế rà soát.", "", "giao"),
        ("Giao nhiệm vụ cho Sở Y tế rà soát.", "", "giao nhiệm vụ cho"),
        ("Chủ tịch UBND tỉnh Lâm Sơn yêu cầu các sở rà soát.", "Chủ tịch UBND tỉnh Lâm Sơn", "yêu cầu"),
        ("Phó Chủ tịch UBND tỉnh Nguyễn Văn An đề nghị các sở rà soát.", "Phó Chủ tịch UBND tỉnh Nguyễn Văn An", "đề nghị"),
        ("Đồng chí Bí thư Tỉnh ủy đã yêu cầu các sở rà soát.", "Đồng chí Bí thư Tỉnh ủy", "yêu cầu"),
        # Whose adjunct stands before him.
        ("Bộ Y tế, Bộ trưởng yêu cầu các sở rà soát.", "Bộ trưởng", "yêu cầu"),
        # "chỉ đạo" and "lưu ý" charge only behind a name.
        ("UBND tỉnh chỉ đạo các sở rà soát.", "UBND tỉnh", "chỉ đạo"),
        # Through verbs that only lead to the charge.
        ("UBND tỉnh biểu dương các lực lượng và yêu cầu các sở rà soát.", "UBND tỉnh", "yêu cầu"),
        ("Chủ tịch UBND tỉnh có văn bản yêu cầu các sở rà soát.", "Chủ tịch UBND tỉnh", "yêu cầu"),
        ("UBND tỉnh ban hành văn bản đề nghị các sở rà soát.", "UBND tỉnh", "đề nghị"),
        ("Thủ tướng đồng ý về nguyên tắc và giao các sở rà soát.", "Thủ tướng", "giao"),
        ("Thủ tướng vừa ký Công điện số 128/CĐ-TTg yêu cầu các sở rà soát.", "Thủ tướng", "yêu cầu"),
    ],
)  # fmt: skip
def test_charges(text: str, authority: str, verb: str) -> None:
    charge = read_charge(Words.of(text), 0)
    assert charge is not None
    assert (charge.authority, charge.verb) == (authority, verb)


@pytest.mark.parametrize(
    "text",
    [
        # the same words as nouns, or as somebody else's act
        "Giao thông nông thôn được cải thiện.",
        "Theo đề nghị của Sở Y tế, rà soát danh mục.",
        "Đáp ứng yêu cầu của người dân.",
        "Các yêu cầu của dự án đã rõ.",
        "Chỉ tiêu năm 2031 đã đạt.",
        "Phân bón được kiểm tra.",
        "Yêu cầu đặt ra là phải nhanh.",
        "Sở Y tế rà soát, giao các phòng thực hiện.",  # its main verb stands first
        "Sở Y tế được giao chủ trì.",
        "Chỉ đạo các sở rà soát.",
        "Sở Y tế rà soát.",
        "Rà soát danh mục; giao Sở Y tế báo cáo.",
    ],
)  # fmt: skip
def test_what_is_no_charge(text: str) -> None:
    charge = read_charge(Words.of(text), 0)
    assert charge is None or charge.authority is None


@pytest.mark.parametrize(
    ("text", "partners", "hold"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ và các đơn vị liên quan rà soát.", "Sở Tài chính; Sở Nội vụ; các đơn vị liên quan", True),
        ("Sở Y tế chủ trì, phối hợp các sở, ngành liên quan rà soát.", "các sở, ngành liên quan", True),  # "với" left out
        ("Sở Y tế chủ trì cùng Sở Tài chính rà soát.", "Sở Tài chính", True),
        ("Sở Y tế phối hợp với Sở Tài chính rà soát.", "Sở Tài chính", False),
        ("Sở Y tế phối hợp chặt chẽ với các địa phương rà soát.", "các địa phương", False),
        ("Sở Y tế phối hợp cùng Đoàn Thanh niên ra quân.", "Đoàn Thanh niên", False),
        ("Sở Y tế phối hợp, hỗ trợ UBND các xã tiêm phòng.", "UBND các xã", False),
        ("Sở Y tế rà soát, phối hợp với Công an tỉnh xử lý vi phạm.", "Công an tỉnh", False),
        ("Sở Y tế kết hợp với Sở Tài chính kiểm tra.", "Sở Tài chính", False),
        # A sentence that begins with it holds for what follows.
        ("Phối hợp với các địa phương rà soát danh mục.", "các địa phương", True),
        # "trong" goes on with the place, not with the matter.
        ("Sở Y tế phối hợp với các địa phương trong tỉnh rà soát.", "các địa phương trong tỉnh", False),
        ("Sở Y tế phối hợp với đơn vị tư vấn trong quản lý chất lượng.", "đơn vị tư vấn", False),
        # Nobody is named.
        ("Sở Y tế chủ trì, phối hợp rà soát.", "", True),
        ("Sở Y tế chủ trì hoặc phối hợp rà soát.", "", True),
        ("Sở Y tế, Sở Tài chính phối hợp rà soát.", "", False),
        ("Công an tỉnh tăng cường phối hợp liên ngành.", "", False),
        ("Sở Y tế kết hợp kiểm tra với tuyên truyền.", "", False),
        ("Sở Y tế thực hiện cơ chế phối hợp giữa các ngành.", "", False),
        ("Sở Y tế rà soát; phối hợp với Sở Tài chính bố trí vốn.", "", False),  # a clause of its own
        # Partners of whom the subject charges are not its own.
        ("Sở Y tế hướng dẫn UBND các xã phối hợp với Công an tỉnh tuần tra.", "", False),
        ("Sở Y tế chủ trì, phối hợp với các Sở: Tài chính, Nội vụ tham mưu.", "Sở Tài chính; Sở Nội vụ", True),
        ("Sở Y tế chủ trì, phối hợp với UBND các xã: Đá Bạc, Suối Hai kiểm tra.", "UBND xã Đá Bạc; UBND xã Suối Hai", True),
    ],
)  # fmt: skip
def test_partners(text: str, partners: str, hold: bool) -> None:
    words, clause = clause_of(text)
    assert clause.predicate is not None
    assert (names(read_partners(words, clause.predicate)), partners_hold(words, clause, first=True)) == (partners, hold)


def test_partners_of_a_later_clause_hold_where_it_leads() -> None:
    words, clause = clause_of("Phối hợp với các địa phương rà soát danh mục.")
    assert not partners_hold(words, clause, first=False)
    words, clause = clause_of("chủ trì, phối hợp với các địa phương rà soát danh mục.")
    assert partners_hold(words, clause, first=False)


@pytest.mark.parametrize(
    ("words", "leader", "chief"),
    [
        ("Chủ tịch UBND tỉnh", True, True),
        ("đồng chí Phó Bí thư Tỉnh ủy", True, True),
        ("Quyền Bộ trưởng Bộ Y tế", True, True),
        ("Giám đốc Sở Y tế", True, False),
        ("Văn phòng UBND tỉnh", True, False),
        ("ông Nguyễn Văn An", True, False),
        ("Sở Y tế", False, False),
        ("các xã", False, False),
        ("", False, False),
    ],
)  # fmt: skip
def test_who_leads(words: str, leader: bool, chief: bool) -> None:
    assert (is_leader(words), is_chief(words)) == (leader, chief)


def test_no_words_make_no_clause() -> None:
    assert read_clause(Words.of("")) is None
    assert read_clause(Words.of("… ; –")) is None


FIELD = ["Giao", "giao", "Sở Y tế", "các sở, ngành", "UBND xã Đá Bạc", "Chủ tịch UBND tỉnh", "yêu cầu", "đề nghị", "chỉ đạo", "rà soát", "phải", "cần", "đã", "cho biết",
         "phối hợp với", "chủ trì,", "Đối với", "để", "hằng tháng", "trước ngày 15/4/2031", ",", ";", ":", ".", "(", ")", "“", "được", "thời gian tới", "Bắc Ninh", "trong"]  # fmt: skip


@given(st.lists(st.sampled_from(FIELD), max_size=20).map(" ".join))
def test_whatever_the_words_a_clause_points_into_them(text: str) -> None:
    words = Words.of(text)
    clause = read_clause(words)
    if clause is None:
        return
    assert 0 <= clause.start < len(text)
    assert clause.predicate is None or 0 <= clause.predicate < len(words)
    assert clause.times_from is None or 0 <= clause.times_from <= clause.start
    partners = read_partners(words, clause.predicate) if clause.predicate is not None else ()
    for one in (*clause.bodies, *clause.scope_bodies, *partners):
        assert 0 <= one.start < one.end <= len(text)
        assert one.name


@pytest.mark.parametrize(
    ("part", "alone"),
    [
        ("Sở Y tế rà soát danh mục", True),
        ("Sở Y tế rà soát", True),
        ("Giao UBND xã Đá Bạc quản lý hồ", True),
        ("Hà Nội khẩn trương rà soát danh mục", True),
        ("Sở Y tế phối hợp với Sở Tài chính", False),
        ("Giao Sở Y tế", False),
        ("Yêu cầu rà soát danh mục", False),
    ],
)
def test_what_stands_alone_before_a_second_body(part: str, alone: bool) -> None:
    assert stands_alone(Words.of(part)) is alone


@given(st.lists(st.sampled_from([*FIELD, "Sở Y tế", "Hà Nội", "được", "với", "rà soát", "Rà soát", "danh mục"]), max_size=9))
def test_the_quick_look_lets_no_part_go_that_stands_alone(parts: list[str]) -> None:
    words = Words.of(" ".join(parts))
    assert may_stand_alone(words) or not stands_alone(words)
