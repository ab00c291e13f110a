"""Dates told as a distance from now, and dates in words the fast readers do not know."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.row import DatePrecision
from transform.normalise.relative_dates import RelativeReading, read_unusual_date


@pytest.mark.parametrize(
    ("raw", "language", "ago", "precision"),
    [
        ("2 hours ago", "en", timedelta(hours=2), DatePrecision.MINUTE),
        ("Published 5 mins ago", "en", timedelta(minutes=5), DatePrecision.MINUTE),
        ("an hour ago", "en", timedelta(hours=1), DatePrecision.MINUTE),
        ("3d ago", "en", timedelta(days=3), DatePrecision.DAY),
        ("2 weeks ago", "en", timedelta(weeks=2), DatePrecision.DAY),
        ("yesterday", "en", timedelta(days=1), DatePrecision.DAY),
        ("vor 2 Stunden", "de", timedelta(hours=2), DatePrecision.MINUTE),
        ("2 часа назад", "ru", timedelta(hours=2), DatePrecision.MINUTE),
        ("il y a 3 jours", "fr", timedelta(days=3), DatePrecision.DAY),
    ],
)
def test_reads_a_distance_from_now(raw, language, ago, precision):
    reading = read_unusual_date(raw, language)
    assert reading == RelativeReading(ago=ago, clock=None, precision=precision)


def test_reads_a_named_day_with_its_time():
    reading = read_unusual_date("gestern, 15:47", "de")
    assert reading == RelativeReading(
        ago=timedelta(days=1), clock=time(15, 47), precision=DatePrecision.MINUTE
    )


@pytest.mark.parametrize(
    "raw", ["gestern, 15:47 CET", "gestern 15:47 (UTC)", "gestern 15:47 +0100"]
)
def test_a_zone_does_not_hide_the_words_of_a_date(raw):
    assert read_unusual_date(raw, "de") is not None


def test_reads_a_full_date_in_a_language_without_month_names():
    reading = read_unusual_date("10 tháng 1, 2022", "vi")
    assert reading.wall == datetime.fromisoformat("2022-01-10")
    assert reading.precision is DatePrecision.DAY
    reading = read_unusual_date("10 tháng 1, 2022 15:47", "vi")
    assert reading.wall == datetime.fromisoformat("2022-01-10T15:47")
    assert reading.precision is DatePrecision.MINUTE


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "15:47",
        "10 January",
        "Monday",
        "May 2022",
        "in 3 days",
        "tomorrow",
        "tomorrow at 15:47",
        "no date",
        "Remote work: 5 tips",
        "Recommended: 10 books",
        "Mo-Su 08:00-20:00",
        "x" * 80,
    ],
)
def test_reads_nothing_where_a_part_would_have_to_be_guessed(raw):
    assert read_unusual_date(raw, "en") is None


def test_an_unknown_language_reads_nothing():
    assert read_unusual_date("vor 2 Stunden", "qq") is None


@settings(deadline=None)  # the first odd date loads dateparser's languages
@given(st.text(max_size=40))
def test_no_text_raises(raw):
    read_unusual_date(raw, "en")
