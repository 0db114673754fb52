"""How days, numbers and recurrences are written for people: dd/mm/yyyy, 1.234,5, “hằng tháng”."""

from __future__ import annotations

from datetime import date

__all__ = ["RECURRENCES", "day_words", "number_words"]

RECURRENCES = {
    "day": "hằng ngày",
    "week": "hằng tuần",
    "month": "hằng tháng",
    "quarter": "hằng quý",
    "half_year": "6 tháng một lần",
    "year": "hằng năm",
}


def day_words(day: date | str | None) -> str:
    """dd/mm/yyyy, empty where there is none; a string is a day in ISO form."""
    if not day:
        return ""
    return (date.fromisoformat(day) if isinstance(day, str) else day).strftime("%d/%m/%Y")


def number_words(number: float, places: int = 0) -> str:
    """1.234,5."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))
