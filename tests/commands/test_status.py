"""What `newslake status`, `metrics`, `gaps` and `up --dry-run` tell people and monitors."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner

from commands.main import app
from config.read import choose_sources, read_settings, read_sources
from flows.faults import RunFailedError
from flows.scheduling.due import ingest_due
from flows.scheduling.health import Freshness, read_health
from flows.steps import map_jobs_in_threads, start_run

NOW = datetime(2022, 1, 15, 9, 0, tzinfo=UTC)
HALF_HOURLY = "{every_minutes: 30}"


def call(*arguments):
    return CliRunner().invoke(app, list(arguments))


def ingest(name, now=NOW):
    chosen = choose_sources(read_sources(), [name])
    return ingest_due(
        chosen, start_run(read_settings(), now=now), map_jobs_in_threads, only_due=False
    )


def judge(now):
    return {
        each.source: each.freshness
        for each in read_health(read_sources().values(), read_settings(), now=now)
    }


def test_a_source_is_fresh_then_late_then_stale_as_windows_pass_without_a_run(scheduled):
    assert judge(NOW) == {"sample": Freshness.NEVER}
    ingest("sample")
    assert judge(NOW + timedelta(minutes=59)) == {"sample": Freshness.FRESH}
    assert judge(NOW + timedelta(minutes=95)) == {"sample": Freshness.LATE}
    assert judge(NOW + timedelta(minutes=160)) == {"sample": Freshness.STALE}


def test_the_exit_status_tells_a_monitor_that_a_source_is_stale(scheduled):
    ingest("sample")
    assert call("status", "--now", "2022-01-15T09:10:00").exit_code == 0
    assert call("status", "--now", "2022-01-15T15:00:00").exit_code == 1


def test_a_source_that_fails_three_times_in_a_row_is_failing(scheduled):
    ingest("sample")
    scheduled.write_source("sample", "http://127.0.0.1:9/", schedule=HALF_HOURLY)
    for number in range(3):
        with pytest.raises(RunFailedError):
            ingest("sample", now=NOW + timedelta(minutes=number))
    result = call("status", "--json", "--now", "2022-01-15T09:10:00")
    (status,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert status["freshness"] == "failing"
    assert status["failures_in_row"] == 3
    assert "no article could be found" in status["last_error"]


def test_a_source_that_has_no_article_of_any_address_three_times_in_a_row_is_barren(
    scheduled,
):
    home = read_sources()["sample"].home
    scheduled.write_source(
        "sample", home, schedule=HALF_HOURLY, limits="{max_list_pages: 1, min_words: 100000}"
    )
    for hours in range(3):
        assert judge(NOW)["sample"] is not Freshness.BARREN
        ingest("sample", now=NOW + timedelta(hours=hours))
    later = NOW + timedelta(hours=2, minutes=5)
    assert judge(later) == {"sample": Freshness.BARREN}
    # its pages are held as they were; read again by today's limits they are articles
    scheduled.write_source("sample", home, schedule=HALF_HOURLY, limits="{max_list_pages: 1}")
    assert call("reprocess", "sample").exit_code == 0
    ingest("sample", now=later)
    assert judge(later) == {"sample": Freshness.FRESH}


def test_status_as_json_names_runs_ends_and_the_next_run(scheduled):
    report = ingest("sample")
    (status,) = json.loads(call("status", "--json", "--now", "2022-01-15T09:10:00").stdout)
    assert status["last_run_id"] == report.run_id
    assert status["next_run_at"] == "2022-01-15T09:30:00+00:00"
    assert status["ends"]["stored"] == len(scheduled.read())
    assert status["backlog"] == status["ends"]["failed"]


@pytest.mark.parametrize("command", ["status", "metrics"])
def test_who_may_not_write_the_lake_sees_how_it_stands_and_leaves_it_alone(
    filled, bound, shut, command
):
    before = snapshot_tree(filled.lake)
    for place in [*filled.lake.rglob("*"), filled.lake]:
        if place.is_dir():
            shut(place, 0o555)
    ended = bound(command)
    assert (ended.status, ended.err) == (0, "")
    assert "sample" in ended.out
    assert snapshot_tree(filled.lake) == before


def snapshot_tree(folder):
    return {
        path: path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("command", ["status", "metrics"])
def test_a_lake_that_may_not_be_read_is_one_line(filled, bound, shut, command):
    shut(filled.lake / "_lake")
    ended = bound(command)
    assert ended.status == 3
    (line,) = ended.err.splitlines()
    assert f"{filled.lake}/_lake/" in line
    assert "Permission denied" in line


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("NEWSLAKE_LEDGER", "foo", "NEWSLAKE_LEDGER: is no URL of a database"),
        ("NEWSLAKE_LEDGER", "foo://u:secret@h/x", "write it as postgresql+pg8000://"),
        ("NEWSLAKE_LEDGER", "postgresql+pg8000://u:secret@h:x/y", "is no URL of a database"),
        ("NEWSLAKE_LAKE", "s3://", "s3://: is no place for a lake"),
        ("NEWSLAKE_LAKE", "foo://bucket/x", "give a folder or a URL such as s3://bucket/prefix"),
    ],
)
def test_an_address_of_nothing_is_one_line(scheduled, newslake, monkeypatch, variable, value, told):
    monkeypatch.setenv(variable, value)
    ended = newslake("status")
    assert ended.status == 3
    (line,) = ended.err.splitlines()
    assert told in line
    assert "secret" not in line


def test_metrics_are_one_gauge_a_line_with_its_source(scheduled):
    ingest("sample")
    lines = call("metrics").stdout.splitlines()
    values = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    success = 'newslake_source_last_success_timestamp_seconds{source="sample"}'
    assert float(values[success]) == NOW.timestamp()
    stored = 'newslake_source_last_run_addresses{source="sample",outcome="stored"}'
    assert int(values[stored]) == len(scheduled.read())


def test_gaps_shows_what_each_day_holds(scheduled):
    ingest("sample")
    result = call("gaps", "sample", "--json", "--now", "2022-01-15T09:00:00")
    days = json.loads(result.stdout)["sample"]
    assert sum(day["observed"] for day in days) > 0
    assert call("gaps", "sample", "--now", "2022-01-15T09:00:00").stdout.startswith("sample\n")


def test_gaps_names_the_backfill_that_closes_those_it_shows(filled):
    shown = call("gaps", "sample", "--days", "2000", "--now", "2026-11-29T00:00:00").stdout
    (told,) = [line for line in shown.splitlines() if "close them" in line]
    command = told.partition("close them: newslake ")[2].split()
    looked = call(*command, "--dry-run", "--now", "2026-11-29T00:00:00").stdout
    gaps = int(told.split()[0])
    assert gaps > 0
    days = [line for line in looked.splitlines() if line.startswith("sample 20")]
    assert len(days) == gaps


def test_gaps_says_how_far_back_no_article_was_found(filled):
    shown = call("gaps", "sample", "--now", "2026-11-29T00:00:00").stdout
    assert "no articles in the 90 days before today; --days looks further back" in shown


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (("gaps", "--days", "-5"), "--days"),
        (("gaps", "--days", "1000000"), "--days"),
        (("gaps", "--now", "0001-01-01"), "--now"),
        (("status", "--now", "9999-12-31T23:59:59"), "--now"),
        (("ingest", "--no-prefect", "--now", "9999-12-31T23:59:59"), "--now"),
    ],
)
def test_instants_and_days_that_no_calendar_has_are_refused_by_name(scheduled, arguments, option):
    result = call(*arguments)
    assert result.exit_code == 2
    assert f"'{option}'" in result.output


def test_up_dry_run_prints_schedules_and_starts_nothing(scheduled, monkeypatch):
    home = scheduled.lake.parent / "prefect"
    monkeypatch.setenv("PREFECT_HOME", str(home))
    result = call("up", "--dry-run", "--port", "4321")
    assert result.exit_code == 0
    assert "http://127.0.0.1:4321" in result.stdout
    assert "every 30 min" in result.stdout
    assert not home.exists()


def test_up_serves_the_sample_while_no_source_is_enabled(workplace):
    workplace.write_source(
        "sample", "http://127.0.0.1:8899/", schedule="{every_minutes: 1}", enabled="false"
    )
    assert "sample site  http://127.0.0.1:8899/" in call("up", "--dry-run").stdout
    workplace.write_source("other", "http://127.0.0.1:9/", schedule=HALF_HOURLY)
    assert "sample site" not in call("up", "--dry-run").stdout
    assert "sample site" in call("up", "--dry-run", "--sample").stdout


def test_backfill_says_which_days_it_needs(scheduled):
    from config.faults import ConfigError

    assert "which days" in str(call("backfill", "sample").exception)
    swapped = call("backfill", "sample", "--from", "2022-01-02", "--to", "2022-01-01")
    assert isinstance(swapped.exception, ConfigError)


def test_backfill_prints_its_days_and_carries_on_when_run_again(scheduled):
    scheduled.write_source("sample", read_home())
    days = ("--from", "2022-01-09", "--to", "2022-01-11", "--no-prefect")
    first = call("backfill", "sample", *days, "--now", "2022-02-01T00:00:00")
    assert first.exit_code == 0, first.output
    assert "2022-01-10" in first.stdout
    again = call("backfill", "sample", *days, "--now", "2022-02-01T00:00:00")
    assert "3 were done already" in again.stdout


def test_backfill_reports_as_json(scheduled):
    scheduled.write_source("sample", read_home())
    days = ("--from", "2022-01-09", "--to", "2022-01-10", "--now", "2022-02-01T00:00:00", "--json")
    (planned,) = json.loads(call("backfill", "sample", *days, "--dry-run").stdout)
    assert planned["source"] == "sample"
    assert [day["day"] for day in planned["days"][:2]] == ["2022-01-10", "2022-01-09"]
    assert planned["days"][0]["addresses"] > 0
    assert not scheduled.lake.exists()
    ended = call("backfill", "sample", *days, "--no-prefect")
    assert ended.exit_code == 0, ended.output
    (report,) = json.loads(ended.stdout)
    assert [day["day"] for day in report["days"][:2]] == ["2022-01-10", "2022-01-09"]
    assert sum(day["ends"].get("stored", 0) for day in report["days"]) == len(scheduled.read())


def read_home():
    return str(read_sources()["sample"].home)
