"""A source's stored articles in; its calendar out: how many a day holds, and how many such a weekday usually has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

import pandas as pd

from config.schema import SourceConfig
from flows.backfilling.done_days import list_checked_days
from flows.backfilling.request import FIRST_DAY
from load.lake import open_store, read_marker
from load.read import read_articles

DAYS_SHOWN = 90
LEAST_EXPECTED = 2.0
GAP_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day of a source: articles held, articles expected, and whether a backfill has been over it."""

    day: date
    observed: int
    expected: float
    checked: bool = False

    @property
    def is_gap(self) -> bool:
        """True where clearly fewer articles are held than such a weekday has, and nobody has looked."""
        few = self.observed < self.expected * GAP_SHARE
        return few and self.expected >= LEAST_EXPECTED and not self.checked


def find_gaps(
    lake: str, source: SourceConfig, *, now: datetime, days: int = DAYS_SHOWN
) -> list[CalendarDay]:
    """Return the days of a source's calendar that lack articles, oldest first."""
    return [day for day in read_calendar(lake, source, now=now, days=days) if day.is_gap]


def read_calendar(
    lake: str, source: SourceConfig, *, now: datetime, days: int = DAYS_SHOWN
) -> list[CalendarDay]:
    """Return a source's last days up to yesterday, in its own time zone, oldest first.

    Days before its first article are left out: nothing was expected of them.
    """
    today = now.astimezone(source.zone).date()
    start = today - timedelta(days=min(days, (today - FIRST_DAY).days))
    counts = count_by_day(lake, source, start)
    if not counts:
        return []
    wanted = list_range(max(start, min(counts)), today - timedelta(days=1))
    checked = list_checked_days(open_store(lake), source.name)
    return build_calendar(wanted, counts, checked)


def build_calendar(
    days: Sequence[date], counts: Mapping[date, int], checked: set[date]
) -> list[CalendarDay]:
    """Return the calendar of some days; expected is the median of the weekday's days that hold any; pure."""
    by_weekday: dict[int, list[int]] = {}
    for day in days:
        if counts.get(day, 0):
            by_weekday.setdefault(day.weekday(), []).append(counts[day])
    # a weekday that never holds anything is one on which nothing is published, unless the week is too short to tell
    usual = {weekday: float(median(held)) for weekday, held in by_weekday.items()}
    every = float(median(usual.values())) if usual else 0.0
    short = len(days) < 14
    return [
        CalendarDay(
            day=day,
            observed=counts.get(day, 0),
            expected=usual.get(day.weekday(), every if short else 0.0),
            checked=day in checked,
        )
        for day in days
    ]


def count_by_day(lake: str, source: SourceConfig, start: date) -> dict[date, int]:
    """Return how many of a source's articles were published on each day of its time zone; none before the first run."""
    if read_marker(open_store(lake)) is None:
        return {}
    articles = read_articles(
        lake,
        source=source.name,
        start=start - timedelta(days=1),
        columns=["published_at", "first_seen_at"],
    )
    if articles.empty:
        return {}
    published = articles["published_at"].fillna(articles["first_seen_at"])
    days: Counter[date] = Counter(
        pd.to_datetime(published, utc=True).dt.tz_convert(source.zone).dt.date
    )
    return {day: count for day, count in days.items() if day >= start}


def list_range(start: date, end: date) -> list[date]:
    """Return the days from start to end, both included."""
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]
