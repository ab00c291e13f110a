"""What `newslake up` mends at its start, and the automations it keeps."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from prefect.client.schemas.objects import StateType
from prefect.states import Crashed, Pending, Running, Scheduled

from flows.scheduling.cadence import Cadence
from flows.serving.automations import (
    PREFIX,
    end_stuck_runs,
    keep_automations,
    replace_automations,
    wake_silent,
)
from flows.serving.mending import TAG, mend_runs, read_deployments, read_runs, remove_others
from flows.serving.runner import describe_deployments
from flows.serving.up_plan import CadencePlan, UpPlan

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
WISH = {"source": "sample", "start": "2022-01-01", "end": "2022-01-31"}
HALF_HOURLY = Cadence(every_minutes=30)
HOURLY = Cadence(cron="5 * * * *", timezone="Europe/Minsk")


def plan(*cadences):
    schedules = tuple(CadencePlan(cadence=each, sources=("sample",)) for each in cadences)
    return UpPlan(schedules=schedules, by_hand=())


def register(*cadences) -> dict[str, UUID]:
    async def apply():
        deployments = await describe_deployments(plan(*cadences))
        return {each.name: await each.aapply() for each in deployments}

    return asyncio.run(apply())


def start(client, deployment_id, state, **parameters):
    run = client.create_flow_run_from_deployment(deployment_id, parameters=parameters)
    client.set_flow_run_state(run.id, state, force=True)
    return run.id


def read_state(client, run_id):
    return client.read_flow_run(run_id).state


def test_runs_whose_runner_went_away_are_crashed_and_their_slot_is_free(client):
    ids = register(HALF_HOURLY)
    running = start(client, ids["every-30-minutes"], Running())
    pending = start(client, ids["every-30-minutes"], Pending())
    mend_runs(client, tag=TAG)
    assert read_state(client, running).type == StateType.CRASHED
    assert read_state(client, pending).type == StateType.CRASHED
    deployment = client.read_deployment(ids["every-30-minutes"])
    assert deployment.global_concurrency_limit.active_slots == 0


def test_a_backfill_whose_runner_went_away_begins_again(client):
    ids = register(HALF_HOURLY)
    running = start(client, ids["backfill"], Running(), request=WISH)
    mend_runs(client, tag=TAG)
    assert read_state(client, running).name == "Resumed"
    assert read_state(client, running).type == StateType.SCHEDULED


def test_a_backfill_that_crashes_while_the_runner_lives_begins_again(client):
    running = start(client, register(HALF_HOURLY)["backfill"], Running(), request=WISH)
    keep_automations(client)
    client.set_flow_run_state(running, Crashed(), force=True)
    wait_for_automation(lambda: read_state(client, running).name == "Resumed")
    assert read_state(client, running).type == StateType.SCHEDULED


def test_a_backfill_that_waits_for_its_turn_keeps_it(client):
    ids = register(HALF_HOURLY)
    earlier = datetime.now(UTC) - timedelta(hours=1)
    waiting = start(client, ids["backfill"], Scheduled(scheduled_time=earlier), request=WISH)
    mend_runs(client, tag=TAG)
    assert read_state(client, waiting).type == StateType.SCHEDULED


def test_of_fifty_missed_windows_none_is_made_up_for_as_one_run_catches_up(client):
    deployment = register(HALF_HOURLY)["every-30-minutes"]
    now = datetime.now(UTC)
    missed = {"start_time": (now - timedelta(hours=25)).isoformat(), "end_time": now.isoformat()}
    wanted = missed | {"min_runs": 50, "max_runs": 50}
    client.request("POST", f"/deployments/{deployment}/schedule", json=wanted)
    late = list_late(client, deployment)
    assert len(late) == 50
    mend_runs(client, tag=TAG)
    assert list_late(client, deployment) == []
    assert {read_state(client, run.id).type for run in late} == {StateType.CANCELLED}


def list_late(client, deployment_id):
    """The runs of a deployment that wait and should have begun."""
    deployment = client.read_deployment(deployment_id)
    runs = read_runs(client, deployment, [StateType.SCHEDULED])
    return [run for run in runs if run.next_scheduled_start_time < datetime.now(UTC)]


def test_a_schedule_registered_twice_stands_once_and_one_that_is_gone_is_removed(client):
    first = register(HALF_HOURLY, HOURLY)
    second = register(HALF_HOURLY, HOURLY)
    assert first == second
    third = register(HOURLY)
    remove_others(client, tag=TAG, keep=third.values())
    names = {each.name for each in read_deployments(client, TAG)}
    assert names == {"cron-5_x_x_x_x-europe-minsk", "backfill", "maintenance"}


def test_automations_stand_once_by_name_and_go_with_their_schedule(client):
    register(HALF_HOURLY, HOURLY)
    keep_automations(client)
    keep_automations(client)
    always = ["end dead runs", "end stuck runs", "resume backfills"]
    assert list_automations(client) == [
        *always,
        "wake cron-5_x_x_x_x-europe-minsk",
        "wake every-30-minutes",
        "wake maintenance",
    ]
    remove_others(client, tag=TAG, keep=register(HALF_HOURLY).values())
    keep_automations(client)
    assert list_automations(client) == [*always, "wake every-30-minutes", "wake maintenance"]


@pytest.mark.soak
def test_a_schedule_that_stays_silent_is_woken(client, monkeypatch):
    monkeypatch.setattr("flows.serving.automations.LEAST_SILENCE", timedelta(seconds=10))
    deployment = register(Cadence(every_minutes=1))["every-1-minutes"]
    automation = wake_silent(deployment, "every-1-minutes", timedelta(seconds=1))
    replace_automations(client, [automation])
    wait_for_automation(lambda: list_woken(client, deployment))


@pytest.mark.soak
def test_a_run_that_was_taken_and_never_begun_is_ended(client, monkeypatch):
    monkeypatch.setattr("flows.serving.automations.STUCK_SECONDS", 10)
    replace_automations(client, [end_stuck_runs()])
    taken = start(client, register(HALF_HOURLY)["every-30-minutes"], Pending())
    wait_for_automation(lambda: read_state(client, taken).type == StateType.CRASHED)


def wait_for_automation(find):
    deadline = time.monotonic() + 60
    while not find():
        assert time.monotonic() < deadline, "the automation does not act"
        time.sleep(0.2)


def list_woken(client, deployment_id):
    """The runs of a deployment that no schedule asked for."""
    deployment = client.read_deployment(deployment_id)
    runs = read_runs(client, deployment, [StateType.SCHEDULED])
    return [run for run in runs if not run.auto_scheduled]


def list_automations(client):
    return sorted(
        automation.name.removeprefix(PREFIX)
        for automation in client.read_automations()
        if automation.name.startswith(PREFIX)
    )
