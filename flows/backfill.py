"""A source and a range of days in, those days' articles in the lake out: the backfill as a Prefect flow."""

from datetime import date, datetime

from prefect import flow

from config.read import choose_sources, read_settings, read_sources
from flows.ingest import map_in_tasks
from flows.steps import ingest_sources, start_run
from flows.window import Window
from records.run import RunReport


@flow(name="backfill", persist_result=False)
def backfill(
    source: str,
    start: date,
    end: date,
    now: datetime | None = None,
    run_id: str | None = None,
) -> RunReport:
    """Fetch the articles of a range of days that are not held yet, and publish them.

    source: name of a file in config/sources/.
    start, end: days of publication in the source's time zone, both included.
    now: an instant every clock of the run shows, for reproducible runs; none means the real time.
    run_id: name of the run in the archive and the books; none means a new one.
    """
    settings = read_settings()
    chosen = choose_sources(read_sources(), [source])
    run = start_run(settings, now=now, run_id=run_id)
    return ingest_sources(chosen, run, map_in_tasks, window=Window(start=start, end=end))
