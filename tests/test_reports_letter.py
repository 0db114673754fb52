"""The .docx form: the parts that Nghị định 30/2020/NĐ-CP wants, the figures in its sentences, the pages on paper."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from chidao.outputs.errors import RegisterError
from chidao.outputs.listing import TaskFilter
from chidao.outputs.register import Register
from chidao.outputs.reports import Letterhead, ReportOptions, read_letterhead, save_report
from chidao.outputs.reports.letter_words import by_body, coming, general, late, subject
from chidao.outputs.reports.tally import BodyTally, Tally
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Pt
from report_forms import TODAY, bytes_of, make, office, pages, view

FRAME = {
    "co_quan_chu_quan": "Ủy ban nhân dân tỉnh Bình Sơn", "co_quan_ban_hanh": "Sở Nội vụ", "so": "05", "ky_hieu": "BC-SNV",
    "dia_danh": "Bình Sơn", "kinh_gui": "Chủ tịch Ủy ban nhân dân tỉnh", "kien_nghi": ["Đề nghị bố trí thêm vốn."],
    "quyen_han": "KT. Giám đốc", "chuc_vu": "Phó Giám đốc", "nguoi_ky": "Trần Văn Bình", "noi_nhan": ["Như trên", "Lưu: VT, TH"],
}  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with make(tmp_path_factory.mktemp("so") / "so.db") as opened:
        yield opened


@pytest.fixture(scope="module")
def file(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bao-cao") / "bao-cao.docx"
    save_report(register, TaskFilter(), path, ReportOptions(letterhead=Letterhead.model_validate(FRAME)))
    return path


def paragraphs(paper: Any) -> list[str]:
    """The text in the order of the page, cells of the tables without lines included."""
    found = []
    for block in paper.iter_inner_content():
        if hasattr(block, "rows"):
            found += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            found.append(block.text)
    return [words for words in found if words]


def test_the_parts_of_a_state_report_in_their_order(file: Path) -> None:
    words = paragraphs(Document(str(file)))
    expected = [
        "ỦY BAN NHÂN DÂN TỈNH BÌNH SƠN", "SỞ NỘI VỤ", "Số: 05/BC-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Bình Sơn, ngày 02 tháng 5 năm 2024", "BÁO CÁO",
        "Tình hình thực hiện nhiệm vụ tính đến ngày 02/05/2024", "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh",
        "I. TÌNH HÌNH CHUNG", "II. KẾT QUẢ THEO CƠ QUAN CHỦ TRÌ", "III. NHIỆM VỤ QUÁ HẠN, SẮP ĐẾN HẠN", "IV. KIẾN NGHỊ, ĐỀ XUẤT",
        "1. Đề nghị bố trí thêm vốn.",
        "Trên đây là báo cáo tình hình thực hiện nhiệm vụ tính đến ngày 02/05/2024, Sở Nội vụ báo cáo Chủ tịch Ủy ban nhân dân tỉnh./.",
        "Nơi nhận:", "- Như trên;", "- Lưu: VT, TH.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Bình", "Phụ lục I",
        "NHIỆM VỤ ĐANG THỰC HIỆN, QUÁ HẠN", "(Kèm theo Báo cáo số 05/BC-SNV ngày 02 tháng 5 năm 2024 của Sở Nội vụ)", "Phụ lục II",
        "NHIỆM VỤ SẮP ĐẾN HẠN",
    ]  # fmt: skip
    places = [words.index(one) for one in expected]
    assert places == sorted(places)


def test_paper_letters_and_numbers(file: Path) -> None:
    paper = Document(str(file))
    first, *appendices = paper.sections
    assert (round(first.page_width.mm), round(first.page_height.mm)) == (210, 297)
    margins = [first.top_margin, first.bottom_margin, first.left_margin, first.right_margin]
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 20]
    assert [section.orientation for section in appendices] == [WD_ORIENT.LANDSCAPE] * 2
    for section in paper.sections:
        assert section.different_first_page_header_footer
        assert not any(p.text for p in section.first_page_header.paragraphs)
        assert "PAGE" in [code.text for code in section.header._element.iter(qn("w:instrText"))]
    normal = paper.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    assert {run.font.name for p in paper.paragraphs for run in p.runs} == {None}
    sizes = {run.font.size.pt for p in paper.paragraphs for run in p.runs if run.text and run.font.size}
    assert sizes <= {13, 14}


def test_tables_repeat_their_heads_and_break_between_rows(file: Path) -> None:
    tables = [table for table in Document(str(file)).tables if table.style and table.style.name == "Table Grid"]
    assert len(tables) == 3
    for table in tables:
        heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    cells = [[cell.text for cell in row.cells] for row in tables[0].rows[1:]]
    assert cells[0] == ["1", "Sở B", "3", "0", "1", "1", "1", "0"]
    assert cells[-1] == ["", "Toàn bộ (mỗi nhiệm vụ tính một lần)", "9", "1", "1", "3", "2", "2"]
    late = [[cell.text for cell in row.cells] for row in tables[1].rows[1:]]
    assert [(row[1], row[4], row[5], row[6]) for row in late] == [
        ("quá hạn mười hai ngày", "20/04/2024", "", "12"), ("quá hạn, được gia hạn", "25/04/2024", "20/05/2024", "7"),
    ]  # fmt: skip
    coming_soon = [(row.cells[1].text, row.cells[6].text) for row in tables[2].rows[1:]]
    assert coming_soon == [("trong hạn, còn bảy ngày", "7"), ("quá hạn, được gia hạn", "18")]


def test_a_chart_with_words_for_those_who_do_not_see_it(file: Path) -> None:
    paper = Document(str(file))
    (picture,) = paper.inline_shapes
    assert picture._inline.docPr.get("descr").startswith("Biểu đồ cột chồng")
    part = paper.part.related_parts[picture._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert part.image.content_type == "image/png"
    assert part.image.px_width > 800


def test_without_a_letterhead_there_are_dots(register: Register) -> None:
    words = paragraphs(Document(io.BytesIO(bytes_of(register, "docx", [view("a")]))))
    assert words[0] == "……………"
    assert "Số: ……/BC-……" in words
    assert "……………, ngày …… tháng 5 năm 2024" in words


def test_long_lists_are_cut_and_say_so(register: Register) -> None:
    tasks = [view(f"việc {number}", task_id=number) for number in range(30)]
    raw = bytes_of(register, "docx", tasks, ReportOptions(most_listed=5))
    paper = Document(io.BytesIO(raw))
    table = paper.tables[-1]
    assert len(table.rows) == 6
    assert any("nêu 5 nhiệm vụ đầu; còn 25 nhiệm vụ khác trong sổ" in words for words in paragraphs(paper))


def test_any_control_character_and_markup_is_only_text(register: Register) -> None:
    text = "a\x00b\x0b</w:t><w:br/> & \ud800 dòng\nhai"
    raw = bytes_of(
        register,
        "docx",
        [view(text, owners=({"name": "<b>& $a$ $\x07", "role": "lead", "kind": "agency", "agency_id": None},))],
    )
    assert Document(io.BytesIO(raw)).tables[-1].rows[1].cells[1].text == "a b </w:t><w:br/> &   dòng\nhai"


def test_printed_pages(file: Path, tmp_path: Path) -> None:
    pdf = office(tmp_path, file, "pdf")
    found = pages(pdf)
    assert all(len(words.split()) > 20 for words in found)
    assert "Phụ lục II" in found[-1]
    assert found[1].split()[0] == "2"
    paper = pypdfium2.PdfDocument(pdf)
    shapes = [page.get_width() > page.get_height() for page in paper]
    paper.close()
    assert shapes[-2:] == [True, True]
    assert not any(shapes[:-2])


def tally_of(*tasks: Any) -> Tally:
    tally = Tally(TODAY)
    for task in tasks:
        tally.add(task)
    return tally


DONE = {"status": "done_in_time", "done_on": "2024-04-30"}
DONE_LATE = {"status": "done_late", "done_on": "2024-05-02"}
NO_DAY = {"status": "no_deadline", "deadline": None}


@pytest.mark.parametrize(
    ("tasks", "expected"),
    [
        ([], ["Tính đến ngày 02/05/2024, sổ theo dõi không có nhiệm vụ nào."]),
        (
            [view("a", **DONE), view("b", **DONE_LATE), view("c")],
            [
                "Tính đến ngày 02/05/2024, sổ theo dõi có 3 nhiệm vụ giao tại 1 văn bản.",
                "Trong 3 nhiệm vụ có thời hạn cụ thể: đã hoàn thành 2 nhiệm vụ (66,7%), gồm 1 đúng hạn và 1 quá hạn;"
                " đang thực hiện 1 nhiệm vụ (33,3%), gồm 0 trong hạn và 1 quá hạn.",
            ],
        ),
        (
            [view("a"), view("b", state="draft", **NO_DAY), view("c", done_on="2024-04-01", **NO_DAY)],
            [
                "Tính đến ngày 02/05/2024, sổ theo dõi có 3 nhiệm vụ giao tại 1 văn bản.",
                "Trong 1 nhiệm vụ có thời hạn cụ thể: chưa hoàn thành nhiệm vụ nào; đang thực hiện 1 nhiệm vụ (100%),"
                " gồm 0 trong hạn và 1 quá hạn.",
                "Có 2 nhiệm vụ không quy định thời hạn cụ thể, trong đó đã hoàn thành 1 nhiệm vụ.",
                "Trong số các nhiệm vụ nêu trên, 1 nhiệm vụ do phần mềm trích từ văn bản, chưa được duyệt.",
            ],
        ),
        (
            [view("a", **DONE)],
            [
                "Tính đến ngày 02/05/2024, sổ theo dõi có 1 nhiệm vụ giao tại 1 văn bản.",
                "Trong 1 nhiệm vụ có thời hạn cụ thể: đã hoàn thành 1 nhiệm vụ (100%), gồm 1 đúng hạn và 0 quá hạn;"
                " không còn nhiệm vụ nào đang thực hiện.",
            ],
        ),
    ],
)
def test_sentences_of_the_whole(tasks: list[Any], expected: list[str]) -> None:
    assert list(general(tally_of(*tasks), "", TODAY)) == expected


def test_sentences_of_what_is_late_and_coming() -> None:
    nothing = BodyTally("")
    assert late(nothing, 0, "", 0) == "Không có nhiệm vụ nào đang thực hiện mà quá hạn."
    until = date(2024, 6, 1)
    assert coming(nothing, TODAY, until, "", 0) == "Không có nhiệm vụ nào đến hạn từ ngày 02/05/2024 đến hết ngày 01/06/2024."
    tally = tally_of(view("a"), view("b", extended_to="2024-05-10"))
    assert late(tally.whole, 1, "Phụ lục I", 2) == (
        "Có 2 nhiệm vụ đang thực hiện đã quá hạn, chậm nhất 1 ngày; trong đó 1 nhiệm vụ đã được gia hạn và còn trong thời gian"
        " gia hạn (danh sách tại Phụ lục I)."
    )


def test_sentences_by_body() -> None:
    tally = tally_of(view("a"), view("b", owners=()))
    assert list(by_body(list(tally.bodies().values()), 30)) == [
        "Các nhiệm vụ do 1 cơ quan, cá nhân chủ trì; 1 nhiệm vụ chưa rõ cơ quan chủ trì.",
        "Có 1 cơ quan, cá nhân còn nhiệm vụ quá hạn, gồm: Sở A (1).",
        "Nhiệm vụ giao nhiều cơ quan cùng chủ trì được tính cho từng cơ quan.",
    ]


def test_the_subject_names_the_body() -> None:
    assert subject("Sở Y tế", TODAY) == "Tình hình thực hiện nhiệm vụ của Sở Y tế tính đến ngày 02/05/2024"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('co_quan = "a"', "“co_quan” không có mục này"),
        ("dia_danh = 1", "“dia_danh” không nhận giá trị 1"),
        ("dia_danh =", "TOML"),
    ],
)
def test_a_wrong_letterhead_is_told(tmp_path: Path, words: str, said: str) -> None:
    path = tmp_path / "khung.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(RegisterError, match=said):
        read_letterhead(path)
    with pytest.raises(RegisterError, match="Không đọc được"):
        read_letterhead(tmp_path / "không có.toml")


def test_the_letterhead_of_the_handbook(tmp_path: Path) -> None:
    page = (Path(__file__).parents[1] / "docs" / "bao-cao.md").read_text(encoding="utf-8")
    path = tmp_path / "khung.toml"
    path.write_text(page.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert read_letterhead(path).issuer == "Sở Nội vụ"
