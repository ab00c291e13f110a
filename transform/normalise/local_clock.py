"""A date decided in UTC and what readers see of it in, the same instant on the page's own clock out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from records.article import DatePlace, DateRole
from records.row import DatePrecision, ZoneFrom
from transform.normalise.date_candidates import Candidate, DecidedDate

# where a reader sees a clock or a day
SHOWN_PLACES = frozenset({DatePlace.TIME_TAG, DatePlace.BYLINE, DatePlace.URL})
_HOUR, _WEST, _EAST = timedelta(hours=1), timedelta(hours=-12), timedelta(hours=14)


def restore_local_clock(chosen: DecidedDate, seen: Sequence[Candidate]) -> DecidedDate:
    """Return a date given in UTC on the page's own clock, where another claim shows it.

    The instant stays. A claim of the same instant gives its zone; a clock without zone gives it
    by its distance; a bare day of the day before or after by the whole hours to reach it.
    """
    for other in (one.decided for one in seen):
        same = abs(other.instant_at - chosen.instant_at) < timedelta(minutes=1)
        if same and other.zone_from is ZoneFrom.CLAIM and other.stated_at.utcoffset():
            return replace(chosen, stated_at=chosen.instant_at.astimezone(other.stated_at.tzinfo))
    unzoned = [one.decided for one in seen if _shows_own_clock(one)]
    if any(one.stated_at.date() == chosen.stated_at.date() for one in unzoned):
        return chosen
    for other in unzoned:
        distance = _measure_zone(chosen.stated_at.replace(tzinfo=None), other)
        if distance is not None:
            zone = timezone(distance)
            return replace(chosen, stated_at=chosen.instant_at.astimezone(zone))
    return chosen


def _shows_own_clock(one: Candidate) -> bool:
    """Tell whether a reader sees this date, without a zone, and not as a change."""
    shown = one.decided.place in SHOWN_PLACES and one.claim.role is not DateRole.MODIFIED
    return shown and one.decided.zone_from is not ZoneFrom.CLAIM


def _measure_zone(utc: datetime, shown: DecidedDate) -> timedelta | None:
    """Return how far a shown clock or day is from the same moment in UTC, if a zone can be."""
    wall = shown.stated_at.replace(tzinfo=None)
    distance = wall.replace(second=0) - utc.replace(second=0)
    if shown.precision is DatePrecision.DAY:
        ahead = wall > utc
        target = wall if ahead else wall + timedelta(days=1) - timedelta.resolution
        hours = -(-(target - utc) // _HOUR) if ahead else (target - utc) // _HOUR
        distance = hours * _HOUR
    is_zone = _WEST <= distance <= _EAST and distance % timedelta(minutes=15) == timedelta()
    return distance if is_zone else None
