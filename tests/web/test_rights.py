"""Every address is guarded: a right on each, a token on each form, and each role is refused what is not its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from chidao.outputs.people.rights import ROLES, Right, may
from chidao.outputs.web import WebSettings, create_app
from conftest import Site, form_token
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from register_forms import form, task
from routes_of import address, routes_of

MakeSite = Callable[..., Site]
OPEN = {("GET", "/dang-nhap"), ("POST", "/dang-nhap")}
"""What anybody may ask for: without it nobody could log in."""


@pytest.fixture(scope="module")
def routes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, APIRoute]]:
    return routes_of(create_app(WebSettings(tmp_path_factory.mktemp("so") / "so.db")))


def _rights(dependant: Dependant) -> Iterator[Right]:
    if hasattr(dependant.call, "right"):
        yield dependant.call.right
    for inner in dependant.dependencies:
        yield from _rights(inner)


def _right(route: APIRoute) -> Right | None:
    return next(_rights(route.dependant), None)


def test_there_are_routes(routes: list[tuple[str, APIRoute]]) -> None:
    assert len(routes) > 20


def test_every_address_names_the_right_that_it_needs(routes: list[tuple[str, APIRoute]]) -> None:
    bare = {(method, route.path) for method, route in routes if _right(route) is None}
    assert bare == OPEN


def _ask(client: httpx.Client, method: str, address: str, **more: Any) -> httpx.Response:
    return client.request(method, address, follow_redirects=False, **more)


def test_without_a_login_nothing_is_told_and_nothing_done(make_site: MakeSite, routes: list[tuple[str, APIRoute]]) -> None:
    client = make_site(form(task("Rà soát quy hoạch"))).client()
    for method, route in routes:
        if (method, route.path) in OPEN:
            continue
        answer = _ask(client, method, address(route), json={} if method == "POST" else None)
        assert answer.status_code in (303, 401), (method, route.path, answer.status_code)
        assert "Rà soát" not in answer.text


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_refused_what_is_not_its_own(make_site: MakeSite, routes: list[tuple[str, APIRoute]], role: str) -> None:
    client = make_site(form(task("Rà soát quy hoạch"))).client(role)
    token = {"X-Form-Token": form_token(client.get("/").text)}
    for method, route in routes:
        right = _right(route)
        if right and not may(role, right):  # type: ignore[arg-type]
            answer = _ask(client, method, address(route), headers=token, json={"tasks": [1]} if method == "POST" else None)
            # A form of another kind than the address takes may be refused for that before anything is looked at.
            assert answer.status_code in (403, 422), (method, route.path, answer.status_code)
            assert answer.status_code == 403 or route.path.startswith("/api/"), (method, route.path)


def test_a_form_without_the_token_of_its_session_does_nothing(make_site: MakeSite, routes: list[tuple[str, APIRoute]]) -> None:
    site = make_site(form(task("Rà soát quy hoạch")))
    client = site.client("administrator")
    for method, route in routes:
        if method != "POST" or (method, route.path) in OPEN:
            continue
        for given in ({}, {"form_token": "khong-phai"}):
            if route.path.startswith("/api/"):
                answer = _ask(client, method, address(route), json=_body(route.path))
            else:
                answer = _ask(client, method, address(route), data=given)
            assert answer.status_code == 403, (route.path, answer.status_code, answer.text[:200])
    with site.open_register() as register:
        assert register.db.execute("SELECT count(*) FROM audit WHERE actor LIKE '%(administrator)'").fetchone()[0] <= 1


def _body(path: str) -> dict[str, Any]:
    """A body that the address would take, were it not for the missing token."""
    bodies: dict[str, dict[str, Any]] = {
        "split": {"pieces": [[0, 1], [1, 2]]}, "correct": {}, "tasks": {"text": "x"}, "follow-up": {"kind": "note"}, "undo": {},
    }  # fmt: skip
    return bodies.get(path.rsplit("/", 1)[-1], {"tasks": [1]})


def test_a_form_of_another_site_does_nothing(make_site: MakeSite) -> None:
    client = make_site().client("administrator")
    token = form_token(client.get("/").text)
    answer = client.post("/toi/ma", data={"form_token": token, "label": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_one_cannot_drop_the_token_of_another(make_site: MakeSite) -> None:
    site = make_site()
    mine, other = site.client("official"), site.client("auditor")
    mine.post("/toi/ma", data={"form_token": form_token(mine.get("/toi").text), "label": "lịch"})
    other.post("/toi/ma/bo", data={"form_token": form_token(other.get("/toi").text), "token": "1"})
    assert "lịch" in mine.get("/toi").text


def test_the_host_named_must_be_ours(make_site: MakeSite) -> None:
    assert make_site().client().get("/dang-nhap", headers={"Host": "ke-gian.example"}).status_code == 400


@pytest.mark.parametrize(
    "target", ["//ke-gian.example", "https://ke-gian.example", "/\\ke-gian.example", "javascript:alert(1)"]
)
def test_the_way_on_after_the_login_stays_on_this_site(make_site: MakeSite, target: str) -> None:
    client = make_site().client()
    page = client.get("/dang-nhap", params={"tiep": target})
    assert 'name="tiep" value="/"' in page.text
