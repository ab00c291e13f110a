"""What a site's lists, feeds and sitemaps name is found, and what is wrong with them is told."""

import pytest

from extract.discover.discover import MAX_ROBOTS_BYTES, discover_links
from extract.discover.markup import find_list_excess
from records.links import Discovery, DiscoveryKind, ListCut, PageLink
from records.pages import NotModified
from tests.extract.discover.site import (
    HOME,
    NOW,
    Site,
    discover,
    list_paths,
    make_source,
    write_feed,
    write_list,
    write_sitemap,
)


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


@pytest.mark.parametrize("body", ["<li>" * 150_000, "<a href=/news/1>link</a>" * 70_000])
def test_a_list_of_more_tags_than_any_real_one_is_a_problem(body: str) -> None:
    found, _ = discover({"/": body}, discovery=["listing"])
    assert found.links == ()
    assert found.problems == ("https://example.org/: more than 120000 tags",)


def test_a_front_page_of_5000_links_with_all_they_have_is_read() -> None:
    card = (
        "<li class=card><a href=/news/{0}><img src={0}.jpg alt=></a><h3><a href=/news/{0}>"
        "<span>Headline</span></a></h3><p>text</p><time>today</time></li>"
    )
    assert find_list_excess("".join(map(card.format, range(5_000))).encode()) is None


def test_of_a_robots_txt_without_end_the_beginning_is_read() -> None:
    first = "Sitemap: https://example.org/s\n"
    end = "Sitemap: https://example.org/t"
    filled = first + "#" * (MAX_ROBOTS_BYTES - len(first) - 1 - len(end)) + "\n" + end
    map_of_one = "<urlset><url><loc>https://example.org/news/1-a-headline</loc></url></urlset>"
    pages = {"/robots.txt": filled, "/s": map_of_one, "/t": map_of_one, "/tail": map_of_one}
    _, whole = discover(pages, discovery=["sitemap"])
    assert {"/s", "/t"} <= set(whole.asked)
    _, cut = discover({**pages, "/robots.txt": filled + "ail"}, discovery=["sitemap"])
    assert "/s" in cut.asked
    assert not {"/t", "/tail"} & set(cut.asked)


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
