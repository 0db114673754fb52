"""The addresses of the application, a module a part of the site."""

from collections.abc import Sequence

from chidao.outputs.web.routes import api, api_acts, feeds, loading, login, mine, people, search, start, tasks
from fastapi import APIRouter

__all__ = ["API_ROUTERS", "PAGE_ROUTERS", "UPLOAD_PATH"]

UPLOAD_PATH = "/nap/tep"
"""The one address that takes large bodies."""

PAGE_ROUTERS: Sequence[APIRouter] = (
    login.router,
    start.router,
    mine.router,
    people.router,
    feeds.router,
    loading.router,
    search.router,
    tasks.router,
)
API_ROUTERS: Sequence[APIRouter] = (api.router, api_acts.router)
"""Only these stand in the description of the API."""
