"""Names of sources in, a published lake out: the scheduled run as a Prefect flow."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from config.read import choose_sources, read_settings, read_sources
from flows.artifacts import show_run
from flows.batch import fetch_batch
from flows.faults import RunFailedError
from flows.job import BatchJob
from flows.punctual import wait_for_scheduled_time
from flows.scheduling.due import ingest_due
from flows.steps import start_run
from flows.task_pool import open_task_pool
from records.run import BatchResult, RunReport


@task(name="fetch-batch", cache_policy=NO_CACHE, persist_result=False)
def fetch_batch_task(job: BatchJob) -> BatchResult:
    """Fetch, archive and read one batch of one host's pages."""
    return fetch_batch(job)


def map_in_tasks(jobs: Sequence[BatchJob]) -> list[BatchResult]:
    """Run every batch as one Prefect task on the settings' task runner, results in the jobs' order."""
    if not jobs:
        return []
    settings = jobs[0].run.settings
    with open_task_pool(settings) as pool:
        futures = []
        for job in jobs:
            named = fetch_batch_task.with_options(
                task_run_name=f"{job.batch.source}-{job.batch.number}"
            )
            # quoted: Prefect need not search thousands of links for futures; Dask would unpack the quote
            value: Any = quote(job) if settings.task_runner == "threads" else job
            futures.append(pool.submit(named, {"job": value}))
        return [future.result() for future in futures]


@flow(name="ingest", persist_result=False)
def ingest(
    sources: list[str] | None = None,
    only_due: bool = False,  # noqa: FBT001, FBT002 - Prefect passes parameters by name
    now: datetime | None = None,
    run_id: str | None = None,
) -> RunReport:
    """Fetch what is new on the sources and publish it.

    sources: names of files in config/sources/; none means all that are enabled.
    only_due: leave a source alone when a run has done its present window already (schedules).
    now: an instant every clock of the run shows, for reproducible runs; none means the real time.
    run_id: name of the run in the archive and the books; none means a new one.
    """
    settings = read_settings()
    chosen = choose_sources(read_sources(), sources or [])
    if only_due and now is None:
        wait_for_scheduled_time()
    run = start_run(settings, now=now, run_id=run_id)
    try:
        report = ingest_due(chosen, run, map_in_tasks, only_due=only_due)
    except RunFailedError as error:
        if error.report is not None:
            show_run(error.report, settings.lake, error=str(error))
        raise
    show_run(report, settings.lake)
    return report
