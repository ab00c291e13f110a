"""Which of several claims tells the day and the hour of publication."""

from datetime import UTC, datetime

import pytest

from records.article import DatePlace
from tests.transform.normalise.claims import claim, decide


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
