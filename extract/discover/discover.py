"""A source and a way to fetch in; the links to articles that its lists, feeds and sitemaps name out."""

from collections.abc import Callable
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from config.schema import SourceConfig
from extract.discover.article_links import find_article_links, select_article_links
from extract.discover.feeds import find_feeds, is_feed, read_feed
from extract.discover.found import FoundLink
from extract.discover.gathering import Gathering
from extract.discover.markup import find_list_excess, has_more_anchors, parse_markup
from extract.discover.paging import find_next_page
from extract.discover.sitemap_tree import walk_sitemaps
from extract.discover.sitemaps import find_sitemaps
from extract.page_size import find_excess
from records.links import Discovery, DiscoveryKind, ListCut, PageLink
from records.pages import FetchFailure, NotModified, RawPage

Fetch = Callable[[PageLink], RawPage | NotModified | FetchFailure]

MAX_FEEDS = 5
COMMON_FEEDS = ("/feed", "/rss.xml", "/feed.xml", "/rss", "/atom.xml")
# RFC 9309 asks for 500 KiB at least
MAX_ROBOTS_BYTES = 512 * 1024
COMMON_SITEMAPS = ("/news-sitemap.xml", "/sitemap.xml")


def discover_links(source: SourceConfig, fetch: Fetch, *, reach_back: bool = False) -> Discovery:
    """Return every distinct address that the source names as an article, in first-seen order.

    `auto` reads the home page and the list pages, the feeds the home page names and the sitemaps
    robots.txt names; usual places are tried only where nothing is named. Of each list at most
    `limits.max_list_pages` pages are read. What a later sighting claims fills in what the first left
    out. A list that cannot be read becomes a problem, never an exception; one that goes on past a
    bound is a cut. Only with `reach_back` are sitemaps read besides one that names the news.
    """
    gathering = Gathering(source=source, fetch=fetch, reach_back=reach_back)
    kinds = tuple(DiscoveryKind) if source.discovery == "auto" else source.discovery
    named_feeds: tuple[str, ...] = ()
    if DiscoveryKind.LISTING in kinds:
        named_feeds = _read_listings(gathering, source)
    elif DiscoveryKind.FEED in kinds and not source.feeds:
        named_feeds = _read_home_feeds(gathering, source)
    named_sitemaps: tuple[str, ...] = ()
    if DiscoveryKind.SITEMAP in kinds:
        named_sitemaps = _read_named_sitemaps(gathering, source)
    if DiscoveryKind.FEED in kinds:
        _read_feeds(gathering, source, named_feeds, guess=not named_sitemaps)
    if DiscoveryKind.SITEMAP in kinds:
        _read_sitemaps(gathering, source, named_sitemaps, guess=not named_feeds)
    return gathering.finish()


def _read_listings(gathering: Gathering, source: SourceConfig) -> tuple[str, ...]:
    """Read the home page and all list pages with their following pages; return the feeds home names."""
    home = str(source.home)
    feeds: tuple[str, ...] = ()
    starts = dict.fromkeys([home, *map(str, source.list_pages)])
    gathering.pass_over(starts)
    for start in starts:
        found = _read_list(gathering, source, start)
        if start == home:
            feeds = found
    return feeds


def _read_list(gathering: Gathering, source: SourceConfig, start: str) -> tuple[str, ...]:
    """Read one list from its first page on, until a page brings nothing new; return its feeds."""
    feeds: tuple[str, ...] = ()
    url: str | None = start
    for number in range(source.limits.max_list_pages):
        page = gathering.read(url, found_on=start, own=True) if url is not None else None
        if page is None:
            break
        if is_feed(page.body):
            _take_feed(gathering, page)
            break
        gathering.pass_over([page.final_url])
        soup = _parse(gathering, page)
        if soup is None:
            break
        _cut_many_links(gathering, soup, page, source)
        feeds = feeds or find_feeds(soup, page.final_url)
        url = find_next_page(soup, page.final_url, selector=source.selectors.next_page)
        if url is not None:
            gathering.pass_over([url])
        links = _find_links(soup, page, source)
        if not number and not links:
            gathering.note_silent(start, "article")
        new = gathering.add(links, found_on=page.final_url, found_by=DiscoveryKind.LISTING)
        if number and not new:
            break
    else:
        if url is not None and page is not None and gathering.is_unread(url):
            gathering.cut(ListCut(place=page.final_url, bound="list_pages"))
    return feeds


def _parse(gathering: Gathering, page: RawPage) -> BeautifulSoup | None:
    """Parse a list page; one that would take too long or too much memory is a problem."""
    excess = find_excess(page.body) or find_list_excess(page.body)
    if excess is not None:
        gathering.report(f"{page.final_url}: {excess}")
        return None
    return parse_markup(page.body, page.header("content-type"))


def _find_links(soup: BeautifulSoup, page: RawPage, source: SourceConfig) -> tuple[FoundLink, ...]:
    selector = source.selectors.article_links
    if selector is not None:
        return select_article_links(soup, page.final_url, selector=selector)
    return find_article_links(soup, page.final_url)


def _cut_many_links(
    gathering: Gathering, soup: BeautifulSoup, page: RawPage, source: SourceConfig
) -> None:
    """Tell of a page that has more links than are looked at; only a source's own selectors see them all."""
    selectors = source.selectors
    if selectors.article_links and selectors.next_page:
        return
    if has_more_anchors(soup):
        gathering.cut(ListCut(place=page.final_url, bound="links"))


def _read_home_feeds(gathering: Gathering, source: SourceConfig) -> tuple[str, ...]:
    page = gathering.read(str(source.home), found_on=str(source.home), own=True)
    soup = _parse(gathering, page) if page is not None else None
    return find_feeds(soup, page.final_url) if page is not None and soup is not None else ()


def _read_feeds(
    gathering: Gathering, source: SourceConfig, named: tuple[str, ...], *, guess: bool
) -> None:
    home = str(source.home)
    feeds = list(dict.fromkeys([*map(str, source.feeds), *named[:MAX_FEEDS]]))
    for url in feeds:
        page = gathering.read(url, found_on=home)
        if page is not None:
            _take_feed(gathering, page)
    if feeds or not guess:
        return
    for path in COMMON_FEEDS:
        page = gathering.read(urljoin(home, path), found_on=home, expected=False)
        if page is not None and is_feed(page.body):
            _take_feed(gathering, page)
            return
    gathering.note_silent(home, "feed")


def _take_feed(gathering: Gathering, page: RawPage) -> None:
    reading = read_feed(page.body, page.final_url)
    if reading.problem is not None:
        gathering.report(f"{page.final_url}: {reading.problem}")
    elif not reading.links:
        gathering.note_quiet()
    gathering.add(reading.links, found_on=page.final_url, found_by=DiscoveryKind.FEED)


def _read_named_sitemaps(gathering: Gathering, source: SourceConfig) -> tuple[str, ...]:
    robots = urljoin(str(source.home), "/robots.txt")
    page = gathering.read(robots, found_on=str(source.home), expected=False)
    named = _find_named(page) if page is not None else ()
    return tuple(dict.fromkeys([*map(str, source.sitemaps), *named]))


def _find_named(page: RawPage) -> tuple[str, ...]:
    """Return the sitemaps that a robots.txt names within its bound."""
    body = page.body[:MAX_ROBOTS_BYTES]
    if len(page.body) > MAX_ROBOTS_BYTES:
        # the line that was cut through names something else now
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
    return find_sitemaps(body, page.final_url)


def _read_sitemaps(
    gathering: Gathering, source: SourceConfig, named: tuple[str, ...], *, guess: bool
) -> None:
    if named:
        walk_sitemaps(gathering, named, found_on=urljoin(str(source.home), "/robots.txt"))
    elif guess:
        _guess_sitemaps(gathering, str(source.home))


def _guess_sitemaps(gathering: Gathering, home: str) -> None:
    found = False
    for path in COMMON_SITEMAPS:
        if found and not gathering.reach_back:
            return
        found |= walk_sitemaps(gathering, (urljoin(home, path),), found_on=home, expected=False)
    if not found:
        gathering.note_silent(home, "sitemap")
