"""Lists that name nothing, or lead elsewhere, are told of; those that may be empty are not."""

import pytest

from extract.discover.discover import discover_links
from records.links import Discovery
from tests.extract.discover.site import (
    HOME,
    Site,
    discover,
    make_source,
    write_feed,
    write_list,
    write_sitemap,
)

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
