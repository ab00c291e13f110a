"""Dates as CLDR writes them in a hundred languages and regions, read to their day."""

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.date_reading import read_date

LOCALES = [
    "af",
    "am",
    "ar",
    "ar_DZ",
    "ar_EG",
    "ar_IQ",
    "ar_LB",
    "ar_MA",
    "ar_SY",
    "ar_TN",
    "az",
    "az_Cyrl",
    "be",
    "bg",
    "bn",
    "bs",
    "bs_Cyrl",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "de_AT",
    "de_CH",
    "el",
    "en",
    "en_AU",
    "en_GB",
    "en_IN",
    "en_US",
    "es",
    "es_MX",
    "et",
    "eu",
    "fa",
    "fi",
    "fil",
    "fr",
    "fr_CA",
    "ga",
    "gl",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ky",
    "lb",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "mt",
    "my",
    "nb",
    "ne",
    "nl",
    "nn",
    "no",
    "pa",
    "pl",
    "ps",
    "pt",
    "pt_BR",
    "ro",
    "ru",
    "si",
    "sk",
    "sl",
    "sq",
    "sr",
    "sr_Latn",
    "sv",
    "sw",
    "ta",
    "te",
    "tg",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "uz_Cyrl",
    "vi",
    "zh",
    "zh_HK",
    "zh_Hant",
    "zh_TW",
    "zu",
]
DAYS = st.dates(min_value=date(1995, 1, 1), max_value=date(2040, 12, 31))


@given(day=DAYS, name=st.sampled_from(LOCALES), width=st.sampled_from(["medium", "long", "full"]))
def test_every_date_is_read_that_cldr_writes(day, name, width):
    locale = Locale.parse(name)
    written = format_date(day, width, locale)
    readings = read_date(written, language=locale.language, country=locale.territory)
    assert readings, written
    assert readings[0].wall.date() == day, written


@given(
    day=DAYS,
    name=st.sampled_from(LOCALES),
    spell=st.sampled_from(
        [
            str.upper,
            str.casefold,
            lambda text: text.replace("ı", "i"),
            lambda text: text.replace("i", "ı"),
            lambda text: text.replace("ς", "σ").replace("s", "ſ"),
        ]
    ),
)
def test_no_spelling_of_a_month_raises(day, name, spell):
    locale = Locale.parse(name)
    written = spell(format_date(day, "long", locale))
    for reading in read_date(written, language=locale.language, country=locale.territory):
        assert reading.wall.date() == day, written


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("28 تشرين الثاني 2026 - 10:30", "ar", "2026-11-28 10:30"),
        ("الجمعة 27 نونبر 2026", "ar", "2026-11-27 00:00"),
        ("Thứ Bảy, ngày 28 tháng 11 năm 2026, 10:30", "vi", "2026-11-28 10:30"),
        ("วันเสาร์ที่ 28 พฤศจิกายน พ.ศ. 2569 เวลา 10:30 น.", "th", "2026-11-28 10:30"),
        ("28 בנובמבר 2026 בשעה 10:30", "he", "2026-11-28 10:30"),
        ("2026(e)ko azaroaren 28a", "eu", "2026-11-28 00:00"),
        ("5 kasim 2026", "tr", "2026-11-05 00:00"),
        ("5 hazıran 2026", "tr", "2026-06-05 00:00"),
        ("28 novembar 2026.", "sr", "2026-11-28 00:00"),
        ("28 новембар 2026.", "sr", "2026-11-28 00:00"),
    ],
)
def test_reads_the_month_in_the_words_of_its_language(written, language, day):
    (reading,) = read_date(written, language=language)
    assert f"{reading.wall:%Y-%m-%d %H:%M}" == day


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("Mainz 05, 2026", "de"),
        ("Stock market 5, 2026", "en"),
        ("12 décorations pour 2026", "fr"),
        ("12 maisons en 2026", "fr"),
        ("28 noviembre", "es"),
        ("tháng 11 năm 2026", "vi"),
    ],
)
def test_a_word_that_only_begins_like_a_month_is_none(written, language):
    assert read_date(written, language=language) == ()
