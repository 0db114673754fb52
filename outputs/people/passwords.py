"""Passwords: hashed by argon2id with the parameters that its library takes from RFC 9106, and checked for strength."""

from __future__ import annotations

import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from chidao.outputs.errors import RegisterError

__all__ = ["LONGEST", "SHORTEST", "check_strength", "hash_password", "one_time_password", "password_matches"]

SHORTEST = 10
LONGEST = 200
"""Characters; longer ones only cost time to hash."""

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex())
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look like others when read off a screen."""


def hash_password(password: str) -> str:
    """The hash to be kept."""
    return _HASHER.hash(password)


def password_matches(password: str, kept: str | None) -> bool:
    """Whether a password is the one whose hash is kept; takes as long where there is none, so that names cannot be probed."""
    try:
        return _HASHER.verify(kept or _NOBODY, password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def check_strength(password: str, login: str) -> None:
    """RegisterError where a password is too easily guessed."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise RegisterError(f"Mật khẩu phải dài từ {SHORTEST} đến {LONGEST} ký tự.")
    if login.casefold() in password.casefold() or len(set(password)) < 5:
        raise RegisterError("Mật khẩu quá dễ đoán: không chứa tên đăng nhập và có ít nhất 5 ký tự khác nhau.")


def one_time_password() -> str:
    """A password for the first login, in groups that are easily read off and typed."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
