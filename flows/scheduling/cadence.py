"""A source's schedule in; the windows of time it cuts the days into out: when a run was due, and when the next is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim

from config.schema import SourceConfig

# Intervals are counted from here, so that every process cuts time at the same instants.
ANCHOR_AT = datetime(2020, 1, 1, tzinfo=UTC)
# Clocks are set back by less: an hour or half of one, and two in Antarctica/Troll.
BEYOND_SET_BACK = timedelta(hours=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often sources are fetched: a cron line in a time zone, or an interval; never both."""

    cron: str | None = None
    timezone: str = "UTC"
    every_minutes: int | None = None

    @property
    def name(self) -> str:
        """A name for people and for Prefect, the same for the same cadence."""
        if self.every_minutes is not None:
            return f"every-{self.every_minutes}-minutes"
        words = (self.cron or "").replace("*", "x").replace("/", "-per-").replace(",", "+").split()
        return f"cron-{'_'.join(words)}-{self.timezone.replace('/', '-')}".lower()

    @property
    def description(self) -> str:
        """The cadence in words."""
        if self.every_minutes is not None:
            return f"every {self.every_minutes} min"
        return f"{self.cron} ({self.timezone})"


def find_cadence(source: SourceConfig) -> Cadence | None:
    """Return how often a source is fetched, or None where it has no schedule."""
    schedule = source.schedule
    if schedule is None:
        return None
    if schedule.cron is None:
        return Cadence(every_minutes=schedule.every_minutes)
    return Cadence(cron=schedule.cron, timezone=source.timezone)


def group_by_cadence(sources: Iterable[SourceConfig]) -> dict[Cadence, tuple[SourceConfig, ...]]:
    """Return the sources that have a schedule, those of one cadence together, in order of name."""
    groups: dict[Cadence, tuple[SourceConfig, ...]] = {}
    for source in sources:
        cadence = find_cadence(source)
        if cadence is not None:
            groups[cadence] = (*groups.get(cadence, ()), source)
    return dict(sorted(groups.items(), key=lambda group: group[0].name))


def find_window_start(cadence: Cadence, now: datetime) -> datetime:
    """Return the latest instant, not after `now`, at which a run was due; aware UTC."""
    if cadence.every_minutes is not None:
        step = timedelta(minutes=cadence.every_minutes)
        return ANCHOR_AT + (now - ANCHOR_AT) // step * step
    # from behind an hour that the clocks may repeat: a start in its first pass is over in its second
    starts = list_starts(cadence, now + BEYOND_SET_BACK, reverse=True)
    return next(start for start in starts if start <= now)


def find_next_start(cadence: Cadence, now: datetime) -> datetime:
    """Return the first instant after `now` at which a run is due; aware UTC."""
    if cadence.every_minutes is not None:
        return find_window_start(cadence, now) + timedelta(minutes=cadence.every_minutes)
    return next(start for start in list_starts(cadence, now) if start > now)


def list_starts(cadence: Cadence, now: datetime, *, reverse: bool = False) -> Iterator[datetime]:
    """Yield the instants near `now`, and on from there or back, at which a cron line is due; aware UTC.

    In an hour that the clocks repeat the first may lie on the wrong side of `now`.
    """
    local = now.astimezone(ZoneInfo(cadence.timezone))
    for start in CronSim(cadence.cron or "", local, reverse=reverse):
        yield start.astimezone(UTC)


def measure_period(cadence: Cadence, now: datetime) -> timedelta:
    """Return the length of the window that `now` lies in."""
    return find_next_start(cadence, now) - find_window_start(cadence, now)
