"""Sources and what is known of their runs in; how each one stands against its schedule out; pure but for reading the lake."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from config.schema import Settings, SourceConfig
from flows.scheduling.cadence import (
    Cadence,
    find_cadence,
    find_next_start,
    find_window_start,
    measure_period,
)
from flows.scheduling.source_state import SourceState, is_ahead, read_state
from load.lake import Lake, open_store, read_marker
from load.ledger import look_at_ledger
from load.storage.store import Store
from records.outcome import Outcome

GRACE = timedelta(minutes=10)
LATE_WINDOWS = 2
STALE_WINDOWS = 4


class Freshness(StrEnum):
    """How a source stands against its schedule."""

    FRESH = "fresh"
    LATE = "late"
    STALE = "stale"
    FAILING = "failing"
    BARREN = "barren"
    CLOCK_SET_BACK = "clock set back"
    NEVER = "never run"
    BY_HAND = "by hand"
    DISABLED = "disabled"


# What a monitor must wake somebody for.
BAD = frozenset(
    {
        Freshness.STALE,
        Freshness.FAILING,
        Freshness.BARREN,
        Freshness.CLOCK_SET_BACK,
        Freshness.NEVER,
    }
)
FAILING_RUNS = 3
BARREN_RUNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHealth:
    """How one source stands.

    `backlog` counts addresses that wait for another try. `last_*` are of the last run, `window_*` of
    the schedule; instants are aware UTC.
    """

    source: str
    freshness: Freshness
    schedule: str | None = None
    last_run_id: str | None = None
    last_run_at: datetime | None = None
    last_success_at: datetime | None = None
    last_new_at: datetime | None = None
    next_run_at: datetime | None = None
    discovered: int = 0
    ends: Counter[Outcome] = field(default_factory=Counter)
    backlog: int = 0
    failures_in_row: int = 0
    last_error: str | None = None
    problems: tuple[str, ...] = ()


def read_health(
    sources: Iterable[SourceConfig], settings: Settings, *, now: datetime
) -> list[SourceHealth]:
    """Return how the sources stand, in their order; needs no server and changes nothing."""
    store = open_store(settings.lake)
    backlog = count_backlog(store, settings)
    return [
        judge_source(source, read_state(store, source.name), backlog[source.name], now=now)
        for source in sources
    ]


def judge_source(
    source: SourceConfig, state: SourceState, backlog: int, *, now: datetime
) -> SourceHealth:
    """Return how one source stands; pure."""
    cadence = find_cadence(source)
    scheduled = cadence is not None and source.enabled
    return SourceHealth(
        source=source.name,
        freshness=judge_freshness(source, state, now=now),
        schedule=cadence.description if cadence else None,
        last_run_id=state.run_id,
        last_run_at=state.started_at,
        last_success_at=state.completed_at,
        last_new_at=state.new_at,
        next_run_at=find_next_start(cadence, now) if cadence and scheduled else None,
        discovered=state.discovered,
        ends=state.ends,
        backlog=backlog,
        failures_in_row=state.failures_in_row,
        last_error=state.last_error,
        problems=state.problems,
    )


def judge_freshness(source: SourceConfig, state: SourceState, *, now: datetime) -> Freshness:
    """Say how a source stands; pure."""
    if not source.enabled:
        return Freshness.DISABLED
    if (fault := find_fault(state, now=now)) is not None:
        return fault
    cadence = find_cadence(source)
    if cadence is None:
        return Freshness.BY_HAND
    if state.completed_at is None:
        return Freshness.NEVER
    return judge_delay(cadence, state.completed_at, now=now)


def find_fault(state: SourceState, *, now: datetime) -> Freshness | None:
    """Return what is wrong with a source's runs whatever its schedule, or None; pure."""
    if state.failures_in_row >= FAILING_RUNS:
        return Freshness.FAILING
    if is_ahead(state, now):
        return Freshness.CLOCK_SET_BACK
    return Freshness.BARREN if state.barren_in_row >= BARREN_RUNS else None


def judge_delay(cadence: Cadence, completed_at: datetime, *, now: datetime) -> Freshness:
    """Say how far a source is behind its schedule: late after a missed window, stale after three; pure."""
    # counted from the present window's start, so that a run has its whole window to end in
    behind = find_window_start(cadence, now) - completed_at - GRACE
    period = measure_period(cadence, now)
    if behind > period * (STALE_WINDOWS - 1):
        return Freshness.STALE
    return Freshness.LATE if behind > period * (LATE_WINDOWS - 1) else Freshness.FRESH


def count_backlog(store: Store, settings: Settings) -> Counter[str]:
    """Return how many addresses of each source wait for another try."""
    marker = read_marker(store)
    # no ledger speaks of a lake that has no id yet
    lake_id = (marker.lake_id if marker else None) or ""
    lake = Lake(root=store.root, store=store, layout=settings.storage, lake_id=lake_id)
    with look_at_ledger(lake, settings.ledger) as ledger:
        return Counter() if ledger is None else ledger.count_waiting()
