"""Whole runs over the sample site, without Prefect."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from examples.aggregator.expected import count_outcomes, describe_links, expect_articles
from examples.aggregator.server import serve_site
from extract.article.read import read_article
from extract.fetch.fetcher import Fetcher
from extract.raw_archive import read_raw_page
from flows import refine, source_lists
from flows.faults import RunFailedError
from records.outcome import Outcome
from records.pages import RawRef
from records.row import list_column_names

MINSK = ZoneInfo("Europe/Minsk")
NOW = datetime(2022, 1, 15, 9, 0, tzinfo=UTC)
BUGGY = next(iter(expect_articles())).path


def count_ends(report):
    (books,) = report.books
    assert books.closes
    return {str(outcome): count for outcome, count in books.ends.items() if count}


def test_every_address_comes_to_the_end_it_should(filled, report, site):
    assert count_ends(report) == dict(count_outcomes())
    ends = {end.url.removeprefix(site): end for end in report.ends}
    for link in describe_links():
        end = ends[link.path]
        if link.reasons:
            assert end.reason.split()[0] in link.reasons
    assert len(filled.read()) == report.count(Outcome.STORED)


def test_rows_say_what_the_site_published(filled, site):
    rows = filled.read().set_index("url")
    for article in expect_articles():
        row = rows.loc[site + article.path]
        assert row["title"] == article.title
        assert tuple(row["paragraphs"]) == article.paragraphs
        assert row["text"] == "\n\n".join(article.paragraphs)
        assert tuple(row["authors"]) == article.authors
        assert row["country"] == article.country


def test_every_column_is_there_and_described(filled):
    rows = filled.read()
    assert list(rows.columns) == [*list_column_names(), "date"]
    assert str(rows["published_at"].dtype) == "datetime64[us, UTC]"


def test_a_second_run_stores_nothing_and_touches_no_file(filled, report):
    first = count_ends(report)
    before = filled.list_parts()
    second = count_ends(filled.ingest("sample", now=NOW + timedelta(minutes=10)))
    assert second == {"unchanged": first.pop("stored"), **first}
    assert filled.list_parts() == before


def test_an_old_article_is_not_asked_for_again(filled, report):
    first = count_ends(report)
    much_later = filled.ingest("sample", now=NOW + timedelta(days=30))
    asked = list((filled.lake / "raw").rglob("*.warc.gz"))
    assert count_ends(much_later)["unchanged"] == first["stored"]
    assert len(asked) == 1


def test_what_the_limit_leaves_is_fetched_by_the_next_runs_before_anything_is_asked_again(
    workplace, paper
):
    paths = [f"/news/bridge-number-{number}-is-closed-for-repairs" for number in range(12)]
    paper.write_articles(*paths)
    paper.write_list("/", paths)
    selectors = "{article_links: h2 a}"
    workplace.write_source("sample", paper.home, limits="{max_pages: 5}", selectors=selectors)
    reports = [workplace.ingest("sample", now=NOW + timedelta(hours=hour)) for hour in range(5)]
    assert [report.count(Outcome.STORED) for report in reports] == [5, 5, 2, 0, 0]
    asked = Counter(paper.asked)
    assert sum(asked[path] for path in paths) == 5 * 5
    assert min(asked[path] for path in paths[:10]) == 2, "the longest unasked have their turn"


def test_an_edited_article_gets_a_revision(workplace):
    with serve_site() as home:
        port = int(home.rsplit(":", 1)[1])
        workplace.write_source("sample", f"{home}/", limits="{max_list_pages: 20}")
        workplace.ingest("sample")
    before = workplace.read().set_index("article_id")
    with serve_site(port=port, edited=True):
        report = workplace.ingest("sample", now=NOW + timedelta(hours=1))
    assert report.count(Outcome.STORED) == 1
    assert [end.reason for end in report.ends if end.outcome is Outcome.STORED] == ["revised"]
    after = workplace.read().set_index("article_id")
    (edited,) = after.index[after["revision"] == 2]
    assert after.loc[edited, "text"] != before.loc[edited, "text"]
    assert after.loc[edited, "first_seen_at"] == before.loc[edited, "first_seen_at"]
    old = workplace.read("revisions").set_index("article_id")
    assert old.loc[edited, "text"] == before.loc[edited, "text"]


def test_what_was_cut_rebuilds_what_was_read(filled):
    rows = filled.read().set_index("article_id")
    removed = filled.read("removed_blocks")
    assert set(removed["article_id"]) == set(rows.index)
    for article_id, cuts in removed.groupby("article_id"):
        row = rows.loc[article_id]
        ref = RawRef(**row["raw_ref"])
        page = read_raw_page(str(filled.lake), ref, "sample")
        parsed = read_article(
            page.body,
            url=page.final_url,
            source="sample",
            content_type=page.header("content-type"),
            link=page.link,
        )
        places = dict(zip(cuts["position"], cuts["text"], strict=True))
        kept = iter(row["paragraphs"])
        rebuilt = [places.get(n) or next(kept) for n in range(len(places) + len(row["paragraphs"]))]
        assert rebuilt == [block.text for block in parsed.blocks]


def test_rejected_pages_keep_their_reason_and_place(filled, report):
    rejected = filled.read("rejected_pages")
    assert Counter(rejected["reason"]) == Counter(
        end.reason for end in report.ends if end.outcome is Outcome.REJECTED
    )
    for ref in rejected["raw_ref"]:
        assert (filled.lake / "raw" / ref["segment"]).is_file()


def test_two_sources_share_one_run_and_keep_apart(sample, site):
    sample.write_source("mirror", f"{site}/", limits="{max_list_pages: 20}")
    report = sample.ingest("sample", "mirror")
    assert [books.source for books in report.books] == ["sample", "mirror"]
    assert all(books.closes for books in report.books)
    counts = sample.read().groupby("source", observed=True).size()
    assert counts["sample"] == counts["mirror"] == count_outcomes()["stored"]


def test_a_source_that_cannot_be_reached_fails_the_run_by_name(workplace):
    with serve_site() as home:
        pass
    workplace.write_source("gone", f"{home}/")
    with pytest.raises(RunFailedError, match=r"gone: no article could be found: .*connect"):
        workplace.ingest("gone")


def test_the_same_run_gives_the_same_bytes(filled, tmp_path, monkeypatch):
    first = {path: data for path, (_, data) in filled.list_parts().items()}
    monkeypatch.setenv("NEWSLAKE_LAKE", str(tmp_path / "second"))
    filled.lake = tmp_path / "second"
    filled.ingest("sample", run_id="r1")
    assert {path: data for path, (_, data) in filled.list_parts().items()} == first


def test_a_second_lake_with_the_same_ledger_gets_its_rows(sample, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLAKE_LEDGER", f"sqlite:///{tmp_path}/shared.sqlite")
    sample.ingest("sample")
    first = sample.read()
    monkeypatch.setenv("NEWSLAKE_LAKE", str(tmp_path / "second"))
    sample.lake = tmp_path / "second"
    sample.ingest("sample", now=NOW + timedelta(days=30))
    assert set(sample.read()["article_id"]) == set(first["article_id"])


def test_a_bug_in_fetching_costs_one_page(sample, monkeypatch, caplog):
    whole, odd = Fetcher.fetch, count_outcomes()

    def fetch(self, link, **wishes):
        if link.url.endswith(BUGGY):
            raise TypeError("an answer that nobody thought of")
        return whole(self, link, **wishes)

    monkeypatch.setattr(Fetcher, "fetch", fetch)
    report = sample.ingest("sample")
    (end,) = [end for end in report.ends if end.url.endswith(BUGGY)]
    assert (end.outcome, end.reason) == (Outcome.FAILED, "unexpected")
    assert count_ends(report)["stored"] == odd["stored"] - 1
    assert "an answer that nobody thought of" in caplog.text


@pytest.mark.parametrize(
    ("stage", "work"), [("clean", "clean_article"), ("normalise", "normalise_article")]
)
def test_a_bug_in_refining_costs_one_page_and_says_where(sample, monkeypatch, stage, work):
    whole = getattr(refine, work)

    def stumble(article, **more):
        parsed = getattr(article, "parsed", article)
        if parsed.url.endswith(BUGGY):
            raise TypeError("an article that nobody thought of")
        return whole(article, **more)

    monkeypatch.setattr(refine, work, stumble)
    report = sample.ingest("sample")
    assert count_ends(report)["stored"] == count_outcomes()["stored"] - 1
    rejected = sample.read("rejected_pages").set_index("reason").loc["unexpected"]
    assert rejected["stage"] == stage
    assert "an article that nobody thought of" in rejected["detail"]


@pytest.mark.parametrize("changed", ["", "<lastmod>2022-01-10</lastmod>"])
def test_a_run_names_a_list_whose_rest_may_be_new(workplace, paper, changed):
    home = paper.home.rstrip("/")
    entries = "".join(f"<sitemap><loc>{home}/a-{n}.xml</loc>{changed}</sitemap>" for n in range(9))
    paper.pages["/a.xml"] = (200, f"<sitemapindex>{entries}</sitemapindex>")
    path = "/news/2022/01/10/bridge-of-the-district-is-closed"
    paper.write_articles(path)
    paper.pages["/a-8.xml"] = (200, f"<urlset><url><loc>{home}{path}</loc></url></urlset>")
    paper.pages["/a-7.xml"] = (200, f"<urlset><url><loc>{home}/old</loc></url></urlset>")
    sitemaps = f"[{home}/a.xml]"
    limits = "{max_list_pages: 2}"
    workplace.write_source("sample", home, discovery="[sitemap]", sitemaps=sitemaps, limits=limits)
    (books,) = workplace.ingest("sample").books
    assert books.ends[Outcome.STORED] == 1
    line = f"what is new may be missed: {home}/a.xml names more sitemaps than max_list_pages (2)"
    assert [problem[: len(line)] for problem in books.problems] == ([] if changed else [line])


def test_a_sitemap_may_be_larger_than_a_page(workplace, paper):
    path = "/news/2022/01/10/bridge-of-the-district-is-closed"
    paper.write_articles(path)
    entries = "".join(f"<url><loc>{paper.home}about-{n}</loc></url>" for n in range(200))
    entries += f"<url><loc>{paper.home[:-1]}{path}</loc></url>"
    paper.pages["/sitemap.xml"] = (200, f"<urlset>{entries}</urlset>")
    limits = "{max_body_bytes: 4000}"
    workplace.write_source("sample", paper.home, discovery="[sitemap]", limits=limits)
    (books,) = workplace.ingest("sample").books
    assert (books.ends[Outcome.STORED], books.problems) == (1, ())


def test_a_source_that_names_no_article_fails_its_run(workplace, paper):
    paper.pages["/"] = (200, "<html><body><div id='app'></div></body></html>")
    workplace.write_source("sample", paper.home)
    with pytest.raises(RunFailedError, match=r"^sample: no article .*/: names no article$"):
        workplace.ingest("sample")


def test_damaged_files_of_a_source_are_what_its_failure_tells(sample):
    sample.ingest("sample")
    overrides = sample.lake / "_lake/site_rules/sample/overrides.json"
    overrides.write_text("{")
    with pytest.raises(RunFailedError, match=f"^sample: {overrides}"):
        sample.ingest("sample", now=NOW + timedelta(hours=1))


def test_a_bug_in_reading_lists_costs_one_source(sample, site, monkeypatch):
    sample.write_source("other", f"{site}/", limits="{max_list_pages: 20}")
    whole = source_lists.discover_links

    def discover(source, fetch, **more):
        if source.name == "other":
            raise UnicodeDecodeError("utf-8", b"x", 0, 1, "half a character")
        return whole(source, fetch, **more)

    monkeypatch.setattr(source_lists, "discover_links", discover)
    with pytest.raises(RunFailedError, match="other: no article could be found: a bug of newslake"):
        sample.ingest("sample", "other")
    assert len(sample.read()) == count_outcomes()["stored"]
