"""A source in; its archived pages read again while no run works on it; what changed out."""

from datetime import date

from config.schema import SourceConfig
from flows.faults import RunFailedError
from flows.job import Run
from flows.replaying.replay import ReprocessReport, reprocess_source
from flows.scheduling.due import take_turn


def reprocess_alone(
    source: SourceConfig, run: Run, *, start: date | None = None, end: date | None = None
) -> ReprocessReport:
    """Reprocess a source under its lease: a run meanwhile would have its word on an address overwritten.

    Raises RunFailedError where another run holds the source; never waits.
    """
    with take_turn([source], run, kind="reprocess", only_due=False) as turn:
        if not turn.sources:
            raise RunFailedError(f"{turn.skipped[0]}; reprocess it when that has ended")
        return reprocess_source(source, run, start=start, end=end)
