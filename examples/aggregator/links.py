"""What the list pages name besides articles of their own: the traps every aggregator has."""

from dataclasses import dataclass
from enum import StrEnum

from examples.aggregator.article_files import Article


class Trap(StrEnum):
    """What is wrong with the page behind a link."""

    MISSING = "missing"
    SOFT_404 = "soft_404"
    NO_ARTICLE = "no_article"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrapLink:
    """A link that stands among the articles of the list pages and leads to none."""

    path: str
    title: str
    trap: Trap


TRAP_LINKS = (
    TrapLink(
        path="/news/fuel-prices-brief-41560.html",
        title="Fuel prices in the region: a brief of January 13",
        trap=Trap.MISSING,
    ),
    TrapLink(
        path="/news/calendar-of-expected-events-41561.html",
        title="Calendar of expected events for the coming week",
        trap=Trap.SOFT_404,
    ),
    TrapLink(
        path="/news/week-in-headlines-41562.html",
        title="The week in headlines: what the neighbours wrote about",
        trap=Trap.NO_ARTICLE,
    ),
    TrapLink(
        path="/private/morning-briefing-41563.html",
        title="Morning briefing for partners of the agency",
        trap=Trap.PRIVATE,
    ),
)
TRACKING = "?utm_source=rss&utm_medium=feed"
# the feed adds tracking parameters to these, so that each has two addresses
TRACKED_NUMBERS = frozenset({41505, 41530})
# this one is also shown in the region's own part of the site, with rel=canonical to the first
MIRRORED_NUMBER = 41376


def mirror_path(article: Article) -> str:
    """Return the path of an article's second page in its region's part of the site."""
    return f"/regions/{article.country.lower()}/{article.slug}-{article.number}.html"
