"""Deployments in; the automations that end dead runs, take up backfills and wake silent schedules out.

`newslake up` keeps them at each start. Where workers on several hosts do the runs, a person calls
`python -m flows.serving.automations` after each `prefect deploy --all`.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import DeploymentSchedule, StateType
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.events.actions import ChangeFlowRunState, RunDeployment
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

from flows.scheduling.cadence import Cadence, measure_period
from flows.serving.mending import BACKFILL, TAG, read_deployments

PREFIX = "newslake: "
ZOMBIE_SECONDS = 90
STUCK_SECONDS = 300
SILENT_WINDOWS = 3
LEAST_SILENCE = timedelta(minutes=15)

OURS = {"prefect.resource.id": f"prefect.tag.{TAG}"}
EACH_RUN = "prefect.resource.id"
RUNS = {EACH_RUN: ["prefect.flow-run.*"]}
# a run ends by the first four, or waits again by the others
LEFT = {
    f"prefect.flow-run.{state}"
    for state in ("Completed", "Failed", "Cancelled", "Crashed", "Scheduled", "Resumed")
}


def keep_automations(client: SyncPrefectClient, *, zombie_seconds: int = ZOMBIE_SECONDS) -> None:
    """Create or renew the automations of our deployments, one of each name, and remove all others of ours."""
    wanted = [end_dead_runs(zombie_seconds), end_stuck_runs()]
    for deployment in read_deployments(client, TAG):
        if deployment.name == BACKFILL:
            wanted.append(resume_backfills(deployment.id))
        periods = [period for each in deployment.schedules if (period := measure(each))]
        if periods:
            wanted.append(wake_silent(deployment.id, deployment.name, max(periods)))
    replace_automations(client, wanted)


def replace_automations(client: SyncPrefectClient, wanted: Sequence[AutomationCore]) -> None:
    """Let exactly these of our automations stand."""
    existing = {
        automation.name: automation.id
        for automation in client.read_automations()
        if automation.name.startswith(PREFIX)
    }
    for automation in wanted:
        known = existing.pop(automation.name, None)
        if known is None:
            client.create_automation(automation)
        else:
            client.update_automation(known, automation)
    for left in existing.values():
        client.delete_automation(left)


def end_dead_runs(seconds: int) -> AutomationCore:
    """Return the automation that crashes a run whose heart has stopped, so that its slot is free."""
    return crash_silent_runs(
        "end dead runs",
        f"A run that has not been heard of for {seconds} s is crashed.",
        after="prefect.flow-run.heartbeat",
        expect="prefect.flow-run.heartbeat",
        seconds=seconds,
        message="No heartbeat: its process is gone.",
    )


def end_stuck_runs() -> AutomationCore:
    """Return the automation that crashes a run whose process died before it began."""
    return crash_silent_runs(
        "end stuck runs",
        f"A run that has not begun {STUCK_SECONDS} s after a worker took it is crashed.",
        after="prefect.flow-run.Pending",
        expect="prefect.flow-run.Running",
        seconds=STUCK_SECONDS,
        message="It was taken and never begun: its process is gone.",
    )


def crash_silent_runs(
    name: str, description: str, *, after: str, expect: str, seconds: int, message: str
) -> AutomationCore:
    """Return the automation that crashes a run of which, after one event, the expected one stays out."""
    return AutomationCore(
        name=f"{PREFIX}{name}",
        description=description,
        trigger=EventTrigger(
            after={after},
            expect={expect, *LEFT},
            match=RUNS,
            match_related=OURS,
            for_each={EACH_RUN},
            posture=Posture.Proactive,
            threshold=1,
            within=timedelta(seconds=seconds),
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, message=message)],
    )


def resume_backfills(deployment_id: UUID) -> AutomationCore:
    """Return the automation by which a crashed backfill begins again; it remembers its days."""
    return AutomationCore(
        name=f"{PREFIX}resume backfills",
        description="A backfill that crashed begins again, and leaves out the days it has done.",
        trigger=EventTrigger(
            expect={"prefect.flow-run.Crashed"},
            match=RUNS,
            match_related={"prefect.resource.id": f"prefect.deployment.{deployment_id}"},
            for_each={EACH_RUN},
            posture=Posture.Reactive,
            threshold=1,
            within=timedelta(0),
        ),
        actions=[
            ChangeFlowRunState(
                state=StateType.SCHEDULED, name="Resumed", message="Its process went away."
            )
        ],
    )


def wake_silent(deployment_id: UUID, name: str, period: timedelta) -> AutomationCore:
    """Return the automation that starts a schedule's run when none has ended for three windows."""
    return AutomationCore(
        name=f"{PREFIX}wake {name}",
        description=f"No run has completed for {SILENT_WINDOWS} windows: start one.",
        trigger=EventTrigger(
            expect={"prefect.flow-run.Completed"},
            match_related={
                "prefect.resource.id": f"prefect.deployment.{deployment_id}",
                "prefect.resource.role": "deployment",
            },
            posture=Posture.Proactive,
            threshold=1,
            within=max(period * SILENT_WINDOWS, LEAST_SILENCE),
        ),
        actions=[RunDeployment(source="selected", deployment_id=deployment_id)],
    )


def measure(schedule: DeploymentSchedule) -> timedelta | None:
    """Return the longest time between two runs of a schedule, where it is one of ours."""
    if isinstance(schedule.schedule, IntervalSchedule):
        return schedule.schedule.interval
    if isinstance(schedule.schedule, CronSchedule):
        timezone = schedule.schedule.timezone or "UTC"
        cadence = Cadence(cron=schedule.schedule.cron, timezone=timezone)
        return measure_period(cadence, datetime.now(UTC))
    return None


if __name__ == "__main__":
    with get_client(sync_client=True) as server:
        keep_automations(server)
