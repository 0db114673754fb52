"""Writes .msg files as Outlook does: an OLE compound file ([MS-CFB]) with the properties of a message ([MS-OXMSG])."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from datetime import UTC, datetime

Tree = Mapping[str, "bytes | Tree"]
SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(tree: Tree) -> bytes:
    """The file of version 3: streams under 4096 bytes in the mini stream, as the standard asks."""
    entries: list[dict[str, object]] = [{"name": "Root Entry", "kind": 5, "data": b""}]
    _add(entries, 0, tree)
    mini, mini_fat = bytearray(), list[int]()
    for entry in entries[1:]:
        data = entry["data"]
        assert isinstance(data, bytes)
        if entry["kind"] == 2 and 0 < len(data) < CUTOFF:
            entry["start"] = _chain(mini, mini_fat, data, MINI)
    body, fat = bytearray(), list[int]()
    for entry in entries[1:]:
        data = entry["data"]
        assert isinstance(data, bytes)
        if entry["kind"] == 2 and len(data) >= CUTOFF:
            entry["start"] = _chain(body, fat, data, SECTOR)
    entries[0]["data"] = bytes(mini)
    entries[0]["start"] = _chain(body, fat, bytes(mini), SECTOR) if mini else END
    directory = b"".join(map(_directory_entry, entries))
    directory += _directory_entry({"name": "", "kind": 0, "data": b""}) * (-len(entries) % 4)
    first_directory = _chain(body, fat, directory, SECTOR)
    mini_table = struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    first_mini = _chain(body, fat, mini_table, SECTOR, fill=b"\xff") if mini_table else END
    tables = 1
    while tables * 128 < len(fat) + tables:
        tables += 1
    sectors = list(range(len(fat), len(fat) + tables))
    fat += [FAT_SECTOR] * tables
    fat += [FREE] * (tables * 128 - len(fat))
    body += struct.pack(f"<{len(fat)}I", *fat)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, first_directory, 0,
        CUTOFF, first_mini, -(-len(mini_table) // SECTOR), END, 0,
    )  # fmt: skip
    return header + struct.pack("<109I", *sectors, *[FREE] * (109 - tables)) + bytes(body)


def _add(entries: list[dict[str, object]], parent: int, tree: Tree) -> None:
    """Children as a chain to the right in the standard's order (length of the name, then capitals)."""
    before = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        content = tree[name]
        index = len(entries)
        entries.append({"name": name, "kind": 2 if isinstance(content, bytes) else 1, "data": b""})
        if before is None:
            entries[parent]["child"] = index
        else:
            entries[before]["right"] = index
        before = index
        if isinstance(content, bytes):
            entries[index]["data"] = content
        else:
            _add(entries, index, content)


def _chain(body: bytearray, fat: list[int], data: bytes, size: int, fill: bytes = b"\0") -> int:
    start, count = len(fat), -(-len(data) // size)
    fat += [*range(start + 1, start + count), END]
    body += data + fill * (count * size - len(data))
    return start


def _directory_entry(entry: dict[str, object]) -> bytes:
    name, data = str(entry["name"]).encode("utf-16-le"), entry["data"]
    assert isinstance(data, bytes)
    return struct.pack(
        "<64sHBBIII16xIQQIQ", name, len(name) + 2 if name else 0, entry["kind"], 1, FREE, entry.get("right", FREE),
        entry.get("child", FREE), 0, 0, 0, entry.get("start", END if entry["kind"] == 2 else 0), len(data),
    )  # fmt: skip


def message(
    subject: str,
    *,
    plain: str | None = None,
    html: bytes | None = None,
    rtf: bytes | None = None,
    sender: str = "Văn thư",
    address: str = "vanthu@an-son.gov.vn",
    sent: datetime | None = None,
    code_page: int | None = None,
    attachments: Mapping[str, bytes | Tree] | None = None,
    embedded: bool = False,
) -> Tree:
    """The storage of a message; with a `code_page` its texts are bytes of that page, as older Outlooks write them."""

    def text(tag: str, value: str) -> dict[str, bytes | Tree]:
        if code_page:
            return {f"__substg1.0_{tag}001E": value.encode(f"cp{code_page}" if code_page != 65001 else "utf-8")}
        return {f"__substg1.0_{tag}001F": value.encode("utf-16-le")}

    tree: dict[str, bytes | Tree] = {
        **text("001A", "IPM.Note"), **text("0037", subject), **text("0C1A", sender), **text("0C1F", address),
        **(text("1000", plain) if plain is not None else {}),
        **({"__substg1.0_10130102": html} if html is not None else {}),
        **({"__substg1.0_10090102": rtf} if rtf is not None else {}),
    }  # fmt: skip
    fixed = b""
    if sent is not None:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        fixed += struct.pack("<IIQ", 0x00390040, 6, ticks)
    for page in {code_page} - {None}:
        fixed += struct.pack("<IIII", 0x3FFD0003, 6, page, 0) + struct.pack("<IIII", 0x3FDE0003, 6, page, 0)
    for number, (name, content) in enumerate((attachments or {}).items()):
        kind = "0102" if isinstance(content, bytes) else "000D"
        inside = {"__properties_version1.0": bytes(8), **text("3707", name), f"__substg1.0_3701{kind}": content}
        tree[f"__attach_version1.0_#{number:08X}"] = inside
    tree["__properties_version1.0"] = bytes(24 if embedded else 32) + fixed
    return tree


def uncompressed_rtf(rtf: bytes) -> bytes:
    """As [MS-OXRTFCP] stores it where it is not compressed."""
    return struct.pack("<IIII", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf


def compressed_rtf(rtf: bytes) -> bytes:
    """As [MS-OXRTFCP] compresses it, references into the dictionary included."""
    window = bytearray(4096)
    start = DICTIONARY
    window[: len(start)] = start
    write, at, out = len(start), 0, bytearray()
    while at <= len(rtf):
        flags, run = 0, bytearray()
        for bit in range(8):
            if at >= len(rtf):
                run += struct.pack(">H", write << 4)
                flags |= 1 << bit
                at = len(rtf) + 1
                break
            offset, length = _longest(window, write, rtf, at)
            if length >= 2:
                flags |= 1 << bit
                run += struct.pack(">H", offset << 4 | length - 2)
            else:
                length = 1
                run.append(rtf[at])
            for byte in rtf[at : at + length]:
                window[write] = byte
                write = (write + 1) % 4096
            at += length
        out.append(flags)
        out += run
    return struct.pack("<IIII", len(out) + 12, len(rtf), 0x75465A4C, 0) + bytes(out)


def _longest(window: bytearray, write: int, rtf: bytes, at: int) -> tuple[int, int]:
    """The longest stretch of the window that comes next; nothing that reaches over its end or the place of writing."""
    for length in range(min(17, len(rtf) - at), 1, -1):
        found = window.find(rtf[at : at + length], 0, write)
        if found >= 0:
            return found, length
    return 0, 0


DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
