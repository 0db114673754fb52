"""Vietnamese words for what click itself says: usage lines, headings, errors.

click asks the standard `gettext` for its words, so a catalogue is enough. `locale/…/chidao.po` is the one to edit;
`python -m chidao.pipeline.vietnamese` compiles it into the `.mo` beside it, which is what `gettext` reads.
"""

from __future__ import annotations

import ast
import gettext
import os
import struct
from pathlib import Path
from typing import Any

import click

LOCALE = Path(__file__).with_name("locale")
CATALOGUE = LOCALE / "vi" / "LC_MESSAGES" / "chidao.po"

_TYPES: tuple[tuple[type[click.ParamType[Any]], str], ...] = (
    (type(click.INT), "số nguyên"),
    (click.IntRange, "số nguyên"),
    (type(click.FLOAT), "số"),
    (click.FloatRange, "số"),
)


def speak_vietnamese() -> None:
    """From now on this process answers in Vietnamese, whatever the language of the machine."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain("chidao", str(LOCALE))
    gettext.textdomain("chidao")
    # click translates its sentences, but not the names of its types that it puts into them.
    for kind, words in _TYPES:
        kind.name = words


def compile_catalogue(po: str) -> bytes:
    """The `.mo` form of a catalogue: a header, two tables of (length, offset), then the words, each ended by a zero byte."""
    entries = sorted((source.encode(), words.encode()) for source, words in read_catalogue(po).items())
    tables, words = 28 + 16 * len(entries), b""
    offsets: list[tuple[int, int]] = []
    for column in (0, 1):
        for entry in entries:
            offsets.append((len(entry[column]), tables + len(words)))
            words += entry[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, tables)
    return head + b"".join(struct.pack("<2I", *offset) for offset in offsets) + words


def read_catalogue(po: str) -> dict[str, str]:
    """Words by their source; a source with a plural form is both forms joined by a zero byte, as in the `.mo` form."""
    entries: dict[str, str] = {}
    for block in po.split("\n\n"):
        fields: dict[str, str] = {}
        keyword = ""
        for line in block.splitlines():
            if line.startswith("#"):
                continue
            name, _, quoted = line.partition('"')
            keyword = name.strip() or keyword
            fields[keyword] = fields.get(keyword, "") + ast.literal_eval('"' + quoted)
        if "msgid_plural" in fields:
            entries[f"{fields['msgid']}\0{fields['msgid_plural']}"] = fields["msgstr[0]"]
        elif "msgid" in fields:
            entries[fields["msgid"]] = fields["msgstr"]
    return entries


if __name__ == "__main__":
    CATALOGUE.with_suffix(".mo").write_bytes(compile_catalogue(CATALOGUE.read_text(encoding="utf-8")))
