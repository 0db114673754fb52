"""Hostile words in every field and every parameter: nothing runs, nothing breaks, nothing is told that should not be."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from chidao.outputs.audit import Actor
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.people.accounts import Accounts
from chidao.outputs.review import Review
from chidao.outputs.saved import save_search
from chidao.outputs.web import WebSettings, create_app, pages
from conftest import Site, form_token
from playwright.sync_api import Page
from register_forms import form, task
from routes_of import address, routes_of

MakeSite = Callable[..., Site]
ATTACK = """'"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>{{7*7}}${7*7}"""
WORDS = ["' OR 1=1 --", "1; DROP TABLE tasks", "\x00", "../../../etc/passwd", "%00", "-1", "1e309", "NaN", "9" * 40, "ａ" * 60,
         ATTACK, "𝕏\u202e", "NEAR(", '"', "*", "text:", "2024-13-45", "99/99/9999", "[]", "true", "\ud800".encode("utf-8", "replace").decode()]  # fmt: skip
FIELD = re.compile(
    r"""\.(?:texts?|numbers?|needed_number|day|choice|flag)\(\s*"(\w+)"|query_params\.get\("(\w+)"|^    (\w+): [^=\n]+ = """,
    re.M,
)


def _paths(method: str) -> list[str]:
    app = create_app(WebSettings(Path("khong-mo.db"), hosts=("*",)))
    return sorted({address(route) for found, route in routes_of(app) if found == method})


def _parameters() -> list[str]:
    """The names of parameters that the routes read, as their code has them."""
    routes = Path(pages.__file__).parent / "routes"
    names = {
        name for file in routes.glob("*.py") for found in FIELD.findall(file.read_text(encoding="utf-8")) for name in found
    }
    return sorted(names - {""})


@pytest.fixture
def attacked(make_site: MakeSite) -> Site:
    """A register whose every field holds an attack."""
    found = {"start": 0, "end": 1, "text": "'", "confidence": 0.5}
    site = make_site(
        form(
            task(ATTACK, owners=(ATTACK,), support=(ATTACK + " b",), due="2024-06-30", assigner=ATTACK),
            task(ATTACK + " 2", owners=()),
            number=ATTACK, issuer=ATTACK, title=ATTACK, path=f"den/{ATTACK.replace('/', '')}.docx", heading=f"{ATTACK}\n",
            decisions=[{**found, "kind": "approve", "authority": ATTACK}],
            figures=[{**found, "value": 5, "unit": ATTACK, "comparator": "exact", "subject": ATTACK, "period": ATTACK}],
            citations=[{**found, "kind": "other", "number": ATTACK, "relation": "mentions"}],
        )
    )  # fmt: skip
    who = Actor(ATTACK)
    with site.open_register() as register:
        follow = FollowUp(register, who)
        follow.note(1, ATTACK)
        follow.result(1, Evidence(ATTACK))
        save_search(register, ATTACK, ATTACK, who)
        register.note_set_aside(ATTACK, "damaged", ATTACK)
        Review(register, who).reject([2], ATTACK)
        Accounts(register).create("ke.gian", ATTACK[:90], "official", who, ATTACK)
    return site


def test_nothing_of_a_document_runs_on_any_page(attacked: Site, visit: Callable[..., Page]) -> None:
    page = visit(attacked, "/", "administrator")
    shown = 0
    for path in _paths("GET"):
        answer = (
            page.goto(attacked.address + path) if not path.endswith((".rss", ".ics")) and not path.startswith("/api/") else None
        )
        if not answer or "text/html" not in answer.headers.get("content-type", ""):
            continue
        assert page.evaluate("window.hacked") is None, path
        assert page.locator("img[src=x]").count() == 0, path
        body = page.locator("body").inner_text()
        shown += ATTACK[:20] in body
    assert shown >= 1


_LONG = "ａ" * 5_000
"""What a single parameter is tried with; with evil words all are tried at once."""


def test_no_parameter_breaks_a_page(attacked: Site) -> None:
    client = attacked.client("administrator")
    names = _parameters()
    assert len(names) >= 5
    for path in _paths("GET"):
        for words in WORDS:
            answer = client.get(path, params=dict.fromkeys(names, words))
            assert answer.status_code < 500, (path, words[:30], answer.text[:300])
        for name in names:
            answer = client.get(path, params={name: _LONG})
            assert answer.status_code < 500, (path, name, answer.text[:300])
    with attacked.open_register() as register:
        assert register.db.execute("SELECT count(*) FROM tasks").fetchone()[0] == 2


def test_no_field_of_a_form_breaks_the_server(attacked: Site) -> None:
    client = attacked.client("administrator")
    names = _parameters()
    for path in _paths("POST"):
        if path in ("/dang-xuat", "/dang-nhap", "/mat-khau") or path.startswith("/api/"):
            continue
        for words in (*WORDS, ""):
            token = form_token(client.get("/toi").text)
            answer = client.post(path, data={**dict.fromkeys(names, words), "form_token": token})
            assert answer.status_code < 500, (path, words[:30], answer.text[:300])


def test_what_is_too_large_is_refused_before_it_is_read(make_site: MakeSite) -> None:
    client = make_site(largest_form=10_000).client("administrator")
    token = form_token(client.get("/toi").text)
    answer = client.post("/toi/ma", data={"form_token": token, "label": "x" * 20_000})
    assert answer.status_code == 413
    assert "quá lớn" in answer.text

    def in_pieces() -> object:
        for _ in range(30):
            yield b"x" * 1_000

    answer = client.post("/toi/ma", content=in_pieces(), headers={"Content-Type": "application/x-www-form-urlencoded"})  # type: ignore[arg-type]
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static//etc/passwd", "/static/.."]
)
def test_only_files_of_the_page_are_served(make_site: MakeSite, path: str) -> None:
    answer = make_site().client().get(path, follow_redirects=False)
    assert answer.status_code in (303, 404)
    assert "create_app" not in answer.text


def test_errors_tell_nothing_of_the_inside(make_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make_site(form(task("x")))
    client = site.client("official")

    def broken(*_: object) -> None:
        raise ZeroDivisionError("bí mật")

    monkeypatch.setattr("chidao.outputs.web.routes.start.make_overview", broken)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "chưa lường trước" in answer.text
    assert "bí mật" not in answer.text
    assert "Traceback" not in answer.text
