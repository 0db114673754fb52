"""How fast the pages answer, and how large they are, over a register of any size. Not part of the suite.

    python tests/benchmarks/register_scale.py build FILE --tasks 100000
    python tests/benchmarks/pages.py FILE

Each page is asked for once cold and several times warm, over HTTP, by one administrator; the answer has to be 200. Beside the
time on the wall stands that of the processor (server and client together): what a page takes on a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import threading
import time
from pathlib import Path

import httpx
import uvicorn
from chidao.outputs.audit import Actor
from chidao.outputs.people.accounts import Accounts
from chidao.outputs.register import Register
from chidao.outputs.web import WebSettings, create_app

PASSWORD = "mot mat khau de do 7"
BARS = 300, 150_000
"""Milliseconds and bytes that no page may pass with 100,000 tasks."""
PAGES = [
    "/", "/tim?q=nuoc+thai", "/tim?q=UBND", "/tim?q=bao+cao&xep=due", "/tim?q=bao+cao&xep=newest&trang=40",
    "/tim?q=dat+dai&loai=ke_hoach&tinh_trang=open_late", "/tim?q=&tinh_trang=open_late", "/tim?q=UBND&nam=2022&trang=100",
    "/nhiem-vu", "/nhiem-vu?tinh_trang=open_late", "/nhiem-vu?trang=1500", "/nhiem-vu?ngay=2022-05-01&tinh_trang=open_late",
    "/nhiem-vu?co_quan=so+y+te+tinh+binh+son", "/nhiem-vu?theo=field&dong=&ngay=2025-01-01", "/nhiem-vu?trong_ngay=30",
    "/nhiem-vu?theo=issuer&dong=uy+ban+nhan+dan+tinh+binh+son", "/nhiem-vu?theo=month&dong=2024-03", "/nhiem-vu?loai=ke_hoach",
    "/nhiem-vu/5000", "/co-quan", "/co-quan?ten=so+y+te", "/co-quan/xem?ten=S%E1%BB%9F+Y+t%E1%BA%BF+t%E1%BB%89nh+B%C3%ACnh+S%C6%A1n",
    *(f"/bang-theo-doi?theo={by}" for by in ("agency", "heir", "issuer", "kind", "month", "field")),
    "/bang-theo-doi?ngay=2022-05-01", "/bao-cao", "/doi-chieu", "/nhat-ky", "/nhat-ky?viec=load&trang=20",
    "/nap", "/duyet", "/duyet?q=nuoc+thai", "/duyet?xep=nhieu", "/duyet?trang=200", "/duyet/bat-dau", "/duyet/500",
    "/duyet/500?thu_tu=vi_tri", "/duyet/500?chon=tat-ca", "/duyet/goi-y.json?q=so&van_ban=500", "/duyet/goi-y.json?q=stc&van_ban=500",
    "/van-ban", "/van-ban?q=nuoc+thai", "/van-ban?loai=ke_hoach&trang=20", "/van-ban/500", "/van-ban/500?lien_quan=1",
]  # fmt: skip


def serve(path: Path) -> tuple[uvicorn.Server, str]:
    """The application over a register, in a thread of its own."""
    server = uvicorn.Server(uvicorn.Config(create_app(WebSettings(path)), port=0, log_level="error", access_log=False))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    return server, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def log_in(path: Path, address: str) -> httpx.Client:
    """An administrator's client."""
    with Register.open(path) as register:
        accounts = Accounts(register)
        account, once = accounts.create("do-toc-do", "Đo tốc độ", "administrator", Actor("đo"))
        accounts.change_password(account, once, PASSWORD)
    client = httpx.Client(base_url=address, follow_redirects=True, timeout=300)
    token = re.search(r'name="form_token" value="([^"]+)"', client.get("/dang-nhap").text)
    client.post("/dang-nhap", data={"form_token": token[1] if token else "", "login": "do-toc-do", "password": PASSWORD})
    return client


def measure(client: httpx.Client, page: str, rounds: int) -> tuple[list[float], list[float], int]:
    """Milliseconds on the wall and of the processor, each cold and the median of warm ones; bytes."""
    wall, processor, size = [], [], 0
    for _ in range(rounds + 1):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(page)
        wall.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
        assert answer.status_code == 200, (page, answer.status_code)
        size = len(answer.content)
    first, second = ([times[0], statistics.median(times[1:])] for times in (wall, processor))
    return first, second, size


def main() -> None:
    """Measure a copy of the register: an account is made in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--only", default="", help="pages whose address begins so")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=arguments.path.parent) as folder:
        path = Path(folder, "so.db")
        shutil.copy(arguments.path, path)
        server, address = serve(path)
        client = log_in(path, address)
        print("  lần đầu (bộ xử lý)   trung vị (bộ xử lý)      cỡ  trang")
        for page in (page for page in PAGES if page.startswith(arguments.only)):
            wall, processor, size = measure(client, page, arguments.rounds)
            over = " ← quá" if max(processor) > BARS[0] or size > BARS[1] else ""
            told = "".join(f"{one:7.0f} ({two:4.0f} ms) " for one, two in zip(wall, processor, strict=True))
            print(f"{told}{size / 1000:6.0f} kB  {page}{over}", flush=True)
        server.should_exit = True


if __name__ == "__main__":
    main()
