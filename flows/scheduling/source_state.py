"""How a source's last runs went in, one small file a source in the lake out; the watermark of its schedule."""

import logging
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from config.schema import SourceConfig
from flows.scheduling.cadence import find_cadence, find_window_start
from load.books import replace_file
from load.lake import CLOCK_TOLERANCE, SOURCE_STATES
from load.storage.store import Store
from records.outcome import Outcome, PageEnd, SourceBooks
from records.run import RunReport

# the ends of addresses whose article is had; that of another address is, too
HAD = (Outcome.STORED, Outcome.UNCHANGED)
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """What is known of a source's runs.

    `completed_at` is the start of the last run that ended well: the schedule's watermark. `new_at` is
    the end of the last run that stored an article not held before. `ends` are the last run's books.
    `barren_in_row` counts the last runs that met addresses and had an article of none.
    """

    source: str
    run_id: str | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    completed_at: datetime | None = None
    new_at: datetime | None = None
    discovered: int = 0
    ends: Counter[Outcome] = field(default_factory=Counter)
    problems: tuple[str, ...] = ()
    failures_in_row: int = 0
    barren_in_row: int = 0
    last_error: str | None = None


_STATE = TypeAdapter(SourceState)


def read_state(store: Store, source: str) -> SourceState:
    """Return what is known of a source; an empty state where it never ran.

    Of a damaged file only that is known (`last_error`): the source is due, and its run writes it anew.
    """
    path = f"{SOURCE_STATES}/{source}.json"
    stored = store.read(path)
    if stored is None:
        return SourceState(source=source)
    try:
        return decode_state(stored.data.to_pybytes(), source)
    except ValueError as error:
        fault = f"{store.root}/{path}: {error}; the source's next run writes it anew"
        LOG.warning(fault)
        return SourceState(source=source, last_error=fault)


def decode_state(data: bytes, source: str) -> SourceState:
    """Return the state in a file's bytes; ValueError where it is none, or another source's."""
    try:
        state = _STATE.validate_json(data)
    except ValidationError as error:
        raise ValueError(f"is not a source's state ({error.errors()[0]['msg']})") from error
    if state.source != source:
        raise ValueError(f"is the state of {state.source}")
    return state


def write_state(store: Store, state: SourceState) -> None:
    """Keep what is known of a source."""
    data = _STATE.dump_json(state, indent=2) + b"\n"
    replace_file(store, f"{SOURCE_STATES}/{state.source}.json", data)


def is_due(source: SourceConfig, state: SourceState, now: datetime) -> bool:
    """Say whether the schedule asks for a run that no run has done; without a schedule always."""
    cadence = find_cadence(source)
    if cadence is None or state.completed_at is None or is_ahead(state, now):
        return True
    return state.completed_at < find_window_start(cadence, now)


def is_tried(source: SourceConfig, state: SourceState, now: datetime) -> bool:
    """Say whether a run, however it ended, began since the schedule last asked for one."""
    cadence = find_cadence(source)
    if cadence is None or state.started_at is None:
        return False
    return find_window_start(cadence, now) <= state.started_at <= now


def is_ahead(state: SourceState, now: datetime) -> bool:
    """Say whether the watermark lies in the future: one of the two clocks was wrong.

    A run then is due, because it is the lake that refuses it and says what to do (ClockSetBack).
    """
    return state.completed_at is not None and state.completed_at > now + CLOCK_TOLERANCE


def note_success(state: SourceState, books: SourceBooks, report: RunReport) -> SourceState:
    """Return the state after a run that ended well; pure."""
    ends = [end for end in report.ends if end.source == state.source]
    # the lake took the run, so it was the watermark's clock that was wrong
    before = None if is_ahead(state, report.finished_at) else state.completed_at
    return replace(
        state,
        run_id=report.run_id,
        started_at=report.started_at,
        finished_at=report.finished_at,
        completed_at=max(report.started_at, before or report.started_at),
        new_at=report.finished_at if any(map(is_new, ends)) else state.new_at,
        discovered=books.discovered,
        ends=books.ends,
        problems=books.problems,
        failures_in_row=0,
        barren_in_row=count_barren(state, ends),
        last_error=None,
    )


def note_failure(
    state: SourceState, books: SourceBooks, report: RunReport, error: str
) -> SourceState:
    """Return the state after a run that failed; the watermark stays, so the next run tries again; pure."""
    return replace(
        note_success(state, books, report),
        completed_at=state.completed_at,
        failures_in_row=state.failures_in_row + 1,
        last_error=error,
    )


def count_barren(state: SourceState, ends: Sequence[PageEnd]) -> int:
    """Return how many runs in a row had no article of any address; one that met no address says nothing; pure."""
    if not ends:
        return state.barren_in_row
    had = any(end.outcome in HAD or end.reason == "same_article" for end in ends)
    return 0 if had else state.barren_in_row + 1


def is_new(end: PageEnd) -> bool:
    """Say whether an address brought an article not held before."""
    return end.outcome is Outcome.STORED and end.reason is None


def note_report(
    store: Store, report: RunReport, *, error: str = "", failed: Collection[str] = ()
) -> None:
    """Keep how a run went for each of its sources; `failed` names those that `error` is about."""
    for books in report.books:
        state = read_state(store, books.source)
        if books.source in failed:
            own = [line for line in error.splitlines() if line.startswith(f"{books.source}:")]
            write_state(store, note_failure(state, books, report, "\n".join(own)))
        else:
            write_state(store, note_success(state, books, report))
