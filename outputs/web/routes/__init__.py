"""The addresses of the application, a module a part of the site."""

import re
from collections.abc import Sequence

from chidao.outputs.follow_up import LARGEST_FILE
from chidao.outputs.web.routes import (
    api,
    api_acts,
    audit,
    board,
    bodies,
    documents,
    feeds,
    loading,
    login,
    mine,
    pairs,
    people,
    reports,
    review,
    review_acts,
    search,
    start,
    task,
    tasks,
)
from chidao.outputs.web.settings import WebSettings
from fastapi import APIRouter

__all__ = ["API_ROUTERS", "PAGE_ROUTERS", "UPLOAD_PATH", "larger_bodies"]

UPLOAD_PATH = "/nap/tep"


def larger_bodies(settings: WebSettings) -> dict[str, int]:
    """The addresses that take large bodies, as patterns, and how many bytes each: documents to load, evidence of a result."""
    evidence = LARGEST_FILE + settings.largest_form
    return {re.escape(UPLOAD_PATH): settings.largest_upload, task.FOLLOW_UP_PATHS: evidence}


PAGE_ROUTERS: Sequence[APIRouter] = (
    login.router,
    start.router,
    mine.router,
    people.router,
    feeds.router,
    loading.router,
    search.router,
    tasks.router,
    task.router,
    review_acts.router,
    documents.router,
    review.router,
    board.router,
    bodies.router,
    pairs.router,
    audit.router,
    reports.router,
)
API_ROUTERS: Sequence[APIRouter] = (api.router, api_acts.router)
"""Only these stand in the description of the API."""
