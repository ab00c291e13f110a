"""A backfill of the source `sample` and sites for it, for tests."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from config.read import choose_sources, read_settings, read_sources
from flows.backfilling.days import backfill_days
from flows.backfilling.request import BackfillRequest
from flows.steps import map_jobs_in_threads, start_run

MINSK = ZoneInfo("Europe/Minsk")


NOW = datetime(2022, 2, 15, 9, 0, tzinfo=UTC)


MONTH = {"start": date(2021, 12, 20), "end": date(2022, 1, 31)}


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


def write_days(paper, *days, each=2):
    """Write a site that lists the articles of one day a page, and links to the day before."""
    for number, day in enumerate(days):
        paths = [f"/news/{day:%Y/%m/%d}/bridge-{n}-of-the-district-is-closed" for n in range(each)]
        paper.write_articles(*paths)
        following = f"/?page={number + 2}" if number + 1 < len(days) else None
        paper.write_list(f"/?page={number + 1}" if number else "/", paths, following=following)
