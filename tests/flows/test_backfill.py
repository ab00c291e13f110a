"""Backfills day by day: resumable at any kill, never a page twice."""

import multiprocessing
import os
import random
from datetime import UTC, date, datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import flows.batch
from config.read import choose_sources, read_settings, read_sources
from examples.aggregator.expected import expect_articles
from extract.discover.markup import MOST_LINKS
from flows import steps
from flows.backfilling.days import backfill_days, count_links
from flows.backfilling.done_days import list_checked_days, list_done_days
from flows.backfilling.gaps import build_calendar, find_gaps, read_calendar
from flows.backfilling.report import BackfillFailedError
from flows.backfilling.request import BackfillRequest
from flows.batch import _keep_robots
from flows.faults import RunFailedError
from flows.scheduling.lease import lease_source
from flows.scheduling.source_state import read_state
from flows.steps import map_jobs_in_threads, start_run
from load.errors import ForeignFile
from load.lake import open_lake, open_store
from load.verify import verify_lake
from records.outcome import Outcome

MINSK = ZoneInfo("Europe/Minsk")
NOW = datetime(2022, 2, 15, 9, 0, tzinfo=UTC)
MONTH = {"start": date(2021, 12, 20), "end": date(2022, 1, 31)}
KILLS = 10
LISTED = {
    "discovery": "[listing]",
    "selectors": "{article_links: h2 a}",
    "limits": "{max_list_pages: 1}",
}


def backfill(now=NOW, tell=lambda _: None, run_id="b1", **wish):
    request = BackfillRequest(source="sample", **(MONTH | wish))
    (source,) = choose_sources(read_sources(), ["sample"])
    run = start_run(read_settings(), now=now, run_id=run_id)
    return backfill_days(request, source, run, map_jobs_in_threads, tell)


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


def test_gaps_older_than_the_calendar_s_ninety_days_are_closed_too(sample):
    backfill(now=datetime(2022, 1, 14, 9, 0, tzinfo=UTC), end=date(2022, 1, 13))
    now = datetime(2022, 12, 1, 9, 0, tzinfo=UTC)
    (source,) = choose_sources(read_sources(), ["sample"])
    held = {
        day.day: day.observed
        for day in read_calendar(str(sample.lake), source, now=now, days=400)
        if day.observed
    }
    fullest = max(held, key=held.get)
    forget_day(sample, fullest)
    shown = {gap.day for gap in find_gaps(str(sample.lake), source, now=now, days=400)}
    assert fullest in shown
    report = backfill(now=now, run_id="b2", only_gaps=True, start=min(held), end=max(held))
    days = {day.day for day in report.days if day.day}
    assert days == {day for day in shown if min(held) <= day <= max(held)}


def test_a_weekday_with_clearly_fewer_articles_than_usual_is_a_gap():
    days = [date(2022, 1, 3) + timedelta(days=number) for number in range(28)]
    counts = {day: 0 if day.weekday() == 6 else 10 for day in days}
    counts[date(2022, 1, 12)] = 4
    counts[date(2022, 1, 20)] = 0
    calendar = build_calendar(days, counts, checked={date(2022, 1, 20)})
    assert [day.day for day in calendar if day.is_gap] == [date(2022, 1, 12)]
    assert {day.expected for day in calendar} == {0.0, 10.0}


def test_gaps_of_the_lake_are_closed_by_a_backfill_of_only_the_gaps(sample):
    now = datetime(2022, 1, 14, 9, 0, tzinfo=UTC)
    backfill(now=now, end=date(2022, 1, 13))
    (source,) = choose_sources(read_sources(), ["sample"])
    held = {day.day: day.observed for day in read_calendar(str(sample.lake), source, now=now)}
    fullest = max(held, key=held.get)
    assert held[fullest] >= 4
    forget_day(sample, fullest)
    assert [gap.day for gap in find_gaps(str(sample.lake), source, now=now)] == [fullest]
    report = backfill(now=now, run_id="b2", only_gaps=True, start=min(held), end=max(held))
    assert [day.day for day in report.days if day.day] == [fullest]


def write_days(paper, *days, each=2):
    """Write a site that lists the articles of one day a page, and links to the day before."""
    for number, day in enumerate(days):
        paths = [f"/news/{day:%Y/%m/%d}/bridge-{n}-of-the-district-is-closed" for n in range(each)]
        paper.write_articles(*paths)
        following = f"/?page={number + 2}" if number + 1 < len(days) else None
        paper.write_list(f"/?page={number + 1}" if number else "/", paths, following=following)


def test_links_without_a_day_are_carried_on_with_after_a_kill(workplace, paper):
    paths = ["/2022/01/10/news-of-the-bridge", "/news/an-address-without-any-day-of-the-bridge"]
    paper.write_articles(*paths)
    paper.write_list("/", paths)
    workplace.write_source("sample", paper.home, **LISTED)
    days = {"start": date(2022, 1, 9), "end": date(2022, 1, 10)}

    def stop_before_the_last(progress):
        if progress.days_left == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backfill(tell=stop_before_the_last, **days)
    assert len(workplace.read()) == 1
    assert backfill(run_id="b2", **days).count(Outcome.STORED) == 1
    assert len(workplace.read()) == 2
    again = backfill(run_id="b3", **days)
    assert (again.days, again.already_done) == ((), 2)


def test_a_backfill_killed_between_archive_and_lake_is_carried_on_under_its_name(
    workplace, paper, monkeypatch
):
    day = date(2022, 1, 10)
    write_days(paper, day)
    workplace.write_source("sample", paper.home, **LISTED)

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(steps, "publish", stop)
        with pytest.raises(KeyboardInterrupt):
            backfill(start=day, end=day)
    assert backfill(start=day, end=day).count(Outcome.STORED) == 2
    assert list(verify_lake(workplace.lake)) == []
    segments = [path.name for path in sorted(workplace.lake.rglob("*.warc.gz"))]
    assert segments == ["b1-2022-01-10-0.warc.gz", "b1-2022-01-10-2-0.warc.gz"]


def test_days_to_come_are_not_looked_at(workplace, paper):
    write_days(paper, date(2022, 1, 10))
    workplace.write_source("sample", paper.home, **LISTED)
    report = backfill(start=NOW.date(), end=date(2199, 12, 31))
    assert [day.day for day in report.days] == [NOW.date() + timedelta(days=1), NOW.date()]


def test_days_that_a_cut_list_does_not_reach_are_looked_at_again(workplace, paper):
    days = [date(2022, 1, number) for number in (13, 12, 11, 10)]
    write_days(paper, *days)
    workplace.write_source("sample", paper.home, **LISTED)
    month = {"start": days[-1], "end": days[0]}
    first = backfill(max_list_pages=2, **month)
    assert [day.done for day in first.days] == [True, False, False, False]
    assert "max_list_pages (2); raise it" in first.problems[0]
    second = backfill(run_id="b2", **month)
    assert second.already_done == 1
    assert second.problems == ()
    assert all(day.done for day in second.days)
    assert len(workplace.read()) == 8


def test_a_cut_list_that_goes_forward_in_time_finishes_no_day(workplace, paper):
    days = [date(2022, 1, number) for number in (10, 11, 12, 13)]
    write_days(paper, *days)
    workplace.write_source("sample", paper.home, **LISTED)
    report = backfill(max_list_pages=2, start=days[0], end=days[-1])
    assert not any(day.done for day in report.days)


@pytest.mark.parametrize("dated", [True, False])
def test_of_a_sitemap_that_names_too_much_days_after_its_latest_unread_change_are_finished(
    workplace, paper, *, dated
):
    days = [date(2022, 1, number) for number in range(10, 15)]
    paths = [f"/news/{day:%Y/%m/%d}/bridge-of-the-district-is-closed" for day in days]
    paper.write_articles(*paths)
    entries = "".join(
        f"<url><loc>{paper.home.rstrip('/')}{path}</loc>"
        f"{f'<lastmod>{day}T12:00:00+03:00</lastmod>' if dated else ''}</url>"
        for day, path in zip(days, paths, strict=True)
    )
    paper.pages["/sitemap.xml"] = (200, f"<urlset>{entries}</urlset>")
    limits = "{max_pages: 3}"
    workplace.write_source("sample", paper.home, discovery="[sitemap]", limits=limits)
    report = backfill(start=days[0], end=days[-1])
    assert "limits.max_pages (3); raise it in config/sources/sample.yaml" in report.problems[0]
    # the 11th is the latest that was left unread, or of the day after in another zone
    done = [day.day for day in report.days if day.done]
    assert done == ([days[4], days[3]] if dated else [])


def test_a_day_is_not_finished_while_a_page_has_more_links_than_are_looked_at(workplace, paper):
    paper.write_list("/", ["/news/2022/02/14/bridge-of-the-district-is-closed"])
    paper.write_list("/archive", [f"/news/2021/01/01/bridge-{n}" for n in range(MOST_LINKS + 1)])
    archive = f"[{paper.home}archive]"
    workplace.write_source("sample", paper.home, discovery="[listing]", list_pages=archive)
    report = backfill(start=date(2022, 1, 10), end=date(2022, 1, 10))
    assert [day.done for day in report.days] == [False]
    assert "has more links than are looked at" in report.problems[0]


def test_a_news_sitemap_hides_no_past_day(workplace, paper):
    home, path = paper.home.rstrip("/"), "/news/2022/01/10/bridge-of-the-district-is-closed"
    paper.write_articles(path)
    news = "<n:news xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><n:title>New</n:title></n:news>"
    paper.pages["/news-sitemap.xml"] = (
        200,
        f"<urlset><url><loc>{home}/news/2022/02/14/new</loc>{news}</url></urlset>",
    )
    paper.pages["/sitemap.xml"] = (200, f"<urlset><url><loc>{home}{path}</loc></url></urlset>")
    workplace.write_source("sample", paper.home, discovery="[sitemap]")
    report = backfill(start=date(2022, 1, 10), end=date(2022, 1, 10))
    assert [(day.discovered, day.done) for day in report.days] == [(1, True)]
    assert len(workplace.read()) == 1


def test_a_day_is_looked_at_again_where_a_part_of_its_list_could_not_be_read(workplace, paper):
    day = date(2022, 1, 10)
    write_days(paper, day, day)
    paths = ["/news/2022/01/10/the-other-part-of-the-day-s-list"]
    paper.write_articles(*paths)
    paper.write_list("/?page=2", paths)
    whole = paper.pages["/?page=2"]
    paper.pages["/?page=2"] = (410, "")
    workplace.write_source("sample", paper.home, **LISTED)
    first = backfill(start=day, end=day)
    assert [(day.discovered, day.done) for day in first.days] == [(2, False)]
    paper.pages["/?page=2"] = whole
    second = backfill(run_id="b2", start=day, end=day)
    assert [(day.discovered, day.done) for day in second.days] == [(3, True)]
    assert len(workplace.read()) == 3


def test_a_day_whose_pages_robots_txt_could_not_be_had_for_is_looked_at_again(
    workplace, paper, other_paper
):
    path = "/news/2022/01/10/bridge-of-the-district-is-closed"
    other_paper.write_articles(path)
    other_paper.pages["/robots.txt"] = (501, "")
    paper.write_list("/", [other_paper.home.rstrip("/") + path])
    workplace.write_source("sample", paper.home, **LISTED)
    day = {"start": date(2022, 1, 10), "end": date(2022, 1, 10)}
    first = backfill(**day)
    assert [(each.ends, each.done) for each in first.days] == [({Outcome.FAILED: 1}, False)]
    other_paper.pages["/robots.txt"] = (404, "")
    _keep_robots.cache_clear()  # as an hour later
    second = backfill(run_id="b2", **day)
    assert [(each.ends, each.done) for each in second.days] == [({Outcome.STORED: 1}, True)]


WALL = "<html lang='en'><title>Just a moment...</title><body><h1>Checking your browser</h1><p>Please verify that you are not a robot.</p></body></html>"


def test_pages_behind_a_passing_wall_are_asked_for_again_and_then_the_day_is_finished(
    workplace, paper
):
    day = date(2022, 1, 10)
    write_days(paper, day)
    whole = dict(paper.pages)
    paper.pages |= {path: (200, WALL) for path in paper.pages if path.startswith("/news/")}
    workplace.write_source("sample", paper.home, **LISTED)
    first = backfill(start=day, end=day)
    assert [(each.ends, each.done) for each in first.days] == [({Outcome.REJECTED: 2}, False)]
    assert first.days[0].problem == "2 addresses may come later (2 bot_wall)"
    paper.pages |= whole
    second = backfill(now=NOW + timedelta(hours=1), run_id="b2", start=day, end=day)
    assert [(each.ends, each.done) for each in second.days] == [({Outcome.STORED: 2}, True)]


def test_a_dead_link_does_not_keep_its_day_open(workplace, paper):
    day = date(2022, 1, 10)
    write_days(paper, day)
    paper.pages[next(path for path in paper.pages if path.startswith("/news/"))] = (410, "")
    workplace.write_source("sample", paper.home, **LISTED)
    report = backfill(start=day, end=day)
    ends = {Outcome.FAILED: 1, Outcome.STORED: 1}
    assert [(each.ends, each.done) for each in report.days] == [(ends, True)]


def forget_day(workplace, day):
    """Take one day's rows and the memory of it out of the lake."""
    import shutil

    shutil.rmtree(workplace.lake / "_lake" / "backfills")
    for folder in (workplace.lake / "articles" / "v1").glob(f"date={day}"):
        shutil.rmtree(folder)


def backfill_in_child(environment, run_id, ready):
    os.environ.update(environment)
    ready.set()
    backfill(run_id=run_id)


@pytest.mark.soak
def test_ten_kills_leave_the_files_of_an_undisturbed_backfill(workplace, counted, tmp_path):
    workplace.write_source("sample", counted.home)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.backfilling.days"])
    names = ("NEWSLAKE_CONFIG", "NEWSLAKE_LAKE", "NEWSLAKE_STATE")
    environment = {name: os.environ[name] for name in names}
    calm_lake = tmp_path / "calm"

    def start(run_id, **more):
        ready = context.Event()
        child = context.Process(target=backfill_in_child, args=(environment | more, run_id, ready))
        child.start()
        assert ready.wait(60)
        return child

    begun = datetime.now(UTC)
    calm = start("calm", NEWSLAKE_LAKE=str(calm_lake))
    calm.join()
    assert calm.exitcode == 0
    seconds = (datetime.now(UTC) - begun).total_seconds()
    moments = random.Random(20220110)
    for number in range(KILLS):
        child = start(f"b{number}")
        # short enough that ten of them cannot do the whole
        child.join(moments.uniform(0.02, 0.12) * seconds)
        assert child.is_alive()
        child.kill()
        child.join()
    last = start("last")
    last.join()
    assert last.exitcode == 0
    asked = counted.count_articles()
    again = start("again")
    again.join()
    assert again.exitcode == 0
    assert counted.count_articles() == asked
    assert read_files(workplace.lake) == read_files(calm_lake)
    assert list(verify_lake(workplace.lake)) == []
    assert not list((workplace.lake / "revisions").rglob("*.parquet"))


def read_files(lake):
    """Every part file as it is, but for the place of the raw bytes, which names the run that fetched them."""
    files = {}
    for path in sorted(lake.glob("*/v1/**/*.parquet")):
        table = pq.read_table(path, partitioning=None)
        if "raw_ref" in table.column_names:
            table = table.drop_columns("raw_ref")
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink)
        files[str(path.relative_to(lake))] = sink.getvalue().to_pybytes()
    assert files
    return files
