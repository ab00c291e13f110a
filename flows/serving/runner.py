"""The runner of `newslake up`: registers the deployments, mends what a crash left, carries out the runs."""

import asyncio
import os
import signal
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner
from prefect.schedules import Cron, Interval, Schedule
from prefect.types.entrypoint import EntrypointType

from config.read import read_settings, read_sources
from flows.backfill import backfill
from flows.ingest import ingest
from flows.maintain import maintain
from flows.scheduling.cadence import ANCHOR_AT, Cadence
from flows.scheduling.source_state import is_due, read_state
from flows.serving.automations import keep_automations
from flows.serving.mending import BACKFILL, TAG, mend_runs, remove_others
from flows.serving.up import answers
from flows.serving.up_plan import MAINTENANCE, CadencePlan, UpPlan, plan_up
from load.lake import open_store

MOST_RUNS = 4
ONE_AT_A_TIME = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
)
ONE_AFTER_ANOTHER = ConcurrencyLimitConfig(
    limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE
)


async def serve(mark: str, *, sample: bool) -> None:
    """Register the deployments and carry out their runs until SIGTERM.

    mark: what the server's answers bear; another server is left alone.
    """
    plan = plan_up(read_sources(), sample=sample)
    wait_for_server(mark)
    runner = Runner(name="newslake", limit=MOST_RUNS, pause_on_shutdown=False)
    with get_client(sync_client=True) as client:
        mend_runs(client, tag=TAG)
        deployments = await describe_deployments(plan)
        ids = [await runner.aadd_deployment(deployment) for deployment in deployments]
        remove_others(client, tag=TAG, keep=ids)
        keep_automations(client)
        for deployment_id, schedule in zip(ids, plan.schedules, strict=False):
            if needs_catching_up(schedule):
                start_catching_up(client, deployment_id, schedule)
    await runner.start()


def wait_for_server(mark: str) -> None:
    """Wait until our own server answers; whoever started us ends us where it never does."""
    while not answers(os.environ["PREFECT_API_URL"], mark):
        time.sleep(0.5)


async def describe_deployments(plan: UpPlan) -> list[RunnerDeployment]:
    """Return the schedules' deployments, in the plan's order, then those for backfill and maintenance."""
    schedules = [await describe_schedule(schedule) for schedule in plan.schedules]
    return [
        *schedules,
        await backfill.ato_deployment(
            BACKFILL,
            description="Fetch the articles of past days. Start it with Run > Custom run.",
            tags=[TAG],
            concurrency_limit=ONE_AFTER_ANOTHER,
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        await maintain.ato_deployment(
            "maintenance",
            description="Compress closed days harder and sweep away what killed runs left.",
            tags=[TAG],
            schedule=make_schedule(MAINTENANCE),
            concurrency_limit=ONE_AT_A_TIME,
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
    ]


async def describe_schedule(plan: CadencePlan) -> RunnerDeployment:
    """Return the deployment of one cadence."""
    return await ingest.ato_deployment(
        plan.cadence.name,
        description=f"{plan.cadence.description}: {', '.join(plan.sources)}",
        tags=[TAG],
        parameters={"sources": list(plan.sources), "only_due": True},
        schedule=make_schedule(plan.cadence),
        concurrency_limit=ONE_AT_A_TIME,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )


def make_schedule(cadence: Cadence) -> Schedule:
    """Return a cadence as Prefect's schedule; both cut time at the same instants."""
    if cadence.every_minutes is not None:
        return Interval(timedelta(minutes=cadence.every_minutes), anchor_date=ANCHOR_AT)
    return Cron(cadence.cron or "", timezone=cadence.timezone)


def needs_catching_up(schedule: CadencePlan) -> bool:
    """Say whether any source of a schedule missed its present window."""
    sources, now = read_sources(), datetime.now(UTC)
    store = open_store(read_settings().lake)
    return any(is_due(sources[name], read_state(store, name), now) for name in schedule.sources)


def start_catching_up(
    client: SyncPrefectClient, deployment_id: object, schedule: CadencePlan
) -> None:
    """Start one run now, for all the windows that were missed."""
    client.create_flow_run_from_deployment(
        deployment_id,  # type: ignore[arg-type]
        name=f"catch-up-{schedule.cadence.name}",
    )


def end_with_supervisor() -> None:
    """End this process and its runs once the process that began it is gone.

    Prefect's own end waits for a server that may be gone too.
    """
    supervisor = os.getppid()

    def watch() -> None:
        while os.getppid() == supervisor:
            time.sleep(1)
        os.killpg(os.getpgrp(), signal.SIGKILL)

    Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    end_with_supervisor()
    # `python -m` puts the present folder first on the path; runs must import the same code
    sys.path.insert(0, str(Path(__file__).parents[2]))
    asyncio.run(serve(sys.argv[1], sample="--sample" in sys.argv))
