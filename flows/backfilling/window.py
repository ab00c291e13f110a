"""Links and a range of days in, the links that may lead to an article of those days, day by day, out; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from config.schema import SourceConfig
from records.article import DateClaim, DatePlace
from records.links import Discovery, PageLink
from records.row import ZoneFrom
from transform.normalise.dates import DateContext, decide_published

OUTSIDE: Final = "outside"

_DAY = timedelta(days=1)
_DAY_IN_PATH = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days of publication in the source's own time zone, both ends included."""

    start: date
    end: date

    def list_days(self) -> Iterator[date]:
        """Yield the days, oldest first."""
        for number in range((self.end - self.start).days + 1):
            yield self.start + number * _DAY

    def clamp(self, day: date) -> date:
        """Return the day of the window that lies nearest."""
        return min(max(day, self.start), self.end)


def sort_by_day(
    discovery: Discovery, window: Window, source: SourceConfig, *, now: datetime
) -> dict[date | None, tuple[PageLink, ...]]:
    """Return the links that may lie in the window by their day; None holds those that claim none."""
    days: dict[date | None, list[PageLink]] = {}
    for link in discovery.links:
        day = choose_day(link, window, source, now=now)
        if day != OUTSIDE:
            days.setdefault(day, []).append(link)
    return {day: tuple(links) for day, links in days.items()}


def choose_day(
    link: PageLink, window: Window, source: SourceConfig, *, now: datetime
) -> date | Literal["outside"] | None:
    """Return the day of the window that a link claims, None where it claims none, or OUTSIDE.

    A day in the address may be that of another time zone: one day beside the window counts as in it.
    """
    day = read_day_beside(link, source, now=now)
    if day is not None:
        return day if window.start <= day <= window.end else OUTSIDE
    day = read_day_in_path(link.url)
    if day is None:
        return None
    return window.clamp(day) if window.start - _DAY <= day <= window.end + _DAY else OUTSIDE


def read_day(link: PageLink, source: SourceConfig, *, now: datetime) -> date | None:
    """Return the day a link claims, beside it or in its address, whatever days are wanted."""
    return read_day_beside(link, source, now=now) or read_day_in_path(link.url)


def read_day_beside(link: PageLink, source: SourceConfig, *, now: datetime) -> date | None:
    """Return the day that the words beside a link mean."""
    return decide_day(link.published_raw, source, now=now) if link.published_raw else None


def read_day_in_path(url: str) -> date | None:
    """Return the day an address names, as in /2022/01/10/headline."""
    named = _DAY_IN_PATH.search(url)
    if named is None:
        return None
    year, month, day = map(int, named.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def decide_day(raw: str, source: SourceConfig, *, now: datetime) -> date | None:
    """Return the day, in the source's zone, that the words beside a link mean."""
    context = DateContext(
        fetched_at=now,
        zone=source.zone,
        zone_from=ZoneFrom.SOURCE,
        language=source.language,
        country=source.country,
    )
    decided = decide_published((DateClaim(raw=raw, place=DatePlace.LINK),), context)
    return decided.instant_at.astimezone(source.zone).date() if decided else None
