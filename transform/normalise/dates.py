"""All date claims of a page in, the one instant of publication with its provenance out."""

from collections.abc import Iterable, Sequence
from datetime import date

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

_MOST_SHOWN = 4  # claims read for the page's own clock


def decide_published(claims: Sequence[DateClaim], context: DateContext) -> DecidedDate | None:
    """Return the date of publication, or None where no claim gives a plausible full date.

    The day with the most support wins; among that day's claims the most exact of the strongest
    role gives the time. A date that says "modified" never stands in.
    """
    published = [claim for claim in claims if claim.role is DateRole.PUBLISHED]
    candidates = list_candidates(published, context)
    if not _are_agreed(candidates):
        unlabelled = [claim for claim in claims if _may_say_published(claim)]
        candidates = list_candidates(unlabelled, context)
    if not candidates:
        return None
    support = _sum_support(candidates)
    best = max(candidates, key=lambda one: (support[one.day], one.weight, -one.order))
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


def _are_agreed(candidates: Sequence[Candidate]) -> bool:
    """Tell whether two kinds of places name one day and none another: nothing can outvote them."""
    days = {one.day for one in candidates}
    places = {one.decided.place for one in candidates}
    return len(days) == 1 and len(places) > 1 and not any(one.doubtful for one in candidates)


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
    for days in by_place.values():
        for day, weight in days.items():
            support[day] = support.get(day, 0) + weight / len(days)
    return support


def _refine_time(best: Candidate, candidates: Iterable[Candidate]) -> Candidate:
    """Return the claim of the same day and no lesser role that states time and zone best."""
    peers = (
        one
        for one in candidates
        if one.day == best.day and (one.role is best.role or one.role is DateRole.PUBLISHED)
    )
    return min(
        peers,
        key=lambda one: (
            one.is_vague,
            one.decided.zone_from is not ZoneFrom.CLAIM,
            -one.weight,
            one.order,
        ),
    )
