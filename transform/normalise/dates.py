"""All date claims of a page in, the one instant of publication with its provenance out."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from records.article import DateClaim, DatePlace, DateRole
from records.row import ZoneFrom
from transform.normalise.date_candidates import (
    Candidate,
    DateContext,
    DecidedDate,
    list_candidates,
)
from transform.normalise.local_clock import SHOWN_PLACES, restore_local_clock

__all__ = ("DateContext", "DecidedDate", "decide_modified", "decide_published")

# data that readers do not see
_BEHIND_PAGE = frozenset({DatePlace.JSON_LD, DatePlace.META, DatePlace.MICRODATA, DatePlace.SCRIPT})
_MOST_BYLINE_DAYS = 2
_NEXT_DAY = timedelta(days=1)
_FARTHEST_WEST = timedelta(hours=12)
_MOST_SHOWN = 4  # claims read for the page's own clock


@lru_cache(maxsize=16)  # asked for again where the day on the page's own clock is needed
def decide_published(claims: tuple[DateClaim, ...], context: DateContext) -> DecidedDate | None:
    """Return the date of publication, or None where no claim gives a plausible full date.

    The day with the most support wins; among that day's claims the most exact of the strongest
    role gives the time. A date that says "modified" never stands in.
    """
    published = [claim for claim in claims if claim.role is DateRole.PUBLISHED]
    candidates = list_candidates(published, context)
    if not _are_agreed(candidates, [claim for claim in claims if claim.place is DatePlace.BYLINE]):
        unlabelled = [claim for claim in claims if _may_say_published(claim)]
        candidates = list_candidates(unlabelled, context)
    if not candidates:
        return None
    support = _sum_support(candidates)
    best = max(candidates, key=lambda one: (support[one.day], one.weight))
    if best.decided.place in _BEHIND_PAGE:
        changed = [claim for claim in claims if claim.role is DateRole.MODIFIED]
        best = _find_earlier_byline(best, candidates, changed, context) or best
    chosen = _refine_time(best, candidates).decided
    if chosen.zone_from is not ZoneFrom.CLAIM or chosen.stated_at.utcoffset():
        return chosen
    shown = [claim for claim in claims if claim.place in SHOWN_PLACES and claim not in published]
    seen = (*candidates, *list_candidates(shown[:_MOST_SHOWN], context))
    return restore_local_clock(chosen, seen)


def decide_modified(
    claims: Sequence[DateClaim], context: DateContext, *, published: DecidedDate | None
) -> DecidedDate | None:
    """Return the latest plausible date of change; None where it precedes publication.

    A server's Last-Modified is no claim of the page: it tells when a template changed.
    """
    changes = [
        claim
        for claim in claims
        if claim.role is DateRole.MODIFIED and claim.place is not DatePlace.HEADER
    ]
    candidates = list_candidates(changes, context)
    if not candidates:
        return None
    latest = max(candidates, key=lambda one: (not one.is_vague, one.decided.instant_at)).decided
    return None if published and latest.instant_at < published.instant_at else latest


def _are_agreed(candidates: Sequence[Candidate], bylines: Sequence[DateClaim]) -> bool:
    """Tell whether two kinds of places name one day and none another: nothing can outvote them.

    A byline without a role may still show an earlier day.
    """
    days = {one.day for one in candidates}
    places = {one.decided.place for one in candidates}
    shown = any(claim.role is DateRole.UNKNOWN for claim in bylines)
    return (
        len(days) == 1
        and len(places) > 1
        and not shown
        and not any(one.doubtful for one in candidates)
    )


def _find_earlier_byline(
    best: Candidate,
    candidates: Sequence[Candidate],
    changed: Sequence[DateClaim],
    context: DateContext,
) -> Candidate | None:
    """Return the byline that shows an earlier day than the data behind the page, if it shows few.

    No article is shown under a day before it was published; systems stamp a page anew when they
    import or publish it again. A day that the page calls one of change is no such day.
    """
    bylines = [one for one in candidates if one.decided.place is DatePlace.BYLINE]
    shown = {one.day for one in candidates if one.decided.place in SHOWN_PLACES}
    if not bylines or len({one.day for one in bylines}) > _MOST_BYLINE_DAYS:
        return None
    first = bylines[0]
    if best.day in shown or first.doubtful or first.day >= _find_earliest_day(best):
        return None
    changes = {one.day for one in list_candidates(changed, context)}
    return None if first.day in changes else first


def _find_earliest_day(one: Candidate) -> date:
    """Return the first day that the same moment can be called anywhere on earth."""
    if one.is_vague:
        return one.day - _NEXT_DAY
    return (one.decided.instant_at - _FARTHEST_WEST).date()


def _may_say_published(claim: DateClaim) -> bool:
    """Tell whether a claim can be of publication; a bare header tells when a server built the page."""
    if claim.role is DateRole.UNKNOWN:
        return claim.place is not DatePlace.HEADER
    return claim.role is DateRole.PUBLISHED


def _sum_support(candidates: Iterable[Candidate]) -> dict[date, float]:
    """Return each day's support: every kind of place has one voice, shared among its days.

    A place that shows many days is a list of other articles or of comments.
    """
    by_place: dict[DatePlace, dict[date, float]] = {}
    for one in candidates:
        days = by_place.setdefault(one.decided.place, {})
        days[one.day] = max(days.get(one.day, 0), one.weight)
    support: dict[date, float] = {}
    for place, days in by_place.items():
        for rank, (day, weight) in enumerate(days.items()):
            # the byline nearest the headline is the article's own whatever else stands near
            share = 1 if place is DatePlace.BYLINE and rank == 0 else len(days)
            support[day] = support.get(day, 0) + weight / share
    return support


def _refine_time(best: Candidate, candidates: Iterable[Candidate]) -> Candidate:
    """Return the claim of the same day and no lesser role that states time and zone best."""
    peers = (
        one
        for one in candidates
        if one.day == best.day
        and (one.claim.role is best.claim.role or one.claim.role is DateRole.PUBLISHED)
    )
    return min(
        peers,
        key=lambda one: (
            one.is_vague,
            one.decided.zone_from is not ZoneFrom.CLAIM,
            -one.weight,
        ),
    )
