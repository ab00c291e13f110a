"""Dates by other calendars and eras, read to the common day."""

from datetime import date

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from transform.normalise.date_reading import read_date

DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2040, 12, 31))
PERSIAN = [
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
]
PERSIAN_FIGURES = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def read_day(raw, language):
    readings = read_date(raw, language=language)
    return readings[0].wall.date() if readings else None


@given(DAYS)
def test_a_persian_date_is_read_in_words_and_in_figures(day):
    jalali = JalaliDate(day)
    year, month, number = jalali.year, jalali.month, jalali.day
    for raw in (
        f"{number} {PERSIAN[month - 1]} {year}",
        f"{year}/{month:02}/{number:02}",
        f"{year}-{month:02}-{number:02}T10:30:00",
    ):
        assert read_day(raw, "fa") == day
        assert read_day(raw.translate(PERSIAN_FIGURES), "fa") == day
        assert read_day(raw, "en") is None


@given(DAYS)
def test_a_hijri_date_is_read_in_figures_by_the_calendar_of_umm_al_qura(day):
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    assert read_day(f"{hijri.year}/{hijri.month}/{hijri.day}", "ar") == day


@pytest.mark.parametrize(
    ("raw", "language", "day"),
    [
        ("18 جمادى الآخرة 1448 هـ", "ar", "2026-11-28"),
        ("١٨ جمادى الآخرة ١٤٤٨", "ar", "2026-11-28"),
        ("12 رمضان 1447 - 1 مارس 2026", "ar", "2026-03-01"),
        ("شنبه ۷ آذر ۱۴۰۵ - 28 November 2026", "fa", "2026-11-28"),
        ("令和8年11月28日", "ja", "2026-11-28"),
        ("令和元年5月1日(水)", "ja", "2019-05-01"),
        ("㋿8年11月28日", "ja", "2026-11-28"),
        ("平成31年4月30日", "ja", "2019-04-30"),
        ("中華民國115年11月28日", "zh", "2026-11-28"),
        ("民國 115 年 11 月 28 日", "zh", "2026-11-28"),
        ("115-11-28", "zh", "2026-11-28"),
        ("115/11/28 10:30", "zh", "2026-11-28"),
    ],
)
def test_reads_eras_and_prefers_the_common_calendar_where_both_stand(raw, language, day):
    assert str(read_day(raw, language)) == day


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("115-11-28", "en"),
        ("115.11.28.5", "zh"),
        ("1405/13/01", "fa"),
        ("1404/12/30", "fa"),
        ("۳۱ مهر ۱۴۰۵", "fa"),
        ("1405-09-08", "de"),
    ],
)
def test_reads_nothing_that_no_calendar_of_the_language_has(raw, language):
    assert read_day(raw, language) is None
