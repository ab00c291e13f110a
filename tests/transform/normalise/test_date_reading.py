"""Dates as pages write them, read to wall clock, zone and precision."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.row import DatePrecision
from transform.normalise.clock_words import read_zone_name
from transform.normalise.date_reading import decide_day_order, read_date
from transform.normalise.month_names import read_month

MOMENTS = st.datetimes(
    min_value=datetime.fromisoformat("1970-01-02"), max_value=datetime.fromisoformat("2069-12-30")
).map(lambda moment: moment.replace(microsecond=0))
OFFSETS = st.integers(-12 * 4, 14 * 4).map(
    lambda quarter: timezone(timedelta(minutes=15 * quarter))
)


@pytest.mark.parametrize(
    ("raw", "language", "wall", "hours", "precision"),
    [
        ("2022-01-10T15:47:00+03:00", "en", "2022-01-10T15:47:00", 3, "second"),
        ("2022-01-10T15:47+0300", "en", "2022-01-10T15:47:00", 3, "minute"),
        ("2022-01-10T15:47:00.123456789Z", "en", "2022-01-10T15:47:00", 0, "second"),
        ("20220110T154700", "en", "2022-01-10T15:47:00", None, "second"),
        ("20220110154700", "en", "2022-01-10T15:47:00", None, "second"),
        ("202201101547", "en", "2022-01-10T15:47:00", None, "minute"),
        ("2022-01-10 15:47:00 +0300", "en", "2022-01-10T15:47:00", 3, "second"),
        ("2022-1-5 9:05", "en", "2022-01-05T09:05:00", None, "minute"),
        ("2022-01-10", "en", "2022-01-10T00:00:00", None, "day"),
        ("2022/01/10", "en", "2022-01-10T00:00:00", None, "day"),
        ("1641829620", None, "2022-01-10T15:47:00", 0, "second"),
        ("1641829620123", None, "2022-01-10T15:47:00", 0, "second"),
        ("Mon, 10 Jan 2022 15:47:00 GMT", "en", "2022-01-10T15:47:00", 0, "second"),
        ("Sunday, 10-Jan-22 15:47:00 GMT", "en", "2022-01-10T15:47:00", 0, "second"),
        ("Mon Jan 10 15:47:00 UTC 2022", "en", "2022-01-10T15:47:00", 0, "second"),
        ("January 10, 2022 3:47 PM EST", "en", "2022-01-10T15:47:00", -5, "minute"),
        ("Jan. 10, 2022 | 12:05 a.m.", "en", "2022-01-10T00:05:00", None, "minute"),
        ("January 10th, 2022 at 9pm", "en", "2022-01-10T21:00:00", None, "minute"),
        ("10 January 2022, 9:15 AM (UTC-5)", "en", "2022-01-10T09:15:00", -5, "minute"),
        ("Mon Jan 10 2022 14:01:00 GMT+0100 (CET)", "en", "2022-01-10T14:01:00", 1, "second"),
        ("15:47, 10 January 2022", "en", "2022-01-10T15:47:00", None, "minute"),
        ("ExampleJan 10, 2022, 03:47 PM EST", "en", "2022-01-10T15:47:00", -5, "minute"),
        ("26 | 01 | 2022", "de", "2022-01-26T00:00:00", None, "day"),
        ("10 de enero de 2022", "es", "2022-01-10T00:00:00", None, "day"),
        ("10. Januar 2022, 15:47 Uhr", "de", "2022-01-10T15:47:00", None, "minute"),
        ("10. Jänner 2022", "de", "2022-01-10T00:00:00", None, "day"),
        ("10.01.22 15.47", "de", "2022-01-10T15:47:00", None, "minute"),
        ("le 10 janvier 2022 à 15h47", "fr", "2022-01-10T15:47:00", None, "minute"),
        ("10 gennaio 2022 alle 15:47", "it", "2022-01-10T15:47:00", None, "minute"),
        ("10 stycznia 2022", "pl", "2022-01-10T00:00:00", None, "day"),
        ("2022. január 10. 15:47", "hu", "2022-01-10T15:47:00", None, "minute"),
        ("8 Μαΐου 2022, 10:15 μ.μ.", "el", "2022-05-08T22:15:00", None, "minute"),
        ("10 января 2022 г., 15:47 МСК", "ru", "2022-01-10T15:47:00", 3, "minute"),
        ("10 студзеня 2022, 15:47", "be", "2022-01-10T15:47:00", None, "minute"),
        ("10 січня 2022", "uk", "2022-01-10T00:00:00", None, "day"),
        ("٢٠٢٢-٠١-١٠", "ar", "2022-01-10T00:00:00", None, "day"),
        ("١٠ يناير ٢٠٢٢", "ar", "2022-01-10T00:00:00", None, "day"),
        ("2022年1月10日 下午3:47", "zh", "2022-01-10T15:47:00", None, "minute"),
        ("2022年1月10日 15時47分", "ja", "2022-01-10T15:47:00", None, "minute"),
        ("2022년 1월 10일 오후 3:47", "ko", "2022-01-10T15:47:00", None, "minute"),
        ("10 มกราคม 2565", "th", "2022-01-10T00:00:00", None, "day"),
    ],
)
def test_reads_dates_as_they_are_written(raw, language, wall, hours, precision):
    first = read_date(raw, language=language)[0]
    offset = first.zone and first.zone.utcoffset(first.wall)
    assert first.wall.isoformat() == wall
    assert offset == (None if hours is None else timedelta(hours=hours))
    assert first.precision == precision


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "May 2022",
        "10 January",
        "2022",
        "15:47",
        "31.02.2022",
        "2022-13-01",
        "2022-02-30T10:00",
        "20221399101112",
        "99999999999999",
        "Version 1.2.3.4",
        "12/2022",
        "Monday",
        "5 Kreuzbar 2022",
        "1.2.2022.3",
        "x" * 5000 + " 2022-01-10",
    ],
)
def test_reads_nothing_where_a_part_is_missing_or_no_such_day_exists(raw):
    assert read_date(raw, language="en") == ()


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [
        ("en", "US", "2022-03-04"),
        ("en", None, "2022-03-04"),
        ("en", "GB", "2022-04-03"),
        ("en", "AU", "2022-04-03"),
        ("es", None, "2022-04-03"),
        (None, "US", "2022-03-04"),
        (None, None, "2022-04-03"),
        ("xx", "XX", "2022-04-03"),
    ],
)
def test_keeps_both_readings_of_a_date_whose_day_and_month_could_change_places(
    language, country, first
):
    readings = [
        str(one.wall.date()) for one in read_date("03/04/2022", language=language, country=country)
    ]
    assert readings[0] == first
    assert sorted(readings) == ["2022-03-04", "2022-04-03"]


def test_reads_one_way_where_only_one_is_possible():
    assert [str(one.wall.date()) for one in read_date("12/21/2023", language="de")] == [
        "2023-12-21"
    ]
    assert [str(one.wall.date()) for one in read_date("21/12/2023", language="en")] == [
        "2023-12-21"
    ]
    assert [str(one.wall.date()) for one in read_date("04.03.2022", language="en")] == [
        "2022-03-04"
    ]
    assert [str(one.wall.date()) for one in read_date("12.18.2025", language="en")] == [
        "2025-12-18"
    ]
    assert len(read_date("04/04/2022", language="en")) == 1


def test_the_order_of_days_follows_the_country_before_the_language():
    assert decide_day_order("en", "US") == "mdy"
    assert decide_day_order("en", "GB") == "dmy"
    assert decide_day_order("sv", None) == "ymd"


def test_a_wall_clock_abbreviation_knows_the_season():
    winter, summer = (
        read_date(raw, language="en")[0]
        for raw in ("Jan 10, 2022 9:00 ET", "July 10, 2022 9:00 ET")
    )
    assert winter.zone is not None
    assert winter.zone.utcoffset(winter.wall) == timedelta(hours=-5)
    assert summer.zone.utcoffset(summer.wall) == timedelta(hours=-4)


def test_an_abbreviation_means_another_clock_in_another_country():
    noon = datetime.fromisoformat("2022-01-10T12:00")
    assert read_zone_name("CST").utcoffset(noon) == timedelta(hours=-6)
    assert read_zone_name("CST", country="CN").utcoffset(noon) == timedelta(hours=8)
    assert read_zone_name("IST", country="IL").utcoffset(noon) == timedelta(hours=2)
    assert read_zone_name("Uhr") is None


def test_an_impossible_offset_is_no_zone():
    assert read_date("10 Jan 2022 10:00 +99:00", language="en")[0].zone is None


def test_month_names_by_language_and_clear_beginnings():
    assert read_month("Sept.", "en") == 9
    assert read_month("сен", "ru") == 9
    assert read_month("MÄRZ", "de") == 3
    assert read_month("août", "fr") == 8
    assert read_month("December", "de") == 12  # English is understood everywhere
    assert read_month("PublishedDecember", "en") == 12  # no blank between two elements
    assert read_month("unDecember", None) == 12
    assert read_month("undecember", None) is None
    assert read_month("ma", "fr") is None
    assert read_month("Ju", "en") is None
    assert read_month("May", "no-such-language") == 5


@given(MOMENTS, OFFSETS)
def test_iso_and_rfc_2822_come_back_as_they_were_written(moment, offset):
    aware = moment.replace(tzinfo=offset)
    for raw in (aware.isoformat(), aware.isoformat(sep=" "), format_datetime(aware)):
        (reading,) = read_date(raw, language="en")
        assert reading.wall.replace(tzinfo=reading.zone) == aware
        assert reading.precision is DatePrecision.SECOND


@given(MOMENTS)
def test_seconds_since_1970_are_utc(moment):
    seconds = int(moment.replace(tzinfo=UTC).timestamp())
    if seconds < 200_000_000:
        return
    (reading,) = read_date(str(seconds), language="en")
    assert reading.wall == moment
    assert reading.zone is UTC


@given(
    MOMENTS,
    st.sampled_from(
        ["%d %B %Y", "%B %d, %Y", "%d %b %Y %H:%M", "%b. %d, %Y, %I:%M %p", "%Y-%m-%d", "%d.%m.%Y"]
    ),
)
def test_a_date_formatted_and_read_is_the_same_date(moment, pattern):
    (reading,) = read_date(moment.strftime(pattern), language="en")
    assert reading.wall.date() == moment.date()
    if "%M" in pattern:
        assert (reading.wall.hour, reading.wall.minute) == (moment.hour, moment.minute)
        assert reading.precision is DatePrecision.MINUTE


@pytest.mark.parametrize(
    "filling", ["1 ", "1.", "1/", "10 jan ", "de ", "1:1", "2022 ", "( ", ", ", "a.a"]
)
def test_a_text_made_to_confuse_is_read_like_any_other(filling):
    for reading in read_date((filling * 200)[:200], language="de"):
        assert reading.wall.year > 0


@given(st.text(max_size=300), st.sampled_from(["en", "de", "ru", "zh", None]))
def test_no_text_raises(raw, language):
    for reading in read_date(raw, language=language):
        assert reading.wall.tzinfo is None


@given(
    st.lists(
        st.sampled_from(
            [
                "10",
                "3",
                "2022",
                "Jan",
                "mai",
                "12:30",
                "pm",
                "/",
                ".",
                "-",
                ",",
                " ",
                "Z",
                "+03:00",
                "年",
                "月",
                "日",
                "h",
            ]
        ),
        max_size=14,
    )
)
def test_no_mix_of_the_parts_of_dates_raises(parts):
    read_date("".join(parts), language="fr")
    read_date(" ".join(parts), language="en")
