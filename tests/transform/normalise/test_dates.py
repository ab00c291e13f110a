"""The one date of publication among many claims."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.article import DateClaim, DatePlace, DateRole
from records.row import DatePrecision, ZoneFrom
from transform.normalise.dates import DateContext, decide_modified, decide_published

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


def test_published_wins_over_an_unlabelled_date():
    decided = decide(claim("2022-02-20", "byline", "unknown"), claim("2022-01-10", "meta"))
    assert decided.place is DatePlace.META


def test_claims_that_agree_outvote_one_that_does_not():
    decided = decide(
        claim("2020-05-05"),
        claim("2022-01-10", "meta"),
        claim("10 January 2022", "byline", "unknown"),
    )
    assert decided.instant_at.year == 2022


def test_a_list_of_other_articles_does_not_outvote_the_byline():
    others = [claim(f"{day} May 2024", "time_tag", "unknown") for day in (9, 10, 11, 12)]
    decided = decide(
        *others,
        claim("22 December 2023", "byline", "unknown"),
        claim("12 May 2024", "text", "unknown"),
    )
    assert decided.stated_at.date().isoformat() == "2023-12-22"


def test_the_time_comes_from_the_claim_that_states_it():
    decided = decide(
        claim("2022-01-10"),
        claim("2022-01-10T09:30:00+03:00", "meta"),
        claim("10 January 2022, 23:00", "byline", "unknown"),
    )
    assert decided.instant_at == datetime(2022, 1, 10, 6, 30, tzinfo=UTC)
    assert decided.place is DatePlace.META


def test_midnight_sharp_gives_way_to_a_time():
    decided = decide(claim("2022-01-10T00:00:00"), claim("2022-01-10T09:30:00", "meta"))
    assert decided.instant_at.hour == 9


def test_a_utc_stamp_is_shown_on_the_clock_the_page_shows():
    decided = decide(
        claim("2023-12-23T03:22:07Z"), claim("2023-12-22T22:22:07-0500", "time_tag", "unknown")
    )
    assert decided.instant_at == datetime(2023, 12, 23, 3, 22, 7, tzinfo=UTC)
    assert decided.stated_at.isoformat() == "2023-12-22T22:22:07-05:00"
    assert decided.raw == "2023-12-23T03:22:07Z"


def test_a_day_of_change_says_nothing_of_the_clock():
    decided = decide(claim("2021-11-04T23:00Z"), claim("5 November 2021", "byline", "modified"))
    assert decided.stated_at.isoformat() == "2021-11-04T23:00:00+00:00"


@pytest.mark.parametrize(
    ("stamp", "shown", "place", "stated"),
    [
        ("2022-05-04T02:41:00Z", "3/5/2022 22:41", "byline", "2022-05-03T22:41:00-04:00"),
        ("2021-11-04T23:00Z", "5 November 2021", "byline", "2021-11-05T00:00:00+01:00"),
        ("2020-02-25T02:25:54Z", "2020-02-24", "url", "2020-02-24T23:25:54-03:00"),
        ("2020-02-25T02:25:54Z", "25 February 2020", "byline", "2020-02-25T02:25:54+00:00"),
        ("2020-02-25T22:25:54Z", "24 February 2020", "url", "2020-02-25T22:25:54+00:00"),
        ("2020-02-25T02:25:54Z", "24 February 2020, 11:07", "byline", "2020-02-25T02:25:54+00:00"),
    ],
)
def test_a_utc_stamp_falls_on_the_day_the_page_shows_where_a_zone_explains_it(
    stamp, shown, place, stated
):
    decided = decide(claim(stamp), claim(shown, place, "unknown"), country="GB")
    assert decided.stated_at.isoformat() == stated
    assert decided.instant_at == datetime.fromisoformat(stamp)


def test_a_byline_that_shows_an_earlier_day_than_the_data_behind_the_page_is_right():
    byline = claim("November 2, 2022", "byline", "unknown")
    decided = decide(claim("2024-05-12T08:00:00Z"), claim("2024-05-12", "meta"), byline)
    assert (decided.place, decided.stated_at.date().isoformat()) == (DatePlace.BYLINE, "2022-11-02")


@pytest.mark.parametrize(
    "besides",
    [
        [claim("2022-11-02", "meta", "modified")],  # shown, but a day of change
        [claim("12 May 2024", "time_tag", "unknown")],  # the page shows the other day, too
        [  # a list of other articles
            claim("1 November 2022", "byline", "unknown"),
            claim("31 October 2022", "byline", "unknown"),
        ],
    ],
)
def test_an_earlier_day_that_is_not_the_article_s_own_loses(besides):
    byline = claim("November 2, 2022", "byline", "unknown")
    decided = decide(claim("2024-05-12T08:00:00Z"), claim("2024-05-12", "meta"), byline, *besides)
    assert decided.stated_at.date().isoformat() == "2024-05-12"


def test_a_later_day_in_the_byline_does_not_move_publication():
    byline = claim("March 16, 2024", "byline", "unknown")
    decided = decide(claim("2024-03-12T08:00:00Z"), byline)
    assert decided.stated_at.date().isoformat() == "2024-03-12"


def test_the_first_date_near_the_headline_outweighs_those_that_follow():
    decided = decide(
        claim("20 December 2023", "byline", "unknown"),
        claim("17 June 2023", "byline"),
        claim("4 November 2023", "byline"),
    )
    assert decided.stated_at.date().isoformat() == "2023-12-20"


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
