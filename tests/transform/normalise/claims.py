"""Date claims and what is known beside them, for tests."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from records.article import DateClaim, DatePlace, DateRole
from records.row import ZoneFrom
from transform.normalise.dates import DateContext, decide_published

FETCHED_AT = datetime(2024, 6, 1, 12, 0, 30, tzinfo=UTC)


ZONES = (
    "UTC",
    "Europe/Minsk",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
)


def claim(raw, place="json_ld", role="published"):
    return DateClaim(raw=raw, place=DatePlace(place), role=DateRole(role))


def context(
    zone="UTC", zone_from=ZoneFrom.ASSUMED_UTC, language="en", country=None, fetched_at=FETCHED_AT
):
    return DateContext(
        fetched_at=fetched_at,
        zone=ZoneInfo(zone),
        zone_from=zone_from,
        language=language,
        country=country,
    )


def decide(*claims, **known):
    return decide_published(claims, context(**known))
