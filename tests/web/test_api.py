"""The API for programs: what it gives and takes, tokens, feeds, and thousands of requests made from its own description."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
import schemathesis
from chidao.outputs.people.sessions import Tokens
from chidao.outputs.register import Register
from chidao.outputs.web import WebSettings, create_app
from conftest import Site, make_accounts
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar
from register_forms import form, task
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

MakeSite = Callable[..., Site]
LETTER = form(
    task("Kiểm tra hệ thống xử lý nước thải của các cụm công nghiệp", due="2024-06-30"),
    task("Báo cáo kết quả <b>về</b> Ủy ban nhân dân tỉnh", owners=("Sở Tài chính tỉnh Bình Sơn",), due="2099-01-15"),
)


def _token(site: Site, login: str, *, writes: bool = False) -> dict[str, str]:
    with site.open_register() as register:
        return {"Authorization": "Bearer " + Tokens(register).create(site.accounts[login], "kiểm thử", writes=writes)}


def test_programs_read_with_a_token(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    client, token = site.client(), _token(site, "official")
    assert client.get("/api/v1/me", headers=token).json()["login"] == "official"
    assert client.get("/api/v1/tasks", headers=token, params={"status": "open_late"}).json()["total"] == 1
    found = client.get("/api/v1/search", headers=token, params={"q": "nuoc thai", "facets": "true"}).json()
    assert found["total"] == 1
    assert found["facets"]["agency"] == [{"value": "Sở Công Thương tỉnh Bình Sơn", "count": 1}]
    one = client.get("/api/v1/tasks/1", headers=token).json()
    assert (one["version"], one["document"]["number"]) == (0, "214/UBND-KT")
    assert client.get("/api/v1/documents/1", headers=token).json()["tasks"][1]["task_id"] == 2
    assert client.get("/api/v1/overview", headers=token).json()["drafts"] == 2
    assert {row["name"] for row in client.get("/api/v1/board", headers=token).json()} >= {"Sở Tài chính tỉnh Bình Sơn"}


def test_a_token_that_reads_changes_nothing(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    client = site.client()
    assert client.post("/api/v1/review/confirm", headers=_token(site, "secretariat"), json={"tasks": [1]}).status_code == 401
    writing = _token(site, "secretariat", writes=True)
    assert client.post("/api/v1/review/confirm", headers=writing, json={"tasks": [1]}).json()["tasks"] == [1]
    assert client.get("/api/v1/tasks/1", headers=writing).json()["state"] == "confirmed"


def test_what_a_role_may_not_it_may_not_by_token_either(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    answer = site.client().post("/api/v1/review/confirm", headers=_token(site, "official", writes=True), json={"tasks": [1]})
    assert answer.status_code == 403
    close = {"kind": "close", "note": "xong"}
    answer = site.client().post("/api/v1/tasks/1/follow-up", headers=_token(site, "official", writes=True), json=close)
    assert answer.status_code == 403


def test_two_programs_do_not_overwrite_each_other_unseen(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    client, token = site.client(), _token(site, "secretariat", writes=True)
    first = {"owners": [{"name": "Sở Xây dựng"}], "seen": 0}
    assert client.post("/api/v1/tasks/1/correct", headers=token, json=first).status_code == 200
    again = client.post("/api/v1/tasks/1/correct", headers=token, json={"owners": [{"name": "Sở Y tế"}], "seen": 0})
    assert again.status_code == 409
    assert "Người secretariat" in again.json()["error"]


def test_review_by_program_from_correction_to_undo(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    client, token = site.client(), _token(site, "secretariat", writes=True)

    def post(path: str, **body: Any) -> httpx.Response:
        return client.post(f"/api/v1/{path}", headers=token, json=body)

    text = client.get("/api/v1/documents/1", headers=token).json()["text"]
    added = post("documents/1/tasks", text="cụm công nghiệp", owners=[{"name": "Sở Xây dựng"}]).json()
    merged = post("review/merge", tasks=[1, added["tasks"][0]]).json()
    assert post("review/undo", batch=merged["batch"]).status_code == 200
    split = post(
        "tasks/1/split", pieces=[[text.index("Kiểm"), text.index("xử lý")], [text.index("xử lý"), text.index(", trước")]]
    )
    assert len(split.json()["tasks"]) == 3
    assert post("review/reject", tasks=[2], reason="không phải việc").json()["tasks"] == [2]
    assert post("tasks/999/correct", assigner="A").status_code == 422


def test_a_task_closes_only_on_evidence(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    client, token = site.client(), _token(site, "auditor", writes=True)
    post = lambda **body: client.post("/api/v1/tasks/1/follow-up", headers=token, json=body)  # noqa: E731
    assert post(kind="close").status_code == 422
    longer = post(kind="extension", new_due="2026-12-31", decided_by="Chủ tịch UBND tỉnh", note="chờ vốn")
    assert longer.status_code == 200
    assert post(kind="close", note="Đã nghiệm thu theo biên bản 12").status_code == 200
    one = client.get("/api/v1/tasks/1", headers=token).json()
    assert (one["status"], one["deadline"]["due"], one["extended_to"]) == ("done_late", "2024-06-30", "2026-12-31")


def test_new_documents_as_a_feed(make_site: MakeSite) -> None:
    site = make_site(LETTER, form(task("x"), number="9/TB", title="Trích yếu\x0b có ký tự lạ & <dấu>", path="b"))
    secret = _token(site, "official")["Authorization"].removeprefix("Bearer ")
    answer = site.client().get("/tin/moi.rss", params={"ma": secret})
    assert answer.headers["content-type"].startswith("application/rss+xml")
    items = ElementTree.fromstring(answer.content).findall("channel/item")
    assert [item.findtext("title") for item in items] == ["Công văn 9/TB", "Công văn 214/UBND-KT"]
    assert "có ký tự lạ & <dấu>" in str(items[0].findtext("description"))
    assert site.client().get("/tin/moi.rss", params={"ma": "doan-mo"}).status_code == 401


def test_the_days_of_a_body_as_a_calendar(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    secret = _token(site, "official")["Authorization"].removeprefix("Bearer ")
    answer = site.client().get("/lich/han.ics", params={"ma": secret, "co_quan": "so tai chinh tinh binh son"})
    entries = Calendar.from_ical(answer.text).walk("VEVENT")
    assert [str(entry.decoded("dtstart")) for entry in entries] == ["2099-01-15"]
    assert len(Calendar.from_ical(site.client().get("/lich/han.ics", params={"ma": secret}).text).walk("VEVENT")) == 1


def test_a_token_in_the_address_opens_feeds_only(make_site: MakeSite) -> None:
    site = make_site(LETTER)
    secret = _token(site, "official")["Authorization"].removeprefix("Bearer ")
    assert site.client().get("/api/v1/tasks", params={"ma": secret}).status_code == 401


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The API's own description, over a register with something in it, asked with a token that may do everything."""
    path = Path(tmp_path_factory.mktemp("so"), "so.db")
    with Register.open(path) as register:
        register.add(LETTER)
        secret = Tokens(register).create(make_accounts(register)["administrator"], "kiểm thử", writes=True)
    app = create_app(WebSettings(path, hosts=("*",)))
    schema = schemathesis.openapi.from_dict(app.openapi())
    schema.app = app
    schema.config.headers = {"Authorization": f"Bearer {secret}"}
    return schema


def test_no_request_made_from_the_description_breaks_the_server(described: Any) -> None:
    checks = [not_a_server_error, response_schema_conformance, status_code_conformance]
    tried = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy(GenerationMode.POSITIVE) | operation.as_strategy(GenerationMode.NEGATIVE))
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=checks)

        ask()
        tried += 1
    assert tried > 15
