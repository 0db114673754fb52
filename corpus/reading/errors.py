"""Why a file was not read, in words for its owner and as a code for programs."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "missing",
    "not_a_file",
    "no_permission",
    "empty",
    "unreadable",
    "encrypted",
    "damaged",
    "unsupported",
    "needs_ocr",
    "needs_converter",
    "too_large",
    "too_slow",
]

_WORDS: dict[Reason, str] = {
    "missing": "không tìm thấy tệp; kiểm tra lại đường dẫn",
    "not_a_file": "không phải là tệp; hãy chỉ ra một tệp văn bản",
    "no_permission": "không có quyền đọc tệp; hãy cấp quyền đọc rồi nạp lại",
    "empty": "tệp rỗng, không có nội dung; hãy lấy lại bản đầy đủ",
    "unreadable": "không đọc được tệp từ ổ đĩa; kiểm tra ổ đĩa rồi nạp lại",
    "encrypted": "tệp có mật khẩu; hãy gỡ mật khẩu rồi nạp lại",
    "damaged": "tệp hỏng hoặc thiếu phần cuối; hãy lấy lại bản gốc",
    "unsupported": "không phải loại văn bản đọc được; hãy lưu thành .docx, .pdf hoặc .txt rồi nạp lại",
    "needs_ocr": "chỉ có ảnh chụp trang, chờ nhận dạng chữ; cài bằng sudo apt-get install tesseract-ocr tesseract-ocr-vie",
    "needs_converter": "cần LibreOffice để đọc; cài bằng sudo apt-get install libreoffice-writer-nogui libreoffice-calc-nogui",
    "too_large": "tệp vượt giới hạn cho phép; hãy tách nhỏ rồi nạp lại",
    "too_slow": "đọc quá thời gian cho phép; hãy tách nhỏ hoặc lưu lại tệp rồi nạp lại",
}


class ReadingError(Exception):
    """A file that was set aside. `message` is one Vietnamese line that names the file and says what to do."""

    def __init__(self, path: str, reason: Reason, detail: str | None = None) -> None:
        self.path = path
        self.reason: Reason = reason
        name = path.replace("\n", " ").replace("\r", " ")
        self.detail = detail
        self.message = f"{name}: {detail or _WORDS[reason]}"
        super().__init__(self.message)

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, Reason, str | None]]:
        return ReadingError, (self.path, self.reason, self.detail)
