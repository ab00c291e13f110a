"""The one date of publication among many claims."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.article import DateClaim, DatePlace, DateRole
from records.row import DatePrecision, ZoneFrom
from tests.transform.normalise.claims import FETCHED_AT, ZONES, claim, context, decide
from transform.normalise.dates import decide_modified, decide_published


def test_a_stated_date_keeps_its_provenance():
    decided = decide(claim("2022-01-10T15:47:00+03:00"))
    assert decided.instant_at == datetime(2022, 1, 10, 12, 47, tzinfo=UTC)
    assert decided.raw == "2022-01-10T15:47:00+03:00"
    assert decided.precision is DatePrecision.SECOND
    assert decided.place is DatePlace.JSON_LD
    assert decided.zone_from is ZoneFrom.CLAIM


def test_a_clock_without_zone_takes_the_zone_of_the_source():
    decided = decide(
        claim("10 January 2022, 15:47", "byline", "unknown"),
        zone="Europe/Minsk",
        zone_from=ZoneFrom.SOURCE,
    )
    assert decided.instant_at == datetime(2022, 1, 10, 12, 47, tzinfo=UTC)
    assert decided.zone_from is ZoneFrom.SOURCE
    assert decided.precision is DatePrecision.MINUTE


def test_without_any_zone_utc_is_assumed_and_said():
    decided = decide(claim("2022-01-10 15:47:00"))
    assert decided.instant_at == datetime(2022, 1, 10, 15, 47, tzinfo=UTC)
    assert decided.zone_from is ZoneFrom.ASSUMED_UTC


def test_a_day_is_the_start_of_that_day_in_the_zone_used():
    decided = decide(claim("2022-01-10"), zone="Europe/Minsk", zone_from=ZoneFrom.SOURCE)
    assert decided.instant_at == datetime(2022, 1, 9, 21, tzinfo=UTC)
    assert decided.precision is DatePrecision.DAY


@pytest.mark.parametrize(
    "claims",
    [
        (),
        (claim("yesteryear"),),
        (claim("2022-01-10T10:00Z", "json_ld", "modified"),),
        (claim("1889-01-10"),),
        (claim("2031-01-10"),),
        (claim("0001-01-01T00:00:00+14:00"),),
        (claim("9999-12-31T23:59:59-12:00"),),
        (claim("January 2022", "byline", "unknown"),),
        (claim("15:47", "byline", "unknown"),),
        (claim("Mon, 10 Jan 2022 15:47:00 GMT", "header", "unknown"),),
    ],
)
def test_what_no_claim_says_is_never_guessed(claims):
    assert decide(*claims) is None


def test_a_clock_may_run_ahead_of_the_fetch_by_its_zone_only():
    assert decide(claim("2024-06-02 01:00")) is not None
    assert decide(claim("2024-06-03 01:00")) is None


def test_day_and_month_are_settled_by_a_claim_that_agrees():
    clear = claim("2022-04-03", "url", "unknown")
    assert decide(claim("03/04/2022", "meta"), clear).stated_at.date().isoformat() == "2022-04-03"
    assert decide(claim("03/04/2022", "meta")).stated_at.date().isoformat() == "2022-03-04"
    british = decide(claim("03/04/2022", "meta"), country="GB")
    assert british.stated_at.date().isoformat() == "2022-04-03"


def test_the_reading_that_lies_in_the_future_is_none():
    fetched_at = datetime(2022, 1, 12, tzinfo=UTC)
    decided = decide(claim("10/01/2022", "meta"), country="US", fetched_at=fetched_at)
    assert decided.stated_at.date().isoformat() == "2022-01-10"


def test_relative_dates_count_back_from_the_fetch():
    hours = decide(claim("2 hours ago", "byline", "unknown"))
    assert hours.instant_at == datetime(2024, 6, 1, 10, 0, tzinfo=UTC)
    assert (hours.precision, hours.zone_from) == (DatePrecision.RELATIVE, ZoneFrom.CLAIM)
    days = decide(
        claim("3 days ago", "byline", "unknown"), zone="Europe/Minsk", zone_from=ZoneFrom.SOURCE
    )
    assert days.instant_at == datetime(2024, 5, 28, 21, 0, tzinfo=UTC)
    assert (days.precision, days.zone_from) == (DatePrecision.RELATIVE, ZoneFrom.SOURCE)
    named = decide(
        claim("yesterday, 15:47", "byline", "unknown"),
        zone="Europe/Minsk",
        zone_from=ZoneFrom.SOURCE,
    )
    assert named.instant_at == datetime(2024, 5, 31, 12, 47, tzinfo=UTC)


def test_the_hour_that_comes_twice_is_its_first_and_the_hour_that_is_skipped_follows_the_gap():
    twice = decide(claim("2022-10-30 02:30"), zone="Europe/Berlin", zone_from=ZoneFrom.SOURCE)
    assert twice.instant_at == datetime(2022, 10, 30, 0, 30, tzinfo=UTC)
    skipped = decide(claim("2022-03-27 02:30"), zone="Europe/Berlin", zone_from=ZoneFrom.SOURCE)
    assert skipped.instant_at == datetime(2022, 3, 27, 1, 30, tzinfo=UTC)


def test_modified_is_the_latest_change_after_publication():
    published = decide(claim("2022-01-10T10:00:00Z"))
    claims = (
        claim("2022-01-10T11:00:00Z", "json_ld", "modified"),
        claim("2022-01-12T11:00:00Z", "meta", "modified"),
        claim("Mon, 07 Feb 2022 10:00:00 GMT", "header", "modified"),
    )
    changed = decide_modified(claims, context(), published=published)
    assert changed.instant_at == datetime(2022, 1, 12, 11, tzinfo=UTC)
    assert decide_modified(claims[:1], context(), published=None) is not None
    assert decide_modified((), context(), published=published) is None


def test_a_change_before_publication_is_none():
    published = decide(claim("2022-01-10T10:00:00Z"))
    earlier = (claim("2022-01-09T11:00:00Z", "json_ld", "modified"),)
    assert decide_modified(earlier, context(), published=published) is None


WALLS = st.datetimes(
    min_value=datetime.fromisoformat("1991-01-01"), max_value=datetime.fromisoformat("2024-05-30")
).map(
    lambda wall: wall.replace(microsecond=0, fold=0)
)  # no page writes which of two like hours it means


@given(WALLS, st.sampled_from(ZONES))
def test_a_wall_clock_in_a_zone_is_the_right_instant(wall, zone):
    decided = decide(claim(wall.isoformat()), zone=zone, zone_from=ZoneFrom.SOURCE)
    assert decided.instant_at == wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    assert decided.instant_at.tzinfo is UTC


CLAIMS = st.lists(
    st.builds(
        DateClaim,
        raw=st.one_of(
            st.text(max_size=25),
            WALLS.map(lambda wall: wall.isoformat()),
            WALLS.map(lambda wall: wall.strftime("%d/%m/%Y")),
            WALLS.map(lambda wall: wall.strftime("%B %d, %Y %H:%M")),
        ),
        place=st.sampled_from(DatePlace),
        role=st.sampled_from(DateRole),
    ),
    max_size=6,
)


@settings(deadline=None)  # the first odd date loads dateparser's languages
@given(CLAIMS, st.sampled_from(ZONES))
def test_every_decision_is_aware_plausible_and_stands_in_a_claim(claims, zone):
    known = context(zone=zone, zone_from=ZoneFrom.SOURCE)
    published = decide_published(tuple(claims), known)
    if published is not None:
        assert published.instant_at.utcoffset() == timedelta()
        assert (
            datetime(1990, 1, 1, tzinfo=UTC)
            <= published.instant_at
            < FETCHED_AT + timedelta(days=2)
        )
        assert any(
            one.raw == published.raw
            and one.place is published.place
            and one.role is not DateRole.MODIFIED
            for one in claims
        )
    modified = decide_modified(claims, known, published=published)
    if modified and published:
        assert modified.instant_at >= published.instant_at
