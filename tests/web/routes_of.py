"""The addresses of the application, as tests walk over them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi.routing import APIRoute
from starlette.applications import Starlette


def routes_of(app: Starlette) -> list[tuple[str, APIRoute]]:
    """Every method and route, those of included routers too."""
    found = [route for route in _flat(app.routes) if isinstance(route, APIRoute)]
    return [(method, route) for route in found for method in sorted(route.methods or ())]


def address(route: APIRoute) -> str:
    """An address of the route, 1 in place of every parameter."""
    path = route.path
    for name in route.param_convertors:
        path = path.replace("{" + name + "}", "1").replace("{" + name + ":path}", "1")
    return path


def _flat(routes: Any) -> Iterator[Any]:
    for route in routes:
        inner = getattr(getattr(route, "original_router", None), "routes", None)
        yield from _flat(inner) if inner else [route]
