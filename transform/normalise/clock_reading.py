"""A text that may hold a time of day in, the first one with its zone out."""

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo

from records.row import DatePrecision
from transform.normalise.clock_words import EVENING, MORNING, read_zone_name

_NO_DIGIT = re.compile(r"\D")
_PERIOD = r"(?:a\.?m\b\.?|p\.?m\b\.?|上午|下午|午前|午後|오전|오후|凌晨|早上|晚上|傍晚|π\.?μ\.?|μ\.?μ\.?|[صم](?!\w))"
_CLOCK = re.compile(
    rf"(?<![\d.,/+-])(?P<before>{_PERIOD})?\s?(?P<hour>\d{{1,2}})"
    rf"(?:\s?(?::|：|h|時|时|點|点|시|\.(?=\d\d(?![\d.])))\s?(?P<minute>\d{{2}})(?![\d])"
    rf"(?:\s?[:：.分분]\s?(?P<second>\d{{2}})(?!\d)(?:[.,]\d+)?)?[分秒분초]?|(?=\s?(?:h|uhr|[ap]\.?m)\b))"
    rf"\s?(?:h|uhr)?\s?(?P<after>{_PERIOD})?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\s?[,(\[]?\s?(?P<name>[A-Za-zА-Яа-я]{1,5}(?![\w.]))?\s?"
    r"(?P<offset>[+\u2212-]\s?\d{1,2}(?::?\d{2})?(?!\d))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day with the zone that stood beside it."""

    hour: int
    minute: int
    second: int
    zone: tzinfo | None
    precision: DatePrecision


def find_clock(text: str, country: str | None) -> Clock | None:
    """Find the first time of day, with its zone."""
    for found in _CLOCK.finditer(text):
        hour, period = int(found["hour"]), (found["before"] or found["after"] or "").casefold()
        if period in EVENING and hour < 12:
            hour += 12
        elif period in MORNING and hour == 12:
            hour = 0
        minute, second = int(found["minute"] or 0), int(found["second"] or 0)
        if hour < 24 and minute < 60 and second < 60:
            return Clock(
                hour=hour,
                minute=minute,
                second=second,
                zone=_read_zone(text[found.end() :], country),
                precision=DatePrecision.SECOND if found["second"] else DatePrecision.MINUTE,
            )
    return None


def _read_zone(text: str, country: str | None) -> tzinfo | None:
    """Read the zone that stands right after a time: Z, EST, +03:00, (UTC+3)."""
    found = _ZONE.match(text)
    if found is None:
        return None
    named = read_zone_name(found["name"], country=country) if found["name"] else None
    if found["offset"] and (named is UTC or not found["name"]):
        digits = _NO_DIGIT.sub("", found["offset"])
        hours, minutes = (
            int(digits[:2] if len(digits) != 3 else digits[:1]),
            int(digits[-2:]) if len(digits) > 2 else 0,
        )
        offset = timedelta(hours=hours, minutes=minutes)
        if offset < timedelta(hours=15) and minutes < 60:
            return timezone(offset if found["offset"][0] == "+" else -offset)
        return None
    return named
