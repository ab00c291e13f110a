"""Named sitemaps in; the articles of the sitemaps worth reading among them and their children out."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.discover.feeds import is_feed, read_feed
from extract.discover.found import FoundLink
from extract.discover.gathering import Gathering
from extract.discover.sitemaps import SitemapEntry, read_sitemap
from extract.discover.url_shape import score_url
from records.links import Bound, DiscoveryKind, ListCut
from records.pages import RawPage

MAX_DEPTH = 3
ACCEPTED_URL_SCORE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """What one sitemap, or feed in its place, comes to; `is_leaf` where it holds pages itself."""

    links: tuple[FoundLink, ...]
    children: tuple[SitemapEntry, ...] = ()
    problem: str | None
    is_leaf: bool
    is_news: bool = False


def walk_sitemaps(
    gathering: Gathering, urls: Iterable[str], *, found_on: str, expected: bool = True
) -> bool:
    """Read sitemaps, news first, then the latest changed, and keep the articles they name.

    At most `limits.max_list_pages` documents that hold pages are read, and indexes besides. Once a
    news sitemap was read, the others are left alone, as it is what a site offers for exactly this;
    it names the last two days, so whoever reaches back reads all. Returns whether anything could be read.
    """
    most = gathering.source.limits.max_list_pages
    waiting = deque((url, found_on, 0) for url in sorted(dict.fromkeys(urls), key=_rank_name))
    changes: dict[str, str] = {}
    leaves = indexes = 0
    news_read = False
    while waiting and leaves < most and indexes < most:
        url, named_by, depth = waiting.popleft()
        if news_read and _rank_name(url):
            continue
        page = gathering.read(
            url, found_on=named_by, found_by=DiscoveryKind.SITEMAP, expected=expected
        )
        if page is None:
            continue
        document = _read_document(gathering, page)
        if document.problem is not None and expected:
            gathering.report(f"{url}: {document.problem}")
        if depth < MAX_DEPTH:
            children = sorted(document.children, key=_rank_child, reverse=True)
            changes.update((child.link.url, child.changed_raw) for child in children)
            waiting.extendleft(
                (child.link.url, page.final_url, depth + 1) for child in reversed(children)
            )
        news_read = news_read or (document.is_news and not gathering.reach_back)
        leaves += document.is_leaf
        # what is no sitemap at all counts as nothing
        indexes += not document.is_leaf and (document.problem is None or bool(document.children))
        gathering.add(document.links, found_on=page.final_url, found_by=DiscoveryKind.SITEMAP)
    unread = [
        changes.get(url, "")
        for url, _, _ in waiting
        if gathering.is_unread(url) and not (news_read and _rank_name(url))
    ]
    if unread:
        _cut(gathering, waiting[0][1], "max_list_pages", unread)
    return bool(leaves or indexes)


def _read_document(gathering: Gathering, page: RawPage) -> _Document:
    if is_feed(page.body):
        feed = read_feed(page.body, page.final_url)
        return _Document(links=feed.links, problem=feed.problem, is_leaf=bool(feed.links))
    sitemap = read_sitemap(page.body, page.final_url)
    kept, left = _select_articles(sitemap.pages, gathering.source.limits.max_pages)
    if left:
        _cut(gathering, page.final_url, "max_pages", [entry.changed_raw for entry in left])
    return _Document(
        links=tuple(entry.link for entry in kept),
        children=sitemap.children,
        problem=sitemap.problem,
        is_leaf=bool(sitemap.pages),
        is_news=any(entry.is_news for entry in sitemap.pages),
    )


def _cut(gathering: Gathering, place: str, bound: Bound, changes: Iterable[str]) -> None:
    """Report what was left unread, with its latest change where every part of it claims one."""
    latest = max(changes) if all(changes) else None
    gathering.cut(ListCut(place=place, bound=bound, changed_raw=latest))


def _rank_name(url: str) -> int:
    """Return 0 for a sitemap that calls itself news, 1 for any other."""
    return 0 if "news" in url.lower().rpartition("/")[2] else 1


def _rank_child(child: SitemapEntry) -> tuple[bool, str]:
    return (_rank_name(child.link.url) == 0, child.changed_raw)


def _select_articles(
    pages: tuple[SitemapEntry, ...], most: int
) -> tuple[Sequence[SitemapEntry], Sequence[SitemapEntry]]:
    """Return all pages of a news sitemap; of another one those whose address looks like an article's.

    A sitemap of the whole site may name more than a run fetches: then the latest changed are kept, and
    those left out are returned besides.
    """
    if any(entry.is_news for entry in pages):
        return pages, ()
    articles = [entry for entry in pages if score_url(entry.link.url) >= ACCEPTED_URL_SCORE]
    latest = sorted(articles, key=lambda entry: entry.changed_raw, reverse=True)
    kept = {id(entry) for entry in latest[:most]}
    return [entry for entry in articles if id(entry) in kept], latest[most:]
