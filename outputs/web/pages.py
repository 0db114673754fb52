"""From a template to an answer: what every page has around its own part, and the notice left for the next page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlencode

from chidao.outputs.people.rights import ROLE_WORDS
from chidao.outputs.register import Register
from chidao.outputs.web.access import Visitor, settings_of
from chidao.outputs.web.wording import FACET_WORDS, FILTERS
from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

__all__ = ["STATIC", "Notice", "environment", "go_on", "render", "with_query"]

HERE = Path(__file__).parent
STATIC = HERE / "static"
NOTICE = "chidao_loi_nhan"
LONGEST_NOTICE = 1_000


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, or why it was not. `undo` is the number of the act, where it can be taken back."""

    words: str
    good: bool = True
    undo: int | None = None


@cache
def environment() -> Environment:
    """The templates; whatever they show is escaped, and a name that nobody gave is an error rather than nothing."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(FILTERS)
    made.globals.update(static=static, role_words=ROLE_WORDS, facet_words=FACET_WORDS, with_query=with_query)
    return made


@cache
def static(name: str) -> str:
    """The address of a file of `static/`; it changes with the file, so that browsers may keep it for ever."""
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def with_query(path: str, parameters: Mapping[str, Any], **changes: Any) -> str:
    """An address with its parameters, some changed; empty ones and None are left out."""
    left = {name: value for name, value in {**parameters, **changes}.items() if value not in (None, "", [], ())}
    return f"{path}?{urlencode(left, doseq=True)}" if left else path


def render(
    request: Request, template: str, visitor: Visitor | None, register: Register | None, *, status: int = 200, **context: Any
) -> HTMLResponse:
    """A page. `visitor` None is a page that anybody may see; without `register` nothing is counted in its head."""
    notice = _read_notice(request)
    waiting = _waiting(register) if visitor and register and visitor.may("review") else 0
    words = environment().get_template(template).render(
        visitor=visitor, path=request.url.path, notice=notice, waiting=waiting, today=register.today() if register else None,
        sso=bool(settings_of(request).trusted_header), **context,
    )  # fmt: skip
    response = HTMLResponse(words, status_code=status)
    if notice:
        response.delete_cookie(NOTICE)
    return response


def go_on(target: str, notice: Notice | None = None) -> RedirectResponse:
    """On to a page after a form was done, with what to tell there."""
    response = RedirectResponse(target, status_code=303)
    if notice:
        value = quote(json.dumps([notice.words[:LONGEST_NOTICE], notice.good, notice.undo], ensure_ascii=False))
        response.set_cookie(NOTICE, value, max_age=60, httponly=True, samesite="strict")
    return response


def _read_notice(request: Request) -> Notice | None:
    try:
        words, good, undo = json.loads(unquote(request.cookies.get(NOTICE, "")))
    except (ValueError, TypeError):
        return None
    return Notice(str(words), bool(good), undo if isinstance(undo, int) else None)


def _waiting(register: Register) -> int:
    """Drafts that wait for review."""
    return int(register.db.execute("SELECT count(*) FROM tasks WHERE state = 'draft'").fetchone()[0])
