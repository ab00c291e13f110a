"""The truth about the sample site: what each article is, and where each link should end."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from examples.aggregator.article_files import Article, apply_edit, read_articles
from examples.aggregator.links import (
    MIRRORED_NUMBER,
    TRACKED_NUMBERS,
    TRACKING,
    TRAP_LINKS,
    Trap,
    mirror_path,
)
from examples.aggregator.surroundings import picture_path

COUNTRY_CODES = {
    "Armenia": "AM",
    "Belarus": "BY",
    "Estonia": "EE",
    "Georgia": "GE",
    "Germany": "DE",
    "Kazakhstan": "KZ",
    "Kyrgyzstan": "KG",
    "Poland": "PL",
    "Russia": "RU",
    "Tajikistan": "TJ",
    "Turkey": "TR",
    "Ukraine": "UA",
    "Uzbekistan": "UZ",
}
TRAP_ENDS = {
    Trap.MISSING: ("failed", ("status",)),
    Trap.SOFT_404: ("rejected", ("soft_404",)),
    Trap.NO_ARTICLE: ("rejected", ("list_page", "no_article")),
    Trap.PRIVATE: ("blocked", ("robots",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedArticle:
    """What the pipeline should make of one article page.

    `section`, `tags` and `image_path` are empty where the article's template does not state them.
    """

    path: str
    title: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    published_at: datetime | None
    modified_at: datetime | None
    country: str
    section: str | None
    tags: tuple[str, ...]
    image_path: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedLink:
    """Where one discoverable address should end; `reasons` are the words that may explain it.

    Of two addresses of one article either may be the one that is stored: compare counts.
    """

    path: str
    outcome: str
    reasons: tuple[str, ...] = ()


def expect_article(article: Article, template: str | None = None) -> ExpectedArticle:
    """Return the truth about an article, shown in a template (default: its own)."""
    stated = (template or article.template) != "table"
    return ExpectedArticle(
        path=article.path,
        title=article.title,
        paragraphs=article.paragraphs,
        authors=(article.author,) if article.author else (),
        published_at=_to_utc(article.published_at),
        modified_at=_to_utc(article.modified_at),
        country=COUNTRY_CODES[article.country],
        section=article.section.capitalize() if stated else None,
        tags=article.tags if stated else (),
        image_path=picture_path(article) if stated and article.caption else None,
    )


def expect_articles(*, edited: bool = False) -> tuple[ExpectedArticle, ...]:
    """Return the truth about every article, newest first."""
    articles = read_articles()
    return tuple(expect_article(apply_edit(article) if edited else article) for article in articles)


def describe_links() -> tuple[ExpectedLink, ...]:
    """List every distinct address that list pages, feed and sitemap name, with its end."""
    articles = read_articles()
    stored = [ExpectedLink(path=article.path, outcome="stored") for article in articles]
    tracked = [
        ExpectedLink(path=article.path + TRACKING, outcome="duplicate")
        for article in articles
        if article.number in TRACKED_NUMBERS
    ]
    mirrored = [
        ExpectedLink(path=mirror_path(article), outcome="duplicate")
        for article in articles
        if article.number == MIRRORED_NUMBER
    ]
    traps = [
        ExpectedLink(
            path=link.path, outcome=TRAP_ENDS[link.trap][0], reasons=TRAP_ENDS[link.trap][1]
        )
        for link in TRAP_LINKS
    ]
    return (*stored, *tracked, *mirrored, *traps)


def count_outcomes() -> Mapping[str, int]:
    """Count the ends of all addresses in a first run: the books that a run should close."""
    return Counter(link.outcome for link in describe_links())


def _to_utc(instant: datetime | None) -> datetime | None:
    return instant.astimezone(UTC) if instant else None
