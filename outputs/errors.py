"""What goes wrong with a register, in words for the person at the desk."""

from __future__ import annotations

__all__ = ["RegisterError"]


class RegisterError(Exception):
    """The register cannot do what was asked; the message is Vietnamese and says what to do."""
