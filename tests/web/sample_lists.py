"""A register with some of everything, for the tests of lists, tasks, bodies and the board. All matters are invented."""

from __future__ import annotations

from datetime import date, timedelta

from chidao.outputs.audit import Actor
from chidao.outputs.follow_up import Evidence, FollowUp
from chidao.outputs.interchange import ExtractionForm
from chidao.outputs.register import Register
from chidao.outputs.review import Review
from register_forms import form, task

LAN = Actor("Nguyễn Thị Lan (lan)")
TODAY = date.today()
PLANNING = {"name": "Sở Kế hoạch và Đầu tư", "role": "lead", "agency_id": "so-ke-hoach-va-dau-tu.bac-giang"}


def days(count: int) -> str:
    """A day so many days from now."""
    return (TODAY + timedelta(days=count)).isoformat()


def forms() -> tuple[ExtractionForm, ...]:
    """Letters of several bodies and kinds."""
    return (
        form(
            task("Kiểm tra hệ thống xử lý nước thải của các cụm công nghiệp trên địa bàn, báo cáo kết quả khắc phục", due=days(-40)),
            task("Rà soát quỹ đất đai dành cho khu tái định cư", ["Sở Nông nghiệp và Môi trường tỉnh Bình Sơn"], due=days(5),
                 support=["Sở Tài chính tỉnh Bình Sơn", "UBND huyện Trà Giang"]),
            task("Đầu tư hệ thống thu gom nước thải tại các CCN", ["UBND các huyện, thành phố"], due=days(60)),
            task("Thường xuyên đôn đốc tiến độ giải ngân vốn đầu tư công", ["Sở Tài chính tỉnh Bình Sơn"]),
            issued_on=days(-100),
        ),
        form(
            {**task("Lập kế hoạch đầu tư công trung hạn", due="2024-12-31"), "owners": [PLANNING]},
            task("Báo cáo tình hình xây dựng nông thôn mới", ["Sở Nông nghiệp và Môi trường tỉnh Bình Sơn"], due=days(-3)),
            number="88/KL-UBND", kind="ket_luan", issued_on="2024-06-10", title="Kết luận phiên họp thường kỳ tháng 5",
            issuer="Ủy ban nhân dân tỉnh Bắc Giang", path="den/88.docx",
        ),
        form(
            task("Công khai quy hoạch sử dụng đất", ["Sở Xây dựng tỉnh Bình Sơn"], due=days(-10), assigner=None),
            number="15/CT-UBND", kind="chi_thi", issued_on=days(-60), title="Tăng cường quản lý đất đai", path="den/15.pdf",
        ),
    )  # fmt: skip


def follow(register: Register) -> None:
    """Something that became of the tasks."""
    acts = FollowUp(register, LAN)
    Review(register, LAN).confirm([1, 2, 3])
    acts.extend(
        1, TODAY + timedelta(days=10), by="Phó Chủ tịch UBND tỉnh", reason="chờ kinh phí", on=TODAY - timedelta(days=45)
    )
    acts.note(1, "Đã kiểm tra 3 trong 7 cụm công nghiệp", on=TODAY - timedelta(days=20))
    acts.close(7, on=TODAY - timedelta(days=8), evidence=Evidence(note="Đã đăng trên cổng thông tin của Sở"))
