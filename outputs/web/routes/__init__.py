"""The addresses of the application, a module a part of the site."""

from collections.abc import Sequence

from chidao.outputs.web.routes import login, people, start
from fastapi import APIRouter

__all__ = ["ROUTERS", "UPLOAD_PATH"]

UPLOAD_PATH = "/nap/tep"
"""The one address that takes large bodies."""

ROUTERS: Sequence[APIRouter] = (login.router, start.router, people.router)
