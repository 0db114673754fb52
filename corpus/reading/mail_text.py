"""What a mail says itself: without what it quotes from the mails before it, its lines joined that programs broke."""

from __future__ import annotations

import re
from itertools import islice

import lxml.html
from chidao.corpus.reading.lines import ends_sentence, opens_paragraph
from lxml import etree

QUOTES_LEFT_OUT = "Phần trích lại thư trước không đọc; hãy nạp thư trước nếu cần."
_REPLY = re.compile(r"(?:re|aw|sv|tl|trả lời|phản hồi)\s*:", re.IGNORECASE)
_FORWARDED = re.compile(r"forwarded message|(?:thư|tin nhắn) (?:đã |được )?chuyển tiếp", re.IGNORECASE)
"""What programs write over a mail that is handed on, which is what the mail is about."""
_SAID_BY = re.compile(
    r"^(?:Vào|On|Ngày|Lúc)\b[^\n]{0,200}(?:\n[^\n>]{0,120})?(?:viết|wrote)\s*:[ \t]*\n(?=\s*>)", re.MULTILINE | re.IGNORECASE
)
_HEAD = (
    r"(?:From|Từ|Người gửi)\s*:[^\n]{1,200}\s+(?:Sent|Date|Đã gửi|Ngày|Ngày gửi|Gửi)\s*:[^\n]{1,80}\s+"
    r"(?:To|Đến|Tới|Người nhận)\s*:[\s\S]{1,600}?(?:Subject|Chủ đề|Tiêu đề)\s*:"
)
"""The head of the mail before, which Outlook puts between the answer and it."""
_BEFORE = re.compile(rf"^(?:-{{3,}}\s*(?:Original Message|Thư gốc)\s*-{{3,}}|_{{10,}}\s*\n+(?={_HEAD})|{_HEAD})", re.MULTILINE)
_HEAD_IN_LINE = re.compile(_HEAD.replace(r"[^\n]", r"[\s\S]").replace(r"\s+", r"\s*"))
_QUOTED = re.compile(r"gmail_quote|yahoo_quoted")
"""Classes of what a mail quotes; Thunderbird and Apple's Mail tell it by the type of a `blockquote`."""
_LONGEST_HEAD = 800
"""Letters, and pieces of text, in which a head is looked for."""
_NARROWEST, _WIDEST = 66, 80
"""Letters of the longest line of a mail whose program broke its lines."""
_SHORTEST = 50


def is_reply(subject: str) -> bool:
    return bool(_REPLY.match(subject))


def own_words(text: str, subject: str) -> str:
    """The text without the lines that quote, and in an answer without the mail that it answers.

    As it is where nothing would be left.
    """
    own = "\n".join(line for line in _SAID_BY.sub("", text).splitlines() if not line.startswith(">"))
    before = _BEFORE.search(own) if is_reply(subject) else None
    if before:
        own = own[: before.start()]
    return own if own.strip() else text


def own_page(page: str, subject: str) -> str:
    """The same of a body of HTML."""
    if not page.strip():
        return page
    try:
        tree: etree._Element = lxml.html.document_fromstring(page)
    except (etree.ParserError, ValueError):
        return page
    quoted = [one for one in tree.iter() if _is_quoted(one) and not _FORWARDED.search(_beginning(one))]
    for one in quoted:
        _drop(one)
    before = _head_before(tree) if is_reply(subject) else None
    if before is not None:
        _cut_from(before)
    if (not quoted and before is None) or not "".join(map(str, tree.itertext())).strip():
        return page
    return str(lxml.html.tostring(tree, encoding="unicode"))


def _is_quoted(element: etree._Element) -> bool:
    if element.tag == "blockquote" and element.get("type") == "cite":
        return True
    return isinstance(element.tag, str) and bool(_QUOTED.search(element.get("class", "")))


def _beginning(element: etree._Element) -> str:
    return "".join(map(str, islice(element.itertext(), _LONGEST_HEAD)))[:_LONGEST_HEAD].strip()


def _drop(element: etree._Element) -> None:
    """Takes the element out; what stands after it in its holder stays."""
    holder, above = element.getparent(), element.getprevious()
    if holder is None:
        return
    if above is not None:
        above.tail = (above.tail or "") + (element.tail or "")
    else:
        holder.text = (holder.text or "") + (element.tail or "")
    holder.remove(element)


def _head_before(tree: etree._Element) -> etree._Element | None:
    """The smallest element that begins with the head of the mail before."""
    found = None
    for one in tree.iter("div", "p", "td", "span", "font"):
        if _HEAD_IN_LINE.match(_beginning(one)):
            found = one
    return found


def _cut_from(element: etree._Element) -> None:
    """Takes out the element and all that stands after it."""
    one: etree._Element | None = element
    while one is not None and (holder := one.getparent()) is not None:
        for following in [*one.itersiblings()]:
            holder.remove(following)
        one.tail = None
        one = holder
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def unfolded(text: str, *, is_flowed: bool, drops_blank: bool = False) -> str:
    """The text with its paragraphs in one line each, where the program that sent it broke them.

    By RFC 3676 a line that ends with a blank goes on (`is_flowed`); others tell only by how full their lines are.
    """
    lines = text.splitlines()
    width = max(map(len, lines), default=0)
    if not is_flowed and not _NARROWEST <= width <= _WIDEST:
        return text
    found: list[str] = []
    goes_on = False
    for index, line in enumerate(lines):
        shown = line[1:] if is_flowed and line.startswith(" ") else line
        if goes_on:
            found[-1] += shown if found[-1].endswith(" ") or drops_blank else f" {shown}"
        else:
            found.append(shown)
        following = lines[index + 1] if index + 1 < len(lines) else ""
        goes_on = _is_broken(line, following, width, is_flowed=is_flowed)
        if goes_on and drops_blank:
            found[-1] = found[-1].removesuffix(" ")
    return "\n".join(found)


def _is_broken(line: str, following: str, width: int, *, is_flowed: bool) -> bool:
    if not following.strip() or following.startswith(">") or line.startswith(">") or line == "-- ":
        return False
    if is_flowed:
        return line.endswith(" ")
    if len(line) < _SHORTEST or ends_sentence(line.rstrip()) or opens_paragraph(following):
        return False
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
