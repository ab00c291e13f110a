"""`newslake ingest`, `backfill` and `tour` as an operator meets them."""

import json

import pytest

from config.faults import ConfigError
from config.read import read_settings
from examples.aggregator.expected import count_outcomes
from examples.aggregator.server import serve_site
from flows.steps import start_run


def test_ingest_prints_the_end_of_every_address_and_the_books(sample, newslake):
    ended = newslake("ingest", "sample", "--no-prefect")
    assert ended.status == 0
    expected = count_outcomes()
    lines = ended.out.splitlines()
    assert sum(line.startswith("stored ") for line in lines) == expected["stored"]
    assert sum(line.startswith("blocked ") for line in lines) == 1
    books = next(line for line in lines if line.strip().startswith("sample "))
    assert books.split()[1:] == [
        str(sum(expected.values())),
        str(expected["stored"]),
        "0",
        str(expected["duplicate"]),
        str(expected["rejected"]),
        str(expected["failed"]),
        str(expected["blocked"]),
    ]


def test_ingest_reports_as_json(sample, newslake):
    report = json.loads(newslake("ingest", "sample", "--no-prefect", "--json").out)
    (books,) = report["books"]
    assert books["ends"] == dict(count_outcomes())
    assert len(report["ends"]) == books["discovered"]


def test_nothing_is_printed_in_colour_into_a_pipe(sample, newslake):
    ended = newslake("ingest", "sample", "--no-prefect")
    assert "\x1b" not in ended.out + ended.err


def test_an_unknown_source_is_one_line_with_the_nearest_name(sample, newslake):
    ended = newslake("ingest", "sampel", "--no-prefect")
    assert ended.status == 2
    assert ended.out == ""
    (line,) = ended.err.splitlines()
    assert "sampel" in line
    assert "did you mean 'sample'" in line
    assert not sample.lake.exists()


@pytest.mark.parametrize("run_id", ["nightly/1", "../../../x y/ü", "..", "-r", "r" * 300, "r1\n"])
def test_a_run_gets_no_name_that_could_not_name_its_files(sample, newslake, run_id):
    days = ("--from", "2022-01-09", "--to", "2022-01-09")
    for command in (["ingest", "sample"], ["backfill", "sample", *days]):
        ended = newslake(*command, f"--run-id={run_id}")
        assert ended.status == 2
        (line,) = ended.err.splitlines()
        assert "--run-id" in line
    with pytest.raises(ConfigError, match="--run-id"):
        start_run(read_settings(), run_id=run_id)
    assert not sample.lake.exists()
    assert newslake("ingest", "sample", "--no-prefect", "--run-id", "nightly_1.a-B").status == 0


def test_no_source_is_fetched_while_any_file_is_wrong(sample, newslake):
    sample.write_source("other", "http://127.0.0.1:9/", limits="{max_pags: 3}")
    ended = newslake("ingest", "sample", "--no-prefect")
    assert ended.status == 2
    assert "other.yaml:6: limits.max_pags: unknown key" in ended.err
    assert "did you mean 'max_pages'" in ended.err
    assert not sample.lake.exists()


def test_a_source_that_is_down_ends_with_status_1(workplace, newslake):
    with serve_site() as home:
        pass
    workplace.write_source("gone", f"{home}/")
    ended = newslake("ingest", "gone", "--no-prefect")
    assert ended.status == 1
    assert len(ended.err.splitlines()) == 1
    assert "gone" in ended.err


def test_what_the_others_brought_is_told_where_one_source_fails(sample, newslake):
    with serve_site() as home:
        pass
    sample.write_source("gone", f"{home}/")
    ended = newslake("ingest", "sample", "gone", "--no-prefect", "--json")
    assert ended.status == 1
    assert "gone" in ended.err
    books = {each["source"]: each for each in json.loads(ended.out)["books"]}
    assert books["sample"]["ends"] == dict(count_outcomes())
    assert books["gone"]["problems"]
    ended = newslake("ingest", "sample", "gone", "--no-prefect")
    assert ended.status == 1
    assert any(line.startswith("unchanged ") for line in ended.out.splitlines())


def test_backfill_takes_days_and_refuses_a_range_that_ends_before_it_begins(sample, newslake):
    days = ("--from", "2022-01-07", "--to", "2022-01-05")
    ended = newslake("backfill", "sample", *days, "--no-prefect")
    assert ended.status == 2
    assert "2022-01-05 lies before the first 2022-01-07" in ended.err
    ended = newslake("backfill", "sample", *days[:2], "--to", "2022-01-07", "--max-list-pages", "0")
    assert ended.status == 2
    assert "--max-list-pages 0: " in ended.err


def test_the_tour_shows_books_readers_and_an_article_with_its_cuts(workplace, newslake):
    with serve_site() as home:
        pass
    workplace.write_source("sample", f"{home}/", limits="{max_list_pages: 20}", enabled="false")
    first = newslake("tour", "--no-prefect")
    assert first.status == 0
    for needle in (
        "read_parquet",
        "scan_parquet",
        "duckdb.read_parquet",
        "repeated_title",
        "kicker",
    ):
        assert needle in first.out
    before = workplace.list_parts()
    assert newslake("tour", "--no-prefect").status == 0
    assert workplace.list_parts() == before


def test_the_lines_that_the_tour_prints_load_the_dataset(workplace, newslake):
    with serve_site() as home:
        pass
    workplace.write_source("sample", f"{home}/", limits="{max_list_pages: 20}", enabled="false")
    shown = newslake("tour", "--no-prefect").out.splitlines()
    for engine in ("pandas", "duckdb", "polars"):
        start = next(
            n for n, line in enumerate(shown) if line.strip().startswith(f"import {engine}")
        )
        names = {}
        exec("\n".join(line.strip() for line in shown[start : start + 3]), names)
        assert "articles" in names
