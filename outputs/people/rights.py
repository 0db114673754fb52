"""Who may do what. The one table of rights: the pages show what it allows, the server checks it at every request."""

from __future__ import annotations

from typing import Literal, get_args

__all__ = ["RIGHTS", "ROLES", "ROLE_WORDS", "Right", "Role", "may"]

Role = Literal["secretariat", "official", "auditor", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
Right = Literal["read", "load", "review", "report_progress", "decide_progress", "pair", "audit", "people"]
RIGHTS: tuple[Right, ...] = get_args(Right)

ROLE_WORDS: dict[Role, str] = {
    "secretariat": "Văn thư",
    "official": "Lãnh đạo, chuyên viên",
    "auditor": "Theo dõi, kiểm tra",
    "administrator": "Quản trị",
}

_GRANTED: dict[Role, frozenset[Right]] = {
    "secretariat": frozenset({"read", "load", "review", "report_progress", "pair"}),
    "official": frozenset({"read", "report_progress"}),
    "auditor": frozenset({"read", "report_progress", "decide_progress", "pair", "audit"}),
    "administrator": frozenset(RIGHTS),
}
"""`report_progress`: notes and results with evidence; `decide_progress`: return, extend, escalate, close, reopen."""


def may(role: Role, right: Right) -> bool:
    """Whether a role has a right."""
    return right in _GRANTED[role]
