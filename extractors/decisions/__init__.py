"""Decisions: what an authority settles in a text, or is reported to have settled now."""

from chidao.extractors.decisions.find import find_decisions

__all__ = ["find_decisions"]
