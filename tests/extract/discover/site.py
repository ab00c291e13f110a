"""A site in memory whose lists are discovered, for tests."""

from datetime import UTC, date, datetime, time

from config.schema import SourceConfig
from extract.discover.discover import discover_links
from records.links import Discovery, PageLink
from records.pages import FailureKind, FetchFailure, FetchResult, RawPage

HOME = "https://example.org/"


NOW = datetime(2022, 1, 10, tzinfo=UTC)


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


def read_sitemaps(
    pages: dict[str, str | bytes], *, reach_back: bool = False, **changes: object
) -> tuple[Discovery, Site]:
    changes |= {"discovery": ["sitemap"], "sitemaps": [f"{HOME}s.xml"]}
    return discover(pages, reach_back=reach_back, **changes)
