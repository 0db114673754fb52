"""Feeds for readers of news and calendars, with a personal token in the address."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Annotated, Any
from xml.etree import ElementTree

from chidao.outputs.cards import list_documents
from chidao.outputs.listing import TaskFilter
from chidao.outputs.reports import FORMS, write_report
from chidao.outputs.web.access import OpenRegister, Visitor, needs_token
from chidao.outputs.web.wording import day, document_name, number
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

router = APIRouter()

FeedReader = Annotated[Visitor, Depends(needs_token("read", in_address=True))]
MOST = 50
BACK = timedelta(days=180)
"""So long after its day a task leaves the calendar."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, even escaped."""


@router.get("/tin/moi.rss")
def show_new(request: Request, register: OpenRegister, visitor: FeedReader) -> Response:
    """The documents loaded last, as RSS 2.0."""
    base = str(request.base_url).rstrip("/")
    rss = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(rss, "channel")
    _add(channel, title="Sổ nhiệm vụ: văn bản mới", link=f"{base}/van-ban", description="Văn bản vừa nạp vào sổ", language="vi")
    for document in list_documents(register, limit=MOST).documents:
        _add_document(ElementTree.SubElement(channel, "item"), base, document)
    content = ElementTree.tostring(rss, encoding="utf-8", xml_declaration=True)
    return Response(content, media_type="application/rss+xml; charset=utf-8")


@router.get("/lich/han.ics")
def show_calendar(
    register: OpenRegister, visitor: FeedReader, co_quan: Annotated[str | None, Query(max_length=300)] = None
) -> Response:
    """The days that tasks are due on, of one body: that of the address, else that of the account, else all."""
    agency = co_quan or visitor.account.agency
    wanted = TaskFilter(agency=agency, due_after=register.today() - BACK)
    stream = io.BytesIO()
    write_report(register, wanted, "ics", stream)
    headers = {"Content-Disposition": 'attachment; filename="han.ics"'}
    return Response(stream.getvalue(), media_type=FORMS["ics"], headers=headers)


def _add_document(item: ElementTree.Element, base: str, document: dict[str, Any]) -> None:
    words = [document["issuer"] or "", document["title"] or "", f"{number(document['tasks'])} nhiệm vụ"]
    if document["issued_on"]:
        words.insert(0, f"ngày {day(document['issued_on'])}")
    _add(
        item, title=document_name(document), link=f"{base}/van-ban/{document['id']}",
        guid=f"{base}/van-ban/{document['id']}", pubDate=format_datetime(datetime.fromisoformat(document["loaded_at"])),
        description=". ".join(part for part in words if part),
    )  # fmt: skip


def _add(parent: ElementTree.Element, **children: str) -> None:
    for name, words in children.items():
        ElementTree.SubElement(parent, name).text = _NOT_XML.sub("", words)
