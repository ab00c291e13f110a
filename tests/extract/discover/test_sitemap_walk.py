"""Which of a site's sitemaps are read, in what order, and what is told of the rest."""

import gzip
from collections.abc import Callable

import pytest

from extract.discover.markup import MOST_LINKS
from extract.discover.sitemaps import MAX_ENTRIES
from records.links import ListCut
from tests.extract.discover.site import (
    HOME,
    discover,
    end_day,
    list_paths,
    read_sitemaps,
    write_feed,
    write_index,
    write_list,
    write_sitemap,
)


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
