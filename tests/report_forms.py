"""A register for the tests of reports: every box, an extension, several bodies in the lead, recurring and vague deadlines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from chidao.outputs.audit import Actor
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.register import Register
from register_forms import form, task

NOW = datetime(2024, 5, 2, 2, tzinfo=UTC)
TODAY = date(2024, 5, 2)
LAN = Actor("Nguyễn Thị Lan")


def every(text: str, every: str) -> dict[str, object]:
    """A task whose deadline recurs."""
    one = task(text, ["Sở A"])
    return {**one, "deadline": {"text": f"định kỳ {every}", "kind": "every", "due": None, "every": every}}


def make(path: Path, now: datetime = NOW) -> Register:
    """The register, looked at on 2/5/2024."""
    register = Register.open(path, clock=lambda: now)
    register.add(
        form(
            task("xong đúng hạn", ["Sở A"], due="2024-04-20"),
            task("xong quá hạn", ["Sở A", "Sở B"], due="2024-04-10"),
            task("trong hạn, còn bảy ngày", ["Sở B"], due="2024-05-09", support=["Sở A"]),
            task("quá hạn mười hai ngày", ["Sở B"], due="2024-04-20"),
            task("quá hạn, được gia hạn", ["Sở A tỉnh Bình Sơn"], due="2024-04-25"),
            task("không hạn", ["Sở A"]),
            task("không rõ ai làm", [], due="2024-12-31"),
            every("báo cáo hằng tháng", "month"),
            task('=HYPERLINK("http://example.com")', ["- Sở C"], due="2024-07-01"),
        )
    )
    acts = FollowUp(register, LAN)
    acts.close(1, on=date(2024, 4, 18), evidence=Evidence(note="xong"))
    acts.close(2, on=date(2024, 4, 15), evidence=Evidence(note="xong"))
    acts.extend(5, date(2024, 5, 20), by="Chủ tịch", reason="vướng mặt bằng", on=date(2024, 4, 24))
    return register
