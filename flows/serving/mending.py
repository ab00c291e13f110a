"""A server's runs in; those that a crash left behind ended, begun again or collapsed into one out."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import GlobalConcurrencyLimitUpdate
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterTags,
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.states import Cancelled, Crashed, Scheduled

TAG = "newslake"
BACKFILL = "backfill"
UNFINISHED = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
PAGE = 200


def mend_runs(client: SyncPrefectClient, *, tag: str) -> None:
    """Mend what an earlier runner of these deployments left; to be called while no run of theirs lives.

    Runs that were going are crashed, and backfills among them begin again, as they remember their
    days. Of the scheduled runs that were missed none is kept: the watermark says what is due.
    """
    for deployment in read_deployments(client, tag):
        for run in read_runs(client, deployment, UNFINISHED):
            state: State[Any]
            if run.auto_scheduled or deployment.name != BACKFILL:
                state = Crashed(message="Its runner went away.")
            else:
                state = Scheduled(name="Resumed", message="Its runner went away.")
            client.set_flow_run_state(run.id, state, force=True)
        for run in read_runs(client, deployment, [StateType.SCHEDULED]):
            due_at = run.next_scheduled_start_time
            if run.auto_scheduled and due_at is not None and due_at < datetime.now(UTC):
                missed: State[Any] = Cancelled(
                    message="Missed; one run catches up for all that were."
                )
                client.set_flow_run_state(run.id, missed, force=True)
        free_slots(client, deployment)


def remove_others(client: SyncPrefectClient, *, tag: str, keep: Collection[UUID]) -> None:
    """Remove our deployments that are served no more: sources removed, disabled or rescheduled."""
    for deployment in read_deployments(client, tag):
        if deployment.id not in keep:
            client.delete_deployment(deployment.id)


def free_slots(client: SyncPrefectClient, deployment: DeploymentResponse) -> None:
    """Give back the slots that runs took and did not live to give back."""
    limit = deployment.global_concurrency_limit
    if limit is not None and limit.active_slots:
        client.update_global_concurrency_limit(
            limit.name, GlobalConcurrencyLimitUpdate(active_slots=0)
        )


def read_deployments(client: SyncPrefectClient, tag: str) -> list[DeploymentResponse]:
    """Return the deployments that bear a tag."""
    wanted = DeploymentFilter(tags=DeploymentFilterTags(all_=[tag]))
    found: list[DeploymentResponse] = []
    while page := client.read_deployments(deployment_filter=wanted, limit=PAGE, offset=len(found)):
        found += page
    return found


def read_runs(
    client: SyncPrefectClient, deployment: DeploymentResponse, states: Sequence[StateType]
) -> list[FlowRun]:
    """Return a deployment's runs that stand in one of the states."""
    wanted = FlowRunFilter(
        deployment_id=FlowRunFilterDeploymentId(any_=[deployment.id]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=list(states))),
    )
    found: list[FlowRun] = []
    while page := client.read_flow_runs(flow_run_filter=wanted, limit=PAGE, offset=len(found)):
        found += page
    return found
