"""A day of which more may come is looked at again; one that is over is not."""

from datetime import date, timedelta

import pytest

from extract.discover.markup import MOST_LINKS
from flows.batch import _keep_robots
from records.outcome import Outcome
from tests.flows.backfills import LISTED, NOW, backfill, write_days


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
