"""What sitemaps name in; what of it is worth reading first out."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urlsplit

from extract.discover.changes import YEARS
from extract.discover.sitemaps import SitemapEntry
from extract.discover.url_shape import score_url

ACCEPTED_URL_SCORE: Final = 1.0
NEVER_AT: Final = datetime.min.replace(tzinfo=UTC)
_NUMBER: Final = re.compile(r"\d{1,18}")


def rank_name(url: str) -> int:
    """Return 0 for a sitemap that calls itself news, 1 for any other."""
    return 0 if "news" in url.lower().rpartition("/")[2] else 1


def sort_children(children: Sequence[SitemapEntry]) -> list[SitemapEntry]:
    """Return the sitemaps of an index in the order to read them: news, then the latest changed.

    Where changes are unknown or the same the name tells, as most systems number their parts upwards.
    """
    return sorted(
        children,
        key=lambda child: (
            rank_name(child.link.url) == 0,
            rank_change(child),
            read_numbers(child.link.url),
        ),
        reverse=True,
    )


def rank_change(entry: SitemapEntry) -> datetime:
    """Return when an entry changed; one that does not tell counts as the oldest."""
    return entry.changed_at or NEVER_AT


def read_numbers(url: str) -> tuple[int, ...]:
    """Return the numbers in an address, years first: /sitemap-05-2024.xml -> 2024, 5."""
    parts = urlsplit(url)
    numbers = map(int, _NUMBER.findall(f"{parts.path}?{parts.query}"))
    return tuple(sorted(numbers, key=lambda number: number not in YEARS))


def select_articles(
    pages: tuple[SitemapEntry, ...], most: int
) -> tuple[Sequence[SitemapEntry], Sequence[SitemapEntry]]:
    """Return all pages of a news sitemap; of another one those whose address looks like an article's.

    A sitemap of the whole site may name more than a run fetches: then the latest changed are kept, and
    those left out are returned besides.
    """
    if any(entry.is_news for entry in pages):
        return pages, ()
    articles = [entry for entry in pages if score_url(entry.link.url) >= ACCEPTED_URL_SCORE]
    latest = sorted(articles, key=rank_change, reverse=True)
    kept = {id(entry) for entry in latest[:most]}
    return [entry for entry in articles if id(entry) in kept], latest[most:]
