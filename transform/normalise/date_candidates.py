"""Date claims in, the plausible instants they may mean out, each with its provenance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from records.article import DateClaim, DatePlace, DateRole
from records.row import DatePrecision, ZoneFrom
from transform.normalise.date_reading import DateReading, read_date
from transform.normalise.relative_dates import RelativeReading, read_unusual_date

_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
# a wall clock without a zone may run up to 14 hours ahead of UTC, a server's clock a little more
_FUTURE_MARGIN = timedelta(hours=26)
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
    DatePlace.SCRIPT: 4,
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
    DatePlace.SCRIPT: 2,
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
class Candidate:
    """One plausible reading of one claim; `doubtful` where day and month could change places."""

    decided: DecidedDate
    day: date  # as stated
    claim: DateClaim
    weight: float
    doubtful: bool

    @property
    def is_vague(self) -> bool:
        """True where no time of day is stated (midnight sharp is how sites fill a missing one)."""
        stated = self.decided.stated_at
        return self.decided.precision is DatePrecision.DAY or not (
            stated.hour or stated.minute or stated.second
        )


def list_candidates(claims: Iterable[DateClaim], context: DateContext) -> list[Candidate]:
    """Return one plausible candidate a claim, in order; relative and unusual dates only where no other is."""
    read = [(claim, _read_claim(claim, context)) for claim in claims]
    candidates = [one for _, found in read for one in found or ()]
    if not candidates:
        unread = [claim for claim, found in read if found is None]
        for claim in unread[:_MOST_UNUSUAL]:
            if reading := read_unusual_date(claim.raw, context.language):
                candidates += _make_candidates(claim, (reading,), context)
    return _settle_doubts(candidates)


@lru_cache(maxsize=256)  # a page's claims are looked at by their roles, one by several
def _read_claim(claim: DateClaim, context: DateContext) -> tuple[Candidate, ...] | None:
    """Return the plausible candidates of one claim, None where it could not be read at all."""
    readings = read_date(claim.raw, language=context.language, country=context.country)
    return _make_candidates(claim, readings, context) if readings else None


def _make_candidates(
    claim: DateClaim, readings: Sequence[DateReading | RelativeReading], context: DateContext
) -> tuple[Candidate, ...]:
    """Return the plausible ones among the readings of one claim."""
    placed = [_place_in_time(reading, claim, context) for reading in readings]
    plausible = [decided for decided in placed if decided and _is_plausible(decided, context)]
    return tuple(
        [
            Candidate(
                decided=decided,
                day=decided.stated_at.date(),
                claim=claim,
                weight=_weigh_claim(claim),
                doubtful=len(plausible) > 1,
            )
            for decided in plausible
        ]
    )


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
        precision=DatePrecision.RELATIVE
        if isinstance(reading, RelativeReading)
        else reading.precision,
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


def _settle_doubts(candidates: list[Candidate]) -> list[Candidate]:
    """Keep one reading of each doubtful claim: the one a clear claim agrees with, else the first."""
    if not any(one.doubtful for one in candidates):
        return candidates
    clear_days = {one.day for one in candidates if not one.doubtful}
    kept: dict[DateClaim, Candidate] = {}
    for one in candidates:
        held = kept.get(one.claim)
        if held is None or (held.day not in clear_days and one.day in clear_days):
            kept[one.claim] = one
    return list(kept.values())


def _weigh_claim(claim: DateClaim) -> float:
    """Return what a claim is worth."""
    if claim.role is DateRole.UNKNOWN:
        return _UNKNOWN_WEIGHTS[claim.place]
    return _PUBLISHED_WEIGHTS[claim.place]
