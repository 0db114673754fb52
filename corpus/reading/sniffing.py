"""What a file is, told by its content; its name is never asked."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

Kind = Literal[
    "text", "docx", "xlsx", "odt", "ods", "zip", "doc", "xls", "msg", "encrypted_office", "rtf", "pdf", "html", "mht", "eml",
    "flat_docx", "word_xml", "excel_xml", "fodt", "fods", "image", "unknown",
]  # fmt: skip

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "msg": "application/vnd.ms-outlook",
    "encrypted_office": "application/x-ole-storage",
    "rtf": "application/rtf",
    "pdf": "application/pdf",
    "html": "text/html",
    "mht": "multipart/related",
    "eml": "message/rfc822",
    "flat_docx": "application/vnd.ms-word.flat-opc+xml",
    "word_xml": "application/vnd.ms-wordml",
    "excel_xml": "application/vnd.ms-spreadsheetml",
    "fodt": "application/vnd.oasis.opendocument.text-flat-xml",
    "fods": "application/vnd.oasis.opendocument.spreadsheet-flat-xml",
    "image": "image/*",
    "unknown": "application/octet-stream",
}

_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"BM", b"GIF8")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|meta|title|style|table)\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a page begins; lists that portals give out for Excel begin with a bare table."""
_TAG = re.compile(rb"<(?:p|div|table|tr|t[dh]|span|br|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
_XML_KINDS: tuple[tuple[bytes, Kind], ...] = (
    (b"http://schemas.microsoft.com/office/2006/xmlPackage", "flat_docx"),
    (b"http://schemas.microsoft.com/office/word/2003/wordml", "word_xml"),
    (b"urn:schemas-microsoft-com:office:spreadsheet", "excel_xml"),
    (b"application/vnd.oasis.opendocument.text", "fodt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "fods"),
)
"""What tells the documents that office programs write as one file of XML."""
_HEADER = re.compile(
    rb"(?:from|to|cc|subject|date|received|return-path|mime-version|message-id|delivered-to|content-type|x-[\w-]+|dkim-signature"
    rb"|arc-[\w-]+|reply-to|sender|thread-[\w-]+|authentication-results)\s*:",
    re.IGNORECASE,
)


def sniff(content: bytes) -> Kind:
    """The kind of the file with these bytes. A text is whatever has no other mark; the text reader refuses what is none."""
    # Before PDF, whose mark may stand anywhere at the beginning: an archive may hold one as it is, uncompressed.
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(content)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_OLE):
        return _ole_kind(content)
    if content.startswith(_IMAGES):
        return "image"
    if content[:64].lstrip()[:5] == b"{\\rtf":
        return "rtf"
    return _text_kind(content)


def _zip_kind(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if any(name.startswith("word/") for name in names):
                return "docx"
            if any(name.startswith("xl/") for name in names):
                return "xlsx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                stated = archive.read("mimetype")
                return "odt" if stated.endswith(b"opendocument.text") else "ods" if b"spreadsheet" in stated else "unknown"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError):
        # A package cut off has lost its table of contents; the names before each part are still there.
        head = content[:200_000]
        return "docx" if b"word/" in head else "xlsx" if b"xl/" in head else "zip"
    return "zip"


def _ole_kind(content: bytes) -> Kind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("EncryptionInfo") or holds("EncryptedPackage"):
        return "encrypted_office"
    if holds("__substg1.0_"):
        return "msg"
    if holds("WordDocument"):
        return "doc"
    if holds("Workbook") or holds("Book"):
        return "xls"
    return "unknown"


def _text_kind(content: bytes) -> Kind:
    head = content[:8192].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:].replace(b"\0", b"")
    if _HTML.match(head):
        return "html"
    if head.lstrip().startswith(b"<"):
        for mark, kind in _XML_KINDS:
            if mark in head:
                return kind
    lines = head.splitlines()
    headers = [line for line in lines[:60] if _HEADER.match(line)]
    if lines and (_HEADER.match(lines[0]) or lines[0].startswith(b"From ")) and len(headers) >= 2:
        is_page = b"multipart/related" in head.lower() and b"text/html" in content[:100_000].lower()
        saved = b"blink" in head.lower() or b"internet explorer" in head.lower() or b"snapshot-content-location" in head.lower()
        return "mht" if is_page and (saved or not any(line.lower().startswith(b"to:") for line in headers)) else "eml"
    if len(_TAG.findall(content[:20_000])) >= 5 and head.lstrip().startswith(b"<"):
        return "html"
    return "text"
