"""How fast the pages answer, and how large they are, over a register of any size. Not part of the suite.

    python tests/benchmarks/lived_in.py FILE --tasks 100000
    python tests/benchmarks/pages.py FILE

From some pages, and from the choices that forms give, links are followed two clicks far, one address of each kind of link, by
one administrator over HTTP. Before each request something in the register changes, so that nothing that was kept for the last
one is of use: the worst that a person meets. Beside the time on the wall stands that of the processor (server and client
together): what a page takes on a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from statistics import median
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import httpx
import uvicorn
from chidao.outputs.audit import Actor
from chidao.outputs.board import GROUPINGS
from chidao.outputs.follow_up import FollowUp
from chidao.outputs.people.accounts import Accounts
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from chidao.outputs.web import WebSettings, create_app
from measuring import Row, number

PASSWORD = "mot mat khau de do 7"
BARS = 300, 150_000
"""Milliseconds and bytes that no page may pass with 100,000 tasks."""
OF_A_KIND = 1
"""Addresses measured of one kind of link."""
CLICKS = 2
"""How far from where it begins links are followed."""
FREE = {"q", "ten", "dong", "trang", "co_quan", "noi_ban_hanh", "chon", "phan", "nam", "van_ban", "loai", "viec"}
"""Parameters whose values are many: a kind of link is told by the others, and by which of these it has."""
DAYS = ("", "2024-12-31", "2022-05-01", "2018-01-01", "2027-06-30")
NO_PAGES = re.compile(r"/tai\b|/tep\b|\.(?:png|ics|rss|xml|json)\b|/static/|/dang-|/lich")
SEEDS = [
    "/", "/tim?q=nuoc+thai", "/tim?q=UBND", "/tim?q=bao+cao&xep=due", "/tim?q=bao+cao&xep=newest&trang=40", "/tim?q=",
    "/tim?q=dat+dai&loai=ke_hoach&tinh_trang=open_late", "/tim?q=&tinh_trang=open_late", "/tim?q=UBND&nam=2022&trang=100",
    "/nhiem-vu", "/nhiem-vu?trang=1500", "/nhiem-vu?co_quan=so+y+te+tinh+binh+son", "/nhiem-vu?xep=chac", "/nhiem-vu/5000",
    "/co-quan", "/co-quan?ten=so+y+te", "/co-quan/xem?ten=S%E1%BB%9F+Y+t%E1%BA%BF+t%E1%BB%89nh+B%C3%ACnh+S%C6%A1n",
    "/bao-cao", "/doi-chieu", "/nhat-ky", "/nhat-ky?viec=load&trang=20", "/nhat-ky?ai=Minh", "/nhat-ky?viec=close&ai=Minh",
    "/nhat-ky?ai=khong+co+ai", "/nhat-ky?tu=2024-01-01&den=2030-01-01", "/nap", "/duyet", "/duyet?q=nuoc+thai",
    "/duyet?xep=nhieu", "/duyet?trang=20", "/duyet/bat-dau", "/duyet/500", "/duyet/500?thu_tu=vi_tri", "/duyet/500?chon=tat-ca",
    "/duyet/goi-y.json?q=so&van_ban=500", "/duyet/goi-y.json?q=stc&van_ban=500", "/van-ban", "/van-ban?q=nuoc+thai",
    "/van-ban?loai=ke_hoach&trang=20", "/van-ban/500", "/van-ban/500?lien_quan=1", "/toi", "/tai-khoan",
]  # fmt: skip


def _query(**given: str) -> str:
    return urlencode({name: value for name, value in given.items() if value})


CHOSEN = [
    *(f"/bang-theo-doi?{_query(theo=by, ngay=day, da_duyet=confirmed)}"
      for by, day, confirmed in product(GROUPINGS, DAYS, ("", "1"))),
    *(f"/nhiem-vu?{_query(tinh_trang=status, loai=kind, ngay=day, xep=order)}"
      for status, kind, day, order in product(
          ("", "open_late", "open_in_time", "done_late", "done_in_time", "no_deadline"), ("", "ke_hoach"), DAYS[:3], ("", "chac"))),
    *(f"/nhiem-vu?{_query(trang_thai=state)}" for state in ("draft", "confirmed", "corrected", "rejected", "merged")),
    *(f"/nhiem-vu?{_query(co_quan='so y te tinh binh son', vai_tro=role)}" for role in ("lead", "support")),
    "/nhiem-vu?han_tu=2024-01-01&han_den=2024-06-30", "/nhiem-vu?da_duyet=1",
]  # fmt: skip
"""What the forms of the board and of the list give."""


@dataclass(slots=True)
class Taken:
    """Milliseconds of one page right after a change, and its bytes."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    size: int = 0


class _Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        address = dict(attributes).get("href")
        if tag == "a" and address:
            self.found.append(address)


class Pages:
    """A site over a copy of a register, and one who changes the register before each request."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._server = uvicorn.Server(
            uvicorn.Config(create_app(WebSettings(path)), port=0, log_level="error", access_log=False)
        )
        threading.Thread(target=self._server.run, daemon=True).start()
        while not self._server.started:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True, timeout=300)
        self._log_in()
        self._register = Register.open(path)
        self._changes = 0
        self._client.get("/bang-theo-doi?theo=field")

    def _log_in(self) -> None:
        with Register.open(self._path) as register:
            accounts = Accounts(register)
            account, once = accounts.create("do-toc-do", "Đo tốc độ", "administrator", Actor("đo"))
            accounts.change_password(account, once, PASSWORD)
        token = re.search(r'name="form_token" value="([^"]+)"', self._client.get("/dang-nhap").text)
        form = {"form_token": token[1] if token else "", "login": "do-toc-do", "password": PASSWORD}
        self._client.post("/dang-nhap", data=form)

    def close(self) -> None:
        self._server.should_exit = True
        self._client.close()
        self._register.close()

    def change(self) -> None:
        """A note on one task, or a whole document confirmed."""
        self._changes += 1
        register = self._register
        if self._changes % 5 == 0:
            document = register.db.execute("SELECT document_id FROM tasks WHERE state = 'draft' LIMIT 1").fetchone()
            numbers = register.db.execute("SELECT id FROM tasks WHERE document_id = ? AND live", list(document)).fetchall()
            Review(register, Actor("đo")).confirm(row[0] for row in numbers)
        else:
            number = register.db.execute("SELECT id FROM tasks WHERE live AND id > ?", [self._changes]).fetchone()[0]
            FollowUp(register, Actor("đo")).note(number, f"lần thứ {self._changes}")

    def ask(self, address: str, taken: Taken) -> list[str]:
        """One request after a change, added to what it took; the addresses that the page links to."""
        self.change()
        wall, processor = time.perf_counter(), time.process_time()
        answer = self._client.get(address)
        taken.wall.append((time.perf_counter() - wall) * 1000)
        taken.processor.append((time.process_time() - processor) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
        taken.size = max(taken.size, len(answer.content))
        links = _Links()
        if "html" in answer.headers["content-type"]:
            links.feed(answer.text)
        return [urljoin(address, link) for link in links.found]


def kind_of(address: str) -> str:
    """What addresses of one kind of link have in common: the path without its numbers, and the parameters."""
    parts = urlsplit(address)
    said = sorted(f"{name}=…" if name in FREE else f"{name}={value}" for name, value in parse_qsl(parts.query))
    return re.sub(r"\d+(?:-\d+)?", "N", parts.path) + ("?" + "&".join(said) if said else "")


def measure(pages: Pages, rounds: int, begins: str = "") -> dict[str, Taken]:
    """What every address took that is reached from the seeds, a few of each kind."""
    found: dict[str, Taken] = {}
    seen = Counter[str]()
    waiting = [(address, 0) for address in (*SEEDS, *CHOSEN)]
    while waiting:
        address, clicks = waiting.pop(0)
        address = address.partition("#")[0]
        if address in found or NO_PAGES.search(urlsplit(address).path) or not address.startswith("/" + begins.lstrip("/")):
            continue
        if clicks and seen[kind_of(address)] >= OF_A_KIND:
            continue
        seen[kind_of(address)] += 1
        taken = found[address] = Taken()
        for place in range(rounds):
            links = pages.ask(address, taken)
            if place == 0 and clicks < CLICKS:
                waiting += ((link, clicks + 1) for link in links)
    return found


def slowest(found: dict[str, Taken]) -> Iterator[Row]:
    """By page (the path without its numbers): how many addresses, the slowest of them, the largest."""
    by_path: defaultdict[str, list[tuple[float, float, str, int]]] = defaultdict(list)
    for address, taken in found.items():
        path = re.sub(r"\d+(?:-\d+)?", "…", urlsplit(address).path)
        by_path[path].append((median(taken.processor), median(taken.wall), address, taken.size))
    for path, rows in sorted(by_path.items()):
        processor, _, address, _ = max(rows)
        wall, size = max(row[1] for row in rows), max(row[3] for row in rows)
        words = f"{number(processor)} ms bộ xử lý, {number(wall)} ms trên đồng hồ, {number(size / 1000)} kB (`{address}`)"
        passed = processor <= BARS[0] and size <= BARS[1]
        yield Row(f"`{path}`, chậm nhất của {number(len(rows))} địa chỉ", words, "≤ 300 ms, ≤ 150 kB", passed)


def pages_of(register: Path, rounds: int, begins: str = "") -> dict[str, Taken]:
    """The pages over a copy of a register: the site writes into it."""
    with tempfile.TemporaryDirectory(dir=register.parent) as folder:
        path = Path(folder, "so.db")
        shutil.copy(register, path)
        pages = Pages(path)
        try:
            return measure(pages, rounds, begins)
        finally:
            pages.close()


def main() -> None:
    """Print the addresses, the slowest last, and the table by page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--only", default="", help="pages whose address begins so")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--last", type=int, default=40, help="how many addresses are printed")
    arguments = parser.parse_args()
    found = pages_of(arguments.path, arguments.rounds, arguments.only)
    ordered = sorted(found.items(), key=lambda one: median(one[1].processor))
    print("bộ xử lý  đồng hồ      cỡ  địa chỉ")
    for address, taken in ordered[-arguments.last :]:
        print(f"{median(taken.processor):5.0f} ms {median(taken.wall):5.0f} ms {taken.size / 1000:4.0f} kB  {address}")
    for row in slowest(found):
        print(f"| {row.what} | {row.measured} | {row.bar}{' ✓' if row.passed else ' ✗ chưa đạt'} |")


if __name__ == "__main__":
    main()
