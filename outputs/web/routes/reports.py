"""Reports: what to tell, in which form, with which head."""

from __future__ import annotations

from chidao.outputs.reports import Letterhead, ReportOptions
from chidao.outputs.web.access import OpenRegister, Reader
from chidao.outputs.web.asking import TASK_PARAMETERS, read_tasks
from chidao.outputs.web.downloads import form_asked, send_tasks
from chidao.outputs.web.forms import Fields
from chidao.outputs.web.pages import render
from chidao.outputs.web.routes.tasks import CHOICES
from fastapi import APIRouter, Request
from fastapi.responses import Response

router = APIRouter(prefix="/bao-cao")

FORMS_OFFERED = (
    ("docx", "Báo cáo để ký (.docx)", "theo thể thức Nghị định 30/2020/NĐ-CP, mở bằng Word hay LibreOffice"),
    ("xlsx", "Bảng tính (.xlsx)", "danh mục có lọc và công thức, kèm bảng tổng hợp theo cơ quan"),
    ("csv", "Bảng đơn giản (.csv)", "mở được bằng mọi chương trình bảng tính"),
    ("ics", "Lịch (.ics)", "đưa các hạn vào lịch trên điện thoại hay máy tính, có nhắc trước"),
    ("json", "Dữ liệu (.json)", "cho chương trình khác đọc"),
)  # fmt: skip
HEAD = (
    ("co_quan_chu_quan", "Cơ quan chủ quản"), ("co_quan_ban_hanh", "Cơ quan ban hành"), ("so", "Số"), ("ky_hieu", "Ký hiệu"),
    ("dia_danh", "Địa danh"), ("kinh_gui", "Kính gửi"), ("quyen_han", "Quyền hạn ký (KT., TL.…)"), ("chuc_vu", "Chức vụ"),
    ("nguoi_ky", "Người ký"),
)  # fmt: skip
"""The head of a report by its keys in the file of letterheads, and what each is called here."""
assert {name for name, _ in HEAD} <= {str(field.alias) for field in Letterhead.model_fields.values()}


@router.get("")
def show_reports(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """The form of a report; the filters of a list may come along in the address."""
    asked = read_tasks(register, Fields(request.query_params), "/bao-cao")
    return render(
        request, "reports.html", visitor, register, asked=asked, choices=CHOICES, offered=FORMS_OFFERED, head=HEAD,
        asks={name: asked.parameters.get(name, "") for name in TASK_PARAMETERS},
    )  # fmt: skip


@router.get("/tai")
def send_report(request: Request, register: OpenRegister, visitor: Reader) -> Response:
    """The report as a file."""
    fields = Fields(request.query_params)
    form, asked = form_asked(fields), read_tasks(register, fields, "/bao-cao")
    head = Letterhead.model_validate({name: fields.text(name, longest=300) for name, _ in HEAD})
    return send_tasks(register, asked.wanted, form, "bao-cao", options=ReportOptions(letterhead=head))
