"""Runs by watermark and lease, without Prefect: what is due is fetched once, by one run."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from time import process_time
from urllib.parse import urlsplit

import pytest

from config.read import choose_sources, read_settings, read_sources
from flows.faults import RunFailedError
from flows.scheduling.due import ingest_due
from flows.scheduling.health import BAD, Freshness, read_health
from flows.scheduling.lease import lease_source
from flows.scheduling.source_state import read_state
from flows.steps import map_jobs_in_threads, start_run
from load.errors import ClockSetBack
from load.lake import open_store
from records.outcome import Outcome

NOW = datetime(2022, 1, 15, 9, 0, tzinfo=UTC)


def ingest(*names, now=NOW, only_due=True):
    run = start_run(read_settings(), now=now)
    chosen = choose_sources(read_sources(), names)
    return ingest_due(chosen, run, map_jobs_in_threads, only_due=only_due)


def test_after_fifty_missed_windows_one_run_fetches_and_the_rest_ask_the_site_nothing(
    workplace, counted
):
    more = {"schedule": "{every_minutes: 30}", "limits": "{revisit_hours: 0}"}
    workplace.write_source("sample", counted.home, **more)
    first = ingest("sample")
    assert first.count(Outcome.STORED) > 0
    missed_at = NOW + timedelta(minutes=30) * 50
    asked = Counter(counted.counts)
    timed = [time_ingest(missed_at) for _ in range(50)]
    reports = [report for report, _ in timed]
    assert counted.counts != asked
    assert [bool(report.books) for report in reports] == [True, *[False] * 49]
    assert all("sample: done at" in report.skipped[0] for report in reports[1:])
    rows = workplace.read()
    assert len(rows) == first.count(Outcome.STORED)
    assert {counted.counts[urlsplit(url).path] for url in rows["url"]} == {1}
    catching_up, *nothing = [seconds for _, seconds in timed]
    # a hundredth is usual, in milliseconds
    assert sum(nothing) / len(nothing) < catching_up / 5


def time_ingest(now):
    """A run's report and the seconds of processor time it took."""
    begun = process_time()
    report = ingest("sample", now=now)
    return report, process_time() - begun


def test_a_run_with_nothing_to_do_sends_no_request(workplace, counted):
    workplace.write_source("sample", counted.home, schedule="{every_minutes: 30}")
    ingest("sample")
    asked = Counter(counted.counts)
    ingest("sample", now=NOW + timedelta(minutes=29, seconds=59))
    assert counted.counts == asked
    ingest("sample", now=NOW + timedelta(minutes=30))
    assert counted.counts != asked


def test_a_clock_that_was_ahead_for_one_run_does_not_silence_a_source_until_then(
    workplace, counted
):
    workplace.write_source("sample", counted.home, schedule="{every_minutes: 30}")
    ingest("sample", now=NOW + timedelta(days=40))
    with pytest.raises(ClockSetBack, match="delete its file") as told:
        ingest("sample")
    (health,) = read_health(read_sources().values(), read_settings(), now=NOW)
    assert health.freshness is Freshness.CLOCK_SET_BACK
    assert health.freshness in BAD
    Path(told.value.place).unlink()
    assert ingest("sample").books
    (health,) = read_health(read_sources().values(), read_settings(), now=NOW)
    assert health.freshness is Freshness.FRESH
    assert "sample: done at" in ingest("sample").skipped[0]


def test_a_source_that_another_run_holds_is_left_alone(sample):
    settings = read_settings()
    with lease_source(settings, "sample", run_id="r1", kind="backfill", now=NOW):
        report = ingest("sample")
    assert report.books == ()
    assert "sample: held by backfill r1" in report.skipped[0]
    assert ingest("sample").count(Outcome.STORED) > 0


def test_two_runs_at_once_fetch_every_article_once(workplace, counted):
    workplace.write_source("sample", counted.home, schedule="{every_minutes: 30}")
    reports = []
    threads = [Thread(target=lambda: reports.append(ingest("sample"))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(bool(report.books) for report in reports) == [False, True]
    assert set(counted.articles.values()) <= {1}


def test_a_source_that_cannot_be_read_stays_due_and_does_not_hold_up_the_others(
    sample, unused_port
):
    sample.write_source("dead", f"http://127.0.0.1:{unused_port}/")
    with pytest.raises(RunFailedError, match="dead"):
        ingest("dead", "sample")
    store = open_store(read_settings().lake)
    dead, good = read_state(store, "dead"), read_state(store, "sample")
    assert dead.completed_at is None
    assert dead.failures_in_row == 1
    assert "dead: no article could be found" in dead.last_error
    assert good.completed_at == NOW
    assert good.ends[Outcome.STORED] == len(sample.read())


@pytest.mark.parametrize("name", ["overrides.json", "evidence.json.zst"])
def test_a_damaged_file_of_a_source_fails_that_source_and_does_not_hold_up_the_others(
    sample, counted, name
):
    sample.write_source("hurt", counted.home)
    ingest("hurt", "sample")
    held = len(sample.read())
    asked = Counter(counted.counts)
    damaged = sample.lake / "_lake/site_rules/hurt" / name
    kept = damaged.read_bytes() if damaged.exists() else None
    damaged.write_bytes(b"{oops")
    later = NOW + timedelta(hours=1)
    with pytest.raises(RunFailedError, match=rf"^hurt: .*{name}: is not") as told:
        ingest("hurt", "sample", now=later)
    assert told.value.failed == ("hurt",)
    assert counted.counts == asked, "nothing is fetched that could not be kept"
    assert [books.closes for books in told.value.report.books] == [True, True]
    store = open_store(read_settings().lake)
    assert read_state(store, "hurt").failures_in_row == 1
    assert read_state(store, "sample").completed_at == later
    assert damaged.read_bytes() == b"{oops"
    damaged.unlink() if kept is None else damaged.write_bytes(kept)
    ingest("hurt", "sample", now=later)
    assert read_state(store, "hurt").completed_at == later
    assert len(sample.read()) == held


def test_a_damaged_state_is_named_by_status_and_written_anew_by_the_next_run(sample, counted):
    schedule = "{every_minutes: 30}"
    sample.write_source("hurt", counted.home, schedule=schedule)
    ingest("hurt", "sample")
    (sample.lake / "_lake/sources/hurt.json").write_bytes(b"{oops")
    sources = choose_sources(read_sources(), ["hurt", "sample"])
    hurt, other = read_health(sources, read_settings(), now=NOW)
    assert hurt.freshness is Freshness.NEVER
    assert "hurt.json: is not a source's state" in hurt.last_error
    assert other.freshness is Freshness.BY_HAND
    report = ingest("hurt", "sample")
    assert [books.source for books in report.books] == ["hurt", "sample"]
    hurt, _ = read_health(sources, read_settings(), now=NOW)
    assert (hurt.freshness, hurt.last_error) == (Freshness.FRESH, None)


def test_a_state_that_is_another_sources_is_not_believed(sample, counted):
    sample.write_source("moved", counted.home, schedule="{every_minutes: 30}")
    ingest("moved", "sample")
    states = sample.lake / "_lake/sources"
    swapped = {name: (states / f"{name}.json").read_bytes() for name in ("moved", "sample")}
    (states / "moved.json").write_bytes(swapped["sample"])
    (states / "sample.json").write_bytes(swapped["moved"])
    sources = choose_sources(read_sources(), ["moved", "sample"])
    moved, other = read_health(sources, read_settings(), now=NOW)
    assert "moved.json: is the state of sample; the source's next run" in moved.last_error
    assert "sample.json: is the state of moved; the source's next run" in other.last_error

    later = NOW + timedelta(hours=1)
    ingest("moved", "sample", now=later)

    for name in ("moved", "sample"):
        state = read_state(open_store(read_settings().lake), name)
        assert (state.source, state.completed_at) == (name, later)


@pytest.fixture
def unused_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_the_state_of_a_source_tells_its_last_run_and_its_last_new_article(sample):
    ingest("sample")
    ingest("sample", now=NOW + timedelta(hours=1))
    state = read_state(open_store(read_settings().lake), "sample")
    assert state.completed_at == NOW + timedelta(hours=1)
    assert state.new_at == NOW
    assert state.ends[Outcome.STORED] == 0
