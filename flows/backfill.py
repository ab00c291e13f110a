"""A source and a range of days in, those days' articles in the lake out: the backfill as a Prefect flow."""

from datetime import datetime
from typing import cast
from uuid import UUID

from prefect import flow
from prefect.artifacts import (
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.logging import get_run_logger
from prefect.runtime import flow_run

from config.read import choose_sources, read_settings, read_sources
from flows.backfilling.days import backfill_days
from flows.backfilling.report import (
    BackfillFailedError,
    BackfillProgress,
    BackfillReport,
    describe_progress,
    tabulate_days,
)
from flows.backfilling.request import BackfillRequest
from flows.faults import RunFailedError
from flows.ingest import map_in_tasks
from flows.steps import start_run

# a crashed backfill is begun again (automations.py); one that never gets further is not, for ever
MOST_STARTS = 20


@flow(name="backfill", persist_result=False)
def backfill(
    request: BackfillRequest, now: datetime | None = None, run_id: str | None = None
) -> BackfillReport:
    """Fetch the articles of a range of days that are not held yet, and publish them day by day.

    request: which source and days, and how.
    now: an instant every clock of the run shows, for reproducible runs; none means the real time.
    run_id: name of the run in the archive and the books; none means a new one.
    """
    logger = get_run_logger()
    (source,) = choose_sources(read_sources(), [request.source])
    if flow_run.run_count > MOST_STARTS:
        raise RunFailedError(
            f"{source.name}: the backfill's process went away {MOST_STARTS} times; "
            "look why (memory?), then start it again: it leaves out the days it has done"
        )
    run = start_run(read_settings(), now=now, run_id=run_id)
    progress_id = cast(
        "UUID",  # the call is synchronous here
        create_progress_artifact(
            progress=0.0, key="newslake-backfill", description=f"{source.name}: {run.run_id}"
        ),
    )

    def tell(progress: BackfillProgress) -> None:
        line = describe_progress(progress)
        logger.info(line)
        update_progress_artifact(
            artifact_id=progress_id, progress=100 * progress.share, description=line
        )

    try:
        report = backfill_days(request, source, run, map_in_tasks, tell)
    except BackfillFailedError as error:
        show_days(error.backfill)
        raise
    show_days(report)
    return report


def show_days(report: BackfillReport) -> None:
    """Log what fell short, and keep the table of days."""
    logger = get_run_logger()
    logger.info("%s: %s days were done already", report.source, report.already_done)
    for problem in report.problems:
        logger.warning("%s: %s", report.source, problem)
    create_table_artifact(
        key="newslake-backfill-days",
        table=tabulate_days(report),
        description=f"{report.source}: what became of every day of backfill {report.run_id}.",
    )
