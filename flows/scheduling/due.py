"""Sources in, a report of those that were due and free out; the rest are named with the reason, at once."""

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from config.schema import SourceConfig
from flows.faults import RunFailedError
from flows.job import Run
from flows.scheduling.lease import lease_source
from flows.scheduling.source_state import is_due, note_report, read_state
from flows.steps import MapBatches, ingest_sources
from load.lake import open_store
from records.run import RunReport

LEASE_PATIENCE_SECONDS = 3600.0
LEASE_POLL_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The sources a run may work on, and why it leaves the others alone."""

    sources: tuple[SourceConfig, ...]
    skipped: tuple[str, ...]


def ingest_due(
    sources: Sequence[SourceConfig], run: Run, map_batches: MapBatches, *, only_due: bool
) -> RunReport:
    """Ingest the sources that no other run holds; with `only_due` those whose schedule asks for it.

    A run with nothing to do opens no lake and asks no site. How it went is kept for every source.
    """
    with take_turn(sources, run, kind="ingest", only_due=only_due) as turn:
        if not turn.sources:
            return report_nothing(run, turn)
        report = ingest_and_note(turn.sources, run, map_batches)
        return replace(report, skipped=turn.skipped)


def ingest_and_note(
    sources: Sequence[SourceConfig],
    run: Run,
    map_batches: MapBatches,
) -> RunReport:
    """Ingest sources whose leases are held, and keep how it went."""
    store = open_store(run.settings.lake)
    try:
        report = ingest_sources(sources, run, map_batches)
    except RunFailedError as error:
        if error.report is not None:
            note_report(store, error.report, error=str(error), failed=error.failed)
        raise
    note_report(store, report)
    return report


@contextmanager
def hold_source(source: SourceConfig, run: Run) -> Iterator[None]:
    """Hold the source's lease while inside; waits for another run, at most an hour."""
    deadline = time.monotonic() + LEASE_PATIENCE_SECONDS
    while True:
        with take_turn([source], run, kind="backfill", only_due=False) as turn:
            if turn.sources:
                yield
                return
        if time.monotonic() > deadline:
            raise RunFailedError(f"{turn.skipped[0]} for more than an hour; run again later")
        time.sleep(LEASE_POLL_SECONDS)


@contextmanager
def take_turn(
    sources: Sequence[SourceConfig], run: Run, *, kind: str, only_due: bool
) -> Iterator[Turn]:
    """Hold the leases of those sources that are free and, where asked, due; never waits."""
    store = open_store(run.settings.lake)
    taken: list[SourceConfig] = []
    skipped: list[str] = []
    with ExitStack() as leases:
        for source in sources:
            with ExitStack() as one:
                lease = one.enter_context(
                    lease_source(
                        run.settings, source.name, run_id=run.run_id, kind=kind, now=run.started_at
                    )
                )
                # read under the lease: a run that has just ended has moved the watermark
                state = read_state(store, source.name)
                if not lease.granted:
                    skipped.append(f"{source.name}: held by {lease.holder or 'another run'}")
                elif only_due and not is_due(source, state, run.started_at):
                    done_at = f"{state.completed_at:%Y-%m-%d %H:%M:%S} UTC"
                    skipped.append(
                        f"{source.name}: done at {done_at}, not due before its next time"
                    )
                else:
                    taken.append(source)
                    leases.enter_context(one.pop_all())
        yield Turn(sources=tuple(taken), skipped=tuple(skipped))


def report_nothing(run: Run, turn: Turn) -> RunReport:
    """Return the report of a run that had nothing to do."""
    return RunReport(
        run_id=run.run_id,
        started_at=run.started_at,
        finished_at=run.read_clock(),
        books=(),
        ends=(),
        skipped=turn.skipped,
    )
