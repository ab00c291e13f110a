"""The flows in Prefect: tasks, artifacts, parameters and task runners."""

import json
import time
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterKey,
    FlowRunFilter,
    FlowRunFilterName,
)
from prefect.runtime import flow_run

import flows.batch
from config.read import choose_sources, read_settings, read_sources
from flows.artifacts import PUBLISHED
from flows.backfill import MOST_STARTS, backfill
from flows.backfilling.report import BackfillFailedError
from flows.backfilling.request import BackfillRequest
from flows.faults import RunFailedError
from flows.ingest import ingest
from flows.scheduling.due import ingest_due
from flows.steps import map_jobs_in_threads, start_run
from records.outcome import Outcome

NOW = datetime(2022, 1, 15, 9, 0, tzinfo=UTC)
# Prefect and Dask leave sockets and loops for the collector
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def read_artifact(client, key):
    wanted = ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
    return max(client.read_artifacts(artifact_filter=wanted), key=lambda each: each.created)


def read_parts(lake):
    return {
        str(path.relative_to(lake)): path.read_bytes()
        for path in sorted(lake.glob("*/v1/**/*.parquet"))
    }


def ingest_without_server(lake, monkeypatch, *sources):
    monkeypatch.setenv("NEWSLAKE_LAKE", str(lake))
    run = start_run(read_settings(), now=NOW, run_id="r1")
    ingest_due(choose_sources(read_sources(), sources), run, map_jobs_in_threads, only_due=False)
    return read_parts(lake)


def test_a_flow_run_writes_the_bytes_of_a_run_without_a_server(sample, client, monkeypatch):
    report = ingest(sources=["sample"], now=NOW, run_id="r1")
    written = read_parts(sample.lake)
    assert written == ingest_without_server(sample.lake.parent / "other", monkeypatch, "sample")
    table = json.loads(read_artifact(client, "newslake-sources").data)
    assert table[0]["discovered"] == report.books[0].discovered
    rejected = [end for end in report.ends if end.outcome is Outcome.REJECTED]
    assert rejected
    assert all(f"[{end.reason}](<{end.url}>)" in table[0]["not stored"] for end in rejected)
    markdown = read_artifact(client, "newslake-report").data
    assert markdown.startswith("# Run r1")
    assert "| sample | rejected |" in markdown


def test_a_run_tells_its_counts_in_an_event_that_automations_can_hear(sample, client):
    report = ingest(sources=["sample"], now=NOW, run_id=f"told-{time.time_ns()}")
    event = wait_for_event(client, PUBLISHED, report.run_id)
    assert event["resource"]["prefect.resource.id"] == "newslake.source.sample"
    counts = {str(outcome): report.count(outcome) for outcome in Outcome}
    assert counts["stored"] > 0
    assert counts["rejected"] > 0
    held = {name: count for name, count in counts.items() if count}
    assert event["payload"] | held == event["payload"]
    assert event["payload"]["discovered"] == sum(held.values())


def wait_for_event(client, name, run_id):
    """Read an event back from the server, which keeps events a moment after they were sent."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        wanted = {"filter": {"event": {"name": [name]}}}
        events = client.request("POST", "/events/filter", json=wanted).json()["events"]
        found = [event for event in events if event["payload"]["run_id"] == run_id]
        if found:
            return found[0]
        time.sleep(0.2)
    raise AssertionError(f"no event {name} of {run_id}")


def test_a_second_run_of_a_schedule_has_nothing_to_do(sample, client):
    sample.write_source("sample", read_home(), schedule="{every_minutes: 30}")
    first = ingest(sources=["sample"], only_due=True, now=NOW)
    second = ingest(sources=["sample"], only_due=True, now=NOW)
    assert first.books
    assert second.books == ()
    assert "sample: done at" in second.skipped[0]


def test_a_run_that_prefect_begins_too_early_works_in_its_own_window(sample, client, monkeypatch):
    due_at = datetime.now(UTC) + timedelta(seconds=2)
    monkeypatch.setitem(flow_run.FIELDS, "scheduled_start_time", lambda: due_at)
    assert ingest(sources=["sample"], only_due=True).started_at >= due_at


def read_home():
    return str(read_sources()["sample"].home)


def test_a_backfill_shows_its_days_as_a_table_and_its_progress(sample, client):
    request = BackfillRequest(source="sample", start=date(2022, 1, 9), end=date(2022, 1, 11))
    report = backfill(request=request, now=datetime(2022, 2, 1, tzinfo=UTC))
    table = json.loads(read_artifact(client, "newslake-backfill-days").data)
    assert [row["day"] for row in table if row["day"].startswith("2022")] == [
        "2022-01-11",
        "2022-01-10",
        "2022-01-09",
    ]
    assert sum(row["stored"] for row in table) == len(sample.read())
    assert read_artifact(client, "newslake-backfill").data == 100
    assert report.already_done == 0


def test_a_backfill_whose_days_fail_shows_them_all_and_is_a_failed_run(sample, client, monkeypatch):
    def stumble(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(flows.batch, "read_article", stumble)
    request = BackfillRequest(source="sample", start=date(2022, 1, 9), end=date(2022, 1, 11))
    with pytest.raises(BackfillFailedError, match="days did not end well") as told:
        backfill(request=request, now=datetime(2022, 2, 1, tzinfo=UTC), run_id="failing")
    table = json.loads(read_artifact(client, "newslake-backfill-days").data)
    days = told.value.backfill.days
    assert [row["problem"] for row in table] == [day.problem for day in days]
    assert any("met a bug" in row["problem"] for row in table)
    newest = max(client.read_flow_runs(), key=lambda each: each.expected_start_time)
    assert newest.state.is_failed()


def test_the_form_of_a_backfill_offers_descriptions_dates_and_choices():
    schema = backfill.parameters.model_dump()
    (wish,) = [each for each in schema["definitions"].values() if "via" in each["properties"]]
    fields = wish["properties"]
    assert fields["start"]["format"] == "date"
    assert fields["via"]["enum"] == ["auto", "listing", "sitemap", "feed", "raw"]
    assert fields["order"]["enum"] == ["newest", "oldest"]
    assert all("description" in field for field in fields.values())


@contextmanager
def begin_dask():
    """A Dask cluster of two processes; yields its address."""
    distributed = pytest.importorskip("distributed")
    pytest.importorskip("prefect_dask")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@contextmanager
def begin_ray():
    """A Ray cluster of two nodes; yields its address."""
    pytest.importorskip("prefect_ray")
    from ray.cluster_utils import Cluster

    node = {"num_cpus": 1, "object_store_memory": 100_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={**node, "include_dashboard": False})
    try:
        cluster.add_node(**node)
        yield cluster.address
    finally:
        cluster.shutdown()


@pytest.mark.parametrize("begin", [begin_dask, begin_ray], ids=["dask", "ray"])
def test_batches_on_a_cluster_of_two_processes_give_the_same_bytes(
    begin, sample, client, monkeypatch
):
    for name in ("alpha", "beta"):
        sample.write_source(name, read_home())
    with begin() as address:
        monkeypatch.setenv("NEWSLAKE_TASK_RUNNER", begin.__name__.removeprefix("begin_"))
        monkeypatch.setenv("NEWSLAKE_TASK_RUNNER_ADDRESS", address)
        ingest(sources=["alpha", "beta"], now=NOW, run_id="r1")
    on_cluster = read_parts(sample.lake)
    assert len(pd.read_parquet(sample.lake / "articles" / "v1")) > 0
    other = sample.lake.parent / "threads"
    assert on_cluster == ingest_without_server(other, monkeypatch, "alpha", "beta")


def test_a_failed_run_is_failed_in_prefect_and_shows_why(workplace, client):
    workplace.write_source("dead", "http://127.0.0.1:9/")
    with pytest.raises(RunFailedError):
        ingest.with_options(flow_run_name="a-dead-source")(sources=["dead"], now=NOW)
    wanted = FlowRunFilter(name=FlowRunFilterName(any_=["a-dead-source"]))
    (run,) = client.read_flow_runs(flow_run_filter=wanted)
    assert run.state.is_failed()
    assert "**Failed.** dead: no article" in read_artifact(client, "newslake-report").data


def test_a_backfill_whose_process_keeps_dying_is_not_begun_for_ever(sample, client, monkeypatch):
    monkeypatch.setenv("PREFECT__RUNTIME__FLOW_RUN__RUN_COUNT", str(MOST_STARTS + 1))
    request = BackfillRequest(source="sample", start=date(2022, 1, 9), end=date(2022, 1, 11))
    with pytest.raises(RunFailedError, match=f"sample: .* {MOST_STARTS} times"):
        backfill(request=request)
