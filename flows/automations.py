"""Deployments in; the automations that end dead runs and wake silent schedules out, one of each name."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, RunDeployment
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

from flows.cadence import Cadence, measure_period

PREFIX = "newslake: "
ZOMBIE_SECONDS = 90
SILENT_WINDOWS = 3


def keep_automations(client: SyncPrefectClient, cadences: Mapping[UUID, Cadence]) -> None:
    """Create or renew our automations, and remove those of schedules that are gone."""
    wanted = [end_dead_runs(), *(wake_silent(each, cadence) for each, cadence in cadences.items())]
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


def end_dead_runs() -> AutomationCore:
    """Return the automation that crashes a run whose heart has stopped, so that its slot is free."""
    return AutomationCore(
        name=f"{PREFIX}end dead runs",
        description=f"A run that has not been heard of for {ZOMBIE_SECONDS} s is crashed.",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={
                "prefect.flow-run.heartbeat",
                "prefect.flow-run.Completed",
                "prefect.flow-run.Failed",
                "prefect.flow-run.Cancelled",
                "prefect.flow-run.Crashed",
                "prefect.flow-run.Scheduled",
            },
            match={"prefect.resource.id": ["prefect.flow-run.*"]},
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=timedelta(seconds=ZOMBIE_SECONDS),
        ),
        actions=[
            ChangeFlowRunState(
                state=StateType.CRASHED, message="No heartbeat: its process is gone."
            )
        ],
    )


def wake_silent(deployment_id: UUID, cadence: Cadence) -> AutomationCore:
    """Return the automation that starts a schedule's run when none has ended for three windows."""
    period = measure_period(cadence, datetime.now(UTC))
    return AutomationCore(
        name=f"{PREFIX}wake {cadence.name}",
        description=f"No run has completed for {SILENT_WINDOWS} windows: start one.",
        trigger=EventTrigger(
            expect={"prefect.flow-run.Completed"},
            match_related={
                "prefect.resource.id": f"prefect.deployment.{deployment_id}",
                "prefect.resource.role": "deployment",
            },
            posture=Posture.Proactive,
            threshold=1,
            within=max(period * SILENT_WINDOWS, timedelta(minutes=15)),
        ),
        actions=[RunDeployment(source="selected", deployment_id=deployment_id)],
    )
