"""A date's text that no fast reader knows in, its absolute or relative reading out: the last resort."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache

import dateparser
from dateparser.conf import settings as default_settings
from dateparser.languages.loader import default_loader

from records.row import DatePrecision
from transform.normalise.date_reading import DateReading

_LONGEST_RAW = 60
_MOST_WORDS = 7  # more make a sentence
_AGO = re.compile(
    r"(?:(?:published|posted|updated)\W*)?(\d{1,3}|an?|one)\s*"
    r"(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\s+ago\W*",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}\s?[:.h]\s?\d{2}.*|\d{1,2}\s?(?:h|uhr|[ap]\.?m\b).*", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"\D*(?:19|20)\d\d\D*")
_ZONE = re.compile(r"\b[A-Z]{1,5}\b|[+-]\d{1,2}:?\d\d")
_CYRILLIC = re.compile("[а-яј]", re.IGNORECASE)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
# two moments that differ in every part: what a text leaves out shows as a difference
_YARDSTICKS = (
    datetime(2011, 5, 17, 9, 23, 41),  # noqa: DTZ001 - a yardstick, not an instant
    datetime(2018, 10, 26, 20, 48, 12),  # noqa: DTZ001 - the same
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeReading:
    """A date told as a distance from now ("2 hours ago", "yesterday, 15:47").

    With `clock`, `ago` counts whole days and the clock gives the time of that day.
    """

    ago: timedelta
    clock: time | None
    precision: DatePrecision


@lru_cache(maxsize=4096)
def read_unusual_date(raw: str, language: str | None) -> DateReading | RelativeReading | None:
    """Return the reading of a relative date or of one in other words; None where parts are missing.

    The text is read twice against two unlike moments: equal results are a full date, an equal
    distance is a relative one, anything else lacks a part that would have to be guessed.
    """
    text = " ".join(raw.split())
    if not text or len(text) > _LONGEST_RAW or text.isdecimal() or text.count(" ") >= _MOST_WORDS:
        return None
    if found := _AGO.fullmatch(text):
        count = int(found[1]) if found[1].isdecimal() else 1
        return _make_relative(timedelta(seconds=count * _SECONDS[found[2][0].lower()]))
    language = _name_locale(text, language)
    if _YEAR_ALONE.fullmatch(text) or not _has_words_of_dates(text, language):
        return None
    first, second = (_parse_against(text, language, moment) for moment in _YARDSTICKS)
    if first is None or second is None:
        return None
    reading = _compare_readings(first, second)
    if isinstance(reading, RelativeReading) and reading.clock and not _names_day(text, language):
        return None  # a time of day alone: its day would be a guess
    return reading


def _name_locale(text: str, language: str | None) -> str:
    """Return the name that dateparser has for a language, English where none is known."""
    if language == "sr":
        return "sr" if _CYRILLIC.search(text) else "sr-Latn"
    return "nb" if language == "no" else language or "en"


def _has_words_of_dates(text: str, language: str) -> bool:
    """Tell whether a text, zones apart, holds nothing but words of a language's dates and numbers.

    dateparser asks the same, but only after it has prepared every zone of the world.
    """
    try:
        locale = default_loader.get_locale(language)
    except ValueError:  # a language it does not know
        return False
    return locale.is_applicable(_ZONE.sub(" ", text), settings=default_settings)


def _names_day(text: str, language: str) -> bool:
    """Tell whether a text still names a day without its time of day."""
    return _parse_against(_CLOCK.sub("", text), language, _YARDSTICKS[0]) is not None


def _parse_against(text: str, language: str, moment: datetime) -> datetime | None:
    """Ask dateparser, as if it were `moment` now."""
    try:
        return dateparser.parse(
            text,
            languages=[language],
            settings={
                "RELATIVE_BASE": moment,
                "PARSERS": ["relative-time", "absolute-time"],
                "RETURN_AS_TIMEZONE_AWARE": False,
                "TIMEZONE": "UTC",
            },
        )
    except (ValueError, OverflowError):  # a year it cannot hold
        return None


def _compare_readings(first: datetime, second: datetime) -> DateReading | RelativeReading | None:
    """Tell a full date from a relative one by what it was read against."""
    one, other = _YARDSTICKS
    if first == second:
        precision = DatePrecision.MINUTE if first.hour or first.minute else DatePrecision.DAY
        return DateReading(wall=first, zone=None, precision=precision)
    if one - first == other - second:
        return _make_relative(one - first)
    days = one.date() - first.date()
    if days == other.date() - second.date() and first.time() == second.time():
        if days < timedelta():
            return None
        return RelativeReading(ago=days, clock=first.time(), precision=DatePrecision.MINUTE)
    return None


def _make_relative(ago: timedelta) -> RelativeReading | None:
    """Return a distance back in time; none into the future. From a day on, it names a day."""
    if ago < timedelta():
        return None
    whole_days = ago >= timedelta(days=1)
    precision = DatePrecision.DAY if whole_days else DatePrecision.MINUTE
    return RelativeReading(ago=ago, clock=None, precision=precision)
