"""A date whose month a language names in its own way in, the day out.

Names of several words ("كانون الأول"), with figures ("tháng 12") or with what a language adds before and
behind ("בדצמבר", "abenduaren"), in any order beside day and year.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import TypeAlias

from transform.normalise.calendars import list_other_months, make_other_wall, make_wall
from transform.normalise.month_names import list_spellings

FoundDay: TypeAlias = tuple[datetime, re.Match[str]]
_DAY = r"(?P<day>\d{1,2})(?!\d)"
_YEAR = r"(?<!\d)(?P<year>\d{4})(?![\d:])"
_PREPOSITION = "[\u05d0-\u05ea]?"  # Hebrew writes it at the word: "in December"
_LEAST_INFLECTED = 5  # characters; of a shorter name with an ending the letters say too little
_NOTHING = "(?!)"
# day, month and year in every order in print, with the most characters that stand between them
_ORDERS = (
    r"(?<![\d:.]){day}\D{{0,8}}?{month}\D{{0,12}}?{year}",
    r"{month}\D{{0,4}}?(?<!\d){day}\D{{0,6}}?{year}",
    r"{year}\D{{0,10}}?{month}\D{{0,6}}?(?<!\d){day}",
    r"{year}\D{{0,12}}?(?<!\d){day}\D{{0,4}}?{month}",
)


def find_named_day(text: str, language: str | None) -> FoundDay | None:
    """Find the first day with its month's name in a language, or in its other calendar."""
    names = list_spellings(language or "en")
    return _find_day(text, names, make_wall) or _find_day(
        text,
        list_other_months(language),
        lambda year, month, day: make_other_wall(year, month, day, language),
    )


def _find_day(
    text: str, names: Mapping[str, int], make: Callable[[int, int, int], datetime | None]
) -> FoundDay | None:
    """Find the first day with one of these names that exists."""
    if not names:
        return None
    for pattern in _compile_orders(tuple(names)):
        for found in pattern.finditer(text):
            month = _number_month(found["long"] or found["short"], names)
            if day := make(int(found["year"]), month, int(found["day"])):
                return day, found
    return None


def _number_month(spelling: str, names: Mapping[str, int]) -> int:
    """Return the number of the name that the search found: it takes ı for i and ς for σ, small letters do not."""
    if number := names.get(spelling.lower()):
        return number
    return next(
        number
        for name, number in names.items()
        if re.fullmatch(re.escape(name), spelling, re.IGNORECASE)
    )


@lru_cache(maxsize=16)
def _compile_orders(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Compile the orders for a calendar's names, the longest first."""
    longest_first = sorted(names, key=len, reverse=True)
    long = "|".join(re.escape(name) for name in longest_first if len(name) >= _LEAST_INFLECTED)
    short = "|".join(re.escape(name) for name in longest_first if len(name) < _LEAST_INFLECTED)
    month = (
        rf"(?<![^\W\d_]){_PREPOSITION}"
        rf"(?:(?P<long>{long or _NOTHING})(?!\d)[^\W\d_]{{0,6}}|(?P<short>{short or _NOTHING})(?!\w))"
    )
    return tuple(
        re.compile(order.format(day=_DAY, month=month, year=_YEAR), re.IGNORECASE)
        for order in _ORDERS
    )
