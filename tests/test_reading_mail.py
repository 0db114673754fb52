"""What a mail says itself: answers without the mails that they answer, bodies in several parts, lines that programs broke."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from chidao.corpus.document import Document
from chidao.corpus.reading import read_documents
from chidao.corpus.reading.mail_text import QUOTES_LEFT_OUT, own_page, unfolded


def mail(folder: Path, body: str, subject: str = "Re: Báo cáo quý I", kind: str = "plain", form: str = "") -> Document:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "vp@an-son.gov.vn", "stc@an-son.gov.vn"
    message.set_content(body, subtype=kind)
    if form:
        message.replace_header("Content-Type", f"text/plain; charset=utf-8; {form}")
    path = folder / "thu.eml"
    path.write_bytes(bytes(message))
    return read_documents(path)[0]


OWN = "Đề nghị Sở Tài chính gửi báo cáo trước ngày 20/3/2026."
BEFORE = "Giao Phòng Ngân sách theo dõi."
GMAIL = (
    f'<div dir="ltr">{OWN}</div><div class="gmail_quote"><div class="gmail_attr">Vào Th 6, 6 thg 3, 2026 Nam đã viết:</div>'
    f'<blockquote class="gmail_quote">{BEFORE}</blockquote></div>'
)
HANDED_ON = (
    f'<div>{OWN}</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>Từ: UBND tỉnh</div>'
    f"<div>{BEFORE}</div></div>"
)
THUNDERBIRD = (
    f'<p>{OWN}</p><div class="moz-cite-prefix"></div><blockquote type="cite" cite="mid:1"><p>{BEFORE}</p></blockquote>'
)
OUTLOOK = (
    f'<div class="WordSection1"><p class="MsoNormal">{OWN}</p><div><div style="border-top:solid"><p class="MsoNormal"><b>From:</b> Nam'
    f"<br><b>Sent:</b> Friday, March 6, 2026 4:20 PM<br><b>To:</b> Văn phòng<br><b>Subject:</b> Xin ý kiến</p></div></div>"
    f"<p>{BEFORE}</p></div><p>{BEFORE}</p>"
)
OUTLOOK_PLAIN = f"{OWN}\n\n-----Original Message-----\nFrom: Nam\nSent: Friday\nTo: VP\nSubject: Xin ý kiến\n\n{BEFORE}\n"
HEADED = f"{OWN}\n\nTừ: Nam <nam@an-son.gov.vn>\nĐã gửi: Thứ Sáu\nTới: VP\nChủ đề: Xin ý kiến\n\n{BEFORE}\n"
QUOTED = f"{OWN}\n\nVào 16:20 Th 6, 6 thg 3, 2026 Trần Nam <nam@an-son.gov.vn> đã\nviết:\n\n> {BEFORE}\n>\n>> Lần trước nữa.\n"


@pytest.mark.parametrize(
    ("kind", "body"),
    [("html", GMAIL), ("html", THUNDERBIRD), ("html", OUTLOOK), ("plain", OUTLOOK_PLAIN), ("plain", HEADED), ("plain", QUOTED)],
)
def test_an_answer_does_not_say_again_what_it_answers(tmp_path: Path, kind: str, body: str) -> None:
    document = mail(tmp_path, body, kind=kind)
    assert document.text.split("\n") == ["Re: Báo cáo quý I", OWN]
    assert QUOTES_LEFT_OUT in document.notes


@pytest.mark.parametrize(
    ("subject", "kind", "body"),
    [
        ("Fwd: Giao việc", "html", HANDED_ON),
        ("Fwd: Giao việc", "html", OUTLOOK),
        ("Fwd: Giao việc", "plain", OUTLOOK_PLAIN),
        ("Re: Giao việc", "html", f'<blockquote type="cite">{BEFORE}</blockquote>'),
        ("Re: Giao việc", "plain", f"> {BEFORE}\n"),
        ("Giao việc", "html", f"<p>{BEFORE}</p>"),
    ],
)
def test_what_is_handed_on_or_stands_alone_stays(tmp_path: Path, subject: str, kind: str, body: str) -> None:
    document = mail(tmp_path, body, subject, kind)
    assert BEFORE in document.text
    assert QUOTES_LEFT_OUT not in document.notes


@pytest.mark.parametrize("page", ["", "<!-- -->", '<?xml version="1.0" encoding="utf-8"?><p>Giao</p>'])
def test_a_page_without_quotes_stays_as_it_is(page: str) -> None:
    assert own_page(page, "Re: a") == page


def parts(*given: MIMEText | MIMEMultipart, kind: str = "mixed") -> MIMEMultipart:
    whole = MIMEMultipart(kind)
    for part in given:
        whole.attach(part)
    return whole


def attached() -> MIMEText:
    part = MIMEText("Lịch trực: Trạm Y tế trực ngày 10/3/2026.", "plain", "utf-8")
    part.add_header("Content-Disposition", "attachment", filename="lich.txt")
    return part


def plain(words: str) -> MIMEText:
    return MIMEText(words, "plain", "utf-8")


def page(words: str) -> MIMEText:
    return MIMEText(f"<p>{words}</p>", "html", "utf-8")


@pytest.mark.parametrize(
    "whole",
    [
        parts(plain("Phần một."), attached(), plain("Phần hai.")),
        parts(page("Phần một."), attached(), page("Phần hai.")),
        parts(page("Phần một."), plain("Phần hai."), attached()),
        parts(parts(plain("Phần một.\n\nPhần hai."), page("Khác"), kind="alternative"), attached()),
        parts(parts(plain(" "), parts(page("Phần một."), attached(), page("Phần hai.")), kind="alternative")),
    ],
    ids=["plain round a file", "pages round a file", "the foot of a gateway", "alternatives", "an empty alternative"],
)
def test_the_body_is_all_its_parts(tmp_path: Path, whole: MIMEMultipart) -> None:
    whole["Subject"], whole["From"], whole["To"] = "Lịch trực", "a@an-son.gov.vn", "b@an-son.gov.vn"
    path = tmp_path / "thu.eml"
    path.write_bytes(bytes(whole))
    body, file = read_documents(path)
    assert body.text.split("\n") == ["Lịch trực", "Phần một.", "Phần hai."]
    assert file.text.startswith("Lịch trực: Trạm Y tế")


def test_lines_that_flow_are_one_paragraph(tmp_path: Path) -> None:
    body = "Sở Tài chính chủ trì lập phương án giá nước, trình \nUBND tỉnh trước 30/4/2026.\nKính,\n-- \nHạnh\n"
    document = mail(tmp_path, body, "Giao việc", form="format=flowed")
    assert document.text.split("\n")[1] == "Sở Tài chính chủ trì lập phương án giá nước, trình UBND tỉnh trước 30/4/2026."


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        # a line without room for the next word goes on
        ("UBND tỉnh giao Sở Tài chính chủ trì lập phương án giá nước sạch, trình\nUBND tỉnh ký.",
         "UBND tỉnh giao Sở Tài chính chủ trì lập phương án giá nước sạch, trình UBND tỉnh ký."),
        # one that has room, ends a sentence, or stands before an item does not
        ("UBND tỉnh giao Sở Tài chính chủ trì lập phương án giá nước sạch rồi trình\n\nVăn phòng\nPhòng Hành chính", None),
        ("UBND tỉnh giao Sở Tài chính chủ trì lập phương án giá nước sạch năm 2026.\nSở Y tế họp.", None),
        ("UBND tỉnh giao Sở Tài chính chủ trì lập phương án giá nước sạch như sau\n- Thu thập số liệu.", None),
        # and in lines that no program broke nothing does
        ("Văn phòng Ủy ban nhân dân tỉnh\nPhòng Hành chính", None),
    ],
)  # fmt: skip
def test_lines_that_programs_broke(text: str, joined: str | None) -> None:
    assert unfolded(text, is_flowed=False) == (joined or text)


def test_flowed_lines_by_the_letter_of_the_standard() -> None:
    assert unfolded("Giao Sở \nY tế.\n From here\n-- \nHạnh", is_flowed=True) == "Giao Sở Y tế.\nFrom here\n-- \nHạnh"
    assert unfolded("Giao \nSở", is_flowed=True, drops_blank=True) == "GiaoSở"
