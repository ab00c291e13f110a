"""Links and a range of days in, the links that may lead to an article of those days out; pure."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from config.schema import SourceConfig
from records.article import DateClaim, DatePlace
from records.links import Discovery, PageLink
from records.row import ZoneFrom
from transform.normalise.dates import DateContext, decide_published


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Days of publication in the source's own time zone, both ends included."""

    start: date
    end: date


def narrow_discovery(
    discovery: Discovery, window: Window, source: SourceConfig, *, now: datetime
) -> Discovery:
    """Keep the links whose claimed day lies in the window, and those that claim none."""
    links = tuple(link for link in discovery.links if may_lie_in(link, window, source, now=now))
    return replace(discovery, links=links)


def may_lie_in(link: PageLink, window: Window, source: SourceConfig, *, now: datetime) -> bool:
    """Say whether a link may lead to an article of the window; a link without a date may."""
    if link.published_raw is None:
        return True
    context = DateContext(
        fetched_at=now,
        zone=source.zone,
        zone_from=ZoneFrom.SOURCE,
        language=source.language,
        country=source.country,
    )
    claim = DateClaim(raw=link.published_raw, place=DatePlace.LINK)
    decided = decide_published([claim], context)
    if decided is None:
        return True
    return window.start <= decided.instant_at.astimezone(source.zone).date() <= window.end
