"""`newslake backfill`: fetch the articles of past days that are not held yet."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from commands.backfill_view import describe_backfills, describe_links, show_backfill, show_links
from commands.console import ProgressWatch, err
from commands.ingest import AsJson, Now, RunId, WithPrefect
from config.faults import ConfigError
from config.read import choose_sources, read_settings, read_sources
from config.schema import SourceConfig
from flows.backfilling.days import backfill_days, count_links
from flows.backfilling.gaps import DAYS_SHOWN
from flows.backfilling.report import (
    BackfillFailedError,
    BackfillProgress,
    BackfillReport,
    describe_progress,
)
from flows.backfilling.request import BackfillRequest, Order, Via
from flows.faults import RunFailedError
from flows.prefect_environment import prepare_run
from flows.progress import watching
from flows.steps import map_jobs_in_threads, start_run

Wish = tuple[SourceConfig, BackfillRequest]


def backfill_source(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE", help="a name in config/sources/; with --gaps several or none"
        ),
    ] = None,
    *,
    start: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            formats=["%Y-%m-%d"],
            help="first day, in the source's time zone; with --via raw the UTC day of fetching",
        ),
    ] = None,
    end: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="last day, included")
    ] = None,
    via: Annotated[Via, typer.Option(help="where articles are looked for")] = "auto",
    order: Annotated[Order, typer.Option(help="which day comes first")] = "newest",
    gaps: Annotated[
        bool, typer.Option("--gaps", help="only days that `newslake gaps` shows as lacking")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="also days already finished")] = False,
    max_list_pages: Annotated[int, typer.Option(help="list pages followed back, at most")] = 200,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="read the lists, fetch no article, print the days")
    ] = False,
    prefect: WithPrefect = True,
    as_json: AsJson = False,
    now: Now = None,
    run_id: RunId = None,
) -> None:
    """Fetch the articles of past days that are not held yet, day by day; run again, it carries on."""
    wishes: list[Wish] = []
    for source in choose_backfilled(sources or [], gaps=gaps):
        first, last = choose_days(start, end, source, gaps=gaps, now=now)
        request = build_request(
            source=source.name,
            start=first,
            end=last,
            via=via,
            order=order,
            only_gaps=gaps,
            again=again,
            max_list_pages=max_list_pages,
        )
        wishes.append((source, request))
    if dry_run:
        preview_backfills(wishes, now=now, as_json=as_json)
    else:
        run_backfills(wishes, prefect=prefect, now=now, run_id=run_id, as_json=as_json)


def choose_backfilled(names: Sequence[str], *, gaps: bool) -> list[SourceConfig]:
    """Return the sources to backfill; without --gaps exactly one must be named."""
    if not gaps and len(names) != 1:
        raise ConfigError(
            "name one source, as in: newslake backfill SOURCE --from 2022-01-01 --to 2022-01-31"
        )
    return choose_sources(read_sources(), list(names))


def choose_days(
    start: datetime | None,
    end: datetime | None,
    source: SourceConfig,
    *,
    gaps: bool,
    now: datetime | None,
) -> tuple[date, date]:
    """Return the range asked for; gaps are looked for in the last 90 days unless told otherwise."""
    instant = now.replace(tzinfo=now.tzinfo or UTC) if now else datetime.now(UTC)
    today = instant.astimezone(source.zone).date()
    if not gaps and (start is None or end is None):
        raise ConfigError("which days? give --from and --to, or --gaps")
    return (
        start.date() if start else today - timedelta(days=DAYS_SHOWN),
        end.date() if end else today - timedelta(days=1),
    )


def build_request(**fields: object) -> BackfillRequest:
    """Return the request, or raise ConfigError with what is wrong with it."""
    try:
        return BackfillRequest.model_validate(fields)
    except ValidationError as error:
        raise ConfigError("; ".join(map(describe_fault, error.errors()))) from None


def describe_fault(fault: ErrorDetails) -> str:
    """Return what is wrong with a request, with the option where it is of one alone."""
    message = fault["msg"].removeprefix("Value error, ")
    options = [f"--{str(key).replace('_', '-')} {fault['input']}: " for key in fault["loc"]]
    return "".join(options) + message


def preview_backfills(wishes: Sequence[Wish], *, now: datetime | None, as_json: bool) -> None:
    """Read the sources' lists and print how many addresses each day would look at."""
    counts = {}
    for source, request in wishes:
        counts[source.name] = count_links(request, source, start_run(read_settings(), now=now))
        if not as_json:
            show_links(source.name, counts[source.name])
    if as_json:
        print(describe_links(counts))


def run_backfills(
    wishes: Sequence[Wish],
    *,
    prefect: bool,
    now: datetime | None,
    run_id: str | None,
    as_json: bool,
) -> None:
    """Backfill one source after another and print what came of each; one that fails keeps no other from its turn."""
    reports: list[BackfillReport] = []
    faults: list[str] = []
    try:
        for source, request in wishes:
            try:
                report = run_backfill(request, source, prefect=prefect, now=now, run_id=run_id)
            except RunFailedError as error:
                faults.append(str(error))
                if not isinstance(error, BackfillFailedError):
                    continue
                report = error.backfill
            reports.append(report)
            if not as_json:
                show_backfill(report)
    finally:
        if as_json:
            print(describe_backfills(reports))
    if faults:
        raise RunFailedError("\n".join(faults))


def run_backfill(
    request: BackfillRequest,
    source: SourceConfig,
    *,
    prefect: bool,
    now: datetime | None,
    run_id: str | None,
) -> BackfillReport:
    """Backfill with Prefect or without; both write the same bytes."""
    if prefect:
        prepare_run()
        from flows.backfill import backfill  # noqa: PLC0415 - Prefect takes seconds to import

        with ProgressWatch() as watch, watching(watch):
            return backfill(request=request, now=now, run_id=run_id)
    run = start_run(read_settings(), now=now, run_id=run_id)
    with ProgressWatch() as watch, watching(watch):
        return backfill_days(request, source, run, map_jobs_in_threads, tell_progress)


def tell_progress(progress: BackfillProgress) -> None:
    """Print where a backfill stands, for people who watch."""
    if err.is_terminal:
        err.print(describe_progress(progress), markup=False)
