"""What discovery hands to fetching: links to article pages."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

# What there was too much of: pages of a list, sitemaps of an index, articles of a sitemap; then what no
# limit of a source's sets: sitemaps without any page, links of a page, entries of a sitemap, levels of an index.
Bound = Literal["list_pages", "sitemaps", "articles", "barren", "links", "entries", "levels"]


class DiscoveryKind(StrEnum):
    """Where a link to an article was found."""

    LISTING = "listing"
    FEED = "feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """One address that a source's list page, feed or sitemap names as an article.

    `url` is absolute, as the source wrote it; `key` is the same address normalised (no fragment,
    no tracking parameters, sorted query): two links with one key lead to one page.
    `title` and `published_raw` are the claims that stood beside the link, verbatim.
    """

    source: str
    url: str
    key: str
    found_on: str
    found_by: DiscoveryKind
    title: str | None = None
    published_raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCut:
    """A list or sitemap that goes on past what we read of it.

    `place` is the last page read of a list, or a sitemap; `bound` what there was too much of.
    `changed_at` is the latest change a sitemap claims of all that was left unread, aware UTC; None where
    it does not claim one of every part.
    """

    place: str
    bound: Bound
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What one source's list pages, feeds and sitemaps named, in first-seen order.

    Every distinct `url` is listed once. `problems` are faults of the list pages themselves; `cuts` are
    no faults, but whoever looks for what is old has not seen all.
    """

    links: tuple[PageLink, ...]
    problems: tuple[str, ...] = ()
    cuts: tuple[ListCut, ...] = ()
