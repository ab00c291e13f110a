"""`newslake backfill`: fetch the articles of past days that are not held yet."""

from datetime import datetime
from typing import Annotated

import typer

from commands.console import ProgressWatch, out, show_ends, show_report
from commands.ingest import AsJson, Now, WithPrefect, describe_report
from config.read import ConfigError, choose_sources, read_settings, read_sources
from flows.prefect_environment import prepare_environment
from flows.progress import watching
from flows.steps import ingest_in_threads, start_run
from flows.window import Window
from records.run import RunReport

Day = Annotated[datetime, typer.Option(formats=["%Y-%m-%d"])]


def backfill_source(
    source: Annotated[str, typer.Argument(help="a name in config/sources/")],
    start: Annotated[
        datetime,
        typer.Option("--from", formats=["%Y-%m-%d"], help="first day, in the source's time zone"),
    ],
    end: Annotated[datetime, typer.Option("--to", formats=["%Y-%m-%d"], help="last day, included")],
    *,
    prefect: WithPrefect = True,
    as_json: AsJson = False,
    now: Now = None,
) -> None:
    """Fetch the articles of a range of days that are not held yet, and publish them."""
    if end < start:
        raise ConfigError(f"--to {end:%Y-%m-%d} lies before --from {start:%Y-%m-%d}; swap them")
    chosen = choose_sources(read_sources(), [source])
    window = Window(start=start.date(), end=end.date())
    with ProgressWatch() as watch, watching(watch):
        report = run_backfill(chosen[0].name, window, prefect=prefect, now=now)
    if as_json:
        out.print(describe_report(report), markup=False)
        return
    show_ends(report)
    show_report(report)


def run_backfill(source: str, window: Window, *, prefect: bool, now: datetime | None) -> RunReport:
    """Backfill with Prefect or without; both write the same bytes."""
    if not prefect:
        run = start_run(read_settings(), now=now)
        return ingest_in_threads(choose_sources(read_sources(), [source]), run, window=window)
    prepare_environment()
    from flows.backfill import backfill  # noqa: PLC0415 - Prefect takes seconds to import

    return backfill(source=source, start=window.start, end=window.end, now=now)
