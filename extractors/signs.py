"""Patterns that are tried only where one of their signs stands.

A pattern that finds nothing costs most: to look for a word passes over a text ten times as fast as `re` does with a class of
letters or with alternatives.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


def any_stands(signs: Iterable[str], text: str) -> bool:
    """Whether one of some words stands in a text."""
    for sign in signs:  # noqa: SIM110 (a generator takes longer than the look)
        if sign in text:
            return True
    return False


@dataclass(frozen=True, slots=True)
class Signed:
    """A pattern with its signs: words of which one stands in whatever the pattern matches, spelt as they stand there."""

    form: re.Pattern[str]
    signs: tuple[str, ...]

    @classmethod
    def of(cls, form: str | re.Pattern[str], *signs: str) -> Signed:
        """A form, or the source of one, with its signs."""
        return cls(re.compile(form), signs)

    def stands(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether a sign stands in `text[start:end]`."""
        if not start and end >= len(text):
            return any_stands(self.signs, text)
        for sign in self.signs:  # noqa: SIM110 (a generator takes longer than the look)
            if text.find(sign, start, end) >= 0:
                return True
        return False

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.form.search(text, start, end) if self.stands(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self.form.match(text, start, end) if self.stands(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.form.finditer(text, start, end) if self.stands(text, start, end) else iter(())


def signs_of(*forms: Signed) -> tuple[str, ...]:
    """The signs of several patterns, each once: where none of them stands, none of the patterns matches."""
    return tuple(dict.fromkeys(sign for form in forms for sign in form.signs))


@dataclass(frozen=True, slots=True)
class Ending:
    """A pattern for the end of a text, whatever its case, and the words of which the text ends in one, blanks set aside."""

    form: re.Pattern[str]
    ends: tuple[str, ...]

    @classmethod
    def of(cls, source: str, *ends: str) -> Ending:
        """The source of a form that ends in `$`, with its ends."""
        return cls(re.compile(source, re.IGNORECASE), tuple(end.lower() for end in ends))

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.form.search(text) if text.rstrip().lower().endswith(self.ends) else None
