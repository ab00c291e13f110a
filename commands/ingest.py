"""`newslake ingest`: fetch what is new and publish it."""

from datetime import datetime
from typing import Annotated

import typer
from pydantic import TypeAdapter

from commands.console import ProgressWatch, show_ends, show_report
from commands.instants import check_now
from config.read import choose_sources, read_settings, read_sources
from flows.faults import RunFailedError
from flows.prefect_environment import prepare_run
from flows.progress import watching
from flows.run_id import check_run_id
from flows.scheduling.due import ingest_due
from flows.steps import map_jobs_in_threads, start_run
from records.run import RunReport

Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="[SOURCE]...", help="names in config/sources/; none: all enabled"),
]
WithPrefect = Annotated[
    bool, typer.Option("--prefect/--no-prefect", help="as a Prefect flow run, or without a server")
]
AsJson = Annotated[bool, typer.Option("--json", help="the report as JSON, for machines")]
Now = Annotated[
    datetime | None,
    typer.Option(
        help="UTC instant that every clock of the run shows, for reproducible runs",
        callback=check_now,
    ),
]

RunId = Annotated[
    str | None,
    typer.Option(callback=check_run_id, help="name of the run; default: a new one"),
]


def ingest_now(
    sources: Sources = None,
    *,
    prefect: WithPrefect = True,
    as_json: AsJson = False,
    now: Now = None,
    run_id: RunId = None,
) -> None:
    """Fetch what is new on the sources, publish it, and print what happened to every address."""
    try:
        report = run_ingest(sources or [], prefect=prefect, now=now, run_id=run_id)
    except RunFailedError as error:
        if error.report is not None:
            print_report(error.report, as_json=as_json)
        raise
    print_report(report, as_json=as_json)


def print_report(report: RunReport, *, as_json: bool) -> None:
    """Print what happened to every address and the books, or the report as JSON."""
    if as_json:
        print(describe_report(report))
        return
    show_ends(report)
    show_report(report)


def run_ingest(
    names: list[str], *, prefect: bool, now: datetime | None = None, run_id: str | None = None
) -> RunReport:
    """Ingest the named sources, with a progress bar on a terminal."""
    # all configuration is read before anything starts, so that a fault in it costs no server
    chosen = choose_sources(read_sources(), names)
    settings = read_settings()
    with ProgressWatch() as watch, watching(watch):
        if not prefect:
            run = start_run(settings, now=now, run_id=run_id)
            return ingest_due(chosen, run, map_jobs_in_threads, only_due=False)
        prepare_run()
        from flows.ingest import ingest  # noqa: PLC0415 - Prefect takes seconds to import

        return ingest(sources=[source.name for source in chosen], now=now, run_id=run_id)


def describe_report(report: RunReport) -> str:
    """Return a report as JSON: run, instants, books by source, the end of every address."""
    return TypeAdapter(RunReport).dump_json(report, indent=2).decode()
