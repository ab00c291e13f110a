"""Backfills day by day: resumable at any kill, never a page twice."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest

import flows.batch
from config.read import choose_sources, read_settings, read_sources
from examples.aggregator.expected import expect_articles
from flows.backfilling.days import count_links
from flows.backfilling.done_days import list_checked_days, list_done_days
from flows.backfilling.report import BackfillFailedError
from flows.backfilling.request import BackfillRequest
from flows.faults import RunFailedError
from flows.scheduling.lease import lease_source
from flows.scheduling.source_state import read_state
from flows.steps import start_run
from load.errors import ForeignFile
from load.lake import open_lake, open_store
from records.outcome import Outcome
from tests.flows.backfills import LISTED, MINSK, MONTH, NOW, backfill, write_days


def test_a_backfill_stores_its_days_and_run_again_asks_for_no_article(workplace, counted):
    workplace.write_source("sample", counted.home)
    first = backfill()
    fetched = counted.count_articles()
    assert fetched > 0
    assert counted.counts["/robots.txt"] == 1, "all batches of a run go by one robots.txt"
    assert first.count(Outcome.STORED) == len(workplace.read())
    second = backfill(run_id="b2")
    assert counted.count_articles() == fetched
    done = {day.day for day in first.days if day.done and day.day}
    assert second.already_done == len(done)
    assert second.count(Outcome.STORED) == 0


def test_a_backfill_fetches_only_the_days_asked_for(sample):
    wanted = [date(2022, 1, 5), date(2022, 1, 6), date(2022, 1, 7)]
    backfill(start=wanted[0], end=wanted[-1])
    days = sample.read()["published_at"].dt.tz_convert("Europe/Minsk").dt.date
    expected = [
        article.published_at.astimezone(MINSK).date()
        for article in expect_articles()
        if article.published_at is not None
    ]
    for day in wanted:
        assert (days == day).sum() == expected.count(day) > 0
    # one address of the site claims no day, so it has to be looked at
    assert (~days.dropna().isin(wanted)).sum() <= 1


def test_days_whose_pages_meet_a_bug_fail_the_backfill_when_all_are_looked_at(sample, monkeypatch):
    def stumble(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(flows.batch, "read_article", stumble)
    with pytest.raises(
        BackfillFailedError, match=r"3 of 3 days did not end well; 2022-01-07: 2 of 2 pages met"
    ) as told:
        backfill(start=date(2022, 1, 6), end=date(2022, 1, 7))
    days = told.value.backfill.days
    assert [(day.failed, day.done) for day in days] == [(True, False)] * 3
    # what a person asked for says nothing of the schedule
    assert read_state(open_store(str(sample.lake)), "sample").failures_in_row == 0


def test_a_source_whose_own_files_are_damaged_ends_its_backfill_at_the_first_day(sample):
    overrides = sample.lake / "_lake/site_rules/sample/overrides.json"
    backfill(start=date(2022, 1, 7), end=date(2022, 1, 7))
    overrides.parent.mkdir(parents=True, exist_ok=True)
    overrides.write_text("{")
    told = []
    with pytest.raises(RunFailedError, match=r"overrides\.json") as fault:
        backfill(run_id="b2", start=date(2022, 1, 5), end=date(2022, 1, 6), tell=told.append)
    assert not isinstance(fault.value, BackfillFailedError)
    assert told == []


def test_days_come_newest_or_oldest_first_and_tell_how_far_they_are(sample):
    told = []
    report = backfill(order="oldest", tell=told.append)
    days = [day.day for day in report.days if day.day]
    assert days == sorted(days)
    assert [progress.days_left for progress in told] == [*range(len(report.days) - 1, -1, -1)]
    assert told[-1].share == 1
    again = backfill(order="newest", again=True, run_id="b2")
    assert [day.day for day in again.days if day.day] == days[::-1]


def test_a_dry_run_counts_the_addresses_of_each_day_and_fetches_no_article(workplace, counted):
    workplace.write_source("sample", counted.home)
    (source,) = choose_sources(read_sources(), ["sample"])
    request = BackfillRequest(source="sample", **MONTH)
    planned = count_links(request, source, start_run(read_settings(), now=NOW))
    assert counted.count_articles() == 0
    report = backfill()
    assert {day.day: day.discovered for day in report.days} == planned


def test_a_day_that_is_not_over_is_looked_at_again(sample):
    newest = max(day.day for day in backfill().days if day.day and day.discovered)
    noon = datetime(newest.year, newest.month, newest.day, 12, tzinfo=UTC)
    (sample.lake / "_lake" / "runs").rename(sample.lake / "_lake" / "runs-kept")
    report = backfill(now=noon, again=True, run_id="b2", start=newest, end=newest)
    assert [day.done for day in report.days if day.day] == [False]


def test_via_names_the_only_kind_of_list_that_is_read(workplace, counted):
    workplace.write_source("sample", counted.home)
    backfill(via="sitemap")
    assert any("sitemap" in path for path in counted.counts)
    assert not any("rss" in path or "feed" in path for path in counted.counts)
    days = list_done_days(open_store(str(workplace.lake)), "sample", ["sitemap"])
    assert days
    assert list_done_days(open_store(str(workplace.lake)), "sample", ["listing"]) == set()


@pytest.mark.parametrize("name", ["notes.json", "2026-13-45.raw.json"])
def test_a_foreign_file_among_the_finished_days_is_named(tmp_path, name):
    store = open_lake(tmp_path / "lake").store
    store.replace(f"_lake/backfills/sample/{name}", b"", expected=None)

    with pytest.raises(ForeignFile, match=rf"_lake/backfills/sample/{name}.*move it out"):
        list_checked_days(store, "sample")


def test_pages_fetched_before_are_read_again_without_the_network(sample):
    backfill()
    report = backfill(via="raw", run_id="b2", start=NOW.date(), end=NOW.date())
    assert report.days[0].discovered > 0
    assert report.count(Outcome.FAILED) == 0


def test_while_it_holds_a_source_a_backfill_fetches_the_news_the_schedule_asks_for(
    workplace, counted
):
    workplace.write_source("sample", counted.home, schedule="{every_minutes: 30}")
    backfill(start=date(2022, 1, 1), end=date(2022, 1, 2))
    assert counted.count_articles() > 10
    books = sorted(path.name for path in (workplace.lake / "_lake/runs").iterdir())
    assert any("-news-" in name for name in books)


def test_news_that_fail_meanwhile_do_not_end_a_backfill(workplace, paper):
    days = [date(2022, 1, number) for number in (12, 11, 10)]
    write_days(paper, *days)
    listed = LISTED | {"limits": "{max_list_pages: 5}", "schedule": "{every_minutes: 30}"}
    workplace.write_source("sample", paper.home, **listed)

    def close_the_list(progress):
        paper.pages["/"] = (410, "")
        if progress.days_left:
            # the news are due again before the next day
            (workplace.lake / "_lake/sources/sample.json").unlink()

    report = backfill(start=days[-1], end=days[0], tell=close_the_list)
    assert [day.done for day in report.days] == [True] * 3
    assert ["the news meanwhile: sample: no article" in fault for fault in report.problems] == [
        True
    ]
    state = read_state(open_store(str(workplace.lake)), "sample")
    assert state.failures_in_row == 1
    assert len(workplace.read()) == 6


def test_a_backfill_waits_for_the_run_that_holds_its_source(sample):
    settings = read_settings()
    reports = []
    with lease_source(settings, "sample", run_id="r1", kind="ingest", now=NOW):
        waiting = Thread(target=lambda: reports.append(backfill()))
        waiting.start()
        waiting.join(0.3)
        assert reports == []
    waiting.join()
    assert reports[0].count(Outcome.STORED) > 0


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="swap them"):
        BackfillRequest(source="sample", start=date(2022, 1, 2), end=date(2022, 1, 1))


def test_days_to_come_are_not_looked_at(workplace, paper):
    write_days(paper, date(2022, 1, 10))
    workplace.write_source("sample", paper.home, **LISTED)
    report = backfill(start=NOW.date(), end=date(2199, 12, 31))
    assert [day.day for day in report.days] == [NOW.date() + timedelta(days=1), NOW.date()]
