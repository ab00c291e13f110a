"""Named sitemaps in; the articles of the sitemaps worth reading among them and their children out."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from extract.discover.feeds import is_feed, read_feed
from extract.discover.found import FoundLink
from extract.discover.gathering import Gathering
from extract.discover.sitemap_order import rank_name, select_articles, sort_children
from extract.discover.sitemaps import SitemapEntry, read_sitemap
from records.links import Bound, DiscoveryKind, ListCut
from records.pages import RawPage

MAX_DEPTH = 3
# so many documents without pages are asked for, for each that may hold some
BARREN_SHARE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A sitemap that robots.txt or an index names, so many levels down."""

    url: str
    named_by: str
    depth: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """What one sitemap, or feed in its place, comes to; `is_leaf` where it holds pages itself."""

    links: tuple[FoundLink, ...]
    children: tuple[SitemapEntry, ...] = ()
    problem: str | None
    is_leaf: bool
    is_news: bool = False


@dataclass(slots=True, kw_only=True)
class _Walk:
    """How far a walk has come: what waits, what lies too deep, and how much was read."""

    gathering: Gathering
    expected: bool
    waiting: deque[_Named]
    too_deep: list[_Named] = field(default_factory=list)
    leaves: int = 0
    barren: int = 0
    has_read: bool = False
    news_suffices: bool = False

    def read_next(self) -> None:
        """Read the sitemap whose turn it is and put those it names before all others."""
        named = self.waiting.popleft()
        if not self.wants(named):
            return
        page = self.gathering.read(
            named.url,
            found_on=named.named_by,
            found_by=DiscoveryKind.SITEMAP,
            expected=self.expected,
        )
        if page is None:
            self.barren += 1
            return
        document = _read_document(self.gathering, page)
        if document.problem is not None and self.expected:
            self.gathering.report(f"{named.url}: {document.problem}")
        self.queue_children(document, page.final_url, named.depth + 1)
        self.news_suffices |= document.is_news and not self.gathering.reach_back
        self.leaves += document.is_leaf
        self.barren += not document.is_leaf
        if not (document.is_leaf or document.children or document.problem):
            self.gathering.note_quiet()
        # what is no sitemap at all counts as nothing
        self.has_read |= document.is_leaf or document.problem is None or bool(document.children)
        self.gathering.add(document.links, found_on=page.final_url, found_by=DiscoveryKind.SITEMAP)

    def queue_children(self, document: _Document, named_by: str, depth: int) -> None:
        """Let what an index names wait, unless it lies too deep."""
        children = [
            _Named(url=child.link.url, named_by=named_by, depth=depth, changed_at=child.changed_at)
            for child in sort_children(document.children)
        ]
        if depth > MAX_DEPTH:
            self.too_deep += children
        else:
            self.waiting.extendleft(reversed(children))

    def wants(self, named: _Named) -> bool:
        """Tell whether a sitemap may name what is not known yet."""
        return self.gathering.is_unread(named.url) and not (
            self.news_suffices and rank_name(named.url)
        )

    def goes_on(self) -> bool:
        """Tell whether there is more to read and a run may read it."""
        most = self.gathering.source.limits.max_list_pages
        return bool(self.waiting) and self.leaves < most and self.barren < BARREN_SHARE * most

    def tell_unread(self) -> None:
        """Report what was left unread."""
        is_full = self.leaves >= self.gathering.source.limits.max_list_pages
        bounds: tuple[tuple[Bound, Iterable[_Named]], ...] = (
            ("sitemaps" if is_full else "barren", self.waiting),
            ("levels", self.too_deep),
        )
        for bound, left in bounds:
            if unread := [named for named in left if self.wants(named)]:
                changes = [named.changed_at for named in unread]
                _cut(self.gathering, unread[0].named_by, bound, changes)


def walk_sitemaps(
    gathering: Gathering, urls: Iterable[str], *, found_on: str, expected: bool = True
) -> bool:
    """Read sitemaps, news first, then the latest changed, and keep the articles they name.

    At most `limits.max_list_pages` documents that hold pages are read, and of those that hold none
    (indexes, empty ones, those that are gone) a few times as many are asked for. Once a
    news sitemap was read, the others are left alone, as it is what a site offers for exactly this;
    it names the last two days, so whoever reaches back reads all. Returns whether anything could be read.
    """
    starts = (
        _Named(url=url, named_by=found_on, depth=0, changed_at=None)
        for url in sorted(dict.fromkeys(urls), key=rank_name)
    )
    walk = _Walk(gathering=gathering, expected=expected, waiting=deque(starts))
    while walk.goes_on():
        walk.read_next()
    walk.tell_unread()
    return walk.has_read


def _read_document(gathering: Gathering, page: RawPage) -> _Document:
    if is_feed(page.body):
        feed = read_feed(page.body, page.final_url)
        return _Document(links=feed.links, problem=feed.problem, is_leaf=bool(feed.links))
    sitemap = read_sitemap(page.body, page.final_url)
    kept, left = select_articles(sitemap.pages, gathering.source.limits.max_pages)
    if left:
        _cut(gathering, page.final_url, "articles", [entry.changed_at for entry in left])
    if sitemap.is_cut:
        gathering.cut(ListCut(place=page.final_url, bound="entries"))
    return _Document(
        links=tuple(entry.link for entry in kept),
        children=sitemap.children,
        problem=sitemap.problem,
        is_leaf=bool(sitemap.pages),
        is_news=any(entry.is_news for entry in sitemap.pages),
    )


def _cut(
    gathering: Gathering, place: str, bound: Bound, changes: Sequence[datetime | None]
) -> None:
    """Report what was left unread, with its latest change where every part of it claims one."""
    known = [changed_at for changed_at in changes if changed_at is not None]
    latest = max(known) if len(known) == len(changes) else None
    gathering.cut(ListCut(place=place, bound=bound, changed_at=latest))
