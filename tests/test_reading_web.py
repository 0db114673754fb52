"""Saved pages: articles without what stands round them, documents whole, archives and frames."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage
from pathlib import Path

import pytest
from chidao.corpus.reading import read_file
from chidao.corpus.reading.sniffing import sniff
from old_windows import in_1258

ARTICLE = """<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/a">Giới thiệu</a></li></ul></nav>
<div class="main"><h1>Chủ tịch tỉnh An Sơn kiểm tra tuyến đường ven biển</h1><div class="date">02/03/2027 08:00</div>
<h2 class="sapo">Sáng 02/3, Chủ tịch UBND tỉnh An Sơn kiểm tra tiến độ tuyến đường ven biển đoạn qua huyện Hải Đông.</h2>
<div class="content"><p>Theo báo cáo của Ban Quản lý dự án, toàn tuyến đã bàn giao được 42/45 km mặt bằng, giải ngân 1.250 tỷ đồng.</p>
<p>Chủ tịch UBND tỉnh yêu cầu <b>Sở Xây dựng</b> chủ trì, phối hợp với UBND huyện hoàn thành bàn giao trước ngày 30/4/2027.</p>
<table><tr><th>TT</th><th>Hạng mục</th></tr><tr><td>1</td><td>Cầu Sông Đào</td></tr></table>
<ul><li>Sở Tài chính bố trí vốn.</li></ul></div>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/x">Khởi công cầu mới ở phía tây tỉnh</a></li></ul></div>
<div class="comment">Gửi phản hồi</div></div><footer>Bản quyền của Cổng thông tin</footer></body></html>"""


def test_an_article_without_its_page(tmp_path: Path) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(ARTICLE)
    document = read_file(path)
    lines = document.text.split("\n")
    assert lines[:3] == [
        "Chủ tịch tỉnh An Sơn kiểm tra tuyến đường ven biển",
        "02/03/2027 08:00",
        "Sáng 02/3, Chủ tịch UBND tỉnh An Sơn kiểm tra tiến độ tuyến đường ven biển đoạn qua huyện Hải Đông.",
    ]
    assert lines[-1] == "Sở Tài chính bố trí vốn."
    assert len(document.tables) == 1
    for unwanted in ("Trang chủ", "Gửi phản hồi", "Tin liên quan", "cầu mới", "Bản quyền"):
        assert unwanted not in document.text
    for offset, letter in enumerate(document.text):
        place = document.source_offset(offset)
        assert letter.isspace() or (place is not None and ARTICLE[place] == letter)


def test_an_official_document_on_a_page_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "vb.html"
    path.write_text(
        "<html><body><div><a>Văn bản</a></div><div><table><tr><td>UBND TỈNH<br>AN SƠN</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        "</td></tr><tr><td>Số: 12/CT-UBND</td><td>An Sơn, ngày 3 tháng 2 năm 2027</td></tr></table><p>CHỈ THỊ</p>"
        "<p>1. Sở Y tế chủ trì &amp; phối hợp&nbsp;ngay.</p><div>a) Giám sát;<br>b) Báo cáo.</div><p>Nơi nhận:</p></div></body></html>"
    )
    document = read_file(path)
    assert document.text.split("\n")[2:] == [
        "CHỈ THỊ",
        "1. Sở Y tế chủ trì & phối hợp ngay.",
        "a) Giám sát;",
        "b) Báo cáo.",
        "Nơi nhận:",
    ]
    assert [document.text[c.start : c.end] for c in document.tables[0].cells][:2] == [
        "UBND TỈNH AN SƠN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]


def test_a_web_archive(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "Tin"
    message["MIME-Version"] = "1.0"
    message.set_content(ARTICLE, subtype="html")
    message.make_related()
    path = tmp_path / "tin.mht"
    path.write_bytes(bytes(message))
    assert sniff(path.read_bytes()) == "mht"
    assert "Sở Tài chính bố trí vốn." in read_file(path).text


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type
content="text/html; charset={charset}"><meta name=Generator content="Microsoft Word 15"><style>p {{margin:0}}</style></head>
<body lang=VI><div class=WordSection1><table border=0><tr><td><p><b>ỦY BAN NHÂN DÂN<br>TỈNH AN SƠN</b></p><p>Số: 45/UBND-KT</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr></table>
<p>Theo đề nghị của Sở Xây dựng, Ủy ban
nhân dân tỉnh có ý kiến:<o:p></o:p></p>
<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;
</span></span><![endif]>Giao Sở Xây dựng rà soát quỹ đất.<o:p></o:p></p>
<p>KT. CHỦ TỊCH<br>Trần Văn Minh</p></div></body></html>"""
LINES = ["Theo đề nghị của Sở Xây dựng, Ủy ban nhân dân tỉnh có ý kiến:", "1. Giao Sở Xây dựng rà soát quỹ đất.", "KT. CHỦ TỊCH",
         "Trần Văn Minh"]  # fmt: skip


def archive(*parts: tuple[str, str, bytes]) -> bytes:
    """A web archive of (type, transfer encoding, content) parts as Word and browsers write it."""
    written = [b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_Part"\r\n\r\n']
    for number, (kind, coding, content) in enumerate(parts):
        packed = base64.encodebytes(content) if coding == "base64" else quopri.encodestring(content)
        head = f"------=_Part\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\nContent-Location: p{number}.htm\r\n"
        written += [head.encode(), b"\r\n", packed, b"\r\n"]
    return b"".join([*written, b"------=_Part--\r\n"])


def page(charset: str) -> str:
    return WORD.format(charset=charset)


@pytest.mark.parametrize(
    "content",
    [
        page("utf-8").encode(),
        page("utf-8").encode("utf-8-sig"),
        page("windows-1252").encode(),  # states what it is not
        page("unicode").encode("utf-16"),
        in_1258(page("windows-1258")),
        archive(("text/html; charset=utf-8", "quoted-printable", page("utf-8").encode()), ("image/png", "base64", b"\x89PNG")),
        archive(("text/html; charset=utf-8", "base64", page("utf-8").encode())),
        archive(("text/html; charset=windows-1258", "quoted-printable", in_1258(page("windows-1258")))),
        archive(("text/html", "quoted-printable", in_1258(page("windows-1258")))),
        archive(("text/html; charset=unicode", "base64", page("unicode").encode("utf-16"))),
    ],
)
def test_what_word_saves_as_a_page_is_a_document(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cong-van.htm"
    path.write_bytes(content)
    document = read_file(path)
    assert document.text.split("\n")[1:] == LINES
    assert document.text.startswith("ỦY BAN NHÂN DÂN TỈNH AN SƠN Số: 45/UBND-KT\tCỘNG HÒA")


def test_the_longest_of_framed_pages_is_read(tmp_path: Path) -> None:
    path = tmp_path / "khung.mht"
    frames = b"<html><head><title>Khung</title></head><frameset><frame src=1><frame src=2></frameset></html>"
    menu = "<html><body><a href=1>Trang chủ</a></body></html>".encode()
    kind = ("text/html; charset=utf-8", "quoted-printable")
    path.write_bytes(archive((*kind, frames), (*kind, menu), (*kind, page("utf-8").encode())))
    assert read_file(path).text.split("\n")[1:] == LINES


PORTAL = """<html><head><meta charset=utf-8><title>Cổng thông tin</title></head><body><table><tr><td><table><tr><td><a>Trang chủ</a></td></tr>
<tr><td><a>Giới thiệu</a></td></tr><tr><td><a>Văn bản</a></td></tr></table></td><td><table><tr><td>Trang chủ &gt; Tin tức</td></tr>
<tr><td><span>Tỉnh An Sơn phòng cháy rừng</span><br><i>14/03/2027 09:15</i><br><br>Chủ tịch UBND tỉnh yêu cầu:<br>
- Sở Nông nghiệp và Môi trường kiểm tra rừng trước ngày 25/3/2027.<br>- Công an tỉnh bảo đảm
lực lượng.</td></tr><tr><td><a>In trang</a> | <a>Gửi phản hồi</a></td></tr><tr><td><table><tr><td><b>Các tin khác</b></td></tr>
<tr><td><a>Giao Sở Y tế kiểm tra nước</a></td></tr></table></td></tr></table></td></tr><tr><td>Bản quyền</td></tr></table></body></html>"""


def test_a_page_laid_out_with_tables(tmp_path: Path) -> None:
    path = tmp_path / "tin.html"
    path.write_text(PORTAL)
    document = read_file(path)
    assert document.text.split("\n") == [
        "Tỉnh An Sơn phòng cháy rừng", "14/03/2027 09:15", "Chủ tịch UBND tỉnh yêu cầu:",
        "- Sở Nông nghiệp và Môi trường kiểm tra rừng trước ngày 25/3/2027.", "- Công an tỉnh bảo đảm lực lượng.",
    ]  # fmt: skip
    assert not document.tables


def test_a_table_of_tasks_inside_a_layout(tmp_path: Path) -> None:
    """A cell with a table in it does not make the table of tasks a layout."""
    path = tmp_path / "phan-cong.html"
    path.write_text(
        "<html><head><meta charset=utf-8></head><body><table><tr><td><p>PHÂN CÔNG</p><table border=1><tr><th>TT</th><th>Nhiệm vụ</th>"
        "<th>Cơ quan</th></tr><tr><td>1</td><td>Làm kho dữ liệu<ul><li>Đất đai</li><li>Hộ tịch</li></ul></td><td>Sở Tư pháp<br>Sở "
        "Tài chính</td></tr><tr><td>2</td><td><table><tr><td>Đường</td><td>Cầu</td></tr></table></td><td>Sở Xây dựng</td></tr>"
        "</table></td></tr></table></body></html>"
    )
    document = read_file(path)
    (table,) = document.tables
    cells = [[document.text[cell.start : cell.end] for cell in table.cells if cell.row == row] for row in range(3)]
    assert cells == [
        ["TT", "Nhiệm vụ", "Cơ quan"],
        ["1", "Làm kho dữ liệu Đất đai Hộ tịch", "Sở Tư pháp Sở Tài chính"],
        ["2", "Đường Cầu", "Sở Xây dựng"],
    ]
    assert document.text.startswith("PHÂN CÔNG\n")


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        ("<ol><li>Sở Y tế báo cáo.</li><li>Sở Nội vụ rà soát.</li></ol>", ["1. Sở Y tế báo cáo.", "2. Sở Nội vụ rà soát."]),
        ("<ol start=3><li><p>Sở Y tế báo cáo.</p></li></ol>", ["3. Sở Y tế báo cáo."]),
        ("<ol type=a><li>Kiểm tra;</li><li>Báo cáo.</li></ol>", ["a) Kiểm tra;", "b) Báo cáo."]),
        ("<ol type=I start=4><li>TỔ CHỨC</li><li value=9>KHÁC</li></ol>", ["IV. TỔ CHỨC", "IX. KHÁC"]),
        ("<ul><li>Sở Y tế báo cáo.</li></ul>", ["Sở Y tế báo cáo."]),
    ],
)
def test_lists_are_numbered_as_a_browser_shows_them(tmp_path: Path, items: str, lines: list[str]) -> None:
    path = tmp_path / "giao-viec.html"
    path.write_text(
        f"<html><head><meta charset=utf-8></head><body class='c1 doc-content'><p>GIAO VIỆC</p>{items}</body></html>"
    )
    assert read_file(path).text.split("\n") == ["GIAO VIỆC", *lines]


def test_the_headline_stands_before_the_date(tmp_path: Path) -> None:
    path = tmp_path / "bao.html"
    words = (
        "Tại hiện trường, chủ đầu tư báo cáo khối lượng đạt 62% giá trị hợp đồng, nhà thầu cam kết tăng ca để bù tiến độ. " * 2
    )
    path.write_text(
        "<html><head><meta charset=utf-8><title>Kiểm tra đường ven sông | Báo</title></head><body><main><article><h1>Kiểm tra đường ven "
        f"sông</h1><div><span>Chủ nhật, 15/03/2027 10:20</span></div><div><p>{words}</p></div></article></main></body></html>"
    )
    assert read_file(path).text.split("\n")[:2] == ["Kiểm tra đường ven sông", "Chủ nhật, 15/03/2027 10:20"]


TITLED = """<!DOCTYPE html><html><head><title>{title} - Cổng thông tin điện tử tỉnh An Sơn</title></head><body>
<div class="breadcrumb"><a>Trang chủ</a> / <span>{title}</span></div><ul><li><a>{title}</a></li></ul>
<div class="detail"><div class="title-detail"><span>{title}</span></div><div class="meta"><span>Ngày đăng: 08/03/2027 - 17:45</span></div>
<div class="sapo"><strong>Chiều 07/3, Chủ tịch UBND tỉnh dẫn đầu đoàn công tác kiểm tra hồ Suối Đá và các trạm bơm.</strong></div>
<div class="content"><p>Theo báo cáo của Sở Nông nghiệp và Môi trường, mực nước hồ chỉ còn 35% dung tích thiết kế của hồ.</p>
<p>Chủ tịch UBND tỉnh yêu cầu Sở Nông nghiệp và Môi trường lập phương án điều tiết nước trước ngày 15/3/2027.</p>
<p>Công ty Thủy lợi vận hành các trạm bơm 24/24 giờ, báo cáo hằng ngày về Văn phòng.</p></div></div></body></html>"""


def test_a_headline_that_is_no_heading_by_its_tag(tmp_path: Path) -> None:
    title = "Chủ tịch tỉnh kiểm tra công tác phòng, chống hạn"
    path = tmp_path / "tin.html"
    path.write_text(TITLED.format(title=title), encoding="utf-8")
    assert read_file(path).text.split("\n")[:4] == [
        title,
        "Ngày đăng: 08/03/2027 - 17:45",
        "Chiều 07/3, Chủ tịch UBND tỉnh dẫn đầu đoàn công tác kiểm tra hồ Suối Đá và các trạm bơm.",
        "Theo báo cáo của Sở Nông nghiệp và Môi trường, mực nước hồ chỉ còn 35% dung tích thiết kế của hồ.",
    ]


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ('<meta property="article:published_time" content="2027-03-08T17:45:00+07:00">', ["Ngày đăng: 08/03/2027."]),
        ("", []),  # the days of the text are no days of publication
    ],
)
def test_the_day_of_publication_stands_in_the_notes(tmp_path: Path, head: str, note: list[str]) -> None:
    path = tmp_path / "tin.html"
    words = "Chủ tịch UBND tỉnh yêu cầu Sở Nông nghiệp và Môi trường lập phương án điều tiết nước trước ngày 15/3/2026. "
    path.write_text(f"<html><head>{head}</head><body><h1>Kiểm tra</h1><p>{words * 3}</p></body></html>", encoding="utf-8")
    assert list(read_file(path).notes) == note


PUBLISHED = """<html><head><meta charset="utf-8"><title>Kết luận họp</title></head><body class="docs-gm"><div id="header">Kết luận họp</div>
<div id="banners"><div>Báo cáo vi phạm</div></div><div id="contents"><div class="c1 doc-content">{content}</div></div></body></html>"""
UPLOADED = '<html><body><div class="menu"><a>Trang chủ</a></div><div id="vb"><div class="WordSection1">{content}</div></div></body></html>'
SECTIONS = UPLOADED.replace("{content}</div>", '<p>I. CHUNG</p></div><div class="WordSection2">{content}</div>')


@pytest.mark.parametrize(("whole", "before"), [(PUBLISHED, []), (UPLOADED, []), (SECTIONS, ["I. CHUNG"])])
def test_what_word_and_google_wrote_inside_a_page_is_a_document(tmp_path: Path, whole: str, before: list[str]) -> None:
    content = (
        '<p>KẾT LUẬN</p><ol start="1"><li>Giao Phòng Kế hoạch lập dự toán.</li></ol><ol start="2"><li>Giao Văn phòng theo dõi.</li></ol>'
        "<table><tr><td><p>TT</p></td><td><p>Việc</p></td></tr><tr><td><p>1</p></td><td><p>Mua bàn ghế</p></td></tr></table>"
    )
    path = tmp_path / "kl.html"
    path.write_text(whole.replace("{content}", content), encoding="utf-8")
    assert read_file(path).text.split("\n") == [
        *before, "KẾT LUẬN", "1. Giao Phòng Kế hoạch lập dự toán.", "2. Giao Văn phòng theo dõi.", "TT\tViệc", "1\tMua bàn ghế",
    ]  # fmt: skip
