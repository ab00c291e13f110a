"""All date claims of a page in, the one instant of publication with its provenance out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from records.article import DateClaim, DatePlace, DateRole
from records.row import DatePrecision, ZoneFrom
from transform.normalise.date_reading import DateReading, read_date
from transform.normalise.relative_dates import RelativeReading, read_unusual_date

_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
# a wall clock without a zone may run up to 14 hours ahead of UTC, a server's clock a little more
_FUTURE_MARGIN = timedelta(hours=26)

# where a reader sees a clock or a day
_SHOWN = frozenset({DatePlace.TIME_TAG, DatePlace.BYLINE, DatePlace.TEXT, DatePlace.URL})
_MOST_SHOWN = 4
_HOUR, _WEST, _EAST = timedelta(hours=1), timedelta(hours=-12), timedelta(hours=14)
_MOST_UNUSUAL = 4  # claims read by the slow reader, milliseconds each
# how much a place is worth that says "published", and one that does not say what its date is
_PUBLISHED_WEIGHTS: Mapping[DatePlace, float] = {
    DatePlace.JSON_LD: 10,
    DatePlace.META: 9,
    DatePlace.MICRODATA: 8,
    DatePlace.TIME_TAG: 7,
    DatePlace.BYLINE: 7,
    DatePlace.LINK: 6,
    DatePlace.URL: 5,
    DatePlace.TEXT: 3,
    DatePlace.HEADER: 1,
}
_UNKNOWN_WEIGHTS: Mapping[DatePlace, float] = {
    DatePlace.JSON_LD: 3,
    DatePlace.META: 3,
    DatePlace.MICRODATA: 3,
    DatePlace.TIME_TAG: 5,
    DatePlace.BYLINE: 5,
    DatePlace.LINK: 5,
    DatePlace.URL: 5,
    DatePlace.TEXT: 3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """What is known beside the claims: the source's zone, the page's language and country."""

    fetched_at: datetime
    zone: ZoneInfo
    zone_from: ZoneFrom
    language: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedDate:
    """A date that was decided: `instant_at` in UTC, `stated_at` in the zone it was stated or assumed in."""

    stated_at: datetime
    instant_at: datetime
    raw: str
    precision: DatePrecision
    place: DatePlace
    zone_from: ZoneFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """One plausible reading of one claim; `doubtful` where day and month could change places."""

    decided: DecidedDate
    day: date  # as stated
    role: DateRole
    weight: float
    order: int
    doubtful: bool

    @property
    def is_vague(self) -> bool:
        """True where no time of day is stated (midnight sharp is how sites fill a missing one)."""
        stated = self.decided.stated_at
        return self.decided.precision is DatePrecision.DAY or not (
            stated.hour or stated.minute or stated.second
        )


def decide_published(claims: Sequence[DateClaim], context: DateContext) -> DecidedDate | None:
    """Return the date of publication, or None where no claim gives a plausible full date.

    The day with the most support wins; among that day's claims the most exact of the strongest
    role gives the time. A date that says "modified" never stands in.
    """
    published = [claim for claim in claims if claim.role is DateRole.PUBLISHED]
    candidates = _list_candidates(published, context)
    if not _are_agreed(candidates):
        unlabelled = [claim for claim in claims if _may_say_published(claim)]
        candidates = _list_candidates(unlabelled, context)
    if not candidates:
        return None
    support = _sum_support(candidates)
    best = max(candidates, key=lambda one: (support[one.day], one.weight, -one.order))
    chosen = _refine_time(best, candidates).decided
    if chosen.zone_from is not ZoneFrom.CLAIM or chosen.stated_at.utcoffset():
        return chosen
    shown = [claim for claim in claims if claim.place in _SHOWN and claim not in published]
    seen = (*candidates, *_list_candidates(shown[:_MOST_SHOWN], context))
    return _restore_local_clock(chosen, [one.decided for one in seen])


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
    candidates = _list_candidates(changes, context)
    if not candidates:
        return None
    latest = max(candidates, key=lambda one: (not one.is_vague, one.decided.instant_at)).decided
    return None if published and latest.instant_at < published.instant_at else latest


def _are_agreed(candidates: Sequence[_Candidate]) -> bool:
    """Tell whether two kinds of places name one day and none another: nothing can outvote them."""
    days = {one.day for one in candidates}
    places = {one.decided.place for one in candidates}
    return len(days) == 1 and len(places) > 1 and not any(one.doubtful for one in candidates)


def _restore_local_clock(chosen: DecidedDate, seen: Sequence[DecidedDate]) -> DecidedDate:
    """Return a date given in UTC on the page's own clock, where another claim shows it.

    The instant stays. A claim of the same instant gives its zone; a clock without zone gives it
    by its distance; a bare day of the day before or after by the whole hours to reach it.
    """
    for other in seen:
        same = abs(other.instant_at - chosen.instant_at) < timedelta(minutes=1)
        if same and other.zone_from is ZoneFrom.CLAIM and other.stated_at.utcoffset():
            return replace(chosen, stated_at=chosen.instant_at.astimezone(other.stated_at.tzinfo))
    unzoned = [one for one in seen if one.zone_from is not ZoneFrom.CLAIM and one.place in _SHOWN]
    if any(one.stated_at.date() == chosen.stated_at.date() for one in unzoned):
        return chosen
    for other in unzoned:
        distance = _measure_zone(chosen.stated_at.replace(tzinfo=None), other)
        if distance is not None:
            zone = timezone(distance)
            return replace(chosen, stated_at=chosen.instant_at.astimezone(zone))
    return chosen


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


def _may_say_published(claim: DateClaim) -> bool:
    """Tell whether a claim can be of publication; a bare header tells when a server built the page."""
    if claim.role is DateRole.UNKNOWN:
        return claim.place is not DatePlace.HEADER
    return claim.role is DateRole.PUBLISHED


def _weigh_claim(claim: DateClaim) -> float:
    """Return what a claim is worth."""
    if claim.role is DateRole.UNKNOWN:
        return _UNKNOWN_WEIGHTS[claim.place]
    return _PUBLISHED_WEIGHTS[claim.place]


def _list_candidates(claims: Sequence[DateClaim], context: DateContext) -> list[_Candidate]:
    """Return one plausible candidate a claim; relative and unusual dates only where no other is."""
    candidates: list[_Candidate] = []
    unread: list[tuple[int, DateClaim]] = []
    for order, claim in enumerate(claims):
        readings = read_date(claim.raw, language=context.language, country=context.country)
        candidates += _make_candidates(claim, order, readings, context)
        if not readings:
            unread.append((order, claim))
    if not candidates:
        for order, claim in unread[:_MOST_UNUSUAL]:
            if reading := read_unusual_date(claim.raw, context.language):
                candidates += _make_candidates(claim, order, (reading,), context)
    return _settle_doubts(candidates)


def _make_candidates(
    claim: DateClaim,
    order: int,
    readings: Sequence[DateReading | RelativeReading],
    context: DateContext,
) -> list[_Candidate]:
    """Return the plausible ones among the readings of one claim."""
    placed = (_place_in_time(reading, claim, context) for reading in readings)
    plausible = [decided for decided in placed if decided and _is_plausible(decided, context)]
    return [
        _Candidate(
            decided=decided,
            day=decided.stated_at.date(),
            role=claim.role,
            weight=_weigh_claim(claim),
            order=order,
            doubtful=len(plausible) > 1,
        )
        for decided in plausible
    ]


def _place_in_time(
    reading: DateReading | RelativeReading, claim: DateClaim, context: DateContext
) -> DecidedDate | None:
    """Give a reading its instant; of two equal wall clocks in autumn the first."""
    try:
        if isinstance(reading, RelativeReading):
            stated_at, zone_from = _count_back(reading, context)
        else:
            stated_at = reading.wall.replace(tzinfo=reading.zone or context.zone)
            zone_from = ZoneFrom.CLAIM if reading.zone else context.zone_from
        instant_at = stated_at.astimezone(UTC)
    except OverflowError:  # the first and last days of the calendar
        return None
    return DecidedDate(
        stated_at=stated_at,
        instant_at=instant_at,
        raw=claim.raw,
        precision=reading.precision,
        place=claim.place,
        zone_from=zone_from,
    )


def _count_back(reading: RelativeReading, context: DateContext) -> tuple[datetime, ZoneFrom]:
    """Count back from the fetch: days on the source's calendar, shorter distances on the instant."""
    if reading.precision is DatePrecision.MINUTE and reading.clock is None:
        then = context.fetched_at.astimezone(UTC) - reading.ago
        stated_at = then.replace(second=0, microsecond=0).astimezone(context.zone)
        return stated_at, ZoneFrom.CLAIM  # a distance needs no zone
    day = (context.fetched_at.astimezone(context.zone) - reading.ago).date()
    return datetime.combine(day, reading.clock or time(), tzinfo=context.zone), context.zone_from


def _is_plausible(decided: DecidedDate, context: DateContext) -> bool:
    """Tell whether a date lies between 1990 and the fetch, plus the hours a clock without a zone may be ahead."""
    return _OLDEST <= decided.instant_at <= context.fetched_at + _FUTURE_MARGIN


def _settle_doubts(candidates: list[_Candidate]) -> list[_Candidate]:
    """Keep one reading of each doubtful claim: the one a clear claim agrees with, else the first."""
    if not any(one.doubtful for one in candidates):
        return candidates
    clear_days = {one.day for one in candidates if not one.doubtful}
    kept: dict[int, _Candidate] = {}
    for one in candidates:
        held = kept.get(one.order)
        if held is None or (held.day not in clear_days and one.day in clear_days):
            kept[one.order] = one
    return list(kept.values())


def _sum_support(candidates: Iterable[_Candidate]) -> dict[date, float]:
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


def _refine_time(best: _Candidate, candidates: Iterable[_Candidate]) -> _Candidate:
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
