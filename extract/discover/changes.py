"""What a sitemap writes as a latest change in; the instant it means out."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Final

YEARS: Final = range(1970, 2100)


def read_change(raw: str) -> datetime | None:
    """Return the instant of a change, in ISO 8601 or as mail writes it; None for what can't be read.

    A day alone means its end, as nothing that changed on it may count as older. Without a zone it is UTC.
    """
    readers: tuple[Callable[[str], datetime], ...] = (
        _read_day,
        datetime.fromisoformat,
        parsedate_to_datetime,
    )
    for read in readers:
        try:
            found = read(raw)
            found = found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
        return found if found.year in YEARS else None
    return None


def _read_day(raw: str) -> datetime:
    return datetime.combine(date.fromisoformat(raw), time.max)
