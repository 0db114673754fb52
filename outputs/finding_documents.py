"""The document that a person means by a few words typed into a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chidao.outputs.cards import list_documents
from chidao.outputs.errors import RegisterError

if TYPE_CHECKING:
    from chidao.outputs.register import Register

__all__ = ["document_meant"]

_OF_REGISTER = re.compile(r"#\s*(\d{1,18})\Z")
MOST_NAMED = 5


def document_meant(register: Register, words: str) -> int | None:
    """The number in the register of the document that `words` mean: #12, its number and symbol, or words of its title.

    None for no words; RegisterError, naming the candidates, where none or several are meant.
    """
    words = " ".join(words.split())
    if not words:
        return None
    in_register = _OF_REGISTER.match(words)
    if in_register:
        if register.db.execute("SELECT 1 FROM documents WHERE id = ?", [int(in_register[1])]).fetchone():
            return int(in_register[1])
        raise RegisterError(f"Không có văn bản số {in_register[1]} trong sổ.")
    same = [row[0] for row in register.db.execute("SELECT id FROM documents WHERE number = ? COLLATE NOCASE", [words])]
    if len(same) == 1:
        return int(same[0])
    found = list_documents(register, words, limit=MOST_NAMED)
    if found.total == 1:
        return int(found.documents[0]["id"])
    if not found.total:
        raise RegisterError(f"Không thấy văn bản nào là “{words}” trong sổ. Hãy nạp văn bản ấy trước, hoặc đính kèm tệp.")
    named = "; ".join(f"#{one['id']} {one['number'] or one['title'] or one['path']}" for one in found.documents)
    raise RegisterError(f"“{words}” có thể là {found.total} văn bản. Hãy gõ #số của một văn bản: {named}.")
