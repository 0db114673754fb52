"""Deadlines: by when, on what day or in what period, within how long, how often."""

from chidao.extractors.deadlines.context import DateContext
from chidao.extractors.deadlines.find import deadline_of, find_deadlines

__all__ = ["DateContext", "deadline_of", "find_deadlines"]
