import gzip
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from config.schema import SourceConfig
from examples.aggregator.server import serve_site
from extract.discover.discover import discover_links
from extract.discover.markup import MOST_LINKS
from extract.discover.sitemaps import MAX_ENTRIES
from extract.fetch.fetcher import Fetcher
from records.links import Discovery, DiscoveryKind, ListCut, PageLink
from records.pages import FailureKind, FetchFailure, FetchResult, NotModified, RawPage

HOME = "https://example.org/"
NOW = datetime(2022, 1, 10, tzinfo=UTC)
REPLAY_SITE = Path(__file__).parents[3] / "../shared/tools/replay_site.py"


class Site:
    """A site in memory: addresses and their bodies; everything else is a 404."""

    def __init__(self, pages: dict[str, str | bytes]) -> None:
        self.pages = pages
        self.moved: dict[str, str] = {}
        self.asked: list[str] = []

    def fetch(self, link: PageLink) -> FetchResult:
        assert link.source == "paper"
        path = link.url.removeprefix("https://example.org")
        self.asked.append(path)
        if path not in self.pages:
            return FetchFailure(
                link=link,
                kind=FailureKind.STATUS,
                failed_at=NOW,
                detail="status 404",
                status=404,
            )
        body = self.pages[path]
        return RawPage(
            link=link,
            final_url=self.moved.get(path, link.url),
            status=200,
            headers=(),
            body=body.encode() if isinstance(body, str) else body,
            fetched_at=NOW,
        )


def make_source(**changes: object) -> SourceConfig:
    return SourceConfig.model_validate({"name": "paper", "home": HOME, **changes})


def write_list(numbers: range, more: str = "") -> str:
    items = "".join(
        f'<li><a href="/news/{number}">Headline number {number} of many good words</a></li>'
        for number in numbers
    )
    return f"<html><body><ul>{items}</ul>{more}</body></html>"


def write_feed(*links: str) -> str:
    items = "".join(
        f"<item><title>From the feed</title><link>{link}</link><pubDate>10 Jan 2022</pubDate></item>"
        for link in links
    )
    return f'<rss version="2.0"><channel>{items}</channel></rss>'


def write_sitemap(*paths: str, news: bool = False) -> str:
    extension = "<n:news xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'><n:publication_date>2022-01-10</n:publication_date></n:news>"
    urls = "".join(
        f"<url><loc>https://example.org{path}</loc>{extension if news else ''}</url>"
        for path in paths
    )
    return f"<urlset>{urls}</urlset>"


def write_index(*children: tuple[str, str]) -> str:
    parts = "".join(
        f"<sitemap><loc>https://example.org{path}</loc><lastmod>{changed}</lastmod></sitemap>"
        for path, changed in children
    )
    return f"<sitemapindex>{parts}</sitemapindex>"


def end_day(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time.max, tzinfo=UTC)


def list_paths(found: Discovery) -> list[str]:
    return [link.url.removeprefix("https://example.org") for link in found.links]


def discover(
    pages: dict[str, str | bytes], *, reach_back: bool = False, **changes: object
) -> tuple[Discovery, Site]:
    site = Site(pages)
    return discover_links(make_source(**changes), site.fetch, reach_back=reach_back), site


def test_pages_of_a_list_are_followed_to_the_limit_and_never_taken_for_articles() -> None:
    pages: dict[str, str | bytes] = {
        f"/{f'?page={page}' if page > 1 else ''}": write_list(
            range(page * 100, page * 100 + 3),
            f'<a rel="next" href="/?page={page + 1}">Many more of our older headlines</a>',
        )
        for page in range(1, 9)
    }
    found, site = discover(pages, discovery=["listing"], limits={"max_list_pages": 4})
    assert list_paths(found) == [
        f"/news/{page * 100 + n}" for page in range(1, 5) for n in range(3)
    ]
    assert site.asked == ["/", "/?page=2", "/?page=3", "/?page=4"]
    assert found.problems == ()
    assert found.cuts == (ListCut(place=f"{HOME}?page=4", bound="list_pages"),)
    link = found.links[0]
    assert (link.found_by, link.found_on) == (DiscoveryKind.LISTING, HOME)
    assert link.title == "Headline number 100 of many good words"
    assert link.key == "https://example.org/news/100"


def test_a_list_ends_where_a_page_brings_nothing_new_or_leads_back() -> None:
    def write_page(number: int) -> str:
        return write_list(range(3), f'<a rel="next" href="/?page={number}">Next</a>')

    pages: dict[str, str | bytes] = {"/": write_page(2), "/?page=2": write_page(3)}
    found, site = discover(pages, discovery=["listing"])
    assert (len(found.links), site.asked) == (3, ["/", "/?page=2"])
    _, site = discover({"/": write_list(range(3), '<a rel="next" href="/?utm_source=x">Next</a>')})
    assert site.asked.count("/") == 1


def test_all_list_pages_of_the_source_are_read() -> None:
    found, site = discover(
        {
            "/": write_list(range(3)),
            "/sport": write_list(range(10, 13), '<a rel="next" href="/sport?page=2">Next</a>'),
            "/sport?page=2": write_list(range(20, 23)),
        },
        discovery=["listing"],
        list_pages=["https://example.org/sport", HOME],
    )
    assert len(found.links) == 9
    assert site.asked == ["/", "/sport", "/sport?page=2"]


def test_auto_reads_what_home_and_robots_name_and_fills_in_claims() -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/our-feed">'
    found, site = discover(
        {
            "/": head + write_list(range(3)),
            "/our-feed": write_feed("/news/1", "/news/7"),
            "/robots.txt": "Sitemap: https://example.org/map.xml",
            "/map.xml": write_sitemap("/news/2", "/news/8", news=True),
        }
    )
    assert list_paths(found) == ["/news/0", "/news/1", "/news/2", "/news/7", "/news/8"]
    assert [link.published_raw for link in found.links] == [
        None, "10 Jan 2022", "2022-01-10", "10 Jan 2022", "2022-01-10",
    ]  # fmt: skip
    assert [link.found_by for link in found.links[2:]] == [
        DiscoveryKind.LISTING, DiscoveryKind.FEED, DiscoveryKind.SITEMAP,
    ]  # fmt: skip
    assert found.links[1].title == "Headline number 1 of many good words"
    assert sorted(site.asked) == ["/", "/map.xml", "/our-feed", "/robots.txt"]


def test_usual_places_are_tried_only_where_nothing_is_named() -> None:
    found, site = discover(
        {"/": write_list(range(3)), "/rss.xml": write_feed("/news/9"), "/feed": "<html></html>"}
    )
    assert "/news/9" in list_paths(found)
    assert {"/feed", "/rss.xml", "/sitemap.xml"} <= set(site.asked)
    assert "/atom.xml" not in site.asked
    assert found.problems == ()


def test_two_spellings_of_one_page_are_both_listed_with_one_key() -> None:
    found, _ = discover(
        {"/": write_list(range(1, 4)), "/f": write_feed("/news/1?utm_source=rss")},
        discovery=["listing", "feed"],
        feeds=["https://example.org/f"],
    )
    assert len(found.links) == 4
    assert found.links[0].key == found.links[3].key
    assert found.links[0].url != found.links[3].url


def test_only_the_kinds_asked_for_are_read() -> None:
    pages: dict[str, str | bytes] = {
        "/": '<link rel="alternate" type="application/rss+xml" href="/f">' + write_list(range(3)),
        "/f": write_feed("/news/50"),
        "/robots.txt": "Sitemap: https://example.org/s",
        "/s": write_sitemap("/news/60", news=True),
    }
    assert list_paths(discover(pages, discovery=["feed"])[0]) == ["/news/50"]
    assert list_paths(discover(pages, discovery=["sitemap"])[0]) == ["/news/60"]
    assert list_paths(discover(pages, discovery=["listing"])[0]) == [
        "/news/0",
        "/news/1",
        "/news/2",
    ]


def test_faults_of_lists_are_problems() -> None:
    found, _ = discover(
        {"/bad-feed": "<html></html>", "/robots.txt": "Sitemap: https://example.org/gone.xml"},
        feeds=["https://example.org/bad-feed"],
        sitemaps=["https://example.org/broken.xml"],
    )
    assert found.links == ()
    assert len(found.problems) == 4
    assert any("https://example.org/: status: status 404" in line for line in found.problems)
    assert any("bad-feed: not a feed" in line for line in found.problems)
    assert any("gone.xml" in line for line in found.problems)
    assert any("broken.xml" in line for line in found.problems)


def test_what_is_no_sitemap_hides_none() -> None:
    wanted = (
        "<urlset><url><loc>https://example.org/2022/01/10/a-story-of-the-day-1</loc></url></urlset>"
    )
    missing = "<html><body>Not here</body></html>"
    found, _ = discover(
        {"/news-sitemap.xml": missing, "/sitemap.xml": wanted}, discovery=["sitemap"]
    )
    assert list_paths(found) == ["/2022/01/10/a-story-of-the-day-1"]
    found, _ = discover({"/s.xml": missing}, discovery=["sitemap"], sitemaps=[f"{HOME}s.xml"])
    assert any("s.xml: not a sitemap" in line for line in found.problems)


def test_a_list_of_too_many_elements_is_a_problem() -> None:
    found, _ = discover({"/": "<p>" * 300_100}, discovery=["listing"])
    assert any("tags" in line for line in found.problems)


def test_a_list_that_has_not_changed_is_no_problem() -> None:
    def unchanged(link: PageLink) -> NotModified:
        return NotModified(link=link, fetched_at=NOW)

    assert discover_links(make_source(), unchanged) == Discovery(links=(), problems=())


SHELL = "<html><body><div id='app'></div><script src='/app.js'></script></body></html>"
REFRESH = "<html><head><meta http-equiv='refresh' content='0; url=/news/'></head></html>"


@pytest.mark.parametrize("body", ["", SHELL, REFRESH, '{"a": 1}', write_sitemap("/about")])
@pytest.mark.parametrize("kinds", ["auto", ["listing"]])
def test_a_source_that_names_no_article_is_a_problem(body: str, kinds: object) -> None:
    found, _ = discover({"/": body}, discovery=kinds)
    assert found == Discovery(links=(), problems=(f"{HOME}: names no article",))


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_source_without_the_only_kind_of_list_it_has_is_a_problem(kind: str) -> None:
    found, _ = discover({"/": write_list(range(3))}, discovery=[kind])
    assert found == Discovery(links=(), problems=(f"{HOME}: names no {kind}",))


@pytest.mark.parametrize("kinds", ["auto", ["listing"], ["feed"]])
def test_a_home_page_that_leads_to_another_site_is_a_problem_and_not_read(kinds: object) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/casino-feed">'
    site = Site({"/": head + write_list(range(3)), "/robots.txt": "Sitemap: /map.xml"})
    site.moved = {"/": "https://parked.test/", "/robots.txt": "https://parked.test/robots.txt"}
    found = discover_links(make_source(discovery=kinds), site.fetch)
    assert found.links == ()
    assert found.problems[0].startswith(f"{HOME}: leads to another site, https://parked.test/;")
    assert not any("parked.test" in path for path in site.asked)


def test_a_home_page_that_leads_to_a_page_of_its_site_is_read() -> None:
    site = Site({"/": write_list(range(3))})
    site.moved = {"/": "https://www.example.org/en/"}
    found = discover_links(make_source(discovery=["listing"]), site.fetch)
    assert (len(found.links), found.problems) == (3, ())


def test_a_list_page_without_articles_is_a_problem_whatever_others_name() -> None:
    pages: dict[str, str | bytes] = {"/": write_list(range(3)), "/sport": SHELL}
    found, _ = discover(pages, list_pages=[f"{HOME}sport"])
    assert (len(found.links), found.problems) == (3, (f"{HOME}sport: names no article",))


@pytest.mark.parametrize(
    "pages",
    [
        {"/sport": write_list(range(3))},
        {"/feed": write_feed("/news/1")},
        {"/feed": write_feed()},
        {"/sitemap.xml": "<urlset></urlset>"},
        {"/sport": write_list(range(3), '<a rel="next" href="/2">Next</a>'), "/2": SHELL},
    ],
    ids=["a list page", "a feed", "a feed without news", "an empty sitemap", "a last page"],
)
def test_a_home_page_that_is_no_list_and_what_may_be_empty_are_no_problem(
    pages: dict[str, str | bytes],
) -> None:
    named = [f"{HOME}sport"] if "/sport" in pages else []
    found, _ = discover({"/": SHELL, **pages}, list_pages=named)
    assert found.problems == ()


def test_a_feed_in_the_place_of_a_list_page_is_read() -> None:
    found, _ = discover({"/": write_feed("/news/5")}, discovery=["listing"])
    assert list_paths(found) == ["/news/5"]


def test_a_sources_own_selectors_win() -> None:
    home = '<i class="x"><a href="/a">A</a></i><a href="/b" id="go">on</a>' + write_list(range(3))
    found, site = discover(
        {"/": home, "/b": '<i class="x"><a href="/c">C</a></i>'},
        discovery=["listing"],
        selectors={"article_links": ".x a", "next_page": "#go"},
    )
    assert (list_paths(found), site.asked) == (["/a", "/c"], ["/", "/b"])


def test_links_in_a_hosts_own_letters_are_the_sites() -> None:
    def write(*numbers: int) -> str:
        return write_list(range(*numbers)).replace("/news", "http://пример.рф/news")

    home, further = "http://xn--e1afmkfd.xn--p1ai/", "http://пример.рф/?page=2"
    pages: dict[str, str | bytes] = {
        home: f"{write(0, 3)}<a rel='next' href='{further}'>Next</a>",
        further: write(3, 6),
    }
    found = discover_links(make_source(home=home, discovery=["listing"]), Site(pages).fetch)
    assert [link.key for link in found.links] == [f"{home}news/{n}" for n in range(6)]


# sitemaps


def read_sitemaps(
    pages: dict[str, str | bytes], *, reach_back: bool = False, **changes: object
) -> tuple[Discovery, Site]:
    changes |= {"discovery": ["sitemap"], "sitemaps": [f"{HOME}s.xml"]}
    return discover(pages, reach_back=reach_back, **changes)


def test_news_sitemaps_go_before_all_others() -> None:
    found, site = read_sitemaps(
        {
            "/s.xml": write_index(("/pages.xml", "2022-01-09"), ("/news.xml", "2021-01-01")),
            "/news.xml": write_sitemap("/short", "/other", news=True),
            "/pages.xml": write_sitemap("/2022/01/10/an-old-story-of-years-ago"),
        }
    )
    assert list_paths(found) == ["/short", "/other"]
    assert found.cuts == ()
    assert "/pages.xml" not in site.asked


@pytest.mark.parametrize(
    "robots", ["", f"Sitemap: {HOME}news-sitemap.xml\nSitemap: {HOME}sitemap.xml"]
)
def test_whoever_reaches_back_reads_what_stands_beside_a_news_sitemap(robots: str) -> None:
    pages: dict[str, str | bytes] = {
        "/robots.txt": robots,
        "/news-sitemap.xml": write_sitemap("/short", news=True),
        "/sitemap.xml": write_index(("/old.xml", "2020-01-01"), ("/older-news.xml", "")),
        "/old.xml": write_sitemap("/2020/01/01/an-old-story-of-years-ago"),
    }
    found, site = discover(pages, discovery=["sitemap"])
    assert list_paths(found) == ["/short"]
    assert "/sitemap.xml" not in site.asked
    found, _ = discover(pages, discovery=["sitemap"], reach_back=True)
    assert list_paths(found) == ["/short", "/2020/01/01/an-old-story-of-years-ago"]


def test_without_news_the_latest_changed_are_read_and_only_articles_taken() -> None:
    children = [(f"/map{year}.xml", f"{year}-01-01") for year in range(2010, 2023)]
    pages: dict[str, str | bytes] = {
        path: write_sitemap(
            f"/{changed[:4]}/01/02/a-story-of-the-day", "/about", "/tag/politics", "/"
        )
        for path, changed in children
    }
    found, site = read_sitemaps(
        {"/s.xml": write_index(*children), **pages}, limits={"max_list_pages": 2}
    )
    assert site.asked == ["/robots.txt", "/s.xml", "/map2022.xml", "/map2021.xml"]
    assert list_paths(found) == ["/2022/01/02/a-story-of-the-day", "/2021/01/02/a-story-of-the-day"]
    assert found.cuts == (
        ListCut(place=f"{HOME}s.xml", bound="sitemaps", changed_at=end_day("2020-01-01")),
    )


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Wed, 01 Jan 2020 00:00:00 GMT", "Mon, 03 Jan 2022 10:00:00 GMT"),
        ("2022-01-10T02:00:00+14:00", "2022-01-09T22:00:00-05:00"),
        ("31.12.2021", "2022-01-01"),
    ],
)
def test_changes_are_compared_as_instants(older: str, newer: str) -> None:
    index = write_index(("/old.xml", older), ("/new.xml", newer))
    _, site = read_sitemaps({"/s.xml": index})
    assert site.asked[2:] == ["/new.xml", "/old.xml"]


@pytest.mark.parametrize(
    ("names", "first"),
    [
        ([f"/post-sitemap{n}.xml" for n in range(1, 13)], "/post-sitemap12.xml"),
        (["/sitemap-2024-05.xml", "/sitemap-2023-12.xml"], "/sitemap-2024-05.xml"),
        (["/12-2023/all.xml", "/05-2024/all.xml", "/index.xml"], "/05-2024/all.xml"),
        (["/map.xml?page=9", "/map.xml?page=10"], "/map.xml?page=10"),
        ([f"/{'1' * 9000}.xml"[:5000], "/a.xml"], f"/{'1' * 9000}.xml"[:5000]),
    ],
)
@pytest.mark.parametrize("changed", ["", "2022-01-10"])
def test_parts_that_changed_alike_are_read_by_their_numbers(
    names: list[str], first: str, changed: str
) -> None:
    _, site = read_sitemaps({"/s.xml": write_index(*((name, changed) for name in names))})
    assert site.asked[2] == first


def test_of_an_unreadable_change_nothing_is_known() -> None:
    children = [("/1.xml", "2022-01-10"), ("/2.xml", "31.12.2021"), ("/3.xml", "2022-01-08")]
    pages: dict[str, str | bytes] = {path: write_sitemap("/a") for path, _ in children}
    found, _ = read_sitemaps(
        {"/s.xml": write_index(*children), **pages}, limits={"max_list_pages": 2}
    )
    assert found.cuts == (ListCut(place=f"{HOME}s.xml", bound="sitemaps"),)


def test_a_sitemap_of_everything_gives_its_latest_pages() -> None:
    urls = "".join(
        f"<url><loc>https://example.org/news/story-{n}00000</loc><lastmod>2022-01-{n:02}</lastmod></url>"
        for n in range(1, 31)
    )
    found, _ = read_sitemaps({"/s.xml": f"<urlset>{urls}</urlset>"}, limits={"max_pages": 3})
    assert list_paths(found) == [f"/news/story-{n}00000" for n in (28, 29, 30)]
    assert found.cuts == (
        ListCut(place=f"{HOME}s.xml", bound="articles", changed_at=end_day("2022-01-27")),
    )


@pytest.mark.parametrize(
    "write",
    [
        lambda _: write_index(("/s.xml", "")),
        lambda n: write_index((f"/{n}.xml", ""), (f"/{n + 1}.xml", "")),
    ],
    ids=["to itself", "for ever"],
)
def test_indexes_that_never_end_are_left(write: Callable[[int], str]) -> None:
    pages: dict[str, str | bytes] = {f"/{n}.xml": write(n + 1) for n in range(100)}
    found, site = read_sitemaps({"/s.xml": write(0), **pages})
    assert found.links == ()
    assert len(site.asked) < 20


def test_indexes_are_followed_three_levels_down() -> None:
    pages: dict[str, str | bytes] = {
        f"/{n}.xml": write_index((f"/{n + 1}.xml", "2022-01-10")) for n in range(9)
    }
    found, _ = read_sitemaps({"/s.xml": write_index(("/1.xml", "")), **pages})
    assert found.cuts == (
        ListCut(place=f"{HOME}3.xml", bound="levels", changed_at=end_day("2022-01-10")),
    )
    found, _ = read_sitemaps({"/s.xml": pages["/6.xml"], **pages, "/9.xml": write_sitemap("/a")})
    assert found.cuts == ()


@pytest.mark.parametrize("more", [0, 1])
def test_a_sitemap_of_more_entries_than_are_read_is_a_cut(more: int) -> None:
    paths = [f"/about-{n}" for n in range(MAX_ENTRIES + more)]
    text = "".join(f"{HOME[:-1]}{path}\n" for path in paths)
    for body in (text, write_sitemap(*paths), write_index(*((path, "") for path in paths))):
        found, _ = read_sitemaps({"/s.xml": body}, limits={"max_list_pages": 1})
        cuts = [cut for cut in found.cuts if cut.bound == "entries"]
        assert cuts == [ListCut(place=f"{HOME}s.xml", bound="entries")] * more


def test_a_page_of_more_links_than_are_looked_at_is_a_cut() -> None:
    body = write_list(range(MOST_LINKS))
    found, _ = discover({"/": body}, discovery=["listing"])
    assert (len(found.links), found.cuts) == (MOST_LINKS, ())
    pages: dict[str, str | bytes] = {"/": body + "<b><a href='/last'>Last</a></b>"}
    found, _ = discover(pages, discovery=["listing"])
    assert found.cuts == (ListCut(place=HOME, bound="links"),)
    selectors = {"article_links": "a", "next_page": "i a"}
    found, _ = discover(pages, discovery=["listing"], selectors=selectors)
    assert (list_paths(found)[-1], found.cuts) == ("/last", ())


@pytest.mark.parametrize("body", [None, "<html>gone</html>", "<urlset></urlset>"])
def test_of_sitemaps_that_are_empty_or_gone_only_some_are_asked_for(body: str | None) -> None:
    children = [(f"/{n}.xml", "2022-01-10") for n in range(3000)]
    pages: dict[str, str | bytes] = {"/s.xml": write_index(*children)}
    if body is not None:
        pages |= {path: body for path, _ in children}
    found, site = read_sitemaps(pages)
    assert len(site.asked) < 30
    assert [cut.bound for cut in found.cuts] == ["barren"]


def test_a_bound_of_one_sitemap_is_spent_on_one_with_pages() -> None:
    index = write_index(("/empty.xml", ""), ("/full.xml", ""), ("/other.xml", ""))
    found, site = read_sitemaps(
        {"/s.xml": index, "/empty.xml": "<urlset/>", "/full.xml": write_sitemap("/a-1")},
        limits={"max_list_pages": 1},
    )
    assert site.asked == ["/robots.txt", "/s.xml", "/empty.xml", "/full.xml"]
    assert [cut.bound for cut in found.cuts] == ["sitemaps"]


def test_packed_sitemaps_and_feeds_serve_as_sitemaps() -> None:
    found, _ = discover(
        {
            "/a.gz": gzip.compress(write_sitemap("/x", news=True).encode()),
            "/news-feed": write_feed("/y"),
        },
        discovery=["sitemap"],
        sitemaps=["https://example.org/a.gz", "https://example.org/news-feed"],
    )
    assert sorted(list_paths(found)) == ["/x", "/y"]


# over the wire


def discover_over_http(base: str, pace_dir: Path, **changes: object) -> Discovery:
    source = SourceConfig.model_validate(
        {
            "name": "paper",
            "home": f"{base}/",
            "politeness": {"delay_seconds": 0, "allow_private_addresses": True},
            **changes,
        }
    )
    with Fetcher(user_agent="newslake/test", pace_dir=pace_dir) as fetcher:
        return discover_links(source, lambda link: fetcher.fetch(link, source=source))


def test_the_sample_site_is_discovered_whole_and_nothing_else(tmp_path: Path) -> None:
    with serve_site() as base:
        found = discover_over_http(base, tmp_path, limits={"max_list_pages": 20})
    paths = [link.url.removeprefix(base) for link in found.links]
    assert found.problems == ()
    assert all(path.startswith(("/news/", "/regions/", "/private/")) for path in paths)
    articles = {path.partition("?")[0] for path in paths if path.startswith("/news/")}
    assert len(articles) >= 36
    assert sum("utm_source" in path for path in paths) == 2
    dates = [link.published_raw for link in found.links if link.found_by is DiscoveryKind.LISTING]
    assert "13 January 2022, 17:25" in dates


@pytest.mark.skipif(not REPLAY_SITE.exists(), reason="the shared corpus is not here")
def test_all_pages_of_a_replayed_site_are_discovered(tmp_path: Path) -> None:
    server = subprocess.Popen(
        [sys.executable, str(REPLAY_SITE), "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        base = server.stdout.readline().split()[-1].rstrip("/")
        auto = discover_over_http(base, tmp_path)
        listed = discover_over_http(
            base, tmp_path, discovery=["listing"], limits={"max_list_pages": 20}
        )
    finally:
        server.kill()
        server.communicate()
    for found in (auto, listed):
        assert found.problems == ()
        assert len(found.links) == 202
        assert all("/articles/" in link.url for link in found.links)
