"""One date as a page wrote it in, its possible readings out: wall clock, zone, precision."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Literal, TypeAlias

from babel import Locale, UnknownLocaleError

from records.row import DatePrecision
from transform.normalise.calendars import OLDEST_COMMON, make_other_wall, make_wall, spell_years
from transform.normalise.clock_reading import find_clock
from transform.normalise.month_names import read_month
from transform.normalise.named_days import FoundDay, find_named_day

DayOrder = Literal["dmy", "mdy", "ymd"]

_LONGEST_RAW = 200  # a longer text is no date; also keeps every search below short
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ]([\d:.,]*)\S*)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?")
_EPOCH = re.compile(r"[1-9]\d{9}(?:\d{3})?|[2-9]\d{8}")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)(?:\s*[日일])?"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.:/-])(\d{1,2})([-/.]|\s\|\s)\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d:]|[./-]\d)"
)
_MONTH = r"([^\W\d_]{3,}|[^\W\d_]{2,}\.[^\W\d_]*\.?|[\u0900-\u0e7f]{2,})\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|ος|η|º|ª|°|\.|-?го)?"
_OF = r"[\s,./-]{0,3}(?:(?:de|del|of|d'|di|da)\s)?\s?"
_DAY_MONTH_YEAR = re.compile(
    rf"(?<![\d:.])(\d{{1,2}}){_ORDINAL}{_OF}{_MONTH}{_OF}('\d\d|\d{{4}}|(?<=-)\d\d)(?![\d:])",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR = re.compile(
    rf"{_MONTH}[\s,./-]{{0,3}}(\d{{1,2}}){_ORDINAL}(?:\s?,\s?|\s|\s?-\s?|\s?/\s?){{1,2}}(?:of\s)?(\d{{4}})(?![\d:])",
    re.IGNORECASE,
)
_MONTH_DAY_TIME_YEAR = re.compile(
    rf"{_MONTH}\s+(\d{{1,2}}),?\s+(?=\d{{1,2}}:\d\d(?::\d\d)?(?:\s[A-Z+][\w:+-]{{0,8}})?\s(\d{{4}})(?!\d))"
)
_YEAR_MONTH_DAY = re.compile(
    rf"(?<!\d)(\d{{4}})[\s.,-]{{1,3}}(?:m\.\s?|gada\s)?{_MONTH}[\s.-]{{0,2}}(\d{{1,2}})(?![\d:])",
    re.IGNORECASE,
)
_WORDED = (
    (_DAY_MONTH_YEAR, 3, 2, 1),
    (_MONTH_DAY_YEAR, 3, 1, 2),
    (_MONTH_DAY_TIME_YEAR, 3, 1, 2),
    (_YEAR_MONTH_DAY, 1, 2, 3),
)
_FoundDays: TypeAlias = tuple[tuple[datetime, ...], re.Match[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """What a date's text says: wall clock, its zone (None where it gives none), precision."""

    wall: datetime
    zone: tzinfo | None
    precision: DatePrecision


@lru_cache(maxsize=512)
def decide_day_order(language: str | None, country: str | None) -> DayOrder:
    """Return the order of day, month and year in short dates there (CLDR's short date format)."""
    names = (f"{language}_{country}", language, f"und_{country}" if country else None)
    for name in filter(None, names):
        try:
            pattern = Locale.parse(name).date_formats["short"].pattern
        except (UnknownLocaleError, ValueError):
            continue
        first = re.search(r"[dMy]", pattern)
        if first:
            return {"d": "dmy", "M": "mdy", "y": "ymd"}[first.group()]  # type: ignore[return-value]
    return "dmy"


@lru_cache(maxsize=16_384)
def read_date(
    raw: str, *, language: str | None = None, country: str | None = None
) -> tuple[DateReading, ...]:
    """Return every reading of a date's text, the likeliest first; empty where it is no full date.

    More than one only where day and month could change places (03/04/2022). A date without its
    year or day is not read: nothing is filled in.
    """
    text = spell_years(_fold_text(raw), language)
    if len(text) > _LONGEST_RAW or not _DIGIT.search(text):
        return ()
    exact = _read_iso(text) or _read_digits(text)
    if exact:
        return (exact,)
    return _read_written(text, language, country)


def _fold_text(raw: str) -> str:
    """Return the text with plain digits and single spaces, invisible marks gone."""
    text = " ".join(_INVISIBLE.sub("", raw[: _LONGEST_RAW * 2]).split())
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(mark)) if mark.isdecimal() else mark
        for mark in unicodedata.normalize("NFKC", text)
    )


def _read_iso(text: str) -> DateReading | None:
    """Read ISO 8601 as datetime.fromisoformat knows it."""
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError:
        return None
    if stamp.year < OLDEST_COMMON:
        return None
    if found[1] is None:
        return DateReading(wall=stamp, zone=None, precision=DatePrecision.DAY)
    exact = len(found[1].replace(":", "")) >= len("154700")
    return DateReading(
        wall=stamp.replace(tzinfo=None, microsecond=0),
        zone=stamp.tzinfo,
        precision=DatePrecision.SECOND if exact else DatePrecision.MINUTE,
    )


def _read_digits(text: str) -> DateReading | None:
    """Read 20220110154700, and seconds or milliseconds since 1970."""
    if _EPOCH.fullmatch(text):
        seconds = int(text[:10])
        wall = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
        return DateReading(wall=wall, zone=UTC, precision=DatePrecision.SECOND)
    if found := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
        precision = DatePrecision.SECOND if found[6] else DatePrecision.MINUTE
        if stamp := make_wall(year, month, day, (hour, minute, second)):
            return DateReading(wall=stamp, zone=None, precision=precision)
    return None


def _read_written(text: str, language: str | None, country: str | None) -> tuple[DateReading, ...]:
    """Read a date in words or with separators, and the time beside it."""
    found = _find_numeric_days(text, language, country)
    if found is None or found[1].start() > 0:
        worded = _find_worded_days(text, language)
        found = min(filter(None, (found, *worded)), key=lambda days: days[1].start(), default=None)
    if found is None:
        named = find_named_day(text, language) or _find_other_numeric_day(text, language)
        if named is None:
            return ()
        found = (named[:1], named[1])
    days, match = found
    clock = find_clock(text[match.end() :], country) or find_clock(text[: match.start()], country)
    if clock is None:
        return tuple(DateReading(wall=day, zone=None, precision=DatePrecision.DAY) for day in days)
    return tuple(
        DateReading(
            wall=day.replace(hour=clock.hour, minute=clock.minute, second=clock.second),
            zone=clock.zone,
            precision=clock.precision,
        )
        for day in days
    )


def _find_numeric_days(text: str, language: str | None, country: str | None) -> _FoundDays | None:
    """Find the first days written in figures, with the place of their match."""
    for found in _YEAR_FIRST.finditer(text):
        if day := make_wall(int(found[1]), int(found[2]), int(found[3])):
            return (day,), found
    for found in _YEAR_LAST.finditer(text):
        if days := _read_year_last(found, language, country):
            return days, found
    return None


def _find_other_numeric_day(text: str, language: str | None) -> FoundDay | None:
    """Find the first day written in figures by a language's other calendar: ۱۴۰۵/۹/۸."""
    for pattern, year, month, number in ((_YEAR_FIRST, 1, 2, 3), (_YEAR_LAST, 4, 3, 1)):
        for found in pattern.finditer(text):
            parts = (int(found[year]), int(found[month]), int(found[number]))
            if day := make_other_wall(*parts, language):
                return day, found
    return None


def _find_worded_days(text: str, language: str | None) -> Iterator[_FoundDays]:
    """Yield, per order of day, month and year, the first day with its month in words."""
    for pattern, year, month, number in _WORDED:
        for found in pattern.finditer(text):
            named = read_month(found[month], language)
            if named and (day := make_wall(_widen_year(found[year]), named, int(found[number]))):
                yield (day,), found
                break


def _read_year_last(
    found: re.Match[str], language: str | None, country: str | None
) -> tuple[datetime, ...]:
    """Read 10/01/2022 both ways, the order of the language and country first; 10.01. is a day first."""
    first, second, year = int(found[1]), int(found[3]), _widen_year(found[4])
    is_clear = found[2] == "." or first > 12 or second > 12
    order = "dmy" if is_clear else decide_day_order(language, country)
    readings = [make_wall(year, second, first), make_wall(year, first, second)]
    if order == "mdy":
        readings.reverse()
    days = tuple(dict.fromkeys(day for day in readings if day))
    return days[:1] if found[2] == "." else days


def _widen_year(year: str) -> int:
    """Return a year of four digits; two digits are read as 1969 to 2068 (POSIX)."""
    digits = year.lstrip("'")
    number = int(digits)
    if len(digits) == 2:
        return number + (1900 if number >= 69 else 2000)
    return number
