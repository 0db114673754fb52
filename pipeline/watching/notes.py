"""What is written beside a file that was set aside: what it is, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chidao.pipeline.folders import printable

if TYPE_CHECKING:
    from chidao.pipeline.loading import Outcome

_AGAIN = "Sửa xong, đưa tệp trở lại thư mục {folder} để nạp lại; chép đè hay đổi tên đều được."
_BY_ITSELF = "Cài xong, tệp tự được nạp ở lần canh sau, không phải làm gì thêm."


def note_words(path: Path, folder: Path, outcomes: Sequence[Outcome], at: datetime, *, by_itself: bool) -> str:
    """The note for the file at `path`, which arrived below `folder`. `by_itself`: it goes in once a program is installed."""
    went_in = [one for one in outcomes if not one.reason]
    lines = [f"Tệp: {printable(path.relative_to(folder))}", f"Để riêng lúc: {at:%d/%m/%Y %H:%M:%S}", ""]
    if went_in:
        lines += [f"{len(went_in)} văn bản trong tệp này đã vào sổ. Những văn bản sau chưa vào:", ""]
    for one in outcomes:
        if one.reason:
            name, why, advice = parted(one, path)
            lines += [f"Văn bản: {name}"] if name else []
            lines += [f"Vì sao: {why}", f"Việc cần làm: {advice}", ""]
    lines.append(_BY_ITSELF if by_itself else _AGAIN.format(folder=printable(folder)))
    return "\n".join(lines) + "\n"


def parted(outcome: Outcome, path: Path) -> tuple[str, str, str]:
    """(name of the member of the archive, why, what to do) of an outcome's line “tệp: vì sao; việc cần làm”."""
    words = (outcome.reason or "").removeprefix(f"{outcome.path}: ")
    why, _, advice = words.partition("; ")
    member = outcome.path.removeprefix(printable(path)).removeprefix("!")
    return member, _sentence(why), _sentence(advice or "xem lại tệp, rồi nạp lại")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "."
